"""Rows that stand for a whole order above its lines, and say again what these come to."""

import numpy as np

from segmentry.stages.customers.shape import CENT, Codes, Head

#: Orders in which the rows of one kind hold the sum of the others (ours), and fewer that may by chance.
_ADDS_UP, _FEWEST = 0.95, 4


def say_again(orders: Codes, money: np.ndarray, lines: np.ndarray, others: np.ndarray, n: int) -> bool:
    """Whether single rows hold the sums of the lines of their orders."""
    counts = np.bincount(orders[others], minlength=n)
    both = (counts > 0) & (np.bincount(orders[lines], minlength=n) > 0)
    if both.sum() < max(_FEWEST, _ADDS_UP * (counts > 0).sum()) or counts.max() > 1:
        return False
    sums, again = (np.bincount(orders[some], money[some], n)[both] for some in (lines, others))
    return bool((np.abs(sums - again) <= CENT).mean() >= _ADDS_UP)


def hold_sums_of_pieces(head: Head, order: str, product: str, quantity: str, price: str) -> bool:
    """Whether rows without a product hold what the others of their order come to, each so many times its price.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> lines = {"order": np.repeat([1, 2, 3, 4], 3), "item": [None, "a", "b"] * 4}
    >>> lines |= {"pieces": [3, 2, 1] * 4, "sold for": [25.0, 10, 5] * 4}
    >>> rows = segmentry.read(pd.DataFrame(lines)).rows
    >>> hold_sums_of_pieces(Head.of(rows, lines), "order", "item", "pieces", "sold for")
    True
    """
    orders, named = head.codes(order), head.codes(product) >= 0
    prices, pieces = head.numbers(price), head.numbers(quantity)
    filled = ~np.isnan(prices) & (orders >= 0)
    sums, lines = filled & ~named, filled & named & ~np.isnan(pieces)
    if not lines.any() or not sums.any() or not (np.abs(pieces[lines]) > 1).any():
        return False
    return say_again(orders, np.where(named, prices * pieces, prices), lines, sums, int(orders.max()) + 1)
