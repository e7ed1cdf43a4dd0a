"""Figures of different cells: text that repeats is looked at once, not in every row; whole numbers get a bit each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from segmentry import progress
from segmentry.engines import queries, sql
from segmentry.engines.base import Function, Measure

#: What is asked of cells as they were written.
_OF_CELLS: frozenset[Function] = frozenset(
    ("filled", "numbers", "integers", "infinite", "codes", "booleans", "dates", "odd_row")
)
#: From so many rows on, where each cell of as many of the first, or a tenth of all, stands in so many (measured).
_MANY_ROWS, _A_PART, _EACH = 100_000, 10, 5
#: Different whole numbers are counted with a bit for each between the least and the greatest, where they are no more.
_BITS_PER_ROW, _MOST_BITS = 32, 2**30


class Asked(Protocol):
    """Rows that can be asked by SQL."""

    @property
    def n_rows(self) -> int:
        """How many there are."""

    @property
    def different(self) -> dict[str, str | None]:
        """Tables of their columns, as they were made."""

    @property
    def source(self) -> str:
        """SQL of all rows."""

    def asked(self, query: str) -> list[tuple[Any, ...]]:
        """The rows that answer a query."""

    def made(self, query: str) -> str:
        """A table of what a query makes."""


def answers(measures: Sequence[Measure], columns: Mapping[str, sql.Column], rows: Asked) -> dict[Measure, Any]:
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


def _count(columns: Sequence[sql.Column], rows: Asked) -> None:
    """Make the table of the different cells of every column where they repeat; None of one where they do not."""
    new = [column.id for column in columns if column.id not in rows.different]
    if not new:
        return
    counts: list[int] = []
    few = max(_MANY_ROWS, rows.n_rows // _A_PART)
    first = f"(SELECT {', '.join(new)} FROM {rows.source} LIMIT {few})"
    for part in queries.batches([f"approx_count_distinct({id})" for id in new]):
        counts += rows.asked(f"SELECT {', '.join(part)} FROM {first}")[0]
    for id, count in zip(new, counts, strict=True):
        cells = f"SELECT {id} AS cell, count(*) AS n, min(rowid) AS place FROM {rows.source} GROUP BY {id}"
        rows.different[id] = rows.made(cells) if count * _EACH <= few else None


def settled(columns: Mapping[str, sql.Column], rows: Asked) -> dict[str, sql.Column]:
    """The columns, of which those whose cells repeat are taken as they are where none has blanks around it."""
    known = {column.id: rows.different.get(column.id) for column in columns.values() if column.is_text}
    others = "count(*) FILTER (cell IS NOT NULL AND cell IS DISTINCT FROM nullif(trim(cell), ''))"
    clean = {id for id, table in known.items() if table and rows.asked(f"SELECT {others} FROM {table}")[0][0] == 0}
    return {id: replace(column, is_value=True) if column.id in clean else column for id, column in columns.items()}


def dense(measures: Sequence[Measure], columns: Mapping[str, sql.Column], rows: Asked) -> dict[Measure, str]:
    """SQL that counts different whole numbers with a bit for each, where they lie close enough, as ids often do.

    It takes a tenth of the time and a hundredth of the memory of a table of all values.
    """
    whole = {m: columns[m.column] for m in measures if m.function == "distinct"}
    whole = {m: column for m, column in whole.items() if column.type == "integer"}
    ends: list[Any] = []
    with progress.part(0.0):
        for part in queries.batches([f"{end}({c.value})" for c in whole.values() for end in ("min", "max")]):
            ends += rows.asked(f"SELECT {', '.join(part)} FROM {rows.source}")[0]
    most = min(_BITS_PER_ROW * rows.n_rows, _MOST_BITS)
    spans = zip(whole.items(), ends[::2], ends[1::2], strict=True)
    return {m: sql.bits(column, low, high) for (m, column), low, high in spans if low is not None and high - low < most}
