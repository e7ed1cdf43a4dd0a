"""What levels of detail tell of the main outcome, which made none of them."""

from collections.abc import Sequence

import numpy as np

from segmentry.maths import Floats, settled
from segmentry.maths.left_out import explained_by
from segmentry.results.choice import KChoice, Level
from segmentry.results.profile import Outcome
from segmentry.stages.preparation.customers_drawn import LabelsOfNumbers
from segmentry.stages.selection.judging import FORETELLS
from segmentry.stages.shared.tells_as_much import ABOUT_AS_MUCH, error_of_difference, is_nearly_as_good

#: Below this prediction strength one half of the customers gives other groups than the other (ours).
_OTHER_GROUPS = 0.6


def with_use(choice: KChoice, labels: LabelsOfNumbers, result: Floats, outcome: Outcome, shown: int) -> KChoice:
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

    levels = tuple(map(used, choice.levels))
    return choice.model_copy(update={"levels": levels, "close": close_calls(choice, levels)})


def close_calls(choice: KChoice, levels: Sequence[Level]) -> tuple[int, ...]:
    """The numbers that are nearly as good as the recommended one: by their scores, unless they tell much less of the
    outcome; and a neighbour that tells as much, where halves of the customers give its groups again, not these."""
    explained = {level.k: level.outcome_explained for level in levels}
    here, strength = explained.get(choice.k), choice.of(choice.k).prediction_strength
    close = {k for k in choice.close if is_nearly_as_good(explained.get(k), here)}
    if choice.k > 1 and here is not None and strength is not None and strength < _OTHER_GROUPS:
        for other in (choice.k - 1, choice.k + 1):
            there, surer = explained.get(other), choice.of(other).prediction_strength if other in explained else None
            if there is not None and there >= here - ABOUT_AS_MUCH and (surer or 0.0) > FORETELLS:
                close.add(other)
    return tuple(sorted(close))
