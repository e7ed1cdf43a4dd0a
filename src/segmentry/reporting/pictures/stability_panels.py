"""How each segment holds: its silhouettes, its stability, and where it comes from."""

from typing import Any

import altair as alt

from segmentry.reporting.compared import needed
from segmentry.reporting.looks import GREY
from segmentry.reporting.pictures import marks
from segmentry.reporting.pictures.marks import COLOUR, Layers, fixed, layered, name, number, rows_axis, text
from segmentry.reporting.pictures.picture import Picture
from segmentry.reporting.pictures.silhouette_areas import BANDS as SILHOUETTE_BANDS
from segmentry.reporting.pictures.silhouette_areas import silhouette_plot
from segmentry.reporting.trust.bands import STABILITY_BANDS, with_one_less
from segmentry.results.segmentation import Segmentation

_WIDTH = marks.WIDTH - 80
_EDGES = tuple(edge for edge, _ in reversed(STABILITY_BANDS))


@marks.unchecked()
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
    panels.append(_bars(segmentation, f"Stability, Jaccard ({fits})", v.stabilities, _EDGES))
    if v.within and v.across:
        panels.append(_within_and_across(segmentation))
    return marks.picture(marks.Panels(panels, spacing=16))


def _bars(segmentation: Segmentation, title: str, values: Any, bands: tuple[float, ...]) -> Layers:
    each = list(values) or [None] * segmentation.k
    rows = [{**marks.of(s), "value": value} for s, value in zip(segmentation.segments, each, strict=True)]
    x = alt.X(field="value", type="quantitative", title=None).axis(values=[0, *bands, 1], format=".2~f", grid=False)
    x = x.scale(domain=[min(0.0, *(value or 0.0 for value in each), 0.0), 1.12], nice=False)
    base = alt.Chart().encode(x=x, y=rows_axis("segment"), tooltip=[name("segment"), number("value", ".3f")])
    bars = base.mark_bar(height={"band": 0.6}).encode(color=COLOUR)
    words = text(base, "value", ".2f", align="right").encode(x=fixed("x", "width"))
    lines = marks.data([{"value": band} for band in bands]).mark_rule(color=GREY, strokeDash=[1, 3]).encode(x=x)
    head = alt.Title(title if values else f"{title.split(',', maxsplit=1)[0]}: nothing to compare", anchor="start")
    return layered(rows, lines, bars, words, width=_WIDTH, height=alt.Step(24), title=head)


def _within_and_across(segmentation: Segmentation) -> Layers:
    """Per segment the quartiles of SLSw as a bar with a tick at the median, and SLSa as a diamond.

    Two segments always come from one: then there is nothing across.
    """
    several = segmentation.k > 2
    v = needed(segmentation.validation, "validate")
    rows = [
        {**marks.of(s), "low": low, "median": median, "high": high, "across": across}
        | {"said": f"{median:.2f}; {across:.2f}" if several else f"{median:.2f}"}
        for s, (low, median, high), across in zip(segmentation.segments, v.within, v.across, strict=True)
    ]
    x = alt.X(field="low", type="quantitative", title=None).axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2~f")
    x = x.scale(domain=[0, 1.24], nice=False)
    tooltip = [name("segment"), *(number(field, ".3f") for field in ("low", "median", "high", "across"))]
    base = alt.Chart().encode(x=x, y=rows_axis("segment"), tooltip=tooltip)
    box = base.mark_bar(height={"band": 0.4}, opacity=0.6).encode(x2=alt.X2(field="high"), color=COLOUR)
    tick = base.mark_tick(thickness=3, size=16, opacity=1)
    tick = tick.encode(x=alt.X(field="median", type="quantitative"), color=COLOUR)
    diamond = base.mark_point(shape="diamond", size=70, strokeWidth=2, color=GREY, opacity=1)
    diamond = diamond.encode(x=alt.X(field="across", type="quantitative"))
    words = text(base, "said", align="right").encode(x=fixed("x", "width"))
    fits = f"median and quartiles of {v.resamples // 2} pairs of fits"
    fewer = with_one_less(segmentation.k)
    head = marks.headed(
        f"Segment level stability: within (SLSw, bar){', across (SLSa, diamond)' if several else ''}",
        f"within: {fits}{f'; across: {fewer}, all its customers in one?' if several else ''}",
    )
    over = [box, tick, *([diamond] if several else []), words]
    return layered(rows, *over, width=_WIDTH, height=alt.Step(24), title=head)
