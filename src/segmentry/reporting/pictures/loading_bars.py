"""Which features carry each axis of the map, as bars."""

import altair as alt

from segmentry.reporting.axes import MOST_LOADINGS, axis_title, strongest
from segmentry.reporting.compared import needed
from segmentry.reporting.pictures.marks import (
    WIDTH,
    Panels,
    headed,
    layered,
    name,
    number,
    picture,
    rows_axis,
    text,
    unchecked,
)
from segmentry.reporting.pictures.picture import Picture
from segmentry.results.segmentation import Segmentation

_BAR = "#7A8794"


@unchecked()
def loadings(segmentation: Segmentation) -> Picture:
    """Which features carry each axis of the map, the strongest first."""
    drawn = needed(segmentation.map, "profile")
    panels = []
    for axis in range(len(drawn.loadings)):
        ranked = strongest(segmentation, axis)
        rows = [{"feature": feature, "loading": load} for feature, load in ranked[:MOST_LOADINGS]]
        edge = 1.15 * max(1.0, *(abs(load) for _, load in ranked))
        x = alt.X(field="loading", type="quantitative", title=None).scale(domain=[-edge, edge], nice=False)
        x = x.axis(values=[-1, -0.5, 0, 0.5, 1])
        base = alt.Chart().encode(x=x, y=rows_axis("feature"), tooltip=[name("feature"), number("loading", "+.3f")])
        above = text(base, "loading", "+.2f", align="left", dx=4).transform_filter(alt.datum.loading >= 0)
        below = text(base, "loading", "+.2f", align="right", dx=-4).transform_filter(alt.datum.loading < 0)
        more = f"the {len(rows)} strongest of {len(ranked)} features" if len(ranked) > len(rows) else ""
        title = headed(axis_title(drawn, axis), more)
        bars = base.mark_bar(color=_BAR, height={"band": 0.7})
        panels.append(layered(rows, bars, above, below, width=WIDTH - 80, height=alt.Step(20), title=title))
    return picture(Panels(panels, spacing=16))
