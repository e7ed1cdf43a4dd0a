"""How wide the first table of a file is, where another one stands below it."""

from collections.abc import Sequence
from itertools import groupby

from segmentry.sources.dialect import width_of
from segmentry.sources.shapes import NUMBER

#: Records that make a table above a narrower one, and above a wider one, which may have remarks above it (ours).
_ABOVE_NARROW, _ABOVE_WIDE, _LEAST_WIDTH = 5, 20, 3


def width_of_first(records: Sequence[Sequence[str]]) -> int:
    """The width of most records; of two tables that of the first.

    The other is told by its header, which has words alone and another width.

    Examples
    --------
    >>> width_of_first([["id", "age", "kg"], *[["1", "2", "3"]] * 5, ["shop", "size"], *[["4", "5"]] * 9])
    3
    """
    usual = width_of(records)
    runs = [list(run) for _, run in groupby(records, key=len)]
    first = next((i for i, run in enumerate(runs) if len(run) >= _ABOVE_NARROW and len(run[0]) > 1), None)
    if first is None or first + 1 == len(runs):
        return usual
    run, header = runs[first], [cell for cell in runs[first + 1][0] if cell.strip()]
    width = len(run[0])
    enough = width > usual or (width >= _LEAST_WIDTH and len(run) >= _ABOVE_WIDE)
    return width if enough and header and not any(map(NUMBER.fullmatch, header)) else usual
