"""How figures are said to people: averages, shares and days, each in its own form."""

from typing import Literal

from segmentry.results.columns import Column
from segmentry.results.table import ColumnType
from segmentry.wording import day
from segmentry.wording import figure as plain

#: What an average is: a number, the share of a level (0 to 1), or days since 1970-01-01.
Kind = Literal["number", "share", "date"]

#: Up to so many different values, their estimated number is right.
_COUNTED = 3

#: What the average of a column is, where it is no plain number.
KINDS: dict[ColumnType, Kind] = {"date": "date", "boolean": "share"}


def said(value: float | None, kind: Kind = "number") -> str:
    """An average as people read it.

    >>> said(2600.5789), said(0.964, "share"), said(18262, "date"), said(None, "share")
    ('2,601', '96%', '2020-01-01', '-')
    """
    if value is None or kind == "number":
        return plain(value)
    return f"{max(value, 0.0):.0%}" if kind == "share" else day(value)


def signed(value: float | None) -> str:
    """A difference with its sign; none where it is nothing."""
    return "-" if value is None else f"{value:+.2f}" if round(value, 2) else "0.00"


def type_of(column: Column) -> str:
    """Its type, and what share of its cells is of it where that is not all."""
    return column.type if column.fits == 1 else f"{column.type} ({min(column.fits, 0.999):.1%})"


def typical(column: Column) -> str:
    """What its cells hold: the range and the mean of numbers, the range of dates, else how many are different."""
    if column.minimum is None or column.maximum is None:
        return f"{_different(column)} different" if column.filled else ""
    if column.type == "date":
        return f"{day(column.minimum)} to {day(column.maximum)}"
    ends = [f"{end:,.0f}" if column.type == "integer" else plain(end) for end in (column.minimum, column.maximum)]
    return f"{ends[0]} to {ends[1]}" + ("" if column.mean is None else f", mean {plain(column.mean)}")


def _different(column: Column) -> str:
    """How many values are different, which is an estimate but for ids, that have another one in every row.

    >>> told = {"name": "a", "type": "text", "reason": "", "filled": 4000}
    >>> _different(Column(**told, role="id", distinct=4000)), _different(Column(**told, role="feature", distinct=3912))
    ('4,000', 'about 3,912')
    """
    exact = column.distinct <= _COUNTED or (column.role == "id" and column.distinct == column.filled)
    return f"{column.distinct:,}" if exact else f"about {column.distinct:,}"


def reason(column: Column) -> str:
    """Why it has its role, and which of its numbers may stand for missing (days as dates)."""
    numbers = (day(value) if column.type == "date" else f"{value:,.6g}" for value in column.stand_ins)
    return f"{column.reason}; {', '.join(numbers)} may stand for missing" if column.stand_ins else column.reason


def printable(text: str) -> str:
    """Text without anything in it that a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text)
