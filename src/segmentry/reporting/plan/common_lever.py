"""What a company can change with customers of all groups; where it tells in some groups and not in others, with those
alone."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce

import numpy as np

from segmentry.maths.inference import rate_interval
from segmentry.maths.two_groups import rates_apart, same_differences
from segmentry.reporting.plan.plan_of_action import scaled
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue

#: A difference is not the same in all groups where chance would do for that no more often than this, as of several
#: levers one is soon so by chance (ours).
_CHANCE = 0.01
#: From so many groups of which both rates are told they can be compared, if these hold so much of all customers (ours).
_SEVERAL, _MOST = 2, 0.8
_TWO = 2


@dataclass(frozen=True)
class CommonLever:
    """A clue of all customers to what can be changed; `tested` are those of the groups with whom it is tried, `groups`
    these where they are not all, and `beside` the groups in which it does not tell."""

    clue: Clue
    tested: Clue
    groups: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()

    @property
    def column(self) -> str:
        """By what it is told."""
        return self.clue.column

    def is_of(self, segment: int) -> bool:
        """Whether it is tried with those of a group."""
        return not self.groups or segment in self.groups


def lever_in_groups(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> CommonLever:
    """A clue of all customers, with counts of all of them, as a lever: where the difference is not the same in all
    groups (Cochran 1954), of those in which it is beyond chance."""
    each = in_groups(segmentation, outcome, clue)
    alone = CommonLever(clue, clue)
    if outcome.kind != "rate":
        return alone
    if len(each) < _SEVERAL or sum(x.whole for x in each.values()) < _MOST * clue.whole or not _differ(each):
        return alone
    there = tuple(id for id, own in each.items() if is_apart(outcome, own))
    beside = tuple(id for id in each if id not in there)
    return CommonLever(clue, together(each, there), there, beside) if there and beside else alone


def in_groups(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> dict[int, Clue]:
    """The same part in each group of which it is told, with counts of all its customers."""
    both = zip(outcome.segments, clue.in_segments, strict=False)
    return {own.segment: scaled(segmentation, x, own.count) for own, x in both if x is not None}


def is_apart(outcome: Outcome, clue: Clue) -> bool:
    """Whether the rate of a part is above that of the rest beyond chance; of means no other is told."""
    if outcome.kind != "rate":
        return True
    hits, rest = (round(x) for x in clue.sums)
    both = rates_apart((hits, clue.count), (rest, clue.count_rest))
    return both is not None and both[1][0] > 0


def together(each: dict[int, Clue], ids: Collection[int]) -> Clue:
    """The same part of several groups as one."""
    return reduce(_added, (each[id] for id in ids)).model_copy(update={"within": None})


def _added(one: Clue, other: Clue) -> Clue:
    sums = (x + y for x, y in zip(one.sums, other.sums, strict=True))
    counts = one.count + other.count, one.count_rest + other.count_rest
    value, rest = (total / count for total, count in zip(sums, counts, strict=True))
    figures = {"value": value, "rest": rest, "count": counts[0], "count_rest": counts[1]}
    return one.model_copy(update=figures)


def _differ(each: dict[int, Clue]) -> bool:
    """Whether the parts stand further from the rest in some groups than in others, beyond chance."""
    apart = np.array([x.value - x.rest for x in each.values()])
    variances = np.array([_variance(x.value, x.count) + _variance(x.rest, x.count_rest) for x in each.values()])
    return same_differences(apart, variances) < _CHANCE


def _variance(rate: float, count: int) -> float:
    """Of a rate, by the width of its interval: where it is 0 or 1, too."""
    ends = rate_interval(rate * count, count) or (0.0, 1.0)
    return float(((ends[1] - ends[0]) / (_TWO * 1.96)) ** _TWO)
