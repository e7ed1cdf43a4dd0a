"""Good K-Means solutions bred from each other: the hunt for optima better than the local ones."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist

from segmentry.maths import Floats
from segmentry.maths.iteration import Tables
from segmentry.maths.lloyd import Problem, race, settled
from segmentry.maths.paths import drawn, grown, missed, seedings, streams, swapped
from segmentry.progress import each

#: Solutions kept per k.
KEPT = 8
#: Children per generation that are the best solution with one centre moved.
MOVED = 2
#: Starts made from the best solution of the k before or after.
HEIRS = 4
#: Starts that go on to the end: the smaller k, the more of them. Lloyd's iterations until half of them go.
PLACES, LAP = 8, 3
PLACES_TIMES_K = 40
#: How much worse than the best a solution may be to be followed to the end.
CLOSE = 1.003


@dataclass(frozen=True)
class Effort:
    """How far a hunt goes.

    It ends after `patience` generations, of as many `children`, that bring nothing better. Solutions are compared when
    an iteration gains less than `compared` of their inertia, and the best ones followed until one gains less than
    `reached`; only more than that is better.
    """

    patience: int
    children: int
    compared: float
    reached: float


@dataclass
class Population:
    """The best solutions found for one k, best first."""

    centres: list[Floats] = field(default_factory=list)
    inertias: list[float] = field(default_factory=list)

    @property
    def least(self) -> float:
        """The inertia of the best."""
        return self.inertias[0] if self.inertias else np.inf

    def admit(self, rows: Tables, starts: Floats, effort: Effort) -> bool:
        """Follow the starts, and keep what is new and good; whether the best became better."""
        before = self.least
        [centres], [inertias] = settled(rows, starts[None], effort.compared)
        close = inertias <= min(before, inertias.min()) * CLOSE
        [centres[close]], [inertias[close]] = settled(rows, centres[None, close], effort.reached)
        for candidate, inertia in zip(centres, inertias, strict=True):
            if all(abs(inertia - other) > effort.reached * 10 * other for other in self.inertias):
                self.centres.append(candidate)
                self.inertias.append(float(inertia))
        best = np.argsort(self.inertias, kind="stable")[:KEPT]
        self.centres, self.inertias = [self.centres[i] for i in best], [self.inertias[i] for i in best]
        return self.least < before * (1 - effort.reached)


def hunted(problem: Problem, k_max: int, starts: int, effort: Effort, rng: np.random.Generator) -> list[Population]:
    """Populations of solutions for k = 1..k_max, each the same whatever k_max is.

    Each k begins with k-means++ seedings and the best solution for k - 1, and is bred until several generations bring
    nothing better.
    """
    seeding, *own = streams(rng, k_max)
    populations = [Population([np.zeros((1, problem.matrix.shape[1]))], [np.inf])]
    [seeded] = seedings(problem.rough, k_max, starts, [seeding])
    for k in each(range(2, k_max + 1)):
        rows = problem.rows(populations[-1].least)
        [heirs] = grown(rows, populations[-1].centres[0][None], HEIRS, [own[k - 1]])
        entrants = np.concatenate([heirs, seeded[:, :k]])
        population = Population()
        population.admit(rows, race(rows, entrants[None], LAP, max(PLACES, PLACES_TIMES_K // k))[0], effort)
        breed(rows, population, effort, own[k - 1])
        populations.append(population)
    return populations


def pared(
    problem: Problem, populations: list[Population], several: int, effort: Effort, rng: np.random.Generator | None
) -> list[Population]:
    """The populations, after each has tried the best solution of the next without one of its centres, and was bred on
    where that was better and there is a generator.

    The next one has not tried it yet, so that a k hangs on the one after it and on no other.
    """
    own = streams(rng, len(populations)) if rng else []
    for k, (fewer, more) in enumerate(pairwise(populations[1:]), start=2):
        rows = problem.rows(fewer.least)
        if fewer.admit(rows, shrunk(rows, more.centres[0], several), effort) and own:
            breed(rows, fewer, replace(effort, patience=1), own[k])
    return populations


def breed(rows: Tables, population: Population, effort: Effort, rng: np.random.Generator) -> None:
    """Generations of children until as many as the effort's patience in a row bring nothing better.

    A child has the centres of two parents, matched in pairs and one drawn of each pair, but for one centre that goes
    elsewhere (a genetic algorithm with K-Means as its local search: HG-means, Gribel & Vidal 2019). Beside them the
    best solution has the centre moved that promises most.
    """
    failed = 0
    while failed < effort.patience and len(population.centres[0]) > 2:
        children = [_child(rows, population, rng) for _ in range(effort.children - MOVED)]
        [moved] = swapped(rows, population.centres[0][None], MOVED, [rng])
        failed = 0 if population.admit(rows, np.array([*moved, *children]), effort) else failed + 1


def shrunk(rows: Tables, centres: Floats, several: int) -> Floats:
    """Starts with one centre less (several x k - 1 x p): without those that are missed least."""
    [costs] = missed(rows, centres[None])[2]
    return np.array([np.delete(centres, place, axis=0) for place in np.argsort(costs, kind="stable")[:several]])


def _child(rows: Tables, population: Population, rng: np.random.Generator) -> Floats:
    """A child of two parents, better ones likelier, with one centre of its own."""
    first, second = rng.integers(len(population.centres), size=(2, 2)).min(axis=0)
    mother, father = population.centres[first], population.centres[second]
    matched = father[linear_sum_assignment(cdist(mother, father, "sqeuclidean"))[1]]
    child = np.where(rng.random(len(mother))[:, None] < 0.5, mother, matched)
    child = np.delete(child, rng.integers(len(child)), axis=0)
    closest = rows.distances(child[None]).min(axis=1)
    return np.vstack([child, rows.at(drawn(rows, closest[:, None], 1, [rng])[:, 0])[0]])
