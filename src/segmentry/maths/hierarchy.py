"""Ward's tree: rows merged pair by pair, the pair that costs least inertia first."""

import numpy as np
from scipy.cluster.hierarchy import ward
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from segmentry.maths import Floats, Labels


def ward_tree(distances: Floats) -> Floats:
    """The merges of Ward's (1963) method, as `scipy.cluster.hierarchy` writes them.

    O(n^2) time and memory, by the chain of nearest neighbours (Murtagh 1983; Muellner 2011).

    Parameters
    ----------
    distances : array, n (n - 1) / 2
        Euclidean ones, as `scipy.spatial.distance.pdist` writes them.

    Returns
    -------
    array, (n - 1) x 4
        One merge a line, the cheapest first.
    """
    return np.asarray(ward(distances))


def cut(tree: Floats, k: int) -> Labels:
    """Labels (from 0) of exactly k groups of the tree's rows: all merges but the last k - 1.

    Examples
    --------
    >>> from scipy.spatial.distance import pdist
    >>> cut(ward_tree(pdist([[0.0], [1.0], [9.0], [10.0]])), 2).tolist()
    [0, 0, 1, 1]
    """
    n = len(tree) + 1
    done = n - k
    parts = tree[:done, :2].astype(np.intp)
    merged = n + np.arange(done)
    edges = (np.ones(2 * done, dtype=bool), (parts.T.ravel(), np.concatenate([merged, merged])))
    nodes = n + done
    return np.asarray(connected_components(coo_array(edges, shape=(nodes, nodes)), directed=False)[1][:n])
