"""What functions make of batches, and how rows of equal keys are counted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.engines.threads import mapped
from segmentry.progress import each, rest

Part = TypeVar("Part")
Part_co = TypeVar("Part_co", covariant=True)
Result = TypeVar("Result")

#: The share of the first pass over parts that are held which making them takes.
_OF_MAKING = 0.7

Keys = NDArray[np.uint64]


class Parts(Protocol[Part_co]):
    """What a function made of each batch. It stays where the rows are, to be gone over again and again."""

    def reduce(self, function: Callable[[Part_co], Result]) -> list[Result]:
        """What `function` makes of each part. The results must be small: they come to the caller."""


class Keyed(NamedTuple):
    """Rows with their keys: what each weighs (1 where there are no weights), and values, which rows of equal keys
    have in common; `valued`: which rows come with theirs, where not all do."""

    keys: Keys
    weights: NDArray[np.float64] | None = None
    values: NDArray[Any] | None = None
    valued: NDArray[np.bool_] | None = None


class Groups(NamedTuple):
    """The different keys: how many rows each has, what these weigh together, and which of them have the values of one
    row, in the same order."""

    keys: Keys
    counts: NDArray[np.int64]
    weights: NDArray[np.float64]
    values: NDArray[Any] | None = None
    valued: NDArray[np.bool_] | None = None


def beside_each_other(batches: Sequence[pa.RecordBatch]) -> pa.RecordBatch:
    """One batch of the columns of several, which have the same rows; they are called v0, v1, ...

    >>> beside_each_other([pa.record_batch({"v0": [1]}), pa.record_batch({"v0": [2]})]).to_pydict()
    {'v0': [1], 'v1': [2]}
    """
    columns = [column for batch in batches for column in batch.columns]
    return pa.RecordBatch.from_arrays(columns, names=[f"v{i}" for i in range(len(columns))])


def grouped(parts: Sequence[Keyed]) -> Groups:
    """The rows of all parts by their keys, in the order of the keys.

    >>> grouped([Keyed(np.array([7, 5], np.uint64)), Keyed(np.array([7], np.uint64))]).counts
    array([1, 2])
    """
    keys, weights, values, _ = zip(*parts, strict=True)
    joined = np.concatenate(keys)
    if weights[0] is not None:
        distinct, of_row, counts = np.unique(joined, return_inverse=True, return_counts=True)
        sums = np.bincount(of_row, np.concatenate(weights), len(distinct)).astype(np.float64)
        return Groups(distinct, counts, sums)
    distinct, counts = np.unique(joined, return_counts=True)
    if values[0] is None:
        return Groups(distinct, counts, counts.astype(np.float64))
    with_values, first = _first_values(parts)
    valued = np.isin(distinct, with_values, assume_unique=True)
    return Groups(distinct, counts, counts.astype(np.float64), first, valued)


def _first_values(parts: Sequence[Keyed]) -> tuple[Keys, NDArray[Any]]:
    """The different keys that have values, and those of the first row of each: put where they belong part by part, as
    joined they would take as much memory again."""
    keys = [part.keys if part.valued is None else part.keys[part.valued] for part in parts]
    rows = [part.values for part in parts if part.values is not None]
    distinct, first = np.unique(np.concatenate(keys), return_index=True)
    values, start = np.empty((len(distinct), *rows[0].shape[1:]), rows[0].dtype), 0
    for own in rows:
        here = np.flatnonzero((first >= start) & (first < start + len(own)))
        values[here] = own[first[here] - start]
        start += len(own)
    return distinct, values


@dataclass(frozen=True)
class LocalParts(Generic[Part]):
    """Parts that are made when they are needed: once where there is room to hold them, else for every pass anew."""

    make: Callable[[], Iterable[Part]]
    fit: bool

    @cached_property
    def _held(self) -> list[Part]:
        with rest(_OF_MAKING):
            return list(self.make())

    def reduce(self, function: Callable[[Part], Result]) -> list[Result]:
        """What `function` makes of each part."""
        return list(mapped(function, each(self._held) if self.fit else self.make()))
