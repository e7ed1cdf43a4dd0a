"""What a sheet of the workbook is made of: titles, words, columns of a kind and rows of values."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from segmentry.reporting.captions import Caption
from segmentry.reporting.shapes import colour
from segmentry.reporting.words import Kind as Average
from segmentry.reporting.words import said
from segmentry.results.segmentation import Segmentation

#: What a column or cell holds: text, long text, text whose lines are kept, figures that we put in words, or numbers
#: of a kind. Nothing in the figures is from data, so that they need no apostrophe where they begin with a minus.
Kind = Literal["text", "long", "code", "said", "count", "number", "figure", "share", "date"]

#: Excel's first and last day, since 1970-01-01.
_FIRST_DAY, _LAST_DAY = -25_567, 2_932_896


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


def in_words(caption: Caption) -> tuple[str, str]:
    """What stands above a table that has a caption."""
    return f"What it means. {caption.means}", f"What to do with it. {caption.do}"


def colours(segmentation: Segmentation) -> tuple[str, ...]:
    """The colour of every segment, in order."""
    return tuple(colour(segment.id) for segment in segmentation.segments)


def average(value: float | None, kind: Average) -> Cell:
    """An average, as a date where it is of dates."""
    if value is not None and kind == "date":
        if not _FIRST_DAY <= value <= _LAST_DAY:
            return Cell(said(value, kind), "said")
        return Cell(date(1970, 1, 1) + timedelta(days=round(value)), "date")
    return Cell(value, kind)
