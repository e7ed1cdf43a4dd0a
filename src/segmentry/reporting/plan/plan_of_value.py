"""The plan of action by what customers are worth: those who bring clearly more are looked after."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from segmentry.reporting.made_parts import say_nothing
from segmentry.reporting.plan import halves_needed
from segmentry.reporting.plan.aim import aim_of, is_cost
from segmentry.reporting.plan.concentration import named_first
from segmentry.reporting.plan.halves_needed import Change
from segmentry.reporting.plan.plan_parts import Part, PlanOfAction
from segmentry.reporting.plan.who_needs_it import of_whom_it_is_needed
from segmentry.reporting.standing_out import standing_out
from segmentry.reporting.steps.candidates import treated_alike
from segmentry.reporting.trust.by_construction import is_picked_by
from segmentry.results.profile import Outcome, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.outcome_figures import value_said

#: From so many times the average value of a customer a segment is looked after (ours).
DEAR = 1.2
#: Those who were picked by an amount have less of it the next time: no size holds.
_PICKED = " By itself it may fall, as they were picked by it: size the test from a second period."


def plan_of_value(segmentation: Segmentation, profile: Profile, outcome: Outcome) -> PlanOfAction | None:
    """The plan; None where no group brings, or costs, clearly more, and of a value that is neither."""
    dear = [own for own in standing_out(outcome) if own.value is not None and (own.lift or 0.0) >= DEAR]
    aim = aim_of(segmentation, outcome)
    if not dear or aim == "ask" or segmentation.k == 1 or say_nothing(segmentation):
        return None
    parts = tuple(Part(own.segment, own.count, own.value or 0.0, own.count) for own in dear)
    alike = treated_alike(segmentation, [own.segment for own in dear])
    first = min(named_first(segmentation, dear), alike)
    plan = PlanOfAction(aim, outcome, None, parts[:first], parts[first:])
    plan = of_whom_it_is_needed(segmentation, profile, plan)
    return replace(plan, rise=_change(segmentation, profile, outcome, plan.tested))


def _change(segmentation: Segmentation, profile: Profile, outcome: Outcome, parts: Sequence[Part]) -> str:
    """What halves of these groups, taken together, show of a rise, or fall, if they were not picked by it; empty where
    a spread is not told."""
    if is_picked_by(segmentation, outcome.column):
        return _PICKED
    each = [(part.customers, profile.segments[part.segment - 1].average_of(outcome.column)) for part in parts]
    known = [(n, x.mean, x.sd) for n, x in each if x is not None and x.mean is not None and x.sd is not None]
    count = sum(n for n, _, _ in known)
    if len(known) < len(parts) or not count:
        return ""
    mean = sum(n * m for n, m, _ in known) / count
    variance = sum(n * (sd**2 + m**2) for n, m, sd in known) / count - mean**2
    change: Change = "fall" if is_cost(segmentation, outcome) else "rise"
    said = partial(value_said, outcome, labels=segmentation.labels)
    size = halves_needed.of_mean(count, mean, max(variance, 0.0) ** 0.5, said, change)
    return size.text if size.is_enough else ""
