"""The user's own segments beside these: which tell more, how far both agree, and which are split or joined."""

from collections.abc import Iterator
from functools import partial

from segmentry.reporting.document import Column, Paragraph, Points, Raw, Section, Table
from segmentry.reporting.trust.bands import AGREEMENT_SOURCE, agreement_band
from segmentry.results.own_segments import Explained, OwnGroup, OwnSegments
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.wording import MISSING, counted, fixed, interval, listed, share

TITLE = "Your segments beside these"
#: A group of the user's is split unless so much of it is in one segment; parts from the second share on are named, and
#: a segment joins those of which each supplies at least the third share of its customers (ours).
_WHOLE, _PART, _SUPPLIES = 0.8, 0.1, 0.2
#: Sentences on who differs.
_MOST = 6


def section(segmentation: Segmentation) -> Section | None:
    """What both tell, who differs, and the table of both; nothing where nothing was compared.

    >>> import segmentry
    >>> table = segmentry.sample("bank", rows=300).to_pandas()
    >>> table["tier"] = (table["age"] > 50).map({True: "older", False: "younger"})
    >>> plan = segmentry.Plan(features=("age", "income"), k=2, k_max=2, compare_with="tier")
    >>> section(segmentry.run(table, plan)).title
    'Your segments beside these'
    """
    own = segmentation.own_segments
    if own is None:
        return None
    tells = tuple(("", tell) for tell in (*told(own), together(own), *who_differs(segmentation, own)))
    return Section("own-segments", TITLE, (Points(tells), _table(segmentation, own), Paragraph(_how(own), "quiet")))


def in_short(segmentation: Segmentation) -> tuple[Section, ...]:
    """The sentences alone, for a terminal."""
    own = segmentation.own_segments
    if own is None:
        return ()
    sentences = (f"{TITLE} (`{own.column}`).", *told(own), together(own))
    return (Section("", "", (Paragraph(" ".join(sentences)),)),)


def told(own: OwnSegments) -> Iterator[str]:
    """How much of every outcome both tell, in a sentence each."""
    for one in own.explained:
        what = one.column if one.level in (None, "yes") else f"{one.column} ({one.level})"
        both = f"Your {len(own.groups)} groups explain {_much(one.theirs)} of {what}, these segments {_much(one.ours)}."
        yield both if one.is_sure else f"{both} That difference is within chance."


def _much(explained: float) -> str:
    return share(explained, int(explained < 0.0995)) if explained > 0 else "nothing"


def together(own: OwnSegments) -> str:
    """How far both agree, in customers."""
    tenths = round(10 * own.together)
    nearly = "All" if own.together == 1 else "Nearly all"
    many = nearly if tenths == 10 else f"{tenths} of 10"
    return f"{many} customers stay together when each of your groups is put beside the one segment that suits it best."


def who_differs(segmentation: Segmentation, own: OwnSegments) -> list[str]:
    """Which of the user's groups are split and which segments join several, the most customers first."""
    found = [*_split(segmentation, own), *_joined(segmentation, own)]
    return [sentence for _, sentence in sorted(found, key=lambda pair: -pair[0])[:_MOST]]


def _split(segmentation: Segmentation, own: OwnSegments) -> Iterator[tuple[int, str]]:
    for group in own.groups:
        parts = [(part, s) for part, s in zip(group.shares, segmentation.segments, strict=True) if part is not None]
        named = sorted(((part, s) for part, s in parts if part >= _PART), key=lambda pair: -pair[0])
        if group.size is None or len(named) < 2 or named[0][0] >= _WHOLE:
            continue
        where = listed([f"{share(part)} are in {_called(s)}" for part, s in named])
        yield group.size, f"{group.name} ({counted(group.size, 'customer')}) is split: {where}."


def _joined(segmentation: Segmentation, own: OwnSegments) -> Iterator[tuple[int, str]]:
    for i, segment in enumerate(segmentation.segments):
        supplied = [(group.counts[i] or 0, group.name) for group in own.groups]
        all_of_it = sum(count for count, _ in supplied)
        named = [(count, name) for count, name in sorted(supplied, reverse=True) if count >= _SUPPLIES * segment.size]
        if len(named) > 1:
            who = listed([f"{count:,} of {name}" for count, name in named])
            yield all_of_it, f"Segment {_called(segment)} joins {who}."


def _called(segment: Segment) -> str:
    return f"{segment.id} {segment.name}"


def _table(segmentation: Segmentation, own: OwnSegments) -> Table:
    """Rows are the user's groups, columns the segments: shares of the row, and in a workbook customers, too."""
    columns = [Column("your group", "name"), Column("customers", "size", "count", _size)]
    for i, segment in enumerate(segmentation.segments):
        shares: Raw = (f"{segment.id}: share", partial(_cell, i, "shares"), "share")
        counts: Raw = (f"{segment.id}: customers", partial(_cell, i, "counts"), "count")
        say = partial(_share, i)
        columns.append(Column(_called(segment), shares[1], "share", say, sheet=(shares, counts)))
    about = "Where the customers of each of your groups are"
    notes = (*told(own), together(own), *who_differs(segmentation, own), _how(own))
    return Table(tuple(columns), own.groups, about, look="broad", sheet="Your segments", title=TITLE, notes=notes)


def _size(group: OwnGroup) -> str:
    return MISSING if group.size is None else f"{group.size:,}"


def _cell(i: int, figures: str, group: OwnGroup) -> float | None:
    value: float | None = getattr(group, figures)[i]
    return value


def _share(i: int, group: OwnGroup) -> str:
    return share(group.shares[i])


def _how(own: OwnSegments) -> str:
    """What the figures rest on, for whoever asks."""
    left = f" {counted(own.missing, 'customer')} without a group in `{own.column}` are left out." if own.missing else ""
    hidden = " A dash: too few customers to be told." if any(None in group.counts for group in own.groups) else ""
    agree = f"Adjusted Rand index {fixed(own.ari)}, {agreement_band(own.ari)} by {AGREEMENT_SOURCE}."
    return f"On {own.customers:,} customers.{left}{hidden} {agree}{_explained_how(own)}"


def _explained_how(own: OwnSegments) -> str:
    if not own.explained:
        return ""
    ends = listed([f"{one.column} {_apart(one)}" for one in own.explained])
    return (
        " Explained is told of customers that a group was not told of: each is foretold by the average of the others of"
        " the group (leave-one-out), and the share is that of the squared error, of rates of the log-loss, which this"
        f" saves beside the average of all. 95% interval of the difference in points: {ends}."
    )


def _apart(one: Explained) -> str:
    low, high = one.interval
    return interval((100 * low, 100 * high))
