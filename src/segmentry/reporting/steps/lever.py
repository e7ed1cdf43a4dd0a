"""What a company can do with one segment by one of its columns: one lever, as a fact and an act."""

from dataclasses import dataclass
from typing import Literal

from segmentry.reporting.plan.halves_needed import Change
from segmentry.reporting.steps.step import WHOM, without_whom
from segmentry.stages.shared import deeds
from segmentry.wording import capitalised

#: What it rests on: they put up with something, or leave unused what they have; they lack what can be agreed on, or
#: have another kind of it; goods of which they take less than others; an offer that fits how and where they come, or
#: that is less cheap; a message of what they want, or an offer of what they take much of; when and by which channel
#: they come, that they sit an exam, that others pay, or why they left; or what a number counts of
#: which they have much more or less.
Kind = (
    Literal["burden", "unused", "lack", "other kind", "goods", "fit", "place", "price", "aim"]
    | Literal["liked", "time", "exam", "payer", "peak", "when", "reason"]
    | deeds.Kind
)
#: These change what customers have or do: where an outcome is known, only if the column tells of it.
CHANGES: tuple[Kind, ...] = (
    "unused",
    "lack",
    "other kind",
    "smaller rise",
    "back",
    "little",
    "inflow",
    "cheaper",
    "away",
)
#: These are messages, which cost hardly anything: nothing that those who bring most are kept by.
SAID: tuple[Kind, ...] = ("points", "liked", "time", "payer", "exam")
#: These suit how they use what they have, and are offered also to those who bring little.
SUITED: tuple[Kind, ...] = ("other kind", "peak", "when")
#: Whatever customers bring, these are done: they cost little, and what is not done about them grows.
PRESSING: tuple[Kind, ...] = ("burden", "back", "unused", "away", "little")
#: Of those to whom nothing is sold these hold as well.
OF_ANYBODY: tuple[Kind, ...] = ("liked", "away", "exam", "payer", "burden", "points", "ending")
#: So many words of a fact and an act make one sentence.
_ONE_SENTENCE = 23


@dataclass(frozen=True)
class Lever:
    """One lever of a segment.

    `act` is what is tried, {whom} standing for customers, `then` the same behind the `fact`, and `named` the same in a
    table, where these differ; where a plan says what is tried, a lever is a fact alone. The same `key` is told of one
    segment, and of others `as_in` that one. `far` is how many standard deviations they are from all customers.
    `columns`: what it rests on, beside an outcome. `many` is how many lack it, where it is a lack. `judged` is the
    column of their own that it is to change, and `wanted` which way: a test of it is judged by that where no outcome
    is; empty where it is to change what they bring. `is_small`: a gap that is told only beside one of another segment.
    `counted`: what those do who are counted where a test is judged by who responds; empty where by an average.
    """

    key: str
    kind: Kind
    far: float
    fact: str
    act: str
    columns: tuple[str, ...] = ()
    level: str | None = None
    then: str = ""
    named: str = ""
    many: int | None = None
    as_in: int | None = None
    judged: str = ""
    wanted: Change = "rise"
    is_small: bool = False
    counted: str = ""

    @property
    def short(self) -> str:
        """What is tried, in a few words that begin with a verb."""
        return self.named or without_whom(self.act, "them")

    @property
    def how(self) -> str:
        """What an offer, or a call, that is made to them anyhow is about."""
        if not self.act:  # what is tried stands above the cards
            return f"{capitalised(self.fact)}."
        return self._told(without_whom(self.then or self.act, "them").replace("an offer ", "the offer "))

    def on(self, whom: str) -> str:
        """The fact, and what is tried on whom, as a sentence."""
        return self._told((self.then or self.act).replace(WHOM, whom))

    def _told(self, act: str) -> str:
        if self.as_in is not None:
            act = f"{act}, as with group {self.as_in}"
        is_long = len(self.fact.split()) + len(act.split()) > _ONE_SENTENCE
        return f"{capitalised(self.fact)}{f'. {capitalised(act)}' if is_long else f': {act}'}."
