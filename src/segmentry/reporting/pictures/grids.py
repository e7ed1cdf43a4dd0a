"""Many small panels of bars with one scale, in lines that stand above each other.

A line of panels is one chart, with the panels beside each other on one axis: such a chart takes whatever width it is
given, in the app too, which a chart of charts does not.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from segmentry.reporting.looks import GREY, head_of
from segmentry.reporting.pictures.marks import COLOUR, Layers, Panels, fixed, name, named, rows_axis, small, spec, text
from segmentry.reporting.pictures.picture import Picture, Rows

_WIDTH, _LABELS = 680, 160
_LINE = 14  # pixels of a line of a head
_CHARACTER = 5.6  # pixels of an average character of a head
_APART = 1.3  # what a panel takes of the axis, with the gap after it, beside its scale
_TITLE_WIDTH = 115  # characters of a line of the title


@dataclass(frozen=True)
class Panel:
    """A panel: its head, one row per bar, and where a dashed line crosses all bars, if anywhere.

    Each row has `row` (what stands beside it), `value` (None where it is not told), `number` (the value in words, or
    why it is not told), `colour`, and what is told on pointing at it.
    """

    head: str
    rows: Rows
    line: float | None = None


@dataclass(frozen=True)
class Grid:
    """What all panels share. Bars start at 0; beyond an end of the scale they stop, with a triangle."""

    low: float
    high: float
    ticks: tuple[float, ...]
    format: str  # of the ticks
    title: str
    across: int  # panels in a line
    tooltip: tuple[str, ...]  # fields of a row that are told on pointing at its bar
    numbers: bool = False  # whether a number stands beside every bar, and not only beside those that go on
    step: int = 18  # pixels from bar to bar

    @property
    def width(self) -> float:
        """What a panel takes of the axis that all share."""
        return (self.high - self.low) * _APART


def across(panels: int) -> int:
    """How many panels stand in a line.

    >>> [across(panels) for panels in (1, 2, 3, 4, 5, 30)]
    [1, 2, 3, 2, 3, 3]
    """
    return 2 if panels in (2, 4) else min(panels, 3)


def grid(panels: Sequence[Panel], shared: Grid) -> Picture:
    """The panels from left to right, line by line; all have the same rows in the same order."""
    lines = [panels[i : i + shared.across] for i in range(0, len(panels), shared.across)]
    rows: dict[str, Rows] = {}
    specs = []
    for i, line in enumerate(lines, start=1):
        heads = _heads(line, shared)
        rows |= {f"bars {i}": _bars(line, shared), f"heads {i}": heads}
        spec = _line(i, shared, len(line), heads[0]["head"].count("\n") + 1)
        specs.append({key: value for key, value in spec.items() if key not in ("$schema", "config")})
    title = small(textwrap.wrap(shared.title, _TITLE_WIDTH), frame="bounds")
    specs[0] = {**specs[0], "title": {**title.to_dict(validate=False), "offset": 6}}
    frame = Panels([], spacing=12).to_dict(validate=False)
    return Picture({**frame, "vconcat": specs}, rows)


def _bars(line: Sequence[Panel], shared: Grid) -> Rows:
    """The rows of a line, with where each bar starts and ends on the axis that the panels share."""
    made = []
    for i, panel in enumerate(line):
        zero = i * shared.width - shared.low
        for row in panel.rows:
            value = row["value"]
            if value is None:
                made.append({**row, "zero": zero, "note": row["number"], "side": 1})
                continue
            end = min(max(value, shared.low), shared.high)
            beyond = (value > end) - (value < end)
            number = row["number"] if shared.numbers or beyond else ""
            place = {"at": zero + end, "side": 1} if shared.numbers else {"at": zero, "side": -beyond or 1}
            made.append({**row, "zero": zero, "end": zero + end, "beyond": beyond, "note": number, **place})
    return [{"at": row["zero"], **row} for row in made]


def _heads(line: Sequence[Panel], shared: Grid) -> Rows:
    """The heads of a line, broken into as many lines each, and the lines at 0 and where a panel has one more."""
    wide = int((_WIDTH - _LABELS) / shared.across / _CHARACTER)
    heads = head_of([panel.head for panel in line], wide)
    return [
        {"head": head, "left": i * shared.width, "zero": i * shared.width - shared.low}
        | ({} if panel.line is None else {"line": i * shared.width - shared.low + panel.line})
        for i, (head, panel) in enumerate(zip(heads, line, strict=True))
    ]


@spec
def _line(which: int, shared: Grid, panels: int, lines: int) -> Layers:
    """A line of panels under heads of so many lines."""
    width, low = shared.width, shared.low
    ticks = [i * width - low + tick for i in range(panels) for tick in shared.ticks]
    own = f"(datum.value - {width!r} * floor((datum.value + 1e-9) / {width!r}) + {low!r})"
    words = f"abs({own}) < 1e-9 ? '0' : format({own}, '{shared.format}')"
    axis = alt.Axis(values=ticks, labelExpr=words, title=None, domain=False)
    axis.labelOverlap, axis.labelFlush, axis.grid = False, False, True
    span = alt.Scale(domain=[0, shared.across * width - width + (shared.high - low)], nice=False, zero=False)

    def x(field: str) -> alt.X:
        return alt.X(field=field, type="quantitative", scale=span, axis=axis)

    base = named(f"bars {which}").encode(y=rows_axis("row"))
    order = base.mark_point(opacity=0).encode(x=x("zero"))  # of the bars: the other layers may lack some
    bars = base.mark_bar(height={"band": 0.7}).transform_filter("isValid(datum.end)")
    bars = bars.encode(
        x=x("end"), x2=alt.X2(field="zero"), color=COLOUR, tooltip=[name(field) for field in shared.tooltip]
    )
    heads = named(f"heads {which}")
    whole = {"y": fixed("y", 0), "y2": fixed("y2", "height")}
    zero = heads.mark_rule(color=GREY).encode(x=x("zero"), **whole)
    lines_at = heads.transform_filter("isValid(datum.line)").mark_rule(color=GREY, opacity=0.7, strokeDash=[3, 3])
    lines_at = lines_at.encode(x=x("line"), **whole)
    notes = [
        text(base.encode(x=x("at")), "note", align=align, dx=4 * side, fontSize=10).transform_filter(
            alt.datum.side == side
        )
        for side, align in ((1, "left"), (-1, "right"))
    ]
    on = [
        base.encode(x=x("end"))
        .mark_point(shape=f"triangle-{way}", filled=True, size=50, opacity=1, color=GREY, xOffset=4 * side)
        .transform_filter(alt.datum.beyond == side)
        for side, way in ((1, "right"), (-1, "left"))
    ]
    above = text(heads, "head", align="left", baseline="top", lineBreak="\n", lineHeight=_LINE)
    above = above.encode(x=x("left"), y=fixed("y", -_LINE * lines - 4))
    layers = [order, lines_at, bars, zero, *on, *notes, above]
    return Layers(layers, width=_WIDTH - _LABELS, height=alt.Step(shared.step))
