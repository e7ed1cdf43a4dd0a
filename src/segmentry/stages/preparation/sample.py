"""A bounded sample of the features' values, the same whatever the order of the rows."""

from collections.abc import Sequence
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


@dataclass(frozen=True)
class _Read:
    """How the rows are read: their values in the features, and the hash of these."""

    features: Sequence[Feature]
    hashed: Sequence[int] | None = None

    @property
    def names(self) -> list[str]:
        """The columns that they are read from."""
        return list(dict.fromkeys(name for feature in self.features for name in feature.reads))

    def values(self, batch: pa.RecordBatch) -> Values:
        """The values of the rows with at least one."""
        return known(encoded(self.features, batch))

    def hashes(self, values: Values) -> Hashes:
        """One for each row."""
        return hash_rows(list(values.T if self.hashed is None else (values[:, j] for j in self.hashed)))


def take_sample(
    rows: Rows, features: Sequence[Feature], id_column: str | None, size: int, hashed: Sequence[int] | None = None
) -> Sample:
    """All rows when there are at most `size`; else about `size` of them, drawn by their hash.

    The hash is that of the unique id where there is one, else that of the features' values; then equal rows
    are counted, and each enters as often as a fair draw of its copies would let it.

    Parameters
    ----------
    hashed : sequence of int, optional
        The features whose values are hashed, one after the other, by their places: all of them, once each.
    """
    read = _Read(features, hashed)
    if rows.n_rows <= size:
        values = _joined(rows.reduce(read.names, read.values))
        return Sample(_only(values, np.argsort(read.hashes(values), kind="stable")), len(values), complete=True)
    rate = size / rows.n_rows
    if id_column is not None:
        return _by_id(rows, features, id_column, rate)

    def keyed(batch: pa.RecordBatch) -> Keyed:
        """With the values of the rows that enter if they stand once, which mostly are all that enter."""
        values = read.values(batch)
        hashes = read.hashes(values)
        once = draw(hashes, np.ones(len(hashes), np.int64), rate) > 0
        return Keyed(hashes, values=values[once], valued=once)

    with part(0.5):
        parts = rows.group(read.names, keyed).reduce(lambda group: _Drawn.of(group, rate))
    drawn = _Drawn.together(parts)
    values = _values_of(rows, read, drawn.hashes) if drawn.values is None else drawn.values
    return Sample(_repeated(values, drawn.times), drawn.rows, complete=False)


def take_weighted(
    rows: Rows, features: Sequence[Feature], weight: str, size: int, hashed: Sequence[int] | None = None
) -> Sample:
    """About `size` rows, each as often as its weight's part of all weights: the customers that the rows stand for.

    A row without a weight, or with one of 0, does not enter. `hashed`: as `take_sample` has it.
    """
    read = _Read(features, hashed)

    def weighed(batch: pa.RecordBatch) -> Keyed:
        values = encoded(features, batch)
        filled = ~empty_rows(values)
        return Keyed(read.hashes(values[filled]), weights_of(weight, batch)[filled])

    groups = rows.group(list(dict.fromkeys([*read.names, weight])), weighed)
    with part(0.5):
        counts, weights = np.sum(groups.reduce(lambda group: (group.counts.sum(), group.weights.sum())), axis=0)
    rate = size / float(weights)
    drawn = groups.reduce(lambda group: _met(group.keys, draw_weighted(group.keys, group.weights, rate)))
    hashes, times = (np.concatenate(arrays) for arrays in zip(*drawn, strict=True))
    values = _values_of(rows, read, hashes)
    return Sample(_repeated(values, times[np.argsort(hashes)]), int(counts), complete=False)


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

    columns = list(dict.fromkeys([*_Read(features).names, id_column]))
    hashes, values, counts = zip(*rows.reduce(columns, kept), strict=True)
    order = np.argsort(np.concatenate(hashes), kind="stable")
    return Sample(_only(_joined(values), order), sum(counts), complete=False)


def _met(hashes: Hashes, times: NDArray[np.int64]) -> tuple[Hashes, NDArray[np.int64]]:
    """Those that are met at all."""
    return hashes[times > 0], times[times > 0]


@dataclass(frozen=True, eq=False)
class _Drawn:
    """The keys that enter, how often each, the values of these (None where not all are at hand), and how many rows
    there are in all."""

    hashes: Hashes
    times: NDArray[np.int64]
    values: Values | None
    rows: int

    @classmethod
    def of(cls, group: Groups, rate: float) -> "_Drawn":
        """Those of a group."""
        times, rows = draw(group.keys, group.counts, rate), int(group.counts.sum())
        met, values = times > 0, None
        if group.values is not None and group.valued is not None and group.valued[met].all():
            values = _only(group.values, np.flatnonzero(met[group.valued]))
        return cls(group.keys[met], times[met], values, rows)

    @classmethod
    def together(cls, parts: "Sequence[_Drawn]") -> "_Drawn":
        """Those of several groups, which have no key in common, ascending."""
        some = [part for part in parts if len(part.hashes)]
        hashes, times = (np.concatenate([getattr(part, name) for part in some]) for name in ("hashes", "times"))
        order = np.argsort(hashes)
        values = [part.values for part in some if part.values is not None]
        joined = _only(_joined(values), order) if len(values) == len(some) else None
        return cls(hashes[order], times[order], joined, sum(part.rows for part in parts))


def _values_of(rows: Rows, read: _Read, chosen: Hashes) -> Values:
    """The values of the rows with these hashes, one for each, sorted by hash."""

    def kept(batch: pa.RecordBatch) -> Keyed:
        values = read.values(batch)
        keys, first = np.unique(read.hashes(values), return_index=True)
        wanted = np.isin(keys, chosen)
        return Keyed(keys[wanted], values=values[first[wanted]])

    parts = rows.group(read.names, kept).reduce(lambda group: (group.keys, group.values))
    keys, values = zip(*((keys, values) for keys, values in parts if values is not None), strict=True)
    return _only(_joined(values), np.argsort(np.concatenate(keys)))


def _repeated(values: Values, times: NDArray[np.int64]) -> Values:
    """Each row so many times: mostly once, which needs no copy."""
    return values if (times == 1).all() else np.repeat(values, times, axis=0)


def _joined(parts: Sequence[Values]) -> Values:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _only(values: Values, places: NDArray[np.intp]) -> Values:
    """The rows at these places: the values themselves, and no copy, where those are all, in their order."""
    return values if np.array_equal(places, np.arange(len(values))) else values[places]


def _filled(features: Sequence[Feature], batch: pa.RecordBatch) -> NDArray[np.bool_]:
    """Which rows have a value in some feature."""
    plain = [f for f in features if not f.levels and not f.stand_ins and not f.made_of]
    if any(batch.column(f.column).null_count == 0 for f in plain):
        return np.ones(batch.num_rows, dtype=np.bool_)
    return ~empty_rows(encoded(features, batch))


def _hashable(column: pa.Array) -> NDArray[Any]:
    values: NDArray[Any] = column.to_numpy(zero_copy_only=False)
    return values if values.dtype.kind in "iuf" else values.astype(object)
