"""The pictures, as Altair charts: one specification for the app, the report, the notebook and files.

Axes and legends are left to the theme of whoever draws the chart; `svg` and `png` use neutral greys.
Marks that carry a colour of their own are readable on light and on dark.
"""

import hashlib
import re
from typing import Any

import altair as alt

from segmentry.reporting import shapes
from segmentry.reporting.shapes import axis_title, label, needed
from segmentry.results.choice import KChoice
from segmentry.results.segmentation import Map, Segmentation

_Rows = list[dict[str, Any]]
Picture = alt.Chart | alt.LayerChart | alt.VConcatChart

#: Okabe and Ito's colours (2008), black and yellow replaced by ones that show on light and on dark.
_PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C8C8C", "#8B5A2B")
#: A repeated colour gets another shape on the map.
_SHAPES = ("circle", "square", "triangle-up", "diamond")
_GREY, _DARK, _ACCENT, _BAR = "#757575", "#222222", "#7B52C9", "#7A8794"
_DIVERGING = ["#0B5D94", "#F4F4F4", "#B34700"]
_DIFFERENCE = "standard deviations from everyone (full colour from 2)"
_WIDTH = 600
_MOST_LOADINGS, _MOST_AVERAGES = 12, 20

_IDS = r'(\bid="|url\(#)((?:gradient_|clip)\d+)'
_WORDS = {"labelColor": _GREY, "titleColor": _GREY, "labelFontSize": 11, "titleFontSize": 11}
_LINES = {"gridColor": "#808080", "gridOpacity": 0.2, "domainColor": "#999999", "tickColor": "#999999"}
_LOOK = {
    "background": "transparent",
    "padding": {"left": 16, "right": 16, "top": 5, "bottom": 5},  # the reader's sans-serif may be wider than ours
    "font": "sans-serif",
    "aria": False,
    "view": {"stroke": None},
    "axis": {**_WORDS, **_LINES, "titleFontWeight": "normal"},
    "legend": {**_WORDS, "titleFontWeight": "normal"},
    "title": {"color": _GREY, "subtitleColor": _GREY, "fontSize": 12, "subtitleFontSize": 11, "frame": "group"},
}


def colour(segment_id: int) -> str:
    """The colour of a segment, the same in every picture; eight colours, then again from the first.

    >>> colour(1), colour(9) == colour(1)
    ('#0072B2', True)
    """
    return _PALETTE[(segment_id - 1) % len(_PALETTE)]


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
    knee = [] if choice.knee is None else [_rule(x, choice.knee, strokeDash=[4, 3], color=_GREY)]
    last = x.title("number of segments, k")
    spread = alt.Chart().mark_rule(color=_GREY, opacity=0.5, strokeWidth=2)
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
    return alt.VConcatChart(vconcat=panels, spacing=16, resolve=alt.Resolve(scale=alt.ScaleResolveMap(x="shared")))


def map(segmentation: Segmentation) -> Picture:
    """The customers on the first two principal axes, or along the feature where there is only one.

    A loaded model has no customers: then only the centres are drawn.
    """
    drawn = needed(segmentation.map, "profile")
    if len(drawn.explained) == 1:
        return _distribution(segmentation, drawn)
    x, y = (
        channel(at, type="quantitative", title=axis_title(drawn, axis)).scale(zero=False).axis(tickCount=ticks)
        for axis, (channel, at, ticks) in enumerate(((alt.X, "x", 8), (alt.Y, "y", 6)))
    )
    layers = []
    if drawn.points is not None:
        points = alt.Chart(shapes.point_frame(segmentation, drawn)).mark_point(filled=True, size=16, opacity=0.5)
        points = points.encode(x=x, y=y, color=_by_segment(segmentation), tooltip=[_name("segment")])
        if segmentation.k > len(_PALETTE):
            points = points.encode(shape=_by_segment(segmentation, alt.Shape, legend=False))
        layers.append(points)
    base = _data(shapes.centre_rows(segmentation, drawn)).encode(x=x, y=y, tooltip=[_name("segment")])
    ring = base.mark_point(shape="circle", size=260, fill="white", opacity=1, strokeWidth=2.5)
    number = _text(base, "id", color=_DARK, fontWeight="bold", fontSize=11)
    layers += [ring.encode(stroke=_by_segment(segmentation, alt.Stroke, drawn.points is None)), number]
    return alt.LayerChart(layer=layers, width=_WIDTH, height=400)


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
    return alt.VConcatChart(vconcat=panels, spacing=16)


def sizes(segmentation: Segmentation) -> Picture:
    """Customers and share of every segment."""
    rows = shapes.size_rows(segmentation)
    largest = max(row["customers"] for row in rows)
    x = alt.X("customers", type="quantitative", axis=None).scale(domain=[0, 1.35 * largest], nice=False)
    tooltip = [_name("segment"), _number("customers", ",d"), _number("share", ".1%")]
    base = alt.Chart().encode(x=x, y=_rows_axis("segment"), tooltip=tooltip)
    bars = base.mark_bar(height={"band": 0.75}).encode(color=_by_segment(segmentation, legend=False))
    return _layers(rows, bars, _text(base, "text", align="left", dx=5), width=_WIDTH - 160, height=alt.Step(26))


def averages(segmentation: Segmentation) -> Picture:
    """Segments beside features: the average in the feature's own units on the colour of its difference.

    The difference is counted in standard deviations from everyone; the features are ordered by how far the
    segments are apart in them.
    """
    compared, columns = shapes.features_compared(segmentation), shapes.heads(segmentation.segments)
    rows = shapes.average_rows(segmentation, compared[:_MOST_AVERAGES])
    axis = alt.Axis(orient="top", labelAngle=0, labelExpr="split(datum.label, '\\n')", labelLimit=400)
    axis.labelPadding, axis.ticks, axis.domain = 5 + 13 * columns[0].count("\n"), False, False
    x = alt.X("head", type="nominal", sort=columns, title=None if segmentation.k <= 6 else "segment", axis=axis)
    tooltip = [_name("segment"), _name("feature"), _name("text").title("average"), _number("difference", "+.2f")]
    base = alt.Chart().encode(x=x, y=_rows_axis("feature"), tooltip=tooltip)
    ends = [-2, -1, 0, 1, 2]
    legend = alt.Legend(title=_DIFFERENCE, titleLimit=400, orient="bottom", gradientLength=240, values=ends)
    scale = alt.Scale(domain=[-2, 0, 2], range=_DIVERGING, clamp=True)
    difference = alt.Color("difference", type="quantitative", scale=scale, legend=legend)
    layers = [base.mark_rect(stroke="white", strokeWidth=1).encode(color=difference)]
    if len(columns) <= 12:
        on_dark = alt.condition(abs(alt.datum.difference) > 1.5, alt.value("white"), alt.value(_DARK))
        layers.append(_text(base, "text", fontSize=11).encode(color=on_dark))
    more = f"the {_MOST_AVERAGES} of {len(compared)} features in which the segments differ most"
    title = alt.Title(more if len(compared) > _MOST_AVERAGES else "", anchor="start")
    return _layers(rows, *layers, width=_WIDTH - 140, height=alt.Step(24), title=title)


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
        data = [{"segment": label(s), "value": value} for s, value in zip(segmentation.segments, each, strict=True)]
        x = alt.X("value", type="quantitative", title=None).axis(values=[0, *bands, 1], format=".2~f", grid=False)
        x = x.scale(domain=[min(0.0, *(value or 0.0 for value in each), 0.0), 1.12], nice=False)
        base = alt.Chart().encode(x=x, y=_rows_axis("segment"), tooltip=[_name("segment"), _number("value", ".3f")])
        bars = base.mark_bar(height={"band": 0.6}).encode(color=_by_segment(segmentation, legend=False))
        text = _text(base, "value", ".2f", align="right").encode(x=alt.value("width"))
        lines = _data([{"value": band} for band in bands]).mark_rule(color=_GREY, strokeDash=[3, 3]).encode(x=x)
        head = alt.Title(title if values else f"{title.split(',')[0]}: nothing to compare", anchor="start")
        panels.append(_layers(data, lines, bars, text, width=_WIDTH - 160, height=alt.Step(24), title=head))
    return alt.VConcatChart(vconcat=panels, spacing=16)


def svg(chart: Picture) -> str:
    """The chart as SVG text on a transparent ground, with no script and no reference to anything outside it."""
    import vl_convert

    drawn = str(vl_convert.vegalite_to_svg(chart.to_dict(validate=False), config=_LOOK, allowed_base_urls=[]))
    drawn = re.sub(r"-?\d+\.\d{3,}(?=[^<>]*>)", _shorter, drawn)  # in tags, never in what they hold
    drawn = re.sub(r'(<path [^>]*fill="[^"]*") stroke-width="[^"]*"', r"\1", drawn)  # of what has no stroke
    numbers: dict[str, int] = {}  # the library counts on from picture to picture
    drawn = re.sub(_IDS, lambda found: f"{found[1]}{numbers.setdefault(found[2], len(numbers))}", drawn)
    mark = hashlib.sha256(drawn.encode()).hexdigest()[:8]  # several pictures may share one page
    return re.sub(r'(\bid="|url\(#)(?=\d+["\)])', rf"\g<1>s{mark}-", drawn)


def png(chart: Picture, scale: float = 2) -> bytes:
    """The chart as a PNG picture on white, `scale` times its size on the screen."""
    import vl_convert

    look = {**_LOOK, "background": "white"}  # half-transparent marks come out in false colours on no ground
    spec = chart.to_dict(validate=False)
    return bytes(vl_convert.vegalite_to_png(spec, config=look, scale=scale, allowed_base_urls=[]))


def _distribution(segmentation: Segmentation, drawn: Map) -> Picture:
    feature = segmentation.features[0]
    ticks: dict[str, Any] = {"labelOverlap": True, "labelFlush": False, "labelSeparation": 8, "tickCount": 8}
    x = alt.X("x", type="quantitative", title=feature).scale(zero=False).axis(**ticks)
    layers: list[Any] = []
    if drawn.points is not None:
        bars = alt.Chart(shapes.point_frame(segmentation, drawn)).mark_bar(opacity=0.75)
        bars = bars.encode(
            x=alt.X("x", type="quantitative", title=feature, bin=alt.Bin(maxbins=40)).axis(**ticks),
            y=alt.Y(aggregate="count", type="quantitative", title=f"customers (of {drawn.rows:,} drawn)"),
            color=_by_segment(segmentation),
            tooltip=[_name("segment"), alt.Tooltip(aggregate="count", type="quantitative", title="customers")],
        )
        layers.append(bars)
    average = alt.Tooltip("x", type="quantitative", title=f"average {feature}", format=",.4~r")
    base = _data(shapes.centre_rows(segmentation, drawn)).encode(x=x, tooltip=[_name("segment"), average])
    rule = base.mark_rule(strokeWidth=2).encode(color=_by_segment(segmentation, legend=drawn.points is None))
    number = _text(base, "id", baseline="bottom", dy=-4, fontWeight="bold").encode(y=alt.value(0))
    return alt.LayerChart(layer=[*layers, rule, number], width=_WIDTH, height=300)


def _panel(rows: _Rows, x: alt.X, measure: str, shown: int, title: str, others: list[alt.Chart]) -> alt.LayerChart:
    """One score over k: the rule and the point of the k that is shown, then the curve over `others`."""
    y = alt.Y(measure, type="quantitative", title=None).axis(tickCount=4)
    if measure == "stability":
        y = y.scale(domain=[0, 1], clamp=True)
    formats = {"k": "d", "inertia": ",.6~r", "silhouette": ".3f", "stability": ".3f"}
    tooltip = [_number(field, format) for field, format in formats.items()]
    base = alt.Chart().encode(x=x, y=y, tooltip=tooltip)
    line = base.mark_line(color=_GREY, strokeWidth=1.5)
    points = base.mark_point(filled=True, size=36, color=_GREY, opacity=1)
    chosen = base.transform_filter(alt.datum.k == shown).mark_point(filled=True, size=130, color=_ACCENT, opacity=1)
    own = [row for row in rows if row[measure] is not None]
    rule = _rule(x, shown, color=_ACCENT, strokeWidth=2, opacity=0.7)
    look = {"width": _WIDTH, "height": 170 if measure == "inertia" else 90, "title": alt.Title(title, anchor="start")}
    return _layers(own, rule, *others, line, points, chosen, **look)


def _layers(rows: _Rows, *layers: alt.Chart, **look: Any) -> alt.LayerChart:
    """Layers over the same rows, which are given once: a chart copies its rows at every step."""
    return alt.LayerChart(layer=layers, data=alt.InlineData(values=rows), **look)


def _rule(x: alt.X, k: int, **look: Any) -> Any:
    return _data([{"k": k}]).encode(x=x).mark_rule(**look)


def _data(rows: _Rows) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=rows))


def _text(base: alt.Chart, field: str, format: str | None = None, **look: Any) -> Any:
    kind: Any = {"type": "nominal"} if format is None else {"type": "quantitative", "format": format}
    return base.encode(text=alt.Text(field, **kind)).mark_text(**{"color": _GREY, **look})


def _name(field: str) -> alt.Tooltip:
    return alt.Tooltip(field, type="nominal")


def _number(field: str, format: str) -> alt.Tooltip:
    return alt.Tooltip(field, type="quantitative", format=format)


def _by_segment(segmentation: Segmentation, channel: Any = alt.Color, legend: bool = True) -> Any:
    names = [label(segment) for segment in segmentation.segments]
    look = _shape if channel is alt.Shape else colour
    scale = alt.Scale(domain=names, range=[look(segment.id) for segment in segmentation.segments])
    shown = alt.Legend(title=None, orient="bottom", columns=2, labelLimit=260, symbolOpacity=1) if legend else None
    return channel("segment", type="nominal", scale=scale, legend=shown)


def _shape(segment_id: int) -> str:
    return _SHAPES[(segment_id - 1) // len(_PALETTE) % len(_SHAPES)]


def _rows_axis(field: str) -> alt.Y:
    return alt.Y(field, type="nominal", sort=None, title=None).axis(labelLimit=200, ticks=False, domain=False)


def _shorter(number: re.Match[str]) -> str:
    return f"{float(number[0]):.1f}".removesuffix(".0")
