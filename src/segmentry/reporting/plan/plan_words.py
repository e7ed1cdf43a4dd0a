"""The plan of action in words: the sentences below the title, the column of the table, and the steps on the cards."""

from collections.abc import Collection, Sequence

from segmentry.reporting.clue_words import part_said, those
from segmentry.reporting.plan.act import Act, act_of, act_said, is_one_act
from segmentry.reporting.plan.halves_needed import NO_HALF, NO_PROOF, TOO_FEW, half_of
from segmentry.reporting.plan.plan_of_action import groups_like
from segmentry.reporting.plan.plan_parts import Part, PlanOfAction, waits_for_others
from segmentry.reporting.plan.yours_to_change import also_yours, given_at_risk, lever_said
from segmentry.reporting.single_columns import led_of
from segmentry.reporting.standing_out import stands
from segmentry.reporting.steps.step import IN_THE_TEST, NEXT
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import reaches_some, value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.what_comes_again import next_period
from segmentry.wording import EVERYONE, capitalised, listed, plural, rate, share

#: How those stand on whom it is tried without a test.
_FIRST = "first"
#: Of so many groups what tells of it in these is said once (ours).
_SEVERAL = 2


def sentences(segmentation: Segmentation, plan: PlanOfAction) -> tuple[str, ...]:
    """Who it is about, what to do, what result would count, and what holds in most groups: a sentence each, or none."""
    if plan.aim == "ask":
        return _who(segmentation, plan), _asked(segmentation, plan)
    where = "of these" if plan.event is not None else f"in {_groups([part.segment for part in plan.tested])}"
    also = also_yours(segmentation, plan.outcome, [x.column for x in (plan.rule, plan.begin) if x is not None])
    each = (
        _who(segmentation, plan),
        _done(segmentation, plan, where, is_told=bool(also)),
        _counts(segmentation, plan),
        _within_most(segmentation, plan),
        also,
        given_at_risk(segmentation, plan.outcome),
    )
    return tuple(filter(None, each))


def _who(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """How all customers stand, and how those do whom the plan reaches."""
    outcome, event, labels = plan.outcome, plan.event, segmentation.labels
    usual = value_said(outcome, outcome.all.value, labels)
    if event is None:
        name = column_called(outcome.column, labels).words
        there = f"in {_groups([part.segment for part in plan.tested])}"
        return f"On average, {name} is {usual}; {there} it is {value_said(outcome, plan.rate, labels)}."
    said = f"Of {EVERYONE}, {usual} {event.did}"
    if plan.aim == "ask" and plan.rule is None:
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
    each = [f"in {_groups(whole)}"] if whole else []
    if partly and plan.rule is not None:
        each.append(f"in {_groups(partly)} {part_said(segmentation, plan.rule)}")
    elif plan.rule is None:
        own = [x for x in plan.tested if x.clue is not None]
        each += [f"in group {x.segment} {part_said(segmentation, x.clue)}" for x in own if x.clue is not None]
    return " and ".join(each)


def _groups(ids: Collection[int]) -> str:
    return f"{plural(len(ids), 'group')} {listed(map(str, ids), most=len(ids))}"


def whom_said(plan: PlanOfAction, many: int, where: str = "") -> str:
    """So many who can be reached: `the 700 without deposit`, `the next 457 customers`; `of these`, or where they are,
    stands where it reads best."""
    if plan.event is None:
        return f"the {many:,} customers {where}".strip()
    if waits_for_others(plan.event):
        return f"the next {many:,} {'such customers' if where == 'of these' else f'customers {where}'}".strip()
    if not reaches_some(plan.event):
        return f"these {many:,} customers" if where == "of these" else f"the {many:,} customers {where}".strip()
    if where == "of these":
        return f"the {many:,} of these {plan.event.without}"
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
    return f"about {them.removeprefix('the ').removeprefix('these ')} {lacks}" if lacks else them


def _done(segmentation: Segmentation, plan: PlanOfAction, where: str, *, is_told: bool) -> str:
    """What is tried on a random half of whom, and that the other half is left alone; `is_told`: a column tells what to
    try."""
    is_wide = plan.leads and plan.tested and segmentation.verdict != "no structure"
    them = f"{_them(plan, plan.customers, where, plan.tested)}{' in all groups' if is_wide else ''}"
    act = act_of(segmentation, plan)
    said = act.tried if is_told else act.said
    if not plan.size.is_enough:
        return f"{capitalised(said(f'all of {them}'))} ({TOO_FEW})."
    if act.is_for_all:
        return f"{capitalised(said(f'all of {them}'))}.{NO_PROOF}"
    left = "leave the other half alone" if plan.aim == "reach" else "leave the other half as they are"
    half = said(f"{half_of(plan.customers)} of {them}")
    return f"{capitalised(half)}, {left}, and compare{_when(plan)}."


def _when(plan: PlanOfAction) -> str:
    """Over what time those who are there are compared, behind a blank; empty where no name tells."""
    if plan.event is not None and waits_for_others(plan.event):
        return ""
    told = next_period(plan.outcome.column)
    return told or (" over the next period" if plan.event is not None and plan.event.again else "")


def _counts(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """What the halves can show; empty where they are too few."""
    if act_of(segmentation, plan).is_for_all:
        return ""
    return plan.size.text.strip() if plan.size.is_enough else ""


def _within_most(segmentation: Segmentation, plan: PlanOfAction) -> str:
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
    return f"If it works, begin in {_groups(own)} {them}: {rates} {plan.event.briefly}, {others} of the others."


def begin_with(segmentation: Segmentation, clue: Clue) -> str:
    """With whom to begin: `begin where contract is monthly`."""
    whom = those(part_said(segmentation, clue))
    return f"begin {'with ' if whom.startswith('those') else ''}{whom}"


def _ends(rates: Sequence[float]) -> str:
    """The lowest and the highest rate."""
    return " to ".join(dict.fromkeys((rate(min(rates)), rate(max(rates)))))


def _asked(segmentation: Segmentation, plan: PlanOfAction) -> str:
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


def deed(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """What is done, in a few words that begin with a verb."""
    if plan.aim == "ask":
        return "see why"
    return act_of(segmentation, plan).named


def head(segmentation: Segmentation, plan: PlanOfAction | None) -> str:
    """The head of the column of steps: where one thing is tried on all, that."""
    if plan is None or not plan.parts or plan.leads or plan.aim not in ("reach", "prevent"):
        return "what to do"
    if not is_one_act(segmentation, plan):
        return "what to do"
    if plan.rule is None:
        return deed(segmentation, plan)
    such = those(part_said(segmentation, plan.rule))
    if such.startswith("those"):
        return act_said(segmentation, plan, such)
    return f"{deed(segmentation, plan)} {such}"


def cell(segmentation: Segmentation, plan: PlanOfAction, part: Part) -> str:
    """How many of one segment the test is of, or come next, in a table; of parts with their rate; where not the same
    is done with all, what."""
    act, first = act_of(segmentation, plan, part), act_of(segmentation, plan)
    where = part_said(segmentation, part.clue) if part.clue is not None and plan.rule is None else ""
    if plan.place(part.segment) == 0:
        is_named = plan.event is not None and not is_one_act(segmentation, plan)
        state = act.named if is_named else IN_THE_TEST if _is_test(plan, act) else _FIRST
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
    if plan.place(part.segment) == 0:
        return f"{capitalised(IN_THE_TEST)}: {them}." if _is_test(plan, act) else f"First: all of {them}."
    if act.named == first.named:
        return f"If it works: {them}."
    if act.is_for_all:
        return f"{capitalised(act.tried(f'all of {them}'))}, {NO_HALF}."
    if not plan.shows(part).is_enough:
        return f"{capitalised(act.tried(f'all of {them}'))} ({TOO_FEW})."
    return f"{capitalised(act.tried(f'{half_of(many)} of {them}'))}, and compare{_when(plan)}."


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
    return f"{IN_THE_TEST}: {short}", f"{capitalised(IN_THE_TEST)}: {them}"
