"""The column that tells what amounts in several currencies are worth in one, and whether they are times or by it."""

import re
from collections.abc import Mapping
from typing import Literal

import numpy as np

from segmentry.plan import Plan
from segmentry.results.orders import LogRole
from segmentry.results.table import Table
from segmentry.stages.customers.shape import CENT, Head, usual
from segmentry.stages.shared.traits import normal

#: Amounts become those in one currency `times` a rate, or `by` it.
RateIs = Literal["times", "by"]
#: The rate of a line that converts money and pays nobody.
NO_PAYMENT = 0.0

_NAMED = re.compile(
    "rate|fx|exchange|kurs|curs|umrechnung|taux|tasa|tipo_de?_?cambio|tasso|cambio|koers|valutakurs|vaxelkurs|arfolyam"
    "|курс|汇率|為替|レート"
)
#: Rates of one currency differ from day to day by less, in so many of the rows; of fewer nothing is told (ours).
NEAR, SAME, FEWEST = 0.1, 0.95, 12
#: What is needed to tell which way it is: rates, currencies and amounts.
_ALL = 3
#: Of a currency with a rate of one the rate is just that.
_ONE = 1e-6
#: One way must be so much nearer than the other, by what currencies are worth and by what is usual in both (ours).
_NEARER, _FAR, _NEARER_BY_AMOUNTS = 0.1, 0.5, 1.0
#: About how many US dollars a unit has been worth since 2015: enough to tell a rate from its inverse.
_WORTH = {
    "USD": 1.0,
    "EUR": 1.12,
    "GBP": 1.3,
    "CHF": 1.05,
    "JPY": 0.008,
    "CNY": 0.147,
    "AUD": 0.71,
    "NZD": 0.66,
    "CAD": 0.76,
    "SEK": 0.108,
    "NOK": 0.11,
    "DKK": 0.15,
    "PLN": 0.255,
    "CZK": 0.044,
    "HUF": 0.0032,
    "RON": 0.235,
    "BGN": 0.57,
    "RUB": 0.014,
    "UAH": 0.032,
    "INR": 0.0135,
    "BRL": 0.22,
    "MXN": 0.053,
    "CLP": 0.0013,
    "PEN": 0.28,
    "COP": 0.00028,
    "ZAR": 0.065,
    "ILS": 0.28,
    "AED": 0.272,
    "SAR": 0.267,
    "SGD": 0.74,
    "HKD": 0.128,
    "TWD": 0.032,
    "KRW": 0.00082,
    "THB": 0.03,
    "IDR": 0.000068,
    "MYR": 0.235,
    "PHP": 0.019,
    "ISK": 0.0077,
    "RSD": 0.0095,
}


#: Codes of currencies in small letters, as names of columns have them.
CODES = frozenset(code.lower() for code in _WORTH)


def column_of_rates(head: Head, currency: str, taken: set[str]) -> str | None:
    """The column of numbers that is named so, and has near one value for each currency, of which one has just 1.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = pd.DataFrame({"currency": ["EUR", "SEK"] * 9, "FX rate": [1, 0.09] * 9, "tax rate": [0.2, 0.25] * 9})
    >>> log = segmentry.read(log)
    >>> column_of_rates(Head.of(log.rows, log.names), "currency", {"currency"})
    'FX rate'
    """
    numbers = (name for name in head.names if name not in taken and head.is_numeric(name))
    named = (name for name in numbers if _NAMED.search(normal(name)))
    return next((name for name in named if _rates(head, currency, name) is not None), None)


def way_of(head: Head, currency: str, rate: str, amount: str) -> RateIs | None:
    """Whether amounts are to be taken times the rate or by it: by what currencies are worth, else by usual amounts.

    None where neither tells.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = pd.DataFrame({"currency": ["EUR", "SEK"] * 9, "rate": [1, 11.4] * 9, "amount": [20.0, 230] * 9})
    >>> log = segmentry.read(log)
    >>> way_of(Head.of(log.rows, log.names), "currency", "rate", "amount")
    'by'
    """
    rates = _rates(head, currency, rate)
    if rates is None:
        return None
    levels = [level.strip().upper() for level in head.levels(currency)]
    home = int(np.flatnonzero(np.abs(rates - 1) < _ONE)[0])
    told: set[RateIs] = set()
    for place, level in enumerate(levels):
        if level in _WORTH and levels[home] in _WORTH and np.isfinite(rates[place]) and place != home:
            usually = np.log(_WORTH[level] / _WORTH[levels[home]])
            told |= _nearer(abs(np.log(rates[place]) - usually), abs(np.log(rates[place]) + usually), _NEARER, _FAR)
    if not told:
        told = _by_amounts(head, currency, amount, np.log(rates), home)
    return told.pop() if len(told) == 1 else None


def tells_conversions(head: Head, rate: str) -> bool:
    """Whether lines have a rate of 0: those that convert money, where rates were made of them."""
    return bool((head.numbers(rate) == 0).any())


def rate_is(table: Table, plan: Plan, roles: Mapping[LogRole, str]) -> RateIs | None:
    """How amounts become those in one currency; None without a column of rates, or where the plan says which counts.

    Rates that the plan names, and of which nothing tells it, are what a unit is worth.
    """
    if "exchange_rate" not in roles or plan.rates or plan.currency:
        return None
    wanted = [roles[role] for role in ("exchange_rate", "currency", "amount", "unit_price") if role in roles]
    head = Head.of(table.rows, wanted)
    if len(wanted) < _ALL or tells_conversions(head, wanted[0]):
        return "times"
    return way_of(head, wanted[1], wanted[0], wanted[2]) or "times"


def _by_amounts(head: Head, currency: str, amount: str, logs: np.ndarray, home: int) -> set[RateIs]:
    """The way by which amounts in each currency are near those in the one that has a rate of 1."""
    numbers, codes = head.numbers(amount), head.codes(currency)
    known = (numbers > 0) & (codes >= 0)
    middles = np.log(usual(codes[known], numbers[known], len(logs)))
    counts = np.bincount(codes[known], minlength=len(logs))
    told: set[RateIs] = set()
    for place in np.flatnonzero((counts >= FEWEST) & np.isfinite(logs)):
        if place != home and counts[home] >= FEWEST:
            off = middles[place] - middles[home]
            told |= _nearer(abs(off + logs[place]), abs(off - logs[place]), _NEARER_BY_AMOUNTS, np.inf)
    return told


def _nearer(times: float, by: float, least: float, far: float) -> set[RateIs]:
    """The way that is nearer, where it is so by far; neither where it is not."""
    if abs(times - by) < least or min(times, by) > far:
        return set()
    return {"times"} if times < by else {"by"}


def _rates(head: Head, currency: str, name: str) -> np.ndarray | None:
    """The usual rate of each currency, where all rows are near it, one has just 1 and another not."""
    codes, rates = head.codes(currency), head.numbers(name)
    known = (codes >= 0) & (rates > 0)
    if known.sum() < max(FEWEST, SAME * ((codes >= 0) & (rates != 0)).sum()):
        return None
    middles = usual(codes[known], rates[known], head.distinct(currency))
    near = np.abs(np.log(rates[known] / middles[codes[known]])) <= NEAR
    ones = np.abs(middles - 1) < _ONE
    return middles if near.mean() >= SAME and ones.sum() == 1 and np.isfinite(middles).sum() > 1 else None


def is_at_rate(head: Head, one: str, other: str, rate: str) -> bool:
    """Whether one amount is the other times the rate, or by it, in nearly all rows."""
    this, that, rates = head.numbers(one), head.numbers(other), head.numbers(rate)
    with np.errstate(divide="ignore", invalid="ignore"):
        known = np.isfinite(this * that * rates) & (that != 0)
        ways = [np.abs(this - at)[known] <= CENT + 0.001 * np.abs(this[known]) for at in (that * rates, that / rates)]
    return bool(known.sum() >= FEWEST and max(way.mean() for way in ways) >= SAME)
