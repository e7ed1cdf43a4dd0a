"""Where the table stands in a grid of cells: titles above it, its header, names for its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.engines.base import MISSING_WORDS
from segmentry.engines.formulas import unescape
from segmentry.sources.dialect import width_of
from segmentry.sources.headers import unique_names

#: Records among which the header is looked for.
_TOP = 50
_NUMBER = re.compile(r"\s*[-+(]?\s?[$€£]?\s?\d[\d.,' ]*\s?[%$€£]?\)?\s*")
_YEAR = re.compile(r"(19|20)\d\d")

Records = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Layout:
    """`above`: records over the header (over the first row where there is none)."""

    above: int
    has_header: bool
    names: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def first(self) -> int:
        """The first record of the table's body."""
        return self.above + self.has_header


def lay_out(records: Records, header: int | None = None) -> Layout:
    """Find the header among the first records, and name every column.

    Parameters
    ----------
    records : list of lists of str
        The first records.
    header : int, optional
        The record of the header, from 1; 0 where there is none.
    """
    width = width_of(records)
    if header is not None:
        above, has_header = max(header - 1, 0), header > 0
    else:
        above = _above(records, width)
        has_header = not _is_data(records, above, width)
    notes: list[str] = []
    if above and header is None:
        notes.append(f"{_lines(above)} above the header {'was' if above == 1 else 'were'} passed over.")
    if has_header:
        named = _fitted([unescape(cell) for cell in records[above]], records[above + 1 :], width)
    else:
        named = [f"column_{i}" for i in range(1, width + 1)]
        notes.append("There is no header: the columns are called `column_1`, `column_2` and so on.")
    names, more = unique_names(named)
    return Layout(above, has_header, names, (*notes, *more))


def _lines(count: int) -> str:
    return "One line" if count == 1 else f"{count} lines"


def _above(records: Records, width: int) -> int:
    """How many records come before the first that is as wide, and as filled, as a header is."""
    if width < 2:
        return 0
    body = [record for record in records[-200:] if len(record) == width]
    used = {i for record in body for i, cell in enumerate(record) if cell.strip()}
    for i, record in enumerate(records[:_TOP]):
        filled = sum(bool(cell.strip()) for j, cell in enumerate(record) if j in used or len(record) != width)
        if width - 1 <= len(record) <= width and filled >= 0.6 * min(len(used), len(record)):
            return i + (len(record) < width and _is_header(records, i + 1, width))
    return 0


def _is_data(records: Records, place: int, width: int) -> bool:
    """Whether the record where the header should be holds numbers in the columns of numbers, as a row does."""
    head, numeric = records[place], _numeric(records[place:], width)
    if len(records) == place + 1:  # a single line
        return len(head) > 1 and all(_NUMBER.fullmatch(cell) for cell in head)
    above = [head[i].strip() for i in numeric if i < len(head) and head[i].strip()]
    if not above or all(_YEAR.fullmatch(cell) for cell in above):  # years are names: sales in 2023, 2024 ...
        return False
    if above in [[str(i + start) for i in range(len(above))] for start in (0, 1)] and len(above) > 2:
        return False  # so are running numbers, which data frames give to columns without a name
    return all(_NUMBER.fullmatch(cell) or cell.lower() in MISSING_WORDS for cell in above)


def _is_header(records: Records, place: int, width: int) -> bool:
    """Whether there is a record with words in the columns of numbers."""
    if place + 1 >= len(records) or len(records[place]) != width or not _numeric(records[place:], width):
        return False
    return not _is_data(records, place, width)


def _numeric(records: Records, width: int) -> list[int]:
    """The columns that hold numbers below the first record."""
    body = [record for record in records[1:] if len(record) == width]
    return [
        i
        for i in range(width)
        if (cells := [r[i] for r in body if r[i].strip().lower() not in MISSING_WORDS])
        and sum(bool(_NUMBER.fullmatch(cell)) for cell in cells) >= 0.9 * len(cells)
    ]


def _fitted(head: list[str], body: Records, width: int) -> list[str]:
    """A name for each column where the header is one short: rows end with a delimiter, or begin with a name."""
    if len(head) != width - 1:
        return head
    rows = [record for record in body if len(record) == width]
    return [*head, ""] if not any(record[-1].strip() for record in rows) else ["", *head]
