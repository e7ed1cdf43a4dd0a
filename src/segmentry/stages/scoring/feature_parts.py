"""What each feature says for the segment that a customer is in, against the next one."""

import numpy as np

from segmentry.maths import Floats, Labels
from segmentry.maths.assignment import two_nearest
from segmentry.results.recipe import Recipe


def nearest_centres(matrix: Floats, centres: Floats, owners: Labels) -> tuple[Labels, Labels]:
    """Of every row the nearest centre and the nearest of another segment, which must be there."""
    own, following = two_nearest(matrix, centres, owners)
    return own, np.maximum(following, 0)


def parts(recipe: Recipe, matrix: Floats, own: Floats, following: Floats) -> Floats:
    """The parts of the features (n x features) in the squared distance to one centre less that to another.

    `own` and `following` (n x dimensions) are the centres of every row. In one dimension it is
    (x - c2)^2 - (x - c1)^2 = (c1 - c2) (2 x - c1 - c2), and 0 where x is missing; the dimensions of a category are one
    feature. The parts of a row add up to the difference of both distances: nothing is shared out.

    Examples
    --------
    >>> from segmentry.results.recipe import NumberStep
    >>> steps = [NumberStep(column=name, impute=0, centre=0, scale=1) for name in ("age", "income")]
    >>> row, own, following = np.array([[[1.0, np.nan]], [[0.0, 0.0]], [[3.0, 1.0]]])
    >>> parts(Recipe(steps=tuple(steps)), row, own, following).tolist()
    [[3.0, 0.0]]
    """
    rows = matrix.astype(np.float64, copy=False)
    each = np.nan_to_num((own - following) * (2 * rows - own - following))
    starts = np.cumsum([0, *(step.width for step in recipe.steps[:-1])])
    return np.asarray(np.add.reduceat(each, starts, axis=1))
