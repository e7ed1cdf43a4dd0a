"""Whether one thing tells as much of an outcome as another: one rule for columns, groups and numbers of groups."""

from math import log
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats, Labels

#: From so many times what the other explains, one tells as much; where the other does not reach that, more (ours).
AS_MUCH = 0.9
#: Of which one explains so much more of the outcome than the other, or less, tell about as much (ours).
ABOUT_AS_MUCH = 0.015
#: What explains less than so much of what another does is not nearly as good, whatever its score (ours).
_NEARLY = 0.75

Verdict = Literal["more", "as much", "less", ""]


def compared(one: float, other: float, error: float | None = None) -> Verdict:
    """What one tells of an outcome beside another, by what they explain of it (0 to 1); empty within one standard error
    of a limit, where the figures are all that can be told.

    Parameters
    ----------
    error : float, optional
        The standard error of the difference.

    >>> compared(0.034, 0.040, 0.003), compared(0.2, 0.19, 0.004), compared(0.06, 0.04, 0.003), compared(0.1, 0.2)
    ('', 'as much', 'more', 'less')
    """
    one, other, unsure = max(one, 0.0), max(other, 0.0), error or 0.0
    low, high = one - AS_MUCH * other, AS_MUCH * one - other
    if min(abs(low), abs(high)) < unsure:
        return ""
    return "less" if low < 0 else "more" if high > 0 else "as much"


def is_nearly_as_good(one: float | None, other: float | None) -> bool:
    """Whether one number of segments tells of the outcome so that it may be nearly as good as another; one that is not
    known says nothing against it.

    >>> is_nearly_as_good(0.16, 0.6), is_nearly_as_good(0.187, 0.198), is_nearly_as_good(0.005, 0.012)
    (False, True, True)
    """
    if one is None or other is None:
        return True
    return one >= _NEARLY * other or other - one < ABOUT_AS_MUCH


def leads_beside(column: float, groups: float, customers: int, tried: int, error: float | None = None) -> bool:
    """Whether a column tells more than the groups beyond one standard error, less what the best of so many parts tells
    by chance.

    Of two that tell as much the groups lead: they say whom it is about, too. The largest of `tried` squares of normal
    deviates is about 2 ln(`tried`), each a `customers`-th of the variance.

    >>> leads_beside(0.06, 0.04, 8_000, 45), leads_beside(0.06, 0.06, 8_000, 45), leads_beside(0.06, 0.04, 200, 45)
    (True, False, False)
    """
    left = column - 2 * log(max(tried, 1)) / max(customers, 1)
    return compared(left, groups) == "more" and left - max(groups, 0.0) > (error or 0.0)


def holds_more(values: Floats, inside: NDArray[np.bool_], labels: Labels) -> bool:
    """Whether a part of the customers has a larger share of the whole than as many of the groups, the highest first.

    Parameters
    ----------
    values : array, n
        None missing.
    inside : array of bool, n
        Who is in the part.
    labels : array, n
        The groups, from 0.

    Examples
    --------
    >>> import numpy as np
    >>> values, groups = np.array([1.0, 1.0, 1.0, 0.0]), np.array([0, 0, 1, 1])
    >>> holds_more(values, values > 0, groups), holds_more(values, groups == 0, groups)
    (True, False)
    """
    counts = np.bincount(labels)
    means = np.bincount(labels, values) / np.maximum(counts, 1)
    first = np.argsort(-means)
    sizes, sums = np.cumsum(counts[first]), np.cumsum((means * counts)[first])
    of_groups = np.interp(inside.sum(), np.append(0, sizes), np.append(0.0, sums))
    return bool(values[inside].sum() > of_groups)


def error_of_difference(values: Floats, labels: Labels, others: Labels) -> float:
    """The standard error of the difference between what two divisions explain of the same values (0 to 1).

    By the influence of each customer on both (Hampel 1974): the squared errors that are left, beside the variance.

    Parameters
    ----------
    values : array, n
        None missing.
    labels, others : array, n
        Of both divisions, from 0.

    Examples
    --------
    >>> import numpy as np
    >>> same = np.array([0, 0, 1, 1])
    >>> error_of_difference(np.array([1.0, 0.0, 1.0, 1.0]), same, same)
    0.0
    """
    spread = float(values.var())
    if not spread:
        return 0.0
    far = (values - values.mean()) ** 2
    left = [(values - _of_group(values, own)) ** 2 for own in (labels, others)]
    gap = (left[1].mean() - left[0].mean()) / spread
    influence = (left[1] - left[0] - gap * far) / spread
    return float(influence.std() / len(values) ** 0.5)


def _of_group(values: Floats, labels: Labels) -> Floats:
    """The mean of the group of each."""
    counts = np.bincount(labels)
    return np.asarray((np.bincount(labels, values) / np.maximum(counts, 1))[labels])
