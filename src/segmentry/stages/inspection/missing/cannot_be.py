"""Values at the ends of a column that nobody can have: an age of 0 or 124 among adults, -1 children, a pulse of 0.

They are parted from all that can be, and so they stand for what is not known. Where they are not, as ages of 0, 1 and
2 beside children, or where much is beyond, something else is meant, and it is only told. The thresholds are ours.
"""

import numpy as np

from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.missing.end import End, leading
from segmentry.stages.shared.ages import oldest
from segmentry.stages.shared.counted_things import is_counted
from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.plain_words import within

#: What a living body has, and at what age something is to be or was: nobody has 0 of it.
_NEVER_NONE = within(
    r"bmi|body_(weight|height|mass)|(weight|height|gewicht|groesse|grosse|peso|poids|altezza|altura|estatura|wzrost|waga)"
    r"(_(kg|lbs?|cm|m|in))?|(koerper|korper)(gewicht|groesse|grosse)|(systolic|diastolic)\w*|(s|d)bp|blood_?pressure|"
    r"blutdruck|pulse|puls|heart_rate|h(a)?emoglobin|hb|glucose|cholesterol|"
    r"(target|ret|retire\w*|planned|pension\w*|entry|diagnosis|marriage)_(\w+_)?age|age_(at|of|when)_\w+|(renten|eintritts)alter"
)
#: Ages that end below are in tens of years, or of children.
_TENS = 12.0
#: So many years, and such a part of the mean, lie between none and what can be; between what is too much and what can
#: be; and the part of the cells that is too much.
_GAP, _NEAREST, _BELOW_TOO_MUCH, _FEW = 10.0, 0.25, 5.0, 0.02
#: A measure has so many different values.
_MEASURED = 5
#: What stands for missing below what is counted, and the least that such counts reach: -1, 0 and 1 are a scale.
_BELOW, _COUNTED = (-1.0, -7.0, -8.0, -9.0, -99.0, -999.0), 3.0


def may_be(column: Facts) -> bool:
    """Whether an end of a column is one that nobody can have."""
    low, high = column.figures.min, column.figures.max
    if low is None or high is None or not column.is_numeric:
        return False
    if (most := _oldest(column)) is not None and (low <= 0 or high > most):
        return True
    return (low <= 0 and _is_never_none(column)) or (low in _BELOW and column.is_whole and _is_count(column))


def lowest(column: Facts, low: End) -> int:
    """How many of the lowest values nobody can have: none of it, or fewer than none, with nobody close to that."""
    of_age = _oldest(column) is not None
    if of_age or _is_never_none(column):
        nearest = max(_GAP if of_age else 0.0, _NEAREST * (column.figures.mean or 0.0))
        n = leading(low.values <= 0)
        return n if n and low.values[n] >= nearest else 0
    n = leading(np.isin(low.values, _BELOW))
    return n if n and low.values[n] >= 0 and _is_count(column) else 0


def highest(column: Facts, high: End) -> int:
    """How many of the highest values are ages that nobody reaches."""
    n = 0 if (most := _oldest(column)) is None else leading(high.values > most)
    is_few = high.counts[:n].sum() <= _FEW * column.figures.filled
    return n if n and is_few and high.values[n - 1] - high.values[n] >= _BELOW_TOO_MUCH else 0


def _oldest(column: Facts) -> float | None:
    """How old those of a column of ages in years may be; None of any other column."""
    return oldest(column.name) if (column.figures.max or 0.0) > _TENS else None


def _is_never_none(column: Facts) -> bool:
    return column.figures.distinct >= _MEASURED and _NEVER_NONE.search(column.word) is not None


def _is_count(column: Facts) -> bool:
    return (column.figures.max or 0.0) >= _COUNTED and is_counted(display_name(column.name).words)
