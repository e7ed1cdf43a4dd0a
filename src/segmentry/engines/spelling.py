"""How numbers are written in text: patterns that Python and the engine's RE2 both understand.

A spelling is `plain` (1234.5), `point` (1,234.50 and the like) or `comma` (1.234,50). The last two may carry a
currency, a percent sign, groups of three digits, brackets or a trailing minus for what is below zero.

Behind `point` or `comma` may stand the unit that amounts become numbers in, such as `point km`: cells in any unit of
its family are amounts, and no others. A currency takes the cells of that currency, `%` those with a percent sign,
`bare` those with nothing beside the digits, `=stars` those with that word. In brackets, cells without a unit are read
in it, too: `comma (€)`.
"""

import re
from collections.abc import Iterable
from functools import cache

from segmentry.engines import durations
from segmentry.engines.units import CURRENCIES, LARGE, TIME, Unit, family, unit_named

_BLANK = "[ \u00a0\u202f\u2009]"
_SIGN = "[-+−–]"
_EXPONENT = "(?:[eE][-+]?[0-9]+)?"
BARE, PERCENT = "bare", "%"


def either(words: Iterable[str]) -> str:
    """A pattern of any of these words, the longest first; abbreviations may end with a point."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest))})"


#: Signs and codes of currencies.
MONEY = f"(?:{either(word for words in CURRENCIES.values() for word in words)}\\.?)"


def _digits(mark: str) -> str:
    decimal, group = ("\\.", ",") if mark == "point" else (",", ".")
    marks = f"[{group} \u00a0\u202f\u2009'’]"
    groups = f"[0-9]{{1,3}}(?:{marks}[0-9]{{2,3}})*{marks}[0-9]{{3}}"  # of two digits in India: 12,34,567
    return f"(?:(?:{groups}|[0-9]+)(?:{decimal}[0-9]*)?|{decimal}[0-9]+){_EXPONENT}"


def _pattern(mark: str, before: str = "", behind: str = "") -> str:
    """A whole cell, with what may stand before and behind the digits."""
    start = f"\\(?{_BLANK}*{_SIGN}?{_BLANK}*{before}{_BLANK}*{_SIGN}?{_BLANK}*"
    return f"{start}{_digits(mark)}{_BLANK}*{behind}{_BLANK}*-?{_BLANK}*\\)?"


#: What a whole cell looks like in each spelling.
PATTERNS = {mark: _pattern(mark, f"{MONEY}?", f"(?:%|{MONEY})?") for mark in ("point", "comma")}
#: The digits of such a cell, with their marks.
BODY = f"(?:[0-9]|[.,][0-9])(?:[0-9.,'’ \u00a0\u202f\u2009]*[0-9])?{_EXPONENT}"
#: A cell below zero.
NEGATIVE = f"^[^0-9]*[(−–-]|[0-9.,%€$]{_BLANK}*-{_BLANK}*$"
#: Digits of which a number would lose some, or that are no amount: a leading zero, a telephone number, an account.
CODE = "^[^0-9.,]*0[0-9]|^\\+[0-9]{8,}|[0-9]{16,}"


def parted(spelling: str) -> tuple[str, str, bool]:
    """The decimal mark, the unit (empty where there is none), and whether cells without one are read in it.

    >>> parted("point"), parted("comma (€)")
    (('point', '', False), ('comma', '€', True))
    """
    mark, _, unit = spelling.partition(" ")
    optional = unit.startswith("(")
    return mark, unit[1:-1] if optional else unit, optional


def is_numeric(spelling: str) -> bool:
    """Whether it spells numbers, and more than plain ones."""
    return spelling.partition(" ")[0] in PATTERNS


def is_time(spelling: str) -> bool:
    """Whether it spells lengths of time, or times of day."""
    return unit_of(spelling) in durations.UNITS


def unit_of(spelling: str) -> str:
    """The unit in which its numbers are; empty where there is none."""
    return parted(spelling)[1] if is_numeric(spelling) else ""


@cache
def pattern(spelling: str) -> str:
    """What a whole cell looks like."""
    mark, unit, optional = parted(spelling)
    question = "?" if optional else ""
    large = f"(?:{either(words_of(family(LARGE)))}\\b\\.?{_BLANK}*)?"
    if not unit:
        return PATTERNS[mark]
    if unit == BARE:
        return _pattern(mark)
    if unit == PERCENT:
        return _pattern(mark, behind=f"%{question}")
    if unit in CURRENCIES:
        sign = f"(?:{either(CURRENCIES[unit])}\\.?)?"
        return _pattern(mark, sign, f"(?i:{large}){sign}")
    if unit.startswith("="):
        return _pattern(mark, behind=f"{_BLANK}(?i:{_things(unit[1:])})")
    known = unit_named(unit)
    if known is None:
        raise ValueError(f"there is no unit {unit}")
    if known.family == TIME:
        return durations.pattern(mark, known.name, optional=optional)
    if known.family == LARGE:
        return _pattern(mark, f"{MONEY}?", f"(?i:{large}){MONEY}?")
    return _pattern(mark, behind=f"(?i:(?:{either(words_of(family(known.family)))}\\.?){question})")


def needed(spelling: str) -> str | None:
    """What must stand somewhere in a cell besides; None where nothing must."""
    _, unit, optional = parted(spelling)
    return either(CURRENCIES[unit]) if unit in CURRENCIES and not optional else None


def words_of(units: Iterable[Unit]) -> list[str]:
    """All words for these units."""
    return [word for unit in units for word in unit.words]


def matches(cell: str, spelling: str) -> bool:
    """Whether a cell is a number in that spelling."""
    if _compiled(pattern(spelling)).fullmatch(cell) is None:
        return False
    must = needed(spelling)
    return must is None or _compiled(must).search(cell) is not None


def _things(words: str) -> str:
    """A pattern of words, each of the singular or the plural: 1 day ago, 2 days ago."""
    return f"{_BLANK}+".join(f"{re.escape(word.removesuffix('s'))}s?\\.?" for word in words.split())


_compiled = cache(re.compile)
