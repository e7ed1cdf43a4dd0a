"""What stands below the headline: what holds for all customers, where to begin, and what goes with the outcome."""

from segmentry.reporting import order_answer
from segmentry.reporting.clue_words import part_said, rates_said
from segmentry.reporting.concentration import CONCENTRATED
from segmentry.reporting.headline import parted_by
from segmentry.reporting.lens import lens
from segmentry.reporting.looks import quoted
from segmentry.reporting.next_steps import steps
from segmentry.reporting.outcome_and_worth import outcome_and_worth
from segmentry.reporting.single_columns import LITTLE, explained_of, leading_clue, main_clues
from segmentry.reporting.steps_of_rates import over_all, standing_out
from segmentry.results.profile import Outcome, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.inspection.likely_outcomes import said_to_be_likely
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.shared.display_names import Labels, column_called, thing_called
from segmentry.stages.shared.quantities import tells_worth
from segmentry.stages.shared.traits import normal, sensitive
from segmentry.wording import EVERYONE, listed, share

#: Columns that are named.
_MOST_NAMED = 2
#: So many are told where there are no groups.
_MOST_CLUES = 3
#: What to heed where there are no real groups.
_BY_DEGREES = "Customers differ by degrees, not in kinds: use the parts below only where you must divide them."


def lead(segmentation: Segmentation) -> str:
    """Some sentences; empty before segments are profiled."""
    profile = segmentation.profile
    if segmentation.k == 1:
        return "Look for columns in which customers differ in kind, or treat them alike."
    if profile is None:
        return ""
    outcome = profile.main_outcome
    if outcome is None:
        return order_answer.lead(segmentation) or _no_outcome(segmentation)
    all_of_them, clues = _of_all(outcome, segmentation.labels), main_clues(segmentation)
    if segmentation.verdict == "no structure":
        others = " ".join(_single(segmentation, outcome, clue, first=False) for clue in clues[1:_MOST_CLUES])
        begin = over_all(segmentation, outcome, clues[0]) if clues else ""
        return " ".join(filter(None, (all_of_them, begin, others, _BY_DEGREES)))
    leads = leading_clue(segmentation)
    single = "" if not clues or leads else _single(segmentation, outcome, clues[0])
    parts = (
        all_of_them,
        _begin(segmentation, outcome, leads=leads is not None),
        _of_worth(segmentation, profile, outcome),
        _little(segmentation, outcome) if leads is None else "",
        single,
    )
    return " ".join(filter(None, parts))


def _no_outcome(segmentation: Segmentation) -> str:
    """That nothing tells what became of customers; where a column may, which."""
    labels, column = segmentation.labels, lens(segmentation)
    made = (x for x in said_to_be_likely(segmentation.columns.findings) if x in segmentation.features)
    if likely := next((x for x in made if not sensitive(normal(x))), None):
        name = column_called(likely, labels).words
        return (
            f"Is “{name}” what became of these customers? It helped to make these groups: “The columns” below says how"
            " to set it apart."
        )
    if column is not None:
        what = thing_called(column, labels)
        more = "A column of what became of customers (stayed, bought, paid) would say more."
        return f"If {what} is your question, begin there. {more}"
    alike = ""
    if segmentation.verdict == "no structure":
        first = parted_by(segmentation, 1)
        alike = f"Treat them alike, or rank them by {first[0]}. " if first else ""
    nothing = "" if any(step.text for step in steps(segmentation)) else "Nothing here tells what to do with a group: "
    add = "add" if nothing else "Add"
    return f"{alike}{nothing}{add} a column of what became of customers (stayed, bought, paid)."


def _of_all(outcome: Outcome, labels: Labels) -> str:
    if outcome.all.value is None:
        return ""
    said = value_said(outcome, outcome.all.value, labels)
    if outcome.kind == "rate":
        return f"Of {EVERYONE}, {said} {event_of(outcome, labels).did}."
    return f"On average, {column_called(outcome.column, labels).words} is {said}."


def _begin(segmentation: Segmentation, outcome: Outcome, *, leads: bool) -> str:
    """The group to begin with, or that none stands out; where a single column `leads`, the highest group."""
    first = next(iter(standing_out(outcome)), None)
    if first is None:
        return "No group differs from it beyond chance: do not choose customers by these groups for its sake."
    said = value_said(outcome, first.value, segmentation.labels)
    group = quoted(segmentation, [first.segment])
    return f"Of the groups {group} is highest: {said}." if leads else f"Begin with {group}: {said}."


def _of_worth(segmentation: Segmentation, profile: Profile, outcome: Outcome) -> str:
    """Which group brings most of what customers are worth, where it is more than its share, and what that rests on."""
    worth = next((x for x in outcome_and_worth(profile) if x is not outcome), None)
    if worth is None:
        return ""
    top = max(worth.segments, key=lambda own: own.share_of_total or 0.0)
    segment, labels = segmentation.segments[top.segment - 1], segmentation.labels
    if top.share_of_total is None or top.share_of_total < CONCENTRATED * segment.share:
        return ""
    name = column_called(worth.column, labels).words
    begin = next((own.segment for own in standing_out(outcome)), None)
    aim = "" if begin in (None, segment.id) else f"If {name} is the aim, begin with "
    made = [column_called(x, labels).words for x in segmentation.features if tells_worth(x)]
    partly = f" (they were grouped by {listed(made[:_MOST_NAMED])}, so part of it is by construction)" if made else ""
    return f"{aim}“{segment.name}”: {share(top.share_of_total)} of all {name}{partly}."


def _little(segmentation: Segmentation, outcome: Outcome) -> str:
    """That the groups tell little of the outcome, where that is so."""
    part = explained_of(segmentation)
    if part is None or part > LITTLE or not standing_out(outcome):
        return ""
    return "The groups help to choose where to begin, and say little of a single customer."


def _single(segmentation: Segmentation, outcome: Outcome, clue: Clue, *, first: bool = True) -> str:
    """What goes most with the outcome among all customers, or next."""
    said = rates_said(clue, event_of(outcome, segmentation.labels))
    part, name = part_said(segmentation, clue), column_called(clue.column, segmentation.labels).words
    return f"Of single columns {name} separates best: {part}, {said}." if first else f"Then {part}: {said}."
