"""Which level of a column is an end, by what is filled only then: a date of leaving stands where the status is CE.

Codes of a system say nothing by themselves, and a table may have no column at all but the day on which customers left.
The thresholds are ours.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from segmentry.maths import Flags
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.known_with import phi
from segmentry.stages.inspection.roles import Part
from segmentry.stages.shared.made_cells import FILLED
from segmentry.stages.shared.outcome_levels import A_STATUS
from segmentry.stages.shared.outcome_words import is_of_an_end, is_of_death, is_when_it_ended
from segmentry.stages.shared.reason_words import is_reason_of_leaving

#: Levels of a column that is looked at, how nearly it must be filled in the rows of one of them, and rows of either.
_MOST, _SAME, _FEWEST = 12, 0.99, 20


@dataclass(frozen=True)
class Ended:
    """The cell of a column that is an end, and what is said of customers of whom it is so."""

    cell: str
    said: str


def find(
    head: pa.Table,
    facts: Mapping[str, Facts],
    parts: Mapping[str, Part],
    apart_from: Container[str],
    blanked: Container[str],
) -> dict[str, Ended]:
    """The columns that tell who left, none where an outcome of yes and no is known already.

    Columns `apart_from` these are what the plan says; of those that are `blanked` some filled cells stand for missing,
    so that any cell does not tell.
    """
    known = [
        name for name, (role, _) in parts.items() if role == "outcome" and not is_reason_of_leaving(facts[name].word)
    ]
    if any(facts[name].figures.distinct == 2 for name in known):
        return {}
    asked = {name: column for name, column in facts.items() if name not in apart_from and name in head.column_names}
    ends = {name: cells for name, column in asked.items() if (cells := _of_an_end(head, column)) is not None}
    if not ends:
        return {}
    able = (column for name, column in asked.items() if name not in ends and _may_be_one(column, parts))
    found = next((told for column in able if (told := _level(head, column, ends)) is not None), None)
    if found is None and not known:
        dates = (name for name in ends if facts[name].type == "date" and name not in blanked)
        day = next((name for name in dates if is_when_it_ended(facts[name].word)), None)
        found = None if day is None else (day, FILLED, day)
    return {} if found is None else {found[0]: Ended(found[1], "died" if is_of_death(facts[found[2]].word) else "left")}


def _of_an_end(head: pa.Table, column: Facts) -> Flags | None:
    """Which rows are filled of a column that is called like what comes with an end; None of any other."""
    if column.missing == 0 or not is_of_an_end(column.word):
        return None
    filled: Flags = head.column(column.name).is_valid().to_numpy()
    return filled if _FEWEST <= filled.sum() <= len(filled) - _FEWEST else None


def _may_be_one(column: Facts, parts: Mapping[str, Part]) -> bool:
    """Whether it has few levels, and two or the name of a status."""
    few = column.type in ("text", "integer", "boolean") and 2 <= column.figures.distinct <= _MOST
    return (
        few and (column.figures.distinct == 2 or bool(A_STATUS.search(column.word))) and parts[column.name][0] != "id"
    )


def _level(head: pa.Table, column: Facts, ends: Mapping[str, Flags]) -> tuple[str, str, str] | None:
    """The column, its level in the rows of which an end is told, and the column that tells it."""
    cells = head.column(column.name).to_pandas()
    same = ((cell, end) for cell, rows in _rows(cells) for end, filled in ends.items() if phi(rows, filled) >= _SAME)
    return next(((column.name, cell, end) for cell, end in same), None)


def _rows(cells: "pd.Series[Any]") -> Iterator[tuple[str, Flags]]:
    for cell in cells.dropna().unique():
        yield str(cell).lower() if isinstance(cell, bool | np.bool_) else str(cell), (cells == cell).to_numpy(np.bool_)
