"""How dates are written in text: formats as strptime has them, each an order of day, month and year with its marks."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import zip_longest

from segmentry.engines.base import Rows
from segmentry.sources.counts import Cells, figures, first_cells

_TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
#: What may stand before a day with the name of its month.
_TIMES_BEFORE = ("%H:%M, ", "%I:%M %p, ")
#: Orders in which dates are written, the likelier first.
_DATES = (
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%Y.%m.%d",
    "%d.%m.%y",
    "%m/%d/%y",
    "%d/%m/%y",
    "%d-%m-%y",
    "%y-%m-%d",
    "%y/%m/%d",
    "%d %b %Y",
    "%d-%b-%Y",
    "%d%b%Y",
    "%b %d, %Y",
    "%b %d %Y",
    "%d %B %Y",
    "%B %d, %Y",
    "%B %d %Y",
    "%d-%b-%y",
    "%d %b %y",
    "%d%b%y",
)
_ORDERS = {"%d": "day", "%m": "month", "%b": "month", "%B": "month", "%Y": "year", "%y": "year"}
#: What the parts of a form look like: cheap to tell, where `strptime` compiles each form anew.
_LOOKS = {"Y": r"\d{4}", "y": r"\d{2}", "b": r"[^\W\d_]{3}", "B": r"[^\W\d_]{3,9}", "p": "[AaPp][Mm]"}
#: Cells that are tried in every form, and further ones in those that fit any.
_FIRST, _LOOKED_AT = 20, 200
#: A column is one of dates with others among them where at least so many of its cells are some (ours).
_MOST = 0.5


def found(rows: Rows, first: Cells, filled: Mapping[str, int]) -> tuple[dict[str, str], set[str]]:
    """The columns of dates, and how each is written; and those that nothing tells the order of.

    Where a column could be read in two ways, it is read so that its first cells are of the fewest years, and as the
    other columns are.

    Parameters
    ----------
    first : dict of str to list of str
        The first filled cells of columns of text.
    filled : dict of str to int
        The columns that are asked about, and how many of their cells are filled.
    """
    plain = figures(rows, "dates", list(filled))
    able: dict[str, list[str]] = {}
    for name, count in filled.items():
        likely = [form for form in _forms() if _all_dates(first[name], form)]
        dated = {form: figures(rows.typed({}, {name: form}), "dates", [name])[name] for form in likely}
        fits = ["plain"] if plain[name] == count else [form for form in likely if dated[form] == count]
        able[name] = _of_fewest_years(first[name], fits)
    sure = {forms[0][:2] for forms in able.values() if len(forms) == 1}
    spellings = {name: next((f for f in forms if f[:2] in sure), forms[0]) for name, forms in able.items() if forms}
    return spellings, {name for name, forms in able.items() if len({form[:2] for form in forms} - sure) > 1}


def likeliest(rows: Rows, name: str) -> tuple[str, int]:
    """How most cells of a column of text are dates, and how many are; `plain` and 0 where none is.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> table = segmentry.read(pd.DataFrame({"when": ["31.01.2024", "soon", "02.02.2024"]}))
    >>> likeliest(table.rows, "when")
    ('%d.%m.%Y', 2)
    """
    cells = first_cells(rows, [name])[0][name][:_LOOKED_AT]
    likely = [form for form in _forms() if any(_is_date(cell, form) for cell in cells[:_FIRST])]
    counts = {form: sum(_is_date(cell, form) for cell in cells) for form in likely}
    most = max(counts.values(), default=0)
    able = [form for form, count in counts.items() if count == most >= _MOST * len(cells) and most]
    fits = _of_fewest_years(cells, able)[:1]
    dated = {form: figures(rows.typed({}, {name: form}), "dates", [name])[name] for form in ("plain", *fits)}
    best = max(dated, key=lambda form: dated[form])
    return best, dated[best]


def said(name: str, form: str, filled: int, doubtful: bool) -> str:
    """What people are told of it."""
    order = ", ".join(_ORDERS[part] for part in re.findall("%[dmbBYy]", form))
    doubt = " The order is a guess: no cell tells." if doubtful else ""
    return f"`{name}`: dates written {order}, {filled:,} of {filled:,} cells.{doubt}"


@cache
def _forms() -> tuple[str, ...]:
    named = [date for date in _DATES if "%b" in date or "%B" in date]
    behind = [date + time for date in _DATES for time in _TIMES]
    return (*behind, *(time + date for date in named for time in _TIMES_BEFORE))


@cache
def _looks_like(form: str) -> re.Pattern[str]:
    """What a cell of that form looks like."""
    parts = re.split(r"%(.)", form)
    marks = [re.escape(mark).replace(r"\ ", r"\s+") for mark in parts[::2]]
    cells = [_LOOKS.get(part, r"\d{1,2}") for part in parts[1::2]]
    return re.compile("".join(mark + cell for mark, cell in zip_longest(marks, cells, fillvalue="")))


def _of_fewest_years(cells: Sequence[str], forms: Sequence[str]) -> list[str]:
    """Those by which the cells are of the fewest years: 24-01-31 and 24-02-01 are not days of 2031 and 2001."""
    if len(forms) < 2:
        return list(forms)
    years = {form: len({date.year for cell in cells if (date := _date(cell, form))}) for form in forms}
    return [form for form in forms if years[form] == min(years.values())]


def _all_dates(cells: Sequence[str], form: str) -> bool:
    return bool(cells) and any(map(str.isdigit, cells[0])) and all(_is_date(cell, form) for cell in cells)


def _is_date(cell: str, form: str) -> bool:
    return _date(cell, form) is not None


def _date(cell: str, form: str) -> datetime | None:
    if _looks_like(form).fullmatch(cell) is None:
        return None
    try:
        return datetime.strptime(cell, form)
    except ValueError:
        return None
