"""What a column of two values weighs: its split explains no more of it than the same split of a normal distribution."""

import numpy as np
from scipy.special import ndtri

from segmentry.stages.preparation.choose import RARE


def weight_of_two(share: float) -> float:
    """The weight of a yes or no, where that share says yes.

    Its square is the part of the variance of a normal distribution that a cut explains which parts that share of it
    from the rest: the squared density at the cut, divided by share * (1 - share). Otherwise K-Means sets the few apart
    who say yes, whatever else is known of them: that explains all of a column that counts as much as any other. Shares
    below 2 % and above 98 % count as these.

    Examples
    --------
    >>> [round(weight_of_two(share), 2) for share in (0.5, 0.1, 0.9, 0.02, 0.001)]
    [0.8, 0.58, 0.58, 0.35, 0.35]
    """
    part = np.clip(share, RARE, 1 - RARE)
    density = np.exp(-(ndtri(part) ** 2) / 2) / np.sqrt(2 * np.pi)
    return round(float(density / np.sqrt(part * (1 - part))), 6)
