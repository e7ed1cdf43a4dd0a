"""Customers without clusters: what a table would look like that has its columns and their ties, but no groups."""

from dataclasses import dataclass
from itertools import repeat

import numpy as np
from scipy.optimize import isotonic_regression
from scipy.special import ndtr

from segmentry.maths import Floats
from segmentry.maths.ranks import ranks

#: Cells of a margin with more different values than these; with fewer, each value is a cell.
CELLS = 100
#: A cell this many times as wide as the median one is a hole, which is filled, and no step, which is kept.
HOLE = 2.0
#: What rounding may add to a width, so that the unit of a column of counts does not decide what is a hole.
ROUNDING = 1e-4
#: Distance to the closest unimodal distribution, times the root of the rows, up to which a column is one heap (ours).
ONE_HEAP = 1.0


@dataclass(frozen=True)
class Margin:
    """One column made unimodal: the share of rows in each cell between `edges`.

    Attributes
    ----------
    edges : array, cells + 1
    masses : array, cells
    steps : array of cells, or None
        The value that stands for each cell in a column of few values; None where values are spread over the cells.
    distance : float
        How far it is from the column's own distribution: the largest difference of the cumulative shares.
    """

    edges: Floats
    masses: Floats
    steps: Floats | None
    distance: float = 0.0

    @classmethod
    def of(cls, column: Floats) -> "Margin":
        """A unimodal distribution close to a column's own: at most twice as far from it as the closest one.

        For every cell as the mode: the density that rises up to it and falls after it, by isotonic regression
        (Grenander 1956); of these the closest one (largest difference of the cumulative shares), as in the dip of
        Hartigan & Hartigan (1985).

        Examples
        --------
        >>> two_modes = np.repeat([0.0, 1.0, 2.0, 3.0], [30, 10, 10, 30])
        >>> Margin.of(two_modes).masses.round(3).tolist()
        [0.273, 0.273, 0.227, 0.227]
        """
        values, counts = np.unique(column, return_counts=True)
        if len(values) == 1:
            return cls(values[[0, 0]], np.ones(1), values)
        if len(values) <= CELLS:
            middles = (values[1:] + values[:-1]) / 2
            edges = np.r_[2 * values[0] - middles[0], middles, 2 * values[-1] - middles[-1]]
            return cls._closest(edges, counts / len(column), values)
        edges = np.unique(np.quantile(column, np.linspace(0, 1, CELLS + 1)))
        return cls._closest(edges, np.histogram(column, edges)[0] / len(column), None)

    @classmethod
    def _closest(cls, edges: Floats, shares: Floats, steps: Floats | None) -> "Margin":
        masses = _unimodal(shares, np.diff(edges))
        return cls(edges, masses, steps, float(np.abs(np.cumsum(masses) - np.cumsum(shares)).max()))

    def at(self, shares: Floats) -> Floats:
        """Its quantiles at shares from 0 to 1."""
        if len(self.masses) == 1:
            return np.full(len(shares), self.edges[0])
        cumulated = np.r_[0.0, np.cumsum(self.masses)]
        spread = np.interp(shares, cumulated / cumulated[-1], self.edges)
        if self.steps is None:
            return spread
        cells = np.clip(np.searchsorted(self.edges, spread, side="right") - 1, 0, len(self.steps) - 1)
        widths = np.diff(self.edges)
        wide = widths[cells] > HOLE * np.median(widths) * (1 + ROUNDING)
        return np.where(wide, spread, self.steps[cells])


def is_one_heap(column: Floats) -> bool:
    """Whether a column has one mode, as far as its rows can tell.

    >>> rng = np.random.default_rng(0)
    >>> is_one_heap(rng.gamma(2, size=300)), is_one_heap(np.r_[rng.normal(size=150), rng.normal(6, size=150)])
    (True, False)
    """
    return bool(Margin.of(column.astype(np.float64)).distance * np.sqrt(len(column)) <= ONE_HEAP)


@dataclass(frozen=True)
class NullModel:
    """A table without clusters like a given one: unimodal margins, tied by a Gaussian copula.

    Skew, tails and steps of every column stay, and so do the rank correlations; second modes go. (A model with the
    very same margins would hold every cluster that shows in one column, and could never be told from it.)
    The construction is ours.
    """

    margins: tuple[Margin, ...]
    mixing: Floats

    @classmethod
    def of(cls, matrix: Floats) -> "NullModel":
        """The model of a matrix (n x p).

        Examples
        --------
        >>> rng = np.random.default_rng(0)
        >>> table = rng.normal(size=(500, 2)) @ [[1, 0.8], [0, 0.6]]
        >>> bool(abs(np.corrcoef(NullModel.of(table).draw(5_000, rng).T)[0, 1] - 0.8) < 0.05)
        True
        """
        return cls(tuple(Margin.of(column) for column in matrix.T.astype(np.float64)), _mixing(matrix))

    def draw(self, rows: int, rng: np.random.Generator) -> Floats:
        """A table (rows x p)."""
        shares = ndtr(rng.normal(size=(rows, len(self.margins))) @ self.mixing.T)
        return np.column_stack([margin.at(column) for margin, column in zip(self.margins, shares.T, strict=True)])


def _unimodal(masses: Floats, widths: Floats) -> Floats:
    """Masses of a unimodal density over cells of these widths, close to these."""
    density = masses / widths
    mode = _mode(density, widths)
    rising = isotonic_regression(density[: mode + 1], weights=widths[: mode + 1]).x
    falling = isotonic_regression(density[mode:], weights=widths[mode:], increasing=False).x
    fitted = np.r_[rising[:-1], max(rising[-1], falling[0]), falling[1:]] * widths
    return np.asarray(fitted / fitted.sum())


def _mode(density: Floats, widths: Floats) -> int:
    """The cell from which on the density falls in the unimodal one that is closest, of equals the first."""
    rising = _rising_starts(density, widths)
    falling = _rising_starts(density[::-1], widths[::-1])[::-1, ::-1]
    fitted = np.maximum(rising, falling) * widths  # each row has its own mode; either is 0 beyond it
    apart = np.cumsum(fitted / fitted.sum(axis=1, keepdims=True) - density * widths, axis=1)
    distances = np.abs(apart).max(axis=1)
    return int(np.argmax(distances <= distances.min() + 1e-12))


def _rising_starts(density: Floats, widths: Floats) -> Floats:
    """The isotonic regression of the first cell, the first two, ... (cells x cells, 0 beyond them).

    Each from the one before, by pooling adjacent violators (Barlow, Bartholomew, Bremner & Brunk 1972): to ask for one
    after the other takes ten times as long.
    """
    starts = np.zeros((len(density), len(density)))
    blocks: list[tuple[float, float, int]] = []  # the mean of each, its width, and its cells
    for i, block in enumerate(zip(density.tolist(), widths.tolist(), repeat(1))):
        mean, width, cells = block
        while blocks and blocks[-1][0] >= mean:
            before, its_width, its_cells = blocks.pop()
            mean = (mean * width + before * its_width) / (width + its_width)
            width, cells = width + its_width, cells + its_cells
        blocks.append((mean, width, cells))
        starts[i, : i + 1] = np.repeat([mean for mean, _, _ in blocks], [cells for _, _, cells in blocks])
    return starts


def _mixing(matrix: Floats) -> Floats:
    """The matrix that gives independent normal numbers the table's rank correlations (p x p)."""
    ranked = np.apply_along_axis(ranks, 0, matrix)
    varying = ranked.std(axis=0) > 0
    correlation = np.eye(matrix.shape[1])
    if varying.sum() > 1:
        spearman = np.corrcoef(ranked[:, varying].T)
        correlation[np.ix_(varying, varying)] = 2 * np.sin(np.pi / 6 * spearman)  # Pearson's (1907), for normal columns
    values, vectors = np.linalg.eigh(correlation)  # no longer a correlation matrix: the nearest by its eigenvalues
    mixing = (vectors * np.sqrt(np.clip(values, 0, None))) @ vectors.T  # the one root that hangs on no sign of theirs
    return np.asarray(mixing / np.sqrt((mixing**2).sum(axis=1, keepdims=True)))
