"""What a page says is to be done, the first thing first: what tests showed, the plan for the groups, what a company can
change itself that goes with the outcome, and what is done with other groups, or within groups."""

from collections.abc import Collection, Sequence
from math import inf

from segmentry.reporting.once import once
from segmentry.reporting.plan.act import act_of
from segmentry.reporting.plan.common_lever import CommonLever, lever_in_groups
from segmentry.reporting.plan.may_be_yours import may_be_levers, tried_with
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.plan_parts import Part, PlanOfAction
from segmentry.reporting.plan.said_of_trials import trials_to_do
from segmentry.reporting.plan.yours_to_change import is_chosen, own_levers
from segmentry.reporting.single_columns import main_clues
from segmentry.reporting.standing_out import stands
from segmentry.reporting.steps.own_acts import OwnActs, listed_acts
from segmentry.reporting.steps.step import BEGIN, IN_THE_TEST
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.results.trial import Trial

#: So many things are told, as nobody does more at once (ours).
_MOST = 3
#: Of what may be the company's to change, and may be the customers', so much of it is expected (ours).
_PERHAPS = 0.5


@once
def things_in_order(segmentation: Segmentation) -> tuple[Trial | PlanOfAction | Part | CommonLever | OwnActs, ...]:
    """What tests showed, which is known and not expected; then what may be done, as far as there is room."""
    shown = trials_to_do(segmentation)[: _MOST - 1]
    return (*shown, *_to_try(segmentation, _MOST - len(shown)))


def _to_try(segmentation: Segmentation, room: int) -> tuple[PlanOfAction | Part | CommonLever | OwnActs, ...]:
    """The plan, and the levers of all customers beside it, the one first of which most is to be expected; then what is
    done with other groups that have more of it than all. So many for which there is `room`.

    That is how many more of those who are there would have it better if they stood as others do who have what is tried.
    Who is to be contacted comes first, unless all were, so that it is no news; a plan is told where anything tells what
    to try.
    """
    plan, profile = plan_of(segmentation), segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if outcome is None or outcome.all.value is None:
        return ()
    about = set() if plan is None else _columns_of(segmentation, plan)
    own = own_levers(segmentation, outcome, about)
    if plan is None or plan.aim == "ask":
        levers = _as_levers(segmentation, outcome, own)
        alone = listed_acts(segmentation, [x.column for x in levers])
        return (*levers[:room], *alone[: max(room - len(levers), 0)])
    may_be = may_be_levers(segmentation, outcome, {*about, *(x.column for x in own)})
    levers = _as_levers(segmentation, outcome, (*own, *may_be))
    gains = {x.column: _gain(segmentation, outcome, x) for x in levers}
    most = sorted(levers, key=lambda x: -gains[x.column])[: room - 1]  # the cards tell who is in the test of the plan
    of_plan = _gain_of_plan(segmentation, plan)
    first = [x for x in most if gains[x.column] > of_plan]
    then = [x for x in most if x not in first]
    tried = [] if act_of(segmentation, plan).unknown else [plan]
    told = [x.column for x in most]
    others, own_acts = _of_others(segmentation, plan, told), listed_acts(segmentation, told)
    each: list[PlanOfAction | Part | CommonLever | OwnActs] = [*first, *tried, *then, *others, *own_acts]
    return (*each[:room],)


def _as_levers(segmentation: Segmentation, outcome: Outcome, clues: Sequence[Clue]) -> list[CommonLever]:
    """Those of which two random halves would show something, with whom they are tried; what needs no test is done for
    all."""

    def lever(clue: Clue) -> CommonLever:
        is_for_all = tried_with(segmentation, outcome, clue).is_for_all
        return CommonLever(clue, clue) if is_for_all else lever_in_groups(segmentation, outcome, clue)

    return [x for x in map(lever, clues) if tried_with(segmentation, outcome, x.tested).is_told]


def _of_others(segmentation: Segmentation, plan: PlanOfAction, beside: Collection[str]) -> list[Part]:
    """Groups that come later, have more of it than all, and with which something else is done than with the first, and
    about other columns than those `beside` which they stand."""
    if plan.leads or plan.event is None:
        return []
    of, done = plan.outcome.segments, {act_of(segmentation, plan).named}
    each: list[Part] = []
    for part in plan.later:
        act = act_of(segmentation, plan, part)
        named, is_told = act.named, act.lever is not None and bool({*act.lever.columns} & {*beside})
        if not is_told and not act.unknown and stands(plan.outcome, of[part.segment - 1]) > 0 and named not in done:
            done.add(named)
            each.append(part)
    return each


def leading_trial(segmentation: Segmentation) -> Trial | None:
    """What a test showed, where a page begins with that."""
    first = next(iter(things_in_order(segmentation)), None)
    return first if isinstance(first, Trial) else None


def leading_lever(segmentation: Segmentation) -> CommonLever | None:
    """What a company can change, where a page begins with that."""
    first = next(iter(things_in_order(segmentation)), None)
    return first if isinstance(first, CommonLever) else None


def test_of_plan(segmentation: Segmentation) -> str:
    """How the test of the plan is called: by its number, where there are several; where none is listed, that these are
    those with whom to begin."""
    things = things_in_order(segmentation)
    numbers = [i for i, thing in enumerate(things, start=1) if isinstance(thing, PlanOfAction)]
    if not numbers:
        return BEGIN
    return f"in test {numbers[0]}" if len(things) > 1 else IN_THE_TEST


def groups_of(
    segmentation: Segmentation, thing: Trial | PlanOfAction | Part | CommonLever | OwnActs
) -> tuple[int, ...]:
    """With whose customers a thing is tried."""
    if isinstance(thing, Trial):
        return ()
    if isinstance(thing, OwnActs):
        return (*thing.whom,)
    if isinstance(thing, Part):
        return (thing.segment,)
    if isinstance(thing, PlanOfAction) and not thing.leads:
        return tuple(part.segment for part in thing.tested)
    named = thing.groups if isinstance(thing, CommonLever) else ()
    return named or tuple(segment.id for segment in segmentation.segments)


def levers_with(segmentation: Segmentation, segment: int) -> dict[int, CommonLever]:
    """What is changed with customers of a group, as with others, by the number of the thing."""
    each = enumerate(things_in_order(segmentation), start=1)
    levers = {i: x for i, x in each if isinstance(x, CommonLever) and x.is_of(segment)}
    return {i: x for i, x in levers.items() if not _is_of_nobody(segmentation, x.clue, segment)}


def _is_of_nobody(segmentation: Segmentation, clue: Clue, segment: int) -> bool:
    """Whether a level is told of a group, and nobody there has it, or all have."""
    profile = segmentation.profile
    levels = () if profile is None else profile.segments[segment - 1].levels_of(clue.column)
    own = next((x for x in levels if x.level == clue.level), None)
    return own is not None and own.count in (0, own.filled)


def place_of_plan(segmentation: Segmentation, segment: int) -> int:
    """The number of the thing that is the plan's, if a group is in its test; else one after all."""
    plan, things = plan_of(segmentation), things_in_order(segmentation)
    is_in = plan is not None and plan.place(segment) == 0
    numbers = [i for i, thing in enumerate(things, start=1) if isinstance(thing, PlanOfAction) and is_in]
    return numbers[0] if numbers else len(things) + 1


def _columns_of(segmentation: Segmentation, plan: PlanOfAction) -> set[str]:
    """What the plan is about already."""
    lever = None if plan.aim == "ask" else act_of(segmentation, plan).lever
    rules = (plan.rule, *(part.clue for part in plan.tested))
    return {*(rule.column for rule in rules if rule is not None), *(() if lever is None else lever.columns)}


def _gain_of_plan(segmentation: Segmentation, plan: PlanOfAction) -> float:
    if plan.event is None or plan.by_contact:  # what is done anyhow, for those who bring or did it most
        return 0.0 if plan.event is None or plan.event.again else inf
    columns = _columns_of(segmentation, plan)
    clue = plan.rule or next((x for x in main_clues(segmentation) if x.column in columns), None)
    if clue is None:
        return 0.0
    sure = _PERHAPS if is_chosen(segmentation, plan.outcome, clue) else 1.0
    return sure * plan.customers * _difference(clue)


def _gain(segmentation: Segmentation, outcome: Outcome, lever: CommonLever) -> float:
    """Of those on whom it is tried; of what may be the customers' own choice a part."""
    sure = _PERHAPS if is_chosen(segmentation, outcome, lever.clue) else 1.0
    return sure * tried_with(segmentation, outcome, lever.tested).many * _difference(lever.tested)


def _difference(clue: Clue) -> float:
    inside, rest = clue.within or (clue.value, clue.rest)
    return abs(inside - rest)
