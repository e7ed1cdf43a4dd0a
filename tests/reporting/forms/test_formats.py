"""What holds for every format of the report: chosen by the ending, whole or not at all, always the same."""

import io
import json
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation
from segmentry.reporting.contents import contents
from segmentry.reporting.verdicts import judged

from segmentry import Segmentation, SegmentryError
from segmentry.reporting import render
from segmentry.reporting.summary import summary, write_summary

FORMATS = ("html", "htm", "md", "json", "pptx", "xlsx")
SEGMENTATIONS = ("segmentation", "loaded", "one_feature", "one_segment", "structureless", "mixed")


def first_words(path: Path) -> str:
    """What a reader meets first."""
    if path.suffix == ".pptx":
        return str(Presentation(str(path)).slides[0].shapes.title.text)
    if path.suffix == ".xlsx":
        return str(openpyxl.load_workbook(path).worksheets[0]["A1"].value)
    text = path.read_text(encoding="utf-8")
    return text.partition("<h1>")[2].partition("</h1>")[0] if path.suffix != ".md" else text.splitlines()[0][2:]


@pytest.mark.parametrize("ending", [one for one in FORMATS if one != "json"])
@pytest.mark.parametrize("fixture", SEGMENTATIONS)
def test_every_segmentation_is_told_in_every_format(
    fixture: str, ending: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    segmentation: Segmentation = request.getfixturevalue(fixture)
    path = tmp_path / f"report.{ending}"
    segmentation.report(path)
    assert first_words(path) == judged(segmentation.choice, segmentation.k).headline
    if ending == "md":
        assert "None" not in path.read_text(encoding="utf-8")


def test_the_summary_is_the_report_as_json(segmentation: Segmentation, tmp_path: Path) -> None:
    segmentation.report(tmp_path / "a.json")
    write_summary(segmentation, tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == summary(segmentation)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_segmentation_gives_the_same_bytes(segmentation: Segmentation, tmp_path: Path, ending: str) -> None:
    segmentation.report(tmp_path / f"a.{ending}")
    if ending in ("pptx", "xlsx"):
        time.sleep(2.1)  # a zip file counts in steps of two seconds
    segmentation.report(tmp_path / f"b.{ending.upper()}")
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending.upper()}").read_bytes()


@pytest.mark.parametrize("ending", ["pptx", "xlsx"])
def test_the_only_date_is_that_of_the_segmentation(segmentation: Segmentation, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"r.{ending}"
    segmentation.model_copy(update={"created": "2001-02-03T05:06:07+02:00"}).report(path)
    with zipfile.ZipFile(path) as parts:
        core = parts.read("docProps/core.xml").decode()
        assert {info.date_time[0] for info in parts.infolist()} == {1980}
        inner = [zipfile.ZipFile(io.BytesIO(parts.read(n))) for n in parts.namelist() if n.endswith(".xlsx")]
    for text in (core, *(book.read("docProps/core.xml").decode() for book in inner)):
        assert text.count("2001-02-03T03:06:07Z") == 2


@pytest.mark.parametrize("ending", ["md", "pptx", "xlsx"])
def test_a_sample_is_named_as_one(segmentation: Segmentation, tmp_path: Path, ending: str) -> None:
    choice = segmentation.choice.model_copy(update={"sampled": True})
    path = tmp_path / f"r.{ending}"
    segmentation.model_copy(update={"choice": choice}).report(path)
    if ending == "md":
        text = path.read_text(encoding="utf-8")
    else:
        with zipfile.ZipFile(path) as parts:
            text = " ".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
        assert ending == "xlsx" or "on a sample of 600 rows</a:t>" in text  # over the chart, too
    assert "k was chosen on a sample of 600 rows" in text
    assert "The inertia curve (a sample of 600 rows)" in text


@pytest.mark.parametrize("created", ["yesterday", "", "0001-01-01T00:00:00"])
def test_a_day_that_cannot_be_read_is_no_obstacle(segmentation: Segmentation, created: str) -> None:
    assert contents(segmentation.model_copy(update={"created": created})).created.year == 1980


@pytest.mark.parametrize("name", ["report.pdf", "report", "report.xls", ".html", "report.html.bak"])
def test_another_ending_is_refused_in_words(segmentation: Segmentation, tmp_path: Path, name: str) -> None:
    with pytest.raises(SegmentryError, match=r"Choose \.html, \.htm, \.md, \.json, \.pptx or \.xlsx"):
        segmentation.report(tmp_path / "new" / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", FORMATS)
def test_a_report_that_cannot_be_made_leaves_the_old_one(
    segmentation: Segmentation, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"report.{ending}"
    path.write_text("old")
    with pytest.raises(SegmentryError, match="profile first"):
        render.report(segmentation.model_copy(update={"profile": None}), path)
    with pytest.raises(SegmentryError, match="preview"):
        render.report(segmentation.model_copy(update={"preview": True}), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
