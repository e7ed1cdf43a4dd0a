"""The directions in which the rows of a wide matrix differ most: few of them hold what K-Means can find."""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import eigh

from segmentry.maths import Floats

#: Dimensions from which on a matrix is wide, and directions that stand for them: with k / e of them a fit costs at most
#: 1 + e times the best one (Cohen et al. 2015), a tenth more for k = 10.
WIDE, KEPT = 256, 100
#: The first rows, from which the directions are told.
ROWS = 3_000
#: Part of the largest variance that counts as none.
_NOTHING = 1e-12


@dataclass(frozen=True)
class Components:
    """Principal axes.

    Attributes
    ----------
    mean : array, p
    axes : array, r x p
        Orthonormal, the one of the largest variance first. Of a direction and its opposite, that whose largest
        component is positive.
    variances : array, r
    total : float
        The variance in all directions.
    """

    mean: Floats
    axes: Floats
    variances: Floats
    total: float

    @classmethod
    def of(cls, matrix: Floats, most: int = KEPT) -> "Components":
        """At most so many principal axes of a matrix (n x p), from its first `ROWS` rows.

        By the eigenvectors of the smaller of both products of the centred matrix with itself, n x n or p x p.

        Examples
        --------
        >>> found = Components.of(np.array([[1.0, 0.0, 0.0], [-1.0, 0.0, 0.0], [0.0, 0.5, 0.0], [0.0, -0.5, 0.0]]))
        >>> found.axes.round(6).tolist()
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]
        """
        rows = matrix[:ROWS].astype(np.float64)
        mean = rows.mean(axis=0)
        centred = rows - mean
        by_rows = len(rows) <= rows.shape[1]
        product = (centred @ centred.T if by_rows else centred.T @ centred) / max(len(rows) - 1, 1)
        size = len(product)
        values, vectors = eigh(product, subset_by_index=(max(size - most, 0), size - 1))
        kept = values > max(values[-1], 0.0) * _NOTHING
        values, axes = values[kept][::-1], vectors.T[kept][::-1]
        if by_rows:
            axes = axes @ centred
            axes /= np.linalg.norm(axes, axis=1, keepdims=True)
        return cls(mean, pointed(axes), values, float(np.trace(product)))

    @property
    def share(self) -> float:
        """The part of the variance that these directions hold (0 to 1)."""
        return float(self.variances.sum() / self.total) if self.total > 0 else 1.0

    def project(self, rows: Floats) -> Floats:
        """The rows' places along the axes (m x r)."""
        axes = self.axes.astype(rows.dtype)
        return np.asarray(rows @ axes.T - axes @ self.mean.astype(rows.dtype))


def pointed(axes: Floats) -> Floats:
    """Of each direction and its opposite (r x p) that whose largest component is positive.

    >>> pointed(np.array([[0.6, -0.8]])).tolist()
    [[-0.6, 0.8]]
    """
    largest = np.take_along_axis(axes, np.abs(axes).argmax(axis=1)[:, None], axis=1)
    return np.asarray(axes * np.sign(largest))


def narrowing(matrix: Floats) -> Components | None:
    """The directions that stand for the dimensions of a wide matrix; None of one that is not wide.

    >>> narrowing(np.eye(4)) is None
    True
    """
    return Components.of(matrix) if matrix.shape[1] > WIDE and len(matrix) > 1 else None


def narrowed(matrix: Floats, components: Components | None) -> Floats:
    """The rows in few dimensions, where there are directions to tell them in; else as they are."""
    return matrix if components is None else components.project(matrix)
