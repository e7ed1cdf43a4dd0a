"""What Arrow makes of cells that are kept is what DuckDB makes of them."""

from datetime import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import segmentry
from segmentry.engines import kept
from segmentry.engines.base import Rows
from segmentry.engines.local import LocalRows

CELLS = {
    "numbers": ["1.5", " 2 ", "", "nan", "inf", "1e200", "-0", "NA", "7", "8.25"] * 3,
    "words": [" a", "b ", "\u00a0c\u2003", "", " ", "d e", "=1+1", "NA", "g", "\u200bh"] * 3,
    "nothing": [None] * 30,
    "times": [time(hour, 5, 30) if hour % 7 else None for hour in range(20)] + [None] * 10,
    "whole": ["1", "2", "", "3", "4", "5", "6", "7", "8", "9"] * 3,
    "dates": ["2024-01-31", "2024-02-01", "", "2024-03-05", " 2024-03-06", *["2024-04-01"] * 5] * 3,
}


@pytest.mark.parametrize("name", CELLS)
def test_what_is_kept_are_the_cells_of_the_table(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = pa.table({name: CELLS[name], "other": CELLS["numbers"]})
    small = segmentry.read(table).rows
    forms = [*_forms(small, name, tmp_path), *_forms(small, name, tmp_path)]  # read, and kept
    assert isinstance(small, LocalRows)
    assert small.read
    monkeypatch.setattr(kept, "FEW_CELLS", 0)
    large = segmentry.read(table).rows
    assert forms == _forms(large, name, tmp_path) * 2
    assert isinstance(large, LocalRows)
    assert not large.read


def _forms(rows: Rows, name: str, folder: Path) -> list[Any]:
    """The type of the column, its cells alone and beside others, and what is written of the table."""
    rows.write(folder / "written.csv", "csv")
    return [rows.types[name], rows.collect([name]), rows.collect(), (folder / "written.csv").read_bytes()]
