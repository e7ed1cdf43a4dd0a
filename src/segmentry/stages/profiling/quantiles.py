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
    spreads = (_spread(column[~np.isnan(column)], a.count, least) for a, column in zip(averages, values.T, strict=True))
    return tuple(a.model_copy(update={"spread": spread}) for a, spread in zip(averages, spreads, strict=True))


def _spread(filled: Floats, count: int, least: int) -> Spread | None:
    """What fewer than `least` customers lie beyond would tell of single ones; weights repeat some of the `count`."""
    rows = min(len(filled), count)
    if not rows:
        return None
    tellable = {name: q for name, q in _QUANTILES.items() if rows * min(q, 1 - q) >= least}
    quantiles = np.quantile(filled, list(tellable.values())) if tellable else np.array([])
    return Spread(rows=rows, **{name: settled(float(value)) for name, value in zip(tellable, quantiles, strict=True)})
