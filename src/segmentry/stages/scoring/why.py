"""Why each customer is in a segment, in a few words: a column for many rows at once."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines.formulas import TRIGGER
from segmentry.kinds import Kind
from segmentry.maths import Floats, Labels
from segmentry.results.recipe import Recipe
from segmentry.results.segmentation import Segmentation
from segmentry.stages.scoring.cell_words import feature_said
from segmentry.stages.scoring.feature_parts import nearest_centres, parts
from segmentry.stages.shared.centres import compared_centres
from segmentry.stages.shared.values import Values

#: So many features are named, each with at least this part of all that speaks for the segment (ours).
NAMED, TELLING = 2, 0.2
_ALONE, _TIE = "the only segment", "as near to both"


def why(segmentation: Segmentation) -> Callable[..., pa.Array]:
    """What says of the features' values and their matrix, row by row, what decided, and which segment would be next.

    It holds plain data alone; `escaped` gives the words as CSV and Excel hold them. Rows without any value get words,
    too: the caller knows them.

    Examples
    --------
    >>> import segmentry
    >>> plan = segmentry.Plan(k=2, k_max=2, features=("age", "income"))
    >>> model = segmentry.run(segmentry.sample("bank", rows=300), plan)
    >>> words = segmentry.score(model, {"age": 44, "income": 52_000}, why=True)["segment_why"]
    >>> words.partition("; next: ")[1]
    '; next: '
    """
    names = pa.array([f"{segment.id} {segment.name}" for segment in segmentation.segments], pa.string())
    kinds = segmentation.columns.kinds()
    return partial(_why, segmentation.recipe, kinds, *compared_centres(segmentation), names)


def _why(
    recipe: Recipe,
    kinds: Mapping[str, Kind],
    centres: Floats,
    owners: Labels,
    names: pa.Array,
    values: Values,
    matrix: Floats,
    *,
    escaped: bool = False,
) -> pa.Array:
    if len(names) == 1:
        return pa.array([_ALONE] * len(values), pa.string())
    own, following = nearest_centres(matrix, centres, owners)
    speaking = np.maximum(parts(recipe, matrix, centres[own], centres[following]), 0.0)
    least = TELLING * speaking.sum(axis=1)
    rows, named = np.arange(len(values)), []
    for _ in range(min(NAMED, speaking.shape[1])):
        feature = speaking.argmax(axis=1)
        said = speaking[rows, feature]
        named.append(_said(recipe, kinds, values, np.where((said > 0) & (said >= least), feature, -1)))
        speaking[rows, feature] = -1.0
    first, *others = named
    words = pc.binary_join_element_wise(first.fill_null(_TIE), *others, " and ", null_handling="skip")
    if escaped:  # they begin with the name of a column
        words = pc.if_else(pc.match_substring_regex(words, TRIGGER), pc.binary_join_element_wise("'", words, ""), words)
    return pc.binary_join_element_wise(words, names.take(pa.array(owners[following])), "; next: ")


def _said(recipe: Recipe, kinds: Mapping[str, Kind], values: Values, feature: Labels) -> pa.Array:
    """The words of one feature of every row, each value said once; nothing where it is -1."""
    words = np.full(len(values), None, dtype=object)
    for j, step in enumerate(recipe.steps):
        rows = np.flatnonzero(feature == j)
        different, which = np.unique(values[rows, j], return_inverse=True)
        said = [feature_said(step, kinds.get(step.column, "number"), float(value)) for value in different]
        words[rows] = np.array(said, dtype=object)[which]
    return pa.array(words, pa.string())
