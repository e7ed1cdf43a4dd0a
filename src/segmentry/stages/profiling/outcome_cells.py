"""How the cells of an outcome are read, in one way wherever it is asked for."""

import numpy as np

from segmentry.maths import Floats
from segmentry.results.columns import Column
from segmentry.results.profile import Outcome
from segmentry.results.recipe import OTHER, Feature
from segmentry.stages.shared.values import feature_of


def as_read(column: Column, outcome: Outcome) -> Feature:
    """How its cells are read: numbers that have an average as they are, all others by the level that is told."""
    by_level = outcome.level is not None and not column.is_averaged
    return feature_of(column, (outcome.level or "", OTHER) if by_level else ())


def became(values: Floats, feature: Feature, outcome: Outcome) -> Floats:
    """The values that `feature` reads: numbers, or 1 where it is so of the customer; NaN where nothing is known."""
    if feature.levels:
        return np.where(np.isnan(values), np.nan, values == 0)
    return 1 - values if outcome.kind == "rate" and outcome.level == "no" else values
