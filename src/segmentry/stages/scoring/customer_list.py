"""Customers of some segments one by one: who they are, how sure their segment is, and their features."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from segmentry.engines.base import Rows
from segmentry.errors import SegmentryError
from segmentry.results.explanation import Explanation
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import Table
from segmentry.stages.preparation.apply import apply
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.scoring.explain import explained
from segmentry.stages.shared.centres import assigner
from segmentry.stages.shared.values import empty_rows, encoded

#: Our own columns, before those of the table: the place in input order from 1, the segment, 1 - d1/d2, and whether that
#: is below 0.1.
ROW, SEGMENT, MARGIN, BORDERLINE = "#row", "#segment", "#margin", "#borderline"
OWN = (ROW, SEGMENT, MARGIN, BORDERLINE)


@dataclass(frozen=True)
class Wanted:
    """Which customers are listed, and in which order.

    Attributes
    ----------
    segments : tuple of int
        Empty: all.
    sort : str
        The margin, or a column of the table that is listed.
    descending : bool
    borderline : bool
        Only those on a border.
    limit : int
    """

    segments: tuple[int, ...] = ()
    sort: str = MARGIN
    descending: bool = False
    borderline: bool = False
    limit: int = 200


def listed_columns(segmentation: Segmentation) -> tuple[str, ...]:
    """The columns of the table that a list has: ids first, then what the features are made from."""
    return tuple(dict.fromkeys((*segmentation.columns.named("id"), *segmentation.recipe.reads)))


def customer_list(segmentation: Segmentation, prepared: Prepared, wanted: Wanted) -> tuple[pa.Table, int]:
    """The first of the customers that are wanted, over all rows, and how many there are in all.

    Returns
    -------
    pyarrow.Table, int
        With our own columns (`OWN`) before those of `listed_columns`. Customers of whom nothing is known have no
        segment and are not listed; cells without a value come last.

    Raises
    ------
    SegmentryError
        If there is no such column to sort by.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("bank", rows=500), segmentry.Plan(features=("age", "income")))
    >>> found = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=3), k=3)
    >>> rows, count = customer_list(found, prepared, Wanted(segments=(2,), sort="age", limit=5))
    >>> rows.num_rows, count == found.sizes[2], set(rows[SEGMENT].to_pylist())
    (5, True, {2})
    """
    columns = listed_columns(segmentation)
    if wanted.sort not in (*OWN, *columns):
        raise SegmentryError(f"There is no column `{wanted.sort}` in the list to sort by.")
    found = _reduced(segmentation, prepared, columns, wanted)
    parts, before = [], 0
    for length, part, _ in found:
        parts.append(part.set_column(0, ROW, pc.add(part[ROW], before + 1)))
        before += length
    whole = pa.concat_tables(parts, promote_options="permissive")
    return _first(whole, wanted), sum(count for *_, count in found)


def _reduced(
    segmentation: Segmentation, prepared: Prepared, columns: Sequence[str], wanted: Wanted
) -> list[tuple[int, pa.Table, int]]:
    """Of every batch its length, its first customers, and how many of its customers are wanted."""
    recipe, assigned = segmentation.recipe, assigner(segmentation)
    chosen = np.array(wanted.segments or range(1, segmentation.k + 1))

    def listed(batch: pa.RecordBatch) -> tuple[int, pa.Table, int]:
        values = encoded(recipe.steps, batch)
        assignment = assigned(apply(recipe, values))
        of, margins, near = assignment.labels + 1, assignment.margins, assignment.borderline
        kept = np.flatnonzero(~empty_rows(values) & np.isin(of, chosen) & (near | (not wanted.borderline)))
        own = [pa.array(kept), *(pa.array(each[kept]) for each in (of, margins.round(6), near))]
        cells = [batch.column(name).take(pa.array(kept)) for name in columns]
        table = pa.Table.from_arrays([*own, *cells], names=[*OWN, *columns])
        return batch.num_rows, _first(table, wanted), len(kept)

    rows: Rows = prepared.table.rows
    return rows.reduce(list(columns), listed)


def _first(table: pa.Table, wanted: Wanted) -> pa.Table:
    """The first rows in the order that is wanted; of equals those that come first in the table."""
    order = "descending" if wanted.descending else "ascending"
    keys = [(wanted.sort, order), (ROW, "ascending")] if wanted.sort != ROW else [(ROW, order)]
    places = pc.sort_indices(table, sort_keys=keys)
    return table.take(places[: wanted.limit])


def explain_row(segmentation: Segmentation, prepared: Prepared, row: int) -> Explanation:
    """Why the customer in that row, from 1, is in its segment.

    Raises
    ------
    SegmentryError
        If there is no such row.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("bank", rows=500), segmentry.Plan(features=("age", "income")))
    >>> found = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=3), k=3)
    >>> explain_row(found, prepared, 7).features[0].column in ("age", "income")
    True
    """
    if not 1 <= row <= prepared.table.n_rows:
        raise SegmentryError(f"There is no row {row}. The rows are 1 to {prepared.table.n_rows:,}.")
    cells = prepared.table.rows.collect(list(segmentation.recipe.reads), limit=1, start=row - 1)
    [batch] = cells.combine_chunks().to_batches()
    return explained(segmentation, encoded(segmentation.recipe.steps, batch))


def only_segments(segmentation: Segmentation, prepared: Prepared, segments: Sequence[int]) -> Table:
    """The table with the rows of these segments alone; the whole where none is named.

    Raises
    ------
    SegmentryError
        If no customer is in them.
    """
    if not segments:
        return prepared.table
    rows: Rows = prepared.table.rows
    places = _places(segmentation, rows, segments)
    if not len(places):
        raise SegmentryError("No customer is in these segments.")
    return prepared.table.model_copy(update={"rows": rows.take(places), "n_rows": len(places)})


def _places(segmentation: Segmentation, rows: Rows, segments: Sequence[int]) -> NDArray[np.int64]:
    """The rows, from 0, that are in these segments."""
    recipe, assigned = segmentation.recipe, assigner(segmentation)

    def found(batch: pa.RecordBatch) -> tuple[int, NDArray[np.int64]]:
        values = encoded(recipe.steps, batch)
        labels = assigned(apply(recipe, values)).labels
        return batch.num_rows, np.flatnonzero(~empty_rows(values) & np.isin(labels + 1, segments))

    before, places = 0, []
    for length, own in rows.reduce(list(recipe.reads), found):
        places.append(own + before)
        before += length
    return np.concatenate(places) if places else np.empty(0, np.int64)
