"""One segment as the report tells it: its persona, its figures beside everyone's, its categories."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from segmentry.reporting.shapes import YES, Compared, colour, features_compared, needed
from segmentry.reporting.words import KINDS, said, signed
from segmentry.results.profile import Average, Level, Outcome, Profile, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.names import NOTABLE
from segmentry.stages.profiling.personas import SIGNIFICANT

#: Rows of one segment's table of averages; all are in profile.csv.
MOST_AVERAGES = 15
#: Categories told of one segment.
_MOST_LEVELS = 3


@dataclass(frozen=True)
class Row:
    """One column, or one level of a category, in one segment. Of a level the average is its share.

    `difference` is counted in standard deviations from everyone, `effect` is Cohen's d against everyone else, blank
    for a level, and `interval` the 95 % interval of the average of a column that is no feature; each may be missing.
    """

    name: str
    feature: bool
    average: str
    interval: str
    median: str
    everyone: str
    difference: float | None
    effect: str

    @property
    def is_notable(self) -> bool:
        """Whether the segment stands apart in it."""
        return abs(self.difference or 0.0) >= NOTABLE


@dataclass(frozen=True)
class Portrait:
    """One segment. `rows` are those furthest from everyone, `left_out` how many there are beside them; `levels` are
    the categories that are neither features nor outcomes and more frequent here, in words."""

    id: int
    name: str
    colour: str
    sentences: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int
    levels: tuple[str, ...]


def portraits(segmentation: Segmentation) -> tuple[Portrait, ...]:
    """Every segment, in order."""
    compared = (*features_compared(segmentation), *others_compared(segmentation))
    return tuple(_portrait(segmentation, i, compared) for i in range(segmentation.k))


def others_compared(segmentation: Segmentation) -> tuple[Compared, ...]:
    """The columns of numbers that are no features, beside all segments."""
    profile = needed(segmentation.profile, "profile")
    rates = _rates(profile)
    compared = []
    for average in profile.all:
        if average.column not in segmentation.features:
            each = [one.average(average.column) for one in profile.segments]
            means, differences = tuple(a.mean for a in each), tuple(a.difference for a in each)
            kind = "share" if average.column in rates else KINDS.get(segmentation.types[average.column], "number")
            compared.append(Compared(average.column, means, differences, average.mean, kind=kind))
    return tuple(compared)


def _rates(profile: Profile) -> dict[str, Outcome]:
    """The outcomes of 0 and 1, whose average is the rate of 1."""
    return {one.column: one for one in profile.outcomes if one.kind == "rate"}


def _portrait(segmentation: Segmentation, i: int, compared: Sequence[Compared]) -> Portrait:
    segment, profile = segmentation.segments[i], needed(segmentation.profile, "profile")
    own = profile.segments[i]
    rates = _rates(profile)
    rows = [
        _row(one, own, i, feature=one.column in segmentation.features)
        if one.column not in rates
        else _of_rate(rates[one.column], one, own, i)
        for one in compared
    ]
    rows.sort(key=lambda row: (-abs(row.difference or 0), row.name))
    apart = {*segmentation.features, *(outcome.column for outcome in profile.outcomes)}  # told elsewhere
    told = own.persona or (own.sentence,)  # models of old have one sentence
    return Portrait(
        id=segment.id,
        name=segment.name,
        colour=colour(segment.id),
        sentences=tuple(str(sentence) for sentence in told),
        rows=tuple(rows[:MOST_AVERAGES]),
        left_out=max(0, len(rows) - MOST_AVERAGES),
        levels=tuple(_more_frequent(own, apart | _by_chance(profile))),
    )


def _of_rate(outcome: Outcome, one: Compared, own: SegmentProfile, i: int) -> Row:
    """A rate, with the same figures as in the table of the outcome and in the sentence on it."""
    figures = outcome.segments[i]
    row = _row(one, own, i, feature=False)
    ends = "" if figures.interval is None else " to ".join(f"{end:.1%}" for end in figures.interval)
    value, everyone = ("-" if x is None else f"{x:.1%}" for x in (figures.value, outcome.all.value))
    return replace(row, average=value, interval=ends, median="", everyone=everyone)


def _row(one: Compared, own: SegmentProfile, i: int, *, feature: bool) -> Row:
    figures = _figures(one, own)
    average = figures if isinstance(figures, Average) else None
    ends = figures.interval if figures is not None else None
    return Row(
        name=one.feature,
        feature=feature,
        average=one.said(one.means[i]),
        interval="" if ends is None else " to ".join(_end(one, end) for end in ends),
        median=_median(average, one),
        everyone=one.said(one.of_all),
        difference=one.differences[i],
        effect="" if average is None else signed(average.effect),
    )


def _median(average: Average | None, one: Compared) -> str:
    """The median; blank where there is none, and not where it is withheld."""
    if average is None or (average.spread is None and average.mean is not None) or not average.count:
        return ""
    return said(None if average.spread is None else average.spread.p50, one.kind)


def _end(one: Compared, end: float) -> str:
    """An end of an interval: of shares as in sentences, with one decimal."""
    return f"{max(end, 0.0):.1%}" if one.is_share else one.said(end)


def _figures(one: Compared, own: SegmentProfile) -> Average | Level | None:
    if one.level is None:
        return next((average for average in own.averages if average.column == one.column), None)
    level = one.level or YES
    return next((each for each in own.levels if (each.column, each.level) == (one.column, level)), None)


def _by_chance(profile: Profile) -> set[str]:
    """Columns that differ between all segments no more than chance would do: then no single one is told, either."""
    return {one.column for one in profile.contrasts if not one.feature and one.p is not None and one.p >= SIGNIFICANT}


def _more_frequent(own: SegmentProfile, apart: Collection[str]) -> list[str]:
    """Categories of other columns than those that are more frequent here than among everyone, beyond chance."""
    over = [level for level in own.levels if level.column not in apart and _is_over(level)]
    over.sort(key=lambda level: (level.share_of_all or 0.0) - (level.share or 0.0))
    return [_level(level) for level in over[:_MOST_LEVELS]]


def _is_over(level: Level) -> bool:
    low, _ = level.interval or (level.share, None)
    return level.share_of_all is not None and low is not None and low > level.share_of_all


def _level(level: Level) -> str:
    text = f"{level.column} is {level.level} for {level.share:.1%}"
    low, high = level.interval or (None, None)
    chance = "" if low is None else f"95% interval {low:.1%} to {high:.1%}, "
    times = "" if not level.times else f", {level.times:.1f} times as often"
    return f"{text} ({chance}everyone {level.share_of_all:.1%}{times})"
