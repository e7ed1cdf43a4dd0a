"""Arrays in, arrays out: no tables, no files."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Labels = NDArray[np.integer[Any]]
Flags = NDArray[np.bool_]

Number = TypeVar("Number", float, float | None)


def settled(value: Number) -> Number:
    """A number rounded to twelve digits: sums over the same rows in another order then give the same number.

    >>> settled(0.1 + 0.2), settled(None)
    (0.3, None)
    """
    return value if value is None else float(f"{value:.12g}")
