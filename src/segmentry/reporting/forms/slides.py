"""Slides with native charts. Needs python-pptx, the extra `slides`.

Nobody lays a slide out by hand here, so text is measured roughly and set smaller until it fits; what still does not is
cut with an ellipsis. All of it stands in report.html, which a deck that is passed on does not bring along.
"""

import io
from math import ceil
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE

from segmentry.reporting.document import Area, Chart, Document, Extract
from segmentry.reporting.forms import deck
from segmentry.reporting.forms.deck import Slide
from segmentry.reporting.forms.text_fit import Box, short
from segmentry.wording import one_line

#: Characters of a name in a title, and beside a chart.
TITLE_NAME, CHART_NAME = 70, 28
#: Lines of the key to bars, with so many names each; more names get a legend.
MOST_KEYS, KEYS_ACROSS = 6, 3
#: Where each area is, and the largest size of words where that is not the usual one.
_AREAS: dict[Area, Box] = {
    "left": Box(0.6, 1.5, 7.6, 5.3),
    "right": Box(8.45, 1.5, 4.3, 5.3),
    "whole": Box(0.6, 1.5, 12.15, 5.3),
    "large": Box(0.6, 1.5, 12.15, 5.3),
    "first": Box(0.6, 1.7, 12.15, 2.2),
    "second": Box(0.6, 4.0, 12.15, 2.7),
    "above": Box(0.6, 1.4, 12.15, 1.9),
    "middle": Box(0.6, 3.4, 12.15, 3.0),
    "foot": Box(0.6, 6.25, 12.15, 0.6),
    "points": Box(0.6, 1.4, 12.15, 3.9),
    "below": Box(0.6, 5.4, 12.15, 1.5),
    "side": Box(0.6, 1.4, 4.7, 5.4),
    "beside": Box(5.45, 1.5, 7.3, 3.9),
    "corner": Box(5.45, 5.6, 7.3, 1.3),
}
_LARGEST: dict[Area, int] = {"first": 22, "large": 18, "foot": 11, "corner": 11}


def slides(document: Document) -> bytes:
    """The slides as a PowerPoint file.

    >>> import segmentry
    >>> from segmentry.reporting.sections import document
    >>> slides(document(segmentry.run(segmentry.sample("bank", rows=300), segmentry.Plan(k=3, k_max=3))))[:2]
    b'PK'
    """
    whole = deck.Deck(document.title, document.created, f"{document.about} - Segmentry {document.version}")
    for slide in document.slides:
        name = f": {short(one_line(slide.name), TITLE_NAME)}" if slide.name else ""
        page = whole.slide(f"{slide.title}{name}")
        if slide.colour:
            page.band(slide.colour)
        for area, part in slide.parts.items():
            _put(part, page, area)
    target = io.BytesIO()
    whole.presentation.save(target)
    return deck.constant(target.getvalue(), document.created)


def _put(part: tuple[str, ...] | Extract | Chart, page: Slide, area: Area) -> None:
    """Lay a part out where it belongs."""
    box = _AREAS[area]
    if isinstance(part, Extract):
        _extract(part, page, box)
    elif isinstance(part, Chart):
        draw = _bars if part.type == "bars" else _over_axes
        draw(part, page, box)
    else:
        page.text(box, part, _LARGEST.get(area, 16))


def _extract(part: Extract, page: Slide, box: Box) -> None:
    by_head = {column.head: column for column in part.table.on_page}
    columns, rows = [by_head[head] for head in part.heads], part.table.rows[: part.most]
    if part.last and len(part.table.rows) > part.most:
        rows = (*rows[:-1], part.table.rows[-1])
    lines = [[part.named.get(head, head) for head in part.heads]]
    lines += [[column.text(row) for column in columns] for row in rows]
    look = [(share, by_head[head].is_text) for head, share in part.heads.items()]
    left_out = len(part.table.rows) - len(rows)
    page.table(box, lines, look, f"and {left_out} more in {part.rest}" if left_out > 0 else "")


def _bars(chart: Chart, page: Slide, box: Box) -> None:
    """Bars, with a key of our own where there are several series: programs put a legend of bars in either order."""
    keys = 0 if len(chart.series) == 1 and chart.colours else ceil(len(chart.series) / KEYS_ACROSS)
    legend = keys > MOST_KEYS
    whole = box if legend else box._replace(height=box.height - 0.3 * keys)
    data = deck.drawn([_named(name) for name in chart.names], _values(chart), chart.format)
    native = page.chart(whole, XL_CHART_TYPE.BAR_CLUSTERED, data, chart.title, legend=legend)
    if keys and not legend:
        below = Box(box.left, whole.top + whole.height, box.width, 0.3 * keys)
        page.key(below, [(_named(series.name), series.colour) for series in chart.series], KEYS_ACROSS)
    if chart.colours:
        deck.name_bars(native)
        for i, colour in enumerate(chart.colours):
            deck.paint_bars(native.plots[0].series[0].points[i], colour)
        return
    for series, bars in zip(chart.series, native.plots[0].series, strict=True):
        bars.invert_if_negative = False
        deck.paint_bars(bars, series.colour)


def _over_axes(chart: Chart, page: Slide, box: Box) -> None:
    """Lines or dots, some points of them with words."""
    values, lines = _values(chart), chart.type == "lines"
    if lines:
        native = page.chart(box, XL_CHART_TYPE.LINE_MARKERS, deck.drawn(chart.names, values), chart.title)
    else:
        native = page.scatter(box, values, chart.title, chart.axes)
    for series, marks in zip(chart.series, native.plots[0].series, strict=True):
        (deck.paint_line if lines else deck.paint_dots)(marks, series.colour)
        if series.named is not None:
            at, words = series.named
            deck.name_point(marks.points[at], words)


def _values(chart: Chart) -> dict[str, Any]:
    return {_named(series.name): series.values for series in chart.series}


def _named(name: str) -> str:
    return short(one_line(name), CHART_NAME)
