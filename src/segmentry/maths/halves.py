"""How much groups explain of a figure when it is learnt on one half of the customers and judged on the other."""

import numpy as np
from numpy.typing import NDArray
from scipy import special

from segmentry.maths import Floats, Labels
from segmentry.maths.inference import CONFIDENCE


def explained_by(figure: Floats, groups: Labels, learn: Labels, judge: Labels, most: int | None = None) -> float | None:
    """The share of the squared error from the mean of the learning half that the means of its groups save in the other.

    Below 0 where they foretell worse than that one mean; None where there is no error without them.

    Parameters
    ----------
    figure, groups : array, n
        Groups from 0.
    learn, judge : array of int
        Places of both halves.
    most : int, optional
        So many groups at most: those whose means lie next to each other are put together, on the learning half alone.

    Examples
    --------
    >>> figure, groups = np.array([0.0, 0, 4, 0, 0, 4]), np.array([0, 0, 1, 0, 0, 1])
    >>> explained_by(figure, groups, np.arange(3), np.arange(3, 6))
    1.0
    """
    counts = np.bincount(groups[learn], minlength=int(groups.max()) + 1)
    sums = np.bincount(groups[learn], figure[learn], len(counts))
    mean = figure[learn].mean()
    means = np.where(counts > 0, sums / np.maximum(counts, 1), mean)
    if most is not None and np.count_nonzero(counts) > most:
        means = _together(means, counts, most)
    without = ((figure[judge] - mean) ** 2).sum()
    left = ((figure[judge] - means[groups[judge]]) ** 2).sum()
    return float(1 - left / without) if without > 0 else None


def _together(means: Floats, counts: NDArray[np.int64], most: int) -> Floats:
    """The means of groups of which those are put together, two by two, that lose least by it (Ward 1963)."""
    members = [[i] for i in np.argsort(means, kind="stable") if counts[i]]
    size = [float(counts[i]) for [i] in members]
    centre = [float(means[i]) for [i] in members]
    while len(members) > most:
        loss = [
            size[i] * size[i + 1] / (size[i] + size[i + 1]) * (centre[i + 1] - centre[i]) ** 2
            for i in range(len(size) - 1)
        ]
        i = int(np.argmin(loss))
        whole = size[i] + size[i + 1]
        centre[i : i + 2] = [(size[i] * centre[i] + size[i + 1] * centre[i + 1]) / whole]
        size[i : i + 2] = [whole]
        members[i : i + 2] = [members[i] + members[i + 1]]
    joined = means.copy()
    for several, value in zip(members, centre, strict=True):
        joined[several] = value
    return joined


def paired_interval(apart: Floats, overlap: float = 1.0) -> tuple[float, tuple[float, float]]:
    """The mean difference over splits of the same customers, and its 95 % interval.

    The splits share customers, so that their differences vary less than those of other customers would: the variance of
    the mean is (1 / J + judged / learnt) times that of the J differences (Nadeau & Bengio 2003, Machine Learning 52,
    239-281; of repeated halves both ways Bouckaert & Frank 2004), with Student's t.

    Parameters
    ----------
    apart : array, J
    overlap : float
        Customers judged for each that was learnt from.

    Examples
    --------
    >>> mean, (low, high) = paired_interval(np.array([0.1, 0.2, 0.3, 0.2]))
    >>> round(mean, 3), round(low, 3), round(high, 3)
    (0.2, -0.091, 0.491)
    """
    times, mean = len(apart), float(apart.mean())
    spread = ((1 / times + overlap) * float(apart.var(ddof=1))) ** 0.5
    half = float(special.stdtrit(times - 1, (1 + CONFIDENCE) / 2)) * spread
    return mean, (mean - half, mean + half)
