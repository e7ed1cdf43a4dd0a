"""How segments look and what they are called."""

import re

from segmentry import Segmentation
from segmentry.reporting.looks import colour, label, symbol


def test_a_segment_has_one_colour_and_a_look_of_its_own() -> None:
    colours = [colour(id) for id in range(1, 31)]
    assert len(set(colours[:10])) == 10
    assert colours[10:20] == colours[:10]
    assert all(re.fullmatch("#[0-9A-F]{6}", own) for own in colours)
    assert len({(colour(id), symbol(id)) for id in range(1, 31)}) == 30


def test_a_label_holds_nothing_that_a_program_obeys(segmentation: Segmentation) -> None:
    """The library that draws ends the whole process at a control character."""
    first = segmentation.segments[0]
    assert label(first.model_copy(update={"name": "bell\x07\n \x00rings"})) == "1 bell rings"
    assert label(first.model_copy(update={"name": "Segment 1"})) == "Segment 1"
