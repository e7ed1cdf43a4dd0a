"""The pictures, made with Altair: one specification for the app, the report, the notebook and files.

Axes and legends are left to the theme of whoever draws them. Marks that carry a colour of their own are
readable on light and on dark.
"""

from functools import lru_cache
from typing import Any

import altair as alt

from segmentry.reporting import shapes
from segmentry.reporting.pictures import Picture, Rows
from segmentry.reporting.shapes import GREY, PALETTE, axis_title, label, needed
from segmentry.results.choice import KChoice
from segmentry.results.segmentation import Map, Segmentation

_Spec = dict[str, Any]

_DARK, _ACCENT, _BAR = "#222222", "#7B52C9", "#7A8794"
_DIVERGING = ["#0B5D94", "#F4F4F4", "#B34700"]
_DIFFERENCE = "standard deviations from everyone (full colour from 2)"
_WIDTH = 600
_MOST_LOADINGS, _MOST_AVERAGES = 12, 20

_COLOUR = alt.Color("colour", type="nominal", scale=None)


def evidence(choice: KChoice, k: int | None = None) -> Picture:
    """Inertia with its knee, silhouette and stability over k, with the recommended k and the one shown.

    Parameters
    ----------
    choice : KChoice
    k : int, optional
        The k that is shown, where it is not the recommended one.
    """
    shown = k or choice.k
    of = choice.of(max(shown, min(2, choice.k_max)))
    rows = shapes.evidence_rows(choice)
    ks = [e.k for e in choice.evidence]
    x = alt.X("k", type="quantitative", title=None).axis(values=ks, format="d", grid=False)
    x = x.scale(domain=[ks[0] - 0.3, ks[-1] + 0.3], nice=False)
    knee = [] if choice.knee is None else [_rule(x, choice.knee, strokeDash=[4, 3], color=GREY)]
    last = x.title("number of segments, k")
    spread = alt.Chart().mark_rule(color=GREY, opacity=0.5, strokeWidth=2)
    spread = spread.encode(x=last, y=alt.Y("low", type="quantitative"), y2=alt.Y2("high"))
    notes = []
    for i, (at, note, left) in enumerate(shapes.remarks(choice, shown)):
        base = _data([{"k": at, "note": note}]).encode(x=x, y=alt.value(6 + 15 * i))
        notes.append(_text(base, "note", align="right" if left else "left", dx=-7 if left else 7))
    sampled = f"{of.stability_pairs} pairs of bootstrap fits ({of.stability_rows:,} rows)"
    panels = [
        _panel(rows, x, "inertia", shown, f"Inertia ({of.rows:,} rows)", [*knee, *notes]),
        _panel(rows, x, "silhouette", shown, f"Silhouette, Euclidean ({of.silhouette_rows:,} rows)", []),
        _panel(rows, last, "stability", shown, f"Stability: mean ARI and standard deviation, {sampled}", [spread]),
    ]
    chart = alt.VConcatChart(vconcat=panels, spacing=16, resolve=alt.Resolve(scale=alt.ScaleResolveMap(x="shared")))
    return _picture(chart)


def map(segmentation: Segmentation) -> Picture:
    """The customers on the first two principal axes, or along the feature where there is only one.

    A loaded model has no customers: then only the centres are drawn.
    """
    drawn = needed(segmentation.map, "profile")
    if len(drawn.explained) == 1:
        return _distribution(segmentation, drawn)
    rows: dict[str, Any] = {"centres": shapes.centre_rows(segmentation, drawn)}
    if drawn.points is not None:
        rows["customers"] = shapes.point_frame(segmentation, drawn)
    return Picture(_map(axis_title(drawn, 0), axis_title(drawn, 1), drawn.points is not None), rows)


def loadings(segmentation: Segmentation) -> Picture:
    """Which features carry each axis of the map, the strongest first."""
    drawn = needed(segmentation.map, "profile")
    panels = []
    for axis in range(len(drawn.loadings)):
        named = shapes.strongest(segmentation, axis)
        rows = [{"feature": name, "loading": load} for name, load in named[:_MOST_LOADINGS]]
        edge = 1.15 * max(1.0, *(abs(load) for _, load in named))
        x = alt.X("loading", type="quantitative", title=None).scale(domain=[-edge, edge], nice=False)
        x = x.axis(values=[-1, -0.5, 0, 0.5, 1])
        base = alt.Chart().encode(x=x, y=_rows_axis("feature"), tooltip=[_name("feature"), _number("loading", "+.3f")])
        above = _text(base, "loading", "+.2f", align="left", dx=4).transform_filter(alt.datum.loading >= 0)
        below = _text(base, "loading", "+.2f", align="right", dx=-4).transform_filter(alt.datum.loading < 0)
        more = f"the {len(rows)} strongest of {len(named)} features" if len(named) > len(rows) else ""
        title = alt.Title(axis_title(drawn, axis), subtitle=more, anchor="start")
        bars = base.mark_bar(color=_BAR, height={"band": 0.7})
        panels.append(_layers(rows, bars, above, below, width=_WIDTH - 160, height=alt.Step(20), title=title))
    return _picture(alt.VConcatChart(vconcat=panels, spacing=16))


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
    return Picture(_averages(more if len(compared) > _MOST_AVERAGES else ""), {"cells": rows})


def silhouettes(segmentation: Segmentation) -> Picture:
    """Silhouette (Euclidean) and stability (Jaccard) of every segment, with the authors' bands as dashed lines."""
    v = needed(segmentation.validation, "validate")
    resampled = f"{v.resamples} bootstrap fits to {v.stability_rows:,} rows"
    panels = []
    for title, values, bands in (
        (f"Silhouette, Euclidean ({v.rows:,} rows)", v.silhouettes, (0.25, 0.5, 0.7)),
        (f"Stability, Jaccard ({resampled})", v.stabilities, (0.6, 0.75, 0.85)),
    ):
        each = list(values) or [None] * segmentation.k
        data = [
            {"segment": label(s), "value": value, "colour": shapes.colour(s.id)}
            for s, value in zip(segmentation.segments, each, strict=True)
        ]
        x = alt.X("value", type="quantitative", title=None).axis(values=[0, *bands, 1], format=".2~f", grid=False)
        x = x.scale(domain=[min(0.0, *(value or 0.0 for value in each), 0.0), 1.12], nice=False)
        base = alt.Chart().encode(x=x, y=_rows_axis("segment"), tooltip=[_name("segment"), _number("value", ".3f")])
        bars = base.mark_bar(height={"band": 0.6}).encode(color=_COLOUR)
        text = _text(base, "value", ".2f", align="right").encode(x=alt.value("width"))
        lines = _data([{"value": band} for band in bands]).mark_rule(color=GREY, strokeDash=[3, 3]).encode(x=x)
        head = alt.Title(title if values else f"{title.split(',')[0]}: nothing to compare", anchor="start")
        panels.append(_layers(data, lines, bars, text, width=_WIDTH - 160, height=alt.Step(24), title=head))
    return _picture(alt.VConcatChart(vconcat=panels, spacing=16))


# Specifications that the segments do not change are made once: Altair takes its time.


@lru_cache
def _map(first: str, second: str, customers: bool) -> _Spec:
    x = alt.X("x", type="quantitative", title=first).scale(zero=False).axis(tickCount=8)
    y = alt.Y("y", type="quantitative", title=second).scale(zero=False).axis(tickCount=6)
    base = _named("centres").encode(x=x, y=y, tooltip=[_name("segment")])
    layers = [base.mark_point(filled=True, opacity=0).encode(color=_legend())]
    if customers:
        points = _named("customers").mark_point(filled=True, size=16, opacity=0.5, aria=False)
        look = {"color": _COLOUR, "shape": alt.Shape("shape", type="nominal", scale=None)}
        layers.append(points.encode(x=x, y=y, tooltip=[_name("segment")], **look))
    ring = base.mark_point(shape="circle", size=260, fill="white", opacity=1, strokeWidth=2.5)
    number = _text(base, "id", color=_DARK, fontWeight="bold", fontSize=11)
    layers += [ring.encode(stroke=alt.Stroke("colour", type="nominal", scale=None)), number]
    canvas = {"embedOptions": {"renderer": "canvas"}}  # thousands of points are drawn faster than as SVG
    return dict(alt.LayerChart(layer=layers, width=_WIDTH, height=400, usermeta=canvas).to_dict())


@lru_cache
def _sizes() -> _Spec:
    x = alt.X("customers", type="quantitative", axis=None).scale(nice=False)
    tooltip = [_name("segment"), _number("customers", ",d"), _number("share", ".1%")]
    base = alt.Chart().encode(x=x, y=_rows_axis("segment"), tooltip=tooltip)
    bars = base.mark_bar(height={"band": 0.75}).encode(color=_COLOUR)
    room = base.mark_tick(opacity=0).encode(x=alt.X("room", type="quantitative", axis=None))  # for words beside bars
    room = room.transform_calculate(room=1.35 * alt.datum.customers)
    layers = [bars, room, _text(base, "text", align="left", dx=5)]
    chart = alt.LayerChart(layer=layers, data=alt.NamedData("segments"), width=_WIDTH - 160, height=alt.Step(26))
    return dict(chart.to_dict())


@lru_cache
def _averages(title: str) -> _Spec:
    axis = alt.Axis(orient="top", labelAngle=0, labelFlush=False, labelExpr="split(datum.label, '\\n')", labelLimit=400)
    axis.labelPadding, axis.ticks, axis.domain = 31, False, False  # three lines
    x = alt.X("head", type="nominal", sort=None, title="segment", axis=axis)
    tooltip = [_name("segment"), _name("feature"), _name("said").title("average"), _number("difference", "+.2f")]
    base = alt.Chart().encode(x=x, y=_rows_axis("feature"), tooltip=tooltip)
    ends = [-2, -1, 0, 1, 2]
    legend = alt.Legend(title=_DIFFERENCE, titleLimit=400, orient="bottom", gradientLength=240, values=ends)
    scale = alt.Scale(domain=[-2, 0, 2], range=_DIVERGING, clamp=True)
    difference = alt.Color("difference", type="quantitative", scale=scale, legend=legend)
    cells = base.mark_rect(stroke="white", strokeWidth=1).encode(color=difference)
    on_dark = alt.condition(abs(alt.datum.difference) > 1.5, alt.value("white"), alt.value(_DARK))
    layers = [cells, _text(base, "text", fontSize=11).encode(color=on_dark)]
    chart = alt.LayerChart(layer=layers, data=alt.NamedData("cells"), width=_WIDTH - 140, height=alt.Step(24))
    return dict(chart.properties(title=alt.Title(title, anchor="start")).to_dict())


def _distribution(segmentation: Segmentation, drawn: Map) -> Picture:
    feature = segmentation.features[0]
    ticks: dict[str, Any] = {"labelOverlap": True, "labelFlush": False, "labelSeparation": 8, "tickCount": 8}
    if shapes.axis_kind(segmentation) == "date":  # which is counted in days
        ticks["labelExpr"] = "utcFormat(datum.value * 86400000, '%Y-%m-%d')"
    x = alt.X("x", type="quantitative", title=feature).scale(zero=False).axis(**ticks)
    layers: list[Any] = []
    rows: dict[str, Any] = {"centres": shapes.centre_rows(segmentation, drawn)}
    if drawn.points is not None:
        rows["customers"] = shapes.point_frame(segmentation, drawn)
        bars = _named("customers").mark_bar(opacity=0.75)
        bars = bars.encode(
            x=alt.X("x", type="quantitative", title=feature, bin=alt.Bin(maxbins=40)).axis(**ticks),
            y=alt.Y(aggregate="count", type="quantitative", title=f"customers (of {drawn.rows:,} drawn)"),
            color=_COLOUR,
            tooltip=[_name("segment"), alt.Tooltip(aggregate="count", type="quantitative", title="customers")],
        )
        layers.append(bars)
    average = alt.Tooltip("said", type="nominal", title=f"average {feature}")
    base = _named("centres").encode(x=x, tooltip=[_name("segment"), average])
    rule = base.mark_rule(strokeWidth=2).encode(color=_COLOUR)
    key = base.mark_point(filled=True, opacity=0).encode(color=_legend())
    number = _text(base, "id", baseline="bottom", dy=-4, fontWeight="bold").encode(y=alt.value(0))
    chart = alt.LayerChart(layer=[key, *layers, rule, number], width=_WIDTH, height=300)
    return Picture(chart.to_dict(), rows)


def _picture(chart: Any) -> Picture:
    spec = chart.to_dict(validate=False)
    return Picture(spec, spec.pop("datasets"))


def _panel(rows: Rows, x: alt.X, measure: str, shown: int, title: str, others: list[alt.Chart]) -> alt.LayerChart:
    """One score over k: the rule and the point of the k that is shown, then the curve over `others`."""
    y = alt.Y(measure, type="quantitative", title=None).axis(tickCount=4)
    if measure == "stability":
        y = y.scale(domain=[0, 1], clamp=True)
    formats = {"k": "d", "inertia": ",.6~r", "silhouette": ".3f", "stability": ".3f"}
    tooltip = [_number(field, format) for field, format in formats.items()]
    base = alt.Chart().encode(x=x, y=y, tooltip=tooltip)
    line = base.mark_line(color=GREY, strokeWidth=1.5)
    points = base.mark_point(filled=True, size=36, color=GREY, opacity=1)
    chosen = base.transform_filter(alt.datum.k == shown).mark_point(filled=True, size=130, color=_ACCENT, opacity=1)
    own = [row for row in rows if row[measure] is not None]
    rule = _rule(x, shown, color=_ACCENT, strokeWidth=2, opacity=0.7)
    look = {"width": _WIDTH, "height": 170 if measure == "inertia" else 90, "title": alt.Title(title, anchor="start")}
    return _layers(own, rule, *others, line, points, chosen, **look)


def _layers(rows: Rows, *layers: alt.Chart, **look: Any) -> alt.LayerChart:
    """Layers over the same rows, which are given once: a chart copies its rows at every step."""
    return alt.LayerChart(layer=layers, data=alt.InlineData(values=rows), **look)


def _rule(x: alt.X, k: int, **look: Any) -> Any:
    return _data([{"k": k}]).encode(x=x).mark_rule(**look)


def _named(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))


def _data(rows: Rows) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=rows))


def _text(base: alt.Chart, field: str, format: str | None = None, **look: Any) -> Any:
    kind: Any = {"type": "nominal"} if format is None else {"type": "quantitative", "format": format}
    return base.encode(text=alt.Text(field, **kind)).mark_text(**{"color": GREY, **look})


def _name(field: str) -> alt.Tooltip:
    return alt.Tooltip(field, type="nominal")


def _number(field: str, format: str) -> alt.Tooltip:
    return alt.Tooltip(field, type="quantitative", format=format)


def _legend() -> alt.Color:
    legend = alt.Legend(title=None, orient="bottom", columns=2, columnPadding=24, labelLimit=260, symbolOpacity=1)
    return alt.Color("segment", type="nominal", sort=None, scale=alt.Scale(range=PALETTE), legend=legend)


def _rows_axis(field: str) -> alt.Y:
    return alt.Y(field, type="nominal", sort=None, title=None).axis(
        labelLimit=200, labelFlush=False, ticks=False, domain=False
    )
