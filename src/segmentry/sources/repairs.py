"""What a careful reading of text found, by line: what was left out, and what was mended."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from segmentry.errors import SegmentryError
from segmentry.results.table import NOT_A_ROW

#: The share of records that may be set aside; with more the file is refused (ours).
MOST_BAD = 0.05
#: Faults from which on no time is spent on each.
MANY = 1_000
#: Rows that tell whether a line begins another table.
FIRST_ROWS = 200
_NAMED_LINES = 5
#: The share of the lines below a table that have as many cells as most, where they are another table (ours).
_ALIKE, _FEWEST = 0.9, 3


@dataclass
class Repairs:
    """What was found, by line of the file, from 1."""

    good: int = 0
    last: int = 0  # the last line that is a row
    lines: int = 0  # all lines
    first_rows: list[list[str]] = field(default_factory=list)
    sparse: list[int] = field(default_factory=list)  # bad lines with hardly a filled cell
    bad: list[int] = field(default_factory=list)  # lines that fit no table
    unclosed: list[int] = field(default_factory=list)  # of these, lines with a quote that is never closed
    widths: dict[int, int] = field(default_factory=dict)  # the cells of bad lines, where there are several
    begins: set[int] = field(default_factory=set)  # of these, lines that may be a header
    below: list[int] = field(default_factory=list)  # lines below the table: totals in words, sources, dates
    cut: list[int] = field(default_factory=list)  # lines with surplus empty cells
    mended: list[int] = field(default_factory=list)  # lines with a delimiter or a quote too many, or other delimiters
    parted: list[int] = field(default_factory=list)  # lines in which a delimiter is missing before a quote
    quotes: list[int] = field(default_factory=list)  # lines with a lone quote within a cell
    headers: list[int] = field(default_factory=list)  # lines that repeat the header
    remarks: list[int] = field(default_factory=list)  # lines that begin with #
    blank: list[int] = field(default_factory=list)  # lines with delimiters and nothing between them
    formulas: list[int] = field(default_factory=list)  # lines with text in the form of a formula: ="00123"
    in_unused: bool = False  # whether a column without a name has a cell after all
    second: int | None = None  # the line on which another table begins

    @property
    def repaired(self) -> tuple[int, ...]:
        """Lines that are read otherwise than they are written."""
        return tuple(sorted({*self.cut, *self.mended, *self.parted}))

    @property
    def is_hopeless(self) -> bool:
        """Whether it is not worth while to read on."""
        return len(self.bad) > MANY and 3 * len(self.bad) > self.good  # far more than `MOST_BAD`

    def begins_table(self, line: int, width: int) -> bool:
        """Whether the line above may be the header of another table, and this one, of as many cells, its first row."""
        return line - 1 in self.begins and self.widths[line - 1] == width

    def sort_out(self) -> None:
        """Tell lines that should be rows from what stands below the table, and from another table there."""
        if self.second is None:
            tail = [line for line in sorted(self.widths) if line > self.last]
            alike = Counter(self.widths[line] for line in tail).most_common(1)
            if tail and tail[0] in self.begins and len(tail) >= _FEWEST and alike[0][1] >= _ALIKE * len(tail):
                self.second = tail[0]
        end = self.second or self.lines + 1
        self.below = [line for line in self.sparse if self.last < line < end]
        self.bad = sorted({line for line in self.bad if line < end} - {*self.below})

    def notes(self) -> tuple[str, ...]:
        """What was done, in sentences."""
        sentences = (
            (self.bad, NOT_A_ROW + " and {was} left out: {its} cells do not fit the columns."),
            (self.below, "{stands} below the table and {was} left out."),
            (self.headers, "{repeats} the header and {was} left out."),
            (self.remarks, "{begins} with # and {was} left out."),
            (self.blank, "{holds} delimiters alone and {was} left out."),
            (self.formulas, '{holds} text written as a formula (`="..."`), which was read as that text.'),
            (self.mended, "had a delimiter or a quote too many, or another delimiter, and {was} read without."),
            (self.parted, "had no delimiter before a quote, and {was} read with one."),
            (self.cut, "had surplus empty cells at the end, which were left out."),
            (self.quotes, "{holds} a lone double quote, which was kept as text."),
        )
        notes = [f"{named(lines)} {_numbered(what, len(lines))}" for lines, what in sentences if lines]
        if self.second is not None:
            count = self.lines - self.second + 1
            notes.append(f"Another table begins on line {self.second:,}: it was left out, {count:,} lines.")
        return tuple(notes)

    def refuse_if_many(self, name: str, width: int) -> None:
        """Raise `SegmentryError` where more lines are bad than a table of customers may have."""
        if len(self.bad) <= MOST_BAD * (self.good + len(self.bad)):
            return
        lines = sorted({*self.bad, *self.below})
        where = f"{named(lines)} of {name} {'does' if len(lines) == 1 else 'do'}"
        if self.unclosed and self.unclosed[0] == self.bad[0]:
            raise SegmentryError(
                f"{where} not close a double quote. Close it, or double a quote that is part of the text."
            )
        raise SegmentryError(
            f"{where} not have {width} cells as the header has."
            " Correct them, or put double quotes around cells that hold the delimiter."
        )


def named(lines: Sequence[int]) -> str:
    """The lines, the first few by their numbers.

    >>> named([7]), named([2, 9])
    ('Line 7', 'Lines 2, 9')
    """
    shown = ", ".join(f"{line:,}" for line in lines[:_NAMED_LINES])
    rest = len(lines) - _NAMED_LINES
    return f"Line {shown}" if len(lines) == 1 else f"Lines {shown}" + (f" and {rest:,} more" if rest > 0 else "")


def _numbered(what: str, count: int) -> str:
    words = ("was were", "its their", "stands stand", "repeats repeat", "holds hold", "begins begin")
    forms = dict(zip((word.split()[0] for word in words), words, strict=True))
    return what.format(**{singular: both.split()[count > 1] for singular, both in forms.items()})
