"""Which columns may give a clue to an outcome, and why the others may not."""

from collections.abc import Collection

from segmentry.results.columns import Column, Columns
from segmentry.stages.profiling.like_an_id import is_like_an_id
from segmentry.stages.profiling.sensitive_traits import protected_traits
from segmentry.stages.shared.beginnings import tells_a_beginning
from segmentry.stages.shared.own_doing import is_for_those_at_risk, own_doing
from segmentry.stages.shared.quantities import ends_with_leaving, tells_tenure
from segmentry.stages.shared.terms import tells_term_left
from segmentry.stages.shared.touchpoints import touchpoint
from segmentry.stages.shared.trial_words import is_called_a_trial

#: Themes of columns that give no clue, and why.
_NO_CLUE = {"reached": "it tells how customers were reached", "came": "it tells of outcomes"}
#: Why what is given to those of whom the worst is expected is none.
AT_RISK = "it was given to those at risk, so its rate says nothing"


def candidates(
    columns: Columns, arms: Collection[str] = (), *, gone: bool = False, leaving: bool = False
) -> tuple[Column, ...]:
    """The columns that may give a clue: what customers are, have, do and think, but nothing that law protects.

    `arms`: columns that say who was in which arm of a test.
    `gone`: it is about customers who have left (`tells_of_leaving`): what stands still then would tell of it.
    `leaving`: it is about leaving, at any time: whoever is bound for longer cannot.
    """
    not_tried = why_not_tried(columns, arms, gone=gone, leaving=leaving)
    return tuple(x for x in columns.columns if x.is_trait and x.name not in not_tried)


def why_not_tried(
    columns: Columns, arms: Collection[str] = (), *, gone: bool = False, leaving: bool = False
) -> dict[str, str]:
    """The features and descriptors that may give no clue, and why, in a few words."""
    traits = protected_traits(columns)
    tenure = next((x.name for x in columns.columns if gone and tells_tenure(x.name)), None)
    why = {}
    for column in columns.columns:
        if column.name in arms:
            why[column.name] = "who was in which arm of a test: what that showed is told"
        elif is_for_those_at_risk(column.name):
            why[column.name] = AT_RISK
        elif column.theme in _NO_CLUE and not (column.theme == "reached" and _is_known_before(column)):
            why[column.name] = _NO_CLUE[column.theme]
        elif column.name in traits:
            why[column.name] = f"a sensitive trait ({traits[column.name]})"
        elif is_like_an_id(column):
            why[column.name] = "another number in nearly every row"
        elif gone and ends_with_leaving(column.name):
            why[column.name] = "it ends when a customer leaves"
        elif tenure is not None and column.type == "date" and tells_a_beginning(column.name):
            why[column.name] = "it tells since when, as what ends when a customer leaves"
        elif leaving and tells_term_left(column.name):
            why[column.name] = "it says when a customer can leave, not who wants to"
    return why


def _is_known_before(column: Column) -> bool:
    """Whether it tells how customers were reached before it was known what came of them: with a reminder or without,
    long before the day or shortly; not how often, nor by which arm of a test: that tells more."""
    if is_called_a_trial(column.name):
        return False
    return (bool(own_doing(column.name)) and not column.is_averaged) or touchpoint(column.name) == "notice"
