"""Years of birth in which nobody was born: 1111, 1900 and the like, far below all others."""

import numpy as np
from numpy.typing import NDArray

from segmentry.stages.inspection.facts import Facts
from segmentry.stages.shared.naming import BIRTH
from segmentry.stages.shared.traits import normal

#: What is entered for a year that nobody knows, and what the latest may be.
_STAND_INS, _LATEST = (0, 1, 1000, 1111, 1234, 1800, 1900, 1901), (1950, 2100)
#: So many years at least lie between it and the next, and so often it is met (ours).
_GAP, _FEWEST = 5, 2


def is_one(column: Facts) -> bool:
    """Whether a column holds years of birth, of which the first may be a stand-in."""
    low, high = column.figures.min, column.figures.max
    if low is None or high is None or not any(part.startswith(BIRTH) for part in normal(column.name).split("_")):
        return False
    return low in _STAND_INS and _LATEST[0] <= high <= _LATEST[1]


def lowest(values: NDArray[np.float64], counts: NDArray[np.int64]) -> int:
    """How many of the lowest years, from there upwards, stand for a missing one.

    >>> lowest(np.array([1111.0, 1900, 1927, 1930]), np.array([27, 37, 1, 2]))
    2
    >>> lowest(np.array([1900.0, 1901, 1903]), np.array([4, 2, 1]))
    0
    """
    flags = np.isin(values, _STAND_INS)
    n = int(np.argmin(flags)) if not flags.all() else 0
    return n if n and counts[:n].sum() >= _FEWEST and values[n] - values[n - 1] >= _GAP else 0
