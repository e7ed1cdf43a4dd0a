"""The figures of a part of customers, as tables tell them: how many, how they stand, and their part of the whole."""

from segmentry.maths.inference import rate_interval
from segmentry.reporting.single_columns import explained_by
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import value_said, within
from segmentry.wording import share


def figures(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> dict[str, str]:
    """By name: `in it` and `others`, counts; `value` and `rest`, how both stand, rates with their intervals; `part`, of
    all that there is of the outcome; `left`, of whom in it it is not so; `explained`, of the differences."""
    is_rate, labels = outcome.kind == "rate", segmentation.labels
    hits, others = clue.sums
    if is_rate:
        hits, others = round(hits), round(others)
    ends = rate_interval(round(hits), clue.count) if is_rate else clue.interval
    of_rest = rate_interval(round(others), clue.count_rest) if is_rate else None

    def said(value: float) -> str:
        return value_said(outcome, value, labels)

    summed = outcome.segments[0].share_of_total is not None and hits + others > 0
    return {
        "in it": f"{clue.count:,} ({share(clue.share)})",
        "others": f"{clue.count_rest:,}",
        "value": said(clue.value) + within(ends, said),
        "rest": said(clue.rest) + within(of_rest, said),
        "part": share(hits / (hits + others)) if (is_rate or summed) and hits + others else "",
        "left": f"{clue.count - round(hits):,}" if is_rate else "",
        "explained": share(explained_by(segmentation, clue), 1),
    }
