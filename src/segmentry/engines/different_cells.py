"""Figures of different cells: text that repeats is looked at once, not in every row; whole numbers get a bit each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from threading import Lock
from typing import Any, Protocol

from segmentry import progress
from segmentry.engines import queries, sql
from segmentry.engines.base import Function, Measure, Output

#: What is asked of cells as they were written.
_OF_CELLS: frozenset[Function] = frozenset(
    ("filled", "numbers", "integers", "infinite", "codes", "booleans", "dates", "odd_row")
)
#: From so many rows on, where each cell of as many of the first, or a tenth of all, stands in so many (measured).
_MANY_ROWS, _A_PART, _EACH = 100_000, 10, 5
#: Different whole numbers are counted with a bit for each between the least and the greatest, where they are no more.
_BITS_PER_ROW, _MOST_BITS = 32, 2**30
#: Numbers of so many words take two bytes.
_MOST_WORDS = 65_535
#: Two threads must not make the same type at once.
_MAKING = Lock()


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
    count([columns[name] for name in asked], rows, rows.source)
    found: dict[Measure, Any] = {}
    for name, own in asked.items():
        table = rows.different[columns[name].id]
        if table is not None:
            cell = replace(columns[name], id="cell", parsed=None)
            figures = ", ".join(sql.figure_of_cells(cell, measure.function) for measure in own)
            found |= zip(own, rows.asked(f"SELECT {figures} FROM {table}")[0], strict=True)
    return found


def count(columns: Sequence[sql.Column], rows: Asked, source: str) -> None:
    """Make the table of the different cells of every column where they repeat; None of one where they do not.

    `source` is SQL of all rows: a file that keeps different cells itself is gone over in a third of the time.
    """
    new = [column.id for column in columns if column.id not in rows.different]
    if not new or rows.n_rows < _MANY_ROWS:
        return
    counts: list[int] = []
    few = max(_MANY_ROWS, rows.n_rows // _A_PART)
    first = f"(SELECT {', '.join(new)} FROM {source} WHERE rowid < {few})"
    for part in queries.batches([f"approx_count_distinct({id})" for id in new]):
        counts += rows.asked(f"SELECT {', '.join(part)} FROM {first}")[0]
    for id, count in zip(new, counts, strict=True):
        cells = f"SELECT {id} AS cell, count(*) AS n, min(rowid) AS place FROM {source} GROUP BY {id}"
        rows.different[id] = rows.made(cells) if count * _EACH <= few else None


def settled(columns: Mapping[str, sql.Column], rows: Asked) -> dict[str, sql.Column]:
    """The columns, of which those whose cells repeat are taken as they are where none has blanks around it, and others
    of many rows are trimmed where they may have any."""
    known = {column.id: rows.different.get(column.id) for column in columns.values() if column.is_text}
    others = "count(*) FILTER (cell IS NOT NULL AND cell IS DISTINCT FROM nullif(trim(cell), ''))"
    clean = {id for id, table in known.items() if table and rows.asked(f"SELECT {others} FROM {table}")[0][0] == 0}
    many = rows.n_rows >= _MANY_ROWS
    return {
        id: replace(column, is_value=column.is_value or column.id in clean, is_tested=many)
        for id, column in columns.items()
    }


def words(columns: Mapping[str, sql.Column], outputs: Sequence[Output], rows: Asked) -> dict[str, str | None]:
    """The types of columns that are handed on and whose cells repeat: each different one has a number, in their order.

    Groups of such numbers take less time than those of text, and a row of them less memory.
    """
    handed_on = {output.id for output in outputs if output.type == "text"} & columns.keys()
    tables = {id: rows.different.get(columns[id].id) for id in handed_on if columns[id].is_value}
    few = f"SELECT count(cell) BETWEEN 1 AND {_MOST_WORDS} FROM"
    found = {id: _words_of(table, rows) for id, table in tables.items() if table and rows.asked(f"{few} {table}")[0][0]}
    return {id: columns[id].words for id in handed_on} | found


def _words_of(table: str, rows: Asked) -> str:
    """The type of text that is nothing but the cells of a table of different ones."""
    words = f"words_of_{table}"
    with _MAKING:
        cells = f"SELECT cell FROM {table} WHERE cell IS NOT NULL ORDER BY cell"
        rows.asked(f"CREATE TYPE IF NOT EXISTS {words} AS ENUM ({cells})")
    return words


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
