"""What made the groups and may follow from the outcome, as it ends or falls silent when somebody leaves: what comes out
without it."""

from segmentry.results.made_without import MadeWithout
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.carried_by import carrying
from segmentry.stages.profiling.outcome_figures import ends_early, event_of, falls_silent
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import capitalised, listed, of_columns, option, plural, rate

#: Columns that are named on the first page; all of them stand where it is told how to leave them out.
_MOST_NAMED = 3


def hindsight(segmentation: Segmentation) -> str:
    """Which columns end when a customer leaves, which to check, and what comes out without all of these; empty where
    none carries the groups."""
    profile, (ends, silent) = segmentation.profile, _suspected(segmentation)
    outcome = None if profile is None else profile.main_outcome
    if outcome is None or not ends + silent:
        return ""
    said = []
    if ends:
        said.append(f"{_named(segmentation, ends)} {plural(len(ends), 'ends', 'end')} when a customer leaves")
    if silent:
        who, was = event_of(outcome, segmentation.labels).briefly, plural(len(silent), "was", "were")
        said.append(f"check that {_named(segmentation, silent)} {was} counted before it was known who {who}")
    then = _consequence(segmentation.made_without, len(ends + silent))
    return f"{capitalised('; '.join(said))}: {then}."


def how_to_leave_out(segmentation: Segmentation) -> str:
    """All of these columns by their own names, and how the groups are made without them; empty where there are none."""
    ends, silent = _suspected(segmentation)
    if not (names := ends + silent):
        return ""
    first, *others = names
    alike = f" (likewise {of_columns(others, most=len(others))})" if others else ""
    them, is_not = plural(len(names), "it", "them"), plural(len(names), "it was", "they were")
    set_it = f'`{option(first, "role")} = "descriptor"`{alike}'
    return (
        f"Unless {is_not} counted before the outcome was known, make the groups without {them}: write {set_it} into a"
        f" plan and run with `--plan`; in the app give {them} that role in the list of columns."
    )


def _suspected(segmentation: Segmentation) -> tuple[list[str], list[str]]:
    """Of the columns that carry the groups those that end when a customer leaves, and others that fall silent."""
    profile, labels = segmentation.profile, segmentation.labels
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None or segmentation.k == 1:
        return [], []
    carry = carrying(profile.contrasts)
    ends = [name for name in carry if ends_early(outcome, name, labels)]
    return ends, [name for name in carry if falls_silent(outcome, name, labels) and name not in ends]


def _named(segmentation: Segmentation, names: list[str]) -> str:
    return listed((column_called(name, segmentation.labels).words for name in names), most=_MOST_NAMED)


def _consequence(again: MadeWithout | None, many: int) -> str:
    """What comes out without them; else what to do."""
    if again is None:
        return "else make the groups of other columns before you rely on rates"
    beside = ", as here" if rate(again.highest) == rate(again.here) else f" instead of {rate(again.here)}"
    order = "the order changes, " if again.overtakes else ""
    return f"without {plural(many, 'it', 'them')} {order}the highest rate is {rate(again.highest)}{beside}"
