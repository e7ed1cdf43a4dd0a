"""Slides as they are laid out: titles, text that fits, tables, charts, and a file that is always the same.

Lengths are inches, sizes of text points.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from math import floor
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from segmentry.reporting.forms.text_fit import CHARACTER, GAP, SIZES, Box, cut, fits, short
from segmentry.wording import one_line

_WIDTH, _HEIGHT = 13.333, 7.5
_TABLE_SIZE, _ROW, _MARGIN = 12, 0.34, 0.22
_DARK, _QUIET = "#222222", "#5C5C5C"
#: What tells when a part was written, in slides and in the workbooks within their charts.
_DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_FIXED = (1980, 1, 1, 0, 0, 0)


class Deck:
    """A presentation in the making."""

    def __init__(self, title: str, created: datetime, footer: str) -> None:
        self.presentation = Presentation()
        self.presentation.slide_width, self.presentation.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
        self._footer = short(one_line(footer), 120)
        about = self.presentation.core_properties
        about.title, about.author, about.last_modified_by = short(one_line(title), 250), "Segmentry", "Segmentry"
        about.created = about.modified = created.replace(tzinfo=None)

    def slide(self, title: str) -> "Slide":
        """A new slide with a title and a footer."""
        raw = self.presentation.slides.add_slide(self.presentation.slide_layouts[5])
        slide = Slide(raw)
        slide.title(title)
        slide.text(Box(0.6, 6.95, 12.15, 0.4), [f"{self._footer} - {len(self.presentation.slides)}"], largest=10)
        return slide


class Slide:
    """One slide in the making."""

    def __init__(self, raw: Any) -> None:
        self._shapes = raw.shapes

    def title(self, title: str) -> None:
        """The title, over two lines at most."""
        box = Box(0.6, 0.3, 12.15, 1.05)
        shape = self._shapes.title
        shape.left, shape.top, shape.width, shape.height = _emu(box)
        _fill(shape.text_frame, [title], box, 28)
        shape.text_frame.paragraphs[0].runs[0].font.bold = True

    def text(self, box: Box, paragraphs: Sequence[str], largest: int = 16) -> None:
        """Paragraphs, as large as they fit and no larger than that."""
        _fill(self._shapes.add_textbox(*_emu(box)).text_frame, paragraphs, box, largest)

    def band(self, colour: str) -> None:
        """The colour of a segment, down the left edge."""
        self._block(Box(0, 0, 0.25, _HEIGHT), colour)

    def table(self, box: Box, lines: Sequence[Sequence[str]], look: Sequence[tuple[float, bool]], more: str) -> None:
        """A table of one line per row, the heads first; below it what is left out.

        Of every column `look` has its share of the width, and whether it stands to the left.
        """
        height = _ROW * len(lines)
        frame = self._shapes.add_table(len(lines), len(look), *_emu(box._replace(height=height)))
        for i, (share, _) in enumerate(look):
            frame.table.columns[i].width = Inches(box.width * share)
        for row, cells in enumerate(lines):
            for i, cell in enumerate(cells):
                wide = floor((box.width * look[i][0] - _MARGIN) / (CHARACTER * _TABLE_SIZE / 72))
                place = frame.table.cell(row, i)
                place.text = short(one_line(cell), wide)
                place.vertical_anchor = MSO_ANCHOR.MIDDLE
                place.text_frame.word_wrap = False
                paragraph = place.text_frame.paragraphs[0]
                paragraph.font.size = Pt(_TABLE_SIZE)
                paragraph.alignment = PP_ALIGN.LEFT if look[i][1] else PP_ALIGN.RIGHT
        if more:
            self.text(Box(box.left, box.top + height + 0.05, box.width, 0.4), [more], largest=12)

    def key(self, box: Box, names: Sequence[tuple[str, str]], across: int) -> None:
        """What colours stand for: names with their colours, from left to right."""
        wide, high = box.width / across, 0.3
        for i, (name, colour) in enumerate(names):
            left, top = box.left + wide * (i % across), box.top + high * (i // across)
            self._block(Box(left, top + 0.09, 0.14, 0.14), colour)
            self.text(Box(left + 0.15, top, wide - 0.15, high), [name], largest=11)

    def _block(self, box: Box, colour: str) -> None:
        shape = self._shapes.add_shape(MSO_SHAPE.RECTANGLE, *_emu(box))
        _filled(shape.fill, colour)
        shape.line.fill.background()

    def scatter(
        self, box: Box, series: Mapping[str, Sequence[tuple[float, float]]], title: str, axes: tuple[str, str]
    ) -> Any:
        """A native chart of dots, and what its axes are."""
        make: Any = XyChartData
        data = make(number_format="0.00")
        for name, places in series.items():
            dots = data.add_series(_harmless(name))
            for x, y in places:
                dots.add_data_point(float(f"{x:.3g}"), float(f"{y:.3g}"))
        chart = self._framed(box, XL_CHART_TYPE.XY_SCATTER, data, title, legend=True)
        for axis, words in zip((chart.category_axis, chart.value_axis), axes, strict=True):
            axis.has_major_gridlines = False
            axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
            axis.has_title = True
            _titled(axis.axis_title, words, 12)
        return chart

    def chart(self, box: Box, type: XL_CHART_TYPE, data: Any, title: str, *, legend: bool = True) -> Any:
        """A native chart; whoever gets the slides can change it."""
        chart = self._framed(box, type, data, title, legend=legend)
        chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        axis = chart.category_axis._element
        every = axis.makeelement(qn("c:tickLblSkip"), {"val": "1"})  # or programs leave out names where many stand
        axis.find(qn("c:noMultiLvlLbl")).addprevious(every)
        chart.value_axis.major_gridlines.format.line.color.rgb = _rgb("#DDDDDD")
        if type == XL_CHART_TYPE.BAR_CLUSTERED:
            chart.category_axis.reverse_order = True  # the first on top
            chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH  # which is then below
        return chart

    def _framed(self, box: Box, type: XL_CHART_TYPE, data: Any, title: str, *, legend: bool) -> Any:
        frame = self._shapes.add_chart(type, *_emu(box), data)
        frame._element.nvGraphicFramePr.cNvPr.set("descr", title)  # read aloud by a screen reader
        chart = frame.chart
        chart.font.size, chart.font.color.rgb = Pt(12), _rgb(_DARK)
        chart.has_title = True
        _titled(chart.chart_title, title, 14)
        chart.has_legend = legend
        if legend:
            chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        return chart


def paint_bars(bars: Any, colour: str) -> None:
    """Give bars, or one bar, a colour."""
    _filled(bars.format.fill, colour)


def paint_line(line: Any, colour: str) -> None:
    """Give a line and its points a colour."""
    line.smooth = False
    line.format.line.color.rgb = _rgb(colour)
    line.format.line.width = Pt(2)
    line.marker.style, line.marker.size = XL_MARKER_STYLE.CIRCLE, 6
    _filled(line.marker.format.fill, colour)


def paint_dots(dots: Any, colour: str) -> None:
    """Give dots a colour."""
    dots.marker.style, dots.marker.size = XL_MARKER_STYLE.CIRCLE, 4
    _filled(dots.marker.format.fill, colour)
    _filled(dots.marker.format.line.fill, colour)


def name_point(point: Any, words: str) -> None:
    """Write words over one point, and make it larger."""
    point.marker.size = 11
    _titled(point.data_label, words, 12)
    point.data_label.position = XL_LABEL_POSITION.ABOVE


def name_bars(chart: Any) -> None:
    """Write its number at the end of every bar."""
    plot = chart.plots[0]
    plot.has_data_labels, plot.gap_width = True, 50
    plot.data_labels.font.size, plot.data_labels.number_format = Pt(12), "#,##0"
    plot.data_labels.number_format_is_linked = False
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END


def drawn(names: Sequence[str], series: Mapping[str, Sequence[float | None]], form: str = "0.00") -> Any:
    """What a chart draws: of every series a number per name, in that form."""
    make: Any = CategoryChartData
    data = make(number_format=form)
    data.categories = [_harmless(name) for name in names]
    for name, values in series.items():
        data.add_series(_harmless(name), values)
    return data


def constant(file: bytes, created: datetime) -> bytes:
    """The same zip file without a trace of when it was written, in the workbooks within it neither."""
    day = created.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(".xlsx"):
                part = constant(part, created)
            elif name == "docProps/core.xml":
                part = _DATES.sub(rb"\g<1>" + day + rb"\g<3>", part)
            new.writestr(zipfile.ZipInfo(name, _FIXED), part, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _harmless(name: str) -> str:
    """A name that the workbook within a chart takes for text: behind a blank it is neither a formula nor a link."""
    return f" {name}" if ":" in name or name.startswith(("=", "+", "-", "@", "{")) else name


def _fill(frame: Any, paragraphs: Sequence[str], box: Box, largest: int) -> None:
    """Write the paragraphs in the largest size in which they fit; in the smallest, what is too much is cut."""
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    lines = [one_line(paragraph) for paragraph in paragraphs]
    size = next((size for size in SIZES if size <= largest and fits(lines, box, size)), SIZES[-1])
    for i, words in enumerate(cut(lines, box, size)):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(GAP if size > 11 else 2)
        run = paragraph.add_run()
        run.text, run.font.size = words, Pt(size)
        run.font.color.rgb = _rgb(_QUIET if largest == SIZES[-1] else _DARK)


def _titled(part: Any, words: str, size: int) -> None:
    """Write the words of a part of a chart."""
    part.text_frame.text = words
    part.text_frame.paragraphs[0].runs[0].font.size = Pt(size)


def _filled(fill: Any, colour: str) -> None:
    fill.solid()
    fill.fore_color.rgb = _rgb(colour)


def _emu(box: Box) -> tuple[int, int, int, int]:
    return Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height)


def _rgb(colour: str) -> Any:
    make: Any = RGBColor
    return make(*bytes.fromhex(colour.removeprefix("#")))
