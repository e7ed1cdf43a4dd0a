"""The user's own segments beside those that were found."""

from typing import Literal

from segmentry.results._model import Result


class OwnGroup(Result):
    """One of the user's own segments: its customers by segment, in the order of the segments.

    What would tell of fewer customers than `Plan.min_cell` is withheld: None.

    Attributes
    ----------
    counts : tuple of int or None
    shares : tuple of float or None
        Of its customers, or of their case weights (0 to 1).
    """

    name: str
    size: int | None
    counts: tuple[int | None, ...]
    shares: tuple[float | None, ...]


class Explained(Result):
    """How much of an outcome or value both divisions tell, of customers that they were not told of.

    Each customer is foretold by the average of all others of the group (leave-one-out; of squared errors that is PRESS,
    Allen 1974), and the error is compared with that of the average of all others.

    Attributes
    ----------
    kind : {"rate", "mean"}
        Of a rate of `level` the error is the log-loss, of a mean the squared error.
    customers : int
        With a value in it and a group in both divisions.
    theirs, ours : float
        The share of the error that is saved: 0 or less where the groups tell nothing.
    interval : pair of float
        95 % interval of `ours` - `theirs`, from the differences customer by customer.
    """

    column: str
    kind: Literal["rate", "mean"]
    level: str | None
    customers: int
    theirs: float
    ours: float
    interval: tuple[float, float]

    @property
    def is_sure(self) -> bool:
        """Whether more than chance sets both apart."""
        return self.interval[0] > 0 or self.interval[1] < 0


class OwnSegments(Result):
    """The user's own segments (`column`) beside ours.

    Attributes
    ----------
    customers, missing : int
        Customers with a group in both divisions, and those with a segment who have none of the user's.
    together : float
        Share of the customers who stay together when each own group is paired with one segment so that most do (linear
        assignment).
    ari : float
        Adjusted Rand index of both divisions.
    """

    column: str
    customers: int
    missing: int
    groups: tuple[OwnGroup, ...]
    together: float
    ari: float
    explained: tuple[Explained, ...] = ()
