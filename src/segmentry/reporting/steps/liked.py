"""What customers of a segment take more of than others, by which they can be reached and thanked: goods they spend most
on, or what they come to most."""

import re
from collections.abc import Sequence

from segmentry.reporting.steps.lever import Lever
from segmentry.reporting.steps.lever_facts import striking_level
from segmentry.reporting.steps.steps_of_marks import Mark, marks, sells
from segmentry.reporting.steps.striking_levels import fact_of
from segmentry.results.profile import Level, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.counted_things import is_counted
from segmentry.stages.shared.deeds import care, tells_of_failure, tells_of_outings
from segmentry.stages.shared.display_names import column_called, level_called, thing_called
from segmentry.stages.shared.earnings import is_spent
from segmentry.stages.shared.goods import as_offered, is_part_of_goods, is_spent_on, may_be_advertised
from segmentry.stages.shared.occasions import occasion, on_the_next
from segmentry.stages.shared.offers import burden, is_on_terms
from segmentry.stages.shared.quantities import comparative, tells_how_often
from segmentry.stages.shared.touchpoints import bare, touchpoint
from segmentry.stages.shared.traits import normal

#: What so many of them have is theirs (ours).
_MOST = 0.5
#: What they did with it, behind what is offered.
_DONE = re.compile(r" (booked|taken|attended|bought|purchased|ordered|visited|made|played)$")


def liked(segmentation: Segmentation, own: SegmentProfile) -> Mark | None:
    """The column of it that marks them most; None where there is none that people can read."""
    return next((mark for mark in marks(segmentation, own) if mark.is_read and _is_liked(segmentation, mark)), None)


def thing_liked(segmentation: Segmentation, mark: Mark) -> str:
    """What they take more of, as it can be offered."""
    words = bare(column_called(mark.column.name, segmentation.labels).words).removeprefix("spend on ")
    return as_offered(words) if is_part_of_goods(mark.column.name) else _DONE.sub("", words)


def thanked(segmentation: Segmentation, owns: Sequence[SegmentProfile]) -> Lever | None:
    """How those who bring most are kept: by a benefit with what all of these segments take more of than others, or on
    the next occasion of which they have more; None where nothing tells by what."""
    each = [_thanks(segmentation, own) for own in owns]
    return next((x for x in each[0] if all(any(x.key == y.key for y in other) for other in each)), None)


def _thanks(segmentation: Segmentation, own: SegmentProfile) -> list[Lever]:
    """Each way to thank one segment, the one that says most first."""
    by_thing, by_plan, by_occasion = [], [], []
    if (mark := liked(segmentation, own)) is not None:
        name, act = mark.column.name, f"offer a benefit with {thing_liked(segmentation, mark)} to {{whom}}"
        judged = "" if is_part_of_goods(name) else name  # nobody has more than all of it
        by_thing.append(Lever(name, "liked", mark.far, mark.fact, act, (name,), judged=judged))
    for column in (x for x in segmentation.columns.columns if x.is_trait and is_on_terms(x.name)):
        level = striking_level(own, column)
        if level is not None and (level.share or 0.0) >= _MOST:
            by_plan.append(_of_plan(segmentation, own, level))
    for mark in () if sells(segmentation) else marks(segmentation, own):
        name = mark.column.name
        it = "" if mark.level or not mark.is_more or tells_of_failure(name) or care(name) else occasion(name)
        if it:
            by_occasion.append(Lever(it, "liked", mark.far, mark.fact, on_the_next(it), (name,), judged=name))
    return [*by_thing, *by_plan, *by_occasion]


def _of_plan(segmentation: Segmentation, own: SegmentProfile, level: Level) -> Lever:
    """A benefit with the plan that most of them have, and more than of all customers."""
    name, labels = level.column, segmentation.labels
    what = f"{level_called(name, level.level, labels)} {thing_called(name, labels)}"
    act, fact = f"offer a benefit with their {what} to {{whom}}", fact_of(segmentation, own, level)
    far = level.difference or 0.0
    return Lever(f"{name} {level.level}", "liked", far, fact, act, (name,), level.level, many=level.count)


def _is_liked(segmentation: Segmentation, mark: Mark) -> bool:
    """Whether it is goods, or what people come to: no sum of all, no habit by which they are reached, and
    nothing that goes wrong or tells of health."""
    name, words = mark.column.name, column_called(mark.column.name, segmentation.labels).words
    if mark.level or not mark.is_more or not may_be_advertised(name) or care(name) or burden(name) is not None:
        return False
    if comparative(name).sense:
        return False
    is_counted_thing = is_counted(words) and not column_called(name, segmentation.labels).is_money
    if is_counted_thing and tells_of_outings(name):
        return not tells_of_failure(name) and touchpoint(name) is None
    if is_part_of_goods(name):
        return touchpoint(name) is None and not tells_of_failure(name)
    return is_spent_on(name) and not tells_how_often(name) and not is_spent(normal(name))
