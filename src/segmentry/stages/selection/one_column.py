"""Which divisions are one column told again: who has its value, and who has not."""

from collections.abc import Mapping, Sequence

import numpy as np

from segmentry.maths import Floats, Labels
from segmentry.results.recipe import Recipe
from segmentry.stages.selection.scores import Figures

#: A column of few values has at most so many, and tells a division where its value gives the segment of this share of
#: the rows that have one, which must be most of the rows (ours).
FEW_VALUES, TELLS, MOST_ROWS = 10, 0.98, 0.9

#: The dimensions of the matrix that each feature has, by its name.
Places = Mapping[str, Sequence[int]]


def places_of(recipe: Recipe) -> Places:
    """Where each feature of a recipe stands in its matrix."""
    ends = np.cumsum([step.width for step in recipe.steps])
    return {step.column: range(end - step.width, end) for step, end in zip(recipe.steps, ends.tolist(), strict=True)}


def one_column_figures(observed: Floats, labellings: Mapping[int, Labels], places: Places) -> dict[int, Figures]:
    """Of every k the column of few values that alone gives the segment of nearly all rows, as `by_column`.

    A yes or no has a valley between its two values and comes out alike in every resample, whatever the customers are:
    segments that it gives are no more than this column. Of several such columns the one that gives most rows is told;
    none where there is only one feature, as then nothing else could be.

    Examples
    --------
    >>> rows = np.array([[0.0, 1.0], [0.0, 1.3], [9.0, 1.1], [9.0, 1.2]] * 5)
    >>> by = one_column_figures(rows, {2: np.array([0, 0, 1, 1] * 5)}, {"plan": [0], "spend": [1]})
    >>> by[2]
    {'by_column': 'plan'}
    """
    if len(places) < 2:
        return {}
    coarse = {name: values for name, at in places.items() if (values := _values(observed[:, list(at)])) is not None}
    figures: dict[int, Figures] = {}
    for k, labels in labellings.items():
        told = {name: _told(values, labels, k) for name, values in coarse.items()} if k > 1 else {}
        best = max(told, key=lambda name: told[name], default=None)
        if best is not None and told[best] >= TELLS:
            figures[k] = {"by_column": best}
    return figures


def _values(block: Floats) -> Labels | None:
    """The place of each row's value among those of a feature, -1 where it has none; None where there are many, or most
    rows have none."""
    known = ~np.isnan(block).any(axis=1)
    if known.mean() < MOST_ROWS:
        return None
    values, places = np.unique(block[known], axis=0, return_inverse=True)
    if not 1 < len(values) <= FEW_VALUES:
        return None
    met = np.full(len(block), -1)
    met[known] = places.ravel()
    return met


def _told(values: Labels, labels: Labels, k: int) -> float:
    """The share of the rows with a value whose segment is the commonest one of their value."""
    known = values >= 0
    pairs = np.bincount(values[known] * k + labels[known], minlength=(int(values.max()) + 1) * k)
    return float(pairs.reshape(-1, k).max(axis=1).sum() / known.sum())
