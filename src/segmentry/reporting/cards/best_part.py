"""The part of a group that stands furthest from the rest of it on the outcome: one column, in one line. Of the first
group of a page, and of all in which it is what the page says is to be done."""

from segmentry.reporting.clue_words import part_said, those
from segmentry.reporting.headline import headline
from segmentry.reporting.lead import lead
from segmentry.reporting.plan.common_lever import CommonLever
from segmentry.reporting.plan.plan_of_action import NEARLY_ALL, is_of_nearly_all
from segmentry.reporting.plan.pressing import place_of
from segmentry.reporting.plan.things_in_order import things_in_order
from segmentry.reporting.plan.things_to_do import in_a_row, things_to_do
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import capitalised, share


def best_part(segmentation: Segmentation, id: int, step: str) -> str:
    """Of the group with which a page begins, and of those in which a lever of the page tells most, how that part
    stands, beside the others of it; empty of other groups, where there is none, and where the page says it in its lead
    or in the next step of the group."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    first = min((segment.id for segment in segmentation.segments), key=lambda x: place_of(segmentation, x))
    clue = None if profile is None or segmentation.k == 1 else profile.segments[id - 1].clue
    levers = {thing.column for thing in things_in_order(segmentation) if isinstance(thing, CommonLever)}
    is_lever = clue is not None and clue.column in levers
    if id != first and not is_lever:
        return ""
    if outcome is None or clue is None or clue.outcome != outcome.column or is_of_nearly_all(clue):
        return ""
    part, labels = part_said(segmentation, clue), segmentation.labels
    above = f"{headline(segmentation)} {lead(segmentation)} {in_a_row(things_to_do(segmentation))}"
    if part in step or (not is_lever and part in above):
        return ""
    own, rest = (value_said(outcome, value, labels) for value in (clue.value, clue.rest))
    if outcome.kind == "rate":
        said = f"{own} {event_of(outcome, labels).did}"
    else:
        said = f"{column_called(outcome.column, labels).words} {own} on average"
    columns = segmentation.columns
    known = columns[clue.column].filled >= NEARLY_ALL * columns.n_rows
    whole = "them" if known else "those of whom it is known"
    return f"{capitalised(those(part))} ({share(clue.share)} of {whole}): {said}, {rest} of the others"
