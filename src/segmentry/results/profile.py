"""What each segment is: averages in original units, what sets it apart, how it stands on outcomes, a name."""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from segmentry.results._model import Result

#: Lower and upper end of a 95 % interval.
Interval = tuple[float, float]


class Spread(Result):
    """How the filled cells of one column lie, in its own units: the values that 5, 25, 50, 75 and 95 % of them do not
    exceed.

    Attributes
    ----------
    rows : int
        Customers that it was taken from: all of the segment's with a value, or those in the sample.
    p5, p25, p50, p75, p95 : float or None
        None where fewer than `Plan.min_cell` of these customers lie beyond it.
    """

    rows: int
    p5: float | None = None
    p25: float | None = None
    p50: float | None = None
    p75: float | None = None
    p95: float | None = None


class Average(Result):
    """One column of numbers within one segment, in the column's own units; of dates, days since 1970-01-01.

    What would tell of fewer customers than `Plan.min_cell` is withheld: None, though `count` is not 0.

    Attributes
    ----------
    difference : float or None
        (segment mean - mean of all) / sd of all: how many standard deviations the segment stands from everyone.
    effect : float or None
        Cohen's d against everyone else: (segment mean - mean of the others) / pooled sd.
    interval : tuple of two floats, or None
        95 % interval of the mean (Student's t); None for features, which made the segments, and with case weights.
    spread : Spread or None
        Median and other quantiles; None where no cell is filled.
    """

    column: str
    count: int
    mean: float | None
    sd: float | None
    difference: float | None
    effect: float | None = None
    interval: Interval | None = None
    spread: Spread | None = None


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


class Figure(Result):
    """A number that a sentence tells: the mean of a column, or the share of a level, over `count` customers of the
    segment who have a value, beside that of everyone. Where `missing`, it is the share of all its `count` customers who
    have none."""

    column: str
    level: str | None
    value: float
    of_all: float
    count: int
    missing: bool = False


class Sentence(Result):
    """A sentence about a segment, and every figure that it rests on."""

    text: str
    figures: tuple[Figure, ...] = ()

    def __str__(self) -> str:
        return self.text


class SegmentProfile(Result):
    """One segment: averages of numeric columns, shares of categories, what sets it apart, and its persona: a few
    sentences with the figures that they rest on. `sentence` is the first of them."""

    id: int
    averages: tuple[Average, ...]
    levels: tuple[Level, ...]
    typical: tuple[Typical, ...] = ()
    apart: tuple[str, ...]
    persona: tuple[Sentence, ...] = ()
    sentence: str

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


class Contrast(Result):
    """How much one column differs between the segments, over all customers with a value in it.

    Attributes
    ----------
    measure : str
        `eta` of numbers (the correlation ratio: its square is the share of their variance that lies between the
        segments), `Cramer's V` of categories. Both from 0 to 1.
    p : float or None
        Holm-adjusted over the columns that are tested: Welch's test of equal means, Pearson's chi-squared test of
        equal shares. None for features, which made the segments: a test would be circular.
    """

    column: str
    feature: bool
    measure: Literal["eta", "Cramer's V"]
    effect: float
    p: float | None = None


class OutcomeOf(Result):
    """An outcome in one segment.

    Attributes
    ----------
    count : int
        Customers with a value in it.
    value : float or None
        Their rate (0 to 1) or mean.
    interval : tuple of two floats, or None
        95 % interval: Wilson's of a rate, Student's t of a mean.
    share_of_total : float or None
        The segment's part of the sum over all customers.
    lift : float or None
        `value` over that of all customers: 1 where it is as everywhere.
    """

    segment: int
    count: int
    value: float | None
    interval: Interval | None = None
    share_of_total: float | None = None
    lift: float | None = None


class Outcome(Result):
    """A column of outcome or value per segment: the rate of `level`, or the mean where that is None."""

    column: str
    kind: Literal["rate", "mean"]
    level: str | None
    all: OutcomeOf
    segments: tuple[OutcomeOf, ...]

    @property
    def ranked(self) -> tuple[OutcomeOf, ...]:
        """The segments, the highest first; last those whose value is withheld or not there."""
        return tuple(
            sorted(self.segments, key=lambda result: (result.value is None, -(result.value or 0.0), result.segment))
        )


class Profile(Result):
    """Every segment beside everyone. `all` holds the averages of the whole table, `contrasts` the columns in which
    the segments differ most first, `typical` the typical answers of everyone, `outcomes` the columns that tell what
    became of customers or what they are worth."""

    all: tuple[Average, ...]
    segments: tuple[SegmentProfile, ...]
    contrasts: tuple[Contrast, ...] = ()
    typical: tuple[Typical, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

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
