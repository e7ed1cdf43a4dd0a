"""What was found in the table, the gravest first."""

from segmentry.reporting.document import Column, Paragraph, Points, Section, Slide, Table
from segmentry.reporting.findings_in_kinds import in_kinds
from segmentry.reporting.sections.phrases import first
from segmentry.results.columns import Columns, Finding, Severity
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.made_a_feature import tells_a_role

TITLE = "Findings"
NOTHING = "Nothing out of the ordinary was found in the table."
SEVERITIES: tuple[Severity, ...] = ("high", "warning", "note")
#: Findings on a slide.
MOST_FINDINGS = 8


def section(segmentation: Segmentation) -> Section:
    """A point for each kind of finding; the gravest findings on a slide. Why columns make no segments stands in their
    own list."""
    rows = ordered(segmentation.columns)
    points = in_kinds([finding for finding in rows if not tells_a_role(finding)])
    columns = (
        *(Column("severity", "severity"), Column("column", "column")),
        *(Column("what was found", "what", "long"), Column("what to do", "remedy", "long")),
    )
    table = Table(columns, rows, most=0, sheet=TITLE, title=TITLE, notes=() if rows else (NOTHING,))
    lines = first([f"{finding.severity}: {finding}" for finding in rows], MOST_FINDINGS)
    slides = (Slide(TITLE, {"whole": lines}),) if rows else ()
    list_of_all = Points(points, coded=True) if points else Paragraph(NOTHING)
    return Section("findings", TITLE, (list_of_all, table), slides=slides)


def ordered(columns: Columns) -> tuple[Finding, ...]:
    """The findings, the gravest first."""
    return tuple(sorted(columns.findings, key=lambda finding: SEVERITIES.index(finding.severity)))
