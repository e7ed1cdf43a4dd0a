"""The evidence on segments that were changed by hand: the figures of a choice of k, for these segments."""

from collections.abc import Callable

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import assign, group_means
from segmentry.maths.canonical import Frame
from segmentry.maths.components import narrowed, narrowing
from segmentry.maths.criteria import calinski_harabasz, davies_bouldin, squared_silhouettes
from segmentry.maths.partition import Act, Partition, made_again
from segmentry.maths.small_fits import many_fits
from segmentry.maths.stability import across_solutions
from segmentry.results.choice import Evidence, KChoice
from segmentry.results.hand_changes import ByHand
from segmentry.stages.selection import resampling
from segmentry.stages.selection.judging import has_structure, verdict
from segmentry.stages.selection.recommending import score
from segmentry.stages.selection.references import partition_beside
from segmentry.stages.selection.refinements import refinement_figures
from segmentry.stages.selection.scores import Figures, euclidean
from segmentry.stages.selection.trials import taken


def hand_evidence(matrix: Floats, observed: Floats, partition: Partition, by_hand: ByHand, choice: KChoice) -> Evidence:
    """The evidence on a partition of the sample (n x p, complete, and as it was observed).

    Figures are those of `choose_k`, with two differences. Resamples repeat what was done by hand, too: each fits the
    centres that there were before, and merges and divides the same segments anew. And tables without clusters are
    divided in as many segments by K-Means alone, so that nothing is gained by choosing where to cut. Gap and prediction
    strength are not told.
    """
    k, seed = partition.k, choice.seed
    frame = Frame.of(matrix[: resampling.ROWS])
    turned = frame.turned(matrix)
    components = narrowing(turned)
    narrow, labels = narrowed(turned, components), partition.labels(observed)
    few, first = narrow[: resampling.ROWS], labels[: resampling.ROWS]
    with many_fits():
        again = hand_redraws(few, by_hand, lambda at: narrowed(frame.turned(at), components), taken().bootstraps, seed)
        drawn = resampling.Bootstrapped(tuple(draws > 0 for draws, _ in again), {k: tuple(own for _, own in again)})
        fewer = {n: assign(observed, np.array(choice.centres[n])).labels for n in range(1, k)}
        before = {n: others[: len(few)] for n, others in fewer.items()}
        figures: Figures = {
            **_partition(narrow, labels, k, choice),
            **resampling.stability_figures({k: labels}, drawn)[k],
            **partition_beside(few, first, k, seed, taken()),
            **refinement_figures(matrix[: len(few)], {**before, k: first})[k],
            "across": tuple(settled(float(one)) for one in across_solutions(fewer[k - 1], labels, k)),
        }
    evidence, structure = Evidence(**figures), has_structure(choice.evidence)
    return evidence.model_copy(update={"score": score(evidence), "verdict": verdict(evidence, structure=structure)})


def hand_redraws(
    matrix: Floats, by_hand: ByHand, change: Callable[[Floats], Floats], fits: int, seed: int
) -> list[tuple[Labels, Labels]]:
    """Of each redraw of the rows how often each was drawn, and the segments of all rows when everything is done anew.

    `change` gives centres in matrix units the coordinates of `matrix`.
    """
    before = change(np.array(by_hand.centres))
    acts = [
        Act(
            segments=tuple(segment - 1 for segment in made.segments),
            order=np.array(made.order),
            halves=change(np.array(made.halves)) if made.halves else None,
        )
        for made in by_hand.changes
    ]
    redrawn: list[tuple[Labels, Labels]] = []
    for b in range(fits):
        rng = np.random.default_rng([seed, 7, b])
        draws = np.bincount(rng.integers(len(matrix), size=len(matrix)), minlength=len(matrix))
        redrawn.append((draws, made_again(matrix, draws.astype(np.float64), before, acts, rng)))
    return redrawn


def _partition(matrix: Floats, labels: Labels, k: int, choice: KChoice) -> Figures:
    """What is told of the segments themselves; the inertia is that around their means."""
    means = group_means(matrix, labels, k)
    inertia = float(((matrix - means[labels]) ** 2).sum())
    whole = float(((matrix - matrix.mean(axis=0, dtype=np.float64)) ** 2).sum())
    [scored] = euclidean(matrix, [labels])
    return scored | {
        "k": k,
        "rows": len(matrix),
        "inertia": settled(choice.of(1).inertia * inertia / whole),  # of a wide matrix few directions are looked at
        "smallest": int(np.bincount(labels, minlength=k).min()),
        "silhouette_squared": settled(float(squared_silhouettes(matrix, labels, k).mean())),
        "calinski_harabasz": calinski_harabasz(whole, inertia, len(matrix), k),
        "davies_bouldin": settled(davies_bouldin(matrix, labels, k)),
    }
