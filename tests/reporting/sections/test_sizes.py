"""How many customers each segment has."""

from segmentry import Segmentation
from segmentry.reporting.sections.sizes import caption, exhibit
from tests.reporting.cells import cells, records


def test_the_caption_points_at_small_segments(segmentation: Segmentation) -> None:
    shares = (0.96, 0.02, 0.01, 0.01)
    pairs = list(zip(segmentation.segments, shares, strict=True))
    unequal = tuple(segment.model_copy(update={"share": share}) for segment, share in pairs)
    small = caption(segmentation.model_copy(update={"segments": unequal}))
    assert "has 96.0% of the customers" in small.means
    assert "segments 2, 3 and 4, each with less than 5%" in small.do
    equal = tuple(segment.model_copy(update={"share": 0.25, "size": 150}) for segment in segmentation.segments)
    assert "reaches 25%" in caption(segmentation.model_copy(update={"segments": equal})).do


def test_one_segment_holds_all(one_segment: Segmentation) -> None:
    assert "one segment" in caption(one_segment).means


def test_the_table_has_every_segment(segmentation: Segmentation) -> None:
    [(_, table)] = exhibit(segmentation).tables
    for i, segment in enumerate(segmentation.segments):
        assert cells(table, i)["customers"] == f"{segment.size:,}"
        assert cells(table, i)["share"] == f"{segment.share:.1%}"
        assert records(table)[i]["segment"] == segment.id
