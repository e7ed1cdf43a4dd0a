"""Columns of text become numbers, booleans or dates."""

from pathlib import Path

import pytest

import segmentry
from segmentry.engines.base import MISSING_WORDS
from segmentry.results.table import Table


def column(folder: Path, *cells: str) -> Table:
    path = folder / "t.csv"
    path.write_text("c,other\n" + "".join(f"{cell},x\n" for cell in cells), encoding="utf-8")
    return segmentry.read(path)


@pytest.mark.parametrize(
    ("cells", "type"),
    [
        (["1", "2"], "integer"),
        (["1", "2.5"], "number"),
        (["1.0", "-2e3"], "integer"),
        (["inf", "1"], "number"),
        (["true", "FALSE"], "boolean"),
        (["2024-01-31", "2024-02-29 13:05:00"], "date"),
        (["2024-01-31", "2024-02-30"], "text"),
        (["1.234,50", "2,5"], "text"),
        (["0049", "0050"], "text"),
        (["1234567890123456789012"], "text"),
        (["", "NA"], "text"),
        (["yes", "no"], "text"),
        (["0x1F", "12 kg"], "text"),
    ],
)
def test_the_type_is_the_one_that_the_cells_share(tmp_path: Path, cells: list[str], type: str) -> None:
    assert column(tmp_path, *(f'"{cell}"' for cell in cells)).types["c"] == type


def test_digits_with_an_underscore_are_text(tmp_path: Path) -> None:
    assert column(tmp_path, "1_000", "2_000").types["c"] == "text"


@pytest.mark.parametrize("word", MISSING_WORDS)
def test_a_word_for_missing_is_a_missing_number_without_a_note(tmp_path: Path, word: str) -> None:
    table = column(tmp_path, "1", word.upper(), f" {word} ", "2")
    assert table.types["c"] == "integer"
    assert table.rows.collect()["c"].to_pylist() == [1, None, None, 2]
    assert table.load_report.notes == ()


def test_one_cell_that_is_no_number_is_noted_with_its_row(tmp_path: Path) -> None:
    table = column(tmp_path, *["1"] * 70, "oops", *["2"] * 29)
    assert table.types["c"] == "number"
    assert table.load_report.notes == ("`c`: 1 cell is not a number and counts as missing, the first in row 71.",)


def test_several_cells_that_are_no_numbers_are_counted(tmp_path: Path) -> None:
    table = column(tmp_path, *["1"] * 100, "oops", "oops")
    assert "2 cells are not numbers and count as missing, the first in row 101" in table.load_report.notes[0]


def test_too_many_cells_that_are_no_numbers_make_text(tmp_path: Path) -> None:
    assert column(tmp_path, *["1"] * 97, "a", "b", "c").types["c"] == "text"
