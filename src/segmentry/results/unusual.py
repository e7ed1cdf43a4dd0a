"""A customer who is least like the own segment."""

from segmentry.results._model import Result


class Unusual(Result):
    """A customer far from the own centre. `row` counts from 1 in input order; `distance` is in matrix units;
    `column` is the feature that is furthest from its segment's average, with its `value` (or level) there."""

    row: int
    id: str | None
    segment: int
    distance: float
    column: str
    value: float | str | None
