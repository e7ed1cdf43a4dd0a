"""Weights under which every feature has the same say."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.stages.preparation.balance import balance

rng = np.random.default_rng(2)
FRAME = pd.DataFrame({"a": rng.normal(size=500), "b": rng.normal(size=500) * 9, "t": rng.choice(["x", "z", "w"], 500)})


def shares(frame: pd.DataFrame, plan: Plan) -> list[float | None]:
    return [step.share for step in segmentry.prepare(frame, plan).recipe.steps]


@pytest.mark.parametrize("columns", [{}, {"a": {"weight": 3}}, {"b": {"scale": "none"}}])
def test_every_feature_gets_the_same_share(columns: dict[str, dict[str, object]]) -> None:
    plan = Plan(features=("a", "b", "t"), columns=columns)
    assert shares(FRAME, balance(segmentry.prepare(FRAME, plan))) == pytest.approx([1 / 3] * 3, abs=1e-4)


def test_features_that_go_together_share_one_say() -> None:
    frame = FRAME.assign(c=FRAME["a"] * 2 + rng.normal(size=500) * 0.05)
    plan = balance(segmentry.prepare(frame, Plan(features=("a", "b", "c"))))
    assert shares(frame, plan) == pytest.approx([0.25, 0.5, 0.25], abs=1e-3)  # they hold a little more than one fact


def test_what_else_the_plan_says_stays() -> None:
    plan = Plan(features=("a", "b"), k=4, columns={"a": {"transform": "none"}, "t": {"role": "outcome"}})
    found = balance(segmentry.prepare(FRAME, plan))
    assert (found.k, found.columns["a"].transform, found.columns["t"].role) == (4, "none", "outcome")
