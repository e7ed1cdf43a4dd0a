"""Customers by how much of an amount they have, the most first: for whom there are no groups."""

from segmentry.results._model import Result


class Tier(Result):
    """Some of the customers drawn, in the column's own units.

    Attributes
    ----------
    above : float or None
        They have more than this; None of the last.
    share : float
        Their part of these customers (0 to 1).
    share_of_total : float
        Their part of the sum.
    typical : dict of str to float
        Their medians in other columns.
    """

    above: float | None
    count: int
    share: float
    mean: float
    sd: float
    share_of_total: float
    typical: dict[str, float]


class Tiers(Result):
    """The tiers of an amount, and `usual`, the medians of everyone in the columns in which they differ most."""

    column: str
    parts: tuple[Tier, ...]
    usual: dict[str, float]
