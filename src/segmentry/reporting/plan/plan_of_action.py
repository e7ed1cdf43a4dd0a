"""The one plan of action of a page: what is tried, on whom of which groups, in which order, and what would count.

Computed once: title, sentences, table and cards are worded from it, so that they say the same.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from segmentry.maths.inference import fisher_exact
from segmentry.reporting.clue_words import remedy
from segmentry.reporting.once import once
from segmentry.reporting.plan.concentration import has_more_than_its_share, named_first
from segmentry.reporting.plan.plan_of_value import plan_of_value
from segmentry.reporting.plan.plan_order import order_of
from segmentry.reporting.plan.plan_parts import Aim, Part, PlanOfAction, reached
from segmentry.reporting.single_columns import leading_clue, led_of, page_rule
from segmentry.reporting.standing_out import stands
from segmentry.results.profile import Outcome, OutcomeOf, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.in_turn import is_same_part
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.shared.outcome_events import UNWANTED, Event

#: A part of a segment is worth a step where the outcome is so many times as frequent in it as among all (ours).
_MORE = 1.05
#: A part that differs from the rest of its group by chance no more often than this is told with its rate.
_CHANCE = 0.05
#: A group of which the rule that leads holds for less than this part of what is usual has next to none (ours).
_FEW = 0.25
#: So many groups at most are tested together (ours).
_MOST_TOGETHER = 3


@once
def plan_of(segmentation: Segmentation) -> PlanOfAction | None:
    """The plan; None where nothing is known of an outcome or value, or no group and no column stands out."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None or outcome.all.value is None:
        return None
    if outcome.kind != "rate":
        return plan_of_value(segmentation, profile, outcome)
    event = event_of(outcome, segmentation.labels)
    aim: Aim = "prevent" if event.kind in UNWANTED else "reach" if event.kind in ("response", "sale") else "ask"
    rule = leading_clue(segmentation) if aim == "ask" else page_rule(segmentation)
    plan = PlanOfAction(aim, outcome, event, (), by_contact=_by_contact(segmentation, event))
    if rule is not None and (leading_clue(segmentation) is not None or _suggests(segmentation, plan, rule)):
        return _tested(segmentation, _of_rule(segmentation, profile, replace(plan, rule=rule)))
    if segmentation.k == 1 or segmentation.verdict == "no structure":
        return None
    if aim == "ask":
        return replace(plan, parts=parts) if (parts := _asked(outcome)) else None
    begin = None if rule is None else scaled(segmentation, rule, segmentation.rows_labelled)
    made = tuple(_of_groups(segmentation, profile, outcome, event))
    return _tested(segmentation, replace(plan, parts=made, begin=begin)) if made else None


def _suggests(segmentation: Segmentation, plan: PlanOfAction, rule: Clue) -> bool:
    """Whether it is the rule that suggests what is tried, such as another contract for those who have a short one."""
    return plan.aim == "prevent" and not plan.by_contact and bool(remedy(segmentation, rule, ""))


def _tested(segmentation: Segmentation, plan: PlanOfAction) -> PlanOfAction:
    """With the parts that the title names, and of which the test is made: those that account for most; where they are
    too few for a test, together with the next."""
    money = order_of(segmentation).money
    plan = replace(plan, money=money)
    if plan.leads or not plan.parts:
        return plan
    of = plan.outcome if money is None else money.money
    own = [of.segments[part.segment - 1] for part in plan.parts]
    whole = [x for x, part in zip(own, plan.parts, strict=True) if part.clue is None or plan.rule is not None]
    first = max(named_first(segmentation, whole), 1)
    more = range(first + 1, min(len(plan.parts), max(first, _MOST_TOGETHER)) + 1)
    worth = takewhile(lambda n: has_more_than_its_share(segmentation, own[n - 1]), more)
    enough = next((n for n in (first, *worth) if replace(plan, first=n).size.is_enough), first)
    return replace(plan, first=enough)


def _by_contact(segmentation: Segmentation, event: Event) -> bool:
    """Whether it answers to being reached: by its name, or since columns tell how customers were reached."""
    reached_by = any(column.theme == "reached" for column in segmentation.columns.columns)
    return event.kind == "response" or (event.kind == "sale" and reached_by)


def _of_rule(segmentation: Segmentation, profile: Profile, plan: PlanOfAction) -> PlanOfAction:
    """One thing tried on all of whom the rule holds: in the groups of which that is told, or where it leads in all."""
    outcome, rule, event = plan.outcome, plan.rule, plan.event
    if rule is None or event is None:
        return plan
    rule = scaled(segmentation, rule, segmentation.rows_labelled)
    if leading_clue(segmentation) is not None:
        parts = tuple(_led(segmentation, profile, outcome, rule))
        return replace(plan, parts=parts, rule=rule, leads=True, of_all_groups=True)
    parts = tuple(_told(segmentation, profile, replace(plan, rule=rule)))
    every = len(parts) in (0, segmentation.k) or sum(part.of for part in parts) == rule.count
    return replace(plan, parts=parts, rule=rule, of_all_groups=every)


def _told(segmentation: Segmentation, profile: Profile, plan: PlanOfAction) -> Iterator[Part]:
    """Of the groups that have more of it where the rule holds, those for whom it does."""
    for own in _in_order(segmentation, plan.outcome) if segmentation.k > 1 else ():
        clue = _clue(segmentation, profile, plan.outcome, own)
        if own.value is None or clue is None or plan.rule is None or plan.event is None:
            continue
        if is_same_part(clue, plan.rule) and _is_more(clue, plan.outcome):
            many = reached(plan.event, clue.count, clue.value)
            yield Part(own.segment, many, clue.value, clue.count, clue, is_told=is_told(clue))


def _led(segmentation: Segmentation, profile: Profile, outcome: Outcome, rule: Clue) -> Iterator[Part]:
    """Of every group those for whom the rule that leads holds, where it is told of how many, and they are not few."""
    usual = rule.count / (rule.count + rule.count_rest)
    for own in _in_order(segmentation, outcome) if segmentation.k > 1 else ():
        clue, part = _clue(segmentation, profile, outcome, own), led_of(segmentation, own.segment)
        if part is None or part.share < _FEW * usual:
            continue
        same = clue if clue is not None and is_same_part(clue, rule) else None
        rate, told = rule.value if same is None else same.value, same is not None and is_told(same)
        yield Part(own.segment, part.customers, rate, part.customers, same, is_told=told)


def _of_groups(segmentation: Segmentation, profile: Profile, outcome: Outcome, event: Event) -> Iterator[Part]:
    """The groups that have more of it, in their order, then parts of others that have, the most frequent first."""
    whole, others = [own.segment for own in order_of(segmentation).groups], []
    for own in _in_order(segmentation, outcome):
        if own.value is None:
            continue
        clue, here = _clue(segmentation, profile, outcome, own), reached(event, own.count, own.value)
        clue = clue if clue is not None and _is_more(clue, outcome) and is_told(clue) else None
        if own.segment in whole:
            yield Part(own.segment, here, own.value, own.count, first=clue)
        elif clue is not None and stands(outcome, own) <= 0:
            others.append(Part(own.segment, reached(event, clue.count, clue.value), clue.value, clue.count, clue))
    yield from sorted(others, key=lambda part: -part.rate)


def _in_order(segmentation: Segmentation, outcome: Outcome) -> tuple[OutcomeOf, ...]:
    """The groups that stand out in their order, then all others, the highest first."""
    first = order_of(segmentation).groups
    return (*first, *(own for own in outcome.ranked if own not in first))


def _asked(outcome: Outcome) -> tuple[Part, ...]:
    """Where it is not known what is wanted: the group that has most of it, and the one that has least."""
    known = [own for own in outcome.ranked if own.value is not None]
    most = next((own for own in known if stands(outcome, own) > 0), None)
    least = next((own for own in reversed(known) if stands(outcome, own) < 0), None)
    return tuple(Part(x.segment, x.count, x.value or 0.0, x.count) for x in (most, least) if x is not None)


def _clue(segmentation: Segmentation, profile: Profile, outcome: Outcome, own: OutcomeOf) -> Clue | None:
    """The clue of a segment, with counts of all its customers."""
    clue = profile.segments[own.segment - 1].clue
    return scaled(segmentation, clue, own.count) if clue is not None and clue.outcome == outcome.column else None


def scaled(segmentation: Segmentation, clue: Clue, whole: int) -> Clue:
    """A clue with counts of the `whole` of which it was found in a sample; of all rows as it is."""
    if segmentation.rows_labelled <= segmentation.plan.sample_rows:
        return clue
    times = whole / (clue.count + clue.count_rest)
    return clue.model_copy(update={"count": round(clue.count * times), "count_rest": round(clue.count_rest * times)})


def _is_more(clue: Clue, outcome: Outcome) -> bool:
    """Whether the part that the clue is about has more of it than all customers."""
    return clue.value >= _MORE * (outcome.all.value or 0.0)


def is_told(clue: Clue) -> bool:
    """Whether the part has more of it than the rest of its group, beyond chance."""
    hits = [(round(n * share), n) for n, share in ((clue.count, clue.value), (clue.count_rest, clue.rest))]
    return fisher_exact(hits[0], hits[1]) < _CHANCE
