"""Who lacks a thing that can be had: whether it may be offered to them, or nearly all lack it, or have another one."""

from collections.abc import Collection

from segmentry.reporting.yes_no import levels_of
from segmentry.results.columns import Column
from segmentry.results.profile import Level, Profile, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.outcome_events import YES, says_yes_or_no

#: So many lack it because of what else is so of them, and so many hold what may stand for it (ours).
ALL, _STANDS_FOR, _TIMES_MORE = 0.9, 0.8, 3.0


def stands_for(segmentation: Segmentation, own: SegmentProfile, lacked: str) -> bool:
    """Whether nearly all of them have something else, which hardly anybody of the others has: it may stand for it."""
    profile = segmentation.profile
    others = [x for x in segmentation.columns.columns if x.name != lacked and x.is_told]
    size = segmentation.segments[own.id - 1].share

    def is_theirs(yes: Level | None) -> bool:
        here = 0.0 if yes is None else yes.share or 0.0
        there = 0.0 if yes is None else ((yes.share_of_all or 0.0) - size * here) / ((1 - size) or 1.0)
        return here >= max(_STANDS_FOR, _TIMES_MORE * there)

    return profile is not None and any(is_theirs(answer_in(profile, own, column, YES)) for column in others)


def answer_in(profile: Profile, own: SegmentProfile, column: Column, words: Collection[str]) -> Level | None:
    """The yes, or the no, of a segment in a column of both, also where so few say the other that it is withheld."""
    levels = levels_of(profile, own.id - 1, column)
    if not says_yes_or_no(level.level for level in levels):
        return None
    return next((x for x in levels if x.level.casefold() in words and x.share is not None), None)
