"""What stands below the headline: how all stand and those whom it is about; without an outcome, what to try."""

from segmentry.reporting import by_amount, no_groups, order_answer
from segmentry.reporting.lens import both_of, lens, offered_first
from segmentry.reporting.looks import quoted
from segmentry.reporting.plan.not_known import not_known
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.plan_parts import PlanOfAction
from segmentry.reporting.plan.plan_words import asked, groups_said, who_it_is_about
from segmentry.reporting.plan.things_to_do import things_to_do
from segmentry.reporting.said_of import rows_of
from segmentry.reporting.standing_out import standing_out
from segmentry.reporting.steps.next_steps import nothing_of_their_own, steps
from segmentry.reporting.steps.step import LIKE_ALL
from segmentry.reporting.steps.steps_of_traits import offer_to_all
from segmentry.reporting.trust.doubts import in_doubt
from segmentry.reporting.trust.sensitive import is_of_health
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.stages.inspection.likely_outcome_findings import said_to_be_likely
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.shared.display_names import Labels, column_called, thing_called
from segmentry.stages.shared.readable import is_readable
from segmentry.wording import EVERYONE, share

#: Columns that would tell more, by what the rows are.
_TELLING = {
    "employees": "who stayed, was promoted, or left",
    "students": "who passed, stayed, or left",
}
_TELLING_OF_HEALTH = "what came of it (cost, recovery, who came back)"
_TELLING_OF_EVENTS = "what came of each (cancelled, returned, liked)"
_TELLING_OF_CUSTOMERS = "what became of customers (stayed, bought, paid)"

#: So many groups that stand out are told together (ours).
_MOST_GROUPS = 3


def lead(segmentation: Segmentation) -> str:
    """Who it is about, and where nothing is known of an outcome, what to do; empty before segments are profiled."""
    profile, single = segmentation.profile, no_groups.no_groups(segmentation)
    if single is not None and single.outcome is not None:
        if no_groups.parts_lead(segmentation):
            return _of_parts(segmentation, single)
        if not things_to_do(segmentation):
            return no_groups.next_test(segmentation, single)
        plan = plan_of(segmentation) if single.by_plan else None
        return "" if plan is None else who_it_is_about(segmentation, plan)
    if segmentation.k == 1 and (profile is None or plan_of(segmentation) is None):
        return "Look for columns in which customers differ in kind, or treat them alike."
    if profile is None:
        return ""
    outcome, plan = profile.main_outcome, plan_of(segmentation)
    if outcome is None:
        said = _likely(segmentation) or order_answer.lead(segmentation) or _no_outcome(segmentation)
        return " ".join(filter(None, (said, nothing_of_their_own(segmentation))))
    if plan is None:
        return " ".join(filter(None, (_of_all(outcome, segmentation.labels), _groups(outcome))))
    return _of_plan(segmentation, plan)


def _of_parts(segmentation: Segmentation, single: no_groups.NoGroups) -> str:
    """What made parts are, and where nothing is to be done with any, that figures are all there is."""
    made = no_groups.of_parts(segmentation, single)
    return made if things_to_do(segmentation) else f"{made} Plan with these figures."


def _of_plan(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """Who it is about; where it is not known what is wanted, what to look at."""
    who = who_it_is_about(segmentation, plan)
    then = "" if things_to_do(segmentation) or plan.aim != "ask" else asked(segmentation, plan)
    return " ".join(filter(None, (who, then, not_known(segmentation, plan))))


def _likely(segmentation: Segmentation) -> str:
    """That a feature may be the outcome, and what to do then; empty where none may, or nobody can read its name. In
    tables of care a yes or no at an end tells of a cover, or of an illness."""
    columns, labels = segmentation.columns, segmentation.labels
    likely = [x for x in said_to_be_likely(columns.findings) if x in segmentation.features]
    names = [name for name in likely if is_readable(name, columns[name].theme, labels)]
    if not names or is_of_health(segmentation):
        return ""
    name = column_called(names[0], labels).words
    return (
        f"Is “{name}” what came of customers? If so, make it the outcome and run again: these groups are then made"
        " partly of the answer."
    )


def _no_outcome(segmentation: Segmentation) -> str:
    """Who lacks what may be offered, and that nothing tells what became of customers."""
    column = lens(segmentation)
    rows = rows_of(segmentation)
    tells = _TELLING.get(rows.several, _TELLING_OF_EVENTS if rows.kind == "event" else _TELLING_OF_CUSTOMERS)
    if is_of_health(segmentation):
        tells = _TELLING_OF_HEALTH
    single = no_groups.no_groups(segmentation)
    has_groups = single is None
    if has_groups and column is not None and (offered := _of_lens(segmentation, column)):
        return f"{offered} A column of {tells} would say more."
    if has_groups and any(step.short not in ("", LIKE_ALL) for step in steps(segmentation)):
        return f"What to try stands in the table; a column of {tells} would tell what works."
    if has_groups:
        return f"To know what to do with each group, add a column of {tells}."
    tiers = single.tiers if single is not None else None
    first = "" if tiers is None else f"{by_amount.what_next(segmentation, tiers)} "
    if single is not None and no_groups.are_listed(segmentation, single):
        return f"{no_groups.TO_LISTS} A column of {tells} would tell what works."
    return f"{first}To know whom to treat differently, add a column of {tells}, and run again."


def _of_lens(segmentation: Segmentation, column: str) -> str:
    """To whom of those who lack it what a column says yes or no to is offered first; empty where nearly all have it."""
    order = offered_first(segmentation, column)
    if not order:
        return ""
    shares = [yes.share or 0.0 for yes, _ in both_of(segmentation, column)]
    most, least = order[0], shares.index(min(shares)) + 1
    first, last = (quoted(segmentation, [i]) for i in (most, least))
    said = f"{share(shares[most - 1])} have it, against {share(min(shares))} of {last}"
    whom = f"those without it in {first}{in_doubt(segmentation, most)}"
    what = thing_called(column, segmentation.labels)
    return f"Offer {what} first to {whom}: {said}. {offer_to_all(segmentation, column)}"


def _of_all(outcome: Outcome, labels: Labels) -> str:
    if outcome.all.value is None:
        return ""
    said = value_said(outcome, outcome.all.value, labels)
    if outcome.kind == "rate":
        return f"Of {EVERYONE}, {said} {event_of(outcome, labels).did}."
    usual = f"On average, {column_called(outcome.column, labels).words} is {said}"
    first = [own for own in standing_out(outcome) if own.value is not None]
    if not 0 < len(first) <= _MOST_GROUPS:
        return f"{usual}."
    there = sum(own.count * (own.value or 0.0) for own in first) / sum(own.count for own in first)
    where = groups_said([own.segment for own in first])
    return f"{usual}; in {where} it is {value_said(outcome, there, labels)}."


def _groups(outcome: Outcome) -> str:
    """That no group stands out, where that is so: the table says which is highest."""
    if standing_out(outcome):
        return ""
    return "No group differs from it beyond chance: do not choose customers by these groups for its sake."
