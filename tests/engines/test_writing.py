"""Cells leave as they came: what is written, and what a spreadsheet would do with it."""

import csv
import datetime
import gc
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import segmentry
from segmentry.engines import writing
from segmentry.engines.formulas import looks_like_formula, unescape
from segmentry.errors import SegmentryError

pytestmark = pytest.mark.usefixtures("one_database")

# what a text file can hold, without a lone apostrophe before a formula: reading takes ours off
TEXT = st.text(
    st.one_of(st.characters(codec="utf-8", exclude_characters="\0"), st.sampled_from("\"',;=+-@\t\r\n 017.")),
    max_size=8,
).filter(lambda text: not (text.startswith("'") and looks_like_formula(text[1:].rstrip("\n"))))
TABLES = st.integers(1, 3).flatmap(lambda p: st.lists(st.lists(TEXT, min_size=p, max_size=p), min_size=1, max_size=5))


def written(source: Any, path: Path) -> Path:
    segmentry.read(source).rows.write(path, path.suffix.lstrip("."))
    return path


def sheet(path: Path) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]


def csv_file(folder: Path, text: str) -> Path:
    path = folder / "in.csv"
    path.write_bytes(text.encode())
    return path


def texts(path: Path) -> list[list[str]]:
    """Every cell below the header as the text that is there, once our apostrophes are off."""
    with path.open(encoding="utf-8", newline="") as file:
        return [[unescape(cell) for cell in row] for row in csv.reader(file)][1:]


@settings(max_examples=12, deadline=None)
@given(TABLES)
def test_any_table_of_text_survives_writing_and_reading(tmp_path_factory: pytest.TempPathFactory, cells: Any) -> None:
    names = [f"n{i}" for i in range(len(cells[0]))]
    table = pa.table({name: pa.array(column) for name, column in zip(names, zip(*cells, strict=True), strict=True)})
    table = table.append_column("last", pa.array(["x"] * len(cells)))  # a file of one column has no blank cells
    path = written(table, tmp_path_factory.mktemp("cells") / "out.csv")
    assert texts(path) == [[*row, "x"] for row in cells]
    assert texts(written(path, path.with_name("again.csv"))) == texts(path)


@pytest.mark.parametrize(
    "cell",
    ["1.50", "007", "1234567890123456789012", "1e300", "-0", "inf", "-5", " x ", "12345678901234567", "+49 176", "NA"],
)
def test_a_cell_of_a_text_file_is_written_as_it_was(tmp_path: Path, cell: str) -> None:
    source = csv_file(tmp_path, f"a,b\n{cell},1\n2,2\n")
    assert written(source, tmp_path / "out.csv").read_text() == f"a,b\n{cell},1\n2,2\n".replace("+49", "'+49")


@pytest.mark.parametrize("cell", ['"a,b"', '"say ""hi"""', '"two\nlines"', '"two\r\nlines"', '";"'])
def test_a_cell_that_needs_quotes_keeps_them(tmp_path: Path, cell: str) -> None:
    source = csv_file(tmp_path, f"a,b\n{cell},1\n")
    expected = cell.strip('"') if cell == '";"' else cell
    assert written(source, tmp_path / "out.csv").read_bytes().decode() == f"a,b\n{expected},1\n"


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-cmd|' /C calc'!A0", "@x", "\tx", "\rx", "=", "-"])
def test_text_that_begins_a_formula_gets_an_apostrophe(tmp_path: Path, name: str, cell: str) -> None:
    path = written(pa.table({"a": [cell], "=h": ["x"]}), tmp_path / name)
    found = pd.read_csv(path, dtype=str).iloc[0, 0] if name == "out.csv" else sheet(path)[1][0]
    assert found.replace("_x000D_", "\r") == f"'{cell}"


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_a_header_that_begins_a_formula_gets_an_apostrophe(tmp_path: Path, name: str) -> None:
    path = written(pa.table({"=cmd()": ["x"], "ok": ["y"]}), tmp_path / name)
    header = list(pd.read_csv(path).columns) if name == "out.csv" else sheet(path)[0]
    assert header == ["'=cmd()", "ok"]
    assert segmentry.read(path).names == ("=cmd()", "ok")


@pytest.mark.parametrize("cell", ["-5", "+3.5", "-1e5", "-1.234,56", "-.5", "+7%"])
def test_numbers_with_a_sign_are_left_alone(tmp_path: Path, cell: str) -> None:
    assert pd.read_csv(written(pa.table({"a": [cell]}), tmp_path / "o.csv"), dtype=str).iloc[0, 0] == cell


def test_an_excel_sheet_keeps_numbers_dates_and_booleans(tmp_path: Path) -> None:
    day = datetime.datetime(2024, 2, 29, 13, 5)
    table = pa.table(
        {"i": [7], "x": [1.5], "b": [True], "d": [day], "t": ["007"], "none": pa.array([None], pa.int64())}
    )
    assert sheet(written(table, tmp_path / "o.xlsx"))[1] == [7, 1.5, True, day, "007", None]


def test_numbers_of_a_text_file_are_numbers_in_excel(tmp_path: Path) -> None:
    source = csv_file(tmp_path, "a,code\n1.50,007\n2.25,008\n")
    assert sheet(written(source, tmp_path / "o.xlsx"))[1:] == [[1.5, "007"], [2.25, "008"]]


def test_a_column_with_a_cell_that_is_no_number_stays_text_in_excel(tmp_path: Path) -> None:
    source = csv_file(tmp_path, "a,b\n" + "1.50,1\n" * 99 + "bad,1\n")
    cells = sheet(written(source, tmp_path / "o.xlsx"))
    assert (cells[1][0], cells[100][0]) == ("1.50", "bad")


def test_decimals_are_numbers_in_excel(tmp_path: Path) -> None:
    from decimal import Decimal

    table = pa.table({"a": pa.array([Decimal("1.50")], pa.decimal128(12, 2))})
    cell = openpyxl.load_workbook(written(table, tmp_path / "o.xlsx")).active["A2"]
    assert (cell.data_type, cell.value) == ("n", 1.5)


def test_a_large_float_is_a_number_in_excel(tmp_path: Path) -> None:
    assert sheet(written(pa.table({"a": [1e17, 0.5]}), tmp_path / "o.xlsx"))[1] == [1e17]


def test_a_whole_number_that_excel_would_change_is_text_there(tmp_path: Path) -> None:
    assert sheet(written(pa.table({"a": [2**60 + 1]}), tmp_path / "o.xlsx"))[1] == [str(2**60 + 1)]


def test_nothing_becomes_a_link_in_excel(tmp_path: Path) -> None:
    path = written(pa.table({"a": ["https://example.org", "mailto:a@b.c"]}), tmp_path / "o.xlsx")
    assert [cell.hyperlink for cell in openpyxl.load_workbook(path).active["A"]] == [None] * 3


def test_text_longer_than_an_excel_cell_is_refused_with_row_and_column(tmp_path: Path) -> None:
    written(pa.table({"a": ["x" * 32_767]}), tmp_path / "fits.xlsx")
    with pytest.raises(SegmentryError, match=r"Row 2 of column `a` holds 32,768 characters.*CSV or Parquet"):
        written(pa.table({"a": ["x", "y" * 32_768]}), tmp_path / "o.xlsx")


def test_more_columns_than_excel_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "EXCEL_COLUMNS", 2)
    with pytest.raises(SegmentryError, match="at most 2 columns and the table has 3"):
        written(pa.table({"a": [1], "b": [1], "c": [1]}), tmp_path / "o.xlsx")


def test_more_rows_than_excel_holds_are_refused() -> None:
    writing.check_height(1_048_575)
    with pytest.raises(SegmentryError, match="at most 1,048,575 rows and the table has 1,048,576"):
        writing.check_height(1_048_576)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("format", ["csv", "parquet", "xlsx"])
def test_a_full_disk_is_an_error_of_the_disk(
    tmp_path: Path, format: writing.FileFormat, recwarn: pytest.WarningsRecorder
) -> None:
    path = tmp_path / f"out.{format}"
    path.symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        writing.write(path, format, iter(pa.table({"a": range(9000)}).to_batches()))
    gc.collect()
    assert [str(warning.message) for warning in recwarn] == [], "what was given up told of it once more"
