"""What the cells of a new table hold, feature by feature, counted batch by batch on any engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from segmentry.results.recipe import Feature
from segmentry.stages.scoring.fitting import fitting, say_nothing
from segmentry.stages.scoring.needs import is_source
from segmentry.stages.shared.values import encoded, is_missing

#: Of a category with more different values than this, the levels are not named.
MANY = 10_000

_FEW = 32


@dataclass(frozen=True)
class Wanted:
    """A feature, what it is called in the table, and the values up to which its cells are counted."""

    feature: Feature
    column: str
    ends: tuple[float, ...] = ()


@dataclass(frozen=True)
class Tally:
    """Cells of one column: all, those that say something, and of these the ones that the feature cannot use.

    Attributes
    ----------
    values : int
        Cells that are a number or a date, and stand for no missing one.
    low, high : float
        The smallest and the largest of them.
    up_to : array of int
        How many do not exceed each of the ends that were asked for.
    new : dict of str to int, or None
        Cells by level that the model does not know; None where there are very many levels.
    """

    cells: int
    filled: int
    misfits: int
    values: int = 0
    low: float = np.inf
    high: float = -np.inf
    up_to: NDArray[np.int64] | int = 0
    new: Mapping[str, int] | None = None

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            cells=self.cells + other.cells,
            filled=self.filled + other.filled,
            misfits=self.misfits + other.misfits,
            values=self.values + other.values,
            low=min(self.low, other.low),
            high=max(self.high, other.high),
            up_to=self.up_to + other.up_to,
            new=_joined(self.new, other.new),
        )


def tallied(wanted: Sequence[Wanted], batch: pa.RecordBatch) -> list[Tally]:
    """The tally of each feature in one batch of values."""
    return [_tally(each, batch.column(each.column)) for each in wanted]


def added(parts: Sequence[Sequence[Tally]]) -> list[Tally]:
    """The tallies of all batches together."""
    return [reduce(lambda a, b: a + b, tallies) for tallies in zip(*parts, strict=True)]


def _tally(wanted: Wanted, cells: pa.Array) -> Tally:
    feature = wanted.feature
    if feature.levels and not pa.types.is_temporal(cells.type):
        return _of_category(feature, cells)
    filled = _filled(cells)
    fits = fitting(feature, cells)
    misfits = filled - (len(fits) - int(fits.null_count))
    tally = Tally(len(cells), filled, misfits)
    if feature.levels or pa.types.is_boolean(fits.type):
        return tally
    named = pa.RecordBatch.from_arrays([fits], names=[feature.column])
    return _with_values(tally, encoded([feature], named)[:, 0], wanted.ends)


def _with_values(tally: Tally, values: NDArray[np.float64], ends: Sequence[float]) -> Tally:
    """Cells that stand for a missing one say nothing, as the model has it."""
    known = values if not np.isnan(values).any() else values[~np.isnan(values)]
    tally = replace(tally, values=len(known), filled=min(tally.filled, len(known) + tally.misfits))
    if not len(known):
        return replace(tally, up_to=np.zeros(len(ends), dtype=np.int64))
    low, high = float(known.min()), float(known.max())
    return replace(tally, low=low, high=high, up_to=_up_to(known, ends, low, high))


def _up_to(values: NDArray[np.float64], ends: Sequence[float], low: float, high: float) -> NDArray[np.int64]:
    """How many values do not exceed each of the ends; of those beyond the values that is known."""
    within = [end for end in ends if low <= end < high]
    if len(within) <= _FEW:  # faster than to look for the place of each value
        counts = {end: int(np.count_nonzero(values <= end)) for end in within}
    else:
        places = np.searchsorted(np.sort(within), values, side="left")
        up_to = np.cumsum(np.bincount(places, minlength=len(within) + 1))
        counts = dict(zip(sorted(within), up_to[:-1].tolist(), strict=True))
    return np.array([counts.get(end, 0 if end < low else len(values)) for end in ends], dtype=np.int64)


def _of_category(feature: Feature, cells: pa.Array) -> Tally:
    counts = _counts(cells)
    filled = {level: count for level, count in counts.items() if not is_missing(feature, level)}
    if is_source(feature):  # one of its cells counts, and all others are alike
        return Tally(len(cells), sum(filled.values()), 0)
    new = {level: count for level, count in filled.items() if level not in feature.cells}
    named = new if len(counts) <= MANY else None
    return Tally(len(cells), sum(filled.values()), sum(new.values()), new=named)


def _counts(cells: pa.Array) -> dict[str, int]:
    counts = cells.drop_null().cast(pa.string()).value_counts()
    return dict(zip(counts.field("values").to_pylist(), counts.field("counts").to_pylist(), strict=True))


def _filled(cells: pa.Array) -> int:
    """Cells that are no word for a missing one."""
    filled = len(cells) - int(cells.null_count)
    if not pa.types.is_string(cells.type):
        return filled
    return filled - int(pc.sum(say_nothing(cells)).as_py() or 0)


def _joined(a: Mapping[str, int] | None, b: Mapping[str, int] | None) -> dict[str, int] | None:
    if a is None or b is None:
        return None
    both: dict[str, Any] = {level: a.get(level, 0) + b.get(level, 0) for level in {*a, *b}}
    return both if len(both) <= MANY else None
