"""Customers and share of every segment, as bars."""

from functools import lru_cache
from typing import Any

import altair as alt

from segmentry.reporting.looks import colour, label
from segmentry.reporting.pictures.marks import COLOUR, WIDTH, Layers, name, number, rows_axis, text, unchecked
from segmentry.reporting.pictures.picture import Picture, Rows
from segmentry.results.segmentation import Segmentation
from segmentry.wording import share


def sizes(segmentation: Segmentation) -> Picture:
    """Customers and share of every segment."""
    return Picture(_bars(), {"segments": _rows(segmentation)})


def _rows(segmentation: Segmentation) -> Rows:
    """One row per segment: customers and share."""
    return [
        {"segment": label(s), "customers": s.size, "share": s.share, "text": f"{s.size:,} ({share(s.share, 1)})"}
        | {"colour": colour(s.id)}
        for s in segmentation.segments
    ]


@lru_cache
@unchecked()
def _bars() -> dict[str, Any]:
    x = alt.X(field="customers", type="quantitative", axis=None).scale(nice=False)
    tooltip = [name("segment"), number("customers", ",d"), number("share", ".1%")]
    base = alt.Chart().encode(x=x, y=rows_axis("segment"), tooltip=tooltip)
    bars = base.mark_bar(height={"band": 0.75}).encode(color=COLOUR)
    room = base.mark_tick(opacity=0).encode(
        x=alt.X(field="room", type="quantitative", axis=None)
    )  # for words beside bars
    room = room.transform_calculate(room=1.35 * alt.datum.customers)
    layers = [bars, room, text(base, "text", align="left", dx=5)]
    chart = Layers(layers, data=alt.NamedData("segments"), width=WIDTH - 80, height=alt.Step(26))
    return dict(chart.to_dict(validate=False))
