"""What made the groups and may follow from the outcome, as it ends or falls silent when somebody leaves: what comes out
without it."""

from segmentry.results.made_without import MadeWithout
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.carried_by import carrying
from segmentry.stages.profiling.outcome_figures import ends_early, event_of, falls_silent
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import capitalised, listed, plural, rate

#: Columns that are named.
_MOST_NAMED = 3


def hindsight(segmentation: Segmentation) -> str:
    """Which columns, and whether the order of the groups and the highest rate stay without them, as a sentence; empty
    where none carries the groups."""
    profile, labels = segmentation.profile, segmentation.labels
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None or segmentation.k == 1:
        return ""
    carry = carrying(profile.contrasts)
    ends = [name for name in carry if ends_early(outcome, name, labels)]
    silent = [name for name in carry if falls_silent(outcome, name, labels) and name not in ends]
    if not ends and not silent:
        return ""
    stop = f"{_named(segmentation, ends)} {plural(len(ends), 'ends', 'end')} when a customer leaves" if ends else ""
    was, who = plural(len(silent), "was", "were"), event_of(outcome, labels).briefly
    check = f"check that {_named(segmentation, silent)} {was} counted before it was known who {who}" if silent else ""
    heads = "; ".join(filter(None, (stop, check)))
    return f"{capitalised(heads)}: {_consequence(segmentation.made_without, len(ends) + len(silent))}."


def _consequence(again: MadeWithout | None, many: int) -> str:
    """What comes out without them; else what to do."""
    if again is None:
        return "make the groups of other columns before you rely on rates"
    them = plural(many, "it", "them")
    beside = ", as here" if rate(again.highest) == rate(again.here) else f" instead of {rate(again.here)}"
    return f"without {them} {_order(again.overtakes)}the highest rate is {rate(again.highest)}{beside}"


def _order(overtakes: tuple[tuple[int, int], ...] | None) -> str:
    """What becomes of the order of the groups, before what follows; empty where that is not known."""
    if overtakes is None:
        return ""
    if len(overtakes) == 1:
        return f"group {overtakes[0][0]} has a higher rate than {overtakes[0][1]}, "
    return "the order changes, " if overtakes else "the order stays, "


def _named(segmentation: Segmentation, names: list[str]) -> str:
    return listed((column_called(name, segmentation.labels).words for name in names), most=_MOST_NAMED)
