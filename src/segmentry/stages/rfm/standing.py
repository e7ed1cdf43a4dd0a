"""`standing`: per segment, who is active, slipping away or lost, and the money of those who are slipping away."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from segmentry.engines.base import Rows
from segmentry.maths import Floats, settled
from segmentry.results.by_lifecycle import STAGES, Lifecycle, Standing, StandingOf
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.withholding import hidden
from segmentry.stages.rfm.cut_offs import numbers
from segmentry.stages.rfm.segments_of import SegmentsOf
from segmentry.stages.shared.made_of_orders import LIFECYCLE, MONEY

Counts = NDArray[np.int64]


def standing(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """Add where the customers of each segment stand; nothing where the table does not tell it.

    Examples
    --------
    >>> import segmentry
    >>> table = segmentry.sample("retail", rows=300).to_pandas()
    >>> table = table.assign(lifecycle=["active", "lost"] * 150, total_spent=10.0)
    >>> prepared = segmentry.prepare(table, segmentry.Plan(k_max=3))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=2)
    >>> standing(segmentation, prepared).standing.all.customers["lost"]
    150
    """
    rows: Rows = prepared.table.rows
    if rows.types.get(LIFECYCLE) != "text":
        return segmentation
    has_money = rows.types.get(MONEY) in ("integer", "number")
    reading = _Reading(SegmentsOf.of(segmentation), has_money)
    columns = dict.fromkeys([LIFECYCLE, *([MONEY] if has_money else []), *reading.segments.columns])
    parts = rows.reduce(list(columns), partial(_counted, reading))
    counts, money = (np.sum([part[i] for part in parts], axis=0) for i in (0, 1))
    spent = money if has_money else None
    closed = hidden(counts.T, prepared.plan.min_cell)[:, :-1].T
    each = [_of(i + 1, counts[i], spent, i, closed[i]) for i in range(segmentation.k)]
    everyone = _of(0, counts.sum(axis=0), None if spent is None else spent.sum(axis=0, keepdims=True), 0)
    return segmentation.model_copy(update={"standing": Standing(segments=tuple(each), all=everyone)})


@dataclass(frozen=True)
class _Reading:
    """What is read of every row: plain data alone, as it goes to the engine."""

    segments: SegmentsOf
    has_money: bool


def _counted(reading: _Reading, batch: pa.RecordBatch) -> tuple[Counts, Floats]:
    """Customers, and what they spent, by segment and by where they stand; others are left out."""
    labels = reading.segments.labels(batch)
    at = pc.index_in(batch.column(LIFECYCLE), pa.array(STAGES)).fill_null(-1).to_numpy(zero_copy_only=False)
    known = (labels < reading.segments.k) & (at >= 0)
    cells = labels[known] * len(STAGES) + at[known]
    shape, size = (reading.segments.k, len(STAGES)), reading.segments.k * len(STAGES)
    counts = np.bincount(cells, minlength=size).astype(np.int64).reshape(shape)
    if not reading.has_money:
        return counts, np.zeros(shape)
    return counts, np.bincount(cells, np.nan_to_num(numbers(batch, MONEY))[known], size).reshape(shape)


def _of(segment: int, counts: Counts, spent: Floats | None, row: int, closed: Sequence[bool] = ()) -> StandingOf:
    no = dict(zip(STAGES, closed, strict=False))
    told: dict[Lifecycle, int | None] = {
        name: None if no.get(name) else int(count) for name, count in zip(STAGES, counts, strict=True)
    }
    if spent is None:
        return StandingOf(segment=segment, customers=told)
    whole, away = float(spent.sum()), STAGES.index("slipping away")
    return StandingOf(
        segment=segment,
        customers=told,
        money=settled(float(spent[row].sum())),
        share_of_money=settled(float(spent[row].sum()) / whole) if whole > 0 else None,
        at_stake=None if told["slipping away"] is None else settled(float(spent[row, away])),
    )
