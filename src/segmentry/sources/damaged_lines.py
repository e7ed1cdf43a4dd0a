"""One line of text with a delimiter or a quote too many, or another delimiter, read as what it was."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, combinations

from segmentry.sources.dialect import DELIMITERS, Dialect
from segmentry.sources.shapes import NUMBER, Shapes

#: Stands in for a quote that is text.
_TEXT_QUOTE = "\ue000"
#: With more of them, a line is not worth the while.
_MOST_QUOTES, _MOST_SURPLUS = 40, 3
#: The share of the cells of a header that look like no cell of their column; `x1` may look like a code.
_ODD = 0.6
#: With more of them, two stray ones are not looked for.
_QUOTES_OF_TWO = 12

Record = list[str]


def mended(line: str, dialect: Dialect, width: int, fits: Callable[[Record], bool]) -> Record | None:
    """The one record of this width that the line may have been; None where there is none, or more than one.

    Parameters
    ----------
    line : str
        A line that has another number of cells, or a quote that is not closed.
    fits : callable
        Whether a record looks like the others.

    Examples
    --------
    >>> mended('7,,8,"x"', Dialect(","), 3, lambda record: record[1] == "8")
    ['7', '8', 'x']
    >>> mended('7,"8,x', Dialect(","), 3, lambda record: True)
    ['7', '"8', 'x']
    >>> mended("7,well, then,8", Dialect(","), 3, lambda record: record[::2] == ["7", "8"])
    ['7', 'well, then', '8']
    """
    line = line.rstrip("\r\n")
    for kind in (_without_surplus, _without_stray_quote, _otherwise_delimited):
        able: list[Record] = []
        for record in kind(line, dialect, width):
            if len(record) == width and record not in able and fits(record):
                able.append(record)
        if able:
            return able[0] if len(able) == 1 else _of_fewest_quotes(able, dialect.quote)
    return None


def _without_surplus(line: str, dialect: Dialect, width: int) -> Iterator[Record]:
    """The record without as many blank cells as it has too many, or with cells as one that a delimiter in text cut."""
    record = _parsed(line, dialect) or []
    surplus = len(record) - width
    if not 0 < surplus <= _MOST_SURPLUS:
        return
    blank = [place for place, cell in enumerate(record) if not cell.strip()]
    for dropped in combinations(blank, surplus):
        yield [cell for place, cell in enumerate(record) if place not in dropped]
    for first in range(width):
        parts = record[first : first + surplus + 1]
        whole = dialect.delimiter.join(parts)
        if all(map(str.strip, parts)) and whole in line:  # what stands in quotes was not cut
            yield [*record[:first], whole, *record[first + surplus + 1 :]]


def _without_stray_quote(line: str, dialect: Dialect, width: int) -> Iterator[Record]:
    places = [match.start() for match in re.finditer(re.escape(dialect.quote), line)]
    if len(places) > _MOST_QUOTES:
        return
    strays = chain(combinations(places, 1), combinations(places, 2) if len(places) <= _QUOTES_OF_TWO else ())
    for stray in strays:
        marked = "".join(_TEXT_QUOTE if place in stray else mark for place, mark in enumerate(line))
        record = _parsed(marked, dialect)
        if record is not None and len(record) == width:
            yield [cell.replace(_TEXT_QUOTE, dialect.quote) for cell in record]


def _otherwise_delimited(line: str, dialect: Dialect, width: int) -> Iterator[Record]:
    for delimiter in (*DELIMITERS, " "):
        if delimiter != dialect.delimiter and line.count(delimiter) >= width - 1:
            yield _parsed(line, Dialect(delimiter, dialect.quote)) or []


def with_missing_delimiter(line: str, dialect: Dialect, width: int) -> Record | None:
    """The record of a line in which a delimiter is missing before a quote; None where none is.

    A quote between a digit and a blank may be an inch: one that opens a cell stands between letters.

    >>> with_missing_delimiter('7,Bonn"fine, thanks",8', Dialect(","), 4)
    ['7', 'Bonn', 'fine, thanks', '8']
    """
    places = [match.start() for match in re.finditer(rf"(?<=[^\W\d_]){re.escape(dialect.quote)}(?=\w)", line)]
    if len(places) != 1:
        return None
    record = _parsed(f"{line[: places[0]]}{dialect.delimiter}{line[places[0] :]}".rstrip("\r\n"), dialect) or []
    return record if len(record) == width and not any(dialect.quote in cell for cell in record) else None


def _parsed(line: str, dialect: Dialect) -> Record | None:
    try:
        return next(dialect.records([line], strict=True), None)
    except csv.Error:
        return None


def _of_fewest_quotes(able: Sequence[Record], quote: str) -> Record | None:
    """The one with the fewest quotes in its cells; None where several have as few."""
    if not any(quote in cell for record in able for cell in record):
        return None
    counts = [sum(cell.count(quote) for cell in record) for record in able]
    return able[counts.index(min(counts))] if counts.count(min(counts)) == 1 else None


def header_in(lines: Sequence[str], dialect: Dialect, shapes: Shapes, width: int) -> tuple[int, Record] | None:
    r"""The lowest line above the rows that was their header before it was damaged, and its cells; None where none was.

    Examples
    --------
    >>> shapes = Shapes.of([["1", "2"], ["3", "4"]], 2)
    >>> header_in(["Sales\n", "units;price\n"], Dialect(","), shapes, 2)
    (1, ['units', 'price'])
    """

    def are_names(record: Record) -> bool:
        is_head = shapes.is_none_of_the_rows(record, _ODD) if shapes.known else True
        return is_head and all(map(str.strip, record)) and not any(map(NUMBER.fullmatch, record))

    for at in reversed(range(len(lines))):
        if (record := mended(lines[at], dialect, width, are_names)) is not None:
            return at, record
    return None
