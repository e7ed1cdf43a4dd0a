"""How much several divisions of the same customers tell of what they spent afterwards."""

from typing import Literal

from segmentry.results._model import Result

#: How spending counts: as it is, at most its 99 % quantile, or the logarithm of 1 + spending.
Scale = Literal["capped", "log", "raw"]
SCALES: tuple[Scale, ...] = ("capped", "log", "raw")


class Explains(Result):
    """One division: how many groups it has, whether some were put together to be as many as those of the others, and by
    scale the share of the squared error that it explains of customers that it was not told of."""

    name: str
    groups: int
    joined: bool
    explained: dict[Scale, float]


class SpendingApart(Result):
    """How much more the first division explains than another, and the 95 % interval of that."""

    other: str
    scale: Scale
    difference: float
    interval: tuple[float, float]

    @property
    def is_sure(self) -> bool:
        """Whether more than chance sets both apart."""
        return self.interval[0] > 0 or self.interval[1] < 0


class AtNumber(Result):
    """Divisions into equally many groups, ours first, and how far it is from each of the others."""

    groups: int
    divisions: tuple[Explains, ...]
    apart: tuple[SpendingApart, ...]

    def of(self, other: str) -> dict[Scale, SpendingApart]:
        """By scale how far the first is from another."""
        return {one.scale: one for one in self.apart if one.other == other}


class NextSpending(Result):
    """What divisions of customers up to a day explain of their spending after it.

    Attributes
    ----------
    period : str
        The days after it, in words; empty where nobody told.
    customers, spenders : int
        With a group in every division, and those of them who spent anything afterwards.
    spent : float
        By all of them together.
    ten_largest : float or None
        The share of it that the ten who spent most brought; None where all together is nothing.
    cap : float
        The 99 % quantile of what they spent.
    splits, seed : int
        Customers were so often divided in halves by chance.
    at : tuple of AtNumber
        For each number of groups.
    without : tuple of str
        Features of the segments that could not be made of what was known up to the day.
    why_not : str
        Where nothing was compared, why.
    """

    period: str = ""
    customers: int = 0
    spenders: int = 0
    spent: float = 0.0
    ten_largest: float | None = None
    cap: float = 0.0
    splits: int = 0
    seed: int = 0
    at: tuple[AtNumber, ...] = ()
    without: tuple[str, ...] = ()
    why_not: str = ""
