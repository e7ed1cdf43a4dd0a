"""How the values of each column lie within each segment: medians and other quantiles."""

from collections.abc import Sequence

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.results.profile import Average, Spread
from segmentry.stages.profiling.customers_drawn import Drawn

_QUANTILES = {"p5": 0.05, "p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9, "p95": 0.95}


def with_spreads(
    drawn: Drawn, labels: Labels, of_segments: Sequence[Sequence[Average]], everyone: Sequence[Average], least: int
) -> tuple[list[tuple[Average, ...]], tuple[Average, ...]]:
    """The averages of every segment, and of everyone, with their quantiles.

    Parameters
    ----------
    drawn, labels : Drawn, array
        Customers with their values in the columns of the averages, and their segments from 0.
    least : int
        What fewer customers lie beyond is not told.
    """
    values = np.column_stack([drawn.values[average.column] for average in everyone])
    segments = [_with_spreads(averages, values[labels == i], least) for i, averages in enumerate(of_segments)]
    return segments, _with_spreads(everyone, values, least)


def _with_spreads(averages: Sequence[Average], values: Floats, least: int) -> tuple[Average, ...]:
    filled = np.count_nonzero(~np.isnan(values), axis=0).tolist()
    each = zip(averages, filled, _quantiles(values).T.tolist(), strict=True)
    return tuple(a.model_copy(update={"spread": _spread(q, min(rows, a.count), least)}) for a, rows, q in each)


def _quantiles(values: Floats) -> Floats:
    """The quantiles of the filled cells of each column (quantiles x p); NaN where none is."""
    q = list(_QUANTILES.values())
    filled = ~np.isnan(values)
    complete = filled.all(axis=0) & bool(len(values))
    quantiles = np.full((len(q), values.shape[1]), np.nan)
    quantiles[:, complete] = np.quantile(values[:, complete], q, axis=0)  # all at once, where nothing is missing
    for j in np.flatnonzero(~complete & filled.any(axis=0)):
        quantiles[:, j] = np.quantile(values[filled[:, j], j], q)
    return quantiles


def _spread(quantiles: Sequence[float], rows: int, least: int) -> Spread | None:
    """What fewer than `least` customers lie beyond would tell of single ones; weights repeat some of the rows."""
    if not rows:
        return None
    named = zip(_QUANTILES.items(), quantiles, strict=True)
    return Spread(rows=rows, **{name: settled(value) for (name, q), value in named if rows * min(q, 1 - q) >= least})
