"""The lever of each segment: the strongest thing that a company can do with it that it does not do with all.

What one test is about is chosen once for all that it is made of (`plan/act.py`); a card tells their own figures of it.
"""

from dataclasses import replace

from segmentry.reporting.once import once
from segmentry.reporting.plan.act import act_of
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.plan_parts import PlanOfAction
from segmentry.reporting.single_columns import led_of
from segmentry.reporting.standing_out import stands
from segmentry.reporting.steps.candidates import candidates, in_order, pays_better
from segmentry.reporting.steps.lever import PRESSING, SAID, SUITED, Lever
from segmentry.reporting.steps.little_brought import is_served_cheaply
from segmentry.results.profile import Profile
from segmentry.results.segmentation import Segmentation

#: What costs little to offer, so that it is offered also where little is to be had.
_FREE = ("lack", *PRESSING)


#: Of such a part a segment is in the test as a whole (ours).
_HALF = 0.5


@once
def levers(segmentation: Segmentation) -> dict[int, Lever]:
    """That of every segment which has one: the same is told of the one in which it is furthest, and of others that have
    no other as in that one.

    >>> import segmentry
    >>> plan = segmentry.Plan(k=3, k_max=3)
    >>> levers(segmentry.run(segmentry.sample("bank", rows=300), plan)).keys() <= {1, 2, 3}
    True
    """
    profile, plan = segmentation.profile, plan_of(segmentation)
    if profile is None:
        return {}
    in_plan = _of_plan(segmentation, plan)
    others = [own.id for own in profile.segments if own.id not in in_plan]
    each = [(id, x) for id in others for x in _of(segmentation, profile, id)]
    each.sort(key=lambda pair: in_order(pair[1]))
    chosen = {id: lever for id, lever in in_plan.items() if lever is not None}
    first = {lever.key: id for id, lever in reversed(chosen.items())}
    is_known = profile.main_outcome is not None
    cheap = {own for own in others if not is_known and is_served_cheaply(segmentation, own)}
    few = {own for own in others if _has_few(profile, own) and not pays_better(segmentation, own)}
    alone = cheap | few
    for id, lever in each:
        may_be = id not in alone or (id not in few and lever.kind in (*PRESSING, *SAID, *SUITED))
        if id not in chosen and may_be and not lever.is_small and first.setdefault(lever.key, id) == id:
            chosen[id] = lever
    for id, lever in each:  # of those who are left alone only what costs little, and is done elsewhere anyhow
        if id not in chosen and lever.key in first and (id not in alone or lever.kind in _FREE):
            chosen[id] = replace(lever, as_in=first[lever.key], then="" if id not in alone else lever.then)
    return chosen


def _of_plan(segmentation: Segmentation, plan: PlanOfAction | None) -> dict[int, Lever | None]:
    """What a card of those whom the plan reaches tells of what is tried with them: the fact that it rests on."""
    if plan is None or plan.aim == "ask":
        return {}
    told: dict[int, Lever | None] = {}
    for part in plan.parts:
        if plan.leads and _puts_up_with_more(segmentation, part.segment):
            continue
        act = act_of(segmentation, plan, part)
        if act.unknown:
            continue
        lever = act.lever
        here = () if lever is None or lever.kind == "liked" else candidates(segmentation)[part.segment]
        same = [x for x in here if lever is not None and x.key == lever.key]
        told[part.segment] = replace(same[0], act="", then="", as_in=None) if same else None
    return told


def _puts_up_with_more(segmentation: Segmentation, id: int) -> bool:
    """Whether the rule that leads holds for few of a segment, which puts up with something of its own: that is mended
    for the others."""
    led = led_of(segmentation, id)
    is_led = led is not None and led.share >= _HALF
    return not is_led and any(x.kind == "burden" for x in candidates(segmentation)[id])


def _of(segmentation: Segmentation, profile: Profile, id: int) -> list[Lever]:
    """The levers of a segment that no plan reaches which may be told of it."""
    is_rated = profile.main_outcome is not None and profile.main_outcome.kind == "rate"
    clue, plan = profile.segments[id - 1].clue, plan_of(segmentation)
    if profile.main_outcome is not None and plan is None:
        return [lever for lever in candidates(segmentation)[id] if lever.kind == "burden"]
    first = clue.column if is_rated and clue is not None else None  # a card begins with these
    return [lever for lever in candidates(segmentation)[id] if first not in lever.columns]


def _has_few(profile: Profile, id: int) -> bool:
    """Whether of a segment fewer than of all did what nobody wants, or what is wanted."""
    outcome = profile.main_outcome
    return outcome is not None and outcome.kind == "rate" and stands(outcome, outcome.segments[id - 1]) < 0
