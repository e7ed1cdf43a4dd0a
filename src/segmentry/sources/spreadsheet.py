"""Excel and OpenDocument workbooks: the sheet that holds the table, and the table on it."""

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from segmentry import wording
from segmentry.engines.base import ArrowRows
from segmentry.errors import SegmentryError, near_matches
from segmentry.plan import Plan
from segmentry.results.table import LoadReport
from segmentry.sources.layout import lay_out

#: Rows from which the layout of a sheet is told.
_FIRST_ROWS = 200

Cells = list[list[Any]]
#: Cells that are shown as one: the first and the last, each by row and column from 0.
Range = tuple[tuple[int, int], tuple[int, int]]


@contextmanager
def describe(path: Path, plan: Plan) -> Iterator[tuple[ArrowRows, LoadReport]]:
    """The table of the sheet that was asked for, or of the first with at least two rows, and which sheet that was."""
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
    body, below = _body(cells[layout.first :])
    used = [j for j in range(len(cells[0])) if _is_used(j, body, cells[layout.above] if layout.has_header else [])]
    layout = lay_out(_head([[row[j] for j in used] for row in cells[:_FIRST_ROWS]]), header, plan.header_lines)
    notes = (*layout.notes, *below, *merged)
    others = [name for name in book.sheet_names if name != sheet]
    if others:
        notes = (_not_read(sheet, others), *notes)
    table = pa.Table.from_arrays([_column([row[j] for row in body]) for j in used], names=[str(j) for j in used])
    told = {"sheet": sheet, "notes": notes, "descriptions": layout.descriptions}
    report = LoadReport(source=path.name, format="excel", rows=0, columns=0, **told)
    yield ArrowRows(table, layout.names, from_sheet=True), report


def _head(cells: Cells) -> list[list[str]]:
    return [[_as_text(cell) for cell in row] for row in cells[:_FIRST_ROWS]]


def _not_read(sheet: str, others: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in others[: wording.MOST_LISTED])
    more = f" and {len(others) - wording.MOST_LISTED:,} more" if len(others) > wording.MOST_LISTED else ""
    return f"Sheet `{sheet}` was read, and not {shown}{more}."


def _is_used(column: int, body: Cells, header: list[Any]) -> bool:
    """Whether a column has a name or a filled cell."""
    return (bool(header) and not _is_blank([header[column]])) or any(not _is_blank([row[column]]) for row in body)


def _filled_down(cells: Cells, ranges: Sequence[Range], start: tuple[int, int], first: int) -> tuple[str, ...]:
    """Give rows of the body what stands in a cell merged over several of them; the file has it in the topmost alone."""
    filled = 0
    for (top, column), (bottom, _) in ranges:
        row, j = top - start[0], column - start[1]
        if row < first or j < 0:  # a title, or a header of two rows
            continue
        below = [at for at in range(row + 1, min(bottom - start[0] + 1, len(cells))) if cells[at][j] in ("", None)]
        for at in below:
            cells[at][j] = cells[row][j]
        filled += len(below) if cells[row][j] not in ("", None) else 0
    if not filled:
        return ()
    return (f"{wording.counted(filled, 'cell takes', 'cells take')} the value of a merged cell that begins above.",)


def _cells(book: CalamineWorkbook, name: str, wanted: str | None) -> tuple[str, tuple[int, int], Cells, list[Range]]:
    """A sheet: its name, how many empty rows and columns it begins with, its cells, and those that are shown as one."""
    if wanted is not None and wanted not in book.sheet_names:
        raise SegmentryError(f"{name} has no sheet `{wanted}`.{near_matches(wanted, book.sheet_names)}")
    hidden = {sheet.name for sheet in book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible}
    in_order = sorted(book.sheet_names, key=hidden.__contains__)  # hidden ones last
    for sheet in [wanted] if wanted is not None else in_order:
        contents = book.get_sheet_by_name(sheet)
        cells = contents.to_python()
        if len(cells) > 1:
            return sheet, contents.start or (0, 0), cells, contents.merged_cell_ranges or []
    return "", (0, 0), [], []


def _is_blank(row: list[Any]) -> bool:
    return all(cell in ("", None) for cell in row)


def _body(rows: Cells) -> tuple[Cells, tuple[str, ...]]:
    """The rows without remarks below them: rows with one filled cell where there are many columns."""
    below = 0
    while len(rows) > 1 and len(rows[-1]) > 3 and sum(cell not in ("", None) for cell in rows[-1]) <= 1:
        below += not _is_blank(rows[-1])
        rows = rows[:-1]
    if below:
        return rows, (f"{wording.counted(below, 'row')} below the table, with one cell each, left out.",)
    return rows, ()


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
    return pa.array([None if cell is None else _as_text(cell) for cell in cells], pa.string())


def _as_datetime(cell: datetime.date | None) -> datetime.datetime | None:
    if cell is None or isinstance(cell, datetime.datetime):
        return cell
    return datetime.datetime(cell.year, cell.month, cell.day)


def _as_text(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
