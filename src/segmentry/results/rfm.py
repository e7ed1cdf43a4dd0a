"""The RFM grid: groups of customers by how recently and how often they ordered, with cut-offs in days and orders."""

from typing import Literal, NamedTuple

from segmentry.results._model import Result

#: What customers are scored by, from 1 to 5, the best.
RfmAxis = Literal["recency", "frequency"]
#: Cut-offs between five scores, from the lowest on.
Four = tuple[float, float, float, float]


class RfmCells(NamedTuple):
    """The scores, from the lowest to the highest, that make a group."""

    recency: tuple[int, int]
    frequency: tuple[int, int]


#: The groups that marketers know, by their usual names, from the worst to the best: every pair of scores is in one.
GRID: dict[str, RfmCells] = {
    "hibernating": RfmCells((1, 2), (1, 2)),
    "at risk": RfmCells((1, 2), (3, 4)),
    "can't lose": RfmCells((1, 2), (5, 5)),
    "about to sleep": RfmCells((3, 3), (1, 2)),
    "need attention": RfmCells((3, 3), (3, 3)),
    "promising": RfmCells((4, 4), (1, 1)),
    "new": RfmCells((5, 5), (1, 1)),
    "potential loyalist": RfmCells((4, 5), (2, 3)),
    "loyal": RfmCells((3, 4), (4, 5)),
    "champions": RfmCells((5, 5), (4, 5)),
}


class RfmCutOffs(Result):
    """What sets the scores apart, in days and orders.

    Attributes
    ----------
    recency : four float
        Most days since the last order that give 5, 4, 3 and 2.
    frequency : four float
        Most orders that give 1, 2, 3 and 4.
    fifths : dict of {"recency", "frequency"} to four float
        The plain quantiles at .2, .4, .6 and .8 (type 7 of Hyndman & Fan 1996). Learnt cut-offs lie where they do, but
        that customers of one value that reaches across a quantile all get the lowest of its scores.
    own : tuple of {"recency", "frequency"}
        Where the plan says the cut-offs.
    whole : bool
        Whether days and orders are whole numbers.
    """

    recency: Four
    frequency: Four
    fifths: dict[RfmAxis, Four]
    own: tuple[RfmAxis, ...] = ()
    whole: bool = True

    def days(self, scores: tuple[int, int]) -> tuple[float | None, float | None]:
        """More than the first and at most the second give these scores; None: without end.

        >>> cutoffs = RfmCutOffs(recency=(10, 20, 30, 40), frequency=(1, 2, 3, 4), fifths={})
        >>> cutoffs.days((5, 5)), cutoffs.days((3, 4)), cutoffs.days((1, 2))
        ((None, 10.0), (10.0, 30.0), (30.0, None))
        """
        low, high = scores
        return (None if high == 5 else self.recency[4 - high]), (None if low == 1 else self.recency[5 - low])

    def orders(self, scores: tuple[int, int]) -> tuple[float | None, float | None]:
        """The same of orders.

        >>> cutoffs = RfmCutOffs(recency=(10, 20, 30, 40), frequency=(1, 2, 3, 4), fifths={})
        >>> cutoffs.orders((5, 5)), cutoffs.orders((1, 2))
        ((4.0, None), (None, 2.0))
        """
        low, high = scores
        return (None if low == 1 else self.frequency[low - 2]), (None if high == 5 else self.frequency[high - 1])


class RfmGroup(Result):
    """A group of the grid. What would tell of fewer customers than `Plan.min_cell` is withheld: None.

    Attributes
    ----------
    name, usual : str
        What it is called, and what it is called unless the plan says otherwise.
    recency, frequency : pair of int
        Its lowest and highest scores.
    size : int or None
    share : float or None
        Of the customers (0 to 1).
    total_spent, share_of_money : float or None
        None, too, where no column tells what customers spent; the share, where they spent nothing together.
    counts : tuple of int or None
        Its customers by segment, in the order of the segments. Empty where there are none.
    """

    name: str
    usual: str
    recency: tuple[int, int]
    frequency: tuple[int, int]
    size: int | None
    share: float | None
    total_spent: float | None = None
    share_of_money: float | None = None
    counts: tuple[int | None, ...] = ()


class Unreached(Result):
    """A score that nobody has. `value` is the number of days or orders that reaches across it, which a `share` of the
    customers have; None where that is not why."""

    axis: RfmAxis
    score: int
    value: float | None = None
    share: float | None = None


class MoneyFifths(Result):
    """Customers in fifths of what they spent, from the lowest: `fifths` as in `RfmCutOffs`, ties in the lower.

    `customers` are the shares of all customers that each holds, and `money` its shares of all that was spent; None
    where that is nothing.
    """

    fifths: Four
    customers: tuple[float, ...]
    money: tuple[float, ...] | None


class RfmGrid(Result):
    """The customers by the RFM grid.

    Attributes
    ----------
    customers, missing : int
        Customers in a group, and those of whom it is not known when or how often they ordered.
    groups : tuple of RfmGroup
        All groups, from the worst to the best, those without customers, too.
    unreached : tuple of Unreached
        Scores that no customer has.
    total_spent : float or None
        By all in a group.
    together : float or None
        Share of the customers who stay together when each group is paired with one segment so that most do.
    """

    cutoffs: RfmCutOffs
    customers: int
    missing: int
    groups: tuple[RfmGroup, ...]
    unreached: tuple[Unreached, ...] = ()
    total_spent: float | None = None
    money: MoneyFifths | None = None
    together: float | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What the groups are called."""
        return tuple(group.name for group in self.groups)
