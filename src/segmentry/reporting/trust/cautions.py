"""What to heed on the first page: what is so by construction, whom law protects, which names nobody can read.

A caution stands where the columns that it is about carry the groups, and wherever they do.
"""

from collections.abc import Sequence

from segmentry.reporting.names_first import names_first
from segmentry.reporting.single_columns import parts_in_turn
from segmentry.reporting.trust.doubts import counted_later, ending, ends_said, is_hindsight
from segmentry.reporting.trust.sensitive import protected_of
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.carried_by import carrying
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.profiling.sensitive_traits import on_people, protects
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.readable import is_readable, quoted_in
from segmentry.wording import capitalised, listed, plural, rate

#: Columns that are named.
_MOST_NAMED = 3
_NOT_ON_PEOPLE = "For understanding groups, not for deciding on a person."


def cautions(segmentation: Segmentation) -> tuple[str, ...]:
    """The cautions that hold, a sentence or two each."""
    profile = segmentation.profile
    if profile is None or segmentation.k == 1:
        return ()
    carry = carrying(profile.contrasts)
    each = _left(segmentation), counted_later(segmentation), _on_people(segmentation, carry)
    return tuple(filter(None, each))


def unread(segmentation: Segmentation) -> str:
    """Which names, of segments and of the column that leads, only the makers of the table can read, and how to fill
    them in."""
    met = dict.fromkeys(name for segment in segmentation.segments for name in quoted_in(segment.name))
    leads = [clue.column for clue in parts_in_turn(segmentation)[:1]]
    vague = (name for name in leads if not is_readable(name, segmentation.columns[name].theme, segmentation.labels))
    met |= dict.fromkeys(column_called(name, segmentation.labels).words for name in vague)
    if not met or names_first(segmentation):
        return ""
    which = listed((f"‘{name}’" for name in met), most=_MOST_NAMED)
    stand = plural(len(met), "stands for", "stand for")
    return (
        f"Not everybody knows what {which} {stand}: name {plural(len(met), 'it', 'them')} in `[labels]` of the plan;"
        " `segmentry inspect` writes a file with blanks to fill in."
    )


def _left(segmentation: Segmentation) -> str:
    """Where customers left, what ends with that, and what comes out without it; what moves is said with the plan."""
    found = ending(segmentation)
    if found is None or is_hindsight(segmentation, found):
        return ""
    if found.without is None:
        return f"{ends_said(found)}: part of the difference is by construction."
    them = "them" if found.several else "it"
    beside = "as here" if rate(found.here) == rate(found.without) else f"instead of {rate(found.here)}"
    return f"{ends_said(found)}. Without {them} the highest rate is {rate(found.without)}, {beside}."


def _on_people(segmentation: Segmentation, carry: Sequence[str]) -> str:
    """What not to do with groups of people where a protected trait carries them, or credit and the like is decided."""
    profile, traits = segmentation.profile, protected_of(segmentation)
    outcome = None if profile is None else profile.main_outcome
    is_credit = outcome is not None and outcome.kind == "rate" and event_of(outcome, {}).did == "did not pay"
    called = [segment.name for segment in segmentation.segments]
    of_people = [name for name in carry if name in traits or protects(name, _levels(segmentation, name), called)]
    decided = _NOT_ON_PEOPLE if is_credit or on_people(segmentation.columns) else ""
    if not of_people:
        return decided
    health = [name for name in of_people if traits.get(name) == "health"]
    others = [name for name in of_people if name not in health]
    tells = f" {plural(len(health), 'tells', 'tell')} of health" if health else ""
    and_others = f", and with {_named(segmentation, others)}" if health and others else " and" if health else ""
    made = f"{_named(segmentation, health or others)}{tells}{and_others} helped to make them"
    by = plural(len(of_people), "it", "them")
    return f"{decided} {capitalised(made)}: ask for legal advice before choosing by {by}.".strip()


def _named(segmentation: Segmentation, names: Sequence[str]) -> str:
    return listed((column_called(name, segmentation.labels).words for name in names), most=_MOST_NAMED)


def _levels(segmentation: Segmentation, column: str) -> list[str]:
    """The levels of a column of words that some segment has."""
    profile = segmentation.profile
    return [] if profile is None else [level.level for level in profile.segments[0].levels_of(column)]
