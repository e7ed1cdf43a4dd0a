"""Case weights: what they are worth, and that equal ones say nothing."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.stages.preparation.sample import evenly

RNG = np.random.default_rng(1)


def noise(n: int) -> pd.DataFrame:
    return pd.DataFrame(RNG.normal(size=(n, 3)), columns=["a", "b", "c"])


def plan(**options: object) -> Plan:
    return Plan(features=("a", "b", "c"), k_max=5, **options)


@pytest.mark.usefixtures("few_here")
@pytest.mark.parametrize("weight", [1, 2.5, 1e6])
def test_equal_weights_give_the_very_result_of_none(weight: float) -> None:
    frame = noise(150)
    with_weights = segmentry.prepare(frame.assign(w=weight), plan(weight="w"))
    without = segmentry.prepare(frame, plan())
    assert with_weights.sample.tobytes() == without.sample.tobytes()
    assert with_weights.complete
    assert segmentry.choose_k(with_weights) == segmentry.choose_k(without)
    assert any("All case weights in `w` are equal" in finding.what for finding in with_weights.columns.findings)


@pytest.mark.parametrize(
    "draw", [lambda n: RNG.gamma(1, size=n), lambda n: RNG.lognormal(0, 1, n), lambda n: RNG.integers(1, 9, n)]
)
def test_evidence_counts_the_effective_number_of_customers(draw: Callable[[int], np.ndarray]) -> None:
    weights = draw(400).astype(float)
    prepared = segmentry.prepare(noise(400).assign(w=weights), plan(weight="w"))
    effective = weights.sum() ** 2 / (weights**2).sum()
    assert len(prepared.sample) == pytest.approx(effective, abs=1)
    assert segmentry.choose_k(prepared).k == 1


def test_two_groups_stay_two_whatever_their_weights() -> None:
    frame = noise(300)
    frame.iloc[:150] += 7
    for weights in (RNG.gamma(1, size=300), np.repeat([1.0, 5.0], 150)):
        choice = segmentry.choose_k(segmentry.prepare(frame.assign(w=weights), plan(weight="w")))
        assert (choice.k, choice.verdict) == (2, "natural")


def test_copies_that_stand_together_are_thinned_to_their_share() -> None:
    copies = np.repeat(np.arange(5), [40, 20, 20, 10, 10])[:, None]
    assert np.bincount(evenly(copies, 10).ravel()).tolist() == [4, 2, 2, 1, 1]
    assert evenly(copies, 500) is copies
