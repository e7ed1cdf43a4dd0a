"""The local engine's database: opened, filled with a described source, and asked."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4
from weakref import finalize

import duckdb
import pyarrow as pa

from segmentry import progress
from segmentry.engines import queries, sql
from segmentry.engines.base import ArrowRows, BadLinesError, DelimitedFile, Description, ParquetFile
from segmentry.files import spill_folder
from segmentry.results.table import ColumnType

#: Cells that need not be dropped.
_FEW_CELLS = 2_000_000


def connected(size: int, memory: int) -> duckdb.DuckDBPyConnection:
    """A database for a table of about `size` bytes: in memory where DuckDB's share is enough, else in a file."""
    config: dict[str, Any] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "temp_directory": str(spill_folder()),
        "memory_limit": f"{memory}B",
    }
    if size <= memory:
        return _of_no_zone(duckdb.connect(config=config))
    file = spill_folder() / f"{uuid4().hex}.duckdb"
    connection = _of_no_zone(duckdb.connect(str(file), config=config))
    for path in (file, file.with_name(f"{file.name}.wal")):
        finalize(connection, path.unlink, missing_ok=True)
    return connection


def _of_no_zone(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The database with moments in UTC: its own zone is that of the machine."""
    with suppress(duckdb.Error):  # a build that knows no zones takes them as they are
        connection.execute("SET GLOBAL TimeZone = 'UTC'")
    return connection


def execute(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    """Run the query, and let DuckDB tell how far it is where somebody listens."""
    at_hand = progress.at_hand()
    if at_hand is None:
        connection.execute(query)
        return
    connection.execute(
        "SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET progress_bar_time = 0"
    )
    with at_hand.measured(lambda: connection.query_progress() / 100):
        connection.execute(query)


def make(connection: duckdb.DuckDBPyConnection, table: str, query: str, wanted: pa.Table) -> None:
    """Make a table of a query that calls another one, in memory, `wanted`; nothing where it is there already."""
    with connection.cursor() as cursor:
        cursor.register("wanted", wanted)
        execute(cursor, f"CREATE TABLE IF NOT EXISTS {table} AS {query}")
        cursor.unregister("wanted")


def answered(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    """The rows that answer a query of few."""
    with connection.cursor() as cursor:
        execute(cursor, query)
        return cursor.fetchall()


def height(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """How many rows a table has."""
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])


def load(connection: duckdb.DuckDBPyConnection, source: Description) -> tuple[sql.Column, ...]:
    """Make the table `loaded` of the source; returns its columns."""
    ids = [f"c{i}" for i in range(len(source.names))]
    match source:
        case DelimitedFile():
            _load_delimited(connection, source, ids)
        case ParquetFile():
            _load_parquet(connection, source, ids)
        case ArrowRows(data=data):
            arrow = data.rename_columns(ids) if isinstance(data, pa.Table) else _renamed(data, ids)
            connection.register("arrow", arrow)
            query = f"SELECT {_restored(arrow.schema, source)} FROM arrow"
            if isinstance(data, pa.Table):
                execute(connection, f"CREATE TABLE loaded AS {query}")
            else:  # of a file
                _fill(connection, query)
            connection.unregister("arrow")
    described = {str(row[0]): str(row[1]) for row in connection.execute("DESCRIBE loaded").fetchall()}
    for id in (id for id, kind in described.items() if _is_no_single_value(kind)):  # which no file could be given
        connection.execute(f"ALTER TABLE loaded ALTER {id} TYPE VARCHAR")
    kinds = {id: _kind(kind) for id, kind in described.items()}
    parsed = _parsed(connection, [id for id in ids if f"{id}n" in kinds])
    return tuple(
        sql.Column(name, id, kinds[id], kinds[id], parsed=parsed.get(id))
        for name, id in zip(source.names, ids, strict=True)
    )


def numbered(source: ParquetFile) -> str:
    """SQL of the rows of a Parquet file as they were loaded, each with its place."""
    ids = ", ".join(f"c{i}" for i in range(len(source.names)))
    return f"(SELECT file_row_number AS rowid, {ids} FROM {_file(source)} AS r({ids}))"


def _file(source: ParquetFile) -> str:
    return f"read_parquet({sql.path_pattern(source.path)}, hive_partitioning=false)"


def _load_parquet(connection: duckdb.DuckDBPyConnection, source: ParquetFile, ids: Sequence[str]) -> None:
    cells = [_as_interval(id, source.durations[i]) if i in source.durations else id for i, id in enumerate(ids)]
    _fill(connection, f"SELECT {', '.join(cells)} FROM {_file(source)} AS r({', '.join(ids)})")


def _fill(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    """Make the table of a query over a file, of which some line or cell may not fit."""
    try:
        execute(connection, f"CREATE TABLE loaded AS {query}")
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:
        raise BadLinesError from None


def _as_interval(id: str, per_second: int) -> str:
    """SQL of a length of time that Parquet has as a number, of which so many are a second."""
    return f"to_microseconds(CAST({id} * (1000000 / {per_second}.0) AS BIGINT)) AS {id}"


def _load_delimited(connection: duckdb.DuckDBPyConnection, source: DelimitedFile, ids: Sequence[str]) -> None:
    numbers = [f"TRY_CAST({id} AS DOUBLE) AS {id}n" for id in ids]
    _fill(connection, sql.cells_of(source, ids, numbers))


def _parsed(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> dict[str, str]:
    """By column what its text is as numbers, parsed once as it was read; what hardly ever is one is dropped again.

    Where that frees little it stays: of a table of a thousand columns DuckDB takes 20 ms to drop one.
    """
    if not ids:
        return {}
    rows = height(connection, "loaded")
    numbers = [
        count
        for counts in queries.batches([f"count({id}n)" for id in ids])
        for count in connection.execute(f"SELECT {', '.join(counts)} FROM loaded").fetchall()[0]
    ]
    kept = {id for id, count in zip(ids, numbers, strict=True) if 2 * count > rows}
    dropped = [id for id in ids if id not in kept]
    for id in dropped if rows * len(dropped) > _FEW_CELLS else ():
        connection.execute(f"ALTER TABLE loaded DROP COLUMN {id}n")
    return {id: f"{id}n" for id in kept}


def _restored(schema: pa.Schema, source: ArrowRows) -> str:
    text = (pa.types.is_string, pa.types.is_large_string)
    sheet = source.from_sheet
    return ", ".join(
        sql.restored(field.name) if sheet and any(is_text(field.type) for is_text in text) else field.name
        for field in schema
    )


def _renamed(reader: pa.RecordBatchReader, ids: Sequence[str]) -> pa.RecordBatchReader:
    schema = pa.schema([field.with_name(id) for field, id in zip(reader.schema, ids, strict=True)])
    return pa.RecordBatchReader.from_batches(schema, (batch.rename_columns(list(ids)) for batch in reader))


def parquet_names(path: Path) -> list[str]:
    """The names of a Parquet file's columns as DuckDB tells them; none where it cannot."""
    with suppress(duckdb.Error), duckdb.connect() as connection:
        query = f"DESCRIBE SELECT * FROM read_parquet({sql.path_pattern(path)}, hive_partitioning=false)"
        return [str(row[0]) for row in connection.execute(query).fetchall()]
    return []


def _is_no_single_value(sql_type: str) -> bool:
    return sql_type in ("INTERVAL", "BLOB") or sql_type.endswith("]") or sql_type.startswith(("STRUCT", "MAP", "UNION"))


def _kind(sql_type: str) -> ColumnType:
    if _is_no_single_value(sql_type):
        return "text"
    if sql_type in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"):
        return "integer"
    if sql_type in ("FLOAT", "DOUBLE", "HUGEINT", "UBIGINT", "UHUGEINT") or sql_type.startswith("DECIMAL"):
        return "number"
    if sql_type == "BOOLEAN":
        return "boolean"
    return "date" if sql_type == "DATE" or sql_type.startswith("TIMESTAMP") else "text"
