"""What to try within a segment by the column that parts its own customers best in what they bring: where a company can
change what that tells, those who bring less are offered it, or given less. What goes together is a clue."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from segmentry.reporting.clue_words import thing_named
from segmentry.reporting.plan import halves_needed
from segmentry.reporting.plan.halves_needed import TOO_FEW, Size, half_of
from segmentry.reporting.plan.plan_of_action import scaled
from segmentry.reporting.plan.yours_to_change import both_said, called, lever_of, wanted_of
from segmentry.reporting.steps.step import WHOM
from segmentry.reporting.steps.steps_of_levers import average_called
from segmentry.reporting.steps.steps_of_marks import sells, spared
from segmentry.results.profile import Outcome, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.earnings import is_left_after_discounts
from segmentry.stages.shared.offers import is_given_away
from segmentry.stages.shared.outcome_events import YES
from segmentry.stages.shared.traits import normal
from segmentry.wording import capitalised


@dataclass(frozen=True)
class Inside:
    """What is done for those of a segment who are not in the part that brings more; `sd` is of all of it."""

    segment: int
    clue: Clue
    act: str
    short: str
    sd: float

    @property
    def gain(self) -> float:
        """How much more they would bring if they stood as the others do."""
        return (self.clue.value - self.clue.rest) * self.clue.count_rest


def inside(segmentation: Segmentation, outcome: Outcome, own: SegmentProfile) -> Inside | None:
    """The offer to those of a segment who are not in the part that brings more; None where nothing can be changed."""
    clue, average = own.clue, own.average_of(outcome.column)
    if clue is None or clue.outcome != outcome.column or clue.value <= clue.rest or average is None:
        return None
    if wanted_of(segmentation, outcome) == "fall":
        return None
    clue = scaled(segmentation, clue, outcome.segments[own.id - 1].count)
    if clue.at_most is not None and is_given_away(clue.column) and is_left_after_discounts(normal(outcome.column)):
        words = column_called(clue.column, segmentation.labels).words
        return Inside(own.id, clue, f"cap {words} for {WHOM}", f"cap {words}", average.sd or 0.0)
    act = _act(segmentation, clue)
    if not act or lever_of(segmentation, outcome, [clue]) is None:
        return None
    return Inside(own.id, clue, act, _short(segmentation, clue), average.sd or 0.0)


def text_of(segmentation: Segmentation, outcome: Outcome, act: Inside) -> str:
    """The step of a segment: how both stand, and what is tried on whom."""
    size, many = _size(segmentation, outcome, [act]), act.clue.count_rest
    whom = f"{half_of(many) if size.is_enough else 'all'} of the {many:,} others"
    then = f", and compare.{size.text}" if size.is_enough else f" ({TOO_FEW})."
    fact = capitalised(both_said(segmentation, outcome, act.clue))
    return f"{fact}. {capitalised(act.act.replace(WHOM, whom))}{then}"


def tried_inside(segmentation: Segmentation, outcome: Outcome, acts: Sequence[Inside]) -> str:
    """How both stand in each segment with which the same is done, and on whom it is tried, behind its name."""
    size, many = _size(segmentation, outcome, acts), sum(act.clue.count_rest for act in acts)
    facts = [both_said(segmentation, outcome, act.clue) for act in acts]
    if len(acts) > 1:
        facts = [f"in group {act.segment} {fact}" for act, fact in zip(acts, facts, strict=True)]
    whom = f"{half_of(many) if size.is_enough else 'all'} of the {many:,} others"
    few = "" if size.is_enough else f": they are {TOO_FEW}"
    verb = "Try it on" if size.is_enough else "Do it for"
    return f"{capitalised('; '.join(facts))}. {verb} {whom}{few}.{size.text if size.is_enough else ''}"


def _size(segmentation: Segmentation, outcome: Outcome, acts: Sequence[Inside]) -> Size:
    """What halves of those on whom it is tried show, all segments together; where their average is nothing or a loss,
    by who brings more than before."""
    labels, each = segmentation.labels, [(act.clue.count_rest, act.clue.rest, act.sd) for act in acts]
    many = sum(n for n, _, _ in each)
    mean = sum(n * rest for n, rest, _ in each) / many
    sd = max(sum(n * (sd**2 + rest**2) for n, rest, sd in each) / many - mean**2, 0.0) ** 0.5
    said, of = partial(value_said, outcome, labels=labels), average_called(column_called(outcome.column, labels).words)
    size = halves_needed.of_mean(many, mean, sd, said, of=of)
    return size if size.is_enough else halves_needed.of_more_than_before(many, "rise")


def _act(segmentation: Segmentation, clue: Clue) -> str:
    """What is done for those who are not in the part; empty where nobody knows."""
    if clue.level is not None and clue.level.casefold() in YES:
        thing = thing_named(clue.column, segmentation.labels)
        return f"help {WHOM} with {thing}" if sells(segmentation) else f"offer {thing} to {WHOM}"
    return (spared(segmentation, clue.column) or "") if clue.at_most is not None else ""


def _short(segmentation: Segmentation, clue: Clue) -> str:
    what = called(segmentation, clue)
    if clue.level is None:
        return f"reduce {what}"
    return f"help with {what}" if sells(segmentation) else f"offer {what}"
