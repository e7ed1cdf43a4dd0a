"""The verdict in words: what it says of every k, and the numbers that support it, recomputed."""

import pytest

from segmentry import Segmentation
from segmentry.reporting.cards.level_cards import level_cards
from segmentry.reporting.sections.trust import facts
from segmentry.reporting.summary import summary
from segmentry.reporting.trust.judgement import judged, judged_of
from segmentry.reporting.trust.verdict_words import verdict_said
from segmentry.results.choice import KChoice
from segmentry.stages.selection.judging import STABLE, STRUCTURE, VALLEY, VALLEY_Z, against_null, as_read
from segmentry.wording import figure

from .changes import profile_of, with_evidence

REAL = ("natural", "reproducible", "constructive")


@pytest.fixture(scope="module")
def choice(segmentation: Segmentation) -> KChoice:
    return segmentation.choice.model_copy(update={"k": 4, "close": ()})


def choice_of(choice: KChoice, verdict: str) -> KChoice:
    return with_evidence(choice, 4, verdict=verdict)


@pytest.mark.parametrize("verdict", REAL)
def test_the_recommended_number_is_told_with_its_verdict(choice: KChoice, verdict: str) -> None:
    judgement = judged(choice_of(choice, verdict), 4)
    assert judgement.verdict == verdict
    assert judgement.headline == verdict_said(choice_of(choice, verdict), 4)
    assert judgement.why == choice.reasons
    assert "thresholds are ours" in judgement.figures
    assert judgement.paragraph == f"{judgement.means} {judgement.do} {judgement.figures}"


def test_each_verdict_means_something_else(choice: KChoice) -> None:
    each = [judged(with_evidence(choice, 4, verdict=verdict), 4) for verdict in (*REAL, "no structure")]
    assert len({judgement.means for judgement in each}) == len({judgement.do for judgement in each}) == 4
    assert "not natural groups" in each[2].means


def test_natural_segments_that_explain_little_are_no_kinds_in_every_respect(choice: KChoice) -> None:
    natural, whole = with_evidence(choice, 4, verdict="natural"), choice.of(1).inertia
    much, little = (with_evidence(natural, 4, inertia=part * whole) for part in (0.3, 0.89))
    assert "kinds of customers" in judged(much, 4, ["age"]).do
    do = judged(little, 4, ["age", "lines"]).do
    assert do.startswith("They stand apart in age and lines, not in every respect: 11% of the variance lies between")
    assert "kinds" not in judged(little, 4).do
    assert "kinds" not in do


def test_the_verdict_names_the_features_that_differ_much(segmentation: Segmentation, choice: KChoice) -> None:
    contrasts = profile_of(segmentation).contrasts
    large = [contrast.column for contrast in contrasts if contrast.feature and contrast.effect >= 0.5][:3]
    natural = with_evidence(choice, 4, verdict="natural", inertia=0.9 * choice.of(1).inertia)
    do = judged_of(segmentation.model_copy(update={"choice": natural})).do
    assert f"apart in {', '.join(large[:-1])} and {large[-1]}," in do


def test_the_numbers_are_those_of_the_evidence(choice: KChoice) -> None:
    e = choice.of(4)
    figures = judged(with_evidence(choice, 4, verdict="natural"), 4).figures
    assert f"(mean ARI) {e.stability:.2f} (sd {e.stability_sd:.2f}) over all pairs of 20" in figures
    assert f"fits to {e.stability_rows:,} rows; stable is {STABLE:g} or more" in figures
    assert f"to {e.valley:.0%} of the lower peak, {abs(e.valley_z or 0):.1f} standard deviations" in figures
    assert f"{e.references} tables without clusters" in figures
    assert f"every valley falls to {VALLEY:.0%} or less, and the mean lies {VALLEY_Z:g} or more below" in figures
    assert "4.0 standard deviations above" in judged(with_evidence(choice, 4, valley_z=-4.0), 4).figures
    assert "density" not in judged(with_evidence(choice, 4, verdict="constructive"), 4).figures


def test_another_number_has_its_own_verdict_beside_what_is_recommended(choice: KChoice) -> None:
    natural = with_evidence(choice, 4, verdict="natural")
    judgement = judged(with_evidence(natural, 3, verdict="constructive"), 3)
    assert (
        judgement.headline == "3 segments: a useful split, not natural groups; recommended: 4 (clearly separate groups)"
    )
    best, own = choice.of(4).score, choice.of(3).score
    assert judgement.do.endswith(f"the score of 4 is {figure(best)}, here {figure(own)}.")
    assert judged(natural, 1).headline == "1 segment; recommended: 4 (clearly separate groups)"


def test_a_close_call_names_the_numbers(choice: KChoice) -> None:
    close = with_evidence(choice, 4, verdict="natural").model_copy(update={"close": (3, 5)})
    said = judged(close, 4).headline
    assert said.startswith("4 clearly separate segments; a close call with 3")
    lower = with_evidence(with_evidence(close, 4, verdict="reproducible"), 5, verdict="natural")
    assert judged(lower, 4).headline.endswith(" and 5 (clearly separate groups)"), "where it is more, how real they are"


def test_without_structure_that_is_said_first(structureless: Segmentation) -> None:
    choice, k = structureless.choice, structureless.k
    assert (choice.k, k) == (1, choice.constructive)
    judgement = judged(choice, k)
    nobody = "No real groups found"
    assert judgement.headline == f"{nobody}; the {k} shown were made, not found"
    strongest = max(choice.evidence[1:], key=against_null)
    against = f"strongest at k = {strongest.k} with {against_null(strongest):.1f}; the threshold is {STRUCTURE:g}"
    assert against in judgement.figures
    assert f"Recommended: 1; {k} comes out alike when repeated with resampled customers." in judgement.figures
    other = next(e.k for e in choice.evidence[1:] if e.k != k)
    asked = judged(choice, other)
    assert asked.headline == f"{nobody}; the {other} shown were made, not found"
    alike = f"{k} comes out alike when repeated with resampled customers (stability {choice.of(k).stability:.2f})"
    assert f"needed, {alike}" in asked.figures
    assert judged(choice, 1).headline == f"{nobody}: all stay in one"
    assert judged(choice, 1).verdict == "no structure"


def test_the_textbooks_number_is_named_where_there_is_no_structure(structureless: Segmentation) -> None:
    classic = structureless.choice.model_copy(update={"k": 3, "rule": "knee", "constructive": None})
    assert judged(classic, 2).headline.endswith("; the 2 shown were made, not found (3 by the knee)")
    assert judged(classic, 3).headline.endswith("; the 3 shown were made, not found")


def test_one_different_row_is_no_structure(single_row: KChoice) -> None:
    assert "Recommended: 1." in judged(single_row, 1).figures


def test_groups_that_are_one_column_are_told_as_that_column_by_every_face(choice: KChoice) -> None:
    choice = with_evidence(choice, 4, verdict="reproducible", by_column="voice_plan")
    assert verdict_said(choice, 4) == "4 segments by one column, voice_plan; the rest follows"
    assert "groups by one column, voice_plan" in judged(choice, 4).means
    cards = level_cards(choice, labels={"voice_plan": "Voice plan"})
    assert [card.distinct for card in cards if card.k == 4] == ["one column: Voice plan"]


def test_a_lowered_verdict_is_the_only_one_that_is_said(choice: KChoice, segmentation: Segmentation) -> None:
    lowered = with_evidence(choice, 4, verdict="natural", prediction_strength=0.58)
    assert as_read(lowered.of(4)) == "reproducible"
    shown = segmentation.model_copy(update={"choice": lowered})
    page = " ".join((judged_of(shown).paragraph, judged_of(shown).headline, dict(facts(shown))["Separation"]))
    assert "natural" not in page
    assert "clearly separate" not in page
    assert lowered.of(4).verdict == summary(shown)["verdict"] == "natural", "the term is kept for code"
