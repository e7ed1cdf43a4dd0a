"""The values nearest to one end of a column, in which what stands for missing is looked for."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Flags

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class End:
    """The different values nearest to one end of a column, from there inwards, and how often each is met."""

    values: Floats
    counts: Counts

    def without(self, n: int) -> "End":
        """What is left without the first n."""
        return End(self.values[n:], self.counts[n:])


def leading(flags: Flags) -> int:
    """How many are true before the first that is not; 0 where all are."""
    return int(np.argmin(flags)) if not flags.all() else 0
