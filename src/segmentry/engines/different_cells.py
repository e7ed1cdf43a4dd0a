"""Figures of text that repeats, of its different cells: each is looked at once, and not in every row."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from segmentry.engines import queries, sql
from segmentry.engines.base import Function, Measure

if TYPE_CHECKING:
    from segmentry.engines.local import LocalRows

#: What is asked of cells as they were written.
_OF_CELLS: frozenset[Function] = frozenset(
    ("filled", "numbers", "integers", "infinite", "codes", "booleans", "dates", "odd_row")
)
#: From so many rows on, where each cell stands in so many of them (measured).
_MANY_ROWS, _EACH = 100_000, 20


def answers(measures: Sequence[Measure], columns: Mapping[str, sql.Column], rows: "LocalRows") -> dict[Measure, Any]:
    """The figures of those columns whose cells repeat; the others are left to whoever goes over all rows."""
    if rows.n_rows < _MANY_ROWS:
        return {}
    asked: dict[str, list[Measure]] = {}
    for measure in dict.fromkeys(measures):
        if measure.function in _OF_CELLS and columns[measure.column].stored == "text":
            asked.setdefault(measure.column, []).append(measure)
    _count([columns[name] for name in asked], rows)
    found: dict[Measure, Any] = {}
    for name, own in asked.items():
        table = rows.different[columns[name].id]
        if table is not None:
            cell = replace(columns[name], id="cell", parsed=None)
            figures = ", ".join(sql.figure_of_cells(cell, measure.function) for measure in own)
            found |= zip(own, rows.asked(f"SELECT {figures} FROM {table}")[0], strict=True)
    return found


def _count(columns: Sequence[sql.Column], rows: "LocalRows") -> None:
    """Make the table of the different cells of every column where they repeat; None of one where they do not."""
    new = [column.id for column in columns if column.id not in rows.different]
    if not new:
        return
    counts: list[int] = []
    for part in queries.batches([f"approx_count_distinct({id})" for id in new]):
        counts += rows.asked(f"SELECT {', '.join(part)} FROM {rows.source}")[0]
    for id, count in zip(new, counts, strict=True):
        cells = f"SELECT {id} AS cell, count(*) AS n, min(rowid) AS place FROM {rows.source} GROUP BY {id}"
        rows.different[id] = rows.made(cells) if count * _EACH <= rows.n_rows else None
