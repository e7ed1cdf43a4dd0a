"""The places of values among all."""

import numpy as np

from segmentry.maths import Floats


def ranks(values: Floats) -> Floats:
    """The place of each among all, the mean of theirs for those that are equal.

    Examples
    --------
    >>> ranks(np.array([5.0, 2.0, 5.0])).tolist()
    [2.5, 1.0, 2.5]
    """
    _, own, counts = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((counts.cumsum() - (counts - 1) / 2)[own])
