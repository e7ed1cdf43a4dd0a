"""The sections of the report, a file for each heading: what they tell is declared there, once for all forms."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from segmentry.errors import SegmentryError
from segmentry.reporting.compared import needed
from segmentry.reporting.document import Block, Document, Exhibit, Section, Table
from segmentry.reporting.said_of import said_of
from segmentry.reporting.sections import (
    all_figures,
    averages,
    changed_by_hand,
    column_differences,
    each_segment,
    first_page,
    from_orders,
    how_each_holds,
    how_features_lie,
    how_it_was_made,
    map_axes,
    map_of_segments,
    model_card,
    money_at_stake,
    outcomes,
    rfm_groups,
    second_opinion,
    short_rules,
    sizes,
    trust,
    what_marks_each,
    what_tests_showed,
    what_they_are_made_of,
    what_they_spend_next,
    what_was_done,
    what_was_found,
    where_they_stand,
    why_this_number,
    your_segments,
)
from segmentry.results.segmentation import Segmentation

#: What stands first on sheets and slides, by how their names and sections begin; the others follow as they are read.
_SHEETS = ("Verdict", "Evidence", "Segments", "Rules", "Averages", "Spread", "Categories", "Outcomes", "Differences")
_SLIDES = ("first", "evidence", "sizes", "averages", "map", "segment-", "rules", "outcome", "trust")
#: The first day that every format can hold, for a model whose own day cannot be read.
_NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)


def document(segmentation: Segmentation) -> Document:
    """The whole report; raises `SegmentryError` for a preview, and for what is not validated or has no profile.

    >>> import segmentry
    >>> document(segmentry.run(segmentry.sample("bank", rows=600), segmentry.Plan(k=3, k_max=3))).title
    'Begin with “Newer, small balance”: 38% of the customers, 81% of all who did not pay'
    """
    if segmentation.preview:
        raise SegmentryError("A preview, counted on a sample, gets no report. Call segmentry.cluster without preview.")
    needed(segmentation.validation, "validate")
    needed(segmentation.profile, "profile")
    needed(segmentation.map, "profile")
    opening, *sections = (section for section in in_reading_order(segmentation) if section is not None)
    every = [inner for section in (opening, *sections) for inner in section.all()]
    tables = [table for section in every for block in section.blocks for table in _tables(block) if table.sheet]
    ranked = sorted(every, key=lambda section: _place(section.id, _SLIDES))
    document = Document(
        about=segmentation.table,
        title=opening.title,
        opening=opening.blocks,
        sections=_on_page(sections),
        sheets=tuple(sorted(tables, key=lambda table: _place(table.sheet, _SHEETS))),
        slides=tuple(slide for section in ranked for slide in section.slides),
        version=segmentation.segmentry_version,
        footer=how_it_was_made.footer(segmentation),
        created=_created(segmentation),
    )
    return said_of(segmentation, document)


def in_reading_order(segmentation: Segmentation) -> Iterator[Section | None]:
    """The first page, and what a reader may open below it."""
    yield first_page.section(segmentation)
    yield what_tests_showed.section(segmentation)
    yield _folded(
        *("segments", "Who they are"),
        sizes.section(segmentation),
        averages.section(segmentation),
        what_marks_each.section(segmentation),
        *each_segment.sections(segmentation),
        *_outcomes(segmentation),
        where_they_stand.section(segmentation),
        rfm_groups.section(segmentation),
        what_they_spend_next.section(segmentation),
        your_segments.section(segmentation),
        column_differences.section(segmentation),
        short_rules.section(segmentation),
        how_features_lie.section(segmentation),
        all_figures.section(segmentation),
        map_of_segments.section(segmentation),
        map_axes.section(segmentation),
    )
    yield _folded(
        *("sure", "How sure it is"),
        Section("verdict", "How real the groups are", trust.verdict(segmentation)),
        trust.section(segmentation),
        changed_by_hand.section(segmentation),
        how_each_holds.section(segmentation),
        second_opinion.section(segmentation),
    )
    yield _folded("number", "Why this number of groups", why_this_number.section(segmentation))
    yield _folded(
        *("made-from", "The columns"),
        from_orders.section(segmentation),
        what_was_found.section(segmentation),
        what_was_done.section(segmentation),
        what_they_are_made_of.section(segmentation),
    )
    yield _folded(
        "appendix", "How it was made", how_it_was_made.section(segmentation), model_card.section(segmentation)
    )


def _outcomes(segmentation: Segmentation) -> tuple[Section | None, ...]:
    return outcomes.section(segmentation), money_at_stake.section(segmentation)


def _on_page(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections that pages have."""
    return tuple(replace(x, sections=_on_page(x.sections)) for x in sections if x.page)


def _folded(id: str, title: str, *sections: Section | None) -> Section:
    """Sections under one heading, which a reader opens."""
    return Section(id, title, sections=tuple(filter(None, sections)), folded=True)


def _tables(block: Block) -> tuple[Table, ...]:
    if isinstance(block, Exhibit):
        return tuple(table for _, table in block.tables)
    return (block,) if isinstance(block, Table) else ()


def _place(name: str, order: tuple[str, ...]) -> int:
    """Where something stands in an order; behind all of it where it is not named."""
    return next((i for i, start in enumerate(order) if name.startswith(start)), len(order))


def _created(segmentation: Segmentation) -> datetime:
    """When the segmentation was made."""
    try:
        made = datetime.fromisoformat(segmentation.created)
    except ValueError:
        return _NO_DAY
    made = made.replace(tzinfo=UTC) if made.tzinfo is None else made.astimezone(UTC)
    return max(made, _NO_DAY)
