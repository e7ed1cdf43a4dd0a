"""Rows of every engine: a test that takes `read_rows` runs on each that can do what it `needs`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from segmentry.engines import get_engine
from segmentry.engines.base import ArrowRows, DelimitedFile, Rows
from segmentry.engines.limits import LIMITS, can

ReadRows = Callable[[object], Rows]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "read_rows" in metafunc.fixturenames:
        needs = [marker.args[0] for marker in metafunc.definition.iter_markers("needs")]
        engines = [engine for engine in LIMITS if all(can(engine, ability) for ability in needs)]
        metafunc.parametrize("read_rows", engines, indirect=True)


@pytest.fixture
def read_rows(request: pytest.FixtureRequest, tmp_path: Path) -> ReadRows:
    """Rows of an Arrow table, or of CSV text (its first line is the header)."""
    engine = get_engine(request.param)
    if request.param == "spark":
        request.getfixturevalue("spark")

    def read(source: Any) -> Rows:
        if isinstance(source, pa.Table):
            return engine.read(ArrowRows(source, tuple(source.column_names)))
        path = tmp_path / "rows.csv"
        path.write_text(str(source), encoding="utf-8")
        return engine.read(DelimitedFile(path, tuple(str(source).splitlines()[0].split(",")), ","))

    return read
