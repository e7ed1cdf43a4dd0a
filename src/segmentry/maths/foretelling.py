"""How much a division of the rows tells of a figure, for rows that it was not told of: leave-one-out."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.inference import CONFIDENCE


@dataclass(frozen=True)
class GroupSums:
    """Of every group of a division the rows, their weights, and the weighted sums of the figure."""

    rows: Floats
    weights: Floats
    sums: Floats

    @classmethod
    def of(cls, groups: Labels, k: int, figure: Floats, weights: Floats) -> "GroupSums":
        """The sums over some rows."""
        each = (np.ones(len(groups)), weights, weights * figure)
        return cls(*(np.bincount(groups, weights=values, minlength=k).astype(np.float64) for values in each))

    def __add__(self, other: "GroupSums") -> "GroupSums":
        return GroupSums(self.rows + other.rows, self.weights + other.weights, self.sums + other.sums)

    @property
    def all(self) -> "GroupSums":
        """The same as one group."""
        return GroupSums(*(figure.sum(keepdims=True) for figure in (self.rows, self.weights, self.sums)))


def errors(sums: GroupSums, groups: Labels, figure: Floats, weights: Floats, *, is_rate: bool) -> Floats:
    """The error of every row when its figure is foretold by the other rows of its group.

    Of a mean it is the squared error of the mean of the others; a row alone in its group is foretold by all others. Of
    a rate (0 or 1) it is the log-loss, the rate of the others being drawn to that of all others by the weight of one
    average row, so that no rate is 0 or 1.

    Examples
    --------
    >>> figure, groups, ones = np.array([0.0, 2.0, 5.0]), np.array([0, 0, 1]), np.ones(3)
    >>> errors(GroupSums.of(groups, 2, figure, ones), groups, figure, ones, is_rate=False).tolist()
    [4.0, 4.0, 16.0]
    """
    whole = sums.all
    others, of_others = whole.weights - weights, whole.sums - weights * figure
    own, of_own = sums.weights[groups] - weights, sums.sums[groups] - weights * figure
    if not is_rate:
        alone = sums.rows[groups] < 2
        foretold = np.where(alone, of_others, of_own) / np.where(alone, others, own)
        return np.asarray((figure - foretold) ** 2)
    one = whole.weights / whole.rows
    usual = (of_others + one / 2) / (others + one)
    rate = (of_own + one * usual) / (own + one)
    return np.asarray(-np.log(np.where(figure > 0, rate, 1 - rate)))


def error_sums(weights: Floats, without: Floats, first: Floats, second: Floats) -> Floats:
    """What two divisions are compared by, from the errors of every row without a division, with one and with the other:
    sums, so that those of several batches may be added."""
    apart = first - second
    each = (weights, weights**2, weights * without, weights * first, weights * second)
    return np.array([values.sum() for values in (*each, weights**2 * apart, weights**2 * apart**2)])


def saved(sums: Floats) -> tuple[float, float, tuple[float, float]] | None:
    """From `error_sums` the share of the error that each division saves, and the 95 % interval of what the second saves
    more, the rows being drawn anew; None where there is no error without them.

    Examples
    --------
    >>> ones, without = np.ones(4), np.full(4, 2.0)
    >>> saved(error_sums(ones, without, np.full(4, 2.0), np.array([0.9, 1.1, 0.9, 1.1])))
    (0.0, 0.5, (0.451000900386, 0.548999099614))
    """
    weight, squared, without, first, second, apart, apart_squared = sums.tolist()
    if without <= 0:
        return None
    mean = (first - second) / weight
    spread = max(apart_squared - 2 * mean * apart + mean**2 * squared, 0.0) ** 0.5 / weight
    reach, unit = float(ndtri((1 + CONFIDENCE) / 2)) * spread, without / weight
    ends = settled((mean - reach) / unit), settled((mean + reach) / unit)
    return settled(1 - first / without), settled(1 - second / without), ends
