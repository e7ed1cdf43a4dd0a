"""What to do with a segment where it is known what became of customers: try first, try after, contact, spare, or leave.

What goes together is a clue: every step is a test, on those who can still be reached, with their number under its
condition.
"""

import re
from dataclasses import dataclass

from segmentry.reporting import halves_needed
from segmentry.reporting.clue_words import part_said, rates_said, remedy
from segmentry.reporting.single_columns import leading_clue, page_rule
from segmentry.reporting.step import LIKE_ALL, WAIT, Step
from segmentry.reporting.steps_of_burdens import spare
from segmentry.results.profile import Outcome, OutcomeOf, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.in_turn import is_same_part
from segmentry.stages.profiling.outcome_figures import event_of, rate_told
from segmentry.stages.shared.display_names import Labels
from segmentry.stages.shared.outcome_events import Event
from segmentry.wording import EVERYONE, capitalised, listed, plural, rate

#: A part of a segment is worth a step where the outcome is so many times as frequent in it as among all (ours).
_MORE = 1.05
#: With so much of what is wanted beside all customers, a segment is left out of a campaign (ours).
_HARDLY = 0.5
#: Where an act has its customers, and the same with the word before it, which goes with them.
WHOM = "{whom}"
_WITHOUT_WHOM = re.compile(r"( (?:on|for))? ?\{whom\}")


def stands(outcome: Outcome, own: OutcomeOf) -> int:
    """1 where the segment has more of the outcome than all customers, beyond chance, -1 where less, else 0."""
    of_all, ends = outcome.all.value, own.interval if own.value is not None else own.band
    if ends is None or of_all is None:
        return 0
    return 1 if ends[0] > of_all else -1 if ends[1] < of_all else 0


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
        return self.happened.gone or self.happened.wanted is not False

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
    where, rule = stands(outcome, own), page_rule(segmentation)
    if own.value is None:
        return _of_band(case)
    if rule is not None and clue is not None and is_same_part(rule, clue) and case.is_more:
        return _same_test(case, clue)
    if leading_clue(segmentation) is not None:
        return Step(LIKE_ALL, f"Nothing of its own: treat like all ({case.beside}).")
    if case.happened.wanted is None:
        return _why(case, where)
    if where > 0:
        return _contact(case) if case.happened.wanted else _try(case)
    return _part(case) or spare(segmentation, profile) or _nothing(case, where)


def over_all(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    """What to try on the part of all customers that a clue is about, and what that can show."""
    case = _Case(segmentation, event_of(outcome, segmentation.labels), outcome, outcome.all, clue, "")
    such = (
        f"the {case.reached(clue):,} such {case.happened.without}" if case.reaches_some else "the next such customers"
    )
    if case.happened.wanted is None:
        return f"Ask ten of {such} why, then change one thing for a random half of all such, and compare."
    if case.happened.wanted:
        return _contacted(case.happened, case.reached(clue), such)
    return _tried(case, clue, such, most=halves_needed.MOST_OF_ALL)


def contact_of_all(segmentation: Segmentation, outcome: Outcome) -> str:
    """Of what is wanted: one test of contacts in all groups that come first, and when it pays; else empty."""
    happened = event_of(outcome, segmentation.labels)
    first = [own for own in standing_out(outcome) if own.value is not None]
    if not happened.wanted or not first:
        return ""
    here = sum(_not_yet(own.count, own.value or 0.0) for own in first)
    groups = listed((str(own.segment) for own in first), most=len(first))
    whom = f"the {here:,} {happened.without} in {plural(len(first), 'group')} {groups}"
    return _contacted(happened, here, whom)


def _contacted(happened: Event, here: int, whom: str) -> str:
    """Half of them contacted, the others left alone, and when it pays."""
    size = halves_needed.of_response(here)
    if not size.is_enough:
        return f"Contact all of {whom}, and count who responds."
    pays = f" It pays then where one {happened.who} earns more than {size.contacts} contacts cost."
    return f"Contact a random half of {whom}, leave the others alone, and compare.{size.text}{pays}"


def deed(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    """What is done with a part, in a few words that begin with a verb."""
    happened = event_of(outcome, segmentation.labels)
    if happened.wanted is not False:
        return "contact" if happened.wanted else "ask why"
    act = remedy(segmentation, clue, WHOM) or happened.act
    return " ".join(_WITHOUT_WHOM.sub(" ", act).split())


def _of_band(case: _Case) -> Step:
    """The rate is withheld: near nothing or all a band is told."""
    said, where = rate_told(case.outcome, case.own, case.labels), stands(case.outcome, case.own)
    if case.own.band is None or where == 0:
        return WAIT
    did = case.happened.did
    beside = f"{said}, {EVERYONE} {rate(case.outcome.all.value)}"
    if case.happened.wanted:
        if where > 0:
            return Step("keep in touch", f"Keep in touch: {said} {did}, so that few are left to contact.")
        return Step("leave out", f"Leave them out of this campaign ({beside}).")
    if case.happened.wanted is None:
        return Step("ask why", f"Ask ten of them why ({beside}).")
    if where > 0:
        return Step("ask why", f"Ask those {case.happened.without} first: {said} {did}.")
    return Step("leave as they are", f"Leave as they are: {said} {did} ({beside}).")


def _same_test(case: _Case, clue: Clue) -> Step:
    """Where one part of all customers is tried: how many of it are here, and how they stand."""
    part, rates = part_said(case.segmentation, clue), rates_said(clue, case.happened)
    short = f"{case.reached(clue):,} of {case.all_here}: {rate(clue.value)}"
    act = f"{capitalised(deed(case.segmentation, case.outcome, clue))}, as part of the test above"
    if case.reaches_some:
        whom = f"the {case.reached(clue):,} of the {case.all_here} {part}"
        return Step(short, f"{act}: {whom}. {rates}.", clue.value)
    return Step(short, f"{act}: the next {part} ({clue.count:,} of the {case.all_here} here). {rates}.", clue.value)


def _try(case: _Case) -> Step:
    """More than usual of what nobody wants."""
    first = "Try next" if case.before else "Try first"
    if case.clue is not None:
        return _on_part(case, case.clue, first)
    whom = f"the {case.all_here}" if case.reaches_some else "those who come next"
    act = " ".join(_WITHOUT_WHOM.sub(" ", case.happened.act).split())
    return Step(f"{act}: {case.all_here}", f"{first}: {_tried(case, None, whom, start=False)}", case.rate)


def _part(case: _Case) -> Step | None:
    """A part of a segment that is no more than usual as a whole."""
    if case.clue is None or not case.is_more:
        return None
    if case.happened.wanted:
        text = f"Contact after the others: {_of_part(case, case.clue)}"
        return Step(f"contact: {_short(case, case.clue)}", text, case.rate)
    return _on_part(case, case.clue, "Try after the others")


def _on_part(case: _Case, clue: Clue, when: str) -> Step:
    short = f"{deed(case.segmentation, case.outcome, clue)}: {_short(case, clue)}"
    return Step(short, f"{when}: {_of_part(case, clue)} {_tried(case, clue)}", case.rate)


def _contact(case: _Case) -> Step:
    """More than usual of what is wanted."""
    when = "Contact next" if case.before else "Contact first"
    expect = "" if case.before else f" Expect less than {rate(case.rate)}: they did not before."
    begin = "" if case.clue is None else f" Begin with {_of_part(case, case.clue)}"
    return Step(f"contact: {case.all_here}", f"{when}: the {case.all_here}.{expect}{begin}", case.rate)


def _nothing(case: _Case, where: int) -> Step:
    if where == 0:
        return Step(LIKE_ALL, f"Nothing of its own: treat like all ({case.beside}).")
    if case.happened.wanted:
        return _contact_last(case)
    return Step("leave as they are", f"Leave as they are: fewer {case.happened.did} ({case.beside}).")


def _contact_last(case: _Case) -> Step:
    """Less than usual of what is wanted."""
    if case.rate < _HARDLY * (case.outcome.all.value or 0.0):
        return Step("leave out", f"Leave them out of this campaign ({case.beside}).")
    return Step("contact last", f"Contact last ({case.beside}).")


def _why(case: _Case, where: int) -> Step:
    """The name does not tell whether it is wanted."""
    if where == 0:
        return _nothing(case, 0)
    if case.before and where > 0:
        return Step("ask next", f"Ask ten of them next: more here, too ({case.beside}).")
    if where < 0 and case.own.segment != _lowest(case.outcome):
        return Step("ask later", f"Ask ten of them later: less here, too ({case.beside}).")
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


def _tried(
    case: _Case,
    clue: Clue | None,
    them: str = "them",
    *,
    start: bool = True,
    most: float = halves_needed.MOST_OF_PART,
) -> str:
    """What to try on a random half, or on all where they are too few, and what that can show."""
    reached, usual = (case.here, case.rate) if clue is None else (case.reached(clue), clue.value)
    size = halves_needed.of_rate(reached, usual, most=most, again=case.happened.gone)
    whom = f"a random half of {them}" if size.is_enough else f"all of {them}"
    act = (clue and remedy(case.segmentation, clue, whom)) or case.happened.tried_on(whom)
    act = capitalised(act) if start else act
    few = f"{act}, and watch: they are {halves_needed.TOO_FEW}."
    return f"{act}, leave the others as they are, and compare.{size.text}" if size.is_enough else few


def _not_yet(count: int, share: float) -> int:
    return round(count * (1 - share))
