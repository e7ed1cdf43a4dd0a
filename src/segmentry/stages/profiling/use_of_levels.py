"""What levels of detail tell of the main outcome, which made none of them."""

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.left_out import explained
from segmentry.results.choice import KChoice, Level
from segmentry.results.profile import Outcome
from segmentry.stages.profiling.customers_drawn import LabelsOfLevels


def with_use(choice: KChoice, labels: LabelsOfLevels, result: Floats, outcome: Outcome) -> KChoice:
    """The choice, with what each of its levels of detail explains of an outcome, every customer left out once.

    Parameters
    ----------
    labels : mapping of k to array, n
        The groups of the customers in each level, from 0.
    result : array, n
        What became of them, NaN where it is not known.
    """
    known = ~np.isnan(result)

    def used(level: Level) -> Level:
        share = _explained(result[known], labels[level.k][known], level.k)
        return level.model_copy(update={"outcome": outcome.column, "outcome_explained": settled(share)})

    return choice.model_copy(update={"levels": tuple(map(used, choice.levels))})


def _explained(values: Floats, labels: Labels, k: int) -> float:
    counts = np.bincount(labels, minlength=k).astype(np.float64)
    met = counts > 0
    means = np.bincount(labels, values, k)[met] / counts[met]
    squares = np.bincount(labels, values**2, k)[met] / counts[met]
    return explained(counts[met], means, np.sqrt(np.maximum(squares - means**2, 0)))
