"""The plan of action in words: the sentences below the title, the column of the table, and the steps on the cards."""

from collections.abc import Collection, Sequence

from segmentry.reporting.clue_words import part_said, those
from segmentry.reporting.made_parts import are_made
from segmentry.reporting.plan.act import Act, act_of, act_said, is_one_act
from segmentry.reporting.plan.common_lever import CommonLever
from segmentry.reporting.plan.halves_needed import NO_HALF, NO_PROOF, TOO_FEW, half_of
from segmentry.reporting.plan.plan_of_action import groups_like
from segmentry.reporting.plan.plan_parts import Part, PlanOfAction, waits_for_others
from segmentry.reporting.plan.things_in_order import leading_lever, test_of_plan, things_in_order
from segmentry.reporting.plan.yours_to_change import lever_said
from segmentry.reporting.single_columns import led_of
from segmentry.reporting.standing_out import stands
from segmentry.reporting.steps.step import BEGIN, NEXT, THEN
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import event_of, reaches_some, value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.what_comes_again import next_period
from segmentry.wording import EVERYONE, capitalised, listed, plural, rate, share

#: How those stand on whom it is tried without a test.
_FIRST = "first"
#: Of so many groups what tells of it in these is said once (ours).
_SEVERAL = 2


def who_it_is_about(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """How all customers stand, and how those do whom the plan reaches."""
    outcome, event, labels = plan.outcome, plan.event, segmentation.labels
    usual = value_said(outcome, outcome.all.value, labels)
    if event is None:
        name = column_called(outcome.column, labels).words
        there = f"in {groups_said([part.segment for part in plan.tested])}"
        return f"On average, {name} is {usual}; {there} it is {value_said(outcome, plan.rate, labels)}."
    said = f"Of {EVERYONE}, {usual} {event.did}"
    has_lever = leading_lever(segmentation) is not None
    if (plan.aim == "ask" and plan.rule is None) or (has_lever and (plan.leads or plan.aim == "ask")):
        return f"{said}."
    if plan.leads and plan.rule is not None:
        hits, others = plan.rule.sums
        of = share(plan.rule.share)
        part = f"{share(hits / (hits + others))} of all {event.who}"
        return f"Those {part_said(segmentation, plan.rule)} are {of} of {EVERYONE} and {part}."
    return f"{usual} of {EVERYONE} {event.did}, {rate(plan.rate)} of those {_where(segmentation, plan)}."


def _where(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """Where they are, behind "those": in these groups, or where one thing holds in these."""
    whole, partly = ([x.segment for x in plan.tested if (x.clue is None) == is_whole] for is_whole in (True, False))
    each = [f"in {groups_said(whole)}"] if whole else []
    if partly and plan.rule is not None:
        each.append(f"in {groups_said(partly)} {part_said(segmentation, plan.rule)}")
    elif plan.rule is None:
        own = [x for x in plan.tested if x.clue is not None]
        each += [f"in group {x.segment} {part_said(segmentation, x.clue)}" for x in own if x.clue is not None]
    return " and ".join(each)


def groups_said(ids: Collection[int]) -> str:
    """Groups by their numbers.

    >>> groups_said([3]), groups_said([3, 1])
    ('group 3', 'groups 3 and 1')
    """
    return f"{plural(len(ids), 'group')} {listed(map(str, ids), most=len(ids))}"


def whom_said(plan: PlanOfAction, many: int, where: str = "") -> str:
    """So many who can be reached: `the 700 without deposit`, `the next 457 customers`; where they are stands where it
    reads best."""
    if plan.event is None:
        return f"the {many:,} customers {where}".strip()
    if waits_for_others(plan.event):
        return f"the next {many:,} customers {where}".strip()
    if not reaches_some(plan.event):
        return f"the {many:,} customers {where}".strip()
    if where.startswith("with"):
        if not plan.event.without.startswith("with"):
            return f"the {many:,} {where} {plan.event.without}"
        neither = where.startswith("without") and plan.event.without.startswith("without")
        both = f"or {where.removeprefix('without ')}" if neither else f"and {where}"
        return f"the {many:,} {plan.event.without} {both}"
    return f"the {many:,} {plan.event.without} {where}".strip()


def _them(plan: PlanOfAction, many: int, where: str, parts: Sequence[Part]) -> str:
    """The same; of parts that lack what is tried about how many do, and what that is."""
    them, lacks = whom_said(plan, many, where), next((x.lacks for x in parts if x.lacks), "")
    return f"about {them.removeprefix('the ')} {lacks}" if lacks else them


def done(segmentation: Segmentation, plan: PlanOfAction, part: Part | None = None) -> str:
    """On whom it is tried, of whom a random half is left alone, and what that can show: in the test of the plan, or of
    a part that comes later."""
    is_wide = plan.leads and plan.tested and segmentation.verdict != "no structure"
    many, size = (plan.customers, plan.size) if part is None else (part.customers, plan.shows(part))
    if part is None:
        where = "" if plan.leads else _of_each(segmentation, plan) or ""
    else:
        where = "" if part.clue is None else part_said(segmentation, part.clue)
    them = _them(plan, many, where, plan.tested if part is None else [part])
    them = f"{them}{' in all groups' if is_wide else ''}"
    act = act_of(segmentation, plan, part)
    if not size.is_enough:
        return f"Do it for all of {them}: they are {TOO_FEW}."
    if act.is_for_all:
        return f"Do it for all of {them}.{NO_PROOF}"
    return f"Try it on {half_of(many)} of {them}.{size.text}"


def with_whom(segmentation: Segmentation, plan: PlanOfAction, part: Part | None = None) -> str:
    """What is done, with whom: of one rule those for whom it holds, else the groups, and where in these, if not one
    thing holds."""
    what = act_of(segmentation, plan, part).named
    if part is None and plan.leads and plan.rule is not None:
        whom = those(part_said(segmentation, plan.rule))
        return act_of(segmentation, plan).tried(whom) if whom.startswith("those") else f"{what} {whom}"
    if part is None and _is_of_all(segmentation, plan):
        return f"{what} (all groups)"
    if part is None and _of_each(segmentation, plan) is None:
        return f"{what} ({_where(segmentation, plan).removeprefix('in ')})"
    return f"{what} ({groups_said([x.segment for x in (plan.tested if part is None else (part,))])})"


def _is_of_all(segmentation: Segmentation, plan: PlanOfAction) -> bool:
    """Whether one test is of all parts that were made, as nobody knows in which of them it answers."""
    return are_made(segmentation) and not plan.leads and len(plan.tested) == segmentation.k


def _of_each(segmentation: Segmentation, plan: PlanOfAction) -> str | None:
    """What holds for those of all tested groups whom the test is of; empty for all of them, None where it is not one
    thing."""
    said = {"" if x.clue is None else part_said(segmentation, plan.rule or x.clue) for x in plan.tested}
    return said.pop() if len(said) == 1 else None


def half_left(segmentation: Segmentation, plan: PlanOfAction | None, outcome: Outcome) -> str:
    """What is done with the halves on which nothing is tried."""
    left = "alone" if plan is not None and plan.aim == "reach" else "as they are"
    each = ", group by group" if plan is not None and _is_of_all(segmentation, plan) else ""
    return f"In a test leave the other half {left}, and compare{_when(segmentation, outcome)}{each}."


def _when(segmentation: Segmentation, outcome: Outcome) -> str:
    """Over what time those who are there are compared, behind a blank; empty where no name tells."""
    event = event_of(outcome, segmentation.labels) if outcome.kind == "rate" else None
    if event is not None and waits_for_others(event):
        return ""
    return next_period(outcome.column) or (" over the next period" if event is not None and event.again else "")


def within_most(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """With whom to begin in several groups if it works, where one thing tells of it in these: what became of them, from
    the lowest rate of these groups to the highest."""
    if plan.begin is None or plan.event is None:
        return ""
    each = groups_like(segmentation, plan.outcome, plan.begin)
    own = {id: x for id, x in each.items() if plan.part(id) is not None}
    if len(own) < _SEVERAL:
        return ""
    rates, others = (_ends(values) for values in ([x.value for x in own.values()], [x.rest for x in own.values()]))
    them = begin_with(segmentation, plan.begin).removeprefix("begin ")
    begin = "Begin" if act_of(segmentation, plan).unknown else "If it works, begin"
    return f"{begin} in {groups_said(own)} {them}: {rates} {plan.event.briefly}, {others} of the others."


def begin_with(segmentation: Segmentation, clue: Clue) -> str:
    """With whom to begin: `begin where contract is monthly`."""
    whom = those(part_said(segmentation, clue))
    return f"begin {'with ' if whom.startswith('those') else ''}{whom}"


def _ends(rates: Sequence[float]) -> str:
    """The lowest and the highest rate."""
    return " to ".join(dict.fromkeys((rate(min(rates)), rate(max(rates)))))


def asked(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """What to change, by the column that tells most of those that can be; else of whom to see why, as it is not known
    what is wanted."""
    if lever := lever_said(segmentation, plan.outcome):
        return lever
    did = "" if plan.event is None else plan.event.did
    if plan.rule is not None:
        return f"See why so many of them {did}, beside the others, before anything is tried."
    much = [f"so {_much(plan, part)} of group {part.segment}" for part in plan.parts]
    return f"See why {' and '.join(much)} {did} before anything is tried."


def _much(plan: PlanOfAction, part: Part) -> str:
    return "many" if stands(plan.outcome, plan.outcome.segments[part.segment - 1]) > 0 else "few"


def head(segmentation: Segmentation, plan: PlanOfAction | None) -> str:
    """The head of the column of steps: where one thing is tried on all, that."""
    if plan is None or not plan.parts or plan.leads or plan.aim not in ("reach", "prevent"):
        return "what to do"
    if not is_one_act(segmentation, plan) or any(isinstance(x, CommonLever) for x in things_in_order(segmentation)):
        return "what to do"
    if plan.rule is None:
        return act_of(segmentation, plan).named
    such = those(part_said(segmentation, plan.rule))
    if such.startswith("those"):
        return act_said(segmentation, plan, such)
    return f"{act_of(segmentation, plan).named} {such}"


def cell(segmentation: Segmentation, plan: PlanOfAction, part: Part) -> str:
    """How many of one segment the test is of, or come next, in a table; of parts with their rate; where not the same
    is done with all, what."""
    act, first = act_of(segmentation, plan, part), act_of(segmentation, plan)
    where = part_said(segmentation, part.clue) if part.clue is not None and plan.rule is None else ""
    if act.unknown:
        state = BEGIN if plan.place(part.segment) == 0 else THEN
    elif plan.place(part.segment) == 0:
        is_named = plan.event is not None and not is_one_act(segmentation, plan)
        state = act.named if is_named else test_of_plan(segmentation) if _is_test(plan, act) else _FIRST
    else:
        state = NEXT if act.named == first.named else act.named
    said = f"{state}: {_in_short(_them(plan, part.customers, where, [part]))}"
    if part.clue is None or not part.is_told or plan.event is None:
        return said
    return f"{said} ({rate(part.rate)} {plan.event.briefly})"


def _in_short(them: str) -> str:
    return them.removeprefix("the ").replace(" customers", "")


def _is_test(plan: PlanOfAction, act: Act) -> bool:
    return plan.size.is_enough and not act.is_for_all


def on_card(segmentation: Segmentation, plan: PlanOfAction, part: Part) -> str:
    """Whom of one segment the test is of, or with whom it goes on, behind `Next:`; what is tried is said once, above
    the cards."""
    where = part_said(segmentation, part.clue) if part.clue is not None else ""
    them, many = _them(plan, part.customers, where, [part]), part.customers
    act, first = act_of(segmentation, plan, part), act_of(segmentation, plan)
    if act.unknown:
        return f"{capitalised(BEGIN if plan.place(part.segment) == 0 else THEN)}: {them}."
    if plan.place(part.segment) == 0:
        return (
            f"{capitalised(test_of_plan(segmentation))}: {them}." if _is_test(plan, act) else f"First: all of {them}."
        )
    if act.named == first.named:
        return f"If it works: {them}."
    if act.is_for_all:
        return f"{capitalised(act.tried(f'all of {them}'))}, {NO_HALF}."
    if not plan.shows(part).is_enough:
        return f"{capitalised(act.tried(f'all of {them}'))} ({TOO_FEW})."
    return f"{capitalised(act.tried(f'{half_of(many)} of {them}'))}, and compare{_when(segmentation, plan.outcome)}."


def in_test_of_rule(segmentation: Segmentation, plan: PlanOfAction, segment: int) -> tuple[str, str]:
    """Whom of a segment the test of a rule that leads is of, in a table and on a card; empty where of nobody."""
    part, event = led_of(segmentation, segment), plan.event
    many = plan.in_each[segment - 1] if plan.in_each else None
    if event is None or plan.rule is None or many == 0 or (part is not None and part.customers == 0):
        return "", ""
    where = part_said(segmentation, plan.rule)
    if waits_for_others(event):
        short, them = "the next of them", f"the next customers {where}"
    elif many is None:  # how many it is so of would tell of single ones
        of = "these" if part is None else f"about {share(part.share)}" if part.is_about else f"{part.customers:,}"
        short, them = f"of {of}, those {event.without}", f"of {of} {where}, those {event.without}"
    else:
        short, them = _in_short(whom_said(plan, many)), whom_said(plan, many, where)
    return f"{test_of_plan(segmentation)}: {short}", f"{capitalised(test_of_plan(segmentation))}: {them}"
