"""Amounts that are others less a discount, or what two parties pay together."""

from itertools import combinations, islice

import numpy as np

from segmentry.stages.customers import log_names
from segmentry.stages.customers.shape import CENT, Head

#: Of so many rows it must be so (ours).
_SAME, _FEWEST = 0.95, 12
#: Who pays a part in so many of the rows, and how many columns are tried (ours).
_BOTH, _MOST_TRIED = 0.5, 8


def less_discount(head: Head, amount: str, discount: str, others: list[str]) -> str | None:
    """The column of the same amounts less the discount of each."""
    off = np.abs(np.nan_to_num(head.numbers(discount)))
    paid = head.numbers(amount) - off
    for name in others:
        near = (np.abs(head.numbers(name) - paid) <= CENT)[~np.isnan(paid + head.numbers(name))]
        if (off > 0).sum() >= _FEWEST and len(near) and near.mean() >= _SAME:
            return name
    return None


def is_paid_by_two(head: Head, name: str, numbers: list[str]) -> bool:
    """Whether what is called a total is the sum of two other amounts, as insurer and patient pay a prescription.

    Neither is a tax, a cost, or the same without one: of net and gross amounts the shop's own rule decides.
    """
    if not log_names.says(name, "amount"):
        return False
    able = (other for other in numbers if other != name and not head.is_whole_number(other))
    able = (
        o for o in able if log_names.may_be_money(o) and not (log_names.says(o, "net") or log_names.says(o, "gross"))
    )
    whole = head.numbers(name)
    for one, other in combinations([head.numbers(column) for column in islice(able, _MOST_TRIED)], 2):
        known = ~np.isnan(whole + one + other)
        both = known & (one != 0) & (other != 0)
        if both.sum() > max(_FEWEST, _BOTH * head.n) and (np.abs(one + other - whole)[known] <= CENT).mean() >= _SAME:
            return True
    return False
