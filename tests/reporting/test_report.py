"""The report in all of its forms: chosen by the ending, whole or not at all, always the same, the answer first."""

import html
import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

import segmentry
from segmentry import Plan, Segmentation, SegmentryError
from segmentry.reporting.answer import answer
from segmentry.reporting.report import notebook_html, report, text
from segmentry.reporting.sections import document

from .changes import changed
from .page import Page, Written

FORMS = ("html", "md", "pptx", "xlsx")
ENDINGS = (*FORMS, "htm", "json")
ZIPPED = ("pptx", "xlsx")
SEGMENTATIONS = ("segmentation", "loaded", "one_feature", "one_segment", "structureless", "mixed")
FEATURES = [("contract", "city"), ("contract",), ("city",), ("since",), ("active",), ("spend",), ("age", "since")]


def first_words(form: str, file: bytes) -> str:
    """What a reader meets first."""
    if form == "pptx":
        return str(Presentation(io.BytesIO(file)).slides[0].shapes.title.text)
    if form == "xlsx":
        return str(openpyxl.load_workbook(io.BytesIO(file), read_only=True).worksheets[0]["A1"].value)
    page = file.decode()
    return page.splitlines()[0][2:] if form == "md" else html.unescape(page.partition("<h1>")[2].partition("</h1>")[0])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", SEGMENTATIONS)
def test_every_segmentation_is_told_in_every_form(
    name: str, form: str, written: Written, request: pytest.FixtureRequest
) -> None:
    segmentation: Segmentation = request.getfixturevalue(name)
    file = written(segmentation, form)
    assert first_words(form, file) == answer(segmentation).headline
    if form == "md":
        assert "None" not in file.decode()


@pytest.mark.usefixtures("drawn_anew")
@pytest.mark.parametrize("form", FORMS)
def test_the_same_segmentation_gives_the_same_bytes(
    segmentation: Segmentation, written: Written, tmp_path: Path, form: str
) -> None:
    first = written(segmentation, form)
    if form in ZIPPED:
        time.sleep(2 - time.time() % 2)  # a zip file counts in steps of two seconds
    again = tmp_path / f"again.{form.upper()}"
    segmentation.report(again)
    assert again.read_bytes() == first


def test_a_page_may_have_either_ending_and_json_is_always_the_same(
    segmentation: Segmentation, written: Written, tmp_path: Path
) -> None:
    for name in ("report.htm", "a.json", "b.JSON"):
        segmentation.report(tmp_path / name)
    assert (tmp_path / "report.htm").read_bytes() == written(segmentation, "html")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.JSON").read_bytes()


@pytest.mark.parametrize("form", ZIPPED)
def test_the_only_date_is_that_of_the_segmentation(segmentation: Segmentation, written: Written, form: str) -> None:
    made = segmentation.model_copy(update={"created": "2001-02-03T05:06:07+02:00"})
    with zipfile.ZipFile(io.BytesIO(written(made, form))) as parts:
        core = parts.read("docProps/core.xml").decode()
        assert {info.date_time[0] for info in parts.infolist()} == {1980}
        inner = [zipfile.ZipFile(io.BytesIO(parts.read(n))) for n in parts.namelist() if n.endswith(".xlsx")]
    for properties in (core, *(book.read("docProps/core.xml").decode() for book in inner)):
        assert properties.count("2001-02-03T03:06:07Z") == 2


@pytest.mark.parametrize("form", ["md", *ZIPPED])
def test_a_sample_is_named_as_one(segmentation: Segmentation, written: Written, form: str) -> None:
    file = written(changed(segmentation, "choice", sampled=True), form)
    if form == "md":
        words = file.decode()
    else:
        with zipfile.ZipFile(io.BytesIO(file)) as parts:
            words = " ".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
        assert form == "xlsx" or "on a sample of 600 rows</a:t>" in words  # over the chart, too
    assert "k was chosen on a sample of 600 rows" in words
    assert "The inertia curve (a sample of 600 rows)" in words


@pytest.mark.parametrize("created", ["yesterday", "", "0001-01-01T00:00:00"])
def test_a_day_that_cannot_be_read_is_no_obstacle(segmentation: Segmentation, created: str) -> None:
    assert document(segmentation.model_copy(update={"created": created})).created.year == 1980


@pytest.mark.parametrize("name", ["report.pdf", "report", "report.xls", ".html", "report.html.bak"])
def test_another_ending_is_refused_in_words(segmentation: Segmentation, tmp_path: Path, name: str) -> None:
    with pytest.raises(SegmentryError, match=r"Choose \.html, \.htm, \.md, \.json, \.pptx or \.xlsx"):
        segmentation.report(tmp_path / "new" / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_report_that_cannot_be_made_leaves_the_old_one(
    segmentation: Segmentation, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"report.{ending}"
    path.write_text("old")
    with pytest.raises(SegmentryError, match="profile first"):
        report(segmentation.model_copy(update={"profile": None}), path)
    with pytest.raises(SegmentryError, match="preview"):
        report(segmentation.model_copy(update={"preview": True}), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("stage", "verb"), [("profile", "profile"), ("map", "profile"), ("validation", "validate")])
def test_a_stage_that_is_missing_is_named(segmentation: Segmentation, tmp_path: Path, stage: str, verb: str) -> None:
    with pytest.raises(SegmentryError, match=f"Call segmentry.{verb} first"):
        report(segmentation.model_copy(update={stage: None}), tmp_path / "report.html")
    assert list(tmp_path.iterdir()) == []


def test_the_answer_comes_first_and_how_sure_it_is_with_it(structureless: Segmentation, written: Written) -> None:
    choice, said = structureless.choice, answer(structureless)
    page, fragment = Page(written(structureless, "html")), Page(notebook_html(structureless))
    below_the_name = page.text.partition("pandas ")[2].partition("pandas ")[2]
    assert "How sure: no real groups found." in said.trust
    for words in (below_the_name, fragment.text, text(structureless)):
        assert words.strip().startswith(said.headline)
        assert said.lead in words
        assert all(thing.what in words and thing.text in words for thing in said.to_do)
        assert said.trust in words
    assert page.text.index(said.trust) < page.text.index("How real the groups are")
    judged = page.text.partition("How real the groups are")[2]
    assert f"{choice.usual} segments among 400 customers; recommended: 1" in judged
    assert "No real groups were found" in judged
    assert all(reason in page.text for reason in choice.reasons)


def test_a_model_without_a_verdict_says_so(segmentation: Segmentation, written: Written) -> None:
    newer = ("verdict", "score", "valley", "valley_z", "tightness", "tightness_z", "gap", "gap_se")
    evidence = tuple(e.model_copy(update=dict.fromkeys(newer)) for e in segmentation.choice.evidence)
    choice = {"evidence": evidence, "verdict": None, "k": 4, "close": (), "knees": ()}
    empty = dict.fromkeys(("within", "across", "continues", "borderline"), ())
    older = changed(changed(segmentation, "choice", **choice), "validation", **empty)
    page = Page(written(older, "html"))
    assert "Recommended: 4 segments; how real they are was not computed" in page.text
    assert "None" not in page.text


@pytest.mark.parametrize("features", FEATURES)
def test_a_table_of_any_features_is_reported(people: pd.DataFrame, written: Written, features: tuple[str, ...]) -> None:
    segmentation = segmentry.run(people[:120], Plan(features=features, k_max=3))
    page = Page(written(segmentation, "html"))
    page.check_nothing_outside()
    assert all(feature in page.text for feature in features)
    assert "None" not in page.text


@pytest.mark.parametrize(("name", "pictures"), [("one_feature", 2), ("one_segment", 2), ("loaded", 2)])
def test_what_there_is_to_draw_is_drawn(
    name: str, pictures: int, written: Written, request: pytest.FixtureRequest
) -> None:
    page = Page(written(request.getfixturevalue(name), "html"))
    page.check_nothing_outside()
    assert page.tags.count("svg") == pictures
    assert name != "loaded" or "Only the centres are drawn" in page.text
