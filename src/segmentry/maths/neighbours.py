"""Rows with holes completed from the rows most like them, for maths that needs every cell."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats, Labels

#: Neighbours are found among so many rows, the first; and a hole gets the mean of so many (ours; the number of
#: scikit-learn's `KNNImputer`, which takes neighbours of whom little is known for near).
POOL, NEAREST = 2_000, 5
#: Distances that differ by less than about this part of the mean one are the same: chance decides (ours).
SAME = 1e-3
#: Distances held at a time (4 bytes each).
CELLS = 1_000_000


def completed(matrix: Floats, seed: int, *, drawn: bool = False) -> Floats:
    """The matrix (n x p) with every hole (NaN) filled from the rows most like its own: the mean of what they have.

    This is k nearest neighbours imputation (Troyanskaya et al. 2001). Distances are squared differences over the
    columns that both have a value in; a column that the neighbour has none in counts as twice its variance, which is
    what two rows drawn at random differ by. Where rows are equally near, chance decides: rows that are alike in all
    that is known would else be filled with one value, and pile up there. A column that no possible neighbour has a
    value in is filled with its mean.

    Parameters
    ----------
    matrix : array, n x p
        In an order that carries no meaning: its first rows are a sample. No column is without a value; rows may be.
    drawn : bool
        Fill from one of the nearest, drawn at random, in place of their mean (hot deck imputation, Andridge & Little
        2010): the cells are then spread like all others, as methods ask that look at spreads, and less near to what
        they would be.

    Returns
    -------
    array, n x p
        The matrix itself where it has no hole.

    References
    ----------
    Andridge, R. R., and Little, R. J. A. (2010). A review of hot deck imputation for survey non-response.
    International Statistical Review, 78, 40-64.
    Troyanskaya, O., et al. (2001). Missing value estimation methods for DNA microarrays. Bioinformatics, 17, 520-525.

    Examples
    --------
    >>> rows = np.array([[0.0, 1.0], [0.1, 1.0], [5.0, 9.0], [5.1, 9.0], [5.2, np.nan]] * 5)
    >>> completed(rows, seed=0)[4]
    array([5.2, 9. ])
    """
    if not np.isnan(matrix).any():
        return matrix
    rng = np.random.default_rng([seed, 7])
    pool = _Pool.of(matrix[:POOL])
    filled = matrix.copy()
    while len(rows := np.flatnonzero(np.isnan(filled[:, pool.columns]).any(axis=1))):
        for part in np.array_split(rows, -(-len(rows) * len(pool.values) // CELLS)):
            filled[part] = np.where(np.isnan(filled[part]), pool.means(filled[part], rng, drawn=drawn), filled[part])
    holes = np.isnan(filled)
    return np.where(holes, np.nanmean(matrix, axis=0), filled) if holes.any() else filled


@dataclass(frozen=True)
class _Pool:
    """Rows that may be neighbours: their values (m x p, 0 in holes), which of these are known, what each lacks, how
    much of a distance is left to chance, and the columns that any has a value in."""

    values: Floats
    known: Floats
    lack: Floats
    blur: Floats
    columns: NDArray[np.intp]

    @classmethod
    def of(cls, pool: Floats) -> "_Pool":
        known = ~np.isnan(pool)
        counts = known.sum(axis=0)
        values = np.where(known, pool, 0.0)
        means = values.sum(axis=0) / np.maximum(counts, 1)
        variances = (np.where(known, pool - means, 0.0) ** 2).sum(axis=0) / np.maximum(counts, 1)
        lack = (2 * (~known @ variances)).astype(values.dtype)
        blur = np.asarray(SAME * 2 * variances.sum(), dtype=values.dtype)
        return cls(values, known.astype(values.dtype), lack, blur, np.flatnonzero(counts))

    def means(self, rows: Floats, rng: np.random.Generator, *, drawn: bool) -> Floats:
        """What the nearest that fill a hole of each row, or one of them, have on average (n x p); NaN where none has
        a value."""
        nearest, able = self._nearest(rows, rng)
        if drawn:
            chances = np.where(able, rng.random(able.shape), -1.0)
            able &= chances == chances.max(axis=1, keepdims=True)
        known = self.known[nearest] * able[..., None]
        with np.errstate(invalid="ignore"):
            return np.asarray((self.values[nearest] * known).sum(axis=1) / known.sum(axis=1))

    def _nearest(self, rows: Floats, rng: np.random.Generator) -> tuple[Labels, NDArray[np.bool_]]:
        """For each row the nearest of the pool, and which of these fill a hole of it."""
        known = ~np.isnan(rows)
        values, known_cells = np.where(known, rows, 0.0), known.astype(self.values.dtype)
        distances = values**2 @ self.known.T - 2 * values @ self.values.T + known_cells @ (self.values**2).T
        distances += self.lack
        distances += self.blur * rng.random(distances.shape, dtype=np.float32)
        distances[(1 - known_cells) @ self.known.T == 0] = np.inf
        several = min(NEAREST, len(self.values))
        nearest = np.argpartition(distances, several - 1, axis=1)[:, :several]
        return nearest, np.take_along_axis(distances, nearest, axis=1) < np.inf
