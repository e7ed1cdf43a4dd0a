"""Every segment by itself: its sentences and figures on a slide, and what columns tell that did not make it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from operator import itemgetter

from segmentry.reporting.compared import Compared, features_compared, needed, others_compared, rates_of
from segmentry.reporting.document import Column, Extract, Section, Slide, Table
from segmentry.reporting.looks import colour_of
from segmentry.reporting.sections.phrases import chip
from segmentry.results.profile import Average, Interval, Level, Outcome, Profile, SegmentProfile
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.profiling.personas import differs, is_over
from segmentry.stages.profiling.statement import NOTABLE
from segmentry.wording import EVERYONE, interval, share, signed

#: Rows of one segment's table on a slide; all are in profile.csv.
MOST_OF_ONE = 9
#: Categories told of one segment, and from how many times their share of all.
_TIMES = 1.2
_MOST_LEVELS, _MOST_ON_PAGE = 3, 1
_COLUMNS = (
    Column("column", lambda row: row.name if row.is_feature else f"{row.name} (not a feature)"),
    Column("average", "average", "number"),
    Column(EVERYONE, "everyone", "number"),
    Column("differs by (sd)", lambda row: signed(row.difference), "number"),
)
#: Columns on a slide with their shares of the width, and what some of them are called there.
_NAMED = {"average": "segment", EVERYONE: "all", "differs by (sd)": "sd apart"}
_ON_SLIDE = {"column": 0.46, "average": 0.18, EVERYONE: 0.18, "differs by (sd)": 0.18}


@dataclass(frozen=True)
class Row:
    """One column, or one level of a category, in one segment. Of a level the average is its share.

    `difference` is counted in standard deviations from everyone, and `interval` is the 95 % interval of the average of
    a column that is no feature; each may be missing.
    """

    column: str
    name: str
    is_feature: bool
    average: str
    interval: str
    everyone: str
    difference: float | None


def sections(segmentation: Segmentation) -> tuple[Section, ...]:
    """A section for each segment, in order, with a slide."""
    profile, made = needed(segmentation.profile, "profile"), []
    for i, (segment, own) in enumerate(zip(segmentation.segments, profile.segments, strict=True)):
        levels, figures = more_frequent(profile, i, segmentation.features), table(segmentation, i)
        here = "; ".join(map(_level, levels))
        short = (f"More frequent here, and no features: {here}.",) if here else ()
        sentences = tuple(map(str, own.persona or (own.sentence,)))  # models of old have one sentence
        said, extract = (*sentences, *short), Extract(figures, _ON_SLIDE, MOST_OF_ONE, rest="profile.csv", named=_NAMED)
        slide = Slide(f"Segment {segment.id}", {"right": said, "left": extract}, segment.name, colour_of(segment))
        made.append(Section(f"segment-{segment.id}", segment.name, slides=(slide,), page=False))  # it has its card
    return tuple(made)


def table(segmentation: Segmentation, i: int) -> Table:
    """The figures of the segment at that place (from 0) beside everyone's."""
    return Table(_COLUMNS, rows_of(segmentation, i))


def more_frequent(profile: Profile, i: int, features: Collection[str]) -> list[Level]:
    """Categories that are neither features nor outcomes and more frequent in a segment (from 0), beyond chance.

    Of columns that differ between all segments no more than chance would do, no single one is told, either.
    """
    apart = {*features, *(outcome.column for outcome in profile.outcomes)}  # told elsewhere
    tested = [contrast for contrast in profile.contrasts if not contrast.feature and contrast.p is not None]
    apart |= {contrast.column for contrast in tested if not differs(contrast)}
    levels = profile.segments[i].levels
    over = [x for x in levels if x.column not in apart and is_over(x) and (x.times or _TIMES) >= _TIMES]
    over.sort(key=lambda level: (level.share_of_all or 0.0) - (level.share or 0.0))
    return over[:_MOST_LEVELS]


def described(segmentation: Segmentation) -> Table | None:
    """What is found in each segment more than elsewhere, beyond chance, in columns that are neither features nor
    outcomes: categories, and averages that are far from those of everyone; None where there is nothing."""
    profile = needed(segmentation.profile, "profile")
    told = {contrast.column for contrast in profile.contrasts if differs(contrast)}
    told -= {outcome.column for outcome in profile.outcomes}
    found: list[tuple[Segment, str, str, str, str]] = []
    for i, segment in enumerate(segmentation.segments):
        averages = (row for row in rows_of(segmentation, i) if row.column in told and not row.is_feature)
        far = (row for row in averages if abs(row.difference or 0) >= NOTABLE)
        found += [(segment, row.name, row.average, row.interval, row.everyone) for row in far]
        for level in more_frequent(profile, i, segmentation.features)[:_MOST_ON_PAGE]:
            ends = interval(level.interval, of_shares=True) if level.interval else ""
            called = f"{level.column}: {level.level}"
            found.append((segment, called, _part(level), ends, share(level.share_of_all, 1)))
    numbers = Column("segment", lambda row: row[0].id, "text", lambda _: "", sign=lambda row: chip(row[0]))
    heads = ("column", "share or average", "95% interval", EVERYONE)
    others = (Column(head, itemgetter(at), "text" if at < 2 else "number") for at, head in enumerate(heads, start=1))
    return Table((numbers, *others), tuple(found)) if found else None


def rows_of(segmentation: Segmentation, i: int) -> tuple[Row, ...]:
    """Every column in the segment at that place (from 0), the furthest from everyone first."""
    profile = needed(segmentation.profile, "profile")
    own, rates = profile.segments[i], rates_of(profile)
    rows = []
    for compared in (*features_compared(segmentation), *others_compared(segmentation)):
        row = _row(compared, own, i)
        if not compared.is_feature and compared.column in rates:
            row = _of_rate(rates[compared.column], row, i)
        rows.append(row)
    return tuple(sorted(rows, key=lambda row: (-abs(row.difference or 0), row.name)))


def _row(compared: Compared, own: SegmentProfile, i: int) -> Row:
    figures = _figures(compared, own)
    average = figures if isinstance(figures, Average) else None
    alike = average is not None and not average.sd
    return Row(
        column=compared.column,
        name=compared.feature,
        is_feature=compared.is_feature,
        average=compared.said(compared.means[i]),
        interval="" if figures is None or alike else _ends(compared, figures.interval),
        everyone=compared.said(compared.of_all),
        difference=compared.differences[i],
    )


def _of_rate(outcome: Outcome, row: Row, i: int) -> Row:
    """A rate, with the same figures as in the table of the outcome and in the sentence on it."""
    figures = outcome.segments[i]
    ends = "" if figures.interval is None else interval(figures.interval, of_shares=True)
    value, everyone = share(figures.value, 1), share(outcome.all.value, 1)
    return replace(row, average=value, interval=ends, everyone=everyone)


def _ends(compared: Compared, ends: Interval | None) -> str:
    """Both ends of an interval, where there is one."""
    if ends is None:
        return ""
    return interval(ends, of_shares=True) if compared.is_share else " to ".join(map(compared.said, ends))


def _figures(compared: Compared, own: SegmentProfile) -> Average | Level | None:
    if compared.level is None:
        return own.average_of(compared.column)
    return next((x for x in own.levels_of(compared.column) if x.level == compared.level), None)


def _level(level: Level) -> str:
    chance = f"95% interval {interval(level.interval, of_shares=True)}, " if level.interval else ""
    times = "" if not level.times else f", {level.times:.1f} times as often"
    text = f"{level.column} is {level.level} for {_part(level)}"
    return f"{text} ({chance}{EVERYONE} {share(level.share_of_all, 1)}{times})"


def _part(level: Level) -> str:
    """Its share, which is only about that where it is rounded."""
    return f"about {share(level.share)}" if level.rounded_to else share(level.share, 1)
