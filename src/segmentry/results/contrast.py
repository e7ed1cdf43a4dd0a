"""How much a column differs between the segments."""

from typing import Literal

from segmentry.results._model import Result
from segmentry.results.recipe import Transform


class Contrast(Result):
    """How much one column differs between the segments, over all customers with a value in it.

    Attributes
    ----------
    measure : str
        `eta` of numbers (the correlation ratio: its square is the share of their variance that lies between the
        segments), `Cramer's V` of categories. Both from 0 to 1.
    df : int
        Of Cramer's V: the smaller number of segments and levels, less 1. How large a V is depends on it.
    transform : str
        Of a feature: the scale on which customers were compared, and on which `effect` is.
    p : float or None
        Holm-adjusted over the columns that are tested: Welch's test of equal means, Pearson's chi-squared test of
        equal shares. None for features, which made the segments: a test would be circular.
    p_apart : float or None
        Of the same columns, Holm-adjusted, too: the p that some two segments differ by a margin that matters or more,
        0.2 standard deviations of everyone or 5 percentage points. Below 5 % they were shown to be alike.
    explained : float or None
        Of the same columns: the share of the variance (of categories, of their indicators) that the segments explain
        when each customer is foretold from the others of the segment. Below 0: worse than from all others.
    made_of : tuple of str
        Of a number: the features from which it can be computed, as a sum, a part of one or a product, so that it
        differs between the segments by construction.
    agreement, by_chance : float or None
        Of categories among them: the share of customers whose level is the commonest among the others of their segment,
        and among all others.
    """

    column: str
    feature: bool
    measure: Literal["eta", "Cramer's V"]
    effect: float
    df: int = 1
    transform: Transform = "none"
    p: float | None = None
    p_apart: float | None = None
    made_of: tuple[str, ...] = ()
    explained: float | None = None
    agreement: float | None = None
    by_chance: float | None = None
