"""Days of a log: text of which some cannot be read, where elsewhere all cells must be dates, and whole numbers."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines.base import Measure, Rows
from segmentry.results.table import Table
from segmentry.sources import date_forms
from segmentry.sources.retyping import as_dates
from segmentry.stages.customers import log_dates, log_names
from segmentry.stages.customers.log_cells import cell_of, with_dates
from segmentry.stages.customers.moments import Clock, Days
from segmentry.stages.customers.shape import Head

#: Rows that tell how days are written; the last day that six digits can tell, and the last month.
_LOOKED_AT, _LAST_SHORT, _MONTHS = 10_000, 991231, 12
_LAST_HOUR, _LAST_MINUTE = 23, 2359
#: Years of the Buddha's era, and the first and the last that dates of a log are taken to be of.
_BUDDHA, _FIRST_OF_BUDDHA, _LAST_OF_BUDDHA = 543, 2500, 2600
_YEAR = r"\b25[0-9]{2}\b"
#: Rows of which a date in other years tells that there are none of these.
_FIRST_ROWS = 100
#: So many of the cells must be dates (ours).
_MOST = 0.5


def days_of(rows: Rows, name: str) -> Days:
    """What the whole numbers are in which a log tells its days; of other columns "dates".

    Six digits are a year and a month, such as 202401, unless some end in more than 12: those are days, such as 240131.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = segmentry.read(pd.DataFrame({"a": [930101, 981231], "b": [3, 711], "c": [202401, 202412]}))
    >>> [days_of(log.rows, name) for name in "abc"]
    ['short dates', 'numbers', 'dates']
    """
    if rows.types[name] != "integer":
        return "dates"
    cells = np.asarray(rows.collect([name], _LOOKED_AT).column(0).drop_null().to_numpy())
    if log_dates.are_numbered(cells):
        return "numbers"
    months, days = cells // 100 % 100, cells % 100
    valid = (
        len(cells) and cells.max() <= _LAST_SHORT and months.max() <= _MONTHS and days.min() > 0 and days.max() <= 31
    )
    return "short dates" if valid and days.max() > _MONTHS else "dates"


def clock_of(rows: Rows, name: str | None) -> Clock:
    """What the whole numbers are in which a log tells its times of day: to the hour, to the minute or to the second.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = segmentry.read(pd.DataFrame({"a": [9, 17], "b": [905, 1730], "c": [90512, 173059]}))
    >>> [clock_of(log.rows, name) for name in "abc"]
    ['hours', 'minutes', 'seconds']
    """
    if name is None or rows.types[name] != "integer":
        return "seconds"
    [last] = rows.query([Measure("max", name)])
    return "seconds" if last is None or last > _LAST_MINUTE else "minutes" if last > _LAST_HOUR else "hours"


def with_common_years(table: Table) -> Table:
    """The table with dates in years of the Buddha's era, as Thailand writes them, in the years of our calendar.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = segmentry.read(pd.DataFrame({"order date": ["04/01/2564", "30/11/2566"] * 5}))
    >>> with_common_years(log).rows.collect(["order date"]).column(0)[0].as_py().date().isoformat()
    '2021-01-04'
    """
    dates = [name for name in table.names if table.types[name] == "date"]
    head = table.rows.collect(dates, _FIRST_ROWS) if dates else None
    dates = [name for name in dates if head is not None and _may_be_of_buddha(head.column(name))]
    spans = table.rows.query([Measure(edge, name) for name in dates for edge in ("min", "max")]) if dates else []
    edges = zip(dates, spans[::2], spans[1::2], strict=True)
    years = {name: (_year(first), _year(last)) for name, first, last in edges if first is not None}
    made = {
        name: f"{cell_of(table, name)} - INTERVAL {_BUDDHA} YEAR"
        for name, (first, last) in years.items()
        if first >= _FIRST_OF_BUDDHA and last <= _LAST_OF_BUDDHA
    }
    if not made:
        return table
    return with_dates(table, made, _notes(made))


def _notes(names: Iterable[str]) -> list[str]:
    return [f"`{name}`: dates in years of the Buddha's era, of which {_BUDDHA} are taken off." for name in names]


def _are_of_buddha(table: Table, name: str) -> bool:
    """Whether each of the first texts has one year, and that of the Buddha's era."""
    cells = Head.of(table.rows, [name], _FIRST_ROWS).texts(name)
    return bool(cells) and all(len(re.findall(_YEAR, cell)) == 1 for cell in cells)


def _in_our_years(cell: str) -> str:
    """SQL of a text with its year less 543."""
    year = f"regexp_extract({cell}, '{_YEAR}')"
    return f"replace({cell}, {year}, CAST(TRY_CAST({year} AS INTEGER) - {_BUDDHA} AS VARCHAR))"


def _may_be_of_buddha(cells: pa.ChunkedArray) -> bool:
    """Whether none of the first dates speaks against it, which spares nearly every table a pass over all."""
    years = pc.year(cells.drop_null()).to_numpy()
    return bool(((years >= _FIRST_OF_BUDDHA) & (years <= _LAST_OF_BUDDHA)).all())


def _year(moment: float) -> int:
    """The year of a date in days since 1970."""
    return (datetime(1970, 1, 1) + timedelta(days=moment)).year


def with_days(table: Table) -> Table:
    """The table with those columns of text that are named like the day of an order read as dates, where most cells are.

    Years of the Buddha's era are made ours before: only then there is a 29 February in 2567.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = pd.DataFrame({"order date": ["31.01.2024", "01.02.2024", "soon"], "name": ["a", "b", "c"]})
    >>> read = with_days(segmentry.read(log))
    >>> read.types["order date"], read.load_report.notes[-1]
    ('date', '`order date`: dates in 2 of 3 cells, the others count as missing.')
    """
    named = [name for name in table.names if table.types[name] == "text" and log_names.fits_well(name, "date")]
    if of_buddha := [name for name in named if _are_of_buddha(table, name)]:
        table = with_dates(
            table, {name: _in_our_years(cell_of(table, name)) for name in of_buddha}, _notes(of_buddha), "text"
        )
    for name in named:
        if table.types[name] == "text":
            form, count = date_forms.likeliest(table.rows, name)
            [filled] = table.rows.query([Measure("count", name)])
            if count and count >= _MOST * filled:
                why = f"in {count:,} of {filled:,} cells, the others count as missing"
                table = as_dates(table, name, form, why)
    return table
