"""What holds for every block, whichever section makes it and whichever form lays it out."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import segmentry
from segmentry import Segmentation
from segmentry.reporting import forms
from segmentry.reporting.document import (
    Block,
    Caption,
    Cell,
    Column,
    Document,
    Exhibit,
    Extract,
    Section,
    Table,
    in_words,
)
from segmentry.reporting.pictures.picture import Picture, svg
from segmentry.reporting.raw_averages import raw_average
from segmentry.reporting.sections import _tables, document, in_reading_order

from .page import Page, Written

SEGMENTATIONS = ("compared", "loaded", "one_feature", "one_segment", "structureless", "mixed", "hostile")
FORMS = sorted(Path(forms.__file__ or "").parent.glob("*.py"))
#: Characters that the longer captions may have, by their exhibits; the others have up to 300.
LONGEST = {"silhouettes": 720, "evidence": 460}


@pytest.fixture(params=SEGMENTATIONS)
def whole(request: pytest.FixtureRequest) -> Document:
    segmentation: Segmentation = request.getfixturevalue(request.param)
    return document(segmentation)


def sections_of(whole: Document) -> list[Section]:
    return [section for outer in whole.sections for section in outer.all()]


def off_page(request: pytest.FixtureRequest, name: str) -> set[str]:
    """The sheets of sections that pages leave out."""
    made = filter(None, in_reading_order(request.getfixturevalue(name)))
    apart = [inner for section in made for inner in section.all() if not inner.page]
    tables = [t for section in apart for inner in section.all() for block in inner.blocks for t in _tables(block)]
    return {table.sheet for table in tables if table.sheet}


def blocks_of(whole: Document) -> list[Block]:
    return [*whole.opening, *(block for section in sections_of(whole) for block in section.blocks)]


def exhibits_of(whole: Document) -> list[Exhibit]:
    return [block for block in blocks_of(whole) if isinstance(block, Exhibit)]


def tables_of(whole: Document) -> Iterator[Table]:
    """Every table, those of exhibits and slides among them."""
    yield from (block for block in blocks_of(whole) if isinstance(block, Table))
    yield from (table for exhibit in exhibits_of(whole) for _, table in exhibit.tables)
    yield from (part.table for slide in whole.slides for part in slide.parts.values() if isinstance(part, Extract))


def captions_of(whole: Document) -> list[Caption]:
    exhibits = [exhibit.caption for exhibit in exhibits_of(whole)]
    return [*exhibits, *(block for block in blocks_of(whole) if isinstance(block, Caption))]


def test_every_column_has_a_cell_in_every_row_on_pages_as_text_and_in_sheets(whole: Document) -> None:
    for table in tables_of(whole):
        assert table.in_sheet
        for row in table.rows:
            for column in table.on_page:
                assert isinstance(column.words(row), str)
                assert isinstance(column.text(row), str)
            for column in table.in_sheet if table.sheet else ():
                value = column.raw(row)
                value = value.value if isinstance(value, Cell) else value
                assert value is None or isinstance(value, float | int | str | date), (table.title, column.head)


def test_heads_of_a_table_are_different(whole: Document) -> None:
    for table in tables_of(whole):
        for columns in (table.on_page, table.in_sheet):
            heads = [column.head for column in columns]
            assert len(set(heads)) == len(heads)


def test_what_pages_have_are_the_first_rows_and_more_is_said(whole: Document) -> None:
    for table in tables_of(whole):
        assert table.shown == table.rows[: len(table.shown)]
        assert not table.more or len(table.shown) < len(table.rows)


def test_every_exhibit_is_drawn_explained_and_told_to_who_cannot_see_it(whole: Document) -> None:
    assert exhibits_of(whole)
    for exhibit in exhibits_of(whole):
        assert isinstance(exhibit.draw(), Picture)
        assert exhibit.title
        assert len(exhibit.alt) > 40


@pytest.mark.parametrize("name", SEGMENTATIONS)
def test_captions_are_two_short_sentences(name: str, request: pytest.FixtureRequest) -> None:
    whole = document(request.getfixturevalue(name))
    longest = {id(exhibit.caption): LONGEST.get(exhibit.id, 300) for exhibit in exhibits_of(whole)}
    for caption in captions_of(whole):
        for line in filter(None, (caption.means, caption.do)):
            assert line.endswith((".", "?"))
            assert len(line) > 10
            if name != "hostile":  # whose names are long, and hold what they hold
                assert len(line) < longest.get(id(caption), LONGEST["silhouettes"]), line
                assert "None" not in line
                assert "{" not in line


def test_the_same_segmentation_tells_the_same(segmentation: Segmentation) -> None:
    first, again = document(segmentation), document(segmentation)
    assert captions_of(first) == captions_of(again)
    assert [exhibit.alt for exhibit in exhibits_of(first)] == [exhibit.alt for exhibit in exhibits_of(again)]


def test_sections_and_sheets_have_names_of_their_own(whole: Document) -> None:
    ids = [section.id for section in sections_of(whole)]
    assert len(set(ids)) == len(ids)
    sheets = [table.sheet for table in whole.sheets]
    assert len(set(sheets)) == len(sheets)
    assert all(len(sheet) <= 31 for sheet in sheets), "Excel takes no more"


@pytest.mark.parametrize("name", SEGMENTATIONS)
def test_whatever_has_a_sheet_is_in_the_workbook(name: str, request: pytest.FixtureRequest) -> None:
    whole = document(request.getfixturevalue(name))
    named = {table.sheet for table in tables_of(whole) if table.sheet} | off_page(request, name)
    assert {table.sheet for table in whole.sheets} == named


@pytest.mark.parametrize("name", SEGMENTATIONS)
def test_an_id_stands_once_on_a_page(name: str, written: Written, request: pytest.FixtureRequest) -> None:
    page = Page(written(request.getfixturevalue(name), "html"))
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    assert set(page.values("aria-labelledby")) <= set(ids)


def test_a_page_has_the_title_picture_and_alternative_of_every_exhibit(
    segmentation: Segmentation, written: Written
) -> None:
    page, exhibits = Page(written(segmentation, "html")), exhibits_of(document(segmentation))
    assert page.values("aria-label", "svg") == [exhibit.alt for exhibit in exhibits]
    assert page.tags.count("svg") == len(exhibits)
    assert all(svg(exhibit.draw()).startswith("<svg") for exhibit in exhibits[:2])


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_forms_know_no_section(form: Path) -> None:
    imported = [
        name
        for node in ast.walk(ast.parse(form.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (getattr(node, "module", None) or "", *(alias.name for alias in node.names))
    ]
    assert [name for name in imported if "sections" in name.split(".")] == []


def test_a_value_is_said_by_its_kind() -> None:
    assert in_words(1200, "count") == "1,200"
    assert in_words(0.9999, "share") == ">99.9%"
    assert in_words(-0.001, "figure") == "0.00"
    assert in_words(2600.5789, "number") == "2,601"
    assert in_words(date(2020, 1, 2), "date") == "2020-01-02"
    assert in_words(2019.0, "year") == "2019"
    assert in_words(Cell(0.5, "share"), "number") == "50.0%", "a cell has a kind of its own"
    assert {in_words(None, kind) for kind in ("text", "count", "number", "figure", "share", "date", "said")} == {""}


def test_a_column_takes_what_it_has_of_a_row() -> None:
    finding = segmentry.inspect(segmentry.sample("bank", rows=100)).columns[0]
    assert Column("column", "name").text(finding) == finding.name
    assert Column("column", "name", say=lambda read: read.name.upper()).text(finding) == finding.name.upper()


def test_a_day_that_excel_does_not_know_is_a_word() -> None:
    assert raw_average(0.0, "date") == Cell(date(1970, 1, 1), "date")
    assert raw_average(-100_000.0, "date") == Cell("1696-03-17", "said")
    assert raw_average(0.25, "share") == Cell(0.25, "share")
    assert raw_average(None, "date") == Cell(None, "date")
