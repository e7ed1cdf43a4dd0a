"""Would other customers have given the same segments? Fits to resamples tell."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from segmentry.maths import Floats, Labels
from segmentry.maths.assignment import assign
from segmentry.maths.kmeans import Fit
from segmentry.maths.paths import fit_paths


def bootstrap_paths(
    matrix: Floats, k_max: int, fits: int, seed: int, known: Mapping[int, Floats] | None = None
) -> list[tuple[Labels, list[Fit]]]:
    """Bootstrap samples of the rows (as many, drawn with replacement; how often each was drawn), and the fits of
    k = 1..k_max to each: fewer where fewer different rows were drawn.

    Centres that are `known` for a k are tried as a start beside the others, so that a segment is not called unstable
    for a fit that missed an optimum; they count only where nothing else has less inertia.
    """
    rngs = [np.random.default_rng([seed, 1, b]) for b in range(fits)]
    draws = [_drawn(matrix, rng) for rng in rngs]
    weights = [each_one.astype(np.float64) for each_one in draws]
    return list(zip(draws, fit_paths([matrix] * fits, k_max, rngs, weights, known), strict=True))


def _drawn(matrix: Floats, rng: np.random.Generator) -> Labels:
    return np.bincount(rng.integers(len(matrix), size=len(matrix)), minlength=len(matrix))


def pair_agreement(labellings: Sequence[Labels]) -> Floats:
    """Adjusted Rand index of every pair of labellings of the same rows.

    For fits to bootstrap samples with all rows assigned: the global stability of Dolnicar & Leisch (2010), who draw
    disjoint pairs; taking every pair of the same fits gives a less noisy mean for the same work.

    Returns
    -------
    array, f x (f - 1) / 2 values
        1 = two labellings divide the rows alike, 0 = no more alike than by chance.
    """
    return np.array([adjusted_rand(first, second) for first, second in combinations(labellings, 2)])


def best_matches(labels: Labels, others: Sequence[Labels], k: int) -> Floats:
    """For each other labelling (row) and each of k clusters (column): the largest Jaccard similarity with one of its.

    The mean over bootstrap fits is the clusterwise stability of Hennig (2007), where only the rows drawn count. With
    all rows assigned, the mean of two fits is one value of the segment level stability within solutions, SLSw
    (Dolnicar & Leisch 2017).

    Examples
    --------
    >>> best_matches(np.array([0, 0, 1, 1]), [np.array([1, 1, 0, 1])], 2).round(3)
    array([[0.667, 0.5  ]])
    """
    best = np.empty((len(others), k))
    for row, other in zip(best, others, strict=True):
        common = crosstab(labels, other, k, int(other.max()) + 1).astype(np.float64)
        union = common.sum(axis=1, keepdims=True) + common.sum(axis=0, keepdims=True) - common
        row[:] = np.max(common / np.maximum(union, 1), axis=1)
    return best


def prediction_strengths(matrix: Floats, k_max: int, halvings: int, seed: int) -> Floats:
    """Prediction strength (Tibshirani & Walther 2005) of k = 1..k_max for each halving, in both directions.

    The smallest share, over the clusters of one half, of pairs of rows that the centres of the other half put
    together too. 1 for k = 1; a cluster of one row counts as kept. NaN where a half has fewer different rows.

    Returns
    -------
    array, 2 x halvings x k_max
    """
    strengths = np.full((2 * halvings, k_max), np.nan)
    strengths[:, 0] = 1.0
    rngs = [np.random.default_rng([seed, 2, h]) for h in range(halvings)]
    halved = [np.array_split(rng.permutation(len(matrix)), 2) for rng in rngs]
    both = [child for rng in rngs for child in rng.spawn(2)]
    all_paths = fit_paths([matrix[half] for halves in halved for half in halves], k_max, both)
    for h, halves in enumerate(halved):
        paths = all_paths[2 * h : 2 * h + 2]
        for k in range(2, min(len(paths[0]), len(paths[1])) + 1):
            for i, half in enumerate(halves):
                own, theirs = (assign(matrix[half], path[k - 1].centres).labels for path in (paths[i], paths[1 - i]))
                strengths[2 * h + i, k - 1] = _kept_together(crosstab(own, theirs, k, k))
    return strengths


def _kept_together(table: Labels) -> float:
    pairs, together = _pairs(table.sum(axis=1)), _pairs(table).sum(axis=1)
    return float(np.min(np.where(pairs > 0, together / np.maximum(pairs, 1), 1.0)))


def across_solutions(before: Labels, after: Labels, k: int) -> Floats:
    """Segment level stability across solutions, SLSa (Dolnicar & Leisch 2017), for each of k clusters.

    1 - H / log(k - 1), with H the entropy of the shares in which its rows come from the clusters of the solution with
    k - 1: 1 where all come from one of them, 0 where they come evenly from all. 1 for k = 2.

    Examples
    --------
    >>> across_solutions(np.array([0, 0, 1, 1]), np.array([0, 0, 1, 2]), 3)
    array([1., 1., 1.])
    """
    table = crosstab(after, before, k, k - 1)
    shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
    entropy = -np.sum(shares * np.log(np.where(shares > 0, shares, 1.0)), axis=1)
    return np.asarray(1 - entropy / np.log(k - 1) if k > 2 else np.ones(k))


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
    return rand_of(crosstab(first, second, int(first.max()) + 1, int(second.max()) + 1))


def rand_of(table: Labels) -> float:
    """The adjusted Rand index of the two labellings of which a table counts the pairs of labels."""
    together = _pairs(table).sum()
    rows, columns = _pairs(table.sum(axis=1)).sum(), _pairs(table.sum(axis=0)).sum()
    expected = rows * columns / _pairs(table.sum())
    largest = (rows + columns) / 2
    return 1.0 if largest == expected else float((together - expected) / (largest - expected))


def _pairs(counts: Labels) -> Floats:
    """How many pairs there are of so many."""
    rows = np.asarray(counts, dtype=np.float64)
    return np.asarray(rows * (rows - 1) / 2)
