"""What a company can change that goes with the outcome: by which column, how both sides stand, and what is tried."""

from collections.abc import Collection, Sequence
from functools import partial

from segmentry.reporting.clue_words import as_answer, part_said, remedy, thing_named
from segmentry.reporting.plan import halves_needed
from segmentry.reporting.plan.aim import is_cost
from segmentry.reporting.plan.halves_needed import Change
from segmentry.reporting.plan.plan_of_action import scaled
from segmentry.reporting.plan.plan_parts import reached
from segmentry.reporting.single_columns import main_clues
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
    is_price,
    is_redress,
    is_rise_of_price,
)
from segmentry.stages.shared.outcome_events import YES, says_yes_or_no
from segmentry.stages.shared.own_doing import is_above_quote, is_for_those_at_risk, own_doing
from segmentry.wording import capitalised, listed

#: What a company shortens.
_SOONER = burden("waiting_time")
#: So many beside the test are told.
_ALSO = 2
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
    return next((x for x in able if not own or _is_own(x.column)), None)


def _is_yours(segmentation: Segmentation, clue: Clue) -> bool:
    """Whether a company can change what a clue is about: how many accounts somebody has is no offer."""
    counted = clue.level is None and segmentation.columns[clue.column].kind != "share"
    return can_be_changed(clue.column) and not (counted and (can_be_offered(clue.column) or own_doing(clue.column)))


def _is_own(column: str) -> bool:
    """Whether it is what a company does, or puts people through, and nothing that they choose."""
    return bool(own_doing(column)) or burden(column) is not None or is_above_quote(column) or is_rise_of_price(column)


def _may_help(segmentation: Segmentation, clue: Clue, change: Change) -> bool:
    """Whether those stand better to whom the company did it, or who put up with less: what was done where it looked bad
    says nothing."""
    if clue.column == clue.outcome or not _is_own(clue.column):
        return True
    known, levels = as_answer(segmentation, clue)
    if known.level is None:
        return (clue.above is not None) == (change == "fall")
    if not says_yes_or_no(levels):
        return change == "rise" or len(levels) > _DONE_OR_NOT
    return (known.level.casefold() in YES) == (change == "rise")


def lever_said(segmentation: Segmentation, outcome: Outcome) -> str:
    """Which of what a company can change tells most, how both sides stand, what is tried on whom, and what else goes
    with the outcome; else empty."""
    clue = lever_of(segmentation, outcome, main_clues(segmentation))
    if clue is None:
        return ""
    sized = scaled(segmentation, clue, segmentation.rows_labelled)
    tried = test_of(segmentation, outcome, sized, wanted_of(segmentation, outcome))
    name, both = called(segmentation, clue), both_said(segmentation, outcome, clue)
    said = f"Of what is yours to change, {name} tells most: {both}. {tried}"
    return f"{said} {also_yours(segmentation, outcome, [clue.column])}".strip()


def also_yours(segmentation: Segmentation, outcome: Outcome, beside: Collection[str]) -> str:
    """What a company does itself that goes with the outcome and is not the test of the page, which is of the columns
    `beside` which it stands: how both sides stand; else empty."""
    clues = [x for x in main_clues(segmentation) if x.column not in beside]
    own = [x for x in clues if lever_of(segmentation, outcome, [x], own=True)]
    each = "; ".join(both_said(segmentation, outcome, x) for x in own[:_ALSO])
    return f"Also yours to change: {each}." if each else ""


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


def test_of(segmentation: Segmentation, outcome: Outcome, clue: Clue, change: Change) -> str:
    """What is tried by a column on a random half of whom, and what that can show."""
    many, such = _on_whom(segmentation, outcome, clue, change)
    size = _size(segmentation, outcome, clue, change, many)
    if is_redress(burden(clue.column) or "") and _is_yours(segmentation, clue):
        return f"{capitalised(_act(segmentation, clue, change, f'all of the {such}'))} first."
    half = f"{halves_needed.half_of(many) if size else 'all'} of the {such}"
    left = ", leave the other half as they are, and compare." if size else f": they are {halves_needed.TOO_FEW}."
    if not _is_yours(segmentation, clue):
        return f"Try what you do on {half}{left}{size}"
    return f"{capitalised(_act(segmentation, clue, change, half))}{left}{size}"


def _on_whom(segmentation: Segmentation, outcome: Outcome, clue: Clue, change: Change) -> tuple[int, str]:
    """How many it is tried on, in words behind an article: of those who leave, who are still here."""
    is_it = change == "fall"
    count, where = clue.count if is_it else clue.count_rest, part_said(segmentation, clue) if is_it else ""
    where = where or _others(segmentation, clue)
    if outcome.kind != "rate":
        return count, f"{count:,} customers {where}"
    event = event_of(outcome, segmentation.labels)
    if event.kind in UNWANTED and reaches_some(event):
        here = reached(event, count, clue.value if is_it else clue.rest)
        return here, f"{here:,} {event.without} {where}"
    return count, f"{'' if event.again else 'next '}{count:,} customers {where}"


def _act(segmentation: Segmentation, clue: Clue, change: Change, whom: str) -> str:
    """What is done to these by the column: what they put up with is spared them, what they lack is given."""
    known, levels = as_answer(segmentation, clue)
    level, it = (known.level or "").casefold(), thing_named(clue.column, segmentation.labels)
    if known.level is None and change == "fall" and clue.above is not None and (act := _in_hand(clue.column)):
        return f"{act} {whom}"
    if (done := own_doing(clue.column)) and says_yes_or_no(levels):
        return done.replace("{it}", it).replace("{whom}", whom)
    if change == "rise" and level in YES and can_be_offered(clue.column):
        return f"offer {it} to {whom}"
    if change == "rise" and known.level is not None and not says_yes_or_no(levels):
        return f"try {level_called(clue.column, known.level, segmentation.labels)} with {whom}"
    act = remedy(segmentation, clue, whom) if change == "fall" else ""
    return act or f"change it for {whom}"


def _in_hand(column: str) -> str:
    """What is done about a high number of which a company sets the height itself; else empty."""
    if burden(column) == _SOONER:
        return "shorten it for"
    if is_above_quote(column):
        return "keep to what was quoted for"
    return "cap it for" if is_rise_of_price(column) or is_price(column) else ""


def _others(segmentation: Segmentation, clue: Clue) -> str:
    """Those of whom what a clue tells is not so."""
    if clue.level is None:
        turned = {"above": clue.at_most, "at_most": clue.above}
        return part_said(segmentation, clue.model_copy(update=turned))
    known, levels = as_answer(segmentation, clue)
    others = [level for level in levels if level != known.level]
    if len(others) == 1:
        return part_said(segmentation, clue.model_copy(update={"level": others[0]}))
    return f"who are not {part_said(segmentation, clue)}"


def _size(segmentation: Segmentation, outcome: Outcome, clue: Clue, change: Change, many: int) -> str:
    """What halves of so many can show, as a sentence behind a blank; empty where they are too few."""
    value, profile = clue.value if change == "fall" else clue.rest, segmentation.profile
    of_all, labels = None if profile is None else profile.average_of(outcome.column), segmentation.labels
    if outcome.kind == "mean":
        sd, said = 0.0 if of_all is None else of_all.sd or 0.0, partial(value_said, outcome, labels=labels)
        size = halves_needed.of_mean(many, value, sd, said, change)
    elif change == "rise":
        size = halves_needed.of_rise(many, value)
    else:
        size = halves_needed.of_rate(many, value, again=reaches_some(event_of(outcome, labels)))
    return size.text if size.is_enough else ""
