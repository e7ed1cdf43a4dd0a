"""A sample of customers with the values of their columns as they stand in the table, and their segments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from segmentry.engines.base import Rows
from segmentry.maths import Floats, Labels
from segmentry.maths.assignment import assign
from segmentry.results.recipe import Feature
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.apply import apply
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.preparation.sample import Sample, take_sample, take_weighted
from segmentry.stages.shared.centres import centres_of
from segmentry.stages.shared.values import empty_rows, feature_of


@dataclass(frozen=True, eq=False)
class LabelledSample:
    """Values (m x columns; of categories the place of their level) and segments from 0. With case weights, a row is
    there as often as its weight asks for."""

    values: Mapping[str, Floats]
    labels: Labels


def labelled_sample(
    segmentation: Segmentation, prepared: Prepared, numeric: Sequence[str], levels: Mapping[str, tuple[str, ...]]
) -> LabelledSample:
    """All customers up to `Plan.sample_rows`, a sample of about so many above.

    Parameters
    ----------
    numeric : sequence of str
        Columns whose numbers are taken.
    levels : mapping of column to its levels
        Columns of which the places of these levels are taken, NaN for any other cell.
    """
    steps, columns = segmentation.recipe.steps, segmentation.columns
    features = [feature_of(columns[name]) for name in numeric]
    features += [feature_of(columns[name], of_column) for name, of_column in levels.items()]
    sample = _sample(prepared, [*steps, *features])
    made_of, values = sample.values[:, : len(steps)], sample.values[:, len(steps) :]
    known = ~empty_rows(made_of)
    labels = assign(apply(segmentation.recipe, made_of[known]), centres_of(segmentation)).labels
    names = [*numeric, *levels]
    return LabelledSample(dict(zip(names, np.ascontiguousarray(values[known].T), strict=True)), labels)


def _sample(prepared: Prepared, columns: Sequence[Feature]) -> Sample:
    rows: Rows = prepared.table.rows
    weight, size = prepared.plan.weight, prepared.plan.sample_rows
    if weight is not None:
        return take_weighted(rows, columns, weight, size)
    return take_sample(rows, columns, next(iter(prepared.columns.named("id")), None), size)
