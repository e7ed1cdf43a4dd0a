"""Findings, the gravest first."""

import pytest

from segmentry import Segmentation
from segmentry.reporting.document import Paragraph, Points
from segmentry.reporting.sections.what_was_found import MOST_FINDINGS, NOTHING, ordered, section
from segmentry.results.columns import Column, Finding, Severity
from segmentry.stages.inspection.not_used import unused
from segmentry.wording import option
from tests.reporting.changes import changed


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    severities: tuple[Severity, ...] = ("note", "high", "warning", *["note"] * MOST_FINDINGS)
    return tuple(Finding(severity=s, column=None, what=f"About {i}.", remedy="Do.") for i, s in enumerate(severities))


def test_the_gravest_come_first_and_others_as_they_were_found(
    segmentation: Segmentation, findings: tuple[Finding, ...]
) -> None:
    several = changed(segmentation, "columns", findings=findings)
    ranked = [finding.what for finding in ordered(several.columns)]
    assert ranked[:4] == ["About 1.", "About 2.", "About 0.", "About 3."]
    points, table = section(several).blocks
    assert isinstance(points, Points)
    assert points.points[0] == ("high", f"{'; '.join(what.removesuffix('.') for what in ranked)}. Do.")
    assert len(points.points) == 1, "they tell the same"
    assert len(table.rows) == len(findings)  # type: ignore[union-attr]


def test_a_page_tells_the_same_of_several_columns_once(segmentation: Segmentation) -> None:
    each = [("a", 3), ("b c", 40)]
    told = [(name, f"`{name}`: {n} cells are missing.", f"Set {option(name, 'x')}.") for name, n in each]
    missing = [Finding(severity="note", column=name, what=what, remedy=remedy) for name, what, remedy in told]
    role = unused([Column(name="d", type="text", role="descriptor", reason="sensitive (sex)", filled=9, distinct=2)])
    page = section(changed(segmentation, "columns", findings=(*missing, *role))).blocks[0]
    line = "`a`: 3 cells are missing; likewise `b c` (40). Set columns.NAME.x."
    assert page == Points((("note", line),), coded=True), "why a column makes no segments stands in a list of its own"


def test_a_slide_has_the_gravest_and_counts_the_others(
    segmentation: Segmentation, findings: tuple[Finding, ...]
) -> None:
    [slide] = section(changed(segmentation, "columns", findings=findings)).slides
    lines = slide.parts["whole"]
    assert lines[0] == "high: About 1. Do."  # type: ignore[index]
    assert lines[-1] == f"and {len(findings) - MOST_FINDINGS} more in the full report"  # type: ignore[index]
    assert len(lines) == MOST_FINDINGS + 1  # type: ignore[arg-type]


def test_where_nothing_was_found_that_is_said(segmentation: Segmentation) -> None:
    nothing = section(changed(segmentation, "columns", findings=()))
    assert nothing.blocks[0] == Paragraph(NOTHING)
    assert nothing.slides == ()
