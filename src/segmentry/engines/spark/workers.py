"""What the workers do. Each has a DuckDB of its own, so that cells are read by the very SQL of the local engine.

What is made of batches travels as bytes of pyspark's own serializer, which only this job's workers wrote.
"""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from pyspark.serializers import CPickleSerializer

from segmentry.engines import queries, sql, writing
from segmentry.engines.base import BadLinesError, DelimitedFile, Output
from segmentry.engines.cells import Extension, harmless
from segmentry.engines.parts import Groups, Keyed, grouped
from segmentry.files import temporary_folder

#: Rows in a batch: to ask DuckDB costs the same for ten rows and for ten thousand.
BATCH_ROWS = 65_536

#: The column in which made parts travel.
PART = pa.schema([("part", pa.binary())])

_PICKLE: Any = CPickleSerializer()

Batches = Iterable[pa.RecordBatch]
Job = Callable[[Batches], Iterator[pa.RecordBatch]]


@dataclass(frozen=True)
class Projection:
    """SQL expressions and the names of the columns that they make."""

    names: tuple[str, ...]
    expressions: tuple[str, ...]

    def of(self, table: pa.Table) -> pa.RecordBatch:
        """What the expressions make of the rows, in their order. A cell that is asked for as it is stays so."""
        given = set(table.column_names)
        made = [e for e in dict.fromkeys(self.expressions) if e not in given]
        asked = {expression: f"v{i}" for i, expression in enumerate(made)}
        computed = selected(list(asked), table) if asked else table
        columns = [computed[asked[e]] if e in asked else table[e] for e in self.expressions]
        return _one_batch(pa.Table.from_arrays(columns, names=list(self.names)))


def selected(expressions: Sequence[str], table: pa.Table) -> pa.Table:
    """What DuckDB makes of the rows, as columns v0, v1, ..."""
    with _duckdb().cursor() as cursor:  # one of its own: threads may ask at the same time
        cursor.register("batch", _plain(table))
        parts = [
            cursor.sql(f"SELECT {queries.selected(part)} FROM batch").to_arrow_table()
            for part in queries.columns_of(expressions)
        ]
    columns = [column for part in parts for column in part.columns]
    return pa.Table.from_arrays(columns, names=[f"v{i}" for i in range(len(columns))])


def figures(expressions: Sequence[str], table: pa.Table) -> list[Any]:
    """The figures of the rows, in Python's own types."""
    with _duckdb().cursor() as cursor:
        cursor.register("batch", _plain(table))
        return [
            figure
            for part in queries.batches(expressions)
            for figure in cursor.execute(f"SELECT {', '.join(part)} FROM batch").fetchone() or ()
        ]


def gathered(batches: Batches) -> Iterator[pa.Table]:
    """Larger batches of small ones; those that are packed, as they are."""
    waiting: list[pa.RecordBatch] = []
    for batch in batches:
        if batch.schema.names == PART.names:
            yield from (pa.Table.from_batches([part]) for part in unpacked(batch))
            continue
        waiting.append(batch)
        if sum(small.num_rows for small in waiting) >= BATCH_ROWS:
            yield pa.Table.from_batches(waiting)
            waiting = []
    if any(small.num_rows for small in waiting):
        yield pa.Table.from_batches(waiting)


def settled(job: Job) -> Job:
    """The job in a worker to which all that it has imported is no garbage.

    pyspark looks for garbage after every task. To look through the libraries takes ten times as long as a small task.
    """

    def run(batches: Batches) -> Iterator[pa.RecordBatch]:
        _freeze(len(sys.modules))
        return job(batches)

    return run


def making(projection: Projection, function: Callable[[pa.RecordBatch], Any]) -> Job:
    """What the function makes of the values of each batch, packed."""

    def job(batches: Batches) -> Iterator[pa.RecordBatch]:
        for table in gathered(batches):
            yield packed(function(projection.of(table)))

    return job


def again(function: Callable[[Any], Any]) -> Job:
    """What the function makes of each packed part, packed."""

    def job(batches: Batches) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for part in unpacked(batch):
                yield packed(function(part))

    return job


def valued(projection: Projection) -> Job:
    """The values themselves."""

    def job(batches: Batches) -> Iterator[pa.RecordBatch]:
        for table in gathered(batches):
            yield projection.of(table)

    return job


def remade(names: Sequence[str], statement: str, outputs: Sequence[Output]) -> Job:
    """What a statement makes of all rows of a partition, whose columns it calls so."""

    def job(batches: Batches) -> Iterator[pa.RecordBatch]:
        rows = [batch for batch in batches if batch.num_rows]
        if rows:
            table = _plain(pa.Table.from_batches(rows).rename_columns(list(names)))
            with _duckdb().cursor() as cursor:
                cursor.register("rows_of_partition", table)
                query = sql.remade("SELECT * FROM rows_of_partition", statement, outputs)
                yield from cursor.sql(query).to_arrow_table().to_batches()

    return job


def extended(extension: Extension, inputs: Projection, cells: Projection, escaped: frozenset[int] = frozenset()) -> Job:
    """The cells, some made harmless, and the columns of the extension after them, called v0, v1, ..."""

    def job(batches: Batches) -> Iterator[pa.RecordBatch]:
        for table in gathered(batches):
            own = cells.of(table)
            new = extension.function(inputs.of(table))
            columns = [*harmless(own.columns, escaped), *new.columns]
            yield pa.RecordBatch.from_arrays(columns, names=[f"v{i}" for i in range(len(columns))])

    return job


def texts(job: Job, names: Sequence[str]) -> Job:
    """What another job makes as lines of CSV, with these names above: a cell of text for each batch."""

    def lines(batches: Batches) -> Iterator[pa.RecordBatch]:
        above = bytes(writing.csv_lines(writing.header(names)))
        for batch in job(batches):
            text = (above + bytes(writing.csv_lines(batch))).removesuffix(b"\n")  # Spark ends each cell with one
            yield pa.RecordBatch.from_arrays([pa.array([text], pa.binary()).cast(pa.string())], names=["value"])
            above = b""

    return lines


class SeveralLinesError(Exception):
    """Raised where a cell goes over several lines, which may lie anywhere."""


def parsed(source: DelimitedFile, ids: Sequence[str]) -> Job:
    """The cells of lines of text, packed. Beside each line stands where its part of the file begins."""
    above = source.skip + source.header

    def job(batches: Batches) -> Iterator[pa.RecordBatch]:
        seen = 0
        with temporary_folder() as folder:
            path = folder / "lines.csv"
            for table in gathered(batches):
                head = table.slice(0, above - seen)["start"].to_pylist()
                skipped = sum(start == 0 for start in head)
                seen += skipped
                lines = table["value"].slice(skipped).to_pylist()
                if any(line.count(source.quote) % 2 for line in lines):
                    raise SeveralLinesError
                if lines:
                    path.write_text("\n".join([*lines, ""]), encoding="utf-8", newline="")
                    yield from map(packed, _cells(source, path, ids))

    return job


def _cells(source: DelimitedFile, path: Path, ids: Sequence[str]) -> Iterator[pa.RecordBatch]:
    query = sql.cells_of(replace(source, path=path, skip=0, header=False), ids)
    try:
        yield from _duckdb().sql(query).to_arrow_table().combine_chunks().to_batches()
    except duckdb.Error:
        raise BadLinesError from None


def keyed(projection: Projection, function: Callable[[pa.RecordBatch], Keyed]) -> Job:
    """The rows of each batch by their keys, as columns that Spark can group."""

    def job(batches: Batches) -> Iterator[pa.RecordBatch]:
        for table in gathered(batches):
            groups = grouped([function(projection.of(table))])
            values = _as_bytes(groups)
            columns = [pa.array(groups.keys.view(np.int64)), groups.counts, groups.weights, values]
            yield pa.RecordBatch.from_arrays(list(map(pa.array, columns)), names=["key", "count", "weight", "value"])

    return job


def as_groups(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Grouped columns as `Groups`, packed."""
    for table in gathered(batches):
        keys, counts, weights = (table[name].to_numpy() for name in ("key", "count", "weight"))
        cells = table["value"].drop_null().to_pylist()
        values = np.frombuffer(b"".join(cells)).reshape(len(cells), -1) if cells else None
        valued = table["value"].is_valid().to_numpy()
        yield packed(Groups(keys.view(np.uint64), counts, weights, values, valued))


def _as_bytes(groups: Groups) -> pa.Array:
    """The bytes of each key's values in a cell; empty where it has none."""
    if groups.values is None or groups.valued is None:
        return pa.nulls(len(groups.keys), pa.binary())
    width = groups.values.shape[1] * groups.values.itemsize
    offsets = np.arange(len(groups.values) + 1, dtype=np.int32) * width
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(groups.values))]
    cells = pa.Array.from_buffers(pa.binary(), len(groups.values), buffers)
    return cells.take(pa.array(np.cumsum(groups.valued) - 1, mask=~groups.valued))


def packed(part: Any) -> pa.RecordBatch:
    """A batch of one cell, which holds the part."""
    return pa.RecordBatch.from_arrays([pa.array([pack(part)], pa.binary())], schema=PART)


def pack(part: Any) -> bytes:
    """The part as bytes."""
    return bytes(_PICKLE.dumps(part))


def unpacked(cells: pa.RecordBatch | pa.Table) -> Iterator[Any]:
    """The parts that the cells hold."""
    for cell in cells.column(0):
        yield _PICKLE.loads(cell.as_py())


def _one_batch(table: pa.Table) -> pa.RecordBatch:
    """The table as one batch."""
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)


def _plain(table: pa.Table) -> pa.Table:
    """Times of any zone as times of UTC: DuckDB's own zone is that of the machine."""
    for i, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type) and field.type.tz is not None:
            table = table.set_column(i, field.name, table.column(i).cast(pa.timestamp("us")))
    return table


@cache
def _freeze(modules: int) -> None:  # noqa: ARG001 - anew only when more of them were imported
    """What lives in this process now, stays."""
    gc.freeze()


@cache
def _duckdb() -> duckdb.DuckDBPyConnection:
    """One for each process, on one thread: Spark has as many workers as there are cores."""
    return duckdb.connect(
        config={"autoinstall_known_extensions": False, "autoload_known_extensions": False, "threads": 1}
    )
