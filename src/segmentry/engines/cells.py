"""Columns, what of a cell is written where, and columns yet to be computed: the same on every engine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines import arrow, formulas, spelling, sql
from segmentry.engines.base import Measure, Rows
from segmentry.engines.writing import FileFormat
from segmentry.results.table import NUMERIC, ColumnType

_NOTHING = pa.schema([])
_FIRST = arrow.texts([*formulas.FIRST]).cast(pa.binary())
_IS_FIRST = np.isin(np.arange(256), [*map(ord, formulas.FIRST)])  # by byte
#: What values of each type are to Arrow.
ARROW: Mapping[ColumnType, pa.DataType] = {
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.timestamp("us"),
    "text": pa.string(),
}


@dataclass(frozen=True)
class Extension:
    """New columns that a function makes of the values of others."""

    columns: tuple[str, ...] = ()
    function: Callable[[pa.RecordBatch], pa.RecordBatch] = lambda batch: batch.select([])
    schema: pa.Schema = _NOTHING


class Seen:
    """Rows seen through their columns."""

    columns: tuple[sql.Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def types(self) -> Mapping[str, ColumnType]:
        """What the values of each column are."""
        return {column.name: column.type for column in self.columns}

    def _column(self, name: str) -> sql.Column:
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> Mapping[str, sql.Column]:
        return {column.name: column for column in self.columns}


def written(rows: Rows, columns: Sequence[sql.Column], format: FileFormat) -> Mapping[str, str]:
    """SQL of every cell as a file of that format gets it, but for what makes it harmless.

    In text there is one spelling of a cell: the one that was read. In formats with types, text becomes numbers where
    that loses nothing.
    """
    if format == "csv":
        return {column.name: column.text for column in columns}
    exact = _exact(rows, columns)
    as_read = {c.name: c.text if format == "xlsx" else c.id for c in columns}
    return {c.name: c.typed if c.name in exact else as_read[c.name] for c in columns}


def to_escape(columns: Sequence[sql.Column], expressions: Mapping[str, str], format: FileFormat) -> frozenset[int]:
    """The places of the columns whose cells of text a spreadsheet might run."""
    if format == "parquet":
        return frozenset()
    return frozenset(i for i, c in enumerate(columns) if c.stored == "text" and expressions[c.name] == c.text)


def harmless(cells: Sequence[pa.Array], places: frozenset[int]) -> list[pa.Array]:
    """The columns, those at these places as `formulas.escape` writes their text.

    In Arrow and not in SQL, which compiles the patterns anew for every column.

    >>> harmless([pa.array(["=1+1", "-5", None]), pa.array(["=x"])], frozenset([0]))[0].to_pylist()
    ["'=1+1", '-5', None]
    """
    return [_escaped(column) if i in places else column for i, column in enumerate(cells)]


def _escaped(cells: pa.Array) -> pa.Array:
    if not _IS_FIRST[arrow.first_bytes(cells)].any():
        return cells
    begin = pc.is_in(pc.binary_slice(cells.cast(pa.binary()), 0, 1), _FIRST)  # three times as fast as the pattern
    if pc.all(pc.match_substring_regex(cells.filter(begin), formulas.NUMBER)).as_py():  # -5
        return cells
    formula = pc.and_not(begin, pc.match_substring_regex(cells, formulas.NUMBER))
    return pc.if_else(formula, pc.binary_join_element_wise(formulas.APOSTROPHE, cells, ""), cells)


def _exact(rows: Rows, columns: Sequence[sql.Column]) -> set[str]:
    """Columns that lose nothing as numbers, not even a unit, and those that were never text."""
    text = [c for c in columns if c.stored == "text" and not spelling.unit_of(c.spelling)]
    read_as_numbers = [c.name for c in text if c.type in NUMERIC]
    filled = rows.query([Measure("filled", name) for name in read_as_numbers])
    numbers = rows.query([Measure("numbers", name) for name in read_as_numbers])
    stored = {c.name for c in columns if c.stored != "text"}
    return stored | {name for name, f, n in zip(read_as_numbers, filled, numbers, strict=True) if f == n}
