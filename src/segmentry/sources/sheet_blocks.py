"""What of a sheet is the table: not its blank rows, nor another table or remarks beside it or below."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from segmentry import wording
from segmentry.sources.shapes import NUMBER, Shapes

Cells = list[list[Any]]
#: The share of rows that fill a column which a row of the table would fill, and of such columns that another lacks.
_FULL, _LACKING = 0.95, 0.5
#: The fewest columns that tell so, and columns and rows of another table beside the table.
_FEWEST, _BESIDE = 3, 2
#: The share of the rows beside which another table ends.
_SHORT = 0.5


def is_blank(row: Sequence[Any]) -> bool:
    """Whether no cell holds anything."""
    return all(cell in ("", None) for cell in row)


def rows_of(rows: Cells, header: Sequence[Any], first: int) -> tuple[Cells, tuple[str, ...]]:
    """The rows of the table, and notes on what was left out.

    Parameters
    ----------
    rows : list of lists
        What stands below the header.
    header : list
        The cells of the header; empty where there is none.
    first : int
        The number on the sheet of the first of these rows.

    Examples
    --------
    >>> rows_of([["a", 1], ["", ""], ["b", 2]], ["name", "size"], 2)
    ([['a', 1], ['b', 2]], ('1 row without a cell left out.',))
    """
    rows, below = _without_remarks(rows)
    table: Cells = []
    blank = repeated = 0
    notes: list[str] = []
    for empty, group in groupby(enumerate(rows), key=lambda numbered: is_blank(numbered[1])):
        block = list(group)
        if empty:
            blank += len(block)
        elif table and _is_another(table, [row for _, row in block if row != header]):
            place = block[0][0]
            notes.append(
                f"Row {first + place:,} of the sheet begins another table, or remarks: what stands there and below was"
                f" left out, {wording.counted(len(rows) - place, 'row')}."
            )
            break
        else:
            again = [row for _, row in block if header and row == header]
            repeated += len(again)
            table += [row for _, row in block if row not in again]
    said = ((blank, "without a cell left out."), (repeated, "with the header once more left out."))
    counts = [f"{wording.counted(count, 'row')} {what}" for count, what in said if count]
    return table, (*counts, *notes, *below)


def _without_remarks(rows: Cells) -> tuple[Cells, tuple[str, ...]]:
    """The rows without remarks below them: rows with one filled cell where there are many columns."""
    below = 0
    while len(rows) > 1 and len(rows[-1]) > _FEWEST and sum(cell not in ("", None) for cell in rows[-1]) <= 1:
        below += not is_blank(rows[-1])
        rows = rows[:-1]
    return rows, (f"{wording.counted(below, 'row')} below the table, with one cell each, left out.",) if below else ()


def _is_another(table: Cells, block: Cells) -> bool:
    """Whether rows below a blank one are no more of the table: they lack what all its rows have, or have a header."""
    if not block:
        return False
    columns = range(len(table[0]))
    filled = {j: [row[j] for row in table if row[j] not in ("", None)] for j in columns}
    full = [j for j in columns if len(filled[j]) >= _FULL * len(table)]
    lacking = [j for j in full if is_blank([row[j] for row in block])]
    if len(full) >= _FEWEST and len(lacking) >= _LACKING * len(full):
        return True
    head = [cell for cell in block[0] if cell not in ("", None)]
    if len(head) < _BESIDE or not all(isinstance(cell, str) and not NUMBER.fullmatch(cell) for cell in head):
        return False
    shapes = Shapes.of(([str(cell) for cell in row] for row in table), len(table[0]))
    return shapes.misfits([str(cell) for cell in block[0]]) > 0 and (bool(lacking) or len(head) == len(block[0]))


def beside(used: Sequence[int], cells: Cells) -> list[int]:
    """The columns among the used ones that are another table: set apart by an empty column, and far shorter.

    >>> beside([0, 1, 3, 4], [["a", 1, "", "x", 9], *[["b", 2, "", "", ""]] * 5])
    [3, 4]
    """
    runs = [[j for _, j in run] for _, run in groupby(enumerate(used), key=lambda pair: pair[1] - pair[0])]
    heights = [_height(run, cells) for run in runs]
    tallest = max(heights, default=0)
    short = [run for run, height in zip(runs, heights, strict=True) if height < _SHORT * tallest]
    return [j for run in short if len(run) >= _BESIDE and _is_one_piece(run, cells) for j in run]


def _height(run: Sequence[int], cells: Cells) -> int:
    return sum(not is_blank([row[j] for j in run]) for row in cells)


def _is_one_piece(run: Sequence[int], cells: Cells) -> bool:
    """Whether every row of these columns is filled, down to the last: what is filled here and there is remarks."""
    filled = [[row[j] not in ("", None) for j in run] for row in cells]
    height = _height(run, cells)
    return all(map(any, filled[:height])) and sum(map(sum, filled[:height])) > _FULL * height * len(run)
