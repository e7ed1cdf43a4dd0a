"""Rows that take back what others say: they carry the number of the order or payment, on another day."""

import re

import numpy as np

from segmentry.stages.customers import log_statuses
from segmentry.stages.customers.shape import Codes, Head, constant

#: A kind or a status has no more different values.
_MOST_LEVELS = 60
#: Of all rows, so many must have the one value where few keys stand several times (ours).
_SURELY = 0.95
_SAYS = re.compile(log_statuses.undone("orders"))


def undone(head: Head) -> np.ndarray:
    """Which of the first rows say in any column of few words that something was undone or paid back.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> rows = segmentry.read(pd.DataFrame({"type": ["Settled", "Refunded", "Settled"], "sum": [5, 3, 2]})).rows
    >>> undone(Head.of(rows, ["type", "sum"])).tolist()
    [False, True, False]
    """
    found = np.zeros(head.n, dtype=bool)
    for name in head.names:
        if head.type(name) == "text" and head.distinct(name) <= _MOST_LEVELS:
            says = np.array([_SAYS.search(level.lower().strip()) is not None for level in head.levels(name)] + [False])
            if not says[:-1].all():
                found |= says[head.codes(name)]
    return found


def without_undone(head: Head, name: str) -> Codes:
    """The numbered cells of a column, of which those of rows that were undone have no say."""
    return np.where(undone(head), -1, head.codes(name))


def has_one(head: Head, key: str, values: Codes, least: float) -> bool:
    """Whether a key has one value in so many of the rows in which it stands several times, but for what was undone; or,
    where few stand so, in nearly all rows.
    """
    share = head.constant(key, values)
    if share is None or share >= least:
        return True
    codes = without_undone(head, key)
    share = constant(codes, values)
    if share is None or share >= least:
        return True
    known = codes[codes >= 0]
    several = (np.bincount(known)[known] > 1).mean()
    return bool(1 - several * (1 - share) >= _SURELY)
