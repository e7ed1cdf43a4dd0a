"""`explain`: why one customer is in a segment, and what would move it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from segmentry.errors import SegmentryError
from segmentry.maths import settled
from segmentry.results.explanation import Explanation, FeaturePart
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.apply import apply
from segmentry.stages.scoring.cell_words import cell_value, feature_said
from segmentry.stages.scoring.difference import loaded
from segmentry.stages.scoring.feature_parts import nearest_centres, parts
from segmentry.stages.scoring.moves import moves
from segmentry.stages.scoring.score import accepted, customers_of, values_of
from segmentry.stages.shared.centres import assigner, compared_centres
from segmentry.stages.shared.values import Values


def explain(
    model: Segmentation | str | Path, row: Any, *, renamed: Mapping[str, str] | None = None, proceed: bool = False
) -> Explanation:
    """Tell why one customer is in a segment: which features decided, and what would have to be otherwise.

    The squared distance to the nearest other segment less that to the own one is a sum over the features, so that each
    has an exact part in it: above 0 it speaks for the own segment. A missing cell says nothing. For every feature the
    result tells the nearest value with which, all else equal, the customer would be in another segment, in the
    feature's own units and within what the model met; that it would be is tried, not only computed.

    Parameters
    ----------
    model : Segmentation, or path of a model file
    row : dict, or a table of one row that `segmentry.score` takes
    renamed, proceed
        As in `segmentry.score`.

    Returns
    -------
    Explanation
        It prints itself.

    Raises
    ------
    SegmentryError
        If there is not one row, or `segmentry.score` would refuse it.

    Examples
    --------
    >>> import segmentry
    >>> table = segmentry.sample("bank", rows=500).to_pandas()
    >>> model = segmentry.run(table, segmentry.Plan(k=3, k_max=3, features=("age", "income")))
    >>> why = explain(model, {"age": 44, "income": 52_000})
    >>> round(sum(feature.part for feature in why.features) - (why.next_distance - why.own_distance), 9)
    0.0
    """
    segmentation = loaded(model)
    table = customers_of(segmentation, row, renamed=renamed)
    if table.n_rows != 1:
        raise SegmentryError(f"One customer can be explained at a time, and there are {table.n_rows:,} rows.")
    schema_diff = accepted(segmentation, table, renamed, proceed=proceed)
    columns, read = values_of(segmentation, schema_diff)
    [values] = table.rows.reduce(columns, read)
    return explained(segmentation, values)


def explained(segmentation: Segmentation, values: Values) -> Explanation:
    """The explanation of a customer's values (1 x features, NaN where missing)."""
    if np.isnan(values).all():
        return Explanation(segment=None)
    matrix = apply(segmentation.recipe, values)
    assignment, names = assigner(segmentation)(matrix), [segment.name for segment in segmentation.segments]
    segment = int(assignment.labels[0])
    if segmentation.k == 1:
        return Explanation(segment=1, name=names[0], own_distance=settled(float(assignment.own[0])))
    centres, owners = compared_centres(segmentation)
    own, following = nearest_centres(matrix, centres, owners)
    after = int(owners[following[0]])
    spoken = parts(segmentation.recipe, matrix, centres[own], centres[following])[0]
    return Explanation(
        segment=segment + 1,
        name=names[segment],
        next=after + 1,
        next_name=names[after],
        margin=settled(float(assignment.margins[0])),
        own_distance=settled(float(assignment.own[0])),
        next_distance=settled(float(assignment.next[0])),
        features=_features(segmentation, values[0], spoken),
        changes=moves(segmentation, values, matrix),
    )


def _features(segmentation: Segmentation, values: Values, spoken: Values) -> tuple[FeaturePart, ...]:
    """All features, those that spoke most for the own segment first."""
    steps, kinds = segmentation.recipe.steps, segmentation.columns.kinds()
    return tuple(
        FeaturePart(
            column=steps[j].column,
            value=cell_value(steps[j], float(values[j])),
            said=feature_said(steps[j], kinds.get(steps[j].column, "number"), float(values[j])),
            part=settled(float(spoken[j])),
        )
        for j in np.argsort(-spoken, kind="stable").tolist()
    )
