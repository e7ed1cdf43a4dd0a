"""Columns of numbers of which one is the product of two others, and how numbers go with each other."""

from itertools import permutations

import numpy as np

from segmentry.stages.customers.shape import CENT, Head

#: Products agree within a cent of the price, or a thousandth, where they are so many times larger than that.
_PART, _BEYOND = 0.001, 10
#: On a log scale a unit price goes with the quantity by 0, the price of all pieces by 1.
_HALFWAY = 0.5
#: Rows in which products are looked for first, and fewer that tell nothing.
_FIRST_ROWS, _TOO_FEW = 200, 20
#: A product is one in so many of the rows in which it could be told from chance.
AGREE = 0.8
#: Anonymous columns that may be multiplied with each other, at most.
MOST_TRIED = 12


def by_shape(head: Head, order: str | None) -> frozenset[str]:
    """Numbers of which one is the product of two others, and those that are its sum in each order: no codes."""
    tried = head.numeric[:MOST_TRIED]
    found = three(head, tried, tried)
    if found is None or order is None:
        return frozenset(found or ())
    orders, amounts = head.codes(order), np.nan_to_num(head.numbers(found[2]))
    known = orders >= 0
    sums = np.bincount(orders[known], amounts[known])[orders[known]]
    near = {name: np.abs(head.numbers(name)[known] - sums) <= CENT for name in tried}
    return frozenset((*found, *(name for name in tried if near[name].mean() >= AGREE)))


def three(head: Head, factors: list[str], amounts: list[str]) -> tuple[str, str, str] | None:
    """The first three columns of which the last is the product of the others: of pieces there are fewer numbers.

    All amounts are held against each pair in some rows first, as nearly every one is far off.
    """
    values = {name: head.numbers(name) for name in factors}
    different = {name: head.distinct(name) for name in factors}
    for quantity, price in permutations(factors, 2):
        if different[quantity] >= different[price]:
            continue
        several = np.flatnonzero(np.abs(values[quantity]) > 1)
        some = several[:: max(len(several) // _FIRST_ROWS, 1)]
        first = np.array([values[name][some] for name in amounts])
        known, agree = _agreed(values[quantity][some], values[price][some], first)
        able = (known < _TOO_FEW) | (agree >= AGREE / 2 * known)
        for amount in (name for name, may in zip(amounts, able, strict=True) if may):
            three = quantity, price, amount
            if amount not in three[:2] and share_agreeing(*(values[name] for name in three)) >= AGREE:
                return three
    return None


def product_share(head: Head, quantity: str, price: str, amount: str) -> float:
    """The share of rows in which amount is quantity x price, among those where the quantity is not 0 or 1."""
    return share_agreeing(head.numbers(quantity), head.numbers(price), head.numbers(amount))


def share_agreeing(quantity: np.ndarray, price: np.ndarray, amount: np.ndarray) -> float:
    """The same of the numbers themselves."""
    known, agree = _agreed(quantity, price, amount)
    return float(agree / known) if known >= 3 else 0.0


def _agreed(quantity: np.ndarray, price: np.ndarray, amount: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Of each row of amounts, in how many cells it could be told from chance that they are the product, and are."""
    product = np.abs(quantity * price)
    bound = np.maximum(CENT * np.abs(quantity), _PART * product)
    known = ~np.isnan(product + amount) & (np.abs(quantity) > 1) & (product > _BEYOND * bound)
    agree = known & (np.abs(product - np.abs(amount)) <= bound)
    return known.sum(axis=-1), agree.sum(axis=-1)


def grows_with(quantity: np.ndarray, money: np.ndarray) -> bool:
    """Whether twice the quantity costs nearly twice as much, so that the money is that of all pieces.

    >>> pieces = np.array([1.0, 1, 2, 2, 4, 4])
    >>> grows_with(pieces, 5 * pieces), grows_with(pieces, np.array([5.0, 6, 5, 6, 5, 6]))
    (True, False)
    """
    known = (quantity > 0) & (money > 0)  # missing numbers are neither
    if len(np.unique(quantity[known])) < 2:
        return False
    slope = np.polyfit(np.log(quantity[known]), np.log(money[known]), 1)[0]
    return bool(slope > _HALFWAY)


def numbers_lines(head: Head, order: str | None, numbers: np.ndarray) -> bool:
    """Whether they number the lines of an order: 1, 2, 3 or 10, 20, 30, beginning anew in each."""
    if order is None or np.isnan(numbers).any() or numbers.min() <= 0:
        return False
    orders = head.codes(order)
    known = orders >= 0
    steps = numbers[known] / numbers.min()
    lines = np.bincount(orders[known])[orders[known]]
    pairs = len(np.unique(np.stack([orders[known], steps]), axis=1).T)
    return bool(pairs == known.sum() and (steps <= lines).mean() >= AGREE)


def has_cents(numbers: np.ndarray) -> bool:
    """Whether they are written with two decimals at most, and most are not below 0."""
    numbers = numbers[~np.isnan(numbers)]
    return bool(len(numbers)) and bool(np.allclose(numbers, np.round(numbers, 2))) and bool((numbers >= 0).mean() > 0.8)
