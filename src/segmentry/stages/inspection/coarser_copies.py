"""Columns that are a number of the table in bands: age groups beside the age, or whether there is a loan.

They tell nothing that the number does not, and would have one fact count twice.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from segmentry.maths import Floats
from segmentry.stages.inspection.associations import Codes
from segmentry.stages.inspection.roles import Part

#: Numbers with fewer different values may be another's bands.
FEWEST_DIFFERENT = 11
#: The first rows, which tell of nearly all pairs that they are no bands.
_FIRST = 100
#: Different values of the number for each band, at least, and rows of two bands: else chance makes them (ours).
_VALUES, _ROWS = 2, 10
#: A step between two bands that is longer than so many usual ones beside it parts groups of customers, not numbers.
_LONG, _BESIDE = 3.0, 5


def bands(levels: Mapping[str, Codes], numbers: pd.DataFrame) -> dict[str, Part]:
    """The columns of which each level is a range of one of the numbers, wherever both are known.

    Groups of customers have levels and ranges of their own, too: these lie apart, and where they do it is no band,
    unless it is 0 that lies apart: whether there is anything.

    Parameters
    ----------
    levels : dict of arrays
        The level of each cell as a number from 0, -1 where it is missing.
    numbers : DataFrame
        Numbers of the same rows, NaN where they are missing.

    Examples
    --------
    >>> age = np.arange(20, 80)
    >>> bands({"old": (age > 60).astype(int), "odd": age % 2}, pd.DataFrame({"age": age}))
    {'old': ('descriptor', 'says the same as `age`, in bands')}
    """
    names = list(levels)
    if not names:
        return {}
    first_rows = np.stack([levels[name][:_FIRST] for name in names], axis=1).astype(np.int32)
    found: dict[str, Part] = {}
    for number, column in numbers.items():
        values = column.to_numpy()
        may_be = np.flatnonzero(_may_be_bands(values[:_FIRST], first_rows))
        for name in (names[j] for j in may_be if names[j] not in found and names[j] != number):
            if _are_bands(values, levels[name]):
                found[name] = "descriptor", f"says the same as `{number}`, in bands"
    return found


def _may_be_bands(values: Floats, codes: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which columns (n x m) have one level at each value of the number, and no more ranges of it than levels."""
    known = ~np.isnan(values)
    order = np.argsort(values[known], kind="stable")
    starts = np.flatnonzero(np.diff(values[known][order], prepend=-np.inf))
    if not len(starts):
        return np.ones(codes.shape[1], dtype=bool)
    ordered = codes[known][order]
    high = np.maximum.reduceat(ordered, starts, axis=0)
    low = np.minimum.reduceat(np.where(ordered < 0, high.max(axis=0), ordered), starts, axis=0)
    changes = np.count_nonzero(np.diff(high, axis=0), axis=0) - 2 * np.count_nonzero(high < 0, axis=0)
    return np.asarray(~(low < high).any(axis=0) & (changes <= high.max(axis=0)))


def _are_bands(values: Floats, codes: Codes) -> bool:
    rows = codes >= 0
    if np.isnan(values[rows]).any():
        return False
    different, places = np.unique(values[rows], return_inverse=True)
    counts = np.bincount(codes[rows])
    n_levels = np.count_nonzero(counts)
    if len(different) < _VALUES * n_levels or np.count_nonzero(counts >= _ROWS) < 2:
        return False
    low = np.full(len(different), len(counts))
    high = np.full(len(different), -1)
    np.minimum.at(low, places, codes[rows])
    np.maximum.at(high, places, codes[rows])
    cuts = np.flatnonzero(np.diff(low))
    if (low != high).any() or len(cuts) != n_levels - 1:
        return False
    steps = np.diff(different)
    return all(_is_usual(steps, cut) or (cut == 0 and different[0] == 0) for cut in cuts.tolist())


def _is_usual(steps: Floats, cut: int) -> bool:
    """Whether a step of the number is as long as those beside it."""
    beside = np.r_[steps[max(cut - _BESIDE, 0) : cut], steps[cut + 1 : cut + 1 + _BESIDE]]
    return bool(len(beside)) and bool(steps[cut] <= _LONG * np.median(beside))
