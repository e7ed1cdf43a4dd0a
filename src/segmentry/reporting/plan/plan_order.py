"""In which order the groups are begun with: by the money that goes with the outcome where it is known, else by its
rate."""

from dataclasses import dataclass

from segmentry.reporting.once import once
from segmentry.reporting.standing_out import standing_out, stands
from segmentry.results.profile import AtStake, Outcome, OutcomeOf, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.at_stake import cost_and_brought, cost_ratio
from segmentry.stages.profiling.clues import EVENTS
from segmentry.stages.profiling.outcome_figures import event_of


@dataclass(frozen=True)
class Order:
    """The groups that stand out, the first to begin with first, of the main outcome; `money` where that orders them,
    and otherwise than their rates do: then with those like all of whom as much money goes."""

    groups: tuple[OutcomeOf, ...]
    money: AtStake | None = None


@once
def order_of(segmentation: Segmentation) -> Order:
    """The order; of no groups where nothing is known of an outcome that is a rate."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None or outcome.kind != "rate":
        return Order(())
    by_rate, stake = tuple(own for own in standing_out(outcome) if own.value is not None), stake_of(segmentation)
    if stake is None:
        return Order(by_rate)
    is_wanted = event_of(outcome, segmentation.labels).wanted is True
    able = [x for x in outcome.ranked if x.value is not None and _stands(outcome, stake, x, is_wanted=is_wanted)]
    worth = {own.segment: each for own in able if (each := _for_each(segmentation, stake, own.segment)) > 0}
    by_money = tuple(sorted((x for x in able if x.segment in worth), key=lambda x: (-worth[x.segment], x.segment)))
    if not by_money or by_money == by_rate:
        return Order(by_rate)
    return Order(_with_as_much(segmentation, outcome, stake, by_money), stake)


def _with_as_much(
    segmentation: Segmentation, outcome: Outcome, stake: AtStake, groups: tuple[OutcomeOf, ...]
) -> tuple[OutcomeOf, ...]:
    """With those whose rate is like that of all, and that have more than their share of the money, or of whom each
    customer stands for no less of it than in one that is begun with."""
    worth = {own.segment: _for_each(segmentation, stake, own.segment) for own in outcome.segments}
    least = min(*(worth[own.segment] for own in groups), _for_each(segmentation, stake, 0))
    others = [own for own in outcome.ranked if own not in groups and own.value is not None and worth[own.segment] > 0]
    usual = [own for own in others if stands(outcome, own) == 0 and not _is_of_few(own)]
    as_much = [own for own in usual if worth[own.segment] >= least]
    return tuple(sorted((*groups, *as_much), key=lambda own: (-worth[own.segment], own.segment)))


def stake_of(segmentation: Segmentation) -> AtStake | None:
    """The money that goes with the main outcome; None where none is told."""
    profile = segmentation.profile
    outcome, stake = (None, None) if profile is None else (profile.main_outcome, profile.at_stake)
    return stake if outcome is not None and stake is not None and stake.outcome == outcome.column else None


def rank_of(segmentation: Segmentation, segment: int) -> float:
    """By what the other groups follow: the money that goes with the outcome of each customer, or its rate."""
    order, profile = order_of(segmentation), segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if order.money is not None:
        return _for_each(segmentation, order.money, segment)
    return 0.0 if outcome is None else outcome.segments[segment - 1].about or 0.0


def _stands(outcome: Outcome, stake: AtStake, own: OutcomeOf, *, is_wanted: bool) -> bool:
    """Whether more than usual goes with a group, beyond chance: of customers, or of money. Of what nobody wants not of
    money alone where fewer customers than usual do: little is left there to spare."""
    by_rate = stands(outcome, own)
    if by_rate > 0 or _is_of_few(own) or (by_rate < 0 and not is_wanted):
        return by_rate > 0
    return stands(stake.money, stake.money.segments[own.segment - 1]) > 0


def _is_of_few(own: OutcomeOf) -> bool:
    """Whether the outcome of a group is that of a few customers, whose money tells nothing of the others."""
    return own.count * (own.value or 0.0) < EVENTS


def _for_each(segmentation: Segmentation, stake: AtStake, segment: int) -> float:
    """The money that goes with the outcome, for each customer of a group (0: of all); less what such customers cost."""
    money = (stake.money.segments[segment - 1] if segment else stake.money.all).value or 0.0
    ratio = ratio_of(segmentation, segment, (stake.cost, stake.money.column)) if stake.cost is not None else None
    return money * (1 - (ratio or 0.0))


def costs_and_brings(segmentation: Segmentation) -> tuple[str, str] | None:
    """A column of what customers cost and one of what they bring, whose averages are told of every group."""
    profile, both = segmentation.profile, cost_and_brought(segmentation.columns)
    if profile is None or both is None:
        return None
    told = all(ratio_of(segmentation, own.id, both) is not None for own in profile.segments)
    return both if told else None


def ratio_of(segmentation: Segmentation, segment: int, both: tuple[str, str]) -> float | None:
    """What the customers of a group (0: all) cost as a part of what they bring."""
    profile: Profile | None = segmentation.profile
    if profile is None:
        return None
    of = profile.average_of if segment == 0 else profile.segments[segment - 1].average_of
    cost, brought = (None if (average := of(name)) is None else average.mean for name in both)
    return cost_ratio((cost, brought))
