"""Segments that are one column told again."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.stages.selection.one_column import one_column_figures

GROUPS = np.repeat([0, 1], 50)
PLACES = {"plan": [0], "spend": [1]}


def by(values: list[float] | np.ndarray, labels: np.ndarray = GROUPS, k: int = 2) -> str | None:
    rows = np.column_stack([values, np.arange(100.0)])
    return one_column_figures(rows, {k: labels}, PLACES).get(k, {}).get("by_column")


@pytest.mark.parametrize(("moved", "column"), [(2, "plan"), (3, None)])
def test_a_column_tells_a_division_where_it_gives_nearly_all_segments(moved: int, column: str | None) -> None:
    values = GROUPS.astype(float)
    values[:moved] = 1.0
    assert by(values) == column


def test_more_values_than_segments_tell_them_too_but_not_the_values_of_a_measurement() -> None:
    assert by(GROUPS * 3.0 + np.arange(100) % 3) == "plan"
    assert by(GROUPS * 100.0 + np.arange(100)) is None


def test_missing_values_tell_nothing_and_may_be_few() -> None:
    values = GROUPS.astype(float)
    values[:10] = np.nan
    assert by(values) == "plan"
    values[:11] = np.nan
    assert by(values) is None


def test_one_feature_alone_and_one_segment_have_nothing_beside_them() -> None:
    rows = GROUPS[:, None].astype(float)
    assert one_column_figures(rows, {2: GROUPS}, {"plan": [0]}) == {}
    assert by(GROUPS.astype(float), np.zeros(100, dtype=int), k=1) is None


def test_two_groups_that_are_a_yes_or_no_are_never_called_natural() -> None:
    rng = np.random.default_rng(0)
    plan = rng.random(500) < 0.4
    frame = pd.DataFrame({"plan": np.where(plan, "yes", "no"), "messages": np.where(plan, rng.normal(30, 5, 500), 0)})
    for name in ("day", "evening", "night"):
        frame[name] = rng.normal(size=500)
    features = segmentry.Plan(features=["plan", "messages", "day", "evening"], k_max=4)
    choice = segmentry.choose_k(segmentry.prepare(frame, features))
    assert choice.of(2).by_column == "plan"
    assert choice.of(2).verdict != "natural"
    assert (
        segmentry.choose_k(segmentry.prepare(frame[["messages", "day"]], segmentry.Plan(k_max=4))).of(2).by_column
        is None
    )
