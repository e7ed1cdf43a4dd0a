"""Other names for segments."""

import pytest

from segmentry import Segmentation, rename
from segmentry.errors import SegmentryError


def test_renaming_changes_the_names_given_and_no_other(segmentation: Segmentation) -> None:
    renamed = rename(segmentation, {2: "  Regulars "})
    assert [s.name for s in renamed.segments][1] == "Regulars"
    assert renamed.segments[0] == segmentation.segments[0]
    assert segmentation.segments[1].name != "Regulars"


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ({4: "x"}, "There is no segment 4. The segments are 1 to 3."),
        ({1: "  "}, "The name for segment 1 is blank."),
        ({1: "Same", 2: "Same "}, "Two segments cannot both be called 'Same'."),
    ],
)
def test_a_name_that_cannot_be_given_is_refused(
    segmentation: Segmentation, names: dict[int, str], message: str
) -> None:
    with pytest.raises(SegmentryError) as error:
        rename(segmentation, names)
    assert str(error.value) == message
