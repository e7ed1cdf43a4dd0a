"""The segment profile plot (Dolnicar, Gruen & Leisch 2018, Market Segmentation Analysis): what marks each segment."""

from segmentry.reporting.cards.markers import Markers, is_marker, markers
from segmentry.reporting.compared import has_values
from segmentry.reporting.looks import PALE, label
from segmentry.reporting.pictures.grids import Grid, Panel, across, grid
from segmentry.reporting.pictures.marks import of
from segmentry.reporting.pictures.picture import Picture
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.statement import NOTABLE


def profiles(segmentation: Segmentation) -> Picture:
    """One panel per segment: how far it stands from everyone in each feature, in standard deviations.

    Marker variables are in the segment's colour. The features are those in which the segments differ most, in the same
    order in all panels. Raises `SegmentryError` without a profile.
    """
    shown = markers(segmentation)
    panels = []
    for i, segment in enumerate(segmentation.segments):
        rows = [
            {"row": feature.feature, "feature": feature.feature, **of(segment), "value": feature.differences[i]}
            | {"average": feature.said(feature.means[i]), "everyone": feature.said(feature.of_all)}
            | _words(feature.differences[i], has_values(segmentation, feature.column, i))
            | ({} if is_marker(feature.differences[i]) else {"colour": PALE})
            for feature in shown.features
        ]
        panels.append(Panel(label(segment), rows))
    ticks = (-int(shown.end), 0, int(shown.end))
    fields = ("segment", "feature", "average", "everyone", "said")
    step = 18 if segmentation.k <= 6 else 15
    many = across(segmentation.k)
    return grid(panels, Grid(-shown.end, shown.end, ticks, "+.2~f", _title(shown), many, fields, step=step))


def _words(difference: float | None, filled: bool) -> dict[str, str]:
    """The difference in words, short and long, or why there is none."""
    if difference is None:
        return dict.fromkeys(("number", "said"), "withheld" if filled else "no value")
    return {"number": f"{difference:+.1f}", "said": f"{difference:+.2f} standard deviations"}


def _title(shown: Markers) -> str:
    title = f"Standard deviations from all customers (0); pale: closer than {NOTABLE:g}"
    if shown.cut:
        title += f"; bars beyond {shown.end:g} are cut, with their number at 0"
    if len(shown.features) < shown.of:
        title += f"; the {len(shown.features)} of {shown.of} features in which the segments differ most"
    return title
