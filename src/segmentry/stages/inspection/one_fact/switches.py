"""Columns of yes and no: 0 and 1, true and false, or words for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from segmentry.maths import Flags
from segmentry.results.made import Source
from segmentry.results.table import ColumnType
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.one_fact.given import given_or_not
from segmentry.stages.shared.made_cells import FILLED, fits
from segmentry.stages.shared.outcome_events import NO, YES

#: What else stands in a box.
_TICKS = frozenset(
    ["x", "✓", "✔", "☑", "☒", "checked", "selected", "ticked", "marked", "angekreuzt", "coché", "marcado"]
)


@dataclass(frozen=True, eq=False)
class Switch:
    """One of them: how its cells say yes, and in which of the first rows it does and holds anything."""

    name: str
    cell: str
    type: ColumnType
    on: Flags
    filled: Flags

    def source(self, level: str) -> Source:
        """What a made column has where it says yes."""
        return Source(column=self.name, cell=self.cell, level=level, type=self.type)


def switches(head: pa.Table, facts: Mapping[str, Facts]) -> dict[str, Switch]:
    """Those among these columns, by name. `head` holds the first rows."""
    found = {name: _switch(name, column, head) for name, column in facts.items()}
    return {name: switch for name, switch in found.items() if switch is not None}


def _switch(name: str, column: Facts, head: pa.Table) -> Switch | None:
    cell = _yes(column)
    if cell is None:
        return None
    cells = head.column(name).combine_chunks()
    if column.type != "boolean" and len(set(cells.unique().drop_null().to_pylist())) > 2:
        return None
    kind: ColumnType = "boolean" if column.figures.max in (None, 1) else "integer"
    kind = "text" if column.type == "text" else kind
    on = fits(Source(column=name, cell=cell, level="", type=kind), cells)
    filled = cells.is_valid().to_numpy(zero_copy_only=False)
    return Switch(name, cell, kind, on, filled) if on.any() and not on[filled].all() else None


def ticks(head: pa.Table, facts: Mapping[str, Facts]) -> dict[str, Switch]:
    """Those among these columns in which a box was ticked or left empty, by name: an empty cell says no."""
    found = {}
    for name, column in facts.items():
        cell = _tick(column) or (FILLED if given_or_not(column) else None)
        if cell is not None:
            cells = head.column(name).combine_chunks()
            kind: ColumnType = column.type if cell == FILLED or column.type == "text" else "boolean"
            on = fits(Source(column=name, cell=cell, level="", type=kind), cells)
            if on.any() and not on.all():
                found[name] = Switch(name, cell, kind, on, np.ones(len(on), dtype=np.bool_))
    return found


def _tick(column: Facts) -> str | None:
    """What stands in a box that was ticked; None where the column holds anything else, or no cell is empty."""
    words = set(column.cells)
    if column.missing == 0 or len(words) != 1:
        return None
    [word] = words
    if column.type == "boolean":
        return "true" if word else None
    if column.is_numeric:
        return "1" if (column.figures.min, column.figures.max) == (1, 1) else None
    plain = str(word).strip().lower()
    is_tick = plain in YES | _TICKS or (len(plain) > 1 and column.name.lower().endswith(plain))
    return str(word) if column.figures.distinct == 1 and is_tick else None


def _yes(column: Facts) -> str | None:
    """The cell that says yes; None where the column holds anything else."""
    figures = column.figures
    if column.type == "boolean":
        return "true"
    if column.is_numeric:
        both = (figures.min, figures.max) in ((0, 1), (1, 2)) and figures.distinct <= 2
        return "1" if both else None  # of 1 and 2, too, 1 is yes in surveys
    words: set[Any] = set(column.cells)
    if column.type != "text" or figures.distinct != 2 or len(words) > 2:
        return None
    return next((word for word in words if word.strip().lower() in YES and _all_no(words - {word})), None)


def _all_no(words: set[Any]) -> bool:
    return all(word.strip().lower() in NO for word in words)
