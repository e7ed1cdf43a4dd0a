"""What the segments would be without features that end when a customer leaves."""

from segmentry.results._model import Result


class MadeWithout(Result):
    """As many groups made again of the other features, from customers who are drawn.

    `without` are the features left out, `highest` the highest rate of the main outcome in one of these groups, and
    `here` the highest in a segment, both from 0 to 1.
    """

    without: tuple[str, ...]
    highest: float
    here: float
