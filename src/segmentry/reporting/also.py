"""What else a reader should know of the plan of action: what it rests on, what comes second, and what to heed."""

from segmentry.reporting import order_answer
from segmentry.reporting.clue_words import part_said
from segmentry.reporting.no_groups import no_groups
from segmentry.reporting.outcome_and_worth import brings_much, outcome_and_worth
from segmentry.reporting.plan.aim import is_cost
from segmentry.reporting.plan.concentration import has_more_than_its_share
from segmentry.reporting.plan.money_words import ratio_said
from segmentry.reporting.plan.plan_of_action import plan_of, scaled
from segmentry.reporting.plan.plan_order import costs_and_brings, order_of, ratio_of
from segmentry.reporting.plan.plan_parts import PlanOfAction
from segmentry.reporting.single_columns import leading_clue, parts_in_turn
from segmentry.reporting.standing_out import standing_out
from segmentry.reporting.trust.by_construction import by_construction, largest_part
from segmentry.reporting.trust.hindsight import hindsight
from segmentry.reporting.uneven_amounts import amount
from segmentry.results.profile import Outcome, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.quantities import tells_worth
from segmentry.wording import capitalised, listed, plural, rate

#: In so many groups at least, and in most of them, a column is told once (ours).
_SEVERAL = 3
#: What to heed where there are no real groups.
_BY_DEGREES = "Customers differ by degrees, not in kinds: use the parts below only where you must divide them."
_BEFORE = "Those who are reached did not before: expect lower rates than in the table."
_NO_FINDING = "helped to make the groups: that they differ in it is no finding"
_WIN_BACK = "Winning back those who are lost already comes second."


def also(segmentation: Segmentation) -> str:
    """Some sentences; empty where there is nothing more to know."""
    profile, plan = segmentation.profile, plan_of(segmentation)
    outcome = None if profile is None else profile.main_outcome
    is_cut = segmentation.verdict == "no structure"
    is_alone = is_cut and no_groups(segmentation) is not None  # what holds of the parts is said where they stand
    if profile is None or outcome is None:
        return "" if segmentation.k == 1 or is_cut else _made_of(segmentation)
    parts = (
        "" if plan is None else _second(segmentation, plan),
        _WIN_BACK if plan is not None and plan.event is not None and plan.event.kind == "lost" else "",
        hindsight(segmentation),
        _BEFORE if plan is not None and plan.aim == "reach" and not (plan.event and plan.event.again) else "",
        "" if is_alone or (is_cut and outcome.kind == "rate") else _of_worth(segmentation, profile, outcome),
        _BY_DEGREES if is_cut and not is_alone else "",
    )
    return " ".join(filter(None, parts))


def _made_of(segmentation: Segmentation) -> str:
    """That the amount which few groups have most of helped to make them."""
    if order_answer.headline(segmentation):
        made = any(tells_worth(name) for name in segmentation.features)
        return f"What they spend {_NO_FINDING}." if made else ""
    found = amount(segmentation)
    if found is None or found.column not in segmentation.features:
        return ""
    said = f"{capitalised(column_called(found.column, segmentation.labels).words)} {_NO_FINDING}."
    return f"{said} {largest_part(segmentation, found.column)}".strip()


def _second(segmentation: Segmentation, plan: PlanOfAction) -> str:
    """The part of the others that comes next, where a part of all leads."""
    _, *others = parts_in_turn(segmentation) if plan.leads else ((),)
    if not others or plan.rule is None or plan.event is None:
        return ""
    whole = segmentation.rows_labelled * others[0].whole // max(plan.rule.whole, 1)
    then = scaled(segmentation, others[0], whole)
    part, rates = (
        part_said(segmentation, then),
        f"{rate(then.value)} {plan.event.briefly}, {rate(then.rest)} of the rest",
    )
    return f"Of the others, those {part} come next: {rates}."


def _of_worth(segmentation: Segmentation, profile: Profile, outcome: Outcome) -> str:
    """Which group brings most of what customers are worth, where it is more than its share, and what that rests on."""
    if outcome.kind != "rate":
        return f"{_by_ratio(segmentation, outcome)} {_rests_on(segmentation, outcome.column)}".strip()
    worth = next((x for x in outcome_and_worth(profile) if x is not outcome), None)
    if worth is None or is_cost(segmentation, worth) or leading_clue(segmentation) is not None:
        return ""
    if order_of(segmentation).money is not None:
        if not (who := _who_bring(segmentation, worth)):
            return largest_part(segmentation, worth.column)
        said = _rests_on(segmentation, worth.column, f"that {who} so much")
        return f"{said} {_by_rate_alone(segmentation, outcome)}".strip() if said else ""
    segment = segmentation.segments[max(worth.segments, key=lambda own: own.share_of_total or 0.0).segment - 1]
    of_all = brings_much(segmentation, segment.id)
    if not of_all:
        return ""
    return f"Group {segment.id} brings {of_all}. {_rests_on(segmentation, worth.column)}".strip()


def _by_rate_alone(segmentation: Segmentation, outcome: Outcome) -> str:
    """Which group comes first where money does not count, beside the one that does; empty where that is the same."""
    first = [own[0].segment for own in (standing_out(outcome), order_of(segmentation).groups) if own]
    return f"By rate alone group {first[0]} comes first." if len(set(first)) > 1 else ""


def _by_ratio(segmentation: Segmentation, outcome: Outcome) -> str:
    """Which group costs most of what it pays, where that is another than the one that costs most each, beyond chance:
    the intervals of the costs, as parts of what is paid, do not meet."""
    both = costs_and_brings(segmentation)
    if both is None or both[0] != outcome.column:
        return ""
    ratios = {own.segment: ratio_of(segmentation, own.segment, both) or 0.0 for own in outcome.ranked}
    first, most = outcome.segments[max(ratios, key=lambda segment: ratios[segment]) - 1], outcome.ranked[0]
    low, high = (
        own.interval[end] * ratios[own.segment] / own.value if own.interval and own.value else 0.0
        for own, end in ((first, 0), (most, 1))
    )
    if low <= high:
        return ""
    said = " / ".join(column_called(name, segmentation.labels).words for name in both)
    there, here = (ratio_said(ratios[own.segment]) for own in (first, most))
    return f"By {said} group {first.segment} comes first: {there}, group {most.segment} {here}."


def _who_bring(segmentation: Segmentation, worth: Outcome) -> str:
    """Which of the groups that the title names bring more than their share; empty where none does."""
    plan = plan_of(segmentation)
    first = [] if plan is None or plan.leads else [worth.segments[part.segment - 1] for part in plan.tested]
    ids = [own.segment for own in first if has_more_than_its_share(segmentation, own)]
    groups = f"{plural(len(ids), 'group')} {listed(map(str, ids), most=len(ids))}"
    return f"{groups} {plural(len(ids), 'brings', 'bring')}" if ids else ""


def _rests_on(segmentation: Segmentation, column: str, what: str = "") -> str:
    """Which features made both an amount and the groups, and which part of it is large."""
    said = by_construction(segmentation, column, what), largest_part(segmentation, column)
    return " ".join(filter(None, said))
