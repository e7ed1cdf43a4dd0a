"""What levels of detail tell of the main outcome, which made none of them."""

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import assign
from segmentry.maths.left_out import explained
from segmentry.results.choice import KChoice, Level
from segmentry.results.columns import Column
from segmentry.results.profile import Outcome
from segmentry.results.recipe import OTHER, Feature
from segmentry.stages.profiling.customers_drawn import Drawn
from segmentry.stages.shared.values import feature_of


def as_read(column: Column, outcome: Outcome) -> Feature:
    """How the cells of an outcome are read for `with_use`: as numbers; words as 0 where they are its level, else 1."""
    return feature_of(column, () if outcome.level is None or column.is_numeric else (outcome.level, OTHER))


def with_use(choice: KChoice, drawn: Drawn, outcome: Outcome) -> KChoice:
    """The choice, with what each of its levels of detail explains of an outcome, every customer left out once."""
    known = ~np.isnan(drawn.values[outcome.column])
    matrix, values = drawn.matrix[known], drawn.values[outcome.column][known]

    def used(level: Level) -> Level:
        share = _explained(values, assign(matrix, np.array(choice.centres[level.k])).labels, level.k)
        return level.model_copy(update={"outcome": outcome.column, "outcome_explained": settled(share)})

    return choice.model_copy(update={"levels": tuple(map(used, choice.levels))})


def _explained(values: Floats, labels: Labels, k: int) -> float:
    counts = np.bincount(labels, minlength=k).astype(np.float64)
    met = counts > 0
    means = np.bincount(labels, values, k)[met] / counts[met]
    squares = np.bincount(labels, values**2, k)[met] / counts[met]
    return explained(counts[met], means, np.sqrt(np.maximum(squares - means**2, 0)))
