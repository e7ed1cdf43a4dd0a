"""What of a sheet is the table: not its blank rows, nor another table or remarks beside it or below."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from segmentry import wording
from segmentry.sources.shapes import NUMBER, ROWS, Shapes

Cells = list[list[Any]]
#: Cells that hold nothing.
EMPTY = ("", None)
#: The share of rows that fill a column which a row of the table would fill, and of such columns that another lacks.
_FULL, _LACKING = 0.95, 0.5
#: The fewest columns that tell so, and columns and rows of another table beside the table.
_FEWEST, _BESIDE = 3, 2
#: The share of the rows beside which another table ends.
_SHORT = 0.5


@dataclass
class _Table:
    """The rows of the table so far. What tells of them is known, however many blocks are compared with them."""

    rows: Cells = field(default_factory=list)
    _filled: Counter[int] = field(default_factory=Counter)
    _counted: int = 0
    _shapes: Shapes = field(default_factory=lambda: Shapes({}))

    def full(self) -> list[int]:
        """The columns that nearly all rows fill."""
        for row in self.rows[self._counted :]:
            self._filled.update(j for j, cell in enumerate(row) if cell not in EMPTY)
        self._counted = len(self.rows)
        return [j for j in range(len(self.rows[0])) if self._filled[j] >= _FULL * self._counted]

    def shapes(self) -> Shapes:
        """Those of its first rows."""
        first = self.rows[:ROWS]
        if len(first) > self._shapes.rows:
            self._shapes = Shapes.of([[str(cell) for cell in row] for row in first], len(first[0]))
        return self._shapes


def is_blank(row: Iterable[Any]) -> bool:
    """Whether no cell holds anything."""
    return all(map(EMPTY.__contains__, row))


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
    table = _Table()
    place = blank = repeated = 0
    notes: list[str] = []
    for empty, group in groupby(rows, key=is_blank):
        block = list(group)
        own = [row for row in block if row != header]
        if empty:
            blank += len(block)
        elif table.rows and _is_another(table, own):
            notes.append(
                f"Row {first + place:,} of the sheet begins another table, or remarks: what stands there and below was"
                f" left out, {wording.counted(len(rows) - place, 'row')}."
            )
            break
        else:
            repeated += len(block) - len(own)
            table.rows += own
        place += len(block)
    said = ((blank, "without a cell left out."), (repeated, "with the header once more left out."))
    counts = [f"{wording.counted(count, 'row')} {what}" for count, what in said if count]
    return table.rows, (*counts, *notes, *below)


def _without_remarks(rows: Cells) -> tuple[Cells, tuple[str, ...]]:
    """The rows without remarks below them: rows with one filled cell where there are many columns."""
    below, end = 0, len(rows)
    while end > 1 and len(row := rows[end - 1]) > _FEWEST and sum(cell not in EMPTY for cell in row) <= 1:
        below += not is_blank(row)
        end -= 1
    notes = (f"{wording.counted(below, 'row')} below the table, with one cell each, left out.",) if below else ()
    return rows[:end], notes


def _is_another(table: _Table, block: Cells) -> bool:
    """Whether rows below a blank one are no more of the table: they lack what all its rows have, or have a header."""
    if not block:
        return False
    full = table.full()
    lacking = [j for j in full if is_blank(row[j] for row in block)]
    if len(full) >= _FEWEST and len(lacking) >= _LACKING * len(full):
        return True
    head = [cell for cell in block[0] if cell not in EMPTY]
    if len(head) < _BESIDE or not all(isinstance(cell, str) and not NUMBER.fullmatch(cell) for cell in head):
        return False
    misfits = table.shapes().misfits([str(cell) for cell in block[0]])
    return misfits > 0 and (bool(lacking) or len(head) == len(block[0]))


def beside(used: Sequence[int], cells: Cells) -> list[int]:
    """The columns among the used ones that are another table: set apart by an empty column, and far shorter.

    >>> beside([0, 1, 3, 4], [["a", 1, "", "x", 9], *[["b", 2, "", "", ""]] * 5])
    [3, 4]
    """
    runs = [[j for _, j in run] for _, run in groupby(enumerate(used), key=lambda pair: pair[1] - pair[0])]
    if len(runs) < 2:
        return []
    heights = [_height(run, cells) for run in runs]
    short = [run for run, height in zip(runs, heights, strict=True) if height < _SHORT * max(heights)]
    return [j for run in short if len(run) >= _BESIDE and _is_one_piece(run, cells) for j in run]


def _height(run: Sequence[int], cells: Cells) -> int:
    return sum(not is_blank([row[j] for j in run]) for row in cells)


def _is_one_piece(run: Sequence[int], cells: Cells) -> bool:
    """Whether every row of these columns is filled, down to the last: what is filled here and there is remarks."""
    filled = [[row[j] not in EMPTY for j in run] for row in cells]
    height = _height(run, cells)
    return all(map(any, filled[:height])) and sum(map(sum, filled[:height])) > _FULL * height * len(run)
