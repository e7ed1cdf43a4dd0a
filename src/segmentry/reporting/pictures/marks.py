"""What the pictures are made of: pieces of Altair that more than one of them uses.

Fields are told by keyword, here and in the pictures: what stands in their place without one Altair takes apart.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from threading import RLock
from typing import Any

import altair as alt
from altair.utils import schemapi

from segmentry.kinds import Kind
from segmentry.reporting.looks import GREY, colour_of, label
from segmentry.reporting.pictures.picture import Picture, Rows
from segmentry.results.segmentation import Segment

_SWITCH = RLock()  # the check is switched for the whole process
_FIXED = {"x": alt.XValue, "y": alt.YValue, "y2": alt.Y2Value, "opacity": alt.OpacityValue}


class _Given(alt.InlineData):
    """Rows that a chart keeps. Altair copies everything else of a chart at every step, and rows take long."""

    def __deepcopy__(self, _: object) -> "_Given":
        return self


#: The width of most pictures, and words on pale colours.
WIDTH, DARK = 600, "#222222"
COLOUR = alt.Color(field="colour", type="nominal", scale=None)


class Layers(alt.LayerChart):
    """Layers over each other, as they are. Altair's own copies each three times, to lift what they have in common."""

    def __init__(self, layer: Sequence[Any], **look: Any) -> None:
        alt.TopLevelLayerSpec.__init__(self, layer=list(layer), **look)


class Panels(alt.VConcatChart):
    """Panels above each other, as they are."""

    def __init__(self, vconcat: Sequence[Any], **look: Any) -> None:
        alt.TopLevelVConcatSpec.__init__(self, vconcat=list(vconcat), **look)


@contextmanager
def unchecked() -> Iterator[None]:
    """Without Altair's check of every piece that a specification is made of: it takes as long as all the rest.

    The tests check each specification as a whole.
    """
    with _SWITCH, schemapi.debug_mode(False):
        yield


def spec(make: Callable[..., Any]) -> Callable[..., dict[str, Any]]:
    """A specification that is made once for the same words, of what makes its chart."""

    @lru_cache
    @unchecked()
    def made(*words: Any) -> dict[str, Any]:
        return dict(make(*words).to_dict(validate=False))

    return made


def of(segment: Segment) -> dict[str, Any]:
    """What a row says of its segment."""
    return {"segment": label(segment), "colour": colour_of(segment)}


def small(title: str | list[str], **look: Any) -> alt.Title:
    """A title in small print."""
    return alt.Title(title, anchor="start", fontSize=11, fontWeight="normal", **look)


def headed(title: str, below: str) -> alt.Title:
    """A title with a line below it."""
    return alt.Title(title, subtitle=below, subtitleColor=GREY, anchor="start")


def picture(chart: Any) -> Picture:
    """The picture of a chart that holds its rows."""
    spec = chart.to_dict(validate=False)
    return Picture(spec, spec.pop("datasets"))


def layered(rows: Rows, *over: alt.Chart, **look: Any) -> Layers:
    """Layers over the same rows."""
    return Layers(over, data=_Given(values=rows), **look)


def named(rows: str) -> alt.Chart:
    """A chart of rows that the picture has under this name."""
    return alt.Chart(alt.NamedData(rows))


def data(rows: Rows) -> alt.Chart:
    """A chart of rows of its own."""
    return alt.Chart(_Given(values=rows))


def fixed(channel: str, value: float | str) -> Any:
    """A channel that is the same for all rows. With `alt.value` Altair finds out its class each time anew, in 10 ms."""
    make: Any = _FIXED[channel]
    return make(value)


def text(base: alt.Chart, field: str, format: str | None = None, **look: Any) -> Any:
    """Words, or numbers in that format, grey where nothing else is said."""
    kind: Any = {"type": "nominal"} if format is None else {"type": "quantitative", "format": format}
    return base.encode(text=alt.Text(field=field, **kind)).mark_text(**{"color": GREY, **look})


def name(field: str) -> alt.Tooltip:
    """A word of the tooltip."""
    return alt.Tooltip(field=field, type="nominal")


def number(field: str, format: str) -> alt.Tooltip:
    """A number of the tooltip."""
    return alt.Tooltip(field=field, type="quantitative", format=format)


def scale_axis(kind: Kind, ticks: int) -> alt.Axis:
    """An axis of numbers, days or years, with about so many ticks."""
    axis = alt.Axis(labelOverlap=True, labelFlush=False, labelSeparation=8, tickCount=ticks)
    if kind == "date":  # which is counted in days
        axis.labelExpr = "utcFormat(datum.value * 86400000, '%Y-%m-%d')"
    if kind == "year":
        axis.format = "d"
    return axis


def rows_axis(field: str) -> alt.Y:
    """A line per row, in the order of the rows."""
    return alt.Y(field=field, type="nominal", sort=None, title=None).axis(
        labelLimit=200, labelFlush=False, labelPadding=6, ticks=False, domain=False
    )
