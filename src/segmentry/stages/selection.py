"""`choose_k`: the evidence per k, and the k that it recommends."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import davies_bouldin_score
from threadpoolctl import threadpool_limits

from segmentry.errors import SegmentryError
from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import assign
from segmentry.maths.evidence import calinski_harabasz, knee, silhouettes
from segmentry.maths.kmeans import Fit, distinct_rows, fit_all
from segmentry.maths.stability import pair_agreement
from segmentry.plan import Plan
from segmentry.results.choice import Centres, Evidence, KChoice
from segmentry.stages.preparation import Prepared, prepared_array

#: k-means++ seedings per k; up to four times as many for a small table.
STARTS = 10
#: The silhouette is that of all rows up to the first number, and above it of as many rows of the sample as the second.
SILHOUETTE_ALL, SILHOUETTE_ROWS = 12_000, 5_000
#: Rows and fits of the bootstrap.
STABILITY_ROWS, STABILITY_FITS = 3_000, 10


def choose_k(source: Prepared | NDArray[Any], *, k_max: int | None = None, seed: int | None = None) -> KChoice:
    """Fit every k = 1..k_max, score each, and recommend one.

    Preset `classic` recommends the knee of the inertia curve; `auto` the k >= 2 with the highest
    Calinski-Harabasz index x bootstrap stability.

    Parameters
    ----------
    source : Prepared, or array of shape (n, p)
        What `prepare` gave. An array is used as it is, without a recipe.
    k_max, seed : int, optional
        In place of the plan's.

    Returns
    -------
    KChoice
        `k`, `reasons`, the `evidence` and the centres of every k. No rows.

    Raises
    ------
    SegmentryError
        If the plan asks for more segments than there are different rows.

    Examples
    --------
    >>> import numpy as np
    >>> rng = np.random.default_rng(0)
    >>> blobs = np.concatenate([rng.normal(m, 0.3, size=(100, 2)) for m in (0, 3, 6)])
    >>> choose_k(blobs, k_max=6).k
    3
    """
    if isinstance(source, Prepared):
        plan, matrix, complete = source.plan, source.sample, source.complete
    else:
        plan = Plan()
        matrix, complete = prepared_array(source, plan)
    options = {"k_max": k_max, "seed": seed}
    plan = Plan(**{**plan.model_dump(), **{name: value for name, value in options.items() if value is not None}})
    k_max, notes = _reachable(matrix, plan)
    starts = max(STARTS, min(4 * STARTS, 100_000 // len(matrix)))  # small tables have poor optima, and cost little
    fits = {k: _ordered(matrix, fit) for k, fit in fit_all(matrix, k_max, plan.seed, starts).items()}
    evidence = _evidence(matrix, fits, plan.seed)
    bend = knee([e.inertia for e in evidence])
    k, rule, reasons = _classic(evidence, bend) if plan.preset == "classic" else _auto(evidence)
    return KChoice(
        k=k,
        rule=rule,
        reasons=(*reasons, *notes),
        knee=bend,
        verdict=None,
        evidence=evidence,
        centres={k: saved(fit.centres) for k, fit in fits.items()},
        sampled=not complete,
        seed=plan.seed,
    )


def silhouette_rows(matrix: Floats) -> Floats:
    """The rows over which a silhouette is computed, among themselves."""
    return matrix if len(matrix) <= SILHOUETTE_ALL else matrix[:SILHOUETTE_ROWS]


def canonical_order(centres: Floats, sizes: Floats | Labels) -> Labels:
    """The order of segments: by size, largest first, then by centre."""
    return np.asarray(np.lexsort((*centres.T[::-1], -np.asarray(sizes))))


def saved(centres: Floats) -> Centres:
    """Centres as they are saved and used: 12 digits, so that sums in another order give the same."""
    return tuple(tuple(settled(float(value)) for value in centre) for centre in centres)


def _reachable(matrix: Floats, plan: Plan) -> tuple[int, tuple[str, ...]]:
    """The largest k that the rows allow, and a note where that is less than was asked for."""
    distinct = distinct_rows(matrix, enough=plan.largest_k)
    if plan.k != "auto" and plan.k > distinct:
        raise SegmentryError(f"{plan.k} segments need {plan.k} different customers, and there are {distinct}. Lower k.")
    if distinct < plan.largest_k:
        return distinct, (f"There are only {distinct} different rows, so no larger k was considered.",)
    return plan.largest_k, ()


def _ordered(matrix: Floats, fit: Fit) -> Fit:
    sizes = np.bincount(assign(matrix, fit.centres).labels, minlength=fit.k)
    return Fit(fit.centres[canonical_order(fit.centres, sizes)], fit.inertia)


def _evidence(matrix: Floats, fits: dict[int, Fit], seed: int) -> tuple[Evidence, ...]:
    labellings = {k: assign(matrix, np.array(saved(fit.centres))).labels for k, fit in fits.items()}
    several = [k for k in fits if k > 1]
    head, few = silhouette_rows(matrix), matrix[:STABILITY_ROWS]
    # matrix products on one core, small fits on the other
    with threadpool_limits(limits=1, user_api="blas"), ThreadPoolExecutor(1) as beside:
        scores = beside.submit(silhouettes, head, [labellings[k][: len(head)] for k in several])
        agreements = {k: pair_agreement(few, k, STABILITY_FITS, seed) for k in several}
    silhouette = dict(zip(several, scores.result(), strict=True))
    rows = []
    for k, fit in fits.items():
        labels = labellings[k]
        smallest = int(np.bincount(labels, minlength=k).min())
        figures: dict[str, Any] = {"k": k, "rows": len(matrix), "inertia": settled(fit.inertia), "smallest": smallest}
        if k > 1:
            figures |= {
                "silhouette": settled(float(silhouette[k].mean())),
                "silhouette_rows": len(head),
                "silhouettes": per_segment(silhouette[k], labels[: len(head)], k),
                "stability": float(agreements[k].mean()),
                "stability_sd": float(agreements[k].std()),
                "stability_pairs": len(agreements[k]),
                "stability_rows": len(few),
                "calinski_harabasz": calinski_harabasz(fits[1].inertia, fit.inertia, len(matrix), k),
                "davies_bouldin": _davies_bouldin(matrix, labels),
            }
        rows.append(Evidence(**figures))
    return tuple(rows)


def _davies_bouldin(matrix: Floats, labels: Labels) -> float | None:
    return settled(float(davies_bouldin_score(matrix, labels))) if 1 < len(np.unique(labels)) < len(labels) else None


def per_segment(scores: Floats, labels: Labels, k: int) -> tuple[float | None, ...]:
    """The mean score of each segment; None for one without rows."""
    counts = np.bincount(labels, minlength=k)
    sums = np.bincount(labels, weights=scores, minlength=k)
    return tuple(settled(float(total / count)) if count else None for total, count in zip(sums, counts, strict=True))


def _classic(evidence: Sequence[Evidence], bend: int | None) -> tuple[int, str, tuple[str, ...]]:
    if bend is not None:
        share = 1 - evidence[bend - 1].inertia / evidence[0].inertia
        reason = f"The inertia curve bends most at {bend}, where segments explain {share:.0%} of the variance."
        return bend, "knee", (reason,)
    best = max(evidence[1:], key=lambda e: e.silhouette or -1.0, default=evidence[0])
    return best.k, "silhouette", (f"The inertia curve has no knee; {best.k} has the highest silhouette.",)


def _auto(evidence: Sequence[Evidence]) -> tuple[int, str, tuple[str, ...]]:
    def score(e: Evidence) -> float:
        no_spread_left = e.inertia <= 1e-12 * evidence[0].inertia
        separation = np.inf if no_spread_left else e.calinski_harabasz or 0.0
        stability = max(e.stability or 0.0, 0.0)
        return separation * stability if stability else 0.0

    ranked = sorted(evidence[1:], key=lambda e: (-score(e), e.k))
    if not ranked:
        return 1, "separation x stability", ("There is only one different row.",)
    best = ranked[0]
    reasons = [f"{best.k} has the best separation x stability ({_figures(best)})."]
    reasons += [f"Next is {one.k} ({_figures(one)})." for one in ranked[1:2]]
    return best.k, "separation x stability", tuple(reasons)


def _figures(e: Evidence) -> str:
    separation = "no spread left" if e.calinski_harabasz is None else f"Calinski-Harabasz {e.calinski_harabasz:,.0f}"
    return f"{separation} x stability {e.stability or 0:.2f}"
