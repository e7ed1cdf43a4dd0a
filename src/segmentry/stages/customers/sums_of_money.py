"""Amounts that are others in one currency or less a discount, or what two parties pay together."""

from itertools import combinations, islice

import numpy as np

from segmentry.stages.customers import log_names
from segmentry.stages.customers.shape import CENT, Head, usual
from segmentry.stages.shared.traits import normal

#: Rates of one currency differ from day to day by less; of so many rows they must (ours).
_NEAR, _SAME, _FEWEST = 0.1, 0.95, 12
#: Rates of two currencies differ by more (ours).
_NEARLY = 0.005
#: Who pays a part in so many of the rows, and how many columns are tried (ours).
_BOTH, _MOST_TRIED = 0.5, 8


def in_one_currency(head: Head, amount: str, currency: str, others: list[str]) -> str | None:
    """The column of the same amounts in one currency: beside those in several it has another rate for each of them.

    The rates of one currency may differ from day to day, by a tenth at most. Those of two may be closer to each other
    where another column tells the one currency, and both are called alike: `Converted Amount`, `Converted Currency`.
    """
    codes = head.codes(currency)
    words = [{*normal(name).split("_")} for name in head.names if _is_of_one_currency(head, name)]
    for name in others:
        with np.errstate(divide="ignore", invalid="ignore"):
            rates = np.log(np.abs(head.numbers(name) / head.numbers(amount)))
        known = np.isfinite(rates) & (codes >= 0)
        middles = usual(codes[known], rates[known], int(codes.max(initial=-1)) + 1)
        near = np.abs(rates[known] - middles[codes[known]]) <= _NEAR
        if len(near) < _FEWEST or near.mean() < _SAME:
            continue
        own = {*normal(name).split("_")} - {*normal(amount).split("_")}
        least = _NEARLY if any(own & called for called in words) else _NEAR
        if np.ptp(middles[~np.isnan(middles)]) > least:
            return name
    return None


def less_discount(head: Head, amount: str, discount: str, others: list[str]) -> str | None:
    """The column of the same amounts less the discount of each."""
    off = np.abs(np.nan_to_num(head.numbers(discount)))
    paid = head.numbers(amount) - off
    for name in others:
        near = (np.abs(head.numbers(name) - paid) <= CENT)[~np.isnan(paid + head.numbers(name))]
        if (off > 0).sum() >= _FEWEST and len(near) and near.mean() >= _SAME:
            return name
    return None


def _is_of_one_currency(head: Head, name: str) -> bool:
    return log_names.says(name, "currency") and head.distinct(name) == 1


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
