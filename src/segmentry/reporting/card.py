"""One segment as a reader meets it: the block that every form lays out first."""

import re
from dataclasses import dataclass

#: A sentence: what stands between quotation marks may hold full stops, and so may numbers.
_SENTENCE = re.compile(r"(?:“[^”]*”|\.(?! )|[^.“])*\.?")
#: Figures that support what stands before them.
_SUPPORT = re.compile(r": \d[^“”]*$")


@dataclass(frozen=True)
class Card:
    """One segment as a reader meets it: how many, what is typical of them, how they stand on outcomes, what next.

    Where there is little room, `brief` is what is typical without its range, and `brief_outcome` how they
    stand on the main outcome without its interval.
    """

    id: int
    name: str
    colour: str
    size: str
    lines: tuple[tuple[str, str], ...] = ()
    outcomes: tuple[str, ...] = ()
    step: str = ""
    brief: tuple[tuple[str, str], ...] = ()
    brief_outcome: str = ""

    @property
    def first_step(self) -> str:
        """The first sentence of the next step, without the figures that support it.

        >>> Card(1, "Young", "", "", step="After “St. Gallen”: call 0.5 of them. Start there.").first_step
        'After “St. Gallen”: call 0.5 of them.'
        >>> Card(1, "Young", "", "", step="Call the 20 in town: 57% paid (52% to 62%), 38% of the others.").first_step
        'Call the 20 in town.'
        """
        return _SUPPORT.sub(".", first_sentences(self.step, 1))


def first_sentences(text: str, most: int) -> str:
    """So many sentences of a text.

    >>> first_sentences("One of “St. Gallen”. 0.5 of two. Three.", 2)
    'One of “St. Gallen”. 0.5 of two.'
    """
    return " ".join([sentence.strip() for sentence in _SENTENCE.findall(text) if sentence.strip()][:most])


@dataclass(frozen=True)
class Cards:
    """The cards of all segments; `key` says how to read them."""

    cards: tuple[Card, ...]
    key: str = ""
