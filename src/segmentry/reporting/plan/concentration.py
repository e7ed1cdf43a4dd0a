"""What few groups account for: the fewest that have half of a whole, told where it is more than their share."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from segmentry.reporting.looks import quoted
from segmentry.reporting.trust.doubts import in_doubt
from segmentry.results.profile import OutcomeOf
from segmentry.results.segmentation import Segmentation
from segmentry.wording import capitalised, listed, share

Part = TypeVar("Part")

#: From so many times their share of the customers, what groups account for is told first, each of them having so many
#: times its own (ours).
CONCENTRATED, _EACH = 1.4, 1.2
#: Half of a whole is told of the groups that account for it; what is no quarter of it is no headline.
_HALF, _LEAST = 0.5, 0.25
#: Groups that are named; of more the numbers.
_MOST_NAMED = 3


def fewest(ordered: Iterable[Part], of: Callable[[Part], tuple[float, float | None]]) -> list[Part]:
    """The first that account for half of the whole; fewer where the next has no more of it than others.

    Parameters
    ----------
    of : callable
        The shares of the customers and of the whole that a part has (0 to 1).

    >>> fewest([0.4, 0.3, 0.2], lambda part: (0.2, part)), fewest([0.4, 0.3], lambda part: (0.3, part))
    ([0.4, 0.3], [0.4])
    """
    chosen: list[Part] = []
    for part in ordered:
        customers, own = of(part)
        if (own or 0.0) < _EACH * customers:
            break
        chosen.append(part)
        if sum(of(one)[1] or 0.0 for one in chosen) >= _HALF:
            break
    return chosen


def is_concentrated(customers: float, part: float) -> bool:
    """Whether a part of a whole is worth a title: no little, and clearly more than the share of the customers."""
    return part >= max(CONCENTRATED * customers, _LEAST)


def who_have_half(segmentation: Segmentation, ordered: Iterable[OutcomeOf]) -> list[OutcomeOf]:
    """The first groups that account for half of an outcome, or of an amount, as `fewest` has it."""
    return fewest(ordered, lambda own: (segmentation.segments[own.segment - 1].share, own.share_of_total))


def together(segmentation: Segmentation, groups: Collection[OutcomeOf]) -> tuple[float, float]:
    """The shares of the customers and of the whole that groups have (0 to 1)."""
    customers = sum(segmentation.segments[own.segment - 1].share for own in groups)
    return customers, sum(own.share_of_total or 0.0 for own in groups)


def named_first(segmentation: Segmentation, ordered: Sequence[OutcomeOf]) -> int:
    """How many of the groups in their order a title names: those that account for most of an outcome, else one."""
    chosen = who_have_half(segmentation, ordered)
    return len(chosen) if chosen and is_concentrated(*together(segmentation, chosen)) else min(len(ordered), 1)


def has_more_than_its_share(segmentation: Segmentation, own: OutcomeOf) -> bool:
    """Whether a group has a larger part of an outcome, or of an amount, than of the customers."""
    return (own.share_of_total or 0.0) > segmentation.segments[own.segment - 1].share


def account_for(
    segmentation: Segmentation,
    ids: Sequence[int],
    customers: float,
    part: float,
    whole: str,
    verb: str = "",
    act: str = "{who}",
    beside: str = "",
    is_little: bool = False,
) -> str:
    """What few groups account for; empty where that is little, or no more than their share of the customers, if it is
    not told of little, too.

    Parameters
    ----------
    ids : sequence of int
        The groups.
    customers, part : float
        Their shares of the customers and of the whole (0 to 1).
    verb : str
        What they do with their part, where that is more than to have it.
    act : str
        What to do with them, who stand for `{who}`.
    beside : str
        What else they account for.
    """
    if not ids or not (is_little or is_concentrated(customers, part)):
        return ""
    numbers = listed(map(str, ids), most=len(ids))
    who = quoted(segmentation, ids) if len(ids) <= _MOST_NAMED else f"groups {numbers}"
    has = f" {verb}" if verb else ","
    if len(ids) == 1:
        who = f"{who}{in_doubt(segmentation, ids[0])}"
    return capitalised(
        f"{act.replace('{who}', who)}: {share(customers)} of the customers{beside}{has} {share(part)} of {whole}"
    )
