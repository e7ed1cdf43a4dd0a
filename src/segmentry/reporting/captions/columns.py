"""The captions of the profile plot and of the distribution of one column."""

from collections.abc import Sequence

from segmentry.reporting.captions.telling import MORE, ONE, Caption, numbered, sentence
from segmentry.reporting.markers import is_marker, shown
from segmentry.reporting.spreads import averages_of, kind_of, levels_of, share_said
from segmentry.reporting.words import Kind, said
from segmentry.results.profile import Average, Level
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.names import NOTABLE

_SOURCE = "Dolnicar, Gruen & Leisch 2018"


def profiles(segmentation: Segmentation) -> Caption:
    """Of the profile plot: what a marker is, and which segments have the most and the fewest of them."""
    told = shown(segmentation)
    if segmentation.k == 1:
        return Caption(ONE, MORE)
    each = [sum(is_marker(one.differences[i]) for one in told.features) for i in range(segmentation.k)]
    markers = f"{told.markers} of {len(told.differences)} bars are marker variables ({_SOURCE}): {NOTABLE:g} standard"
    means = f"{markers} deviations or more from everyone; that threshold is ours."
    if max(each) > min(each):
        most, fewest = (_which(each, end) for end in (max(each), min(each)))
        means += f" The most of them ({max(each)}) are in {most}, the fewest ({min(each)}) in {fewest}."
    bare = [str(i + 1) for i, markers_of in enumerate(each) if not markers_of]
    if bare:
        none = f"{numbered(bare)} {'has' if len(bare) == 1 else 'have'} none"
        return Caption(means, f"Describe a segment by its markers. {sentence(none)} Do not describe what is not there.")
    pale = "leave out what is pale: there its average is near everyone's."
    return Caption(means, f"Describe a segment by its markers, and {pale}")


def distribution(segmentation: Segmentation, column: str) -> Caption:
    """Of the distribution of a column: where it is highest and lowest, and whether it tells these two apart.

    Raises
    ------
    SegmentryError
        If the segmentation has no profile, or the column was not profiled.
    """
    averages = averages_of(segmentation, column)
    if averages is None:
        return _of_levels(segmentation, column)
    *each, everyone = averages
    kind = kind_of(segmentation, column)
    medians = [None if one.spread is None else one.spread.p50 for one in each]
    if segmentation.k == 1:
        return Caption(_whole(column, everyone, kind), MORE)
    if len([one for one in medians if one is not None]) < 2:
        return _of_means(segmentation, column, averages)
    high, low = _ends(medians)
    of_all = None if everyone.spread is None else everyone.spread.p50
    beside = "" if of_all is None else f"; that of everyone is {said(of_all, kind)}"
    if medians[high] == medians[low]:
        means = f"The median of {column} is {said(medians[high], kind)} in every segment that tells it."
        do = "By the median the segments do not differ: look whether boxes and lines do."
        return Caption(f"{means}{_rests_on(averages)}", f"{do}{_tail(everyone)}{_hidden(segmentation, averages)}")
    means = (
        f"The median of {column} is highest in {_which(medians, medians[high])} ({said(medians[high], kind)}) and"
        f" lowest in {_which(medians, medians[low])} ({said(medians[low], kind)}){beside}.{_rests_on(averages)}"
    )
    return Caption(means, f"{_apart(column, each, high, low)}{_tail(everyone)}{_hidden(segmentation, averages)}")


def _whole(column: str, everyone: Average, kind: Kind) -> str:
    spread = everyone.spread
    if spread is None or spread.p25 is None or spread.p75 is None:
        return f"{column} is {said(everyone.mean, kind)} on average."
    half = f"{said(spread.p25, kind)} and {said(spread.p75, kind)}"
    return f"Half of the customers have a value of {column} between {half}.{_rests_on([everyone])}"


def _of_means(segmentation: Segmentation, column: str, averages: Sequence[Average]) -> Caption:
    """Where there are no quantiles."""
    *each, everyone = averages
    kind = kind_of(segmentation, column)
    means = [one.mean for one in each]
    hidden = _hidden(segmentation, averages)
    if len([one for one in means if one is not None]) < 2:
        return Caption(f"Of {column} too little is told to compare the segments.", f"Choose another column.{hidden}")
    high, low = _ends(means)
    told = (
        f"The mean of {column} is highest in {_which(means, means[high])} ({said(means[high], kind)}) and lowest in"
        f" {_which(means, means[low])} ({said(means[low], kind)}); that of everyone is {said(everyone.mean, kind)}."
    )
    return Caption(told, f"Means alone do not tell how far the segments overlap: here are no quantiles.{hidden}")


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
    return f" A few {size} values move the mean of everyone out of the box: speak of medians here."


def _rests_on(averages: Sequence[Average]) -> str:
    """How many customers the quantiles come from, where that is not all of them."""
    everyone = averages[-1]
    if everyone.spread is None or everyone.spread.rows >= everyone.count:
        return ""
    return f" Quantiles are of a sample: {everyone.spread.rows:,} of {everyone.count:,} customers with a value."


def _hidden(segmentation: Segmentation, averages: Sequence[Average]) -> str:
    """Why some marks are missing."""
    names = ("p5", "p25", "p50", "p75", "p95")
    spreads = [one.spread for one in averages if one.count and one.spread is not None]
    missing = any(getattr(spread, of) is None for spread in spreads for of in names)
    if missing or any(one.mean is None for one in averages if one.count):
        return f" What would tell of fewer than {segmentation.plan.min_cell} customers is withheld."
    return ""


def _of_levels(segmentation: Segmentation, column: str) -> Caption:
    levels = levels_of(segmentation, column)
    same = next((one for one in levels.each if len(_known(one)) > 1), None)
    told = [each for one in levels.each for each in one]
    hidden = f" What would tell of fewer than {segmentation.plan.min_cell} customers is withheld."
    hidden = hidden if any(one.share is None for one in told) else ""
    if segmentation.k == 1:
        return Caption(_commonest(column, levels.each), MORE)
    if same is None:
        return _beside_everyone(column, levels.each, hidden)
    shares = [one.share for one in same]
    high, low = _ends(shares)
    of_all = "" if same[0].share_of_all is None else f"; for {share_said(same[0].share_of_all)} of everyone"
    means = (
        f"The segments differ most in {column}: it is {same[0].level} for {share_said(shares[high])} of"
        f" {_which(shares, shares[high])} and for {share_said(shares[low])} of {_which(shares, shares[low])}{of_all}."
    )
    if shares[high] == shares[low]:
        means = f"The shares of {column} do not differ between the segments that tell them."
    do = "Look for bars that end far from the dashed line: there a segment is unlike everyone."
    return Caption(means, f"{do}{hidden}")


def _beside_everyone(column: str, each: Sequence[Sequence[Level]], hidden: str) -> Caption:
    """Where no level is told of two segments: what is told of one, beside everyone."""
    far = [
        (abs(one.share - one.share_of_all), -i, one)
        for same in each
        for i, one in enumerate(same, start=1)
        if one.share is not None and one.share_of_all is not None
    ]
    if not far:
        return Caption(f"Of {column} too little is told to compare the segments.", f"Choose another column.{hidden}")
    _, i, one = max(far, key=lambda told: told[:2])
    figures = f"{share_said(one.share)} of segment {-i} and for {share_said(one.share_of_all)} of everyone"
    means = f"What is told of {column} differs most from everyone in segment {-i}: it is {one.level} for {figures}."
    return Caption(means, f"Describe segment {-i} by it.{hidden}")


def _commonest(column: str, each: Sequence[Sequence[Level]]) -> str:
    known = [one for (one,) in each if one.share is not None]
    if not known:
        return f"Of {column} too little is told."
    most = max(known, key=lambda one: one.share or 0.0)
    return f"The most common value of {column} is {most.level}: {share_said(most.share)} of the customers have it."


def _known(same: Sequence[Level]) -> list[float]:
    return [one.share for one in same if one.share is not None]


def _which(values: Sequence[float | None], value: float | None) -> str:
    """The segments that have this value."""
    return numbered([str(i) for i, one in enumerate(values, start=1) if one == value])


def _ends(values: Sequence[float | None]) -> tuple[int, int]:
    """Where the highest and the lowest known value are, the first of equals."""
    known = {i: value for i, value in enumerate(values) if value is not None}
    return max(known, key=lambda i: known[i]), min(known, key=lambda i: known[i])
