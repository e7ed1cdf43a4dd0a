"""What was found in the table, the gravest first."""

from segmentry.reporting.document import Column, Paragraph, Points, Section, Slide, Table
from segmentry.reporting.sections.phrases import first
from segmentry.results.columns import Columns, Finding, Severity
from segmentry.results.segmentation import Segmentation

TITLE = "Findings"
NOTHING = "Nothing out of the ordinary was found in the table."
SEVERITIES: tuple[Severity, ...] = ("high", "warning", "note")
#: Findings on a slide.
MOST_FINDINGS = 8


def section(segmentation: Segmentation) -> Section:
    """A point for each finding; the gravest on a slide."""
    rows = ordered(segmentation.columns)
    points = tuple((f.severity, f"{f.what} {f.remedy}".strip()) for f in rows)
    columns = (
        *(Column("severity", "severity"), Column("column", "column")),
        *(Column("what was found", "what", "long"), Column("what to do", "remedy", "long")),
    )
    table = Table(columns, rows, most=0, sheet=TITLE, title=TITLE, notes=() if rows else (NOTHING,))
    lines = first([f"{severity}: {text}" for severity, text in points], MOST_FINDINGS)
    slides = (Slide(TITLE, {"whole": lines}),) if rows else ()
    list_of_all = Points(points, coded=True) if points else Paragraph(NOTHING)
    return Section("findings", TITLE, (list_of_all, table), slides=slides)


def ordered(columns: Columns) -> tuple[Finding, ...]:
    """The findings, the gravest first."""
    return tuple(sorted(columns.findings, key=lambda finding: SEVERITIES.index(finding.severity)))
