"""`choose_k`: the evidence per k, the k that it recommends, and how real its segments are."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segmentry.companion import submitted
from segmentry.errors import SegmentryError
from segmentry.maths import Floats
from segmentry.maths.assignment import add_up, assign, follow
from segmentry.maths.canonical import Frame
from segmentry.maths.components import KEPT, WIDE, narrowed, narrowing
from segmentry.maths.criteria import knee
from segmentry.maths.kmeans import Fit, distinct_rows, fit_all, least_shift
from segmentry.maths.small_fits import many_fits
from segmentry.plan import Plan
from segmentry.progress import part
from segmentry.results.choice import Evidence, KChoice
from segmentry.stages.preparation.prepare import Prepared, prepared_array
from segmentry.stages.selection import resampling
from segmentry.stages.selection.by_outcome import Became, telling_more
from segmentry.stages.selection.depth import Depth
from segmentry.stages.selection.divisions import divided
from segmentry.stages.selection.first_rows import first_rows_figures
from segmentry.stages.selection.judging import has_structure, verdict
from segmentry.stages.selection.levels import levels_of
from segmentry.stages.selection.one_column import Places, one_column_figures, places_of
from segmentry.stages.selection.recommending import by_knee, knees, recommended, score
from segmentry.stages.selection.refinements import refinement_figures
from segmentry.stages.selection.scores import Figures, partition_figures
from segmentry.stages.selection.trials import Trials, taken
from segmentry.stages.shared.centres import canonical_order, saved

#: Where the search goes on to if segments of the last number stand apart, and nobody set a limit.
WIDER = (20, 30)


def choose_k(
    source: Prepared | NDArray[Any],
    *,
    k_max: int | None = None,
    min_share: float | None = None,
    seed: int | None = None,
) -> KChoice:
    """Fit every k = 1..k_max, score each, recommend one, and say how real its segments are.

    Preset `auto` recommends the number whose segments are most real, of equally real ones that with the highest
    tightness x separation x reproducibility (of a table with an outcome another that repeats, where it tells
    markedly more of that), and 1 where no number can be told from customers without clusters; `classic` the knee of
    the inertia curve. `docs/methods.md` has the rule, the verdict and every formula.

    Parameters
    ----------
    source : Prepared, or array of shape (n, p)
        What `prepare` gave. An array is used as it is, without a recipe.
    k_max, min_share, seed : int, float, int, optional
        In place of the plan's. Where neither sets `k_max` and the limit's segments stand apart, the search goes on to
        30.

    Returns
    -------
    KChoice
        `k`, `reasons`, `verdict`, the `evidence` and the centres of every k. No rows.

    Raises
    ------
    SegmentryError
        If the plan asks for more segments than there are different rows, or numbers are too large or too much
        alike to be compared.

    Examples
    --------
    >>> import numpy as np
    >>> rng = np.random.default_rng(0)
    >>> blobs = np.concatenate([rng.normal(m, 0.3, size=(100, 2)) for m in (0, 3, 6)])
    >>> choose_k(blobs, k_max=6).k
    3
    """
    if isinstance(source, Prepared):
        plan, matrix, observed, complete = source.plan, source.sample, source.observed, source.complete
        places, became = places_of(source.recipe), Became(source)
    else:
        plan, became = Plan(), None
        matrix, complete = prepared_array(source, plan)
        observed = matrix
        places = {f"column {at + 1}": [at] for at in range(matrix.shape[1])}
    options = {"k_max": k_max, "min_share": min_share, "seed": seed}
    plan = Plan(**{**plan.model_dump(exclude_unset=True), **{k: v for k, v in options.items() if v is not None}})
    choice = _chosen(matrix, observed, plan, places, became, complete=complete)
    for limit in () if "k_max" in plan.model_fields_set or plan.k != "auto" else WIDER:
        if choice.verdict != "natural" or choice.k < plan.largest_k:
            break
        plan = plan.model_copy(update={"k_max": limit})
        choice = _chosen(matrix, observed, plan, places, became, complete=complete)
        note = f"At the limit segments still stood apart, so up to {choice.k_max} were tried."
        choice = choice.model_copy(update={"reasons": (*choice.reasons, note)})
    return choice


def _chosen(
    matrix: Floats, observed: Floats, plan: Plan, places: Places, became: Became | None, *, complete: bool
) -> KChoice:
    """The choice among 1..`plan.k_max` segments."""
    k_max, notes = _reachable(matrix, plan)
    notes += _of_width(matrix)
    frame = Frame.of(matrix[: resampling.ROWS])
    turned = frame.turned(matrix)
    as_observed = turned if observed is matrix else frame.turned(observed)
    fits, evidence = fits_and_evidence(turned, as_observed, k_max, plan.seed, taken())
    first = as_observed[: resampling.ROWS]
    labellings = {k: assign(first, np.array(saved(fit.centres))).labels for k, fit in fits.items()}
    bend, structure = knee([e.inertia for e in evidence]), has_structure(evidence)
    evidence = _judged(evidence, one_column_figures(observed[: resampling.ROWS], labellings, places))
    depth = Depth(partial(divided, _few(turned), labellings, plan.seed, taken()))
    recommendation = (
        by_knee(evidence, bend) if plan.preset == "classic" else recommended(evidence, plan.min_share, depth)
    )
    evidence = tuple(e.model_copy(update={"beyond": depth.beyond(e.k)}) for e in evidence)
    centres = {k: saved(frame.back(fit.centres)) for k, fit in fits.items()}
    if became is not None and plan.preset == "auto":
        recommendation = telling_more(recommendation, evidence, plan.min_share, centres, became)
    first_rows = matrix[: resampling.ROWS]
    return KChoice(
        k=recommendation.k,
        rule=recommendation.rule,
        reasons=(*recommendation.reasons, *notes),
        close=recommendation.close,
        levels=levels_of(evidence, recommendation.k, plan.min_share, first_rows, centres, recommendation.close),
        constructive=recommendation.constructive,
        knee=bend,
        knees=knees(evidence),
        verdict=verdict(evidence[recommendation.k - 1], structure=structure),
        evidence=evidence,
        centres=centres,
        sampled=not complete,
        seed=plan.seed,
    )


def _judged(evidence: Sequence[Evidence], columns: Mapping[int, Figures]) -> tuple[Evidence, ...]:
    """The evidence with the columns that give segments alone, scores and verdicts."""
    structure, judged = has_structure(evidence), list(evidence[:1])
    for e in (e.model_copy(update=columns.get(e.k)) for e in evidence[1:]):
        judged.append(e.model_copy(update={"score": score(e), "verdict": verdict(e, structure=structure)}))
    return tuple(judged)


def _few(matrix: Floats) -> Floats:
    return narrowed(matrix, narrowing(matrix))[: resampling.ROWS]


def fits_and_evidence(
    matrix: Floats, observed: Floats, k_max: int, seed: int, trials: Trials
) -> tuple[dict[int, Fit], tuple[Evidence, ...]]:
    """The best fit found of every k, and the evidence on it.

    What needs no fit of the whole is computed beside the hunt for it. Where the `observed` rows have holes, the optima
    of the completed `matrix` are followed on what is known, and labels are made of that. Of a wide matrix, all but the
    fits and their inertia is told of its rows in few dimensions (see `components`).
    """
    components = narrowing(matrix)
    narrow = narrowed(matrix, components)
    few = narrow[: resampling.ROWS]
    beside = submitted(first_rows_figures, few, k_max, seed, trials)
    with many_fits():
        # small tables have poor optima, and cost little
        starts = max(trials.starts, min(4 * trials.starts, 100_000 // len(matrix)))
        with part(0.26):
            fits = fit_all(matrix, k_max, seed, starts, narrow)
            if observed is not matrix:
                fits = {k: _of_known(observed, fit) for k, fit in fits.items()}
            fits = {k: _ordered(observed, fit) for k, fit in fits.items()}
        labellings = {k: assign(observed, np.array(saved(fit.centres))).labels for k, fit in fits.items()}
        partition = submitted(partition_figures, narrow, fits, labellings)
        with part(0.08):
            known = {k: narrowed(fit.centres, components) for k, fit in fits.items()}
            resampled = resampling.bootstrapped(few, k_max, trials.bootstraps, seed, known)
            stability = resampling.stability_figures(labellings, resampled)
            first = {k: labels[: len(few)] for k, labels in labellings.items()}
            refinements = refinement_figures(matrix[: len(few)], first)
        parts = [stability, refinements]
        with part(0.48):
            parts += beside()
        with part(0.18):
            parts.append(partition())
    return fits, tuple(Evidence(**_joined(parts, k)) for k in fits)


def _joined(parts: list[dict[int, Figures]], k: int) -> Figures:
    return {name: figure for part in parts for name, figure in part.get(k, {}).items()}


def _reachable(matrix: Floats, plan: Plan) -> tuple[int, tuple[str, ...]]:
    """The largest k that the rows allow, and a note where that is less than was asked for."""
    distinct = distinct_rows(matrix, enough=plan.largest_k)
    if plan.k != "auto" and plan.k > distinct:
        raise SegmentryError(f"{plan.k} segments need {plan.k} different customers, and there are {distinct}. Lower k.")
    if distinct < plan.largest_k:
        return distinct, (f"There are only {distinct} different rows, so no larger k was considered.",)
    return plan.largest_k, ()


def _of_known(observed: Floats, fit: Fit) -> Fit:
    """The optimum that Lloyd's passes over the cells that are known lead to."""
    centres, _ = follow(lambda at: add_up(observed, at), fit.centres, least_shift(observed))
    return Fit(centres, add_up(observed, centres).inertia)


def _of_width(matrix: Floats) -> tuple[str, ...]:
    """That a wide matrix is looked at along few directions."""
    if matrix.shape[1] <= WIDE:
        return ()
    among = f"Of {matrix.shape[1]:,} dimensions, the {KEPT} directions in which customers differ most decided on this."
    return (among,)


def _ordered(matrix: Floats, fit: Fit) -> Fit:
    sizes = np.bincount(assign(matrix, fit.centres).labels, minlength=fit.k)
    return Fit(fit.centres[canonical_order(fit.centres, sizes)], fit.inertia)
