"""What was read: one row per customer, and what reading had to do to get it."""

from collections.abc import Callable
from typing import Any, Literal

from pydantic import Field, PrivateAttr

from segmentry.results._model import Result
from segmentry.results.orders import LogRole, OrderLog, RowsRead

ColumnType = Literal["integer", "number", "boolean", "date", "text"]
#: The types of numbers.
NUMERIC: tuple[ColumnType, ...] = ("integer", "number")

#: How a note tells that customers are missing from the table.
NOT_A_ROW = "could not be read as a row"
#: How a note tells that a column of text is mostly numbers.
READ_AS_TEXT = "is read as text:"


#: What a column of several kinds of amounts holds.
MixtureKind = Literal[
    "amounts in several currencies",
    "amounts that do not convert into each other",
    "amounts with and without a unit",
    "numbers with and without a percent sign",
]


class Mixture(Result):
    """Cells of one column that are amounts of different kinds.

    Attributes
    ----------
    kind : str
        What it holds, in words.
    counts : dict of str to int
        Cells by currency or unit, the commonest first; `""` are those without any.
    unit : str
        The commonest, in which the column can be read.
    is_text : bool
        It is left as text, as the amounts do not convert into each other.
    what : str
        All this in a sentence or two.
    """

    column: str
    kind: MixtureKind
    counts: dict[str, int]
    unit: str
    is_text: bool
    what: str


class LoadReport(Result):
    """What reading had to do. `notes` are sentences for people.

    `misfits` counts, by column, cells that are filled but not of the column's type, and so count as missing.
    `levels` are those of columns of which the source itself says that they have an order, the lowest first.
    `units` are the units or currencies that columns of amounts are read in, `mixtures` the columns that hold amounts
    of several kinds; `notes` tell of both.
    `spellings` tell of columns of text that were read as another type how their cells are written (see
    `segmentry.engines.spelling`; of dates a format as strptime has it), `decimal` which mark their numbers have:
    None where none tells, or where they differ. `told` are the options on reading that were not left to it.
    `descriptions` are what further lines of the header say of columns: questions, units, types.
    `lines_left_out` are the lines of a text file, from 1, that could not be read as rows; `lines_repaired` those that
    had a delimiter or a quote too many. `sha256` is that of every file it was read from, by name, as `run` takes it.
    """

    source: str
    format: str
    rows: int
    columns: int
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    lines_left_out: tuple[int, ...] = ()
    lines_repaired: tuple[int, ...] = ()
    misfits: dict[str, int] = Field(default_factory=dict)
    levels: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    units: dict[str, str] = Field(default_factory=dict)
    spellings: dict[str, str] = Field(default_factory=dict)
    decimal: Literal[".", ","] | None = None
    told: tuple[str, ...] = ()
    descriptions: dict[str, str] = Field(default_factory=dict)
    mixtures: tuple[Mixture, ...] = ()
    notes: tuple[str, ...] = ()
    sha256: dict[str, str] = Field(default_factory=dict)


class Table(Result):
    """A table that was read. `rows` is the engine's own handle (see `segmentry.engines.base.Rows`).

    Attributes
    ----------
    name : str
        Short name of the source, such as the file name.
    types : dict of str to ColumnType
        Type of every column, in input order.
    origin : str
        What it was read from, so that `score` gives the same kind back.
    seconds : float
        How long reading took.
    looked_up : dict of str to str
        The columns that come from other files, and by which column of its own each was looked up.
    made_keys : dict of role to str
        Columns made of two that only together number orders, customers or products.
    log : OrderLog, optional
        Of a table that was made of a log of orders, what became of its lines.
    lines : Any
        The lines of that log, as long as they are at hand (see `segmentry.stages.customers.lines.Counted`).
    """

    name: str
    n_rows: int
    types: dict[str, ColumnType]
    load_report: LoadReport
    origin: Literal["file", "pandas", "polars", "pyarrow", "numpy", "duckdb", "spark", "records"]
    rows: Any = Field(exclude=True, repr=False)
    seconds: float = 0.0
    looked_up: dict[str, str] = Field(default_factory=dict)
    made_keys: dict[LogRole, str] = Field(default_factory=dict)
    log: OrderLog | None = None
    lines: Any = Field(None, exclude=True, repr=False)
    _understood: dict[Any, RowsRead] = PrivateAttr(default_factory=dict)

    def understood(self, key: Any, make: Callable[[], RowsRead]) -> RowsRead:
        """What its rows are, as `make` tells it: once for each key, and for the types that its columns have."""
        key = (key, *self.types.items())
        if key not in self._understood:
            self._understood[key] = make()
        return self._understood[key]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in input order."""
        return tuple(self.types)

    def __str__(self) -> str:
        return f"{self.name}: {self.n_rows:,} rows x {len(self.types)} columns ({self.load_report.format})"
