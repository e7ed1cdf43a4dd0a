"""Whether rows are entries of a ledger: what came in and what went out stand in two columns, or a sign tells which."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from segmentry.stages.customers import flags, log_names
from segmentry.stages.customers.shape import Head
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal

#: What an account holds.
_BALANCE = word_set("balance bal saldo solde kontostand bakiye остаток 余额 残高")
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


def sides_of(head: Head, amount: str) -> tuple[str, ...]:
    """The two columns for money that went both ways of which it is one, the one that more of the rows have first.

    >>> import pandas as pd, segmentry
    >>> rows = segmentry.read(pd.DataFrame({"Debit": [None, 5.0, None], "Credit": [7.5, None, 2.0]})).rows
    >>> sides_of(Head.of(rows, ["Debit", "Credit"]), "Debit")
    ('Credit', 'Debit')
    """
    pair = next((pair for pair in _sides(head) if amount in pair), ())
    return tuple(sorted(pair, key=head.filled, reverse=True))


def has_balance(head: Head) -> bool:
    """Whether a column tells what an account held then, as statements of banks do.

    >>> import pandas as pd, segmentry
    >>> rows = segmentry.read(pd.DataFrame({"BALANCE AMT": [1.5, 2.5], "Net balance due": [0.0, 1.0]})).rows
    >>> [has_balance(Head.of(rows, [name])) for name in ("BALANCE AMT", "Net balance due")]
    [True, False]
    """
    return any({*normal(name).split("_")} & _BALANCE and not log_names.says(name, "due") for name in head.numeric)


def _sides(head: Head) -> Iterator[tuple[str, str]]:
    """Pairs of columns, one for each way that money went."""
    sides = (pair for pair in combinations(head.numeric, 2) if flags.are_opposite(*pair))
    return (pair for pair in sides if _has_one_of(head, *pair))


def _has_one_of(head: Head, one: str, other: str) -> bool:
    """Whether nearly each row has one of two numbers, and none has both."""
    here, there = (np.nan_to_num(head.numbers(name)) != 0 for name in (one, other))
    return bool(here.any() and there.any() and not (here & there).any() and (here | there).mean() >= _EITHER)
