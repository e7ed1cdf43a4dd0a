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


def became(values: Floats, feature: Feature) -> Floats:
    """The values that `feature` reads: numbers, or 1 where a customer has the level; NaN where nothing is known.

    >>> became(np.array([0.0, 1.0, np.nan]), Feature(column="churned", levels=("yes", OTHER))).tolist()
    [1.0, 0.0, nan]
    """
    return np.where(np.isnan(values), np.nan, values == 0) if feature.levels else values
