"""How the cells of an outcome are read, and how its figures are said: in one way wherever it is asked for."""

from collections.abc import Callable

import numpy as np

from segmentry import wording
from segmentry.maths import Floats
from segmentry.results.columns import Column
from segmentry.results.profile import Interval, Outcome
from segmentry.results.recipe import OTHER, Feature
from segmentry.stages.shared.display_names import Labels, column_called
from segmentry.stages.shared.outcome_events import Event, event
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


def event_of(outcome: Outcome, labels: Labels) -> Event:
    """What the level of a rate says of a customer."""
    return event(outcome.column, outcome.level or "yes", labels.get(outcome.column))


def value_said(outcome: Outcome, value: float | None, labels: Labels, digits: int = 0) -> str:
    """A rate with so many decimals, or an average with its unit; of dates and years as such."""
    if outcome.kind == "rate":
        return wording.share(value, digits) if digits else wording.rate(value)
    said = wording.plain(value) if outcome.of == "number" and digits == 0 else wording.average(value, outcome.of)
    return column_called(outcome.column, labels).value(said) if outcome.of == "number" else said


def within(ends: Interval | None, said: Callable[[float], str] = wording.rate) -> str:
    """Both ends of an interval in brackets, behind a blank; empty where there is none.

    >>> within((0.04, 0.12)), within(None)
    (' (4.0% to 12%)', '')
    """
    return "" if ends is None else f" ({' to '.join(map(said, ends))})"
