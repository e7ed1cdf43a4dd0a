"""Excel workbooks as people keep them."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

import segmentry
from segmentry.errors import SegmentryError
from segmentry.results.table import Table

Sheet = Sequence[Sequence[Any]]


def workbook(folder: Path, sheets: Mapping[str, Sheet]) -> Path:
    path = folder / "book.xlsx"
    options = {"strings_to_formulas": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as book:
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, cell in enumerate(row):
                    if isinstance(cell, datetime.date | datetime.time):
                        sheet.write_datetime(i, j, cell, date)
                    elif cell is not None:
                        sheet.write(i, j, cell)
    return path


def read(folder: Path, rows: Sheet) -> Table:
    return segmentry.read(workbook(folder, {"Sheet": rows}))


def test_numbers_dates_booleans_and_text_keep_their_types(tmp_path: Path) -> None:
    day = datetime.datetime(2024, 2, 29)
    table = read(tmp_path, [["i", "x", "d", "b", "t"], [1, 1.5, day, True, "007"], [2, 2.5, day, False, "008"]])
    assert list(table.types.values()) == ["integer", "number", "date", "boolean", "text"]
    assert table.rows.collect().to_pylist()[0] == {"i": 1, "x": 1.5, "d": day, "b": True, "t": "007"}


def test_a_column_of_mixed_cells_is_text(tmp_path: Path) -> None:
    table = read(tmp_path, [["m"], [1], ["two"], [True], [2.5]])
    assert table.rows.collect()["m"].to_pylist() == ["1", "two", "True", "2.5"]


def test_numbers_with_a_word_for_missing_are_numbers(tmp_path: Path) -> None:
    table = read(tmp_path, [["n"], [1], ["n/a"], [3]])
    assert (table.types["n"], table.rows.collect()["n"].to_pylist()) == ("integer", [1, None, 3])


def test_a_blank_cell_is_missing(tmp_path: Path) -> None:
    table = read(tmp_path, [["a", "b"], [1, None], [None, "x"]])
    assert table.rows.collect().to_pydict() == {"a": [1, None], "b": [None, "x"]}


def test_a_blank_row_between_others_is_no_customer(tmp_path: Path) -> None:
    table = read(tmp_path, [["a", "b"], [1, 2], [], [3, 4]])
    assert (table.n_rows, table.load_report.notes) == (2, ("1 row without a cell left out.",))


def test_a_table_need_not_begin_in_the_first_cell(tmp_path: Path) -> None:
    table = read(tmp_path, [[], [], [None, "a", "b"], [None, 1, 2]])
    assert table.rows.collect().to_pydict() == {"a": [1], "b": [2]}


def test_names_that_are_numbers_or_missing_become_text(tmp_path: Path) -> None:
    assert read(tmp_path, [[2020, None, 2020], [1, 2, 3]]).names == ("2020", "column_2", "2020_2")


def test_the_first_sheet_with_rows_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    table = segmentry.read(workbook(tmp_path, {"Notes": [["hello"]], "Data": [["a"], [1]], "More": [["b"], [2]]}))
    assert (table.names, table.load_report.sheet) == (("a",), "Data")
    assert table.load_report.notes == ("Sheet `Data` was read, and not `Notes`, `More`.",)


def test_our_apostrophe_is_taken_off_and_the_users_own_stays(tmp_path: Path) -> None:
    table = read(tmp_path, [["a"], ["'=1+1"], ["'quoted'"]])
    assert table.rows.collect()["a"].to_pylist() == ["=1+1", "'quoted'"]


@pytest.mark.parametrize("rows", [[], [["a", "b"]]])
def test_a_workbook_without_rows_is_refused(tmp_path: Path, rows: Sheet) -> None:
    with pytest.raises(SegmentryError, match=r"No sheet of book\.xlsx has a header and rows below it"):
        read(tmp_path, rows)


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Sheet": [["a"], [1]]})
    path.write_bytes(path.read_bytes()[:2_000])
    with pytest.raises(SegmentryError, match=r"book\.xlsx is damaged"):
        segmentry.read(path)


def test_a_table_may_stand_anywhere_on_its_sheet(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Sales of the year"], [], [None, None, "name", "units", "price"]]
    rows += [[None, None, f"A{i}", i, i + 0.5] for i in range(1, 9)]
    rows += [[None, None, "Total", 36, 40.0], [], [None, "Source: our shop"]]
    table = read(tmp_path, rows)
    assert (table.names, table.n_rows) == (("name", "units", "price"), 8)
    assert table.load_report.notes == (
        "2 lines above the header were passed over.",
        "1 row below the table, with one cell each, left out.",
        "The last row is a total of those above it and was left out.",
    )


def test_numbers_that_are_text_are_numbers(tmp_path: Path) -> None:
    table = read(tmp_path, [["a", "b"], ["1.234,5", "x"], ["2,5", "y"]])
    assert table.rows.collect()["a"].to_pylist() == [1234.5, 2.5]


def test_the_sheet_and_the_header_can_be_told(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"one": [["a"], [1]], "two": [["x", "y"], ["b", "c"], [2, 3]]})
    assert segmentry.read(path, segmentry.Plan(sheet="two", header=2)).names == ("b", "c")
    with pytest.raises(SegmentryError, match=r"has no sheet `tow`\. Did you mean `two`"):
        segmentry.read(path, segmentry.Plan(sheet="tow"))


def test_a_hidden_sheet_comes_last(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, value in (("old", 1), ("new", 2)):
            sheet = book.add_worksheet(name)
            sheet.write_column(0, 0, ["a", value, value])
            if name == "old":
                sheet.hide()
            else:
                sheet.activate()
    assert segmentry.read(path).rows.collect()["a"].to_pylist() == [2, 2]


def test_cells_merged_over_several_rows_stand_in_each_of_them(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("orders")
        sheet.merge_range("B2:E2", "All orders of the week")
        sheet.write_row("B3", ["order", "customer", "product", "note"])
        for row, order in ((3, 17), (6, 18)):
            sheet.merge_range(row, 1, row + 2, 1, order)
            sheet.merge_range(row, 2, row + 1, 2, f"Ann {order}")
            sheet.write_column(row, 3, ["Lamp", "Jar", "Bag"])
            sheet.merge_range(row, 4, row + 1, 4, "")
    table = segmentry.read(path)
    assert table.rows.collect(["order", "customer"]).to_pydict() == {
        "order": [17, 17, 17, 18, 18, 18],
        "customer": ["Ann 17", "Ann 17", None, "Ann 18", "Ann 18", None],
    }
    assert table.load_report.notes[-1] == "6 cells take the value of a merged cell that begins above."


GRID: list[list[Any]] = [["id", "city", "age"], *([f"C{i}", "Bonn", 20 + i] for i in range(9))]


@pytest.mark.parametrize(
    "cover", [[["Customers"], [], ["Each row is one."]], [["Report", "Customers"], ["Rows", 9], ["By", "Jan"]]]
)
def test_a_cover_sheet_is_passed_over(tmp_path: Path, cover: Sheet) -> None:
    table = segmentry.read(workbook(tmp_path, {"About": cover, "Data": GRID}))
    assert (table.names, table.n_rows) == (("id", "city", "age"), 9)
    assert table.load_report.notes == ("Sheet `Data` was read, and not `About`.",)
    narrow = [row[: len(cover[0])] for row in GRID]
    assert segmentry.read(workbook(tmp_path, {"A": cover, "B": narrow})).load_report.sheet == "A"


def test_a_filter_above_the_table_is_no_header(tmp_path: Path) -> None:
    assert read(tmp_path, [["Region", "(All)"], [], *GRID]).names == ("id", "city", "age")


@pytest.mark.parametrize(
    "below",
    [[["shop", "size"], ["S1", 4], ["S2", 7]], [["shop", "size", "staff"], ["S1", "big", 4]], [["Sum", "as told"]]],
)
def test_another_table_below_is_left_out_and_told(tmp_path: Path, below: Sheet) -> None:
    table = read(tmp_path, [*GRID, [], *below])
    assert (table.n_rows, table.types["age"]) == (9, "integer")
    assert any(note.startswith("Row 12 of the sheet begins another table") for note in table.load_report.notes)


def test_rows_below_a_blank_one_and_a_header_once_more_are_told_apart(tmp_path: Path) -> None:
    table = read(tmp_path, [*GRID[:4], [], GRID[0], *GRID[4:]])
    assert table.rows.collect()["id"].to_pylist() == [f"C{i}" for i in range(9)]
    assert table.load_report.notes == ("1 row without a cell left out.", "1 row with the header once more left out.")


def test_another_table_beside_is_left_out_and_told(tmp_path: Path) -> None:
    legend = [["city", "code"], ["Bonn", 1], ["Graz", 2]]
    rows = [[*row, None, *(legend[i] if i < 3 else ())] for i, row in enumerate(GRID)]
    table = read(tmp_path, rows)
    assert (table.names, table.n_rows) == (("id", "city", "age"), 9)
    assert table.load_report.notes == (
        "What stands beside the table, set apart by an empty column, was left out: `city` and `code`.",
    )


def test_remarks_beside_the_table_are_its_columns(tmp_path: Path) -> None:
    rows = [[*row, None, "note" if i == 0 else "late" if i in (3, 7) else None] for i, row in enumerate(GRID)]
    assert read(tmp_path, rows).names == ("id", "city", "age", "note")


def test_formulas_that_were_never_calculated_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in GRID:
        book.active.append([*row, "twice" if row is GRID[0] else "=C2*2"])
    book.save(tmp_path / "book.xlsx")
    notes = segmentry.read(tmp_path / "book.xlsx").load_report.notes
    assert [note for note in notes if "`twice` may hold formulas that were never calculated" in note]
    assert not any(
        "formulas" in note
        for note in read(tmp_path, [[*row, "x" if row is GRID[0] else None] for row in GRID]).load_report.notes
    )


DAYS = [datetime.datetime(2024, 1, day) for day in (1, 2, 14, 25)]


def test_dates_and_numbers_that_are_text_in_part_are_read_as_the_others(tmp_path: Path) -> None:
    table = read(
        tmp_path, [["d", "n"], [DAYS[0], 1.5], ["02.01.2024", "2,5"], [DAYS[2], 1000], ["25.01.2024", "1.234,5"]]
    )
    assert table.rows.collect().to_pydict() == {"d": DAYS, "n": [1.5, 2.5, 1000, 1234.5]}


def test_days_that_a_spreadsheet_has_swapped_are_not_believed(tmp_path: Path) -> None:
    """With the month first it takes 3/2 for the 2nd of March, and leaves 14/2 as text."""
    assert read(tmp_path, [["d"], [DAYS[0]], ["14/02/2024"], [DAYS[1]], ["25/02/2024"]]).types == {"d": "text"}
