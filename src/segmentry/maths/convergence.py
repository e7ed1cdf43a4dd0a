"""The last of Lloyd's iterations: until no row changes its centre any more."""

import numpy as np

from segmentry.maths import Floats, Labels
from segmentry.maths.assignment import add_up, group_sums
from segmentry.maths.lloyd import MOST, Fit, Problem


def at_rest(problem: Problem, centres: Floats) -> Fit:
    """The fit that Lloyd's iterations, to the very end, make of moved centres.

    The last word has the assignment that labels the rows elsewhere too: on a border it may decide otherwise.
    """
    centres = problem.as_fit(_unchanging(problem.moved, problem.weights, centres), 0.0).centres
    smallest = 1e-12 * problem.scale * problem.reach
    for _ in range(MOST):
        sums = add_up(problem.matrix, centres, problem.weights)
        means = np.where(sums.weights[:, None] > 0, sums.means, centres)
        moved, centres = np.abs(means - centres).max(), means
        if moved <= smallest:
            break
    return Fit(centres, sums.inertia)


def _unchanging(matrix: Floats, weights: Floats, centres: Floats) -> Floats:
    """Lloyd's iterations that pass over the rows which cannot have changed.

    Those are the rows nearer to their centre than to any other even if all moved against them (bounds on the
    distances, Hamerly 2010): in the last iterations, nearly all.
    """
    k = len(centres)
    labels, upper, lower = _nearest(matrix, centres)
    sums, totals = group_sums(matrix, labels, k, weights), np.bincount(labels, weights, k)
    for _ in range(MOST):
        means = np.divide(sums, totals[:, None], out=centres.copy(), where=totals[:, None] > 0)
        shifts = np.sqrt(((means - centres) ** 2).sum(axis=1))
        centres = means
        upper += shifts[labels]
        lower -= shifts.max()
        doubtful = np.flatnonzero(upper >= lower)
        before = labels[doubtful]
        labels[doubtful], upper[doubtful], lower[doubtful] = _nearest(matrix[doubtful], centres)
        rows, old = doubtful[labels[doubtful] != before], before[labels[doubtful] != before]
        if not len(rows):
            break
        for group, sign in ((labels[rows], 1), (old, -1)):
            sums += sign * group_sums(matrix[rows], group, k, weights[rows])
            totals += sign * np.bincount(group, weights[rows], k)
    return centres


def _nearest(matrix: Floats, centres: Floats) -> tuple[Labels, Floats, Floats]:
    """Per row: the nearest centre, the distance to it, and that to the next one."""
    squares = matrix @ (-2 * centres.T)
    squares += np.einsum("ij,ij->i", centres, centres)
    labels, rows = squares.argmin(axis=1), np.arange(len(matrix))
    own = squares[rows, labels]
    squares[rows, labels] = np.inf
    norms = np.einsum("ij,ij->i", matrix, matrix)
    own, following = (np.sqrt(np.maximum(squared + norms, 0)) for squared in (own, squares.min(axis=1)))
    return labels, own, following
