"""Whether the decimal mark that was told is the one in which numbers are written."""

from collections.abc import Mapping, Sequence

from segmentry import wording
from segmentry.engines.spelling import PATTERNS, matches
from segmentry.errors import SegmentryError, Way

#: How spellings name the decimal marks.
MARKS = {".": "point", ",": "comma"}


def otherwise_written(first: Mapping[str, Sequence[str]], decimal: str) -> tuple[str, ...]:
    """Notes on columns whose numbers are written with the other mark than was told.

    Parameters
    ----------
    first : dict of str to list of str
        The first filled cells of the columns of text.

    Raises
    ------
    SegmentryError
        If some are, and none has the mark that was told.
    """
    if decimal not in MARKS:
        return ()
    mark = MARKS[decimal]
    [other] = PATTERNS.keys() - {mark}
    against = {name: cell for name, cells in first.items() if (cell := _against(cells, mark, other)) is not None}
    obeys = any(_against(cells, other, mark) is not None for cells in first.values())
    if against and not obeys:
        held = wording.listed((f"`{name}` holds {cell}" for name, cell in against.items()), most=2)
        raise SegmentryError(
            f"No number is written with a decimal {mark}: {held}.", Way("leave out {}", "decimal"), "correct the cells"
        )
    return tuple(
        f"`{name}`: numbers with a decimal {other}, such as {cell}, unlike told." for name, cell in against.items()
    )


def _against(cells: Sequence[str], mark: str, other: str) -> str | None:
    """The first cell that is a number with the other mark alone, where all cells are numbers with that one."""
    if not all(matches(cell, other) for cell in cells):
        return None
    return next((cell for cell in cells if not matches(cell, mark)), None)
