"""What a card says of the plan of action where it is known what became of customers: whom of the segment it reaches, or
why nobody.

What goes together is a clue: every step is a test, on those who can still be reached.
"""

from segmentry.reporting.clue_words import of_such, rates_said
from segmentry.reporting.made_parts import are_made
from segmentry.reporting.outcome_and_worth import brings_much
from segmentry.reporting.plan.act import act_of
from segmentry.reporting.plan.plan_of_action import NEARLY_ALL, is_of_nearly_all
from segmentry.reporting.plan.plan_order import order_of
from segmentry.reporting.plan.plan_parts import Part, PlanOfAction
from segmentry.reporting.plan.plan_words import begin_with, cell, in_test_of_rule, on_card
from segmentry.reporting.plan.things_in_order import levers_with
from segmentry.reporting.single_columns import led_of
from segmentry.reporting.standing_out import stands
from segmentry.reporting.steps.levers import levers
from segmentry.reporting.steps.step import (
    ASK_LAST,
    CONTACT_LAST,
    LEAVE,
    LEAVE_OTHERS,
    LEAVE_OUT,
    LIKE_ALL,
    OFFER_LAST,
    OTHERS_LEFT,
    TOO_FEW,
    Step,
)
from segmentry.reporting.steps.steps_of_levers import by_lever
from segmentry.results.profile import Outcome, OutcomeOf, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.outcome_figures import event_of, rate_told, within
from segmentry.stages.shared.known_events import UNWANTED, Event
from segmentry.wording import EVERYONE, capitalised, rate

#: With so much of what is wanted beside all customers, a segment is left out of a campaign (ours).
_HARDLY = 0.5
#: Of so many customers no more are waited for (ours).
_MANY = 200


def step_of(segmentation: Segmentation, outcome: Outcome, profile: SegmentProfile, plan: PlanOfAction | None) -> Step:
    """By whom of it the plan reaches; of all others by how the segment stands."""
    own, part = outcome.segments[profile.id - 1], None if plan is None else plan.part(profile.id)
    if plan is None and are_made(segmentation):
        return Step()
    if own.value is None:
        return _of_band(segmentation, outcome, own, plan)
    if plan is not None and part is not None:
        return _in_plan(segmentation, plan, part, profile)
    return _beside(segmentation, outcome, profile, plan)


def _in_plan(segmentation: Segmentation, plan: PlanOfAction, part: Part, profile: SegmentProfile) -> Step:
    if plan.leads:
        return _led(segmentation, plan, part, profile)
    if plan.aim == "ask":
        return _asked(segmentation, plan, part, profile)
    if plan.aim == "reach" and act_of(segmentation, plan, part).unknown:  # who does it anyhow is not asked to
        return Step(LEAVE, f"{capitalised(LEAVE)}: {rate(part.rate)} {plan.event.briefly if plan.event else ''}.")
    told, how = _told(plan, part), _how(segmentation, part) if plan.rule is None else ""
    much = brings_much(segmentation, part.segment) if are_made(segmentation) else ""
    worth = f"They bring {much}: look after them." if much else ""
    said = (on_card(segmentation, plan, part), told, _begin_with(segmentation, plan, part), how, worth)
    return Step(cell(segmentation, plan, part), " ".join(filter(None, said)))


def _led(segmentation: Segmentation, plan: PlanOfAction, part: Part, profile: SegmentProfile) -> Step:
    """Of those for whom the rule that leads holds what became of them; the others may have a lever of
    their own."""
    led, clue = led_of(segmentation, part.segment), part.clue
    if led is None or plan.event is None:
        return Step()
    own, (short, tested) = levers(segmentation).get(part.segment), in_test_of_rule(segmentation, plan, part.segment)
    if own is not None and own.act and (by_own := by_lever(segmentation, profile)) is not None:
        return _both(short, tested, by_own)
    rates = "" if clue is None or not part.is_told or led.share > NEARLY_ALL else of_such(clue, plan.event)
    return Step(short, " ".join(filter(None, (f"{tested}.", rates))))


def _both(short: str, tested: str, by_own: Step) -> Step:
    """That some are in the test, and what is done with the others."""
    each = (f"{tested}." if tested else "", by_own.text)
    return Step("; ".join(filter(None, (short, by_own.short))), " ".join(filter(None, each)))


def _asked(segmentation: Segmentation, plan: PlanOfAction, part: Part, profile: SegmentProfile) -> Step:
    """Where it is not known what is wanted: of which of them it is so most, or beside which group to look at them."""
    own, event = plan.outcome.segments[profile.id - 1], plan.event
    much = "so many" if stands(plan.outcome, own) > 0 else "so few"
    did = "" if event is None else event.did
    see = f"See why {much} {did} ({rate(own.value)}, {EVERYONE} {rate(plan.outcome.all.value)})"
    clue, other = profile.clue, next((x.segment for x in plan.parts if x.segment != part.segment), None)
    is_part = clue is not None and clue.outcome == plan.outcome.column and not is_of_nearly_all(clue)
    if clue is not None and event is not None and is_part:
        begin = capitalised(begin_with(segmentation, clue))
        return Step(f"see why {much}", f"{see}. {begin}: of such, {rates_said(clue, event)}.")
    return Step(f"see why {much}", see + ("." if other is None else f": compare them with group {other}."))


def _how(segmentation: Segmentation, part: Part) -> str:
    """The fact that what is tried with them rests on; empty where that is no mark of theirs."""
    lever = levers(segmentation).get(part.segment)
    return "" if lever is None else lever.how


def _told(plan: PlanOfAction, part: Part) -> str:
    """What became of those like them, beside the others of the segment; nothing where chance would do for that, or it
    is said once for several groups."""
    is_said = part.clue is None or plan.begin is not None or not part.is_told
    return "" if is_said or part.clue is None or plan.event is None else of_such(part.clue, plan.event)


def _begin_with(segmentation: Segmentation, plan: PlanOfAction, part: Part) -> str:
    """With whom of them to begin."""
    if part.first is None or plan.event is None or plan.rule is not None:
        return ""
    if any(x.column == part.first.column for x in levers_with(segmentation, part.segment).values()):
        return ""
    begin = begin_with(segmentation, part.first)
    is_first = plan.place(part.segment) == 0 and not act_of(segmentation, plan, part).unknown
    begin = f"If it works, {begin}" if is_first else capitalised(begin)
    return f"{begin}: of such, {rates_said(part.first, plan.event)}."


def _beside(segmentation: Segmentation, outcome: Outcome, profile: SegmentProfile, plan: PlanOfAction | None) -> Step:
    """A segment of which the plan reaches nobody."""
    own, event = outcome.segments[profile.id - 1], event_of(outcome, segmentation.labels)
    where = stands(outcome, own)
    beside = f"{rate(own.value)} {event.briefly}, {EVERYONE} {rate(outcome.all.value)}"
    if plan is not None and plan.leads:
        return _hardly_led(segmentation, plan, profile, beside) if plan.parts else Step()
    is_reached = plan is not None and plan.aim == "reach" and bool(plan.parts)
    if is_reached and where < 0 and _has_hardly_any(segmentation, outcome, own):
        return Step(LEAVE_OUT, f"Leave them out: {beside}.")
    rest = _last(plan) if plan is not None and is_reached else LEAVE
    lever = by_lever(segmentation, profile) if plan is None or plan.rule is None or where > 0 else None
    if where < 0 and (plan is None or is_reached or (plan.aim == "prevent" and lever is None)):
        return Step(rest, f"{capitalised(rest)}: {beside}.")
    if lever is not None or plan is None or not plan.parts:
        return lever or Step()
    if plan.aim == "ask":
        return Step("look next", f"Look at them next: {beside}.") if where else _like_all(beside)
    if not where:
        beside = f"{rate(own.value)} {event.briefly}{within(own.interval)}, like all ({rate(outcome.all.value)})"
    return _unfit(beside) if where > 0 and plan.aim == "prevent" else Step(rest, f"{capitalised(rest)}: {beside}.")


def _has_hardly_any(segmentation: Segmentation, outcome: Outcome, own: OutcomeOf) -> bool:
    """Whether there is next to nothing to gain with it, by what orders the groups."""
    money = order_of(segmentation).money
    counted = outcome if money is None or money.money.segments[own.segment - 1].value is None else money.money
    return (counted.segments[own.segment - 1].value or 0.0) < _HARDLY * (counted.all.value or 0.0)


def _last(plan: PlanOfAction) -> str:
    if plan.by_contact:
        return CONTACT_LAST
    return ASK_LAST if plan.event is not None and plan.event.act.startswith("ask") else OFFER_LAST


def _hardly_led(segmentation: Segmentation, plan: PlanOfAction, profile: SegmentProfile, beside: str) -> Step:
    """A group of which the rule that leads holds for few: it has its own lever, or is left."""
    (short, tested), lever = in_test_of_rule(segmentation, plan, profile.id), by_lever(segmentation, profile)
    if lever is not None:
        return _both(short, tested, lever)
    if tested:
        return Step(f"{short}{OTHERS_LEFT}", f"{tested}. {LEAVE_OTHERS}: {beside}.")
    if stands(plan.outcome, plan.outcome.segments[profile.id - 1]) > 0 and plan.aim == "prevent":
        return _unfit(beside)
    return Step(LEAVE, f"{capitalised(LEAVE)}: {beside}.")


def _unfit(beside: str) -> Step:
    """Of those who are worse off than all, and for whom neither what is tried nor a lever of their own is fit."""
    return Step("", f"What is tried does not fit this group: {beside}.")


def _like_all(beside: str) -> Step:
    return Step(LIKE_ALL, f"Treat like all: {beside}.")


def _of_band(segmentation: Segmentation, outcome: Outcome, own: OutcomeOf, plan: PlanOfAction | None) -> Step:
    """The rate is withheld: near nothing or all a band is told."""
    said = "" if own.band is None else rate_told(outcome, own, segmentation.labels)
    where = stands(outcome, own)
    event = event_of(outcome, segmentation.labels)
    beside = f"{said} {event.briefly}, {EVERYONE} {rate(outcome.all.value)}"
    if (where == 0 or event.kind in UNWANTED) and (much := brings_much(segmentation, own.segment)):
        return Step(LEAVE, f"{capitalised(LEAVE)}: they bring {much}. {_few(said, event)}")
    if own.band is not None and where == 0 and plan is not None and plan.aim != "ask":
        rest = _last(plan) if plan.aim == "reach" else LEAVE
        return Step(rest, f"{capitalised(rest)}: {beside}.")
    if own.band is None or where == 0:
        return TOO_FEW if own.count < _MANY else Step(LIKE_ALL, "Treat like all: their rate would tell of single ones.")
    if event.kind in ("response", "sale"):
        if where > 0:
            return Step("keep in touch", f"Keep in touch: {said} {event.did}, so that few are left to reach.")
        return Step(LEAVE_OUT, f"Leave them out: {beside}.")
    if event.wanted is not False:
        return Step()
    if where > 0:
        return Step("ask why", f"Ask those {event.without} first: {said} {event.did}.")
    return Step(LEAVE, f"Leave as they are: {beside}.")


def _few(said: str, event: Event) -> str:
    """What is known of how many it is so of; else why nothing is told."""
    return f"{capitalised(said)} {event.briefly}." if said else f"How many {event.briefly} would tell of single ones."
