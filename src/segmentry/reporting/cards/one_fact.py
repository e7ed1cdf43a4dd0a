"""What two columns tell of every segment alike: a card says it once."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

import numpy as np

from segmentry.maths import Floats
from segmentry.reporting.cards.typical_values import level_told
from segmentry.results.columns import Columns
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation

#: Shares are the same in all segments from there on (ours), in so many of them at least.
_ALIKE, _LEAST = 0.005, 2


def first_of_each_fact(columns: Columns, names: Iterable[str]) -> Iterator[str]:
    """The columns, of those that say much the same the first."""
    met: set[str] = set()
    for name in names:
        fact = columns[name].fact
        if fact is None or fact not in met:
            yield name
        if fact is not None:
            met.add(fact)


class _OfColumn(Protocol):
    @property
    def column(self) -> str: ...


Told = TypeVar("Told", bound=_OfColumn)


def one_of_each_fact(columns: Columns, each: Iterable[Told]) -> list[Told]:
    """What is told of these columns, of those that say much the same the first."""
    by_column = {told.column: told for told in each}
    return [by_column[name] for name in first_of_each_fact(columns, by_column)]


def shares_told(segmentation: Segmentation, own: SegmentProfile, name: str, level: str | None = None) -> Floats | None:
    """The share of every segment (k values of 0 to 1, nan where withheld) in the level that a card of one tells, or in
    `level`; None of a number. A share told to the nearest of a rounding counts as withheld."""
    profile = segmentation.profile
    if profile is None:
        return None
    if segmentation.columns[name].kind == "share" and own.average_of(name) is not None:
        means = [None if (x := each.average_of(name)) is None else x.mean for each in profile.segments]
        return np.array(means, float)
    said = level_told(own.levels_of(name))
    level = level or (None if said is None else said.level)
    if level is None:
        return None
    found = (next((x for x in each.levels_of(name) if x.level == level), None) for each in profile.segments)
    return np.array([None if x is None or x.rounded_to else x.share for x in found], float)


def is_one_fact(a: Floats, b: Floats) -> bool:
    """Whether two levels are as frequent as each other in every segment, or one as the lack of the other.

    >>> is_one_fact(np.array([0.1, 0.7, 0.2]), np.array([0.9, 0.3, 0.8])), is_one_fact(np.ones(2), np.array([1.0, 0.9]))
    (True, False)
    """
    known = ~(np.isnan(a) | np.isnan(b))
    a, b = a[known], b[known]
    return len(a) >= _LEAST and bool(min(np.abs(a - b).max(), np.abs(a + b - 1).max()) < _ALIKE)
