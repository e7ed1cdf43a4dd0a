"""How the values of each column lie within each segment: medians and other quantiles."""

from collections.abc import Sequence

import numpy as np

from segmentry.engines.base import Rows
from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import assign
from segmentry.results.profile import Average, Spread
from segmentry.results.recipe import Feature
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.apply import apply
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.preparation.sample import Sample, take_sample, take_weighted
from segmentry.stages.shared.centres import centres_of
from segmentry.stages.shared.values import empty_rows, feature_of

_QUANTILES = {"p5": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95}


def with_spreads(
    segmentation: Segmentation,
    prepared: Prepared,
    of_segments: Sequence[Sequence[Average]],
    everyone: Sequence[Average],
) -> tuple[list[tuple[Average, ...]], tuple[Average, ...]]:
    """The averages of every segment, and of everyone, with their quantiles.

    All customers are taken up to `Plan.sample_rows`, a sample of about so many above. With case weights, a row is in
    the sample as often as its weight asks for.
    """
    columns = [average.column for average in everyone]
    values, labels = _labelled(segmentation, prepared, columns)
    least = prepared.plan.min_cell
    segments = [_with_spreads(averages, values[labels == i], least) for i, averages in enumerate(of_segments)]
    return segments, _with_spreads(everyone, values, least)


def _labelled(segmentation: Segmentation, prepared: Prepared, columns: Sequence[str]) -> tuple[Floats, Labels]:
    """The columns' values, and the segments from 0, of the customers in the sample."""
    steps = segmentation.recipe.steps
    sample = _sample(prepared, [*steps, *(feature_of(segmentation.columns[name]) for name in columns)])
    made_of, values = sample.values[:, : len(steps)], sample.values[:, len(steps) :]
    known = ~empty_rows(made_of)
    labels = assign(apply(segmentation.recipe, made_of[known]), centres_of(segmentation)).labels
    return values[known], labels


def _sample(prepared: Prepared, columns: Sequence[Feature]) -> Sample:
    rows: Rows = prepared.table.rows
    weight, size = prepared.plan.weight, prepared.plan.sample_rows
    if weight is not None:
        return take_weighted(rows, columns, weight, size)
    return take_sample(rows, columns, next(iter(prepared.columns.named("id")), None), size)


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
