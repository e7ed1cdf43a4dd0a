"""What each segment is: averages in original units, what sets it apart, how it stands on outcomes, a name."""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from pydantic import Field

from segmentry.kinds import Kind
from segmentry.results._model import Result
from segmentry.results.amount_tiers import Tiers
from segmentry.results.contrast import Contrast
from segmentry.results.sentences import Clue, Sentence
from segmentry.results.trial import Trial
from segmentry.results.typical_answer import Typical

#: Why no part of a column is told beside an outcome: too few are on one side of every cut, or figures are withheld.
NoPart = Literal["not cut", "withheld"]
Interval = tuple[float, float]  #: Lower and upper end of 95 %.


class Spread(Result):
    """How the filled cells of one column lie, in its own units: the values that 5, 10, 25, 50, 75, 90 and 95 % of them
    do not exceed.

    Attributes
    ----------
    rows : int
        Customers that it was taken from: all of the segment's with a value, or those in the sample.
    p5, p10, p25, p50, p75, p90, p95 : float or None
        None where fewer than `Plan.min_cell` of these customers lie beyond it.
    """

    rows: int
    p5: float | None = None
    p10: float | None = None
    p25: float | None = None
    p50: float | None = None
    p75: float | None = None
    p90: float | None = None
    p95: float | None = None


class Average(Result):
    """One column of numbers within one segment, in the column's own units; of dates, days since 1970-01-01.

    What would tell of fewer customers than `Plan.min_cell` is withheld: None, though `count` is not 0.

    Attributes
    ----------
    difference : float or None
        (segment mean - mean of all) / sd of all: how many standard deviations the segment stands from everyone.
    transformed_difference : float or None
        The same on the scale on which customers were compared, where that is a logarithm or another power of the
        column: what a segment is ranked by (`standing`). The mean tells little there; the median belongs beside it.
    effect : float or None
        Cohen's d against everyone else: (segment mean - mean of the others) / pooled sd.
    interval : tuple of two floats, or None
        95 % interval of the mean: Student's t; of amounts and counts, none below 0, on the logarithm of the mean; of 0
        and 1 Wilson's. None for features, which made the segments, and with case weights.
    spread : Spread or None
        Median and other quantiles; None where no cell is filled.
    """

    column: str
    count: int
    mean: float | None
    sd: float | None
    difference: float | None
    transformed_difference: float | None = None
    effect: float | None = None
    interval: Interval | None = None
    spread: Spread | None = None

    @property
    def standing(self) -> float | None:
        """How many standard deviations it stands from everyone, on the scale on which customers were compared."""
        return self.difference if self.transformed_difference is None else self.transformed_difference


class Level(Result):
    """One category within one segment: its share of the filled cells there and among all customers (0 to 1).

    `count` customers of the segment have it, of `filled` with a value in the column. `interval` is the 95 % interval
    of the share (Wilson); None for features and with case weights. Counts and shares are None where they are withheld
    (`Plan.min_cell`); a share that would give another away is told to the nearest `rounded_to`.
    """

    column: str
    level: str
    count: int | None
    share: float | None
    share_of_all: float | None
    filled: int = 0
    rounded_to: float | None = None
    interval: Interval | None = None

    @property
    def is_exact(self) -> bool:
        """Whether its share is told as it is: neither withheld nor rounded."""
        return self.share is not None and self.rounded_to is None

    @property
    def difference(self) -> float | None:
        """How many standard deviations (of everyone's 1 or 0) the segment's share stands from everyone's."""
        if self.share is None or self.share_of_all is None:
            return None
        spread = (self.share_of_all * (1 - self.share_of_all)) ** 0.5
        return (self.share - self.share_of_all) / spread if spread else 0.0

    @property
    def times(self) -> float | None:
        """Over-representation: how many times everyone's share it is."""
        if self.share is None or self.share_of_all is None:
            return None
        return self.share / self.share_of_all if self.share_of_all else 0.0


def levels_by_column(levels: Iterable[Level]) -> dict[str, tuple[Level, ...]]:
    """Levels by the column that they are of, in their order."""
    by_column: dict[str, list[Level]] = {}
    for level in levels:
        by_column.setdefault(level.column, []).append(level)
    return {name: tuple(own) for name, own in by_column.items()}


class SegmentProfile(Result):
    """One segment: averages of numeric columns, shares of categories, the columns that set it apart (those that its
    name tells of, `named_by`, then the furthest first), its persona (a few sentences with the figures that they rest
    on; `sentence` is the first of them), and what within it goes with the main outcome."""

    id: int
    averages: tuple[Average, ...]
    levels: tuple[Level, ...]
    typical: tuple[Typical, ...] = ()
    apart: tuple[str, ...]
    named_by: tuple[str, ...] = ()
    persona: tuple[Sentence, ...] = ()
    sentence: str
    clue: Clue | None = None

    def average(self, column: str) -> Average:
        """The average of one column."""
        return self._averages[column]

    def average_of(self, column: str) -> Average | None:
        """The average of a column; None where it has none."""
        return self._averages.get(column)

    def levels_of(self, column: str) -> tuple[Level, ...]:
        """The levels of one column; none of a column of numbers."""
        return self._levels.get(column, ())

    def typical_of(self, column: str) -> Typical | None:
        """The typical answer in a column; None where it has none."""
        return self._typical.get(column)

    @cached_property
    def _averages(self) -> dict[str, Average]:
        return {average.column: average for average in self.averages}

    @cached_property
    def _typical(self) -> dict[str, Typical]:
        return {answer.column: answer for answer in self.typical}

    @cached_property
    def _levels(self) -> dict[str, tuple[Level, ...]]:
        return levels_by_column(self.levels)


#: With fewer of whom it is so, or not so, an outcome tells no group from another (ours; ten for each thing that is
#: estimated: Peduzzi et al. 1996).
FEWEST_EVENTS = 10


class OutcomeOf(Result):
    """An outcome in one segment.

    Attributes
    ----------
    count : int
        Customers with a value in it.
    value : float or None
        Their rate (0 to 1) or mean.
    interval : tuple of two floats, or None
        95 % interval: Wilson's of a rate, of a mean as that of an `Average`.
    share_of_total : float or None
        The segment's part of the sum over all customers.
    lift : float or None
        `value` over that of all customers: 1 where it is as everywhere.
    band : tuple of two floats, or None
        Of a rate that is withheld near 0 or 1: between what it lies.
    """

    segment: int
    count: int
    value: float | None
    interval: Interval | None = None
    share_of_total: float | None = None
    lift: float | None = None
    band: Interval | None = None

    @property
    def about(self) -> float | None:
        """The value, or the middle of its band; None where neither is known."""
        return self.value if self.value is not None or self.band is None else sum(self.band) / 2


class Outcome(Result):
    """A column of outcome or value per segment: the rate of `level`, or the mean where that is None.

    `of` is what a mean is of: numbers, dates or years. A sum of dates or years is nothing, so that these have no shares
    of it and no lift. `is_value`: what customers are worth, and not what became of them. `is_bad`: nobody wants it, as
    its words or what follows from it tell. `is_asked`: the plan names it.
    """

    column: str
    of: Kind = "number"
    kind: Literal["rate", "mean"]
    level: str | None
    all: OutcomeOf
    segments: tuple[OutcomeOf, ...]
    is_value: bool = False
    is_bad: bool = False
    is_asked: bool = False

    @property
    def is_too_rare(self) -> bool:
        """Whether it is so, or not so, of too few customers to tell groups by."""
        share, told = self.all.value, {own.value for own in self.segments} - {None}
        if share is None:  # withheld: where it is of nobody, or of all, in every segment that is told, if any is
            return self.kind == "rate" and told in (set(), {0.0}, {1.0})
        return self.kind == "rate" and self.all.count * min(share, 1 - share) < FEWEST_EVENTS

    @property
    def ranked(self) -> tuple[OutcomeOf, ...]:
        """The segments, the highest first, by a band where only that is told; last those of which nothing is."""
        return tuple(sorted(self.segments, key=lambda own: (own.about is None, -(own.about or 0.0), own.segment)))


class AtStake(Result):
    """The money that goes with an outcome, of the customers drawn: `money` is what they bring where it is so of them,
    else 0, so that its shares are those of what is lost with those who left, or brought by those who responded. `cost`
    is a column of what customers cost over the same time, if there is one."""

    outcome: str
    money: Outcome
    cost: str | None = None


class Profile(Result):
    """Every segment beside everyone: `all` and `typical` are of the whole table, `contrasts` the columns in which they
    differ, `clues` to the main outcome, `in_turn` whom to begin with, each part among those whom others leave over;
    whether the first of these `leads`, as its column tells more, and which part of each segment is `led` by it; what
    money is `at_stake`; the columns a value is `computed_with`; those of which `no_part` is told, and why; without
    groups the `tiers` of an amount, who have none (`zeros`) or most of a share (`halves`); the `trials` in it."""

    all: tuple[Average, ...]
    segments: tuple[SegmentProfile, ...]
    contrasts: tuple[Contrast, ...] = ()
    typical: tuple[Typical, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    clues: tuple[Clue, ...] = ()
    in_turn: tuple[Clue, ...] = ()
    leads: bool = False
    led: tuple[Level, ...] = ()
    at_stake: AtStake | None = None
    computed_with: tuple[str, ...] = ()
    no_part: dict[str, NoPart] = Field(default_factory=dict)
    tiers: Tiers | None = None
    zeros: dict[str, float] = Field(default_factory=dict)
    halves: dict[str, float] = Field(default_factory=dict)
    trials: tuple[Trial, ...] = ()

    @property
    def main_outcome(self) -> Outcome | None:
        """The outcome in which the segments differ most: what became of customers before their value (often made of
        features), yes or no before amounts; of those that the plan names, if any; none that is too rare."""
        effects = {contrast.column: contrast.effect for contrast in self.contrasts}
        return max(
            (x for x in [o for o in self.outcomes if o.is_asked] or self.outcomes if not x.is_too_rare),
            key=lambda x: (x.kind == "rate", not x.is_value, effects.get(x.column, 0.0)),
            default=None,
        )

    def average_of(self, column: str) -> Average | None:
        """The average of a column over the whole table; None where it has none."""
        return self._averages.get(column)

    def typical_of(self, column: str) -> Typical | None:
        """The typical answer of everyone in a column; None where it has none."""
        return self._typical.get(column)

    @cached_property
    def _averages(self) -> dict[str, Average]:
        return {average.column: average for average in self.all}

    @cached_property
    def _typical(self) -> dict[str, Typical]:
        return {answer.column: answer for answer in self.typical}
