"""Parquet and Arrow (Feather) files: tables that carry their types."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from segmentry.engines.base import ArrowRows, ParquetFile
from segmentry.engines.column_changes import ColumnChanges
from segmentry.engines.database import parquet_names
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.table import LoadReport
from segmentry.sources import parquet_cells
from segmentry.sources.arrow_types import PER_SECOND
from segmentry.sources.flattening import flattened, leaves_of
from segmentry.sources.headers import unique_names

_DAMAGED = (pa.ArrowException, OSError, ValueError, KeyError)


@contextmanager
def describe(path: Path, _: Plan) -> Iterator[tuple[ParquetFile | ArrowRows, LoadReport]]:
    """How to read a Parquet or an Arrow file."""
    with path.open("rb") as file:
        parquet = file.read(3) == b"PAR"
    if not parquet:
        yield _arrow(path)
        return
    with _opened(path) as opened:
        names, notes = unique_names(_names(opened, path))
        schema = opened.schema_arrow if opened else pa.schema([])
        if opened and any(leaf.odd for leaf in leaves_of(schema, names, ColumnChanges())):
            yield _cells_of(opened, path, every=False)
            return
    durations = {i: PER_SECOND[field.type.unit] for i, field in enumerate(schema) if pa.types.is_duration(field.type)}
    report = LoadReport(source=path.name, format="parquet", rows=0, columns=0, notes=notes)
    yield ParquetFile(path, names, durations=durations), report


@contextmanager
def mended(path: Path, _: Plan) -> Iterator[tuple[ArrowRows, LoadReport]]:
    """How to read a Parquet file whose cells the engine refuses as they are."""
    with _opened(path) as opened:
        if opened is None:
            raise damaged(path.name)
        yield _cells_of(opened, path, every=True)


@contextmanager
def _opened(path: Path) -> Iterator[pq.ParquetFile | None]:
    """The file; None where Arrow has no words for its columns, such as maps from keys that may be missing."""
    with path.open("rb") as file:
        head = file.read(4)
    if head == b"PARE":
        raise SegmentryError(f"The file {path.name} is encrypted. Save it without encryption.")
    try:
        opened = pq.ParquetFile(path, coerce_int96_timestamp_unit="us")
        _check_names(opened.schema_arrow)
    except pa.ArrowNotImplementedError:
        raise SegmentryError(
            f"{path.name} holds a column of a kind that cannot be read, such as whole numbers of more than 64 bits."
            " Save it as decimal numbers or text."
        ) from None
    except pa.ArrowInvalid:
        yield None
        return
    except _DAMAGED:
        raise damaged(path.name) from None
    with opened:
        yield opened


def _names(opened: pq.ParquetFile | None, path: Path) -> list[str]:
    names = list(opened.schema_arrow.names) if opened else parquet_names(path)
    if not names and opened is None:
        raise damaged(path.name)
    return names


def _cells_of(opened: pq.ParquetFile, path: Path, *, every: bool) -> tuple[ArrowRows, LoadReport]:
    names, renamed = unique_names(opened.schema_arrow.names)
    try:
        rows, notes = parquet_cells.streamed(opened, path, names, every=every)
    except _DAMAGED:
        raise damaged(path.name) from None
    return rows, LoadReport(source=path.name, format="parquet", rows=0, columns=0, notes=(*renamed, *notes))


def _arrow(path: Path) -> tuple[ArrowRows, LoadReport]:
    try:
        with pa.memory_map(str(path)) as file:
            try:
                table = pa.ipc.open_file(file).read_all()
            except pa.ArrowInvalid:  # not the form with an index at its end
                file.seek(0)
                table = pa.ipc.open_stream(file).read_all()
            table.validate()
            _check_names(table.schema)
    except _DAMAGED:
        raise damaged(path.name) from None
    names, renamed = unique_names(table.column_names)
    flat, names, notes = flattened(table, names, path.name, strange=True)
    report = LoadReport(source=path.name, format="arrow", rows=0, columns=0, notes=(*renamed, *notes))
    return ArrowRows(flat, names), report


def _check_names(schema: pa.Schema) -> None:
    """Raises `UnicodeDecodeError` where the name of a column, of a part of one or of a zone is no text."""
    leaves_of(schema, schema.names, ColumnChanges())


def damaged(name: str) -> SegmentryError:
    """What to tell the user of a file with types that breaks while it is read."""
    return SegmentryError(f"The file {name} is damaged or incomplete. Export it again.")


def below_each_other(
    paths: Sequence[Path], places: Sequence[Sequence[int | None]], values: Sequence[Mapping[str, str | None]]
) -> pa.RecordBatchReader:
    """The rows of Parquet files, columns of several types as text (or as numbers).

    `places` are those of the columns in each file, None of one that it lacks; `values` are those of further columns
    that all rows of a file have, by file.
    """
    schemas = [pq.read_schema(path) for path in paths]
    by_file = [[_field(of_file, place) for place in own] for of_file, own in zip(schemas, places, strict=True)]
    fields = [_shared(fields, str(i)) for i, fields in enumerate(zip(*by_file, strict=True))]
    schema = pa.schema([*fields, *((f"value {name}", pa.string()) for name in values[0])])

    def batches() -> Iterator[pa.RecordBatch]:
        for path, own, of_file in zip(paths, places, values, strict=True):
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches():
                    cells = [pa.nulls(len(batch)) if place is None else batch.column(place) for place in own]
                    more = [pa.repeat(pa.scalar(of_file.get(name), pa.string()), len(batch)) for name in values[0]]
                    yield pa.RecordBatch.from_arrays([*cells, *more], names=schema.names).cast(schema)

    return pa.RecordBatchReader.from_batches(schema, batches())


def _field(schema: pa.Schema, place: int | None) -> pa.Field:
    return pa.field("", pa.null()) if place is None else schema.field(place)


def _shared(fields: Sequence[pa.Field], name: str) -> pa.Field:
    kinds = {field.type for field in fields} - {pa.null()}
    if len(kinds) <= 1:
        return pa.field(name, next(iter(kinds), pa.string()))
    numbers = all(pa.types.is_integer(kind) or pa.types.is_floating(kind) for kind in kinds)
    return pa.field(name, pa.float64() if numbers else pa.string())
