"""Delimited text: encoding, dialect and layout are found first and checked, then the engine reads with them."""

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from segmentry import wording
from segmentry.engines.base import DelimitedFile
from segmentry.errors import SegmentryError
from segmentry.files import temporary_folder
from segmentry.plan import Plan
from segmentry.progress import rest
from segmentry.results.table import LoadReport
from segmentry.sources import dialect as dialects
from segmentry.sources.damaged_lines import header_in
from segmentry.sources.dialect import Dialect
from segmentry.sources.encoding import DAMAGED, as_utf8, encoding_of
from segmentry.sources.layout import Layout, are_cut_numbers, lay_out
from segmentry.sources.repairing import Expected, mend
from segmentry.sources.scanning import SMALL, Scanned, scan
from segmentry.sources.shapes import Shapes

_HEAD_BYTES = 1 << 20
#: The share of reading that a look at all bytes takes.
_OF_A_SCAN = 0.04


@dataclass(frozen=True)
class _Found:
    """What the first lines tell. `skip`: lines above the header; `head`: the lines of the header (0 or more), of
    which `named` is the first; `cells`: its cells; `body`: the first rows. `is_odd`: above the rows, a cell reaches
    over several lines, or lines end in two ways, which engines count differently."""

    dialect: Dialect
    layout: Layout
    skip: int
    head: str
    named: str
    cells: list[str]
    body: list[list[str]]
    is_odd: bool


@dataclass(frozen=True)
class _TextFile(_Found):
    """How one file is to be read."""

    name: str
    path: Path
    report: LoadReport

    @property
    def first(self) -> int:
        """Lines above the first row."""
        return self.skip + len(self.head.splitlines())

    @property
    def is_plain(self) -> bool:
        """Whether the engine can read it as it stands, as far as its first lines tell."""
        return self.dialect.is_plain and not self.layout.unused and not self.is_odd

    @property
    def has_marks(self) -> bool:
        """Whether rows begin with #, which is no remark then."""
        return self.named.startswith("#")

    def with_all_columns(self) -> "_TextFile":
        """The same for a file in which columns that had no cell at first have some below."""
        layout = self.layout.with_all()
        notes = (*self.report.notes, *layout.notes[len(self.layout.notes) :])
        return replace(self, layout=layout, report=self.report.model_copy(update={"notes": notes}))

    def scanned(self) -> Scanned:
        """What a look at all of it tells."""
        head = self.head if self.layout.has_header else ""
        named = self.named if head else ""
        return scan(self.path, head, named, self.dialect.delimiter, self.skip, self.layout.width)


@contextmanager
def describe(path: Path, plan: Plan) -> Iterator[tuple[DelimitedFile, LoadReport]]:
    """How to read a text file. What the engine could not read lies in a temporary copy while the context is open."""
    with rest(_OF_A_SCAN):
        encoding = plan.encoding or encoding_of(path)
    with as_utf8(path, encoding) as readable:
        text_file = _look(path.name, readable, encoding, plan)
        with rest(_OF_A_SCAN):
            scanned = text_file.scanned()
        if text_file.is_plain and not scanned.has_faults:
            is_named = text_file.layout.lines == 1
            file = DelimitedFile(
                readable,
                text_file.layout.names,
                text_file.dialect.delimiter,
                skip=text_file.skip if is_named else text_file.first,
                header=is_named,
                apostrophes=scanned.has_apostrophes,
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
        layout = text_file.layout
        cells = text_file.cells if layout.has_header else ["\0"] * layout.width  # no row is like it
        shapes = Shapes.of(text_file.body, layout.width)
        expected = Expected(text_file.dialect, cells, layout.width, shapes, text_file.has_marks, layout.unused)
        repairs = mend(text_file.path, copy, expected, text_file.first)
        if repairs.in_unused:
            with _mended(text_file.with_all_columns()) as both:
                yield both
            return
        repairs.refuse_if_many(text_file.name, layout.width)
        lines = {"lines_left_out": tuple(repairs.bad), "lines_repaired": repairs.repaired}
        report = text_file.report.model_copy(update={**lines, "notes": (*text_file.report.notes, *repairs.notes())})
        yield DelimitedFile(copy, layout.names, ",", header=False, temporary=True), report


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
    found = _find(name, lines, plan, with_unused=readable.stat().st_size > SMALL)
    notes = () if encoding == "utf-8" else (f"The text is {encoding}, not UTF-8.",)
    if encoding == DAMAGED:
        notes = ("Some letters of the UTF-8 text are damaged. They are read as \ufffd, and written so.",)
    report = LoadReport(
        source=name,
        format="csv",
        rows=0,
        columns=0,
        encoding=encoding,
        delimiter=found.dialect.delimiter,
        notes=(*notes, *found.layout.notes, *_short(found)),
        descriptions=found.layout.descriptions,
    )
    return _TextFile(**vars(found), name=name, path=readable, report=report)


def _find(name: str, lines: list[str], plan: Plan, *, with_unused: bool) -> _Found:
    """How the first lines are to be read."""
    skip, declared = (plan.header - 1, None) if plan.header else _above(lines, plan.skip_rows)
    top, lines = lines[:skip], lines[skip:]
    dialect = dialects.find("".join(lines), plan.delimiter or declared)
    records = dialects.records_of("".join(lines), dialect)
    if not records:
        raise SegmentryError(f"The first line of {name} is too long for a header or a row. Export the table again.")
    layout = lay_out(records, 1 if plan.header else plan.header, plan.header_lines, with_unused=with_unused)
    above, first = _lines_of(lines, records, layout.above), _lines_of(lines, records, layout.first)
    cells, body, width = records[layout.above], records[layout.first :], layout.width
    if len(cells) == width - 1 and are_cut_numbers(body, width):
        raise SegmentryError(
            f"{name} has numbers with a decimal comma, and commas between its cells: which is which cannot be told."
            " Export it with semicolons or tabs between the cells, or with quotes around them."
        )
    if plan.header is None and layout.lines < 2 and not _is_whole(cells, layout, dialect):
        damaged = header_in(lines[: max(first, above)], dialect, Shapes.of(body, width), width)
        if damaged is not None:
            above, cells, first = damaged[0], [cell.strip(dialect.quote) for cell in damaged[1]], damaged[0] + 1
            layout = layout.with_header(cells, skip + first)
    named = lines[above] if layout.has_header else ""
    head = [*top, *lines[:first]]
    is_odd = sum(1 for _ in dialect.records(head)) < len(head) or _ends_differ([*head, named])
    return _Found(dialect, layout, skip + above, "".join(lines[above:first]), named, cells, body, is_odd)


def _ends_differ(lines: list[str]) -> bool:
    return len({line[len(line.rstrip("\r\n")) :] for line in lines if line}) > 1


def _short(found: _Found) -> tuple[str, ...]:
    """A note on a header with fewer names than rows have cells."""
    names, width = len(found.cells), found.layout.width
    if not found.layout.has_header or names >= width:
        return ()
    return (f"Line {found.skip + 1}, the header, has {wording.counted(names, 'name')} for {width:,} columns.",)


def _is_whole(header: list[str], layout: Layout, dialect: Dialect) -> bool:
    """Whether there is a header as wide as the rows, without a quote left over."""
    width = layout.width
    return layout.has_header and len(header) == width and not any(dialect.quote in cell for cell in header)


def _above(lines: list[str], skipped: int | None) -> tuple[int, str | None]:
    """How many lines stand at the top that were told, are blank or declare a delimiter to Excel; and that delimiter."""
    declared = None
    for skip, line in enumerate(lines):
        if skip < (skipped or 0):
            continue
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
