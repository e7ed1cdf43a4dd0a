"""A bounded sample of the features' values, the same whatever the order of the rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.engines.base import Rows
from segmentry.engines.parts import Groups, Keyed
from segmentry.maths.canonical import column_keys
from segmentry.maths.sampling import Hashes, draw, draw_weighted, hash_rows
from segmentry.progress import part
from segmentry.results.recipe import Feature
from segmentry.stages.shared.values import Values, empty_rows, encoded, known, weights_of


@dataclass(frozen=True, eq=False)
class Sample:
    """Values (m x p, NaN where missing), sorted by hash, of rows with at least one value.

    `rows` is how many such rows the table has; `complete`: the sample holds them all, once each.
    """

    values: Values
    rows: int
    complete: bool


def take_sample(rows: Rows, features: Sequence[Feature], id_column: str | None, size: int) -> Sample:
    """All rows when there are at most `size`; else about `size` of them, drawn by their hash.

    The hash is that of the unique id where there is one, else that of the features' values; then equal rows
    are counted, and each enters as often as a fair draw of its copies would let it.
    """
    if rows.n_rows <= size:
        values = np.concatenate(rows.reduce(_names(features), lambda batch: known(encoded(features, batch))))
        return Sample(values[np.argsort(hash_rows(list(values.T)), kind="stable")], len(values), complete=True)
    rate = size / rows.n_rows
    if id_column is not None:
        return _by_id(rows, features, id_column, rate)

    def drawn(groups: Groups) -> tuple[Hashes, NDArray[np.int64], int]:
        return *_met(groups.keys, draw(groups.keys, groups.counts, rate)), int(groups.counts.sum())

    with part(0.5):
        hashes, times, counts = zip(*rows.group(_names(features), _hashed(features)).reduce(drawn), strict=True)
    values = _values_of(rows, features, np.concatenate(hashes), np.concatenate(times))
    return Sample(values, sum(counts), complete=False)


def take_weighted(rows: Rows, features: Sequence[Feature], weight: str, size: int) -> Sample:
    """About `size` rows, each as often as its weight's part of all weights: the customers that the rows stand for.

    A row without a weight, or with one of 0, does not enter.
    """

    def weighed(batch: pa.RecordBatch) -> Keyed:
        values = encoded(features, batch)
        filled = ~empty_rows(values)
        return Keyed(hash_rows(list(values[filled].T)), weights_of(weight, batch)[filled])

    groups = rows.group(list(dict.fromkeys([*_names(features), weight])), weighed)
    with part(0.5):
        counts, weights = np.sum(groups.reduce(lambda group: (group.counts.sum(), group.weights.sum())), axis=0)
    rate = size / float(weights)
    drawn = groups.reduce(lambda group: _met(group.keys, draw_weighted(group.keys, group.weights, rate)))
    hashes, times = (np.concatenate(arrays) for arrays in zip(*drawn, strict=True))
    return Sample(_values_of(rows, features, hashes, times), int(counts), complete=False)


def sample_array(values: Values, size: int) -> Sample:
    """The same for an array in memory, without missing values; of all rows, in the order that they have."""
    if len(values) <= size:
        return Sample(values, len(values), complete=True)
    columns = np.argsort(column_keys(np.column_stack([hash_rows([column]) for column in values.T])), kind="stable")
    hashes = hash_rows(list(values[:, columns].T))
    distinct, first, counts = np.unique(hashes, return_index=True, return_counts=True)
    times = draw(distinct, counts, size / len(values))
    return Sample(np.repeat(values[first], times, axis=0), len(values), complete=False)


def evenly(values: Values, size: int) -> Values:
    """So many of these rows, evenly spread (systematic sampling): of copies that stand together about their share.

    Examples
    --------
    >>> evenly(np.repeat([[1], [2], [3]], [4, 2, 2], axis=0), 4).ravel()
    array([1, 1, 2, 3])
    """
    if size >= len(values):
        return values
    return values[((np.arange(size) + 0.5) * len(values) / size).astype(np.int64)]


def _by_id(rows: Rows, features: Sequence[Feature], id_column: str, rate: float) -> Sample:
    limit = np.uint64(int(rate * 2.0**64))

    def kept(batch: pa.RecordBatch) -> tuple[Hashes, Values, int]:
        filled = _filled(features, batch)
        hashes = hash_rows([_hashable(batch.column(id_column))])
        chosen = filled & (hashes < limit)
        return hashes[chosen], encoded(features, batch.filter(pa.array(chosen))), int(filled.sum())

    columns = list(dict.fromkeys([*_names(features), id_column]))
    hashes, values, counts = zip(*rows.reduce(columns, kept), strict=True)
    order = np.argsort(np.concatenate(hashes), kind="stable")
    return Sample(np.concatenate(values)[order], sum(counts), complete=False)


def _met(hashes: Hashes, times: NDArray[np.int64]) -> tuple[Hashes, NDArray[np.int64]]:
    """Those that are met at all."""
    return hashes[times > 0], times[times > 0]


def _values_of(rows: Rows, features: Sequence[Feature], chosen: Hashes, times: NDArray[np.int64]) -> Values:
    """The values of the rows with these hashes, each as many times as told, sorted by hash."""

    def kept(batch: pa.RecordBatch) -> Keyed:
        values = known(encoded(features, batch))
        keys, first = np.unique(hash_rows(list(values.T)), return_index=True)
        wanted = np.isin(keys, chosen)
        return Keyed(keys[wanted], values=values[first[wanted]])

    parts = rows.group(_names(features), kept).reduce(lambda group: (group.keys, group.values))
    hashes, values = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    return np.repeat(values[np.argsort(hashes)], times[np.argsort(chosen)], axis=0)


def _hashed(features: Sequence[Feature]) -> Callable[[pa.RecordBatch], Keyed]:
    return lambda batch: Keyed(hash_rows(list(known(encoded(features, batch)).T)))


def _names(features: Sequence[Feature]) -> list[str]:
    return list(dict.fromkeys(name for feature in features for name in feature.reads))


def _filled(features: Sequence[Feature], batch: pa.RecordBatch) -> NDArray[np.bool_]:
    """Which rows have a value in some feature."""
    plain = [f for f in features if not f.levels and not f.stand_ins and not f.made_of]
    if any(batch.column(f.column).null_count == 0 for f in plain):
        return np.ones(batch.num_rows, dtype=np.bool_)
    return ~empty_rows(encoded(features, batch))


def _hashable(column: pa.Array) -> NDArray[Any]:
    values: NDArray[Any] = column.to_numpy(zero_copy_only=False)
    return values if values.dtype.kind in "iuf" else values.astype(object)
