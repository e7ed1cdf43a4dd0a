"""Is there a valley between neighbouring clusters, or are they cut out of one heap?"""

import numpy as np
from scipy.spatial.distance import cdist

from segmentry.maths import Floats, Labels

#: Bins on the axis through two centres, which stand at -1 and 1.
BINS = np.linspace(-1.5, 1.5, 13)
#: The bins in which a valley may lie, and the last and the first bin of the peaks on either side.
BETWEEN, LEFT, RIGHT = slice(4, 8), slice(None, 5), slice(7, None)
#: Weights that smooth the counts.
SMOOTH = (0.25, 0.5, 0.25)


def valleys(matrix: Floats, centres: Floats, seen: Floats | None = None, labels: Labels | None = None) -> Floats:
    """For each cluster: the density in the valley to its neighbour, as a ratio to the lower of the two peaks.

    The neighbour is the cluster that is second nearest to most of its rows. The rows of both are projected on the axis
    through the two centres and counted in bins an eighth of the centres' distance wide, smoothed by (1/4, 1/2, 1/4);
    one row is added to every count. Near 0 the two are apart; a heap cut in two gives about 1. The measure is ours,
    in the manner of the density ratio of two clusters.

    Parameters
    ----------
    seen : array, n x p, optional
        The rows as density sees them, blurred where columns take few values: between 2 and 3 orders nobody lies, and
        that is no valley.
    labels : array of int, n, optional
        The cluster of each row, where it is not that of the nearest centre.

    Returns
    -------
    array, k
        NaN for a cluster without rows or of which no other cluster is next.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> heap = rng.normal(size=(1_000, 1))
    >>> apart = np.concatenate([heap - 4, heap + 4])
    >>> shallow, deep = valleys(heap, np.array([[-0.8], [0.8]])), valleys(apart, np.array([[-4.0], [4.0]]))
    >>> bool(shallow.min() > 0.9), bool(deep.max() < 0.1)
    (True, True)
    """
    k, rows = len(centres), matrix if seen is None else seen
    if k == 1:
        return np.array([np.nan])
    distances = cdist(matrix, centres, "sqeuclidean")
    labels = distances.argmin(axis=1) if labels is None else labels
    distances[np.arange(len(matrix)), labels] = np.inf
    neighbours = distances.argmin(axis=1)
    sizes = np.bincount(labels, minlength=k)
    ratios = np.full(k, np.nan)
    for i in np.flatnonzero(sizes):
        j = int(np.bincount(neighbours[labels == i], minlength=k).argmax())
        axis = centres[j] - centres[i]
        if not axis.any():
            continue
        members = rows[(labels == i) | (labels == j)]
        places = (members - (centres[i] + centres[j]) / 2) @ axis / (axis @ axis / 2)
        counts = np.convolve(np.histogram(places, BINS)[0], SMOOTH, "same")
        peak = min(counts[LEFT].max(), counts[RIGHT].max())
        ratios[i] = (counts[BETWEEN].min() + 1) / (peak + 1)
    return ratios
