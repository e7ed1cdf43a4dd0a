"""Why it happened to customers of a segment, as a column says that was filled with the outcome: what most of them say,
and what more of them say than of all."""

from segmentry.reporting.steps.striking_levels import fact_of, is_striking
from segmentry.results.profile import FEWEST_EVENTS, Level, SegmentProfile
from segmentry.results.recipe import OTHER
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import is_over
from segmentry.stages.shared.display_names import column_called, level_called
from segmentry.stages.shared.following_names import is_known_with
from segmentry.stages.shared.reason_words import is_reason
from segmentry.stages.shared.traits import normal
from segmentry.wording import EVERYONE, capitalised, listed, share

#: What so many gave is told, be it as of all customers (ours).
_MOST = 0.5


def reason_given(segmentation: Segmentation, own: SegmentProfile, step: str) -> str:
    """The reason that most of a segment gave, and the one that more of them gave than of all; empty where few gave any,
    and where the step tells it."""
    levels = _given(segmentation, own)
    if not levels:
        return ""
    most = max(levels, key=lambda level: level.share or 0.0)
    more = max(levels, key=lambda level: level.difference or 0.0)
    if capitalised(fact_of(segmentation, own, most)) in step:
        return ""
    labels, both = segmentation.labels, more is not most and is_over(more) and is_striking(more)
    if not both and not (is_over(most) and is_striking(most)) and (most.share or 0.0) < _MOST:
        return ""
    each = [
        f"{level_called(x.column, x.level, labels)} {'about ' if x.rounded_to else ''}{share(x.share)}"
        for x in (most, more)[: 1 + both]
    ]
    beside = listed([share(x.share_of_all) for x in (most, more)[: 1 + both]])
    return f"{column_called(most.column, labels).words}, where given: {listed(each)} ({EVERYONE} {beside})"


def reasons(segmentation: Segmentation) -> list[str]:
    """The columns that say why the outcome happened."""
    columns = segmentation.columns.columns
    return [x.name for x in columns if is_reason(normal(x.name)) and is_known_with(x.reason)]


def _given(segmentation: Segmentation, own: SegmentProfile) -> list[Level]:
    """What customers of a segment said of why it happened, where enough of them did."""
    each = (own.levels_of(name) for name in reasons(segmentation))
    told = next((levels for levels in each if levels and levels[0].filled >= FEWEST_EVENTS), ())
    return [level for level in told if level.share is not None and level.level != OTHER]
