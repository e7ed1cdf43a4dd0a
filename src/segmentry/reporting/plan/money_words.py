"""The money that goes with an outcome in words, and what customers cost as a part of what they bring."""

from collections.abc import Sequence

from segmentry.reporting.plan.plan_order import order_of
from segmentry.results.profile import AtStake
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.known_events import Event
from segmentry.stages.shared.outcome_words import is_loss
from segmentry.stages.shared.traits import normal
from segmentry.wording import share

#: A ratio from here on is said in times.
_TIMES = 2
#: An amount of which those of whom the outcome is so have this part comes with it alone (ours).
COMES_WITH = 0.95


def goes_with(segmentation: Segmentation, stake: AtStake, *, is_named: bool) -> str:
    """What money is at stake, behind a share of it: what was lost with those who left; with its name if that does not
    stand before it."""
    event, words = _event(segmentation, stake), column_called(stake.money.column, segmentation.labels).words
    if comes_with(segmentation, stake):
        return f"the {words}"
    if is_named:
        return f"what was lost with those {event.who}" if _is_lost(event) else f"what those {event.who} bring"
    return f"the {words} lost with those {event.who}" if _is_lost(event) else f"the {words} of those {event.who}"


def head_of(segmentation: Segmentation, stake: AtStake) -> str:
    """The same as the head of a column."""
    event, words = _event(segmentation, stake), column_called(stake.money.column, segmentation.labels).words
    if comes_with(segmentation, stake):
        return f"of all {words}"
    return f"of the {words} lost" if _is_lost(event) else f"of the {words} of all {event.who}"


def money_of(segmentation: Segmentation, segment: int) -> str:
    """The part of it that goes with one segment; empty where money does not order them, or it is withheld."""
    stake = order_of(segmentation).money
    part = None if stake is None else stake.money.segments[segment - 1].share_of_total
    return "" if stake is None or part is None else f"{share(part)} {head_of(segmentation, stake)}"


def comes_with(segmentation: Segmentation, stake: AtStake) -> bool:
    """Whether the amount comes with the outcome alone: nobody else has any of it."""
    profile, own = segmentation.profile, stake.money.all.value
    of_all = None if profile is None else profile.average_of(stake.money.column)
    return of_all is not None and of_all.mean is not None and (own or 0.0) >= COMES_WITH * of_all.mean


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


def ratio_said(ratio: float | None) -> str:
    """What they cost as a part of what they bring.

    >>> ratio_said(0.85), ratio_said(14.21)
    ('85%', '14 times')
    """
    return share(ratio) if ratio is None or ratio < _TIMES else f"{ratio:,.0f} times"
