"""How dates are written in text: formats as strptime has them, each an order of day, month and year with its marks."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from itertools import accumulate, islice, zip_longest
from math import floor

from segmentry.engines.base import Rows
from segmentry.engines.month_names import AT, CLOCK, HALF, MONTH, ORDINAL, halves, numbered
from segmentry.engines.sql import ZONE, ZONED
from segmentry.sources.counts import Cells, figures, first_cells
from segmentry.sources.date_spellings import DIGITS, forms
from segmentry.sources.impossible_dates import ISO, Form, NoDates, is_no_date, no_dates

_ORDERS = {"%d": "day", "%m": "month", "%b": "month", "%B": "month", MONTH: "month", "%Y": "year", "%y": "year"}
#: What the parts of a form look like: cheap to tell, where `strptime` compiles each form anew.
_LOOKS = {
    "Y": r"\d{4}",
    "y": r"\d{2}",
    "a": r"[^\W\d_]{3}",
    "b": r"[^\W\d_]{3}",
    "B": r"[^\W\d_]{3,9}",
    "N": r"[^\W\d_]{3,12}\.?",
    "p": f"(?i:{HALF})",
}
#: A date without marks, and how few cells tell that whole numbers are dates: of a hundred such numbers four are (ours).
_WHOLE, _ENOUGH = re.compile(r"(19|20|99)\d{6}"), 3
#: Cells that are tried in every form, and further ones in those that fit any.
_FIRST, _LOOKED_AT, _FEW = 20, 200, 5
#: The share of the first cells that may be no dates, but for those that stand for none (ours).
_MOST_ODD = 0.2
_MONTHS = 12
_ALL_NINES = str.maketrans("012345678", "9" * 9)
_DIGIT = re.compile(r"\d")
_SWAPPED = str.maketrans("dm", "md")
#: A column is one of dates with others among them where at least so many of its cells are some (ours).
_MOST = 0.5


@dataclass(frozen=True)
class Dates:
    """Columns of dates: how each is written, those that nothing tells the order of, and their cells that are none."""

    spellings: Mapping[str, str]
    doubtful: frozenset[str]
    no_dates: Mapping[str, NoDates]

    def notes(self, filled: Mapping[str, int]) -> list[str]:
        """What people are told of them. `filled`: how many cells of each column are."""
        written = [
            said(name, form, filled[name], name in self.doubtful, self.misfits.get(name, 0))
            for name, form in self.spellings.items()
            if form != "plain"
        ]
        return written + [cells.said(name) for name, cells in self.no_dates.items()]

    @property
    def misfits(self) -> dict[str, int]:
        """By column, how many filled cells are no dates."""
        return {name: cells.count for name, cells in self.no_dates.items()}


def found(rows: Rows, first: Cells, filled: Mapping[str, int], with_numbers: Collection[str] = ()) -> Dates:
    """The columns of dates.

    Where a column could be read in two ways, it is read so that its first cells are of the fewest years, and as the
    other columns are.

    Parameters
    ----------
    first : dict of str to list of str
        The first filled cells of columns of text.
    filled : dict of str to int
        The columns that are asked about, and how many of their cells are filled.
    with_numbers : collection of str
        Those of which some cells are numbers: where none of the first is a date written year first, few are.
    """
    asked = [name for name in filled if name not in with_numbers or any(map(ISO.match, first[name]))]
    plain = dict.fromkeys(filled, 0) | figures(rows, "dates", asked)
    able: dict[str, list[str]] = {}
    none: dict[str, dict[str, NoDates]] = {}
    for name, count in filled.items():
        if plain[name] == count:
            able[name] = ["plain"]
            continue
        some = _typical(first[name])
        likely = [form for form in _looking_like(some) if _are_dates(some, form)]
        dated = {form: figures(rows.typed({}, {name: form}), "dates", [name])[name] for form in likely}
        able[name] = _of_fewest_years(first[name], [form for form in likely if dated[form] == count])
        if not able[name]:
            dated |= {"plain": plain[name]} if plain[name] else {}
            none[name] = _nearly_all(first[name], dated, count)
            able[name] = _of_fewest_years(some, list(none[name]))
    sure = {forms[0][:2] for forms in able.values() if len(forms) == 1}
    spellings = {name: next((f for f in forms if f[:2] in sure), forms[0]) for name, forms in able.items() if forms}
    doubtful = {name for name, forms in able.items() if len({form[:2] for form in forms} - sure) > 1}
    left = {name: forms[spellings[name]] for name, forms in none.items() if name in spellings}
    return Dates(spellings, frozenset(doubtful), left)


def of_digits(rows: Rows, first: Cells, filled: Mapping[str, int]) -> set[str]:
    """The columns of whole numbers that are dates without marks, such as 20240131."""
    likely = {name: some for name, cells in first.items() if len(some := _typical(cells)) >= _ENOUGH}
    likely = {name: some for name, some in likely.items() if all(map(_WHOLE.fullmatch, some))}
    likely = {name: some for name, some in likely.items() if _are_dates(some, DIGITS)}
    dated = figures(rows.typed({}, dict.fromkeys(likely, DIGITS)), "dates", list(likely))
    form = _form(DIGITS)
    return {
        name
        for name, dates in dated.items()
        if dates == filled[name] or no_dates(first[name], form, dates, filled[name]) is not None
    }


def _typical(cells: Sequence[str]) -> list[str]:
    """The first cells but for those that stand for no date; none where the first few have no digit."""
    if not any(map(str.isdigit, "".join(cells[:_FEW]))):
        return []
    return list(islice((cell for cell in cells if not is_no_date(cell)), _LOOKED_AT))


def _nearly_all(cells: Sequence[str], dated: Mapping[str, int], filled: int) -> dict[str, NoDates]:
    """The forms in which most cells are dates, and what is not: of several the ones with the most dates."""
    able = {}
    for form, dates in dated.items():
        if dates == max(dated.values()) and (none := no_dates(cells, _form(form), dates, filled)) is not None:
            able[form] = none
    return able


def _form(form: str) -> Form:
    swapped = form.translate(_SWAPPED) if form != "plain" else "%Y-%d-%m"
    looks = ISO if form == "plain" else _looks_like(form)
    return Form(
        lambda cell: looks.fullmatch(cell) is not None,
        lambda cell: _is_date(cell, form),
        lambda cell: MONTH not in form and _is_date(cell, swapped),
    )


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
    likely = [form for form in forms() if any(_is_date(cell, form) for cell in cells[:_FIRST])]
    counts = {form: sum(_is_date(cell, form) for cell in cells) for form in likely}
    most = max(counts.values(), default=0)
    able = [form for form, count in counts.items() if count == most >= _MOST * len(cells) and most]
    fits = _of_fewest_years(cells, able)[:1]
    dated = {form: figures(rows.typed({}, {name: form}), "dates", [name])[name] for form in ("plain", *fits)}
    best = max(dated, key=lambda form: dated[form])
    return best, dated[best]


def form_of(cells: Sequence[str], days: Sequence[date]) -> str | None:
    """How cells of text beside days of a spreadsheet are dates; None where they are none, or in more than one way.

    Nor where they are those that the spreadsheet did not understand, because it takes the month for the day: it has
    swapped the others.

    Examples
    --------
    >>> form_of(["31.01.2024", "02.02.2024"], [date(2024, 3, 15)])
    '%d.%m.%Y'
    >>> form_of(["31/01/2024", "22/02/2024"], [date(2024, 3, 2)]) is None
    True
    """
    able = [form for form in forms() if all(_is_date(cell, form) for cell in cells)]
    if len(able) != 1 or any(isinstance(day, datetime) and day.time() != time() for day in days):
        return None
    written = [_date(cell, able[0]) for cell in cells]
    is_swapped = all(day is not None and day.day > _MONTHS for day in written) and all(d.day <= _MONTHS for d in days)
    return None if is_swapped else able[0]


def said(name: str, form: str, filled: int, doubtful: bool, misfits: int = 0) -> str:
    """What people are told of it."""
    order = ", ".join(_ORDERS[part] for part in re.findall("%[dmbBNYy]", form))
    doubt = " The order is a guess: no cell tells." if doubtful else ""
    return f"`{name}`: dates written {order}, {filled - misfits:,} of {filled:,} cells.{doubt}"


@cache
def _looks_like(form: str) -> re.Pattern[str]:
    """What a cell of that form looks like."""
    if form == DIGITS:  # a day of two digits
        return _WHOLE
    if form.endswith(f" {ZONE}"):
        return re.compile(_looks_like(form.removesuffix(f" {ZONE}")).pattern + ZONED)
    parts = re.split(r"%(.)", form)
    marks = [re.escape(mark).replace(r"\ ", r"\s+") for mark in parts[::2]]
    cells = [_LOOKS.get(part, r"\d{1,2}") for part in parts[1::2]]
    looks = "".join(mark + cell for mark, cell in zip_longest(marks, cells, fillvalue=""))
    looks = looks.replace(rf"\s+{_LOOKS['p']}", rf"\s*{_LOOKS['p']}")
    return re.compile(_in_words(looks) if MONTH in form else looks)


def _in_words(looks: str) -> str:
    """The same with what people write beside a day with the name of its month, and between it and the time."""
    day, time = r"\d{1,2}", r"\s+\d{1,2}:"
    looks = re.sub(re.escape(time) + "(.*)", lambda at: rf"(?:,? {AT})?\s+\d{{1,2}}:{at[1]}(?: {CLOCK})?", looks)
    before, _, behind = looks.partition(day)
    return f"{before}{day}{ORDINAL}?{behind}"


def _of_fewest_years(cells: Sequence[str], forms: Sequence[str]) -> list[str]:
    """Those by which the cells are of the fewest years: 24-01-31 and 24-02-01 are not days of 2031 and 2001.

    Of months that are English, too, only these.
    """
    forms = [form for form in forms if MONTH not in form] or list(forms)
    if len(forms) < 2:
        return forms
    years = {form: len({day.year for cell in cells if (day := _date(cell, form))}) for form in forms}
    return [form for form in forms if years[form] == min(years.values())]


def _are_dates(cells: Sequence[str], form: str) -> bool:
    """Whether most cells are dates of that form; it takes but a few to tell that they are not."""
    misfits = (cell for cell in cells if not _is_date(cell, form))
    return next(islice(misfits, floor(_MOST_ODD * len(cells)), None), None) is None


def _looking_like(cells: Sequence[str]) -> list[str]:
    """The forms that enough cells look like to be dates, whatever their digits: but for these, most are alike."""
    if not cells:
        return []
    alike, most = Counter(cell.translate(_ALL_NINES) for cell in cells), floor(_MOST_ODD * len(cells))
    if sum(count for cell, count in alike.items() if _DIGIT.search(cell) is None) > most:  # every form has some
        return []

    def odd(form: str) -> Iterator[int]:
        return (count for cell, count in alike.items() if _looks_like(form).fullmatch(cell) is None)

    return [form for form in forms() if all(so_far <= most for so_far in accumulate(odd(form)))]


def _is_date(cell: str, form: str) -> bool:
    return _date(cell, form) is not None


def _date(cell: str, form: str) -> datetime | None:
    if form == "plain":
        return _iso_date(cell)
    if _looks_like(form).fullmatch(cell) is None:
        return None
    if form.endswith(f" {ZONE}"):
        cell, form = re.sub(f"{ZONED}$", "", cell), form.removesuffix(f" {ZONE}")
    if MONTH in form:
        cell, form = numbered(cell), form.replace(MONTH, "%m")
    if "%p" in form:
        cell = halves(cell)
    try:
        return datetime.strptime(cell, form)
    except ValueError:
        return None


def _iso_date(cell: str) -> datetime | None:
    parts = re.match(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)", cell)
    try:
        return datetime(*map(int, parts.groups())) if parts else None  # type: ignore[arg-type]
    except ValueError:
        return None
