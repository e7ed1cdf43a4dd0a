"""The seam: what an engine must do with rows, and how a source is described to it.

An engine moves rows and knows nothing of clustering. Stages talk to `Rows` alone, so that the same stage
runs on whatever holds the table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.column_plan import Aggregate
from segmentry.engines.parts import Groups, Keyed, Part, Parts
from segmentry.engines.writing import FileFormat
from segmentry.plan import EngineName
from segmentry.results.table import ColumnType

#: Marks and words that stand for a missing cell, compared in lower case and without surrounding blanks.
MISSING_MARKS = (
    "",
    "?",
    "-",
    "--",
    ".",
    "na",
    "n/a",
    "#n/a",
    "nan",
    "null",
    "none",
    "nil",
    "missing",
    "unknown",
    "\\n",
)
_WRITTEN_OUT = """
    n.a., n.a, <na>, nat, (blank), (null), undefined, #null!, #value!, #ref!, #div/0!, #num!, –, —,
    not stated, not specified, not available, not applicable, no answer, no response, no data, refused, declined,
    don't know, don’t know, dont know, dk, prefer not to say, prefer not to answer,
    k.a., k. a., keine angabe, weiß nicht, weiss nicht, unbekannt,
    non renseigné, non renseigne, nsp, ne sait pas, inconnu,
    s/d, n/d, ns/nc, sin datos, sin dato, no sabe, no contesta, desconocido,
    non so, non disponibile, sconosciuto,
    não informado, nao informado, não sabe, sem resposta, desconhecido,
    weet niet, geen antwoord, onbekend,
    brak, brak danych, nie wiem, odmowa, nieznane,
    #nv, #wert!, #bezug!, #zahl!, #valeur!, #nombre!, #n/d, #valor!, #¡valor!, #¡ref!, #¡div/0!, #¡num!,
    #valore!, #rif!, #n/b, #waarde!, #verw!, #getal!, #deel/0!, #arg!, #adr!, #liczba!, #dziel/0!, #name?, #name!"""
#: How Stata spells why a number is missing.
_OF_STATA = (f".{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
#: All that stand for a missing number, in the languages of the columns' names, in an order and found at once. In
#: categories the levels decide.
MISSING_WORDS = dict.fromkeys((*MISSING_MARKS, *(word.strip() for word in _WRITTEN_OUT.split(",")), *_OF_STATA))

#: Numbers from this size on count as infinite: their squares and sums would overflow.
LARGEST = 1e100

#: What `Rows.query` can measure of a column. The first block looks at text cells as they were written.
Function = Literal[
    "filled",  # cells that are neither blank nor a word for missing
    "numbers",  # of these, finite or infinite numbers
    "integers",  # of these, whole numbers that a float64 holds to the last digit
    "infinite",  # of these, numbers of LARGEST or more
    "codes",  # of these, digits that a number would not keep: a leading zero, or more than 15 digits
    "booleans",  # of these, true or false
    "dates",  # of these, dates written year first
    "odd_row",  # the row, from 0, of the first filled cell that is no number; None where rows have no order
    "count",  # values that are not missing
    "distinct",  # exact
    "about_distinct",  # within a few percent, cheap
    "levels",  # how often each value stands there, as a dict: for columns with few different values
    "commonest",  # the number that stands there most often
    "min",
    "max",
    "mean",
    "sd",  # of the population (n, not n - 1); of dates min to sd are days since 1970-01-01
]


@dataclass(frozen=True)
class Measure:
    """One figure of one column, to be computed by the engine over all rows."""

    function: Function
    column: str


@dataclass(frozen=True)
class Summary:
    """What becomes of the cells of one column in rows that are made one: `how`, without the missing ones.

    min, max and last keep the cell as it was written. Of numbers and dates (in days since 1970-01-01), those in
    `stand_ins` count as missing.
    """

    how: Aggregate
    stand_ins: tuple[float, ...] = ()


@dataclass(frozen=True)
class Output:
    """A column that a statement makes: what SQL calls it, what people do, and the type of its values."""

    id: str
    name: str
    type: ColumnType


@dataclass(frozen=True)
class DelimitedFile:
    """A text file whose dialect is known. `names` are the column names, `path` is UTF-8 text,
    `skip` how many lines stand above the header, or above the first row where there is no `header`.
    A `temporary` file is gone once it was read."""

    path: Path
    names: tuple[str, ...]
    delimiter: str
    quote: str = '"'
    skip: int = 0
    header: bool = True
    apostrophes: bool = True  # whether there are any: text may carry ours
    temporary: bool = False


@dataclass(frozen=True)
class ParquetFile:
    """A Parquet file; `names` are the column names in file order. A `temporary` one is gone once it was read.

    `durations` are columns of lengths of time, by their place from 0, and how many of their numbers are a second."""

    path: Path
    names: tuple[str, ...]
    temporary: bool = False
    durations: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ArrowRows:
    """A table in memory, or a reader that streams one, with how many rows where that is known.

    `from_sheet`: its text may carry our apostrophes. `levels` are those of columns of a stream that declare an order.
    """

    data: pa.Table | pa.RecordBatchReader
    names: tuple[str, ...]
    from_sheet: bool = False
    levels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    n_rows: int | None = None


@dataclass(frozen=True)
class EngineTable:
    """A table that the engine itself can tell: `data` is its own kind of table, `notes` say what became of it."""

    data: Any
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()


Description = DelimitedFile | ParquetFile | ArrowRows | EngineTable


class BadLinesError(Exception):
    """Raised by `Engine.read` when a file holds a line or a cell that does not fit; `sources` finds out which."""


class Rows(Protocol):
    """The rows of one table. Cells have two faces: as written, and as a value (a number, a date ...).

    Functions handed to these methods get Arrow batches of *values*: float64 or int64, bool, timestamp or string,
    with nulls where a cell is missing or not finite. They may run elsewhere and more than once, so they hold plain
    data, never rows, and change nothing.
    """

    @property
    def engine(self) -> EngineName:
        """Which engine holds them."""

    @property
    def n_rows(self) -> int:
        """How many there are."""

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, as the user calls them."""

    @property
    def types(self) -> Mapping[str, ColumnType]:
        """By column the type that its values have."""

    @property
    def native(self) -> Any:
        """All rows as the table that users of this engine work with; None where that is Arrow's."""

    def typed(self, types: Mapping[str, ColumnType], spellings: Mapping[str, str] | None = None) -> "Rows":
        """The same rows, with these columns of text read as another type, written in these spellings
        (see `segmentry.engines.spelling`; of dates a format as strptime has it)."""

    def first(self, n: int) -> "Rows":
        """The first n rows."""

    def take(self, places: NDArray[np.int64]) -> "Rows":
        """The rows at these places, from 0, in this order; there is one at least. These rows stay as they are."""

    def looked_up(self, key: str, values: pa.Table, types: Mapping[str, ColumnType]) -> "Rows":
        """The same rows with more columns, of these types: what stands in `values` beside the value of `key`.

        The first column of `values` has each value of that column once, the others are the new ones. A row without
        such a value has nothing in them. These rows stay as they are."""

    def one_per(
        self, key: str, order: str | None, summaries: Mapping[str, Summary], counted: str | None = None
    ) -> "Rows":
        """One row for all that share a key: their latest by the values of `order`, else the last of them.

        A row without a value of `order` comes before all others, and of equals the later one counts. A row
        without a key stays as it is. Columns in `summaries` become what is asked for, and `counted` is a new one
        that tells how many rows there were. The result stands in the order of the latest rows, and its figures,
        rounded to 15 digits, are the same in every run. These rows stay as they are."""

    def remade(
        self, inputs: Mapping[str, str], statement: str, outputs: Sequence[Output], by: str | None = None
    ) -> "Rows":
        """The rows that a statement of SQL (DuckDB's) makes of these, which it calls `input`.

        `inputs` are the columns of `input`, by their names in it; their cells are values.
        All rows that have one value of the input `by`, or none, stand together where the statement runs, but not all
        rows need to: an engine may run it on several parts and put what comes of them below each other. These rows
        stay as they are."""

    def distinct(self) -> "Rows":
        """The same rows in any order, of those that are equal in every cell as it was written but one."""

    def repeated(self) -> int:
        """How many rows are equal to one before them in every cell as it was written."""

    def query(self, measures: Sequence[Measure]) -> list[Any]:
        """The figures asked for, in one scan."""

    def reduce(self, columns: Sequence[str], function: Callable[[pa.RecordBatch], Part]) -> list[Part]:
        """What `function` makes of each batch. The parts must be small: they come to the caller."""

    def keep(self, columns: Sequence[str], function: Callable[[pa.RecordBatch], Part], size: int) -> Parts[Part]:
        """What `function` makes of each batch, held for several passes; `size`: about how many bytes that are."""

    def group(self, columns: Sequence[str], function: Callable[[pa.RecordBatch], Keyed]) -> Parts[Groups]:
        """The rows by the keys that `function` gives them, counted where they lie. Each key is in one part only."""

    def extend(
        self, columns: Sequence[str], function: Callable[[pa.RecordBatch], pa.RecordBatch], schema: pa.Schema
    ) -> "Rows":
        """The same rows with new columns, which `function` makes of the values of `columns` when they are needed."""

    def collect(self, columns: Sequence[str] | None = None, limit: int | None = None, start: int = 0) -> pa.Table:
        """The values of `limit` rows (all when None) from row `start` on, in memory."""

    def write(self, path: Path, format: FileFormat) -> None:
        """Write all rows, the cells as they were written, to one file, or to a folder of parts (see `limits`)."""


class Engine(Protocol):
    """What reads a described source into `Rows`."""

    def read(self, source: Description) -> Rows:
        """The rows of the source; raises `BadLinesError` where lines of a text file do not fit."""

    def find(self, name: str) -> EngineTable | None:
        """The table that the engine knows by that name or address; None where it knows none."""
