"""What sets two groups of customers apart: the difference of two rates, and of two means, each with its interval."""

import numpy as np
from scipy import special

from segmentry.maths import Floats
from segmentry.maths.inference import CONFIDENCE, rate_interval

#: Of five tests with a difference of the size that is visible, so many find it.
POWER = 0.8


def rates_apart(
    own: tuple[int, int], other: tuple[int, int], confidence: float = CONFIDENCE
) -> tuple[float, tuple[float, float]] | None:
    """The difference of two independent rates, and its interval; None where a group is empty.

    The interval is the hybrid score interval (method 10 of Newcombe 1998, Statistics in Medicine 17, 873-890): the ends
    of both Wilson intervals, put together.

    Parameters
    ----------
    own, other : (hits, count)

    Examples
    --------
    >>> apart, (low, high) = rates_apart((56, 70), (48, 80))
    >>> round(apart, 4), round(low, 4), round(high, 4)
    (0.2, 0.0524, 0.3339)
    """
    mine, theirs = (rate_interval(*each, confidence) for each in (own, other))
    if mine is None or theirs is None:
        return None
    rate, rest = own[0] / own[1], other[0] / other[1]
    below = np.hypot(rate - mine[0], theirs[1] - rest)
    above = np.hypot(mine[1] - rate, rest - theirs[0])
    return rate - rest, (float(rate - rest - below), float(rate - rest + above))


def means_apart(own: Floats, other: Floats) -> tuple[float, tuple[float, float]] | None:
    """The difference of two means, and its 95 % interval (Welch 1947); None with fewer than two values in a group.

    Examples
    --------
    >>> apart, (low, high) = means_apart(np.array([5.0, 7.0, 9.0]), np.array([1.0, 2.0, 6.0]))
    >>> apart, round(low, 2), round(high, 2)
    (4.0, -1.48, 9.48)
    """
    if min(len(own), len(other)) < 2:
        return None
    mine, theirs = ((len(values), float(values.mean()), float(values.std())) for values in (own, other))
    return averages_apart(mine, theirs)


def averages_apart(
    own: tuple[int, float, float], other: tuple[int, float, float], confidence: float = CONFIDENCE
) -> tuple[float, tuple[float, float]]:
    """The same of two groups of two values and more, given (count, mean, sd); the sd is that of the population.

    Examples
    --------
    >>> apart, (low, high) = averages_apart((3, 7.0, 1.633), (3, 3.0, 2.1602))
    >>> apart, round(low, 2), round(high, 2)
    (4.0, -1.48, 9.48)
    """
    counts = np.array([own[0], other[0]], dtype=np.float64)
    of_means = np.array([own[2], other[2]]) ** 2 / (counts - 1)
    apart, variance = own[1] - other[1], float(of_means.sum())
    if not variance:
        return apart, (apart, apart)
    freedom = variance**2 / (of_means**2 / (counts - 1)).sum()
    half = float(special.stdtrit(freedom, (1 + confidence) / 2)) * variance**0.5
    return apart, (apart - half, apart + half)


def visible_difference(own: int, other: int, sd: float = 0.5, confidence: float = CONFIDENCE) -> float | None:
    """The difference of two rates, or means, that four of five tests at 5 % find; None for an empty group.

    By the normal approximation (Fleiss, Levin & Paik 2003, 4.2), with the sd of all: that of rates is largest at a
    half.

    Examples
    --------
    >>> round(visible_difference(400, 100), 2)
    0.16
    """
    if not own or not other:
        return None
    reach = float(special.ndtri((1 + confidence) / 2) + special.ndtri(POWER))
    return float(reach * sd * (1 / own + 1 / other) ** 0.5)


def same_differences(differences: Floats, variances: Floats) -> float:
    """The p that a difference is the same in several strata (Cochran 1954).

    Examples
    --------
    >>> round(same_differences(np.array([0.0, 4.0]), np.array([1.0, 1.0])), 4)
    0.0047
    """
    weights = 1 / variances
    squared = (weights * (differences - np.average(differences, weights=weights)) ** 2).sum()
    return float(special.chdtrc(len(differences) - 1, squared))
