"""Outcomes are read in one way, however they are written: as words, as 0 and 1, as numbers that name kinds."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from tests.reporting.changes import profile_of

pytestmark = pytest.mark.usefixtures("quick_choices")

WAYS = {
    "words": (lambda left: np.where(left, "yes", "no"), "auto"),
    "numbers": (lambda left: left.astype(int), "auto"),
    "truth": (lambda left: left, "auto"),
    "numbers that name kinds": (lambda left: left.astype(int), "category"),
}


@pytest.mark.parametrize("way", WAYS)
def test_clue_and_comparison_are_of_those_who_left(way: str) -> None:
    written, type = WAYS[way]
    rng = np.random.default_rng(0)
    group = rng.integers(0, 2, 1_000)
    table = pd.DataFrame({"a": group * 9 + rng.normal(size=1_000), "visits": rng.integers(1, 60, 1_000)})
    left = rng.random(1_000) < np.where(group == 1, np.where(table["visits"] <= 15, 0.8, 0.3), 0.1)
    table["churned"], table["tier"] = written(left), np.where(group == 1, "x", "y")
    plan = Plan(
        k=2, k_max=2, features=("a",), compare_with="tier", columns={"churned": {"role": "outcome", "type": type}}
    )
    segmentation = segmentry.run(table, plan)
    [clue] = [own.clue for own in profile_of(segmentation).segments if own.clue is not None]
    assert clue.at_most is not None
    part = (group == 1) & (table["visits"] <= clue.at_most)
    assert clue.value == pytest.approx(left[part].mean())
    assert clue.rest == pytest.approx(left[(group == 1) & ~part].mean())
    assert segmentation.own_segments is not None
    [explained] = segmentation.own_segments.explained
    assert explained.theirs == pytest.approx(explained.ours, abs=1e-9)
    assert explained.ours > 0
