"""The figures of the first page once more, with what they are counted from."""

from collections.abc import Iterator
from operator import itemgetter

from segmentry.reporting.cards import cards
from segmentry.reporting.document import Block, Column, Paragraph, Section, Table
from segmentry.reporting.lens import lens, without
from segmentry.reporting.looks import label
from segmentry.reporting.sections.without_groups import spread
from segmentry.reporting.steps_of_traits import offer_to_all
from segmentry.reporting.uneven_amounts import amount
from segmentry.results.profile import Level
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.outcome_figures import within
from segmentry.stages.shared.display_names import column_called, thing_called
from segmentry.wording import EVERYONE, MISSING, capitalised, plain, share

TITLE = "Figures of the first page"
TYPICAL = "Of numbers the median and, in brackets, the range of 8 in 10; of categories how many have the level."


def section(segmentation: Segmentation) -> Section | None:
    """What is typical of every group and, without an outcome, by what they are compared; nothing of one segment."""
    rows = tuple(_typical(segmentation))
    if segmentation.k == 1 or not rows:
        return None
    columns = (Column(head, itemgetter(at), "said") for at, head in enumerate(("group", "column", "value")))
    typical = Paragraph(TYPICAL), Table(tuple(columns), rows)
    return Section("first-figures", TITLE, (*typical, *_of_lens(segmentation), *_of_amount(segmentation)))


def _typical(segmentation: Segmentation) -> Iterator[tuple[str, str, str]]:
    for card in cards(segmentation):
        segment = segmentation.segments[card.id - 1]
        yield from ((label(segment), name, value) for name, value in card.lines)
    for own, times in spread(segmentation):
        yield capitalised(EVERYONE), own.called, ", ".join(filter(None, (own.with_range, times)))


def _of_lens(segmentation: Segmentation) -> Iterator[Block]:
    """Who of each group lacks what may be offered."""
    column = lens(segmentation)
    if column is None:
        return
    levels = without(segmentation, column)
    whole = sum(level.count or 0 for level in levels)
    is_told = all(level.count for level in levels)

    def of(level: Level) -> str:
        return share((level.count or 0) / whole) if is_told else MISSING

    columns = (
        Column("group", lambda row: row[0]),
        Column("customers", lambda row: row[1].filled, "count"),
        Column(f"no {thing_called(column, segmentation.labels)}", lambda row: row[1].count, "count"),
        Column("share", lambda row: f"{share(row[1].share)}{within(row[1].interval)}", "said"),
        Column("of all without", lambda row: of(row[1]), "said"),
    )
    yield Table(columns, tuple(zip(map(label, segmentation.segments), levels, strict=True)))
    if tested := offer_to_all(segmentation, column):
        yield Paragraph(tested)


def _of_amount(segmentation: Segmentation) -> Iterator[Block]:
    """What each group has of an amount."""
    found = amount(segmentation)
    if found is None:
        return
    words = column_called(found.column, segmentation.labels).words
    columns = (
        Column("group", lambda own: label(segmentation.segments[own.segment - 1])),
        Column("customers", "count", "count"),
        Column(f"{words} on average", lambda own: plain(own.value) + within(own.interval, plain), "said"),
        Column(f"of all {words}", lambda own: share(own.share_of_total), "said"),
    )
    yield Table(columns, found.parts)
