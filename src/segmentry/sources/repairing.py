"""Text whose lines do not all fit: read line by line with care, and written anew with those that do."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from segmentry.errors import SegmentryError
from segmentry.results.table import NOT_A_ROW
from segmentry.sources.dialect import Dialect

#: The share of records that may be set aside; with more the file is refused (ours).
MOST_BAD = 0.05
#: Lines over which one cell may reach in a file that has faults.
_LONGEST_RECORD = 100
_NAMED_LINES = 5
#: A line drawn below the header, as databases print it.
_RULE = re.compile(r"[-+=|: ]*--[-+=|: ]*")
#: Faults from which on no time is spent on each.
_MANY = 1_000


@dataclass
class Repairs:
    """What was found, by line of the file, from 1."""

    good: int = 0
    last: int = 0  # the last line that is a row
    sparse: list[int] = field(default_factory=list)  # bad lines with hardly a filled cell
    bad: list[int] = field(default_factory=list)  # lines that fit no table
    unclosed: list[int] = field(default_factory=list)  # of these, lines with a quote that is never closed
    below: list[int] = field(default_factory=list)  # lines below the table: totals in words, sources, dates
    cut: list[int] = field(default_factory=list)  # lines with surplus empty cells
    quotes: list[int] = field(default_factory=list)  # lines with a lone quote within a cell
    headers: list[int] = field(default_factory=list)  # lines that repeat the header

    @property
    def is_hopeless(self) -> bool:
        """Whether it is not worth while to read on."""
        return len(self.bad) > _MANY and len(self.bad) > self.good

    def notes(self) -> tuple[str, ...]:
        """What was done, in sentences."""
        sentences = (
            (self.bad, NOT_A_ROW + " and {was} left out: {its} cells do not fit the columns."),
            (self.below, "{stands} below the table and {was} left out."),
            (self.headers, "{repeats} the header and {was} left out."),
            (self.cut, "had surplus empty cells at the end, which were left out."),
            (self.quotes, "{holds} a lone double quote, which was kept as text."),
        )
        return tuple(f"{_named(lines)} {_numbered(what, len(lines))}" for lines, what in sentences if lines)


def mend(path: Path, target: Path, dialect: Dialect, header: Sequence[str], width: int, skip: int) -> Repairs:
    """Write the records of `path` that are `width` cells wide to `target` as plain UTF-8, comma and quotes.

    Parameters
    ----------
    header : list of str
        The cells of the header, which may stand in the file again.
    skip : int
        Lines before the first row.
    """
    repairs = Repairs()
    with path.open(encoding="utf-8-sig", newline=None) as source, target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        for line, record in _fitting(source, dialect, width, skip, repairs):
            if record == list(header):
                repairs.headers.append(line)
            else:
                repairs.good, repairs.last = repairs.good + 1, line
                writer.writerow(record)
    repairs.below = [line for line in repairs.sparse if line > repairs.last]
    repairs.bad = sorted({*repairs.bad} - {*repairs.below})
    return repairs


def refuse_if_many(name: str, repairs: Repairs, width: int) -> None:
    """Raise `SegmentryError` where more lines are bad than a table of customers may have."""
    if len(repairs.bad) <= MOST_BAD * (repairs.good + len(repairs.bad)):
        return
    lines = sorted({*repairs.bad, *repairs.below})
    where = f"{_named(lines)} of {name} {'does' if len(lines) == 1 else 'do'}"
    if repairs.unclosed and repairs.unclosed[0] == repairs.bad[0]:
        raise SegmentryError(f"{where} not close a double quote. Close it, or double a quote that is part of the text.")
    raise SegmentryError(
        f"{where} not have {width} cells as the header has."
        " Correct them, or put double quotes around cells that hold the delimiter."
    )


def _fitting(
    source: Iterator[str], dialect: Dialect, width: int, skip: int, repairs: Repairs
) -> Iterator[tuple[int, list[str]]]:
    """The records of the right width, with the line on which each begins."""
    waiting: list[str] = []
    number = len(list(islice(source, skip)))
    while not repairs.is_hopeless and (waiting := waiting or list(islice(source, 1))):
        number += 1
        reach = _LONGEST_RECORD if len(repairs.unclosed) < _MANY else 2
        record, used = _record(waiting, source, dialect, width, reach)
        if record is not None and len(record) > width and not any(cell.strip() for cell in record[width:]):
            record = record[:width]
            repairs.cut.append(number)
        if record and len(record) == width and not _RULE.fullmatch(waiting[0].strip()):
            if waiting[0].count(dialect.quote) % 2 and used == 1:
                repairs.quotes.append(number)
            yield number, record
        elif waiting[0].strip() and not _RULE.fullmatch(waiting[0].strip()):
            used = _set_aside(repairs, number, record, used, width)
        del waiting[:used]
        number += used - 1


def _set_aside(repairs: Repairs, line: int, record: list[str] | None, used: int, width: int) -> int:
    repairs.bad.append(line)
    if used == 0:
        repairs.unclosed.append(line)
    if record is not None and sum(bool(cell.strip()) for cell in record) <= max(1, width // 3):
        repairs.sparse.append(line)
    return 1


def _record(
    waiting: list[str], source: Iterator[str], dialect: Dialect, width: int, reach: int
) -> tuple[list[str] | None, int]:
    """The record that begins with the first waiting line, and its lines (0: a quote is never closed)."""
    for used in range(1, reach):
        waiting += islice(source, max(used - len(waiting), 0))
        if len(waiting) < used:
            return None, 0
        try:
            record = next(dialect.records(waiting[:used], strict=True))
        except csv.Error as error:
            if "end of data" not in str(error):
                return None, 1
            continue
        if used > 1 and (len(record) != width or _stand_alone(waiting[1:used], dialect, width)):
            return None, 0  # a stray quote that met another by chance
        return record, used
    return None, 0


def _stand_alone(lines: Sequence[str], dialect: Dialect, width: int) -> bool:
    """Whether one of these lines is a record by itself."""
    for line in lines:
        try:
            whole = width > 1 and line.count(dialect.quote) % 2 == 0
            if whole and len(next(dialect.records([line], strict=True), [])) == width:
                return True
        except csv.Error:
            continue
    return False


def _named(lines: Sequence[int]) -> str:
    shown = ", ".join(f"{line:,}" for line in lines[:_NAMED_LINES])
    rest = len(lines) - _NAMED_LINES
    return f"Line {shown}" if len(lines) == 1 else f"Lines {shown}" + (f" and {rest:,} more" if rest > 0 else "")


def _numbered(what: str, count: int) -> str:
    singular = {"was": "was", "its": "its", "stands": "stands", "repeats": "repeats", "holds": "holds"}
    plural = {"was": "were", "its": "their", "stands": "stand", "repeats": "repeat", "holds": "hold"}
    return what.format(**(singular if count == 1 else plural))
