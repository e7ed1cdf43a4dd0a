"""Excel and OpenDocument workbooks: the first sheet that holds a table."""

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from segmentry.engines.base import ArrowRows
from segmentry.engines.formulas import unescape
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.table import LoadReport
from segmentry.sources.naming import unique_names


@contextmanager
def describe(path: Path, plan: Plan) -> Iterator[tuple[ArrowRows, LoadReport]]:
    """The cells of the first sheet with at least two rows, and which sheet that was."""
    try:
        book = CalamineWorkbook.from_path(path)
        sheets = ((name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
        sheet, cells = next(((name, cells) for name, cells in sheets if len(cells) > 1), ("", []))
    except PasswordError:
        raise SegmentryError(f"The workbook {path.name} is protected by a password. Save it without one.") from None
    except (CalamineError, OSError):
        raise SegmentryError(f"The workbook {path.name} is damaged or not an Excel file. Save it again.") from None
    if not cells:
        raise SegmentryError(f"No sheet of {path.name} has a header and rows below it.")
    names, notes = unique_names([unescape(_as_text(cell)) for cell in cells[0]])
    others = [name for name in book.sheet_names if name != sheet]
    if others:
        notes = (f"Sheet `{sheet}` was read, and not {', '.join(f'`{name}`' for name in others)}.", *notes)
    columns = [_column(values) for values in zip(*cells[1:], strict=True)]
    table = pa.Table.from_arrays(columns, names=[str(i) for i in range(len(columns))])
    report = LoadReport(source=path.name, format="excel", rows=0, columns=0, sheet=sheet, notes=notes)
    yield ArrowRows(table, names, from_sheet=True), report


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
