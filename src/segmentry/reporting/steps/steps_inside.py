"""What to try within a segment by the column that parts its own customers best in what they bring: where a company can
change what that tells, those who bring less are offered it. What goes together is a clue."""

from functools import partial

from segmentry.reporting.clue_words import thing_named
from segmentry.reporting.plan import halves_needed
from segmentry.reporting.plan.halves_needed import TOO_FEW, half_of
from segmentry.reporting.plan.yours_to_change import both_said, called, lever_of, wanted_of
from segmentry.reporting.steps.step import WHOM, Step
from segmentry.reporting.steps.steps_of_levers import average_called
from segmentry.reporting.steps.steps_of_marks import sells, spared
from segmentry.results.profile import Outcome, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.outcome_events import YES
from segmentry.wording import capitalised


def inside(segmentation: Segmentation, outcome: Outcome, own: SegmentProfile) -> Step | None:
    """The offer to those of a segment who are not in the part that brings more; None where nothing can be changed."""
    clue, average = own.clue, own.average_of(outcome.column)
    if clue is None or clue.outcome != outcome.column or clue.value <= clue.rest or average is None:
        return None
    act = "" if wanted_of(segmentation, outcome) == "fall" else _act(segmentation, clue)
    if not act or lever_of(segmentation, outcome, [clue]) is None:
        return None
    labels, many = segmentation.labels, clue.count_rest
    said, of = partial(value_said, outcome, labels=labels), average_called(column_called(outcome.column, labels).words)
    size = halves_needed.of_mean(many, clue.rest, average.sd or 0.0, said, of=of)
    whom = f"{half_of(many) if size.is_enough else 'all'} of the {many:,} others"
    then = f", and compare.{size.text}" if size.is_enough else f" ({TOO_FEW})."
    fact = capitalised(both_said(segmentation, outcome, clue))
    return Step(_short(segmentation, clue), f"{fact}. {capitalised(act.replace(WHOM, whom))}{then}")


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
