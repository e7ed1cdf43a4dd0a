"""The segment profile plot (Dolnicar, Gruen & Leisch 2018, Market Segmentation Analysis): what marks each segment."""

from segmentry.reporting.markers import Profiles, has_values, is_marker, shown
from segmentry.reporting.pictures.grids import Grid, Panel, across, grid
from segmentry.reporting.pictures.picture import Picture
from segmentry.reporting.shapes import PALE, colour, label
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.names import NOTABLE


def profiles(segmentation: Segmentation) -> Picture:
    """One panel per segment: how far it stands from everyone in each feature, in standard deviations.

    Marker variables are in the segment's colour. The features are those in which the segments differ most, in the same
    order in all panels.

    Raises
    ------
    SegmentryError
        If the segmentation has no profile.
    """
    told = shown(segmentation)
    panels = []
    for i, segment in enumerate(segmentation.segments):
        rows = [
            {"row": one.feature, "feature": one.feature, "segment": label(segment), "value": one.differences[i]}
            | {"average": one.said(one.means[i]), "everyone": one.said(one.of_all)}
            | _words(one.differences[i], has_values(segmentation, one.column, i))
            | {"colour": colour(segment.id) if is_marker(one.differences[i]) else PALE}
            for one in told.features
        ]
        panels.append(Panel(label(segment), rows))
    whole = int(told.end)
    ticks = (-whole, 0, whole)
    fields = ("segment", "feature", "average", "everyone", "said")
    step = 18 if segmentation.k <= 6 else 15
    return grid(
        panels, Grid(-told.end, told.end, ticks, "+.2~f", _title(told), across(segmentation.k), fields, step=step)
    )


def _words(difference: float | None, filled: bool) -> dict[str, str]:
    """The difference in words, short and long, or why there is none."""
    if difference is None:
        return dict.fromkeys(("number", "said"), "withheld" if filled else "no value")
    return {"number": f"{difference:+.1f}", "said": f"{difference:+.2f} standard deviations"}


def _title(told: Profiles) -> str:
    title = f"Standard deviations from everyone (0); pale: closer than {NOTABLE:g}"
    if told.cut:
        title += f"; bars beyond {told.end:g} are cut, with their number at 0"
    if len(told.features) < told.of:
        title += f"; the {len(told.features)} of {told.of} features in which the segments differ most"
    return title
