"""Parquet and Arrow (Feather) files: tables that carry their types."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from segmentry.engines.base import ArrowRows, ParquetFile
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.table import LoadReport
from segmentry.sources.headers import unique_names

_PER_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
_DAMAGED = (pa.ArrowException, OSError, ValueError, KeyError)


@contextmanager
def describe(path: Path, _: Plan) -> Iterator[tuple[ParquetFile | ArrowRows, LoadReport]]:
    """How to read a Parquet or an Arrow file."""
    with path.open("rb") as file:
        parquet = file.read(4) == b"PAR1"
    yield _parquet(path) if parquet else _arrow(path)


def _parquet(path: Path) -> tuple[ParquetFile, LoadReport]:
    try:
        schema = pq.read_schema(path)
    except _DAMAGED:
        raise damaged(path.name) from None
    names, notes = unique_names(schema.names)
    durations = {i: _PER_SECOND[field.type.unit] for i, field in enumerate(schema) if pa.types.is_duration(field.type)}
    report = LoadReport(source=path.name, format="parquet", rows=0, columns=0, notes=notes)
    return ParquetFile(path, names, durations=durations), report


def _arrow(path: Path) -> tuple[ArrowRows, LoadReport]:
    try:
        with pa.memory_map(str(path)) as file:
            try:
                table = pa.ipc.open_file(file).read_all()
            except pa.ArrowInvalid:  # not the form with an index at its end
                file.seek(0)
                table = pa.ipc.open_stream(file).read_all()
            table.validate(full=True)
    except _DAMAGED:
        raise damaged(path.name) from None
    names, notes = unique_names(table.column_names)
    report = LoadReport(source=path.name, format="arrow", rows=0, columns=0, notes=notes)
    return ArrowRows(plain(table, names), names), report


def damaged(name: str) -> SegmentryError:
    """What to tell the user of a file with types that breaks while it is read."""
    return SegmentryError(f"The file {name} is damaged or incomplete. Export it again.")


def below_each_other(paths: Sequence[Path]) -> pa.RecordBatchReader:
    """The rows of Parquet files with the same columns, columns of several types as text (or as numbers)."""
    schemas = [pq.read_schema(path) for path in paths]
    schema = pa.schema([_shared([of_file.field(i) for of_file in schemas], str(i)) for i in range(len(schemas[0]))])

    def batches() -> Iterator[pa.RecordBatch]:
        for path in paths:
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches():
                    yield batch.rename_columns(schema.names).cast(schema)

    return pa.RecordBatchReader.from_batches(schema, batches())


def _shared(fields: Sequence[pa.Field], name: str) -> pa.Field:
    kinds = {field.type for field in fields} - {pa.null()}
    if len(kinds) <= 1:
        return pa.field(name, next(iter(kinds), pa.string()))
    numbers = all(pa.types.is_integer(kind) or pa.types.is_floating(kind) for kind in kinds)
    return pa.field(name, pa.float64() if numbers else pa.string())


def plain(table: pa.Table, names: Sequence[str]) -> pa.Table:
    """The table with every column in a type that any engine takes."""
    for i, field in enumerate(table.schema):
        wider = _wider(field.type)
        if wider is None:
            continue
        try:
            table = table.set_column(i, field.name, table.column(i).cast(wider))
        except pa.ArrowException:
            raise SegmentryError(
                f"Column `{names[i]}` holds values of a kind that cannot be read."
                " Turn them into text or numbers, or drop it."
            ) from None
    return table


def _wider(kind: pa.DataType) -> pa.DataType | None:
    if pa.types.is_float16(kind):
        return pa.float32()
    return pa.string() if pa.types.is_decimal256(kind) else None
