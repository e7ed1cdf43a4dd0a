"""Headers of several lines: names, and what questions, units, types and groups say of the columns."""

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

import segmentry
from segmentry.plan import Plan
from segmentry.results.table import Table

pytestmark = pytest.mark.usefixtures("one_database")

NAMES = ("id", "age", "kg", "since")
BODY = [[f"C{i:03d}", str(20 + i), f"{i * 7 % 40}.5", f"2024-01-{i % 28 + 1:02d}"] for i in range(30)]
QUESTIONS = ["Respondent", "How old are you?", "What do you weigh?", "Since when?"]
IMPORT_IDS = [f'{{"ImportId":"QID{i}"}}' for i in range(4)]


def read(folder: Path, *head: list[str], body: list[list[str]] = BODY, **options: Any) -> Table:
    path = folder / "t.csv"
    path.write_text("\n".join("\t".join(row) for row in [*head, *body]) + "\n", encoding="utf-8")
    return segmentry.read(path, Plan(**options))


@pytest.mark.parametrize(
    "below",
    [
        [QUESTIONS],
        [QUESTIONS, IMPORT_IDS],
        [IMPORT_IDS],
        [["", "years", "kg", ""]],
        [["-", "[years]", "[kg]", "[date]"]],
        [["string", "int", "float", "date"]],
        [list(NAMES)],
    ],
)
def test_lines_below_the_names_are_no_rows(tmp_path: Path, below: list[list[str]]) -> None:
    table = read(tmp_path, list(NAMES), *below)
    assert (table.names, table.n_rows) == (NAMES, 30)
    assert [*table.types.values()] == ["text", "integer", "number", "date"]
    assert any("below the header" in note for note in table.load_report.notes)


def test_questions_are_kept(tmp_path: Path) -> None:
    report = read(tmp_path, list(NAMES), QUESTIONS, IMPORT_IDS).load_report
    assert report.descriptions == dict(zip(NAMES, QUESTIONS, strict=True))
    assert report.notes[0] == (
        "2 lines below the header describe the columns, such as `id` by `Respondent`, and are no rows."
    )


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (
            [["id", "Sales", "", "Visits", ""], ["", "2023", "2024", "2023", "2024"]],
            ("id", "Sales 2023", "Sales 2024", "Visits 2023", "Visits 2024"),
        ),
        (
            [["", "Sales", "", "Visits", ""], ["id", "mean", "max", "mean", "max"]],
            ("id", "Sales mean", "Sales max", "Visits mean", "Visits max"),
        ),
        ([["", "Person", "", "Use", ""], ["id", "age", "size", "n", "m"]], ("id", "age", "size", "n", "m")),
    ],
)
def test_groups_stand_over_names(tmp_path: Path, head: list[list[str]], names: tuple[str, ...]) -> None:
    body = [[f"C{i:03d}", str(i), str(i * 3), str(i * 7 % 11), str(i % 5)] for i in range(30)]
    table = read(tmp_path, *head, body=body)
    assert (table.names, table.n_rows) == (names, 30)


@pytest.mark.parametrize(
    "first",
    [["C999", "see letter", "40.5", "2024-01-01"], ["C999", "n/a", "", "unknown"], ["C999", "", "", ""]],
)
def test_a_first_row_with_words_stays_a_row(tmp_path: Path, first: list[str]) -> None:
    assert read(tmp_path, list(NAMES), first).n_rows == 31


def test_a_table_of_words_loses_no_row(tmp_path: Path) -> None:
    body = [["Ada", "Bonn", "basic"], ["Jan", "Graz", "gold"], ["Mia", "Bonn", "gold"]]
    assert read(tmp_path, ["name", "city", "plan"], body=body).n_rows == 3


def test_how_many_lines_it_takes_can_be_told(tmp_path: Path) -> None:
    odd = ["x", "1", "2", "2024-01-01"]
    assert read(tmp_path, list(NAMES), odd, header_lines=2).n_rows == 30
    assert read(tmp_path, list(NAMES), QUESTIONS, header_lines=1).n_rows == 31
    assert read(tmp_path, odd, odd, list(NAMES), skip_rows=2).names == NAMES


@pytest.mark.parametrize("skipped", [0, 2])
def test_in_a_workbook_they_are_read_alike(tmp_path: Path, skipped: int) -> None:
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([*[["x", "1", "2", "3"]] * skipped, list(NAMES), QUESTIONS, IMPORT_IDS]):
            sheet.write_row(at, 0, row)
        for at, row in enumerate(BODY, start=3 + skipped):
            sheet.write_row(at, 0, [row[0], int(row[1]), float(row[2]), row[3]])
    table = segmentry.read(tmp_path / "t.xlsx", Plan(skip_rows=skipped or None))
    assert (table.names, table.n_rows) == (NAMES, 30)
    assert [*table.types.values()] == ["text", "integer", "number", "date"]
    assert table.load_report.descriptions["age"] == "How old are you?"


def test_where_a_name_is_missing_none_is_shifted(tmp_path: Path) -> None:
    body = [["Bonn", *row[1:]] for row in BODY]
    table = read(tmp_path, ["city", "agekg", "since"], body=body)
    assert table.names == ("column_1", "column_2", "column_3", "column_4")
    assert "Line 1, the header, has 3 names for 4 columns." in table.load_report.notes
