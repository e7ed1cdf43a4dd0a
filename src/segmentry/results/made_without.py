"""What the segments would be without features that may tell of an outcome only because it came first."""

from segmentry.results._model import Result


class MadeWithout(Result):
    """As many groups made again of the other features, from customers who are drawn.

    `without` are the features left out, `highest` the highest rate of the main outcome in one of these groups, and
    `here` the highest in a segment, both from 0 to 1. `overtakes` are pairs of segments: the customers of the first are
    in groups with higher rates then, though its own rate is lower than that of the second, beyond chance; None where no
    two rates differ beyond chance, or it is not known.
    """

    without: tuple[str, ...]
    highest: float
    here: float
    overtakes: tuple[tuple[int, int], ...] | None = None
