"""One segment as a reader meets it: the block that every form lays out first."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """One segment as a reader meets it: how many, what is typical of them, how they stand on outcomes, what next."""

    id: int
    name: str
    colour: str
    size: str
    lines: tuple[tuple[str, str], ...] = ()
    outcomes: tuple[str, ...] = ()
    step: str = ""


@dataclass(frozen=True)
class Cards:
    """The cards of all segments; `key` says how to read them."""

    cards: tuple[Card, ...]
    key: str = ""
