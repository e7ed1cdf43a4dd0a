"""Delimited text in every dialect that customers' tables come in."""

from pathlib import Path

import pytest

import segmentry
from segmentry.errors import SegmentryError
from segmentry.results.table import Table


def read(folder: Path, content: str | bytes, name: str = "table.csv") -> Table:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return segmentry.read(path)


def cells(table: Table) -> dict[str, list[object]]:
    return table.rows.collect().to_pydict()


def refused(folder: Path, content: str | bytes, name: str = "table.csv") -> str:
    with pytest.raises(SegmentryError) as error:
        read(folder, content, name)
    return str(error.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_line_end_is_found(tmp_path: Path, delimiter: str, end: str) -> None:
    lines = ["age,city", '25,"Bonn, old"', "61,Graz", ""]
    table = read(tmp_path, end.join(line.replace(",", delimiter) for line in lines))
    assert cells(table) == {"age": [25, 61], "city": [f"Bonn{delimiter} old", "Graz"]}
    assert table.load_report.delimiter == delimiter


def test_a_delimiter_in_text_does_not_win_over_the_real_one(tmp_path: Path) -> None:
    table = read(tmp_path, "name;note\nA;x, y, z\nB;u, v\n")
    assert table.names == ("name", "note")


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    assert read(tmp_path, '\ufeff"age",b\n1,2\n').names == ("age", "b")


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_other_encodings_are_read_and_noted(tmp_path: Path, encoding: str) -> None:
    table = read(tmp_path, "Name;Größe\nMüller;1\nJürgen €;2\nStraße;3\n".encode(encoding))
    assert cells(table) == {"Name": ["Müller", "Jürgen €", "Straße"], "Größe": [1, 2, 3]}
    found = table.load_report.encoding
    assert found in ({"utf-16"} if encoding == "utf-16" else {"cp1252", "cp1250"})  # alike in these letters
    assert f"The text is {found}, not UTF-8." in table.load_report.notes


@pytest.mark.xfail(strict=True, reason="of cp1252, latin_1 and cp1250 the first is taken for Polish text")
def test_polish_text_of_windows_is_read_as_such(tmp_path: Path) -> None:
    table = read(tmp_path, ("imię,miasto\n" + "Łukasz,Kraków\nŻaneta,Łódź\nWęgrzyn,Gdańsk\n" * 5).encode("cp1250"))
    assert table.names == ("imię", "miasto")


def test_a_header_over_two_lines_is_one_header(tmp_path: Path) -> None:
    assert cells(read(tmp_path, '"a\nx",b\n1,2\n')) == {"a\nx": [1], "b": [2]}


def test_a_cell_over_two_lines_is_one_cell(tmp_path: Path) -> None:
    assert cells(read(tmp_path, 'a,b\n"x\ny",2\n')) == {"a": ["x\ny"], "b": [2]}


def test_an_inch_sign_within_a_cell_is_text(tmp_path: Path) -> None:
    assert cells(read(tmp_path, 'a,b\n5" pipe,2\n'))["a"] == ['5" pipe']


def test_a_blank_line_between_rows_of_several_columns_is_no_row(tmp_path: Path) -> None:
    assert cells(read(tmp_path, "a,b\n1,2\n\n3,4\n\n")) == {"a": [1, 3], "b": [2, 4]}


def test_a_blank_line_in_a_file_of_one_column_is_a_missing_cell(tmp_path: Path) -> None:
    assert cells(read(tmp_path, "a\n1\n\n3\n")) == {"a": [1, None, 3]}


def test_a_file_need_not_end_with_a_line_end(tmp_path: Path) -> None:
    assert cells(read(tmp_path, "a,b\n1,2\n3,4")) == {"a": [1, 3], "b": [2, 4]}


def test_blank_lines_above_the_header_are_passed_over(tmp_path: Path) -> None:
    assert cells(read(tmp_path, "\n\na,b\n1,2\n3,4\n")) == {"a": [1, 3], "b": [2, 4]}


def test_mixed_line_ends_are_read_or_refused_in_words(tmp_path: Path) -> None:
    try:
        table = read(tmp_path, "a,b\n1,2\r\n3,4\n5,6\r\n")
    except SegmentryError:
        return
    assert cells(table) == {"a": [1, 3, 5], "b": [2, 4, 6]}


def test_the_line_that_tells_excel_the_delimiter_is_no_header(tmp_path: Path) -> None:
    assert read(tmp_path, "sep=;\na;b\n1;2\n3;4\n").names == ("a", "b")


@pytest.mark.parametrize(("name", "other"), [("data[1].csv", "data1.csv"), ("a?.csv", "ab.csv")])
def test_a_name_is_no_pattern_for_other_files(tmp_path: Path, name: str, other: str) -> None:
    (tmp_path / other).write_text("a,b\n8,9\n8,9\n")
    assert cells(read(tmp_path, "a,b\n1,2\n", name)) == {"a": [1], "b": [2]}


def test_a_quote_in_a_path_is_no_end_of_it(tmp_path: Path) -> None:
    assert cells(read(tmp_path, "a,b\n1,2\n", "it's.csv")) == {"a": [1], "b": [2]}


def test_blank_and_repeated_names_are_made_unique_and_noted(tmp_path: Path) -> None:
    table = read(tmp_path, "age,,age\n1,2,3\n")
    assert table.names == ("age", "column_2", "age_2")
    assert table.load_report.notes == (
        "Column 2 has no name and is called `column_2` here.",
        "Column 3 is a second `age` and is called `age_2` here.",
    )


@pytest.mark.parametrize("line", ["3,4,5", "3"])
def test_a_line_with_another_number_of_cells_is_refused_with_its_number(tmp_path: Path, line: str) -> None:
    assert refused(tmp_path, f"a,b\n1,2\n{line}\n6,7\n").startswith("Line 3 of table.csv does not have 2 cells")


def test_several_such_lines_are_all_named(tmp_path: Path) -> None:
    assert refused(tmp_path, "a,b\n1\n1,2\n3\n").startswith("Lines 2, 4 of table.csv do not have 2 cells")


def test_a_line_below_a_cell_of_several_lines_is_named_by_its_own_number(tmp_path: Path) -> None:
    assert "Line 5 " in refused(tmp_path, 'a,b\n"x\ny\nz",2\n3\n6,7\n')


def test_a_quote_that_is_not_closed_is_refused_with_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path, 'a,b\n1,"2\n3,4\n').startswith("Line 2 of table.csv does not close a double quote.")


def test_the_content_of_a_line_stays_out_of_the_message(tmp_path: Path) -> None:
    assert "secret" not in refused(tmp_path, "a,b\nsecret,2,3\n4,5\n")


def test_a_file_of_blanks_is_refused(tmp_path: Path) -> None:
    assert "holds only blanks" in refused(tmp_path, "\n \n\n")


def test_a_header_of_numbers_is_refused(tmp_path: Path) -> None:
    assert "holds only numbers, so the column names are missing" in refused(tmp_path, "1,2\n3,4\n")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a;b\n1;2\n".encode("utf-16-le")])
def test_what_is_not_text_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "is not text: it holds zero bytes" in refused(tmp_path, content)


def test_no_temporary_copy_of_the_text_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    read(tmp_path, "Name;x\nMüller;1\nJürgen;2\n".encode("cp1252"))
    assert list(place.glob("segmentry-*/*")) == []
