"""Segments beside features: averages on the colour of their difference from everyone."""

import altair as alt

from segmentry.reporting.compared import Compared, features_compared
from segmentry.reporting.looks import GREY, heads, label
from segmentry.reporting.pictures.marks import DARK, WIDTH, Layers, name, number, rows_axis, small, spec, text
from segmentry.reporting.pictures.picture import Picture, Rows
from segmentry.results.segmentation import Segmentation

_DIVERGING = ["#0B5D94", "#F4F4F4", "#B34700"]
_DIFFERENCE = "standard deviations from all customers (full colour from 2)"
#: Features that are drawn, and segments beside which words fit into the cells.
MOST_FEATURES, _MOST_WORDS = 20, 12


def averages(segmentation: Segmentation) -> Picture:
    """Segments beside features: the average in the feature's own units on the colour of its difference.

    The difference is counted in standard deviations from everyone; the features are ordered by how far the
    segments are apart in them.
    """
    compared = features_compared(segmentation)
    more = f"the {MOST_FEATURES} of {len(compared)} features in which the segments differ most"
    rows = _rows(segmentation, compared[:MOST_FEATURES])
    notes = [more] if len(compared) > MOST_FEATURES else []
    notes += ["dashed: withheld, or no value"] if any(row["difference"] is None for row in rows) else []
    return Picture(_cells("; ".join(notes)), {"cells": rows})


def _rows(segmentation: Segmentation, compared: tuple[Compared, ...]) -> Rows:
    """One row per feature and segment; without words in the cells where they would not fit."""
    segments, words = segmentation.segments, segmentation.k <= _MOST_WORDS
    return [
        {"feature": feature.feature, "head": head, "segment": label(s), "average": mean, "difference": difference}
        | {"said": feature.said(mean), "text": feature.said(mean) if words else ""}
        for feature in compared
        for head, s, mean, difference in zip(heads(segments), segments, feature.means, feature.differences, strict=True)
    ]


@spec
def _cells(title: str) -> Layers:
    axis = alt.Axis(orient="top", labelAngle=0, labelFlush=False, labelExpr="split(datum.label, '\\n')", labelLimit=400)
    axis.labelPadding, axis.ticks, axis.domain = 31, False, False  # three lines
    x = alt.X(field="head", type="nominal", sort=None, title="segment", axis=axis)
    tooltip = [name("segment"), name("feature"), name("said").title("average"), number("difference", "+.2f")]
    base = alt.Chart().encode(x=x, y=rows_axis("feature"), tooltip=tooltip)
    ends = [-2, -1, 0, 1, 2]
    legend = alt.Legend(title=_DIFFERENCE, titleLimit=400, orient="bottom", values=ends, type="symbol")
    legend.labelExpr = "datum.value == 0 ? '0' : format(datum.value, '+d')"
    legend.symbolType, legend.symbolSize, legend.symbolStrokeWidth, legend.direction = "square", 260, 0, "horizontal"
    scale = alt.Scale(domain=[-2, 0, 2], range=_DIVERGING, clamp=True)
    difference = alt.Color(field="difference", type="quantitative", scale=scale, legend=legend)
    known = "isValid(datum.difference)"
    cells = base.mark_rect(stroke="white", strokeWidth=1)
    cells = cells.encode(color=alt.condition(known, difference, alt.value("transparent")))
    none = base.transform_filter(f"!{known}").mark_rect(fill="transparent", stroke=GREY, strokeDash=[2, 3])
    none.mark.width, none.mark.height = {"band": 0.92}, {"band": 0.75}
    on_dark = alt.condition(abs(alt.datum.difference) > 1.5, alt.value("white"), alt.value(DARK))
    layers = [cells, none, text(base, "text", fontSize=11).encode(color=on_dark)]
    data = alt.NamedData("cells")
    return Layers(layers, data=data, width=WIDTH - 60, height=alt.Step(24), title=small(title))
