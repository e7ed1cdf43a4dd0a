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
    have in common."""

    keys: Keys
    weights: NDArray[np.float64] | None = None
    values: NDArray[Any] | None = None


class Groups(NamedTuple):
    """The different keys: how many rows each has, what these weigh together, and the values of one of them."""

    keys: Keys
    counts: NDArray[np.int64]
    weights: NDArray[np.float64]
    values: NDArray[Any] | None


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
    keys, weights, values = zip(*parts, strict=True)
    joined = np.concatenate(keys)
    if weights[0] is not None:
        distinct, of_row, counts = np.unique(joined, return_inverse=True, return_counts=True)
        sums = np.bincount(of_row, np.concatenate(weights), len(distinct)).astype(np.float64)
        return Groups(distinct, counts, sums, None)
    if values[0] is not None:
        distinct, first, counts = np.unique(joined, return_index=True, return_counts=True)
        return Groups(distinct, counts, counts.astype(np.float64), np.concatenate(values)[first])
    distinct, counts = np.unique(joined, return_counts=True)
    return Groups(distinct, counts, counts.astype(np.float64), None)


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
