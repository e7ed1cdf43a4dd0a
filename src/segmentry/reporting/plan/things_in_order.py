"""What a page says is to be done, the first thing first: the plan for the groups, what a company can change itself that
goes with the outcome, and what is done with other groups."""

from math import inf

from segmentry.reporting.once import once
from segmentry.reporting.plan.act import act_of
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.plan_parts import Part, PlanOfAction
from segmentry.reporting.plan.yours_to_change import own_levers, tried_by, wanted_of
from segmentry.reporting.single_columns import main_clues
from segmentry.reporting.standing_out import stands
from segmentry.reporting.steps.step import IN_THE_TEST
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue

#: So many things are told, as nobody does more at once (ours).
_MOST = 3


@once
def things_in_order(segmentation: Segmentation) -> tuple[PlanOfAction | Part | Clue, ...]:
    """The plan, and the levers of all customers beside it, the one first of which most is to be expected; then what is
    done with other groups that have more of it than all.

    That is how many more of those who are there would have it better if they stood as others do who have what is tried.
    Who is to be contacted comes first, unless all were, so that it is no news; a plan without a column that tells what
    to try comes last.
    """
    plan, profile = plan_of(segmentation), segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if outcome is None or outcome.all.value is None:
        return ()
    levers = own_levers(segmentation, outcome, set() if plan is None else _columns_of(segmentation, plan))
    if plan is None or plan.aim == "ask":
        return (*levers[:_MOST],)
    change = wanted_of(segmentation, outcome)
    gains = {x.column: tried_by(segmentation, outcome, x, change).many * _difference(x) for x in levers}
    most = sorted(levers, key=lambda x: -gains[x.column])[: _MOST - 1]  # the cards tell who is in the test of the plan
    of_plan = _gain_of_plan(segmentation, plan)
    first = [x for x in most if gains[x.column] > of_plan]
    then = [x for x in most if x not in first]
    each: list[PlanOfAction | Part | Clue] = [*first, plan, *then, *_of_others(segmentation, plan)]
    return (*each[:_MOST],)


def _of_others(segmentation: Segmentation, plan: PlanOfAction) -> list[Part]:
    """Groups that come later, have more of it than all, and with which something else is done than with the first."""
    if plan.leads or plan.event is None:
        return []
    of, done = plan.outcome.segments, {act_of(segmentation, plan).named}
    each: list[Part] = []
    for part in plan.later:
        named = act_of(segmentation, plan, part).named
        if stands(plan.outcome, of[part.segment - 1]) > 0 and named not in done:
            done.add(named)
            each.append(part)
    return each


def leading_lever(segmentation: Segmentation) -> Clue | None:
    """What a company can change, where a page begins with that."""
    first = next(iter(things_in_order(segmentation)), None)
    return first if isinstance(first, Clue) else None


def test_of_plan(segmentation: Segmentation) -> str:
    """How the test of the plan is called: by its number, where there are several."""
    things = things_in_order(segmentation)
    numbers = [i for i, thing in enumerate(things, start=1) if isinstance(thing, PlanOfAction)]
    return f"in test {numbers[0]}" if len(things) > 1 and numbers else IN_THE_TEST


def _columns_of(segmentation: Segmentation, plan: PlanOfAction) -> set[str]:
    """What the plan is about already."""
    lever = None if plan.aim == "ask" else act_of(segmentation, plan).lever
    return {*(() if plan.rule is None else (plan.rule.column,)), *(() if lever is None else lever.columns)}


def _gain_of_plan(segmentation: Segmentation, plan: PlanOfAction) -> float:
    if plan.event is None or plan.by_contact:
        return 0.0 if plan.event is not None and plan.event.again else inf
    act = act_of(segmentation, plan)
    if act.unknown:
        return -1.0
    columns = _columns_of(segmentation, plan)
    clue = plan.rule or next((x for x in main_clues(segmentation) if x.column in columns), None)
    return 0.0 if clue is None else plan.customers * _difference(clue)


def _difference(clue: Clue) -> float:
    inside, rest = clue.within or (clue.value, clue.rest)
    return abs(inside - rest)
