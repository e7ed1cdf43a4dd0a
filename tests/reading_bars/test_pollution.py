"""One clean table polluted in many ways: the score, the other rows exact, and the damaged line named."""

import csv
import os
import random
import re
from itertools import product
from pathlib import Path

import pytest

import segmentry
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.sources import delimited
from segmentry.sources.layout import NO_HEADER

from .pollution import DAMAGES, HEADER, ROWS, Case, damaged, joined, lines_of, parsed, score, table, whole_files

pytestmark = pytest.mark.usefixtures("one_database")

ALL = os.environ.get("SEGMENTRY_FUZZ") == "all"
#: Lines that are damaged, the header among them; with SEGMENTRY_FUZZ=all every one.
LINES = range(1, ROWS + 2) if ALL else (1, 2, *random.Random(24).sample(range(3, ROWS + 1), 4), ROWS + 1)


def laid_out(path: Path) -> tuple[list[list[str]], tuple[str, ...]]:
    """The header, where there is one, and the rows that the engine is handed, and the notes on them.

    As in reading, a file is read with care where the engine would refuse a line.
    """
    with delimited.describe(path, Plan()) as (file, report):
        rows, names, notes = _rows(file), list(file.names), report.notes
    if any(len(row) != len(names) for row in rows):
        with delimited.mended(path, Plan()) as (file, report):
            rows, notes = _rows(file), report.notes
    return ([] if NO_HEADER in notes else [names]) + rows, notes


def _rows(file: delimited.DelimitedFile) -> list[list[str]]:
    with file.path.open(encoding="utf-8", newline="") as text:
        lines = text.read().splitlines(keepends=True)[file.skip + file.header :]
        return [row for row in csv.reader(lines, delimiter=file.delimiter) if row]


def fault(case: Case, loaded: list[list[str]], notes: tuple[str, ...]) -> str:
    """What is wrong beside the damaged line; empty where nothing is."""
    assert case.line is not None
    wanted, found = list(case.clean[1:]), [tuple(row) for row in loaded[1:]]
    others = wanted if case.line == 1 else wanted[: case.line - 2] + wanted[case.line - 1 :]
    left = [row for row in found if row in set(others)]
    if left != others or len(found) > ROWS:
        return f"{len(left)} of {len(others)} other rows"
    named = [match[1] for note in notes if (match := re.match(r"Lines? (\d+(?:, \d+)*)", note))]
    numbers = [int(number) for words in named for number in words.split(", ")]
    is_exact = loaded[0] == list(HEADER) and found == wanted
    return "" if is_exact or case.line in numbers else "the line is not named"


@pytest.mark.parametrize("is_filled", [True, False])
def test_the_score_of_the_clean_table_is_ten(is_filled: bool) -> None:
    rows = table(is_filled)
    assert score(rows, parsed(joined(lines_of(rows)))) == 10.0
    assert score(rows, rows[:-1]) < 10
    assert score(rows, []) == 1


@pytest.mark.parametrize("case", list(whole_files(table(is_filled=True))), ids=lambda case: case.name)
def test_files_polluted_as_a_whole_are_read(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    path.write_text(case.text, encoding="utf-8", newline="")
    loaded, _ = laid_out(path)
    assert score(case.clean, loaded) == 10.0


@pytest.mark.parametrize("damage", DAMAGES)
def test_one_damaged_line_costs_no_other_and_is_named(damage: str, tmp_path: Path) -> None:
    path, scores, wrong = tmp_path / "sales.csv", [], {}
    places = range(len(HEADER)) if ALL else (0, 2, 5, 6, 8)
    for is_filled, line, place in product((True, False), LINES, places):
        case = damaged(table(is_filled), damage, line, place)
        path.write_text(case.text, encoding="utf-8", newline="")
        loaded, notes = laid_out(path)
        scores.append(score(case.clean, loaded))
        if found := fault(case, loaded, notes):
            wrong[is_filled, case.name] = found
    assert not wrong, f"{len(wrong)} of {len(scores)}: {wrong}"
    assert sum(scores) / len(scores) > (9.5 if damage == "a delimiter too few" else 9.95)  # of headers, too


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_line_is_told_with_the_table(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    path.write_text(damaged(table(is_filled=True), damage, 41, 4).text, encoding="utf-8", newline="")
    read = segmentry.read(path)
    assert read.names == HEADER
    assert ROWS - 1 <= read.n_rows <= ROWS
    assert any(note.startswith("Line 41 ") for note in read.load_report.notes)
    assert 41 in (*read.load_report.lines_left_out, *read.load_report.lines_repaired)


@pytest.mark.parametrize("rows", [0, 1])
def test_a_file_without_rows_is_refused(rows: int, tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    path.write_text(joined(lines_of(table(is_filled=True)[:rows])), encoding="utf-8")
    with pytest.raises(SegmentryError):
        segmentry.read(path)
