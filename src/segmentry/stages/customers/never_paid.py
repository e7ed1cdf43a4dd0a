"""The column of the day on which orders were paid, where it is empty of those that never were."""

import numpy as np
import pyarrow.compute as pc

from segmentry.stages.customers import log_names, log_statuses
from segmentry.stages.customers.log_words import said
from segmentry.stages.customers.shape import Codes, Head
from segmentry.stages.shared.plain_words import word_set

#: What a day of payment is called, and what speaks against it.
_PAID, _NO_PAID = frozenset({"transaction", "amount"}), word_set("due ship returned changed since aggregate order sale")
#: It is empty in so few rows: more are paid in another way, such as in cash (ours).
_FEWEST, _MOST = 0.002, 0.2
#: In the earlier part of the log it is empty nearly as often: of invoices that are open yet it is not (ours).
_EARLIER, _AS_OFTEN = 0.75, 0.5
#: A status has no more different values.
_MOST_LEVELS = 60


def day_of_payment(head: Head, date: str | None, taken: set[str], order: str | None = None) -> str | None:
    """The column of dates that is named so, of which some are missing all along, of goods that were not sent.

    It may be told on one line of an order alone.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> days = pd.Series(pd.date_range("2024-01-01", periods=200))
    >>> log = pd.DataFrame({"ordered": days + pd.Timedelta("9h"), "paid": days.where(days.index % 10 > 0)})
    >>> log = segmentry.read(log.rename(columns={"paid": "Payment date"}))
    >>> day_of_payment(Head.of(log.rows, log.names), "ordered", {"ordered"})
    'Payment date'
    """
    if date is None or head.type(date) != "date" or _is_owed(head):
        return None
    able = [name for name in head.names if name not in taken and head.type(name) == "date"]
    named = [name for name in able if {*said(name)} & _PAID and not {*said(name)} & _NO_PAID]
    return next((name for name in named if _is_never(head, name, date, order)), None)


def is_all_along(some: np.ndarray, days: Codes) -> bool:
    """Whether few rows are so, and nearly as many of the earlier as of all.

    >>> days = np.arange(100)
    >>> is_all_along(days % 10 == 0, days), is_all_along(days > 90, days)
    (True, False)
    """
    early = days <= np.quantile(days[days >= 0], _EARLIER) if (days >= 0).any() else days < 0
    share = some.mean() if len(some) else 0.0
    return bool(_FEWEST <= share <= _MOST and some[early].mean() >= _AS_OFTEN * share)


def _is_owed(head: Head) -> bool:
    """Whether a column tells by when to pay, and none says of some rows that nobody did: the others pay yet."""
    if not any("due" in said(name) for name in head.names):
        return False
    texts = (name for name in head.names if head.type(name) == "text")
    return not any(log_statuses.tell_of_unpaid(head.few_levels(name, _MOST_LEVELS)) for name in texts)


def _is_never(head: Head, name: str, date: str, order: str | None) -> bool:
    empty = ~_filled(head, name, order)
    if not is_all_along(empty, head.days(date)):
        return False
    ordered, paid = (pc.floor_temporal(head.cells.column(day), unit="day") for day in (date, name))
    later = pc.less_equal(ordered, paid)
    if (pc.mean(later).as_py() or 0.0) < 1 - _MOST:
        return False
    sent = [other for other in head.names if head.type(other) == "date" and log_names.says(other, "ship")]
    return not any(_filled(head, other, order)[empty].mean() > _AS_OFTEN for other in sent)


def _filled(head: Head, name: str, order: str | None) -> np.ndarray:
    """In which rows it is told, or in another of their order."""
    filled = head.codes(name) >= 0
    if order is None:
        return np.asarray(filled)
    orders = head.codes(order)
    known = orders >= 0
    told = np.bincount(orders[known], filled[known], head.distinct(order)) > 0
    return np.asarray(np.where(known, told[orders], filled))
