"""The money that goes with the outcome, of every segment, and what its customers cost of what they bring."""

from functools import partial

from segmentry.reporting.document import Column, Paragraph, Section, Table
from segmentry.reporting.looks import label
from segmentry.reporting.plan.money_words import (
    comes_with,
    goes_with,
    head_of,
    of_all,
    part_brought,
    ratio_head,
    ratio_said,
)
from segmentry.reporting.plan.plan_order import costs_and_brings, order_of, ratio_of, stake_of
from segmentry.results.profile import AtStake, OutcomeOf
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.profiling.outcome_figures import value_said, within
from segmentry.wording import MISSING, share

TITLE = "Money"
#: How to read it.
ABOUT = (
    "Counted from the rows: {what}, for each customer of a group (the others counting 0), with its 95% interval, and"
    " the part of all of it that is the group's."
)
_ORDER, _LESS = " In the order of what it is for each customer{less} groups are begun with.", ", less what such cost,"


def section(segmentation: Segmentation) -> Section | None:
    """What goes with the outcome in money, and the ratio of cost; nothing where neither is known."""
    stake = stake_of(segmentation)
    columns = (*_of_money(segmentation, stake), *_of_cost(segmentation))
    if segmentation.k == 1 or not columns:
        return None
    about = () if stake is None else (Paragraph(_about(segmentation, stake)),)
    of = Column("group", label)
    return Section("money", TITLE, (*about, Table((of, *columns), segmentation.segments)))


def _about(segmentation: Segmentation, stake: AtStake) -> str:
    is_first = order_of(segmentation).money is not None
    order = _ORDER.format(less=_LESS if stake.cost is not None else "") if is_first else ""
    return f"{ABOUT.format(what=goes_with(segmentation, stake, is_named=False))}{order}"


def _of_money(segmentation: Segmentation, stake: AtStake | None) -> tuple[Column, ...]:
    """For each customer with its interval, and the part of all of it."""
    if stake is None:
        return ()
    brought = stake.money.column
    said = partial(value_said, stake.money, labels=segmentation.labels)

    def own(segment: Segment) -> OutcomeOf:
        return stake.money.segments[segment.id - 1]

    def each(segment: Segment) -> str:
        return (
            MISSING
            if own(segment).value is None
            else f"{said(own(segment).value)}{within(own(segment).interval, said)}"
        )

    columns = (
        Column("customers", lambda segment: own(segment).count, "count"),
        Column("for each customer", each, "said"),
        Column(head_of(segmentation, stake), lambda segment: share(own(segment).share_of_total), "said"),
    )
    if comes_with(segmentation, stake):
        return columns
    of_total = Column(
        of_all(segmentation, brought), lambda x: share(part_brought(segmentation, [x.id], brought)), "said"
    )
    return (*columns, of_total)


def _of_cost(segmentation: Segmentation) -> tuple[Column, ...]:
    """What customers cost of what they bring."""
    both = costs_and_brings(segmentation)
    if both is None:
        return ()
    return (Column(ratio_head(segmentation, both), lambda x: ratio_said(ratio_of(segmentation, x.id, both)), "said"),)
