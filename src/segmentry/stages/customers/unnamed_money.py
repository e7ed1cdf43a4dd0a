"""Numbers of a log that could be its money where no name says so: it is asked for, and never guessed."""

from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_money import has_cents
from segmentry.stages.customers.shape import Head

#: More than a few different numbers, of which most are not 0 (ours).
_FEWEST, _FILLED = 10, 0.5


def could_be_money(head: Head, free: list[str]) -> tuple[str, ...]:
    """The columns of numbers with cents of whose names nothing speaks against it.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> zork = [9.99 + i for i in range(20)]
    >>> lines = segmentry.read(pd.DataFrame({"zork": zork, "tax": zork, "blip": range(20)}))
    >>> could_be_money(Head.of(lines.rows, lines.names), lines.names)
    ('zork',)
    """
    able = [name for name in free if head.type(name) == "number" and not head.is_whole_number(name)]
    able = [name for name in able if log_names.may_be_money(name) and head.distinct(name) >= _FEWEST]
    return tuple(name for name in able if has_cents(head.numbers(name)) and _is_told(head, name))


def _is_told(head: Head, name: str) -> bool:
    return bool((head.known(name) != 0).sum() > _FILLED * head.n)
