"""The figures of every k on the segments themselves: tightness, separation, and where segments come from."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.criteria import calinski_harabasz, davies_bouldin, silhouettes, squared_silhouettes
from segmentry.maths.inference import bounded_interval
from segmentry.maths.kmeans import Fit
from segmentry.maths.stability import across_solutions

#: The silhouette is that of all rows up to the first number; above it that of the second number of rows, each compared
#: with as many rows as the first.
EXACT_ROWS, SCORED_ROWS = 12_000, 4_000

#: Figures by name, for one k.
Figures = dict[str, Any]


def partition_figures(matrix: Floats, fits: Mapping[int, Fit], labellings: Mapping[int, Labels]) -> dict[int, Figures]:
    """Inertia, silhouettes, Calinski-Harabasz, Davies-Bouldin, sizes and SLSa of every k."""
    several = [k for k in fits if k > 1]
    scored = dict(zip(several, euclidean(matrix, [labellings[k] for k in several]), strict=True))
    figures = {}
    for k, fit in fits.items():
        labels = labellings[k]
        smallest = int(np.bincount(labels, minlength=k).min())
        figures[k] = {"k": k, "rows": len(matrix), "inertia": settled(fit.inertia), "smallest": smallest}
        if k > 1:
            figures[k] |= scored[k] | {
                "silhouette_squared": settled(float(squared_silhouettes(matrix, labels, k).mean())),
                "calinski_harabasz": calinski_harabasz(fits[1].inertia, fit.inertia, len(matrix), k),
                "davies_bouldin": settled(davies_bouldin(matrix, labels, k)),
                "across": tuple(settled(float(value)) for value in across_solutions(labellings[k - 1], labels, k)),
            }
    return figures


def euclidean(matrix: Floats, labellings: Sequence[Labels]) -> list[Figures]:
    """The silhouette (Euclidean) of several labellings, with what it rests on.

    Of more rows than `EXACT_ROWS` the first `SCORED_ROWS` are scored, each against the first `EXACT_ROWS`; the mean
    weighs every segment by its share of all rows (a sample stratified afterwards), and has a 95 % interval.
    """
    scored = scores(matrix, labellings)
    return [silhouette_figures(row_scores, labels) for row_scores, labels in zip(scored, labellings, strict=True)]


def scores(matrix: Floats, labellings: Sequence[Labels]) -> list[Floats]:
    """Of several labellings the silhouettes of those rows that `euclidean` scores."""
    among = matrix[:EXACT_ROWS]
    scored = len(matrix) if len(matrix) <= EXACT_ROWS else SCORED_ROWS
    return silhouettes(among, [labels[: len(among)] for labels in labellings], scored)


def silhouette_figures(scores: Floats, labels: Labels) -> Figures:
    """What `euclidean` tells of one labelling, from the silhouettes of its first rows."""
    scored, among = len(scores), min(len(labels), EXACT_ROWS)
    k = int(labels.max()) + 1
    shares = np.bincount(labels, minlength=k) / len(labels)
    counts = np.bincount(labels[:scored], minlength=k)
    sums = np.bincount(labels[:scored], weights=scores, minlength=k)
    means = sums / np.maximum(counts, 1)
    figures: Figures = {
        "silhouette_rows": scored,
        "silhouette_among": among,
        "silhouettes": tuple(settled(float(m)) if c else None for m, c in zip(means, counts, strict=True)),
    }
    if scored == len(labels):
        return figures | {"silhouette": settled(float(scores.mean()))}
    squares = np.bincount(labels[:scored], weights=scores**2, minlength=k) / np.maximum(counts, 1)
    variances = np.maximum(squares - means**2, 0) / np.maximum(counts - 1, 1)
    known = np.where(counts > 0, shares, 0.0)
    known /= known.sum()
    mean, sd = float(known @ means), float(np.sqrt((known**2 @ variances) * (scored - 1)))
    low, high = bounded_interval(scored, (mean + 1) / 2, sd / 2) or (0.0, 1.0)  # silhouettes lie from -1 to 1
    return figures | {
        "silhouette": settled(mean),
        "silhouette_interval": (settled(2 * low - 1), settled(2 * high - 1)),
    }
