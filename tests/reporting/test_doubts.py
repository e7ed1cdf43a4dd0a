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
from segmentry.reporting.plan.pressing import place_of
from segmentry.reporting.sections import levels_of_detail
from segmentry.reporting.sections.trust import facts
from segmentry.reporting.trust.doubts import not_well_apart
from segmentry.reporting.trust.how_sure import more_of_it
from segmentry.reporting.trust.judgement import judged, judged_of
from segmentry.reporting.trust.verdict_words import verdict_said
from segmentry.results.choice import Level
from segmentry.stages.profiling.use_of_levels import close_calls
from segmentry.wording import listed, rate
from tests.reporting.changes import changed, with_evidence


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
        ((0.3, 0.19, 0.2, 0.4), (0.1, 0.1, 0.1, 0.1), (2,)),
        ((0.3, 0.2, 0.2, None), (0.1, 0.1, 0.2, 0.19), (3,)),
        ((0.3, 0.2, -0.2, 0.4), (0.3, 0.1, 0.2, 0.19), (1, 3)),
        ((0.0, 0.1, 0.0, 0.5), (0.1, 0.1, 0.1, 0.1), (1, 2, 3)),
        ((0.3, 0.2, 0.2, 0.25), (0.26, 0.26, 0.19, 0.32), (1, 2, 4)),
        ((0.3, 0.2, 0.2, 0.25), (0.1, 0.1, 0.1, 0.1), ()),
    ],
)
def test_every_group_that_barely_holds_is_named_and_it_is_said_how_many_lie_near_a_border(
    segmentation: Segmentation, silhouettes: tuple[float, ...], borderline: tuple[float, ...], weak: tuple[int, ...]
) -> None:
    assert segmentation.verdict != "no structure"
    doubted = changed(segmentation, "validation", silhouettes=silhouettes, borderline=borderline)
    assert not_well_apart(doubted) == weak
    said = answer(doubted).trust
    numbers, only = (
        re.search(rf"{words} groups? ([\d, and]+)", said) for words in ("(?:Not well apart:|less so for)", "Only")
    )
    told, firm = ({int(x) for x in re.findall(r"\d+", found[1])} if found else None for found in (numbers, only))
    assert (told or set()) == set(weak) if firm is None else {1, 2, 3, 4} - firm == set(weak)
    near = np.average(borderline, weights=[s.size for s in segmentation.segments])
    many, most = f"{1 / near:.0f}" if near > 0.1 else "10", max(borderline)
    first = min(range(1, 5), key=lambda x: place_of(doubted, x))
    named = [first] if borderline[first - 1] >= 0.25 else []
    named += [id for id in (borderline.index(most) + 1,) if most >= 0.3 and id != first]
    of_group = f" ({listed([f'{borderline[id - 1]:.0%} of group {id}' for id in named])})" if named else ""
    assert f"About 1 in {many} customers{of_group} lies near a border." in said


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


def test_a_number_that_is_more_real_says_why_it_was_passed_over(segmentation: Segmentation) -> None:
    found = as_real_as(segmentation, "natural", "reproducible")
    passed = "3 groups stand further apart, but show less of the differences."
    assert passed in beside(found)
    assert passed in answer(found).trust, "why a number that is more real was passed over"
    near = found.model_copy(update={"choice": found.choice.model_copy(update={"close": (3,)})})
    assert judged_of(near).headline.endswith("; a close call with 3 (clearly separate groups)")
    alike = as_real_as(segmentation, "reproducible", "reproducible")
    alike = alike.model_copy(update={"choice": alike.choice.model_copy(update={"close": (3,)})})
    assert "3 groups would do nearly as well: they " in answer(alike).trust


@pytest.mark.parametrize(
    ("strengths", "there", "close"),
    [
        ((0.93, 0.58), 0.19, (2, 3)),
        ((0.93, 0.58), 0.14, (2,)),
        ((0.79, 0.58), 0.19, (2,)),
        ((0.93, 0.61), 0.19, (2,)),
    ],
)
def test_a_close_call_tells_about_as_much_of_the_outcome(
    segmentation: Segmentation, strengths: tuple[float, float], there: float, close: tuple[int, ...]
) -> None:
    choice = segmentation.choice.model_copy(update={"k": 4, "close": (2, 5)})
    for k, strength in zip((3, 4), strengths, strict=True):
        choice = with_evidence(choice, k, prediction_strength=strength)
    explained = {2: 0.16, 3: there, 4: 0.2, 5: 0.1}
    each = {"name": "coarse", "explained": 0.3, "stability": 0.9, "smallest": 0.1, "outcome": "churned"}
    levels = [Level(k=k, outcome_explained=part, **each) for k, part in explained.items()]
    assert close_calls(choice, levels) == close, "5 score nearly as well, and tell half as much"


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
    assert answer(heap).trust.startswith("How sure: a useful split, not natural groups: rely on the figures ")
    assert verdict_said(choice, 4) == "4 segments: a useful split, not natural groups"
    assert judged(choice, 4).means.startswith("A useful split, not natural groups: the same groups return")
    assert choice.of(4).verdict == "reproducible", "the term is kept for code and appendix"


@pytest.mark.parametrize(
    ("overtakes", "order"),
    [
        (None, ""),
        ((), ""),
        (((2, 1), (3, 1)), "the order changes, "),
    ],
)
def test_what_ends_with_leaving_says_what_comes_out_without_it(
    ended: Segmentation, overtakes: tuple[tuple[int, int], ...] | None, order: str
) -> None:
    again = ended.made_without
    assert again is not None
    for highest, beside in ((again.here - 0.06, f" instead of {rate(again.here)}"), (again.here, ", as here")):
        told = again.model_copy(update={"highest": highest, "overtakes": overtakes})
        said = also(ended.model_copy(update={"made_without": told}))
        assert f"when a customer leaves: without it {order}the highest rate is {rate(highest)}{beside}." in said
    assert "leaves" not in answer(ended).trust, "a caveat stands once, with the plan"


def test_how_sure_has_the_same_matters_in_the_same_order_in_sixty_words(segmentation: Segmentation) -> None:
    weak = changed(segmentation, "validation", silhouettes=(0.0, 0.1, 0.0, 0.05), borderline=(0.3,) * 4)
    real = as_real_as(segmentation, "natural", "reproducible")
    for own in (segmentation, weak, real):
        said, more = answer(own).trust, more_of_it(own)
        assert len(said.split()) <= 60
        marks = ("How sure: ", "near a border.", "apart", "The groups ", " but ", "close call", "legal advice")
        places = [said.index(mark) for mark in marks if mark in said]
        assert places == sorted(places)
        assert {"How sure: ", "near a border."} <= {mark for mark in marks if mark in said}
        assert ("The groups explain" in said) == (own is not real), "what is not known is not told"
        assert more in dict(facts(own)).get("More of it", "")
    assert "apart." in answer(weak).trust
