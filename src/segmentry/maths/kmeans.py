"""K-Means for every k at once: good starts, then local optima hunted by merging and splitting."""

from collections.abc import Iterator
from itertools import islice

import numpy as np
from scipy.spatial.distance import cdist, squareform
from sklearn.cluster import KMeans

from segmentry.maths import Floats
from segmentry.maths.assignment import add_up, assign
from segmentry.maths.fitting import many_fits
from segmentry.maths.lloyd import Fit, distinct_rows

__all__ = ["TOLERANCE", "Fit", "distinct_rows", "fit_all"]

#: scikit-learn's default: squared movement of the centres, relative to the mean variance of the columns.
TOLERANCE = 1e-4
#: Rows on which random starts are tried before the best goes on with all rows.
START_ROWS = 4_000
#: Rows on which local optima are hunted before all rows have their say.
HUNT_ROWS = 12_000
#: Merge-and-split moves tried before an optimum is taken for good.
MOVES = 4


def fit_all(matrix: Floats, k_max: int, seed: int, starts: int) -> dict[int, Fit]:
    """The best K-Means solution found for each k = 1..k_max.

    Each k starts from `starts` k-means++ seedings (Arthur & Vassilvitskii 2007) and from the solution of
    k - 1 with its most divisible cluster split. The best is then improved by moves that merge the two nearest
    centres and split another cluster (in the manner of split-and-merge k-means, Muhr & Granitzer 2009), and
    at the end by merging two centres of k + 1. The optima are hunted on the first rows, where there are many;
    Lloyd's iterations, scikit-learn's, then go on with all rows to the end.

    Parameters
    ----------
    matrix : array, n x p
        In an order that carries no meaning: its first rows are a sample.
    """
    with many_fits(matrix):
        fits = _hunt(matrix[:HUNT_ROWS], k_max, seed, starts)
        return {k: _polish(matrix, fit) for k, fit in fits.items()}


def _hunt(matrix: Floats, k_max: int, seed: int, starts: int) -> dict[int, Fit]:
    fits = {1: _fit(matrix, matrix.mean(axis=0, keepdims=True, dtype=np.float64))}
    for k in range(2, k_max + 1):
        candidates = [_lloyd(matrix, start) for start in _starts(matrix, k, seed, starts, fits[k - 1])]
        fits[k] = _improve(matrix, min(candidates, key=lambda fit: fit.inertia))
    for k in range(k_max - 1, 1, -1):
        merged = _lloyd(matrix, next(_merges(matrix, fits[k + 1])))
        if merged.inertia < fits[k].inertia * (1 - 1e-7):
            fits[k] = _improve(matrix, merged)
    return fits


def _starts(matrix: Floats, k: int, seed: int, starts: int, fewer: Fit) -> Iterator[Floats]:
    head = matrix[:START_ROWS].astype(np.float64)  # which scikit-learn seeds from without converting piece by piece
    random_state = int(np.random.default_rng([seed, k]).integers(2**31))
    yield KMeans(k, n_init=starts, tol=TOLERANCE, random_state=random_state).fit(head).cluster_centers_
    yield next(_splits(matrix, fewer))


def _improve(matrix: Floats, fit: Fit) -> Fit:
    """Merge two centres, split a third cluster, keep what is better, until no move of the likeliest is."""
    improved = True
    while improved and fit.k > 2:
        improved = False
        for start in islice(_moves(matrix, fit), MOVES):
            candidate = _lloyd(matrix, start)
            if candidate.inertia < fit.inertia * (1 - 1e-6):
                fit, improved = candidate, True
                break
    return fit


def _moves(matrix: Floats, fit: Fit) -> Iterator[Floats]:
    """Starts with k centres: one pair merged, one other cluster split; likeliest first."""
    halves, gains = _halves(matrix, fit)
    costs, means = _merge_costs(matrix, fit)
    k = fit.k
    moves = sorted(
        (costs[i, j] - gains[s], i, j, s)
        for i in range(k)
        for j in range(i + 1, k)
        for s in range(k)
        if s not in (i, j)
    )
    for _, i, j, s in moves:
        rest = [centre for c, centre in enumerate(fit.centres) if c not in (i, j, s)]
        yield np.array([*rest, means[i, j], *halves[s]])


def _splits(matrix: Floats, fit: Fit) -> Iterator[Floats]:
    """Starts with k + 1 centres: one cluster split in two, the one that gains most first."""
    halves, gains = _halves(matrix, fit)
    for s in np.argsort(-gains, kind="stable"):
        yield np.vstack([np.delete(fit.centres, s, axis=0), halves[s]])


def _merges(matrix: Floats, fit: Fit) -> Iterator[Floats]:
    """Starts with k - 1 centres: two of them merged, the pair that costs least first."""
    costs, means = _merge_costs(matrix, fit)
    pairs = sorted((costs[i, j], i, j) for i in range(fit.k) for j in range(i + 1, fit.k))
    for _, i, j in pairs:
        yield np.vstack([np.delete(fit.centres, [i, j], axis=0), means[i, j]])


def _halves(matrix: Floats, fit: Fit) -> tuple[Floats, Floats]:
    """For each cluster the centres of its best two halves (k x 2 x p), and the inertia that splitting saves."""
    head = matrix[:START_ROWS]
    assignment = assign(head, fit.centres)
    halves = np.repeat(fit.centres[:, None, :], 2, axis=1)
    gains = np.zeros(fit.k)
    for cluster in range(fit.k):
        members = head[assignment.labels == cluster]
        if len(members) > 2 and (members != members[0]).any():
            two = KMeans(2, n_init=1, tol=1e-3, max_iter=20, random_state=0).fit(members)
            halves[cluster] = two.cluster_centers_
            gains[cluster] = float(assignment.own[assignment.labels == cluster].sum()) - two.inertia_
    return halves, gains


def _merge_costs(matrix: Floats, fit: Fit) -> tuple[Floats, Floats]:
    """What merging each pair of clusters costs in inertia (Ward 1963), and the merged means (k x k x p)."""
    counts = add_up(matrix[:START_ROWS], fit.centres).counts.astype(np.float64)
    both = np.maximum(counts[:, None] + counts[None, :], 1)
    squared = squareform(cdist(fit.centres, fit.centres, "sqeuclidean"), checks=False)
    costs = counts[:, None] * counts[None, :] / both * squareform(squared)
    weighted = counts[:, None] * fit.centres
    return costs, (weighted[:, None, :] + weighted[None, :, :]) / both[:, :, None]


def _lloyd(matrix: Floats, start: Floats, tolerance: float = TOLERANCE) -> Fit:
    start = np.ascontiguousarray(start, dtype=matrix.dtype)
    fit = KMeans(len(start), init=start, n_init=1, tol=tolerance).fit(matrix)
    return Fit(np.asarray(fit.cluster_centers_, dtype=np.float64), float(fit.inertia_))


def _polish(matrix: Floats, fit: Fit) -> Fit:
    """Lloyd's iterations until no label changes."""
    return _fit(matrix, fit.centres if fit.k == 1 else _lloyd(matrix, fit.centres, tolerance=0).centres)


def _fit(matrix: Floats, centres: Floats) -> Fit:
    """The means of the clusters of these centres, and their inertia, in float64."""
    means = add_up(matrix, centres).means
    means = np.where(np.isnan(means), centres, means)
    return Fit(means, add_up(matrix, means).inertia)
