"""What was changed in segments by hand."""

from typing import Literal

from segmentry import wording
from segmentry.results._model import Result
from segmentry.results.choice import Centres


class HandChange(Result):
    """Segments that were merged, or one that was divided.

    Attributes
    ----------
    kind : {"merge", "split"}
    segments : tuple of int
        Their numbers before it.
    reason : {"told", "too small", "too large"}
        Whether it was asked for, or the sizes that were asked for made it necessary.
    moved : float
        The share of the customers of all other segments who changed theirs as well, as the borders moved (0 to 1).
    order : tuple of int
        How the segments were numbered anew: places from 0, united ones in the place of the first, the second half of a
        divided one behind all.
    halves : array-like, 2 x dimensions
        Of a divided one the centres at which K-Means divided it, in matrix units.
    """

    kind: Literal["merge", "split"]
    segments: tuple[int, ...]
    reason: Literal["told", "too small", "too large"] = "told"
    moved: float = 0.0
    order: tuple[int, ...]
    halves: Centres = ()


class ByHand(Result):
    """All changes, in their order, and the `centres` of the segments before them (k x dimensions, matrix units)."""

    centres: Centres
    changes: tuple[HandChange, ...]

    @property
    def k(self) -> int:
        """The number of segments before any change."""
        return len(self.centres)

    @property
    def sentences(self) -> list[str]:
        """What was done, a sentence each."""
        return [_sentence(change) for change in self.changes]


def _sentence(change: HandChange) -> str:
    why = {"told": "by hand", "too small": "as one was too small", "too large": "as it was too large"}[change.reason]
    if change.kind == "merge":
        return f"Segments {wording.listed(map(str, change.segments))} were merged {why}; nobody else changed segment."
    others = f"{wording.share(change.moved, 1)} of the other customers changed segment with the borders"
    return f"Segment {change.segments[0]} was split {why}; {others}."
