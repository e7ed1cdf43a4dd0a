"""A sample that depends on what the rows are, never on where they stand."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import bdtrik

Hashes = NDArray[np.uint64]


def hash_rows(columns: Sequence[NDArray[Any]], order: Sequence[int] | None = None) -> Hashes:
    """A 64-bit hash of every row's values.

    Numbers are hashed by their float64 bits (int64 columns by theirs) with -0 as 0 and one NaN, text by
    its UTF-8 bytes; the hashes of the columns are put together as those of a frame are by pandas.

    Parameters
    ----------
    order : sequence of int, optional
        The places of the columns whose hashes are put together, one after the other: all of them, once each.

    Examples
    --------
    >>> a, b = hash_rows([np.array([0.0, -0.0])])
    >>> bool(a == b)
    True
    """
    hashes = [pd.util.hash_array(_canonical(column), categorize=False) for column in columns]
    chosen = hashes if order is None else [hashes[i] for i in order]
    together, factor = np.full(len(hashes[0]), 0x345678, np.uint64), 1_000_003
    for left, of_column in zip(range(len(chosen), 0, -1), chosen, strict=True):
        together ^= of_column
        together *= np.uint64(factor)
        factor += 82_520 + 2 * left
    return together + np.uint64(97_531)


def draw(hashes: Hashes, counts: NDArray[np.integer[Any]], rate: float) -> NDArray[np.int64]:
    """How often each distinct row enters a sample: Binomial(count, rate), drawn from the row's own hash.

    A hash alone would keep or drop all copies of a row together, which wrecks tables of counts.

    Examples
    --------
    >>> draw(np.array([2**63], dtype=np.uint64), np.array([100]), 0.5).item()
    50
    """
    uniform = (hashes >> np.uint64(11)).astype(np.float64) / 2**53
    once = uniform < rate
    many = np.ceil(bdtrik(np.clip(1 - uniform, 1e-16, 1 - 1e-16), counts, rate)).astype(np.int64)
    return np.where(counts == 1, once.astype(np.int64), np.clip(many, 0, counts))


def draw_weighted(hashes: Hashes, weights: NDArray[Any], rate: float) -> NDArray[np.int64]:
    """How often each distinct row enters a sample: its weight times the rate, rounded up or down by its own hash, so
    that it is right on average.

    Examples
    --------
    >>> draw_weighted(np.array([2**63, 2**62], dtype=np.uint64), np.array([1.0, 3.0]), 2.0)
    array([2, 6])
    """
    expected = weights * rate
    uniform = (hashes >> np.uint64(11)).astype(np.float64) / 2**53
    return np.asarray(np.floor(expected) + (uniform < expected % 1.0), dtype=np.int64)


def _canonical(column: NDArray[Any]) -> NDArray[Any]:
    if column.dtype.kind == "f":
        return np.where(np.isnan(column), np.nan, column.astype(np.float64)) + 0.0
    return pd.Series(column).to_numpy() if column.dtype.kind == "O" else column  # what is missing as NaN
