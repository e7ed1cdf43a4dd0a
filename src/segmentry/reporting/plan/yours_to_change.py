"""What a company can change that goes with the outcome: by which column, how both sides stand, and what is tried."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial

from segmentry.reporting.cards.one_fact import one_of_each_fact
from segmentry.reporting.clue_words import as_answer, part_said, remedy, thing_named
from segmentry.reporting.plan import halves_needed
from segmentry.reporting.plan.aim import is_cost
from segmentry.reporting.plan.halves_needed import Change
from segmentry.reporting.plan.plan_of_action import scaled
from segmentry.reporting.plan.plan_parts import reached
from segmentry.reporting.single_columns import main_clues
from segmentry.reporting.steps.step import WHOM
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import event_of, reaches_some, value_said
from segmentry.stages.shared.display_names import column_called, level_called
from segmentry.stages.shared.known_events import UNWANTED
from segmentry.stages.shared.offers import (
    burden,
    can_be_changed,
    can_be_offered,
    is_done_to_customers,
    is_price,
    is_redress,
    is_rise_of_price,
)
from segmentry.stages.shared.outcome_events import YES, answer_called, says_yes_or_no
from segmentry.stages.shared.own_doing import is_above_quote, is_for_those_at_risk, is_taken_up, own_doing
from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.traits import normal
from segmentry.wording import capitalised, listed

#: What a company shortens.
_SOONER = burden("waiting_time")
#: Within groups it holds by so much of the difference among all at least; so many customers are enough for a test, if
#: any can be made (ours).
_HOLDS, _ENOUGH = 0.4, 1_000
_A_CODE = re.compile(r"[A-Z]?-?\d+[A-Z]?")
#: In which of several steps somebody is.
_TIER = within("levels?|tiers?|grades?|ranks?|stufe|niveaus?|nivel|livello|poziom")
#: So many levels has what was done or not.
_DONE_OR_NOT = 2


def wanted_of(segmentation: Segmentation, outcome: Outcome) -> Change:
    """Which way an outcome is wanted to go; where nobody knows, a test looks for a fall."""
    if outcome.kind == "rate":
        return "rise" if event_of(outcome, segmentation.labels).wanted else "fall"
    return "fall" if is_cost(segmentation, outcome) else "rise"


def lever_of(segmentation: Segmentation, outcome: Outcome, clues: Sequence[Clue], *, own: bool = False) -> Clue | None:
    """The first of these of which a company can change what it is about; `own`: what it does, and not what it sells."""
    change = wanted_of(segmentation, outcome)
    able = (x for x in clues if _is_yours(segmentation, x) and _may_help(segmentation, x, change))
    return next((x for x in able if not own or is_done_to_customers(x.column)), None)


def _is_yours(segmentation: Segmentation, clue: Clue) -> bool:
    """Whether a company can change what a clue is about: how many accounts somebody has is no offer."""
    is_code = clue.level is not None and are_codes([clue.level]) and clue.level not in ("0", "1")
    if is_code or _TIER.search(normal(clue.column)):  # who brings more is put into a tier
        return False
    counted = clue.level is None and segmentation.columns[clue.column].kind != "share"
    return can_be_changed(clue.column) and not (counted and (can_be_offered(clue.column) or own_doing(clue.column)))


def are_codes(levels: Sequence[str]) -> bool:
    """Whether levels are numbers or codes: no name tells what another way of doing it would be.

    >>> are_codes(["101", "122"]), are_codes(["A4", "B1"]), are_codes(["monthly", "yearly"])
    (True, True, False)
    """
    return any(_A_CODE.fullmatch(level) for level in levels)


def _may_help(segmentation: Segmentation, clue: Clue, change: Change) -> bool:
    """Whether those stand better to whom the company did it, or who put up with less: what was done where it looked bad
    says nothing."""
    if clue.column == clue.outcome or not is_done_to_customers(clue.column):
        return True
    known, levels = as_answer(segmentation, clue)
    if known.level is None:
        return (clue.above is not None) == (change == "fall")
    if not says_yes_or_no(levels):
        return change == "rise" or len(levels) > _DONE_OR_NOT
    return (known.level.casefold() in YES) == (change == "rise")


def lever_said(segmentation: Segmentation, outcome: Outcome) -> str:
    """Which of what a company can change tells most, how both sides stand, and what is tried on whom; else empty."""
    clue = lever_of(segmentation, outcome, main_clues(segmentation))
    if clue is None:
        return ""
    tried = test_of(segmentation, outcome, clue, wanted_of(segmentation, outcome))
    name, both = called(segmentation, clue), both_said(segmentation, outcome, clue)
    return f"Of what is yours to change, {name} tells most: {both}. {tried}"


def own_levers(segmentation: Segmentation, outcome: Outcome, beside: Collection[str]) -> tuple[Clue, ...]:
    """What a company does itself that goes with the outcome, within the groups, too, the one that tells most first; of
    those that say much the same the first, and none of the columns `beside` which it stands."""
    each = clues_that_hold(segmentation, beside)
    return tuple(x for x in each if is_surely_yours(segmentation, outcome, x))


def is_surely_yours(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> bool:
    """Whether a name says that it is the company's own doing."""
    return lever_of(segmentation, outcome, [clue], own=True) is not None


def is_chosen(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> bool:
    """Whether customers may have chosen what it tells themselves."""
    return is_taken_up(clue.column) or not is_surely_yours(segmentation, outcome, clue)


def clues_that_hold(segmentation: Segmentation, beside: Collection[str]) -> list[Clue]:
    """What goes with the outcome among all customers, with their counts, and within the groups, too, what tells most
    first; of those that say much the same one, and none of the columns `beside`."""
    each = one_of_each_fact(segmentation.columns, main_clues(segmentation))
    whole = segmentation.rows_labelled
    return [scaled(segmentation, x, whole) for x in each if x.column not in beside and _holds_within(x)]


def _holds_within(clue: Clue) -> bool:
    """Whether customers of the same groups differ by it nearly half as much as all do: else the groups differ."""
    if clue.within is None:
        return True
    return (clue.within[0] - clue.within[1]) / (clue.value - clue.rest) >= _HOLDS


def given_at_risk(segmentation: Segmentation, outcome: Outcome) -> str:
    """What was given to those of whom the worst was expected, so that nobody judges it by its rate; else empty."""
    if outcome.kind != "rate" or event_of(outcome, segmentation.labels).kind not in UNWANTED:
        return ""
    each = [x.name for x in segmentation.columns.columns if x.is_trait and is_for_those_at_risk(x.name)]
    if not each:
        return ""
    names = listed([column_called(name, segmentation.labels).words for name in each])
    return f"{capitalised(names)} went to those at risk, so what became of them says nothing of it."


def called(segmentation: Segmentation, clue: Clue) -> str:
    """What the column of a lever is called."""
    if own_doing(clue.column) and says_yes_or_no(as_answer(segmentation, clue)[1]):
        return thing_named(clue.column, segmentation.labels)
    return column_called(clue.column, segmentation.labels).words


def both_said(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    """How a part stands, and the others."""
    labels = segmentation.labels
    inside, rest = (value_said(outcome, value, labels) for value in (clue.value, clue.rest))
    part = part_said(segmentation, clue)
    if outcome.kind != "rate":
        return f"{column_called(outcome.column, labels).words} is {inside} on average {part}, {rest} of the others"
    return f"{inside} {part} {event_of(outcome, labels).briefly}, {rest} of the others"


@dataclass(frozen=True)
class Tried:
    """What is tried by a lever, {whom} standing for `whom`, of whom a half is left, and what that can show."""

    act: str
    whom: str
    many: int
    size: str = ""

    @property
    def is_for_all(self) -> bool:
        """Whether nobody is left without it."""
        return is_redress(self.act)

    @property
    def is_told(self) -> bool:
        """Whether it needs no test, or one can be made, or nobody has enough customers for one."""
        return self.is_for_all or bool(self.size) or self.many < _ENOUGH

    @property
    def on_whom(self) -> str:
        """Behind a verb that ends with `on`, or `for` where it is done for all."""
        if self.is_for_all:
            return f"all of the {self.whom}"
        half = f"{halves_needed.half_of(self.many) if self.size else 'all'} of the {self.whom}"
        return half if self.size else f"{half}: they are {halves_needed.TOO_FEW}"


def tried_by(segmentation: Segmentation, outcome: Outcome, clue: Clue, change: Change, act: str = "") -> Tried:
    """What is tried by a column, on whom, and what that can show; `act` is what, with {whom}, where its name says
    nothing."""
    many, such = _on_whom(segmentation, outcome, clue, change)
    if not act:
        act = _act(segmentation, clue, change) if _is_yours(segmentation, clue) else f"try what you do on {WHOM}"
    size = "" if is_redress(act) else _size(segmentation, outcome, clue, change, many)
    return Tried(act, such, many, size)


def test_of(segmentation: Segmentation, outcome: Outcome, clue: Clue, change: Change) -> str:
    """The same as sentences, of all customers."""
    clue = scaled(segmentation, clue, segmentation.rows_labelled)
    tried = tried_by(segmentation, outcome, clue, change)
    said = capitalised(tried.act.replace(WHOM, tried.on_whom))
    if tried.is_for_all or not tried.size:
        return f"{said}."
    return f"{said}, leave the other half as they are, and compare.{tried.size}"


def _on_whom(segmentation: Segmentation, outcome: Outcome, clue: Clue, change: Change) -> tuple[int, str]:
    """How many it is tried on, in words behind an article: of those who leave, who are still here."""
    is_it = change == "fall"
    if is_above_quote(clue.column):  # of whom it is so nobody knows before
        return clue.whole, f"next {clue.whole:,} customers"
    count, where = clue.count if is_it else clue.count_rest, part_said(segmentation, clue) if is_it else ""
    where = where or _others(segmentation, clue)
    if outcome.kind != "rate":
        return count, f"{count:,} customers {where}"
    event = event_of(outcome, segmentation.labels)
    if event.kind in UNWANTED and reaches_some(event):
        here = reached(event, count, clue.value if is_it else clue.rest)
        return here, f"{here:,} {event.without} {where}"
    return count, f"{'' if event.again else 'next '}{count:,} customers {where}"


def _act(segmentation: Segmentation, clue: Clue, change: Change) -> str:
    """What is done to {whom} by the column: what they put up with is spared them, what they lack is given."""
    known, levels = as_answer(segmentation, clue)
    level, it = (known.level or "").casefold(), thing_named(clue.column, segmentation.labels)
    if known.level is None:
        return _by_number(segmentation, clue, change)
    if (done := own_doing(clue.column)) and says_yes_or_no(levels):
        return done.replace("{it}", it)
    if change == "rise" and level in YES and can_be_offered(clue.column):
        return f"offer {it} to {WHOM}"
    if change == "rise" and not says_yes_or_no(levels):
        return f"try {level_called(clue.column, known.level, segmentation.labels)} with {WHOM}"
    act = remedy(segmentation, clue, WHOM) if change == "fall" else ""
    return act or f"change {it} for {WHOM}"


def _by_number(segmentation: Segmentation, clue: Clue, change: Change) -> str:
    """What is done about a number that is too high, or too low."""
    is_high, name = (clue.above is not None) == (change == "fall"), called(segmentation, clue)
    if not is_high:
        return f"raise {name} for {WHOM}"
    act = _in_hand(clue.column, name) or burden(clue.column) or ""
    return act or (remedy(segmentation, clue, WHOM) if change == "fall" else "") or f"lower {name} for {WHOM}"


def _in_hand(column: str, name: str) -> str:
    """What is done about a high number of which a company sets the height itself; else empty."""
    if burden(column) == _SOONER:
        return f"shorten {name} for {WHOM}"
    if is_above_quote(column):
        return f"keep to what was quoted for {WHOM}"
    return f"cap {name} for {WHOM}" if is_rise_of_price(column) or is_price(column) else ""


def _others(segmentation: Segmentation, clue: Clue) -> str:
    """Those of whom what a clue tells is not so."""
    if clue.level is None:
        turned = {"above": clue.at_most, "at_most": clue.above}
        return part_said(segmentation, clue.model_copy(update=turned))
    known, levels = as_answer(segmentation, clue)
    others = [level for level in levels if level != known.level]
    if len(others) == 1:
        return part_said(segmentation, clue.model_copy(update={"level": others[0]}))
    is_it = f" is {answer_called(clue.column, known.level or '', levels, segmentation.labels)}"
    return part_said(segmentation, clue).replace(is_it, is_it.replace(" is ", " is not ", 1))


def _size(segmentation: Segmentation, outcome: Outcome, clue: Clue, change: Change, many: int) -> str:
    """What halves of so many can show, as a sentence behind a blank; empty where they are too few."""
    value, profile = clue.value if change == "fall" else clue.rest, segmentation.profile
    value = sum(clue.sums) / clue.whole if is_above_quote(clue.column) else value
    of_all, labels = None if profile is None else profile.average_of(outcome.column), segmentation.labels
    if outcome.kind == "mean":
        sd, said = 0.0 if of_all is None else of_all.sd or 0.0, partial(value_said, outcome, labels=labels)
        size = halves_needed.of_mean(many, value, sd, said, change)
        size = size if size.is_enough else halves_needed.of_more_than_before(many, change)
    elif change == "rise":
        size = halves_needed.of_rise(many, value)
    else:
        size = halves_needed.of_rate(many, value, again=reaches_some(event_of(outcome, labels)))
    return size.text if size.is_enough else ""
