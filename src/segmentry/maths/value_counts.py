"""Quantiles of values that are counted: exact however many there are, from parts that are put together."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats


class ValueCounts(NamedTuple):
    """Different values in their order, and how often each is there."""

    values: Floats
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, values: Floats, digits: int | None = None) -> "ValueCounts":
        """Those of an array, without what is missing, and rounded to so many significant digits.

        >>> ValueCounts.of(np.array([123.4, 123.0, np.nan]), digits=3)
        ValueCounts(values=array([123.]), counts=array([2]))
        """
        known = values[~np.isnan(values)].astype(np.float64)
        return cls(*np.unique(known if digits is None else _rounded(known, digits), return_counts=True))

    @classmethod
    def together(cls, parts: "Sequence[ValueCounts]") -> "ValueCounts":
        """Those of all parts."""
        values, of_part = np.unique(np.concatenate([part.values for part in parts]), return_inverse=True)
        counts = np.bincount(of_part, np.concatenate([part.counts for part in parts]), len(values))
        return cls(values, counts.astype(np.int64))

    def quantiles(self, q: Sequence[float]) -> Floats:
        """Quantiles as `numpy.quantile` gives them of the values one by one (type 7 of Hyndman & Fan 1996).

        >>> ValueCounts.of(np.array([1.0, 1, 1, 2, 9])).quantiles([0.5, 0.8])
        array([1. , 3.4])
        """
        places, last = np.cumsum(self.counts), int(self.counts.sum()) - 1
        at = np.asarray(q) * last
        below = np.floor(at + 1e-9)  # 0.6 x 5 is one value, not two
        low, high = (self.values[np.searchsorted(places, i, side="right")] for i in (below, np.ceil(at - 1e-9)))
        return np.asarray(low + np.clip(at - below, 0.0, 1.0) * (high - low))

    def share(self, value: float) -> float:
        """The share of all that are this value.

        >>> ValueCounts.of(np.array([1.0, 1, 2, 2])).share(1)
        0.5
        """
        return float(self.counts[self.values == value].sum() / max(self.counts.sum(), 1))


def _rounded(values: Floats, digits: int) -> Floats:
    with np.errstate(divide="ignore"):
        size = np.where(values == 0, 0, np.floor(np.log10(np.abs(values))))
    scale = 10.0 ** (digits - 1 - size)
    return np.asarray(np.rint(values * scale) / scale)
