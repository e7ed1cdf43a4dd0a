"""The pictures of several panels: the evidence over k, and how each segment holds."""

from functools import lru_cache
from typing import Any

import altair as alt

from segmentry.reporting import shapes
from segmentry.reporting.evidence import panel_rows
from segmentry.reporting.pictures.marks import (
    COLOUR,
    Layers,
    Panels,
    data,
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
from segmentry.reporting.pictures.picture import Picture
from segmentry.reporting.pictures.silhouettes import BANDS as SILHOUETTE_BANDS
from segmentry.reporting.pictures.silhouettes import silhouette_plot
from segmentry.reporting.shapes import GREY, label, needed
from segmentry.reporting.trust import with_one_less
from segmentry.results.choice import KChoice
from segmentry.results.segmentation import Segmentation
from segmentry.stages.selection.judging import STABLE

_ACCENT, _SECOND = "#7B52C9", "#D55E00"
_WIDTH = 600


def evidence(choice: KChoice, k: int | None = None) -> Picture:
    """The score, stability, both silhouettes and the inertia with its knee over k, with the k that is shown.

    Parameters
    ----------
    choice : KChoice
    k : int, optional
        The k that is shown, where it is not the usual one.
    """
    shown = k or choice.usual
    of = choice.of(max(shown, min(2, choice.k_max)))
    fits = f"{of.stability_pairs} pairs of fits ({of.stability_rows:,} rows)"
    titles = (
        "Score: tightness x silhouette (squared) x matches",
        f"Stability: mean ARI and sd, {fits}; dotted: stable from {STABLE:g}",
        f"Silhouette, Euclidean ({of.silhouette_rows:,} rows) and squared ({of.rows:,} rows)",
        f"Inertia ({of.rows:,} rows)",
    )
    return Picture(_evidence(titles, choice.k_max), panel_rows(choice, shown))


@unchecked()
def silhouettes(segmentation: Segmentation) -> Picture:
    """Silhouette (Euclidean), stability (Jaccard) and segment level stability of every segment.

    The silhouettes are drawn customer by customer (Rousseeuw 1987), the lowest of a segment at the bottom of its area;
    of an older model, which does not tell them, as the mean of each segment. Dotted lines are the authors' bands.
    """
    v = needed(segmentation.validation, "validate")
    fits = f"{v.resamples} bootstrap fits to {v.stability_rows:,} rows"
    title = f"Silhouette, Euclidean ({v.rows:,} rows)"
    if any(v.silhouette_curves):
        panels = [silhouette_plot(segmentation, title)]
    else:
        panels = [_bars(segmentation, title, v.silhouettes, SILHOUETTE_BANDS)]
    panels.append(_bars(segmentation, f"Stability, Jaccard ({fits})", v.stabilities, (0.6, 0.75, 0.85)))
    if v.within and v.across:
        panels.append(_levels(segmentation))
    return picture(Panels(panels, spacing=16))


@lru_cache
@unchecked()
def _evidence(titles: tuple[str, ...], k_max: int) -> dict[str, Any]:
    """The specification; which k is shown is in its rows."""
    ks = list(range(1, k_max + 1))
    axis = alt.X(field="k", type="quantitative", title=None).axis(values=ks, format="d", grid=False)
    x = axis.scale(domain=[0.7, k_max + 0.3], nice=False)
    last = x.title("number of segments, k")
    score, stability, silhouette, inertia = titles
    y = alt.Y(field="value", type="quantitative", title=None).axis(tickCount=4)
    within = y.scale(domain=[0, 1], clamp=True)
    room = named("room").mark_point(opacity=0).encode(y=y)
    notes = [
        text(named(side).encode(x=x, y=alt.Y(field="y", type="quantitative", scale=None)), "note", align=align, dx=dx)
        for side, align, dx in (("left", "right", -7), ("right", "left", 7))
    ]
    threshold = named("stable").mark_rule(color=GREY, strokeDash=[2, 3]).encode(y=within)
    spread = named("stability").mark_rule(color=GREY, opacity=0.5, strokeWidth=2)
    spread = spread.encode(x=x, y=alt.Y(field="low", type="quantitative"), y2=alt.Y2(field="high"))
    between = named("silhouette").transform_filter("isValid(datum.low)").mark_rule(color=GREY, strokeWidth=2)
    between = between.encode(x=x, y=alt.Y(field="low", type="quantitative"), y2=alt.Y2(field="high"))
    knee = named("knee").encode(x=last)
    bend = knee.mark_rule(strokeDash=[4, 3], color=GREY)
    called = [
        text(knee.encode(y=fixed("y", 6)).transform_filter(alt.datum.left == left), "note", align=align, dx=dx)
        for left, align, dx in ((True, "right", -5), (False, "left", 5))
    ]
    panels = [
        _panel("score", x, y, score, [room, *notes], 130),
        _panel("stability", x, within, stability, [threshold, spread], 80),
        _panel("silhouette", x, y, silhouette, [between, *_series_names(x, y)], 80),
        _panel("inertia", last, y, inertia, [bend, *called], 80),
    ]
    chart = Panels(panels, spacing=14, resolve=alt.Resolve(scale=alt.ScaleResolveMap(x="shared")))
    return dict(chart.to_dict(validate=False))


def _panel(rows: str, x: alt.X, y: alt.Y, title: str, others: list[Any], height: int) -> Layers:
    """One figure over k: the rule of the k that is shown, then `others`, then the curve with its points."""
    of, said = (
        alt.Tooltip(field="of", type="nominal", title="figure"),
        alt.Tooltip(field="said", type="nominal", title="value"),
    )
    base = named(rows).encode(x=x, y=y, tooltip=[number("k", "d"), of, said])
    series = alt.Scale(domain=["score", "stability", "inertia", "Euclidean", "squared"], range=[GREY] * 4 + [_SECOND])
    colour = alt.Color(field="of", type="nominal", scale=series, legend=None)
    dashes = alt.Scale(domain=["Euclidean", "squared"], range=[[1, 0], [5, 3]])
    line = base.mark_line(strokeWidth=1.5).encode(color=colour, detail=alt.Detail(field="of", type="nominal"))
    if rows == "silhouette":
        line = line.encode(strokeDash=alt.StrokeDash(field="of", type="nominal", scale=dashes, legend=None))
    points = base.mark_point(filled=True, size=30, opacity=1).encode(color=colour)
    rings = base.transform_filter("datum.mark == 'recommended' || datum.mark == 'close'")
    rings = rings.mark_point(filled=False, size=130, color=_ACCENT, strokeWidth=2, opacity=1)
    shown = base.transform_filter("datum.mark == 'shown'")
    shown = shown.mark_point(filled=True, shape="diamond", size=150, color=_ACCENT, opacity=1)
    rule = named("shown").encode(x=x).mark_rule(color=_ACCENT, strokeWidth=2, opacity=0.7)
    over = [rule, *others, line, points, rings, shown]
    return Layers(over, width=_WIDTH, height=height, title=alt.Title(title, anchor="start"))


def _series_names(x: alt.X, y: alt.Y) -> list[Any]:
    """The names of the two silhouettes, over and under the ends of their curves."""
    places = (("squared", "bottom", -6), ("Euclidean", "top", 6))
    ends = named("names").encode(x=x, y=y)
    return [
        text(ends.transform_filter(alt.datum.of == of), "of", align="right", dx=4, baseline=baseline, dy=dy)
        for of, baseline, dy in places
    ]


def _bars(segmentation: Segmentation, title: str, values: Any, bands: tuple[float, ...]) -> Layers:
    each = list(values) or [None] * segmentation.k
    rows = [
        {"segment": label(s), "value": value, "colour": shapes.colour(s.id)}
        for s, value in zip(segmentation.segments, each, strict=True)
    ]
    x = alt.X(field="value", type="quantitative", title=None).axis(values=[0, *bands, 1], format=".2~f", grid=False)
    x = x.scale(domain=[min(0.0, *(value or 0.0 for value in each), 0.0), 1.12], nice=False)
    base = alt.Chart().encode(x=x, y=rows_axis("segment"), tooltip=[name("segment"), number("value", ".3f")])
    bars = base.mark_bar(height={"band": 0.6}).encode(color=COLOUR)
    words = text(base, "value", ".2f", align="right").encode(x=fixed("x", "width"))
    lines = data([{"value": band} for band in bands]).mark_rule(color=GREY, strokeDash=[1, 3]).encode(x=x)
    head = alt.Title(title if values else f"{title.split(',', maxsplit=1)[0]}: nothing to compare", anchor="start")
    return layered(rows, lines, bars, words, width=_WIDTH - 80, height=alt.Step(24), title=head)


def _levels(segmentation: Segmentation) -> Layers:
    """Per segment the quartiles of SLSw as a bar with a tick at the median, and SLSa as a diamond.

    Two segments always come from one: then there is nothing across.
    """
    several = segmentation.k > 2
    v = needed(segmentation.validation, "validate")
    rows = [
        {"segment": label(s), "low": low, "median": median, "high": high, "across": across}
        | {"colour": shapes.colour(s.id), "said": f"{median:.2f}; {across:.2f}" if several else f"{median:.2f}"}
        for s, (low, median, high), across in zip(segmentation.segments, v.within, v.across, strict=True)
    ]
    x = alt.X(field="low", type="quantitative", title=None).axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2~f")
    x = x.scale(domain=[0, 1.24], nice=False)
    tooltip = [name("segment"), *(number(field, ".3f") for field in ("low", "median", "high", "across"))]
    base = alt.Chart().encode(x=x, y=rows_axis("segment"), tooltip=tooltip)
    box = base.mark_bar(height={"band": 0.4}, opacity=0.6).encode(x2=alt.X2(field="high"), color=COLOUR)
    tick = base.mark_tick(thickness=3, size=16, opacity=1).encode(
        x=alt.X(field="median", type="quantitative"), color=COLOUR
    )
    diamond = base.mark_point(shape="diamond", size=70, strokeWidth=2, color=GREY, opacity=1)
    diamond = diamond.encode(x=alt.X(field="across", type="quantitative"))
    words = text(base, "said", align="right").encode(x=fixed("x", "width"))
    fits = f"median and quartiles of {v.resamples // 2} pairs of fits"
    fewer = with_one_less(segmentation.k)
    head = alt.Title(
        f"Segment level stability: within (SLSw, bar){', across (SLSa, diamond)' if several else ''}",
        subtitle=f"within: {fits}{f'; across: {fewer}, all its customers in one?' if several else ''}",
        subtitleColor=GREY,
        anchor="start",
    )
    marks = [box, tick, *([diamond] if several else []), words]
    return layered(rows, *marks, width=_WIDTH - 80, height=alt.Step(24), title=head)
