"""The pictures, as Altair charts: one specification for the app, the report, the notebook and files.

Axes and legends are left to the theme of whoever draws the chart; `svg` and `png` use neutral greys on a
transparent ground. Marks that carry a colour of their own are readable on light and on dark.
"""

import hashlib
import re
import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt

from segmentry.reporting.captions import features_compared, label, needed
from segmentry.results.choice import KChoice
from segmentry.results.segmentation import Map, Segment, Segmentation
from segmentry.stages.naming import plain

#: Okabe and Ito's colours (2008), black and yellow replaced by ones that show on light and on dark.
_PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C8C8C", "#8B5A2B")
#: A repeated colour gets another shape on the map.
_SHAPES = ("circle", "square", "triangle-up", "diamond")
_GREY, _DARK, _ACCENT = "#757575", "#222222", "#7B52C9"
_LOW, _MIDDLE, _HIGH = "#0B5D94", "#F4F4F4", "#B34700"

_WIDTH = 600
#: Features drawn at most in `loadings` and in `averages`.
_MOST_LOADINGS, _MOST_AVERAGES = 12, 20
#: Differences (standard deviations) from here on have the full colour.
_FULL_COLOUR = 2.0

Picture = alt.Chart | alt.LayerChart | alt.VConcatChart

_TEXT = {"labelColor": _GREY, "titleColor": _GREY, "labelFontSize": 11, "titleFontSize": 11}
_LOOK = {
    "background": "transparent",
    "font": "sans-serif",
    "aria": False,
    "view": {"stroke": None},
    "axis": {**_TEXT, "titleFontWeight": "normal", "gridColor": "#808080", "gridOpacity": 0.2}
    | {"domainColor": "#999999", "tickColor": "#999999"},
    "legend": {**_TEXT, "titleFontWeight": "normal"},
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
    choice.of(shown)
    notes: dict[int, list[str]] = {}
    for at, note in ((choice.knee, "knee"), (choice.k, "recommended"), (shown, "shown here")):
        if at is not None and not (note == "shown here" and at == choice.k):
            notes.setdefault(at, []).append(note)
    rows = [{**e.to_dict(), "is": ", ".join(notes.get(e.k, [])) or "-"} for e in choice.evidence]
    for row in rows:
        if row["stability"] is not None:
            row["low"], row["high"] = row["stability"] - row["stability_sd"], row["stability"] + row["stability_sd"]
    ks = [e.k for e in choice.evidence]
    x = alt.X("k", type="quantitative", title=None).axis(values=ks, format="d", grid=False)
    x = x.scale(domain=[ks[0] - 0.3, ks[-1] + 0.3], nice=False)
    labels = [
        _data([{"k": at, "note": f"k = {at}: {', '.join(words)}"}])
        .mark_text(align="right" if at > 0.65 * ks[-1] else "left", dx=-7 if at > 0.65 * ks[-1] else 7, color=_GREY)
        .encode(x=x, y=alt.value(6 + 15 * i), text="note:N")
        for i, (at, words) in enumerate(sorted(notes.items()))
    ]
    knee = [] if choice.knee is None else [_rule(x, choice.knee, strokeDash=[4, 3], color=_GREY)]
    spread = _data(rows).mark_rule(color=_GREY, opacity=0.5, strokeWidth=2).encode(x=x, y="low:Q", y2="high:Q")
    of = next((e for e in reversed(choice.evidence) if e.k > 1), choice.evidence[-1])
    panels = [
        _panel(rows, x, "inertia", shown, f"Inertia ({of.rows:,} rows)", 170, [*knee, *labels]),
        _panel(rows, x, "silhouette", shown, f"Silhouette, Euclidean ({of.silhouette_rows:,} rows)", 90, []),
        _panel(rows, x, "stability", shown, _stability_title(of.stability_pairs, of.stability_rows), 90, [spread]),
    ]
    return alt.vconcat(*panels, spacing=16).resolve_scale(x="shared")


def map(segmentation: Segmentation) -> Picture:
    """The customers on the first two principal axes, or along the feature where there is only one.

    A loaded model has no customers: then only the centres are drawn.
    """
    drawn = needed(segmentation.map, "profile")
    if len(drawn.explained) == 1:
        return _distribution(segmentation, drawn)
    names = [label(segment) for segment in segmentation.segments]
    x, y = (
        alt.X("x", type="quantitative", title=_axis_title("First", drawn.explained[0])).scale(zero=False).axis(tickCount=8),
        alt.Y("y", type="quantitative", title=_axis_title("Second", drawn.explained[1])).scale(zero=False).axis(tickCount=6),
    )
    coloured = _by_segment(segmentation)
    layers: list[Any] = []
    if drawn.points is not None:
        rows = [
            {"segment": names[int(id) - 1], "x": float(f"{at:.3g}"), "y": float(f"{up:.3g}")}
            for id, at, up in drawn.points.tolist()
        ]
        points = _data(rows).mark_point(filled=True, size=16, opacity=0.5)
        points = points.encode(x=x, y=y, color=coloured, tooltip=["segment:N"])
        if len(names) > len(_PALETTE):
            shapes = [_SHAPES[(s.id - 1) // len(_PALETTE)] for s in segmentation.segments]
            points = points.encode(shape=alt.Shape("segment:N").scale(domain=names, range=shapes).legend(None))
        layers.append(points)
    places = [
        {"id": str(segment.id), "segment": label(segment), "x": place[0], "y": place[1]}
        for segment, place in zip(segmentation.segments, drawn.centres, strict=True)
    ]
    base = _data(places).encode(x=x, y=y, tooltip=["segment:N"])
    ring = base.mark_point(shape="circle", size=260, fill="white", opacity=1, strokeWidth=2.5)
    layers += [
        ring.encode(stroke=_by_segment(segmentation, channel=alt.Stroke, legend=drawn.points is None)),
        base.mark_text(color=_DARK, fontWeight="bold", fontSize=11).encode(text="id:N"),
    ]
    return alt.layer(*layers).properties(width=_WIDTH, height=400)


def loadings(segmentation: Segmentation) -> Picture:
    """Which features carry each axis of the map, the strongest first."""
    drawn = needed(segmentation.map, "profile")
    panels = []
    for ordinal, explained, loads in zip(("First", "Second"), drawn.explained, drawn.loadings, strict=False):
        named = sorted(zip(segmentation.features, loads, strict=True), key=lambda pair: (-abs(pair[1]), pair[0]))
        rows = [{"feature": name, "loading": load} for name, load in named[:_MOST_LOADINGS]]
        edge = 1.15 * max(1.0, *(abs(row["loading"]) for row in rows))
        y = alt.Y("feature", type="nominal", title=None, sort=None).axis(labelLimit=180, ticks=False, domain=False)
        x = alt.X("loading", type="quantitative", title=None).scale(domain=[-edge, edge], nice=False)
        x = x.axis(values=[-1, -0.5, 0, 0.5, 1])
        base = _data(rows).encode(x=x, y=y, tooltip=["feature:N", _number("loading", "+.3f")])
        text = [
            base.mark_text(align=align, dx=dx, color=_GREY)
            .encode(text=alt.Text("loading:Q", format="+.2f"))
            .transform_filter(test)
            for align, dx, test in (
                ("left", 4, alt.datum.loading >= 0),
                ("right", -4, alt.datum.loading < 0),
            )
        ]
        more = f"the {len(rows)} strongest of {len(named)} features" if len(named) > len(rows) else ""
        title = alt.Title(_axis_title(ordinal, explained), subtitle=more, anchor="start")
        bars = base.mark_bar(color="#7A8794", height={"band": 0.7})
        panels.append(alt.layer(bars, *text).properties(width=_WIDTH - 160, height=alt.Step(20), title=title))
    return alt.vconcat(*panels, spacing=16)


def sizes(segmentation: Segmentation) -> Picture:
    """Customers and share of every segment."""
    rows = [
        {"segment": label(s), "customers": s.size, "share": s.share, "text": f"{s.size:,} ({s.share:.1%})"}
        for s in segmentation.segments
    ]
    largest = max(s.size for s in segmentation.segments)
    x = alt.X("customers", type="quantitative", axis=None).scale(domain=[0, 1.3 * largest], nice=False)
    tooltip = ["segment:N", _number("customers", ",d"), _number("share", ".1%")]
    base = _data(rows).encode(x=x, y=_segment_axis(segmentation), tooltip=tooltip)
    bars = base.mark_bar(height={"band": 0.75}).encode(color=_by_segment(segmentation, legend=False))
    text = base.mark_text(align="left", dx=5, color=_GREY).encode(text="text:N")
    return alt.layer(bars, text).properties(width=_WIDTH - 160, height=alt.Step(26))


def averages(segmentation: Segmentation) -> Picture:
    """Segments beside features: the average in the feature's own units on the colour of its difference.

    The difference is counted in standard deviations from everyone; the features are ordered by how far the
    segments are apart in them.
    """
    compared = features_compared(segmentation)
    few = len(segmentation.segments) <= 6
    heads = [_head(s, few, len(segmentation.segments)) for s in segmentation.segments]
    rows = [
        {
            "feature": one.feature,
            "head": head,
            "segment": label(segment),
            "average": mean,
            "difference": difference,
            "text": plain(mean),
        }
        for one in compared[:_MOST_AVERAGES]
        for head, segment, mean, difference in zip(heads, segmentation.segments, one.means, one.differences, strict=True)
    ]
    more = f"the {_MOST_AVERAGES} of {len(compared)} features in which the segments differ most"
    title = alt.Title(more if len(compared) > _MOST_AVERAGES else "", anchor="start")
    scale = alt.Scale(domain=[-_FULL_COLOUR, 0, _FULL_COLOUR], range=[_LOW, _MIDDLE, _HIGH], clamp=True)
    told = {"title": "standard deviations from everyone (full colour from 2)", "titleLimit": 400}
    legend = alt.Legend(**told, orient="bottom", gradientLength=240, values=[-2, -1, 0, 1, 2])
    axis = alt.Axis(orient="top", labelAngle=0, labelExpr="split(datum.label, '\\n')", labelLimit=400)
    base = _data(rows).encode(
        x=alt.X("head", type="nominal", sort=heads, title=None if few else "segment").axis(axis),
        y=alt.Y("feature", type="nominal", sort=None, title=None).axis(labelLimit=180, ticks=False, domain=False),
        tooltip=["segment:N", "feature:N", alt.Tooltip("text:N", title="average"), _number("difference", "+.2f")],
    )
    cells = base.mark_rect(stroke="white", strokeWidth=1)
    cells = cells.encode(color=alt.Color("difference", type="quantitative", scale=scale, legend=legend))
    strong = abs(alt.datum.difference) > 1.5
    text = base.mark_text(fontSize=11).encode(text="text:N", color=alt.condition(strong, alt.value("white"), alt.value(_DARK)))
    layers = [cells, text] if len(heads) <= 12 else [cells]
    return alt.layer(*layers).properties(width=_WIDTH - 140, height=alt.Step(24), title=title)


def silhouettes(segmentation: Segmentation) -> Picture:
    """Silhouette (Euclidean) and stability (Jaccard) of every segment, with the authors' bands as dashed lines."""
    v = needed(segmentation.validation, "validate")
    resampled = f"Stability, Jaccard ({v.resamples} bootstrap fits to {v.stability_rows:,} rows)"
    panels = []
    for title, values, bands in (
        (f"Silhouette, Euclidean ({v.rows:,} rows)", v.silhouettes, (0.25, 0.5, 0.7)),
        (resampled, v.stabilities, (0.6, 0.75, 0.85)),
    ):
        each = list(values) or [None] * segmentation.k
        rows = [{"segment": label(s), "value": value} for s, value in zip(segmentation.segments, each, strict=True)]
        floor = min(0.0, *(value or 0.0 for value in each), 0.0)
        x = alt.X("value", type="quantitative", title=None).scale(domain=[floor, 1.08], nice=False)
        x = x.axis(values=[0, *bands, 1], format=".2~f", grid=False)
        base = _data(rows).encode(x=x, y=_segment_axis(segmentation), tooltip=["segment:N", _number("value", ".3f")])
        bars = base.mark_bar(height={"band": 0.6}).encode(color=_by_segment(segmentation, legend=False))
        text = base.mark_text(align="left", dx=4, color=_GREY).encode(text=alt.Text("value:Q", format=".2f"))
        lines = _data([{"value": band} for band in bands]).mark_rule(color=_GREY, strokeDash=[3, 3]).encode(x=x)
        head = alt.Title(title, anchor="start")
        panels.append(alt.layer(lines, bars, text).properties(width=_WIDTH - 160, height=alt.Step(24), title=head))
    return alt.vconcat(*panels, spacing=14)


def svg(chart: Picture) -> str:
    """The chart as SVG text, with no script and no reference to anything outside it."""
    import vl_convert

    drawn = str(vl_convert.vegalite_to_svg(chart.to_dict(), config=_LOOK, allowed_base_urls=[]))
    drawn = re.sub(r'\b(transform|d|x2|y2)="[^"]*"', lambda found: _shorter(found[0]), drawn)
    drawn = re.sub(r'(<path [^>]*fill="[^"]*") stroke-width="[^"]*"', r"\1", drawn)  # of what has no stroke
    mark = hashlib.sha256(drawn.encode()).hexdigest()[:8]  # several pictures may share one page
    return re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>s{mark}-", drawn)


def png(chart: Picture, scale: float = 2) -> bytes:
    """The chart as a PNG picture, `scale` times its size on the screen."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(chart.to_dict(), config=_LOOK, scale=scale, allowed_base_urls=[]))


def _distribution(segmentation: Segmentation, drawn: Map) -> Picture:
    feature = segmentation.features[0]
    x = alt.X("x", type="quantitative", title=feature).scale(zero=False)
    layers: list[Any] = []
    if drawn.points is not None:
        names = [label(segment) for segment in segmentation.segments]
        rows = [{"segment": names[int(id) - 1], "x": float(f"{at:.6g}")} for id, at in drawn.points.tolist()]
        bars = _data(rows).mark_bar(opacity=0.75)
        layers.append(
            bars.encode(
                x=alt.X("x", type="quantitative", title=feature, bin=alt.Bin(maxbins=40)),
                y=alt.Y("count()", title=f"customers (of {drawn.rows:,} drawn)"),
                color=_by_segment(segmentation),
                order=alt.Order("segment:N"),
                tooltip=["segment:N", alt.Tooltip("count()", title="customers")],
            )
        )
    places = [
        {"id": str(s.id), "segment": label(s), "x": place[0]}
        for s, place in zip(segmentation.segments, drawn.centres, strict=True)
    ]
    base = _data(places).encode(x=x, tooltip=["segment:N", alt.Tooltip("x:Q", title=f"average {feature}", format=".4~g")])
    line = base.mark_rule(strokeWidth=2)
    line = line.encode(color=_by_segment(segmentation, legend=drawn.points is None))
    number = base.mark_text(baseline="bottom", dy=-4, color=_GREY, fontWeight="bold").encode(text="id:N", y=alt.value(0))
    return alt.layer(*layers, line, number).properties(width=_WIDTH, height=300)


def _panel(
    rows: list[dict[str, Any]], x: alt.X, measure: str, shown: int, title: str, height: int, others: list[alt.Chart]
) -> alt.LayerChart:
    y = alt.Y(measure, type="quantitative", title=None).axis(tickCount=4)
    tooltip = [_number("k", "d"), _number("inertia", ",.6~g"), _number("silhouette", ".3f"), _number("stability", ".3f")]
    base = _data([row for row in rows if row[measure] is not None]).encode(x=x, y=y, tooltip=[*tooltip, "is:N"])
    line = base.mark_line(color=_GREY, strokeWidth=1.5)
    points = base.mark_point(filled=True, size=36, color=_GREY, opacity=1)
    chosen = base.transform_filter(alt.datum.k == shown).mark_point(filled=True, size=130, color=_ACCENT, opacity=1)
    rule = _rule(x, shown, color=_ACCENT, opacity=0.7, strokeWidth=2)
    head = alt.Title(title, anchor="start")
    return alt.layer(rule, *others, line, points, chosen).properties(width=_WIDTH, height=height, title=head)


def _stability_title(pairs: int, rows: int) -> str:
    return f"Stability: mean ARI and its standard deviation, {pairs} pairs of bootstrap fits ({rows:,} rows)"


def _rule(x: alt.X, k: int, **look: Any) -> alt.Chart:
    return _data([{"k": k}]).mark_rule(**look).encode(x=x)


def _data(rows: Sequence[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.Data(values=list(rows)))


def _number(field: str, format: str) -> alt.Tooltip:
    return alt.Tooltip(field, type="quantitative", format=format)


def _by_segment(segmentation: Segmentation, channel: Any = alt.Color, legend: bool = True) -> Any:
    names = [label(segment) for segment in segmentation.segments]
    scale = alt.Scale(domain=names, range=[colour(segment.id) for segment in segmentation.segments])
    shown = alt.Legend(title=None, orient="bottom", columns=2, labelLimit=260, symbolOpacity=1) if legend else None
    return channel("segment", type="nominal", scale=scale, legend=shown)


def _segment_axis(segmentation: Segmentation) -> alt.Y:
    names = [label(segment) for segment in segmentation.segments]
    return alt.Y("segment", type="nominal", sort=names, title=None).axis(labelLimit=200, ticks=False, domain=False)


def _axis_title(ordinal: str, explained: float) -> str:
    return f"{ordinal} axis, {explained:.1%} of variance"


def _head(segment: Segment, wrapped: bool, count: int) -> str:
    """A column's head: the segment's number alone, or with its name on up to three lines."""
    if not wrapped:
        return str(segment.id)
    return "\n".join(textwrap.wrap(label(segment), 72 // count, max_lines=3, placeholder=" ..."))


def _shorter(attribute: str) -> str:
    return re.sub(r"-?\d+\.\d{2,}", lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), attribute)
