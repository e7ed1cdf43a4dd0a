"""What segments are made of: what customers are, have, do or think, and not how they were reached."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.results.columns import Columns
from segmentry.stages.inspection.themes.basis import BESIDE_ANSWERS, OF_THE_DAY, REACHED

N = 240
RNG = np.random.default_rng(5)
PLAIN = {"income": RNG.gamma(2, 900, N).round(), "balance": RNG.normal(900, 300, N).round(2)}


def counts(most: float = 9.0) -> Any:
    return RNG.integers(0, int(most), N)


def look(**columns: Any) -> Columns:
    return segmentry.inspect(pd.DataFrame({**PLAIN, **columns}))


def reasons(columns: Columns) -> dict[str, str]:
    return {column.name: column.reason for column in columns.columns if column.name not in PLAIN}


@pytest.mark.parametrize(
    "names",
    [
        ("contact", "day", "month", "duration", "campaign", "previous"),
        ("NoOfContacts", "LastContactDay", "CallDuration", "campaigns"),
        ("Kontakte", "Kampagne", "Monat", "Dauer"),
        ("contactos", "campaña", "dia", "duracion"),
        ("Mailings", "times contacted", "Days"),
    ],
)
def test_how_customers_were_reached_describes(names: tuple[str, ...]) -> None:
    found = look(**{name: counts(28) for name in names})
    assert reasons(found) == dict.fromkeys(names, REACHED)
    assert {found[name].theme for name in names} == {"reached"}
    assert found.named("feature") == tuple(PLAIN)


@pytest.mark.parametrize(
    "names",
    [
        ("duration", "day", "month"),
        ("session_duration", "page_views", "sessions"),
        ("email_opens", "support_calls", "campaign_clicks"),
        ("call_minutes", "calls_abroad", "previous_purchases"),
    ],
)
def test_what_customers_do_makes_segments_however_it_is_called(names: tuple[str, ...]) -> None:
    assert look(**{name: counts(28) for name in names}).named("feature") == (*PLAIN, *names)


@pytest.mark.parametrize("name", ["SMS_received", "email sent", "recibido_sms", "Brief erhalten"])
def test_whether_a_message_went_out_is_a_contact_and_how_many_is_use(name: str) -> None:
    assert look(**{name: counts(2)})[name].theme == "reached"
    assert look(**{name: counts(28)})[name].theme != "reached"


def test_where_nearly_all_tells_of_contacts_it_makes_the_segments_and_that_is_said() -> None:
    frame = pd.DataFrame({"contacts": counts(20), "campaigns": counts(7), "pdays": counts(50)})
    found = segmentry.inspect(frame)
    assert found.named("feature") == tuple(frame)
    assert any(finding.what.startswith("Fewer than two columns tell who customers are") for finding in found.findings)


@pytest.mark.parametrize("time", ["date", "month"])
def test_figures_that_are_equal_for_all_of_a_month_describe(time: str) -> None:
    month = RNG.integers(0, 12, N)
    days = pd.to_datetime({"year": 2023, "month": month + 1, "day": RNG.integers(1, 28, N)})
    when = {"visited": days} if time == "date" else {"month": np.array(list("abcdefghijkl"), dtype=object)[month]}
    rates = {"x_rate": RNG.normal(size=12).round(3)[month], "y_level": RNG.normal(90, 3, 12).round(2)[month]}
    found = look(**when, **rates)
    assert {name: found[name].reason for name in rates} == dict.fromkeys(rates, OF_THE_DAY)


def test_what_a_plan_costs_and_how_long_one_is_a_customer_are_no_figures_of_the_day() -> None:
    plan, month = RNG.integers(0, 8, N), RNG.integers(0, 24, N)
    begun = pd.Timestamp("2022-01-01") + pd.to_timedelta(30.5 * month, unit="D")
    own = {"fee": np.linspace(5.5, 60, 8)[plan], "gigabytes": np.linspace(1.5, 90, 8)[plan], "tenure": 24.5 - month}
    found = look(begun=begun, **own)
    assert OF_THE_DAY not in reasons(found).values()


@pytest.mark.parametrize(
    ("names", "top"),
    [
        ([f"Q{i}" for i in range(1, 8)], 5),
        (["trust in brand", "price importance", "likes novelty", "worry", "satisfied", "recommends", "quality"], 7),
        (["Zufriedenheit", "Preisbewusstsein", "Markentreue", "Empfehlung", "Vertrauen", "Interesse"], 10),
    ],
)
def test_answers_of_one_scale_are_a_base_of_their_own(names: list[str], top: int) -> None:
    liking = RNG.normal(size=N)
    answers = {
        name: np.clip((top + 1) / 2 + top / 5 * (liking + RNG.normal(size=N)), 1, top).round().astype(int)
        for name in names
    }
    found = segmentry.inspect(pd.DataFrame({"age": RNG.integers(18, 80, N), "visits": counts(20), **answers}))
    assert set(found.named("feature")) == set(names)
    assert {found[name].theme for name in names} == {"thinks"}
    assert [found[name].reason for name in ("age", "visits")] == [BESIDE_ANSWERS] * 2


@pytest.mark.parametrize("answers", [("No", "Yes"), (0, 1), ("falsch", "stimmt")])
def test_yes_and_no_to_judgements_are_such_answers_too(answers: tuple[Any, Any]) -> None:
    names = ["yummy", "convenient", "greasy", "cheap", "tasty", "healthy", "expensive"]
    likes = RNG.random(N) < 0.5
    items = {name: np.array(answers)[(RNG.random(N) < np.where(likes, 0.8, 0.2)).astype(int)] for name in names}
    found = segmentry.inspect(pd.DataFrame({"Age": RNG.integers(18, 80, N), "Visits": counts(20), **items}))
    assert set(found.named("feature")) == set(names)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([f"Q{i}" for i in range(1, 7)], ["Disagree", "Neither", "Agree"]),
        (["trust", "worry", "satisfaction", "importance", "quality", "interest"], ["meh", "fab", "yuck", "wow"]),
    ],
)
def test_words_are_such_answers_with_and_without_an_order(names: list[str], words: list[str]) -> None:
    liking = RNG.integers(0, len(words), N)
    items = {
        name: np.array(words)[np.where(RNG.random(N) < 0.7, liking, RNG.integers(0, len(words), N))] for name in names
    }
    found = segmentry.inspect(pd.DataFrame({"age": RNG.integers(18, 80, N), "visits": counts(20), **items}))
    assert set(found.named("feature")) == set(names)


@pytest.mark.parametrize(
    "names",
    [
        ["orders", "visits", "returns", "calls", "clicks", "logins"],
        ["OnlineSecurity", "OnlineBackup", "TechSupport", "StreamingTV", "StreamingMovies", "PhoneService"],
    ],
)
def test_counts_and_products_of_one_range_are_no_answers(names: list[str]) -> None:
    assert BESIDE_ANSWERS not in reasons(look(**{name: RNG.integers(0, 6, N) for name in names})).values()


def test_a_table_with_several_bases_says_so() -> None:
    does = {name: counts(40) for name in ("orders", "visits", "returns", "clicks")}
    thinks = {name: counts(60) for name in ("satisfaction", "trust", "nps rating")}
    notes = [f for f in look(**does, **thinks).findings if "can be segmented by" in f.what]
    assert [f.what for f in notes] == [
        "This table can be segmented by what customers do (4 columns) or what they think (3 columns)."
    ]
    assert notes[0].remedy == 'Set themes = ["does"] in the plan to use one of them alone.'


def test_neighbours_that_begin_alike_tell_the_same() -> None:
    found = look(MntWines=counts(90), MntFruits=counts(90), MntXyz=counts(90), MntGold=counts(90))
    assert {found[name].theme for name in ("MntWines", "MntXyz")} == {"does"}


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("household_size", "is"),
        ("Einkommen", "is"),
        ("situation familiale", "is"),
        ("saldo", "has"),
        ("Kreditlimit", "has"),
        ("anzahl_produkte", "has"),
        ("depenses vin", "does"),
        ("liczba_zamowien", "does"),
        ("days since last purchase", "does"),
        ("soddisfazione", "thinks"),
        ("price importance", "thinks"),
        ("tevredenheid", "thinks"),
        ("x17", None),
    ],
)
def test_names_tell_themes_in_many_languages(name: str, theme: str | None) -> None:
    assert look(**{name: counts(60)})[name].theme == theme


def test_what_came_of_it_and_sensitive_traits_have_a_theme_and_ids_have_none() -> None:
    found = look(churned=counts(2), gender=counts(2), customer_id=np.arange(N) * 3 + 7)
    assert [found[name].theme for name in ("churned", "gender", "customer_id")] == ["came", "is", None]


def test_a_yes_or_no_to_a_call_is_no_telephone_number() -> None:
    found = look(telefon_po_14_dniach=counts(2), telefon=counts(28))
    assert (found["telefon_po_14_dniach"].theme, found["telefon"].theme) == (None, "is")
