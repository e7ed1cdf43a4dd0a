"""The recipe at work: from the features' values to the matrix, and back."""

import numpy as np

from segmentry.maths import Floats
from segmentry.maths.power import yeo_johnson, yeo_johnson_inverse
from segmentry.results.recipe import CategoryStep, NumberStep, Recipe
from segmentry.stages.shared.values import Values

#: Distance of shares below which they are the same in single precision.
_NOTHING = 1e-6


def apply(recipe: Recipe, values: Values) -> Floats:
    """The matrix (n x recipe.width, float32) of the features' values (n x p, NaN where missing).

    It is NaN where a missing cell stays missing.
    """
    matrix = np.empty((len(values), recipe.width), dtype=np.float32, order="C")
    at = 0
    for step, column in zip(recipe.steps, values.T, strict=True):
        if isinstance(step, CategoryStep):
            cells = np.pad(indicators(step), ((0, 1), (0, 0)), constant_values=np.nan)  # the last for a missing one
            matrix[:, at : at + step.width] = cells[_places(step, column)]
        else:
            matrix[:, at] = (transformed(step, column) - step.centre) / (step.scale / step.weight)
        at += step.width
    return matrix


def transformed(step: NumberStep, values: Values) -> Values:
    """The values filled where they are to be, capped and transformed, before they are centred and scaled."""
    filled = values if step.stays_missing else np.where(np.isnan(values), step.impute, values)
    if step.floor is not None or step.ceiling is not None:
        filled = np.clip(filled, step.floor, step.ceiling)
    if step.transform == "log":
        return np.asarray(np.log(filled + step.start))
    if step.transform == "yeo-johnson":
        return np.asarray(yeo_johnson((filled - step.shift) / step.unit, step.power), dtype=np.float64)
    return filled


def imputed(recipe: Recipe, matrix: Floats) -> Floats:
    """The matrix with `impute` in the holes that it has: the matrix itself where it has none."""
    holes = np.isnan(matrix)
    if not holes.any():
        return matrix
    usual = [step.levels.index(step.impute) if isinstance(step, CategoryStep) else step.impute for step in recipe.steps]
    return np.where(holes, apply(recipe, np.array([usual], dtype=np.float64)), matrix)


def to_original(recipe: Recipe, matrix: Floats) -> tuple[tuple[float | str, ...], ...]:
    """What rows of the matrix, such as centres, stand for in the columns' own units.

    Of a number that was transformed it is the value whose transformation the row holds (of a log a geometric
    mean); of a category the level that stands out most, and of ordered answers the nearest one.
    """
    columns: list[list[float | str]] = []
    at = 0
    for step in recipe.steps:
        part = np.asarray(matrix[:, at : at + step.width], dtype=np.float64)
        if isinstance(step, CategoryStep):
            shares = part / _multipliers(step) + np.array(step.shares)
            columns.append([_level(step, row) for row in shares])
        elif step.ordered:
            ranks = np.clip(np.round(back(step, part[:, 0])), 0, len(step.levels) - 1)
            columns.append([step.levels[int(rank)] for rank in ranks])
        else:
            columns.append(back(step, part[:, 0]).tolist())
        at += step.width
    return tuple(zip(*columns, strict=True))


def _level(step: CategoryStep, shares: Floats) -> str:
    """The level that stands out, or that another feature says: then all stand where they are for everyone."""
    if step.elsewhere and np.allclose(shares, step.shares, rtol=0, atol=_NOTHING):
        return step.elsewhere[0]
    return step.levels[int(shares.argmax())]


def back(step: NumberStep, column: Floats) -> Floats:
    """What a dimension of the matrix stands for in the column's own units; of ordered answers their ranks."""
    scaled = np.asarray(column * (step.scale / step.weight) + step.centre)
    if step.transform == "log":
        return np.asarray(np.exp(scaled) - step.start)
    if step.transform == "yeo-johnson":
        return np.asarray(yeo_johnson_inverse(scaled, step.power) * step.unit + step.shift)
    return scaled


def _places(step: CategoryStep, column: Values) -> np.typing.NDArray[np.intp]:
    missing = len(step.cells) if step.stays_missing else step.levels.index(step.impute)
    return np.where(np.isnan(column), float(missing), column).astype(np.intp)


def indicators(step: CategoryStep) -> Floats:
    """The matrix row of a customer of each of the cells; 0 where another feature says it."""
    own = (np.eye(step.width) - np.array(step.shares)) * _multipliers(step)
    return np.concatenate([own, np.zeros((len(step.elsewhere), step.width))]).astype(np.float32)


def _multipliers(step: CategoryStep) -> Floats:
    return np.asarray(step.weight / np.array(step.scales))
