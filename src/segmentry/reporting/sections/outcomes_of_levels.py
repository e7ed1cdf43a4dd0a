"""Outcomes of three levels and more: how many of each segment have which, since no one rate tells them."""

from collections.abc import Callable, Sequence

from segmentry.reporting.document import Column, Paragraph, Section, Table
from segmentry.reporting.levels_of_outcomes import of_several_levels, to_rank_by
from segmentry.reporting.looks import label
from segmentry.results.profile import Level
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.shared.display_names import column_called, level_called
from segmentry.wording import MISSING, capitalised, rate, share

#: How to read it.
ABOUT = "It has more than two levels, so that no one rate tells it."
#: Levels that have a column of their own, the commonest first.
_MOST = 8
#: From so many levels on that are not told of a segment, all of them together are.
_FEWEST, _OTHERS = 2, "all that are not told"

#: A segment with its levels; None for all customers.
Row = tuple[Segment, Sequence[Level]] | None


def sections(segmentation: Segmentation) -> tuple[Section, ...]:
    """A table for each of them; none with one segment."""
    names = of_several_levels(segmentation) if segmentation.k > 1 else ()
    return tuple(_section(segmentation, name, i) for i, name in enumerate(names, start=1))


def _section(segmentation: Segmentation, name: str, number: int) -> Section:
    profile = segmentation.profile
    each = [] if profile is None else [own.levels_of(name) for own in profile.segments]
    first: Sequence[Level] = each[0] if each else ()
    common = sorted(first, key=lambda level: (-(level.share_of_all or 0.0), level.level))[:_MOST]
    rows: tuple[Row, ...] = (*zip(segmentation.segments, each, strict=True), None)
    others = _all_others(common, first, segmentation.plan.min_cell)
    columns = (
        Column("segment", lambda row: "All customers" if row is None else label(row[0])),
        *(Column(level_called(name, x.level, segmentation.labels), _share_of(x, each), "said") for x in common),
        *((Column(_OTHERS, others, "said"),) if any(map(others, rows)) else ()),
    )
    about = f"{ABOUT} {to_rank_by(segmentation, name)}"
    title = f"{capitalised(column_called(name, segmentation.labels).words)}, by level"
    return Section(
        f"outcome-levels-{number}", title, (Paragraph(about), Table(columns, rows, sheet=f"Levels {number}"))
    )


def _all_others(shown: Sequence[Level], levels: Sequence[Level], least: int) -> Callable[[Row], str]:
    """How many of a row have one of the levels that are not told of it, of two and more: what the others leave over."""
    names = {level.level for level in shown}

    def said(row: Row) -> str:
        if row is None:
            told = [x.share_of_all for x in levels if x.level in names and x.share_of_all is not None]
        else:
            told = [x.share for x in row[1] if x.level in names and x.share is not None]
            if any(x.rounded_to for x in row[1]):  # what is left over would be rounded, too
                return ""
        left, filled = 1 - sum(told), sum(x.filled for x in (levels[:1] if row is None else row[1][:1]))
        if len(levels) - len(told) < _FEWEST:
            return ""
        return MISSING if 0 < round(left * filled) < least else rate(max(left, 0.0))

    return said


def _share_of(level: Level, each: Sequence[Sequence[Level]]) -> Callable[[Row], str]:
    """How many of a row have the level; about how many where the share would tell of another one, and nothing where
    that would be about none in every row."""
    own = [x for levels in each for x in levels if x.level == level.level]
    is_empty = not any(x.share for x in own) and any(x.rounded_to for x in own)

    def said(row: Row) -> str:
        if row is None:
            return MISSING if level.share_of_all is None else rate(level.share_of_all)
        own = next((x for x in row[1] if x.level == level.level), None)
        if own is None or own.share is None or is_empty:
            return MISSING
        return f"about {share(own.share)}" if own.rounded_to else rate(own.share)

    return said
