"""What is known only once an outcome is makes no segments: they would be the outcome over again."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

import segmentry

pytestmark = pytest.mark.usefixtures("one_database")

N = 600

Made = Callable[[NDArray[np.bool_], np.random.Generator], object]


def table(made: Made, outcome: str = "churned", flipped: float = 0.0) -> pd.DataFrame:
    """Customers of whom a third left, with one column made of that for all but a share of them."""
    rng = np.random.default_rng(5)
    left = rng.random(N) < 1 / 3
    numbers = pd.DataFrame(rng.normal(50, 9, (N, 3)) + 4 * left[:, None], columns=["age", "minutes", "monthly_fee"])
    known = made(left ^ (rng.random(N) < flipped), rng)
    return numbers.assign(told=known, **{outcome: np.where(left, "yes", "no")})


def settlement(left: NDArray[np.bool_], rng: np.random.Generator) -> object:
    return np.where(left, rng.gamma(2, 40, N).round(2), 0)


def in_words(left: NDArray[np.bool_], rng: np.random.Generator) -> object:
    return np.where(left, rng.choice(["moved", "price"], N), rng.choice(["current", "renewing", "paused"], N))


def shifted(left: NDArray[np.bool_], rng: np.random.Generator) -> object:
    return rng.normal(0, 1, N) + 5 * left


def fee(left: NDArray[np.bool_], rng: np.random.Generator) -> object:
    return np.where(left & (rng.random(N) < 0.4), 45, 0)  # of some who left, and of nobody else


@pytest.mark.parametrize("made", [settlement, in_words, shifted, fee])
@pytest.mark.parametrize("name", ["churned", "zz"])
def test_it_describes(made: Made, name: str) -> None:
    plan = segmentry.Plan(columns={name: {"role": "outcome"}}) if name == "zz" else None
    columns = segmentry.inspect(table(made, name), plan)
    assert (columns["told"].role, columns["told"].theme) == ("descriptor", "came")
    assert f"`{name}` nearly for sure" in columns["told"].reason
    assert [columns[c].role for c in ("age", "minutes", "monthly_fee")] == ["feature"] * 3


def test_that_a_cell_is_filled_may_tell_it() -> None:
    columns = segmentry.inspect(table(lambda left, rng: np.where(left, np.nan, rng.integers(20, 60, N))))
    assert "nearly for sure" in columns["told"].reason
    reasons = segmentry.inspect(table(lambda left, rng: np.where(left, rng.choice(["moved", "price"], N), None)))
    assert reasons["told"].role == "descriptor", "though two thirds of the cells are missing"


@pytest.mark.parametrize(
    ("name", "flipped", "role"),
    [
        ("claims", 0.0, "descriptor"),
        ("bills_sent", 0.0, "descriptor"),
        ("claims", 0.1, "feature"),
        ("trips", 0, "feature"),
    ],
)
def test_what_is_0_in_just_the_rows_in_which_a_cost_is_counts_the_same_events_but_for_use(
    name: str, flipped: float, role: str
) -> None:
    frame = table(lambda left, rng: left * rng.integers(1, 4, N), flipped=flipped).rename(columns={"told": name})
    cost = np.where(frame.pop("churned") == "yes", np.random.default_rng(1).gamma(2, 400, N).round(2), 0)
    assert segmentry.inspect(frame.assign(claim_cost=cost))[name].role == role


@pytest.mark.parametrize("made", [settlement, in_words])
def test_what_foretells_well_but_not_surely_is_a_feature(made: Made) -> None:
    columns = segmentry.inspect(table(made, flipped=0.15))
    assert "nearly for sure" not in columns["told"].reason


def test_the_user_has_the_last_word() -> None:
    plan = segmentry.Plan(columns={"told": {"role": "feature"}})
    assert segmentry.prepare(table(settlement), plan).columns["told"].role == "feature"


def test_two_features_are_left_at_least() -> None:
    frame = table(settlement)
    assert segmentry.inspect(frame[["age", "told", "churned"]])["told"].role == "feature"
    assert segmentry.inspect(frame[["age", "minutes", "told", "churned"]])["told"].role == "descriptor"


def test_few_customers_of_an_outcome_show_nothing() -> None:
    frame = table(settlement)
    few = pd.concat([frame[frame["churned"] == "no"], frame[frame["churned"] == "yes"][:12]])
    assert "nearly for sure" not in segmentry.inspect(few)["told"].reason


def test_a_value_in_another_unit_is_no_feature() -> None:
    frame = table(shifted).drop(columns=["churned"])
    spent = pd.Series(np.random.default_rng(2).gamma(2, 400, N)).round(2)
    columns = segmentry.inspect(frame.assign(told=(spent / 20).round(), lifetime_value=spent, visits=spent // 90))
    assert (columns["lifetime_value"].role, columns["told"].role, columns["visits"].role) == (
        "value",
        "descriptor",
        "feature",
    )


@pytest.mark.parametrize(("name", "role"), [("reminders_12m", "descriptor"), ("orders_12m", "feature")])
def test_what_is_called_like_a_consequence_and_tells_it_well_describes(name: str, role: str) -> None:
    """No limit parts who did not pay from the others nearly for sure, but reminders follow from late payment."""
    rng = np.random.default_rng(5)
    late = rng.random(N) < 0.15
    sent = np.where(late, 1 + rng.poisson(1.5, N), rng.random(N) < 0.1)
    numbers = pd.DataFrame(rng.normal(50, 9, (N, 3)), columns=["age", "minutes", "discount"])
    columns = segmentry.inspect(numbers.assign(**{name: sent, "default_12m": np.where(late, "yes", "no")}))
    assert columns[name].role == role


@pytest.mark.parametrize(
    ("days", "level", "threat"),
    [("Verzugstage_2024", "Mahnstufe", "Sperrandrohung"), ("dias_mora", "recordatorios", "recobro")],
)
def test_what_sets_in_when_somebody_is_late_follows_from_the_days(days: str, level: str, threat: str) -> None:
    rng = np.random.default_rng(7)
    late = np.where(rng.random(N) < 0.5, 0, rng.gamma(1.2, 15, N).round())
    frame = pd.DataFrame(rng.normal(50, 9, (N, 3)), columns=["usage", "instalment", "logins"])
    frame = frame.assign(
        **{days: late, level: np.digitize(late, [14, 28, 42]), threat: np.where(late > 42, "ja", "nein")}
    )
    columns = segmentry.inspect(frame)
    assert [columns[x].role for x in (days, level, threat)] == ["outcome", "descriptor", "descriptor"]
    assert columns[level].theme == columns[threat].theme == "came"


def test_beside_money_that_few_bring_the_times_that_they_did_make_no_segments() -> None:
    rng = np.random.default_rng(8)
    pays = rng.random(N) < 0.2
    frame = pd.DataFrame(rng.normal(50, 9, (N, 3)), columns=["sessions", "level", "friends"])
    frame = frame.assign(iap_cnt_90d=pays * rng.integers(1, 5, N), iap_usd_90d=pays * rng.gamma(1, 9, N).round(2))
    columns = segmentry.inspect(frame.assign(iap_eur_90d=(frame["iap_usd_90d"] * 0.92).round(2)))
    assert (columns["iap_usd_90d"].role, columns["iap_cnt_90d"].role) == ("value", "descriptor")
    assert columns["iap_eur_90d"].role == "ignored"  # the same in another unit is told once


def test_reminders_tell_nothing_by_their_name_alone() -> None:
    made = table(lambda left, rng: rng.poisson(0.5 + left, N), "default").rename(columns={"told": "reminders_12m"})
    assert segmentry.inspect(made)["reminders_12m"].role == "feature"


@pytest.mark.parametrize(("whole", "role"), [("claims_gross_eur", "descriptor"), ("total_spend", "feature")])
def test_the_parts_of_a_cost_describe_and_those_of_what_is_spent_make_segments(whole: str, role: str) -> None:
    rng = np.random.default_rng(6)
    parts = pd.DataFrame(rng.gamma(1, 90, (N, 3)).round(2), columns=["hospital_eur", "drugs_eur", "doctors_eur"])
    beside = pd.DataFrame(rng.normal(50, 9, (N, 3)), columns=["age", "deductible", "years_insured"])
    columns = segmentry.inspect(pd.concat([beside, parts], axis=1).assign(**{whole: parts.sum(axis=1)}))
    assert {columns[str(part)].role for part in parts} == {role}


@pytest.mark.parametrize("name", ["fees_12m", "Auszahlung_12M"])
def test_what_is_kept_or_paid_of_a_sum_is_no_feature(name: str) -> None:
    frame = table(shifted).drop(columns=["churned", "told"])
    rng = np.random.default_rng(2)
    sales = pd.Series(rng.lognormal(5, 2, N)).round(2)
    columns = segmentry.inspect(frame.assign(gmv_eur=sales, **{name: sales * rng.uniform(0.09, 0.11, N)}))
    assert (columns["gmv_eur"].role, columns[name].role) == ("value", "descriptor")


@pytest.mark.parametrize(
    ("outcome", "mark", "date", "text"),
    [
        ("completed", "final_grade", "last_active", "cert_url"),
        ("afgerond", "eindcijfer", "laatste_login", "certificaat_nr"),
    ],
)
def test_marks_certificates_and_the_last_day_follow_from_finishing(
    outcome: str, mark: str, date: str, text: str
) -> None:
    frame = table(lambda left, rng: np.where(left, rng.integers(50, 100, N), np.nan), outcome)
    certificates = [f"C{i:05d}" if so == "yes" else None for i, so in enumerate(frame[outcome])]
    days = pd.date_range("2024-01-01", periods=N, freq="h")[::-1]
    found = segmentry.inspect(frame.rename(columns={"told": mark}).assign(**{date: days, text: certificates}))
    assert found.named("outcome") == (outcome,)
    assert {(found[x].role, found[x].theme) for x in (mark, date, text)} == {("descriptor", "came")}
