"""What made the groups and may follow from the outcome, as it ends or falls silent when somebody leaves: what comes out
without it."""

from segmentry.results.made_without import MadeWithout
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.carried_by import carrying
from segmentry.stages.profiling.outcome_figures import ends_early, event_of, falls_silent
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import capitalised, listed, plural, rate

#: Columns that are named of those that end with leaving.
_MOST_NAMED = 3
#: Of more to be checked the first is named.
_FEW = 2


def hindsight(segmentation: Segmentation) -> str:
    """Which columns end when a customer leaves, with what comes out without them, and which to check, in a sentence
    each; empty where none carries the groups."""
    profile, labels = segmentation.profile, segmentation.labels
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None or segmentation.k == 1:
        return ""
    carry, again = carrying(profile.contrasts), segmentation.made_without
    ends = [column_called(name, labels).words for name in carry if ends_early(outcome, name, labels)]
    silent = [name for name in carry if falls_silent(outcome, name, labels) and not ends_early(outcome, name, labels)]
    said = []
    if ends:
        then = "" if silent else f": {_consequence(again, len(ends))}"
        stop = plural(len(ends), "ends", "end")
        said.append(f"{capitalised(listed(ends, most=_MOST_NAMED))} {stop} when a customer leaves{then}.")
    if silent:
        who, names = event_of(outcome, labels).briefly, [column_called(name, labels).words for name in silent]
        what = listed(names) if len(names) <= _FEW else f"{names[0]} and {len(names) - 1} more columns"
        them, moves = plural(len(silent), "it", "them"), again is not None and again.overtakes
        then = f": without {them} the order changes" if moves else f"; else leave {them} out"
        was = plural(len(silent), "was", "were")
        said.append(f"Check that {what} {was} counted before it was known who {who}{then}.")
    return " ".join(said)


def _consequence(again: MadeWithout | None, many: int) -> str:
    """What comes out without them; else what to do."""
    if again is None:
        return "make the groups of other columns before you rely on rates"
    beside = ", as here" if rate(again.highest) == rate(again.here) else f" instead of {rate(again.here)}"
    order = "the order changes, " if again.overtakes else ""
    return f"without {plural(many, 'it', 'them')} {order}the highest rate is {rate(again.highest)}{beside}"
