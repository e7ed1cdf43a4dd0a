"""Two lines under each picture, made from its numbers: what it means, and what to do with it."""

from segmentry.reporting.captions.columns import distribution, profiles
from segmentry.reporting.captions.evidence import evidence
from segmentry.reporting.captions.quality import silhouettes, why_both
from segmentry.reporting.captions.segments import averages, loadings, map, sizes  # noqa: A004
from segmentry.reporting.captions.telling import (
    SILHOUETTE_SOURCE,
    STABILITY_BANDS,
    STABILITY_SOURCE,
    Caption,
    silhouette_band,
    stability_band,
)

__all__ = [
    "SILHOUETTE_SOURCE",
    "STABILITY_BANDS",
    "STABILITY_SOURCE",
    "Caption",
    "averages",
    "distribution",
    "evidence",
    "loadings",
    "map",
    "profiles",
    "silhouette_band",
    "silhouettes",
    "sizes",
    "stability_band",
    "why_both",
]
