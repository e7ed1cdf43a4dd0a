"""What a plan of action is made of: what is tried, on whom of which groups, in which order, and what would count."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from segmentry.reporting.plan import halves_needed
from segmentry.reporting.plan.halves_needed import Size
from segmentry.results.profile import AtStake, Outcome
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import reaches_some
from segmentry.stages.shared.known_events import Event

#: What is done: try something against what nobody wants; reach those who did not buy or respond; ask why groups differ;
#: look after those who bring most; lower what some cost.
Aim = Literal["prevent", "reach", "ask", "look after", "lower"]


@dataclass(frozen=True)
class Part:
    """Those of one segment whom the plan reaches.

    `customers` of them are tried on; `rate` is what became of the `of` customers like them. `clue` is what holds for
    them, where they are not the whole segment; `first` what holds for those to begin with; `is_told` whether they
    differ from the rest of the segment beyond chance. `lacks` says who of them need what is tried, where it is known
    how many of the segment these are, and not what became of them.
    """

    segment: int
    customers: int
    rate: float
    of: int
    clue: Clue | None = None
    first: Clue | None = None
    is_told: bool = True
    lacks: str = ""


@dataclass(frozen=True)
class PlanOfAction:
    """What is tried, on whom, and what that can show: one test.

    The test is of the parts `tested`, which the title names; with the parts `later` the same is done if it works. Of a
    `rule` that `leads`, since its column tells more of the outcome than the groups do, the test is of all for whom it
    holds; another one suggests what is tried, in the groups where it tells of the outcome. `begin` holds for those to
    begin with in most groups. `money` is by what the groups are ordered, where that is another order than by customers.
    `event` is what became of customers, None of a value. `by_contact`: it answers to being contacted. `in_each`: of a
    rule that leads, how many of every segment are in the test; None where that is not told.
    """

    aim: Aim
    outcome: Outcome
    event: Event | None
    tested: tuple[Part, ...] = ()
    later: tuple[Part, ...] = ()
    rule: Clue | None = None
    begin: Clue | None = None
    leads: bool = False
    rise: str = ""
    by_contact: bool = False
    money: AtStake | None = None
    in_each: tuple[int | None, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Those of the test, and those that come later."""
        return (*self.tested, *self.later)

    @cached_property
    def customers(self) -> int:
        """On how many the test is made: of what comes again on so many of the next as it takes."""
        if self.leads and self.rule is not None and self.event is not None:
            known = [many for many in self.in_each if many is not None]
            if known and len(known) == len(self.in_each):
                return sum(known)
            many = reached(self.event, self.rule.count, self.rule.value)
            return max(many, halves_needed.least(self.rate)) if waits_for_others(self.event) else many
        return sum(part.customers for part in self.tested)

    @cached_property
    def rate(self) -> float:
        """What became of customers like them, all together."""
        return self.rule.value if self.leads and self.rule is not None else rate_of(self.tested)

    @cached_property
    def size(self) -> Size:
        """What a random half of them can show beside the other half."""
        return Size(self.rise, bool(self.rise)) if self.event is None else self._size(self.customers, self.rate)

    def shows(self, part: Part) -> Size:
        """What a test of one part alone can show; of a value that is not known."""
        return self.size if self.event is None else self._size(part.customers, part.rate)

    def is_enough(self, clue: Clue) -> bool:
        """Whether a part of customers is no smaller than a test of it would take."""
        return self.event is not None and self._size(reached(self.event, clue.count, clue.value), clue.value).is_enough

    def _size(self, customers: int, rate: float) -> Size:
        event = self.event
        if self.aim == "reach":
            is_again = event is not None and event.again
            return (halves_needed.of_rise if is_again else halves_needed.of_response)(customers, rate)
        is_once = event is not None and not event.again and reaches_some(event)
        return halves_needed.of_rate(customers, rate, again=is_once)

    def part(self, segment: int) -> Part | None:
        """Whom of a segment it reaches; None where nobody."""
        return next((part for part in self.parts if part.segment == segment), None)

    def place(self, segment: int) -> int:
        """Whether a segment is in the test (0), comes later (1), or neither (2)."""
        return 0 if any(part.segment == segment for part in self.tested) else 1 if self.part(segment) else 2


def rate_of(parts: tuple[Part, ...]) -> float:
    """What became of customers of all these parts together."""
    of = sum(part.of for part in parts)
    return sum(part.rate * part.of for part in parts) / of if of else 0.0


def waits_for_others(event: Event) -> bool:
    """Whether nobody who is there can be tested, as it is so of each but once: then the next like them are."""
    return not event.again and not reaches_some(event)


def reached(event: Event, count: int, rate: float) -> int:
    """How many of so many customers can be reached: of what comes again all."""
    return round(count * (1 - rate)) if reaches_some(event) else count
