"""Averages of columns as raw values, for workbooks and whoever calculates."""

from datetime import date, timedelta

from segmentry import wording
from segmentry.kinds import Kind
from segmentry.reporting.document import Cell

#: Excel's first and last day, since 1970-01-01.
_FIRST_DAY, _LAST_DAY = -25_567, 2_932_896


def raw_average(value: float | None, kind: Kind) -> Cell:
    """The average of a column as a raw value, as a date where it is of dates."""
    if value is not None and kind == "date":
        if not _FIRST_DAY <= value <= _LAST_DAY:
            return Cell(wording.average(value, kind), "said")
        return Cell(date(1970, 1, 1) + timedelta(days=round(value)), "date")
    return Cell(value, kind)
