"""Numbers of a log that could be its money where no name says so: it is asked for, and never guessed."""

import numpy as np

from segmentry.stages.customers import log_names
from segmentry.stages.customers.multiplied import has_cents
from segmentry.stages.customers.shape import Head

#: More than two different numbers, of which most are not 0; whole ones go with those that have cents, as amounts with
#: their fees do, in some rows at least (ours).
_RATES, _FILLED, _GO, _FEWEST = 2, 0.5, 0.8, 10


def could_be_money(head: Head, free: list[str]) -> tuple[str, ...]:
    """The columns of numbers with cents of whose names nothing speaks against it, and whole ones that go with them.

    The largest come first: fees and taxes are parts of an amount.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> zork = [9.99 + i for i in range(20)]
    >>> lines = segmentry.read(pd.DataFrame({"zork": zork, "tax": zork, "blip": range(60, 80), "one": [1, 2] * 10}))
    >>> could_be_money(Head.of(lines.rows, lines.names), lines.names)
    ('blip', 'zork')
    """
    able = [name for name in free if head.is_numeric(name) and log_names.may_be_money(name)]
    able = [name for name in able if (head.known(name) != 0).sum() > _FILLED * head.n]
    values = {name: head.numbers(name) for name in able}
    cents = [name for name in able if not head.is_whole_number(name) and has_cents(values[name])]
    cents = [name for name in cents if head.distinct(name) > _RATES]
    whole = [name for name in able if head.is_whole_number(name) and head.distinct(name) > 1]
    with_them = [name for name in whole if any(_go(values[name], values[other]) for other in cents)]
    return tuple(sorted([*cents, *with_them], key=lambda name: -float(np.nanmean(values[name]))))


def _go(one: np.ndarray, other: np.ndarray) -> bool:
    known = ~np.isnan(one + other)
    return known.sum() >= _FEWEST and float(np.corrcoef(one[known], other[known])[0, 1]) >= _GO
