"""Cells of a column of dates that are no day of any calendar: `0000-00-00`, `31.02.2024`, `99/99/9999`."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from segmentry import wording
from segmentry.sources.counts import NUMBER_SHARE

_DIGITS = re.compile(r"\d+")
#: The years before the first day of programs' calendars: databases, Excel, .NET.
_NO_YEARS = {0, 1899, 1900, 1904}
#: The same without marks.
_NO_DIGITS = ("0", "00000000", "99999999")
#: What dates written year first look like, of which the engine takes several spellings.
ISO = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}([ T].*)?")
#: The share of dates that may be days that no month has, but for those that stand for no date (ours).
_MOST_IMPOSSIBLE = 0.2
#: The share of all cells that must be dates, where the first cells were as many or more (ours).
_FEWEST = 0.5
_LEEWAY = 0.1


def is_no_date(cell: str) -> bool:
    """Whether a cell is what programs write where there is no date.

    >>> [is_no_date(cell) for cell in ("0000-00-00", "00.01.1900", "99/99/9999", "31.02.2024")]
    [True, True, True, False]
    """
    parts = _DIGITS.findall(cell)
    if len(parts) < 2 and cell not in _NO_DIGITS:
        return False
    if set("".join(parts)) in ({"0"}, {"9"}):
        return True
    year = max(parts, key=len) if max(map(len, parts)) == 4 else parts[-1]
    return int(year) in _NO_YEARS and any(int(part) == 0 for part in parts[:3] if part != year)


@dataclass(frozen=True)
class NoDates:
    """Filled cells of a column of dates that are none, and one of them that looks like a date."""

    count: int
    example: str | None

    def said(self, name: str) -> str:
        """What people are told of them."""
        what = wording.counted(self.count, "cell is", "cells are")
        such = f", such as `{self.example}`," if self.example else ""
        count = "count" if self.count > 1 else "counts"
        return f"`{name}`: {what} no possible {'date' if self.count == 1 else 'dates'}{such} and {count} as missing."


@dataclass(frozen=True)
class Form:
    """A way to write dates: what cells look like, and whether one is a date, or one with day and month swapped."""

    looks_like: Callable[[str], bool]
    is_date: Callable[[str], bool]
    is_swapped: Callable[[str], bool]


def no_dates(cells: Sequence[str], form: Form, dates: int, filled: int) -> NoDates | None:
    """The cells that are no dates in a column of them; None where they are too many for one.

    Cells that stand for no date may be many. Days that no month has may be some; not if they are days with day and
    month swapped, which tell that the column is written in two orders. Others may be as many as in a column of numbers.

    Parameters
    ----------
    cells : list of str
        The first filled cells.
    dates, filled : int
        How many of all cells are dates of that form, and how many are filled.
    """
    odd = [cell for cell in cells if not form.is_date(cell)]
    none = [cell for cell in odd if is_no_date(cell)]
    impossible = [c for c in odd if not is_no_date(c) and form.looks_like(c) and not form.is_swapped(c)]
    possible = len(cells) - len(odd)
    others = len(odd) - len(none) - len(impossible)
    share = possible / len(cells) if cells else 0
    if (
        not possible
        or others > (1 - NUMBER_SHARE) * len(cells)
        or len(impossible) > _MOST_IMPOSSIBLE * (possible + len(impossible))
        or dates < min(_FEWEST, share - _LEEWAY) * filled
    ):
        return None
    commonest = Counter([*none, *impossible]).most_common(1)
    return NoDates(filled - dates, commonest[0][0] if commonest else None)
