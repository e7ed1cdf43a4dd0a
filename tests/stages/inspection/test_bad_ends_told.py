"""A status of several levels: its bad ends are one outcome where words tell them, and the plan says otherwise."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, SegmentryError
from segmentry.reporting.outcome_and_worth import what_the_outcome_is
from segmentry.results.columns import Columns
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.shared.outcome_events import event

pytestmark = pytest.mark.usefixtures("quick_choices")

N = 400


def table(name: str, levels: list[str], shares: list[float] | None = None) -> pd.DataFrame:
    rng = np.random.default_rng(2)
    frame = pd.DataFrame(rng.normal(50, 9, (N, 2)).round(1), columns=["minutes", "fee"])
    return frame.assign(**{name: rng.choice(levels, N, p=shares)})


def outcomes(columns: Columns) -> tuple[str, ...]:
    return columns.named("outcome")


@pytest.mark.parametrize(
    ("name", "bad", "rest"),
    [
        ("loan_status", ["Charged Off", "Late (31-120 days)"], ["Current", "Fully Paid"]),
        ("Vertragsstatus", ["gekündigt", "storniert"], ["aktiv", "in Bearbeitung"]),
        ("statut_client", ["résilié"], ["actif", "en cours"]),
        ("estado_cliente", ["cancelado", "moroso"], ["activo", "pendiente"]),
        ("subscription_status", ["Churned", "Lapsed"], ["Active", "Trial", "Renewed"]),
        ("Renewal Outcome", ["Cancelled", "Downgraded"], ["Renewed", "Expanded"]),
        ("EOY Status", ["WTHD"], ["PROG", "REPEAT"]),
        ("statut", ["Résiliée"], ["Active", "Suspendue"]),
    ],
)
def test_bad_ends_are_one_outcome(name: str, bad: list[str], rest: list[str]) -> None:
    frame = table(name, bad + rest)
    columns = segmentry.inspect(frame)
    [made] = outcomes(columns)
    assert {source.cell for source in columns[made].made_of} == {*bad}
    assert columns[made].sources == (name,)
    assert columns[name].role == "ignored"
    [finding] = [x for x in columns.findings if x.column == name]
    assert all(level in finding.what for level in bad)
    segmentation = segmentry.run(frame, Plan(k=2, k_max=2))
    outcome = segmentation.profile and segmentation.profile.main_outcome
    assert outcome is not None
    assert outcome.all.value == pytest.approx(frame[name].isin(bad).mean())
    assert event_of(outcome, segmentation.labels).wanted is False


@pytest.mark.parametrize(
    ("name", "taken", "rest"),
    [
        ("Stage", "Won", ["Lost", "Open", "Dormant"]),
        ("esito_campagna", "aderito", ["rifiutato", "irreperibile"]),
        ("etapa", "Ganada", ["Perdida", "Abierta"]),
    ],
)
def test_of_an_offer_those_who_took_it_are_told(name: str, taken: str, rest: list[str]) -> None:
    columns = segmentry.inspect(table(name, [taken, *rest]))
    [made] = outcomes(columns)
    assert [source.cell for source in columns[made].made_of] == [taken]
    assert event(made, columns[made].made_of[0].level).wanted


def test_what_is_open_counts_as_not_yet_and_is_said() -> None:
    frame = table("loan_status", ["Default", "Late (16-30 days)", "Fully Paid", "Current"])
    segmentation = segmentry.run(frame, Plan(k=2, k_max=2))
    said = "Outcome: loan status = default or late. Current counts as not yet."
    assert what_the_outcome_is(segmentation) == said


def test_nobody_guesses_what_no_word_tells_and_the_plan_is_asked() -> None:
    frame = table("loan_status", ["A", "B", "C"])
    columns = segmentry.inspect(frame)
    assert outcomes(columns) == ("loan_status",)
    [finding] = [x for x in columns.findings if "columns.loan_status.yes" in x.remedy]
    assert 'columns.loan_status.yes = ["' in finding.remedy
    closed = segmentry.inspect(table("loan_status", ["Open", "Closed", "Charged Off"]))  # paid back, or not?
    assert outcomes(closed) == ("loan_status",)


def test_the_plan_says_which_count_or_that_each_stands_alone() -> None:
    frame = table("loan_status", ["Default", "Fully Paid", "Current"])
    chosen = segmentry.run(frame, Plan(k=2, k_max=2, columns={"loan_status": {"yes": ["Fully Paid"]}}))
    outcome = chosen.profile and chosen.profile.main_outcome
    assert outcome is not None
    assert outcome.all.value == pytest.approx((frame["loan_status"] == "Fully Paid").mean())
    alone = segmentry.inspect(frame, Plan(columns={"loan_status": {"yes": ()}}))
    assert outcomes(alone) == ("loan_status",)
    with pytest.raises(SegmentryError, match='no level "Repaid"'):
        segmentry.inspect(frame, Plan(columns={"loan_status": {"yes": ["Repaid"]}}))


def test_what_is_computed_with_what_came_of_a_loan_makes_no_groups() -> None:
    frame = table("loan_status", ["Default", "Fully Paid", "Current"])
    rng = np.random.default_rng(3)
    frame["loan_amount"] = rng.integers(1_000, 9_000, N).astype(float)
    frame["paid_principal"] = (frame["loan_amount"] * rng.random(N)).round(2)
    frame["paid_interest"] = rng.gamma(2, 90, N).round(2)
    frame["paid_total"] = frame["paid_principal"] + frame["paid_interest"]
    frame["balance"] = frame["loan_amount"] - frame["paid_principal"]
    columns = segmentry.inspect(frame)
    assert [columns[x].role for x in ("paid_total", "balance", "loan_amount")] == ["descriptor"] * 2 + ["feature"]
    assert columns["balance"].theme == "came"


def test_a_status_that_the_plan_calls_the_outcome_is_told_once() -> None:
    frame = table("stage", ["Defaulted", "Fully Paid", "Current"])
    segmentation = segmentry.run(frame, Plan(k=2, k_max=2, columns={"stage": {"role": "outcome"}}))
    assert segmentation.profile is not None
    [outcome] = segmentation.profile.outcomes
    assert outcome.all.value == pytest.approx((frame["stage"] == "Defaulted").mean())
