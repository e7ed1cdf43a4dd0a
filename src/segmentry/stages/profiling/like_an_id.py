"""Columns that number the rows though a few numbers stand twice: nothing is tested of them."""

from segmentry.results.columns import Column
from segmentry.stages.shared.traits import is_id, normal

#: An id has another number in so many rows, where a few stand twice (ours).
_NEARLY_EACH = 0.9


def is_like_an_id(column: Column) -> bool:
    """Whether it is named like an id, and hardly a value of it stands twice: to test it would only raise the p of the
    others (Holm)."""
    return is_id(normal(column.name)) and column.distinct >= _NEARLY_EACH * column.filled > 0
