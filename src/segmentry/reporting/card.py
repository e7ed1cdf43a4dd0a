"""One segment as a reader meets it: the block that every form lays out first."""

import re
from dataclasses import dataclass

#: A sentence: what stands between quotation marks may hold full stops, and so may numbers.
_SENTENCE = re.compile(r"(?:“[^”]*”|\.(?! )|[^.“])*\.?")


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
        """The first sentence of the next step.

        >>> Card(1, "Young", "", "", step="After “St. Gallen”: call 0.5 of them. Start there.").first_step
        'After “St. Gallen”: call 0.5 of them.'
        """
        found = _SENTENCE.match(self.step)
        return "" if found is None else found[0]


@dataclass(frozen=True)
class Cards:
    """The cards of all segments; `key` says how to read them."""

    cards: tuple[Card, ...]
    key: str = ""
