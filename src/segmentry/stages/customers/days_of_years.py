"""Days as programs of mainframes keep them: 116004 is the fourth day of 2016, the year counted from 1900."""

import numpy as np

from segmentry.results.table import Table
from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_cells import cell_of, with_dates

#: Columns and rows that are looked at: the first rows tell of most columns that they are none.
_COLUMNS, _FIRST, _LOOKED_AT = 60, 200, 10_000
#: The first and the last of such days, and the last day of a year.
_EARLIEST, _LATEST, _LAST_OF_YEAR = 100_001, 150_366, 366
#: Of no name that says so they are days where so many differ, from the beginning of years to their end, and where they
#: go with the rows so far; numbers of things have no gap behind 366 (ours).
_DIFFERENT, _EARLY, _LATE, _GO = 30, 66, 300, 0.9
_MONTHS, _LAST_OF_MONTH = 12, 31


def with_days_of_years(table: Table, planned: str | None) -> Table:
    """The table with whole numbers that are a year and a day of it read as dates; 0 is none.

    Parameters
    ----------
    planned : str or None
        The column that the plan names for the day.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> read = with_days_of_years(segmentry.read(pd.DataFrame({"order date": [115365, 116004, 0]})), None)
    >>> [day and day.date().isoformat() for day in read.rows.collect(["order date"]).column(0).to_pylist()]
    ['2015-12-31', '2016-01-04', None]
    """
    named = [name for name in table.names if name == planned or log_names.score("date", name)]
    able = [name for name in table.names if name in named or log_names.is_anonymous(name)]
    able = [name for name in able if table.types[name] == "integer"][:_COLUMNS]
    known: dict[str, np.ndarray] = {}
    for most in (_FIRST, _LOOKED_AT):
        known = _known(table, able, most)
        able = [name for name in able if _are_days(known[name])]
    days = [name for name in able if name in named or _surely(known[name])]
    if not days:
        return table
    notes = [f"`{name}`: dates written as year, counted from 1900, and day of the year." for name in days]
    return with_dates(table, {name: _day(cell_of(table, name)) for name in days}, notes)


def _known(table: Table, names: list[str], most: int) -> dict[str, np.ndarray]:
    """The first cells of columns that are neither missing nor 0."""
    if not names:
        return {}
    cells = table.rows.collect(names, limit=most)
    numbers = {name: cells.column(name).drop_null().to_numpy() for name in names}
    return {name: column[column != 0] for name, column in numbers.items()}


def _are_days(cells: np.ndarray) -> bool:
    """Whether they can be such days, and are none of six digits, such as 101231."""
    if not len(cells) or cells.min() < _EARLIEST or cells.max() > _LATEST:
        return False
    of_year, month, of_month = cells % 1000, cells // 100 % 100, cells % 100
    short = month.min() > 0 and month.max() <= _MONTHS and of_month.min() > 0 and of_month.max() <= _LAST_OF_MONTH
    return bool(of_year.min() > 0 and of_year.max() <= _LAST_OF_YEAR and not short)


def _surely(cells: np.ndarray) -> bool:
    of_year = cells % 1000
    if len(np.unique(cells)) < _DIFFERENT or of_year.min() > _EARLY or of_year.max() < _LATE:
        return False
    from scipy.stats import spearmanr  # half a second to import, and few tables need it

    return bool(abs(spearmanr(np.arange(len(cells)), cells).statistic) >= _GO)


def _day(cell: str) -> str:
    """SQL of the day."""
    whole = f"CAST({cell} AS BIGINT)"
    year = f"TRY_STRPTIME(CAST((1900 + {whole} // 1000) * 10000 + 101 AS VARCHAR), '%Y%m%d')"
    is_day = f"{whole} BETWEEN {_EARLIEST} AND {_LATEST} AND {whole} % 1000 BETWEEN 1 AND {_LAST_OF_YEAR}"
    return f"CASE WHEN {is_day} THEN {year} + to_days(CAST({whole} % 1000 - 1 AS INTEGER)) END"
