"""How the values of each column lie within each segment: medians and other quantiles."""

from collections.abc import Sequence

import numpy as np

from segmentry.engines.base import Rows
from segmentry.maths import Floats, Labels, settled
from segmentry.results.profile import Average, Spread
from segmentry.results.recipe import Feature
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.apply import apply
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.preparation.sample import Sample, take_sample, take_weighted
from segmentry.stages.shared.centres import assigner
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
    labels = assigner(segmentation)(apply(segmentation.recipe, made_of[known])).labels
    return values[known], labels


def _sample(prepared: Prepared, columns: Sequence[Feature]) -> Sample:
    rows: Rows = prepared.table.rows
    weight, size = prepared.plan.weight, prepared.plan.sample_rows
    if weight is not None:
        return take_weighted(rows, columns, weight, size)
    return take_sample(rows, columns, next(iter(prepared.columns.named("id")), None), size)


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
