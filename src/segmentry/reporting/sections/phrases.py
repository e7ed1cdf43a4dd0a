"""Turns of phrase that several sections share."""

from collections.abc import Sequence

from segmentry.reporting.document import Sign
from segmentry.reporting.looks import colour_of
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.wording import listed, plural

#: Segments named one by one at most.
_MOST_NAMED = 6
ONE = "With one segment there is nothing to compare."
MORE = "Choose a larger k to tell customers apart."


def of_rows(used: int, all: int) -> str:
    """How many rows a figure comes from, where that is not all of them."""
    return f" on a sample of {used:,} rows" if used < all else ""


def cells_left_empty(segmentation: Segmentation) -> int:
    """Missing cells of features that stay missing, and are filled only where a figure needs every cell."""
    return sum(step.missing for step in segmentation.recipe.steps if step.stays_missing)


def from_others(segmentation: Segmentation) -> str:
    """What a picture or figure of customers that needs every cell does with those that are missing; "" without any."""
    return "What is missing of them is taken from customers like them." if cells_left_empty(segmentation) else ""


def first(lines: Sequence[str], most: int) -> tuple[str, ...]:
    """The first lines, and how many more there are.

    >>> first(["a", "b", "c"], 2), first(["a"], 2)
    (('a', 'b', 'and 1 more in the full report'), ('a',))
    """
    more = len(lines) - most
    return (*lines[:most], *([f"and {more} more in the full report"] if more > 0 else []))


def numbered(segments: Sequence[str]) -> str:
    """Segments by their numbers.

    >>> numbered(["2"]), numbered(["1", "3"])
    ('segment 2', 'segments 1 and 3')
    """
    if len(segments) > _MOST_NAMED:
        return f"segments {', '.join(segments[:_MOST_NAMED])} and {len(segments) - _MOST_NAMED} more"
    return f"{plural(len(segments), 'segment')} {listed(segments)}"


def chip(segment: Segment) -> Sign:
    """The number of a segment in its colour."""
    return Sign(str(segment.id), colour_of(segment))


def which(values: Sequence[float | None], value: float | None) -> str:
    """The segments that have this value, by their numbers."""
    return numbered([str(i) for i, own in enumerate(values, start=1) if own == value])
