"""Classification trees: thresholds that tell groups apart. (scikit-learn's would cost seconds to import.)"""

from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from segmentry.maths import Floats, Labels


@dataclass
class Branch:
    """A part of the rows: a leaf, or parted in two at a threshold of one dimension.

    Attributes
    ----------
    dimension, threshold : int, float64
        Rows of up to the threshold go to the first of `parts`, the others to the second.
    parts : tuple of Branch
        Empty for a leaf.
    """

    dimension: int = -1
    threshold: np.float64 | None = None
    parts: tuple["Branch", ...] = ()


def grow(matrix: Floats, labels: Labels, weights: Floats, most: int) -> Branch:
    """A tree of at most so many leaves, grown where it gains most (Breiman, Friedman, Olshen & Stone 1984, Gini index).

    Parameters
    ----------
    matrix : array, n x p
    labels : int array, n
        Groups from 0.
    weights : array, groups
        What each row of a group counts for.
    most : int
        Leaves at most.

    Examples
    --------
    >>> tree = grow(np.array([[1.0], [2.0], [4.0]]), np.array([0, 0, 1]), np.ones(2), most=2)
    >>> tree.dimension, float(tree.threshold), len(tree.parts)
    (0, 3.0, 2)
    """
    root, waiting = Branch(), list[tuple[float, int, Branch, Labels, int, np.float64 | None]]()

    def wait(branch: Branch, rows: Labels) -> None:
        gain, dimension, threshold = _best(matrix[rows], labels[rows], weights)
        if gain > 0:
            heappush(waiting, (-gain, next(number), branch, rows, dimension, threshold))

    number = iter(range(2 * most))  # of equal gains the first found goes first
    wait(root, np.arange(len(labels)))
    for _ in range(most - 1):
        if not waiting:
            break
        _, _, branch, rows, dimension, threshold = heappop(waiting)
        branch.dimension, branch.threshold = dimension, threshold
        beyond = matrix[rows, branch.dimension] > branch.threshold
        branch.parts = Branch(), Branch()
        for part, its_rows in zip(branch.parts, (rows[~beyond], rows[beyond]), strict=True):
            wait(part, its_rows)
    return root


def _best(matrix: Floats, labels: Labels, weights: Floats) -> tuple[float, int, np.float64 | None]:
    """The split that gains most, and what: weight x Gini index that both parts have less. Of equals the first.

    Weight x Gini index is W - S / W, with W the weight of a part and S the sum over its groups of their squared
    weights. Along the sorted rows of a dimension, the row after r others of its group, each of weight w, adds
    w^2 (2 r + 1) to S of the lower part: no loop over groups is needed.
    """
    n = len(matrix)
    totals = np.bincount(labels, minlength=len(weights)) * weights
    if n < 2 or np.count_nonzero(totals) < 2:
        return 0.0, -1, None
    order = matrix.argsort(axis=0, kind="stable")
    values = np.take_along_axis(matrix, order, axis=0)
    groups = labels.astype(np.min_scalar_type(len(weights)))[order]
    weight = weights[groups]
    lower_weight = weight.cumsum(axis=0)[:-1]
    lower = (weight**2 * (2 * _met_before(groups, len(weights)) + 1)).cumsum(axis=0)[:-1]
    whole, whole_weight = float((totals**2).sum()), float(totals.sum())
    upper = whole - 2 * (totals[groups] * weight).cumsum(axis=0)[:-1] + lower
    gains = lower / lower_weight + upper / (whole_weight - lower_weight) - whole / whole_weight
    gains[values[1:] <= values[:-1]] = -np.inf  # nothing lies between them
    dimension, at = divmod(int(gains.T.argmax()), n - 1)
    low, high = values[at : at + 2, dimension].astype(np.float64)
    gain = float(gains[at, dimension])
    return (gain if gain > 1e-12 * whole_weight else 0.0), dimension, np.float64((low + high) / 2)


def _met_before(groups: Labels, several: int) -> Labels:
    """How many rows of its own group stand above each cell, column by column."""
    n, p = groups.shape
    order = groups.argsort(axis=0, kind="stable")
    firsts = np.searchsorted(groups[order[:, 0], 0], np.arange(several))
    met = np.empty((n, p), np.int64)
    np.put_along_axis(met, order, np.arange(n)[:, None] - firsts[np.take_along_axis(groups, order, axis=0)], axis=0)
    return met
