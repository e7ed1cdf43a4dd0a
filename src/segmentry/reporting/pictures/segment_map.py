"""The map: customers on the first two principal axes, or along the feature where there is only one."""

import math
from typing import TYPE_CHECKING, Any

import altair as alt

from segmentry.reporting.axes import axis_kind, axis_title
from segmentry.reporting.compared import needed
from segmentry.reporting.looks import PALETTE, colour_of, label, symbol_of
from segmentry.reporting.pictures import marks
from segmentry.reporting.pictures.marks import COLOUR, WIDTH, Layers, fixed, name, named, number, spec, text
from segmentry.reporting.pictures.picture import Picture, Rows
from segmentry.results.segmentation import Bins, Map, Segment, Segmentation
from segmentry.wording import average

if TYPE_CHECKING:
    import pandas as pd

_TWO_DIGITS = 10
#: A place on a principal axis has no unit.
_NO_UNIT: Any = {"labels": False, "ticks": False}


def map(segmentation: Segmentation) -> Picture:
    """The customers on the first two principal axes, or along the feature where there is only one.

    A loaded model has no customers: then only the centres are drawn.
    """
    drawn = needed(segmentation.map, "profile")
    if len(drawn.explained) == 1:
        return _along_one(segmentation, drawn)
    rows: dict[str, Any] = {"centres": _centre_rows(segmentation, drawn)}
    first, second = axis_title(drawn, 0), axis_title(drawn, 1)
    if drawn.bins is not None:
        rows["cells"] = _bin_rows(segmentation, drawn.bins)
        of = f"{drawn.rows:,} of {segmentation.rows_labelled:,} customers"
        note = f"{of}, counted in cells: the stronger the colour, the more (logarithm)"
        return Picture(_binned(first, second, note), rows)
    if drawn.points is not None:
        rows["customers"] = _point_frame(segmentation, drawn)
    return Picture(on_axes(first, second, drawn.points is not None), rows)


def _centre_rows(segmentation: Segmentation, drawn: Map) -> Rows:
    """One row per segment: number, label, place on the map (said in words where there is one axis) and look."""
    kind = axis_kind(segmentation)
    return [
        {**centre_of(segment), **dict(zip("xy", place, strict=False)), "said": average(place[0], kind)}
        for segment, place in zip(segmentation.segments, drawn.centres, strict=True)
    ]


def centre_of(segment: Segment) -> dict[str, Any]:
    """What the row of a segment's centre says beside its place."""
    look = {"shape": symbol_of(segment), "key": _key(segment), "swatch": _swatch(segment)}
    return {"id": str(segment.id), **marks.of(segment), **look}


def _key(segment: Segment) -> str:
    """What the legend calls a segment."""
    blank = "" if segment.id >= _TWO_DIGITS else " "
    return f"{blank}{label(segment)}"


def _swatch(segment: Segment) -> str:
    """Its colour, written otherwise where the palette begins anew: a legend takes equal ones for one."""
    told, again = colour_of(segment), (segment.place - 1) // len(PALETTE)
    red, green, blue = (int(told[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgb({red},{' ' * again}{green},{blue})" if again else told


def _point_frame(segmentation: Segmentation, drawn: Map) -> "pd.DataFrame":
    """One row per drawn customer: label, look and place, with three significant digits (six where there is one axis).

    A frame, since a chart checks a list of rows cell by cell, which takes a second.
    """
    import pandas as pd  # not for a report on many customers, whose map has cells

    ids = drawn.points[:, 0].astype(int) - 1
    digits, axes = (3, "xy") if len(drawn.explained) > 1 else (6, "x")
    places = {
        axis: [float(f"{value:.{digits}g}") for value in drawn.points[:, i].tolist()] for i, axis in enumerate(axes, 1)
    }
    looks = pd.DataFrame([{**marks.of(s), "shape": symbol_of(s)} for s in segmentation.segments], dtype=object)
    frame: pd.DataFrame = looks.iloc[ids].reset_index(drop=True).assign(**places)
    return frame


def _bin_rows(segmentation: Segmentation, bins: Bins) -> Rows:
    """One row per cell with customers: its edges, how many they are, and the segment that most of them are of.

    The opacity goes by the logarithm of the customers, from a fifth for one of them to 1 in the fullest cell.
    """
    (left, low), (right, high) = bins.lower, bins.upper
    wide, tall = (right - left) / bins.columns, (high - low) / bins.rows
    fullest = max(customers for _, _, customers, *_ in bins.cells)
    looks = [marks.of(segment) for segment in segmentation.segments]

    def place(edge: float) -> float:
        return float(f"{edge:.4g}")

    return [
        {"x": place(left + column * wide), "x2": place(left + (column + 1) * wide)}
        | {"y": place(low + row * tall), "y2": place(low + (row + 1) * tall)}
        | {"customers": customers, "of": of, "part": round(of / customers, 3)}
        | {"opacity": round(0.2 + 0.8 * math.log(customers) / math.log(max(fullest, 2)), 2)}
        | looks[segment - 1]
        for column, row, customers, segment, of in bins.cells
    ]


@spec
def on_axes(first: str, second: str, customers: bool) -> Layers:
    """Centres, and customers one by one where there are any, on two axes with these titles."""
    x = (
        alt.X(field="x", type="quantitative", title=first)
        .scale(zero=False)
        .axis(tickCount=8, labels=False, ticks=False)
    )
    y = (
        alt.Y(field="y", type="quantitative", title=second)
        .scale(zero=False)
        .axis(tickCount=6, labels=False, ticks=False)
    )
    customers_of = []
    if customers:
        points = named("customers").mark_point(filled=True, size=16, opacity=0.5, aria=False)
        look = {"color": COLOUR, "shape": alt.Shape(field="shape", type="nominal", scale=None)}
        customers_of.append(points.encode(x=x, y=y, tooltip=[name("segment")], **look))
    return _with_centres(x, y, customers_of)


@spec
def _binned(first: str, second: str, note: str) -> Layers:
    x = alt.X(field="x", type="quantitative", title=first).scale(zero=False, nice=False).axis(grid=False, **_NO_UNIT)
    y = alt.Y(field="y", type="quantitative", title=second).scale(zero=False, nice=False).axis(grid=False, **_NO_UNIT)
    parts = [number("customers", ",d"), number("part", ".0%").title("of these in the segment")]
    opacity = alt.Opacity(field="opacity", type="quantitative", scale=None)
    cells = named("cells").mark_rect(aria=False).encode(x=x, x2=alt.X2(field="x2"), y=y, y2=alt.Y2(field="y2"))
    cells = cells.encode(color=COLOUR, opacity=opacity, tooltip=[name("segment"), *parts])
    return _with_centres(x, y, [cells], title=marks.small(note))


def _with_centres(x: alt.X, y: alt.Y, customers: list[Any], **look: Any) -> Layers:
    """The map: customers, one by one or in cells, and the segments' numbers at the centres over them."""
    base = alt.Chart().encode(x=x, y=y, tooltip=[name("segment")])
    key = base.mark_point(filled=True, opacity=0).encode(color=_legend())
    ring = base.mark_point(shape="circle", size=260, fill="white", opacity=1, strokeWidth=2.5)
    ring = ring.encode(stroke=alt.Stroke(field="colour", type="nominal", scale=None))
    digits = text(base, "id", color=marks.DARK, fontWeight="bold", fontSize=11)
    canvas = {"embedOptions": {"renderer": "canvas"}}  # thousands of marks are drawn faster than as SVG
    layers = [key, *customers, ring, digits]
    return Layers(layers, data=alt.NamedData("centres"), width=WIDTH, height=400, usermeta=canvas, **look)


@marks.unchecked()
def _along_one(segmentation: Segmentation, drawn: Map) -> Picture:
    feature = segmentation.features[0]
    axis = marks.scale_axis(axis_kind(segmentation), 8)
    x = alt.X(field="x", type="quantitative", title=feature, axis=axis).scale(zero=False)
    layers: list[Any] = []
    rows: dict[str, Any] = {"centres": _centre_rows(segmentation, drawn)}
    if drawn.points is not None:
        rows["customers"] = _point_frame(segmentation, drawn)
        bars = named("customers").mark_bar(opacity=0.75)
        bars = bars.encode(
            x=alt.X(field="x", type="quantitative", title=feature, bin=alt.Bin(maxbins=40), axis=axis),
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
    chart = Layers([key, *layers, rule, digits], width=WIDTH, height=300)
    return Picture(chart.to_dict(validate=False), rows)


def _legend() -> alt.Color:
    """The segments with their colours, both from the rows: in their order, as a blank sorts before a digit."""
    legend = alt.Legend(title=None, orient="bottom", columns=2, columnPadding=24, labelLimit=260, symbolOpacity=1)
    colours = alt.Scale(range=alt.FieldRange(field="swatch"))
    return alt.Color(field="key", type="nominal", sort="ascending", scale=colours, legend=legend)
