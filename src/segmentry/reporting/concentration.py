"""What few groups account for: the fewest that have half of a whole, told where it is more than their share."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from segmentry.reporting.looks import quoted
from segmentry.results.segmentation import Segmentation
from segmentry.wording import number_word, share

Part = TypeVar("Part")

#: From so many times their share of the customers, what groups account for is told first (ours).
CONCENTRATED = 1.4
#: Half of a whole is told of the groups that account for it.
_HALF = 0.5
#: Groups that are named.
_MOST_NAMED = 2


def fewest(ordered: Iterable[Part], share_of: Callable[[Part], float | None]) -> list[Part]:
    """The first that account for half of the whole; all where they do not.

    >>> fewest([0.4, 0.3, 0.2], lambda part: part)
    [0.4, 0.3]
    """
    chosen: list[Part] = []
    for part in ordered:
        chosen.append(part)
        if sum(share_of(own) or 0.0 for own in chosen) >= _HALF:
            break
    return chosen


def account_for(
    segmentation: Segmentation, ids: Sequence[int], customers: float, part: float, whole: str, verb: str = ""
) -> str:
    """What few groups account for; empty where that is no more than their share of the customers.

    Parameters
    ----------
    ids : sequence of int
        The groups.
    customers, part : float
        Their shares of the customers and of the whole (0 to 1).
    verb : str
        What they do with their part, where that is more than to have it.
    """
    if not ids or part < CONCENTRATED * customers:
        return ""
    if len(ids) <= _MOST_NAMED:
        return f"{quoted(segmentation, ids)}: {share(customers)} of the customers, {share(part)} of {whole}"
    who = f"{number_word(len(ids)).capitalize()} of {number_word(segmentation.k)} groups"
    has = " ".join(filter(None, (verb, share(part))))
    return f"{who} are {share(customers)} of the customers and {has} of {whole}"
