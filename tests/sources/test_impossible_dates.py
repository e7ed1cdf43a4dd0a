"""Impossible dates among real ones are missing, counted and told; the column stays one of dates."""

from datetime import date, timedelta
from pathlib import Path

import pytest

import segmentry
from segmentry.results.table import Table

pytestmark = pytest.mark.usefixtures("one_database")

DAYS = [date(2015, 1, 1) + timedelta(days=37 * i % 3000) for i in range(100)]


def column(folder: Path, cells: list[str]) -> Table:
    path = folder / "t.csv"
    path.write_text("\n".join(["when;n", *(f"{cell};{i}" for i, cell in enumerate(cells))]), encoding="utf-8")
    return segmentry.read(path)


@pytest.mark.parametrize(
    ("form", "odd"),
    [
        ("%Y-%m-%d", "0000-00-00"),
        ("%Y-%m-%d", "1900-01-00"),
        ("%Y-%m-%d", "9999-99-99"),
        ("%Y-%m-%d 10:30:00", "0000-00-00 00:00:00"),
        ("%d.%m.%Y", "31.02.2024"),
        ("%d.%m.%Y", "00.00.0000"),
        ("%d/%m/%Y", "00/01/1900"),
        ("%m/%d/%Y", "00/00/0000"),
        ("%d-%b-%Y", "31-Feb-2024"),
    ],
)
def test_they_count_as_missing(tmp_path: Path, form: str, odd: str) -> None:
    cells = [odd if i in (0, 50, 99) else day.strftime(form) for i, day in enumerate(DAYS)]
    table = column(tmp_path, cells)
    assert (table.types["when"], table.load_report.misfits) == ("date", {"when": 3})
    assert table.rows.collect(["when"])["when"].null_count == 3
    told = f"`when`: 3 cells are no possible dates, such as `{odd}`, and count as missing."
    assert told in table.load_report.notes


def test_where_there_is_no_date_most_cells_may_say_so(tmp_path: Path) -> None:
    table = column(tmp_path, ["0000-00-00" if i % 4 else day.isoformat() for i, day in enumerate(DAYS)])
    assert (table.types["when"], table.load_report.misfits) == ("date", {"when": 75})


@pytest.mark.parametrize(
    "cells",
    [
        ["0000-00-00"] * 100,
        ["soon" if i % 10 == 0 else day.isoformat() for i, day in enumerate(DAYS)],
        ["2024-02-31" if i % 2 else day.isoformat() for i, day in enumerate(DAYS)],
        [day.strftime("%d/%m/%Y" if i % 10 else "%m/%d/%Y") for i, day in enumerate(DAYS)],
        [f"{i % 40:02d}.{i % 30:02d}.{1000 + i * 13}" for i in range(100)],
    ],
)
def test_what_is_hardly_a_column_of_dates_stays_text(tmp_path: Path, cells: list[str]) -> None:
    assert column(tmp_path, cells).types["when"] == "text"
