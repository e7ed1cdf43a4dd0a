"""A level that stands in the same rows of several columns is one fact."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan

pytestmark = pytest.mark.usefixtures("quick_choices")

RNG = np.random.default_rng(5)
N = 500


def services(none: str, columns: int = 4, gaps: float = 0.0) -> pd.DataFrame:
    """Services of which a fifth of the customers can have none; those with a long tenure mostly have them."""
    without, tenure = RNG.random(N) < 0.2, RNG.integers(1, 72, N)
    frame = pd.DataFrame({"tenure": tenure, "monthly": np.where(without, 20, 60) + RNG.normal(0, 5, N)})
    for i in range(columns):
        answer = np.where(RNG.random(N) < np.where(tenure > 36, 0.9, 0.1), "Yes", "No")
        frame[f"service{i}"] = np.where(without, none, answer)
        frame.loc[RNG.random(N) < gaps, f"service{i}"] = None
    return frame


@pytest.mark.parametrize(
    ("none", "gaps"), [("No internet service", 0.0), ("not applicable", 0.02), ("kein Vertrag", 0)]
)
def test_it_becomes_one_yes_or_no_and_the_rest_stays(none: str, gaps: float) -> None:
    prepared = segmentry.prepare(services(none, gaps=gaps))
    columns = prepared.columns
    assert (columns[none].type, columns[none].role) == ("boolean", "feature")
    assert columns[none].sources == tuple(f"service{i}" for i in range(4))
    steps = {step.column: step for step in prepared.recipe.steps}
    assert all(set(steps[f"service{i}"].levels) == {"Yes", "No"} for i in range(4))
    assert all(steps[f"service{i}"].elsewhere == (none,) for i in range(4))
    assert sum(none in name for name in prepared.recipe.dimensions) == 1
    assert any(f"It counts once, as `{none}`" in finding.what for finding in columns.findings)


def test_its_rows_say_nothing_in_the_columns_and_are_not_filled() -> None:
    frame = services("None here")
    prepared = segmentry.prepare(frame)
    at = prepared.recipe.dimensions.index("service0: Yes")
    silent = prepared.sample[:, at] == 0
    assert silent.sum() == (frame["service0"] == "None here").sum()
    assert all(step.missing == 0 for step in prepared.recipe.steps)


def test_a_level_of_a_third_column_is_told_by_it_as_well() -> None:
    frame = services("No internet service")
    has = frame["service0"] != "No internet service"
    frame["internet"] = np.where(has, RNG.choice(["DSL", "Fibre"], N), "No")
    columns = segmentry.inspect(frame)
    assert "internet" in columns["No internet service"].sources
    assert [said.level for said in columns["internet"].elsewhere] == ["No"]


def test_a_column_that_says_just_that_is_not_doubled() -> None:
    frame = services("No line", columns=2)
    frame["line"] = np.where(frame["service0"] == "No line", "No", "Yes")
    columns = segmentry.inspect(frame)
    assert not [column.name for column in columns.columns if column.made_of]
    assert {said.column for said in columns["service1"].elsewhere} == {"line"}


def test_levels_in_other_rows_are_left_alone() -> None:
    frame = services("No")
    for i in range(4):
        frame[f"service{i}"] = RNG.permutation(frame[f"service{i}"])
    columns = segmentry.inspect(frame)
    assert not any(column.made_of or column.elsewhere for column in columns.columns)


def test_the_model_labels_and_tells_all_levels() -> None:
    frame = services("No internet service")
    model = segmentry.run(frame, Plan(k=3, k_max=3))
    assert model.score(frame)["segment"].value_counts().to_dict() == model.sizes
    shares = [
        (level.share, level.count)
        for segment in model.profile.segments
        for level in segment.levels
        if (level.column, level.level) == ("service0", "No internet service")
    ]
    assert sum(count for _, count in shares) == (frame["service0"] == "No internet service").sum()
    assert model.rules is not None
    assert model.rules.fidelity > 0.8


def test_categories_without_a_level_that_is_common_enough_share_none() -> None:
    frame = pd.DataFrame({f"n{j}": np.arange(60) * 1.5 + j**2 for j in range(3)})
    frame["note"] = [f"words {i % 8}" for i in range(60)]
    assert not [c for c in segmentry.inspect(frame).columns if c.made_of]
