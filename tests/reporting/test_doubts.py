"""What weakens groups stands on the first page: who is hardly apart, what is better supported, what moves."""

import re

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.also import also
from segmentry.reporting.answer import answer
from segmentry.reporting.document import Paragraph
from segmentry.reporting.sections import levels_of_detail
from segmentry.reporting.sections.trust import facts
from segmentry.reporting.trust.doubts import hardly_apart
from segmentry.reporting.trust.how_sure import more_of_it
from segmentry.reporting.trust.judgement import judged
from segmentry.reporting.trust.verdict_words import verdict_said
from segmentry.results.choice import Level
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
        ((0.3, 0.04, 0.2, 0.4), (0.1, 0.1, 0.1, 0.1), (2,)),
        ((0.3, 0.1, 0.2, None), (0.1, 0.1, 0.2, 0.19), (3,)),
        ((0.3, 0.1, -0.2, 0.4), (0.3, 0.1, 0.2, 0.19), (1, 3)),
        ((0.0, 0.0, 0.0, 0.5), (0.1, 0.1, 0.1, 0.1), (1, 2, 3)),
        ((0.3, 0.1, 0.2, 0.05), (0.1, 0.1, 0.1, 0.1), ()),
    ],
)
def test_every_group_that_barely_holds_is_named_and_it_is_said_how_many_lie_near_a_border(
    segmentation: Segmentation, silhouettes: tuple[float, ...], borderline: tuple[float, ...], weak: tuple[int, ...]
) -> None:
    assert segmentation.verdict != "no structure"
    doubted = changed(segmentation, "validation", silhouettes=silhouettes, borderline=borderline)
    assert hardly_apart(doubted) == weak
    said = f"{answer(doubted).trust} {more_of_it(doubted)}"
    named = [s for s in segmentation.segments if f"“{s.name}” is hardly apart: " in said]
    numbers = re.search(r"Hardly apart are ([\d, and]+): ", said)
    only = [s for s in segmentation.segments if f"Only “{s.name}” is well apart: " in said]
    told = {s.id for s in named} | set(map(int, re.findall(r"\d+", numbers[1] if numbers else "")))
    assert told | ({s.id for s in segmentation.segments if s not in only} if only else set()) == set(weak)
    near = np.average(borderline, weights=[s.size for s in segmentation.segments])
    many = f"{1 / near:.0f}" if near > 0.1 else "10"
    assert f"About 1 in {many} customers lies near a border." in said


def as_real_as(segmentation: Segmentation, *verdicts: str) -> Segmentation:
    """With these verdicts of 3 and of the 4 that are shown, which are the only levels of detail."""
    choice = segmentation.choice
    for k, verdict in zip((3, 4), verdicts, strict=True):
        choice = with_evidence(choice, k, verdict=verdict, score=0.1, matches=(0.9,) * k, stability=0.9, valley=0.5)
    level = {"explained": 0.5, "stability": 0.9, "smallest": 0.1}
    levels = Level(name="coarse", k=3, **level), Level(name="recommended", k=4, divides=(1, 1, 2, 3), **level)
    return segmentation.model_copy(update={"choice": choice.model_copy(update={"k": 4, "close": (), "levels": levels})})


def beside(segmentation: Segmentation) -> str:
    """What the fold says of other numbers."""
    return " ".join(x.text for x in levels_of_detail.blocks(segmentation) if isinstance(x, Paragraph))


def test_a_number_that_is_more_real_says_what_is_lost_and_is_on_page_one_to_decide_by_alone(
    segmentation: Segmentation,
) -> None:
    found = as_real_as(segmentation, "natural", "reproducible")
    assert "3 groups stand further apart, but show less of the differences." in beside(found)
    assert "3 groups" not in answer(found).trust
    *_, fewer, own = found.choice.levels
    told = (x.model_copy(update={"outcome": "churned", "outcome_explained": 0.2}) for x in (fewer, own))
    choice = found.choice.model_copy(update={"levels": tuple(told)})
    for k, strength in ((3, 0.95), (4, 0.4)):
        choice = with_evidence(choice, k, prediction_strength=strength)
    to_decide = answer(found.model_copy(update={"choice": choice})).trust
    assert (
        "3 groups return more surely: take 3 for decisions, keep these 4 for detail (see Why this number" in to_decide
    )


def test_a_number_of_which_the_page_speaks_is_a_level_of_detail_with_its_figures(segmentation: Segmentation) -> None:
    alike = as_real_as(segmentation, "reproducible", "reproducible")
    for there, worth in ((0.05, False), (0.3, True)):
        *_, fewer, own = alike.choice.levels
        levels = (
            fewer.model_copy(update={"outcome": "churned", "outcome_explained": there}),
            own.model_copy(update={"outcome": "churned", "outcome_explained": 0.2}),
        )
        told = alike.model_copy(update={"choice": alike.choice.model_copy(update={"levels": levels})})
        assert f"tell {'more' if worth else 'less'} of who left ({there:.0%} against 20%)" in beside(told)


def test_what_is_cut_of_one_heap_is_called_a_useful_split_whatever_its_stability(segmentation: Segmentation) -> None:
    choice = with_evidence(segmentation.choice, 4, verdict="reproducible", valley=0.97, stability=0.99)
    heap = segmentation.model_copy(update={"choice": choice})
    assert answer(heap).trust.startswith("How sure: a useful split, not natural groups. ")
    assert verdict_said(choice, 4) == "4 segments: a useful split, not natural groups"
    assert judged(choice, 4).means.startswith("A useful split, not natural groups: the same groups return")
    assert choice.of(4).verdict == "reproducible", "the term is kept for code and appendix"


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


def test_a_first_page_says_in_sixty_words_how_sure_it_is_and_the_fold_all_else(segmentation: Segmentation) -> None:
    weak = changed(segmentation, "validation", silhouettes=(0.0, 0.1, 0.0, 0.05), borderline=(0.3,) * 4)
    for own in (segmentation, weak, as_real_as(segmentation, "natural", "reproducible")):
        said, more = answer(own).trust, more_of_it(own)
        assert said.startswith("How sure: ")
        assert len(said.split()) <= 60
        assert more in dict(facts(own)).get("More of it", "")
    assert "resemble" in more_of_it(weak), "what a manager skips stands below"
