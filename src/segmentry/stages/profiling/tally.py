"""One pass over all rows: label them, and add up every column per segment."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.engines.base import Rows
from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import group_sums
from segmentry.results.profile import Average, Level
from segmentry.results.recipe import OTHER, CategoryStep
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.apply import apply
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.shared.centres import assigner
from segmentry.stages.shared.values import empty_rows, encoded, feature_of, level_places, read_once, weights_of

#: A column of text that is no feature is not profiled when it has more different values than this (ours).
MOST_LEVELS = 30

#: A variance that is less than this part of a mean's square is what rounding leaves of none.
_ROUNDING = 1e-12

#: Rows, or their case weights, by column, level and segment (from 0).
Levels = dict[tuple[str, str, int], float]
_FIGURES = ("counts", "weights", "sums", "squares")


@dataclass(frozen=True)
class Tally:
    """Per segment (k x columns): filled cells, their case weights, weighted sums and sums of squares, of values less
    `shift`, the column's overall mean; and of every category level the rows and their weights. Without case weights
    each row weighs 1."""

    shift: Floats
    counts: Floats
    weights: Floats
    sums: Floats
    squares: Floats
    levels: Levels
    level_weights: Levels

    def of(self, segment: int) -> "Tally":
        """The numbers' figures of one segment."""
        return self._each(lambda figures: figures[segment : segment + 1])

    @property
    def all(self) -> "Tally":
        """The same over all segments together."""
        return self._each(lambda figures: figures.sum(axis=0, keepdims=True))

    def _each(self, change: Callable[[Floats], Floats]) -> "Tally":
        changed: dict[str, Any] = {name: change(getattr(self, name)) for name in _FIGURES}
        return replace(self, **changed)


def tally(segmentation: Segmentation, prepared: Prepared, numeric: Sequence[str], text: Sequence[str]) -> Tally:
    """Add up these columns, and the categories among the features, over all rows that have a segment."""
    recipe, k, assigned = segmentation.recipe, segmentation.k, assigner(segmentation)
    weight = segmentation.plan.weight
    shift = np.array([segmentation.columns[name].mean or 0.0 for name in numeric])
    numbers, words = ([feature_of(segmentation.columns[name]) for name in names] for names in (numeric, text))
    pooled = {step.column: (j, step.cells) for j, step in enumerate(recipe.steps) if isinstance(step, CategoryStep)}

    asked, at = read_once([*recipe.steps, *numbers])
    of_numbers = at[len(recipe.steps) :]

    def add(batch: pa.RecordBatch) -> Tally:
        both = encoded(asked, batch)  # most numbers are features, and are not read twice
        values = both[:, : len(recipe.steps)]
        labels = assigned(apply(recipe, values)).labels
        labelled = ~empty_rows(values)
        if not labelled.all():
            batch, labels, both = batch.filter(pa.array(labelled)), labels[labelled], both[labelled]
        weights = np.ones(len(labels)) if weight is None else weights_of(weight, batch)
        shifted = both[:, of_numbers] - shift
        missing = np.isnan(shifted)
        shifted[missing] = 0.0
        places = {name: (_of_feature(both[:, j]), levels) for name, (j, levels) in pooled.items()}
        places |= {f.column: level_places(f, batch) for f in words if f.column not in pooled}
        counts = _filled(missing, labels, k, None)
        weighed = counts if weight is None else _filled(missing, labels, k, weights)
        sums, squares = (
            group_sums(terms, labels, k, None if weight is None else weights) for terms in (shifted, shifted**2)
        )
        rows = _by_level(places, labels, np.ones(len(labels)), k)
        by_weight = rows if weight is None else _by_level(places, labels, weights, k)
        return Tally(shift, counts, weighed, sums, squares, rows, by_weight)

    rows: Rows = prepared.table.rows
    read = [source for name in text for source in segmentation.columns[name].sources or (name,)]
    columns = dict.fromkeys([*recipe.reads, *numeric, *read, *([weight] if weight else [])])
    return _without_few(_together(rows.reduce(list(columns), add)), segmentation)


def levels_of(counted: Tally, k: int, orders: Mapping[str, Sequence[str]]) -> list[tuple[Level, ...]]:
    """Of each segment the share of every level, among the cells that are filled; ordered answers in their order."""
    weights = counted.level_weights
    filled: dict[tuple[str | int | None, ...], float] = {}
    for (name, level, segment), weight in weights.items():
        for key in ((name, segment), (name, None), (name, level, None)):
            filled[key] = filled.get(key, 0.0) + weight
    places = {(name, level): i for name, levels in orders.items() for i, level in enumerate(levels)}
    known = {(name, level) for name, level, _ in weights}  # what is pooled comes last
    met = sorted(known, key=lambda x: (x[0], x[1] == OTHER, places.get(x, len(places)), x[1]))
    cells = [Counter[str]() for _ in range(k)]
    for (name, _, segment), count in counted.levels.items():
        cells[segment][name] += int(count)
    return [
        tuple(
            Level(
                column=name,
                level=level,
                count=int(counted.levels.get((name, level, i), 0)),
                share=settled(weights.get((name, level, i), 0.0) / (filled.get((name, i)) or 1.0)),
                share_of_all=settled(filled[name, level, None] / filled[name, None]),
                filled=cells[i][name],
            )
            for name, level in met
        )
        for i in range(k)
    ]


def averages_of(numeric: Sequence[str], moments: Tally, everyone: Sequence[Average] | None) -> tuple[Average, ...]:
    """Of these columns, in the order of the tally; `everyone`: what the differences are from."""
    averages = []
    for j, name in enumerate(numeric):
        weight = float(moments.weights[0, j])
        mean = sd = difference = None
        if weight:
            offset = moments.sums[0, j] / weight
            mean = _near_zero(float(offset + moments.shift[j]), float(abs(offset)))
            variance = float(moments.squares[0, j] / weight - offset**2)
            sd = settled(variance**0.5) if variance > _ROUNDING * offset**2 else 0.0
        if everyone is not None and mean is not None:
            of_all = everyone[j]
            difference = settled((mean - (of_all.mean or 0.0)) / of_all.sd) if of_all.sd else 0.0
        averages.append(Average(column=name, count=int(moments.counts[0, j]), mean=mean, sd=sd, difference=difference))
    return tuple(averages)


def _near_zero(mean: float, shift: float) -> float:
    """A mean from which nothing but the rounding of a shift is left is 0."""
    return 0.0 if abs(mean) <= 1e-12 * shift else settled(mean)


def _filled(missing: NDArray[np.bool_], labels: Labels, k: int, weights: Floats | None) -> Floats:
    """Per segment and column the rows, or their weights, that are not missing."""
    if missing.any():
        return group_sums((~missing).astype(np.float64), labels, k, weights)
    of_segment = np.bincount(labels, weights, k).astype(np.float64)
    return np.repeat(of_segment[:, None], missing.shape[1], axis=1)


def _together(parts: Sequence[Tally]) -> Tally:
    def all_of(name: str) -> list[Any]:
        return [getattr(part, name) for part in parts]

    added: dict[str, Any] = {name: np.sum(all_of(name), axis=0) for name in _FIGURES}
    return replace(parts[0], **added, levels=_added(all_of("levels")), level_weights=_added(all_of("level_weights")))


def _without_few(counted: Tally, segmentation: Segmentation) -> Tally:
    """With the levels that fewer than `Plan.min_cell` customers have put together: a rare level may be a name.

    What an outcome of two levels tells is kept: how many customers it is of is withheld elsewhere.
    """
    rows: dict[tuple[str, str], float] = {}
    for (name, level, _), count in counted.levels.items():
        rows[name, level] = rows.get((name, level), 0.0) + count
    several = Counter(name for name, _ in rows)
    kept = {name for name, number in several.items() if number <= 2 and segmentation.columns[name].role == "outcome"}
    least = segmentation.plan.min_cell
    few = {key for key, count in rows.items() if count < least and key[0] not in kept}
    return replace(counted, levels=_pooled(counted.levels, few), level_weights=_pooled(counted.level_weights, few))


def _pooled(levels: Levels, few: Collection[tuple[str, str]]) -> Levels:
    pooled: Levels = {}
    for (name, level, segment), count in levels.items():
        key = name, OTHER if (name, level) in few else level, segment
        pooled[key] = pooled.get(key, 0.0) + count
    return pooled


def _added(parts: Sequence[Levels]) -> Levels:
    added: Levels = {}
    for part in parts:
        for key, value in part.items():
            added[key] = added.get(key, 0.0) + value
    return added


def _of_feature(column: Floats) -> NDArray[np.intp]:
    """The place of each cell's level; -1 where it is missing."""
    return np.where(np.isnan(column), -1, column).astype(np.intp)


def _by_level(
    places: Mapping[str, tuple[NDArray[np.intp], tuple[str, ...]]], labels: Labels, weights: Floats, k: int
) -> Levels:
    counted: Levels = {}
    for name, (at, levels) in places.items():
        filled = at >= 0
        cells = np.bincount(at[filled] * k + labels[filled], weights=weights[filled], minlength=len(levels) * k)
        for cell in np.flatnonzero(cells).tolist():
            counted[name, levels[cell // k], cell % k] = float(cells[cell])
    return counted
