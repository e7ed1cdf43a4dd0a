"""The report as an Excel workbook: every table, numbers as numbers, nothing that Excel would run."""

import io
from typing import Any

import openpyxl
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.again import again
from segmentry.reporting.answer import answer
from segmentry.reporting.document import Caption
from segmentry.reporting.looks import colour_of
from segmentry.reporting.sections import averages, sizes, why_this_number
from segmentry.reporting.summary import summary
from segmentry.wording import EVERYONE
from tests.reporting.changes import profile_of
from tests.reporting.page import Written


def opened(file: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(file))


@pytest.fixture(scope="module")
def book(compared: Segmentation, written: Written) -> Any:
    return opened(written(compared, "xlsx"))


def records(sheet: Any) -> list[dict[str, Any]]:
    """The rows below the heads, which stand right above the frozen edge."""
    top = sheet[sheet.freeze_panes].row - 1
    heads = [cell.value for cell in sheet[top]]
    return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=top + 1, values_only=True)]


def test_there_is_a_sheet_per_table_the_verdict_first(
    book: Any, compared: Segmentation, one_segment: Segmentation, written: Written
) -> None:
    assert book.sheetnames == [
        *("Verdict", "Evidence per k", "Segments", "Rules", "Averages", "Spread", "Categories", "Outcomes"),
        *("Differences", "Single columns", "Axes of the map", "How each segment holds", "Second opinion", "Who stays"),
        *("Findings", "Columns", "How it was made"),
    ]
    assert book["Verdict"]["A1"].value == answer(compared).headline
    alone = opened(written(one_segment, "xlsx"))
    assert not {"Second opinion", "Who stays", "How each segment holds"} & set(alone.sheetnames)


def test_every_sheet_is_laid_out(book: Any) -> None:
    for sheet in book:
        top = sheet[sheet.freeze_panes].row - 1
        heads = [cell for cell in sheet[top] if cell.value]
        assert len(heads) >= 2
        assert all(cell.font.bold and cell.fill.fgColor.rgb == "FFEDEDE8" for cell in heads)
        assert all(sheet.column_dimensions[cell.column_letter].width > 8 for cell in heads)
        assert sheet["A1"].font.bold
        for record in records(sheet):
            assert any(value is not None for value in record.values())


def test_numbers_are_numbers(book: Any, compared: Segmentation) -> None:
    for row, e in zip(records(book["Evidence per k"]), compared.choice.evidence, strict=True):
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
    for row, opinion in zip(records(book["Second opinion"]), opinions, strict=True):
        assert (row["groups"], row["rows"]) == (opinion.k, opinion.rows)
        assert row["ARI with ours"] == (None if opinion.ari is None else pytest.approx(opinion.ari))
    verdict = dict(book["Verdict"].iter_rows(min_row=3, max_col=2, values_only=True))
    assert verdict["Customers with a segment"] == compared.rows_labelled
    assert book["Segments"]["D5"].number_format == "0.0%"


def test_averages_dates_and_shares_keep_their_kind(mixed: Segmentation, written: Written) -> None:
    book = opened(written(mixed, "xlsx"))
    rows = {(row["column"], row["level"]): row for row in records(book["Averages"])}
    assert rows["since", None][EVERYONE].year in (2019, 2020)
    assert 0 <= rows["contract", "yearly"][EVERYONE] <= 1
    assert rows["age", None]["feature"] == "yes"
    age = next(average.mean for average in profile_of(mixed).all if average.column == "age")
    assert rows["age", None][EVERYONE] == pytest.approx(age)
    formats = {cell.number_format for row in book["Averages"].iter_rows(min_row=5) for cell in row}
    assert {"yyyy-mm-dd", "0.0%", "#,##0.00"} <= formats
    categories = records(book["Categories"])
    assert {row["column"] for row in categories} == {"contract", "active", "city"}
    assert sum(row["customers"] for row in categories if row["column"] == "city") == mixed.rows_labelled


def test_segments_have_their_colour(book: Any, compared: Segmentation) -> None:
    colours = [row[0].border.left.color.rgb for row in book["Segments"].iter_rows(min_row=5)]
    assert colours == [f"FF{colour_of(segment)[1:].upper()}" for segment in compared.segments]


def test_nothing_is_a_formula_or_a_link(hostile: Segmentation, written: Written) -> None:
    book = opened(written(hostile, "xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert all(cell.hyperlink is None for cell in cells)
    assert not book.defined_names
    words = {cell.value for cell in cells if cell.data_type == "s"}
    assert {"'=cmd()", "'+1+cmd|' /C calc'!A0", "'@SUM(A1)", "http://evil.example/x", "two lines"} <= words
    assert not any(set(text) & set("\x00\x07\x1b\u202e") for text in words)


def test_figures_of_our_own_need_no_apostrophe(written: Written) -> None:
    frame = pd.DataFrame(
        {"balance": [-6847.0 + 40 * i for i in range(200)], "-1+1": [(7 * i) % 13 for i in range(200)]}
    )
    book = opened(written(segmentry.run(frame, Plan(k=2, k_max=2)), "xlsx"))
    came_in = {row["column"]: row["what came in"] for row in records(book["Columns"])}
    assert came_in["balance"].startswith("-6,847 to 1,113")
    assert "'-1+1" in came_in


def test_what_it_means_stands_above_and_the_code_keeps_its_lines(book: Any, compared: Segmentation) -> None:
    captions: dict[str, Caption] = {
        "Evidence per k": why_this_number.caption(compared.choice, compared.k),
        "Segments": sizes.caption(compared),
        "Averages": averages.caption(compared),
    }
    for name, caption in captions.items():
        assert book[name]["A2"].value == f"What it means. {caption.means}"
        assert book[name]["A3"].value == f"What to do with it. {caption.do}"
    made = {row["about"]: row["told"] for row in records(book["How it was made"])}
    assert made["in Python"] == again(summary(compared))["python"]
    assert made["Made"] == str(compared.created)
