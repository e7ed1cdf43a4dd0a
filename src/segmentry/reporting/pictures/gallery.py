"""Every picture, a file for each, made with Altair: one specification for the app, the report, the notebook and files.

Axes and legends are left to the theme of whoever draws them. Marks that carry a colour of their own are readable on
light and on dark.
"""

from segmentry.reporting.pictures.average_cells import averages
from segmentry.reporting.pictures.column_spread import distribution
from segmentry.reporting.pictures.evidence_curves import evidence
from segmentry.reporting.pictures.loading_bars import loadings
from segmentry.reporting.pictures.outcome_bars import outcome
from segmentry.reporting.pictures.profile_bars import profiles
from segmentry.reporting.pictures.segment_map import map  # noqa: A004 - read as gallery.map
from segmentry.reporting.pictures.size_bars import sizes
from segmentry.reporting.pictures.stability_panels import silhouettes

__all__ = ["averages", "distribution", "evidence", "loadings", "map", "outcome", "profiles", "silhouettes", "sizes"]
