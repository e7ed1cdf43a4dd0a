"""What to do with a segment where it is known what became of customers: act, act on a part of it, or leave it alone.

What goes together is a clue: every step is a test, on those who can still be reached.
"""

from dataclasses import dataclass

from segmentry.reporting import halves_needed
from segmentry.reporting.clue_words import part_said, rates_said, remedy
from segmentry.reporting.step import Step
from segmentry.reporting.typical_values import typical
from segmentry.results.profile import Outcome, OutcomeOf, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.shared.display_names import Labels, column_called
from segmentry.stages.shared.outcome_events import Event
from segmentry.stages.shared.quantities import ends_with_leaving
from segmentry.wording import EVERYONE, capitalised, plain, share

#: A part of a segment is worth a step where the outcome is so many times as frequent in it as among all (ours).
_MORE = 1.25
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
    """One segment: how it stands on what happened, and the clue within it."""

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

    def reached(self, clue: Clue) -> int:
        """Those of the part that a clue is about."""
        return _not_yet(clue.count, clue.value) if self.reaches_some else clue.count

    @property
    def beside(self) -> str:
        return f"{share(self.rate)}, {EVERYONE} {share(self.outcome.all.value)}"


def step_of(segmentation: Segmentation, outcome: Outcome, profile: SegmentProfile, before: str) -> Step:
    """By how the segment stands; `before` is the segment to begin with, where that is another one."""
    own = outcome.segments[profile.id - 1]
    clue = profile.clue if profile.clue is not None and profile.clue.outcome == outcome.column else None
    case = _Case(segmentation, event_of(outcome, segmentation.labels), outcome, own, clue, before)
    where = stands(outcome, own)
    if segmentation.verdict == "no structure":
        return _part_of_a_cut(case, where) or Step()
    if case.happened.wanted is None:
        return _why(case, where)
    if where > 0:
        return _sell(case) if case.happened.wanted else _act(case)
    return _part(case) or _nothing(case, where)


def over_all(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    """What to try where there are no groups: on the part of all customers that a clue is about; empty where unknown."""
    case = _Case(segmentation, event_of(outcome, segmentation.labels), outcome, outcome.all, clue, "")
    if case.happened.wanted is None:
        return ""
    whom = f"{case.reached(clue):,} {case.happened.without}" if case.reaches_some else "next customers"
    tried = "contact a random half of them, and compare." if case.happened.wanted else _tried(case, clue, start=False)
    return f"Begin with the {whom} {part_said(segmentation, clue)}: {tried}"


def _act(case: _Case) -> Step:
    """More than usual of what nobody wants."""
    first = f"After {case.before}, act here" if case.before else "Act here first"
    if case.clue is not None:
        reached = case.reached(case.clue)
        short = f"{_short(case, reached)} {part_said(case.segmentation, case.clue)}"
        return Step(short, f"{first}, and begin {_of_part(case, case.clue)} {_tried(case, case.clue)}")
    return _as_elsewhere(case, first) or Step(_short(case, case.here), f"{first}: {_tried(case, None, start=False)}")


def _short(case: _Case, reached: int) -> str:
    who = f" {case.happened.without}" if case.reaches_some else " such customers"
    return f"{'next' if case.before else 'act first'}: {reached:,}{who}"


def _as_elsewhere(case: _Case, first: str) -> Step | None:
    """A test over all groups of what goes with it among all customers, where that can be changed; None where not."""
    profile = case.segmentation.profile
    of_all = () if profile is None else profile.clues
    clue = next((x for x in of_all if x.outcome == case.outcome.column), None)
    if clue is None or not remedy(case.segmentation, clue, "all"):
        return None
    if case.before:
        return Step("the same test", f"The same test as for {case.before}, over all groups at once ({case.beside}).")
    text = f"{first}, in one test over all groups: begin {_of_part(case, clue)} {_tried(case, clue)}"
    return Step(_short(case, case.here), text)


def _sell(case: _Case) -> Step:
    """More than usual of what is wanted."""
    whom = f"a random half of the {case.here:,} {case.happened.without}"
    first = f"After {case.before}: contact {whom}" if case.before else f"Contact first: {whom}"
    begin = "" if case.clue is None else f" Begin {_of_part(case, case.clue)}"
    expect = f"Expect less than {share(case.rate)}: they did not before."
    return Step(
        f"{'contact next' if case.before else 'contact first'}: {case.here:,} {case.happened.without}",
        f"{first}, and compare with the others. {expect}{halves_needed.of_usual_response(case.here)}{begin}",
    )


def _part_of_a_cut(case: _Case, where: int) -> Step | None:
    """Where there are no groups: what within this part says more than the part does. What to try is said once."""
    if case.clue is None or case.clue.value < _MORE * (case.outcome.all.value or 0.0):
        return None
    name = column_called(case.clue.column, case.labels).words
    stands_so = {
        1: f"More than usual ({case.beside}), and {name} shows it better: begin",
        0: f"As usual ({case.beside}). If you act, then",
        -1: f"Less than usual ({case.beside}). If you act, then",
    }[where]
    return Step(text=f"{stands_so} {_of_part(case, case.clue)}")


def _part(case: _Case) -> Step | None:
    """A part of a segment that is no more than usual as a whole."""
    clue, usual = case.clue, case.outcome.all.value or 0.0
    if clue is None or clue.value < _MORE * usual:
        return None
    test = f" {_tried(case, clue)}" if case.happened.wanted is False else ""
    text = f"Not the group as a whole ({case.beside}). If you act, then {_of_part(case, clue)}{test}"
    return Step(f"only {case.reached(clue):,} {part_said(case.segmentation, clue)}", text)


def _nothing(case: _Case, where: int) -> Step:
    if where == 0:
        return Step("no clear difference", f"No clear difference ({case.beside}).{_known_for(case)}")
    if case.happened.wanted:
        return _contact_last(case)
    of_all = case.outcome.all
    hits, total = round(case.own.count * case.rate), round(of_all.count * (of_all.value or 0.0))
    return Step("later", f"Lower priority ({case.beside}), yet {hits:,} of the {total:,} {case.happened.who}.")


def _contact_last(case: _Case) -> Step:
    """Less than usual of what is wanted: whether it pays depends on what a contact costs."""
    size = halves_needed.of_rate(case.own.count, case.rate, down=False)
    other = f" Or try another offer on a random half.{size.text}" if size.is_enough else ""
    if case.rate < _HARDLY * (case.outcome.all.value or 0.0):
        return Step("leave out", f"Leave them out of this campaign ({case.beside}).{other}")
    contacts = plain(float(f"{1 / case.rate:.2g}"))
    worth = f"worth it where one {case.happened.who} earns more than {contacts} contacts cost"
    return Step("contact last", f"Contact last ({case.beside}): {worth}.{other}")


def _known_for(case: _Case) -> str:
    """What its customers do otherwise than all, as something to try something on: never who they are."""
    profile = case.segmentation.profile
    own = None if profile is None else profile.segments[case.own.segment - 1]
    columns = case.segmentation.columns
    able = (x for x in (own.apart if own else ()) if columns[x].theme == "does" and columns[x].is_numeric)
    name = next((name for name in able if not ends_with_leaving(name)), None)
    fact = None if own is None or name is None else typical(case.segmentation, own, name)
    if fact is None or not fact.usual:
        return ""
    known = f"{fact.called} {fact.value} ({fact.beside})"
    return f" What they do otherwise: {known}. To change that, test one thing on a random half."


def _why(case: _Case, where: int) -> Step:
    """The name does not tell whether it is wanted."""
    if where == 0:
        return _nothing(case, 0)
    much = "more" if where > 0 else "less"
    begin = "" if case.clue is None else f" Begin {_of_part(case, case.clue)}"
    text = f"Find out why so much {much} here ({case.beside}). Change one thing for a random half, and compare.{begin}"
    return Step(f"ask why {much}", text)


def _of_part(case: _Case, clue: Clue) -> str:
    """Whom of a segment to begin with: how many can be reached, and what became of customers like them."""
    part, rates = part_said(case.segmentation, clue), rates_said(clue, case.happened)
    if case.reaches_some:
        return f"with the {case.reached(clue):,} {case.happened.without} {part}: {rates}."
    return f"with the next customers {part}: of the {clue.count:,} here {rates}."


def _tried(case: _Case, clue: Clue | None, *, start: bool = True) -> str:
    """What to try on a random half, or on all where they are too few, and what that can show."""
    reached, rate = (case.here, case.rate) if clue is None else (case.reached(clue), clue.value)
    size = halves_needed.of_rate(reached, rate, down=True, again=case.happened.gone)
    them = "them" if clue is not None else f"the {reached:,} {case.happened.without}" if case.reaches_some else "them"
    whom = f"a random half of {them}" if size.is_enough else f"all of {them}"
    act = (clue and remedy(case.segmentation, clue, whom)) or case.happened.tried_on(whom)
    act = capitalised(act) if start else act
    few = f"{act}, and watch: they are {halves_needed.TOO_FEW}."
    return f"{act}, and compare.{size.text}" if size.is_enough else few


def _not_yet(count: int, rate: float) -> int:
    return round(count * (1 - rate))
