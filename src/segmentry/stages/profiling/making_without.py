"""The groups made again without what may tell of an outcome only because it came first: by how much that moves them."""

from collections.abc import Sequence

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import assign
from segmentry.maths.kmeans import fit_all
from segmentry.results.contrast import Contrast
from segmentry.results.made_without import MadeWithout
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.customers_drawn import Drawn
from segmentry.stages.profiling.carried_by import carrying
from segmentry.stages.profiling.outcome_figures import ends_early, falls_silent

#: Customers of whom the groups are made again, starts for each number, and the least share of a group that is told.
_ROWS, _STARTS, _LEAST = 4_000, 4, 0.02


def made_without(
    segmentation: Segmentation,
    drawn: Drawn,
    result: Floats,
    outcome: Outcome,
    contrasts: Sequence[Contrast],
    labels: Labels,
) -> MadeWithout | None:
    """As many groups of the other features; None where nothing that may follow from the outcome carries a group.

    Parameters
    ----------
    result : array, n
        What became of the customers drawn: 1 and 0, NaN where it is not known.
    labels : array, n
        Their segments, from 0.
    """
    if segmentation.k == 1:
        return None
    steps, named = segmentation.recipe.steps, segmentation.labels
    follow = tuple(
        x.column for x in steps if ends_early(outcome, x.column, named) or falls_silent(outcome, x.column, named)
    )
    kept = np.concatenate([np.full(step.width, step.column not in follow) for step in steps])
    here = [own.value for own in outcome.segments if own.value is not None]
    if not here or not kept.any() or not set(follow) & set(carrying(contrasts)):
        return None
    matrix = drawn.matrix[:, kept]
    whole = matrix[~np.isnan(matrix).any(axis=1)][:_ROWS]
    if len(np.unique(whole, axis=0)) < segmentation.k:
        return None
    fit = fit_all(whole, segmentation.k, segmentation.plan.seed, _STARTS)[segmentation.k]
    again = assign(matrix, fit.centres).labels
    rates, large = _rates(result, again, segmentation.k)
    if not large.any():
        return None
    highest, others = settled(float(rates[large].max())), _overtakes(outcome, rates[again], labels)
    return MadeWithout(without=follow, highest=highest, here=max(here), overtakes=others)


def _rates(result: Floats, labels: Labels, k: int) -> tuple[Floats, Labels]:
    """The rate of each group, and whether it is not tiny."""
    known = ~np.isnan(result)
    counts = np.bincount(labels[known], minlength=k)
    happened = np.bincount(labels[known], result[known], k)
    return happened / np.maximum(counts, 1), counts >= max(_LEAST * known.sum(), 1)


def _overtakes(outcome: Outcome, rates: Floats, labels: Labels) -> tuple[tuple[int, int], ...] | None:
    """The pairs of segments whose intervals do not meet, and whose customers are in groups of the other order.

    Parameters
    ----------
    rates : array, n
        Of each customer that of the group made again.
    """
    known = [own for own in outcome.segments if own.interval is not None and (labels == own.segment - 1).any()]
    then = {own.segment: float(rates[labels == own.segment - 1].mean()) for own in known}
    apart = [
        (low.segment, high.segment)
        for high in known
        for low in known
        if low.interval and high.interval and low.interval[1] < high.interval[0]
    ]
    return tuple(pair for pair in apart if then[pair[0]] > then[pair[1]]) if apart else None
