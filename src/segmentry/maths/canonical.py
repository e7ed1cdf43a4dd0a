"""An order of rows and columns, and a direction of columns, that a table has in itself: whatever order it came in."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats, Labels
from segmentry.maths.components import WIDE

#: Digits behind the point to which standard scores are equal: rounding of another unit must not part them.
DIGITS = 9
#: Least mean third moment that tells a direction.
TELLS = 1e-6

Keys = NDArray[np.uint64]


@dataclass(frozen=True)
class Frame:
    """Where rows and columns stand, and which way columns point, when they are put in order.

    Attributes
    ----------
    rows : array of int, n
    columns : array of int, p
    signs : array, p
        1 or -1 for each column as it came.
    """

    rows: Labels
    columns: Labels
    signs: Floats

    @classmethod
    def of(cls, matrix: Floats) -> "Frame":
        """The frame of a matrix (n x p).

        Columns count by their ranks, pointed such that z times the row's sum of z squared is positive on average. Rows
        and columns then get keys from each other, as vertices of a graph do (colour refinement, Weisfeiler & Leman
        1968), by sums of hashes, which know no order. So the order of rows and columns changes nothing, nor does the
        sign, the unit or the zero of a column; of a table that is its own mirror image, the sign may.

        Examples
        --------
        >>> matrix = np.random.default_rng(0).gamma(2, size=(50, 3))
        >>> turned = matrix[::-1, [2, 0, 1]] * [1, -5, 1] + 3
        >>> frame, other = Frame.of(matrix), Frame.of(turned)
        >>> first, second = frame.turned(matrix)[frame.rows], other.turned(turned)[other.rows]
        >>> bool(np.allclose(np.diff(first, axis=0) / first.std(axis=0), np.diff(second, axis=0) / second.std(axis=0)))
        True
        """
        scores, ranks = (np.column_stack(parts) for parts in zip(*map(_placed, matrix.T), strict=True))
        tells = (scores * np.einsum("ij,ij->i", scores, scores)[:, None]).mean(axis=0)
        signs = np.where(tells < -TELLS, -1.0, 1.0)
        ranks *= signs.astype(np.int64)
        met = _hashed(ranks.view(np.uint64))
        colours = column_keys(met)
        rows = _hashed(met + colours).sum(axis=1, dtype=np.uint64)
        columns = np.lexsort((np.abs(tells).round(6), colours))
        order = np.lexsort((*ranks[:, columns].T, rows))
        return cls(order, columns, signs)

    def turned(self, matrix: Floats) -> Floats:
        """Rows or centres (any number x p) with columns in order, each in its direction."""
        return np.ascontiguousarray((matrix * self.signs.astype(matrix.dtype))[:, self.columns])

    def back(self, centres: Floats) -> Floats:
        """Centres (k x p) of turned rows as columns came."""
        came = np.empty_like(centres)
        came[:, self.columns] = centres
        return np.asarray(came * self.signs + 0.0)


def column_keys(hashes: Keys) -> Keys:
    """A key for each column of hashed cells (n x p) that hangs on neither order.

    >>> cells = np.array([[1, 2, 3], [4, 6, 8]], dtype=np.uint64)
    >>> (column_keys(cells)[::-1] == column_keys(cells[::-1, ::-1])).all()
    np.True_
    """
    rows = hashes.sum(axis=1, dtype=np.uint64)
    return np.asarray(_hashed(hashes + rows[:, None]).sum(axis=0, dtype=np.uint64))


def in_order(matrix: Floats) -> Floats:
    """The rows in the order that the table has in itself, which carries no meaning: its first rows are a sample.

    Of rows with holes (NaN) the columns' means stand in these. Rows of a wide matrix stay as they are: to rank so many
    columns takes longer than the fits.
    """
    if matrix.shape[1] > WIDE:
        return matrix
    holes = np.isnan(matrix)
    return matrix[Frame.of(np.where(holes, np.nanmean(matrix, axis=0), matrix) if holes.any() else matrix).rows]


def _placed(column: Floats) -> tuple[Floats, Labels]:
    """Standard scores of a column, equal where only rounding parts them, and their ranks around 0."""
    order = np.argsort(column, kind="stable")
    values = column[order].astype(np.float64)  # in this order, since rounding of sums hangs on it
    scores = np.round((values - values.mean()) / (values.std() or 1.0), DIGITS) + 0.0
    steps = np.cumsum(np.diff(scores, prepend=scores[:1]) > 0)
    placed, ranks = np.empty_like(scores), np.empty(len(order), np.int64)
    placed[order], ranks[order] = scores, 2 * steps - steps[-1]
    return placed, ranks


def _hashed(keys: Keys) -> Keys:
    """The finisher of splitmix64 (Steele, Lea & Flood 2014)."""
    keys = keys + np.uint64(0x9E3779B97F4A7C15)
    keys = (keys ^ (keys >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    keys = (keys ^ (keys >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(keys ^ (keys >> np.uint64(31)))
