"""The groups made again without what ends when a customer leaves: how much of a difference is by construction."""

from collections.abc import Sequence

import numpy as np

from segmentry.maths import Floats, settled
from segmentry.maths.assignment import assign
from segmentry.maths.kmeans import fit_all
from segmentry.results.contrast import Contrast
from segmentry.results.made_without import MadeWithout
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.carried_by import carrying
from segmentry.stages.profiling.customers_drawn import Drawn
from segmentry.stages.profiling.outcome_figures import tells_of_leaving
from segmentry.stages.shared.quantities import ends_with_leaving

#: Customers of whom the groups are made again, starts for each number, and the least share of a group that is told.
_ROWS, _STARTS, _LEAST = 4_000, 4, 0.02


def made_without(
    segmentation: Segmentation, drawn: Drawn, result: Floats, outcome: Outcome, contrasts: Sequence[Contrast]
) -> MadeWithout | None:
    """As many groups of the other features; None where customers have not left, or nothing that ends carries a group.

    Parameters
    ----------
    result : array, n
        What became of the customers drawn: 1 and 0, NaN where it is not known.
    """
    if segmentation.k == 1 or not tells_of_leaving(outcome, segmentation.labels):
        return None
    steps = segmentation.recipe.steps
    ending = tuple(x.column for x in steps if ends_with_leaving(x.column))
    kept = np.concatenate([np.full(step.width, step.column not in ending) for step in steps])
    here = [own.value for own in outcome.segments if own.value is not None]
    if not here or not kept.any() or not set(ending) & set(carrying(contrasts)):
        return None
    matrix = drawn.matrix[:, kept]
    whole = matrix[~np.isnan(matrix).any(axis=1)][:_ROWS]
    if len(np.unique(whole, axis=0)) < segmentation.k:
        return None
    fit = fit_all(whole, segmentation.k, segmentation.plan.seed, _STARTS)[segmentation.k]
    highest = _highest(result, assign(matrix, fit.centres).labels, segmentation.k)
    return None if highest is None else MadeWithout(without=ending, highest=settled(highest), here=max(here))


def _highest(result: Floats, labels: np.ndarray, k: int) -> float | None:
    """The highest rate of a group that is not tiny."""
    known = ~np.isnan(result)
    counts = np.bincount(labels[known], minlength=k)
    happened = np.bincount(labels[known], result[known], k)
    large = counts >= max(_LEAST * known.sum(), 1)
    return float((happened[large] / counts[large]).max()) if large.any() else None
