"""K-Means for k = 1, 2, ... in a row, each from the one before: fast, for the many fits that are only compared."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import DTypeLike, NDArray

from segmentry.maths import Floats, Labels
from segmentry.maths.iteration import Tables
from segmentry.maths.lloyd import Fit, Problem, is_fine, race, settled
from segmentry.maths.small_fits import many_fits
from segmentry.progress import each

#: Cells of tables that are fitted side by side.
TOGETHER = 500_000
#: Rows tried as a further centre.
CANDIDATES = 16
#: How many of them go on as starts, and how many k-means++ seedings go with them.
GROWN, SEEDINGS = 2, 2
#: Moves of a centre tried at once.
SWAPS = 4
#: Lloyd's iterations per lap of a race.
LAP = 2
#: An iteration that gains less than this share of the inertia is the last one.
TOLERANCE = 1e-4


def fit_path(matrix: Floats, k_max: int, rng: np.random.Generator, weights: Floats | None = None) -> list[Fit]:
    """K-Means solutions for k = 1..k_max, or fewer where there are fewer different rows.

    Examples
    --------
    >>> fits = fit_path(np.array([[0.0], [2.0], [9.0]]), 3, np.random.default_rng(0))
    >>> [round(fit.inertia, 6) for fit in fits]
    [44.666667, 2.0, 0.0]
    """
    return fit_paths([matrix], k_max, [rng], None if weights is None else [weights])[0]


def fit_paths(
    matrices: Sequence[Floats],
    k_max: int,
    rngs: Sequence[np.random.Generator],
    weights: Sequence[Floats] | None = None,
    known: Mapping[int, Floats] | None = None,
) -> list[list[Fit]]:
    """K-Means solutions for k = 1..k_max of each of several tables of p columns, each with a generator of its own.

    The solution for k is the same whatever k_max is.

    Each k starts from the solution of k - 1 with the row as a further centre that saves most inertia (fast global
    k-means, Likas, Vlassis & Verbeek 2003), and from greedy k-means++ seedings (Arthur & Vassilvitskii 2007). The best
    then tries to do without one of its centres for another elsewhere (swap-based clustering, Franti 2018).

    Parameters
    ----------
    weights : arrays, optional
        What each row weighs, such as how often a bootstrap sample drew it.
    known : centres (k x p) by k, optional
        Such as are good for tables like these: a further start, which counts only where it ends with less inertia.
    """
    paths: list[list[Fit]] = []
    with many_fits():
        for group in each(_groups(matrices, weights)):
            paths += _paths(group, k_max, rngs[len(paths) : len(paths) + len(group)], known or {})
    return paths


def _groups(matrices: Sequence[Floats], weights: Sequence[Floats] | None) -> list[list[Problem]]:
    """The problems, as many side by side as may be."""
    together = max(TOGETHER // matrices[0].size, 1)
    problems = [Problem.of(matrix, None if weights is None else weights[i]) for i, matrix in enumerate(matrices)]
    return [problems[i : i + together] for i in range(0, len(problems), together)]


def _paths(
    problems: list[Problem], k_max: int, rngs: Sequence[np.random.Generator], known: Mapping[int, Floats]
) -> list[list[Fit]]:
    rough, exact = _tables(problems, np.float32), _tables(problems, np.float64)
    reachable = [problem.reachable(k_max) for problem in problems]
    seeding, *own = zip(*(streams(rng, max(reachable)) for rng in rngs), strict=True)
    seeded = seedings(rough, max(reachable), SEEDINGS, seeding)
    solutions: list[Floats] = [np.zeros((len(problems), 1, problems[0].matrix.shape[1]))]
    inertias: Floats = np.full(len(problems), np.inf)
    for k in range(2, max(reachable) + 1):
        tables = exact if is_fine(rough, inertias) else rough
        starts = np.concatenate([grown(tables, solutions[-1], GROWN, own[k - 1]), seeded[:, :, :k]], axis=1)
        best = None
        if k in known:
            best = settled(tables, np.array([problem.moved_to(known[k])[None] for problem in problems]), TOLERANCE)
        best = _bettered(tables, best, race(tables, starts, LAP))
        if k > 2:
            best = _bettered(tables, best, race(tables, swapped(tables, best[0][:, 0], SWAPS, own[k - 1]), LAP))
        solutions.append(best[0][:, 0])
        inertias = best[1][:, 0]
    by_k = [_as_fits(problems, exact, centres) for centres in solutions]
    return [[fits[i] for fits in by_k[:reached]] for i, reached in enumerate(reachable)]


def streams(rng: np.random.Generator, k_max: int) -> list[np.random.Generator]:
    """A generator for the seedings and one for each k = 1..k_max, whose draws do not hang on how many there are."""
    return rng.spawn(k_max + 1)


def _bettered(tables: Tables, before: tuple[Floats, Floats] | None, starts: Floats) -> tuple[Floats, Floats]:
    """Of the solutions before (tables x 1 x k x p) with their inertias, and those that starts lead to, the better."""
    if before is None:
        return settled(tables, starts, TOLERANCE)
    after = settled(tables, starts, TOLERANCE, before[1])
    less = after[1] < before[1]
    return np.where(less[..., None, None], after[0], before[0]), np.where(less, after[1], before[1])


def _tables(problems: list[Problem], precision: DTypeLike) -> Tables:
    return Tables.of([problem.moved for problem in problems], [problem.weights for problem in problems], precision)


def _as_fits(problems: list[Problem], exact: Tables, centres: Floats) -> list[Fit]:
    """The means of the clusters of these centres (tables x k x p), and their inertia, in float64."""
    means, _ = exact.step(centres[:, None])
    _, inertias = exact.step(means)
    each_one = zip(problems, means[:, 0], inertias[:, 0], strict=True)
    return [problem.as_fit(mean, float(inertia)) for problem, mean, inertia in each_one]


def seedings(tables: Tables, k: int, several: int, rngs: Sequence[np.random.Generator]) -> Floats:
    """Greedy k-means++ seedings (tables x several x k x p), the best of three draws each; the first seeds do for a
    smaller k."""
    seeds = np.empty((len(tables), several, k, tables.upright.shape[1] - 1))
    closest = np.ones((len(tables), several, tables.height), tables.upright.dtype)
    for j in range(k):
        picks = drawn(tables, closest, 3 if j else 1, rngs)
        distances = tables.distances(tables.at(picks.reshape(len(tables), -1))).reshape(*picks.shape, -1)
        if j:
            np.minimum(distances, closest[:, :, None], out=distances)
        left = (distances @ tables.weights[:, None, :, None])[..., 0]
        best = left.argmin(axis=2)[..., None]
        seeds[:, :, j] = tables.at(np.take_along_axis(picks, best, axis=2)[..., 0])
        closest = np.take_along_axis(distances, best[..., None], axis=2)[:, :, 0]
    return seeds


def grown(tables: Tables, centres: Floats, several: int, rngs: Sequence[np.random.Generator]) -> Floats:
    """Starts with one more centre (tables x several x k + 1 x p): the rows that save most of those drawn."""
    picks, savings = further(tables, tables.distances(centres).min(axis=1), rngs)
    best = np.argsort(-savings, axis=1, kind="stable")[:, :several]
    new = tables.at(np.take_along_axis(picks, best, axis=1))[:, :, None]
    same = np.broadcast_to(centres[:, None], (len(tables), several, *centres.shape[1:]))
    return np.concatenate([same, new], axis=2)


def swapped(tables: Tables, centres: Floats, several: int, rngs: Sequence[np.random.Generator]) -> Floats:
    """Starts with one centre moved (tables x several x k x p): those that promise most, told from both changes
    apart."""
    members, least, costs = missed(tables, centres)
    picks, savings = further(tables, least, rngs)
    promised = savings[:, None] - costs[..., None]
    promised[np.take_along_axis(members, picks[:, None], axis=2)] = -np.inf  # there the one change undoes the other
    order = np.argsort(-promised.reshape(len(tables), -1), axis=1, kind="stable")[:, :several]
    moved, to = np.divmod(order, picks.shape[1])
    starts = np.repeat(centres[:, None], several, axis=1)
    new = tables.at(np.take_along_axis(picks, to, axis=1))
    np.put_along_axis(starts, moved[..., None, None], new[:, :, None], axis=2)
    return starts


def missed(tables: Tables, centres: Floats) -> tuple[NDArray[np.bool_], Floats, Floats]:
    """Whose rows are whose (tables x k x n), each row's distance (tables x n), and what it would cost to do without
    each centre (tables x k)."""
    distances = tables.distances(centres)
    least = distances.min(axis=1)
    members = distances == least[:, None]
    distances[members] = np.inf
    further_off = np.where(tables.weights > 0, (distances.min(axis=1) - least), 0) * tables.weights
    return members, least, (members @ further_off[..., None])[..., 0]


def further(tables: Tables, closest: Floats, rngs: Sequence[np.random.Generator]) -> tuple[Labels, Floats]:
    """Rows drawn as a further centre (tables x candidates), and the inertia that each would save at once."""
    picks = drawn(tables, closest[:, None], CANDIDATES, rngs)[:, 0]
    distances = tables.distances(tables.at(picks))
    np.minimum(distances, closest[:, None], out=distances)
    left = (distances @ tables.weights[..., None])[..., 0]
    return picks, (closest * tables.weights).sum(axis=1)[:, None] - left


def drawn(tables: Tables, closest: Floats, draws: int, rngs: Sequence[np.random.Generator]) -> Labels:
    """Rows drawn (tables x several x draws) with probabilities as their squared distances to the closest centre
    (tables x several x n), as in k-means++."""
    sums = np.cumsum(closest * tables.weights[:, None], axis=2)
    shares = np.array([rng.random((closest.shape[1], draws)) for rng in rngs]) * sums[..., -1:]
    return np.asarray(np.minimum((sums[:, :, None] < shares[..., None]).sum(axis=3), tables.height - 1))
