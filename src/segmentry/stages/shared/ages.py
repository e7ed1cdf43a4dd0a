"""Ages that stand in tens or hundreds of years, as tables for regressions have them."""

from segmentry.results.columns import Column
from segmentry.stages.shared.traits import is_age, normal

#: Nobody is older than so many hundreds or tens of years; ages in years that end below are those of children.
_HUNDREDS, _TENS = 1.2, 12.0


def years_in_one(column: Column) -> int:
    """How many years one in a column of ages is: 1, 10 or 100.

    Ages in tens have fractions, and none is below a year: those of children do not.

    >>> about = {"type": "number", "role": "feature", "reason": "", "filled": 9, "distinct": 9}
    >>> years_in_one(Column(name="age", minimum=0.19, maximum=0.72, **about))
    100
    >>> years_in_one(Column(name="age", minimum=6.6, maximum=10.9, **about))
    10
    >>> years_in_one(Column(name="age", minimum=0.5, maximum=11.5, **about))
    1
    """
    least, most = column.minimum, column.maximum
    if column.type != "number" or least is None or most is None or not is_age(normal(column.name)):
        return 1
    if least > 0 and most <= _HUNDREDS:
        return 100
    return 10 if least >= 1 and most <= _TENS else 1
