"""The silhouette plot (Rousseeuw 1987): the silhouettes of every customer, sorted, one segment under another."""

import json
from typing import Any

import altair as alt

from segmentry.reporting.compared import needed
from segmentry.reporting.looks import GREY
from segmentry.reporting.pictures.marks import COLOUR, Layers, data, fixed, headed, name, number, of, text
from segmentry.reporting.pictures.picture import Rows
from segmentry.results.segmentation import Segmentation

#: Lower edges of the bands of Kaufman & Rousseeuw (1990), between those that they give with two decimals.
BANDS = (0.25, 0.5, 0.7)
_WIDTH = 520
_APART, _LINE = 3, 14  # pixels between two areas, and from label to label


def silhouette_plot(segmentation: Segmentation, title: str) -> Layers:
    """An area per segment, as high as its share of the customers, from the quantiles that the validation keeps.

    The dashed line over all is the mean of all; the one within an area is the mean of its segment, whose number stands
    on the right.
    """
    v = needed(segmentation.validation, "validate")
    height = float(max(200, 18 * segmentation.k))
    segments = _segments(segmentation, height)
    lowest = min(0.0, *(low for low, *_ in filter(None, v.silhouette_curves)))
    ticks = [*(tick for tick in (-1.0, -0.5, -0.25) if tick >= lowest), 0.0, *BANDS, 1.0]
    x = alt.X(field="s", type="quantitative", title=None, stack=None).axis(values=ticks, format=".2~f", grid=False)
    x = x.scale(domain=[lowest, 1.12], nice=False)
    y, top = (
        alt.Y(field=at, type="quantitative", title=None, axis=_labels(segments)).scale(domain=[height, 0], nice=False)
        for at in ("at", "top")
    )
    areas = data(_areas(segmentation, segments)).mark_area(orient="horizontal", opacity=0.9)
    areas = areas.encode(x=x, x2=alt.X2Datum(0), y=y, color=COLOUR, detail=alt.Detail(field="segment", type="nominal"))
    each = data(segments)
    tooltip = [name("segment"), number("value", ".3f").title("mean silhouette"), number("share", ".1%")]
    band = {"y": top, "y2": alt.Y2(field="bottom")}
    touched = each.mark_rect(opacity=0).encode(x=alt.XDatum(lowest), x2=alt.X2Datum(1.0), tooltip=tooltip, **band)
    own = each.mark_rule(color="white", strokeDash=[4, 2], strokeWidth=1.5)
    own = own.encode(x=alt.X(field="value", type="quantitative"), **band).transform_filter("isValid(datum.value)")
    words = text(each.encode(y=y), "value", ".2f", align="right").encode(x=fixed("x", "width"))
    lines = data([{"s": edge} for edge in BANDS]).mark_rule(color=GREY, strokeDash=[1, 3]).encode(x=x)
    zero = data([{"s": 0}]).mark_rule(color=GREY).encode(x=x)
    mean = data([{"s": v.silhouette}]).mark_rule(color=GREY, strokeDash=[6, 3], strokeWidth=1.5).encode(x=x)
    mean_of_all = "" if v.silhouette is None else f"; dashed: mean, {v.silhouette:.2f} of all"
    head = headed(title, f"area: customers, lowest at the bottom{mean_of_all}")
    layers = [lines, areas, zero, own, mean, words, touched]
    return Layers(layers, width=_WIDTH, height=height, title=head)


def _segments(segmentation: Segmentation, height: float) -> Rows:
    """One row per segment: its mean, where its area begins and ends, and where its label stands."""
    v = needed(segmentation.validation, "validate")
    room = height - _APART * (segmentation.k - 1)
    whole = sum(segment.share for segment in segmentation.segments)
    rows: Rows = []
    top = 0.0
    for segment, mean in zip(segmentation.segments, v.silhouettes, strict=True):
        bottom = top + room * segment.share / whole
        edges = {"top": round(top, 1), "bottom": round(bottom, 1)}
        rows.append({**of(segment), "value": mean, "share": segment.share, **edges})
        top = bottom + _APART
    places = _spread([(row["top"] + row["bottom"]) / 2 for row in rows], height)
    return [{**row, "at": place} for row, place in zip(rows, places, strict=True)]


def _spread(places: list[float], height: float) -> list[float]:
    """The places, in order, moved apart where labels would lie on each other.

    >>> _spread([5, 50, 51, 52], 100)
    [7.0, 50, 64, 78]
    """
    apart: list[float] = []
    for place in places:
        apart.append(max(place, apart[-1] + _LINE if apart else _LINE / 2))
    limit = height - _LINE / 2
    for i in reversed(range(len(apart))):
        apart[i] = round(min(apart[i], limit), 1)
        limit = apart[i] - _LINE
    return apart


def _labels(segments: Rows) -> alt.Axis:
    """The segments' labels at their places."""
    places, words = [row["at"] for row in segments], [row["segment"] for row in segments]
    expression = f"{json.dumps(words)}[indexof({json.dumps(places)}, datum.value)]"
    axis = alt.Axis(values=places, labelExpr=expression, labelLimit=200, ticks=False, domain=False, grid=False)
    axis.labelFlush, axis.labelOverlap, axis.labelPadding = False, False, 6
    return axis


def _areas(segmentation: Segmentation, segments: Rows) -> Rows:
    """The edge of each area, from the lowest silhouette at the bottom to the highest at the top."""
    v = needed(segmentation.validation, "validate")
    rows: list[dict[str, Any]] = []
    for row, curve in zip(segments, v.silhouette_curves, strict=True):
        steps = max(len(curve) - 1, 1)
        for i, silhouette in enumerate(curve):
            at = row["bottom"] - (row["bottom"] - row["top"]) * i / steps
            rows.append({"segment": row["segment"], "colour": row["colour"], "s": silhouette, "at": round(at, 1)})
    return rows
