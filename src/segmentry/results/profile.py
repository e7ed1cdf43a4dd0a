"""What each segment is: averages in original units, what sets it apart, a name."""

from segmentry.results._model import Result


class Average(Result):
    """One column of numbers within one segment, in the column's own units; of dates, days since 1970-01-01.

    `difference` is (segment mean - mean of all) / sd of all: how many standard deviations the segment
    stands from everyone.
    """

    column: str
    count: int
    mean: float | None
    sd: float | None
    difference: float | None


class Level(Result):
    """One category within one segment: its share of the filled cells there and among all customers (0 to 1)."""

    column: str
    level: str
    count: int
    share: float
    share_of_all: float

    @property
    def difference(self) -> float:
        """How many standard deviations (of everyone's 1 or 0) the segment's share stands from everyone's."""
        spread = (self.share_of_all * (1 - self.share_of_all)) ** 0.5
        return (self.share - self.share_of_all) / spread if spread else 0.0


class SegmentProfile(Result):
    """One segment: averages of numeric columns, shares of categories, and what sets it apart."""

    id: int
    averages: tuple[Average, ...]
    levels: tuple[Level, ...]
    apart: tuple[str, ...]
    sentence: str

    def average(self, column: str) -> Average:
        """The average of one column."""
        return next(average for average in self.averages if average.column == column)


class Profile(Result):
    """Every segment beside everyone. `all` holds the averages of the whole table."""

    all: tuple[Average, ...]
    segments: tuple[SegmentProfile, ...]
