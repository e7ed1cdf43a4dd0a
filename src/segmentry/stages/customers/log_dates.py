"""Which column of a log is the day of an order, and which its time of day."""

import re
from collections.abc import Collection

import numpy as np
import pyarrow.compute as pc

from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_words import said
from segmentry.stages.customers.shape import Head
from segmentry.stages.customers.undone_rows import has_one
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import is_date, is_part_of_a_date, normal

#: Days of something else than an order.
_OTHER_DAYS = word_set("since due changed aggregate returned")
_TEXT_DATE = re.compile(
    r"\d{1,4}[-/. 年]\s?(\d{1,2}|[A-Za-zäéû]{3,9}\.?)[-/. 月]\s?\d{1,4}.*|.*[A-Za-z]{3,9} \d{1,2},? \d{4}.*"
)
_PERIODS = word_set(
    """year yr month quarter week wave period round date jahr monat quartal woche welle annee mois trimestre semaine
    vague ano mes semana anno mese settimana jaar maand kwartaal golf rok miesiac ar maned manad kvartal"""
)
#: A date that the name says nothing of.
_UNNAMED = 3
#: The first cells tell what they hold; smaller numbers are parts of a date or times of day.
_LOOKED_AT, _LEAST_DATE = 200, 10_000
#: What `score` says of a name that says day or date and no more.
_ONLY_A_DAY = 8
_LAST_OF_MONTH = 31
#: Moments to the minute or the second, such as 20240131143207.
_FIRST_MOMENT, _LAST_MOMENT = 190001010000, 21001231235959
#: Of cells, how many must look like dates or times.
_MOST = 0.8
#: A date that is constant in so many rows of customers with several rows is theirs and not their orders' (ours).
_THEIRS = 0.95
#: A date is told of most orders where it stands in more than so many of the rows of the fullest one (ours).
_MOSTLY = 0.6
#: A date is the earlier one where it is no later in so many of the rows (ours).
_OFTEN_BEFORE = 0.95
#: Of an order's lines, how many must be of one day (a return may carry the number of what it returns).
_OF_ORDER = 0.8


def dates(head: Head) -> list[tuple[int, str]]:
    """Columns that could be the day of an order, each with how well its name fits, the best first."""
    fit = [(_fit(head, name), -place, name) for place, name in enumerate(head.names)]
    return [(score, name) for score, _, name in sorted(fit, reverse=True) if score > 0]


def _fit(head: Head, name: str) -> int:
    named = log_names.score("date", name)
    if not _holds_dates(head, name, named):
        return 0
    if named or set(said(name)) & _OTHER_DAYS:
        return named
    return 1 if set(said(name)) & {"ship", "enrolled"} else _UNNAMED


def of_another(head: Head) -> list[tuple[int, str]]:
    """Columns of dates that are named like when something began: where orders have no other, it is their day."""
    return [(1, name) for name in head.names if head.type(name) == "date" and "since" in said(name)]


def only_due(head: Head) -> list[tuple[int, str]]:
    """The column of dates that is named like a day by which to pay, where there is no other: of direct debits."""
    days = [name for name in head.names if head.type(name) == "date"]
    return [(1, name) for name in days if len(days) == 1 and "due" in said(name) and "ship" not in said(name)]


def _holds_dates(head: Head, name: str, named: int) -> bool:
    kind = head.type(name)
    if kind == "date":
        return True
    if kind == "integer":
        numbers = head.numbers(name)[:_LOOKED_AT]
        cells, word = numbers[~np.isnan(numbers)].tolist(), normal(name)
        if named and cells and all(_FIRST_MOMENT <= cell <= _LAST_MOMENT for cell in cells):
            return True
        if is_date(word, cells) and min(cells) >= _LEAST_DATE and not is_part_of_a_date(word):
            return True
        return named == _ONLY_A_DAY and "time" not in said(name) and are_numbered(head.numbers(name))
    if kind != "text" or not named:
        return False
    cells = head.texts(name, _LOOKED_AT)
    return bool(cells) and sum(_TEXT_DATE.fullmatch(cell) is not None for cell in cells) >= _MOST * len(cells)


def are_numbered(numbers: np.ndarray) -> bool:
    """Whether days are numbered from a beginning that nobody knows: more of them than a month has.

    >>> are_numbered(np.array([1, 44, 711])), are_numbered(np.array([1, 30, 31]))
    (True, False)
    """
    known = numbers[~np.isnan(numbers)]
    return bool(len(known)) and bool(known.min() >= 0 and _LAST_OF_MONTH < known.max() < _LEAST_DATE)


def periods(head: Head) -> list[str]:
    """Columns of years, months or waves, in which customers may be looked at time and again."""
    named = [name for name in head.names if _PERIODS & set(normal(name).split("_"))]
    return [name for name in named if head.looks[name] and head.type(name) != "number"]


def of_orders(head: Head, found: list[tuple[int, str]], customer: str | None, order: str | None) -> str | None:
    """The day of an order: it is one within an order, and several within customers."""
    able = [name for _, name in found if order is None or has_one(head, order, head.days(name), _OF_ORDER)]
    varies = [name for name in able if customer is None or not _is_theirs(head, customer, name)]
    if varies or not able:
        fullest = _fullest(head, varies)
        return _to_the_minute(head, _earliest(head, fullest, {name: score for score, name in found}), fullest)
    several = customer is None or head.constant(customer, customer) is not None
    return None if several and order is None else able[0]


def _fullest(head: Head, names: list[str]) -> list[str]:
    """Those that rows mostly have, where some do: what became of an order later is not known of all."""
    most = max((head.filled(name) for name in names), default=0)
    return [name for name in names if head.filled(name) > _MOSTLY * most]


def _earliest(head: Head, names: list[str], fits: dict[str, int]) -> str | None:
    """The one whose name fits best, of equals the one that comes before the others in most rows."""
    equals = [name for name in names if _surely(fits[name]) == _surely(fits[names[0]]) and head.type(name) == "date"]
    if len(equals) < 2 or equals[0] != names[0]:
        return next(iter(names), None)
    return next((name for name in equals if all(_is_before(head, name, other) for other in equals)), names[0])


def _surely(fit: int) -> int:
    """How well a name fits that says whose day it is or day and no more; of others, one is as good as the next."""
    return fit if fit >= _ONLY_A_DAY else min(fit, _UNNAMED)


def _to_the_minute(head: Head, date: str | None, names: list[str]) -> str | None:
    """The same, or one of the same days that tells the time of day, where this one does not."""
    moments = {name: head.distinct(name) for name in names if head.type(name) == "date"}
    if date not in moments or _tells_the_time(head, date):
        return date
    days = pc.floor_temporal(head.cells.column(date), unit="day")
    for name in (name for name in moments if moments[name] > moments[date]):
        same = pc.equal(pc.floor_temporal(head.cells.column(name), unit="day"), days)
        if (pc.mean(same).as_py() or 0.0) >= _OFTEN_BEFORE:
            return name
    return date


def _tells_the_time(head: Head, date: str) -> bool:
    """Whether a column has more moments than days."""
    return bool(head.distinct(date) > head.days(date).max(initial=-1) + 1)


def _is_before(head: Head, one: str, other: str) -> bool:
    """Whether it is no later than the other in most rows that have both."""
    cells = pc.less_equal(head.cells.column(one), head.cells.column(other))
    return one == other or (pc.mean(cells).as_py() or 0.0) >= _OFTEN_BEFORE


def _is_theirs(head: Head, customer: str, name: str) -> bool:
    """Whether a day is the same in all rows of customers."""
    share = head.constant(customer, head.days(name))
    return share is not None and share >= _THEIRS


def time_of_day(head: Head, date: str | None, written: Collection[str] = ()) -> str | None:
    """The column of the time of day, where the date has none: one that is called so, or `written` as times."""
    if date is not None and _tells_the_time(head, date):
        return None
    named = {name: log_names.score("time", name) or _tells_a_time(name, written) for name in head.names if name != date}
    scores = [(score, -place, name) for place, (name, score) in enumerate(named.items())]
    able = [(score, place, name) for score, place, name in scores if score and _are_times(head, name)]
    return max(able)[2] if able else None


def _tells_a_time(name: str, written: Collection[str]) -> bool:
    """Whether what is written as times is that of an order, a sale or a day."""
    return name in written and bool({"order", "sale", "date", "transaction"} & set(said(name)) - _OTHER_DAYS)


def _are_times(head: Head, name: str) -> bool:
    """Whether the cells are times of day: 14:32, 143207, 1432, or hours from midnight as reading makes of 14:32."""
    kind = head.type(name)
    if kind == "text":
        cells = head.texts(name, _LOOKED_AT)
        return bool(cells) and all(re.match(r"\d{1,2}[:.h]\d{2}", cell) for cell in cells)
    if kind == "date":  # a moment has a day of its own
        return False
    numbers = head.known(name)
    if not len(numbers) or numbers.min() < 0:
        return False
    if kind == "number":
        return bool(numbers.max() < 24)
    whole = numbers.astype(int)
    return bool(whole.max() < 240_000 and (whole % 100 < 60).all() and (whole // 100 % 100 < 60).all())
