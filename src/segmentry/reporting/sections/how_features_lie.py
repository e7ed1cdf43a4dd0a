"""How one column lies in every segment; on the page, those features in which the segments differ most."""

from collections.abc import Sequence
from functools import partial

from segmentry.kinds import Kind
from segmentry.reporting.compared import averages_of, features_compared, kind_of, levels_of, share_said
from segmentry.reporting.document import Caption, Exhibit, Section
from segmentry.reporting.pictures.drawing import drawn
from segmentry.reporting.sections.phrases import MORE, which
from segmentry.results.profile import Average, Level
from segmentry.results.segmentation import Segmentation
from segmentry.wording import EVERYONE, average

#: Features whose distribution is drawn on the page.
MOST_DRAWN = 3


def section(segmentation: Segmentation) -> Section | None:
    """A picture for each of the features that differ most; nothing where there is one segment."""
    if segmentation.k == 1:
        return None
    names = [*dict.fromkeys(feature.column for feature in features_compared(segmentation))][:MOST_DRAWN]
    each = tuple(Section(f"column-{i}", name, (exhibit(segmentation, name),)) for i, name in enumerate(names, start=1))
    title = "How the features lie in which the segments differ most"
    return Section("distributions", title, sections=each, page=False)


def exhibit(segmentation: Segmentation, column: str) -> Exhibit:
    """One column in every segment beside everyone."""
    draw = partial(drawn, "distribution", segmentation, column)
    return Exhibit("distribution", column, draw, caption(segmentation, column), _alt(segmentation, column))


def caption(segmentation: Segmentation, column: str) -> Caption:
    """Where it is highest and lowest, and whether it tells these two apart.

    Raises `SegmentryError` without a profile, and for a column that was not profiled.
    """
    averages = averages_of(segmentation, column)
    if averages is None:
        return _of_levels(segmentation, column)
    *each, everyone = averages
    kind = kind_of(segmentation, column)
    medians = [_median(own) for own in each]
    if segmentation.k == 1:
        return Caption(_whole(column, everyone, kind), MORE)
    if len([own for own in medians if own is not None]) < 2:
        return _of_means(segmentation, column, averages)
    high, low = _ends(medians)
    of_all = _median(everyone)
    beside = "" if of_all is None else f"; that of all customers is {average(of_all, kind)}"
    if medians[high] == medians[low]:
        means = f"The median of {column} is {average(medians[high], kind)} in every segment that tells it."
        do = "By the median the segments do not differ: look whether boxes and lines do."
        return Caption(f"{means}{_rests_on(averages)}", f"{do}{_tail(everyone)}{_hidden(segmentation, averages)}")
    highest, lowest = (f"{which(medians, medians[end])} ({average(medians[end], kind)})" for end in (high, low))
    means = f"The median of {column} is highest in {highest} and lowest in {lowest}{beside}.{_rests_on(averages)}"
    return Caption(means, f"{_apart(column, each, high, low)}{_tail(everyone)}{_hidden(segmentation, averages)}")


def _whole(column: str, everyone: Average, kind: Kind) -> str:
    spread = everyone.spread
    if spread is None or spread.p25 is None or spread.p75 is None:
        return f"{column} is {average(everyone.mean, kind)} on average."
    half = f"{average(spread.p25, kind)} and {average(spread.p75, kind)}"
    return f"Half of the customers have a value of {column} between {half}.{_rests_on([everyone])}"


def _of_means(segmentation: Segmentation, column: str, averages: Sequence[Average]) -> Caption:
    """Where there are no quantiles."""
    *each, everyone = averages
    kind = kind_of(segmentation, column)
    means = [own.mean for own in each]
    hidden = _hidden(segmentation, averages)
    if len([own for own in means if own is not None]) < 2:
        return Caption(f"Of {column} too little is told to compare the segments.", f"Choose another column.{hidden}")
    highest, lowest = (f"{which(means, means[end])} ({average(means[end], kind)})" for end in _ends(means))
    of_all = f"that of all customers is {average(everyone.mean, kind)}"
    said = f"The mean of {column} is highest in {highest} and lowest in {lowest}; {of_all}."
    return Caption(said, f"Means alone do not tell how far the segments overlap: here are no quantiles.{hidden}")


def _apart(column: str, each: Sequence[Average], high: int, low: int) -> str:
    """Whether the column tells the two segments apart."""
    above, below = each[high].spread, each[low].spread
    two = f"segments {high + 1} and {low + 1}"
    if above is None or below is None or above.p25 is None or below.p75 is None:
        return f"How far the boxes of {two} overlap is not told."
    if above.p25 > below.p75:
        return f"By {column} most customers of {two} can be told apart: their boxes do not overlap."
    return f"Even the boxes of {two}, the furthest apart, overlap: do not tell customers apart by {column} alone."


def _tail(everyone: Average) -> str:
    """Where single values move the mean far from the middle."""
    spread = everyone.spread
    if spread is None or everyone.mean is None or spread.p25 is None or spread.p75 is None:
        return ""
    if spread.p25 <= everyone.mean <= spread.p75:
        return ""
    size = "large" if everyone.mean > spread.p75 else "small"
    return f" A few {size} values move the mean of all customers out of the box: speak of medians here."


def _rests_on(averages: Sequence[Average]) -> str:
    """How many customers the quantiles come from, where that is not all of them."""
    everyone = averages[-1]
    if everyone.spread is None or everyone.spread.rows >= everyone.count:
        return ""
    return f" Quantiles are of a sample: {everyone.spread.rows:,} of {everyone.count:,} customers with a value."


def _hidden(segmentation: Segmentation, averages: Sequence[Average]) -> str:
    """Why some marks are missing."""
    spreads = [own.spread for own in averages if own.count and own.spread is not None]
    missing = any(getattr(spread, at) is None for spread in spreads for at in ("p5", "p25", "p50", "p75", "p95"))
    return _withheld(segmentation, missing or any(own.mean is None for own in averages if own.count))


def _withheld(segmentation: Segmentation, some: bool) -> str:
    return f" What would tell of fewer than {segmentation.plan.min_cell} customers is withheld." if some else ""


def _median(own: Average) -> float | None:
    return None if own.spread is None else own.spread.p50


def _of_levels(segmentation: Segmentation, column: str) -> Caption:
    levels = levels_of(segmentation, column)
    told = (same for same in levels.each if len([level for level in same if level.share is not None]) > 1)
    hidden = _withheld(segmentation, any(level.share is None for same in levels.each for level in same))
    if segmentation.k == 1:
        return Caption(_commonest(column, levels.each), MORE)
    if (same := next(told, None)) is None:
        return _beside_everyone(column, levels.each, hidden)
    shares = [level.share for level in same]
    high, low = _ends(shares)
    of_all = "" if same[0].share_of_all is None else f"; for {share_said(same[0].share_of_all)} of all customers"
    highest, lowest = (f"for {share_said(shares[end])} of {which(shares, shares[end])}" for end in (high, low))
    means = f"The segments differ most in {column}: it is {same[0].level} {highest} and {lowest}{of_all}."
    if shares[high] == shares[low]:
        means = f"The shares of {column} do not differ between the segments that tell them."
    do = "Look for bars that end far from the dashed line: there a segment is unlike all customers."
    return Caption(means, f"{do}{hidden}")


def _beside_everyone(column: str, each: Sequence[Sequence[Level]], hidden: str) -> Caption:
    """Where no level is told of two segments: what is told of one, beside everyone."""
    far = [
        (abs(level.share - level.share_of_all), -i, level)
        for same in each
        for i, level in enumerate(same, start=1)
        if level.share is not None and level.share_of_all is not None
    ]
    if not far:
        return Caption(f"Of {column} too little is told to compare the segments.", f"Choose another column.{hidden}")
    _, i, level = max(far, key=lambda ranked: ranked[:2])
    figures = f"{share_said(level.share)} of segment {-i} and for {share_said(level.share_of_all)} of all customers"
    means = (
        f"What is told of {column} differs most from all customers in segment {-i}: it is {level.level} for {figures}."
    )
    return Caption(means, f"Describe segment {-i} by it.{hidden}")


def _commonest(column: str, each: Sequence[Sequence[Level]]) -> str:
    known = [level for (level,) in each if level.share is not None]
    if not known:
        return f"Of {column} too little is told."
    most = max(known, key=lambda level: level.share or 0.0)
    return f"The most common value of {column} is {most.level}: {share_said(most.share)} of the customers have it."


def _ends(values: Sequence[float | None]) -> tuple[int, int]:
    """Where the highest and the lowest known value are, the first of equals."""
    known = {i: value for i, value in enumerate(values) if value is not None}
    return max(known, key=lambda i: known[i]), min(known, key=lambda i: known[i])


def _alt(segmentation: Segmentation, column: str) -> str:
    """The picture in words."""
    averages, names = averages_of(segmentation, column), [f"{s.id} {s.name}" for s in segmentation.segments]
    if averages is not None:
        kind = kind_of(segmentation, column)
        medians = (average(_median(own), kind) for own in averages)
        return f"Medians of {column}. " + "; ".join(map(": ".join, zip([*names, EVERYONE], medians, strict=True)))
    levels = levels_of(segmentation, column)
    each = (
        f"{name}: " + ", ".join(f"{same[i].level} {share_said(same[i].share)}" for same in levels.each)
        for i, name in enumerate(names)
    )
    return f"Shares of {column}. {'; '.join(each)}"
