"""What Arrow makes of the cells of a wide table is what DuckDB makes of them in a narrow one."""

from pathlib import Path

import pyarrow as pa
import pytest

import segmentry
from segmentry.engines.queries import BESIDE

CELLS = {
    "numbers": ["1.5", " 2 ", "", "nan", "inf", "1e200", "-0", "NA", "7", "8.25"] * 3,
    "words": [" a", "b ", "\u00a0c\u2003", "", " ", "d e", "=1+1", "NA", "g", "\u200bh"] * 3,
    "whole": ["1", "2", "", "3", "4", "5", "6", "7", "8", "9"] * 3,
    "dates": ["2024-01-31", "2024-02-01", "", "2024-03-05", " 2024-03-06", *["2024-04-01"] * 5] * 3,
}


@pytest.mark.parametrize("name", CELLS)
def test_a_wide_table_has_the_cells_of_a_narrow_one(name: str, tmp_path: Path) -> None:
    narrow = segmentry.read(pa.table({name: CELLS[name]}))
    wide = segmentry.read(pa.table({name: CELLS[name]} | {f"c{i}": CELLS["numbers"] for i in range(BESIDE)}))
    assert wide.types[name] == narrow.types[name]
    for _ in range(2):  # read, and kept
        assert wide.rows.collect([name]).equals(narrow.rows.collect([name]))
        assert wide.rows.collect()[name].equals(narrow.rows.collect()[name])
        wide.rows.write(tmp_path / "wide.csv", "csv")
        narrow.rows.write(tmp_path / "narrow.csv", "csv")
        first = [line.split(",")[0] for line in (tmp_path / "wide.csv").read_text(encoding="utf-8").splitlines()]
        assert first == (tmp_path / "narrow.csv").read_text(encoding="utf-8").splitlines()
