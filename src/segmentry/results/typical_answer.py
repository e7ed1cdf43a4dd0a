"""The typical answer in a column whose answers have an order."""

from segmentry.results._model import Result


class Typical(Result):
    """The typical answer in a column whose answers have an order: the median one, of `filled` customers.

    Attributes
    ----------
    rank : int
        Its place on the scale, from 0.
    share, share_of_all : float or None
        How many of the segment, and of all customers, give it; None where that is withheld.
    difference : float or None
        (mean rank - mean rank of all) / its standard deviation over all. Where shares are withheld it is computed from
        those that are told; None where too few are.
    """

    column: str
    level: str
    rank: int
    share: float | None
    share_of_all: float | None
    filled: int
    difference: float | None
