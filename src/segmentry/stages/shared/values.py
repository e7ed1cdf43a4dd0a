"""How cells become numbers: one float64 per feature, NaN where nothing is known."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from segmentry.engines import arrow
from segmentry.engines.base import MISSING_MARKS
from segmentry.results.columns import Column
from segmentry.results.recipe import OTHER, Feature
from segmentry.stages.shared.made_cells import cells_of

Values = NDArray[np.float64]

#: Words that say of a customer that nothing is known; "none" and "unknown" may well be levels of a category.
_NOTHING = frozenset(MISSING_MARKS) - {"none", "unknown", "nil", "missing"}
_PER_DAY = {"s": 86_400, "ms": 86_400 * 10**3, "us": 86_400 * 10**6, "ns": 86_400 * 10**9}


def encoded(features: Sequence[Feature], batch: pa.RecordBatch) -> Values:
    """The features' values (n x p): numbers as they are, dates as days since 1970-01-01, categories and ordered
    answers as the place of their level from 0; NaN for a missing cell, a stand-in and a level that has no place.

    They lie in memory column by column, as they are made, hashed and put on their scales.

    Examples
    --------
    >>> batch = pa.record_batch({"age": [31, -1], "plan": ["basic", "plus"]})
    >>> encoded([Feature(column="age", stand_ins=(-1,)), Feature(column="plan", levels=("plus", "basic"))], batch)
    array([[31.,  1.],
           [nan,  0.]])
    """
    return np.stack([_places(f, batch) if f.levels else _numbers(f, batch) for f in features]).T


def read_once(features: Sequence[Feature]) -> tuple[list[Feature], list[int]]:
    """The features of which no earlier one has its cells read in the same way, and the place of each among these.

    >>> again = Feature(column="age", type="integer")
    >>> different, at = read_once([Feature(column="age"), Feature(column="plan"), again])
    >>> [feature.column for feature in different], at
    (['age', 'plan'], [0, 1, 0])
    """
    ways, different = [_read_by(feature) for feature in features], dict[Any, Feature]()
    for way, feature in zip(ways, features, strict=True):
        different.setdefault(way, feature)
    places = {way: i for i, way in enumerate(different)}
    return list(different.values()), [places[way] for way in ways]


def feature_of(column: Column, levels: tuple[str, ...] = ()) -> Feature:
    """How the cells of a column are read, whatever part it plays: what counts as missing in it does so everywhere."""
    return Feature(
        column=column.name,
        type=column.type,
        stand_ins=column.stand_ins,
        missing_words=column.missing_words,
        words_kept=column.words_kept,
        levels=levels,
        made_of=column.made_of,
        rest=column.rest,
        ticked=column.ticked,
    )


def spelled(counts: Mapping[Any, int]) -> dict[str, int]:
    """Counts of values as counts of levels, in the spelling in which `encoded` meets them."""
    return dict(zip(pa.array(list(counts)).cast(pa.string()).to_pylist(), counts.values(), strict=True))


def says_nothing(cell: str) -> bool:
    """Whether the cell of a category is a word that usually stands for a missing one, such as NA or ?."""
    return cell.strip().lower() in _NOTHING


def is_missing(feature: Feature, cell: str) -> bool:
    """Whether the cell of a category stands for a missing one in this column.

    >>> zone = Feature(column="zone", levels=("EMEA", "NA"), missing_words=("not stated",))
    >>> [is_missing(zone, cell) for cell in ("NA", "not stated", "?", "APAC")]
    [False, True, True, False]
    """
    if cell in feature.cells or cell in feature.words_kept:
        return False
    by_word = cell in feature.missing_words or says_nothing(cell)
    return by_word or (bool(feature.stand_ins) and _number(cell) in feature.stand_ins)


def level_places(feature: Feature, batch: pa.RecordBatch) -> tuple[NDArray[np.intp], tuple[str, ...]]:
    """The place of the level of each cell, -1 where it is missing, and the levels met."""
    cells = cells_of(feature, feature.column, batch).cast(pa.string()).dictionary_encode()
    levels = tuple(cells.dictionary.to_pylist())
    own = np.array([-1 if is_missing(feature, level) else i for i, level in enumerate(levels)] + [-1], dtype=np.intp)
    return own[cells.indices.fill_null(len(levels)).to_numpy(zero_copy_only=False)], levels


def known(values: Values) -> Values:
    """The rows with at least one value: of a customer without any, nothing can be said."""
    empty = empty_rows(values)
    return values[~empty] if empty.any() else values


def empty_rows(values: Values) -> NDArray[np.bool_]:
    """Which rows have no value in any column."""
    return np.asarray(np.isnan(values).all(axis=1))


def weights_of(column: str, batch: pa.RecordBatch) -> Values:
    """The rows' case weights: 0 where there is none."""
    return np.asarray(np.nan_to_num(encoded([Feature(column=column)], batch)[:, 0], nan=0.0))


def plain_values(batch: pa.RecordBatch) -> Values:
    """The batch's numbers and dates as float64 (n x p), dates in days; NaN where a cell is missing."""
    return encoded([Feature(column=name) for name in batch.schema.names], batch)


def _read_by(feature: Feature) -> tuple[Any, ...]:
    """All that decides on the value of a cell."""
    of_all = feature.column, feature.made_of, feature.rest, feature.ticked, feature.stand_ins
    of_levels = feature.levels, feature.elsewhere, feature.missing_words, feature.words_kept
    return of_all + of_levels if feature.levels else of_all


def _numbers(feature: Feature, batch: pa.RecordBatch) -> Values:
    column = cells_of(feature, feature.column, batch)
    if feature.made_of:
        column = pc.equal(column.cast(pa.string()), "true")
    days = pa.types.is_timestamp(column.type)
    numbers = (column.cast(pa.int64()) if days else column).cast(pa.float64(), safe=False)
    values: Values = arrow.values(numbers, np.nan)
    if days:
        values = values / _PER_DAY[column.type.unit]
    return np.where(np.isin(values, feature.stand_ins), np.nan, values) if feature.stand_ins else values


def _places(feature: Feature, batch: pa.RecordBatch) -> Values:
    cells = cells_of(feature, feature.column, batch).cast(pa.string()).dictionary_encode()
    places = {level: float(i) for i, level in enumerate(feature.levels) if level != OTHER}
    other = float(len(places)) if feature.pooled else np.nan
    places |= {level: float(i) for i, level in enumerate(feature.elsewhere, start=len(feature.levels))}
    met = cells.dictionary.to_pylist()
    of_cell = [np.nan if is_missing(feature, cell) else places.get(cell, other) for cell in met]
    at = arrow.values(cells.indices, len(of_cell))
    return np.asarray(np.array([*of_cell, np.nan], dtype=np.float64)[at])


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None
