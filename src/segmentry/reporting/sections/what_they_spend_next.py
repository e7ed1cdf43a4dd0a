"""What they spend next: which division of the customers tells most of their spending after a day."""

from collections.abc import Iterator
from typing import NamedTuple

from segmentry.reporting.document import Column, Paragraph, Points, Section, Table
from segmentry.results.segmentation import Segmentation
from segmentry.results.spending import SCALES, AtNumber, Explains, NextSpending, Scale, SpendingApart
from segmentry.wording import MISSING, capitalised, counted, figure, interval, listed, named, number_word, share

TITLE = "What they spend next"
#: Where no division explains so much, none tells much (ours).
_LITTLE = 0.05
_SAID: dict[Scale, str] = {"capped": "of the amounts", "log": "of their logarithms"}
_COLUMNS: dict[Scale, str] = {"capped": "amounts", "log": "logarithms", "raw": "raw amounts"}
_NOTES: dict[Scale, str] = {
    "capped": "at most their 99% quantile",
    "log": "of 1 + amount",
    "raw": "moved by very few",
}


class _Row(NamedTuple):
    """A division among others of as many groups; `first` is ours."""

    at: AtNumber
    division: Explains

    @property
    def first(self) -> bool:
        """Whether it is ours."""
        return self.division is self.at.divisions[0]


def section(segmentation: Segmentation) -> Section | None:
    """What each division explains, whether that is more than chance, and what it rests on; or why nothing was compared.
    Nothing of a table that is not made of orders."""
    found = segmentation.next_spending
    if found is None:
        return None
    if not found.at:
        return Section("next-spending", TITLE, (Paragraph(f"Nothing is said of it. {found.why_not}", "quiet"),))
    points = tuple(("", tell) for tell in told(found))
    blocks = (Paragraph(in_short(found)), Points(points), table(found), Paragraph(how(found), "quiet"))
    return Section("next-spending", TITLE, blocks)


def in_short(found: NextSpending) -> str:
    """How much each tells, in a sentence."""
    at = found.at[0]
    each = listed([f"{division.name} {_much(division.explained.get('capped'))}" for division in at.divisions])
    return f"Of what customers spent afterwards, {counted(at.groups, 'group')} each foretell: {each}."


def told(found: NextSpending) -> Iterator[str]:
    """How much each explains, and who explains more."""
    for at in found.at:
        yield _much_of_each(at)
        yield from (verdict(at, division.name) for division in at.divisions[1:])
    best = max((value for at in found.at for each in at.divisions for value in _judged(each)), default=0.0)
    if best < _LITTLE:
        yield "None of them tells much of what a customer spends next."


def _judged(division: Explains) -> list[float]:
    """What it explains by the scales that decide: not the raw one, which very few customers move."""
    return [division.explained[scale] for scale in SCALES[:2] if scale in division.explained]


def _much_of_each(at: AtNumber) -> str:
    """With how many groups each explains how much."""
    amounts = listed([f"{each.name} {_much(each.explained.get('capped'))}" for each in at.divisions])
    logs = listed([_much(each.explained.get("log")) for each in at.divisions])
    many = capitalised(number_word(at.groups))
    return f"{many} groups each: of what customers spent next, {amounts} is explained (of its logarithm {logs})."


def verdict(at: AtNumber, other: str) -> str:
    """Whether the first division explains more than another, or that neither does.

    >>> sure, unsure = ((0.2, 0.3), (-0.1, 0.2))
    >>> apart = [SpendingApart(other="RFM groups", scale=s, difference=0.25, interval=i)
    ...          for s, i in (("capped", sure), ("log", unsure))]
    >>> ours = Explains(name="segments", groups=4, joined=False, explained={})
    >>> verdict(AtNumber(groups=4, divisions=(ours,), apart=tuple(apart)), "RFM groups")
    'Of the amounts segments explain more than RFM groups, by 25.0 points (20.0 to 30.0); of their logarithms neither \
does.'
    """
    ours, apart = at.divisions[0].name, at.of(other)
    judged = {scale: apart[scale] for scale in SCALES[:2] if scale in apart}
    won = {scale: _winner(one, ours) for scale, one in judged.items()}
    winners = set(won.values())
    if winners <= {None}:
        return f"Neither explains more: {ours} and {other} differ within chance."
    if len(winners) == 1:
        by = listed([f"{_points(one)} {_SAID[scale]}" for scale, one in judged.items()])
        return capitalised(f"{_more(next(iter(won.values())), ours, other)}: {by}.")
    surest = sorted(judged, key=lambda scale: won[scale] is None)
    parts = [f"{_SAID[scale]} {_more(won[scale], ours, other, judged[scale])}" for scale in surest]
    return capitalised(f"{'; '.join(parts)}.")


def _winner(one: SpendingApart, ours: str) -> str | None:
    """Which of the two explains more; None where that may be chance."""
    if not one.is_sure:
        return None
    return ours if one.difference > 0 else one.other


def _more(winner: str | None, ours: str, other: str, by: SpendingApart | None = None) -> str:
    if winner is None:
        return "neither does"
    points = "" if by is None else f", by {_points(by)}"
    return f"{winner} explain more than {other if winner == ours else ours}{points}"


def _points(one: SpendingApart) -> str:
    """The difference in points without its sign, and its interval."""
    sign = 1 if one.difference >= 0 else -1
    low, high = sorted(100 * sign * end for end in one.interval)
    return f"{100 * abs(one.difference):.1f} points ({low:.1f} to {high:.1f})"


def _much(explained: float | None) -> str:
    if explained is None:
        return MISSING
    return share(explained) if explained > 0 else "nothing"


def table(found: NextSpending) -> Table:
    """Every division at every number of groups, by scale, and how far ours is from it."""
    rows = tuple(_Row(at, division) for at in found.at for division in at.divisions)
    scales = [scale for scale in SCALES if any(scale in row.division.explained for row in rows)]
    columns = (
        Column("division", lambda row: row.division.name),
        Column("groups", lambda row: row.at.groups, "count"),
        *(_explained(scale) for scale in scales),
        *(_apart(scale) for scale in scales),
    )
    notes = (*told(found), how(found))
    about = "How much each explains of what they spent next"
    return Table(columns, rows, about, look="broad", sheet="Next spending", title=TITLE, notes=notes)


def _explained(scale: Scale) -> Column:
    def get(row: _Row) -> float | None:
        return row.division.explained.get(scale)

    return Column(_COLUMNS[scale], get, "share", lambda row: _much(get(row)), note=_NOTES[scale])


def _apart(scale: Scale) -> Column:
    """How much more ours explains, in points."""

    def get(row: _Row) -> float | None:
        one = None if row.first else row.at.of(row.division.name).get(scale)
        return None if one is None else one.difference

    def say(row: _Row) -> str:
        one = None if row.first else row.at.of(row.division.name).get(scale)
        return "" if one is None else f"{100 * one.difference:+.1f} ({interval([100 * end for end in one.interval])})"

    return Column(f"first more: {_COLUMNS[scale]}", get, "figure", say, note="points, 95% interval")


def how(found: NextSpending) -> str:
    """What the figures rest on, for whoever asks."""
    period = f" ({found.period})" if found.period else ""
    largest = "" if found.ten_largest is None else f"; the ten largest brought {share(found.ten_largest)} of it"
    joined = sorted({each.name for at in found.at for each in at.divisions if each.joined})
    put = (
        f" {capitalised(listed(joined))} had more groups; those with the nearest averages in the learning half were put"
        " together, which helps them a little."
        if joined
        else ""
    )
    return (
        f"Groups were made of what was known before that time{period}. {counted(found.customers, 'customer')}, of whom"
        f" {found.spenders:,} spent {figure(found.spent)} afterwards{largest}. {found.splits} times the customers were"
        " divided in halves by chance, averages learnt on one half and judged on the other, both ways; explained is the"
        " share of the squared error that they save beside one average for all. Amounts above the 99% quantile of the"
        f" learning half (about {figure(found.cap)}) count as that; of logarithms, whether somebody buys at all counts"
        " more than how much. Intervals of the differences: 95%, corrected for halves that share customers (Nadeau &"
        f" Bengio 2003).{put}{_without(found)}"
    )


def _without(found: NextSpending) -> str:
    """What the segments had to do without."""
    if not found.without:
        return ""
    return f" The segments were made without {listed(named(found.without))}, which so short a time does not tell."
