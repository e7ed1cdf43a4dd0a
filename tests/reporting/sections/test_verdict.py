"""How many segments there are, in the words that stand first."""

from segmentry import Segmentation
from segmentry.reporting.document import Paragraph
from segmentry.reporting.judgement import judged_of
from segmentry.reporting.sections.verdict import how_many, section


def test_a_number_that_was_chosen_by_hand_is_told_as_such(segmentation: Segmentation) -> None:
    recommended = segmentation.choice.k
    assert how_many(segmentation) == f"4 segments among 600 customers, chosen by hand ({recommended} recommended)"


def test_without_structure_it_is_told_that_one_is_recommended(structureless: Segmentation) -> None:
    made = structureless.choice.usual
    assert how_many(structureless) == f"{made} segments among 400 customers; k_recommended: 1"


def test_the_headline_is_the_title_and_its_figures_follow(segmentation: Segmentation) -> None:
    verdict, opening = judged_of(segmentation), section(segmentation)
    assert opening.title == verdict.headline
    paragraphs = [block.text for block in opening.blocks if isinstance(block, Paragraph)]
    assert paragraphs == [f"{verdict.means} {verdict.do}", verdict.figures, f"{how_many(segmentation)}."]
