"""What a column of few values weighs: a split explains no more of it than the same split of a normal distribution."""

import numpy as np
from scipy.special import ndtri

from segmentry.stages.preparation.choose import RARE
from segmentry.stages.preparation.numbers import FEWEST_DIFFERENT
from segmentry.stages.shared.values import Values


def of_normal(share: Values) -> Values:
    """Part of the variance of a normal distribution that a cut explains which parts that share of it from the rest.

    It is the squared density at the cut, divided by share * (1 - share): 2 / pi at one half, 0.12 at 2 %. Shares below
    that count as 2 %.

    Examples
    --------
    >>> of_normal(np.array([0.5, 0.1, 0.02, 0.001])).round(2).tolist()
    [0.64, 0.34, 0.12, 0.12]
    """
    part = np.clip(share, RARE, 1 - RARE)
    density = np.exp(-(ndtri(part) ** 2) / 2) / np.sqrt(2 * np.pi)
    return np.asarray(density**2 / (part * (1 - part)))


def weight_of_values(values: Values) -> float:
    """What a number that takes these values (n, none missing) weighs: 1 where more than ten are different.

    The square of the weight is the least ratio, over all cuts between its values, of what the cut explains of a normal
    distribution to what it explains of the column. Otherwise K-Means sets the few apart for whom the column is not 0,
    whatever else is known of them: that explains all of a column that counts as much as any other.

    Examples
    --------
    >>> weight_of_values(np.arange(500.0)), weight_of_values(np.arange(500) % 5.0)
    (1.0, 0.910618)
    >>> zeros = np.zeros(500)
    >>> weight_of_values(np.append(zeros, np.ones(500))), weight_of_values(np.append(zeros, np.ones(25)))
    (0.797885, 0.465778)
    """
    different, counts = np.unique(values, return_counts=True)
    if not 2 <= len(different) < FEWEST_DIFFERENT:
        return 1.0
    apart = different - np.average(different, weights=counts)
    below = np.cumsum(counts)[:-1] / len(values)
    between = np.cumsum(apart * counts)[:-1] / len(values)
    explained = between**2 / (below * (1 - below)) / np.average(apart**2, weights=counts)
    with np.errstate(divide="ignore"):
        least = float((of_normal(below) / explained).min())
    return round(float(np.sqrt(min(least, 1.0))), 6)
