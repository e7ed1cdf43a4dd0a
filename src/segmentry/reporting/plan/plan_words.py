"""The plan of action in words: the sentences below the title, the column of the table, and the steps on the cards."""

from segmentry.reporting.clue_words import is_yours, part_said, remedy, those
from segmentry.reporting.plan.halves_needed import TOO_FEW
from segmentry.reporting.plan.plan_of_action import scaled
from segmentry.reporting.plan.plan_parts import Part, PlanOfAction, reaches_some
from segmentry.reporting.single_columns import led_of, main_clues
from segmentry.reporting.standing_out import stands
from segmentry.reporting.steps.step import IN_THE_TEST, WHOM, without_whom
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.money_names import is_owed
from segmentry.wording import EVERYONE, capitalised, listed, plural, rate, share

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
#: A half of those on whom it is tried.
_HALF = "a random half of"


def sentences(segmentation: Segmentation, plan: PlanOfAction) -> tuple[str, ...]:
    """Who it is about, what to do, and what result would count: a sentence each; the last empty where none can."""
    if plan.aim == "ask":
        return _who(segmentation, plan), _asked(segmentation, plan)
    told = plan.event is not None and (plan.of_all_groups or not plan.leads)
    where = "of these" if told else _where(segmentation, plan)
    return _who(segmentation, plan), _done(segmentation, plan, where), _counts(plan)


def _who(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """How all customers stand, and how those do whom the plan reaches."""
    outcome, event, labels = plan.outcome, plan.event, segmentation.labels
    usual = value_said(outcome, outcome.all.value, labels)
    if event is None:
        name = column_called(outcome.column, labels).words
        return f"On average, {name} is {usual}; in {_groups(plan)} it is {value_said(outcome, plan.rate, labels)}."
    said = f"Of {EVERYONE}, {usual} {event.did}"
    if plan.aim == "ask" and plan.rule is None:
        return f"{said}."
    if plan.leads and plan.rule is not None:
        hits, others = plan.rule.count * plan.rule.value, plan.rule.count_rest * plan.rule.rest
        of = share(plan.rule.count / (plan.rule.count + plan.rule.count_rest))
        part = f"{share(hits / (hits + others))} of all {event.who}"
        return f"Those {part_said(segmentation, plan.rule)} are {of} of {EVERYONE} and {part}."
    return f"{usual} of {EVERYONE} {event.did}, {rate(plan.rate)} of those {_where(segmentation, plan)}."


def _where(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """Where they are, behind "those": in these groups, where one thing holds."""
    everywhere = plan.of_all_groups and len(plan.tested) == len(plan.parts)
    groups = "" if plan.rule is not None and everywhere else f"in {_groups(plan)}"
    what = "" if plan.rule is None else part_said(segmentation, plan.rule)
    return " ".join(filter(None, (groups, what)))


def _groups(plan: PlanOfAction) -> str:
    """The groups of which it reaches somebody; of which it reaches a part alone last."""
    whole = [str(part.segment) for part in plan.tested if part.clue is None or plan.rule is not None]
    others = [str(part.segment) for part in plan.tested if part.clue is not None and plan.rule is None]
    first = f"{plural(len(whole), 'group')} {listed(whole, most=len(whole))}" if whole else ""
    several = "" if len(whole) > 1 else f"{plural(len(others), 'group')} "
    last = f"{plural(len(others), 'a part', 'parts')} of {several}{listed(others, most=len(others))}" if others else ""
    return " and ".join(filter(None, (first, last)))


def whom_said(plan: PlanOfAction, many: int, where: str = "") -> str:
    """So many who can be reached, behind an article: `700 without deposit`, `next 457 customers`; `of these`, or where
    they are, stands where it reads best."""
    if plan.event is None:
        return f"{many:,} customers {where}".strip()
    if not reaches_some(plan.event):
        return f"next {many:,} such customers" if where == "of these" else f"next {many:,} customers {where}".strip()
    if where == "of these":
        return f"{many:,} of these {plan.event.without}"
    if where.startswith("with"):
        if not plan.event.without.startswith("with"):
            return f"{many:,} {where} {plan.event.without}"
        neither = where.startswith("without") and plan.event.without.startswith("without")
        both = f"or {where.removeprefix('without ')}" if neither else f"and {where}"
        return f"{many:,} {plan.event.without} {both}"
    return f"{many:,} {plan.event.without} {where}".strip()


def _done(segmentation: Segmentation, plan: PlanOfAction, where: str) -> str:
    """What is tried on a random half of whom, and that the other half is left alone."""
    them = f"the {whom_said(plan, plan.customers, where)}"
    if not plan.size.is_enough:
        few = "" if plan.event is None else f", and {_watch(plan)}: they are {TOO_FEW}"
        return f"{capitalised(act_said(segmentation, plan, f'all of {them}'))}{few}."
    left = "leave the other half alone" if plan.aim == "reach" else "leave the other half as they are"
    return f"{capitalised(act_said(segmentation, plan, f'{_HALF} {them}'))}, {left}, and compare."


def _watch(plan: PlanOfAction) -> str:
    return "count who responds" if plan.aim == "reach" else "watch"


def _counts(plan: PlanOfAction) -> str:
    """What the halves can show; empty where they are too few."""
    return plan.size.text.strip() if plan.size.is_enough else ""


def _asked(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """What to change, by the column that tells most of those that can be; else of whom to see why, as it is not known
    what is wanted."""
    lever = next((x for x in main_clues(segmentation) if is_yours(segmentation, x)), None)
    if lever is not None:
        name, part = column_called(lever.column, segmentation.labels).words, part_said(segmentation, lever)
        them = f"the {scaled(segmentation, lever, segmentation.rows_labelled).count:,} customers {part}"
        return f"Of what is yours to change, {name} tells most: change it for {_HALF} {them}, and compare."
    did = "" if plan.event is None else plan.event.did
    if plan.rule is not None:
        return f"See why so many of them {did}, beside the others, before anything is tried."
    names = {part.segment: f"“{segmentation.segments[part.segment - 1].name}”" for part in plan.parts}
    much = [f"so {_much(plan, part)} of {names[part.segment]}" for part in plan.parts]
    return f"See why {' and '.join(much)} {did} before anything is tried."


def _much(plan: PlanOfAction, part: Part) -> str:
    return "many" if stands(plan.outcome, plan.outcome.segments[part.segment - 1]) > 0 else "few"


def act_said(segmentation: Segmentation, plan: PlanOfAction, whom: str, clue: Clue | None = None) -> str:
    """What is tried on them, by what holds for all of them; else by what became of customers."""
    if plan.event is None and plan.aim == "lower" and is_owed(plan.outcome.column):
        return f"remind {whom} before the due date"
    if plan.event is None:
        return f"try {'what might lower it' if plan.aim == 'lower' else 'a benefit'} on {whom}"
    rule = clue or plan.rule
    by_clue = "" if rule is None or plan.aim != "prevent" else remedy(segmentation, rule, whom)
    return f"contact {whom}" if plan.by_contact else by_clue or plan.event.tried_on(whom)


def deed(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """What is done, in a few words that begin with a verb."""
    if plan.aim == "ask":
        return "see why"
    return without_whom(act_said(segmentation, plan, WHOM))


def head(segmentation: Segmentation, plan: PlanOfAction | None) -> str:
    """The head of the column of steps: where one thing is tried on all, that."""
    if plan is None or not plan.parts or plan.leads or plan.aim not in ("reach", "prevent"):
        return "what to do"
    if plan.rule is None:
        return deed(segmentation, plan)
    such = those(part_said(segmentation, plan.rule))
    if such.startswith("those"):
        return act_said(segmentation, plan, such)
    return f"{deed(segmentation, plan)} {such}"


def cell(segmentation: Segmentation, plan: PlanOfAction, part: Part) -> str:
    """Whom of one segment it reaches, in a table; of a rule that leads, a column of its own tells how many."""
    if plan.leads:
        return IN_THE_TEST
    half = "half of " if plan.size.is_enough else ""
    whom = f"{half}{whom_said(plan, part.customers).replace(' customers', '')}"
    rank = f"{plan.place(part.segment) + 1}. " if plan.is_ranked else ""
    if plan.rule is not None and plan.event is not None:
        told = f"{rate(part.rate)} of such {plan.event.briefly}" if part.is_told else "too few to tell a rate"
        return f"{rank}{whom}; {told}"
    where = f", {part_said(segmentation, part.clue)}" if part.clue is not None else ""
    return f"{rank}{whom}{where}"


def on_card(segmentation: Segmentation, plan: PlanOfAction, part: Part) -> str:
    """Whom of one segment it reaches and when, and what that can show; what is tried is said once, above the cards."""
    if plan.leads and (led := led_of(segmentation, part.segment)) is not None:
        return f"{capitalised(IN_THE_TEST)}: {led.of_them}."
    where = part_said(segmentation, part.clue) if part.clue is not None and plan.rule is None else ""
    half = "a random half" if plan.size.is_enough else "all"
    whom = f"{half} of the {whom_said(plan, part.customers, where)}"
    if not plan.is_ranked and plan.rule is None:
        return f"{capitalised(act_said(segmentation, plan, whom))}."
    if not plan.is_ranked:
        return f"In the test: {whom}."
    if part in plan.tested:
        others = [str(own.segment) for own in plan.tested if own is not part]
        with_them = f", together with {plural(len(others), 'group')} {listed(others)}" if others else ""
        return f"Test first{with_them}: {whom}."
    place, size = plan.place(part.segment), plan.size_of(part)
    when = f"Test {_PLACES[place] if place < len(_PLACES) else 'later'}"
    if size.is_enough:
        return f"{when}: {whom}; {size.brief}."
    return f"{when}, judged together with group {plan.parts[place - 1].segment}: {whom}."
