"""A column that customers may be asked about, before anything is computed."""

from typing import Literal

from segmentry.results._model import Result

#: The rate of a level, an average of what became of customers, or of what they are worth.
Kind = Literal["rate", "mean", "value"]


class Candidate(Result):
    """What may be the outcome.

    Attributes
    ----------
    outcome : str
        What `Plan.outcome` calls it.
    level : str or None
        Of a rate the level that is told.
    share : float or None
        Of a rate the share of customers of whom it is so (0 to 1).
    is_found : bool
        It is one of those that are taken where nobody says otherwise.
    is_bad : bool
        Nobody wants it.
    """

    outcome: str
    column: str
    kind: Kind
    level: str | None = None
    share: float | None = None
    is_found: bool = True
    is_bad: bool = False
