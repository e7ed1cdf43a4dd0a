"""A clean table of three clear groups as a grid of text, and the tools to damage it."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import openpyxl
import pandas as pd
from numpy.typing import NDArray

Grid = list[list[str]]
Change = Callable[[Grid], object]
Expectation = Literal["right", "refused", "either"]

ROWS = 300
HEADER = ("customer", "age", "visits", "spend", "balance", "region")


@dataclass(frozen=True)
class Case:
    """One damage. `rows`: how many rows a right reading may have; `features`: where the genuine features stand."""

    name: str
    write: Callable[[Path], Path]
    expect: Expectation = "right"
    rows: tuple[int, ...] = (ROWS,)
    features: tuple[int, ...] = (1, 2, 3, 4)


@cache
def groups() -> tuple[int, ...]:
    """The true group of every customer, customer 1 first."""
    return tuple(np.random.default_rng(7).permutation(np.repeat([0, 1, 2], ROWS // 3)).tolist())


def values() -> NDArray[np.float64]:
    """The four features of every customer."""
    centres = np.array([[25, 40, 820, -300], [45, 8, 1_900, 400], [65, 20, 3_150, 1_250]])[list(groups())]
    return np.asarray((centres + np.random.default_rng(8).normal(0, [2, 1.5, 80, 60], (ROWS, 4))).round(2))


def grid() -> Grid:
    """Header and rows as text: an id, four features, a region."""
    regions = np.random.default_rng(9).choice(["Köln", "Graz", "Bad Honnef"], ROWS)
    made = zip(values(), regions, strict=True)
    rows = [[f"C{i:04d}", *(f"{v:.2f}" for v in row), str(region)] for i, (row, region) in enumerate(made, start=1)]
    return [list(HEADER), *rows]


def text(rows: Grid, delimiter: str = ",", quote_all: bool = False) -> str:
    """The grid as delimited text."""
    target = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(target, delimiter=delimiter, lineterminator="\n", quoting=quoting).writerows(rows)
    return target.getvalue()


def raw(
    name: str, content: Callable[[], str | bytes], expect: Expectation = "right", file: str = "table.csv", **more: Any
) -> Case:
    """A damage that makes the whole file."""

    def write(folder: Path) -> Path:
        written = content()
        (folder / file).write_bytes(written if isinstance(written, bytes) else written.encode())
        return folder / file

    return Case(name, write, expect, **more)


def cells(name: str, *changes: Change, expect: Expectation = "right", **more: Any) -> Case:
    """A damage of the grid that is then written as it should be."""

    def content() -> str:
        rows = grid()
        for change in changes:
            change(rows)
        return text(rows)

    return raw(name, content, expect, **more)


def lines(name: str, change: Callable[[list[str]], object], expect: Expectation = "right", **more: Any) -> Case:
    """A damage of the file's lines; line 0 is the header."""

    def content() -> str:
        found = text(grid()).splitlines()
        change(found)
        return "\n".join(found) + "\n"

    return raw(name, content, expect, **more)


def put(column: int, found: dict[int, str]) -> Change:
    """Put these cells into a column, by row (0 is the header)."""

    def change(rows: Grid) -> None:
        for row, cell in found.items():
            rows[row][column] = cell

    return change


def each(column: int, change: Callable[[str], str]) -> Change:
    """Change every cell of a column below the header."""
    return lambda rows: [row.__setitem__(column, change(row[column])) for row in rows[1:]]


def add(name: str, cell: Callable[[int], str]) -> Change:
    """A new column at the right."""
    return lambda rows: [row.append(cell(number) if number else name) for number, row in enumerate(rows)]


def keep(*columns: int) -> Change:
    """These columns only."""
    return lambda rows: rows.__setitem__(slice(None), [[row[column] for column in columns] for row in rows])


def numbers_as(name: str, scale: float = 1.0, offset: float = 0.0, form: str = ".2f") -> Case:
    """All features in another magnitude."""

    def change(rows: Grid) -> None:
        for row, numbers in zip(rows[1:], values() * scale + offset, strict=True):
            row[1:5] = [format(number, form) for number in numbers]

    return cells(name, change)


def frame() -> pd.DataFrame:
    """The clean table with its types."""
    rows = grid()
    return pd.DataFrame(rows[1:], columns=rows[0]).astype(dict.fromkeys(HEADER[1:5], float))


def workbook(folder: Path, file: str, above: Sequence[str] = (), more_sheets: Sequence[str] = ()) -> Path:
    """The clean table as a workbook of any name."""
    book = openpyxl.Workbook()
    page = book.active
    for line in above:
        page.append([line])
    page.append(list(HEADER))
    for row in frame().itertuples(index=False):
        page.append(list(row))
    for name in more_sheets:
        book.create_sheet(name).append(["nothing here"])
    book.save(folder / "made.xlsx")
    return (folder / "made.xlsx").rename(folder / file)
