"""The caption of how each segment holds: silhouette, stability, and who is on the border."""

from collections.abc import Sequence

import numpy as np

from segmentry.reporting.captions.telling import (
    MORE,
    NONE,
    ONE,
    SILHOUETTE_SOURCE,
    STABILITY_SOURCE,
    WEAK,
    Caption,
    bands_said,
    numbered,
    of_rows,
    sentence,
    silhouette_band,
    stability_band,
)
from segmentry.reporting.shapes import needed
from segmentry.results.labels import added_columns
from segmentry.results.segmentation import Segmentation


def silhouettes(segmentation: Segmentation) -> Caption:
    """Of silhouette and stability: how well the segments are separated, and which not to build on."""
    v = needed(segmentation.validation, "validate")
    if v.silhouette is None or not v.stabilities:
        return Caption(ONE, MORE)
    means = (
        f"Silhouette (Euclidean) {v.silhouette:.2f}{of_rows(v.rows, segmentation.rows_labelled)}:"
        f" {silhouette_band(v.silhouette)} by {SILHOUETTE_SOURCE}.{why_both(segmentation)}"
    )
    known = [(value, i) for i, value in enumerate(v.silhouettes, start=1) if value is not None]
    if known:
        lowest, i = min(known)
        means += f" The lowest is segment {i} with {lowest:.2f}."
    means += _elsewhere(segmentation)
    if v.within:
        lowest, i = min((median, i) for i, (_, median, _) in enumerate(v.within, start=1))
        if round(lowest, 2) < 1:
            means += f" In redraws of these customers segment {i} changes most (SLSw {lowest:.2f})."
    if v.across and segmentation.k > 2:
        lowest, i = min((one, i) for i, one in enumerate(v.across, start=1))
        if round(lowest, 2) < 1:
            fewer = f"With {segmentation.k - 1} segments instead of {segmentation.k}"
            means += f" {fewer}, segment {i} lies in several of them, the most of all (SLSa {lowest:.2f})."
    means += f" Dotted lines: {bands_said()}."
    return Caption(means, f"{_build_on(segmentation)}{_on_the_border(segmentation)}")


def why_both(segmentation: Segmentation) -> str:
    """Why the verdict holds beside a silhouette that calls the structure weak; nothing where they say the same."""
    v, evidence = segmentation.validation, segmentation.choice.of(segmentation.k)
    if v is None or v.silhouette is None or silhouette_band(v.silhouette) not in (WEAK, NONE):
        return ""
    if evidence.verdict not in ("natural", "reproducible") or evidence.stability is None:
        return ""
    wide = segmentation.recipe.width
    agree = f"whether refits agree (mean ARI {evidence.stability:.2f})"
    rests = f"{agree}, not on room between neighbours"
    if evidence.verdict == "natural" and evidence.valley is not None:
        rests = f"whether the density falls between neighbours (to {evidence.valley:.0%} of the lower peak) and {agree}"
    low = "the silhouette compares distances, and is low where segments touch or are wide"
    if wide > 1:
        low = (
            f"the silhouette compares whole distances over all {wide} dimensions, and is low where customers of one"
            " segment are far from each other, too"
        )
    return f" The verdict, {evidence.verdict}, holds all the same: {low}; the verdict rests on {rests}."


def _elsewhere(segmentation: Segmentation) -> str:
    """Where the most customers have a silhouette below 0."""
    v = needed(segmentation.validation, "validate")
    shares = [(below_zero(curve), -i) for i, curve in enumerate(v.silhouette_curves, start=1)]
    most, i = max(shares, default=(0.0, 0))
    if most < 0.005:
        return ""
    return f" About {most:.0%} of segment {-i}, the most of all, are closer to another segment (silhouette below 0)."


def below_zero(curve: Sequence[float]) -> float:
    """About which share of a segment has a silhouette below 0, from its evenly spaced quantiles.

    >>> below_zero((-0.1, 0.1, 0.2)), below_zero((0.1, 0.2)), below_zero(())
    (0.25, 0.0, 0.0)
    """
    if not curve or curve[0] >= 0:
        return 0.0
    return float(np.interp(0.0, curve, np.linspace(0, 1, len(curve))))


def _build_on(segmentation: Segmentation) -> str:
    """Which segments not to build on."""
    v = needed(segmentation.validation, "validate")
    fits = f"{v.resamples} bootstrap fits{of_rows(v.stability_rows, segmentation.rows_labelled)}"
    poor = {band: [str(i) for i, s in enumerate(v.stabilities, 1) if stability_band(s) == band] for band in _poor()}
    if not any(poor.values()):
        band = stability_band(min(v.stabilities))
        all = f"all are {band}{' or better' if band == 'stable' else ''}, the lowest with {min(v.stabilities):.2f}"
        return f"Stability is no reason to drop a segment: {all} ({fits}; bands by {STABILITY_SOURCE})."
    told = [f"{numbered(ids)} {'is' if len(ids) == 1 else 'are'} {band}" for band, ids in poor.items() if ids]
    them = "it" if sum(len(ids) for ids in poor.values()) == 1 else "them"
    source = f"{fits}; bands by {STABILITY_SOURCE}"
    return f"{sentence('; '.join(told))} Do not build on {them} alone ({source})."


def _on_the_border(segmentation: Segmentation) -> str:
    """Where the most customers are on the border, and what to do with them."""
    v = needed(segmentation.validation, "validate")
    if not v.borderline:
        return ""
    most, i = max((share, -i) for i, share in enumerate(v.borderline, start=1))
    if round(most, 3) == 0:
        return " Hardly anybody is on a border."
    column = added_columns(segmentation.types)[3]
    who = f"{most:.1%} of segment {-i} are on a border, the most of all ({column})"
    return f" {sentence(who)} They may have the measures of either neighbour."


def _poor() -> tuple[str, str]:
    return stability_band(0.0), stability_band(0.6)
