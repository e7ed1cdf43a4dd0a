"""The shape of a table, from its first rows: which column repeats within which, and how dates lie within customers.

Names are a hint; this decides. The first 50,000 rows hold whole orders and whole days of nearly every log, as logs are
kept in the order in which things happen or by customer; where lines lie shuffled, enough pairs of them remain.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines.base import Measure, Rows
from segmentry.results.table import NUMERIC, ColumnType

#: Rows whose shape is looked at.
HEAD_ROWS = 50_000
#: Rows of keys that stand several times, below which nothing is said of what is constant within them.
_FEWEST = 4
#: With so many rows to each value of the head, values come back.
_CLEARLY = 1.3
#: An order of so many lines, on average, has lines (ours).
HAS_LINES = 1.02
#: Amounts of money agree within a cent or so, as they are rounded.
CENT = 0.011

Codes = np.ndarray


@dataclass
class Head:
    """The first rows of a table, their cells numbered by column (-1: missing).

    Attributes
    ----------
    cells : pyarrow.Table
        The values of the columns that are looked at.
    rows : Rows
        All rows, for exact counts.
    is_nameless : bool
        Whether no name says anything, such as V1 or in a language of which hardly a word is known, so that shape alone
        tells.
    """

    cells: pa.Table
    rows: Rows
    is_nameless: bool = False
    _codes: dict[str, Codes] = field(default_factory=dict, repr=False)
    _counts: dict[str, tuple[int, int]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, rows: Rows, names: Iterable[str], most: int = HEAD_ROWS) -> "Head":
        """The head of these columns, of so many rows at most."""
        return cls(rows.collect(list(dict.fromkeys(names)), limit=most), rows)

    @property
    def n(self) -> int:
        """Rows in it."""
        return int(self.cells.num_rows)

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole table."""
        return self.n == self.rows.n_rows

    @property
    def names(self) -> list[str]:
        """The columns that are looked at."""
        return list(self.cells.column_names)

    def type(self, name: str) -> ColumnType:
        """The type of a column."""
        return self.rows.types[name]

    def is_numeric(self, name: str) -> bool:
        """Whether a column holds numbers."""
        return self.type(name) in NUMERIC

    @property
    def numeric(self) -> list[str]:
        """The columns of numbers."""
        return [name for name in self.names if self.is_numeric(name)]

    def codes(self, name: str) -> Codes:
        """The cells of a column, numbered."""
        if name not in self._codes:
            column = self.cells.column(name)
            if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
                column = pc.if_else(pc.equal(column, ""), None, column)
            coded = pc.dictionary_encode(column).combine_chunks()
            indices = coded.indices if isinstance(coded, pa.DictionaryArray) else coded.chunk(0).indices
            self._codes[name] = np.asarray(pc.fill_null(indices, -1).to_numpy(zero_copy_only=False), dtype=np.int64)
        return self._codes[name]

    def distinct(self, name: str) -> int:
        """Different values in the head."""
        codes = self.codes(name)
        return int(codes.max(initial=-1)) + 1

    def filled(self, name: str) -> int:
        """Cells in the head that are not missing."""
        return int((self.codes(name) >= 0).sum())

    def numbers(self, name: str) -> np.ndarray:
        """A column of numbers as float64, missing ones as NaN."""
        column = pc.cast(self.cells.column(name), pa.float64(), safe=False)
        return np.asarray(column.to_numpy(), dtype=float)

    def known(self, name: str) -> np.ndarray:
        """The numbers of a column that are not missing."""
        numbers = self.numbers(name)
        return np.asarray(numbers[~np.isnan(numbers)])

    def texts(self, name: str, most: int = 500) -> list[str]:
        """The first filled cells of a column as text."""
        cells = (str(cell) for cell in self.cells.column(name).slice(0, 4 * most).to_pylist() if cell not in (None, ""))
        return [cell for cell, _ in zip(cells, range(most), strict=False)]

    def levels(self, name: str) -> list[str]:
        """The different cells of a column as text."""
        return [str(cell) for cell in pc.unique(self.cells.column(name)).to_pylist() if cell not in (None, "")]

    def few_levels(self, name: str, most: int) -> list[str]:
        """The same, where there are so many at most; none of more."""
        return self.levels(name) if self.distinct(name) <= most else []

    def is_whole_number(self, name: str) -> bool:
        """Whether it holds whole numbers, also where they are stored as 17850.0."""
        if self.type(name) == "integer":
            return True
        if self.type(name) != "number":
            return False
        numbers = self.known(name)
        return bool(len(numbers)) and bool((numbers == np.round(numbers)).all())

    def days(self, name: str) -> Codes:
        """The day of each cell of a column of dates, other columns' cells as they are, numbered in their order."""
        key = f"{name}\0day"
        if key not in self._codes:
            cells = self.cells.column(name)
            days = pc.floor_temporal(cells, unit="day") if self.type(name) == "date" else cells
            coded = pc.dictionary_encode(days).combine_chunks()
            coded = coded if isinstance(coded, pa.DictionaryArray) else coded.chunk(0)
            places = np.argsort(pc.array_sort_indices(coded.dictionary).to_numpy())
            indices = pc.fill_null(coded.indices, -1).to_numpy(zero_copy_only=False)
            self._codes[key] = np.where(indices < 0, -1, places[indices] if len(places) else -1).astype(np.int64)
        return self._codes[key]

    def constant(self, key: str, value: str | Codes) -> float | None:
        """Of the rows whose key stands several times, the share in which it has but one value.

        Missing cells have no say, neither keys nor values; None where hardly a key stands several times.
        """
        keys, values = self.codes(key), self.codes(value) if isinstance(value, str) else value
        return constant(keys, values)

    def counts(self, name: str) -> tuple[int, int]:
        """Filled cells and different values over all rows, exact."""
        if name not in self._counts:
            if self.is_whole:
                self._counts[name] = self.filled(name), self.distinct(name)
            else:
                filled, distinct = self.rows.query([Measure("count", name), Measure("distinct", name)])
                self._counts[name] = int(filled), int(distinct)
        return self._counts[name]

    def repeats(self, name: str) -> float:
        """How many rows there are to each value of a column, over all rows; 0 where it is empty.

        Text that stands several times in the head is not counted any further, as different texts take long.
        """
        filled, distinct = self.filled(name), self.distinct(name)
        if self.type(name) != "text" or filled <= _CLEARLY * distinct:
            filled, distinct = self.counts(name)
        return filled / distinct if distinct else 0.0

    @cached_property
    def looks(self) -> dict[str, bool]:
        """By column whether it could name something: text, or whole numbers, more than one of them."""
        return {name: self._names_things(name) for name in self.names}

    def _names_things(self, name: str) -> bool:
        kind = self.type(name)
        several = self.distinct(name) > 1 or (not self.is_whole and self.counts(name)[1] > 1)
        if not several or not (kind in ("text", "integer") or self.is_whole_number(name)):
            return False
        return kind == "text" or self.distinct(name) > 2 or set(self.numbers(name).tolist()) != {0.0, 1.0}


def constant(keys: Codes, values: Codes) -> float | None:
    """Of the rows whose key stands several times, the share in which it has but one value.

    >>> constant(np.array([0, 0, 1, 1, 2]), np.array([5, 5, 6, 7, 8]))
    0.5
    """
    known = (keys >= 0) & (values >= 0)
    keys, values = keys[known], values[known]
    if not len(keys):
        return None
    several = np.bincount(keys)[keys] > 1
    keys, values = keys[several], values[several]
    if len(keys) < _FEWEST:
        return None
    one = np.empty(int(keys.max()) + 1, dtype=np.int64)
    one[keys] = values
    mixed = np.bincount(keys[values != one[keys]], minlength=len(one)) > 0
    return float(1 - mixed[keys].mean())


def usual(keys: Codes, values: np.ndarray, n: int) -> np.ndarray:
    """The middle one of each key's values, of two the greater, for `n` keys; NaN where a key has none.

    >>> usual(np.array([0, 2, 0, 2, 0]), np.array([5.0, 1, 9, 3, 7]), 3).tolist()
    [7.0, nan, 3.0]
    """
    order = np.lexsort((values, keys))
    ends = np.searchsorted(keys[order], np.arange(n + 1))
    known = ends[1:] > ends[:-1]
    middles = np.full(n, np.nan)
    middles[known] = values[order][((ends[:-1] + ends[1:]) // 2)[known]]
    return middles


@dataclass(frozen=True)
class Panel:
    """How the dates of customers lie.

    Attributes
    ----------
    once : float
        Share of the rows that are the only one of their customer and day.
    coverage : float
        Share of all pairs of a customer and a day of the table that have a row.
    adjacent : float
        Of the steps from one row of a customer to the next, the share that go to the very next day of the table.
    """

    once: float
    coverage: float
    adjacent: float

    @property
    def is_one(self) -> bool:
        """Whether customers are looked at on the same days, time and again (bounds ours)."""
        return self.once >= 0.98 and (self.coverage >= 0.5 or self.adjacent >= 0.6)


def panel(customers: Codes, days: Codes) -> Panel:
    """How the days of customers lie; `days` must be numbered in their order.

    >>> panel(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]))
    Panel(once=1.0, coverage=1.0, adjacent=1.0)
    """
    known = (customers >= 0) & (days >= 0)
    customers, days = customers[known], days[known]
    if not len(customers):
        return Panel(0.0, 0.0, 0.0)
    width = int(days.max()) + 1
    pairs, counts = np.unique(customers * width + days, return_counts=True)
    people = len(np.unique(customers))
    own, day = pairs // width, pairs % width
    same = own[1:] == own[:-1]
    steps = (day[1:] - day[:-1])[same]
    adjacent = float((steps == 1).mean()) if len(steps) else 0.0
    once = float((counts == 1).sum() / len(customers))
    return Panel(once, len(pairs) / (people * len(np.unique(days))), adjacent)
