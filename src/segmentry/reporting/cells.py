"""What a sheet of the workbook is made of: titles, words, columns of a kind and rows of values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

#: What a column or cell holds: text, long text, text whose lines are kept, or numbers of a kind.
Kind = Literal["text", "long", "code", "count", "number", "figure", "share", "date"]


@dataclass(frozen=True)
class Cell:
    """A value of another kind than its column's."""

    value: float | str | date | None
    kind: Kind


Value = float | str | None | Cell
Columns = tuple[tuple[str, Kind], ...]


@dataclass(frozen=True)
class Sheet:
    """One table with its title and what is said above it.

    Attributes
    ----------
    columns : tuple of pairs
        Head and kind.
    fixed : int
        Columns that stay where they are.
    colours : tuple of str
        Per row the colour of its segment, or nothing.
    scaled : pair of int, or None
        The first and the last column of those that are coloured by their numbers.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    columns: Columns
    rows: tuple[tuple[Value, ...], ...]
    fixed: int = 1
    colours: tuple[str, ...] = ()
    scaled: tuple[int, int] | None = None
