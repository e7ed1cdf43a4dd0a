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
#: Of a ratio whose exponential is taken, so that it stays a number.
MOST_LOG = 500.0


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


def mean_interval(
    count: float, mean: float, sd: float, least: float | None = None, greatest: float | None = None
) -> tuple[float, float] | None:
    """The 95 % interval of a mean; None with fewer than two values.

    Student's t; of amounts and counts, none of which is below 0, on the logarithm of the mean (by the delta method), so
    that it stays above 0 however many of them are 0. Where all values are the same, as if those of customers not met
    yet, as many as Wilson's interval leaves open, lay at the ends of the column.

    Parameters
    ----------
    sd : float
        That of the population (divided by n).
    least, greatest : float, optional
        The ends of the column over all groups.

    Examples
    --------
    >>> few = 400, 0.05, 0.9  # customers, mean and sd of a column that is mostly 0
    >>> [[round(end, 3) for end in mean_interval(*few, *column)] for column in ((), (0.0, 20.0))]
    [[-0.039, 0.139], [0.009, 0.294]]
    >>> low, high = mean_interval(400, 0.0, 0.0, 0.0, 20.0)
    >>> low, round(high, 2)
    (0.0, 0.19)
    """
    if count < 2:
        return None
    bottom, top = mean if least is None else min(least, mean), mean if greatest is None else max(greatest, mean)
    if not sd:
        _, unmet = rate_interval(0, count) or (0.0, 1.0)
        return mean - unmet * (mean - bottom), mean + unmet * (top - mean)
    half = float(special.stdtrit(count - 1, (1 + CONFIDENCE) / 2)) * sd / (count - 1) ** 0.5
    if least is None or least < 0 or mean <= 0:
        return mean - half, mean + half
    times = np.exp(min(half / mean, MOST_LOG))
    return float(mean / times), float(mean * times if greatest is None else min(mean * times, top))


def rate_interval(hits: float, count: float, confidence: float = CONFIDENCE) -> tuple[float, float] | None:
    """The 95 % interval of a rate (Wilson 1927), or that of another confidence; None without a value.

    Examples
    --------
    >>> low, high = rate_interval(0, 40)
    >>> low, round(high, 4)
    (0.0, 0.0876)
    """
    return _score_interval(hits / count, count, float(special.ndtri((1 + confidence) / 2))) if count else None


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


def different_means(counts: Floats, means: Floats, sds: Floats, margin: float) -> float | None:
    """The p that some two groups' means differ by the margin or more: below 5 %, they were shown to be alike.

    Two one-sided Welch tests of every two groups (Schuirmann 1987), each of which must reject (an intersection-union
    test, Berger & Hsu 1996), so that nothing is adjusted. None where a group has fewer than two values, or there are
    fewer than two groups.

    Examples
    --------
    >>> many, few = np.array([4000, 4000]), np.array([40, 40])
    >>> means, sds = np.array([0.0, 0.1]), np.array([1.0, 1.0])
    >>> different_means(many, means, sds, 0.2) < 0.05, different_means(few, means, sds, 0.2) < 0.05
    (True, False)
    """
    if len(counts) < 2 or (counts < 2).any():
        return None
    within = _squares(counts, means, sds)[1] / (counts.sum() - len(counts))
    variances = np.where(sds > 0, sds**2 * counts / (counts - 1), within) / counts
    first, second = np.triu_indices(len(counts), 1)
    spread = variances[first] + variances[second]
    apart = np.abs(means[first] - means[second]) - margin
    if not spread.all():
        return float((apart > 0).any())
    freedom = spread**2 / (variances[first] ** 2 / (counts[first] - 1) + variances[second] ** 2 / (counts[second] - 1))
    return float(special.stdtr(freedom, apart / spread**0.5).max())


def different_shares(table: NDArray[np.int64], margin: float) -> float | None:
    """The p that in some two groups (rows) the shares of some level (columns) differ by the margin or more.

    As `different_means`, with the shares after one more of each kind (Agresti & Caffo 2000). None where a group is
    empty, or there are fewer than two.

    Examples
    --------
    >>> different_shares(np.array([[500, 500], [510, 490]]), 0.05) < 0.05
    True
    """
    sizes = table.sum(axis=1, keepdims=True)
    if len(table) < 2 or not sizes.all():
        return None
    shares = (table + 1) / (sizes + 2)
    variances = shares * (1 - shares) / (sizes + 2)
    first, second = np.triu_indices(len(table), 1)
    apart = np.abs(shares[first] - shares[second]) - margin
    return float(special.ndtr(apart / (variances[first] + variances[second]) ** 0.5).max())


def fisher_exact(own: tuple[int, int], others: tuple[int, int]) -> float:
    """The p of equal rates in two groups, twice that of so many hits or a rarer number on this side (Fisher 1935).

    Parameters
    ----------
    own, others : (hits, count)

    Examples
    --------
    >>> round(fisher_exact((8, 10), (1, 10)), 4)
    0.0055
    """
    (hits, count), (more, rest) = own, others
    total, met = count + rest, hits + more
    x = np.arange(max(0, met - rest), min(count, met) + 1)
    chance = np.exp(_log_ways(count, x) + _log_ways(rest, met - x) - _log_ways(total, np.array(met)))
    return float(min(1.0, 2 * min(chance[x <= hits].sum(), chance[x >= hits].sum())))


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


def _log_ways(n: int, k: NDArray[np.int64]) -> Floats:
    """The logarithm of the number of ways to choose k of n."""
    return np.asarray(special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1))


def _squares(counts: Floats, means: Floats, sds: Floats) -> tuple[float, float]:
    """Sums of squares between the groups and within them."""
    mean = np.average(means, weights=counts)
    return float((counts * (means - mean) ** 2).sum()), float((counts * sds**2).sum())
