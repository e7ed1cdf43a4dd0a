"""How far to trust the whole, in words."""

from segmentry import Segmentation
from segmentry.reporting.document import Paragraph
from segmentry.reporting.report import text
from segmentry.reporting.sections import how_each_holds
from segmentry.reporting.sections.trust import facts, how_many, verdict
from segmentry.reporting.trust.judgement import judged_of
from tests.reporting.changes import changed, with_evidence


def natural(segmentation: Segmentation, verdict: str = "natural") -> Segmentation:
    """With 4 as the recommended number, and that verdict on it."""
    choice = with_evidence(segmentation.choice, 4, verdict=verdict)
    return segmentation.model_copy(update={"choice": choice.model_copy(update={"k": 4, "close": ()})})


def test_a_low_silhouette_beside_a_good_verdict_is_explained(segmentation: Segmentation) -> None:
    low = changed(segmentation, "validation", silhouette=0.3)
    weak, e = natural(low), low.choice.of(4)
    separation = dict(facts(weak))["Separation"]
    assert f"over {weak.recipe.width} dimensions" in separation
    assert f"to {e.valley:.0%} of the lower peak" in separation
    assert f"(mean ARI {e.stability:.2f})" in separation
    assert separation.partition("1990. ")[2] not in text(weak), "method words are for who looks deeper"
    good = natural(changed(segmentation, "validation", silhouette=0.6))
    assert "verdict" not in dict(facts(good))["Separation"]
    assert "verdict" not in dict(facts(natural(low, "constructive")))["Separation"]
    assert "not on room between neighbours" in dict(facts(natural(low, "reproducible")))["Separation"]


def test_rows_that_were_left_out_are_told_and_no_others(segmentation: Segmentation) -> None:
    every = dict(facts(segmentation))
    assert "Rows" not in every, "the verdict says of how many"
    assert "Left out" not in every
    some = dict(facts(segmentation.model_copy(update={"rows_read": 610})))
    assert some["Left out"].startswith("10 of 610 rows")


def test_what_is_done_with_missing_cells_is_told_where_they_stay_missing(segmentation: Segmentation) -> None:
    def with_missing(**changes: object) -> dict[str, str]:
        first, *others = (step.model_copy(update={"missing": 0}) for step in segmentation.recipe.steps)
        steps = (first.model_copy(update=changes), *others)
        recipe = segmentation.recipe.model_copy(update={"steps": steps})
        return dict(facts(segmentation.model_copy(update={"recipe": recipe})))

    share = 120 / (600 * len(segmentation.features))
    told = with_missing(missing=120, stays_missing=True)["Missing cells"]
    assert told.startswith(f"120 cells of features ({share:.1%}). Silhouette, stability")
    assert "Missing cells" not in with_missing(missing=120, stays_missing=False)
    assert "Missing cells" not in with_missing(missing=0, stays_missing=True)


def test_a_number_that_was_chosen_by_hand_is_told_as_such(segmentation: Segmentation) -> None:
    recommended = segmentation.choice.k
    assert how_many(segmentation) == f"4 segments among 600 customers, chosen by hand ({recommended} recommended)"


def test_without_structure_it_is_told_that_one_is_recommended(structureless: Segmentation) -> None:
    made = structureless.choice.usual
    assert how_many(structureless) == f"{made} segments among 400 customers; recommended: 1"


def test_the_verdict_is_told_and_the_numbers_behind_it_by_number_of_segments(segmentation: Segmentation) -> None:
    judged, paragraphs = judged_of(segmentation), verdict(segmentation)
    assert all(isinstance(paragraph, Paragraph) for paragraph in paragraphs)
    assert [paragraph.text for paragraph in paragraphs] == [
        f"{how_many(segmentation)}. {judged.headline}.",
        f"{judged.means} {judged.do}",
    ]


def test_the_page_says_once_that_nothing_was_found(structureless: Segmentation) -> None:
    first, _ = (paragraph.text for paragraph in verdict(structureless))
    assert first == f"{how_many(structureless)}.", "what it means stands in the next one"
    held = how_each_holds.section(structureless)
    assert held is not None
    assert "no reason to drop" not in " ".join(x.text for x in held.blocks if isinstance(x, Paragraph))
