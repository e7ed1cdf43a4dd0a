"""The part of every column as what is asked about customers needs it."""

from dataclasses import replace

from segmentry.errors import SegmentryError, Way
from segmentry.results.table import Table
from segmentry.stages.inspection.deciding import Decided, decide
from segmentry.stages.inspection.declared import Declared
from segmentry.stages.inspection.roles import Part
from segmentry.stages.shared.asked_for import ANSWERS, AskedFor
from segmentry.stages.shared.outcome_events import YES

#: Why what came of customers only describes them.
_NOT_ASKED = "nothing is asked but who customers are"


def decided_as_asked(table: Table, declared: Declared, about: AskedFor | None) -> Decided:
    """The parts as they are found; with the column that is asked about as the outcome where that is found otherwise.

    What is found anyway stays as it is found: its bad levels, and what came with it. Whether something else may be the
    outcome is not asked any more.

    Raises
    ------
    SegmentryError
        If the column has several levels, and none of them is told or known as a bad end.
    """
    decided = decide(table.rows, declared)
    if about is None:
        return decided
    if not about.column:
        came = [name for name, part in decided.parts.items() if part[0] in ANSWERS]
        aside: dict[str, Part] = dict.fromkeys(came, ("descriptor", _NOT_ASKED))
        return replace(decided, parts=decided.parts | aside, likely={})
    if not _is_found(decided, about):
        decided = decide(table.rows, declared.asking(about))
        _check_levels(decided, about)
    return replace(decided, likely={})


def _is_found(decided: Decided, about: AskedFor) -> bool:
    """Whether it is an outcome or a value by itself; one of two levels that says yes is what is told of it anyway."""
    is_whole = about.level is None
    if about.level is not None and about.level.casefold() in YES:
        is_whole = decided.facts[about.column].figures.distinct == 2
    told = [name for name, of in decided.bad_ends.told.items() if of.column == about.column]
    is_found = any(decided.parts[name][0] in ANSWERS for name in (about.column, *told))
    return is_whole and is_found and about.column not in decided.bad_ends.asked


def _check_levels(decided: Decided, about: AskedFor) -> None:
    """Of several levels one must be told."""
    column = decided.facts[about.column]
    told = any(of.column == about.column for of in decided.bad_ends.told.values())
    if about.level is not None or told or column.type != "text" or column.figures.distinct <= 2:
        return
    levels = decided.bad_ends.asked.get(about.column, ())
    one = f"{about.column}={levels[0] if levels else 'LEVEL'}"
    raise SegmentryError(
        f"`{about.column}` has {column.figures.distinct:,} levels, and nothing tells which of them you ask about.",
        Way("name one, with {}", "outcome", one),
    )
