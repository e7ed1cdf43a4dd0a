"""The figures of every k from resamples: would other customers have given the same segments?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import assign
from segmentry.maths.inference import bounded_interval
from segmentry.maths.stability import best_matches, bootstrap_paths, pair_agreement, prediction_strengths
from segmentry.stages.selection.scores import Figures

#: Rows of the resamples.
ROWS = 3_000


@dataclass(frozen=True)
class Bootstrapped:
    """Of every bootstrap fit which rows it was made from (true), and for every k the labels that it gives all rows."""

    met: tuple[NDArray[np.bool_], ...]
    labels: Mapping[int, tuple[Labels, ...]]


def bootstrapped(
    matrix: Floats, k_max: int, bootstraps: int, seed: int, known: Mapping[int, Floats] | None = None
) -> Bootstrapped:
    """Fits of every k to bootstrap samples; the centres that are `known` for a k are one of the starts."""
    drawn = bootstrap_paths(matrix, k_max, bootstraps, seed, known)
    labels = {
        k: tuple(assign(matrix, path[min(k, len(path)) - 1].centres).labels for _, path in drawn)
        for k in range(2, k_max + 1)
    }
    return Bootstrapped(tuple(draws > 0 for draws, _ in drawn), labels)


def halving_figures(matrix: Floats, k_max: int, halvings: int, seed: int) -> dict[int, Figures]:
    """Prediction strength of every k: its mean over the halvings, and the standard error of the mean."""
    strengths = prediction_strengths(matrix, k_max, halvings, seed)
    figures: dict[int, Figures] = {}
    for k in range(1, k_max + 1):
        known = strengths[:, k - 1][~np.isnan(strengths[:, k - 1])]
        if len(known):
            figures[k] = {
                "prediction_strength": settled(float(known.mean())),
                "prediction_strength_se": settled(float(known.std() / np.sqrt(len(known)))),
                "prediction_strength_splits": len(known),
            }
    return figures


def stability_figures(labellings: Mapping[int, Labels], resampled: Bootstrapped) -> dict[int, Figures]:
    """Stability (mean ARI of pairs) of every k, and how well each segment is found again.

    Per segment: `matches`, the mean Jaccard similarity with its best match, with 95 % intervals over the fits; and the
    quartiles of its segment level stability within solutions, over pairs of two and two fits.
    """
    figures: dict[int, Figures] = {}
    for k, others in resampled.labels.items():
        agreements = pair_agreement(others)
        labels = labellings[k][: len(others[0])]
        figures[k] = {
            "stability": settled(float(agreements.mean())),
            "stability_sd": settled(float(agreements.std())),
            "stability_fits": len(others),
            "stability_pairs": len(agreements),
            "stability_rows": len(labels),
            "within": _within(best_matches(labels, others, k)),
        } | _matches(labels, resampled.met, others, k)
    return figures


def _matches(labels: Labels, met: Sequence[NDArray[np.bool_]], others: Sequence[Labels], k: int) -> Figures:
    """Among the rows that each fit was made from, as Hennig (2007) has it."""
    each = np.vstack([best_matches(labels[own], [other[own]], k) for own, other in zip(met, others, strict=True)])
    intervals = [
        bounded_interval(len(each), *figures) for figures in zip(each.mean(axis=0), each.std(axis=0), strict=True)
    ]
    return {
        "matches": tuple(settled(float(match)) for match in each.mean(axis=0)),
        "match_intervals": tuple((settled(low), settled(high)) for low, high in filter(None, intervals)),
    }


def _within(everyone: Floats) -> tuple[tuple[float, ...], ...]:
    """Quartiles over pairs of fits (Dolnicar & Leisch 2017), from the matches of each fit (fits x k)."""
    pairs = (everyone[: len(everyone) // 2 * 2 : 2] + everyone[1::2]) / 2
    quartiles = np.quantile(pairs, (0.25, 0.5, 0.75), axis=0).T
    return tuple(tuple(settled(float(quartile)) for quartile in row) for row in quartiles)
