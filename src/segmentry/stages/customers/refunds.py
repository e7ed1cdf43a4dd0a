"""The column of what was paid back of a row, beside what the row is worth."""

import numpy as np

from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_words import said
from segmentry.stages.customers.shape import CENT, Head

#: What was paid back of few rows, and of these nearly always no more than they are worth (ours).
_MOST, _NEARLY_ALL, _FEWEST = 0.5, 0.95, 3


def refunded(head: Head, amount: str | None, taken: set[str]) -> str | None:
    """The column of money that is named so, where the amount does not have it off yet.

    Of the total of an order, told on each of its lines, more comes back than a line is worth: that is not taken.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = pd.DataFrame({"total": [20.0] * 9, "amount_refunded": [0, 0, 20, 0, 0, 5, 0, 20, 0]})
    >>> log = segmentry.read(log)
    >>> refunded(Head.of(log.rows, log.names), "total", {"total"})
    'amount_refunded'
    """
    if amount is None:
        return None
    numbers = [name for name in head.numeric if name not in taken]
    named = [name for name in numbers if "returned" in said(name) and log_names.says(name, "amount")]
    others = [name for name in numbers if log_names.score("amount", name)]
    return next((name for name in named if _is_still_in(head, name, amount, others)), None)


def _is_still_in(head: Head, name: str, amount: str, others: list[str]) -> bool:
    """Whether what came back is part of the amount, of which no other column is the sum of both."""
    back, worth = np.nan_to_num(np.abs(head.numbers(name))), head.numbers(amount)
    if (back > 0).sum() >= _FEWEST and np.isnan(worth[back > 0]).mean() >= _NEARLY_ALL:
        return True  # in rows of their own
    some = (back > 0) & ~np.isnan(worth)
    if not _FEWEST <= some.sum() <= _MOST * head.n or (back <= worth + CENT)[some].mean() < _NEARLY_ALL:
        return False
    whole = (worth + back)[some]
    return not any((np.abs(head.numbers(other)[some] - whole) <= CENT).mean() >= _NEARLY_ALL for other in others)
