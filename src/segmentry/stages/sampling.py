"""A bounded sample of the features' values, the same whatever the order of the rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.engines.base import Rows
from segmentry.maths.sampling import Hashes, draw, hash_rows

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Sample:
    """Values (m x p, NaN where missing), sorted by hash, of rows with at least one value.

    `rows` is how many such rows the table has; `complete`: the sample holds them all.
    """

    values: Values
    rows: int
    complete: bool


def take_sample(rows: Rows, features: Sequence[str], id_column: str | None, size: int) -> Sample:
    """All rows when there are at most `size`; else about `size` of them, drawn by their hash.

    The hash is that of the unique id where there is one, else that of the features' values; then equal rows
    are counted, and each enters as often as a fair draw of its copies would let it.
    """
    if rows.n_rows <= size:
        values = np.concatenate(rows.reduce(features, lambda batch: known(to_values(batch))))
        return Sample(values[np.argsort(hash_rows(list(values.T)), kind="stable")], len(values), complete=True)
    rate = size / rows.n_rows
    if id_column is not None:
        return _by_id(rows, features, id_column, rate)
    return _by_content(rows, features, rate)


def sample_array(values: Values, size: int) -> Sample:
    """The same for an array in memory, without missing values."""
    hashes = hash_rows(list(values.T))
    if len(values) <= size:
        return Sample(values[np.argsort(hashes, kind="stable")], len(values), complete=True)
    distinct, first, counts = np.unique(hashes, return_index=True, return_counts=True)
    times = draw(distinct, counts, size / len(values))
    return Sample(np.repeat(values[first], times, axis=0), len(values), complete=False)


def known(values: Values) -> Values:
    """The rows with at least one value: of a customer without any, nothing can be said."""
    empty = empty_rows(values)
    return values[~empty] if empty.any() else values


def empty_rows(values: Values) -> NDArray[np.bool_]:
    """Which rows have no value in any column."""
    return np.asarray(np.isnan(values).all(axis=1))


def to_values(batch: pa.RecordBatch) -> Values:
    """The batch's columns as float64, NaN where a cell is missing."""
    return np.stack([_floats(column) for column in batch.columns], axis=1)


def _by_id(rows: Rows, features: Sequence[str], id_column: str, rate: float) -> Sample:
    limit = np.uint64(int(rate * 2.0**64))

    def kept(batch: pa.RecordBatch) -> tuple[Hashes, Values, int]:
        some = _filled(batch.select(range(1, batch.num_columns)))
        hashes = hash_rows([_hashable(batch.column(0))])
        chosen = some & (hashes < limit)
        values = to_values(batch.filter(pa.array(chosen)).select(range(1, batch.num_columns)))
        return hashes[chosen], values, int(some.sum())

    hashes, values, counts = zip(*rows.reduce([id_column, *features], kept), strict=True)
    order = np.argsort(np.concatenate(hashes), kind="stable")
    return Sample(np.concatenate(values)[order], sum(counts), complete=False)


def _by_content(rows: Rows, features: Sequence[str], rate: float) -> Sample:
    hashes = np.concatenate(rows.reduce(features, lambda batch: hash_rows(list(known(to_values(batch)).T))))
    distinct, counts = np.unique(hashes, return_counts=True)
    times = draw(distinct, counts, rate)
    chosen, times = distinct[times > 0], times[times > 0]

    def kept(batch: pa.RecordBatch) -> tuple[Hashes, Values]:
        values = known(to_values(batch))
        one, first = np.unique(hash_rows(list(values.T)), return_index=True)
        wanted = np.isin(one, chosen)
        return one[wanted], values[first[wanted]]

    found, values = zip(*rows.reduce(features, kept), strict=True)
    _, first = np.unique(np.concatenate(found), return_index=True)  # sorted, as `chosen` is
    return Sample(np.repeat(np.concatenate(values)[first], times, axis=0), len(hashes), complete=False)


def _floats(column: pa.Array) -> Values:
    return np.asarray(column.cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)


def _filled(batch: pa.RecordBatch) -> NDArray[np.bool_]:
    """Which rows have a value in some column."""
    if any(column.null_count == 0 for column in batch.columns):
        return np.ones(batch.num_rows, dtype=np.bool_)
    return ~empty_rows(to_values(batch))


def _hashable(column: pa.Array) -> NDArray[Any]:
    values: NDArray[Any] = column.to_numpy(zero_copy_only=False)
    return values if values.dtype.kind in "iuf" else values.astype(object)
