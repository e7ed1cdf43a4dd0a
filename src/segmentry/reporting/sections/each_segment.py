"""Every segment by itself: its sentences, its figures beside everyone's, its categories."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from segmentry.reporting.compared import Compared, features_compared, needed, others_compared, rates_of
from segmentry.reporting.document import Column, Extract, Paragraph, Section, Sign, Slide, Table
from segmentry.reporting.looks import colour_of
from segmentry.reporting.markers import is_marker
from segmentry.results.profile import Average, Interval, Level, Outcome, Profile, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import differs, is_over
from segmentry.wording import EVERYONE, interval, share, signed
from segmentry.wording import average as said

#: Rows of one segment's table on a page and on a slide; all are in profile.csv.
MOST_AVERAGES, MOST_OF_ONE = 8, 9
#: Rows that are nearer to all customers, in standard deviations, say nothing on a page that has so many others (ours).
_ALIKE, _LEAST = 0.1, 3
#: Categories told of one segment, and from how many times their share of all.
_TIMES = 1.2
_MOST_LEVELS = 3
_HOW_TO_READ = "Differs by: standard deviations from all customers; a bar with a triangle goes on beyond 2."
_COLUMNS = (
    Column("column", lambda row: row.name if row.is_feature else f"{row.name} (not a feature)"),
    Column("average", "average", "number"),
    Column("95% interval", "interval", "number", below=True),
    Column("median", "median", "number"),
    Column(EVERYONE, "everyone", "number"),
    Column("differs by (sd)", lambda row: signed(row.difference), "number"),
    Column("-2 to +2", "difference", "figure", bar=True),
    Column("Cohen's d", "effect", "number", page=False),
)
#: Columns on a slide with their shares of the width, and what some of them are called there.
_NAMED = {"average": "segment", EVERYONE: "all", "differs by (sd)": "sd apart"}
_ON_SLIDE = {"column": 0.46, "average": 0.18, EVERYONE: 0.18, "differs by (sd)": 0.18}


@dataclass(frozen=True)
class Row:
    """One column, or one level of a category, in one segment. Of a level the average is its share.

    `difference` is counted in standard deviations from everyone, `effect` is Cohen's d against everyone else, blank
    for a level, and `interval` the 95 % interval of the average of a column that is no feature; each may be missing.
    """

    name: str
    is_feature: bool
    average: str
    interval: str
    median: str
    everyone: str
    difference: float | None
    effect: str


def sections(segmentation: Segmentation) -> tuple[Section, ...]:
    """A section for each segment, in order, with a slide."""
    profile, made = needed(segmentation.profile, "profile"), []
    for i, (segment, own) in enumerate(zip(segmentation.segments, profile.segments, strict=True)):
        levels, figures = more_frequent(profile, i, segmentation.features), table(segmentation, i)
        here = "; ".join(levels)
        frequent = f"More frequent here than among all customers, beyond chance (not features): {here}." if here else ""
        below = (Paragraph(frequent),) if frequent else ()
        short = (f"More frequent here, and no features: {here}.",) if here else ()
        sentences = tuple(map(str, own.persona or (own.sentence,)))  # models of old have one sentence
        said, extract = (*sentences, *short), Extract(figures, _ON_SLIDE, MOST_OF_ONE, named=_NAMED)
        slide = Slide(f"Segment {segment.id}", {"right": said, "left": extract}, segment.name, colour_of(segment))
        blocks = (*(Paragraph(sentence) for sentence in sentences), figures, *below)
        sign = Sign(str(segment.id), colour_of(segment))
        made.append(Section(f"segment-{segment.id}", segment.name, blocks, slides=(slide,), segment=sign))
    return tuple(made)


def key(segmentation: Segmentation) -> Paragraph:
    """How to read the tables, said once."""
    below = " Below the average of a column that is no feature: its 95% interval."
    others, hidden = others_compared(segmentation), withheld(segmentation)
    return Paragraph(f"{_HOW_TO_READ}{below if others else ''} {hidden}".strip(), "quiet")


def table(segmentation: Segmentation, i: int) -> Table:
    """The figures of the segment at that place (from 0) beside everyone's, the furthest from everyone first."""
    rows = _rows(segmentation, i)
    apart = sum(abs(row.difference or 0) >= _ALIKE for row in rows)
    most = min(max(apart, _LEAST), MOST_AVERAGES)
    left_out = len(rows) - most
    more = f" ({left_out} more in profile.csv)" if left_out > 0 else ""
    caption = f"Averages, and shares of categories, the furthest from all customers first{more}"
    return Table(_COLUMNS, rows, caption, most, pale=lambda row: not is_marker(row.difference), look="broad")


def withheld(segmentation: Segmentation, *, blank: bool = False) -> str:
    """That figures are withheld, where some are; else nothing. In a workbook their cells are blank, else there is -."""
    profile, least = segmentation.profile, segmentation.plan.min_cell
    if profile is None:
        return ""
    averages = any(a.count and a.mean is None for segment in profile.segments for a in segment.averages)
    levels = any(level.share is None for segment in profile.segments for level in segment.levels)
    if not averages and not levels:
        return ""
    sign, none = ("blank", "") if blank else ("-", " A blank cell is no secret: there is no such figure.")
    return (
        f"Figures that would tell of fewer than {least} customers are withheld ({sign}); those from which they could be"
        f" computed are withheld or rounded.{none}"
    )


def more_frequent(profile: Profile, i: int, features: Collection[str]) -> tuple[str, ...]:
    """Categories that are neither features nor outcomes and more frequent in a segment (from 0), beyond chance.

    Of columns that differ between all segments no more than chance would do, no single one is told, either.
    """
    apart = {*features, *(outcome.column for outcome in profile.outcomes)}  # told elsewhere
    tested = [contrast for contrast in profile.contrasts if not contrast.feature and contrast.p is not None]
    apart |= {contrast.column for contrast in tested if not differs(contrast)}
    levels = profile.segments[i].levels
    over = [x for x in levels if x.column not in apart and is_over(x) and (x.times or _TIMES) >= _TIMES]
    over.sort(key=lambda level: (level.share_of_all or 0.0) - (level.share or 0.0))
    return tuple(_level(level) for level in over[:_MOST_LEVELS])


def _rows(segmentation: Segmentation, i: int) -> tuple[Row, ...]:
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
        name=compared.feature,
        is_feature=compared.is_feature,
        average=compared.said(compared.means[i]),
        interval="" if figures is None or alike else _ends(compared, figures.interval),
        median=_median(average, compared),
        everyone=compared.said(compared.of_all),
        difference=compared.differences[i],
        effect="" if average is None or compared.is_share else signed(average.effect),
    )


def _of_rate(outcome: Outcome, row: Row, i: int) -> Row:
    """A rate, with the same figures as in the table of the outcome and in the sentence on it."""
    figures = outcome.segments[i]
    ends = "" if figures.interval is None else interval(figures.interval, of_shares=True)
    value, everyone = share(figures.value, 1), share(outcome.all.value, 1)
    return replace(row, average=value, interval=ends, median="", everyone=everyone)


def _median(average: Average | None, compared: Compared) -> str:
    """The median; blank where there is none, and not where it is withheld."""
    if (
        average is None
        or compared.is_share
        or (average.spread is None and average.mean is not None)
        or not average.count
    ):
        return ""
    return said(None if average.spread is None else average.spread.p50, compared.kind)


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
    text = f"{level.column} is {level.level} for {share(level.share, 1)}"
    return f"{text} ({chance}{EVERYONE} {share(level.share_of_all, 1)}{times})"
