"""Excel and OpenDocument workbooks: the sheet that holds the table, and the table on it."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from segmentry import wording
from segmentry.engines.base import ArrowRows
from segmentry.errors import SegmentryError, near_matches
from segmentry.plan import Plan
from segmentry.results.table import LoadReport
from segmentry.sources.date_forms import form_of
from segmentry.sources.decimals import mark_in
from segmentry.sources.formula_cells import has_open_formulas
from segmentry.sources.layout import lay_out
from segmentry.sources.shapes import is_filled
from segmentry.sources.sheet_blocks import EMPTY, Cells, beside, is_blank, rows_of

#: Rows from which the layout of a sheet is told.
_FIRST_ROWS = 200

#: Rows and columns of a sheet that may tell about the table on another (ours).
_COVER = (50, 2)
#: Cells that are shown as one: the first and the last, each by row and column from 0.
Range = tuple[tuple[int, int], tuple[int, int]]


@contextmanager
def describe(path: Path, plan: Plan) -> Iterator[tuple[ArrowRows, LoadReport]]:
    """The table of the sheet that was asked for, or of the first that holds one, and which sheet that was."""
    try:
        book = CalamineWorkbook.from_path(path)
        sheet, (start, left), cells, ranges = _cells(book, path.name, plan.sheet)
    except PasswordError:
        raise SegmentryError(f"The workbook {path.name} is protected by a password. Save it without one.") from None
    except (CalamineError, OSError):
        raise SegmentryError(f"The workbook {path.name} is damaged or not an Excel file. Save it again.") from None
    if not cells:
        raise SegmentryError(f"No sheet of {path.name} has a header and rows below it.")
    skipped = max((plan.skip_rows or 0) - start, 0)
    start, cells = start + skipped, cells[skipped:]
    if len(cells) < 2:
        raise SegmentryError(f"{path.name} has no table below the rows that are left out. Leave out fewer.")
    header = plan.header and max(plan.header - start, 1)
    layout = lay_out(_head(cells), header, plan.header_lines)
    merged = _filled_down(cells, ranges, (start, left), layout.first)
    heads = cells[layout.above : layout.first]
    once = cells[layout.above] if layout.lines == 1 else []
    body, left_out = rows_of(cells[layout.first :], once, start + layout.first + 1)
    rows = [*heads, *body]
    used = [j for j in range(len(cells[0])) if not is_blank(row[j] for row in rows)]
    aside = beside(used, rows)
    used = [j for j in used if j not in aside]
    layout = lay_out(_head([[row[j] for j in used] for row in cells[:_FIRST_ROWS]]), header, plan.header_lines)
    columns = [[row[j] for row in body] for j in used]
    notes = (*layout.notes, *left_out, *_said_of(aside, heads), *merged)
    notes = (*notes, *_never_calculated(path, layout.names, columns))
    others = [name for name in book.sheet_names if name != sheet]
    if others:
        notes = (_not_read(sheet, others), *notes)
    table = pa.Table.from_arrays([_column(column) for column in columns], names=[str(j) for j in range(len(columns))])
    told = {"sheet": sheet, "notes": notes, "descriptions": layout.descriptions}
    report = LoadReport(source=path.name, format="excel", rows=0, columns=0, **told)
    yield ArrowRows(table, layout.names, from_sheet=True), report


def _said_of(aside: Sequence[int], heads: Cells) -> tuple[str, ...]:
    if not aside:
        return ()
    names = [str(heads[-1][j]) for j in aside] if heads else []
    such = f": {wording.of_columns(names, most=5)}" if names else ""
    return (f"What stands beside the table, set apart by an empty column, was left out{such}.",)


def _never_calculated(path: Path, names: Sequence[str], columns: Cells) -> tuple[str, ...]:
    """A note where columns have no cell because their formulas have no value."""
    empty = [name for name, column in zip(names, columns, strict=True) if is_blank(column)]
    if not empty or not has_open_formulas(path):
        return ()
    return (
        f"{wording.of_columns(empty, most=5)} may hold formulas that were never calculated, and"
        f" {wording.plural(len(empty), 'is', 'are')} empty: open the workbook in a spreadsheet and save it.",
    )


def _head(cells: Cells) -> list[list[str]]:
    return [[_as_text(cell) for cell in row] for row in cells[:_FIRST_ROWS]]


def _not_read(sheet: str, others: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in others[: wording.MOST_LISTED])
    more = f" and {len(others) - wording.MOST_LISTED:,} more" if len(others) > wording.MOST_LISTED else ""
    return f"Sheet `{sheet}` was read, and not {shown}{more}."


def _filled_down(cells: Cells, ranges: Sequence[Range], start: tuple[int, int], first: int) -> tuple[str, ...]:
    """Give rows of the body what stands in a cell merged over several of them; the file has it in the topmost alone."""
    filled = 0
    for (top, column), (bottom, _) in ranges:
        row, j = top - start[0], column - start[1]
        if row < first or j < 0:  # a title, or a header of two rows
            continue
        below = [at for at in range(row + 1, min(bottom - start[0] + 1, len(cells))) if cells[at][j] in EMPTY]
        for at in below:
            cells[at][j] = cells[row][j]
        filled += len(below) if cells[row][j] not in EMPTY else 0
    if not filled:
        return ()
    return (f"{wording.counted(filled, 'cell takes', 'cells take')} the value of a merged cell that begins above.",)


def _cells(book: CalamineWorkbook, name: str, wanted: str | None) -> tuple[str, tuple[int, int], Cells, list[Range]]:
    """A sheet: its name, how many empty rows and columns it begins with, its cells, and those that are shown as one."""
    if wanted is not None and wanted not in book.sheet_names:
        raise SegmentryError(f"{name} has no sheet `{wanted}`.{near_matches(wanted, book.sheet_names)}")
    hidden = {sheet.name for sheet in book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible}
    in_order = sorted(book.sheet_names, key=hidden.__contains__)  # hidden ones last
    sheets = ((sheet, book.get_sheet_by_name(sheet)) for sheet in ([wanted] if wanted is not None else in_order))
    able = ((sheet, contents) for sheet, contents in sheets if contents.height > 1)
    sheet, contents = next(able, ("", None))
    if contents is None:
        return "", (0, 0), [], []
    if _is_cover(contents):
        tables = ((other, more) for other, more in able if other not in hidden and _holds_more(more, contents))
        sheet, contents = next(tables, (sheet, contents))
    return sheet, contents.start or (0, 0), contents.to_python(), contents.merged_cell_ranges or []


def _is_cover(sheet: CalamineSheet) -> bool:
    """Whether a sheet is so small that it may tell about another one."""
    return sheet.width <= _COVER[1] and sheet.height <= _COVER[0]


def _holds_more(sheet: CalamineSheet, cover: CalamineSheet) -> bool:
    return sheet.width > cover.width and sheet.height > cover.height


def _column(values: Sequence[Any]) -> pa.Array:
    """One column with the one type that all its filled cells share; text when they share none."""
    cells = [None if value == "" else value for value in values]
    kinds = {type(cell) for cell in cells if cell is not None}
    if kinds == {bool}:
        return pa.array(cells, pa.bool_())
    if kinds and kinds <= {int, float}:
        whole = all(cell is None or (float(cell).is_integer() and abs(cell) <= 2**53) for cell in cells)
        return pa.array([None if cell is None else int(cell) if whole else float(cell) for cell in cells])
    if kinds and kinds <= {datetime.date, datetime.datetime}:
        return pa.array([_as_datetime(cell) for cell in cells], pa.timestamp("us"))
    if kinds <= {str}:
        return pa.array(cells, pa.string())
    written = _writer(cells, kinds)
    return pa.array([None if cell is None else written(cell) for cell in cells], pa.string())


def _writer(cells: Sequence[Any], kinds: set[type]) -> Callable[[Any], str]:
    """How numbers and dates are written in a column that has text, too: as its text is, to be read in one way."""
    text = list(filter(is_filled, {cell for cell in cells if isinstance(cell, str)}))
    if kinds <= {str, int, float} and mark_in(text) == ",":
        return lambda cell: _as_text(cell).replace(".", ",") if isinstance(cell, float) else _as_text(cell)
    if text and kinds <= {str, datetime.date, datetime.datetime}:
        days = [cell for cell in cells if isinstance(cell, datetime.date)]
        form = form_of(text, days)
        return _as_text if form is None else lambda cell: cell if isinstance(cell, str) else cell.strftime(form)
    return _as_text


def _as_datetime(cell: datetime.date | None) -> datetime.datetime | None:
    if cell is None or isinstance(cell, datetime.datetime):
        return cell
    return datetime.datetime(cell.year, cell.month, cell.day)


def _as_text(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
