"""Rows with holes completed from rows like them, for maths that needs every cell."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats, Labels

#: Donors are found among so many rows, the first; and one of so many nearest is drawn (ours).
POOL, NEAREST = 2_000, 5
#: Distances that differ by less than about this part of the mean one are the same: chance decides (ours).
SAME = 1e-3
#: Distances held at a time (4 bytes each).
CELLS = 1_000_000


def completed(matrix: Floats, seed: int) -> Floats:
    """The matrix (n x p) with every hole (NaN) filled from a donor: one of the nearest rows that have a value there.

    This is hot deck imputation (Andridge & Little 2010). A filled cell holds what customers like this one have, as
    spread out as theirs: a mean or median in its place would pile up customers at one value, and found a group of
    them. One donor fills as many of a row's holes as it can. Distances are squared differences over the columns that
    both have a value in; a column that the donor has none in counts as twice its variance, which is what two rows drawn
    at random differ by. A column that none of the donors has a value in is filled with its mean.

    Parameters
    ----------
    matrix : array, n x p
        In an order that carries no meaning: its first rows are a sample. No column is without a value; rows may be.

    Returns
    -------
    array, n x p
        The matrix itself where it has no hole.

    References
    ----------
    Andridge, R. R., and Little, R. J. A. (2010). A review of hot deck imputation for survey non-response.
    International Statistical Review, 78, 40-64.

    Examples
    --------
    >>> rows = np.array([[0.0, 1.0], [0.1, 1.0], [5.0, 9.0], [5.1, 9.0], [5.2, np.nan]] * 5)
    >>> completed(rows, seed=0)[4] in rows[2]
    True
    """
    if not np.isnan(matrix).any():
        return matrix
    rng = np.random.default_rng([seed, 7])
    donors = _Donors.of(matrix[:POOL])
    filled = matrix.copy()
    while len(rows := np.flatnonzero(np.isnan(filled[:, donors.columns]).any(axis=1))):
        for part in np.array_split(rows, -(-len(rows) * len(donors.values) // CELLS)):
            nearest = donors.drawn(filled[part], rng)
            filled[part] = np.where(np.isnan(filled[part]), matrix[nearest], filled[part])
    holes = np.isnan(filled)
    return np.where(holes, np.nanmean(matrix, axis=0), filled) if holes.any() else filled


@dataclass(frozen=True)
class _Donors:
    """Rows to fill holes from: their values (m x p, 0 in holes), which of these are known, what each lacks, how much of
    a distance is left to chance, and the columns that any has a value in."""

    values: Floats
    known: Floats
    lack: Floats
    blur: Floats
    columns: NDArray[np.intp]

    @classmethod
    def of(cls, pool: Floats) -> "_Donors":
        known = ~np.isnan(pool)
        counts = known.sum(axis=0)
        values = np.where(known, pool, 0.0)
        means = values.sum(axis=0) / np.maximum(counts, 1)
        variances = (np.where(known, pool - means, 0.0) ** 2).sum(axis=0) / np.maximum(counts, 1)
        lack = (2 * (~known @ variances)).astype(values.dtype)
        blur = np.asarray(SAME * 2 * variances.sum(), dtype=values.dtype)
        return cls(values, known.astype(values.dtype), lack, blur, np.flatnonzero(counts))

    def drawn(self, rows: Floats, rng: np.random.Generator) -> Labels:
        """For each row one of the nearest donors that fill a hole of it."""
        known = ~np.isnan(rows)
        values, known_cells = np.where(known, rows, 0.0), known.astype(self.values.dtype)
        distances = values**2 @ self.known.T - 2 * values @ self.values.T + known_cells @ (self.values**2).T
        distances += self.lack
        distances += self.blur * rng.random(distances.shape, dtype=np.float32)
        distances[(1 - known_cells) @ self.known.T == 0] = np.inf
        several = min(NEAREST, len(self.values))
        nearest = np.argpartition(distances, several - 1, axis=1)[:, :several]
        able = np.take_along_axis(distances, nearest, axis=1) < np.inf
        place = np.argmax(np.where(able, rng.random(nearest.shape), -1.0), axis=1)
        return np.asarray(np.take_along_axis(nearest, place[:, None], axis=1)[:, 0])
