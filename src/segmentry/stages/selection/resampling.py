"""The figures of every k from resamples: would other customers have given the same segments?"""

from collections.abc import Mapping

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import assign
from segmentry.maths.stability import best_matches, bootstrap_paths, pair_agreement, prediction_strengths
from segmentry.stages.selection.scores import Figures

#: Rows of the resamples.
ROWS = 3_000


def bootstrap_labels(matrix: Floats, k_max: int, bootstraps: int, seed: int) -> dict[int, list[Labels]]:
    """For every k the labels of all rows by each bootstrap fit."""
    labels: dict[int, list[Labels]] = {k: [] for k in range(2, k_max + 1)}
    for path in bootstrap_paths(matrix, k_max, bootstraps, seed):
        for k, several in labels.items():
            several.append(assign(matrix, path[min(k, len(path)) - 1].centres).labels)
    return labels


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


def stability_figures(
    matrix: Floats, centres: Mapping[int, Floats], resampled: Mapping[int, list[Labels]]
) -> dict[int, Figures]:
    """Stability (mean ARI of pairs) of every k, and per segment the mean Jaccard similarity with its best match."""
    figures: dict[int, Figures] = {}
    for k, others in resampled.items():
        agreements = pair_agreement(others)
        matches = best_matches(assign(matrix, centres[k]).labels, others, k).mean(axis=0)
        figures[k] = {
            "stability": settled(float(agreements.mean())),
            "stability_sd": settled(float(agreements.std())),
            "stability_pairs": len(agreements),
            "stability_rows": len(matrix),
            "matches": tuple(settled(float(match)) for match in matches),
        }
    return figures
