"""Parquet files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from segmentry.engines.base import ParquetFile
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.table import LoadReport
from segmentry.sources.naming import unique_names


@contextmanager
def describe(path: Path, plan: Plan) -> Iterator[tuple[ParquetFile, LoadReport]]:
    """How to read a Parquet file."""
    try:
        schema = pq.read_schema(path)
    except (pa.ArrowInvalid, OSError):
        raise SegmentryError(f"The Parquet file {path.name} is damaged or incomplete. Export it again.") from None
    names, notes = unique_names(schema.names)
    yield ParquetFile(path, names), LoadReport(source=path.name, format="parquet", rows=0, columns=0, notes=notes)
