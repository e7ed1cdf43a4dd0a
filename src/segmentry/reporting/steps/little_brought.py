"""Which segments are served at little cost, as they bring hardly anything: nothing that costs is tried with them."""

from segmentry.reporting.plan.aim import aim_of
from segmentry.reporting.plan.concentration import together, who_have_half
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.standing_out import stands
from segmentry.reporting.uneven_amounts import amount
from segmentry.results.profile import Outcome, OutcomeOf
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.earnings import is_spent
from segmentry.stages.shared.quantities import comparative
from segmentry.stages.shared.traits import normal

#: Up to so many times its share of the customers, or the average value of one, a segment brings hardly anything: then
#: it is served at little cost if it has no lever (ours).
_HARDLY = 0.5


def is_served_cheaply(segmentation: Segmentation, id: int) -> bool:
    """Whether it brings hardly anything of what all bring: of an outcome that is what customers are worth, or else of
    the amount that groups differ in most; where neither is known it is not."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if outcome is not None:
        return brings_little(segmentation, outcome, outcome.segments[id - 1])
    found = amount(segmentation)
    if found is None or not is_brought(found.column):
        return False
    own = next(x for x in found.parts if x.segment == id)
    if own in who_have_half(segmentation, found.parts):
        return False
    customers, brought = together(segmentation, [own])
    return brought <= _HARDLY * customers


def brings_little(segmentation: Segmentation, outcome: Outcome, own: OutcomeOf) -> bool:
    """Whether a customer of a segment brings hardly anything beside what a customer brings on average, beyond chance;
    False of a rate, of what customers do not bring, and where there are no groups or the plan reaches them."""
    plan = plan_of(segmentation)
    if segmentation.verdict == "no structure":
        return False
    if outcome.kind == "rate" or aim_of(segmentation, outcome) != "look after" or (plan and plan.part(own.segment)):
        return False
    return own.lift is not None and own.lift <= _HARDLY and stands(outcome, own) <= 0


def is_brought(column: str) -> bool:
    """Whether customers bring it: a sum that they spend, give or hold."""
    return comparative(column).sense == "worth" or is_spent(normal(column))
