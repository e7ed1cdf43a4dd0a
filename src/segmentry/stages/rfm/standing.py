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
from segmentry.maths.disclosure import hidden
from segmentry.results.by_lifecycle import STAGES, Standing, StandingOf
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import NUMERIC
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.rfm.cut_offs import numbers
from segmentry.stages.rfm.segments_of import SegmentsOf
from segmentry.stages.shared.made_of_orders import LIFECYCLE, MONEY

Counts = NDArray[np.int64]

#: Which of the stages are staying, slipping away and lost.
_STANDS = np.array([[1, 0, 0], [1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])


def standing(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """Add where the customers of each segment stand; nothing where the table does not tell it.

    Examples
    --------
    >>> import segmentry
    >>> table = segmentry.sample("retail", rows=300).to_pandas()
    >>> table = table.assign(lifecycle=["active", "lost"] * 150, total_spent=10.0)
    >>> prepared = segmentry.prepare(table, segmentry.Plan(k_max=3))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=2)
    >>> standing(segmentation, prepared).standing.stages["lost"]
    150
    """
    rows: Rows = prepared.table.rows
    if rows.types.get(LIFECYCLE) != "text":
        return segmentation
    has_money = rows.types.get(MONEY) in NUMERIC
    reading = _Reading(SegmentsOf.of(segmentation), has_money)
    columns = dict.fromkeys([LIFECYCLE, *([MONEY] if has_money else []), *reading.segments.columns])
    parts = rows.reduce(list(columns), partial(_counted, reading))
    counts, money = (np.sum([part[i] for part in parts], axis=0) for i in (0, 1))
    stages = dict(zip(STAGES, counts.sum(axis=0).tolist(), strict=True))
    *each, everyone = _by_segment(counts @ _STANDS, money if has_money else None, prepared.plan.min_cell)
    found = Standing(segments=tuple(each), all=everyone, stages=stages)
    return segmentation.model_copy(update={"standing": found})


def _by_segment(counts: Counts, money: Floats | None, least: int) -> list[StandingOf]:
    """Every segment, and all last, without what tells of few: counts are k x (staying, slipping, lost), money k x
    STAGES."""
    closed = hidden(counts.T, least).T
    whole = np.vstack([counts, counts.sum(axis=0)])
    told = [
        [None if no else int(count) for count, no in zip(*row, strict=True)] for row in zip(whole, closed, strict=True)
    ]
    spent = None if money is None else np.vstack([money, money.sum(axis=0)])
    rows = [_of(row, told[row], int(whole[row].sum()), spent) for row in range(len(whole))]
    return [*rows[:-1], rows[-1].model_copy(update={"segment": 0})]


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
    spent = np.bincount(cells, np.nan_to_num(numbers(batch, MONEY))[known], size)
    return counts, np.asarray(spent, dtype=np.float64).reshape(shape)


def _of(row: int, told: Sequence[int | None], customers: int, spent: Floats | None) -> StandingOf:
    staying, slipping, lost = told
    own = StandingOf(segment=row + 1, customers=customers, staying=staying, slipping=slipping, lost=lost)
    if spent is None:
        return own
    money, whole = float(spent[row].sum()), float(spent[-1].sum())
    of_money = {
        "money": settled(money),
        "share_of_money": settled(money / whole) if whole > 0 else None,
        "at_stake": None if slipping is None else settled(float(spent[row, STAGES.index("slipping away")])),
    }
    return own.model_copy(update=of_money)
