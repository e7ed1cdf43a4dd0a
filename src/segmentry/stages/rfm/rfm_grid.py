"""`rfm_grid`: the groups that marketers know, beside the segments."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from segmentry.engines.base import Rows
from segmentry.maths import Floats, Labels, settled
from segmentry.maths.disclosure import hidden
from segmentry.plan import Plan
from segmentry.results.rfm import GRID, RfmCutOffs, RfmGrid, RfmGroup
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import NUMERIC
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.rfm.cut_offs import (
    AXES,
    group_of,
    learnt,
    money_fifths,
    numbers,
    unreached,
    value_counts,
)
from segmentry.stages.rfm.segments_of import SegmentsOf
from segmentry.stages.shared.made_of_orders import FREQUENCY, MONEY, RECENCY

Counts = NDArray[np.int64]


def rfm_grid(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """Add the RFM grid of the customers, and where the segments lie in it.

    Nothing is added where the table does not tell `days_since_last_order` and `orders`, as that of `customers` does.

    Examples
    --------
    >>> import segmentry
    >>> table = segmentry.sample("retail", rows=300).to_pandas()
    >>> rng = np.random.default_rng(0)
    >>> table = table.assign(days_since_last_order=rng.integers(365, size=300), orders=rng.geometric(0.3, 300))
    >>> prepared = segmentry.prepare(table, Plan(k_max=3))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=2)
    >>> grid = rfm_grid(segmentation, prepared).rfm
    >>> grid.customers, len(grid.groups), len(grid.groups[0].counts)
    (300, 10, 2)
    """
    grid = grid_of(prepared.table.rows, prepared.plan, segmentation)
    return segmentation if grid is None else segmentation.model_copy(update={"rfm": grid})


def grid_of(rows: Rows, plan: Plan, segmentation: Segmentation | None = None) -> RfmGrid | None:
    """The RFM grid of a table of customers; None where it does not tell when and how often they ordered.

    Parameters
    ----------
    plan : Plan
        Its `rfm_breaks`, `rfm_names` and `min_cell`.
    segmentation : Segmentation, optional
        With it, the customers of the groups are counted by its segments, too.
    """
    if any(rows.types.get(name) not in NUMERIC for name in AXES.values()):
        return None
    counts = value_counts(rows)
    if not all(len(counts[name].values) for name in AXES.values()):
        return None
    cutoffs = learnt(counts, plan.rfm_breaks)
    reading = _Reading.of(rows, cutoffs, segmentation)
    parts = rows.reduce(reading.columns, partial(_counted, reading))
    cells, spent = (np.sum([part[i] for part in parts], axis=0) for i in (0, 1))
    customers = int(cells[:-1].sum())
    if not customers:
        return None
    money = spent[:-1] if MONEY in reading.columns else None
    return RfmGrid(
        cutoffs=cutoffs,
        customers=customers,
        missing=int(cells[-1].sum()),
        groups=_groups(cells[:-1], money, plan, segments=reading.k),
        unreached=unreached(cutoffs, counts),
        total_spent=None if money is None else settled(float(money.sum())),
        money=money_fifths(counts[MONEY]) if MONEY in counts else None,
        together=_together(cells[:-1, : reading.k]) if reading.k else None,
    )


@dataclass(frozen=True)
class _Reading:
    """What is read of every row: plain data alone, as it goes to the engine."""

    cutoffs: RfmCutOffs
    columns: tuple[str, ...]
    segments: SegmentsOf | None

    @classmethod
    def of(cls, rows: Rows, cutoffs: RfmCutOffs, segmentation: Segmentation | None) -> "_Reading":
        segments = None if segmentation is None else SegmentsOf.of(segmentation)
        own = [name for name in (*AXES.values(), MONEY) if name in rows.types]
        more = () if segments is None else segments.columns
        return cls(cutoffs, tuple(dict.fromkeys([*own, *more])), segments)

    @property
    def k(self) -> int:
        """How many segments there are."""
        return 0 if self.segments is None else self.segments.k

    def labels(self, batch: pa.RecordBatch) -> Labels:
        """The segment of each row, from 0; k for a row without one."""
        return np.zeros(batch.num_rows, dtype=np.intp) if self.segments is None else self.segments.labels(batch)


def _counted(reading: _Reading, batch: pa.RecordBatch) -> tuple[Counts, Floats]:
    """Customers by group and segment, and what each group spent. Last are those without a group or segment."""
    places = group_of(reading.cutoffs, numbers(batch, RECENCY), numbers(batch, FREQUENCY))
    groups, wide = len(GRID) + 1, reading.k + 1
    cells = (places % groups) * wide + reading.labels(batch)  # -1 becomes the last
    counts = np.bincount(cells, minlength=groups * wide).astype(np.int64).reshape(groups, wide)
    if MONEY not in reading.columns:
        return counts, np.zeros(groups)
    spent = np.nan_to_num(numbers(batch, MONEY))
    return counts, np.asarray(np.bincount(places % groups, spent, groups), dtype=np.float64)


def _groups(cells: Counts, spent: Floats | None, plan: Plan, segments: int) -> tuple[RfmGroup, ...]:
    """The groups, without what would tell of few customers."""
    customers, whole = int(cells.sum()), 0.0 if spent is None else float(spent.sum())
    filled = np.flatnonzero(cells.any(axis=0))
    closed = np.zeros((len(cells), cells.shape[1] + 1), dtype=bool)
    closed[:, [*filled, -1]] = hidden(cells[:, filled], plan.min_cell)
    groups = []
    for i, (usual, scores) in enumerate(GRID.items()):
        size = None if closed[i, -1] else int(cells[i].sum())
        money = None if spent is None or size is None else settled(float(spent[i]))
        told = zip(cells[i, :segments], closed[i, :segments], strict=True)
        groups.append(
            RfmGroup(
                name=plan.rfm_names.get(usual, usual),
                usual=usual,
                recency=scores.recency,
                frequency=scores.frequency,
                size=size,
                share=None if size is None else settled(size / customers),
                total_spent=money,
                share_of_money=settled(money / whole) if money is not None and whole > 0 else None,
                counts=tuple(None if no else int(count) for count, no in told),
            )
        )
    return tuple(groups)


def _together(cells: Counts) -> float:
    """The share who stay together when each group is put beside the one segment that suits it best."""
    return settled(float(cells[linear_sum_assignment(cells, maximize=True)].sum() / max(cells.sum(), 1)))
