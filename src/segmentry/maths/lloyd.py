"""Lloyd's iterations for many starts side by side, as matrix products."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike

from segmentry.maths import Floats, Labels

#: Distances held at a time: as many as stay in the processor's cache.
CELLS = 262_144
#: Iterations after which an optimum counts as reached in any case.
MOST = 300


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
    """Rows made ready for many fits: moved to their mean, with weights, in the precision of the products.

    A column of ones goes with them: in the product with the centres it carries the centres' squared norms, in the
    product with the memberships it adds up the weights. Centres are told and taken relative to the mean.
    """

    origin: Floats
    upright: Floats
    weighted: Floats
    weights: Floats
    norms: Floats
    scratch: Floats

    @classmethod
    def of(cls, matrix: Floats, weights: Floats, precision: DTypeLike = np.float32) -> "Rows":
        """Rows of a matrix (n x p), and what each of them weighs."""
        origin = np.average(matrix, axis=0, weights=weights)
        moved = np.hstack([matrix - origin, np.ones((len(matrix), 1))])
        norms = np.einsum("ij,ij->i", moved[:, :-1], moved[:, :-1])
        upright = np.ascontiguousarray(moved.T, dtype=precision)
        weighted = (moved * weights[:, None]).astype(precision)
        return cls(origin, upright, weighted, weights, norms, np.empty((2, CELLS), precision))

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


def settled_fit(rows: Rows, centres: Floats, tolerance: float) -> tuple[Floats, float]:
    """Lloyd's iterations until one gains less than `tolerance` of the inertia: the centres, and their inertia."""
    best = centres, np.inf
    for _ in range(MOST):
        means, inertias = rows.step(centres[None])
        before, best = best[1], min(best, (centres, float(inertias[0])), key=lambda fit: fit[1])
        if best[1] >= before * (1 - tolerance):
            break
        centres = means[0]
    return best


def race(rows: Rows, starts: Floats, lap: int) -> Floats:
    """The winner of several starts: after every `lap` iterations the worse half goes (successive halving)."""
    while len(starts) > 1:
        for _ in range(lap):
            starts, inertias = rows.step(starts)
        starts = starts[np.argsort(inertias, kind="stable")[: len(starts) // 2]]
    return np.asarray(starts[0])


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
