"""Where customers stand by the rhythm of their orders, segment by segment, and the money that is at stake."""

from typing import Literal

from segmentry.results._model import Result

#: Where a customer stands, from the first order on.
Lifecycle = Literal["new", "active", "back", "slipping away", "lost"]
STAGES: tuple[Lifecycle, ...] = ("new", "active", "back", "slipping away", "lost")


class StandingOf(Result):
    """One segment, or all customers together.

    Figures are None where they would tell of fewer customers than `Plan.min_cell`, those of money also where the log
    has none.

    Attributes
    ----------
    segment : int
        0: all customers.
    customers : int
    staying, slipping, lost : int or None
        How many are new, active or back; are slipping away; are lost.
    money : float or None
        What all of them spent, less what was returned.
    share_of_money : float or None
        Their part of what all customers spent (0 to 1).
    at_stake : float or None
        What those who are slipping away spent so far.
    """

    segment: int
    customers: int
    staying: int | None
    slipping: int | None
    lost: int | None
    money: float | None = None
    share_of_money: float | None = None
    at_stake: float | None = None


class Standing(Result):
    """Every segment, in their order, and all customers together; `stages` counts all of them by lifecycle."""

    segments: tuple[StandingOf, ...]
    all: StandingOf
    stages: dict[Lifecycle, int]
