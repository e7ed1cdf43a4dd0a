"""How large a workbook really is, found before it is opened: its reader holds every cell between the outermost."""

import copy
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segmentry.errors import SegmentryError

#: The most cells of a sheet, and the most bytes of a workbook's parts when they are unpacked (ours).
CELLS = 20_000_000
BYTES = 2_000_000_000

_BLOCK = 1 << 22
_LONGEST = 10  # letters and digits of the last cell, XFD1048576
_ATTRIBUTES = rb"(?:[^>\"']|\"[^\"]*\"|'[^']*')*"
_CELL = re.compile(rb"<(?:[\w.-]+:)?c(?=[\s/>])(" + _ATTRIBUTES + rb")>")
_REFERENCE = re.compile(rb"(?:^|\s)r\s*=\s*[\"']([A-Za-z]+)(\d+)[\"']")
_ODS = re.compile(
    rb"<table:table(?=[\s>])|<table:table-row(?P<row>(?:\s%s)?)>|<table:(?:covered-)?table-cell(?P<cell>(?:[\s/]%s)?)>"
    % (_ATTRIBUTES, _ATTRIBUTES)
)


def _any_of(signs: bytes) -> NDArray[np.bool_]:
    """For each byte, whether it is one of these."""
    return np.isin(np.arange(256), list(signs))


_BLANK, _QUOTE = _any_of(b" \t\r\n"), _any_of(b"\"'")
_BEFORE, _AFTER = _any_of(b"<:"), _any_of(b" \t\r\n>/")
_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated\s*=\s*[\"']\s*(\d{1,18})")

Extent = tuple[int, int]
Scan = Callable[[Iterator[bytes]], Iterator[Extent]]


def check_workbook(path: Path) -> None:
    """Refuse a workbook that would not fit the memory. One that is no zip is left to its reader."""
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if sum(member.file_size for member in members) > BYTES:
                raise _too_large(path.name)
            if not all(_is_bounded(archive, member) for member in members):
                raise _too_large(path.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
        raise SegmentryError(f"The workbook {path.name} is damaged or not an Excel file. Save it again.") from None


def _scan_for(member: str) -> Scan:
    name = member.replace("\\", "/").lower()
    if name == "content.xml":
        return _ods_extents
    return _record_extents if name.startswith("xl/worksheets/") and name.endswith(".bin") else _cell_extents


def _is_bounded(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    scan = _scan_for(member.filename)
    return _fits(archive, member, scan) or (scan is _cell_extents and _fits(archive, member, _filled_extents))


def _fits(archive: zipfile.ZipFile, member: zipfile.ZipInfo, scan: Scan) -> bool:
    return all(rows * columns <= CELLS for rows, columns in scan(_blocks(archive, member)))


def _blocks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content to its real end: the size that an archive declares may be a lie."""
    unbounded = copy.copy(member)
    unbounded.file_size = BYTES + 2 * _BLOCK
    done = 0
    with archive.open(unbounded) as file:
        while block := file.read(_BLOCK):
            done += len(block)
            if done > BYTES:
                raise _too_large(Path(archive.filename or "").name)
            yield block


def _whole_tags(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, cut where a tag begins."""
    rest = b""
    for block in blocks:
        joined = rest + block
        cut = max(joined.rfind(b"<"), len(joined) - _BLOCK)
        yield joined[:cut]
        rest = joined[cut:]
    yield rest


def _cell_extents(blocks: Iterator[bytes]) -> Iterator[Extent]:
    """The outermost row and column that any cell of a sheet refers to, filled or not."""
    rows = columns = numbered = counted = widest = in_row = 0
    for block in _whole_tags(blocks):
        bytes_ = _padded(block)
        if _is_spaced(bytes_):
            bytes_ = _padded(re.sub(rb"\s*=\s*", b"=", block))
        row, column = _references(bytes_)
        rows, columns = max(rows, _largest(row[column > 0])), max(columns, _largest(column))
        cells, starts = _elements(bytes_, b"c"), _elements(bytes_, b"row")
        # Cells without a reference stand next to each other, in rows that may have none either.
        numbered, counted = max(numbered, _largest(row[column == 0])), counted + len(starts)
        if len(cells) > np.count_nonzero(column):
            ends = np.searchsorted(cells, np.append(starts, len(bytes_)))
            in_rows = np.diff(ends, prepend=-in_row)
            widest = max(widest, _largest(in_rows))
            yield max(rows, numbered) + counted, columns + widest
            in_row = int(in_rows[-1])
        else:
            in_row = 0
            yield rows, columns


def _padded(block: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(block + bytes(_LONGEST + 4), dtype=np.uint8)


def _is_spaced(block: NDArray[np.uint8]) -> bool:
    """Whether blanks may stand around the sign of equality after an `r`."""
    places = _places(block[: -_LONGEST - 1], b"r")
    places = places[_BLANK[block[places - 1]]]
    after = block[places + 1]
    return bool((_BLANK[after] | ((after == ord("=")) & _BLANK[block[places + 2]])).any())


def _largest(values: NDArray[np.int64]) -> int:
    return int(values.max(initial=0))


def _elements(block: NDArray[np.uint8], name: bytes) -> NDArray[np.int64]:
    """Where elements of this name begin, whatever stands before a colon."""
    n = len(name)
    places = _places(block, name)
    places = places[places > 0]
    before, after = block[places - 1], block[places + n]
    return places[_BEFORE[before] & _AFTER[after]]


def _places(block: NDArray[np.uint8], text: bytes) -> NDArray[np.int64]:
    """Where a short text stands."""
    end = len(block) - len(text)
    places = np.flatnonzero(block[:end] == text[0])
    for i, byte in enumerate(text[1:], start=1):
        places = places[block[places + i] == byte]
    return places


def _references(block: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows and columns, from 1, of all attributes `r`; the column is 0 where one names a row alone."""
    starts = _places(block[: -_LONGEST - 1], b"r=")
    starts = starts[starts > 0]
    starts = starts[_BLANK[block[starts - 1]] & _QUOTE[block[starts + 2]]] + 3
    row, column = np.zeros(len(starts), np.int64), np.zeros(len(starts), np.int64)
    reading = np.ones(len(starts), bool)
    for i in range(_LONGEST):
        sign = block[starts + i].astype(np.int64)
        letter, digit = (sign | 32) - 96, sign - 48
        is_digit = reading & (digit >= 0) & (digit <= 9)
        is_letter = reading & (letter >= 1) & (letter <= 26) & (row == 0)
        row = np.where(is_digit, row * 10 + digit, row)
        column = np.where(is_letter, column * 26 + letter, column)
        reading = is_digit | is_letter
        if not reading.any():
            break
    closed = _QUOTE[block[starts + _LONGEST]] | ~reading
    return np.where(closed, row, CELLS + 1), np.minimum(column, CELLS + 1)


def _filled_extents(blocks: Iterator[bytes]) -> Iterator[Extent]:
    """The same of cells that hold something: a reader drops those that are only formatted. Slower."""
    rows = columns = 0
    for block in _whole_tags(blocks):
        if b"<!" in block:  # a comment could hide what follows it from us, but not from the reader
            yield CELLS + 1, CELLS + 1
        for tag in _CELL.finditer(block):
            reference = None if tag[1].endswith(b"/") else _REFERENCE.search(tag[1])
            if reference:
                rows, columns = max(rows, int(reference[2])), max(columns, _column(reference[1]))
            elif not tag[1].endswith(b"/"):
                yield CELLS + 1, CELLS + 1
        yield rows, columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _ods_extents(blocks: Iterator[bytes]) -> Iterator[Extent]:
    """Rows and columns of the largest table, cells that are repeated counted as often; blank ones only between."""
    rows = columns = last_row = last_column = 0
    for block in _whole_tags(blocks):
        if b"<!" in block:  # a comment could hide what follows it from us, but not from the reader
            yield CELLS + 1, CELLS + 1
        for tag in _ODS.finditer(block):
            if tag["cell"] is not None:
                last_column += _times(tag["cell"])
                if not tag["cell"].endswith(b"/") or b"value" in tag["cell"] or b"formula" in tag["cell"]:
                    rows, columns = max(rows, last_row), max(columns, last_column)
            elif tag["row"] is not None:
                last_row, last_column = last_row + _times(tag["row"]), 0
            else:
                yield rows, columns
                rows = columns = last_row = last_column = 0
        yield rows, columns


def _times(attributes: bytes) -> int:
    match = _REPEATED.search(attributes)
    return int(match[1]) if match else 1


def _record_extents(blocks: Iterator[bytes]) -> Iterator[Extent]:
    """Rows and columns of a sheet of binary records (.xlsb)."""
    content = b"".join(blocks)
    at = rows = columns = 0
    while at < len(content):
        kind, at = _variable(content, at, 2)
        size, at = _variable(content, at, 4)
        number = int.from_bytes(content[at : at + 4], "little")
        if kind == 0:  # the beginning of a row
            rows = max(rows, number + 1)
        elif 2 <= kind <= 11:  # a cell that holds something
            columns = max(columns, number + 1)
        at += size
    yield rows, columns


def _variable(content: bytes, at: int, longest: int) -> tuple[int, int]:
    """A number of seven bits to a byte, and where the next thing begins."""
    number = 0
    for i, byte in enumerate(content[at : at + longest]):
        number |= (byte & 127) << (7 * i)
        at += 1
        if byte < 128:
            break
    return number, at


def _too_large(name: str) -> SegmentryError:
    return SegmentryError(
        f"{name} is too large for a workbook: a sheet spans more than {CELLS:,} cells or {BYTES / 1e9:g} GB."
        " Export it as CSV, or delete what stands far away from the table."
    )
