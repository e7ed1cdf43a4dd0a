"""Two groupings of the same rows: which group is which, and who is where."""

import numpy as np
from scipy.optimize import linear_sum_assignment

from segmentry.maths import Labels
from segmentry.maths.stability import crosstab


def matched(ours: Labels, theirs: Labels, k: int) -> Labels:
    """Their groups numbered after ours: as one to one as keeps most rows in place (linear assignment, Kuhn 1955).

    Parameters
    ----------
    ours : array of int, n
        Labels from 0 to k - 1.
    theirs : array of int, n
        Labels from 0; -1 for none.

    Returns
    -------
    array of int, n
        Their labels anew: j for the group that matches our j; k and more for those that match none, the largest
        first; -1 for none.

    Examples
    --------
    >>> matched(np.array([0, 0, 0, 1, 1]), np.array([2, 2, 0, 1, -1]), k=2).tolist()
    [0, 0, 2, 1, -1]
    """
    known = theirs >= 0
    groups = int(theirs.max()) + 1
    table = crosstab(ours[known], theirs[known], k, groups)
    names = np.full(groups, -1)
    for own, other in zip(*linear_sum_assignment(table, maximize=True), strict=True):
        if table[own, other]:
            names[other] = own
    sizes = table.sum(axis=0)
    others = [group for group in np.argsort(-sizes, kind="stable") if names[group] < 0]
    names[others] = k + np.arange(len(others))
    named = np.full(len(theirs), -1)
    named[known] = names[theirs[known]]
    return named
