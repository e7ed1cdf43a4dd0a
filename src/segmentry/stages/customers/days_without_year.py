"""Days that are written without their year (0201, `02.01.`), as programs for books keep them."""

import re
from datetime import date, datetime
from pathlib import Path

from segmentry.results.table import Table
from segmentry.stages.customers import log_names
from segmentry.stages.customers.date_parts import column_of_years
from segmentry.stages.customers.log_cells import cell_of, with_dates
from segmentry.stages.customers.shape import Head

_LOOKED_AT = 10_000
_SHORT = re.compile(r"(\d{1,2})[./-](\d{1,2})\.?|(\d{1,2})(\d{2})")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MONTHS, _DAYS, _DAYS_OF_YEAR = 12, 31, 366


def with_years(table: Table) -> Table:
    """The table with days without a year read as dates: of the one in a column of years, else in the file's name.

    Where it tells the first and the last day, as of a business year, each day is the one between them.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = segmentry.read(pd.DataFrame({"Belegdatum": ["0201", "2802", "3112"]}))
    >>> read = with_years(log.model_copy(update={"name": "Buchungen_20230701_20240630.csv"}))
    >>> [day.date().isoformat() for day in read.rows.collect(["Belegdatum"]).column(0).to_pylist()]
    ['2024-01-02', '2024-02-28', '2023-12-31']
    """
    named = [name for name in table.names if log_names.fits_well(name, "date")]
    if any(table.types[name] == "date" for name in named):
        return table
    for name in (name for name in named if table.types[name] in ("text", "integer")):
        days_first = _days_come_first(Head.of(table.rows, [name], _LOOKED_AT).levels(name))
        if days_first is None:
            continue
        if (years := column_of_years(table)) is not None:
            day = _day(cell_of(table, name), f"CAST({cell_of(table, years)} AS VARCHAR)", days_first)
            return with_dates(table, {name: day}, [f"`{name}`: days of the years in `{years}`."])
        if (first := _first_day(Path(table.name).stem)) is not None:
            note = f"`{name}`: days without a year, those from {first} on, as the name of the file tells."
            return with_dates(table, {name: _from(cell_of(table, name), first, days_first)}, [note])
    return table


def _days_come_first(levels: list[str]) -> bool | None:
    """Whether the day stands before the month; None where cells are no days."""
    found = [_SHORT.fullmatch(level.strip()) for level in levels]
    pairs = [[int(part) for part in match.groups() if part] for match in found if match]
    if not pairs or len(pairs) < len(levels):
        return None
    most = max(one for one, _ in pairs), max(other for _, other in pairs)
    if max(most) > _DAYS or min(most) > _MONTHS or not all(all(pair) for pair in pairs):
        return None
    return most[1] <= _MONTHS


def _first_day(called: str) -> date | None:
    """The first day that dates can be of: of the period that a name tells, else of its only year."""
    days = sorted({found.groups() for found in _DAY.finditer(called)})
    years = {int(year) for year in _YEAR.findall(called)} | {int(year) for year, *_ in days}
    if len(years) == 1:
        return date(years.pop(), 1, 1)
    if len(days) != len(("from", "to")):
        return None
    first, last = (datetime.strptime("".join(day), "%Y%m%d").date() for day in days)
    return first if (last - first).days < _DAYS_OF_YEAR else None


def _day(cell: str, year: str, days_first: bool) -> str:
    """SQL of such a day in a year."""
    parted = f"regexp_replace(trim(CAST({cell} AS VARCHAR)), '^(\\d{{1,2}})[./-](\\d{{1,2}})\\.?$', '\\1-\\2')"
    parted = f"regexp_replace({parted}, '^(\\d{{1,2}})(\\d{{2}})$', '\\1-\\2')"
    return f"TRY_STRPTIME({parted} || '-' || {year}, '{'%d-%m-%Y' if days_first else '%m-%d-%Y'}')"


def _from(cell: str, first: date, days_first: bool) -> str:
    """SQL of the first such day from that one on."""
    in_year, in_next = (_day(cell, f"'{year}'", days_first) for year in (first.year, first.year + 1))
    return f"CASE WHEN {in_year} >= DATE '{first.isoformat()}' THEN {in_year} ELSE {in_next} END"
