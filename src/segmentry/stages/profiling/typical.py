"""The typical answer among answers with an order, told by their shares."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from segmentry.maths import settled
from segmentry.results.profile import Level


@dataclass(frozen=True)
class Typical:
    """The median answer of a segment and of everyone, with their shares.

    `difference` is that of the mean ranks, in standard deviations of everyone's.
    """

    column: str
    level: str
    level_of_all: str
    share: float
    share_of_all: float
    filled: int
    difference: float
    rank: int
    rank_of_all: int

    @property
    def is_elsewhere(self) -> bool:
        """Whether the segment's typical answer is another than everyone's."""
        return self.level != self.level_of_all


def typical_of(levels: Sequence[Level], column: str, order: Sequence[str]) -> Typical | None:
    """The typical answer in a column, of a segment with these levels; None where a share is withheld.

    >>> shares = {"low": (0.2, 0.6), "medium": (0.2, 0.2), "high": (0.6, 0.2)}
    >>> levels = [Level(column="x", level=l, count=5, share=s, share_of_all=a) for l, (s, a) in shares.items()]
    >>> found = typical_of(levels, "x", ("low", "medium", "high"))
    >>> found.level, found.level_of_all, found.difference
    ('high', 'low', 1.0)
    """
    own = {level.level: level for level in levels if level.column == column and level.level in order}
    met = [own[level] for level in order if level in own]
    known = [level for level in met if level.share is not None and level.share_of_all is not None]
    if not known or len(known) < len(met):
        return None
    ranks = np.array([order.index(level.level) for level in known], dtype=np.float64)
    shares, of_all = (np.array([getattr(level, name) for level in known]) for name in ("share", "share_of_all"))
    if not shares.sum() or not of_all.sum():
        return None
    mean, mean_of_all = np.average(ranks, weights=shares), np.average(ranks, weights=of_all)
    sd = float(np.sqrt(np.average((ranks - mean_of_all) ** 2, weights=of_all)))
    middle, middle_of_all = _median(shares), _median(of_all)
    return Typical(
        column=column,
        level=known[middle].level,
        level_of_all=known[middle_of_all].level,
        share=float(shares[middle]),
        share_of_all=float(of_all[middle]),
        filled=known[0].filled,
        difference=settled(float(mean - mean_of_all) / sd) if sd else 0.0,
        rank=int(ranks[middle]),
        rank_of_all=int(ranks[middle_of_all]),
    )


def _median(shares: "np.typing.NDArray[np.float64]") -> int:
    """The place of the answer up to which half of the customers are."""
    return int(np.searchsorted(np.cumsum(shares) / shares.sum(), 0.5 - 1e-9))
