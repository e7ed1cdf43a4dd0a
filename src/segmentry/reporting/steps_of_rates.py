"""What a card says of the plan of action where it is known what became of customers: whom of the segment it reaches, or
why nobody.

What goes together is a clue: every step is a test, on those who can still be reached.
"""

from segmentry.reporting.clue_words import of_such, part_said, remedy, those
from segmentry.reporting.outcome_and_worth import brings_much
from segmentry.reporting.own_lever import own_lever
from segmentry.reporting.plan_parts import Part, PlanOfAction
from segmentry.reporting.plan_words import WHOM, cell, on_card
from segmentry.reporting.said_of import rows_of
from segmentry.reporting.standing_out import stands
from segmentry.reporting.step import CONTACT_LAST, LEAVE, LEAVE_OUT, LIKE_ALL, NOT_IN, OFFER_LAST, WAIT, Step
from segmentry.reporting.steps_of_burdens import spare
from segmentry.results.profile import Outcome, OutcomeOf, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.in_turn import is_same_part
from segmentry.stages.profiling.outcome_figures import event_of, rate_told
from segmentry.stages.shared.outcome_events import UNWANTED, Event
from segmentry.wording import EVERYONE, capitalised, rate

#: With so much of what is wanted beside all customers, a segment is left out of a campaign (ours).
_HARDLY = 0.5
#: Of so many customers no more are waited for (ours).
_MANY = 200


def step_of(segmentation: Segmentation, outcome: Outcome, profile: SegmentProfile, plan: PlanOfAction | None) -> Step:
    """By whom of it the plan reaches; of all others by how the segment stands."""
    own, part = outcome.segments[profile.id - 1], None if plan is None else plan.part(profile.id)
    if own.value is None:
        return _of_band(segmentation, outcome, own, plan)
    if plan is not None and part is not None:
        return _in_plan(segmentation, plan, part, own)
    return _beside(segmentation, outcome, profile, plan)


def _in_plan(segmentation: Segmentation, plan: PlanOfAction, part: Part, own: OutcomeOf) -> Step:
    short = cell(segmentation, plan, part)
    if plan.aim == "ask":
        much = "so many" if stands(plan.outcome, own) > 0 else "so few"
        did = "" if plan.event is None else plan.event.did
        beside = f"({rate(own.value)}, {EVERYONE} {rate(plan.outcome.all.value)})"
        if rows_of(segmentation).kind != "person":  # who cannot be asked
            return Step(f"look why {much}", f"Look closely at ten of them: why {much} {did} {beside}?")
        return Step(f"ask why {much}", f"Ask ten of them why {much} {did} {beside}.")
    tried = on_card(segmentation, plan, part)
    told = _told(plan, part) if plan.rule is not None and part.clue is not None else _more(segmentation, plan, part)
    lever = own_lever(segmentation, own.segment, offers=False)  # a second offer would spoil the test
    return Step(short, " ".join(filter(None, (tried, told, lever))))


def _told(plan: PlanOfAction, part: Part) -> str:
    """What became of those like them, beside the others of the segment; where chance would do for that, no rate."""
    if part.clue is None or plan.event is None:
        return ""
    return of_such(part.clue, plan.event) if part.is_told else "They are too few to tell a rate of their own."


def _more(segmentation: Segmentation, plan: PlanOfAction, part: Part) -> str:
    """With whom of them to begin and what to offer these, or how a part of them stands."""
    clue = part.clue or part.first
    if clue is None or plan.event is None:
        return ""
    if part.clue is not None:
        return of_such(clue, plan.event)
    if plan.begin is not None and is_same_part(clue, plan.begin):
        return ""  # what holds in most groups is said once, above the cards
    by_clue = remedy(segmentation, clue, WHOM) if plan.aim == "prevent" else ""
    act = by_clue.replace(f" to {WHOM}", "").replace(f" for {WHOM}", "").replace(WHOM, "them")
    begin = f"Begin {'with ' if (to := those(part_said(segmentation, clue))).startswith('those') else ''}{to}"
    return f"{begin}{f', and {act}' if act else ''}. {of_such(clue, plan.event)}"


def _beside(segmentation: Segmentation, outcome: Outcome, profile: SegmentProfile, plan: PlanOfAction | None) -> Step:
    """A segment of which the plan reaches nobody."""
    own, event = outcome.segments[profile.id - 1], event_of(outcome, segmentation.labels)
    where, lever = stands(outcome, own), own_lever(segmentation, profile.id)
    spoken = own_lever(segmentation, profile.id, offers=False)
    beside = f"{rate(own.value)} {event.briefly}, {EVERYONE} {rate(outcome.all.value)}"
    if plan is not None and plan.aim == "reach" and where < 0:
        if (own.value or 0.0) < _HARDLY * (outcome.all.value or 0.0):
            return Step(LEAVE_OUT, f"Leave them out: {beside}.", alone=spoken)
        last = CONTACT_LAST if plan.by_contact else OFFER_LAST
        return Step(last, f"{capitalised(last)}: {beside}.", alone=spoken)
    is_less = where < 0 and plan is not None and plan.aim == "prevent"
    if not is_less and (spared := spare(segmentation, profile)) is not None:
        return spared
    if plan is not None and plan.aim == "ask" and plan.parts:
        ask = "ask" if rows_of(segmentation).kind == "person" else "look at"
        first = f"{capitalised(ask)} a few of them next: {beside}." if where else f"Treat like all: {beside}."
        short = f"{ask.removesuffix(' at')} next" if where else LIKE_ALL
        return Step(short, " ".join(filter(None, (first, spoken))))
    if plan is not None and (plan.aim == "ask" or (plan.rule is not None and not plan.parts)):
        return Step("", spoken)
    if where < 0 and (plan is None or plan.aim == "prevent"):
        return Step(LEAVE, " ".join(filter(None, (f"Leave as they are: {beside}.", spoken))), alone=spoken)
    short, text = ("", "") if plan is None else (NOT_IN, f"Not in the test: {beside}.")
    return Step(short, " ".join(filter(None, (text, lever))), alone=lever)


def _of_band(segmentation: Segmentation, outcome: Outcome, own: OutcomeOf, plan: PlanOfAction | None) -> Step:
    """The rate is withheld: near nothing or all a band is told."""
    said, where = rate_told(outcome, own, segmentation.labels), stands(outcome, own)
    event = event_of(outcome, segmentation.labels)
    beside = f"{said} {event.briefly}, {EVERYONE} {rate(outcome.all.value)}"
    if (where == 0 or event.kind in UNWANTED) and (much := brings_much(segmentation, own.segment)):
        return Step("look after", f"Look after them: they bring {much}. {_few(said, event)}")
    if own.band is not None and where == 0 and plan is not None and plan.aim != "ask":
        return Step(NOT_IN, f"Not in the test: {beside}.", alone="")
    if own.band is None or where == 0:
        return WAIT if own.count < _MANY else Step(LIKE_ALL, "Treat like all: their rate would tell of single ones.")
    if event.kind in ("response", "sale"):
        if where > 0:
            return Step("keep in touch", f"Keep in touch: {said} {event.did}, so that few are left to reach.")
        return Step(LEAVE_OUT, f"Leave them out: {beside}.", alone="")
    if event.wanted is not False:
        return Step("", "")
    if where > 0:
        return Step("ask why", f"Ask those {event.without} first: {said} {event.did}.")
    return Step(LEAVE, f"Leave as they are: {beside}.", alone="")


def _few(said: str, event: Event) -> str:
    """What is known of how many it is so of; else why nothing is told."""
    return f"{capitalised(said)} {event.briefly}." if said else f"How many {event.briefly} would tell of single ones."
