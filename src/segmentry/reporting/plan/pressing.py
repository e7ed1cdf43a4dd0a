"""In which order a page tells of the segments: the most pressing first, in the table and on the cards alike."""

from collections.abc import Sequence
from itertools import pairwise

from segmentry.reporting.lens import both_of, lens, offered_first
from segmentry.reporting.plan.money_words import goes_with
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.plan_order import order_of, rank_of
from segmentry.reporting.uneven_amounts import amount
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called


def place_of(segmentation: Segmentation, id: int) -> tuple[float, ...]:
    """Sorts segments: those in the test, those that come later, and the others, by their outcome; who has most, or is
    offered something, first; else as numbered.

    >>> import segmentry
    >>> segmentation = segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k=3, k_max=3))
    >>> first = min((1, 2, 3), key=lambda id: place_of(segmentation, id))
    >>> first == segmentation.profile.main_outcome.ranked[0].segment
    True
    """
    profile = segmentation.profile
    if profile is None:
        return 0.0, id
    if profile.main_outcome is not None:
        plan = plan_of(segmentation)
        place = 0 if plan is None or plan.leads or plan.aim == "ask" else plan.place(id)
        return place, -rank_of(segmentation, id), id
    if (found := amount(segmentation)) is not None:
        return -next((own.value or 0.0 for own in found.parts if own.segment == id), 0.0), id
    standing = segmentation.standing
    if standing is not None and all(own.share_of_money is not None for own in standing.segments):
        brings = standing.segments[id - 1]
        return -(brings.share_of_money or 0.0) / max(brings.customers, 1), id
    column = lens(segmentation)
    shares = [] if column is None else [yes.share or 0.0 for yes, _ in both_of(segmentation, column)]
    is_first = column is not None and id in offered_first(segmentation, column)
    return (-is_first, -shares[id - 1], id) if shares else (0.0, id)


def sorted_by(segmentation: Segmentation, ids: Sequence[int]) -> str:
    """By what segments are sorted, where a lower rate of the outcome stands above a higher one; else empty."""
    profile, money = segmentation.profile, order_of(segmentation).money
    outcome = None if profile is None else profile.main_outcome
    rates = [] if outcome is None else [outcome.segments[id - 1].about or 0.0 for id in ids]
    if outcome is None or all(one >= other for one, other in pairwise(rates)):
        return ""
    by = "the outcome" if money is None else f"{goes_with(segmentation, money, is_named=False)}, for each customer"
    if money is not None and money.cost is not None:
        by = f"{by}, less {column_called(money.cost, segmentation.labels).words}"
    plan = plan_of(segmentation)
    return f"Sorted by {'' if plan is None or plan.leads else 'what to do, then by '}{by}."
