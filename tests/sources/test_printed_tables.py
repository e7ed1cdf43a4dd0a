"""Tables as programs print them, and as spreadsheets spoil them: what stands around the cells is no cell."""

import csv
import io
from pathlib import Path

import pytest

import segmentry
from segmentry.errors import SegmentryError
from segmentry.results.table import Table

pytestmark = pytest.mark.usefixtures("one_database")

NAMES = ("id", "name", "age", "since")
ROWS = [(f"C{i:02}", ("Ada Berg", "Jan", "Mia Roth")[i % 3], str(20 + i), f"2024-01-{i + 1:02}") for i in range(24)]
TYPES = ["text", "text", "integer", "date"]
WIDE = [max(len(cells[j]) for cells in (NAMES, *ROWS)) for j in range(4)]
PLAIN = [",".join(cells) for cells in (NAMES, *ROWS)]


def padded(cells: tuple[str, ...], mark: str = " | ") -> str:
    return mark.join(f"{cell:{width}}" for cell, width in zip(cells, WIDE, strict=True))


def drawn(mark: str) -> str:
    return mark.join("-" * width for width in WIDE)


def read(folder: Path, text: str) -> Table:
    path = folder / "t.txt"
    path.write_text(text, encoding="utf-8", newline="")
    return segmentry.read(path)


BODY = [padded(row) for row in ROWS]
BOX = "+" + "+".join("-" * (width + 2) for width in WIDE) + "+"
PRINTED = {
    "psql": "\n".join([f" {padded(NAMES)} ", f"-{drawn('-+-')}-", *(f" {row} " for row in BODY), "(24 rows)", ""]),
    "mysql": "\n".join([BOX, f"| {padded(NAMES)} |", BOX, *(f"| {row} |" for row in BODY), BOX, "24 rows in set"]),
    "markdown": "\n".join([f"| {padded(NAMES)} |", "|---|:--|--:|---|", *(f"| {row} |" for row in BODY)]),
    "sqlcmd": "\n".join([padded(NAMES, " "), drawn(" "), *(padded(r, " ") for r in ROWS), "", "(24 rows affected)"]),
    "sap": "\n".join(
        ["24.01.2024  List  1", "-" * 60, f"|{padded(NAMES, '|')}|", "-" * 60]
        + [f"|{padded(row, '|')}|" for row in ROWS]
        + ["-" * 60]
    ),
    "delimiters at the ends": "\n".join(f"{line},,," for line in PLAIN),
    "a blank column in front": "\n".join(f"\t{line.replace(',', chr(9))}" for line in PLAIN),
    "lines of delimiters": "\n".join([*PLAIN[:9], ",,,", *PLAIN[9:], ",,,", ",,,"]),
    "lines in quotes": "\r\n".join(f'"{line}"' for line in PLAIN),
    "lines of quoted cells in quotes": "\n".join('"' + ",".join(f'""{c}""' for c in r) + '"' for r in (NAMES, *ROWS)),
    "two exports joined": "\ufeff" + "\n".join(PLAIN[:9]) + "\n\ufeff" + "\n".join([PLAIN[0], *PLAIN[9:]]),
    "control characters": "\n".join(line.replace(",", "\x01") for line in PLAIN),
}


@pytest.mark.parametrize("kind", PRINTED)
def test_a_printed_table_is_read_as_its_cells(tmp_path: Path, kind: str) -> None:
    table = read(tmp_path, PRINTED[kind])
    assert (table.names, [*table.types.values()]) == (NAMES, TYPES)
    cells = table.rows.collect(["id", "name", "age"]).to_pydict()
    assert list(zip(*cells.values(), strict=True)) == [(row[0], row[1], int(row[2])) for row in ROWS]


@pytest.mark.parametrize("cell", ['="007"', '"=""007"""'])
def test_text_that_is_written_as_a_formula_is_that_text(tmp_path: Path, cell: str) -> None:
    table = read(tmp_path, "zip,age\n" + f"{cell},30\n" * 5)
    assert table.rows.collect()["zip"].to_pylist() == ["007"] * 5
    assert [note for note in table.load_report.notes if "formula" in note and "quote" not in note] == [
        'Lines 2, 3, 4, 5, 6 hold text written as a formula (`="..."`), which was read as that text.'
    ]


def test_one_column_of_text_in_quotes_stays_one(tmp_path: Path) -> None:
    assert len(read(tmp_path, "".join(f'"Berg, Ada {i}"\n' for i in range(30))).names) == 1


def test_a_column_without_a_name_that_has_a_cell_after_all_is_kept(tmp_path: Path) -> None:
    table = read(tmp_path, "a,b,\n" + "1,2,\n" * 2_000 + "3,4,late\n")
    assert (table.names, table.n_rows) == (("a", "b", "column_3"), 2_001)
    assert "Column 3 has no name and is called `column_3` here." in table.load_report.notes


def test_cells_of_several_lines_above_the_rows_cost_none(tmp_path: Path) -> None:
    """Engines count what is to be skipped in lines, or in records."""
    head = [["q1", "q2"], ["How old\nare you?", 'And "now"?'], ['{"ImportId":"1"}', '{"ImportId":"2"}']]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([*head, *([str(i), "x"] for i in range(12))])
    assert read(tmp_path, text.getvalue()).rows.collect()["q1"].to_pylist() == list(range(12))


def test_amounts_that_their_own_comma_cuts_are_refused(tmp_path: Path) -> None:
    rows = "".join(f"C{i},{i},{i * 7 % 100:02},Bonn\n" for i in range(20))
    with pytest.raises(SegmentryError, match=r"t\.txt has numbers with a decimal comma, and commas between its cells"):
        read(tmp_path, f"id,amount,city\n{rows}")
    assert read(tmp_path, f"id,amount,cents,city\n{rows}").names == ("id", "amount", "cents", "city")


SURVEY = (
    "Respondent ID,Start,How old are you?,Which do you use?,,,How was it?\n"
    ",,Open-Ended Response,Phone,Web,Branch,Response\n"
)


@pytest.mark.parametrize("blank", ["", "x"])
def test_answers_below_questions_are_names(tmp_path: Path, blank: str) -> None:
    rows = "".join(f"11400{i:06},2024-01-02,{30 + i},Phone,{blank},Branch,Good\n" for i in range(20))
    table = read(tmp_path, SURVEY + rows)
    assert table.names == (
        *("Respondent ID", "Start", "How old are you?", "Which do you use? Phone", "Which do you use? Web"),
        *("Which do you use? Branch", "How was it?"),
    )
    assert (table.n_rows, table.types["How old are you?"]) == (20, "integer")


def test_a_first_row_below_a_column_without_a_name_is_no_header(tmp_path: Path) -> None:
    table = read(tmp_path, "city,,colour\n" + "Bonn,north,red\nGraz,south,blue\n" * 4)
    assert (table.names, table.n_rows) == (("city", "column_2", "colour"), 8)


def test_a_delimiter_that_is_missing_before_a_quote_is_put_back(tmp_path: Path) -> None:
    rows = [f'C{i},Bonn,"fine, thanks",{20 + i}' for i in range(20)]
    rows[7] = rows[7].replace(',"', '"', 1)
    rows[9] = 'C9,12" pipe, 3",29'  # inches
    table = read(tmp_path, "\n".join(["id,city,note,age", *rows]))
    cells = table.rows.collect().to_pylist()
    assert (cells[7], cells[9]["city"]) == ({"id": "C7", "city": "Bonn", "note": "fine, thanks", "age": 27}, '12" pipe')
    assert "Line 9 had no delimiter before a quote, and was read with one." in table.load_report.notes
    assert table.load_report.lines_repaired == (9,)
