"""Short rules in the columns' own units that retell the segments, and how well they do."""

from segmentry.results._model import Result

#: A rule tells a segment from this share of it that it finds, and this part of those found that are its own, on (ours).
_FINDS, _IS_RIGHT = 0.8, 0.8


class Condition(Result):
    """What a rule asks of one column: of a number `above` or `up_to` or both, of a category `level` or `is_not`.

    A missing cell counts as what the recipe fills in for it, and so do the numbers that stand for missing.

    Attributes
    ----------
    above : float or None
        The cell is greater than this, in the column's own units; of dates days since 1970-01-01; of a boolean
        true is 1 and false is 0.
    up_to : float or None
        The cell is this or less.
    level : str or None
        The cell is this level; `(other)` stands for every level that the recipe pools.
    is_not : tuple of str
        The cell is none of these levels.
    at_least, at_most : str or None
        Of answers with an order: the cell is this one or a higher one, or a lower one.
    """

    column: str
    above: float | None = None
    up_to: float | None = None
    level: str | None = None
    is_not: tuple[str, ...] = ()
    at_least: str | None = None
    at_most: str | None = None


class Rule(Result):
    """Customers who meet all conditions go to `segment` (from 1). Without conditions everyone does.

    Attributes
    ----------
    rows : int
        Rows, of those the rules were measured on, that meet the conditions.
    share_right : float
        The share of these whose segment it is (0 to 1).
    covers : float
        The share of the segment's rows that are among them (0 to 1).
    """

    segment: int
    conditions: tuple[Condition, ...]
    rows: int
    share_right: float
    covers: float


class Rules(Result):
    """Rules of which every row meets exactly one. Sorted by segment, then by how much of it they cover.

    Attributes
    ----------
    rows : int
        Rows that all figures are computed on.
    sampled : bool
        Whether these are a sample of the customers.
    leaves : int
        How many rules there are.
    fidelity : float
        The share of the rows that the rules put in the segment that K-Means put them in (0 to 1).
    price : float or None
        The price of explainability (Moshkovitz, Dasgupta, Rashtchian & Frost 2020): the inertia of the rules' groups
        over that of the K-Means segments, each around their own means: 1 or more, 1 = nothing is lost. (Slightly less
        is possible where the centres are not those of these rows.) None where the segments have no inertia.
    coverage : tuple of float or None
        Per segment the share of its rows that its rules find (0 to 1); None where it has no row.
    exclusivity : tuple of float or None
        Per segment the share of the rows found by its rules that are its own (0 to 1); None where it has no rule.
    """

    rows: int
    sampled: bool
    leaves: int
    fidelity: float
    price: float | None
    coverage: tuple[float | None, ...]
    exclusivity: tuple[float | None, ...]
    rules: tuple[Rule, ...]

    def told_by(self, segment: int) -> tuple[str, ...]:
        """The columns of the rule that finds most of a segment and hardly anybody else, if one does: of those of which
        it asks what customers have, and not what they have not.

        >>> found = {"segment": 1, "rows": 90, "share_right": 0.9}
        >>> of_age = Rule(conditions=(Condition(column="age", above=60.0),), covers=0.85, **found)
        >>> figures = {"sampled": False, "fidelity": 0.9, "price": None, "coverage": (0.85,), "exclusivity": (0.9,)}
        >>> Rules(rows=200, leaves=1, rules=(of_age,), **figures).told_by(1)
        ('age',)
        """
        own = [rule for rule in self.rules if rule.segment == segment and rule.covers >= _FINDS]
        told = max((rule for rule in own if rule.share_right >= _IS_RIGHT), key=lambda rule: rule.covers, default=None)
        return () if told is None else tuple(x.column for x in told.conditions if not x.is_not)
