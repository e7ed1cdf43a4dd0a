"""`compare`: a second opinion on the segments, by methods of other kinds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.spatial.distance import pdist, squareform
from sklearn.cluster import kmeans_plusplus
from threadpoolctl import threadpool_limits

from segmentry.errors import SegmentryError
from segmentry.maths import Floats, Labels, settled
from segmentry.maths.alignment import matched
from segmentry.maths.assignment import assign, group_sums
from segmentry.maths.coarseness import half_steps
from segmentry.maths.criteria import calinski_harabasz, silhouettes
from segmentry.maths.density import NOISE, dense_groups
from segmentry.maths.hierarchy import cut, ward_tree
from segmentry.maths.lloyd import distinct_rows
from segmentry.maths.medoids import k_medoids
from segmentry.maths.mixtures import Covariance, Mixture, fit_best, fit_mixtures
from segmentry.maths.neighbours import completed
from segmentry.maths.stability import adjusted_rand
from segmentry.results.choice import Centres
from segmentry.results.opinions import Comparison, Method, Move, Opinion
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.shared.centres import assigner

#: Customers on which the methods are compared: distances between all of them are held.
ROWS = 3_000
#: HDBSCAN's smallest group, as a share of the rows and in rows at least.
SMALLEST_SHARE, SMALLEST_ROWS = 0.02, 10
#: Least standard deviation of a mixture's component in a column, as a part of the column's own.
NARROWEST = 0.03
#: Starts of k-medoids; up to the second number for a small table, where they cost little.
MEDOID_STARTS, MOST_MEDOID_STARTS = 4, 10
#: k-means++ seeds from which a mixture starts, beside Ward's groups and those of K-Means.
SEEDINGS = 3
#: How a mixture's covariances are told.
SHAPES: dict[Covariance, str] = {
    "full": "each component its own covariance",
    "tied": "one covariance for all components",
    "diag": "each component its own variances",
}


@dataclass(frozen=True)
class _Groups:
    """What a method found: a label for every row (from 0; -1 is noise), and figures of its own."""

    method: Method
    labels: Labels
    settings: str
    own_k: bool = False
    figures: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class _Rows:
    """The rows that are compared, and their segments (from 0).

    `asked` is the number of groups asked for: that of our segments, or of the different rows where these are fewer;
    `k_max` is the largest that a method may choose, and `centres` are those of K-Means for every k.
    """

    matrix: Floats
    ours: Labels
    segments: int
    asked: int
    k_max: int
    seed: int
    centres: Mapping[int, Centres]


def compare(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """Add a second opinion: what methods of other kinds make of the same customers.

    A Gaussian mixture (at our k, and at the number that it chooses itself by BIC), Ward's tree and k-medoids (at our k)
    and HDBSCAN (which finds its own number and calls the rest noise) group up to 3,000 customers of the sample, whose
    missing cells hold what one of the customers most like them has: mixtures look at spreads. Of each
    the result tells its evidence, the adjusted Rand index with our segments, and who moves.

    Only K-Means becomes a model. Medoids could stand in the model in place of centres, as a label would still be the
    nearest of them; the others have no centres.

    Parameters
    ----------
    segmentation : Segmentation
    prepared : Prepared
        What it was made from.

    Returns
    -------
    Segmentation
        The same with its `comparison`. With one segment nobody can move: only the methods that find a number of
        their own are asked.

    Raises
    ------
    SegmentryError
        If the segments were made from other features.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("telecom", rows=600))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=6), k=5)
    >>> [opinion.method for opinion in compare(segmentation, prepared).comparison.opinions]
    ['Gaussian mixture', 'Ward', 'k-medoids', 'HDBSCAN']
    """
    rows = _rows(segmentation, prepared)
    with threadpool_limits(limits=1):  # many small products: threads would mostly wait for each other
        groupings = [_ours(rows), *_others(rows)]
        silhouette = _silhouettes(rows.matrix, groupings)
        ours, *opinions = (_opinion(rows, groups, score) for groups, score in zip(groupings, silhouette, strict=True))
    comparison = Comparison(
        k=segmentation.k,
        k_max=rows.k_max,
        rows=len(rows.matrix),
        sampled=not prepared.complete or len(rows.matrix) < len(prepared.sample),
        seed=rows.seed,
        ours=ours,
        opinions=tuple(opinions),
    )
    return segmentation.model_copy(update={"comparison": comparison})


def _rows(segmentation: Segmentation, prepared: Prepared) -> _Rows:
    if segmentation.recipe.width != prepared.recipe.width:
        raise SegmentryError("These segments were made from other features. Give what `prepare` made for them.")
    matrix = completed(prepared.observed[:ROWS], segmentation.plan.seed, drawn=True).astype(np.float64)
    k, k_max = segmentation.k, max(segmentation.choice.k_max, segmentation.k)
    distinct = min(distinct_rows(matrix, enough=k_max), k_max)
    return _Rows(
        matrix=matrix,
        ours=assigner(segmentation)(prepared.observed[:ROWS]).labels,
        segments=k,
        asked=min(k, distinct),
        k_max=distinct,
        seed=segmentation.plan.seed,
        centres=segmentation.choice.centres,
    )


def _ours(rows: _Rows) -> _Groups:
    return _Groups("K-Means", rows.ours, "the segments", figures={"inertia": _inertia(rows.matrix, rows.ours)})


def _others(rows: _Rows) -> list[_Groups]:
    """The groups that the other methods find."""
    distances = pdist(rows.matrix)
    tree = ward_tree(distances)
    half = half_steps(rows.matrix)
    groupings = _mixtures(rows, tree, half)
    if rows.segments > 1:
        groupings += [_ward(rows, tree), _medoids(rows, distances)]
    return [*groupings, _dense(rows, half)]


def _mixtures(rows: _Rows, tree: Floats, half: Floats) -> list[_Groups]:
    """The mixture at our k and, where that is another, at the k that has the lowest BIC."""
    deviations = rows.matrix.std(axis=0)
    spreads = np.maximum(np.maximum(half, NARROWEST * deviations), 1e-6 * deviations.max())
    starts = {k: cut(tree, k) for k in range(1, rows.k_max + 1)}
    tried = sorted(fit_mixtures(rows.matrix, starts, spreads, rows.asked), key=lambda mixture: mixture.bic)
    at_asked = next(mixture for mixture in tried if mixture.k == rows.asked)
    shapes = {mixture.k: mixture.covariance for mixture in (at_asked, tried[0])}
    fine = [fit_best(rows.matrix, [starts[k], *_more_starts(rows, k)], shape, spreads) for k, shape in shapes.items()]
    best = min(fine, key=lambda mixture: mixture.bic)
    by_icl = min(tried, key=lambda mixture: mixture.icl).k
    at_ours = [mixture for mixture in fine if mixture.k == rows.asked and rows.segments > 1 and mixture is not best]
    return [*(_mixture(mixture, None) for mixture in at_ours), _mixture(best, by_icl)]


def _more_starts(rows: _Rows, k: int) -> list[Labels]:
    """Other first groupings than Ward's: K-Means of that k, and k-means++ seeds."""
    seeds = [np.random.RandomState((rows.seed + i) % 2**32) for i in range(SEEDINGS)]
    centres = [kmeans_plusplus(rows.matrix, k, random_state=seed)[0] for seed in seeds]
    if k in rows.centres:
        centres.append(np.array(rows.centres[k]))
    labellings = [assign(rows.matrix, start).labels for start in centres]
    return [labels for labels in labellings if len(np.unique(labels)) == k]


def _mixture(mixture: Mixture, k_by_icl: int | None) -> _Groups:
    """A mixture as groups, at its own number where it is told which that is by ICL."""
    figures = {"components": mixture.k, "bic": settled(mixture.bic), "icl": settled(mixture.icl), "k_by_icl": k_by_icl}
    labels = np.unique(mixture.labels, return_inverse=True)[1]  # a component may be nobody's likeliest
    return _Groups("Gaussian mixture", labels, SHAPES[mixture.covariance], k_by_icl is not None, figures)


def _ward(rows: _Rows, tree: Floats) -> _Groups:
    labels = cut(tree, rows.asked)
    return _Groups("Ward", labels, "Euclidean distances", figures={"inertia": _inertia(rows.matrix, labels)})


def _medoids(rows: _Rows, distances: Floats) -> _Groups:
    square = squareform(distances.astype(np.float32))
    starts = max(MEDOID_STARTS, min(MOST_MEDOID_STARTS, MEDOID_STARTS * ROWS // len(square)))
    best = k_medoids(square, rows.asked, rows.seed, starts)
    settings = f"Euclidean distances, best of {starts} starts"
    labels = np.unique(best.labels, return_inverse=True)[1]
    return _Groups("k-medoids", labels, settings, figures={"deviation": float(f"{best.deviation:.6g}")})  # of float32


def _dense(rows: _Rows, half: Floats) -> _Groups:
    smallest = max(SMALLEST_ROWS, round(SMALLEST_SHARE * len(rows.matrix)))
    labels = dense_groups(rows.matrix, smallest, half, rows.seed)
    settings = f"groups of {smallest:,} customers or more"
    return _Groups("HDBSCAN", labels, settings, own_k=True, figures={"noise": int((labels == NOISE).sum())})


def _inertia(matrix: Floats, labels: Labels) -> float:
    """The sum of squared distances to the mean of the own group."""
    groups = int(labels.max()) + 1
    sizes = np.maximum(np.bincount(labels, minlength=groups), 1)
    means = group_sums(matrix, labels, groups) / sizes[:, None]
    return settled(float(((matrix - means[labels]) ** 2).sum()))


def _silhouettes(matrix: Floats, groupings: Sequence[_Groups]) -> list[float | None]:
    """The mean silhouette of each, of all rows but noise; None for a single group."""
    scores: dict[int, Floats] = {}
    several = [i for i, groups in enumerate(groupings) if len(np.unique(groups.labels[groups.labels != NOISE])) > 1]
    whole = [i for i in several if (groupings[i].labels != NOISE).all()]
    scores |= zip(whole, silhouettes(matrix, [groupings[i].labels for i in whole]), strict=True)
    for i in set(several) - set(whole):
        known = groupings[i].labels != NOISE
        [scores[i]] = silhouettes(matrix[known], [groupings[i].labels[known]])
    return [settled(float(scores[i].mean())) if i in scores else None for i in range(len(groupings))]


def _opinion(rows: _Rows, groups: _Groups, silhouette: float | None) -> Opinion:
    """What was found with its scores, beside our segments."""
    known = groups.labels != NOISE
    k = len(np.unique(groups.labels[known]))
    figures = groups.figures
    if silhouette is not None:
        matrix, labels = rows.matrix[known], groups.labels[known]
        total = _inertia(matrix, np.zeros(len(matrix), dtype=np.intp))
        separation = calinski_harabasz(total, _inertia(matrix, labels), len(matrix), k)
        figures = figures | {
            "silhouette": silhouette,
            "silhouette_rows": len(matrix),
            "calinski_harabasz": settled(separation),
        }
    if groups.labels is not rows.ours and rows.segments > 1:
        figures = figures | _beside(rows, groups.labels)
    return Opinion(method=groups.method, own_k=groups.own_k, k=k, rows=len(known), settings=groups.settings, **figures)


def _beside(rows: _Rows, labels: Labels) -> dict[str, Any]:
    """How far the labels agree with our segments, and who moves."""
    named = matched(rows.ours, labels, rows.segments)
    known = named != NOISE
    stays = named == rows.ours
    return {
        "ari": settled(adjusted_rand(rows.ours, labels + 1)),
        "ari_without_noise": settled(adjusted_rand(rows.ours[known], labels[known])) if known.any() else None,
        "kept": float(stays.mean()),
        "moved": float((known & ~stays).mean()),
        "moves": tuple(_move(segment, named[rows.ours == segment]) for segment in range(rows.segments)),
    }


def _move(segment: int, named: Labels) -> Move:
    """Where the customers of a segment (from 0) are, in groups that are numbered after our segments."""
    if not len(named):
        return Move(segment=segment + 1, rows=0, kept=None, noise=None)
    away = np.bincount(named[(named != segment) & (named != NOISE)])
    gone = {"goes_to": int(away.argmax()) + 1, "goes": float(away.max() / len(named))} if away.sum() else {}
    kept, noise = float((named == segment).mean()), float((named == NOISE).mean())
    return Move(segment=segment + 1, rows=len(named), kept=kept, noise=noise, **gone)
