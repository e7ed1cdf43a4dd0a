"""What a plan of action is made of: what is tried, on whom of which groups, in which order, and what would count."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from segmentry.reporting.plan import halves_needed
from segmentry.reporting.plan.halves_needed import Size
from segmentry.results.profile import AtStake, Outcome
from segmentry.results.sentences import Clue
from segmentry.stages.shared.outcome_events import UNWANTED, Event

#: What is done: try something against what nobody wants; reach those who did not buy or respond; ask why groups differ;
#: look after those who bring most; lower what some cost.
Aim = Literal["prevent", "reach", "ask", "look after", "lower"]


@dataclass(frozen=True)
class Part:
    """Whom of one segment the plan reaches.

    `customers` of them are tried on; `rate` is what became of the `of` customers like them. `clue` is what holds for
    them, where they are not the whole segment; `first` what holds for those to begin with; `is_told` whether they
    differ from the rest of the segment beyond chance.
    """

    segment: int
    customers: int
    rate: float
    of: int
    clue: Clue | None = None
    first: Clue | None = None
    is_told: bool = True


@dataclass(frozen=True)
class PlanOfAction:
    """What is tried, on whom, and what that can show.

    `rule` is the one thing that holds for all whom the plan reaches, of the groups of which that is told; it `leads`
    where its column tells more of the outcome than the groups do: then the test is of all for whom it holds. `begin`
    holds for those to begin with in all groups. `parts` stand in the order in which they are begun with: the title
    names the `first` of them, and the test is made of these; the others come after it. `money` is by what that order
    is, where it is another one than by customers.
    `event` is what became of customers, None of a value. `by_contact`: it answers to being contacted.
    """

    aim: Aim
    outcome: Outcome
    event: Event | None
    parts: tuple[Part, ...]
    rule: Clue | None = None
    begin: Clue | None = None
    leads: bool = False
    of_all_groups: bool = False
    rise: str = ""
    by_contact: bool = False
    first: int = 0
    money: AtStake | None = None

    @property
    def tested(self) -> tuple[Part, ...]:
        """The parts that the title names, and of which the test is made."""
        return self.parts[: self.first] if self.first else self.parts

    @cached_property
    def customers(self) -> int:
        """On how many the test is made: on those of the parts; of a rule of which no part is told on all such."""
        if self._of_parts or self.rule is None or self.event is None:
            return sum(part.customers for part in self.tested)
        return reached(self.event, self.rule.count, self.rule.value)

    @property
    def _of_parts(self) -> bool:
        """Whether the test is made of what is told of the groups."""
        return bool(self.parts) and not self.leads

    @cached_property
    def rate(self) -> float:
        """What became of customers like them, all together."""
        if not self._of_parts:
            return 0.0 if self.rule is None else self.rule.value
        return rate_of(self.tested)

    @cached_property
    def size(self) -> Size:
        """What a random half of them can show beside the other half."""
        return self._size(self.customers, self.rate)

    def size_of(self, part: Part) -> Size:
        """The same of a part that is tested by itself."""
        return self._size(part.customers, part.rate)

    def _size(self, customers: int, rate: float) -> Size:
        if self.event is None:
            return Size(self.rise, bool(self.rise))
        if self.aim == "reach":
            return halves_needed.of_response(customers, by_contact=self.by_contact)
        return halves_needed.of_rate(customers, rate, again=self.event.kind == "left")

    def part(self, segment: int) -> Part | None:
        """Whom of a segment it reaches; None where nobody."""
        return next((part for part in self.parts if part.segment == segment), None)

    def place(self, segment: int) -> int:
        """In which place a segment is begun with, from 0; all that it does not reach come last."""
        order = [part.segment for part in self.parts]
        return order.index(segment) if segment in order else len(order)

    @property
    def is_ranked(self) -> bool:
        """Whether some parts are begun with before others: a test of what leads is made of all at once."""
        return not self.leads and self.aim in ("reach", "prevent", "lower") and len(self.parts) > 1


def rate_of(parts: tuple[Part, ...]) -> float:
    """What became of customers of all these parts together."""
    of = sum(part.of for part in parts)
    return sum(part.rate * part.of for part in parts) / of if of else 0.0


def reaches_some(event: Event) -> bool:
    """Whether only those can be reached of whom it is not so: who are still here, who did not buy."""
    return event.gone or event.kind not in UNWANTED


def reached(event: Event, count: int, rate: float) -> int:
    """How many of so many customers can be reached: of what comes again all."""
    return round(count * (1 - rate)) if reaches_some(event) else count
