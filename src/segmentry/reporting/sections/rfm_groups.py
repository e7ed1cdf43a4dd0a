"""RFM groups: the grid that marketers know, with its cut-offs in days and orders, beside the segments."""

from collections.abc import Iterator
from functools import partial

from segmentry.reporting.document import Block, Column, Paragraph, Points, Raw, Section, Table
from segmentry.results.rfm import RfmAxis, RfmCutOffs, RfmGrid, RfmGroup, Unreached
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.wording import MISSING, capitalised, counted, figure, listed, number_word, plain, plural, share

TITLE = "RFM groups"
#: Groups that make up so much of a segment are named with it (ours), at most so many.
_PART, _MOST = 0.15, 3
#: Those who ordered often and have not come back.
_GONE = ("at risk", "can't lose")
#: What no number of days or orders gives.
_NONE = "cannot be"
_UNITS: dict[RfmAxis, tuple[str, str]] = {"recency": ("day", "recency"), "frequency": ("order", "frequency")}


def section(segmentation: Segmentation) -> Section | None:
    """What the groups are and bring, the table of them, and where they lie among the segments.

    Nothing where the table does not tell when and how often customers ordered.
    """
    grid = segmentation.rfm
    if grid is None:
        return None
    points = tuple(("", tell) for tell in (*told(grid), *nobody(grid)))
    blocks: list[Block] = [Points(points), table(grid)]
    if grid.together is not None and segmentation.k > 1:
        lies = tuple(("", tell) for tell in (together(grid), *of_segments(grid, segmentation.segments)))
        blocks += [Points(lies), _beside(grid, segmentation.segments)]
    return Section("rfm-groups", TITLE, (*blocks, Paragraph(how(grid), "quiet")))


def in_short(segmentation: Segmentation) -> tuple[Section, ...]:
    """The finding alone, for a terminal."""
    found = [] if segmentation.rfm is None else list(told(segmentation.rfm))[:1]
    return tuple(Section("", "", (Paragraph(f"{TITLE}. {tell}"),)) for tell in found)


def told(grid: RfmGrid) -> Iterator[str]:
    """Who brings the money, who has not come back, and how unequal customers are."""
    known = [group for group in grid.groups if group.size]
    paying = max(known, key=lambda group: group.share_of_money or 0.0, default=None)
    if paying is not None and paying.share_of_money:
        rest = f"{share(paying.share)} of the customers and {share(paying.share_of_money)} of what was spent"
        yield f"The group “{paying.name}” is {rest}."
    elif known:
        largest = max(known, key=lambda group: group.size or 0)
        yield f"The largest group is “{largest.name}”: {share(largest.share)} of the customers."
    gone = [group for group in known if group.usual in _GONE]
    if gone:
        days = days_in_words(grid.cutoffs, gone[0].recency)
        yield (
            f"{capitalised(listed(f'“{group.name}”' for group in gone))} are the customers"
            f" who ordered often and have not come back (last order {days}): {_weight(gone)}."
        )
    if grid.money is not None and grid.money.money is not None and grid.money.customers[-1]:
        most, more = grid.money, figure(grid.money.fifths[-1])
        yield (
            f"The {share(most.customers[-1])} of the customers who spent most, more than {more} each, brought"
            f" {share(most.money[-1] if most.money else None)} of all that was spent."
        )


def _weight(groups: list[RfmGroup]) -> str:
    """What some groups are together."""
    of_money = [group.share_of_money for group in groups if group.share_of_money is not None]
    spent = f" and {share(max(sum(of_money), 0.0))} of what was spent" if of_money else ""
    return f"{share(sum(group.share or 0.0 for group in groups))} of the customers{spent}"


def nobody(grid: RfmGrid) -> Iterator[str]:
    """Groups and scores without a customer, and why."""
    empty = [f"“{group.name}”" for group in grid.groups if group.size == 0]
    if empty:
        yield f"Nobody is in {listed(empty, 'or')}."
    for missing in grid.unreached:
        yield f"Nobody has the score {missing.score} for {missing.axis}{_why(missing)}."


def _why(missing: Unreached) -> str:
    if missing.value is None:
        return ""
    unit, _ = _UNITS[missing.axis]
    since = " since the last order" if missing.axis == "recency" else ""
    value = f"{plain(missing.value)} {plural(missing.value, unit)}{since}"
    return f": {share(missing.share)} of the customers have {value}, and equal customers get equal scores, the lowest"


def together(grid: RfmGrid) -> str:
    """How far groups and segments agree, in customers."""
    tenths = round(10 * (grid.together or 0.0))
    many = f"{number_word(tenths)} of ten" if 0 < tenths < 10 else "Nearly all" if tenths else "Hardly any"
    return (
        f"{capitalised(many)} customers stay together when each group is put beside the one segment that suits it best."
    )


def of_segments(grid: RfmGrid, segments: tuple[Segment, ...]) -> Iterator[str]:
    """Of every segment the groups that most of its customers are in."""
    for i, segment in enumerate(segments):
        parts = sorted(((group.counts[i] or 0, group.name) for group in grid.groups), reverse=True)
        named = [f"{share(count / segment.size)} {name}" for count, name in parts if count >= _PART * segment.size]
        if named:
            yield f"Segment {segment.id} {segment.name}: {listed(named[:_MOST])}."


def table(grid: RfmGrid) -> Table:
    """The groups, the best first, with what they mean in days and orders."""
    columns = [
        Column("RFM group", "name"),
        Column("last order", lambda group: days_in_words(grid.cutoffs, group.recency), "said"),
        Column("orders", lambda group: orders_in_words(grid.cutoffs, group.frequency), "said"),
        Column("customers", "size", "count", _size),
        Column("share", "share", "share", lambda group: share(group.share, 1)),
    ]
    if grid.total_spent is not None:
        columns += [
            Column("total spent", "total_spent", "number", lambda group: figure(group.total_spent)),
            Column("share of money", "share_of_money", "share", lambda group: _share_of_money(group.share_of_money)),
        ]
    notes = (*told(grid), *nobody(grid), how(grid))
    return Table(tuple(columns), grid.groups[::-1], sheet=TITLE, title=TITLE, notes=notes)


def _share_of_money(value: float | None) -> str:
    """Of those with more returns than sales it is below nothing."""
    return share(value, 1) if value is None or value >= 0 else f"{value:.1%}"


def _size(group: RfmGroup) -> str:
    return MISSING if group.size is None else f"{group.size:,}"


def _beside(grid: RfmGrid, segments: tuple[Segment, ...]) -> Table:
    """Rows are the groups, columns the segments: shares of the row, and in a workbook customers, too."""
    columns = [Column("RFM group", "name"), Column("customers", "size", "count", _size)]
    for i, segment in enumerate(segments):
        shares: Raw = (f"{segment.id}: share", partial(_part, i), "share")
        counts: Raw = (f"{segment.id}: customers", partial(_count, i), "count")
        head = f"{segment.id} {segment.name}"
        columns.append(Column(head, shares[1], "share", partial(_part_in_words, i), sheet=(shares, counts)))
    about = "Where the customers of each RFM group are"
    rows = tuple(group for group in grid.groups[::-1] if group.size != 0)
    return Table(tuple(columns), rows, about, look="broad", sheet="RFM and segments", title=about)


def _count(i: int, group: RfmGroup) -> int | None:
    return group.counts[i]


def _part(i: int, group: RfmGroup) -> float | None:
    count = group.counts[i]
    return None if count is None or not group.size else count / group.size


def _part_in_words(i: int, group: RfmGroup) -> str:
    return share(_part(i, group))


def days_in_words(cutoffs: RfmCutOffs, scores: tuple[int, int]) -> str:
    """When customers with these scores for recency ordered last.

    >>> cutoffs = RfmCutOffs(recency=(17, 50, 142, 260), frequency=(1, 2, 4, 7), fifths={})
    >>> [days_in_words(cutoffs, scores) for scores in ((5, 5), (4, 5), (3, 3), (1, 2))]
    ['at most 17 days ago', 'at most 50 days ago', '51 to 142 days ago', '143 or more days ago']
    """
    words = _range(*cutoffs.days(scores), "day", whole=cutoffs.whole)
    return words if words == _NONE else f"{words} ago"


def orders_in_words(cutoffs: RfmCutOffs, scores: tuple[int, int]) -> str:
    """How often customers with these scores for frequency ordered.

    >>> cutoffs = RfmCutOffs(recency=(17, 50, 142, 260), frequency=(1, 2, 4, 7), fifths={})
    >>> [orders_in_words(cutoffs, scores) for scores in ((5, 5), (3, 4), (2, 2), (1, 1))]
    ['8 or more orders', '3 to 7 orders', '2 orders', 'at most 1 order']
    """
    return _range(*cutoffs.orders(scores), "order", whole=cutoffs.whole)


def _range(above: float | None, most: float | None, unit: str, *, whole: bool) -> str:
    """More than the first and at most the second, in words."""
    if above is not None and most is not None and above >= most:
        return _NONE
    if most is None:
        least = f"{plain((above or 0) + 1)} or more" if whole else f"more than {plain(above)}"
        return f"{least} {unit}s"
    if above is None:
        return f"at most {plain(most)} {plural(most, unit)}" if most >= 0 else _NONE
    if not whole:
        return f"more than {plain(above)} and at most {plain(most)} {unit}s"
    ends = [above + 1, most]
    return f"{' to '.join(plain(end) for end in dict.fromkeys(ends))} {plural(most, unit)}"


def how(grid: RfmGrid) -> str:
    """What the groups rest on, for whoever asks."""
    cutoffs = grid.cutoffs
    learnt = [axis for axis in _UNITS if axis not in cutoffs.own]
    said = [f"The cut-offs of {listed(cutoffs.own)} are the plan's."] if cutoffs.own else []
    if learnt:
        fifths = listed(
            f"{listed(plain(value) for value in cutoffs.fifths[axis])} {_UNITS[axis][0]}s" for axis in learnt
        )
        said.append(
            f"Customers are scored from 1 to 5, the best, by fifths of {listed(learnt)} (quantiles: {fifths}); whoever"
            " is equal gets an equal score, the lowest, so that groups need not be of equal size."
        )
    missing = f" {counted(grid.missing, 'customer')} without these figures are in none." if grid.missing else ""
    hidden = " A dash: too few customers to be told." if any(group.size is None for group in grid.groups) else ""
    return f"Every customer is in exactly one group. {' '.join(said)}{missing}{hidden}"
