"""An outcome by segment, as bars with their 95 % intervals, beside that of all customers."""

from typing import Any

import altair as alt

from segmentry.reporting.looks import GREY, colour_of, label
from segmentry.reporting.pictures.marks import (
    DARK,
    WIDTH,
    data,
    fixed,
    layered,
    name,
    picture,
    rows_axis,
    text,
    unchecked,
)
from segmentry.reporting.pictures.picture import Picture
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.wording import figure, interval, share


@unchecked()
def outcome(segmentation: Segmentation, of: Outcome) -> Picture:
    """A bar for each segment, the highest first, with its interval; the line is the value of all customers."""
    rate = of.kind == "rate"
    rows: list[dict[str, Any]] = []
    for own in of.ranked:
        if own.value is None:
            continue
        segment, said = segmentation.segments[own.segment - 1], share(own.value, 1) if rate else figure(own.value)
        low, high = own.interval or (own.value, own.value)
        ends = f" ({interval(own.interval, of_shares=rate)})" if own.interval else ""
        figures = {"value": own.value, "low": low, "high": high, "text": f"{said}{ends}"}
        rows.append({"segment": label(segment), "colour": colour_of(segment), **figures})
    far = 1.45 * max((row["high"] for row in rows), default=1.0) or 1.0
    least = min(0.0, *(row["low"] for row in rows)) if rows else 0.0
    x = alt.X(field="value", type="quantitative", axis=None).scale(domain=[least, far], nice=False)
    base = alt.Chart().encode(y=rows_axis("segment"), tooltip=[name("segment"), name("text")])
    bars = base.encode(x=x, color=alt.Color(field="colour", type="nominal", scale=None)).mark_bar(height={"band": 0.7})
    low_end, high_end = alt.X(field="low", type="quantitative"), alt.X2(field="high")
    reach = base.encode(x=low_end, x2=high_end).mark_rule(color=DARK, strokeWidth=2)
    beside = text(base.encode(x=alt.X(field="high", type="quantitative")), "text", align="left", dx=6)
    line = data([{"all": of.all.value or 0.0}]).encode(x=alt.X(field="all", type="quantitative"), y=fixed("y", 0))
    line = line.encode(y2=fixed("y2", "height")).mark_rule(color=GREY, strokeDash=[4, 3])
    return picture(layered(rows, bars, reach, line, beside, width=WIDTH - 80, height=alt.Step(26)))
