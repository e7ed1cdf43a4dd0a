"""Lloyd's iterations for many starts and tables side by side, each to its optimum."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from segmentry.maths import Floats
from segmentry.maths.iteration import Tables

#: Iterations after which an optimum counts as reached in any case.
MOST = 300
#: Share of the tables still under way at which the others are put aside.
GATHERED = 0.7
#: Gains such as the last that a start may still be trusted with (ours): with 4 the inertias of paths hardly differ.
HOPE = 4.0
#: Share of the inertia around the mean below which single precision no longer tells centres apart.
FINE = 1e-5


@dataclass(frozen=True)
class Fit:
    """Centres (k x p, float64) with the inertia they reach on the matrix."""

    centres: Floats
    inertia: float

    @property
    def k(self) -> int:
        """The number of centres."""
        return len(self.centres)


@dataclass(frozen=True)
class Problem:
    """The rows to be divided, equal ones merged; for the fits moved to their mean, in units of their spread, in either
    precision. So neither the zero nor the unit of a table changes what is rounded."""

    matrix: Floats
    weights: Floats
    origin: Floats
    scale: float

    @classmethod
    def of(cls, matrix: Floats, weights: Floats | None = None) -> "Problem":
        """The problem of a matrix (n x p); its weights are 1 where none are told."""
        matrix, weights = merged(matrix, weights)
        origin = np.average(matrix, axis=0, weights=weights)
        spread = float(np.average(((matrix - origin) ** 2).mean(axis=1), weights=weights))
        return cls(matrix, weights, origin, spread**0.5 or 1.0)

    def of_first(self, matrix: Floats) -> "Problem":
        """That of the first rows (m x p), moved alike."""
        return Problem(*merged(matrix), self.origin, self.scale)

    def moved_to(self, centres: Floats) -> Floats:
        """Centres as the moved rows have them."""
        return np.asarray((centres - self.origin) / self.scale)

    def as_fit(self, centres: Floats, inertia: float) -> "Fit":
        """Moved centres with their inertia, as the matrix has them."""
        return Fit(centres * self.scale + self.origin, inertia * self.scale**2)

    @cached_property
    def moved(self) -> Floats:
        """The rows relative to the origin, in units of the scale, in float64."""
        return self.moved_to(self.matrix)

    @cached_property
    def reach(self) -> float:
        """The largest of their absolute values."""
        return float(max(self.moved.max(initial=0.0), -self.moved.min(initial=0.0)))

    @cached_property
    def rough(self) -> Tables:
        """In single precision, twice as fast."""
        return Tables.of([self.moved], [self.weights], np.float32)

    @cached_property
    def exact(self) -> Tables:
        """In double precision."""
        return Tables.of([self.moved], [self.weights], np.float64)

    def rows(self, inertia: float) -> Tables:
        """In the precision that centres of about this inertia need."""
        return self.exact if is_fine(self.rough, np.array([inertia])) else self.rough

    def reachable(self, k: int) -> int:
        """k, or fewer: the number of different rows."""
        return min(k, distinct_rows(self.matrix, k))


def is_fine(tables: Tables, inertias: Floats) -> bool:
    """Whether centres of about these inertias (one for each table) need double precision."""
    return bool((inertias <= FINE * (tables.norms * tables.weights).sum(axis=1)).any())


def settled(tables: Tables, starts: Floats, tolerance: float, rivals: Floats | None = None) -> tuple[Floats, Floats]:
    """Iterations from each start (tables x starts x k x p) until one gains less than `tolerance` of its inertia: the
    centres, and the inertias (tables x starts).

    A start with `rivals`, the inertias (tables x starts) of solutions that it is to better, is given up, too, where
    `HOPE` more such gains as the last would not do it.

    Each step goes twice as far as Lloyd's, which halves their number; one that gains nothing is taken back for a plain
    one (adaptive overrelaxation, Salakhutdinov & Roweis 2003, at a fixed rate).
    """
    best, means, inertias = np.array(starts), np.array(starts), np.full(starts.shape[:2], np.inf)
    rivals = inertias.copy() if rivals is None else rivals
    live, bold = np.ones(starts.shape[:2], bool), np.zeros(starts.shape[:2], bool)
    remaining, among, tried = tables, np.arange(len(tables))[:, None], starts
    at = among, np.arange(starts.shape[1])[None]
    for _ in range(MOST):
        if not live.any():
            break
        stepped, reached = remaining.step(tried)
        better = live[at] & (reached < inertias[at])
        gained = better & (reached < inertias[at] * (1 - tolerance))
        hopeless = gained & (reached - HOPE * (inertias[at] - reached) > rivals[at])
        wider = better[..., None, None]
        best[at], means[at] = np.where(wider, tried, best[at]), np.where(wider, stepped, means[at])
        inertias[at] = np.where(better, reached, inertias[at])
        live[at], bold[at] = live[at] & (gained | bold[at]) & ~hopeless, gained
        left = np.flatnonzero(live.any(axis=1))
        if len(left) <= GATHERED * len(remaining):
            remaining, among = tables.only(left), left[:, None]
        at = among, np.argsort(~live[among[:, 0]], axis=1, kind="stable")[:, : live.sum(axis=1).max()]
        tried = means[at] + bold[at][..., None, None] * (means[at] - best[at])
    return best, inertias


def race(tables: Tables, starts: Floats, lap: int, places: int = 1) -> Floats:
    """The winners of several starts: after every `lap` iterations the worse half goes (successive halving)."""
    while starts.shape[1] > places:
        for _ in range(lap):
            starts, inertias = tables.step(starts)
        order = np.argsort(inertias, axis=1, kind="stable")[:, : max(places, starts.shape[1] // 2)]
        starts = np.take_along_axis(starts, order[..., None, None], axis=1)
    return starts


def merged(matrix: Floats, weights: Floats | None = None) -> tuple[Floats, Floats]:
    """Equal rows as one that weighs as much as all of them: the same problem, in tables of counts a much smaller one.

    In the order of their first appearance, without rows that weigh nothing. Where the first rows hardly repeat each
    other, all are left as they are.
    """
    weights = np.ones(len(matrix)) if weights is None else weights.astype(np.float64)
    if not weights.all():
        matrix, weights = matrix[weights > 0], weights[weights > 0]
    head = _bytes(matrix[:1_000])
    if len(np.unique(head)) > 0.8 * len(head):
        return matrix, weights
    _, first, inverse = np.unique(_bytes(matrix), return_index=True, return_inverse=True)
    order = np.argsort(first)
    totals = np.bincount(inverse, weights=weights).astype(np.float64)
    return matrix[first[order]], totals[order]


def distinct_rows(matrix: Floats, enough: int) -> int:
    """How many different rows there are; counting may stop at `enough`."""
    head = len(np.unique(_bytes(matrix[: 20 * enough])))
    return head if head >= enough else len(np.unique(_bytes(matrix)))


def _bytes(matrix: Floats) -> np.ndarray[tuple[int], np.dtype[np.void]]:
    """Each row as one value, so that rows sort as bytes, ten times as fast as column by column."""
    whole = np.ascontiguousarray(matrix + 0.0)  # of 0 and -0 alike
    return whole.view(np.dtype((np.void, whole.itemsize * whole.shape[1]))).ravel()
