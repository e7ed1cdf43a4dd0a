"""Columns that carry nothing of groups."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.stages.preparation.standing_aside import REASON

RNG = np.random.default_rng(8)
KINDS: dict[str, Callable[[int], np.ndarray]] = {
    "normal": lambda n: RNG.normal(size=n),
    "poisson": lambda n: RNG.poisson(3, n),
    "uniform": RNG.random,
    "likert": lambda n: RNG.integers(1, 6, n),
    "gamma": lambda n: RNG.gamma(2, size=n),
    "coin": lambda n: RNG.integers(0, 2, n),
}


def grouped(columns: int = 2, n: int = 400, k: int = 3) -> pd.DataFrame:
    group = RNG.integers(k, size=n)
    return pd.DataFrame({f"f{j}": 5 * group * (-1) ** j + RNG.normal(size=n) for j in range(columns)})


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_that_goes_with_nothing_does_not_change_the_groups_that_others_hold(kind: str) -> None:
    frame = grouped()
    prepared = segmentry.prepare(frame.assign(x=KINDS[kind](len(frame))), Plan(k_max=6))
    assert prepared.recipe.features == ("f0", "f1")
    assert (prepared.columns["x"].role, prepared.columns["x"].reason) == ("descriptor", REASON)
    [finding] = [f for f in prepared.columns.findings if "goes with no other feature" in f.what]
    assert finding.column == "x"
    assert "columns.x.role" in finding.remedy
    choice = segmentry.choose_k(prepared)
    assert (choice.k, choice.verdict) == (3, "natural")


def test_several_are_told_in_one_sentence() -> None:
    frame = grouped(3)
    prepared = segmentry.prepare(
        frame.assign(**{kind: KINDS[kind](len(frame)) for kind in ("normal", "gamma", "uniform")})
    )
    [finding] = [f for f in prepared.columns.findings if "no other feature" in f.what]
    assert set(finding.columns) == {"normal", "gamma", "uniform"}
    assert prepared.recipe.features == ("f0", "f1", "f2")


@pytest.mark.parametrize(
    "options",
    [
        {"features": ("f0", "f1", "x")},
        {"columns": {"x": {"role": "feature"}}},
        {"columns": {"x": {"weight": 2}}},
        {"preset": "classic"},
    ],
)
def test_what_is_named_stays_and_a_finding_says_so(options: dict[str, Any]) -> None:
    frame = grouped()
    prepared = segmentry.prepare(frame.assign(x=RNG.normal(size=len(frame))), Plan(**options))
    assert "x" in prepared.recipe.features
    assert any("goes with no other feature" in f.what and "`features`" in f.remedy for f in prepared.columns.findings)


TABLES: dict[str, Callable[[], pd.DataFrame]] = {
    "all independent": lambda: pd.DataFrame(RNG.normal(size=(300, 4)), columns=list("abcd")),
    "one that holds groups alone": lambda: pd.DataFrame(
        {"a": 6 * RNG.integers(2, size=300) + RNG.normal(size=300), "b": RNG.normal(size=300), "c": RNG.random(300)}
    ),
    "tied without groups": lambda: pd.DataFrame(
        RNG.multivariate_normal([0, 0, 0], [[1, 0.8, 0], [0.8, 1, 0], [0, 0, 1]], 300), columns=list("abc")
    ),
    "a curve": lambda: pd.DataFrame({"a": RNG.normal(size=300)}).assign(
        b=lambda f: f.a**2 + RNG.normal(0, 0.3, 300), c=RNG.gamma(3, size=300)
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_where_others_hold_no_groups_together_every_column_stays(name: str) -> None:
    frame = TABLES[name]()
    assert segmentry.prepare(frame).recipe.features == tuple(frame.columns)


def test_groups_in_a_column_of_their_own_are_groups() -> None:
    frame = grouped()
    other = 6 * RNG.integers(2, size=len(frame)) + RNG.normal(size=len(frame))
    assert "x" in segmentry.prepare(frame.assign(x=other)).recipe.features
