"""Would other customers have given the same segments? Bootstrap fits tell."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from scipy.special import comb
from sklearn.cluster import KMeans

from segmentry.maths import Floats, Labels
from segmentry.maths.assignment import assign
from segmentry.maths.fitting import many_fits
from segmentry.maths.kmeans import distinct_rows

#: k-means++ seedings per bootstrap fit; the best counts.
STARTS = 2


def pair_agreement(matrix: Floats, k: int, fits: int, seed: int) -> Floats:
    """Adjusted Rand index of every pair of bootstrap fits, all rows assigned.

    After Dolnicar & Leisch (2010), who draw disjoint pairs; taking every pair of the same fits gives a
    less noisy mean for the same work.

    Returns
    -------
    array, fits x (fits - 1) / 2 values
        1 = the two fits divide the rows alike, 0 = no more alike than by chance.
    """
    with many_fits(matrix):
        labellings = list(_bootstrap_labels(matrix, k, fits, seed))
    return np.array([adjusted_rand(first, second) for first, second in combinations(labellings, 2)])


def clusterwise_jaccard(matrix: Floats, centres: Floats, fits: int, seed: int) -> Floats:
    """Per cluster: the mean over bootstrap fits of its largest Jaccard similarity with one of their clusters.

    After Hennig (2007), with all rows assigned to the centres of each bootstrap fit.

    Returns
    -------
    array, k values from 0 to 1
    """
    labels = assign(matrix, centres).labels
    best = []
    with many_fits(matrix):
        others = list(_bootstrap_labels(matrix, len(centres), fits, seed))
    for other in others:
        common = crosstab(labels, other, len(centres), len(centres)).astype(np.float64)
        union = common.sum(axis=1, keepdims=True) + common.sum(axis=0, keepdims=True) - common
        best.append(np.max(common / np.maximum(union, 1), axis=1))
    return np.asarray(np.mean(best, axis=0))


def crosstab(first: Labels, second: Labels, rows: int, columns: int) -> Labels:
    """How many rows have each pair of labels (`rows` x `columns`)."""
    return np.bincount(first * columns + second, minlength=rows * columns).reshape(rows, columns)


def adjusted_rand(first: Labels, second: Labels) -> float:
    """Adjusted Rand index of two labellings (Hubert & Arabie 1985).

    Examples
    --------
    >>> adjusted_rand(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
    1.0
    """
    table = crosstab(first, second, int(first.max()) + 1, int(second.max()) + 1)
    together = comb(table, 2).sum()
    rows, columns = comb(table.sum(axis=1), 2).sum(), comb(table.sum(axis=0), 2).sum()
    expected = rows * columns / comb(len(first), 2)
    largest = (rows + columns) / 2
    return 1.0 if largest == expected else float((together - expected) / (largest - expected))


def _bootstrap_labels(matrix: Floats, k: int, fits: int, seed: int) -> Iterator[Labels]:
    """Labels of all rows by each of the fits to a bootstrap sample (as large, drawn with replacement)."""
    matrix = matrix.astype(np.float64)  # which scikit-learn seeds from without converting piece by piece
    plenty = distinct_rows(matrix, enough=8 * k) >= 8 * k
    for b in range(fits):
        rng = np.random.default_rng([seed, k, b])
        resample = matrix[rng.integers(len(matrix), size=len(matrix))]
        distinct = k if plenty else distinct_rows(resample, enough=k)
        fit = KMeans(min(k, distinct), n_init=STARTS, random_state=int(rng.integers(2**31))).fit(resample)
        yield assign(matrix, np.asarray(fit.cluster_centers_, dtype=np.float64)).labels
