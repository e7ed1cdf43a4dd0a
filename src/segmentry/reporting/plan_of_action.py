"""The one plan of action of a page: what is tried, on whom of which groups, in which order, and what would count.

Computed once: title, sentences, table and cards are worded from it, so that they say the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from segmentry.maths.inference import fisher_exact
from segmentry.reporting import halves_needed
from segmentry.reporting.halves_needed import Size
from segmentry.reporting.once import once
from segmentry.reporting.single_columns import leading_clue, page_rule
from segmentry.reporting.standing_out import standing_out, stands
from segmentry.results.profile import Outcome, OutcomeOf, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.in_turn import is_same_part
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.outcome_events import UNWANTED, Event
from segmentry.stages.shared.outcome_words import is_cost_of_risk, is_loss
from segmentry.stages.shared.traits import normal

#: What is done: try something against what nobody wants; reach those who did not buy or respond; ask why groups differ;
#: look after those who bring most; lower what some cost.
Aim = Literal["prevent", "reach", "ask", "look after", "lower"]
#: A part of a segment is worth a step where the outcome is so many times as frequent in it as among all (ours).
_MORE = 1.05
#: From so many times the average value of a customer a segment is looked after (ours).
DEAR = 1.2
#: A part that differs from the rest of its group by chance no more often than this is told with its rate.
_CHANCE = 0.05
#: Of so many for whom a rule holds the groups are told, or none of them is (ours).
_MOST_OF_THEM = 0.8


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
    where its column tells more of the outcome than the groups do. `parts` stand in the order in which they are begun
    with. `event` is what became of customers, None of a value. `by_contact`: it answers to being contacted.
    """

    aim: Aim
    outcome: Outcome
    event: Event | None
    parts: tuple[Part, ...]
    rule: Clue | None = None
    leads: bool = False
    of_all_groups: bool = False
    rise: str = ""
    by_contact: bool = False

    @cached_property
    def customers(self) -> int:
        """On how many the test is made: on those of the parts; of a rule of which no part is told on all such."""
        if self.parts or self.rule is None or self.event is None:
            return sum(part.customers for part in self.parts)
        return reached(self.event, self.rule.count, self.rule.value)

    @cached_property
    def rate(self) -> float:
        """What became of customers like them, all together."""
        if not self.parts:
            return 0.0 if self.rule is None else self.rule.value
        of = sum(part.of for part in self.parts)
        return sum(part.rate * part.of for part in self.parts) / of if of else 0.0

    @cached_property
    def size(self) -> Size:
        """What a random half of them can show beside the other half."""
        if self.event is None:
            return Size(self.rise, bool(self.rise))
        if self.aim == "reach":
            return halves_needed.of_response(self.customers)
        gone = self.event.kind == "left"
        return halves_needed.of_rate(self.customers, self.rate, again=gone)

    def part(self, segment: int) -> Part | None:
        """Whom of a segment it reaches; None where nobody."""
        return next((part for part in self.parts if part.segment == segment), None)

    def place(self, segment: int) -> int:
        """In which place a segment is begun with, from 0; all that it does not reach come last."""
        order = [part.segment for part in self.parts]
        return order.index(segment) if segment in order else len(order)

    @property
    def is_ranked(self) -> bool:
        """Whether some parts are begun with before others: a test of one thing is made of all at once."""
        return self.rule is None and self.aim in ("reach", "prevent", "lower") and len(self.parts) > 1


@once
def plan_of(segmentation: Segmentation) -> PlanOfAction | None:
    """The plan; None where nothing is known of an outcome or value, or no group and no column stands out."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None or outcome.all.value is None:
        return None
    if outcome.kind != "rate":
        return _of_value(segmentation, profile, outcome)
    event = event_of(outcome, segmentation.labels)
    aim: Aim = "prevent" if event.kind in UNWANTED else "reach" if event.kind in ("response", "sale") else "ask"
    rule = leading_clue(segmentation) if aim == "ask" else page_rule(segmentation)
    if rule is not None:
        return _of_rule(
            segmentation,
            profile,
            PlanOfAction(aim, outcome, event, (), rule, by_contact=_by_contact(segmentation, event)),
        )
    if segmentation.k == 1 or segmentation.verdict == "no structure":
        return None
    parts = _asked(outcome) if aim == "ask" else tuple(_of_groups(segmentation, profile, outcome, event))
    return PlanOfAction(aim, outcome, event, parts, by_contact=_by_contact(segmentation, event)) if parts else None


def _by_contact(segmentation: Segmentation, event: Event) -> bool:
    """Whether it answers to being reached: by its name, or since columns tell how customers were reached."""
    reached_by = any(column.theme == "reached" for column in segmentation.columns.columns)
    return event.kind == "response" or (event.kind == "sale" and reached_by)


def reaches_some(event: Event) -> bool:
    """Whether only those can be reached of whom it is not so: who are still here, who did not buy."""
    return event.gone or event.kind not in UNWANTED


def reached(event: Event, count: int, rate: float) -> int:
    """How many of so many customers can be reached: of what comes again all."""
    return round(count * (1 - rate)) if reaches_some(event) else count


def _of_rule(segmentation: Segmentation, profile: Profile, plan: PlanOfAction) -> PlanOfAction:
    """One thing tried on all of whom the rule holds: in the groups of which that is told.

    Where it leads, and few of them are in these groups, it is tried on all of them, whatever their group.
    """
    leads, outcome, rule, event = leading_clue(segmentation) is not None, plan.outcome, plan.rule, plan.event
    parts: list[Part] = []
    if rule is None or event is None:
        return plan
    rule = scaled(segmentation, rule, segmentation.rows_labelled)
    for own in outcome.ranked if segmentation.k > 1 and plan.aim != "ask" else ():
        clue = _clue(segmentation, profile, outcome, own)
        if clue is None or own.value is None or not is_same_part(clue, rule):
            continue
        if leads or _is_more(clue, outcome):
            many = reached(event, clue.count, clue.value)
            parts.append(Part(own.segment, many, clue.value, clue.count, clue, is_told=_is_told(clue)))
    if leads and sum(part.of for part in parts) < _MOST_OF_THEM * rule.count:
        parts = []
    every = len(parts) in (0, segmentation.k)
    return replace(plan, parts=tuple(parts), rule=rule, leads=leads, of_all_groups=every)


def _of_groups(segmentation: Segmentation, profile: Profile, outcome: Outcome, event: Event) -> Iterator[Part]:
    """The groups that have more of it, then parts of others that have; of both the most frequent first."""
    met = []
    for own in outcome.ranked:
        if own.value is None:
            continue
        clue, here = _clue(segmentation, profile, outcome, own), reached(event, own.count, own.value)
        clue = clue if clue is not None and _is_more(clue, outcome) and _is_told(clue) else None
        if stands(outcome, own) > 0:
            met.append(Part(own.segment, here, own.value, own.count, first=clue))
        elif clue is not None:
            met.append(Part(own.segment, reached(event, clue.count, clue.value), clue.value, clue.count, clue))
    yield from sorted(met, key=lambda part: (part.clue is not None, -part.rate))


def _asked(outcome: Outcome) -> tuple[Part, ...]:
    """Where it is not known what is wanted: the group that has most of it, and the one that has least."""
    known = [own for own in outcome.ranked if own.value is not None]
    most = next((own for own in known if stands(outcome, own) > 0), None)
    least = next((own for own in reversed(known) if stands(outcome, own) < 0), None)
    return tuple(Part(x.segment, x.count, x.value or 0.0, x.count) for x in (most, least) if x is not None)


def _of_value(segmentation: Segmentation, profile: Profile, outcome: Outcome) -> PlanOfAction | None:
    """By what customers are worth: those who bring clearly more are looked after."""
    dear = [own for own in standing_out(outcome) if own.value is not None and (own.lift or 0.0) >= DEAR]
    if not dear or segmentation.k == 1 or segmentation.verdict == "no structure":
        return None
    parts = tuple(Part(own.segment, own.count, own.value or 0.0, own.count) for own in dear)
    aim: Aim = "lower" if is_cost(segmentation, outcome) else "look after"
    return PlanOfAction(aim, outcome, None, parts, rise=_change(segmentation, profile, outcome, dear))


def is_cost(segmentation: Segmentation, outcome: Outcome) -> bool:
    """Whether a value is what customers cost, not what they bring."""
    name = normal(outcome.column)
    others = (normal(column.name) for column in segmentation.columns.columns)
    return is_loss(name) or is_cost_of_risk(name, others)


def _change(segmentation: Segmentation, profile: Profile, outcome: Outcome, dear: list[OutcomeOf]) -> str:
    """What halves of these groups, taken together, show of a rise, or fall; empty where a spread is not told."""
    each = [profile.segments[own.segment - 1].average_of(outcome.column) for own in dear]
    known = [(x.count, x.mean, x.sd) for x in each if x is not None and x.mean is not None and x.sd is not None]
    count = sum(n for n, _, _ in known)
    if len(known) < len(dear) or not count:
        return ""
    mean = sum(n * m for n, m, _ in known) / count
    variance = sum(n * (sd**2 + m**2) for n, m, sd in known) / count - mean**2
    called = column_called(outcome.column, segmentation.labels)
    change = "fall" if is_cost(segmentation, outcome) else "rise"
    return halves_needed.of_mean(count, mean, max(variance, 0.0) ** 0.5, called, change)


def _clue(segmentation: Segmentation, profile: Profile, outcome: Outcome, own: OutcomeOf) -> Clue | None:
    """The clue of a segment, with counts of all its customers."""
    clue = profile.segments[own.segment - 1].clue
    return scaled(segmentation, clue, own.count) if clue is not None and clue.outcome == outcome.column else None


def scaled(segmentation: Segmentation, clue: Clue, whole: int) -> Clue:
    """A clue with counts of the `whole` of which it was found in a sample; of all rows as it is."""
    if segmentation.rows_labelled <= segmentation.plan.sample_rows:
        return clue
    times = whole / (clue.count + clue.count_rest)
    return clue.model_copy(update={"count": round(clue.count * times), "count_rest": round(clue.count_rest * times)})


def _is_more(clue: Clue, outcome: Outcome) -> bool:
    """Whether the part that the clue is about has more of it than all customers."""
    return clue.value >= _MORE * (outcome.all.value or 0.0)


def _is_told(clue: Clue) -> bool:
    hits = [(round(n * share), n) for n, share in ((clue.count, clue.value), (clue.count_rest, clue.rest))]
    return fisher_exact(hits[0], hits[1]) < _CHANCE
