"""Which words hold of a quantity: mostly of what few others do most, many where there are several, and none of none."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats
from segmentry.results.columns import Column
from segmentry.results.profile import Average
from segmentry.stages.shared.display_names import Display
from segmentry.stages.shared.in_percent import hundredths, is_percentage
from segmentry.stages.shared.when_they_come import When, when_they_come

#: Percent of something that is most of it.
_HALF = 50.0
#: Percent of something that is nearly all of it: what remains is no longer told (ours).
_MOST = 75.0
#: A share of what there is of this, and not of something else that has it: of a market, of what somebody spends.
_SHARE = re.compile(r"(?!.*\b(?:market|wallet|voice|income|revenue|profit|budget)\b).+ share")
Mask = NDArray[np.bool_]
#: Words, and the segments of which they hold.
Said = Iterator[tuple[str, Mask]]


def high_said(column: Column, called: Display, many: str, own: Sequence[Average], high: Mask) -> Said:
    """What is said of the segments that are high in a column, where `many` says that they have much of it.

    *Mostly* is said where it is more than half in the segment and not among all; *many* is not said of one, and nothing
    where most have none.
    """
    high = high & ~_typically(0, column, own)
    end, _, thing = many.partition(" ")
    if (parts := _in_percent(column, called, own)) is not None:
        means, of_all = parts
        when, mostly = _when(column, called), high & (means > _HALF) & (of_all <= _HALF)
        is_share = end == "high" and _SHARE.fullmatch(thing) is not None
        if when is not None or end == "many" or is_share:
            yield when.mostly if when else f"mostly {thing.removesuffix(' share')}", mostly
            many, high = when.more if when else many if is_share else f"more {thing}", high & ~mostly
    elif end == "many":
        one = high & _typically(1, column, own)
        if one.any() and _most_have(own) == 0:
            yield f"with {thing}", one & _all_have(own)
            yield f"some {thing}", one & ~_all_have(own)
        high = high & ~one
    yield many, high


def low_said(column: Column, called: Display, few: str, own: Sequence[Average], low: Mask) -> Said:
    """What is said of those that are low in it: *no* where nearly nobody has any, *fewer* where most is still so."""
    end, _, thing = few.partition(" ")
    if end in ("few", "little"):
        nobody = low & _nobodys(column, own)
        yield f"no {thing}", nobody
        low = low & ~nobody
    if (parts := _in_percent(column, called, own)) is not None:
        means, of_all = parts
        if (when := _when(column, called)) is not None:
            few, at_other_times = when.less, low & (means <= 100 - _MOST) & (of_all > 100 - _MOST)
            if when.else_:
                yield when.else_, at_other_times
                low = low & ~at_other_times
        elif end == "few":
            most = low & (means > _HALF)
            yield f"fewer {thing}", most
            low = low & ~most
    yield few, low


def usual(own: Sequence[Average], of_all: Average | None) -> Mask:
    """In which segments the typical value is that of all customers."""
    [typical] = _medians([of_all]) if of_all is not None else [np.nan]
    return np.asarray(_medians(own) == typical)


def _when(column: Column, called: Display) -> When | None:
    """At which times they come of whom it tells, by its own name or as it is called."""
    return when_they_come(column.name) or when_they_come(called.words)


def _in_percent(column: Column, called: Display, own: Sequence[Average]) -> tuple[Floats, float] | None:
    """Of a part of a whole its averages in every segment and in all, in percent; None of other numbers."""
    parts = 1.0 if is_percentage(column.name) else hundredths(column, called)
    if parts is None or not own:
        return None
    means = np.array([a.mean or 0.0 for a in own]) * parts
    counts = np.array([a.count for a in own], float)
    return means, float(np.average(means, weights=counts)) if counts.any() else 0.0


def _medians(own: Sequence[Average]) -> Floats:
    return np.array([np.nan if a.spread is None or a.spread.p50 is None else a.spread.p50 for a in own])


def _typically(number: int, column: Column, own: Sequence[Average]) -> Mask:
    """Which segments have typically so many of a quantity from 0 on; of whole numbers, if it is not 0."""
    counts = column.minimum == 0 and (number == 0 or column.type == "integer")
    return np.asarray((_medians(own) == number) & counts)


def _most_have(own: Sequence[Average]) -> float:
    """The median of the segments' medians, by their size: how many most customers have."""
    medians = _medians(own)
    order = np.argsort(medians, kind="stable")
    upto = np.cumsum(np.array([a.count for a in own], float)[order])
    return float(medians[order][np.searchsorted(upto, upto[-1] / 2)]) if upto[-1] else np.nan


def _all_have(own: Sequence[Average]) -> Mask:
    """In which segments nine in ten have one at least."""
    return np.array([a.spread is not None and (a.spread.p10 or 0) >= 1 for a in own])


def _nobodys(column: Column, own: Sequence[Average]) -> Mask:
    """In which segments nearly nobody has any of what a column counts."""
    counts = column.type == "integer" and column.minimum == 0
    return np.array([counts and a.spread is not None and a.spread.p90 == 0 for a in own], bool)
