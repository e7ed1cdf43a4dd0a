"""What customers of a segment take more of than others, by which they can be reached and thanked: goods they spend most
on, or what they come to most."""

from segmentry.reporting.steps.lever import Lever
from segmentry.reporting.steps.steps_of_marks import Mark, marks
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.counted_things import is_counted
from segmentry.stages.shared.deeds import care, tells_of_failure, tells_of_outings
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.earnings import is_spent
from segmentry.stages.shared.goods import is_spent_on, may_be_advertised
from segmentry.stages.shared.offers import burden
from segmentry.stages.shared.quantities import comparative, tells_how_often
from segmentry.stages.shared.touchpoints import bare, touchpoint
from segmentry.stages.shared.traits import normal


def liked(segmentation: Segmentation, own: SegmentProfile) -> Mark | None:
    """The column of it that marks them most; None where there is none that people can read."""
    return next((mark for mark in marks(segmentation, own) if mark.is_read and _is_liked(segmentation, mark)), None)


def thing_liked(segmentation: Segmentation, mark: Mark) -> str:
    """What they take more of, as it can be offered."""
    return bare(column_called(mark.column.name, segmentation.labels).words).removeprefix("spend on ")


def thanked(segmentation: Segmentation, own: SegmentProfile) -> Lever | None:
    """How those who bring most are thanked; None where nothing tells by what."""
    mark = liked(segmentation, own)
    if mark is None:
        return None
    name, thing = mark.column.name, thing_liked(segmentation, mark)
    act = f"offer a benefit with {thing} to {{whom}}"
    return Lever(name, "liked", mark.far, mark.fact, act, (name,), judged=name)


def _is_liked(segmentation: Segmentation, mark: Mark) -> bool:
    """Whether it is goods, or what people come to: no sum of all, no habit by which they are reached, and
    nothing that goes wrong or tells of health."""
    name, words = mark.column.name, column_called(mark.column.name, segmentation.labels).words
    if mark.level or not mark.is_more or not may_be_advertised(name) or care(name) or burden(name) is not None:
        return False
    if comparative(name).sense or tells_how_often(name):
        return False
    if is_spent_on(name):
        return not is_spent(normal(name))
    is_counted_thing = is_counted(words) and not column_called(name, segmentation.labels).is_money
    return is_counted_thing and tells_of_outings(name) and not tells_of_failure(name) and touchpoint(name) is None
