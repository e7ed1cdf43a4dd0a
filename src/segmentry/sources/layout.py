"""Where the table stands in a grid of cells: titles above it, its header, names for its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from segmentry.engines.base import MISSING_WORDS
from segmentry.engines.formulas import unescape
from segmentry.sources.first_table import width_of_first
from segmentry.sources.header_lines import YEAR, header_of, is_group, lines_below
from segmentry.sources.headers import unique_names
from segmentry.sources.shapes import NUMBER as _NUMBER

#: Records among which the header is looked for.
_TOP = 50

#: How a note tells that the columns have no names in the file.
NO_HEADER = "There is no header: the columns are called `column_1`, `column_2` and so on."
#: How it tells that a delimiter is missing in their line.
SHORT_HEADER = (
    "Which name is missing in the header cannot be told: the columns are called `column_1`, `column_2` and so on."
)

#: The two parts of an amount, and how many rows tell that they are some.
_WHOLE, _CENTS, _FEWEST_ROWS = re.compile(r"[-+]?\d+"), re.compile(r"\d\d"), 5

Records = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Layout:
    """`above`: records over the header (over the first row where there is none); `lines`: records of the header.

    `descriptions` have what further lines of the header say of columns, by their names. `unused` are columns with
    neither a name nor a cell, which have no place in `names`.
    """

    above: int
    lines: int
    names: tuple[str, ...]
    notes: tuple[str, ...]
    descriptions: dict[str, str] = field(default_factory=dict)
    unused: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """How many cells rows have."""
        return len(self.names) + len(self.unused)

    @property
    def has_header(self) -> bool:
        """Whether the columns have names in the file."""
        return self.lines > 0

    @property
    def first(self) -> int:
        """The first record of the table's body."""
        return self.above + self.lines

    def with_all(self) -> "Layout":
        """The layout in which every column has a name."""
        names = iter(self.names)
        written = ["" if place in self.unused else next(names) for place in range(self.width)]
        found, more = unique_names(written)
        return replace(self, names=found, notes=(*self.notes, *more), unused=frozenset())

    def with_header(self, cells: Sequence[str], line: int) -> "Layout":
        """The layout with the names that stand on a damaged line of the file, from 1."""
        names, more = unique_names([unescape(cell) for cell in cells])
        said = f"Line {line}, the header, had a delimiter or a quote too many, or another delimiter, and was mended."
        return replace(self, lines=1, names=names, notes=(said, *more), unused=frozenset())


def lay_out(
    records: Records, header: int | None = None, lines: int | None = None, *, with_unused: bool = True
) -> Layout:
    """Find the header among the first records, and name every column.

    Parameters
    ----------
    records : list of lists of str
        The first records.
    header : int, optional
        The record of the header, from 1; 0 where there is none.
    lines : int, optional
        How many records the header takes. Default: found.
    with_unused : bool
        Whether columns with neither a name nor a cell, as delimiters at the ends of lines make them, are columns.
    """
    width = width_of_first(records)
    if header is not None:
        above, has_header = max(header - 1, 0), header > 0
    else:
        above = _above(records, width)
        has_header = bool(lines) or not _is_data(records, above, width)
    if not has_header:
        names, more = unique_names(numbered_names(width))
        return Layout(above, 0, names, (*_passed_over(above, header), NO_HEADER, *more))
    below = lines - 1 if lines else lines_below(records, above, width)
    if header is None and not lines and above and is_group(records[above - 1], records[above]):
        above, below = above - 1, below + 1
    found = _named(records, above, below + 1, width, with_unused=with_unused)
    return replace(found, notes=(*_passed_over(above, header), *found.notes))


def _named(records: Records, above: int, lines: int, width: int, *, with_unused: bool) -> Layout:
    """The layout with the names that so many lines of the header give."""
    heads = [[unescape(cell) for cell in record] for record in records[above : above + lines]]
    body = records[above + lines :]
    if lines > 1 and len({len(head) for head in heads}) == 1:
        header = header_of(heads)
        unused = frozenset() if with_unused else _unused(header.names, body)
        names, more = unique_names(header.names, unused)
        by_place = dict(zip((i for i in range(width) if i not in unused), names, strict=True))
        descriptions = {by_place[place]: text for place, text in header.descriptions.items() if place in by_place}
        return Layout(above, lines, names, (*header.notes, *more), descriptions, unused)
    fitted = _fitted(heads[0], body, width)
    unused = frozenset() if with_unused else _unused(heads[0], body)
    names, more = unique_names(fitted or numbered_names(width), unused)
    return Layout(above, lines, names, more if fitted else (SHORT_HEADER, *more), unused=unused)


def _unused(names: Sequence[str], body: Records) -> frozenset[int]:
    """The places of columns without a name and without a cell in any of the rows."""
    rows = [record for record in body if len(record) == len(names)]
    nameless = [place for place, name in enumerate(names) if not name.strip()]
    return frozenset(place for place in nameless if rows and not any(row[place].strip() for row in rows))


def numbered_names(width: int) -> list[str]:
    """Names for columns that have none in the file."""
    return [f"column_{i}" for i in range(1, width + 1)]


def _passed_over(above: int, header: int | None) -> tuple[str, ...]:
    was = "was" if above == 1 else "were"
    return (f"{_lines(above)} above the header {was} passed over.",) if above and header is None else ()


def _lines(count: int) -> str:
    return "One line" if count == 1 else f"{count} lines"


def _above(records: Records, width: int) -> int:
    """How many records come before the first that is as wide, and as filled, as a header is."""
    if width < 2:
        return 0
    body = [record for record in records if len(record) == width][-200:]
    used = {i for record in body for i, cell in enumerate(record) if cell.strip()}
    for i, record in enumerate(records[:_TOP]):
        filled = sum(bool(cell.strip()) for j, cell in enumerate(record) if j in used or len(record) != width)
        if width - 1 <= len(record) <= width and filled >= 0.6 * min(len(used), len(record)):
            if _stands_apart(records[i:_TOP], width):
                continue
            return i + (len(record) < width and _is_header(records, i + 1, width))
    return 0


def _stands_apart(records: Records, width: int) -> bool:
    """Whether a record is set apart by a blank one from a fuller one with words, which is the header: a filter is."""
    if len(records) < 2 or any(map(str.strip, records[1])):
        return False
    below = next((record for record in records[1:] if any(map(str.strip, record))), [])
    fuller = sum(bool(cell.strip()) for cell in below) > sum(bool(cell.strip()) for cell in records[0])
    return fuller and len(below) == width and not any(map(_NUMBER.fullmatch, below))


def _is_data(records: Records, place: int, width: int) -> bool:
    """Whether the record where the header should be holds numbers in the columns of numbers, as a row does."""
    head, numeric = records[place], _numeric(records[place:], width)
    if len(records) == place + 1:  # a single line
        return len(head) > 1 and all(_NUMBER.fullmatch(cell) for cell in head)
    above = [head[i].strip() for i in numeric if i < len(head) and head[i].strip()]
    if not above or all(YEAR.fullmatch(cell) for cell in above):  # years are names: sales in 2023, 2024 ...
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


def are_cut_numbers(body: Records, width: int) -> bool:
    """Whether a column of whole numbers stands before one of two digits, some with a zero first: amounts whose decimal
    comma parts cells, too.

    >>> are_cut_numbers([["a", "12", "50"], ["b", "7", "05"], *[["c", "8", "00"]] * 3], 3)
    True
    """
    rows = [record for record in body if len(record) == width]
    columns = [[row[place] for row in rows] for place in range(width)]
    return len(rows) >= _FEWEST_ROWS and any(
        all(map(_CENTS.fullmatch, cents)) and any(cell < "1" for cell in cents) and all(map(_WHOLE.fullmatch, whole))
        for whole, cents in pairwise(columns)
    )


def _fitted(head: list[str], body: Records, width: int) -> list[str]:
    """A name for each column where the header is one short: rows end with a delimiter, or begin with a name."""
    if len(head) != width - 1:
        return head
    rows = [record for record in body if len(record) == width]
    if not any(record[-1].strip() for record in rows):
        return [*head, ""]
    row_names = [record[0] for record in rows]
    return ["", *head] if len(set(row_names)) == len(row_names) else []
