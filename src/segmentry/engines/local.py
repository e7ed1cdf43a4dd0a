"""The local engine: DuckDB with Arrow batches, all cores, spilling to disk."""

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from segmentry.engines import formulas, writing
from segmentry.engines.base import (
    LARGEST,
    MISSING_WORDS,
    ArrowRows,
    BadLine,
    BadLinesError,
    DelimitedFile,
    Description,
    Measure,
    ParquetFile,
    Part,
    Problem,
)
from segmentry.results.table import ColumnType

#: Rows in a batch: one DuckDB row group.
BATCH_ROWS = 122_880

_APOSTROPHE = "'"
_PROBLEMS: dict[str, Problem] = {
    "MISSING COLUMNS": "cells",
    "TOO MANY COLUMNS": "cells",
    "UNQUOTED VALUE": "quote",
    "INVALID ENCODING": "encoding",
    "INVALID STATE": "quote",
}


class LocalEngine:
    """Reads a described source into a DuckDB database in memory (which spills to the temporary folder)."""

    def read(self, source: Description) -> "LocalRows":
        """Load the source once, columns named c0, c1, ... so that no name of a user's is ever SQL."""
        connection = duckdb.connect(
            config={
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "temp_directory": str(Path(tempfile.gettempdir()) / "segmentry-spill"),
            }
        )
        ids = [f"c{i}" for i in range(len(source.names))]
        match source:
            case DelimitedFile():
                _load_delimited(connection, source, ids)
            case ParquetFile():
                file = f"read_parquet({_path(source.path)}, hive_partitioning=false)"
                renamed = f"{file} AS r({', '.join(ids)})"
                connection.execute(f"CREATE TABLE loaded AS SELECT * FROM {renamed}")
            case ArrowRows(data=data):
                arrow = data.rename_columns(ids) if isinstance(data, pa.Table) else _renamed(data, ids)
                connection.register("arrow", arrow)
                connection.execute(f"CREATE TABLE loaded AS SELECT {_restored(arrow.schema, source)} FROM arrow")
                connection.unregister("arrow")
        kinds = [_kind(str(row[1])) for row in connection.execute("DESCRIBE loaded").fetchall()]
        columns = tuple(_Column(name, id, kind, kind) for name, id, kind in zip(source.names, ids, kinds, strict=True))
        return LocalRows(connection, columns)


@dataclass(frozen=True)
class _Column:
    """A column: its name, its SQL name, what it is stored as, and what its values are read as."""

    name: str
    id: str
    stored: ColumnType
    type: ColumnType

    @property
    def value(self) -> str:
        """SQL of the value: NULL where the cell is missing, not finite, or not of the type."""
        cast = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "TIMESTAMP", "text": "VARCHAR"}
        if self.type == "text":
            return f"nullif(trim(CAST({self.id} AS VARCHAR)), '')"
        value = f"TRY_CAST({self.id} AS {cast[self.type]})"
        if self.type == "number":  # beyond LARGEST, squares and sums would overflow
            return f"CASE WHEN abs({value}) < {LARGEST} THEN {value} END"
        return f"CASE WHEN isfinite({value}) THEN {value} END" if self.type == "date" else value

    @property
    def text(self) -> str:
        """SQL of the cell as text, harmless for a spreadsheet."""
        text = f"CAST({self.id} AS VARCHAR)"
        if self.stored != "text":
            return text
        is_formula = f"regexp_matches({text}, {_text(formulas.TRIGGER)})"
        is_number = f"regexp_matches({text}, {_text(formulas.NUMBER)})"
        return f"CASE WHEN {is_formula} AND NOT {is_number} THEN {_text(_APOSTROPHE)} || {text} ELSE {text} END"

    @property
    def typed(self) -> str:
        """SQL of the cell for a format that has types: numbers as numbers, all else as it is stored."""
        return self.value if self.stored == "text" and self.type in ("integer", "number") else self.id


@dataclass(frozen=True)
class _Extension:
    """New columns that a function makes of the values of others."""

    columns: tuple[str, ...]
    function: Callable[[pa.RecordBatch], pa.RecordBatch]
    schema: pa.Schema


@dataclass(frozen=True)
class LocalRows:
    """A DuckDB table seen through its columns, with any extension yet to be computed."""

    connection: duckdb.DuckDBPyConnection
    columns: tuple[_Column, ...]
    extension: _Extension | None = None

    @cached_property
    def n_rows(self) -> int:
        return int(self._rows("SELECT count(*) FROM loaded")[0][0])

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def types(self) -> Mapping[str, ColumnType]:
        return {column.name: column.type for column in self.columns}

    def typed(self, types: Mapping[str, ColumnType]) -> "LocalRows":
        columns = tuple(replace(column, type=types.get(column.name, column.type)) for column in self.columns)
        return replace(self, columns=columns)

    def query(self, measures: Sequence[Measure]) -> list[Any]:
        if not measures:
            return []
        figures = ", ".join(_measure(self._column(m.column), m.function) for m in measures)
        return list(self._rows(f"SELECT {figures} FROM loaded")[0])

    def reduce(self, columns: Sequence[str], function: Callable[[pa.RecordBatch], Part]) -> list[Part]:
        return [function(batch) for batch in self._values(columns)]

    def extend(
        self, columns: Sequence[str], function: Callable[[pa.RecordBatch], pa.RecordBatch], schema: pa.Schema
    ) -> "LocalRows":
        return replace(self, extension=_Extension(tuple(columns), function, schema))

    def collect(self, columns: Sequence[str] | None = None, limit: int | None = None) -> pa.Table:
        if self.extension is None:
            wanted = self.names if columns is None else columns
            bound = "" if limit is None else f" LIMIT {int(limit)}"
            batches = list(self._values(wanted, bound))
            return pa.Table.from_batches(batches, schema=batches[0].schema)
        batches = list(self._extended({column.name: column.value for column in self.columns}))
        table = pa.Table.from_batches(batches, schema=batches[0].schema)
        return table.slice(0, limit) if columns is None else table.select(list(columns)).slice(0, limit)

    def write(self, path: Path, format: writing.FileFormat) -> None:
        if format == "csv":  # in text there is one spelling of a cell: the one that was read
            cells = {column.name: column.text for column in self.columns}
        else:
            exact = self._exact()
            as_read = {c.name: c.text if format == "xlsx" else c.id for c in self.columns}
            cells = {c.name: c.typed if c.name in exact else as_read[c.name] for c in self.columns}
        writing.write(path, format, self._extended(cells))

    def _exact(self) -> set[str]:
        """Columns that lose nothing as numbers, and those that were never text."""
        read_as_numbers = [c for c in self.columns if c.stored == "text" and c.type in ("integer", "number")]
        filled = self.query([Measure("filled", c.name) for c in read_as_numbers])
        numbers = self.query([Measure("numbers", c.name) for c in read_as_numbers])
        stored = {c.name for c in self.columns if c.stored != "text"}
        return stored | {c.name for c, f, n in zip(read_as_numbers, filled, numbers, strict=True) if f == n}

    def _column(self, name: str) -> _Column:
        return next(column for column in self.columns if column.name == name)

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        with self.connection.cursor() as cursor:  # a cursor of its own: threads of one app share the connection
            return cursor.execute(sql).fetchall()

    def _stream(self, expressions: Sequence[str], tail: str = "") -> Iterator[pa.RecordBatch]:
        aliased = ", ".join(f"{expression} AS v{i}" for i, expression in enumerate(expressions)) or "1 AS v0"
        with self.connection.cursor() as cursor:
            yield from cursor.sql(f"SELECT {aliased} FROM loaded{tail}").to_arrow_reader(BATCH_ROWS)

    def _values(self, columns: Sequence[str], tail: str = "") -> Iterator[pa.RecordBatch]:
        seen = False
        for batch in self._stream([self._column(name).value for name in columns], tail):
            seen = True
            yield batch.rename_columns(list(columns))
        if not seen:
            raise RuntimeError("a table without rows was let in")

    def _extended(self, cells: Mapping[str, str]) -> Iterator[pa.RecordBatch]:
        """Batches of these cells, and of the extension's columns after them."""
        extension = self.extension or _Extension((), lambda batch: batch.select([]), pa.schema([]))
        values = [self._column(name).value for name in extension.columns]
        for batch in self._stream([*cells.values(), *values]):
            own = batch.select(range(len(cells))).rename_columns(list(cells))
            inputs = batch.select(range(len(cells), batch.num_columns)).rename_columns(list(extension.columns))
            new = extension.function(inputs)
            names = [*cells, *extension.schema.names]
            yield pa.RecordBatch.from_arrays([*own.columns, *new.columns], names=names)


def _measure(column: _Column, function: str) -> str:
    """SQL of a figure. Conditions on text stand inside CASE, so that only the cells that need one are searched."""
    id, value = column.id, column.value
    text = f"CAST({id} AS VARCHAR)"
    cell = f"lower(trim({text}))"
    words = ", ".join(_text(word) for word in MISSING_WORDS)
    number = f"TRY_CAST({text} AS DOUBLE)"
    worded = f"{id} IS NOT NULL AND {cell} NOT IN ({words})"
    filled = f"CASE WHEN {number} IS NULL OR isnan({number}) THEN {worded} ELSE true END"
    odd = f"CASE WHEN {number} IS NULL THEN {filled} ELSE false END"
    digits = f"regexp_full_match(trim({text}), '[+-]?0[0-9]+|[+-]?[0-9]{{16,}}|[+][0-9]{{8,}}|[0-9]+_[0-9_]+')"
    suspect = f"length({text}) > 15 OR left({text}, 1) IN ('0', '+', '-') OR contains({text}, '_')"
    code = f"CASE WHEN {suspect} THEN {digits} ELSE false END"
    numeric = f"CAST({value} AS DOUBLE)"
    return {
        "filled": f"count(*) FILTER ({filled})" if column.stored == "text" else f"count({id})",
        "numbers": f"count({number}) FILTER (NOT isnan({number}))",
        "integers": f"count(*) FILTER ({number} = floor({number}) AND abs({number}) < 9e15)",
        "infinite": f"count(*) FILTER (abs({number}) >= {LARGEST} AND NOT isnan({number}))",
        "codes": f"count(*) FILTER ({code})",
        "booleans": f"count(*) FILTER ({cell} IN ('true', 'false'))",
        "dates": f"count(*) FILTER (CASE WHEN regexp_matches(trim({text}), '^[0-9]{{4}}[-/]')"
        f" THEN TRY_CAST({text} AS TIMESTAMP) IS NOT NULL ELSE false END)",
        "odd_row": f"min(rowid) FILTER ({odd})",
        "count": f"count({value})",
        "distinct": f"count(DISTINCT {value})",
        "about_distinct": f"approx_count_distinct({value})",
        "min": f"min({numeric})",
        "max": f"max({numeric})",
        "mean": f"avg({numeric})",
        "sd": f"stddev_pop({numeric})",
    }[function]


def _load_delimited(connection: duckdb.DuckDBPyConnection, source: DelimitedFile, ids: Sequence[str]) -> None:
    types = ", ".join(f"{id}: 'VARCHAR'" for id in ids)
    quote = _text(source.quote)
    dialect = f"header=true, skip={source.skip}, delim={_text(source.delimiter)}, quote={quote}, escape={quote}"
    checks = "auto_detect=false, strict_mode=true, store_rejects=true, rejects_limit=20"
    file = f"read_csv({_path(source.path)}, columns={{{types}}}, {dialect}, {checks})"
    try:
        connection.execute(f"CREATE TABLE loaded AS SELECT {', '.join(_restoring(id) for id in ids)} FROM {file}")
    except duckdb.Error:  # line ends of two kinds, or a line too long for any table
        raise BadLinesError([]) from None
    rejects = connection.execute(
        "SELECT DISTINCT line_byte_position, error_type FROM reject_errors ORDER BY line_byte_position LIMIT 20"
    ).fetchall()
    if rejects:
        lines = _lines_at(source.path, [int(position) for position, _ in rejects])
        kinds = [_PROBLEMS.get(str(kind), "other") for _, kind in rejects]
        raise BadLinesError([BadLine(line, kind) for line, kind in zip(lines, kinds, strict=True)])


def _lines_at(path: Path, positions: Sequence[int]) -> list[int]:
    """The lines, from 1, on which these bytes stand. DuckDB counts records, of which one may span several lines."""
    lines, line, before = [], 1, 0
    with path.open("rb") as file:
        for position in positions:
            line += file.read(max(position - 1 - before, 0)).count(b"\n")
            before = max(position - 1, before)
            lines.append(line)
    return lines


def _restored(schema: pa.Schema, source: ArrowRows) -> str:
    text = (pa.types.is_string, pa.types.is_large_string)
    sheet = source.from_sheet
    return ", ".join(
        _restoring(field.name) if sheet and any(is_text(field.type) for is_text in text) else field.name
        for field in schema
    )


def _restoring(id: str) -> str:
    """SQL that takes our own apostrophe off again."""
    rest = f"substr({id}, 2)"
    is_formula = f"regexp_matches({rest}, {_text(formulas.TRIGGER)})"
    is_number = f"regexp_matches({rest}, {_text(formulas.NUMBER)})"
    ours = f"starts_with({id}, {_text(_APOSTROPHE)}) AND {is_formula} AND NOT {is_number}"
    return f"CASE WHEN {ours} THEN {rest} ELSE {id} END AS {id}"


def _renamed(reader: pa.RecordBatchReader, ids: Sequence[str]) -> pa.RecordBatchReader:
    schema = pa.schema([field.with_name(id) for field, id in zip(reader.schema, ids, strict=True)])
    return pa.RecordBatchReader.from_batches(schema, (batch.rename_columns(list(ids)) for batch in reader))


def _kind(sql_type: str) -> ColumnType:
    if sql_type in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"):
        return "integer"
    if sql_type in ("FLOAT", "DOUBLE", "HUGEINT", "UBIGINT", "UHUGEINT") or sql_type.startswith("DECIMAL"):
        return "number"
    if sql_type == "BOOLEAN":
        return "boolean"
    return "date" if sql_type == "DATE" or sql_type.startswith("TIMESTAMP") else "text"


def _path(path: Path) -> str:
    """A file's name as a SQL literal that matches this file alone: to DuckDB a path is a pattern."""
    return _text(re.sub(r"([*?\[])", r"[\1]", str(path)))


def _text(value: str) -> str:
    """A SQL string literal."""
    return "'" + value.replace("'", "''") + "'"
