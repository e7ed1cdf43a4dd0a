"""Years of birth in which nobody was born: 1111, 1900 and the like, far below all others, and those of the newborn."""

import numpy as np

from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.missing.end import End, leading
from segmentry.stages.shared.naming import BIRTH
from segmentry.stages.shared.traits import normal

#: What is entered for a year that nobody knows, and what the latest may be.
_STAND_INS, _LATEST = (0, 1, 1000, 1111, 1234, 1800, 1900, 1901), (1950, 2100)
#: So many years at least lie between it and the next, and so often it is met; nobody is born so long before the
#: youngest; one who is so much younger than all others was entered with the day of the entry (ours).
_GAP, _FEWEST, _GENERATIONS, _YOUNGER, _FEW = 5, 2, 95, 10, 0.02


def is_one(column: Facts) -> bool:
    """Whether a column holds years of birth, of which some may be stand-ins."""
    low, high = column.figures.min, column.figures.max
    if low is None or high is None or not any(part.startswith(BIRTH) for part in normal(column.name).split("_")):
        return False
    return column.is_numeric and _LATEST[0] <= high <= _LATEST[1]


def lowest(low: End, high: End) -> int:
    """How many of the lowest years, from there upwards, stand for a missing one.

    >>> born = End(np.array([1111.0, 1900, 1927, 1930]), np.array([27, 37, 1, 2]))
    >>> lowest(born, End(born.values[::-1], born.counts[::-1]))
    2
    >>> centuries = End(np.array([1900.0, 1901, 1903]), np.array([4, 2, 1]))
    >>> lowest(centuries, End(centuries.values[::-1], centuries.counts[::-1]))
    0
    """
    latest = high.values[0]
    flags = np.isin(low.values, _STAND_INS) | (latest - low.values > _GENERATIONS)
    able = range(leading(flags), 0, -1)
    return next((n for n in able if _is_apart(low, n) and latest - low.values[n] <= _GENERATIONS), 0)


def _is_apart(low: End, n: int) -> bool:
    return bool(low.counts[:n].sum() >= _FEWEST and low.values[n] - low.values[n - 1] >= _GAP)


def highest(high: End, filled: int) -> int:
    """How many of the latest years are no years of birth: 1 where one alone lies far above all others."""
    if len(high.values) < 3 or high.values[0] - high.values[1] < _YOUNGER or high.counts[0] > _FEW * filled:
        return 0
    return 1
