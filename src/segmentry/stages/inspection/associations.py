"""How closely categories go with each other and with numbers, of all pairs at once: by products of matrices.

The pairs grow with the square of the columns, and one by one each would take a tenth of a millisecond.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc, fdtrc

from segmentry.maths import Floats

Codes = NDArray[np.int64]

#: Levels of which the indicators are held at once.
_AT_ONCE = 512
#: Part of a sum of squares that counts as none.
_NOTHING = 1e-12


@dataclass(frozen=True)
class _Indicators:
    """A column for each level of some categories: 1 in the rows where it stands, 0 elsewhere.

    Attributes
    ----------
    places : slice
        Which of all categories these are.
    on : array, n x levels
    starts : array
        The first column of each category, and `of` the category of each column.
    """

    places: slice
    on: NDArray[np.float32]
    starts: Codes
    of: Codes

    @classmethod
    def blocks(cls, levels: Sequence[Codes]) -> "Iterator[_Indicators]":
        """All categories, as many at a time as have `_AT_ONCE` levels; each has a level at least, be it empty."""
        sizes = [max(int(codes.max(initial=-1)) + 1, 1) for codes in levels]
        start = 0
        while start < len(levels):
            stop = start + max(int(np.searchsorted(np.cumsum(sizes[start:]), _AT_ONCE, side="right")), 1)
            own = [
                codes[:, None] == np.arange(size)
                for codes, size in zip(levels[start:stop], sizes[start:stop], strict=True)
            ]
            starts = np.r_[0, np.cumsum(sizes[start:stop])][:-1]
            of = np.repeat(np.arange(stop - start), sizes[start:stop])
            yield cls(slice(start, stop), np.concatenate(own, axis=1).astype(np.float32), starts, of)
            start = stop

    def summed(self, figures: Floats, axis: int = 0) -> Floats:
        """Figures of levels added up to those of categories."""
        return np.add.reduceat(figures, self.starts, axis=axis)


def correlation_ratios(levels: Sequence[Codes], values: Floats, chance: float = 1.0) -> Floats:
    """How far the level tells the number: the root of the part of its variance that lies between levels.

    Corrected for chance (Kelley's epsilon squared, 1935), so that many levels do not look like a relation; 0 where
    an F test finds as much in unrelated columns with more than this `chance`.

    Parameters
    ----------
    levels : sequence of c arrays
        The level of each cell as a number from 0, -1 where it is missing.
    values : array, n x p
        Numbers around 0, NaN where they are missing.

    Returns
    -------
    array, c x p

    Examples
    --------
    >>> correlation_ratios([np.array([0, 0, 1, 1])], np.array([[-2.0], [-2.0], [2.0], [2.0]]))
    array([[1.]])
    """
    known = ~np.isnan(values)
    filled = np.where(known, values, 0.0)
    found = np.zeros((len(levels), values.shape[1]))
    for block in _Indicators.blocks(levels):
        on = block.on.astype(np.float64)
        counts, sums = on.T @ known, on.T @ filled
        n, whole = block.summed(counts), block.summed(sums)
        squares = block.summed(on, axis=1).T @ filled**2
        with np.errstate(divide="ignore", invalid="ignore"):
            mean_square = np.where(n > 0, whole**2 / n, 0.0)
            between = block.summed(np.where(counts > 0, sums**2 / counts, 0.0)) - mean_square
        total = np.where(squares - mean_square > _NOTHING * squares, squares - mean_square, 0.0)
        found[block.places] = _ratios(n, block.summed((counts > 0).astype(np.float64)), between, total, chance)
    return found


def _ratios(n: Floats, k: Floats, between: Floats, total: Floats, chance: float) -> Floats:
    """From the rows, the levels met, and the sums of squares."""
    within = np.where(total - between > _NOTHING * total, total - between, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        f = np.where(within > 0, (between / (k - 1)) / (within / (n - k)), np.inf)
        ratios = np.sqrt(np.maximum(0.0, 1 - within / total * (n - 1) / (n - k)))
        related = (k >= 2) & (n > k) & (total > 0) & ~(fdtrc(k - 1, n - k, f) > chance)
    return np.where(related, ratios, 0.0)


def cramers_vs(levels: Sequence[Codes], chance: float = 1.0) -> Floats:
    """How far each two categories tell each other, corrected for chance (Bergsma 2013); 0 where a chi-squared test
    finds as much in unrelated columns with more than this `chance`, and of each with itself.

    Parameters
    ----------
    levels : sequence of c arrays
        The level of each cell as a number from 0, -1 where it is missing.

    Returns
    -------
    array, c x c

    Examples
    --------
    >>> cramers_vs([np.tile([0, 1, 2], 100), np.tile([2, 0, 1], 100)]).round(2)
    array([[0., 1.],
           [1., 0.]])
    """
    found = np.zeros((len(levels), len(levels)))
    for one in _Indicators.blocks(levels):
        for other in _Indicators.blocks(levels[one.places.start :]):
            there = slice(one.places.start + other.places.start, one.places.start + other.places.stop)
            strengths = _cramers(one, other, chance)
            found[one.places, there], found[there, one.places] = strengths, strengths.T
    np.fill_diagonal(found, 0.0)
    return found


def _cramers(one: _Indicators, other: _Indicators, chance: float) -> Floats:
    counts = (one.on.T @ other.on).astype(np.float64)
    rows, columns = other.summed(counts, axis=1), one.summed(counts)
    n = one.summed(rows)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = rows[:, other.of] * columns[one.of] / n[np.ix_(one.of, other.of)]
        parts = np.where(expected > 0, (counts - expected) ** 2 / expected, 0.0)
        phi2 = other.summed(one.summed(parts), axis=1) / n
        r, c = one.summed((rows > 0).astype(np.float64)), other.summed((columns > 0).astype(np.float64), axis=1)
        freedom = (r - 1) * (c - 1)
        related = (np.minimum(r, c) >= 2) & (n >= 2) & ~(chdtrc(freedom, n * phi2) > chance)
        fewer = np.minimum(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1))
        strengths = np.minimum(1.0, np.sqrt(np.maximum(0.0, phi2 - freedom / (n - 1)) / (fewer - 1)))
    return np.where(related & (fewer > 1), strengths, 0.0)
