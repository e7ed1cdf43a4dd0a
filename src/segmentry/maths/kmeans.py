"""K-Means for every k at once: optima hunted on the first rows, judged on more of them and followed on all."""

import numpy as np

from segmentry.maths import Floats
from segmentry.maths.assignment import assign, group_means
from segmentry.maths.breeding import HEIRS, Effort, Population, breed, hunted, pared
from segmentry.maths.components import narrowed, narrowing
from segmentry.maths.convergence import at_rest
from segmentry.maths.lloyd import Fit, Problem, distinct_rows, settled
from segmentry.maths.paths import streams
from segmentry.maths.small_fits import many_fits
from segmentry.progress import each, part, rest

__all__ = ["Fit", "distinct_rows", "fit_all", "least_shift"]

#: scikit-learn's default: squared movement of the centres, relative to the mean variance of the columns.
TOLERANCE = 1e-4
#: Different rows up to which optima are hunted on all; and on how many of the first, where there are more.
HUNT_ALL, HUNT_ROWS = 4_500, 3_000
#: Rows on which the solutions for the first rows are judged and bred on.
JUDGE_ROWS = 12_000
#: The hunt on all rows, on the first rows, and on the more of them.
FULL, FIRST, MORE = Effort(3, 8, 3e-4, 1e-6), Effort(2, 8, 1e-3, 1e-4), Effort(1, 6, 3e-4, 1e-5)
#: Cells (rows x columns) up to which they are bred there and not only judged: it takes as long as all the rest.
BRED_CELLS = 120_000
#: Starts from the solution with one centre more.
SHRUNK = 2
#: Relative gain of inertia per iteration at which an optimum is followed to its end.
REACHED = 1e-6


def least_shift(matrix: Floats) -> float:
    """The sum of squared shifts up to which centres count as final for rows like these (n x p, NaN in holes)."""
    variance = np.nanvar if np.isnan(matrix).any() else np.var
    return TOLERANCE * float(variance(matrix, axis=0, dtype=np.float64).mean())


def fit_all(matrix: Floats, k_max: int, seed: int, starts: int, narrow: Floats | None = None) -> dict[int, Fit]:
    """The best K-Means solution found for each k = 1..k_max.

    Equal rows are merged into one that weighs as much. On the first rows each k has a population of solutions, begun
    with `starts` k-means++ seedings and bred from each other (see `hunted`). The best of them are then judged on more
    rows, and the best of these followed on all rows until none changes its centre. The solution for k is the same
    whatever k_max is: one more is hunted, so that the last k, too, can try that one without one of its centres. In a
    wide matrix they are hunted along its principal axes (see `components`), and the best ones followed in all
    dimensions.

    Parameters
    ----------
    matrix : array, n x p
        In an order that carries no meaning: its first rows are a sample.
    narrow : array, optional
        What `narrowed` makes of the matrix, where it is at hand.
    """
    narrow = narrowed(matrix, narrowing(matrix)) if narrow is None else narrow
    if narrow is not matrix:
        return _lifted(matrix, narrow, fit_all(narrow, k_max, seed, starts))
    hunting, paring, breeding = np.random.default_rng(seed).spawn(3)
    with many_fits():
        problem = Problem.of(matrix)
        few = _head(problem, matrix, HUNT_ALL, HUNT_ROWS)
        effort = FULL if few is problem else FIRST
        with part(0.3):
            hunt = hunted(few, problem.reachable(k_max + 1), starts, effort, hunting)
            populations = pared(few, hunt, HEIRS, effort, paring)
        if few is not problem:
            with part(0.35):
                populations = _bred_on(_head(problem, matrix, JUDGE_ROWS, JUDGE_ROWS), populations, breeding)
        with rest(1.0):
            return {k: _followed(problem, found) for k, found in enumerate(each(populations[:k_max]), start=1)}


def _bred_on(more: Problem, populations: list[Population], rng: np.random.Generator) -> list[Population]:
    """The populations, judged and bred on more rows; at last each k tries to do with one centre less than k + 1."""
    rows, own = more.rough, streams(rng, len(populations))
    judged = [populations[0]]
    for k, population in enumerate(each(populations[1:]), start=2):
        judged.append(Population())
        judged[-1].admit(rows, np.array(population.centres), MORE)
        if more.matrix.size <= BRED_CELLS:
            breed(rows, judged[-1], MORE, own[k])
    return pared(more, judged, SHRUNK, MORE, None)


def _head(problem: Problem, matrix: Floats, enough: int, rows: int) -> Problem:
    """The problem itself where it has few rows, else that of the first rows of the matrix."""
    return problem if len(problem.matrix) <= enough else problem.of_first(matrix[:rows])


def _lifted(matrix: Floats, narrow: Floats, fits: dict[int, Fit]) -> dict[int, Fit]:
    """Solutions found in few dimensions, followed in all of them."""
    problem, lifted = Problem.of(matrix), {}
    for k, fit in fits.items():
        means = group_means(matrix, assign(narrow, fit.centres).labels, k)
        lifted[k] = _to_rest(problem, problem.moved_to(means))
    return lifted


def _followed(problem: Problem, population: Population) -> Fit:
    return _to_rest(problem, population.centres[0])


def _to_rest(problem: Problem, centres: Floats) -> Fit:
    [[best]], _ = settled(problem.rough, centres[None, None], REACHED)
    return at_rest(problem, best)
