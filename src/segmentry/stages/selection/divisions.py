"""Do more segments divide what fewer are, or do they only cut heaps?"""

from collections.abc import Mapping, Sequence
from math import sqrt

import numpy as np

from segmentry.maths import Floats, Labels
from segmentry.maths.null_model import NullModel
from segmentry.maths.small_fits import many_fits
from segmentry.maths.stability import crosstab
from segmentry.stages.selection.references import ROWS, Curves, beside, partition_curves, several_curves
from segmentry.stages.selection.trials import Trials

#: One divided segment tells no more than so many standard deviations, lest a clear one carry cuts beside it (ours).
MOST = 6.0


def divided(
    matrix: Floats, labellings: Mapping[int, Labels], seed: int, trials: Trials, fewer: int, further: Sequence[int]
) -> dict[int, float]:
    """How far larger numbers of segments lie from what they would be if each of fewer segments were one heap.

    Each of the fewer segments that a larger number divides is looked at by itself: by how much its parts are tighter,
    and their valleys deeper, than K-Means makes as many parts of tables in which its rows are one heap (see
    `null_model`), in standard deviations over these tables. Segments are pooled (their sum, by the root of their
    number: Stouffer 1949), and the lesser of the two figures counts. It is the test for structure once more, one step
    further down; that of one segment after the other is due to McLachlan (1987), who compares mixtures of k and of
    k + 1 components so. The construction is ours.

    Parameters
    ----------
    labellings : dict of int to array of int, n
        By number of segments the segment of each row, from 0.
    fewer, further : int, and several
        The number whose segments may be heaps, and the larger ones.

    Returns
    -------
    dict of int to float
        By number; -inf for one that divides none of these segments.
    """
    rows, labels = matrix[:ROWS].astype(np.float64), labellings[fewer][:ROWS]
    numbered = {k: _parts(labels, labellings[k][:ROWS], fewer, k) for k in further}
    apart: dict[int, list[tuple[float, float]]] = {k: [] for k in further}
    for segment in range(fewer):
        heap = rows[labels == segment]
        parts = {k: numbers[labels == segment] for k, numbers in numbered.items()}
        counts = {k: int(own.max(initial=0)) + 1 for k, own in parts.items()}
        with many_fits():
            nulls = _as_one_heap(heap, max(counts.values()), seed, trials)
        for k, count in counts.items():
            if count > 1:
                inside = parts[k] >= 0
                figures = beside(partition_curves(heap[inside], parts[k][inside], count, seed), nulls, count)
                apart[k].append((figures.get("tightness_z", 0.0), figures.get("valley_z", 0.0)))
    return {k: _pooled(figures) for k, figures in apart.items()}


def _as_one_heap(rows: Floats, k_max: int, seed: int, trials: Trials) -> list[Curves]:
    """The curves of tables in which these rows are one heap; of none where there is nothing to compare."""
    if k_max < 2:
        return []
    model = NullModel.of(rows)
    return several_curves(lambda rng: model.draw(len(rows), rng), trials.nulls, k_max, [seed, 9])


def _parts(labels: Labels, more: Labels, fewer: int, k: int) -> Labels:
    """Which part of its segment each row is in, from 0; -1 where that comes from another segment for the most."""
    shared = crosstab(labels, more, fewer, k)
    whose, numbers = shared.argmax(axis=0), np.zeros(k, dtype=np.int64)
    for segment in range(fewer):
        own = (whose == segment) & (shared.sum(axis=0) > 0)
        numbers[own] = np.arange(own.sum())
    return np.where(whose[more] == labels, numbers[more], -1)


def _pooled(figures: Sequence[tuple[float, float]]) -> float:
    """The lesser of two figures, each pooled over several segments; -inf of none."""
    each = np.minimum(np.array(figures), MOST)
    return float((each.sum(axis=0) / sqrt(len(each))).min()) if figures else -np.inf
