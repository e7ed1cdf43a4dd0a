"""Rows of every engine: a test that takes `read_rows` runs on each."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from segmentry.engines import get_engine
from segmentry.engines.base import ArrowRows, DelimitedFile, Rows

ReadRows = Callable[[object], Rows]


@pytest.fixture(params=["local"])
def read_rows(request: pytest.FixtureRequest, tmp_path: Path) -> ReadRows:
    """Rows of an Arrow table, or of CSV text (its first line is the header)."""

    def read(source: object) -> Rows:
        engine = get_engine(request.param)
        if isinstance(source, pa.Table):
            return engine.read(ArrowRows(source, tuple(source.column_names)))
        path = tmp_path / "rows.csv"
        path.write_text(str(source), encoding="utf-8")
        return engine.read(DelimitedFile(path, tuple(str(source).splitlines()[0].split(",")), ","))

    return read
