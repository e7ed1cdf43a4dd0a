"""How many customers each segment has."""

from dataclasses import replace
from functools import partial

from segmentry.reporting.cards.cards import cards
from segmentry.reporting.document import Caption, Chart, Column, Exhibit, Section, Series, Slide, Table
from segmentry.reporting.looks import colour_of, label
from segmentry.reporting.pictures.drawing import drawn
from segmentry.reporting.sections.first_page import in_a_sentence
from segmentry.reporting.sections.phrases import MORE, numbered
from segmentry.results.segmentation import Segmentation
from segmentry.wording import share

TITLE = "Customers by segment"
#: A segment with a smaller share is called small (ours).
_SMALL = 0.05


def section(segmentation: Segmentation) -> Section:
    """The picture; as bars on a slide."""
    segments, shown = segmentation.segments, exhibit(segmentation)
    names, colours = tuple(map(label, segments)), tuple(colour_of(s) for s in segments)
    series = Series("customers", tuple(s.size for s in segments))
    bars = Chart("bars", TITLE, names, (series,), "#,##0", colours=colours)
    slide = Slide(TITLE, {"left": bars, "right": shown.caption.lines})
    return Section("sizes", TITLE, (shown,), slides=(slide,), page=False)  # all groups stand on the first page


def exhibit(segmentation: Segmentation) -> Exhibit:
    """Customers and share of every segment."""
    each = "; ".join(f"{s.id} {s.name}: {s.size:,} customers ({share(s.share, 1)})" for s in segmentation.segments)
    about = caption(segmentation)
    tables = (("", _table(segmentation, about)),)
    return Exhibit("sizes", TITLE, partial(drawn, "sizes", segmentation), about, f"Sizes. {each}", tables)


def caption(segmentation: Segmentation) -> Caption:
    """The largest and the smallest segment, and what to weigh."""
    segments = segmentation.segments
    if len(segments) == 1:
        return Caption(f"All {segments[0].size:,} customers are in one segment.", MORE)
    largest, smallest = max(segments, key=lambda s: s.size), min(segments, key=lambda s: s.size)
    means = (
        f"The largest segment, {label(largest)}, has {share(largest.share, 1)} of the customers;"
        f" the smallest, {label(smallest)}, has {share(smallest.share, 1)} ({smallest.size:,})."
    )
    if segmentation.preview:
        means += f" Preview: counted on a sample of {sum(s.size for s in segments):,} rows."
    small = [str(s.id) for s in segments if s.share < _SMALL]
    if small:
        less = f"with less than {_SMALL:.0%} of the customers"
        enough = f"{less}, is enough for a campaign of its own"
        if len(small) > 1:
            enough = f"each {less}, are enough for campaigns of their own"
        return Caption(means, f"Check that {numbered(small)}, {enough}; else lower k.")
    reach = f"A campaign for segment {largest.id} reaches {share(largest.share)} of the customers, one for segment"
    return Caption(means, f"{reach} {smallest.id} reaches {share(smallest.share)}: weigh its cost against that.")


def _table(segmentation: Segmentation, about: Caption) -> Table:
    """A row per segment; in a workbook with who they are."""
    said = {card.id: in_a_sentence(card) for card in cards(segmentation)}
    columns = (
        Column("segment", label, sheet=(("segment", "id", "count"), ("name", "name"))),
        Column("customers", "size", "count"),
        Column("share", "share", "share"),
        Column("who they are", lambda s: said.get(s.id, ""), "long", page=False),
    )
    look = Table(columns, segmentation.segments, colour=colour_of, fixed=2)
    return replace(look, sheet="Segments", title=TITLE, notes=about.lines)
