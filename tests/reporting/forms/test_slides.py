"""The report as slides: native charts, text that fits, and a file that opens again whatever the names are."""

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib
import openpyxl
import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

import segmentry
from segmentry import Segmentation, SegmentryError
from segmentry.reporting.answer import answer
from segmentry.reporting.forms.text_fit import short
from segmentry.reporting.looks import colour_of, label
from segmentry.reporting.sections import each_segment
from segmentry.reporting.sections.each_segment import MOST_OF_ONE
from segmentry.reporting.sections.map_of_segments import MOST_POINTS
from segmentry.reporting.sections.trust import MOST_OF_ALL
from tests.reporting.changes import with_evidence
from tests.reporting.page import Written

FONT = str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf")


def opened(file: bytes) -> Any:
    return Presentation(io.BytesIO(file))


@pytest.fixture(scope="module")
def deck(compared: Segmentation, written: Written) -> Any:
    return opened(written(compared, "pptx"))


@pytest.fixture(scope="module")
def hostile_deck(hostile: Segmentation, written: Written) -> Any:
    return opened(written(hostile, "pptx"))


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text for slide in deck.slides]


def charts(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def tables(slide: Any) -> list[list[list[str]]]:
    each = [shape.table for shape in slide.shapes if shape.has_table]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in each]


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def paragraphs(deck: Any) -> Iterator[Any]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield from shape.text_frame.paragraphs
            elif shape.has_table:
                cells = (cell for row in shape.table.rows for cell in row.cells)
                yield from (paragraph for cell in cells for paragraph in cell.text_frame.paragraphs)


def test_the_verdict_comes_first_and_every_segment_has_a_slide(deck: Any, compared: Segmentation) -> None:
    assert titles(deck) == [
        answer(compared).headline,
        *("Who they are", "How many segments, and why", "Customers by segment"),
        *("How far each segment is from all customers", "Map of the segments"),
        *(f"Segment {segment.id}: {segment.name}" for segment in compared.segments),
        *("The segments in short rules", "Outcome: How many left", "Outcome: Revenue"),
        "How to read outcomes",
        *("How far to trust it", "Second opinion", "Findings", "How it was made"),
    ]


def test_charts_are_native_and_tell_the_numbers(deck: Any, compared: Segmentation) -> None:
    _, _, why, sizes, averages, map, *_ = deck.slides
    (line,), (bars,), (grouped,), (dots,) = (charts(slide) for slide in (why, sizes, averages, map))
    assert line.chart_type == XL_CHART_TYPE.LINE_MARKERS
    assert list(line.plots[0].categories) == ["2", "3 knee", "4 shown", "5 recommended"]
    stability = next(series for series in line.plots[0].series if series.name.startswith("stability"))
    assert stability.values == pytest.approx([e.stability for e in compared.choice.evidence if e.k > 1])
    assert stability.points[2].data_label.text_frame.text == f"{compared.choice.of(4).stability:.2f}"
    assert bars.chart_type == grouped.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    assert list(bars.plots[0].series[0].values) == [segment.size for segment in compared.segments]
    for i, segment in enumerate(compared.segments):
        own = colour_of(segment).removeprefix("#")
        assert str(bars.plots[0].series[0].points[i].format.fill.fore_color.rgb) == own
        assert str(grouped.plots[0].series[i].format.fill.fore_color.rgb) == own
        assert str(dots.plots[0].series[i].marker.format.fill.fore_color.rgb) == own
        assert dots.plots[0].series[i].points[0].data_label.text_frame.text == str(segment.id)
    assert dots.chart_type == XL_CHART_TYPE.XY_SCATTER
    drawn = sum(len(list(series.values)) for series in dots.plots[0].series)
    assert drawn == min(600, MOST_POINTS) + compared.k, "every customer, and an average of each segment"
    assert not grouped.has_legend, "programs put a legend of bars in either order: the key is our own"
    names = [short(label(segment), 28) for segment in compared.segments]
    assert [text for text in texts(averages) if text in set(names)] == names


def test_each_segment_stands_beside_everyone(deck: Any, compared: Segmentation) -> None:
    for i, slide in enumerate(list(deck.slides)[6:10]):
        ((heads, *rows),) = tables(slide)
        assert heads == ["column", "segment", "all", "sd apart"]
        every = each_segment.table(compared, i).rows
        assert [row[1:3] for row in rows] == [[row.average, row.everyone] for row in every][:MOST_OF_ONE]
        assert f"{compared.segments[i].size:,} customers" in " ".join(texts(slide))


@pytest.mark.parametrize("name", ["hostile_deck", "deck"])
def test_everything_is_on_the_slide_and_large_enough(name: str, request: pytest.FixtureRequest) -> None:
    deck = request.getfixturevalue(name)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
        for chart in charts(slide):
            assert chart.font.size >= Pt(10)
    for paragraph in paragraphs(deck):
        sizes = [run.font.size or paragraph.font.size for run in paragraph.runs]
        assert all(size is not None and size >= Pt(10) for size in sizes)


@pytest.mark.parametrize("name", ["hostile_deck", "deck"])
def test_text_fits_its_box(name: str, request: pytest.FixtureRequest) -> None:
    """Measured with a font at least as wide as those of slides; names of one wide letter are beyond any estimate."""
    for slide in request.getfixturevalue(name).slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text and "WWW" not in shape.text_frame.text:
                assert height(shape) <= shape.height / 12_700 * 1.05, shape.text_frame.text


def height(shape: Any) -> float:
    """Points that the text of a shape takes, its lines broken as a program for slides does."""
    total, wide = 7.2, shape.width / 12_700 - 14.4
    for paragraph in shape.text_frame.paragraphs:
        size = paragraph.runs[0].font.size.pt
        font = ImageFont.truetype(FONT, 0.9 * size)  # as wide as its condensed cut
        lines, line = 1, ""
        for word in paragraph.text.split(" "):
            if line and font.getlength(f"{line} {word}") > wide:
                lines, line = lines + 1, word
            else:
                line = f"{line} {word}".strip()
        total += lines * size * 1.2
    return total


def test_long_tables_and_names_are_cut_in_words(hostile_deck: Any, hostile: Segmentation) -> None:
    long = next(segment.id for segment in hostile.segments if segment.name.startswith("WWW"))
    title = f"Segment {long}: {'W' * 69}\u2026"
    assert title in titles(hostile_deck)
    slide = next(slide for slide in hostile_deck.slides if slide.shapes.title.text == title)
    assert len(tables(slide)[0]) == MOST_OF_ONE + 1
    left_out = len(each_segment.table(hostile, long - 1).rows) - MOST_OF_ONE
    every = [text for slide in hostile_deck.slides for text in texts(slide)]
    assert f"and {left_out} more in profile.csv" in every
    assert f"and {hostile.k - MOST_OF_ALL} more in the full report" in every


def test_hostile_names_are_text_and_the_file_opens(hostile_deck: Any, hostile: Segmentation, written: Written) -> None:
    text = " ".join(paragraph.text for paragraph in paragraphs(hostile_deck))
    assert "<a:t>&amp;" in text
    assert not set(text) & set("\x00\x07\x0b\x0c\x1b\u202e\ufffe")
    with zipfile.ZipFile(io.BytesIO(written(hostile, "pptx"))) as parts:
        assert not [name for name in parts.namelist() if b"hlinkClick" in parts.read(name)]
        books = [name for name in parts.namelist() if name.endswith(".xlsx")]
        assert len(books) == 4
        for name in books:
            book = openpyxl.load_workbook(io.BytesIO(parts.read(name)))
            cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
            assert {cell.data_type for cell in cells} <= {"s", "n"}
            assert all(cell.hyperlink is None for cell in cells)


def test_one_segment_and_one_without_figures_get_slides(
    one_segment: Segmentation, loaded: Segmentation, written: Written
) -> None:
    assert "How far each segment is from all customers" not in titles(opened(written(one_segment, "pptx")))
    choice = with_evidence(loaded.choice, 1, silhouette=None, stability=None)
    bare = opened(written(loaded.model_copy(update={"choice": choice}), "pptx"))
    assert len(bare.slides) == 17


def test_without_the_library_it_says_what_to_install(
    segmentation: Segmentation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "pptx"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pptx", None)
    for name in ("slides", "deck"):
        monkeypatch.delitem(sys.modules, f"segmentry.reporting.forms.{name}", raising=False)
        monkeypatch.delattr(segmentry.reporting.forms, name, raising=False)
    with pytest.raises(SegmentryError, match=r"python-pptx.*pip install 'segmentry\[slides\]'"):
        segmentation.report(tmp_path / "r.pptx")
    assert list(tmp_path.iterdir()) == []


def test_names_are_shortened_by_what_they_take() -> None:
    assert short("a" * 10, 10) == "a" * 10
    assert short("a" * 11, 10) == "a" * 9 + "\u2026"
    assert short("\u6f22" * 6, 10) == "\u6f22" * 4 + "\u2026"
