"""How well groups foretell a column that did not make them: each value from those of the others of its group.

That is cross-validation with every row left out once (Allen 1974), which counts, means and deviations tell alone.
"""

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats, Labels


def explained(counts: Floats, means: Floats, sds: Floats) -> float:
    """The share of the squared differences from the mean of all others that the means of the groups save.

    Below 0 where they foretell worse than one mean for all. Of a group of one only the mean of all others is known.

    Parameters
    ----------
    counts, means, sds : array, k
        Of the groups; deviations divided by n.

    Examples
    --------
    >>> round(explained(np.array([2, 2]), np.array([0.0, 4.0]), np.array([1.0, 1.0])), 3)
    0.55
    """
    total = counts.sum()
    mean = np.average(means, weights=counts)
    spread = counts @ (sds**2 + (means - mean) ** 2) * _more(total)
    if total < 2 or not spread:
        return 0.0
    single = counts < 2
    left = (counts * sds**2 * _more(np.where(single, 2, counts)))[~single].sum()
    left += ((means - mean) ** 2)[single].sum() * _more(total)
    return float(1 - left / spread)


def explained_by(values: Floats, labels: Labels) -> float:
    """The same of values and the groups that they are in, from 0, of which some may be empty.

    Examples
    --------
    >>> round(explained_by(np.array([-1.0, 1.0, 3.0, 5.0]), np.array([0, 0, 2, 2])), 3)
    0.55
    """
    counts = np.bincount(labels).astype(np.float64)
    met = counts > 0
    means, squares = (np.bincount(labels, x)[met] / counts[met] for x in (values, values**2))
    return explained(counts[met], means, np.sqrt(np.maximum(squares - means**2, 0)))


def explained_of_levels(table: NDArray[np.int64]) -> float:
    """The same of categories: the squared differences of their indicators (Goodman & Kruskal's tau, 1954).

    Parameters
    ----------
    table : array, groups x levels
        Counts.

    Examples
    --------
    >>> explained_of_levels(np.array([[50, 0], [0, 50]])), round(explained_of_levels(np.array([[5, 5], [5, 5]])), 2)
    (1.0, -0.11)
    """
    counts, total = table.sum(axis=1), int(table.sum())
    of_all = table.sum(axis=0) / max(total, 1)
    spread = total * (1 - of_all @ of_all) * _more(np.array(total))
    if total < 2 or not spread:
        return 0.0
    several = counts > 1
    shares = table[several] / counts[several, None]
    left = counts[several] * (1 - (shares**2).sum(axis=1)) * _more(counts[several])
    alone = ((table[counts == 1] - of_all) ** 2).sum() * _more(np.array(total))
    return float(1 - (left.sum() + alone) / spread)


def agreement(table: NDArray[np.int64]) -> tuple[float, float]:
    """The share of rows whose level is the commonest of the others of their group, and of all others.

    Where two are equally common, nothing is foretold.

    Examples
    --------
    >>> agreement(np.array([[40, 10], [5, 45]]))
    (0.85, 0.55)
    """
    both = (float(_foretold(counts).sum() / max(table.sum(), 1)) for counts in (table, table.sum(axis=0)[None]))
    own, of_all = both
    return own, of_all


def _foretold(table: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows of each group that have the level which is commonest among the others."""
    ranked = np.sort(np.column_stack([table, np.zeros(len(table), dtype=np.int64)]), axis=1)
    return np.where(ranked[:, -1] - 1 > ranked[:, -2], ranked[:, -1], 0)


def _more(counts: Floats) -> Floats:
    """How much larger squared differences are from the mean of all others than from that of all."""
    return np.asarray((counts / (counts - 1)) ** 2)
