"""Power transformations against skew, and back."""

import numpy as np
from scipy.special import boxcox1p, inv_boxcox1p

from segmentry.maths import Floats


def yeo_johnson(values: Floats, power: float) -> Floats:
    """Yeo & Johnson's (2000) transformation of values of either sign; a power of 1 changes nothing.

    Examples
    --------
    >>> yeo_johnson(np.array([-1.0, 0.0, 3.0]), 1.0)
    array([-1.,  0.,  3.])
    """
    above, below = np.maximum(values, 0.0), np.maximum(-values, 0.0)
    return np.asarray(boxcox1p(above, power) - boxcox1p(below, 2.0 - power))


def yeo_johnson_inverse(values: Floats, power: float) -> Floats:
    """The values whose transformation this is.

    Examples
    --------
    >>> yeo_johnson_inverse(yeo_johnson(np.array([-1.0, 3.0]), 0.5), 0.5).round(9)
    array([-1.,  3.])
    """
    above, below = np.maximum(values, 0.0), np.maximum(-values, 0.0)
    return np.asarray(inv_boxcox1p(above, power) - inv_boxcox1p(below, 2.0 - power))


def best_power(values: Floats) -> float:
    """The power under which the values come nearest to a normal distribution (maximum likelihood)."""
    from scipy.stats import yeojohnson_normmax  # a second to import

    return float(yeojohnson_normmax(values))
