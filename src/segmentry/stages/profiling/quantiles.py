"""How the values of each column lie within each segment: medians and other quantiles."""

from collections.abc import Iterator, Sequence

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.results.profile import Average, Spread
from segmentry.stages.preparation.customers_drawn import Drawn

_QUANTILES = {"p5": 0.05, "p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9, "p95": 0.95}

#: Columns that are put in order at once.
_BESIDE = 64


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
    groups = [*(np.flatnonzero(labels == i) for i in range(len(of_segments))), np.arange(len(labels))]
    spreads: list[list[Average]] = [[] for _ in groups]
    for start in range(0, len(everyone), _BESIDE):
        beside = slice(start, start + _BESIDE)
        values = np.stack([drawn.values[average.column] for average in everyone[beside]])
        for of_group, rows, averages in zip(spreads, groups, (*of_segments, everyone), strict=True):
            of_group.extend(_with_spreads(averages[beside], values[:, rows], least))
    *segments, of_all = [tuple(averages) for averages in spreads]
    return segments, of_all


def _with_spreads(averages: Sequence[Average], values: Floats, least: int) -> Iterator[Average]:
    """`values`: a row for each of the averages."""
    ordered = np.sort(values, axis=1)  # what is missing comes last
    filled = np.count_nonzero(~np.isnan(ordered), axis=1).tolist()
    for average, rows, quantiles in zip(averages, filled, _quantiles(ordered, filled), strict=True):
        yield average.model_copy(update={"spread": _spread(quantiles, min(rows, average.count), least)})


def _quantiles(ordered: Floats, filled: Sequence[int]) -> list[list[float]]:
    """The quantiles of the filled cells of each row, which stand in order."""
    q = list(_QUANTILES.values())
    if ordered.size and min(filled) == ordered.shape[1]:  # all at once, where nothing is missing
        together: list[list[float]] = np.quantile(ordered, q, axis=1).T.tolist()
        return together
    return [np.quantile(row[:n], q).tolist() if n else [] for row, n in zip(ordered, filled, strict=True)]


def _spread(quantiles: Sequence[float], rows: int, least: int) -> Spread | None:
    """What fewer than `least` customers lie beyond would tell of single ones; weights repeat some of the rows."""
    if not rows:
        return None
    named = zip(_QUANTILES.items(), quantiles, strict=True)
    return Spread(rows=rows, **{name: settled(value) for (name, q), value in named if rows * min(q, 1 - q) >= least})
