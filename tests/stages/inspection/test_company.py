"""What columns are by those beside them, and by what they hold under a bare name."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.results.columns import Columns
from segmentry.stages.inspection.company import NOTED, WATCHED
from segmentry.stages.inspection.roles import AT_RISK, CASE_WEIGHT
from segmentry.stages.inspection.themes.basis import ON_A_DAY

N = 400
RNG = np.random.default_rng(8)
PLAIN = {"age": RNG.integers(18, 80, N), "income": RNG.gamma(2, 900, N).round(2), "orders": RNG.poisson(4, N)}
YES = RNG.integers(0, 2, N)
DAYS = RNG.integers(1, 2_000, N)


def look(**columns: Any) -> Columns:
    return segmentry.inspect(pd.DataFrame({**PLAIN, **columns}))


@pytest.mark.parametrize(("time", "event"), [("time", "status"), ("OS", "Dead"), ("DURAT", "cens"), ("spell", "event")])
def test_time_and_event_of_a_study_are_outcomes(time: str, event: str) -> None:
    found = look(**{time: DAYS, event: YES + 1})
    assert {found[time].role, found[event].role} == {"outcome"}
    assert found[time].reason == WATCHED


@pytest.mark.parametrize("beside", [{}, {"Status": np.where(YES, "gold", "basic")}, {"tenure": DAYS % 90}])
def test_a_time_by_itself_is_a_feature(beside: dict[str, Any]) -> None:
    assert look(time=DAYS, **beside)["time"].role == "feature"


@pytest.mark.parametrize("names", [("black",), ("white", "asian"), ("hispanic", "afam"), ("is_latino", "non_white")])
@pytest.mark.parametrize("levels", [(0, 1), ("no", "yes")])
def test_yes_or_no_for_an_origin_is_sensitive(names: tuple[str, ...], levels: tuple[Any, Any]) -> None:
    found = look(**{name: np.array(levels, dtype=object)[RNG.integers(0, 2, N)] for name in names})
    assert {found[name].reason for name in names} == {"sensitive (origin)"}


def test_dummies_of_origin_are_no_category_that_makes_segments() -> None:
    group = RNG.integers(0, 4, N)
    found = look(**{name: (group == i).astype(int) for i, name in enumerate(("black", "hispan", "white", "other"))})
    assert set(found.named("feature")) == set(PLAIN)


@pytest.mark.parametrize("colour", ["red", "silver", "color"])
def test_black_among_colours_is_one(colour: str) -> None:
    assert "sensitive" not in look(black=YES, **{colour: YES[::-1]})["black"].reason


@pytest.mark.parametrize(
    "names",
    [
        ("ResponseId", "Progress", "Finished"),
        ("RecordedDate", "Status", "Duration (in seconds)", "Progress"),
        ("collector_id", "LastPage", "StartDate", "Seed"),
    ],
)
def test_what_a_survey_tool_notes_describes(names: tuple[str, ...]) -> None:
    dates = pd.date_range("2024-01-01", periods=N, freq="h")
    found = look(**{name: dates if name.endswith("Date") else RNG.integers(0, 100, N) for name in names})
    assert set(found.named("feature")) == set(PLAIN)
    assert found[names[-2] if names[-1] == "Seed" else names[-1]].role != "feature"


@pytest.mark.parametrize("name", ["ClaimNb", "nombre_sinistres", "Schadenanzahl", "liczba_szkod"])
def test_claims_are_an_outcome_beside_an_insurance_alone(name: str) -> None:
    beside = {"exposure": RNG.random(N), "annual_premium": RNG.gamma(2, 300, N)}
    claims = {name: RNG.poisson(1, N)}
    assert look(**beside, **claims)[name].role == "outcome"
    assert look(**claims)[name].role == "feature"
    assert look(**beside, claims_last_5y=RNG.poisson(1, N))["claims_last_5y"].role == "feature"


def test_what_came_of_a_loan_is_no_feature_beside_what_became_of_it() -> None:
    names = ("out_prncp", "total_pymnt", "total_rec_int", "principal_repaid")
    money = {name: RNG.gamma(2, 900, N).round(2) for name in names}
    status = RNG.choice(["Fully Paid", "Charged Off"], N)
    beside = look(loan_amnt=RNG.gamma(2, 900, N), loan_status=status, **money)
    assert {beside[name].role for name in names} == {"outcome"}
    assert {look(loan_amnt=RNG.gamma(2, 900, N), **money)[name].role for name in names} == {"feature"}


def test_ltv_beside_loans_is_loan_to_value() -> None:
    ltv = RNG.uniform(20, 95, N)
    assert look(ltv=ltv)["ltv"].role == "value"
    assert look(ltv=ltv, disbursed_amount=RNG.gamma(2, 900, N))["ltv"].role == "feature"


def test_progress_by_itself_is_a_feature() -> None:
    found = look(progress=RNG.integers(0, 100, N), finished=YES)
    assert found["progress"].role == "feature"
    assert not [column for column in found.columns if column.reason == NOTED]


def test_only_a_persons_sex_is_sensitive() -> None:
    sex = {"sex": np.where(YES, "F", "M"), "species": np.where(YES[::-1], "dog", "cat")}
    assert "sensitive" not in look(**sex)["sex"].reason
    assert look(**sex, owner_age=PLAIN["age"])["sex"].reason == "sensitive (sex)", "it may be the owner's"
    assert "sensitive" not in look(**sex, customer_no=DAYS, pet_sex=sex["sex"][::-1])["pet_sex"].reason


@pytest.mark.parametrize("name", ["goodwill_credit", "Gutschrift_EUR", "geste_commercial_eur", "offre_retention"])
def test_what_is_given_to_those_at_risk_describes(name: str) -> None:
    assert look(**{name: np.where(YES, RNG.integers(1, 30, N), 0)})[name].reason == AT_RISK
    assert look(**{f"{name}_accepted": YES})[f"{name}_accepted"].reason != AT_RISK


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("month", RNG.integers(1, 13, N)),
        ("Wochentag", RNG.integers(1, 8, N)),
        ("year", RNG.integers(1980, 1988, N)),
        ("YEAR", RNG.integers(68, 89, N)),
        ("heure", RNG.integers(0, 24, N)),
        ("dow", np.where(PLAIN["age"] + RNG.normal(0, 9, N) > 50, "mon", "tue")),
        ("day", RNG.integers(1, 32, N)),
    ],
)
def test_when_a_row_was_describes(name: str, values: Any) -> None:
    assert look(**{name: values})[name].reason in (ON_A_DAY, "a part of a date")


@pytest.mark.parametrize(
    ("name", "values"),
    [("month", RNG.integers(0, 72, N)), ("day", RNG.integers(0, 28, N)), ("year", RNG.integers(1, 6, N))],
)
def test_how_long_it_lasted_is_a_feature(name: str, values: Any) -> None:
    assert look(**{name: values})[name].role == "feature"


def test_a_named_part_of_a_date_is_used() -> None:
    frame = pd.DataFrame({**PLAIN, "month": RNG.integers(1, 13, N)})
    prepared = segmentry.prepare(frame, segmentry.Plan(features=("age", "month")))
    assert prepared.recipe.features == ("age", "month")


@pytest.mark.parametrize("values", [RNG.gamma(2, 4_000, N).round(2) + 1, (w := RNG.gamma(9, 1, N)) / w.mean()])
@pytest.mark.parametrize("name", ["weight", "Gewicht", "wt"])
def test_a_weight_of_rows_is_known_by_its_values(name: str, values: Any) -> None:
    assert look(**{name: values})[name].reason == CASE_WEIGHT


@pytest.mark.parametrize("values", [RNG.normal(75, 12, N).round(1), RNG.normal(7.5, 1, N).round(2)])
def test_what_people_weigh_is_a_feature(values: Any) -> None:
    assert look(weight=values)["weight"].role == "feature"


def test_hardly_any_of_each_article_is_no_survey() -> None:
    items = {f"item_{i:02d}": RNG.binomial(2, 0.04, N) for i in range(1, 9)}
    assert {"age", "income"} <= set(look(**items).named("feature"))


def test_who_skipped_a_question_skipped_all_its_dummies() -> None:
    status = RNG.choice(["single", "living together", "widowed"], N)
    single, together, widowed = ((status == level).astype(float) for level in np.unique(status)[[1, 0, 2]])
    for flags in (single, together, widowed):
        flags[:40] = np.nan
    found = look(never=single, cohab=together, widow=widowed)
    assert [column.sources for column in found.columns if column.made_of] == [("never", "cohab", "widow")]


OWED = np.where(YES == 1, RNG.gamma(2, 90, N), 0.0).round(2)


@pytest.mark.parametrize(
    "name", ["Arrears 31 Dec (EUR)", "Zahlungsrückstand", "montant_impaye", "Verzugstage_2024", "dias_mora"]
)
def test_what_is_owed_is_an_outcome_where_none_is_told(name: str) -> None:
    assert look(**{name: OWED})[name].role == "outcome"
    assert look(**{name: OWED, "churned": np.where(DAYS % 3, "no", "yes")})[name].role == "feature"
    assert look(**{name: YES + DAYS % 2})[name].role == "feature"  # a code, or how often


def test_what_an_insurer_paid_is_an_outcome_beside_what_was_claimed() -> None:
    assert look(Net_paid_CHF=OWED, Claims_gross_CHF=OWED + DAYS)["Net_paid_CHF"].role == "outcome"
    assert look(Net_paid_CHF=OWED)["Net_paid_CHF"].role == "feature"


@pytest.mark.parametrize("name", ["Rep", "sales_rep", "Vertreter"])
def test_who_looks_after_a_customer_describes(name: str) -> None:
    names = np.array(["Ahrens", "Blum", "Cordes"])[np.minimum(PLAIN["orders"] // 3, 2)]
    found = look(**{name: names})[name]
    assert (found.role, found.theme) == ("descriptor", "reached")


def test_a_percentage_names_no_kind_and_a_policy_number_with_a_dot_is_an_id() -> None:
    found = look(**{"EDI/webshop %": RNG.integers(0, 40, N), "Ins_No": 756 + RNG.permutation(N) / 10_000})
    assert (found["EDI/webshop %"].role, found["Ins_No"].role) == ("feature", "id")


@pytest.mark.parametrize("levels", [["A", "B", "C"], ["in Laufzeit", "verlängert"]])
def test_a_status_of_no_end_is_no_outcome_beside_who_left_later(levels: list[str]) -> None:
    status, left = np.array(levels)[DAYS % len(levels)], np.where(YES == 1, "yes", "no")
    assert look(Vertragsstatus=status)["Vertragsstatus"].role == "outcome"
    beside = look(Vertragsstatus=status, churned_next_6m=left)
    assert [column.name for column in beside.columns if column.role == "outcome"] == ["churned_next_6m"]


def test_what_customers_have_is_no_outcome() -> None:
    states = {"contract_status": ["In contract", "Rolling"], "Newsletter subscribed": ["yes", "no"]}
    found = look(**{name: np.array(levels)[YES] for name, levels in states.items()})
    assert not any(found[name].role == "outcome" for name in states)
