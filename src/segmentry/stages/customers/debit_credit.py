"""Whether rows are entries of a ledger: what came in and what went out stand in two columns, or a sign tells which."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from segmentry.stages.customers import flags
from segmentry.stages.customers.shape import Head

#: Of the rows, so many have an amount on one of the two sides (ours).
_EITHER = 0.9


def is_ledger(head: Head) -> bool:
    """Whether a column tells but the way that money went, or each row has its money in one of two columns for it.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> entries = {"Debit (EUR)": [None, 5.0, None], "Credit (EUR)": [7.5, None, 2.0], "Side": list("HSH")}
    >>> rows = segmentry.read(pd.DataFrame(entries)).rows
    >>> [is_ledger(Head.of(rows, names)) for names in (["Debit (EUR)", "Credit (EUR)"], ["Side"], ["Debit (EUR)"])]
    [True, True, False]
    """
    texts = [name for name in head.names if head.type(name) == "text" and head.distinct(name) == 2]
    if any(flags.tell_directions(head.levels(name)) for name in texts):
        return True
    return any(_sides(head))


def fuller_side(head: Head, amount: str) -> str:
    """The one of two columns for money that went both ways in which more of the rows have theirs; else the same.

    >>> import pandas as pd, segmentry
    >>> rows = segmentry.read(pd.DataFrame({"Debit": [None, 5.0, None], "Credit": [7.5, None, 2.0]})).rows
    >>> fuller_side(Head.of(rows, ["Debit", "Credit"]), "Debit")
    'Credit'
    """
    pair = next((pair for pair in _sides(head) if amount in pair), (amount,))
    return max(pair, key=head.filled)


def _sides(head: Head) -> Iterator[tuple[str, str]]:
    """Pairs of columns, one for each way that money went."""
    sides = (pair for pair in combinations(head.numeric, 2) if flags.are_opposite(*pair))
    return (pair for pair in sides if _has_one_of(head, *pair))


def _has_one_of(head: Head, one: str, other: str) -> bool:
    """Whether nearly each row has one of two numbers, and none has both."""
    here, there = (np.nan_to_num(head.numbers(name)) != 0 for name in (one, other))
    return bool(here.any() and there.any() and not (here & there).any() and (here | there).mean() >= _EITHER)
