"""Do more segments divide what fewer are, or do they only cut heaps?"""

from collections.abc import Sequence

import numpy as np

from segmentry.maths import Floats, Labels
from segmentry.maths.null_model import NullModel
from segmentry.stages.selection.references import ROWS, deviations, several_curves
from segmentry.stages.selection.trials import Trials


def divided(matrix: Floats, labels: Labels, further: Sequence[int], seed: int, trials: Trials) -> dict[int, float]:
    """How far larger numbers of segments lie from what they would be if each of these segments were one heap.

    The tables to compare with are of heaps: each segment by itself as the null model has it (see `null_model`), all of
    them where they stand. For each larger number the lesser of two figures, in standard deviations over these tables:
    by how much more its inertia falls from here on, and by how much its valleys are deeper on average. It is the test
    for structure once more, one step further down; that of one segment after the other is due to McLachlan (1987), who
    compares mixtures of k and of k + 1 components so. The construction is ours.

    Parameters
    ----------
    labels : array of int, n
        The segment of each row, from 0.
    further : sequence of int
        Larger numbers.
    """
    rows, labels = matrix[:ROWS].astype(np.float64), labels[:ROWS]
    fewer, most = int(labels.max()) + 1, max(further)
    heaps = [(NullModel.of(rows[labels == s]), int((labels == s).sum())) for s in range(fewer) if (labels == s).any()]
    draw = lambda rng: np.vstack([model.draw(size, rng) for model, size in heaps])  # noqa: E731
    [own] = several_curves(lambda _: rows, 1, most, [seed, 3])
    nulls = several_curves(draw, trials.nulls, most, [seed, 9])
    return {k: deviations(own, nulls, k - 1, fewer - 1) for k in further}
