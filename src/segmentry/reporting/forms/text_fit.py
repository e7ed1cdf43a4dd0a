"""What fits where on a slide: text is measured roughly, rather too large than too small.

Lengths are inches, sizes of text points.
"""

from collections.abc import Sequence
from math import ceil, floor
from typing import NamedTuple
from unicodedata import east_asian_width

#: Sizes that text may have, the largest first; smaller cannot be read from a chair.
SIZES = (28, 24, 22, 18, 16, 14, 12, 11, 10)
#: The width of a character and the height of a line, as parts of its size, rather too large than too small.
CHARACTER, _LINE = 0.53, 1.2
GAP = 6


class Box(NamedTuple):
    """A place on a slide."""

    left: float
    top: float
    width: float
    height: float


def short(text: str, most: int) -> str:
    """Text of that many characters at most, wide ones counted twice; an ellipsis stands for what is cut.

    >>> short("High monthly_charges", 8), short("age", 8)
    ('High mo\u2026', 'age')
    """
    if _wide(text) <= most:
        return text
    while text and _wide(text) > most - 1:
        text = text[:-1]
    return f"{text}\u2026"


def fits(paragraphs: Sequence[str], box: Box, size: int) -> bool:
    """Whether paragraphs of that size fit into the box."""
    return sum(_lines(words, box, size) for words in paragraphs) <= _room(paragraphs, box, size)


def _lines(words: str, box: Box, size: int) -> int:
    return max(1, ceil(_wide(words) / _per_line(box, size)))


def _per_line(box: Box, size: int) -> int:
    return floor((box.width - 0.2) * 72 / (CHARACTER * size))


def _room(paragraphs: Sequence[str], box: Box, size: int) -> int:
    """Lines that fit beside the gaps between paragraphs."""
    gaps = (len(paragraphs) - 1) * (GAP if size > 11 else 2)
    return max(1, floor(((box.height - 0.1) * 72 - gaps) / (_LINE * size)))


def cut(paragraphs: Sequence[str], box: Box, size: int) -> list[str]:
    """The paragraphs as far as there is room."""
    left, kept = _room(paragraphs, box, size), []
    for words in paragraphs:
        if left > 0:
            kept.append(short(words, left * _per_line(box, size)))
            left -= _lines(words, box, size)
    return kept


def _wide(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
