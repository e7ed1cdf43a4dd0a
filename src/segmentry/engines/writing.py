"""Batches to one file: CSV, Parquet or Excel. Text is already harmless when it comes here; headers are made so."""

import datetime
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import chain
from math import isfinite, isnan
from operator import is_
from pathlib import Path
from typing import IO, Any, Literal, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from segmentry.engines import arrow
from segmentry.engines.formulas import escape
from segmentry.engines.threads import mapped
from segmentry.errors import SegmentryError

#: Excel's limits: rows below the header, columns, characters in a cell.
EXCEL_ROWS, EXCEL_COLUMNS, EXCEL_TEXT = 1_048_575, 16_384, 32_767


FileFormat = Literal["csv", "parquet", "xlsx"]

#: What a cell of CSV has in quotes only; behind # some readers look for remarks.
_MARKS, _NEEDS_QUOTES = (b",", b'"', b"\n", b"\r", b"#"), '[,"\n\r#]|^$'
#: Bytes that no text has, for these marks: Arrow writes lines without quotes six times as fast. And the way back.
_ASIDE = {b",": b"\xf8", b'"': b"\xf9", b"\n": b"\xfa", b"\r": b"\xfb"}
_BACK = bytes.maketrans(b"".join(_ASIDE.values()), b"".join(_ASIDE))
#: Rows that stand together in a Parquet file, as DuckDB has them (of fewer it copies all cells once more as it reads
#: them); of many columns those of so many bytes.
_TOGETHER, _BYTES_TOGETHER = 122_880, 64_000_000
#: A quote, and what stands between it and the cell, as Arrow has them.
_QUOTE, _BETWEEN = arrow.texts(['"', ""]).cast(pa.binary())


def format_of(path: str | Path) -> FileFormat:
    """The format that a file's name asks for; raises `SegmentryError` for another."""
    ending = Path(path).suffix.lower().lstrip(".")
    if ending not in ("csv", "parquet", "xlsx"):
        raise SegmentryError(f"{Path(path).name} must end in .csv, .parquet or .xlsx.")
    return cast(FileFormat, ending)


def write(path: Path, format: FileFormat, batches: Iterator[pa.RecordBatch]) -> None:
    """Write the batches, of which there is at least one, to a file of that format."""
    {"csv": _csv, "parquet": _parquet, "xlsx": _workbook}[format](path, batches)


def _csv(path: Path, batches: Iterator[pa.RecordBatch]) -> None:
    """UTF-8, comma, a header, quotes only where they are needed, rows in the order of the batches."""
    first = next(batches)
    with path.open("wb") as file:
        for written in mapped(csv_lines, chain([header(first.schema.names)], [first], batches)):
            file.write(written)


def header(names: Sequence[str]) -> pa.RecordBatch:
    """The names as a first row: as column names, DuckDB would change one that differs from another only in case."""
    return pa.RecordBatch.from_arrays([arrow.texts([escape(name)]) for name in names], names=list(names))


def csv_lines(batch: pa.RecordBatch) -> pa.Buffer | bytes:
    """The rows as lines of CSV, written as if no cell needed quotes: these come with their cells."""
    text = [column.cast(pa.string()) for column in batch.columns]
    cells = [_in_line(column) for column in text]
    lines = pa.BufferOutputStream()
    options = pa_csv.WriteOptions(include_header=False, quoting_style="none")
    pa_csv.write_csv(pa.RecordBatch.from_arrays(cells, names=[f"c{i}" for i in range(len(cells))]), lines, options)
    are_as_read = all(map(is_, cells, text))
    return lines.getvalue() if are_as_read else lines.getvalue().to_pybytes().translate(_BACK)


def _in_line(column: pa.Array) -> pa.Array:
    """The cells as they stand in a line, in quotes where they need them, with other bytes for the marks; an empty text
    is in quotes, too, as it is no missing cell."""
    text = _bytes_of(column)
    marks = [mark for mark in _MARKS if mark in text]
    if not marks and pc.min(pc.binary_length(column)).as_py() != 0:
        return column
    encoded = column.dictionary_encode()  # names of segments stand in many rows
    cells = encoded.dictionary.cast(pa.binary())
    needs_quotes = pc.match_substring_regex(cells, _NEEDS_QUOTES)
    doubled = pc.replace_substring(cells, b'"', b'""')
    cells = pc.if_else(needs_quotes, pc.binary_join_element_wise(_QUOTE, doubled, _QUOTE, _BETWEEN), cells)
    for mark in {b'"', *marks} & _ASIDE.keys():
        cells = pc.replace_substring(cells, mark, _ASIDE[mark])
    return cells.view(pa.string()).take(encoded.indices)


def _bytes_of(column: pa.Array) -> bytes:
    """The text of all cells, one behind the other."""
    _, offsets, text = column.buffers()
    if text is None:
        return b""
    ends = np.frombuffer(offsets, np.int32)[[column.offset, column.offset + len(column)]].tolist()
    return bytes(text.slice(ends[0], ends[1] - ends[0]))


def _parquet(path: Path, batches: Iterator[pa.RecordBatch]) -> None:
    """One Parquet file, every column with its type."""
    first = next(batches)
    words = [field.name for field in first.schema if pa.types.is_string(field.type)]  # numbers hardly repeat
    with pq.ParquetWriter(path, first.schema, compression="snappy", use_dictionary=words) as writer:
        for together in _together(chain([first], batches)):
            writer.write_table(together, row_group_size=_TOGETHER)


def _together(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """The rows of the batches, so many at a time."""
    waiting: list[pa.RecordBatch] = []
    for batch in batches:
        waiting.append(batch)
        if sum(map(len, waiting)) >= _TOGETHER or sum(part.nbytes for part in waiting) >= _BYTES_TOGETHER:
            whole = pa.Table.from_batches(waiting)
            full = len(whole) // _TOGETHER * _TOGETHER or len(whole)
            yield whole.slice(0, full)
            waiting = whole.slice(full).to_batches()
    if waiting:
        yield pa.Table.from_batches(waiting)


def _workbook(path: Path, batches: Iterable[pa.RecordBatch]) -> None:
    """One Excel sheet; numbers, dates and booleans keep their types, nothing becomes a formula or a link."""
    import xlsxwriter  # for few results

    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd hh:mm:ss",
        "remove_timezone": True,
    }
    row = 0
    with _written_to(path) as file, xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("customers")
        for batch in batches:
            if row == 0:
                _check_width(batch.num_columns)
                for column, name in enumerate(batch.schema.names):
                    sheet.write_string(0, column, escape(name))
            for values in zip(*map(_values, batch.columns), strict=True):
                row += 1
                for column, value in enumerate(values):
                    _write_cell(sheet, row, column, value, batch.schema.names[column])


class _GivenUp(io.BufferedWriter):
    """A file that, once given up, takes whatever is asked of it: an archive writes its end even where it is broken."""

    given_up = False

    def write(self, content: Any) -> int:
        return memoryview(content).nbytes if self.given_up else super().write(content)

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        return 0 if self.given_up else super().seek(place, whence)

    def tell(self) -> int:
        return 0 if self.given_up else super().tell()

    def flush(self) -> None:
        if not self.given_up:
            super().flush()


@contextmanager
def _written_to(path: Path) -> Iterator[IO[bytes]]:
    """The file for a workbook; a disk that fails is told as such, whatever the library makes of it."""
    from xlsxwriter.exceptions import FileCreateError

    disk = io.FileIO(path, "w+b")
    file = _GivenUp(disk)
    try:
        yield file
        file.close()
    except BaseException as error:
        file.given_up = True
        disk.close()
        if isinstance(error, FileCreateError) and error.args and isinstance(error.args[0], OSError):
            raise error.args[0] from None
        raise


def check_height(rows: int) -> None:
    """Refuse a table that does not fit an Excel sheet, before any work is done."""
    if rows > EXCEL_ROWS:
        raise SegmentryError(
            f"Excel holds at most {EXCEL_ROWS:,} rows and the table has {rows:,}. Choose CSV or Parquet."
        )


def _check_width(columns: int) -> None:
    if columns > EXCEL_COLUMNS:
        raise SegmentryError(
            f"Excel holds at most {EXCEL_COLUMNS:,} columns and the table has {columns:,}. Choose CSV or Parquet."
        )


def _values(column: pa.Array) -> list[Any]:
    """The cells in Python's types, dates that it does not have as text."""
    try:
        values: list[Any] = column.to_pylist()
    except (OverflowError, ValueError):
        seconds = column.cast(pa.timestamp("s", getattr(column.type, "tz", None)), safe=False).cast(pa.int64())
        return [_day(cell, second) for cell, second in zip(column, seconds.fill_null(0).to_pylist(), strict=True)]
    return values


def _day(cell: pa.Scalar, second: int) -> Any:
    try:
        return cell.as_py()
    except (OverflowError, ValueError):
        return str(np.datetime64(second, "s")).replace("T", " ")


def _write_cell(sheet: Any, row: int, column: int, value: Any, name: str) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, float | Decimal) and not isfinite(value):
        sheet.write_string(row, column, "" if isnan(value) else str(value))
    elif isinstance(value, float | Decimal) or (isinstance(value, int) and abs(value) <= 2**53):
        sheet.write_number(row, column, float(value))  # of a longer integer, Excel would change digits
    elif isinstance(value, datetime.date) and value.year >= 1900:  # Excel's calendar begins there
        sheet.write_datetime(row, column, value)
    elif len(str(value)) > EXCEL_TEXT:
        raise SegmentryError(
            f"Row {row} of column `{name}` holds {len(str(value)):,} characters, and an Excel cell at most"
            f" {EXCEL_TEXT:,}. Choose CSV or Parquet."
        )
    else:
        sheet.write_string(row, column, str(value))
