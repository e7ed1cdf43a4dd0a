"""Customers drawn with all that is told of them: for what sums over all rows do not tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from segmentry.engines.base import Rows
from segmentry.maths import Floats, Labels
from segmentry.maths.assignment import assign
from segmentry.results.choice import Centres
from segmentry.results.recipe import Feature, Recipe
from segmentry.stages.preparation.apply import apply
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.preparation.sample import Sample, take_sample, take_weighted
from segmentry.stages.shared.values import empty_rows, read_once


@dataclass(frozen=True, eq=False)
class Drawn:
    """Their rows of the matrix (m x p), what these are made of by feature (of categories and ordered answers the place
    of the level), and their values in other columns; NaN where missing."""

    matrix: Floats
    made_of: Mapping[str, Floats]
    values: Mapping[str, Floats]


#: By the number of segments the groups of the customers drawn, from 0.
LabelsOfNumbers = Mapping[int, Labels]


def labels_of_numbers(numbers: Iterable[int], centres: Mapping[int, Centres], drawn: Drawn) -> LabelsOfNumbers:
    """The groups of the customers for these numbers of segments."""
    return {k: assign(drawn.matrix, np.array(centres[k])).labels for k in numbers}


def draw(recipe: Recipe, prepared: Prepared, columns: Sequence[Feature]) -> Drawn:
    """All customers up to `Plan.sample_rows`, a sample of about so many above.

    With case weights, a row is in the sample as often as its weight asks for.
    """
    steps = recipe.steps
    different, at = read_once([*steps, *columns])
    values = _sample(prepared, different, at).values
    filled = ~empty_rows(values[:, : len(steps)])
    values = values if filled.all() else values[filled]
    own = [values[:, place] for place in at]
    of_features, of_columns = own[: len(steps)], own[len(steps) :]
    return Drawn(
        apply(recipe, values[:, : len(steps)]),
        {step.column: cells for step, cells in zip(steps, of_features, strict=True)},
        {column.column: cells for column, cells in zip(columns, of_columns, strict=True)},
    )


def _sample(prepared: Prepared, columns: Sequence[Feature], hashed: Sequence[int]) -> Sample:
    rows: Rows = prepared.table.rows
    weight, size = prepared.plan.weight, prepared.plan.sample_rows
    if weight is not None:
        return take_weighted(rows, columns, weight, size, hashed)
    return take_sample(rows, columns, next(iter(prepared.columns.named("id")), None), size, hashed)
