"""Effect sizes, intervals and tests, from counts, means and standard deviations alone: no rows are needed."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import special  # scipy.stats calls the same, and costs a second to import

from segmentry.maths import Floats

#: Of every interval.
CONFIDENCE = 0.95
#: Of yes and no, as which a value between 0 and 1 counts at most (ours).
MOST_ROWS = 25


def cohens_d(own: tuple[float, float, float], others: tuple[float, float, float]) -> float | None:
    """The difference of two means in pooled standard deviations (Cohen 1988).

    Parameters
    ----------
    own, others : (count, mean, sd)
        The sd is that of the population (divided by n).

    Returns
    -------
    float or None
        None where there are fewer than three values, or where none differ but the means.

    Examples
    --------
    >>> round(cohens_d((2, 1.0, 1.0), (2, 3.0, 1.0)), 3)
    -1.414
    """
    (n, mean, sd), (m, other, sd_other) = own, others
    if n < 1 or m < 1 or n + m < 3:
        return None
    pooled = ((n * sd**2 + m * sd_other**2) / (n + m - 2)) ** 0.5
    if not pooled:
        return 0.0 if mean == other else None
    return float((mean - other) / pooled)


def cohens_h(share: float, other: float) -> float:
    """The difference of two shares on the scale on which each has the same spread (Cohen 1988): 0.5 is medium.

    Examples
    --------
    >>> round(cohens_h(0.3, 0.1), 3)
    0.516
    """
    return float(2 * (np.arcsin(share**0.5) - np.arcsin(other**0.5)))


def eta_squared(counts: Floats, means: Floats, sds: Floats) -> float:
    """The share of the variance that lies between groups.

    Examples
    --------
    >>> eta_squared(np.array([2, 2]), np.array([0.0, 2.0]), np.array([1.0, 1.0]))
    0.5
    """
    between, within = _squares(counts, means, sds)
    return float(between / (between + within)) if between + within else 0.0


def mean_interval(count: float, mean: float, sd: float) -> tuple[float, float] | None:
    """The 95 % interval of a mean (Student's t); None with fewer than two values."""
    if count < 2:
        return None
    half = special.stdtrit(count - 1, (1 + CONFIDENCE) / 2) * sd / (count - 1) ** 0.5
    return float(mean - half), float(mean + half)


def rate_interval(hits: float, count: float) -> tuple[float, float] | None:
    """The 95 % interval of a rate (Wilson 1927); None without a value.

    Examples
    --------
    >>> low, high = rate_interval(0, 40)
    >>> low, round(high, 4)
    (0.0, 0.0876)
    """
    return _score_interval(hits / count, count, float(special.ndtri((1 + CONFIDENCE) / 2))) if count else None


def bounded_interval(count: int, mean: float, sd: float) -> tuple[float, float] | None:
    """The 95 % interval of a mean of values between 0 and 1: Wilson's, with the variance that they have.

    Such values vary less than yes and no with that mean would, so that each counts for several. However little they
    varied, for no more than `MOST_ROWS`: values that were all the same leave an interval, too. Of yes and no it is
    Wilson's, with Student's t in place of the normal. None with fewer than two values.

    Parameters
    ----------
    sd : float
        Of these values (divided by n).

    Examples
    --------
    >>> low, high = bounded_interval(20, 1.0, 0.0)
    >>> round(low, 3), high
    (0.991, 1.0)
    """
    if count < 2:
        return None
    most, variance = mean * (1 - mean), sd**2 * count / (count - 1)
    rows = MOST_ROWS if variance * MOST_ROWS <= most else most / variance
    return _score_interval(mean, count * rows, float(special.stdtrit(count - 1, (1 + CONFIDENCE) / 2)))


def _score_interval(rate: float, count: float, z: float) -> tuple[float, float]:
    """The rates from which this one is at most z standard errors away, of so many rows."""
    middle = rate * count + z**2 / 2
    half = z * (rate * (1 - rate) * count + z**2 / 4) ** 0.5
    low, high = (middle - half) / (count + z**2), (middle + half) / (count + z**2)
    return 0.0 if rate == 0 else low, 1.0 if rate == 1 else high


def equal_means(counts: Floats, means: Floats, sds: Floats) -> float | None:
    """The p of equal means in groups of any variances (Welch 1951).

    Where a group has no spread that test has no answer, and the one for equal variances (Fisher) takes its place.
    None where nothing can be tested: fewer than two groups of two, or no spread at all.
    """
    several = counts > 1
    n, mean, variance = counts[several], means[several], sds[several] ** 2 * counts[several] / (counts[several] - 1)
    groups = len(n)
    if groups < 2:
        return None
    if (variance == 0).any():
        between, within = _squares(n, mean, sds[several])
        if not within:
            return None
        return float(
            special.fdtrc(groups - 1, n.sum() - groups, between / (groups - 1) / (within / (n.sum() - groups)))
        )
    weights = n / variance
    share = (1 - weights / weights.sum()) ** 2 / (n - 1)
    between = (weights * (mean - np.average(mean, weights=weights)) ** 2).sum() / (groups - 1)
    f = between / (1 + 2 * (groups - 2) / (groups**2 - 1) * share.sum())
    return float(special.fdtrc(groups - 1, (groups**2 - 1) / (3 * share.sum()), f))


def equal_shares(table: NDArray[np.int64]) -> tuple[float, float]:
    """Cramer's V of a table of counts (groups x levels), and Pearson's p of equal shares in all groups.

    Examples
    --------
    >>> equal_shares(np.array([[10, 0], [0, 10]]))[0]
    1.0
    """
    table = table[table.any(axis=1)][:, table.any(axis=0)]
    if min(table.shape) < 2:
        return 0.0, 1.0
    squared = chi_squared(table)
    freedom = (len(table) - 1) * (table.shape[1] - 1)
    return float((squared / table.sum() / (min(table.shape) - 1)) ** 0.5), float(special.chdtrc(freedom, squared))


def chi_squared(table: NDArray[np.int64]) -> float:
    """Pearson's statistic of a table of counts (groups x levels), some of which may be empty.

    Examples
    --------
    >>> chi_squared(np.array([[10, 0], [0, 10]]))
    20.0
    """
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    met = expected > 0
    return float(np.sum((table[met] - expected[met]) ** 2 / expected[met]))


def holm(p: Sequence[float]) -> list[float]:
    """Values of p adjusted so that the chance of one false finding among them all keeps its bound (Holm 1979).

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    order = np.argsort(p, kind="stable")
    steps = np.array(p, dtype=np.float64)[order] * np.arange(len(p), 0, -1)
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(np.maximum.accumulate(steps), 1.0)
    return [float(value) for value in adjusted]


def _squares(counts: Floats, means: Floats, sds: Floats) -> tuple[float, float]:
    """Sums of squares between the groups and within them."""
    mean = np.average(means, weights=counts)
    return float((counts * (means - mean) ** 2).sum()), float((counts * sds**2).sum())
