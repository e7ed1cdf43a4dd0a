"""The facts that levers rest on: a number of a segment beside all customers, and the level that is worth a word."""

from segmentry.reporting.cards.typical_values import TypicalValue, typical
from segmentry.reporting.steps.steps_of_marks import MARKED
from segmentry.reporting.steps.striking_levels import is_striking
from segmentry.results.columns import Column
from segmentry.results.profile import Average, Level, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import is_over
from segmentry.stages.shared.outcome_events import says_yes_or_no

#: Standard deviations between medians that can be seen (ours), and between the quartiles of a normal distribution.
_SHOWN, _QUARTILES = 0.25, 1.35


def number_fact(segmentation: Segmentation, own: SegmentProfile, column: Column) -> tuple[float, TypicalValue] | None:
    """How far they are from all customers in a number, and what is typical; None where that is as usual."""
    average, profile = own.average_of(column.name), segmentation.profile
    if average is None or column.kind != "number" or abs(average.standing or 0.0) < MARKED:
        return None
    fact = typical(segmentation, own, column.name)
    of_all = None if profile is None else profile.average_of(column.name)
    if fact is None or fact.same or not fact.usual or not _shows(average, of_all):
        return None
    return average.standing or 0.0, fact


def _shows(own: Average, of_all: Average | None) -> bool:
    """Whether the medians, which are told, are apart in the same way: few may make an average of all."""
    here, there = (None if x is None or x.spread is None else x.spread.p50 for x in (own, of_all))
    if here is None or there is None or of_all is None or of_all.sd is None or of_all.spread is None:
        return True
    low, high = of_all.spread.p25, of_all.spread.p75
    usual = of_all.sd if low is None or high is None else min(of_all.sd, (high - low) / _QUARTILES)  # of long tails
    far = (here - there) * (1 if (own.standing or 0.0) > 0 else -1)
    return here == there == 0 or far >= _SHOWN * usual


def fact_said(fact: TypicalValue) -> str:
    """A number, beside all customers, within a sentence."""
    return f"{fact.called} {fact.value} ({fact.beside})"


def striking_level(own: SegmentProfile, column: Column) -> Level | None:
    """The level that is worth a word, of a column that asks for more than a yes or no."""
    levels = own.levels_of(column.name)
    if says_yes_or_no(level.level for level in levels):
        return None
    over = (level for level in levels if is_over(level) and is_striking(level))
    return max(over, key=lambda level: (level.difference or 0.0, level.level), default=None)
