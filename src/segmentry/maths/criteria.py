"""Scores of a clustering, and the knee of the inertia curve."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import DTypeLike, NDArray
from scipy.spatial.distance import cdist

from segmentry.maths import Floats, Labels
from segmentry.maths.assignment import group_sums
from segmentry.maths.small_fits import many_fits

#: Rows whose distances to as many others are held at a time: few enough for the processor's cache.
TILE = 512
#: Up to this many rows distances are summed in float64.
EXACT_ROWS = 5_000


def silhouettes(matrix: Floats, labellings: Sequence[Labels], scored: int | None = None) -> list[Floats]:
    """Silhouette (Euclidean) of every row, for several clusterings of the same rows, in one pass of distances.

    a = mean distance to the other members of the own cluster, b = smallest mean distance to another cluster,
    s = (b - a) / max(a, b); 0 for a row alone in its cluster (Rousseeuw 1987). O(n^2 p) time, and memory for
    a tile of them only. Squared distances are float64; above 5,000 rows their roots are float32, which changes a
    silhouette by less than 1e-5.

    Parameters
    ----------
    matrix : array, n x p
    labellings : list of int arrays, n each
        Labels from 0; at least two clusters each.
    scored : int, optional
        Score the first rows only, each among all n.

    Returns
    -------
    list of arrays, n (or `scored`) each

    Examples
    --------
    >>> [round(float(s), 3) for s in silhouettes(np.array([[0.0], [1.0], [10.0]]), [np.array([0, 0, 1])])[0]]
    [0.9, 0.889, 0.0]
    """
    if not labellings:
        return []
    n = len(matrix)
    dtype = np.float64 if n <= EXACT_ROWS else np.float32
    members = np.hstack([np.eye(labels.max() + 1, dtype=dtype)[labels] for labels in labellings])
    scored = n if scored is None else scored
    sums = np.zeros((n, members.shape[1]))
    with many_fits():
        for rows, others, distances in _distances(matrix, scored, dtype):
            sums[rows] += distances @ members[others]
            if others.stop > rows.stop:  # each pair of rows once: their distance counts for both
                later = slice(max(others.start, rows.stop), others.stop)
                sums[later] += distances[:, later.start - others.start :].T @ members[rows]
    widths = np.cumsum([0, *(labels.max() + 1 for labels in labellings)])
    spans = zip(pairwise(widths), labellings, strict=True)
    return [
        _silhouette(sums[:scored, a:b], labels[:scored], np.bincount(labels, minlength=b - a))
        for (a, b), labels in spans
    ]


def _distances(matrix: Floats, scored: int, dtype: DTypeLike) -> Iterator[tuple[slice, slice, Floats]]:
    """Euclidean distances from the first rows, tile by tile: from which rows to which of those that are not before
    them. What is given out is overwritten by the next."""
    points: NDArray[np.float64] = matrix - matrix.mean(axis=0, dtype=np.float64)
    squares, ones = (points**2).sum(axis=1), np.ones(len(points))
    # |x - y|^2 = x.(-2y) + |x|^2 + |y|^2 as one product
    left, right = np.column_stack([points, squares, ones]), np.column_stack([-2 * points, ones, squares]).T
    squared, roots = np.empty(TILE * TILE), np.empty(TILE * TILE, dtype)
    for start in range(0, scored, TILE):
        rows = slice(start, min(start + TILE, scored))
        for first in range(start, len(points), TILE):
            others = slice(first, min(first + TILE, len(points)))
            shape = rows.stop - rows.start, others.stop - others.start
            tile, distances = (held[: shape[0] * shape[1]].reshape(shape) for held in (squared, roots))
            np.matmul(left[rows], right[:, others], out=tile)
            if first == start:
                np.fill_diagonal(tile, 0)
            np.maximum(tile, 0, out=distances, casting="same_kind")
            yield rows, others, np.sqrt(distances, out=distances)


def squared_silhouettes(matrix: Floats, labels: Labels, k: int) -> Floats:
    """Silhouette (squared) of every row: with squared Euclidean distances, exact in O(n k p).

    The sum of squared distances of a row to a cluster follows from the cluster's size, sum and sum of squares.

    Examples
    --------
    >>> squared_silhouettes(np.array([[0.0], [1.0], [10.0]]), np.array([0, 0, 1]), 2).round(4)
    array([0.99  , 0.9877, 0.    ])
    """
    points: NDArray[np.float64] = matrix - matrix.mean(axis=0, dtype=np.float64)
    squares = (points**2).sum(axis=1)
    sizes = np.bincount(labels, minlength=k)
    within = np.bincount(labels, weights=squares, minlength=k)
    sums = sizes * squares[:, None] - 2 * points @ group_sums(points, labels, k).T + within
    return _silhouette(np.maximum(sums, 0), labels, sizes)


def _silhouette(sums: Floats, labels: Labels, sizes: Labels) -> Floats:
    """From the summed distances of each row to each cluster (n x k)."""
    rows = np.arange(len(labels))
    own = sums[rows, labels] / np.maximum(sizes[labels] - 1, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        others = sums / sizes.astype(np.float64)
    others[:, sizes == 0] = np.inf
    others[rows, labels] = np.inf
    nearest = others.min(axis=1)
    largest = np.maximum(own, nearest)
    with np.errstate(invalid="ignore"):
        scores = np.where(largest > 0, (nearest - own) / largest, 0.0)
    return np.asarray(np.where(sizes[labels] > 1, scores, 0.0))


def calinski_harabasz(total: float, within: float, rows: int, k: int) -> float | None:
    """[B / (k - 1)] / [W / (n - k)] from the inertia at k = 1 and at k (Calinski & Harabasz 1974); None at k = 1."""
    if k == 1 or rows <= k or within <= 0:
        return None
    return ((total - within) / (k - 1)) / (within / (rows - k))


def davies_bouldin(matrix: Floats, labels: Labels, k: int) -> float | None:
    """Davies-Bouldin (q=1): the mean over clusters of the largest (S_i + S_j) / d_ij (Davies & Bouldin 1979).

    S is a cluster's mean distance to its mean, d the distance between two means; 0 where all rows stand at their
    means. Clusters without rows do not count. None for one cluster, and where each row is one of its own.

    Examples
    --------
    >>> davies_bouldin(np.array([[0.0], [2.0], [10.0], [12.0]]), np.array([0, 0, 1, 1]), 2)
    0.2
    """
    sizes = np.bincount(labels, minlength=k)
    if not sizes.all():
        filled, labels = np.unique(labels, return_inverse=True)
        return davies_bouldin(matrix, labels, len(filled))
    if not 1 < k < len(labels):
        return None
    means = group_sums(matrix, labels, k) / sizes[:, None]
    away = matrix - means[labels]
    spread = np.bincount(labels, weights=np.sqrt(np.einsum("ij,ij->i", away, away)), minlength=k) / sizes
    apart = cdist(means, means)
    if not spread.any() or not apart.any():
        return 0.0
    np.fill_diagonal(apart, np.inf)
    apart[apart == 0] = np.inf
    return float(((spread[:, None] + spread) / apart).max(axis=1).mean())


def knee(inertias: Sequence[float]) -> int | None:
    """The k at which the inertia of k = 1, 2, ... bends most (Kneedle, Satopaa et al. 2011, S = 1); None without one.

    Examples
    --------
    >>> knee([100, 40, 10, 8, 7, 6])
    3
    """
    n = len(inertias)
    if n < 3 or max(inertias) == min(inertias):
        return None
    fallen = inertias[0] - np.asarray(inertias, dtype=np.float64)
    above = fallen / fallen.max() - np.linspace(0, 1, n)  # how far the curve is below its chord
    peaks = [i for i in range(1, n - 1) if above[i - 1] <= above[i] >= above[i + 1]]
    for peak, end in pairwise([*peaks, n]):
        if (above[peak + 1 : end + 1] < above[peak] - 1 / (n - 1)).any():
            return peak + 1
    return None
