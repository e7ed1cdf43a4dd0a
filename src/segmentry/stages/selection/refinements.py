"""Which divisions only divide further what fewer segments hold, and which of these cut along one column alone."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from segmentry.maths import Floats, Labels
from segmentry.maths.assignment import group_means
from segmentry.maths.null_model import is_one_heap
from segmentry.maths.stability import crosstab
from segmentry.stages.selection.scores import Figures

#: Share of the rows that stay with the segment from which most of theirs come, for one division to refine another; and
#: the share of the spread between parts of a segment that lies in one column, for that column to have cut it (ours).
NESTED, ONE_COLUMN = 0.95, 0.8
#: Share of a column's variance between segments up to which it says nothing of them (ours).
NOTHING = 0.1


def refinement_figures(matrix: Floats, labellings: Mapping[int, Labels]) -> dict[int, Figures]:
    """Of every k which smaller numbers it refines, and which of these it only slices.

    A division refines another when its segments lie within those of the other, for 95 % of the rows. It slices it when
    two or more of these segments are divided, all along the same one column; and by chance when those that are divided
    are so along one column that says nothing of the segments and is one heap.

    Examples
    --------
    >>> rows = np.array([[0.0, 0], [0, 1], [9, 0], [9, 1]] * 5)
    >>> two, four = np.array([0, 0, 1, 1] * 5), np.array([0, 1, 2, 3] * 5)
    >>> refinement_figures(rows, {2: two, 4: four})[4]
    {'refines': (2,), 'slices': (2,), 'slices_by_chance': (2,)}
    """
    one_heap = cache(lambda column: is_one_heap(matrix[:, column]))
    means = {k: group_means(matrix, labels, k) for k, labels in labellings.items()}
    figures: dict[int, Figures] = {}
    for k, labels in labellings.items():
        names: dict[str, list[int]] = {"refines": [], "slices": [], "slices_by_chance": []}
        for fewer, before in labellings.items():
            shared = crosstab(before, labels, fewer, k) if 1 < fewer < k else None
            if shared is None or shared.max(axis=0).sum() < NESTED * len(matrix):
                continue
            names["refines"].append(fewer)
            divided, column = _cut(means[k], shared)
            if column is not None and divided > 1:
                names["slices"].append(fewer)
            if column is not None and _says(matrix, means[fewer], shared, column) <= NOTHING and one_heap(column):
                names["slices_by_chance"].append(fewer)
        figures[k] = {name: tuple(several) for name, several in names.items()}
    return figures


def _cut(means: Floats, shared: Labels) -> tuple[int, int | None]:
    """How many segments are divided, and along which column if all are so along the same: `shared` are the rows that
    segments have in common with their parts."""
    sizes, whose = shared.sum(axis=0), shared.argmax(axis=0)
    columns = set()
    divided = np.flatnonzero(np.bincount(whose[sizes > 0], minlength=len(shared)) > 1)
    for segment in divided:
        parts = (whose == segment) & (sizes > 0)
        apart = means[parts] - np.average(means[parts], axis=0, weights=sizes[parts])
        between = sizes[parts] @ apart**2
        columns.add(int(between.argmax()) if between.max() >= ONE_COLUMN * between.sum() else None)
    return len(divided), columns.pop() if len(columns) == 1 else None


def _says(matrix: Floats, means: Floats, shared: Labels, column: int) -> float:
    """The share of a column's variance that lies between segments."""
    variance = float(matrix[:, column].var(dtype=np.float64))
    sizes, at = shared.sum(axis=1), means[:, column]
    between = float(np.average((at - np.average(at, weights=sizes)) ** 2, weights=sizes))
    return between / variance if variance else 0.0
