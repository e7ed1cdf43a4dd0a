"""K-Means for k = 1, 2, ... in a row, each from the one before: fast, for the many fits that are only compared."""

import numpy as np

from segmentry.maths import Floats, Labels
from segmentry.maths.fitting import many_fits
from segmentry.maths.lloyd import Fit, Problem, Rows, race, settled

#: Rows tried as a further centre.
CANDIDATES = 16
#: How many of them go on as starts, and how many k-means++ seedings go with them.
GROWN, SEEDINGS = 2, 2
#: Seedings of a fit that stands alone.
ALONE = 4
#: Moves of a centre tried at once.
SWAPS = 4
#: Lloyd's iterations per lap of a race.
LAP = 2
#: An iteration that gains less than this share of the inertia is the last one.
TOLERANCE = 1e-4


def fit_path(matrix: Floats, k_max: int, rng: np.random.Generator, weights: Floats | None = None) -> list[Fit]:
    """K-Means solutions for k = 1..k_max, or fewer where there are fewer different rows.

    Each k starts from the solution of k - 1 with the row as a further centre that saves most inertia (fast global
    k-means, Likas, Vlassis & Verbeek 2003), and from greedy k-means++ seedings (Arthur & Vassilvitskii 2007). The best
    then tries to do without one of its centres for another elsewhere (swap-based clustering, Franti 2018).

    Parameters
    ----------
    weights : array of n, optional
        What each row weighs, such as how often a bootstrap sample drew it.

    Examples
    --------
    >>> fits = fit_path(np.array([[0.0], [2.0], [9.0]]), 3, np.random.default_rng(0))
    >>> [round(fit.inertia, 6) for fit in fits]
    [44.666667, 2.0, 0.0]
    """
    with many_fits():
        problem = Problem.of(matrix, weights)
        solutions, inertia = [np.zeros((1, matrix.shape[1]))], np.inf
        seeded = seedings(problem.rough, problem.reachable(k_max), SEEDINGS, rng)
        for k in range(2, seeded.shape[1] + 1):
            rows = problem.rows(inertia)
            starts = np.concatenate([grown(rows, solutions[-1], GROWN, rng), seeded[:, :k]])
            best, (inertia,) = settled(rows, race(rows, starts, LAP), TOLERANCE)
            if k > 2:
                other, (less,) = settled(rows, race(rows, swapped(rows, best[0], SWAPS, rng), LAP), TOLERANCE)
                best, inertia = (other, less) if less < inertia else (best, inertia)
            solutions.append(best[0])
        return [told(problem, centres) for centres in solutions]


def fit_one(matrix: Floats, k: int, rng: np.random.Generator, weights: Floats | None = None) -> Fit:
    """A K-Means solution for one k, or for as many centres as there are different rows: the best of a few seedings.

    Examples
    --------
    >>> round(fit_one(np.array([[0.0], [2.0], [9.0]]), 2, np.random.default_rng(0)).inertia, 6)
    2.0
    """
    with many_fits():
        problem = Problem.of(matrix, weights)
        rows = problem.rough
        starts = seedings(rows, problem.reachable(k), ALONE, rng)
        best, _ = settled(rows, race(rows, starts, LAP), TOLERANCE)
        return told(problem, best[0])


def seedings(rows: Rows, k: int, several: int, rng: np.random.Generator) -> Floats:
    """Greedy k-means++ seedings (several x k x p), the best of three draws each; the first seeds do for a smaller k."""
    p = len(rows.upright) - 1
    seeds = np.empty((several, k, p))
    closest = np.ones((several, len(rows)), rows.upright.dtype)
    for j in range(k):
        draws = 3 if j else 1
        picks = np.array([drawn(rows, each, draws, rng) for each in closest])
        distances = rows.distances(rows.at(picks.ravel())).reshape(several, draws, -1)
        if j:
            np.minimum(distances, closest[:, None], out=distances)
        best = np.arange(several), (distances @ rows.weights).argmin(axis=1)
        seeds[:, j], closest = rows.at(picks[best]), distances[best]
    return seeds


def grown(rows: Rows, centres: Floats, several: int, rng: np.random.Generator) -> Floats:
    """Starts with one more centre (several x k + 1 x p): the rows that save most of those drawn."""
    picks, savings = further(rows, rows.distances(centres).min(axis=0), rng)
    best = np.argsort(-savings, kind="stable")[:several]
    same = np.broadcast_to(centres, (len(best), *centres.shape))
    return np.concatenate([same, rows.at(picks[best])[:, None]], axis=1)


def swapped(rows: Rows, centres: Floats, several: int, rng: np.random.Generator) -> Floats:
    """Starts with one centre moved (several x k x p): those that promise most, told from both changes apart."""
    distances = rows.distances(centres)
    least = distances.min(axis=0)
    members = distances == least
    distances[members] = np.inf
    costs = members @ ((distances.min(axis=0) - least) * rows.weights)
    picks, savings = further(rows, least, rng)
    promised = savings - costs[:, None]
    promised[members[:, picks]] = -np.inf  # there the one change undoes the other
    moved, to = np.unravel_index(np.argsort(-promised, axis=None, kind="stable")[:several], promised.shape)
    starts = np.repeat(centres[None], len(to), axis=0)
    starts[np.arange(len(to)), moved] = rows.at(picks[to])
    return starts


def further(rows: Rows, closest: Floats, rng: np.random.Generator) -> tuple[Labels, Floats]:
    """Rows drawn as a further centre, and the inertia that each would save at once."""
    picks = drawn(rows, closest, CANDIDATES, rng)
    distances = rows.distances(rows.at(picks))
    return picks, closest @ rows.weights - np.minimum(distances, closest, out=distances) @ rows.weights


def drawn(rows: Rows, closest: Floats, draws: int, rng: np.random.Generator) -> Labels:
    """Rows drawn with probabilities as their squared distances to the closest centre (k-means++)."""
    sums = np.cumsum(closest * rows.weights)
    return np.asarray(np.minimum(np.searchsorted(sums, rng.random(draws) * sums[-1]), len(rows) - 1))


def told(problem: Problem, centres: Floats) -> Fit:
    """The means of the clusters of these centres, and their inertia, in float64."""
    means, _ = problem.exact.step(centres[None])
    _, inertias = problem.exact.step(means)
    return Fit(means[0] + problem.origin, float(inertias[0]))
