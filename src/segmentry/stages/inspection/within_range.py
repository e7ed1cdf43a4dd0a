"""Whether two numbers go together throughout, or only because both differ between clumps of customers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Rows that are looked at, windows of neighbouring values at most, and rows in each at least.
_ROWS, _WINDOWS, _FEWEST = 2_000, 12, 10
#: Standard error that the median slope may have, as a part of the slope over all rows: it bounds the windows.
_ERROR = 0.2
#: Part of the slope over all rows that windows must have in the middle of them (ours).
_SAME_SLOPE = 0.5

Values = NDArray[np.floating[Any]]


def holds_within(x: Values, y: Values) -> bool:
    """Whether y rises with x among neighbouring values as it does over all.

    Segments make numbers go together that have nothing to do with each other within a segment: both are high in one and
    low in another. Such numbers are several witnesses of one thing, and no fact told twice. The rows are cut into windows
    by x, and by y; the median of the slopes in the windows must be half of that over all rows. Where windows hold equal
    values nothing can be told, and they count as going together.

    Examples
    --------
    >>> x = np.random.default_rng(0).normal(size=600)
    >>> clumps = 9 * np.repeat([0, 1, 2], 200)
    >>> holds_within(x, x + 0.2 * np.sin(9 * x)), holds_within(x + clumps, np.roll(x, 7) + clumps)
    (True, False)
    """
    known = ~np.isnan(x) & ~np.isnan(y)
    x, y = (values[known][:_ROWS] for values in (x, y))
    if len(x) < 2 * _FEWEST or not np.ptp(x) or not np.ptp(y):
        return True
    windows = min(_WINDOWS, len(x) // _FEWEST, max(2, _tellable(abs(float(np.corrcoef(x, y)[0, 1])), len(x))))
    return all(_slope_within(*pair, windows) >= _SAME_SLOPE for pair in ((x, y), (y, x)))


def _tellable(r: float, n: int) -> int:
    """In how many windows the slope can be told: its error grows with their number and with what r leaves open."""
    return int(min(_ERROR / 1.25 * r * np.sqrt(n) / np.sqrt(max(1 - r**2, 1e-12)), _WINDOWS))


def _slope_within(x: Values, y: Values, windows: int) -> float:
    """The median slope of y in windows of x, as a part of that over all."""
    order = np.argsort(x, kind="stable")
    rows = len(x) // windows
    cut = order[: rows * windows].reshape(windows, rows)
    a, b = (values[cut] - values[cut].mean(axis=1, keepdims=True) for values in (x, y))
    spread = (a**2).sum(axis=1)
    able = spread > 1e-12 * ((x - x.mean()) ** 2).sum()
    overall = float(np.cov(x, y)[0, 1] / x.var(ddof=1))
    if 2 * able.sum() < windows or not overall:
        return 1.0
    return float(np.median((a * b).sum(axis=1)[able] / spread[able]) / overall)
