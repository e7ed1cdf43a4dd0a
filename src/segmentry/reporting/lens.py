"""A yes or no by which segments can be read where no outcome is known: who has it, and who might be offered it."""

from segmentry.reporting.once import once
from segmentry.reporting.trust.sensitive import traits_of
from segmentry.reporting.yes_no import levels_of
from segmentry.results.columns import Column
from segmentry.results.profile import Level, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import differs, is_over
from segmentry.stages.shared.offers import can_be_offered
from segmentry.stages.shared.outcome_events import NO, YES, says_yes_or_no

_TWO = 2
#: Where more have it already, those who are left have mostly decided against it (ours).
MOST_HAVE = 0.8
#: Groups differ much in what they have where one has it at most so many times as often as another (ours).
_MUCH_LESS = 0.5


@once
def lens(segmentation: Segmentation) -> str | None:
    """The yes or no that made no segments and in which they differ most, beyond chance; None with an outcome.

    Only of what can be offered or sold: who lacks it is no news of an illness, or of a column that nobody knows.
    """
    profile, columns = segmentation.profile, segmentation.columns
    if profile is None or segmentation.k == 1 or profile.outcomes:
        return None
    traits = traits_of(segmentation)
    ranked = sorted((x for x in profile.contrasts if differs(x)), key=lambda x: (-x.effect, x.column))
    columns_met = (columns[contrast.column] for contrast in ranked)
    able = (x for x in columns_met if x.distinct == _TWO and x.name not in traits and can_be_offered(x.name))
    return next((x.name for x in able if _differs_much(segmentation, x)), None)


def _differs_much(segmentation: Segmentation, column: Column) -> bool:
    """Whether in some group it is had at most half as often as in another: what all have alike tells no group from
    another."""
    having = [yes.share or 0.0 for yes, _ in both_of(segmentation, column.name)]
    return len(having) == segmentation.k and min(having) <= _MUCH_LESS * max(having)


def answers(profile: Profile, segment: int, column: Column) -> tuple[Level, Level] | None:
    """The yes and the no of a segment (from 0) in a column of both; None where a share is withheld."""
    levels = levels_of(profile, segment, column)
    if len(levels) != _TWO or not says_yes_or_no(level.level for level in levels):
        return None
    if any(level.share is None for level in levels):
        return None
    yes = [level for level in levels if level.level.casefold() in YES]
    no = [level for level in levels if level.level.casefold() in NO]
    return (yes[0], no[0]) if yes and no else None


def both_of(segmentation: Segmentation, column: str) -> list[tuple[Level, Level]]:
    """Of every segment, who say yes and who say no."""
    profile = segmentation.profile
    each = () if profile is None else (answers(profile, i, segmentation.columns[column]) for i in range(segmentation.k))
    return [own for own in each if own is not None]


def offered_first(segmentation: Segmentation, column: str) -> list[int]:
    """The segments to whose customers without it a thing is offered first, in this order; none where nearly all of
    every segment have it.

    To have none of it is no demand: who is like those who took it will rather take it, too. These are the segments in
    which it is more frequent than among all, beyond chance; where there are none, the one in which it is most so.
    """
    each = [(yes, i) for i, (yes, _) in enumerate(both_of(segmentation, column), start=1)]
    able = [(yes, i) for yes, i in each if (yes.share or 0.0) <= MOST_HAVE]
    ranked = sorted(able, key=lambda own: -(own[0].share or 0.0))
    return [i for yes, i in ranked if is_over(yes)] or [i for _, i in ranked[:1]]
