"""What several sections ask of one segmentation, computed once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from segmentry.results.segmentation import Segmentation

Made = TypeVar("Made")


def once(function: Callable[[Segmentation], Made]) -> Callable[[Segmentation], Made]:
    """The function, which keeps what it made of the segmentation that it was asked about last.

    Segmentations are frozen: the same one gives the same result.

    Examples
    --------
    >>> import segmentry
    >>> segmentation = segmentry.run(segmentry.sample("bank", rows=300), segmentry.Plan(k=2, k_max=2))
    >>> sized = once(lambda segmentation: list(segmentation.sizes))
    >>> sized(segmentation) is sized(segmentation)
    True
    """
    last: list[tuple[Segmentation, Made]] = []

    @wraps(function)
    def kept(segmentation: Segmentation) -> Made:
        made = next((pair for pair in last if pair[0] is segmentation), None)
        if made is None:
            made = segmentation, function(segmentation)
            last[:] = [made]
        return made[1]

    return kept
