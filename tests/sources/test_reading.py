"""`read`: what it takes, and each refusal in words."""

import gzip
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import segmentry
from segmentry.errors import SegmentryError


def refused(source: Any) -> str:
    with pytest.raises(SegmentryError) as error:
        segmentry.read(source)
    return str(error.value)


def file(folder: Path, name: str, content: bytes = b"a,b\n1,2\n") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_table_is_given_back_as_it_is(tmp_path: Path) -> None:
    table = segmentry.read(file(tmp_path, "t.csv"))
    assert segmentry.read(table) is table


@pytest.mark.parametrize("name", ["t.csv", "t.CSV", "t.tsv", "t.txt", "t.tab", "t"])
def test_text_is_read_by_any_of_its_endings(tmp_path: Path, name: str) -> None:
    table = segmentry.read(str(file(tmp_path, name)))
    assert (table.name, table.n_rows, table.names, table.origin) == (name, 1, ("a", "b"), "file")


def test_the_load_report_counts_rows_and_columns(tmp_path: Path) -> None:
    report = segmentry.read(file(tmp_path, "t.csv")).load_report
    assert (report.source, report.format, report.rows, report.columns) == ("t.csv", "csv", 1, 2)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert refused(file(tmp_path, "t.csv", b"")) == ("The file t.csv is empty. Export it again with a header and rows.")


def test_a_header_without_rows_is_refused(tmp_path: Path) -> None:
    assert refused(file(tmp_path, "t.csv", b"a,b\n")) == (
        "t.csv has a header but no rows below it. Export it again with its data."
    )


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).endswith("is a folder. Name one file in it.")


def test_a_missing_file_is_refused_with_the_file_that_is_near(tmp_path: Path) -> None:
    file(tmp_path, "customers.csv")
    message = refused(tmp_path / "custmers.csv")
    assert message.startswith("There is no file ")
    assert message.endswith("Did you mean `customers.csv`?")


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "no" / "t.csv").startswith("There is no file ")


@pytest.mark.parametrize("path", ["a\0b.csv", "x" * 5_000 + ".csv"])
def test_a_path_that_cannot_be_opened_is_refused(path: str) -> None:
    assert "cannot be opened" in refused(path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("t.csv", b"PAR1....", "t.csv is a Parquet file, not a text table. Rename it to .parquet"),
        ("t.csv", b"PK\x03\x04....", "t.csv is an Excel workbook or another zip archive, not a text table."),
        ("t.csv", gzip.compress(b"a,b\n1,2\n"), "t.csv is a gzip archive, not a text table. Unpack it first."),
        ("t.txt", b"%PDF-1.7", "t.txt is a PDF document, not a text table. Export the table as CSV or Excel."),
        ("t.xlsx", b"a,b\n1,2\n", "t.xlsx is not an Excel workbook, although its name says so."),
        ("t.parquet", b"a,b\n1,2\n", "t.parquet is not a Parquet file, although its name says so."),
        ("t.parquet", b"PAR1....", "The Parquet file t.parquet is damaged or incomplete."),
        ("t.xlsx", b"PK\x03\x04....", "The workbook t.xlsx is damaged or not an Excel file."),
        ("t.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "The workbook t.xls is damaged or not an Excel file."),
        ("t.json", b'{"a": 1}', "t.json has an ending that is not known. Segmentry reads .csv, .tsv"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    assert refused(file(tmp_path, name, content)).startswith(message)


@pytest.mark.parametrize("source", [None, [[1, 2]], {"a": [1]}, b"a,b", 5])
def test_what_is_no_table_is_refused(source: Any) -> None:
    assert "cannot be read. Give a path, a pandas, polars or pyarrow table" in refused(source)


def test_an_engine_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SegmentryError, match="The engine `spark` is not part of this version"):
        segmentry.read(file(tmp_path, "t.csv"), "spark")


def test_parquet_is_read_with_its_types(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"i": [1], "x": [0.5], "t": ["007"], "b": [True]}), path)
    table = segmentry.read(path)
    assert table.load_report.format == "parquet"
    assert table.types == {"i": "integer", "x": "number", "t": "text", "b": "boolean"}


def test_an_empty_parquet_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"i": pa.array([], pa.int64())}), path)
    assert "has a header but no rows" in refused(path)


def test_parquet_in_a_folder_named_like_a_partition_has_its_own_columns_only(tmp_path: Path) -> None:
    path = file(tmp_path, "region=EU/t.parquet")
    pq.write_table(pa.table({"a": [1]}), path)
    assert segmentry.read(path).names == ("a",)


def test_the_name_of_a_parquet_file_is_no_pattern_for_other_files(tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": [8, 8]}), tmp_path / "t1.parquet")
    pq.write_table(pa.table({"a": [1]}), tmp_path / "t[1].parquet")
    assert segmentry.read(tmp_path / "t[1].parquet").n_rows == 1


@pytest.mark.parametrize(
    "column",
    [
        pa.array([[1, 2], [3]]),
        pa.array([{"a": 1}, {"a": 2}]),
        pa.array([b"x", b"y"]),
        pa.array([1, 2], pa.time64("us")),
    ],
    ids=["list", "struct", "binary", "time"],
)
def test_a_column_of_any_parquet_type_is_carried_along(tmp_path: Path, column: pa.Array) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"odd": column, "n": [1, 2]}), path)
    table = segmentry.read(path)
    assert table.n_rows == 2
    table.rows.write(tmp_path / "o.parquet", "parquet")
    assert pq.read_table(tmp_path / "o.parquet")["odd"].to_pylist() == column.to_pylist()
