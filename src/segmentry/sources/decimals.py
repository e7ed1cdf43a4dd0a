"""Whether the decimal mark that was told is the one in which numbers are written."""

import re
from collections.abc import Mapping, Sequence

from segmentry import wording
from segmentry.engines.spelling import MONEY, PATTERNS, matches
from segmentry.errors import SegmentryError, Way

#: How spellings name the decimal marks.
MARKS = {".": "point", ",": "comma"}
#: Amounts with a currency of whole units, in groups of three digits where they are long.
_WHOLE = r"[1-9][0-9]{0,2}(?:(?P<mark>[.,])(?:[0-9]{3}(?P=mark))*[0-9]{2}(?P<last>[0-9]))?"
_BEFORE, _BEHIND = (re.compile(form) for form in (rf"{MONEY}\s*{_WHOLE}", rf"{_WHOLE}\s*{MONEY}"))
#: So many of them tell, where so many of the long ones are round (ours).
_ENOUGH, _ROUND = 20, 0.8


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


def mark_of(spellings: Mapping[str, str], types: Mapping[str, str]) -> str | None:
    """The decimal mark that all numbers share whose spelling tells one; None where none tells, or they differ.

    >>> mark_of({"price": "comma", "age": "plain"}, {"price": "number", "age": "integer"})
    ','
    """
    told = {mark for name in spellings if (mark := spelled_mark(spellings[name], types[name])) is not None}
    return told.pop() if len(told) == 1 else None


def spelled_mark(spelling: str, type: str) -> str | None:
    """The decimal mark of one column; None where it is whole numbers without a mark, or no numbers."""
    plain = spelling == "plain" and type == "number"
    return "." if plain else next((mark for mark, name in MARKS.items() if spelling.startswith(name)), None)


def mark_in(cells: Sequence[str]) -> str | None:
    """The one decimal mark with which all of these cells are numbers; None where it is either, or none.

    >>> mark_in(["1.234,50", "7"]), mark_in(["7", "1.234"]), mark_in(["7", "x"])
    (',', None, None)
    """
    able = [mark for mark, name in MARKS.items() if all(matches(cell, name) for cell in cells)]
    return able[0] if len(able) == 1 else None


def _against(cells: Sequence[str], mark: str, other: str) -> str | None:
    """The first cell that is a number with the other mark alone, where all cells are numbers with that one."""
    if not all(matches(cell, other) for cell in cells):
        return None
    return next((cell for cell in cells if not matches(cell, mark)), None)


def mark_of_thousands(cells: Sequence[str]) -> str | None:
    """The mark that stands before thousands in all amounts with a currency, however few digits tell; None where none.

    No price has three decimals that end in 0: `Rp 45.000` is forty-five thousand. Dinars and rials have three.

    >>> mark_of_thousands(["$ 23.900", "$ 8.300", "$ 120"] * 7), mark_of_thousands(["1.659 €", "1.709 €"] * 10)
    ('.', None)
    """
    matched = [_BEFORE.fullmatch(cell) or _BEHIND.fullmatch(cell) for cell in cells]
    marked = [match for match in matched if match is not None and match["mark"]]
    marks = {match["mark"] for match in marked}
    if len(cells) < _ENOUGH or None in matched or len(marks) != 1 or 2 * len(marked) < len(cells):
        return None
    return marks.pop() if sum(match["last"] == "0" for match in marked) >= _ROUND * len(marked) else None
