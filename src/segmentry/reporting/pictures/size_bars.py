"""Customers and share of every segment, as bars."""

import altair as alt

from segmentry.reporting.pictures.marks import COLOUR, WIDTH, Layers, name, number, of, rows_axis, spec, text
from segmentry.reporting.pictures.picture import Picture
from segmentry.results.segmentation import Segmentation
from segmentry.wording import share


def sizes(segmentation: Segmentation) -> Picture:
    """Customers and share of every segment."""
    rows = [
        {**of(s), "customers": s.size, "share": s.share, "text": f"{s.size:,} ({share(s.share, 1)})"}
        for s in segmentation.segments
    ]
    return Picture(_bars(), {"segments": rows})


@spec
def _bars() -> Layers:
    x = alt.X(field="customers", type="quantitative", axis=None).scale(nice=False)
    tooltip = [name("segment"), number("customers", ",d"), number("share", ".1%")]
    base = alt.Chart().encode(x=x, y=rows_axis("segment"), tooltip=tooltip)
    bars = base.mark_bar(height={"band": 0.75}).encode(color=COLOUR)
    beside = alt.X(field="room", type="quantitative", axis=None)
    room = base.mark_tick(opacity=0).encode(x=beside)  # for words beside bars
    room = room.transform_calculate(room=1.35 * alt.datum.customers)
    layers = [bars, room, text(base, "text", align="left", dx=5)]
    return Layers(layers, data=alt.NamedData("segments"), width=WIDTH - 80, height=alt.Step(26))
