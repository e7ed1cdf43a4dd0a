"""The plan says what is asked: that column is the outcome, whatever was found; nothing is, where only who is asked."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, SegmentryError

pytestmark = pytest.mark.usefixtures("quick_choices", "one_database")

N = 600


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    """Who churned goes with the groups, who complained hardly."""
    rng = np.random.default_rng(4)
    group = rng.integers(3, size=N)
    return pd.DataFrame(
        {
            "visits": 10 * group + rng.normal(0, 1, N),
            "minutes": 50 * group + rng.normal(0, 9, N),
            "plan": rng.choice(["basic", "plus", "top"], N),
            "churned": np.where(rng.random(N) < 0.1 + 0.3 * group, "yes", "no"),
            "complained": np.where(rng.random(N) < 0.3, "yes", "no"),
            "revenue": rng.gamma(2, 50, N).round(2),
        }
    )


@pytest.mark.parametrize(
    ("asked", "main"),
    [
        (None, "churned"),
        ("complained", "complained"),
        ("complained=yes", "complained"),
        ("plan=top", "plan (top)"),
        ("revenue", "revenue"),
        ("minutes", "minutes"),
        ("none", None),
    ],
)
def test_what_is_asked_is_the_outcome(table: pd.DataFrame, asked: str | None, main: str | None) -> None:
    made = segmentry.run(table, Plan(outcome=asked, k=3, k_max=3))
    assert made.profile is not None
    outcome = made.profile.main_outcome
    assert (None if outcome is None else outcome.column) == main
    assert main not in made.features


def test_a_role_that_the_plan_tells_is_asked_for_too(table: pd.DataFrame) -> None:
    made = segmentry.run(table, Plan(columns={"complained": {"role": "outcome"}}, k=3, k_max=3))
    assert made.profile is not None
    assert made.profile.main_outcome is not None
    assert made.profile.main_outcome.column == "complained"


@pytest.mark.parametrize(
    ("asked", "message"),
    [("churn", "Did you mean `churned`"), ("plan", "3 levels.*outcome='plan="), ("plan=gold", 'no level "gold"')],
)
def test_what_cannot_be_asked_is_refused_in_words(table: pd.DataFrame, asked: str, message: str) -> None:
    with pytest.raises(SegmentryError, match=message):
        segmentry.inspect(table, Plan(outcome=asked))


def test_what_was_inspected_without_the_question_is_looked_at_again(table: pd.DataFrame) -> None:
    read = segmentry.read(table)
    prepared = segmentry.prepare(read, Plan(outcome="minutes"), columns=segmentry.inspect(read))
    assert prepared.columns["minutes"].role == "outcome"
