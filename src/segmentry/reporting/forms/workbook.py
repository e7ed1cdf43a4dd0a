"""The report as an Excel workbook: one sheet per table, numbers as numbers, nothing that Excel would run."""

import io
from collections.abc import Callable
from functools import cache
from math import ceil
from typing import Any

import xlsxwriter

from segmentry.engines.formulas import escape
from segmentry.engines.writing import EXCEL_TEXT
from segmentry.reporting.document import Cell, Document, Kind, Table
from segmentry.wording import one_line, printable

_WRAPPED = {"text_wrap": True, "valign": "top"}
#: How wide a column of each kind is, and the format of its cells.
_KINDS: dict[Kind, tuple[int, dict[str, Any]]] = {
    "text": (24, _WRAPPED),
    "long": (70, _WRAPPED),
    "code": (70, {**_WRAPPED, "font_name": "Consolas"}),
    "said": (24, _WRAPPED),
    "count": (12, {"num_format": "#,##0", "valign": "top"}),
    "number": (13, {"num_format": "#,##0.00", "valign": "top"}),
    "figure": (12, {"num_format": "0.000", "valign": "top"}),
    "share": (11, {"num_format": "0.0%", "valign": "top"}),
    "date": (13, {"num_format": "yyyy-mm-dd", "valign": "top"}),
    "year": (13, {"num_format": "0", "valign": "top"}),
}
_TITLE = {"bold": True, "font_size": 14}
_HEAD = {"bold": True, "text_wrap": True, "bg_color": "#EDEDE8", "bottom": 1, "valign": "top"}
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

    >>> import segmentry
    >>> from segmentry.reporting.sections import document
    >>> workbook(document(segmentry.run(segmentry.sample("bank", rows=300), segmentry.Plan(k=3, k_max=3))))[:2]
    b'PK'
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"title": one_line(document.title), "created": document.created.replace(tzinfo=None)})
        made = cache(lambda look: book.add_format(dict(look)))  # each format once
        for table in document.sheets:
            _lay_out(book.add_worksheet(table.sheet), table, lambda **look: made(frozenset(look.items())))
    return target.getvalue()


def _lay_out(page: Any, table: Table, looks: Callable[..., Any]) -> None:
    """Title, words, heads and rows; title and heads stay where they are when the rows are scrolled."""
    columns = table.in_sheet
    for i, column in enumerate(columns):
        page.set_column(i, i, _KINDS[column.kind][0])
    page.write_string(0, 0, _text(table.title), looks(**_TITLE))
    top = 1 + _notes(page, table, looks(**_WRAPPED))
    for i, column in enumerate(columns):
        side = "left" if column.kind in ("text", "long", "said") else "right"
        page.write_string(top, i, _text(column.head), looks(**_HEAD, align=side))
    page.freeze_panes(top + 1, table.fixed)
    for at, row in enumerate(table.rows, start=top + 1):
        edge = {"left": 5, "left_color": table.colour(row)} if table.colour else {}
        for i, column in enumerate(columns):
            value = column.raw(row)
            cell = value if isinstance(value, Cell) else Cell(value, column.kind)
            _write(page, (at, i), cell, looks(**_KINDS[cell.kind][1], **(edge if i == 0 else {})))
    scaled = [i for i, column in enumerate(columns) if column.head in table.scaled]
    if table.rows and scaled:
        page.conditional_format(top + 1, scaled[0], top + len(table.rows), scaled[-1], _SCALE)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)


def _notes(page: Any, table: Table, look: Any) -> int:
    """What stands above the table, a row each over as many columns as make a line; how many rows it took."""
    widths = [_KINDS[column.kind][0] for column in table.in_sheet]
    last = next((i for i in range(1, len(widths)) if sum(widths[: i + 1]) >= _NOTE_WIDTH), len(widths) - 1)
    for row, note in enumerate(table.notes, start=1):
        page.merge_range(row, 0, row, last, "", look)
        page.write_string(row, 0, _text(note), look)
        page.set_row(row, _LINE * ceil(len(note) / sum(widths[: last + 1])))
    return len(table.notes)


def _write(page: Any, at: tuple[int, int], cell: Cell, look: Any) -> None:
    match cell.value:
        case None | "":
            page.write_blank(*at, None, look)
        case int() | float() as number:
            page.write_number(*at, number, look)
        case str() as words:
            page.write_string(*at, _said(words, cell.kind), look)
        case day:
            page.write_datetime(*at, day, look)


def _said(words: str, kind: Kind) -> str:
    """Words as a cell holds them; code keeps its lines."""
    if kind == "said":
        return one_line(words)
    return "\n".join(_text(line, code=True) for line in words.splitlines()) if kind == "code" else _text(words)


def _text(text: str, *, code: bool = False) -> str:
    """Text in one line, harmless even where a sheet is saved as CSV later, and not too long."""
    line = printable(text) if code else escape(one_line(text))
    return line if len(line) <= EXCEL_TEXT else f"{line[: EXCEL_TEXT - 1]}\u2026"
