"""`with_next_spending`: what the segments tell of the money spent in the last quarter of a log, made without it."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import numpy as np
import pyarrow as pa

from segmentry import wording
from segmentry.errors import SegmentryError
from segmentry.maths import Floats, Labels
from segmentry.maths.assignment import assign
from segmentry.maths.paths import fit_path
from segmentry.plan import Plan
from segmentry.results.recipe import Recipe
from segmentry.results.rfm import RfmCutOffs
from segmentry.results.segmentation import Segmentation
from segmentry.results.spending import NextSpending
from segmentry.results.table import Table
from segmentry.stages.customers.as_of import SPENT_AFTER, as_of
from segmentry.stages.inspection.inspect import inspect
from segmentry.stages.preparation.apply import apply
from segmentry.stages.preparation.prepare import Prepared, prepare
from segmentry.stages.rfm.cut_offs import group_of, learnt, numbers, value_counts
from segmentry.stages.rfm.next_spending import FEWEST, next_spending
from segmentry.stages.shared.made_of_orders import FREQUENCY, MONEY, RECENCY
from segmentry.stages.shared.values import empty_rows, encoded

#: The days that are told of, and how many times as many must lie before them (ours).
PERIOD, BEFORE = 91, 2
#: Rows that segments are fitted to; all get theirs.
_FITTED = 12_000
#: What the divisions are called, ours first.
SEGMENTS, GROUPS, PARTS = "these segments", "RFM groups", "past spending"


def with_next_spending(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """Add how much the segments explain of what customers spent in the last quarter of the log, beside the RFM groups
    and equal parts by past spending.

    Everything is made anew of the lines up to the day before that quarter: the customers, features, segments and
    groups. Nothing is added where the table was not made of a log that tells money; where the log is too short or has
    too few customers, that is told.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> rng = np.random.default_rng(0)
    >>> days = pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 100, 900), unit="D")
    >>> log = pd.DataFrame({"customer_id": rng.integers(200, size=900), "order_date": days, "order_id": range(900)})
    >>> plan = Plan(rows_are="orders", k_max=3, k=2)
    >>> prepared = segmentry.prepare(log.assign(total=rng.gamma(2, 30, 900).round(2)), plan)
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared))
    >>> with_next_spending(segmentation, prepared).next_spending.why_not
    'The log tells of 100 days, and 273 are needed: 91 that are foretold, and twice as many before them.'
    """
    found = _found(segmentation, prepared)
    return segmentation if found is None else segmentation.model_copy(update={"next_spending": found})


def _found(segmentation: Segmentation, prepared: Prepared) -> NextSpending | None:
    log, table = prepared.table.log, prepared.table
    if log is None or table.lines is None or MONEY not in table.types:
        return None
    first, last = date.fromisoformat(log.first), date.fromisoformat(log.last)
    days, day = (last - first).days + 1, last - timedelta(days=PERIOD)
    if days < (BEFORE + 1) * PERIOD:
        return NextSpending(
            why_not=f"The log tells of {wording.counted(days, 'day')}, and {(BEFORE + 1) * PERIOD} are needed:"
            f" {PERIOD} that are foretold, and twice as many before them."
        )
    wanted = {*segmentation.recipe.reads, RECENCY, FREQUENCY, MONEY}
    try:
        known = as_of(table, day, wanted)
        if known.n_rows < FEWEST:
            few = f"Only {wording.counted(known.n_rows, 'customer')} had bought anything by {day}"
            return NextSpending(why_not=f"{few}, and {FEWEST} are needed to compare.")
        found = _compared(segmentation, known, prepared.plan, f"{day + timedelta(days=1)} to {last}")
    except SegmentryError as error:  # of a shorter time there may be less to tell customers apart by
        return NextSpending(why_not=f"What was known by {day} makes no segments. {error}")
    return found or NextSpending(why_not=f"All customers spent the same after {day}.")


def _compared(segmentation: Segmentation, known: Table, plan: Plan, period: str) -> NextSpending | None:
    """Divisions at the number of segments, and at that of the groups."""
    before = _prepared(segmentation, known, plan)
    cutoffs = learnt(value_counts(known.rows), plan.rfm_breaks)
    met = known.rows.reduce([RECENCY, FREQUENCY], partial(_groups_met, cutoffs))
    many = sorted({segmentation.k, len(frozenset().union(*met))} - {1})
    fits = fit_path(before.sample[:_FITTED], max(many, default=1), np.random.default_rng(plan.seed))
    many = [k for k in many if k <= len(fits)]
    if not many:
        return None
    reading = _Reading(before.recipe, cutoffs, tuple(fits[k - 1].centres for k in many))
    parts = known.rows.reduce(reading.columns, reading.of)
    *segments, groups, past, spent = np.concatenate(parts, axis=1)
    divisions = [
        {SEGMENTS: labels, GROUPS: groups, PARTS: _equal_parts(past, k)}
        for k, labels in zip(many, segments, strict=True)
    ]
    found = next_spending(spent, divisions, seed=plan.seed, period=period)
    without = tuple(name for name in segmentation.features if name not in before.recipe.features)
    return None if found is None else found.model_copy(update={"without": without})


def _prepared(segmentation: Segmentation, known: Table, plan: Plan) -> Prepared:
    """The same features, their recipe fitted to what was known."""
    able = [step.column for step in segmentation.recipe.steps if {*step.reads} <= {*known.types}]
    if not able:
        raise SegmentryError("None of the features can be made of so short a time.")
    options = {
        "features": tuple(able),
        "columns": {name: column for name, column in plan.columns.items() if name in able},
        "themes": None,
        "weight": None,
        "compare_with": None,
        "outcome": None,
    }
    alike = plan.model_copy(update=options)
    return prepare(known, alike, columns=inspect(known, alike))


def _groups_met(cutoffs: RfmCutOffs, batch: pa.RecordBatch) -> frozenset[int]:
    return frozenset(np.unique(group_of(cutoffs, numbers(batch, RECENCY), numbers(batch, FREQUENCY))).tolist())


@dataclass(frozen=True)
class _Reading:
    """What is read of every customer: plain data alone, as it goes to the engine."""

    recipe: Recipe
    cutoffs: RfmCutOffs
    centres: tuple[Floats, ...]

    @property
    def columns(self) -> list[str]:
        """Those that are read."""
        return list(dict.fromkeys([*self.recipe.reads, RECENCY, FREQUENCY, MONEY, SPENT_AFTER]))

    def of(self, batch: pa.RecordBatch) -> Floats:
        """By row the segment for each number of them, the group, and the money spent before and after; NaN for none."""
        values = encoded(self.recipe.steps, batch)
        matrix, unknown = apply(self.recipe, values), empty_rows(values)
        segments = [np.where(unknown, np.nan, assign(matrix, centres).labels) for centres in self.centres]
        groups = group_of(self.cutoffs, numbers(batch, RECENCY), numbers(batch, FREQUENCY))
        known = np.where(groups < 0, np.nan, groups)
        return np.array([*segments, known, numbers(batch, MONEY), numbers(batch, SPENT_AFTER)])


def _equal_parts(amounts: Floats, k: int) -> Labels:
    """The part of k of each amount, by quantiles; equal amounts are in one part.

    >>> _equal_parts(np.array([5.0, 1, 1, 9]), 2)
    array([1, 0, 0, 1])
    """
    ends = np.nanquantile(amounts, np.arange(1, k) / k)
    return np.asarray(np.searchsorted(ends, amounts))
