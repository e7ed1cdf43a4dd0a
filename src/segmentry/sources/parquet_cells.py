"""A Parquet file read column by column, where the engine does not take all of its columns as they are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from segmentry.engines.base import ArrowRows
from segmentry.engines.column_changes import KIND, ColumnChanges
from segmentry.sources import declared_levels
from segmentry.sources.arrow_types import UnreadableError
from segmentry.sources.flattening import Leaf, leaves_of, watch

_BATCH = 65_536
_INTERVAL = np.dtype([("months", "<i4"), ("days", "<i4"), ("milliseconds", "<u4")])
_MONTHS_DAYS_NANOS = np.dtype([("months", "<i4"), ("days", "<i4"), ("nanoseconds", "<i8")])


def streamed(
    file: pq.ParquetFile, path: Path, names: Sequence[str], *, every: bool
) -> tuple[ArrowRows, tuple[str, ...]]:
    """The rows as a stream of columns of single values, and notes on the others.

    Columns that may not be readable are looked through before: a stream cannot do without one when it has begun. With
    `every`, all are.
    """
    changes = ColumnChanges()
    schema = file.schema_arrow
    places = _places(schema)
    leaves = [_interval(leaf, file, schema, places) for leaf in leaves_of(schema, names, changes)]
    kept: list[Leaf] = []
    for place, inside in groupby(leaves, lambda leaf: leaf.place):
        kept += _readable(list(inside), file, places[place], changes, every=every)
    changes.check([leaf.name for leaf in kept], path.name)
    wanted = sorted({leaf.place for leaf in kept})
    position = {place: i for i, place in enumerate(wanted)}
    made = pa.schema([pa.field(str(i), leaf.type) for i, leaf in enumerate(kept)])
    columns = [column for place in wanted for column in places[place]]

    def batches() -> Iterator[pa.RecordBatch]:
        for batch in _batches(file, columns):
            cells = [leaf.of(batch.column(position[leaf.place])) for leaf in kept]
            yield pa.RecordBatch.from_arrays(cells, schema=made)

    levels = declared_levels.of_parquet(path, {leaf.place: leaf.name for leaf in kept if not leaf.path})
    reader = pa.RecordBatchReader.from_batches(made, batches())
    rows = ArrowRows(reader, tuple(leaf.name for leaf in kept), levels=levels, n_rows=file.metadata.num_rows)
    return rows, changes.notes


def _readable(
    leaves: Sequence[Leaf], file: pq.ParquetFile, columns: Sequence[int], changes: ColumnChanges, *, every: bool
) -> list[Leaf]:
    """Those of one column's leaves of which all cells can be read; tells of the others why not."""
    looked_through = [leaf for leaf in leaves if every or leaf.odd]
    reasons: dict[str, str] = {}
    left = looked_through
    try:
        for batch in _batches(file, columns) if left else ():
            for leaf in left:
                if (why := _why_not(leaf, batch.column(0), changes)) is not None:
                    reasons[leaf.name] = why
            left = [leaf for leaf in left if leaf.name not in reasons]
            if not left:
                break
    except pa.ArrowNotImplementedError:
        reasons |= {leaf.name: KIND for leaf in left}
    except OSError as error:
        if "decrypt" not in str(error):
            raise
        reasons |= {leaf.name: "encrypted values" for leaf in left}
    for leaf in looked_through:
        if leaf.name in reasons:
            changes.leave_out(leaf.name, reasons[leaf.name])
    return [leaf for leaf in leaves if leaf.name not in reasons]


def _why_not(leaf: Leaf, column: pa.Array, changes: ColumnChanges) -> str | None:
    """Why cells cannot be read, or None; notes what of them was lost or mended."""
    try:
        watch(leaf, column, leaf.of(column), changes)
    except UnreadableError as why:
        return str(why)
    except pa.ArrowNotImplementedError:
        return KIND
    return None


def _batches(file: pq.ParquetFile, columns: Sequence[int]) -> Iterator[pa.RecordBatch]:
    """The rows of these of the file's own columns; a name may stand for several."""
    groups = range(file.metadata.num_row_groups)
    yield from file.reader.iter_batches(_BATCH, row_groups=groups, column_indices=list(columns))


def _places(schema: pa.Schema) -> list[list[int]]:
    """By column, which of the file's own columns it lies in."""
    places: list[list[int]] = []
    first = 0
    for field in schema:
        width = _width(field.type)
        places.append(list(range(first, first + width)))
        first += width
    return places


def _width(kind: pa.DataType) -> int:
    """How many columns of single values a type lies in."""
    if isinstance(kind, pa.BaseExtensionType):
        return _width(kind.storage_type)
    return sum(_width(kind.field(i).type) for i in range(kind.num_fields)) if kind.num_fields else 1


def _interval(leaf: Leaf, file: pq.ParquetFile, schema: pa.Schema, places: Sequence[Sequence[int]]) -> Leaf:
    """A column of lengths of time as Parquet has them, which Arrow does not know, and which are bytes to it."""
    if leaf.path or not pa.types.is_fixed_size_binary(schema.field(leaf.place).type):
        return leaf
    if file.schema.column(places[leaf.place][0]).converted_type != "INTERVAL":
        return leaf
    return replace(leaf, type=pa.month_day_nano_interval(), convert=_lengths)


def _lengths(cells: pa.Array) -> pa.Array:
    parts = np.frombuffer(b"".join(cell or bytes(12) for cell in cells.to_pylist()), _INTERVAL)
    made = np.zeros(len(parts), _MONTHS_DAYS_NANOS)
    made["months"], made["days"] = parts["months"], parts["days"]
    made["nanoseconds"] = parts["milliseconds"].astype(np.int64) * 1_000_000
    known = cells.is_valid().cast(pa.uint8()).to_numpy(zero_copy_only=False)
    mask = pa.py_buffer(np.packbits(known.astype(bool), bitorder="little").tobytes())
    return pa.Array.from_buffers(pa.month_day_nano_interval(), len(parts), [mask, pa.py_buffer(made)])
