"""The pictures, made with Altair: one specification for the app, the report, the notebook and files.

Axes and legends are left to the theme of whoever draws them. Marks that carry a colour of their own are
readable on light and on dark.
"""

from functools import lru_cache
from typing import Any

import altair as alt

from segmentry.reporting import shapes
from segmentry.reporting.pictures.distributions import distribution
from segmentry.reporting.pictures.marks import (
    COLOUR,
    Layers,
    Panels,
    fixed,
    layered,
    name,
    named,
    number,
    picture,
    rows_axis,
    text,
    unchecked,
)
from segmentry.reporting.pictures.panels import evidence, silhouettes
from segmentry.reporting.pictures.picture import Picture
from segmentry.reporting.pictures.profiles import profiles
from segmentry.reporting.shapes import GREY, PALETTE, axis_title, needed
from segmentry.results.segmentation import Map, Segmentation

__all__ = ["averages", "distribution", "evidence", "loadings", "map", "profiles", "silhouettes", "sizes"]

_Spec = dict[str, Any]

_DARK, _BAR = "#222222", "#7A8794"
_DIVERGING = ["#0B5D94", "#F4F4F4", "#B34700"]
_DIFFERENCE = "standard deviations from everyone (full colour from 2)"
_WIDTH = 600
_MOST_LOADINGS, _MOST_AVERAGES = 12, 20


def map(segmentation: Segmentation) -> Picture:
    """The customers on the first two principal axes, or along the feature where there is only one.

    A loaded model has no customers: then only the centres are drawn.
    """
    drawn = needed(segmentation.map, "profile")
    if len(drawn.explained) == 1:
        return _distribution(segmentation, drawn)
    rows: dict[str, Any] = {"centres": shapes.centre_rows(segmentation, drawn)}
    first, second = axis_title(drawn, 0), axis_title(drawn, 1)
    if drawn.bins is not None:
        rows["cells"] = shapes.bin_rows(segmentation, drawn.bins)
        return Picture(_binned(first, second, _in_cells(segmentation, drawn)), rows)
    if drawn.points is not None:
        rows["customers"] = shapes.point_frame(segmentation, drawn)
    return Picture(_map(first, second, drawn.points is not None), rows)


@unchecked()
def loadings(segmentation: Segmentation) -> Picture:
    """Which features carry each axis of the map, the strongest first."""
    drawn = needed(segmentation.map, "profile")
    panels = []
    for axis in range(len(drawn.loadings)):
        ranked = shapes.strongest(segmentation, axis)
        rows = [{"feature": feature, "loading": load} for feature, load in ranked[:_MOST_LOADINGS]]
        edge = 1.15 * max(1.0, *(abs(load) for _, load in ranked))
        x = alt.X(field="loading", type="quantitative", title=None).scale(domain=[-edge, edge], nice=False)
        x = x.axis(values=[-1, -0.5, 0, 0.5, 1])
        base = alt.Chart().encode(x=x, y=rows_axis("feature"), tooltip=[name("feature"), number("loading", "+.3f")])
        above = text(base, "loading", "+.2f", align="left", dx=4).transform_filter(alt.datum.loading >= 0)
        below = text(base, "loading", "+.2f", align="right", dx=-4).transform_filter(alt.datum.loading < 0)
        more = f"the {len(rows)} strongest of {len(ranked)} features" if len(ranked) > len(rows) else ""
        title = alt.Title(axis_title(drawn, axis), subtitle=more, subtitleColor=GREY, anchor="start")
        bars = base.mark_bar(color=_BAR, height={"band": 0.7})
        panels.append(layered(rows, bars, above, below, width=_WIDTH - 80, height=alt.Step(20), title=title))
    return picture(Panels(panels, spacing=16))


def sizes(segmentation: Segmentation) -> Picture:
    """Customers and share of every segment."""
    return Picture(_sizes(), {"segments": shapes.size_rows(segmentation)})


def averages(segmentation: Segmentation) -> Picture:
    """Segments beside features: the average in the feature's own units on the colour of its difference.

    The difference is counted in standard deviations from everyone; the features are ordered by how far the
    segments are apart in them.
    """
    compared = shapes.features_compared(segmentation)
    more = f"the {_MOST_AVERAGES} of {len(compared)} features in which the segments differ most"
    rows = shapes.average_rows(segmentation, compared[:_MOST_AVERAGES])
    notes = [more] if len(compared) > _MOST_AVERAGES else []
    notes += ["dashed: withheld, or no value"] if any(row["difference"] is None for row in rows) else []
    return Picture(_averages("; ".join(notes)), {"cells": rows})


# Specifications that the segments do not change are made once: Altair takes its time.


@lru_cache
@unchecked()
def _map(first: str, second: str, customers: bool) -> _Spec:
    x = alt.X(field="x", type="quantitative", title=first).scale(zero=False).axis(tickCount=8)
    y = alt.Y(field="y", type="quantitative", title=second).scale(zero=False).axis(tickCount=6)
    customers_of = []
    if customers:
        points = named("customers").mark_point(filled=True, size=16, opacity=0.5, aria=False)
        look = {"color": COLOUR, "shape": alt.Shape(field="shape", type="nominal", scale=None)}
        customers_of.append(points.encode(x=x, y=y, tooltip=[name("segment")], **look))
    return _with_centres(x, y, customers_of)


@lru_cache
@unchecked()
def _binned(first: str, second: str, note: str) -> _Spec:
    x = alt.X(field="x", type="quantitative", title=first).scale(zero=False, nice=False).axis(tickCount=8, grid=False)
    y = alt.Y(field="y", type="quantitative", title=second).scale(zero=False, nice=False).axis(tickCount=6, grid=False)
    parts = [number("customers", ",d"), number("part", ".0%").title("of these in the segment")]
    opacity = alt.Opacity(field="opacity", type="quantitative", scale=None)
    cells = named("cells").mark_rect(aria=False).encode(x=x, x2=alt.X2(field="x2"), y=y, y2=alt.Y2(field="y2"))
    cells = cells.encode(color=COLOUR, opacity=opacity, tooltip=[name("segment"), *parts])
    title = alt.Title(note, fontSize=11, fontWeight="normal", anchor="start")
    return {**_with_centres(x, y, [cells]), "title": title.to_dict(validate=False)}


def _with_centres(x: alt.X, y: alt.Y, customers: list[Any]) -> _Spec:
    """The map: customers, one by one or in cells, and the segments' numbers at the centres over them."""
    base = alt.Chart().encode(x=x, y=y, tooltip=[name("segment")])
    key = base.mark_point(filled=True, opacity=0).encode(color=_legend())
    ring = base.mark_point(shape="circle", size=260, fill="white", opacity=1, strokeWidth=2.5)
    ring = ring.encode(stroke=alt.Stroke(field="colour", type="nominal", scale=None))
    digits = text(base, "id", color=_DARK, fontWeight="bold", fontSize=11)
    canvas = {"embedOptions": {"renderer": "canvas"}}  # thousands of marks are drawn faster than as SVG
    layers = [key, *customers, ring, digits]
    chart = Layers(layers, data=alt.NamedData("centres"), width=_WIDTH, height=400, usermeta=canvas)
    return dict(chart.to_dict(validate=False))


def _in_cells(segmentation: Segmentation, drawn: Map) -> str:
    """What the cells of a map count."""
    of = f"{drawn.rows:,} of {segmentation.rows_labelled:,} customers"
    return f"{of}, counted in cells: the stronger the colour, the more (logarithm)"


@lru_cache
@unchecked()
def _sizes() -> _Spec:
    x = alt.X(field="customers", type="quantitative", axis=None).scale(nice=False)
    tooltip = [name("segment"), number("customers", ",d"), number("share", ".1%")]
    base = alt.Chart().encode(x=x, y=rows_axis("segment"), tooltip=tooltip)
    bars = base.mark_bar(height={"band": 0.75}).encode(color=COLOUR)
    room = base.mark_tick(opacity=0).encode(
        x=alt.X(field="room", type="quantitative", axis=None)
    )  # for words beside bars
    room = room.transform_calculate(room=1.35 * alt.datum.customers)
    layers = [bars, room, text(base, "text", align="left", dx=5)]
    chart = Layers(layers, data=alt.NamedData("segments"), width=_WIDTH - 80, height=alt.Step(26))
    return dict(chart.to_dict(validate=False))


@lru_cache
@unchecked()
def _averages(title: str) -> _Spec:
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
    on_dark = alt.condition(abs(alt.datum.difference) > 1.5, alt.value("white"), alt.value(_DARK))
    layers = [cells, none, text(base, "text", fontSize=11).encode(color=on_dark)]
    chart = Layers(layers, data=alt.NamedData("cells"), width=_WIDTH - 60, height=alt.Step(24))
    return dict(
        chart.properties(title=alt.Title(title, anchor="start", fontSize=11, fontWeight="normal")).to_dict(
            validate=False
        )
    )


@unchecked()
def _distribution(segmentation: Segmentation, drawn: Map) -> Picture:
    feature = segmentation.features[0]
    ticks: dict[str, Any] = {"labelOverlap": True, "labelFlush": False, "labelSeparation": 8, "tickCount": 8}
    if shapes.axis_kind(segmentation) == "date":  # which is counted in days
        ticks["labelExpr"] = "utcFormat(datum.value * 86400000, '%Y-%m-%d')"
    x = alt.X(field="x", type="quantitative", title=feature).scale(zero=False).axis(**ticks)
    layers: list[Any] = []
    rows: dict[str, Any] = {"centres": shapes.centre_rows(segmentation, drawn)}
    if drawn.points is not None:
        rows["customers"] = shapes.point_frame(segmentation, drawn)
        bars = named("customers").mark_bar(opacity=0.75)
        bars = bars.encode(
            x=alt.X(field="x", type="quantitative", title=feature, bin=alt.Bin(maxbins=40)).axis(**ticks),
            y=alt.Y(aggregate="count", type="quantitative", title=f"customers (of {drawn.rows:,} drawn)"),
            color=COLOUR,
            tooltip=[name("segment"), alt.Tooltip(aggregate="count", type="quantitative", title="customers")],
        )
        layers.append(bars)
    average = alt.Tooltip(field="said", type="nominal", title=f"average {feature}")
    base = named("centres").encode(x=x, tooltip=[name("segment"), average])
    rule = base.mark_rule(strokeWidth=2).encode(color=COLOUR)
    key = base.mark_point(filled=True, opacity=0).encode(color=_legend())
    digits = text(base, "id", baseline="bottom", dy=-4, fontWeight="bold").encode(y=fixed("y", 0))
    chart = Layers([key, *layers, rule, digits], width=_WIDTH, height=300)
    return Picture(chart.to_dict(validate=False), rows)


def _legend() -> alt.Color:
    legend = alt.Legend(title=None, orient="bottom", columns=2, columnPadding=24, labelLimit=260, symbolOpacity=1)
    return alt.Color(field="segment", type="nominal", sort=None, scale=alt.Scale(range=PALETTE), legend=legend)
