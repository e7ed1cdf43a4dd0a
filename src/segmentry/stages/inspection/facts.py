"""What is known of every column before its part is decided: figures over all rows, and its first cells."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pyarrow as pa

from segmentry.engines.base import Function, Measure, Rows
from segmentry.results.table import NUMERIC, ColumnType
from segmentry.stages.shared.compounds import parted
from segmentry.stages.shared.traits import is_id, normal

#: Cells that tell what a column holds.
FIRST_CELLS = 200
#: Columns with a smaller share of different values need not be counted exactly: values stand in them twice.
_NEARLY_UNIQUE = 0.8

_MEASURED: Mapping[ColumnType, tuple[Function, ...]] = {
    "integer": ("min", "max", "mean", "sd"),  # none of them infinite
    "number": ("min", "max", "mean", "sd", "infinite"),
    "date": ("min", "max"),
}


@dataclass(frozen=True)
class Figures:
    """What was measured of a column: `distinct` within a few per cent, min to sd of numbers (of dates in days)."""

    filled: int
    distinct: int
    min: float | None = None
    max: float | None = None
    mean: float | None = None
    sd: float | None = None
    infinite: int = 0


@dataclass(frozen=True)
class Facts:
    """What is known of one column.

    Attributes
    ----------
    unique : bool
        No value stands in it twice, and more than one stands in it.
    cells : tuple
        The filled ones among the first cells.
    """

    name: str
    type: ColumnType
    n_rows: int
    figures: Figures
    unique: bool = False
    cells: tuple[Any, ...] = ()

    @cached_property
    def word(self) -> str:
        """The name in the spelling in which names are compared, its words apart."""
        return parted(normal(self.name))

    @property
    def is_numeric(self) -> bool:
        """Whether it holds numbers."""
        return self.type in NUMERIC

    @property
    def missing(self) -> float:
        """The share of its cells that are missing (0 to 1)."""
        return 1 - self.figures.filled / self.n_rows

    @property
    def farthest(self) -> float:
        """How far its farther end is from the mean, in standard deviations; 0 where that is not known."""
        low, high, mean, sd = self.figures.min, self.figures.max, self.figures.mean, self.figures.sd
        if low is None or high is None or mean is None or not sd:
            return 0.0
        return max(high - mean, mean - low) / sd

    @property
    def is_whole(self) -> bool:
        """Whether it holds whole numbers, as far as its first cells tell: 17850 may be stored as 17850.0."""
        return self.type == "integer" or (self.type == "number" and all(cell == int(cell) for cell in self.cells))

    @property
    def text(self) -> tuple[str, ...]:
        """The first cells of a column of text; none of any other."""
        return self.cells if self.type == "text" else ()


def look(rows: Rows, head: pa.Table) -> dict[str, Facts]:
    """The facts of every column, in input order. `head` holds the first rows of the columns that are looked at."""
    looked_at = frozenset(head.column_names)
    types = {name: type for name, type in rows.types.items() if name in looked_at}
    figures = figures_of(rows, types)
    facts = {
        name: Facts(name, type, rows.n_rows, figures[name], cells=_cells(head, name)) for name, type in types.items()
    }
    unique = _unique(rows, facts)
    return {name: replace(column, unique=name in unique) for name, column in facts.items()}


def figures_of(rows: Rows, names: Collection[str]) -> dict[str, Figures]:
    """The figures of these columns over all rows, every cell a value that is not empty."""
    wanted = [
        Measure(function, name)
        for name in names
        for function in ("count", "about_distinct", *_MEASURED.get(rows.types[name], ()))
    ]
    measured: dict[str, dict[str, Any]] = {name: {} for name in names}
    for measure, figure in zip(wanted, rows.query(wanted), strict=True):
        measured[measure.column][measure.function] = figure
    return {name: _as_figures(**figures) for name, figures in measured.items()}


def _as_figures(count: int, about_distinct: int, infinite: int | None = None, **figures: float | None) -> Figures:
    return Figures(count, min(about_distinct, count), infinite=infinite or 0, **figures)


def _cells(head: pa.Table, name: str) -> tuple[Any, ...]:
    first = head.column(name).slice(0, FIRST_CELLS).to_pylist()
    return tuple(cell for cell in first if cell is not None and cell != "")


def _unique(rows: Rows, facts: Mapping[str, Facts]) -> set[str]:
    """Columns in which no value stands twice; counted exactly where the cheap count comes near.

    Text with missing cells is no id. Numbers that are not whole may be one only when they are named so: as a float
    1234 is 1234.0.
    """

    def may_be(column: Facts) -> bool:
        whole = column.type == "integer" or (column.type == "number" and is_id(column.word))
        able = whole or (column.type == "text" and column.figures.filled == column.n_rows)
        return able and column.figures.filled > 1 and column.figures.distinct > _NEARLY_UNIQUE * column.figures.filled

    near = [name for name, column in facts.items() if may_be(column)]
    exact = rows.query([Measure("distinct", name) for name in near])
    return {name for name, distinct in zip(near, exact, strict=True) if distinct == facts[name].figures.filled}
