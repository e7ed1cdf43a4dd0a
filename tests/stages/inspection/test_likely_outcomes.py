"""A column that stands where outcomes do, and is foretold as they are, is doubted."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.stages.profiling.open_question import candidates

pytestmark = pytest.mark.usefixtures("one_database")

N = 800


def table(*, tell: int, first: bool = False, name: str = "qx", as_words: bool = False) -> pd.DataFrame:
    """A table with yes or no at its end, which so many of five numbers foretell."""
    rng = np.random.default_rng(3)
    numbers = rng.normal(size=(N, 5))
    yes = numbers[:, :tell].sum(axis=1) + rng.normal(size=N) > 0.5
    frame = pd.DataFrame(numbers, columns=["spend", "visits", "tenure", "minutes", "balance"])
    frame.insert(0 if first else 5, name, np.where(yes, "yes", "no") if as_words else yes.astype(int))
    return frame.assign(plan_cost=rng.gamma(2, 9, N)) if first else frame


def doubted(frame: pd.DataFrame) -> list[str]:
    columns = segmentry.inspect(frame)
    return [str(finding.column) for finding in columns.findings if "may be what came" in finding.what]


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("as_words", [True, False])
def test_yes_or_no_at_an_end_that_many_foretell_is_doubted(first: bool, as_words: bool) -> None:
    assert doubted(table(tell=5, first=first, as_words=as_words)) == ["qx"]


def test_the_remedy_takes_it_out_and_answers_the_doubt() -> None:
    plan = segmentry.Plan(columns={"qx": {"role": "outcome"}})
    prepared = segmentry.prepare(table(tell=5), plan)
    assert "qx" not in {step.column for step in prepared.recipe.steps}
    assert not [finding for finding in prepared.columns.findings if "may be what came" in finding.what]


@pytest.mark.parametrize("tell", [0, 2])
def test_what_hardly_any_foretell_is_none(tell: int) -> None:
    assert doubted(table(tell=tell)) == []


def test_grades_are_offered_with_the_bad_one_and_told_by_it_where_they_are_asked_about() -> None:
    frame = table(tell=5)
    index = frame.drop(columns="qx").sum(axis=1)
    frame["satisfaction"] = pd.cut(index, 3, labels=["low", "mid", "high"]).astype(str)
    frame = frame.drop(columns="qx")
    assert doubted(frame) == ["satisfaction"]
    [offered] = candidates(segmentry.read(frame), segmentry.inspect(frame))
    assert (offered.outcome, offered.level) == ("satisfaction", "low")
    asked = segmentry.inspect(frame, segmentry.Plan(outcome="satisfaction"))
    assert asked["satisfaction (low)"].role == "outcome"
    assert doubted(frame.rename(columns={"satisfaction": "usage"})) == [], "of that no end is bad"


def test_in_the_middle_of_the_table_it_is_a_feature_like_others() -> None:
    assert doubted(table(tell=5).assign(plan_cost=np.arange(N) % 50, age=np.arange(N) % 60)) == []


def test_who_somebody_is_stays_undoubted() -> None:
    assert doubted(table(tell=5, name="married")) == []
