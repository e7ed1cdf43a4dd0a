"""`read`: what it takes, and each refusal in words."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

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


@pytest.mark.parametrize(
    ("files", "what"), [((), "without a table"), (("t.csv", "t.json"), "with files of several kinds")]
)
def test_a_folder_that_is_no_table_is_refused(tmp_path: Path, files: tuple[str, ...], what: str) -> None:
    for name in files:
        file(tmp_path, name, b"[]")
    assert refused(tmp_path).endswith(f"is a folder {what}. Name one file.")


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
        ("t.txt", b"%PDF-1.7", "t.txt is a PDF document, not a table. Export the table as CSV or Excel."),
        ("t.xls", b"<html><table><tr><td>1</td></tr></table></html>", "t.xls is a web page, not a table. Open it"),
        ("t.xls", b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "t.xls is an XML file, not a table. Open it"),
        ("t.tar", b"a" * 257 + b"ustar\0", "t.tar is a tar archive, not a table. Unpack it first."),
        ("t.parquet", b"PAR1....", "The file t.parquet is damaged or incomplete."),
        ("t.csv", b"PAR1....", "The file t.csv is damaged or incomplete."),
        ("t.arrow", b"ARROW1..", "The file t.arrow is damaged or incomplete."),
        ("t.xlsx", b"PK\x03\x04....", "The workbook t.xlsx is damaged or not an Excel file."),
        ("t.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "The workbook t.xls is damaged or not an Excel file."),
        ("t.csv", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "The workbook t.csv is damaged or not an Excel file."),
        ("t.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "The workbook t.xlsx is protected"),
        ("t.parquet", b"\0\1\2", "t.parquet is not a Parquet file, although its name says so. Export it again."),
        ("t.sav2", b"\0\1\2", "t.sav2 has an ending that is not known. Segmentry reads .csv, .tsv"),
    ],
)
def test_a_file_that_holds_no_table_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    assert refused(file(tmp_path, name, content)).startswith(message)


def excel(path: Path) -> bytes:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_row(1, 0, [1, 2])
    return path.read_bytes()


def parquet(path: Path) -> bytes:
    pq.write_table(pa.table({"a": [1], "b": [2]}), path)
    return path.read_bytes()


@pytest.mark.parametrize("name", ["t.xlsx", "t.xls", "t.parquet", "t.json", "t.zip", "t.csv.gz", "t.arrow"])
def test_text_with_another_ending_is_read_and_said_so(tmp_path: Path, name: str) -> None:
    table = segmentry.read(file(tmp_path, name))
    assert (table.name, table.names, table.load_report.format) == (name, ("a", "b"), "csv")
    assert table.load_report.notes == (f"{name} is a text file in spite of its name and was read as one.",)


@pytest.mark.parametrize("name", ["t.csv", "t.ods", "t.xls", "t.parquet", "t.zip"])
def test_a_workbook_with_another_ending_is_read(tmp_path: Path, name: str) -> None:
    table = segmentry.read(file(tmp_path, name, excel(tmp_path / "w.xlsx")))
    report = table.load_report
    assert (table.name, table.names, report.format, report.source) == (name, ("a", "b"), "excel", name)
    spite = f"{name} is a workbook in spite of its name and was read as one."
    assert report.notes == (() if name in ("t.ods", "t.xls") else (spite,))


def test_a_parquet_file_with_another_ending_is_read(tmp_path: Path) -> None:
    report = segmentry.read(file(tmp_path, "t.csv", parquet(tmp_path / "p"))).load_report
    assert report.notes == ("t.csv is a Parquet file in spite of its name and was read as one.",)


def test_text_of_an_ending_that_is_not_known_is_read(tmp_path: Path) -> None:
    table = segmentry.read(file(tmp_path, "adult.data", b"a;b\n1;x\n"))
    assert (table.names, table.load_report.notes) == (("a", "b"), ("adult.data was read as a text file.",))


def test_utf_16_is_text(tmp_path: Path) -> None:
    assert segmentry.read(file(tmp_path, "t.xls", "a\tb\n1\t2\n".encode("utf-16"))).names == ("a", "b")


@pytest.mark.parametrize("source", [None, [[1, 2]], {"a": [1]}, b"a,b", 5])
def test_what_is_no_table_is_refused(source: Any) -> None:
    assert "cannot be read. Give a path, a pandas, polars, Arrow or Spark table" in refused(source)


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


def test_a_parquet_file_that_breaks_after_its_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"a": list(range(1000)), "b": ["x", "y"] * 500}), path)
    content = bytearray(path.read_bytes())
    content[4:600] = b"\xff" * 596
    path.write_bytes(content)
    assert refused(path).startswith("The file t.parquet is damaged or incomplete.")


def test_files_that_a_pattern_names_are_put_one_below_the_other(tmp_path: Path) -> None:
    file(tmp_path, "s_2.csv", b"id;x\n003; 2.50 \n")
    file(tmp_path, "s_1.csv", b"id,x\n001,1.50\n002,\n")
    file(tmp_path, "other.csv")
    table = segmentry.read(tmp_path / "s_*.csv")
    assert (table.name, table.n_rows, table.names) == ("s_*.csv", 3, ("id", "x"))
    assert table.load_report.notes[0] == "2 files were read and put one below the other: s_1.csv and s_2.csv."
    assert (table.load_report.encoding, table.load_report.delimiter) == ("utf-8", None)
    assert table.rows.collect()["x"].to_pylist() == [1.5, None, 2.5]
    table.rows.write(tmp_path / "o.csv", "csv")
    assert (tmp_path / "o.csv").read_text() == "id,x\n001,1.50\n002,\n003, 2.50 \n"


def test_a_list_of_files_keeps_its_order(tmp_path: Path) -> None:
    paths = [file(tmp_path, "b.csv", b"a,b\n1,2\n"), str(file(tmp_path, "a.csv", b"a,b\n3,4\n"))]
    table = segmentry.read(paths)
    assert (table.name, table.rows.collect()["a"].to_pylist()) == ("b.csv and 1 more", [1, 3])


def test_files_of_several_kinds_are_put_one_below_the_other(tmp_path: Path) -> None:
    file(tmp_path, "t.csv", b"a,b\nx,2.5\n")
    parquet(tmp_path / "t.parquet")
    excel(tmp_path / "t.xlsx")
    table = segmentry.read(tmp_path / "t.*")
    assert table.load_report.format == "several"
    assert table.rows.collect().to_pydict() == {"a": ["x", "1", "1"], "b": [2.5, 2, 2]}


def test_files_of_years_are_put_together_by_the_names_of_their_columns(tmp_path: Path) -> None:
    file(tmp_path, "s_2023.csv", b"receipt,total\n1,2.5\n")
    file(tmp_path, "s_2024.csv", b"total,channel,receipt\n3.5,shop,2\n")
    table = segmentry.read(tmp_path / "s_*.csv")
    cells = {"receipt": [1, 2], "total": [2.5, 3.5], "channel": [None, "shop"]}
    assert table.rows.collect().to_pydict() == cells
    assert table.load_report.notes[1] == "s_2023.csv has no `channel`: empty in its rows."


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (b"a,balanc\n1,2\n", "`balanc`, and `balance` of t1.csv is missing. Did you mean `balance`?"),
        (b"a,size\n1,2\n", "`size`, and `balance` of t1.csv is missing. Give the same columns the same names"),
    ],
)
def test_files_with_other_columns_are_refused(tmp_path: Path, second: bytes, told: str) -> None:
    paths = [file(tmp_path, "t1.csv", b"a,balance\n1,2\n"), file(tmp_path, "t2.csv", second)]
    assert refused(paths).startswith(f"t2.csv has other columns than t1.csv: it has {told}")


@pytest.mark.parametrize("second", [b"a;x\n1;2,5\n2;3,25\n", b'a;x\n1;"1.500"\n2;"2.500,5"\n'])
def test_files_with_numbers_written_in_two_ways_are_refused(tmp_path: Path, second: bytes) -> None:
    paths = [file(tmp_path, "t1.csv", b"a,x\n1,1.5\n2,2.25\n"), file(tmp_path, "t2.csv", second)]
    assert refused(paths).startswith("The numbers of `x` are not written alike in all files")


def test_a_pattern_without_a_match_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "s_*.csv").startswith("No file matches ")


def test_a_pattern_is_not_made_of_brackets(tmp_path: Path) -> None:
    folder = tmp_path / "y[1]"
    file(folder, "s[2]_1.csv")
    assert segmentry.read(folder / "s[2]_*.csv").name == "s[2]_1.csv"
