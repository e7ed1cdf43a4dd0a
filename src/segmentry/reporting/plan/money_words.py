"""The money that goes with an outcome in words, and what customers cost as a part of what they bring."""

from collections.abc import Sequence

from segmentry.reporting.plan.plan_order import costs_and_brings, order_of, ratio_of, stake_of
from segmentry.results.profile import AtStake
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.at_stake import is_known_with
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.outcome_events import Event
from segmentry.stages.shared.outcome_words import is_loss
from segmentry.stages.shared.traits import normal
from segmentry.wording import capitalised, share

#: The ratio is worth a sentence where it is so many times as high in one group as in another (ours).
_APART = 1.25
#: Fewer groups have no order.
_TWO = 2


def goes_with(segmentation: Segmentation, stake: AtStake, *, is_named: bool) -> str:
    """What money is at stake, behind a share of it: what was lost with those who left; with its name if that does not
    stand before it."""
    event, words = _event(segmentation, stake), column_called(stake.money.column, segmentation.labels).words
    if is_named:
        return f"what was lost with those {event.who}" if _is_lost(event) else f"what those {event.who} bring"
    return f"the {words} lost with those {event.who}" if _is_lost(event) else f"the {words} of those {event.who}"


def head_of(segmentation: Segmentation, stake: AtStake) -> str:
    """The same as the head of a column."""
    event, words = _event(segmentation, stake), column_called(stake.money.column, segmentation.labels).words
    return f"of the {words} lost" if _is_lost(event) else f"of the {words} of all {event.who}"


def money_of(segmentation: Segmentation, segment: int) -> str:
    """The part of it that goes with one segment; empty where money does not order them, or it is withheld."""
    stake = order_of(segmentation).money
    part = None if stake is None else stake.money.segments[segment - 1].share_of_total
    return "" if stake is None or part is None else f"{share(part)} {head_of(segmentation, stake)}"


def came_with(segmentation: Segmentation, stake: AtStake) -> bool:
    """Whether nobody had any of it but those of whom the outcome is so: what was given to an appeal."""
    return is_known_with(segmentation.columns[stake.money.column])


def brought_beside(segmentation: Segmentation, ids: Sequence[int], stake: AtStake) -> str:
    """What some groups bring of all, beside what is at stake; empty where that is all of it, or it is not told."""
    return "" if came_with(segmentation, stake) else brought_by(segmentation, ids, stake.money.column)


def _is_lost(event: Event) -> bool:
    return event.kind in ("left", "lost") and not event.in_part


def _event(segmentation: Segmentation, stake: AtStake) -> Event:
    outcomes = () if segmentation.profile is None else segmentation.profile.outcomes
    return event_of(next(x for x in outcomes if x.column == stake.outcome), segmentation.labels)


def part_brought(segmentation: Segmentation, ids: Sequence[int], column: str) -> float | None:
    """What some groups bring of all (0 to 1); None where it is not told of every group."""
    profile = segmentation.profile
    each = [] if profile is None else [own.average_of(column) for own in profile.segments]
    told = [x.count * x.mean for x in each if x is not None and x.mean is not None]
    if not told or len(told) < len(each) or sum(told) <= 0:
        return None
    return sum(told[own - 1] for own in ids) / sum(told)


def brought_by(segmentation: Segmentation, ids: Sequence[int], column: str) -> str:
    """The same in words; empty where it is not told."""
    part = part_brought(segmentation, ids, column)
    return "" if part is None else f"{share(part)} {of_all(segmentation, column)}"


def of_all(segmentation: Segmentation, column: str) -> str:
    """All of a column, behind a share of it."""
    return f"of all {column_called(column, segmentation.labels).words}"


def ratio_head(segmentation: Segmentation, both: tuple[str, str]) -> str:
    """The head of the column of what customers cost as a part of what they bring; of claims by its usual name."""
    said = " / ".join(column_called(name, segmentation.labels).words for name in both)
    return f"loss ratio ({said})" if is_loss(normal(both[0])) else said


def _order_of_what_is_left(segmentation: Segmentation, both: tuple[str, str]) -> str:
    """What that does to the order in which groups are begun with; empty where these columns do not bear on it."""
    stake, order = stake_of(segmentation), order_of(segmentation)
    if stake is None or (stake.cost, stake.money.column) != both or len(order.groups) < _TWO:
        return ""
    return "; less that, the order stays" if order.money is None else ", which the order takes off"


def of_cost(segmentation: Segmentation) -> str:
    """Which groups cost most, and least, of what they bring; empty where that is not known, or much the same."""
    both = costs_and_brings(segmentation)
    if both is None or segmentation.k == 1:
        return ""
    each = {x.id: ratio_of(segmentation, x.id, both) or 0.0 for x in segmentation.segments}
    ranked = sorted(each, key=lambda own: (-each[own], own))
    most, least = ranked[0], ranked[-1]
    if each[most] < _APART * each[least]:
        return ""
    cost, brought = (column_called(name, segmentation.labels).words for name in both)
    ratios = f"{capitalised(cost)} is {share(each[most])} of {brought} in group {most}, {share(each[least])} in {least}"
    said = f"{ratios}{_order_of_what_is_left(segmentation, both)}."
    dear = [str(own) for own in ranked if each[own] >= 1]
    return f"{said} Groups that cost more than they bring are no aim: {', '.join(dear)}." if dear else said
