"""Levels as the lists of words have them: without the short forms of systems, and in one gender.

A status of a system is written in codes: `WTHD` is withdrawn, `CANC` cancelled, `ACT` active. What is the beginning of
words that all say the same, or leaves letters of them out, is told like these; what might be either (`EXP`: expired,
expanded) is not.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from segmentry.stages.shared.words_of_ends import ENDED, INACTIVE, STILL_OPEN, WENT_ON, WON

#: Letters of a code from which it is the beginning of a word, and from which it may leave letters out.
_BEGINS, _LEAVES_OUT = 3, 4
#: Letters that a word has more than its code at least.
_FEWER = 2
_WORD = re.compile(r"[a-z]+\*?")
#: How the lists have a word that ends so: perdida, resiliee, perdue, utracona.
_GENDERS = (("a", "o"), ("ee", "e"), ("ue", "u"), ("a", "y"), ("a", ""))


def spelled_level(level: str, fewest: int = _BEGINS) -> str:
    """The word that a level in short stands for; any other level as it is.

    >>> [spelled_level(level) for level in ("wthd", "canc", "act", "exp", "cancelled", "std")]
    ['withdrawn', 'cancelled', 'active', 'exp', 'cancelled', 'std']
    >>> spelled_level("ce"), spelled_level("ce", fewest=2)
    ('ce', 'ceased')

    Parameters
    ----------
    fewest : int
        Letters from which a level may be the beginning of a word.
    """
    found = list(_meant(level, fewest))
    return found[0][0] if found and len({side for _, side in found}) == 1 else level


def in_one_gender(level: str) -> str:
    """A level in the gender in which the lists have it; as it is where they do not.

    >>> in_one_gender("perdida"), in_one_gender("resiliee"), in_one_gender("alta"), in_one_gender("plata")
    ('perdido', 'resilie', 'alta', 'plata')
    """
    known = {word for word, _ in _known()}
    others = (level.removesuffix(end) + listed for end, listed in _GENDERS if level.endswith(end))
    return level if level in known else next((other for other in others if other in known), level)


def _meant(level: str, fewest: int) -> Iterator[tuple[str, str]]:
    if not level.isalpha() or any(level == word for word, _ in _known()):
        return
    out = re.compile(".*".join(level)) if len(level) >= _LEAVES_OUT and not set(level[1:]) & set("aeiou") else None
    for word, side in _known():
        begins = len(level) >= fewest and word.startswith(level)
        if len(word) >= len(level) + _FEWER and (begins or (out is not None and out.match(word))):
            yield word, side


@cache
def _known() -> Sequence[tuple[str, str]]:
    """The words of all lists with the side that they are on: what is open has not ended."""
    lists = {"ended": f"{ENDED} {INACTIVE}", "not": f"{STILL_OPEN} {WENT_ON} {WON}"}
    return [
        (word.rstrip("*"), side) for side, words in lists.items() for word in words.split() if _WORD.fullmatch(word)
    ]
