"""Letters that databases put before and behind the names of their columns, with nothing between: CDSEXE, MTREV, ERDAT.

They say what a column holds where what is behind them stands in no list. No word of the eight languages begins or
ends with those that are taken off, but for a few, which are excluded.
"""

import re

#: What the letters before a name stand for; so many letters must be left.
_BEFORE = {
    "cod": r"cd|cod|kod|cve|sg|codi(?=[^cfgn])",
    "date": r"dt|fec(?!un)|fch|annee(?!s)|datum|fecha(?!s)",
    "nb": r"nb|nbre?|qt[de]?|qtde",
    "amount": r"mt|mnt|vlr?|montant|importe|kwota",
    "type": r"tp|typo",
}
#: What those behind it stand for.
_BEHIND = {
    "code": r"cd|cde|kz|kennz",
    "date": r"(?<!sta)(?<!an)(?<!in)(?<!mi)dt|(?<=^[a-z]{2})dat|(?<=^[a-z]{3})(?<!man)(?<!sol)(?<!kan)dat",
    "number": r"nbr",
    "type": r"(?<!ht)tp|typ",
}
_LEFT = 3


def _forms(marks: dict[str, str], shape: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(meant, re.compile(shape.format(letters))) for meant, letters in marks.items()]


_FIRST = _forms(_BEFORE, rf"({{0}})(?P<rest>[a-z]{{{{{_LEFT},}}}})")
_LAST = _forms(_BEHIND, r"(?P<rest>[a-z]{{2,}}?)({0})")


def mark_off(word: str) -> tuple[str, ...]:
    """A word of a name with what its first or last letters stand for apart; the word alone where these are no mark.

    >>> mark_off("cdmotdem"), mark_off("erdat"), mark_off("mandat"), mark_off("stadt")
    (('cod', 'motdem'), ('er', 'date'), ('mandat',), ('stadt',))
    """
    for meant, form in _FIRST:
        if (met := form.fullmatch(word)) is not None:
            return meant, met["rest"]
    for meant, form in _LAST:
        if (met := form.fullmatch(word)) is not None:
            return met["rest"], meant
    return (word,)
