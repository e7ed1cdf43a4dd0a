"""A yes or no by which segments can be read where no outcome is known: who has it, and who might be offered it."""

from segmentry.reporting.once import once
from segmentry.reporting.sensitive import traits_of
from segmentry.reporting.yes_no import yes_or_no
from segmentry.results.columns import Column
from segmentry.results.profile import Level, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import differs, is_over
from segmentry.stages.shared.offers import can_be_offered
from segmentry.stages.shared.outcome_events import NO, YES, says_yes_or_no

_TWO = 2
#: Where more than so many have it hardly anybody is left to be offered it (ours).
_NEARLY_ALL = 0.8


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
    return next((x.name for x in able if all(answers(profile, i, x) for i in range(segmentation.k))), None)


def answers(profile: Profile, segment: int, column: Column) -> tuple[Level, Level] | None:
    """The yes and the no of a segment (from 0) in a column of both; None where a share is withheld."""
    levels = list(profile.segments[segment].levels_of(column.name))
    if not levels and column.kind == "share":
        levels = yes_or_no(profile, segment, column.name)
    if len(levels) != _TWO or not says_yes_or_no(level.level for level in levels):
        return None
    if any(level.share is None for level in levels):
        return None
    yes = [level for level in levels if level.level.casefold() in YES]
    no = [level for level in levels if level.level.casefold() in NO]
    return (yes[0], no[0]) if yes and no else None


def offered_first(segmentation: Segmentation, column: str) -> list[int]:
    """To those without it in which segments it is offered, the first first: where others like them have it more often
    than all, but not nearly all do. That most lack a thing is no sign that they want it.
    """
    profile = segmentation.profile
    each = () if profile is None else (answers(profile, i, segmentation.columns[column]) for i in range(segmentation.k))
    able = [(i, *own) for i, own in enumerate(each, start=1) if own is not None and (own[0].share or 0) <= _NEARLY_ALL]
    able.sort(key=lambda own: (-(own[1].share or 0.0), own[0]))
    over = [i for i, yes, _ in able if is_over(yes)]
    usual = [i for i, _, no in able if not is_over(no)]
    return over or usual or [i for i, *_ in able[:1]]


def without(segmentation: Segmentation, column: str) -> list[Level]:
    """Of every segment, who say no."""
    profile = segmentation.profile
    each = () if profile is None else (answers(profile, i, segmentation.columns[column]) for i in range(segmentation.k))
    return [own[1] for own in each if own is not None]
