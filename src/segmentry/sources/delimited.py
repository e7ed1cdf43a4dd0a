"""Delimited text: encoding, dialect and layout are found first and checked, then the engine reads with them."""

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from segmentry.engines.base import DelimitedFile
from segmentry.errors import SegmentryError
from segmentry.files import blocks, temporary_folder
from segmentry.plan import Plan
from segmentry.progress import rest
from segmentry.results.table import LoadReport
from segmentry.sources import dialect as dialects
from segmentry.sources.dialect import Dialect
from segmentry.sources.encoding import DAMAGED, as_utf8, encoding_of
from segmentry.sources.layout import Layout, lay_out
from segmentry.sources.repairing import mend, refuse_if_many

_HEAD_BYTES = 1 << 20
_BLOCK = 1 << 24
#: The share of reading that a look at all bytes takes.
_OF_A_SCAN = 0.04
#: Up to this size a file in which rows end with a delimiter is read with care: the engine drops a surplus one silently.
_SMALL = 1 << 24


@dataclass(frozen=True)
class _TextFile:
    """How one file is to be read. `skip`: lines above the header; `head`: the lines of the header (0 or more)."""

    name: str
    path: Path
    dialect: Dialect
    layout: Layout
    skip: int
    head: str
    cells: list[str]
    report: LoadReport


@contextmanager
def describe(path: Path, plan: Plan) -> Iterator[tuple[DelimitedFile, LoadReport]]:
    """How to read a text file. What the engine could not read lies in a temporary copy while the context is open."""
    with rest(_OF_A_SCAN):
        encoding = plan.encoding or encoding_of(path)
    with as_utf8(path, encoding) as readable:
        text_file = _look(path.name, readable, encoding, plan)
        with rest(_OF_A_SCAN):
            faults, apostrophes = _scan(text_file)
        if text_file.dialect.is_plain and not faults:
            file = DelimitedFile(
                readable,
                text_file.layout.names,
                text_file.dialect.delimiter,
                skip=text_file.skip,
                header=text_file.layout.has_header,
                apostrophes=apostrophes,
                temporary=readable != path,
            )
            yield file, text_file.report
        else:
            with _mended(text_file) as both:
                yield both


@contextmanager
def mended(path: Path, plan: Plan) -> Iterator[tuple[DelimitedFile, LoadReport]]:
    """The same for a file with lines that do not fit: they are left out and named, or the file is refused."""
    encoding = plan.encoding or encoding_of(path)
    with as_utf8(path, encoding) as readable, _mended(_look(path.name, readable, encoding, plan)) as both:
        yield both


@contextmanager
def _mended(text_file: _TextFile) -> Iterator[tuple[DelimitedFile, LoadReport]]:
    with temporary_folder() as folder:
        copy = folder / "table.csv"
        skip = text_file.skip + len(text_file.head.splitlines())
        names = text_file.layout.names
        cells = text_file.cells if text_file.layout.has_header else ["\0"] * len(names)  # no row is like it
        repairs = mend(text_file.path, copy, text_file.dialect, cells, len(names), skip)
        refuse_if_many(text_file.name, repairs, len(names))
        lines = {"lines_left_out": tuple(repairs.bad), "lines_repaired": tuple(repairs.cut)}
        report = text_file.report.model_copy(update={**lines, "notes": (*text_file.report.notes, *repairs.notes())})
        yield DelimitedFile(copy, names, ",", header=False, temporary=True), report


def _look(name: str, readable: Path, encoding: str, plan: Plan) -> _TextFile:
    with readable.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    complete = len(head) < _HEAD_BYTES
    text = codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    if not text.strip():
        raise SegmentryError(f"The file {name} holds only blanks. Export it again with a header and rows.")
    if "\0" in text:
        raise SegmentryError(f"{name} is not text: it holds zero bytes. Export the table as CSV or Excel.")
    lines = text.splitlines(keepends=True)
    lines = lines if complete or len(lines) == 1 else lines[:-1]  # the head may end within a line
    lines = lines[: 2 * dialects.MOST_RECORDS]
    skip, declared = (plan.header - 1, None) if plan.header else _above(lines)
    lines = lines[skip:]
    dialect = dialects.find("".join(lines), plan.delimiter or declared)
    records = dialects.records_of("".join(lines), dialect)
    layout = lay_out(records, 1 if plan.header else plan.header)
    above, cells = _lines_of(lines, records, layout.above), records[layout.above]
    below = _lines_of(lines, records, layout.first)
    notes = () if encoding == "utf-8" else (f"The text is {encoding}, not UTF-8.",)
    if encoding == DAMAGED:
        notes = ("Some letters of the UTF-8 text are damaged. They are read as \ufffd, and written so.",)
    report = LoadReport(
        source=name,
        format="csv",
        rows=0,
        columns=0,
        encoding=encoding,
        delimiter=dialect.delimiter,
        notes=(*notes, *layout.notes),
    )
    return _TextFile(name, readable, dialect, layout, skip + above, "".join(lines[above:below]), cells, report)


def _above(lines: list[str]) -> tuple[int, str | None]:
    """How many blank lines, and the one by which Excel declares a delimiter, stand at the top; and that delimiter."""
    declared = None
    for skip, line in enumerate(lines):
        if match := re.fullmatch(r"sep=(.)", line.strip("\r\n ")):
            declared = match[1]
        elif line.strip():
            return skip, declared
    return len(lines), declared


def _lines_of(lines: list[str], records: list[list[str]], count: int) -> int:
    """How many lines the first records take: blank ones count, and cells of several lines."""
    line = 0
    for record in records[:count]:
        while line < len(lines) and not lines[line].strip():
            line += 1
        line += 1 + sum(len(cell.splitlines()) - 1 for cell in record if "\n" in cell or "\r" in cell)
    return line


def _scan(text_file: _TextFile) -> tuple[bool, bool]:
    """What only a look at the whole file tells: whether it must be read with care, and whether it has apostrophes.

    Care is needed where a quote is left over, where rows may end with surplus cells (which the engine drops
    without a word), and where the header stands in the file again.
    """
    end = next((end for end in ("\r\n", "\n", "\r") if text_file.head.endswith(end)), "\n").encode()
    header = end + text_file.head.strip("\r\n").encode() + end if text_file.layout.has_header else b""
    last = text_file.dialect.delimiter.encode() + end
    quotes, headers, surplus, apostrophes, before = 0, 0, 0, False, b""
    small = text_file.path.stat().st_size <= _SMALL
    with text_file.path.open("rb") as file:
        for block in blocks(file, _BLOCK):
            quotes += block.count(b'"')
            apostrophes = apostrophes or b"'" in block
            surplus += small and (last in block or block.endswith(last[:1]))
            if header:
                headers += block.count(header) + (header in before + block[: len(header) - 1])
                before = block[1 - len(header) :]
    first = 1 if text_file.skip and header else 0  # one on the first line has no line end before it
    return quotes % 2 == 1 or headers > first or surplus > 0, apostrophes
