"""The verdict, before everything else: how many segments there are, how real they are, and what to do with them."""

from segmentry.reporting.document import Cell, Column, Paragraph, Section, Slide, Table
from segmentry.reporting.judgement import judged_of
from segmentry.reporting.sections import trust
from segmentry.results.segmentation import Segmentation
from segmentry.wording import counted

#: Said once, since a deck is passed on alone.
FULL = "These slides are an extract. The full report is report.html, in the folder in which they were made."


def section(segmentation: Segmentation) -> Section:
    """What stands below the headline, and the first slide."""
    verdict = judged_of(segmentation)
    lead = f"{verdict.means} {verdict.do}" if verdict.means else ""
    how = f"{how_many(segmentation)}."
    paragraphs = Paragraph(lead, "lead"), Paragraph(verdict.figures, "quiet"), Paragraph(how)
    first = tuple(part for part in (verdict.means, verdict.do) if part)
    second = tuple(part for part in (how, verdict.figures, FULL) if part)
    slide = Slide(verdict.headline, {"first": first, "second": second})
    said = tuple(paragraph for paragraph in paragraphs if paragraph.text)
    return Section("verdict", verdict.headline, (*said, _table(segmentation)), slides=(slide,))


def how_many(segmentation: Segmentation) -> str:
    """How many segments of how many customers, and whether that number is the recommended one."""
    k, choice = segmentation.k, segmentation.choice
    recommended = f"{choice.k} recommended" if choice.k > 1 else "k_recommended: 1"
    if segmentation.plan.k != "auto" or k not in (choice.k, choice.constructive):
        how = f", chosen by hand ({recommended})"
    else:
        how = ", as recommended" if k == choice.k else f"; {recommended}"
    among = "of" if k == 1 else "among"  # 5 segments of 4,000 customers might have 4,000 each
    return f"{counted(k, 'segment')} {among} {segmentation.rows_labelled:,} customers{how}"


def _table(segmentation: Segmentation) -> Table:
    """The verdict and how far to trust it, with the figures that people look for first: for a workbook alone."""
    verdict, validation = judged_of(segmentation), segmentation.validation
    rows = (
        ("What it means", verdict.means),
        ("What to do with it", verdict.do),
        ("The numbers behind it", verdict.figures),
        ("In short", how_many(segmentation)),
        *(("Why this number", reason) for reason in segmentation.choice.reasons),
        *trust.facts(segmentation),
        ("Table", segmentation.table),
        ("Segments", Cell(segmentation.k, "count")),
        ("Segments recommended", Cell(segmentation.choice.k, "count")),
        ("Rows read", Cell(segmentation.rows_read, "count")),
        ("Customers with a segment", Cell(segmentation.rows_labelled, "count")),
        ("Silhouette (Euclidean)", Cell(validation.silhouette if validation else None, "figure")),
        ("Inertia", Cell(segmentation.inertia, "figure")),
    )
    kept = tuple(row for row in rows if row[1] not in ("", Cell(None, "figure")))
    columns = Column("about", lambda row: row[0]), Column("told", lambda row: row[1], "long")
    return Table(columns, kept, most=0, sheet="Verdict", title=verdict.headline)
