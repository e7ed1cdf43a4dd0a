"""What may be a company's to change by what it goes with, where no name says so: what some were given and others not,
or another way of doing it, where it holds among customers of the same groups."""

import re
from collections.abc import Collection

from segmentry.reporting.clue_words import as_answer, thing_named
from segmentry.reporting.plan.yours_to_change import (
    Tried,
    are_codes,
    clues_that_hold,
    is_surely_yours,
    tried_by,
    wanted_of,
)
from segmentry.reporting.steps.step import WHOM
from segmentry.reporting.trust.sensitive import traits_of
from segmentry.results.profile import Outcome
from segmentry.results.recipe import OTHER
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.shared.display_names import column_called, level_called
from segmentry.stages.shared.levels_in_names import names_an_aim
from segmentry.stages.shared.offers import can_be_offered
from segmentry.stages.shared.outcome_events import NO, YES, says_yes_or_no
from segmentry.stages.shared.readable import is_readable
from segmentry.stages.shared.traits import normal

#: What tells who customers are, what they think or what came of them is nobody's to change.
_THEMES = (None, "does", "has")
#: Nor is what follows from what they did, or the kind that they are of.
_A_KIND = re.compile(
    r"(?<![a-z])(tiers?|status|class|grade|segment|score|rating|rank|band|bucket|group|types?|kind|stufe|rang|klasse|"
    r"niveau|statut|estado|stato|region|area|city|town|country|state|branch|gebiet|ort|ville|ciudad|citta)(?![a-z])"
)
#: What becomes of customers where another way of doing it may help.
_BY_ANOTHER_WAY = ("left", "lost", "response", "sale")
_TWO = 2


def may_be_levers(segmentation: Segmentation, outcome: Outcome, beside: Collection[str]) -> tuple[Clue, ...]:
    """The clues of all customers of which that may be so, the one that tells most first; none of the columns `beside`
    which they stand."""
    each = (x for x in clues_that_hold(segmentation, beside) if x.within is not None)
    return tuple(x for x in each if _may_be(segmentation, outcome, x))


def tried_with(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> Tried:
    """What is tried by a clue, on whom, and what that can show."""
    change = wanted_of(segmentation, outcome)
    act = "" if is_surely_yours(segmentation, outcome, clue) else _act(segmentation, outcome, clue)
    return tried_by(segmentation, outcome, clue, change, act)


def _may_be(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> bool:
    column, name = segmentation.columns[clue.column], clue.column
    if column.theme not in _THEMES or name in traits_of(segmentation) or names_an_aim(name):
        return False
    if not is_readable(name, column.theme, segmentation.labels):
        return False
    return (can_be_offered(name) or not _A_KIND.search(normal(name))) and bool(_act(segmentation, outcome, clue))


def _act(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    """What is tried with {whom}: what the better side has; empty where that is to have nothing, or no way to do it."""
    known, levels = as_answer(segmentation, clue)
    if known.level is None or known.level == OTHER or (are_codes(levels) and not says_yes_or_no(levels)):
        return ""
    is_more = wanted_of(segmentation, outcome) == "rise"
    if says_yes_or_no(levels):
        is_given = known.level.casefold() in (YES if is_more else NO)
        return f"try {thing_named(clue.column, segmentation.labels)} with {WHOM}" if is_given else ""
    kind = event_of(outcome, segmentation.labels).kind if outcome.kind == "rate" else _BY_ANOTHER_WAY[-1]
    if kind not in _BY_ANOTHER_WAY:
        return ""
    others = [level for level in levels if level != known.level]
    better = known.level if is_more else others[0] if len(levels) == _TWO else None
    if better is not None:
        return f"try {level_called(clue.column, better, segmentation.labels)} with {WHOM}"
    level = level_called(clue.column, known.level, segmentation.labels)
    return f"try another {column_called(clue.column, segmentation.labels).words} than {level} with {WHOM}"
