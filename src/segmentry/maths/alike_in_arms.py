"""Whether what somebody was given goes with what was known of them: of what is drawn at random it does not."""

import numpy as np

from segmentry.maths import Floats, Labels
from segmentry.maths.inference import equal_means, equal_shares
from segmentry.maths.ranks import ranks

#: Customers that a cell of a table is expected to have at least; rarer levels are put together (Cochran 1954).
_EXPECTED = 5


def of_numbers(arms: Labels, values: Floats) -> float:
    """The p that a column of numbers lies alike in all arms: of the means of its ranks (Welch 1951), which no outlier
    and no unit changes, and of which cells are missing, the smaller twice.

    Parameters
    ----------
    arms : array, n
        From 0.
    values : array, n
        NaN where missing.

    Examples
    --------
    >>> arms = np.array([0, 1] * 20)
    >>> of_numbers(arms, arms * 9.0 + np.arange(40)) < 0.05, of_numbers(arms, np.arange(40) // 2 * 1.0)
    (True, 1.0)
    """
    known = ~np.isnan(values)
    of_gaps = of_kinds(arms, known.astype(np.float64))
    if np.count_nonzero(known) < len(arms) // 2:  # what few have tells by who has it
        return of_gaps
    place, own = ranks(values[known]), arms[known]
    groups = [place[own == arm] for arm in np.unique(own)]
    figures = (np.array([function(group) for group in groups]) for function in (len, np.mean, np.std))
    p = equal_means(*figures)
    of_values = 1.0 if p is None else p
    return of_values if known.all() else min(1.0, 2 * min(of_values, of_gaps))


def of_kinds(arms: Labels, kinds: Floats) -> float:
    """The p that kinds are as frequent in all arms (Pearson's); what is missing (NaN) is a kind of its own.

    Examples
    --------
    >>> arms = np.array([0, 1] * 20)
    >>> of_kinds(arms, arms * 1.0) < 0.05, of_kinds(arms, np.arange(40) // 20 * 1.0)
    (True, 1.0)
    """
    _, kind = np.unique(kinds, return_inverse=True)
    table = np.bincount(arms * (kind.max() + 1) + kind, minlength=(arms.max() + 1) * (kind.max() + 1))
    table = table.reshape(arms.max() + 1, -1)
    rare = table.sum(axis=0) * table.sum(axis=1).min() < _EXPECTED * table.sum()
    pooled = np.column_stack([table[:, ~rare], table[:, rare].sum(axis=1)])
    if pooled[:, -1].sum() * table.sum(axis=1).min() < _EXPECTED * table.sum():
        pooled = pooled[:, :-1]
    return equal_shares(pooled)[1] if pooled.shape[1] > 1 else 1.0
