"""What to do with a segment where it is known what became of customers: try first, try after, contact, spare, or leave.

What goes together is a clue: every step is a test, on those who can still be reached, with their number under its
condition.
"""

from dataclasses import dataclass

from segmentry.reporting import halves_needed
from segmentry.reporting.clue_words import part_said, rates_said, remedy
from segmentry.reporting.single_columns import is_of_all, leading_clue
from segmentry.reporting.step import LIKE_ALL, Step
from segmentry.reporting.steps_of_burdens import spare
from segmentry.results.profile import Outcome, OutcomeOf, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.shared.display_names import Labels
from segmentry.stages.shared.outcome_events import Event
from segmentry.wording import EVERYONE, capitalised, plain, rate

#: A part of a segment is worth a step where the outcome is so many times as frequent in it as among all (ours).
_MORE = 1.05
#: With so much of what is wanted beside all customers, a segment is left out of a campaign (ours).
_HARDLY = 0.5


def stands(outcome: Outcome, own: OutcomeOf) -> int:
    """1 where the segment has more of the outcome than all customers, beyond chance, -1 where less, else 0."""
    of_all = outcome.all.value
    if own.interval is None or of_all is None:
        return 0
    return 1 if own.interval[0] > of_all else -1 if own.interval[1] < of_all else 0


def standing_out(outcome: Outcome) -> list[OutcomeOf]:
    """The segments that have more of the outcome than all customers, beyond chance, the highest first."""
    return [own for own in outcome.ranked if stands(outcome, own) > 0]


@dataclass(frozen=True)
class _Case:
    """One segment, or all customers: how they stand on what happened, and the clue within them."""

    segmentation: Segmentation
    happened: Event
    outcome: Outcome
    own: OutcomeOf
    clue: Clue | None
    before: str

    @property
    def labels(self) -> Labels:
        return self.segmentation.labels

    @property
    def rate(self) -> float:
        return self.own.value or 0.0

    @property
    def here(self) -> int:
        """Those who did not: who are still here, or may still do it; of what comes again all."""
        return _not_yet(self.own.count, self.rate) if self.reaches_some else self.own.count

    @property
    def reaches_some(self) -> bool:
        """Whether only those can be reached of whom it is not so."""
        return self.happened.gone or bool(self.happened.wanted)

    @property
    def all_here(self) -> str:
        """Whom the segment is tried on: `793 still here`."""
        return f"{self.here:,} {self.happened.without}" if self.reaches_some else f"{self.here:,}"

    def reached(self, clue: Clue) -> int:
        """Those of the part that a clue is about."""
        return _not_yet(clue.count, clue.value) if self.reaches_some else clue.count

    @property
    def beside(self) -> str:
        return f"{rate(self.rate)}, {EVERYONE} {rate(self.outcome.all.value)}"

    @property
    def is_more(self) -> bool:
        """Whether the part that the clue is about has more of it than all customers."""
        return self.clue is not None and self.clue.value >= _MORE * (self.outcome.all.value or 0.0)


def step_of(segmentation: Segmentation, outcome: Outcome, profile: SegmentProfile, before: str) -> Step:
    """By how the segment stands; `before` is the segment to begin with, where that is another one."""
    own = outcome.segments[profile.id - 1]
    clue = profile.clue if profile.clue is not None and profile.clue.outcome == outcome.column else None
    case = _Case(segmentation, event_of(outcome, segmentation.labels), outcome, own, clue, before)
    where = stands(outcome, own)
    if leading_clue(segmentation) is not None and (clue is None or is_of_all(segmentation, clue)):
        return _same_test(case)
    if case.happened.wanted is None:
        return _why(case, where)
    if where > 0:
        return _contact(case) if case.happened.wanted else _try(case)
    return _part(case) or spare(segmentation, profile) or _nothing(case, where)


def over_all(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    """What to try on the part of all customers that a clue is about, and what that can show; empty where unknown."""
    case = _Case(segmentation, event_of(outcome, segmentation.labels), outcome, outcome.all, clue, "")
    if case.happened.wanted is None:
        return "Ask ten of them why, change one thing for a random half of them, and compare."
    if case.happened.wanted:
        reached = case.reached(clue)
        size = halves_needed.of_usual_response(reached)
        return f"Contact {size.of(f'the {reached:,} such {case.happened.without}')}.{size.text}"
    such = (
        f"the {case.reached(clue):,} such {case.happened.without}" if case.reaches_some else "the next such customers"
    )
    return _tried(case, clue, such)


def _same_test(case: _Case) -> Step:
    """Where one part of all customers says more than the groups do: how many of it are here, and how they stand."""
    if case.clue is None or not case.is_more:
        return Step(LIKE_ALL, f"Nothing of its own: treat like all ({case.beside}).")
    rates = rates_said(case.clue, case.happened)
    whom = f"the {case.reached(case.clue):,} of the {case.all_here} {part_said(case.segmentation, case.clue)}"
    return Step(_short(case, case.clue), f"The same test for {whom}: {rates}.")


def _try(case: _Case) -> Step:
    """More than usual of what nobody wants."""
    first = "Try next" if case.before else "Try first"
    if case.clue is not None:
        short = f"{first.casefold()}: {_short(case, case.clue)}"
        return Step(short, f"{first}: {_of_part(case, case.clue)} {_tried(case, case.clue)}")
    whom = f"the {case.all_here}" if case.reaches_some else "those who come next"
    return Step(f"{first.casefold()}: {case.all_here}", f"{first}: {_tried(case, None, whom, start=False)}")


def _part(case: _Case) -> Step | None:
    """A part of a segment that is no more than usual as a whole."""
    if case.clue is None or not case.is_more:
        return None
    short, of_part = _short(case, case.clue), _of_part(case, case.clue)
    if case.happened.wanted:
        size = halves_needed.of_usual_response(case.reached(case.clue))
        return Step(f"contact after: {short}", f"Contact after the others: {of_part}{size.text}")
    return Step(f"try after: {short}", f"Try after the others: {of_part} {_tried(case, case.clue)}")


def _contact(case: _Case) -> Step:
    """More than usual of what is wanted."""
    when = "Contact next" if case.before else "Contact first"
    expect = "" if case.before else f" Expect less than {rate(case.rate)}: they did not before."
    begin = "" if case.clue is None else f" Begin with {_of_part(case, case.clue)}"
    size = halves_needed.of_usual_response(case.here)
    whom = size.of(f"the {case.all_here}")
    return Step(f"{when.casefold()}: {case.all_here}", f"{when}: {whom}.{expect}{size.text}{begin}")


def _nothing(case: _Case, where: int) -> Step:
    if where == 0:
        return Step(LIKE_ALL, f"Nothing of its own: treat like all ({case.beside}).")
    if case.happened.wanted:
        return _contact_last(case)
    return Step("leave as they are", f"Leave as they are: fewer {case.happened.did} ({case.beside}).")


def _contact_last(case: _Case) -> Step:
    """Less than usual of what is wanted: whether it pays depends on what a contact costs."""
    size = halves_needed.of_rate(case.own.count, case.rate, down=False)
    if case.rate < _HARDLY * (case.outcome.all.value or 0.0):
        other = f" Or try another offer on a random half.{size.text}" if size.is_enough else ""
        return Step("leave out", f"Leave them out of this campaign ({case.beside}).{other}")
    contacts = plain(float(f"{1 / case.rate:.2g}"))
    worth = f"worth it where one {case.happened.who} earns more than {contacts} contacts cost"
    return Step("contact last", f"Contact last ({case.beside}): {worth}.")


def _why(case: _Case, where: int) -> Step:
    """The name does not tell whether it is wanted."""
    if where == 0:
        return _nothing(case, 0)
    if case.before and where > 0:
        return Step("ask next", f"More here, too ({case.beside}): ask ten of them next.")
    if where < 0 and case.own.segment != _lowest(case.outcome):
        return Step("ask later", f"Less here, too ({case.beside}): ask ten of them later.")
    much = "more" if where > 0 else "less"
    begin = "" if case.clue is None else f" Begin with {_of_part(case, case.clue)}"
    return Step(f"ask why {much}", f"Ask ten of them why so much {much} here ({case.beside}).{begin}")


def _lowest(outcome: Outcome) -> int:
    return next((own.segment for own in reversed(outcome.ranked) if own.value is not None), 0)


def _short(case: _Case, clue: Clue) -> str:
    """How many of how many are in the part, and what holds for them."""
    return f"{case.reached(clue):,} of {case.all_here}, {part_said(case.segmentation, clue)}"


def _of_part(case: _Case, clue: Clue) -> str:
    """Whom of a segment to begin with: how many can be reached, and what became of customers like them."""
    part, rates = part_said(case.segmentation, clue), rates_said(clue, case.happened)
    if case.reaches_some:
        return f"the {case.reached(clue):,} of the {case.all_here} {part}: {rates}."
    return f"those who come next {part}: {rates} ({clue.count:,} of the {case.all_here} here)."


def _tried(case: _Case, clue: Clue | None, them: str = "them", *, start: bool = True) -> str:
    """What to try on a random half, or on all where they are too few, and what that can show."""
    reached, usual = (case.here, case.rate) if clue is None else (case.reached(clue), clue.value)
    size = halves_needed.of_rate(reached, usual, down=True, again=case.happened.gone)
    whom = f"a random half of {them}" if size.is_enough else f"all of {them}"
    act = (clue and remedy(case.segmentation, clue, whom)) or case.happened.tried_on(whom)
    act = capitalised(act) if start else act
    few = f"{act}, and watch: they are {halves_needed.TOO_FEW}."
    return f"{act}, and compare.{size.text}" if size.is_enough else few


def _not_yet(count: int, share: float) -> int:
    return round(count * (1 - share))
