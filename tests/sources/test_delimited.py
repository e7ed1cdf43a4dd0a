"""Delimited text in every dialect that customers' tables come in."""

from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("imię,miasto\n" + "Łukasz,Kraków\nŻaneta,Łódź\n", "cp1250"),
        ("Data sprzedaży,Wartość\n1,2\n", "iso8859_2"),
        ("Nº Venta,x\n1,2\n", "cp1252"),
        ("Größe,Straße\n1,2\n", "mac_roman"),
    ],
)
def test_few_letters_are_read_as_those_of_a_language(tmp_path: Path, text: str, encoding: str) -> None:
    assert read(tmp_path, text.encode(encoding)).names == tuple(text.splitlines()[0].split(","))


def test_lines_may_end_in_two_ways(tmp_path: Path) -> None:
    assert cells(read(tmp_path, b"\na,b\r\n1,2\r\n3,4\r\n")) == {"a": [1, 3], "b": [2, 4]}


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


def test_a_table_without_header_gets_names(tmp_path: Path) -> None:
    table = read(tmp_path, "1,a,2\n3,b,4\n5,c,6\n")
    assert cells(table) == {"column_1": [1, 3, 5], "column_2": ["a", "b", "c"], "column_3": [2, 4, 6]}
    assert table.load_report.notes == ("There is no header: the columns are called `column_1`, `column_2` and so on.",)


def test_years_are_names(tmp_path: Path) -> None:
    assert read(tmp_path, "name,2023,2024\nA,1,2\nB,3,4\n").names == ("name", "2023", "2024")


def test_what_is_not_text_is_refused(tmp_path: Path) -> None:
    assert "is not text: it holds zero bytes" in refused(tmp_path, b"age,b\n1,\0\n2,3\n")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_wide_text_needs_no_mark(tmp_path: Path, encoding: str) -> None:
    table = read(tmp_path, "name;size\nMüller;2\nMeier;4\n".encode(encoding))
    assert cells(table) == {"name": ["Müller", "Meier"], "size": [2, 4]}


SALES = "name;units;price\n" + "".join(f"A{i};{i};{i}.5\n" for i in range(40))


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    table = read(tmp_path, "Sales of the year\n\nAll branches;;\n" + SALES)
    assert (table.names, table.n_rows) == (("name", "units", "price"), 40)
    assert "2 lines above the header were passed over." in table.load_report.notes


def test_one_line_that_does_not_fit_is_left_out_and_named(tmp_path: Path) -> None:
    lines = SALES.splitlines()
    lines[20] += ";1;2"
    table = read(tmp_path, "\n".join(lines))
    assert table.n_rows == 39
    assert table.load_report.lines_left_out == (21,)
    [finding] = [f for f in segmentry.inspect(table).findings if f.what.startswith("Line 21 ")]
    assert finding.severity == "warning"
    assert table.load_report.notes == (
        "Line 21 could not be read as a row and was left out: its cells do not fit the columns.",
    )


def test_lines_below_the_table_are_left_out_and_named(tmp_path: Path) -> None:
    table = read(tmp_path, SALES + "\nSource: our own shop\n")
    assert table.n_rows == 40
    assert table.load_report.notes == ("Line 43 stands below the table and was left out.",)


def test_a_header_that_stands_again_is_left_out_and_named(tmp_path: Path) -> None:
    table = read(tmp_path, SALES + SALES)
    assert (table.n_rows, table.types["units"]) == (80, "integer")
    assert table.load_report.notes == ("Line 42 repeats the header and was left out.",)


def test_surplus_empty_cells_are_left_out_and_named(tmp_path: Path) -> None:
    lines = SALES.splitlines()
    lines[4] += ";;"
    table = read(tmp_path, "\n".join(lines))
    assert table.n_rows == 40
    assert table.load_report.lines_repaired == (5,)
    assert table.load_report.notes == ("Line 5 had surplus empty cells at the end, which were left out.",)


@pytest.mark.parametrize("stray", ['"A5;5;5.5', 'A5;"5;5.5', 'A5;5;5.5"'])
def test_a_stray_quote_costs_no_other_row(tmp_path: Path, stray: str) -> None:
    table = read(tmp_path, SALES.replace("A5;5;5.5", stray))
    assert table.n_rows >= 39
    assert any("Line 7 " in note for note in table.load_report.notes)
    assert set(cells(table)["name"]) >= {f"A{i}" for i in range(40) if i != 5}


@pytest.mark.parametrize("end", [b"Zo\xeb;3\n", b"Zo\xc3"])
def test_a_damaged_letter_does_not_garble_the_others(tmp_path: Path, end: bytes) -> None:
    table = read(tmp_path, "Name;n\nJörg;1\nMüller;2\n".encode() + end + (b"" if end.endswith(b"\n") else b";3"))
    assert cells(table)["Name"] == ["Jörg", "Müller", "Zo\ufffd"]
    assert "damaged" in table.load_report.notes[0]


def test_tables_as_databases_print_them(tmp_path: Path) -> None:
    rows = "".join(f" {i} | A{i} | {i}.5 \n" for i in range(5))
    table = read(tmp_path, f" id | name | amount \n----+------+--------\n{rows}(5 rows)\n\n")
    assert cells(table) == {
        "id": [*range(5)],
        "name": [f"A{i}" for i in range(5)],
        "amount": [i + 0.5 for i in range(5)],
    }


def test_row_names_as_r_writes_them(tmp_path: Path) -> None:
    table = read(tmp_path, '"age" "inc"\n"1" 31 100\n"2" 44 200\n"3" 50 150\n')
    assert cells(table) == {"column_1": [1, 2, 3], "age": [31, 44, 50], "inc": [100, 200, 150]}


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_row_that_is_too_long_is_refused(tmp_path: Path, quote: str) -> None:
    message = refused(tmp_path, "a,b\n1,2\n3," + quote + "x" * 3_000_000 + quote + "\n4,5\n")
    assert "longer than two million characters" in message or "Line 3 " in message


def test_a_file_full_of_faults_is_refused_soon(tmp_path: Path) -> None:
    assert "does not" in (message := refused(tmp_path, "a,b\n1,2\n" + '"x,1\n' * 20_000)) or "do not" in message


def test_columns_may_be_set_apart_by_runs_of_blanks(tmp_path: Path) -> None:
    table = read(tmp_path, "id   age  income\n" + "".join(f"{i:<5d}{20 + i:<5d}{i * 99:>5d}\n" for i in range(30)))
    assert (table.names, table.types["income"], table.n_rows) == (("id", "age", "income"), "integer", 30)


def test_rows_may_end_with_a_delimiter_that_the_header_lacks(tmp_path: Path) -> None:
    table = read(tmp_path, "a,b\n1,2,\n3,4,\n5,6,\n")
    assert (cells(table)["a"], cells(table)["b"]) == ([1, 3, 5], [2, 4, 6])


def test_rows_may_begin_with_a_name_that_the_header_lacks(tmp_path: Path) -> None:
    assert read(tmp_path, "a,b\nr1,1,2\nr2,3,4\nr3,5,6\n").names == ("column_1", "a", "b")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('a, b\n1, "x, y"\n2, "u, v"\n3, "s, t"\n', "x, y"),
        ("a,b\n1,'x, y'\n2,'u, v'\n3,'s, t'\n", "x, y"),
        ('a,b\n1,"x \\"X\\", y"\n2,"u, v"\n3,"s, t"\n', 'x "X", y'),
    ],
)
def test_other_ways_to_quote_are_read(tmp_path: Path, content: str, name: str) -> None:
    assert cells(read(tmp_path, content))["b"][0] == name


@pytest.mark.parametrize(
    ("options", "content", "names"),
    [
        ({"delimiter": "|"}, "a;b|c\n1;2|3\n4;5|6\n", ("a;b", "c")),
        ({"encoding": "cp1250"}, "a;b\nŁ;1\n".encode("cp1250"), ("a", "b")),
        ({"header": 0}, "a;b\nc;d\n", ("column_1", "column_2")),
        ({"header": 2}, "a;b\nc;d\n1;2\n", ("c", "d")),
    ],
)
def test_what_is_told_is_not_guessed(tmp_path: Path, options: dict[str, Any], content: str | bytes, names: Any) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert segmentry.read(path, segmentry.Plan(**options)).names == names


def test_no_temporary_copy_of_the_text_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    read(tmp_path, "Name;x\nMüller;1\nJürgen;2\n".encode("cp1252"))
    assert [path for path in place.glob("segmentry-*/*") if path.name != ".segmentry-owner"] == []
