"""Cut-offs of the RFM grid: learnt over all customers, and what score and group they give."""

from collections.abc import Mapping
from functools import partial

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.engines.base import Rows
from segmentry.maths import Floats, settled
from segmentry.maths.value_counts import ValueCounts
from segmentry.results.rfm import GRID, Four, MoneyFifths, RfmAxis, RfmCutOffs, RfmGrid, Unreached
from segmentry.stages.shared.made_of_orders import FREQUENCY, MONEY, RECENCY

#: The columns of a table of customers that the grid is made of.
AXES: dict[RfmAxis, str] = {"recency": RECENCY, "frequency": FREQUENCY}
#: Up to so many customers every value counts as it is, and of more to so many digits, so that what is counted stays
#: small wherever the rows are.
_EXACT, _DIGITS = 1_000_000, 5
_FIFTHS = (0.2, 0.4, 0.6, 0.8)


def value_counts(rows: Rows) -> dict[str, ValueCounts]:
    """How often each number of days and orders is there and, where that is told, what customers spent."""
    columns = [name for name in (*AXES.values(), MONEY) if name in rows.types]
    parts = rows.reduce(columns, partial(_counted, None if rows.n_rows <= _EXACT else _DIGITS))
    return {name: ValueCounts.together([part[name] for part in parts]) for name in columns}


def numbers(batch: pa.RecordBatch, name: str) -> Floats:
    """The numbers of a column, NaN where there is none."""
    return np.asarray(batch.column(name).cast(pa.float64()).to_numpy(zero_copy_only=False))


def _counted(digits: int | None, batch: pa.RecordBatch) -> dict[str, ValueCounts]:
    return {name: ValueCounts.of(numbers(batch, name), digits) for name in batch.schema.names}


def learnt(counts: Mapping[str, ValueCounts], own: Mapping[RfmAxis, Four]) -> RfmCutOffs:
    """The cut-offs by fifths, or the plan's own.

    Customers of one value get one score, the lowest that any of them would have. Of orders that is what "at most the
    quantile" gives; of days, of which few are good, "fewer than the quantile".

    Examples
    --------
    >>> days, orders = (ValueCounts.of(np.array(values)) for values in ([3.0, 9, 9, 20, 40], [1.0, 1, 1, 2, 5]))
    >>> cutoffs = learnt({RECENCY: days, FREQUENCY: orders}, {})
    >>> cutoffs.recency, cutoffs.frequency
    ((7.0, 8.0, 13.0, 23.0), (1.0, 1.0, 1.0, 2.0))
    """
    days, orders = counts[RECENCY], counts[FREQUENCY]
    whole = bool((days.values % 1 == 0).all() and (orders.values % 1 == 0).all())
    fifths: dict[RfmAxis, Four] = {axis: _four(counts[name].quantiles(_FIFTHS)) for axis, name in AXES.items()}
    recency = own.get("recency") or _four(_below(days, np.array(fifths["recency"]), whole=whole))
    frequency = own.get("frequency") or fifths["frequency"]
    if whole:  # 2.4 orders are at most 2
        recency, frequency = _four(np.floor(recency)), _four(np.floor(frequency))
    told = tuple(axis for axis in AXES if axis in own)
    return RfmCutOffs(recency=recency, frequency=frequency, fifths=fifths, own=told, whole=whole)


def _below(counts: ValueCounts, quantiles: Floats, *, whole: bool) -> Floats:
    """The largest numbers below: of whole ones any, else one that is there."""
    if whole:
        return np.ceil(quantiles) - 1
    values = np.concatenate([counts.values[:1] - 1, counts.values])
    return np.asarray(values[np.searchsorted(values, quantiles) - 1])


def _four(values: Floats) -> Four:
    first, second, third, fourth = (settled(float(value)) for value in values)
    return first, second, third, fourth


def scores(cutoffs: RfmCutOffs, recency: Floats, frequency: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Scores from 1 to 5, the best; 0 where the number is missing.

    Parameters
    ----------
    recency, frequency : array, n
        Days since the last order, and orders.

    Examples
    --------
    >>> cutoffs = RfmCutOffs(recency=(10, 20, 30, 40), frequency=(1, 2, 4, 8), fifths={})
    >>> scores(cutoffs, np.array([10, 11, 99, np.nan]), np.array([9, 8, 1, 1]))
    (array([5, 4, 1, 0]), array([5, 4, 1, 1]))
    """
    r = np.where(np.isnan(recency), 0, 5 - np.searchsorted(cutoffs.recency, recency))
    f = np.where(np.isnan(frequency), 0, 1 + np.searchsorted(cutoffs.frequency, frequency))
    return r, f


def group_of(cutoffs: RfmCutOffs, recency: Floats, frequency: Floats) -> NDArray[np.intp]:
    """The place in the grid of the group of each customer, -1 where it is not known when or how often they ordered.

    Parameters
    ----------
    recency, frequency : array, n
        Days since the last order, and orders.

    Examples
    --------
    >>> cutoffs = RfmCutOffs(recency=(10, 20, 30, 40), frequency=(1, 2, 4, 8), fifths={})
    >>> [list(GRID)[i] for i in group_of(cutoffs, np.array([5.0, 5.0, 50.0]), np.array([9.0, 1.0, 1.0]))]
    ['champions', 'new', 'hibernating']
    """
    return np.asarray(_PLACES[scores(cutoffs, recency, frequency)])


def named_groups(grid: RfmGrid, batch: pa.RecordBatch) -> pa.Array:
    """The names of the groups of the customers in a batch that has `days_since_last_order` and `orders`.

    Empty where either is missing. The same for a file of results as for new customers, from the cut-offs alone.
    """
    if not {RECENCY, FREQUENCY} <= {*batch.schema.names}:
        return pa.nulls(batch.num_rows, pa.string())
    places = group_of(grid.cutoffs, numbers(batch, RECENCY), numbers(batch, FREQUENCY))
    return pa.array(grid.names, pa.string()).take(pa.array(places, pa.int64(), mask=places < 0))


def unreached(cutoffs: RfmCutOffs, counts: Mapping[str, ValueCounts]) -> tuple[Unreached, ...]:
    """The scores that nobody has, and why: of learnt cut-offs mostly as more than a fifth share one value."""
    days, orders = counts[RECENCY].values, counts[FREQUENCY].values
    met: dict[RfmAxis, NDArray[np.intp]] = {
        "recency": scores(cutoffs, days, np.ones(len(days)))[0],
        "frequency": scores(cutoffs, np.ones(len(orders)), orders)[1],
    }
    missing = [(axis, score) for axis, of_axis in met.items() for score in range(1, 6) if score not in of_axis]
    return tuple(_unreached(cutoffs, counts[AXES[axis]], axis, score) for axis, score in missing)


def _unreached(cutoffs: RfmCutOffs, counts: ValueCounts, axis: RfmAxis, score: int) -> Unreached:
    """Why nobody has a score: the value at which the scores below end reaches over all of it."""
    if axis in cutoffs.own or score == 1:
        return Unreached(axis=axis, score=score)
    value = cutoffs.fifths[axis][5 - score if axis == "recency" else score - 2]
    share = settled(counts.share(value))
    return Unreached(axis=axis, score=score, **({"value": value, "share": share} if share >= 0.2 else {}))


def money_fifths(counts: ValueCounts) -> MoneyFifths | None:
    """Customers in fifths of what they spent; None where nobody's spending is known."""
    if not len(counts.values):
        return None
    fifths = _four(counts.quantiles(_FIFTHS))
    of_value = np.searchsorted(fifths, counts.values)
    spent = np.bincount(of_value, counts.values * counts.counts, 5)
    customers = np.bincount(of_value, counts.counts, 5) / counts.counts.sum()
    whole = spent.sum()
    return MoneyFifths(
        fifths=fifths,
        customers=tuple(settled(float(share)) for share in customers),
        money=tuple(settled(float(share)) for share in spent / whole) if whole > 0 else None,
    )


def _places_of_scores() -> NDArray[np.intp]:
    places = np.full((6, 6), -1, dtype=np.intp)
    for i, cells in enumerate(GRID.values()):
        (low, high), (least, most) = cells
        places[low : high + 1, least : most + 1] = i
    return places


#: The place in the grid by both scores, from 0.
_PLACES = _places_of_scores()
