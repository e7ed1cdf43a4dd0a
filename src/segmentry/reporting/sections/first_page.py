"""The first page: what was found about the customers, a card for each group, and how sure it is."""

from segmentry.reporting import answer
from segmentry.reporting.also import also
from segmentry.reporting.card import Card
from segmentry.reporting.cards import cards
from segmentry.reporting.document import Block, Cell, Column, Paragraph, Points, Section, Slide, Table
from segmentry.reporting.no_groups import shows_parts
from segmentry.reporting.sections import overview, trust, without_groups
from segmentry.reporting.trust.judgement import judged_of
from segmentry.reporting.what_to_ask import or_else
from segmentry.results.segmentation import Segmentation

TITLE = "Who they are"
#: Said once, since a deck is passed on alone.
FULL = "These slides are an extract. The full report is report.html, in the folder in which they were made."


def section(segmentation: Segmentation) -> Section:
    """What stands below the headline, and the first slides."""
    said, each = answer.answer(segmentation), cards.cards(segmentation)
    blocks = (
        *((Paragraph(said.lead, "lead"),) if said.lead else ()),
        *to_do(said),
        *_one(without_groups.table(segmentation) or overview.table(segmentation)),
        *_one(Paragraph(other) if (other := or_else(segmentation)) else None),
        *_one(Paragraph(more) if (more := also(segmentation)) else None),
        *_one(Paragraph(said.trust) if said.trust else None),
        *without_groups.before_the_parts(segmentation),
        *cards.block(segmentation),
    )
    first = Slide(said.headline, {"first": on_slide(said), "second": (said.trust, FULL)})
    is_told = segmentation.k > 1 and shows_parts(segmentation)
    slides = (first, Slide(TITLE, {"large": tuple(map(in_a_sentence, each))})) if is_told else (first,)
    return Section("first", said.headline, (*blocks, _table(segmentation, said)), slides=slides)


def _one(block: Block | None) -> tuple[Block, ...]:
    return () if block is None else (block,)


def to_do(said: answer.Answer) -> tuple[Block, ...]:
    """The list of what is to be done, and what holds for all of it."""
    if not said.to_do:
        return ()
    points = Points(tuple((thing.what, thing.text) for thing in said.to_do), numbered=len(said.to_do) > 1)
    return (points, *((Paragraph(said.beside),) if said.beside else ()))


def on_slide(said: answer.Answer) -> tuple[str, ...]:
    """The same in lines."""
    each = (f"{thing.what}: {thing.text}" for thing in said.to_do)
    return tuple(filter(None, (said.lead, *each, said.beside)))


def in_a_sentence(card: Card) -> str:
    """A card in a line, for slides: who they are, the outcome, what next."""
    lines = "; ".join(f"{name} {value}" for name, value in card.lines[:2])
    rest = " ".join(f"{text.rstrip('.')}." for text in (*card.outcomes, card.step) if text)
    return f"{card.name} ({card.size}): {lines}. {rest}".strip()


def _table(segmentation: Segmentation, said: answer.Answer) -> Table:
    """The answer and how far to trust it, with the figures that people look for first: for a workbook alone."""
    verdict, validation = judged_of(segmentation), segmentation.validation
    rows = (
        ("Where to begin", said.begin),
        ("What else to know", also(segmentation)),
        ("How sure", said.trust),
        ("What it means", verdict.means),
        ("What to do with it", verdict.do),
        ("The numbers behind it", verdict.figures),
        ("In short", trust.how_many(segmentation)),
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
    return Table(columns, kept, most=0, sheet="Verdict", title=said.headline)
