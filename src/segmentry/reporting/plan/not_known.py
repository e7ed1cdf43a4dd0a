"""Where nothing tells what to try with groups that stand out: that it is so, once, and what would tell it."""

from segmentry.reporting.plan.act import act_of
from segmentry.reporting.plan.plan_parts import PlanOfAction
from segmentry.reporting.plan.plan_words import groups_said, within_most
from segmentry.reporting.plan.things_in_order import levers_with
from segmentry.reporting.standing_out import stands
from segmentry.reporting.steps.own_acts import own_acts
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.reason_words import is_reason_of_leaving
from segmentry.stages.shared.traits import normal

_NO_REASON = ": ask those who left, and add the reason as a column"


def not_known(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """With which groups nothing is tried for want of anything that tells what; empty where something is."""
    if plan.aim == "ask":
        return ""
    if plan.leads:
        return f"{_said(segmentation, plan, 'them')}." if act_of(segmentation, plan).unknown else ""
    of, own = plan.outcome.segments, own_acts(segmentation)
    told = [x for x in plan.parts if x in plan.tested or stands(plan.outcome, of[x.segment - 1]) > 0]
    left = [x for x in told if x.segment not in own and not levers_with(segmentation, x.segment)]
    ids = [x.segment for x in left if act_of(segmentation, plan, x).unknown]
    where = within_most(segmentation, plan) if act_of(segmentation, plan).unknown else ""
    return f"{_said(segmentation, plan, groups_said(ids))}. {where}".strip() if ids else ""


def _said(segmentation: Segmentation, plan: PlanOfAction, whom: str) -> str:
    """What no column tells of them."""
    if plan.event is None:
        return f"Nothing in the table tells what to try with {whom}"
    if plan.aim != "prevent":
        return f"Nothing in the table tells what would bring {whom} to it"
    if plan.event.kind not in ("left", "lost"):
        return f"Nothing in the table tells what could spare {whom} it"
    has_reason = any(is_reason_of_leaving(normal(x.name)) for x in segmentation.columns.columns)
    return f"Nothing in the table tells what could keep {whom}{'' if has_reason else _NO_REASON}"
