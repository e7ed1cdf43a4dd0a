"""Cautions stand where the columns that they are about carry the groups, and tell figures that a table can repeat."""

import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.trust.cautions import on_legal_ground, unread
from segmentry.reporting.trust.hindsight import hindsight, how_to_leave_out
from segmentry.reporting.trust.verdict_words import how_real


@pytest.fixture(scope="module")
def customers() -> pd.DataFrame:
    """Who has been here for long has a high fee and seldom leaves; in total calls the groups are alike."""
    rng = np.random.default_rng(0)
    kind = np.repeat([0, 1], 300)
    table = pd.DataFrame({"tenure_months": rng.normal(np.where(kind, 60, 12), 3), "fee": rng.normal(20 + 30 * kind, 4)})
    table["total_calls"], table["xqf"] = rng.normal(100, 9, 600), rng.normal(9 * kind, 1)
    return table.assign(churn=np.where(rng.random(600) < np.where(kind, 0.1, 0.5), "Yes", "No"))


def segments(table: pd.DataFrame, *features: str) -> Segmentation:
    return segmentry.run(table, Plan(features=features, k=2, k_max=3))


def test_what_ends_with_leaving_is_told_where_it_carries_the_groups_with_what_comes_out_without(
    customers: pd.DataFrame,
) -> None:
    own = segments(customers, "tenure_months", "fee", "total_calls")
    assert own.made_without is not None
    left = customers["churn"].eq("Yes")
    again = KMeans(2, n_init=10, random_state=0).fit_predict(customers[["fee"]])
    assert own.made_without.without == ("tenure_months", "total_calls")
    assert own.made_without.highest == pytest.approx(left.groupby(again).mean().max(), abs=0.01)
    assert own.made_without.overtakes == (), "the fee alone parts them as well"
    said = hindsight(own)
    assert said.startswith("Tenure ends when a customer leaves: without it the highest rate is ")
    assert "total calls" not in said, "the groups are alike in it"
    assert '`columns.tenure_months.role = "descriptor"` into a plan' in how_to_leave_out(own)
    alike = segments(customers, "fee", "total_calls")
    assert (alike.made_without, hindsight(alike)) == (None, "")


@pytest.mark.parametrize("outcome", ["churn", "renewed", "churn_next_6m", "responded"])
def test_what_falls_silent_with_leaving_is_asked_about_whenever_people_left_or_stayed(
    customers: pd.DataFrame, outcome: str
) -> None:
    table = customers.rename(columns={"fee": "visits_per_month", "xqf": "days_since_last_visit", "churn": outcome})
    said = hindsight(segments(table, "visits_per_month", "days_since_last_visit", "tenure_months"))
    if outcome in ("churn_next_6m", "responded"):
        assert said == ""
        return
    gone = outcome == "churn"
    ends = ["tenure", "days since last visit"] if gone else []
    asked = ["visits per month"] if gone else ["visits per month", "days since last visit"]
    stop, _, check = said.rpartition("heck that ")
    assert all(name in stop.lower() for name in ends)
    assert all(name in check for name in asked)
    then = "else make the groups of other columns" if gone else "without them the highest rate is "
    assert f"counted before it was known who {'left' if gone else 'did not renew'}: {then}" in check


def test_of_many_columns_to_check_three_are_named_and_all_where_it_is_told_how_to_leave_them_out() -> None:
    rng, kind = np.random.default_rng(0), np.repeat([0, 1], 300)
    names = [f"{what}_last_month" for what in ("visits", "logins", "orders", "calls", "sessions")]
    table = pd.DataFrame({name: rng.poisson(3 + 9 * kind) for name in names}).assign(fee=rng.normal(20 + 30 * kind, 4))
    table["churn"] = np.where(rng.random(600) < np.where(kind, 0.1, 0.5), "Yes", "No")
    own = segments(table, *names, "fee")
    said, how = hindsight(own), how_to_leave_out(own)
    assert " and 2 more were counted before it was known who left: without them the highest rate is " in said
    assert all(name in how for name in names)


def test_a_trait_that_law_protects_is_told_where_it_carries_the_groups(customers: pd.DataFrame) -> None:
    table = customers.rename(columns={"fee": "age"})
    job = table.assign(job=np.where(table["age"] < 35, "clerk", "retired"))
    for own, of in ((table.rename(columns={"age": "payer_age"}), "payer age"), (job, "job")):
        made = own.rename(columns={"total_calls": "tenancy_days"}), of.replace(" ", "_"), "xqf"
        assert on_legal_ground(segments(*made)) == f"Made with {of}: ask for legal advice, decide on no person."
        assert on_legal_ground(segments(own, *made[1:])) == "", "an age band may be served"
    noise = table.assign(age=np.random.default_rng(1).permutation(table["age"]))
    made = segments(noise, "tenure_months", "xqf", "total_calls")
    assert on_legal_ground(made) == ""


def test_groups_that_are_the_answers_to_one_column_are_called_that(customers: pd.DataFrame) -> None:
    table = customers.assign(student=np.where(customers["fee"] < 35, "Yes", "No"))
    assert how_real(segments(table, "student", "fee")) == "groups by one column, “student”; the rest follows"
    assert "one column" not in how_real(segments(table, "tenure_months", "fee"))


def test_names_that_nobody_can_read_are_told_until_somebody_names_them(customers: pd.DataFrame) -> None:
    own = segments(customers, "xqf", "total_calls")
    assert unread(own).startswith("Not everybody knows what ‘xqf’ stands for")
    plan = Plan(features=("xqf", "total_calls"), k=2, k_max=3, labels={"xqf": "visits", "fee": " "})
    assert plan.labels == {"xqf": "visits"}, "blanks say nothing"
    assert unread(segmentry.run(customers, plan)) == ""


def test_visits_and_days_of_care_are_health_in_the_line_of_law(customers: pd.DataFrame) -> None:
    names = {"tenure_months": "gp_visits", "fee": "hosp_days", "total_calls": "hosp_eur"}
    patients = segments(customers.rename(columns=names), "gp_visits", "hosp_days")
    said = on_legal_ground(patients)
    assert said.startswith("Made with GP visits and hosp days (health): ") or "hospital days (health): " in said
    abroad = segments(customers.rename(columns={"fee": "foreign_share"}), "tenure_months", "foreign_share")
    assert "foreign" not in on_legal_ground(abroad)
