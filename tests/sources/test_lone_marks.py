"""A cell that can only be one thing is that, in a column of other numbers; else the file's decimal mark decides."""

import math
from pathlib import Path

import pytest

import segmentry
from segmentry.results.table import Table

pytestmark = pytest.mark.usefixtures("one_database")

ROWS = 100
OTHERS = {
    "comma": [f"{i + 1},{i * 37 % 90 + 10}" for i in range(ROWS)],
    "point": [f"{i + 1}.{i * 37 % 90 + 10}" for i in range(ROWS)],
}


def table_with(folder: Path, odd: str, others: str, place: int = 50) -> Table:
    """Whole numbers with one odd cell, beside a column that tells the decimal mark."""
    column = [str(1000 + 37 * i % 900) for i in range(ROWS)]
    column[place] = odd
    lines = [f"{cell};{other}" for cell, other in zip(column, OTHERS[others], strict=True)]
    path = folder / "t.csv"
    path.write_text("\n".join(["c;other", *lines]), encoding="utf-8")
    return segmentry.read(path)


@pytest.mark.parametrize(
    ("odd", "others", "value"),
    [
        ("3666,6667", "comma", 3666.6667),
        ("3666,6667", "point", 3666.6667),
        ("1,234,567", "comma", 1234567),
        ("1,234", "point", 1234),
        ("1,234", "comma", 1.234),
        ("1.5", "comma", 1.5),
        ("1.234", "comma", 1234),
        ("1.234", "point", 1.234),
        ("12'345", "point", 12345),
        ("−3666,5", "comma", -3666.5),
        ("12.34.5", "point", None),
        ("50%", "point", None),
    ],
)
def test_the_odd_cell_is_what_it_can_be(tmp_path: Path, odd: str, others: str, value: float | None) -> None:
    table = table_with(tmp_path, odd, others)
    cells = table.rows.collect(["c"])["c"].to_pylist()
    assert cells[50] is None if value is None else math.isclose(cells[50], value)
    assert sum(cell is None for cell in cells) == table.load_report.misfits.get("c", 0) == (value is None)


@pytest.mark.parametrize("place", [0, ROWS - 1])
def test_it_may_be_the_first_or_the_last(tmp_path: Path, place: int) -> None:
    table = table_with(tmp_path, "3666,6667", "comma", place)
    assert table.rows.collect(["c"])["c"].to_pylist()[place] == 3666.6667
    assert "`c`: numbers with a decimal comma, 100 of 100 cells." in table.load_report.notes


def test_the_mark_that_was_told_holds(tmp_path: Path) -> None:
    table_with(tmp_path, "3666,6667", "point")
    table = segmentry.read(tmp_path / "t.csv", segmentry.Plan(decimal="."))
    assert (table.types["c"], table.load_report.misfits) == ("number", {"c": 1})


def test_codes_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    codes = [f"{i * 331 % 99000:05d}" for i in range(ROWS)]
    codes[7] = "12,5"
    path.write_text("\n".join(["zip;x", *(f"{code};{i}" for i, code in enumerate(codes))]), encoding="utf-8")
    assert segmentry.read(path).types["zip"] == "text"
