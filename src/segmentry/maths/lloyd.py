"""Lloyd's iterations for many starts side by side, as matrix products of rows moved to their mean."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import DTypeLike

from segmentry.maths import Floats, Labels

#: Distances held at a time: as many as stay in the processor's cache.
CELLS = 262_144
#: Iterations after which an optimum counts as reached in any case.
MOST = 300
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
class Rows:
    """Rows made ready for many fits: with their weights, in the precision of the products.

    A column of ones goes with them: in the product with the centres it carries the centres' squared norms, in the
    product with the memberships it adds up the weights.
    """

    upright: Floats
    weighted: Floats
    weights: Floats
    norms: Floats
    scratch: Floats

    @classmethod
    def of(cls, matrix: Floats, weights: Floats, precision: DTypeLike) -> "Rows":
        """Rows of a matrix (n x p) whose mean is about 0, and what each of them weighs."""
        longer = np.hstack([matrix, np.ones((len(matrix), 1))])
        upright = np.ascontiguousarray(longer.T, dtype=precision)
        weighted = (longer * weights[:, None]).astype(precision)
        norms = np.einsum("ij,ij->i", matrix, matrix)
        return cls(upright, weighted, weights, norms, np.empty((2, CELLS), precision))

    def __len__(self) -> int:
        return len(self.weights)

    def at(self, rows: Labels) -> Floats:
        """Some of the rows, as centres."""
        return np.asarray(self.upright.T[rows, :-1], dtype=np.float64)

    def distances(self, centres: Floats) -> Floats:
        """Squared distances, centres x rows; those too small for the precision are 0."""
        distances = self._near(centres, self.upright, None)
        distances += (self.norms * (1 - 4 * np.finfo(distances.dtype).eps)).astype(distances.dtype)
        return np.maximum(distances, 0, out=distances)

    def step(self, starts: Floats) -> tuple[Floats, Floats]:
        """One of Lloyd's (1982) iterations for each of several starts of equal k.

        Parameters
        ----------
        starts : array, starts x k x p
            Centres.

        Returns
        -------
        means : array, starts x k x p
            The means of the rows nearest to each centre. A centre without rows stays where it is.
        inertias : array, starts
            The inertia of the starts, before the step.
        """
        several, k, p = starts.shape
        flat = starts.reshape(-1, p)
        sums, inertias = np.zeros((len(flat), p + 1)), np.full(several, self.norms @ self.weights)
        chunk = max(CELLS // len(flat), 1)
        for first in range(0, len(self), chunk):
            part = slice(first, first + chunk)
            near = self._near(flat, self.upright[:, part], self.scratch[0]).reshape(several, k, -1)
            least = near.min(axis=1)
            inertias += least @ self.weights[part]
            sums += self._sums(near, least, part)
        sums = sums.reshape(several, k, p + 1)
        filled = sums[..., -1:] > 0
        means = np.divide(sums[..., :-1], sums[..., -1:], out=np.array(starts), where=filled)
        return means, np.maximum(inertias, 0)

    def _near(self, centres: Floats, upright: Floats, out: Floats | None) -> Floats:
        """Squared distances less the rows' squared norms, which change no comparison."""
        lengthened = np.empty((len(centres), len(upright)), upright.dtype)
        np.multiply(centres, -2, out=lengthened[:, :-1], casting="same_kind")
        np.einsum("ij,ij->i", centres, centres, out=lengthened[:, -1], casting="same_kind")
        if out is not None:
            out = out[: len(centres) * upright.shape[1]].reshape(len(centres), -1)
        return np.asarray(np.dot(lengthened, upright, out=out))

    def _sums(self, near: Floats, least: Floats, part: slice) -> Floats:
        """Sums of the rows by their nearest centre; of equally near ones, the first."""
        several, k, rows = near.shape
        members = self.scratch[1][: near.size].reshape(near.shape)
        np.equal(near, least[:, None], out=members)
        sums = members.reshape(-1, rows) @ self.weighted[part]
        weights = self.weights[part]
        if sums[:, -1].sum(dtype=np.float64) > several * weights.sum() + 0.5 * weights.min():  # rows counted twice
            np.equal(near.argmin(axis=1)[:, None], np.arange(k)[:, None], out=members)
            sums = members.reshape(-1, rows) @ self.weighted[part]
        return np.asarray(sums)


@dataclass(frozen=True)
class Problem:
    """The rows to be divided, equal ones merged; for the fits moved to their mean, in either precision."""

    matrix: Floats
    weights: Floats
    origin: Floats

    @classmethod
    def of(cls, matrix: Floats, weights: Floats | None = None, origin: Floats | None = None) -> "Problem":
        """The problem of a matrix (n x p); its weights are 1, and its origin its mean, where none are told."""
        matrix, weights = merged(matrix, weights)
        return cls(matrix, weights, np.average(matrix, axis=0, weights=weights) if origin is None else origin)

    @cached_property
    def moved(self) -> Floats:
        """The rows relative to the origin, in float64."""
        return np.asarray(self.matrix - self.origin)

    @cached_property
    def rough(self) -> Rows:
        """In single precision, twice as fast."""
        return Rows.of(self.moved, self.weights, np.float32)

    @cached_property
    def exact(self) -> Rows:
        """In double precision."""
        return Rows.of(self.moved, self.weights, np.float64)

    def rows(self, inertia: float) -> Rows:
        """In the precision that centres of about this inertia need."""
        return self.rough if inertia > FINE * (self.rough.norms @ self.weights) else self.exact

    def reachable(self, k: int) -> int:
        """k, or fewer: the number of different rows."""
        return min(k, distinct_rows(self.matrix, k))


def settled(rows: Rows, starts: Floats, tolerance: float) -> tuple[Floats, Floats]:
    """Iterations from each start until one gains less than `tolerance` of its inertia: the centres, the inertias.

    Each step goes twice as far as Lloyd's, which halves their number; one that gains nothing is taken back for a plain
    one (adaptive overrelaxation, Salakhutdinov & Roweis 2003, at a fixed rate).
    """
    best, means, inertias = np.array(starts), np.array(starts), np.full(len(starts), np.inf)
    live, bold, tried = np.arange(len(starts)), np.zeros(len(starts), bool), starts
    for _ in range(MOST):
        if not len(live):
            break
        stepped, reached = rows.step(tried)
        gained = reached < inertias[live] * (1 - tolerance)
        better = reached < inertias[live]
        won = live[better]
        best[won], means[won], inertias[won] = tried[better], stepped[better], reached[better]
        onward = gained | bold[live]
        bold[live] = gained
        live = live[onward]
        tried = means[live] + bold[live, None, None] * (means[live] - best[live])
    return best, inertias


def race(rows: Rows, starts: Floats, lap: int, places: int = 1) -> Floats:
    """The winners of several starts: after every `lap` iterations the worse half goes (successive halving)."""
    while len(starts) > places:
        for _ in range(lap):
            starts, inertias = rows.step(starts)
        starts = starts[np.argsort(inertias, kind="stable")[: max(places, len(starts) // 2)]]
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
