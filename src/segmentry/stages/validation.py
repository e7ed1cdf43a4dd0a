"""`validate`: how well the segments hold, overall and one by one."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.special import stdtrit

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import Assignment, assign
from segmentry.maths.canonical import Frame
from segmentry.maths.components import Components, narrowed, narrowing
from segmentry.maths.small_fits import many_fits
from segmentry.maths.stability import across_solutions, best_matches, bootstrap_fits, crosstab
from segmentry.progress import part
from segmentry.results.segmentation import Segmentation, Validation
from segmentry.stages.selection.resampling import ROWS
from segmentry.stages.selection.scores import scores, silhouette_figures
from segmentry.stages.shared.centres import assigner, centres_of

if TYPE_CHECKING:  # it brings the engines, which a second process need not have
    from segmentry.stages.preparation.prepare import Prepared

#: Bootstrap fits that each segment must survive; the pairs of SLSw are two and two of them.
RESAMPLES = 40
#: Quantiles of the silhouettes that are kept of each segment.
CURVE = 33


def validate(segmentation: Segmentation, prepared: "Prepared") -> Segmentation:
    """Add the silhouette (Euclidean) and the stability, overall and per segment.

    All is computed on the sample that the choice of k was made on; the rows used stand beside the figures.
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
    components = narrowing(sample)
    assigned, narrow = assigner(segmentation)(observed), narrowed(sample, components)
    with part(0.6):
        silhouettes = _silhouettes(segmentation, narrow, assigned.labels)
    return Validation(
        **silhouettes,
        **_resampled(segmentation, narrow[:ROWS], components, assigned.labels[:ROWS]),
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


def _resampled(
    segmentation: Segmentation, matrix: Floats, components: Components | None, labels: Labels
) -> dict[str, Any]:
    k = segmentation.k
    frame = Frame.of(matrix)  # as in the choice of k: neither columns' order nor their sign may change a fit

    def change(centres: Floats) -> Floats:
        return frame.turned(narrowed(centres, components))

    matrix, centres = frame.turned(matrix), change(centres_of(segmentation))
    drawn, everyone = [], []
    with many_fits():
        for draws, others in _redrawn(segmentation, matrix, centres, change):
            met = draws > 0
            drawn.append(best_matches(labels[met], [others[met]], k)[0])
            everyone.append(best_matches(labels, [others], k)[0])
    pairs = (np.array(everyone[::2]) + np.array(everyone[1::2])) / 2
    quartiles = np.quantile(pairs, (0.25, 0.5, 0.75), axis=0).T
    return {
        "resamples": RESAMPLES,
        "stability_rows": len(matrix),
        "stabilities": tuple(settled(float(stability)) for stability in np.mean(drawn, axis=0)),
        "stability_intervals": _intervals(np.array(drawn)),
        "within": tuple(tuple(settled(float(quartile)) for quartile in row) for row in quartiles),
    }


def _redrawn(
    segmentation: Segmentation, matrix: Floats, centres: Floats, change: Callable[[Floats], Floats]
) -> Iterator[tuple[Labels, Labels]]:
    """How often each row was drawn, and the segments of all rows by the fit to these; what was done by hand is done
    anew in each."""
    seed, by_hand = segmentation.plan.seed, segmentation.by_hand
    if by_hand is not None:
        from segmentry.stages.selection.hand_evidence import hand_redraws  # few need it

        yield from hand_redraws(matrix, by_hand, change, RESAMPLES, seed)
        return
    for draws, fit in bootstrap_fits(matrix, centres, RESAMPLES, seed):
        yield draws, assign(matrix, fit.centres).labels


def _intervals(drawn: Floats) -> tuple[tuple[float, float], ...]:
    """95 % intervals of the mean stabilities (fits x k): Student's t over the fits, within 0 and 1."""
    reach = stdtrit(len(drawn) - 1, 0.975) * drawn.std(axis=0, ddof=1) / np.sqrt(len(drawn))
    means = drawn.mean(axis=0)
    ends = np.clip([means - reach, means + reach], 0, 1).T
    return tuple((settled(float(low)), settled(float(high))) for low, high in ends)


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
