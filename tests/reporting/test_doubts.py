"""What weakens groups stands on the first page: who is hardly apart, what is better supported, what moves."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.also import also
from segmentry.reporting.answer import answer
from segmentry.reporting.doubts import hardly_apart
from segmentry.results.made_without import MadeWithout
from segmentry.stages.shared.quantities import ends_with_leaving
from segmentry.wording import rate
from tests.reporting.changes import changed, profile_of, with_evidence


@pytest.fixture(scope="module")
def ended() -> Segmentation:
    """Who has been here for long has a high fee and seldom leaves."""
    rng, kind = np.random.default_rng(0), np.repeat([0, 1], 300)
    table = pd.DataFrame({"tenure_months": rng.normal(np.where(kind, 60, 12), 3), "fee": rng.normal(20 + 30 * kind, 4)})
    table["churn"] = np.where(rng.random(600) < np.where(kind, 0.1, 0.5), "Yes", "No")
    return segmentry.run(table, Plan(features=("tenure_months", "fee"), k=2, k_max=3))


@pytest.mark.parametrize(
    ("silhouettes", "borderline", "weak"),
    [
        ((0.3, -0.1, 0.2, 0.4), (0.1, 0.1, 0.1, 0.1), (2,)),
        ((0.3, 0.1, 0.2, None), (0.1, 0.1, 0.34, 0.33), (3,)),
        ((0.3, 0.1, 0.2, 0.0), (0.1, 0.1, 0.1, 0.1), ()),
    ],
)
def test_a_group_that_is_hardly_apart_is_named(
    segmentation: Segmentation, silhouettes: tuple[float, ...], borderline: tuple[float, ...], weak: tuple[int, ...]
) -> None:
    assert segmentation.verdict != "no structure"
    doubted = changed(segmentation, "validation", silhouettes=silhouettes, borderline=borderline)
    assert hardly_apart(doubted) == weak
    for id in weak:
        assert f"“{segmentation.segments[id - 1].name}” is hardly apart: " in answer(doubted).trust
    assert ("hardly apart" in answer(doubted).trust) == bool(weak)


def test_another_number_with_a_better_verdict_is_said_to_be_better_supported(segmentation: Segmentation) -> None:
    choice = segmentation.choice
    for k in (e.k for e in choice.evidence if e.k > 1):
        choice = with_evidence(choice, k, verdict="constructive", score=0.1)
    alike = segmentation.model_copy(update={"choice": choice})
    assert "better supported" not in answer(alike).trust
    better = segmentation.model_copy(update={"choice": with_evidence(choice, 3, verdict="reproducible")})
    assert "Four groups are shown for detail: 3 are better supported." in answer(better).trust
    assert "3 groups" not in answer(better).trust


def test_a_rate_that_moves_without_what_ends_with_leaving_is_told_both_ways(
    ended: Segmentation,
) -> None:
    again = ended.made_without
    assert again is not None
    for highest, moves in ((again.here - 0.06, True), (again.here - 0.04, False)):
        told = MadeWithout(without=again.without, highest=highest, here=again.here)
        said = answer(ended.model_copy(update={"made_without": told}))
        again_said = also(ended.model_copy(update={"made_without": told}))
        assert (f"The {rate(again.here)} is partly hindsight: " in again_said) == moves
        assert (f"the highest rate is {rate(highest)}." in again_said) == moves
        assert (f"the highest rate is {rate(highest)}, instead of {rate(again.here)}" in said.trust) == (not moves)
        assert ("when a customer leaves" in said.trust) == (not moves)
    assert any(ends_with_leaving(name) for name in ended.features)
    assert profile_of(ended).main_outcome is not None
