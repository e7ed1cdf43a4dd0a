"""The report in a few lines, for a terminal and a notebook: the answer, the cards, and what to heed."""

from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from segmentry.reporting.also import also
from segmentry.reporting.answer import answer
from segmentry.reporting.cards import cards
from segmentry.reporting.document import Block, Column, Exhibit, Paragraph, Points, Section, Table
from segmentry.reporting.outcome_and_worth import what_the_outcome_is
from segmentry.reporting.said_of import said_of
from segmentry.reporting.sections import averages, first_page, map_of_segments, what_they_are_made_of, without_groups
from segmentry.reporting.what_to_ask import in_python, in_shell, or_else
from segmentry.results.segmentation import Segmentation
from segmentry.stages.inspection.likely_outcome_findings import said_to_be_likely

PREVIEW = "This is a preview: sizes are counted on a sample."
#: Customers on the map of a notebook, which keeps every picture in its file.
_NOTEBOOK_POINTS = 1_000


def for_terminal(segmentation: Segmentation) -> tuple[Section, ...]:
    """The answer first; what is not done yet is left out."""
    said, asked = answer(segmentation), said_to_be_likely(segmentation.columns.findings)
    loud = [f for f in segmentation.columns.findings if f.severity != "note" or f.column in asked]
    findings = tuple((f.severity, f"{f.what} {f.remedy}".rstrip()) for f in loud)
    groups: tuple[tuple[Block, ...], ...] = (
        (
            *_paragraphs(said.headline, said.lead),
            *first_page.to_do(said),
            *_paragraphs(_outcome(segmentation, in_shell)),
        ),
        *_single_columns(segmentation),
        _segments(segmentation),
        _paragraphs(also(segmentation), said.trust, PREVIEW if segmentation.preview else ""),
        _paragraphs(
            *what_they_are_made_of.sentences(segmentation.columns, segmentation.labels, what_they_are_made_of.IN_SHORT)
        ),
        (Points(findings),) if findings else (),
    )
    return said_of(segmentation, tuple(Section("", "", group) for group in groups if group))


def for_notebook(segmentation: Segmentation) -> tuple[Block, ...]:
    """The answer, the cards, the map and the averages."""
    said = answer(segmentation)
    return (
        Paragraph(said.headline, "lead"),
        *_paragraphs(said.lead),
        *first_page.to_do(said),
        *_paragraphs(_outcome(segmentation, in_python)),
        *chain.from_iterable(_single_columns(segmentation)),
        *_segments(segmentation),
        *_paragraphs(also(segmentation), said.trust, PREVIEW if segmentation.preview else ""),
        *_pictures(segmentation),
    )


def _outcome(segmentation: Segmentation, spelled: Callable[[str], str]) -> str:
    """What the outcome is, and what else it could be."""
    return " ".join(filter(None, (what_the_outcome_is(segmentation), or_else(segmentation, spelled))))


def _paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text) for text in texts if text)


def _single_columns(segmentation: Segmentation) -> tuple[tuple[Block, ...], ...]:
    """Where there are no groups, the best single columns, and that the parts below them were made."""
    single = without_groups.table(segmentation)
    parts = without_groups.before_the_parts(segmentation)[:1]
    return (() if single is None else (replace(single, caption="", look=""),), parts)


def _segments(segmentation: Segmentation) -> tuple[Block, ...]:
    """A card for each; before they are profiled a table of their sizes."""
    if each := cards.block(segmentation):
        return each
    columns = [Column("id", lambda s: str(s.id), "figure"), Column("name", "name")]
    columns += [Column("customers", "size", "count"), Column("share", "share", "share")]
    return (Table(tuple(columns), segmentation.segments),)


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
