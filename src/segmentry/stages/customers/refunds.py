"""The column of what was paid back of a row or of an order, beside what these are worth."""

import numpy as np

from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_money import Money
from segmentry.stages.customers.log_words import said
from segmentry.stages.customers.shape import CENT, Head
from segmentry.stages.shared.traits import normal

#: What was paid back of few rows, and of these nearly always no more than they are worth (ours).
_MOST, _NEARLY_ALL, _FEWEST = 0.5, 0.95, 3
#: Of an order postage may come back as well, which its lines do not tell (ours).
_WITH_POSTAGE = 2.0


def refunded(head: Head, money: Money, order: str | None, taken: set[str]) -> str | None:
    """The column of money that is named so, where the amount does not have it off yet.

    Of several the one that is named most like the amount. What came back of an order of several lines is taken where
    one of them alone tells it: told on each, it would count as often.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = pd.DataFrame({"total": [20.0] * 9, "amount_refunded": [0, 0, 20, 0, 0, 5, 0, 20, 0]})
    >>> log = segmentry.read(log)
    >>> refunded(Head.of(log.rows, log.names), Money(amount="total"), None, {"total"})
    'amount_refunded'
    """
    worth = _worth(head, money)
    if worth is None:
        return None
    numbers = [name for name in head.numeric if name not in taken]
    named = [name for name in numbers if "returned" in said(name) and log_names.says(name, "amount")]
    own = {*normal(money.amount or "").split("_")}
    named.sort(key=lambda name: -len(own & {*normal(name).split("_")}))
    others = [name for name in numbers if log_names.score("amount", name)]
    of_rows = next((name for name in named if _is_still_in(head, name, worth, others)), None)
    if of_rows is not None or order is None:
        return of_rows
    return next((name for name in named if _is_told_once(head, name, worth, order)), None)


def _worth(head: Head, money: Money) -> np.ndarray | None:
    """What each row is worth, if it is told."""
    if money.amount is not None or money.unit_price is None:
        return None if money.amount is None else head.numbers(money.amount)
    pieces = 1.0 if money.quantity is None else head.numbers(money.quantity)
    return np.asarray(head.numbers(money.unit_price) * pieces)


def _is_still_in(head: Head, name: str, worth: np.ndarray, others: list[str]) -> bool:
    """Whether what came back is part of the amount, of which no other column is the sum of both."""
    back = np.nan_to_num(np.abs(head.numbers(name)))
    if (back > 0).sum() >= _FEWEST and np.isnan(worth[back > 0]).mean() >= _NEARLY_ALL:
        return True  # in rows of their own
    some = (back > 0) & ~np.isnan(worth)
    if not _FEWEST <= some.sum() <= _MOST * head.n or (back <= worth + CENT)[some].mean() < _NEARLY_ALL:
        return False
    whole = (worth + back)[some]
    return not any((np.abs(head.numbers(other)[some] - whole) <= CENT).mean() >= _NEARLY_ALL for other in others)


def _is_told_once(head: Head, name: str, worth: np.ndarray, order: str) -> bool:
    """Whether one line of an order tells what came back of it, which is no more than all its lines are worth."""
    orders, back = head.codes(order), np.nan_to_num(np.abs(head.numbers(name)))
    known = (orders >= 0) & ~np.isnan(worth)
    n = head.distinct(order)
    lines, told = (np.bincount(orders[some], minlength=n) for some in (known, known & (back > 0)))
    sums, paid_back = (np.bincount(orders[known], values[known], n) for values in (worth, back))
    some, several = told > 0, (told > 0) & (lines > 1)
    if several.sum() < _FEWEST or some.sum() > _MOST * n or (told[several] == 1).mean() < _NEARLY_ALL:
        return False
    return bool((paid_back <= _WITH_POSTAGE * sums + CENT)[some].mean() >= _NEARLY_ALL)
