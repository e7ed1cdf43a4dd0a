"""Customers in the order in which they are to be reached; equals, and who is left alone, by chance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from segmentry.maths import Floats
from segmentry.results.table import Table

Places = NDArray[np.int64]


def numbers(table: Table, column: str) -> Floats:
    """The values of a column as numbers, NaN where there is none."""
    cells = table.rows.collect([column]).column(column).combine_chunks()
    if table.types[column] == "date":
        cells = cells.cast(pa.timestamp("us")).cast(pa.int64())
    return np.asarray(cells.cast(pa.float64()).to_numpy(zero_copy_only=False))


@dataclass(frozen=True)
class Ranked:
    """The rows of the customers who may be reached, the first to be reached first."""

    places: Places
    values: Floats
    ids: pa.Array
    nameless: int
    repeated: int

    @classmethod
    def of(cls, values: Floats, ids: pa.Array, chosen: NDArray[np.bool_], *, lowest: bool, seed: int) -> "Ranked":
        """Of the rows that are chosen and have an id; of rows of one customer the first in this order."""
        named_rows = pc.is_valid(ids).to_numpy(zero_copy_only=False)
        places = np.flatnonzero(chosen & named_rows)
        own, own_values = ids.take(pa.array(places)), values[places]
        order = np.lexsort((by_chance(own, [seed, 1]), own_values if lowest else -own_values))
        codes = own.dictionary_encode().indices.to_numpy(zero_copy_only=False)[order]
        first = np.zeros(len(order), dtype=bool)
        first[np.unique(codes, return_index=True)[1]] = True
        kept = order[first]
        nameless = int((chosen & ~named_rows).sum())
        return cls(places[kept], own_values[kept], own.take(pa.array(kept)), nameless, len(order) - len(kept))

    def without(self, people: Sequence[pa.Array]) -> "Ranked":
        """The same without these."""
        if not people:
            return self
        gone = pc.is_in(self.ids, pa.chunked_array(people).combine_chunks()).to_numpy(zero_copy_only=False)
        return self._kept(np.flatnonzero(~gone))

    def first(self, n: int | None) -> "Ranked":
        """The first n, or all."""
        return self._kept(np.arange(len(self.places))[:n])

    def _kept(self, kept: Places) -> "Ranked":
        ids = self.ids.take(pa.array(kept))
        return replace(self, places=self.places[kept], values=self.values[kept], ids=ids)


def by_chance(ids: pa.Array, seed: Sequence[int]) -> Places:
    """A place for each customer, drawn at random: the same whatever order they come in."""
    encoded = ids.dictionary_encode()
    different = encoded.dictionary
    place = np.empty(len(different), dtype=np.int64)
    place[pc.sort_indices(different).to_numpy()] = np.random.default_rng(seed).permutation(len(different))
    return np.asarray(place[encoded.indices.to_numpy(zero_copy_only=False)])
