"""The report in a few lines, for a terminal and a notebook: the verdict, the segments, and what to heed."""

from segmentry.reporting.document import Block, Column, Exhibit, Paragraph, Points, Section, Table
from segmentry.reporting.judgement import judged_of
from segmentry.reporting.sections import averages, map_of_segments, second_opinion, verdict, what_they_are_made_of
from segmentry.reporting.sections.how_each_holds import separation
from segmentry.reporting.sections.who_they_are import apart_from_size
from segmentry.results.segmentation import Segmentation

PREVIEW = "This is a preview: sizes are counted on a sample."
#: Customers on the map of a notebook, which keeps every picture in its file.
_NOTEBOOK_POINTS = 1_000


def for_terminal(segmentation: Segmentation) -> tuple[Section, ...]:
    """The verdict first; what is not done yet is left out."""
    judgement = judged_of(segmentation)
    means = " ".join(filter(None, (judgement.means, judgement.do)))
    loud = [f for f in segmentation.columns.findings if f.severity != "note"]
    findings = tuple((f.severity, f"{f.what} {f.remedy}".rstrip()) for f in loud)
    others = segmentation.comparison and second_opinion.caption(segmentation.comparison)
    opinion = f"Second opinion: {others.means} {others.do}" if others else ""
    groups: tuple[tuple[Block, ...], ...] = (
        _paragraphs(judgement.headline, means, judgement.figures),
        (*_how_many(segmentation), *_paragraphs(separation(segmentation))),
        _paragraphs(*what_they_are_made_of.sentences(segmentation.columns, what_they_are_made_of.IN_SHORT)),
        _paragraphs(opinion),
        (_segments(segmentation, apart=True),),
        (Points(findings),) if findings else (),
    )
    return tuple(Section("", "", group) for group in groups if group)


def for_notebook(segmentation: Segmentation) -> tuple[Block, ...]:
    """The verdict, the segments, the map and the averages."""
    judgement = judged_of(segmentation)
    return (
        Paragraph(judgement.headline, "lead"),
        *_paragraphs(judgement.paragraph),
        *_how_many(segmentation),
        _segments(segmentation, apart=False),
        *_pictures(segmentation),
    )


def _paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text) for text in texts if text)


def _how_many(segmentation: Segmentation) -> tuple[Paragraph, ...]:
    preview = PREVIEW if segmentation.preview else ""
    why = _paragraphs(*judged_of(segmentation).why, preview)
    return Paragraph(verdict.how_many(segmentation), "strong"), *why


def _segments(segmentation: Segmentation, *, apart: bool) -> Table:
    profile = segmentation.profile
    columns = [Column("id", lambda s: str(s.id), "figure"), Column("name", "name")]
    columns += [Column("customers", "size", "count"), Column("share", "share", "share")]
    if apart and profile is not None:
        columns.append(Column("", lambda s: apart_from_size(s, profile.segments[s.id - 1].sentence)))
    return Table(tuple(columns), segmentation.segments)


def _pictures(segmentation: Segmentation) -> tuple[Exhibit, ...]:
    drawn = segmentation.map
    if drawn is None:
        return ()
    if drawn.points is not None:
        few = drawn.points[:_NOTEBOOK_POINTS]
        drawn = drawn.model_copy(update={"points": few, "rows": len(few)})
        segmentation = segmentation.model_copy(update={"map": drawn})
    both = (map_of_segments.exhibit(segmentation),)
    return both if segmentation.profile is None else (*both, averages.exhibit(segmentation))
