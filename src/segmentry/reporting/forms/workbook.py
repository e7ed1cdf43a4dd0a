"""The report as an Excel workbook: one sheet per table, numbers as numbers, nothing that Excel would run."""

import io
from datetime import date
from math import ceil
from typing import Any

import xlsxwriter

from segmentry.engines.formulas import escape
from segmentry.engines.writing import EXCEL_TEXT
from segmentry.reporting.document import Cell, Column, Document, Kind, Table
from segmentry.wording import one_line, printable

_FORMATS: dict[Kind, dict[str, Any]] = {
    "text": {"text_wrap": True},
    "long": {"text_wrap": True},
    "code": {"text_wrap": True, "font_name": "Consolas"},
    "said": {"text_wrap": True},
    "count": {"num_format": "#,##0"},
    "number": {"num_format": "#,##0.00"},
    "figure": {"num_format": "0.000"},
    "share": {"num_format": "0.0%"},
    "date": {"num_format": "yyyy-mm-dd"},
    "year": {"num_format": "0"},
}
_WIDTHS: dict[Kind, int] = {
    "text": 24,
    "long": 70,
    "code": 70,
    "said": 24,
    "count": 12,
    "number": 13,
    "figure": 12,
    "share": 11,
    "date": 13,
    "year": 13,
}
#: Characters that a line of words above a table may take, and the height of a line.
_NOTE_WIDTH, _LINE = 110, 15
#: Blue, white and orange like the averages in pictures, but pale enough for black digits.
_SCALE = {
    "type": "3_color_scale",
    **dict.fromkeys(("min_type", "mid_type", "max_type"), "num"),
    **dict(zip(("min_value", "mid_value", "max_value"), (-2, 0, 2), strict=True)),
    **dict(zip(("min_color", "mid_color", "max_color"), ("#8FBBDD", "#FFFFFF", "#F2B48A"), strict=True)),
}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(document: Document) -> bytes:
    """The report as an Excel workbook.

    Examples
    --------
    >>> import segmentry
    >>> from segmentry.reporting.sections import document
    >>> workbook(document(segmentry.run(segmentry.sample("bank", rows=300), segmentry.Plan(k=3, k_max=3))))[:2]
    b'PK'
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"title": one_line(document.title), "created": document.created.replace(tzinfo=None)})
        looks = _Looks(book)
        for table in document.sheets:
            _lay_out(book.add_worksheet(table.sheet), table, looks)
    return target.getvalue()


class _Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, str | None], Any] = {}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.note = book.add_format({"text_wrap": True, "valign": "top"})

    def of(self, kind: Kind, colour: str | None = None) -> Any:
        """The format of a cell, with the colour of a segment at its left."""
        edge = {"left": 5, "left_color": colour} if colour else {}
        return self._get((kind, colour), {"valign": "top", **_FORMATS[kind], **edge})

    def head(self, kind: Kind) -> Any:
        """The format of a head: on the side on which its column stands."""
        side = "left" if kind in ("text", "long", "said") else "right"
        look = {"bold": True, "text_wrap": True, "bg_color": "#EDEDE8", "bottom": 1, "align": side, "valign": "top"}
        return self._get((side, None), look)

    def _get(self, key: tuple[str, str | None], look: dict[str, Any]) -> Any:
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def _lay_out(page: Any, table: Table, looks: _Looks) -> None:
    """Title, words, heads and rows; title and heads stay where they are when the rows are scrolled."""
    columns = table.in_sheet
    for i, column in enumerate(columns):
        page.set_column(i, i, _WIDTHS[column.kind])
    page.write_string(0, 0, _text(table.title), looks.title)
    top = 1 + _notes(page, table, looks)
    for i, column in enumerate(columns):
        page.write_string(top, i, _text(column.head), looks.head(column.kind))
    page.freeze_panes(top + 1, table.fixed)
    for at, row in enumerate(table.rows, start=top + 1):
        colour = table.colour(row) if table.colour else None
        for i, column in enumerate(columns):
            value, kind = _raw(column, row)
            _write(page, (at, i), value, looks.of(kind, colour if i == 0 else None))
    scaled = [i for i, column in enumerate(columns) if column.head in table.scaled]
    if table.rows and scaled:
        page.conditional_format(top + 1, scaled[0], top + len(table.rows), scaled[-1], _SCALE)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)


def _raw(column: Column, row: Any) -> tuple[Any, Kind]:
    """What a cell holds, and of which kind it is."""
    value = column.raw(row)
    cell = value if isinstance(value, Cell) else Cell(value, column.kind)
    return _said(cell.value, cell.kind), cell.kind


def _notes(page: Any, table: Table, looks: _Looks) -> int:
    """What stands above the table, a row each over as many columns as make a line; how many rows it took."""
    widths = [_WIDTHS[column.kind] for column in table.in_sheet]
    last = next((i for i in range(1, len(widths)) if sum(widths[: i + 1]) >= _NOTE_WIDTH), len(widths) - 1)
    for row, note in enumerate(table.notes, start=1):
        page.merge_range(row, 0, row, last, "", looks.note)
        page.write_string(row, 0, _text(note), looks.note)
        page.set_row(row, _LINE * ceil(len(note) / sum(widths[: last + 1])))
    return len(table.notes)


def _write(page: Any, at: tuple[int, int], value: Any, look: Any) -> None:
    if value in (None, ""):
        page.write_blank(*at, None, look)
    elif isinstance(value, int | float):
        page.write_number(*at, value, look)
    elif isinstance(value, date):
        page.write_datetime(*at, value, look)
    else:
        page.write_string(*at, value, look)


def _said(value: Any, kind: Kind) -> Any:
    """A value as a cell holds it; code keeps its lines."""
    if not isinstance(value, str):
        return value
    if kind == "said":
        return one_line(value)
    return "\n".join(_text(line, code=True) for line in value.splitlines()) if kind == "code" else _text(value)


def _text(text: str, *, code: bool = False) -> str:
    """Text in one line, harmless even where a sheet is saved as CSV later, and not too long."""
    line = printable(text) if code else escape(one_line(text))
    return line if len(line) <= EXCEL_TEXT else f"{line[: EXCEL_TEXT - 1]}\u2026"
