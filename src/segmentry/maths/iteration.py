"""One of Lloyd's iterations for many starts side by side, as matrix products of rows moved to their mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import DTypeLike

from segmentry.maths import Floats, Labels

#: Distances held at a time: as many as stay in the processor's cache.
CELLS = 262_144
#: Columns that a product adds up at once. Of those left over, one or two go quickly and more of them slowly.
LANES = 8


@dataclass(frozen=True)
class Tables:
    """The rows of one or several tables, made ready for many fits: with their weights, in the products' precision.

    Several tables go through every iteration side by side, since small ones take more time to be asked than to answer.
    Those with fewer rows than the tallest are filled up with rows that weigh nothing. A column of ones goes with the
    rows: in the product with the centres it carries the centres' squared norms, in the product with the memberships it
    adds up the weights.

    Attributes
    ----------
    upright : array, tables x p + 1 x n
    weighted : array, tables x n x at least p + 1
    weights, norms : array, tables x n
        What each row weighs, and its squared norm.
    scratch : array, 2 x CELLS
    """

    upright: Floats
    weighted: Floats
    weights: Floats
    norms: Floats
    scratch: Floats

    @classmethod
    def of(cls, matrices: Sequence[Floats], weights: Sequence[Floats], precision: DTypeLike) -> "Tables":
        """Tables of p columns each, whose means are about 0, and what each of their rows weighs."""
        shape = len(matrices), max(map(len, matrices)), matrices[0].shape[1] + 1
        longer, weigh = np.zeros(shape), np.zeros(shape[:2])
        for i, (matrix, row_weights) in enumerate(zip(matrices, weights, strict=True)):
            longer[i, : len(matrix), :-1], weigh[i, : len(matrix)] = matrix, row_weights
        norms = np.einsum("tij,tij->ti", longer, longer)
        longer[..., -1] = 1
        upright = np.ascontiguousarray(longer.transpose(0, 2, 1), dtype=precision)
        weighted = np.zeros((*shape[:2], _filled_up(shape[2])), precision)
        np.multiply(longer, weigh[..., None], out=weighted[..., : shape[2]], casting="same_kind")
        return cls(upright, weighted, weigh, norms, np.empty((2, CELLS), precision))

    def __len__(self) -> int:
        return len(self.weights)

    @property
    def height(self) -> int:
        """Rows of each table."""
        return int(self.weights.shape[1])

    def only(self, at: Labels) -> "Tables":
        """Some of the tables."""
        return Tables(self.upright[at], self.weighted[at], self.weights[at], self.norms[at], self.scratch)

    def at(self, rows: Labels) -> Floats:
        """Some rows of each table (tables x m), as centres (tables x m x p)."""
        chosen = np.take_along_axis(self.upright[:, :-1], rows[:, None], axis=2)
        return np.asarray(chosen.transpose(0, 2, 1), dtype=np.float64)

    def distances(self, centres: Floats) -> Floats:
        """Squared distances, tables x centres x rows; those too small for the precision are 0."""
        distances = np.matmul(self._lengthened(centres), self.upright)
        distances += (self.norms * (1 - 4 * np.finfo(distances.dtype).eps)).astype(distances.dtype)[:, None]
        return np.asarray(np.maximum(distances, 0, out=distances))

    def step(self, starts: Floats) -> tuple[Floats, Floats]:
        """One of Lloyd's (1982) iterations for each of several starts of equal k, in each table.

        Parameters
        ----------
        starts : array, tables x starts x k x p
            Centres.

        Returns
        -------
        means : array, tables x starts x k x p
            The means of the rows nearest to each centre. A centre without rows stays where it is.
        inertias : array, tables x starts
            The inertia of the starts, before the step.
        """
        tables, several, k, p = starts.shape
        lengthened = self._lengthened(starts.reshape(tables, -1, p))
        sums = np.zeros((tables, several * k, self.weighted.shape[2]))
        inertias = np.repeat((self.norms * self.weights).sum(axis=1)[:, None], several, axis=1)
        for group, part in self._chunks(several * k):
            weights = self.weights[group, part]
            near = self._near(lengthened[group], self.upright[group, :, part]).reshape(len(weights), several, k, -1)
            least = near.min(axis=2)
            inertias[group] += (least @ weights[..., None])[..., 0]
            sums[group] += self._sums(near, least, self.weighted[group, part], weights)
        totals = sums.reshape(tables, several, k, -1)
        counted = totals[..., p, None]
        means = np.divide(totals[..., :p], counted, out=np.array(starts), where=counted > 0)
        return means, np.maximum(inertias, 0)

    def _chunks(self, centres: int) -> Iterator[tuple[slice, slice]]:
        """Several small tables, or a part of the rows of a large one: with few enough distances for the cache."""
        together = max(CELLS // (centres * self.height), 1)
        rows = self.height if together > 1 else max(CELLS // centres, 1)
        for table in range(0, len(self), together):
            for row in range(0, self.height, rows):
                yield slice(table, table + together), slice(row, row + rows)

    def _lengthened(self, centres: Floats) -> Floats:
        """The centres (tables x m x p) such that their products with the rows are distances."""
        lengthened = np.empty((*centres.shape[:2], centres.shape[2] + 1), self.upright.dtype)
        np.multiply(centres, -2, out=lengthened[..., :-1], casting="same_kind")
        np.einsum("tij,tij->ti", centres, centres, out=lengthened[..., -1], casting="same_kind")
        return lengthened

    def _near(self, lengthened: Floats, upright: Floats) -> Floats:
        """Squared distances less the rows' squared norms, which change no comparison."""
        shape = (*lengthened.shape[:2], upright.shape[2])
        out = self.scratch[0][: shape[0] * shape[1] * shape[2]].reshape(shape)
        return np.asarray(np.matmul(lengthened, upright, out=out))

    def _sums(self, near: Floats, least: Floats, weighted: Floats, weights: Floats) -> Floats:
        """Sums of the rows by their nearest centre; of equally near ones, the first."""
        tables, several, k, rows = near.shape
        members = self.scratch[1][: near.size].reshape(near.shape)
        np.equal(near, least[:, :, None], out=members)
        sums = members.reshape(tables, -1, rows) @ weighted
        ones = self.upright.shape[1] - 1
        counted, whole = sums[..., ones].sum(axis=1, dtype=np.float64), several * weights.sum(axis=1)
        if (counted > whole + 0.5 * self._lightest).any():  # rows counted twice
            np.equal(near.argmin(axis=2)[:, :, None], np.arange(k)[:, None], out=members)
            sums = members.reshape(tables, -1, rows) @ weighted
        return np.asarray(sums)

    @cached_property
    def _lightest(self) -> float:
        return float(self.weights[self.weights > 0].min(initial=np.inf))


def _filled_up(columns: int) -> int:
    """How many columns there are with such of zeros that make the products faster.

    >>> _filled_up(7), _filled_up(9)
    (8, 9)
    """
    return columns if columns % LANES <= 2 else -(-columns // LANES) * LANES
