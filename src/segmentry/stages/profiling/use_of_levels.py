"""What levels of detail tell of the main outcome, which made none of them."""

import numpy as np

from segmentry.maths import Floats, settled
from segmentry.maths.left_out import explained_by
from segmentry.results.choice import KChoice, Level
from segmentry.results.profile import Outcome
from segmentry.stages.profiling.customers_drawn import LabelsOfLevels
from segmentry.stages.profiling.tells_as_much import error_of_difference


def with_use(choice: KChoice, labels: LabelsOfLevels, result: Floats, outcome: Outcome, shown: int) -> KChoice:
    """The choice, with what each of its levels of detail explains of an outcome, every customer left out once.

    Parameters
    ----------
    labels : mapping of k to array, n
        The groups of the customers in each level, from 0.
    result : array, n
        What became of them, NaN where it is not known.
    shown : int
        The number of segments that is shown, beside which the others are told.
    """
    known = ~np.isnan(result)

    def used(level: Level) -> Level:
        share = explained_by(result[known], labels[level.k][known])
        error = None
        if shown in labels and level.k != shown:
            error = settled(error_of_difference(result[known], labels[level.k][known], labels[shown][known]))
        told = {"outcome": outcome.column, "outcome_explained": settled(share), "outcome_error": error}
        return level.model_copy(update=told)

    return choice.model_copy(update={"levels": tuple(map(used, choice.levels))})
