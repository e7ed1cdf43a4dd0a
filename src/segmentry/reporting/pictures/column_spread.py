"""How one column lies in every segment beside everyone: quantiles of numbers and dates, shares of levels."""

import math
from collections.abc import Sequence

import altair as alt

from segmentry import wording
from segmentry.kinds import Kind
from segmentry.reporting.compared import Levels, averages_of, kind_of, levels_of, share_said
from segmentry.reporting.looks import PALE
from segmentry.reporting.pictures.grids import Grid, Panel, across, grid
from segmentry.reporting.pictures.marks import (
    COLOUR,
    Layers,
    fixed,
    name,
    named,
    of,
    rows_axis,
    scale_axis,
    small,
    spec,
    text,
)
from segmentry.reporting.pictures.picture import Picture, Rows
from segmentry.results.profile import Average
from segmentry.results.segmentation import Segmentation
from segmentry.wording import EVERYONE

_WIDTH = 520
_TOLD = {"p5": "5 %", "p25": "25 %", "p50": "median", "p75": "75 %", "p95": "95 %", "mean": "mean"}
#: Fewer powers of ten than this do not make a scale.
_FEW_TICKS = 3
#: From this many times the middle on, a 95 % quantile asks for a scale of logarithms.
_SKEWED = 10
#: What the rows of everyone say.
_ALL = {"segment": EVERYONE, "colour": PALE}
_QUANTILES = ("p5", "p25", "p50", "p75", "p95")


def distribution(segmentation: Segmentation, column: str) -> Picture:
    """A column in every segment beside everyone.

    Of numbers and dates a box from 25 to 75 %, a tick at the median, a line from 5 to 95 % and a diamond at the mean;
    of text and of yes and no the share of each level. What is withheld has no mark. Raises `SegmentryError` without a
    profile, and for a column that was not profiled.
    """
    averages = averages_of(segmentation, column)
    if averages is None:
        return _shares(segmentation, levels_of(segmentation, column))
    kind = kind_of(segmentation, column)
    rows = _box_rows(segmentation, averages, kind)
    known = [row[at] for row in rows for at in (*_QUANTILES, "mean") if row[at] is not None]
    constant = _bend(averages, kind)
    title = column if constant is None else f"{column}, on a logarithmic scale"
    ticks = () if constant is None else _powers(constant, max(known))
    return Picture(_boxes(title, _legend(averages), kind, constant, ticks), {"segments": rows})


def _box_rows(segmentation: Segmentation, averages: Sequence[Average], kind: Kind) -> Rows:
    rows: Rows = []
    for who, average in zip([*map(of, segmentation.segments), _ALL], averages, strict=True):
        figures = {"mean": average.mean, **{at: getattr(average.spread, at, None) for at in _QUANTILES}}
        said = {f"said {at}": _word(value, average, kind) for at, value in figures.items()}
        rows.append({**who, **figures, **said, "count": f"{average.count:,}", "note": _note(average)})
    return rows


def _word(value: float | None, average: Average, kind: Kind) -> str:
    if value is not None:
        return wording.average(value, kind)
    return "withheld" if average.count else "no value"


def _note(average: Average) -> str:
    """What stands in place of marks."""
    if not average.count:
        return "no value"
    return "withheld" if average.mean is None and average.spread is None else ""


def _legend(averages: Sequence[Average]) -> str:
    """How to read the marks, and how many rows they rest on."""
    spread = averages[-1].spread
    if all(average.spread is None for average in averages):
        return "diamond: mean; quantiles are not told"
    read = "line: 5 to 95 %; box: 25 to 75 %; tick: median; diamond: mean"
    if spread is None or spread.rows >= averages[-1].count:
        return read
    return f"{read}; quantiles of {spread.rows:,} of {averages[-1].count:,} customers with a value"


def _powers(constant: float, largest: float) -> tuple[float, ...]:
    """0 and the powers of ten where the scale is one of logarithms, with 2 and 5 times them where they are few.

    >>> _powers(3, 40), _powers(2, 5000)
    ((0.0, 5.0, 10.0, 20.0), (0.0, 10.0, 100.0, 1000.0))
    """
    first, last = math.floor(math.log10(constant)), math.floor(math.log10(largest))
    powers = [10.0**power for power in range(first, last + 1)]
    ticks = [power for power in powers if constant <= power <= largest]
    if len(ticks) < _FEW_TICKS:
        ticks = [tick for power in powers for tick in (power, 2 * power, 5 * power) if constant <= tick <= largest]
    return (0.0, *ticks)


@spec
def _boxes(title: str, legend: str, kind: Kind, constant: float | None, ticks: tuple[float, ...]) -> Layers:
    scale, axis = _scale(kind, constant, ticks)

    def x(field: str) -> alt.X:
        return alt.X(field=field, type="quantitative", title=title, scale=scale, axis=axis)

    tooltip = [name("segment"), name("count").title("customers with a value")]
    tooltip += [name(f"said {field}").title(words) for field, words in _TOLD.items()]
    base = named("segments").encode(y=rows_axis("segment"), tooltip=tooltip)
    order = base.mark_point(opacity=0)  # of the rows: the other layers may lack some
    line = base.mark_rule(strokeWidth=1.5).encode(x=x("p5"), x2=alt.X2(field="p95"), color=COLOUR)
    box = base.mark_bar(height={"band": 0.5}).encode(x=x("p25"), x2=alt.X2(field="p75"), color=COLOUR)
    tick = base.mark_tick(thickness=4, size=20, opacity=1).encode(x=x("p50"), color=COLOUR)
    on = base.mark_tick(thickness=2, size=13, color="white", opacity=1).encode(x=x("p50"))
    mean = base.mark_point(shape="diamond", filled=True, size=60, color="#222222", stroke="white", strokeWidth=1)
    drawn = [
        (line, ("p5", "p95")),
        (box, ("p25", "p75")),
        *((mark, ("p50",)) for mark in (tick, on)),
        (mean.encode(x=x("mean"), opacity=fixed("opacity", 1)), ("mean",)),
    ]
    marks = [mark.transform_filter(" && ".join(f"isValid(datum.{at})" for at in fields)) for mark, fields in drawn]
    words = text(base, "note", align="left", fontSize=10).encode(x=fixed("x", 4))
    head = small(legend, frame="bounds")
    return Layers([order, *marks, words], width=_WIDTH, height=alt.Step(26), title=head)


def _scale(kind: Kind, constant: float | None, ticks: tuple[float, ...]) -> tuple[alt.Scale, alt.Axis]:
    axis = scale_axis(kind, 7)
    if constant is None:
        return alt.Scale(zero=False), axis
    axis.values, axis.labelExpr = list(ticks), "format(datum.value, abs(datum.value) < 1 ? '~g' : '~s')"
    return alt.Scale(type="symlog", constant=constant, nice=False), axis


def _shares(segmentation: Segmentation, levels: Levels) -> Picture:
    """A panel per level, with a bar per segment and one of everyone, whose share goes on as a dashed line."""
    known = [level.share for same in levels.each for level in same if level.share is not None]
    known += [same[0].share_of_all for same in levels.each if same[0].share_of_all is not None]
    highest = max([*known, 0.01])
    step = next(step for step in (0.01, 0.02, 0.05, 0.1, 0.25, 0.5) if highest <= 4 * step or step == 0.5)
    panels = []
    for level, same in zip(levels.names, levels.each, strict=True):
        of_all = same[0].share_of_all
        shares = zip([*map(of, segmentation.segments), _ALL], [*(own.share for own in same), of_all], strict=True)
        rows = [
            {"row": who["segment"], **who, "level": level, "value": share, "number": share_said(share)}
            for who, share in shares
        ]
        panels.append(Panel(level, rows, of_all))
    title = f"share of the customers with a value in {levels.each[0][0].column}; dashed: {EVERYONE}"
    if len(levels.names) < levels.of:
        title += f"; the {len(levels.names)} of {levels.of} levels in which the segments differ most"
    ticks = tuple(round(i * step, 2) for i in range(int(highest / step + 1e-9) + 1))
    fields = ("segment", "level", "number")
    shared = Grid(0.0, 1.25 * highest, ticks, ".0%", title, across(len(panels)), fields, numbers=True, step=16)
    return grid(panels, shared)


def _bend(averages: Sequence[Average], kind: Kind) -> float | None:
    """Where the picture of these averages has a scale of logarithms: the number below which it is nearly even.

    That is the median of everyone (the 75 % quantile where the median is 0), where hardly anybody is below 0 and the
    95 % quantile is more than ten times as much; else None.
    """
    spread = averages[-1].spread
    if kind in ("date", "year") or spread is None or spread.p5 is None or spread.p95 is None or spread.p5 < 0:
        return None
    middle = next((quantile for quantile in (spread.p50, spread.p75) if quantile is not None and quantile > 0), None)
    return float(f"{middle:.3g}") if middle is not None and spread.p95 > _SKEWED * middle else None
