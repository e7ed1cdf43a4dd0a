"""The figures of every k against tables without clusters, fitted in the same way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import group_means
from segmentry.maths.coarseness import blurred
from segmentry.maths.lloyd import Fit
from segmentry.maths.null_model import NullModel
from segmentry.maths.paths import fit_paths
from segmentry.maths.valleys import valleys
from segmentry.progress import part
from segmentry.stages.selection.scores import Figures
from segmentry.stages.selection.trials import Trials

#: Rows of each table.
ROWS = 2_000
#: Least standard deviations over the tables: of a mean valley, and of a log inertia.
LEAST_VALLEY_SD, LEAST_LOG_SD = 0.03, 1e-3
#: The least inertia that counts, as a share of that at k = 1.
NOTHING_LEFT = 1e-12


@dataclass(frozen=True)
class Curves:
    """For k = 1, 2, ...: the log inertia, the mean and the shallowest valley; NaN where there is none."""

    log_inertia: Floats
    valley: Floats
    shallowest: Floats

    @property
    def log_left(self) -> Floats:
        """The log of the share of the inertia that is left."""
        return np.asarray(self.log_inertia - self.log_inertia[0])


def reference_figures(matrix: Floats, k_max: int, seed: int, trials: Trials) -> dict[int, Figures]:
    """How much tighter, and how much better separated, the segments are than those of customers without clusters.

    For every k: `tightness`, the mean log share of inertia that is left in the null model's tables - that of these
    customers; `valley`, the mean over the segments of the density ratio between neighbours, and the largest of them,
    `valley_shallowest`; for tightness and valley how many standard deviations they lie from the null model's tables;
    and the gap statistic (Tibshirani, Walther & Hastie 2001).
    """
    rows = matrix[:ROWS].astype(np.float64)
    model, box = NullModel.of(rows), _box(rows)
    [own] = _curves([rows], k_max, [np.random.default_rng([seed, 3])])
    with part(trials.nulls / (trials.nulls + trials.boxes)):
        nulls = several_curves(lambda rng: model.draw(len(rows), rng), trials.nulls, k_max, [seed, 4])
    boxes = several_curves(lambda rng: box(len(rows), rng), trials.boxes, k_max, [seed, 5], valleyed=False)
    sized = {"reference_rows": len(rows), "references": trials.nulls}
    return {k: sized | _gap(own, boxes, k - 1) | beside(own, nulls, k) for k in range(1, k_max + 1)}


def partition_beside(matrix: Floats, labels: Labels, k: int, seed: int, trials: Trials) -> Figures:
    """The same figures of given segments, but for the gap: beside K-Means segments of the null model's tables.

    Parameters
    ----------
    labels : array of int
        The segment of each row of the matrix, from 0.
    """
    rows = matrix[:ROWS].astype(np.float64)
    own, model = partition_curves(rows, labels[: len(rows)], k, seed), NullModel.of(rows)
    nulls = several_curves(lambda rng: model.draw(len(rows), rng), trials.nulls, k, [seed, 4])
    sized = {"reference_rows": len(rows), "references": trials.nulls}
    return sized | beside(own, nulls, k)


def partition_curves(rows: Floats, labels: Labels, k: int, seed: int) -> Curves:
    """What is known of the curves of a table from given segments: of 1, and of k."""
    means = group_means(rows, labels, k)
    left, whole = ((rows - means[labels]) ** 2).sum(), ((rows - rows.mean(axis=0)) ** 2).sum()
    logs, valley, shallowest = np.full((3, k), np.nan)
    logs[0], logs[-1] = np.log(max(whole, 1e-300)), np.log(max(left, whole * NOTHING_LEFT, 1e-300))
    ratios = valleys(rows, means, blurred(rows, np.random.default_rng([seed, 3])), labels)
    if not np.isnan(ratios).all():
        valley[-1], shallowest[-1] = np.nanmean(ratios), np.nanmax(ratios)
    return Curves(logs, valley, shallowest)


def several_curves(
    drawn: Callable[[np.random.Generator], Floats], count: int, k_max: int, seed: list[int], *, valleyed: bool = True
) -> list[Curves]:
    """The curves of so many tables that are drawn, each from a generator of its own."""
    rngs = [np.random.default_rng([*seed, b]) for b in range(count)]
    return _curves([drawn(rng) for rng in rngs], k_max, rngs, valleyed=valleyed)


def _curves(
    tables: Sequence[Floats], k_max: int, rngs: Sequence[np.random.Generator], *, valleyed: bool = True
) -> list[Curves]:
    paths = zip(tables, fit_paths(tables, k_max, rngs), rngs, strict=True)
    return [_curves_of(rows, fits, k_max, rng if valleyed else None) for rows, fits, rng in paths]


def _curves_of(rows: Floats, fits: Sequence[Fit], k_max: int, rng: np.random.Generator | None) -> Curves:
    logs, valley, shallowest = np.full((3, k_max), np.nan)
    seen = None if rng is None else blurred(rows, rng)
    for fit in fits:
        logs[fit.k - 1] = np.log(max(fit.inertia, fits[0].inertia * NOTHING_LEFT, 1e-300))
        ratios = np.array([np.nan]) if seen is None else valleys(rows, fit.centres, seen)
        if not np.isnan(ratios).all():
            valley[fit.k - 1], shallowest[fit.k - 1] = np.nanmean(ratios), np.nanmax(ratios)
    return Curves(logs, valley, shallowest)


def _box(rows: Floats) -> Callable[[int, np.random.Generator], Floats]:
    """Uniform tables over the box of the rows along their principal axes."""
    centred = rows - rows.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2]
    turned = centred @ axes.T
    low, high = turned.min(axis=0), turned.max(axis=0)
    return lambda n, rng: rng.uniform(low, high, size=(n, len(low))) @ axes


def _gap(own: Curves, boxes: Sequence[Curves], i: int) -> Figures:
    references = _known([box.log_inertia[i] for box in boxes])
    if not len(references) or np.isnan(own.log_inertia[i]):
        return {}
    return {
        "gap": settled(float(references.mean() - own.log_inertia[i])),
        "gap_se": settled(float(references.std() * np.sqrt(1 + 1 / len(references)))),
        "gap_references": len(references),
    }


def beside(own: Curves, nulls: Sequence[Curves], k: int) -> Figures:
    """How k segments compare with those of tables without clusters: tightness and valleys, as far as they are known."""
    i = k - 1
    left, valley = _known([null.log_left[i] for null in nulls]), _known([null.valley[i] for null in nulls])
    figures: Figures = {}
    if i and len(left) and not np.isnan(own.log_left[i]):
        tightness = left.mean() - own.log_left[i]
        figures["tightness"] = settled(float(tightness))
        figures["tightness_z"] = settled(float(tightness / max(left.std(), LEAST_LOG_SD)))
    if len(valley) and not np.isnan(own.valley[i]):
        depth = valley.mean() - own.valley[i]
        figures["valley"] = settled(float(own.valley[i]))
        figures["valley_shallowest"] = settled(float(own.shallowest[i]))
        figures["valley_z"] = settled(float(depth / max(valley.std(), LEAST_VALLEY_SD)))
    return figures


def _known(values: Sequence[float]) -> Floats:
    array = np.array(values)
    return np.asarray(array[~np.isnan(array)])
