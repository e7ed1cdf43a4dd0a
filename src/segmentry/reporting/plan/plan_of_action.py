"""The one plan of action of a page: what is tried, on whom of which groups, in which order, and what would count.

Computed once: title, sentences, table and cards are worded from it, so that they say the same.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import takewhile

from segmentry.maths.inference import fisher_exact, rate_interval
from segmentry.reporting.clue_words import remedy
from segmentry.reporting.made_parts import are_made, say_nothing
from segmentry.reporting.once import once
from segmentry.reporting.plan.aim import aim_of
from segmentry.reporting.plan.concentration import has_more_than_its_share, named_first
from segmentry.reporting.plan.plan_of_value import plan_of_value
from segmentry.reporting.plan.plan_order import order_of, rank_of
from segmentry.reporting.plan.plan_parts import Part, PlanOfAction, reached, waits_for_others
from segmentry.reporting.plan.who_needs_it import of_whom_it_is_needed
from segmentry.reporting.single_columns import Led, common_clue, leading_clue, led_of
from segmentry.reporting.standing_out import stands
from segmentry.reporting.steps.candidates import of_test, treated_alike
from segmentry.results.profile import Outcome, OutcomeOf, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.clues import EVENTS
from segmentry.stages.profiling.in_turn import is_same_part
from segmentry.stages.profiling.outcome_figures import event_of, reaches_some
from segmentry.stages.shared.known_events import Event
from segmentry.stages.shared.offers import is_done_to_customers

#: A part that differs from the rest of its group by chance no more often than this is told with its rate.
_CHANCE = 0.05
#: What holds for more of a group than this holds for the group (ours).
NEARLY_ALL = 0.9
#: Of a group for which a rule holds less often than this part of what is usual it holds for few (ours).
_USUAL = 0.75
#: Groups that are enough for a test come before those that are too few where they account for so many times as much
#: (ours).
_CLEARLY = 1.25
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
    aim = aim_of(segmentation, outcome)
    plan = PlanOfAction(aim, outcome, event, by_contact=_by_contact(segmentation, event))
    if (leading := leading_clue(segmentation)) is not None:
        return _led(
            segmentation, profile, replace(plan, rule=scaled(segmentation, leading, segmentation.rows_labelled))
        )
    if segmentation.k == 1 or say_nothing(segmentation):
        return None
    if aim == "ask" and are_made(segmentation):  # nobody looks for why parts differ that were made so
        return None
    if aim == "ask":
        return replace(plan, tested=parts) if (parts := _asked(outcome)) else None
    if are_made(segmentation):
        return _of_made_parts(segmentation, profile, plan)
    return _of_groups(segmentation, profile, plan, common_clue(segmentation))


def _of_made_parts(segmentation: Segmentation, profile: Profile, plan: PlanOfAction) -> PlanOfAction | None:
    """A test of parts that were made: of all who can still be reached, as nobody knows in which it answers; against
    what nobody wants of those that have more of it."""
    event, each = plan.event, _in_order(segmentation, plan.outcome)
    if event is None or plan.aim != "reach" or any(own.value is None for own in each):
        return _of_groups(segmentation, profile, plan, None)
    parts = (Part(x.segment, reached(event, x.count, x.value or 0.0), x.value or 0.0, x.count) for x in each)
    return replace(plan, tested=tuple(parts))


def _of_groups(
    segmentation: Segmentation, profile: Profile, plan: PlanOfAction, common: Clue | None
) -> PlanOfAction | None:
    """A test of the groups that have more of it, or, where what most of them have in common suggests what is tried, of
    those of them for whom that holds."""
    if common is not None and _suggests(segmentation, plan, common):
        plan = replace(plan, rule=common)
    elif (
        common is not None
        and not is_done_to_customers(common.column)
        and len(groups_like(segmentation, plan.outcome, common)) > 1
    ):
        plan = replace(plan, begin=common)
    parts = tuple(_parts(segmentation, profile, plan))
    first = {own.segment for own in order_of(segmentation).groups}
    if not any(part.segment in first for part in parts):
        return None
    return of_whom_it_is_needed(segmentation, profile, _tested(segmentation, plan, parts))


def _suggests(segmentation: Segmentation, plan: PlanOfAction, rule: Clue) -> bool:
    """Whether it is the rule that suggests what is tried, such as another contract for those who have a short one."""
    return plan.aim == "prevent" and not plan.by_contact and bool(remedy(segmentation, rule, ""))


def _parts(segmentation: Segmentation, profile: Profile, plan: PlanOfAction) -> Iterator[Part]:
    """Whom the plan reaches: the groups that have more of it, in their order, or the parts of these in which something
    can be tried, where nothing can be with all of them, then the parts of others in which what most groups have in
    common tells of it, where these have no less of it than all customers, and groups above all
    customers for which there is nothing else to try."""
    event, whole, rule = plan.event, order_of(segmentation).groups, plan.rule or plan.begin
    for own in _in_order(segmentation, plan.outcome):
        if own.value is None or event is None:
            continue
        clue = _clue(segmentation, profile, plan.outcome, own)
        same = clue if clue is not None and rule is not None and is_same_part(clue, rule) else None
        is_of_all = same is not None and same.level is None and is_of_nearly_all(same)
        is_of_all = is_of_all or (same is None and plan.rule is not None and _is_of_all(profile, own, plan.rule))
        if own in whole and (plan.rule is None or is_of_all):
            worse = clue if clue is not None and same is None and _is_worse(plan, clue) else None
            if worse is not None and _suggests(segmentation, plan, worse) and not of_test(segmentation, own.segment):
                yield Part(own.segment, reached(event, worse.count, worse.value), worse.value, worse.count, worse)
            else:
                first = worse if worse is not None and plan.is_enough(worse) else None
                yield Part(own.segment, reached(event, own.count, own.value), own.value, own.count, first=first)
        elif same is not None and (own in whole or _is_to_go_on_with(segmentation, plan, own, same)):
            many = reached(event, same.count, same.value)  # in their rate, too: the others are not in the test
            yield Part(own.segment, many, same.value, same.count, same, is_told=is_told(same))
        elif plan.rule is None and _is_more(plan.outcome, own) and not of_test(segmentation, own.segment):
            yield Part(own.segment, reached(event, own.count, own.value), own.value, own.count)


def _is_of_all(profile: Profile, own: OutcomeOf, rule: Clue) -> bool:
    """Whether a rule holds for nearly all of a group, of whom it is not told what became of those."""
    levels = profile.segments[own.segment - 1].levels_of(rule.column)
    return any(x.level == rule.level and (x.share or 0.0) > NEARLY_ALL for x in levels)


def _is_worse(plan: PlanOfAction, clue: Clue) -> bool:
    """Whether a part of a group has more of it than the others there and than all customers, and is not nearly all."""
    is_more = is_told(clue) and clue.value > max(clue.rest, plan.outcome.all.value or 0.0)
    return is_more and not is_of_nearly_all(clue)


def _tested(segmentation: Segmentation, plan: PlanOfAction, parts: tuple[Part, ...]) -> PlanOfAction:
    """With the test of the first parts; where they are too few for one, of the next that are enough and account for
    clearly more of the outcome. All others come later."""
    stand = {own.segment for own in order_of(segmentation).groups}
    starts = [n for n, part in enumerate(parts) if n == 0 or part.segment in stand]
    each = [_from(segmentation, plan, parts[n:], stand) for n in starts]

    def part_of_it(test: PlanOfAction) -> float:
        return sum(plan.outcome.segments[part.segment - 1].share_of_total or 0.0 for part in test.tested)

    more = (x for x in each if x.size.is_enough and part_of_it(x) > _CLEARLY * part_of_it(each[0]))
    test = each[0] if each[0].size.is_enough else next(more, each[0])
    others = (part for part in parts if part not in test.tested)
    later = sorted(others, key=lambda part: (-rank_of(segmentation, part.segment), part.segment))
    return replace(test, later=tuple(later))


def _from(
    segmentation: Segmentation, plan: PlanOfAction, parts: tuple[Part, ...], stand: Collection[int]
) -> PlanOfAction:
    """A test of the first of these parts: those that account for most, and with which the same can be tried; where they
    are too few for a test, together with the next."""
    money = order_of(segmentation).money
    of = plan.outcome if money is None else money.money
    own, of_it = ([x.segments[part.segment - 1] for part in parts] for x in (of, plan.outcome))
    ids = [part.segment for part in parts]
    alike = len(own) if plan.rule is not None else treated_alike(segmentation, ids)
    alike = min(alike, max(sum(id in stand for id in ids), 1))
    if plan.rule is None:  # of a part of a group it is known what to try with it alone
        of_own = (n for n, part in enumerate(parts) if part.clue is not None)
        alike = min(alike, max(next(of_own, alike), 1))
    first = min(max(named_first(segmentation, own), 1), alike)
    worth = takewhile(
        lambda n: any(has_more_than_its_share(segmentation, x[n - 1]) for x in (own, of_it)),
        range(first + 1, min(alike, max(first, _MOST_TOGETHER)) + 1),
    )
    each = [replace(plan, tested=parts[:n], money=money) for n in (first, *worth)]
    return next((x for x in each if x.size.is_enough), each[0])


def _by_contact(segmentation: Segmentation, event: Event) -> bool:
    """Whether it answers to being reached: by its name, or since columns tell how customers were reached."""
    reached_by = any(column.theme == "reached" for column in segmentation.columns.columns)
    return event.kind == "response" or (event.kind == "sale" and reached_by and not event.again)


def _led(segmentation: Segmentation, profile: Profile, plan: PlanOfAction) -> PlanOfAction:
    """A test of all for whom the rule that leads holds: of every group those, where it is told of how many."""
    rule, tested, in_each = plan.rule, list[Part](), dict[int, int | None]()
    for own in _in_order(segmentation, plan.outcome) if segmentation.k > 1 and plan.aim != "ask" else ():
        clue, part = _clue(segmentation, profile, plan.outcome, own), led_of(segmentation, own.segment)
        same = clue if clue is not None and rule is not None and is_same_part(clue, rule) else None
        in_each[own.segment] = _tested_of(plan, own, part, same)
        if rule is None or part is None or 0 in (part.customers, in_each[own.segment]):
            continue
        if not (_is_usual(rule, part) or _is_more(plan.outcome, own)):
            continue
        rate, told = rule.value if same is None else same.value, same is not None and is_told(same)
        tested.append(Part(own.segment, part.customers, rate, part.customers, same, is_told=told))
    each = tuple(in_each[id] for id in sorted(in_each))
    return replace(plan, tested=tuple(tested), leads=True, money=order_of(segmentation).money, in_each=each)


def _tested_of(plan: PlanOfAction, own: OutcomeOf, part: Led | None, same: Clue | None) -> int | None:
    """How many of a group are in the test of a rule that leads; None where that is not told."""
    if part is None or plan.event is None or waits_for_others(plan.event):
        return None  # of the next like them nobody knows how many will be in which group
    if same is not None:
        return reached(plan.event, same.count, same.value)
    if not part.is_about and not reaches_some(plan.event):
        return part.customers  # all who are there are in it, whatever became of them
    if part.is_about or 0 < part.share < 1:
        return None
    return 0 if part.customers == 0 else None if own.value is None else reached(plan.event, own.count, own.value)


def _is_usual(rule: Clue, part: Led) -> bool:
    """Whether a rule holds for no much smaller part of a group than of all customers."""
    return part.share >= _USUAL * rule.share


def _is_more(outcome: Outcome, own: OutcomeOf) -> bool:
    """Whether a group has more of the outcome than all customers, be it by chance."""
    return (own.value or 0.0) > (outcome.all.value or 0.0)


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
    return clue.counted_of(whole)


def _is_to_go_on_with(segmentation: Segmentation, plan: PlanOfAction, own: OutcomeOf, clue: Clue) -> bool:
    """Whether a part of a group that does not stand out has more of it than the others there, and no less than all."""
    is_part = is_told(clue) and clue.value > clue.rest and not is_of_nearly_all(clue)
    return is_part and rank_of(segmentation, own.segment) > 0 and not _is_less(clue, plan.outcome)


def _is_less(clue: Clue, outcome: Outcome) -> bool:
    """Whether the part that a clue is about has less of it than all customers, beyond chance."""
    ends = rate_interval(round(clue.sums[0]), clue.count)
    return ends is not None and ends[1] < (outcome.all.value or 0.0)


def is_of_nearly_all(clue: Clue) -> bool:
    """Whether it is about nearly all of those among whom it was found: then it tells no part of them."""
    return clue.share > NEARLY_ALL


def groups_like(segmentation: Segmentation, outcome: Outcome, common: Clue) -> dict[int, Clue]:
    """The groups in which the same part has more of the outcome than their others, beyond chance, in their order."""
    each = () if segmentation.profile is None else segmentation.profile.segments
    own = ((x.segment, each[x.segment - 1].clue) for x in _in_order(segmentation, outcome) if each)
    same = {id: x for id, x in own if x and x.outcome == outcome.column and is_same_part(x, common)}
    return {id: x for id, x in same.items() if x.value > x.rest and is_told(x) and not is_of_nearly_all(x)}


def is_told(clue: Clue) -> bool:
    """Whether the part has more of it than the rest of its group, beyond chance, and of enough customers it is so."""
    if sum(clue.sums) < EVENTS:
        return False
    hits = [(round(n * share), n) for n, share in ((clue.count, clue.value), (clue.count_rest, clue.rest))]
    return fisher_exact(hits[0], hits[1]) < _CHANCE
