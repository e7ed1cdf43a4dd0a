"""`validate`: how well the segments hold, overall and one by one."""

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import Assignment, assign
from segmentry.maths.components import narrowed, narrowing
from segmentry.maths.stability import across_solutions, crosstab
from segmentry.results.choice import KChoice
from segmentry.results.segmentation import Segmentation, Validation
from segmentry.stages.selection.scores import scores, silhouette_figures
from segmentry.stages.shared.centres import assigner, centres_of

if TYPE_CHECKING:  # it brings the engines, which a second process need not have
    from segmentry.stages.preparation.prepare import Prepared

#: Quantiles of the silhouettes that are kept of each segment.
CURVE = 33


def validate(segmentation: Segmentation, prepared: "Prepared") -> Segmentation:
    """Add the silhouette (Euclidean) and the stability, overall and per segment.

    All is computed on the sample that the choice of k was made on; the rows used stand beside the figures. How stable
    each segment is was told by the choice already, and is the same here.
    With k = 1 there is nothing to compare and all are empty.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("health", rows=600))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=3), k=2)
    >>> len(validate(segmentation, prepared).validation.stabilities)
    2
    """
    return segmentation.model_copy(update={"validation": validation(segmentation, prepared.sample, prepared.observed)})


def validation(segmentation: Segmentation, sample: Floats, observed: Floats) -> Validation:
    """What `validate` adds, from the sample alone: labels are made of what was `observed`."""
    if segmentation.k == 1:
        return Validation(rows=0, silhouette=None, silhouettes=(), resamples=0, stability_rows=0, stabilities=())
    assigned, narrow = assigner(segmentation)(observed), narrowed(sample, narrowing(sample))
    return Validation(
        **_silhouettes(segmentation, narrow, assigned.labels),
        **_resampled(segmentation.choice, segmentation.k),
        **_across(segmentation, observed, assigned.labels),
        borderline=_borderline(assigned, segmentation.k),
    )


def _silhouettes(segmentation: Segmentation, matrix: Floats, labels: Labels) -> dict[str, Any]:
    k = segmentation.k
    [silhouettes] = scores(matrix, [labels])
    figures = segmentation.choice.of(k).model_dump()
    if not np.array_equal(centres_of(segmentation), np.array(segmentation.choice.centres[k])):
        figures = silhouette_figures(silhouettes, labels)  # else these are the same rows and labels
    names = {"rows": "silhouette_rows", "silhouette": "silhouette", "silhouettes": "silhouettes"}
    kept = {field: figures[key] for field, key in names.items()}
    return kept | {"silhouette_curves": _curves(silhouettes, labels[: len(silhouettes)], k)}


def _curves(scores: Floats, labels: Labels, k: int) -> tuple[tuple[float, ...], ...]:
    """Per segment evenly spaced quantiles of the silhouettes of those rows that the means are over."""
    places = np.linspace(0, 1, CURVE)
    by_segment = [scores[labels == i] for i in range(k)]
    # four digits: they are summed in float32 where rows are many
    return tuple(tuple(np.quantile(values, places).round(4).tolist()) if len(values) else () for values in by_segment)


def _resampled(choice: KChoice, k: int) -> dict[str, Any]:
    """How well the segments are found again in bootstrap fits: the figures of the choice, so that there is one."""
    e = choice.of(k)
    figures = {"stabilities": e.matches, "stability_intervals": e.match_intervals, "within": e.within}
    return {"resamples": e.stability_fits, "stability_rows": e.stability_rows, **figures}


def _across(segmentation: Segmentation, matrix: Floats, labels: Labels) -> dict[str, Any]:
    k = segmentation.k
    before = assign(matrix, np.array(segmentation.choice.centres[k - 1])).labels
    after, from_ = linear_sum_assignment(crosstab(labels, before, k, k - 1), maximize=True)
    continues = dict(zip(after.tolist(), (from_ + 1).tolist(), strict=True))
    return {
        "across": tuple(settled(float(stability)) for stability in across_solutions(before, labels, k)),
        "continues": tuple(continues.get(i) for i in range(k)),
    }


def _borderline(assigned: Assignment, k: int) -> tuple[float, ...]:
    counts = np.bincount(assigned.labels, minlength=k)
    near = np.bincount(assigned.labels[assigned.borderline], minlength=k)
    return tuple(settled(float(share)) for share in near / np.maximum(counts, 1))
