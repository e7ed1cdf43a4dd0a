"""`validate`: how well the segments hold, overall and one by one."""

import numpy as np

from segmentry.maths import Floats, settled
from segmentry.maths.assignment import assign
from segmentry.maths.evidence import silhouettes
from segmentry.maths.stability import clusterwise_jaccard
from segmentry.results.segmentation import Segmentation, Validation
from segmentry.stages.clustering import centres_of
from segmentry.stages.preparation import Prepared
from segmentry.stages.selection import STABILITY_ROWS, per_segment, silhouette_rows

#: Bootstrap fits that each segment must survive.
RESAMPLES = 20


def validate(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """Add the silhouette (Euclidean) and the stability, overall and per segment.

    Both are computed on the sample that the choice of k was made on; the rows used stand beside them.
    With k = 1 there is nothing to compare and both are empty.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("health", rows=600))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=3), k=2)
    >>> len(validate(segmentation, prepared).validation.stabilities)
    2
    """
    if segmentation.k == 1:
        validation = Validation(rows=0, silhouette=None, silhouettes=(), resamples=0, stability_rows=0, stabilities=())
        return segmentation.model_copy(update={"validation": validation})
    centres = centres_of(segmentation)
    few = prepared.sample[:STABILITY_ROWS]
    rows, silhouette, each = _silhouettes(segmentation, silhouette_rows(prepared.sample), centres)
    stabilities = clusterwise_jaccard(few, centres, RESAMPLES, segmentation.plan.seed)
    validation = Validation(
        rows=rows,
        silhouette=silhouette,
        silhouettes=each,
        resamples=RESAMPLES,
        stability_rows=len(few),
        stabilities=tuple(stabilities.tolist()),
    )
    return segmentation.model_copy(update={"validation": validation})


def _silhouettes(
    segmentation: Segmentation, matrix: Floats, centres: Floats
) -> tuple[int, float | None, tuple[float | None, ...]]:
    evidence = segmentation.choice.of(segmentation.k)
    if np.array_equal(centres, np.array(segmentation.choice.centres[segmentation.k])):
        return evidence.silhouette_rows, evidence.silhouette, evidence.silhouettes  # the same rows and labels
    labels = assign(matrix, centres).labels
    [scores] = silhouettes(matrix, [labels])
    return len(matrix), settled(float(scores.mean())), per_segment(scores, labels, segmentation.k)
