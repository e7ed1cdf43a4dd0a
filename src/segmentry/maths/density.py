"""Groups as dense regions, with the customers between them left out as noise."""

import numpy as np
from sklearn.cluster import HDBSCAN

from segmentry.maths import Floats, Labels

#: The label of noise.
NOISE = -1


def dense_groups(matrix: Floats, smallest: int, spreads: Floats, seed: int) -> Labels:
    """HDBSCAN (Campello, Moulavi & Sander 2013; scikit-learn's); its smallest group is also its number of neighbours.

    Rows that are equal in a coarse column look infinitely dense; so each cell is seen with normal noise of its
    column's spread.

    Parameters
    ----------
    matrix : array, n x p
    smallest : int
        Rows of the smallest group.
    spreads : array, p
        Standard deviation of the noise in each column.

    Returns
    -------
    array of int, n
        Labels from 0; -1 for noise.

    Examples
    --------
    >>> rows = np.random.default_rng(0).normal(size=(100, 2)) + np.repeat([[0.0], [30.0]], 50, axis=0)
    >>> np.bincount(dense_groups(rows, 10, np.zeros(2), seed=0) + 1).tolist()
    [0, 50, 50]
    """
    if len(matrix) < 2 * smallest:
        return np.full(len(matrix), NOISE)
    blurred = matrix + np.random.default_rng(seed).normal(size=matrix.shape) * spreads
    return np.asarray(HDBSCAN(min_cluster_size=smallest, copy=True).fit_predict(blurred))
