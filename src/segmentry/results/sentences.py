"""What is said of a segment, with every figure that it rests on."""

from segmentry.results._model import Result


class Figure(Result):
    """A number that a sentence tells: the mean of a column, or the share of a level, over `count` customers of the
    segment who have a value, beside that of everyone. Where `missing`, it is the share of all its `count` customers who
    have none. `median`: of a mean, where customers were compared on another scale than that of the column."""

    column: str
    level: str | None
    value: float
    of_all: float
    count: int
    missing: bool = False
    median: float | None = None


class Sentence(Result):
    """A sentence about a segment, and every figure that it rests on."""

    text: str
    figures: tuple[Figure, ...] = ()

    def __str__(self) -> str:
        return self.text


class Clue(Result):
    """Two parts of one segment that differ in an outcome, told by one column. A clue is no proof.

    Attributes
    ----------
    level : str or None
        The part has this level; None where it has values above `above`, or at most `at_most`.
    value, rest : float
        Rate or mean of the outcome in the part and in the rest of the segment: the part has the higher one.
    count, count_rest : int
        Customers in both with a value in the outcome and the column: all of the segment's, or those in the sample.
    interval : tuple of two floats, or None
        95 % interval of a `value` that is a mean; that of a rate follows from it and `count`.
    alone : float or None
        Of a clue of all customers the share of the differences in the outcome that its column explains in as many parts
        as there are segments, each customer foretold from the others; None of a clue of one segment.
    within : tuple of two floats, or None
        Of a clue of all customers both figures as they are within segments: as if the part and the rest were in the
        segments as all customers are; None where too few segments have enough of both.
    in_segments : tuple of Clue or None
        Of a clue of all customers the same part in every segment; None where too few are in it, it is withheld, or
        means differ by chance.
    """

    outcome: str
    column: str
    level: str | None = None
    above: float | None = None
    at_most: float | None = None
    value: float
    rest: float
    count: int
    count_rest: int
    interval: tuple[float, float] | None = None
    alone: float | None = None
    within: tuple[float, float] | None = None
    in_segments: "tuple[Clue | None, ...]" = ()

    @property
    def whole(self) -> int:
        """The customers of both parts."""
        return self.count + self.count_rest

    @property
    def share(self) -> float:
        """The part's share of them (0 to 1)."""
        return self.count / self.whole

    @property
    def sums(self) -> tuple[float, float]:
        """Of how many it is so in the part and in the rest; of a mean, how much there is in both.

        >>> Clue(outcome="y", column="x", value=0.5, rest=0.25, count=10, count_rest=40).sums
        (5.0, 10.0)
        """
        return self.count * self.value, self.count_rest * self.rest

    def counted_of(self, whole: int) -> "Clue":
        """The same with counts of so many in place of those among whom it was found.

        >>> Clue(outcome="y", column="x", value=0.5, rest=0.25, count=10, count_rest=40).counted_of(500).count_rest
        400
        """
        times = whole / self.whole
        return self.model_copy(
            update={"count": round(self.count * times), "count_rest": round(self.count_rest * times)}
        )
