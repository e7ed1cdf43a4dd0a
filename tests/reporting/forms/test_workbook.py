"""The report as an Excel workbook: every table, numbers as numbers, nothing that Excel would run."""

import io
from typing import Any

import openpyxl
import pandas as pd
import pytest
from segmentry.reporting.contents import contents
from segmentry.reporting.shapes import colour
from segmentry.reporting.verdicts import judged

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.forms.workbook import workbook
from segmentry.stages.preparation.prepare import Prepared

HOSTILE = (
    *("=cmd()", "+1+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "{=1+1}", "http://evil.example/x", "mailto:a@b.example"),
    *(
        "internal:Sheet1!A1",
        "file://c/x",
        "<script>",
        "bell\x07\x1b\x00",
        "right\u202eleft",
        "two\nlines",
        "\t=1",
        "\ufffe",
    ),
)


@pytest.fixture(scope="module")
def hostile() -> Segmentation:
    frame = pd.DataFrame({name: [(7 * j * (i + 3)) % (11 + i) for j in range(300)] for i, name in enumerate(HOSTILE)})
    frame["kind"] = [HOSTILE[j % 9] for j in range(300)]
    found = segmentry.run(frame, Plan(k=3, k_max=3))
    return segmentry.rename(found, {1: HOSTILE[0], 2: HOSTILE[5], 3: HOSTILE[10]})


@pytest.fixture(scope="module")
def compared(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    return segmentry.compare(segmentation, prepared)


def opened(segmentation: Segmentation) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(contents(segmentation))))


def records(sheet: Any) -> list[dict[str, Any]]:
    """The rows below the heads, which stand right above the frozen edge."""
    top = sheet[sheet.freeze_panes].row - 1
    heads = [cell.value for cell in sheet[top]]
    return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=top + 1, values_only=True)]


def test_there_is_a_sheet_per_table_the_verdict_first(compared: Segmentation, one_segment: Segmentation) -> None:
    book = opened(compared)
    assert book.sheetnames == [
        *("Verdict", "Evidence per k", "Segments", "Rules", "Averages", "Spread", "Categories", "Outcomes"),
        *("Differences", "How each segment holds"),
        *("Axes of the map", "Second opinion", "Who stays", "Columns", "Findings", "How it was made"),
    ]
    assert book["Verdict"]["A1"].value == judged(compared.choice, compared.k).headline
    assert not {"Second opinion", "Who stays", "How each segment holds"} & set(opened(one_segment).sheetnames)


def test_every_sheet_is_laid_out(compared: Segmentation) -> None:
    for sheet in opened(compared):
        top = sheet[sheet.freeze_panes].row - 1
        heads = [cell for cell in sheet[top] if cell.value]
        assert len(heads) >= 2
        assert all(cell.font.bold and cell.fill.fgColor.rgb == "FFEDEDE8" for cell in heads)
        assert all(sheet.column_dimensions[cell.column_letter].width > 8 for cell in heads)
        assert sheet["A1"].font.bold
        for record in records(sheet):
            assert any(value is not None for value in record.values())


def test_numbers_are_numbers(compared: Segmentation) -> None:
    book = opened(compared)
    evidence = records(book["Evidence per k"])
    for row, e in zip(evidence, compared.choice.evidence, strict=True):
        assert (row["k"], row["rows"], row["verdict"]) == (e.k, e.rows, e.verdict)
        assert row["score"] == (None if e.score is None else pytest.approx(e.score))
        assert row["silhouette: rows"] == (e.silhouette_rows or None)
        assert row["inertia"] == pytest.approx(e.inertia)
    for row, segment in zip(records(book["Segments"]), compared.segments, strict=True):
        assert (row["segment"], row["name"], row["customers"]) == (segment.id, segment.name, segment.size)
        assert row["share"] == pytest.approx(segment.share)
    v = compared.validation
    assert v is not None
    for i, row in enumerate(records(book["How each segment holds"])):
        assert row["stability (mean Jaccard)"] == pytest.approx(v.stabilities[i])
        assert row["SLSw, median"] == pytest.approx(v.within[i][1])
        assert row["on a border"] == pytest.approx(v.borderline[i])
    assert compared.comparison is not None
    opinions = (compared.comparison.ours, *compared.comparison.opinions)
    for row, one in zip(records(book["Second opinion"]), opinions, strict=True):
        assert (row["groups"], row["rows"]) == (one.k, one.rows)
        assert row["ARI with ours"] == (None if one.ari is None else pytest.approx(one.ari))
    verdict = dict(book["Verdict"].iter_rows(min_row=3, max_col=2, values_only=True))
    assert verdict["Customers with a segment"] == compared.rows_labelled
    assert book["Segments"]["D5"].number_format == "0.0%"


def test_averages_dates_and_shares_keep_their_kind(mixed: Segmentation) -> None:
    book = opened(mixed)
    rows = {(row["column"], row["level"]): row for row in records(book["Averages"])}
    assert rows["since", None]["everyone"].year in (2019, 2020)
    assert 0 <= rows["contract", "yearly"]["everyone"] <= 1
    assert rows["age", None]["feature"] == "yes"
    assert mixed.profile is not None
    assert rows["age", None]["everyone"] == pytest.approx(next(a.mean for a in mixed.profile.all if a.column == "age"))
    formats = {cell.number_format for row in book["Averages"].iter_rows(min_row=5) for cell in row}
    assert {"yyyy-mm-dd", "0.0%", "#,##0.00"} <= formats
    categories = records(book["Categories"])
    assert {row["column"] for row in categories} == {"contract", "active", "city"}
    assert sum(row["customers"] for row in categories if row["column"] == "city") == mixed.rows_labelled


def test_segments_have_their_colour(compared: Segmentation) -> None:
    sheet = opened(compared)["Segments"]
    colours = [row[0].border.left.color.rgb for row in sheet.iter_rows(min_row=5)]
    assert colours == [f"FF{colour(segment.id)[1:].upper()}" for segment in compared.segments]


def test_nothing_is_a_formula_or_a_link(hostile: Segmentation) -> None:
    book = opened(hostile)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert all(cell.hyperlink is None for cell in cells)
    assert not book.defined_names
    told = {cell.value for cell in cells if cell.data_type == "s"}
    assert {"'=cmd()", "'+1+cmd|' /C calc'!A0", "'@SUM(A1)", "http://evil.example/x", "two lines"} <= told
    assert not any(set(text) & set("\x00\x07\x1b\u202e") for text in told)


def test_figures_of_our_own_need_no_apostrophe() -> None:
    frame = pd.DataFrame(
        {"balance": [-6847.0 + 40 * i for i in range(200)], "-1+1": [(7 * i) % 13 for i in range(200)]}
    )
    book = opened(segmentry.run(frame, Plan(k=2, k_max=2)))
    told = {row["column"]: row["what came in"] for row in records(book["Columns"])}
    assert told["balance"].startswith("-6,847 to 1,113")
    assert "'-1+1" in told


def test_what_it_means_stands_above_and_the_code_keeps_its_lines(compared: Segmentation) -> None:
    book, told = opened(compared), contents(compared)
    for name, key in (("Evidence per k", "evidence"), ("Segments", "sizes"), ("Averages", "averages")):
        assert book[name]["A2"].value == f"What it means. {told.told[key].caption.means}"
        assert book[name]["A3"].value == f"What to do with it. {told.told[key].caption.do}"
    made = [row["told"] for row in records(book["How it was made"]) if row["about"] == "in Python"]
    assert made == [told.again["python"]]
    assert str(compared.created) in [row["told"] for row in records(book["How it was made"])]
