"""Text whose lines do not all fit: read line by line with care, and written anew with those that do."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeGuard

from segmentry.sources.damaged_lines import mended, with_missing_delimiter
from segmentry.sources.dialect import Dialect
from segmentry.sources.repairs import FIRST_ROWS, MANY, Repairs
from segmentry.sources.shapes import NUMBER, Shapes

#: Lines over which one cell may reach in a file that has faults.
_LONGEST_RECORD = 100
#: Lines that tell whether another table begins, and the share of them that must be as wide (ours).
_LOOKED_AHEAD, _ALIKE = 20, 0.9
#: A line drawn below the header, as databases print it.
_RULE = re.compile(r"[-+=|: ]*--[-+=|: ]*")
#: Text that a spreadsheet is kept from taking for a number.
_TEXT = re.compile(r'="([^"]*)"')


@dataclass(frozen=True)
class Expected:
    """What rows are like: how their cells are told apart, the cells of the header, how many there are, their shapes."""

    dialect: Dialect
    header: Sequence[str]
    width: int
    shapes: Shapes
    has_marks: bool = False  # whether rows begin with #, which is no remark then
    unused: frozenset[int] = frozenset()  # the places of columns that have no cell

    def is_row(self, record: Sequence[str] | None) -> TypeGuard[list[str]]:
        """Whether a record has as many cells as rows have."""
        return record is not None and len(record) == self.width


def mend(path: Path, target: Path, expected: Expected, skip: int) -> Repairs:
    """Write the records of `path` that are like the expected to `target` as plain UTF-8, comma and quotes.

    Parameters
    ----------
    skip : int
        Lines before the first row.
    """
    repairs, header = Repairs(), list(expected.header)
    with path.open(encoding="utf-8", newline=None) as file, target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        source = (line.removeprefix("\ufeff") for line in file)  # of this file, or of one that was put below
        for line, record in _fitting(source, expected, skip, repairs):
            if record == header:
                repairs.headers.append(line)
                continue
            repairs.good, repairs.last = repairs.good + 1, line
            if len(repairs.first_rows) < FIRST_ROWS:
                repairs.first_rows.append(record)
            cells = _without_formulas(record, repairs, line)
            if expected.unused:
                repairs.in_unused = repairs.in_unused or any(record[place].strip() for place in expected.unused)
                cells = [cell for place, cell in enumerate(cells) if place not in expected.unused]
            writer.writerow(cells)
        repairs.lines += sum(1 for _ in source)
    repairs.sort_out()
    return repairs


def _without_formulas(record: list[str], repairs: Repairs, line: int) -> list[str]:
    """The record with the text that formulas of spreadsheets are: `="00123"`."""
    if '="' not in "".join(record):
        return record
    text = [found[1] if (found := _TEXT.fullmatch(cell)) else cell for cell in record]
    if text != record:
        repairs.formulas.append(line)
        if repairs.quotes[-1:] == [line]:  # which belong to the formula
            repairs.quotes.pop()
    return text


def _fitting(source: Iterator[str], expected: Expected, skip: int, repairs: Repairs) -> Iterator[tuple[int, list[str]]]:
    """The records that fit, with the line on which each begins."""
    waiting: list[str] = []
    number = repairs.lines = len(list(islice(source, skip)))
    is_below_blank = False
    while not repairs.is_hopeless and (waiting := waiting or list(islice(source, 1))):
        number += 1
        line = waiting[0]
        record, used = _record(waiting, source, expected, _LONGEST_RECORD if len(repairs.unclosed) < MANY else 2)
        if is_below_blank and _begins_another_table(record, expected, repairs.first_rows):
            repairs.second = number
        elif record is not None and repairs.begins_table(number, len(record)):
            waiting += islice(source, max(_LOOKED_AHEAD - len(waiting), 0))
            repairs.second = number - 1 if _are_alike(waiting, expected.dialect, len(record)) else None
        is_above_table = repairs.second is None
        if is_above_table and expected.is_row(record) and expected.width > 1 and not any(map(str.strip, record)):
            repairs.blank.append(number)
        elif is_above_table and line.strip() and not _RULE.fullmatch(line.strip()):
            row = _as_row(record, used, line, expected, number, repairs)
            if row is not None:
                yield number, row
            else:
                _set_aside(repairs, number, line, (record, used), expected, is_below_blank)
                used = 1
        is_below_blank = not line.strip()
        repairs.lines = number + len(waiting) - 1
        if not is_above_table:
            break
        del waiting[: max(used, 1)]
        number += max(used, 1) - 1


def _as_row(
    record: list[str] | None, used: int, line: str, expected: Expected, number: int, repairs: Repairs
) -> list[str] | None:
    """The row that a record is, or was before it was damaged; None where it is none."""
    quote, width = expected.dialect.quote, expected.width
    if expected.is_row(record):
        is_odd = used == 1 and expected.dialect.has_odd_quote(line)
        within = [cell for cell in record if quote in cell.strip(quote) and cell in line]
        opened = sum(cell.count(quote) % 2 for cell in record if quote in cell)
        parted = with_missing_delimiter(line, expected.dialect, width) if within and opened > 1 else None
        if parted is not None:
            repairs.parted.append(number)
            return parted
        if within and not is_odd and opened > 1 and not expected.shapes.fits(record):
            return None  # a delimiter is missing before one of them
        if within or is_odd:
            repairs.quotes.append(number)
        return record
    if record is not None and len(record) > width and not any(map(str.strip, record[width:])):
        cut = record[:width]
        if not expected.shapes.are_telling or expected.shapes.fits(cut):
            repairs.cut.append(number)
            return cut
    if len(repairs.mended) > MANY or not expected.shapes.are_telling:
        return None
    shapes = expected.shapes
    row = mended(line, expected.dialect, width, lambda other: shapes.fits(shapes.without_quotes(other, quote)))
    if row is None:
        return None
    repairs.mended.append(number)
    return shapes.without_quotes(row, quote)


def _are_alike(lines: Sequence[str], dialect: Dialect, width: int) -> bool:
    """Whether nearly all of these lines are records of that width."""
    try:
        records = [record for record in dialect.records(lines) if record]
    except csv.Error:
        return False
    return sum(len(record) == width for record in records) >= _ALIKE * len(records)


def _begins_another_table(record: list[str] | None, expected: Expected, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a record below a blank line is the header of a table of the same width."""
    if not expected.is_row(record) or record == list(expected.header):
        return False
    if not all(map(str.strip, record)) or any(map(NUMBER.fullmatch, record)):
        return False
    return Shapes.of(rows, expected.width).is_none_of_the_rows(record)


def _set_aside(
    repairs: Repairs,
    number: int,
    line: str,
    read: tuple[list[str] | None, int],
    expected: Expected,
    is_below_blank: bool,
) -> None:
    record, used = read
    if line.startswith("#") and not expected.has_marks:
        repairs.remarks.append(number)
        return
    repairs.bad.append(number)
    if used == 0:
        repairs.unclosed.append(number)
    if record is None:
        return
    filled = [cell for cell in record if cell.strip()]
    if len(filled) <= max(1, expected.width // 2):
        repairs.sparse.append(number)
    if len(filled) > 1:
        repairs.widths[number] = len(record)
        if is_below_blank or (len(filled) == len(record) and not any(map(NUMBER.fullmatch, filled))):
            repairs.begins.add(number)


def _record(waiting: list[str], source: Iterator[str], expected: Expected, reach: int) -> tuple[list[str] | None, int]:
    """The record that begins with the first waiting line, and its lines (0: a quote is never closed)."""
    dialect, width = expected.dialect, expected.width
    for used in range(1, reach):
        waiting += islice(source, max(used - len(waiting), 0))
        if len(waiting) < used:
            return None, 0
        try:
            record = next(dialect.records(waiting[:used], strict=True), [])
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
