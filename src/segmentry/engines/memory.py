"""How the memory that a job may use is shared out, and what a table takes of it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from segmentry import wording
from segmentry.engines.base import ArrowRows, DelimitedFile, Description, ParquetFile
from segmentry.errors import SegmentryError, Way
from segmentry.files import spill_folder
from segmentry.plan import bytes_of
from segmentry.processors import processors

#: What Python takes with all libraries, the fits on the sample and the report (measured; see docs/performance.md).
PYTHON = 520_000_000
#: A cell of text in DuckDB's memory, and the number that is parsed from it.
_TEXT, _NUMBER = 16, 8
_HEAD = 1 << 20


#: Of a batch that is written: bytes of a cell in each of its forms, and fewest and most rows.
_CELL, FEWEST_ROWS, BATCH_ROWS = 32, 2_048, 122_880
#: From more columns on a batch of values has so many cells, and at least so many rows.
_ORDINARY, _CELLS, _FEWEST_WIDE = 100, 4_000_000, 256
#: The most and the fewest rows over which columns are compared.
_COMPARED, _FEWEST_COMPARED = 10_000, 1_000
#: What a table takes in DuckDB's compressed file: the share of its text, and bytes of a cell that came from Parquet.
_OF_TEXT, _OF_CELL = 1.1, 10
#: What comparing columns takes: bytes for each pair, for each cell of the first rows, and of the sample (measured).
_PAIR, _FIRST_CELL, _SAMPLE_CELL = 64, 50, 30
#: What DuckDB needs for any table, and for each column (measured on two cores: 3,000 columns were read, labelled and
#: written with 540 MB, not with 340).
_LEAST, _LEAST_COLUMN = 50_000_000, 200_000
#: What a row takes while rows are grouped in several ways at once (measured: lines of orders by order, product and
#: category).
_GROUPED = 150


@dataclass(frozen=True)
class Shares:
    """Bytes for DuckDB, for the parts that are kept between passes, and for the batches under way."""

    database: int
    kept: int
    batches: int

    @classmethod
    def of(cls, limit: int | None) -> "Shares":
        """What is left beside Python: half of it for DuckDB, a quarter each for the others.

        Without a limit it is four fifths of the machine's memory that are shared out.

        >>> Shares.of(2_520_000_000)
        Shares(database=1000000000, kept=500000000, batches=500000000)
        """
        rest = max((limit or usual_limit()) - PYTHON, 0)
        return cls(rest // 2, rest // 4, rest // 4)

    def parts(self, rows: int) -> int:
        """In how many parts so many rows are grouped, so that each fits."""
        return -(-rows * _GROUPED // self.database) if self.database else 1

    @contextmanager
    def or_refused(self, what: str) -> Iterator[None]:
        """Say what to do where DuckDB's share is not enough."""
        try:
            yield
        except duckdb.OutOfMemoryException:
            raise SegmentryError(
                f"{what} needs more than its {wording.size(self.database)} of memory, or the disk of"
                f" {spill_folder().parent} is full.",
                Way("raise {}", "memory_limit"),
                "set TMPDIR to a folder on a larger disk",
                "leave out columns that you do not need",
            ) from None

    @staticmethod
    def least(columns: int) -> int:
        """What is needed beside Python for a table of so many columns."""
        return 2 * (_LEAST + columns * _LEAST_COLUMN)

    def batch_rows(self, columns: int) -> int:
        """Rows of a batch of so many columns, of which each core has one as cells and one as text, and some wait."""
        at_once = 2 * (processors() + 2)
        return min(BATCH_ROWS, max(FEWEST_ROWS, self.batches // (max(columns, 1) * _CELL * at_once)))


def rows_of(columns: int) -> int:
    """Rows of a batch of values of so many columns: the same with any limit, as figures are added up batch by batch."""
    return BATCH_ROWS if columns <= _ORDINARY else max(_FEWEST_WIDE, _CELLS // columns)


@cache
def usual_limit() -> int:
    """What a job may use where no limit is set: four fifths of the machine's memory, or of its container's."""
    with duckdb.connect() as connection:
        row = connection.execute("SELECT current_setting('memory_limit')").fetchone()
    return bytes_of(row[0]) if row else 1 << 32


def size_in_memory(rows: int, columns: int, text: int) -> int:
    """At most how many bytes a table takes in DuckDB's memory.

    Of text 16 bytes a cell, the text itself for what is longer than 12 letters, and 8 bytes for its number.
    """
    return rows * columns * (_TEXT + _NUMBER) + text


def size_of_width(rows: int, columns: int, sample_rows: int) -> int:
    """About how many bytes it takes beside DuckDB to compare so many columns two by two, and to fit their sample."""
    first, sampled = min(rows, compared_rows(columns)), min(rows, sample_rows)
    return columns * (columns * _PAIR + first * _FIRST_CELL + sampled * _SAMPLE_CELL)


def compared_rows(columns: int) -> int:
    """The first rows over which columns are compared with each other: of many columns so many cells.

    >>> compared_rows(20), compared_rows(2_000)
    (10000, 2000)
    """
    return min(_COMPARED, max(_FEWEST_COMPARED, _CELLS // max(columns, 1)))


def size_in_file(rows: int, columns: int, text: int) -> int:
    """At most how many bytes a table takes in DuckDB's file, compressed."""
    return int(text * _OF_TEXT) or rows * columns * _OF_CELL


def table_size(source: Description) -> int | None:
    """At most how many bytes the table takes in memory, told without reading it; None where only reading tells."""
    columns = len(source.names)
    match source:
        case DelimitedFile(path=path):
            return size_in_memory(lines_of(path), columns, path.stat().st_size)
        case ParquetFile(path=path):
            with suppress(pa.ArrowInvalid):  # of columns that Arrow has no words for
                return size_in_memory(pq.read_metadata(path).num_rows, columns, 0)
        case ArrowRows(data=pa.Table() as data):
            return size_in_memory(data.num_rows, columns, 0)
        case ArrowRows(n_rows=int() as n_rows):
            return size_in_memory(n_rows, columns, 0)
    return None


def lines_of(path: Path) -> int:
    """About how many lines a text file has, from those at its beginning."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    lines = max(head.count(b"\n"), head.count(b"\r"), 1)
    return -(-path.stat().st_size * lines // max(len(head), 1))
