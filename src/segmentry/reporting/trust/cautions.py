"""Whom law protects, where such columns carry the groups, and which names nobody can read."""

from collections.abc import Sequence

from segmentry.reporting.names_first import how_to_name, names_first
from segmentry.reporting.single_columns import parts_in_turn
from segmentry.reporting.trust.sensitive import protected_of
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.carried_by import carrying
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.profiling.sensitive_traits import on_people, protects
from segmentry.stages.shared.care import tells_of_care, tells_of_health
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.readable import is_readable, quoted_in
from segmentry.wording import listed, plural

#: Columns that are named.
_MOST_NAMED = 2
#: What those did of whom credit is decided.
_OWED = ("did not pay", "fell behind with payments")


def unread(segmentation: Segmentation) -> str:
    """Which names, of segments and of the column that leads, only the makers of the table can read, and how to fill
    them in."""
    met = dict.fromkeys(name for segment in segmentation.segments for name in quoted_in(segment.name))
    leads = [clue.column for clue in parts_in_turn(segmentation)[:1]]
    vague = (name for name in leads if not is_readable(name, segmentation.columns[name].theme, segmentation.labels))
    met |= dict.fromkeys(column_called(name, segmentation.labels).words for name in vague)
    if names_first(segmentation):
        return how_to_name(segmentation)
    if not met:
        return ""
    which = listed((f"‘{name}’" for name in met), most=_MOST_NAMED)
    stand = plural(len(met), "stands for", "stand for")
    return (
        f"Not everybody knows what {which} {stand}: name {plural(len(met), 'it', 'them')} in `[labels]` of the plan;"
        " `segmentry inspect` writes a file with blanks to fill in."
    )


def on_legal_ground(segmentation: Segmentation) -> str:
    """What not to do with groups of people where a protected trait carries them, or credit and the like is decided;
    empty where neither is so."""
    profile, traits = segmentation.profile, protected_of(segmentation)
    if profile is None or segmentation.k == 1:
        return ""
    outcome = profile.main_outcome
    is_credit = outcome is not None and outcome.kind == "rate" and event_of(outcome, {}).briefly in _OWED
    called = [segment.name for segment in segmentation.segments]
    carry = carrying(profile.contrasts)
    of_care = set(filter(tells_of_health, carry)) if tells_of_care(x.name for x in segmentation.columns.columns) else ()
    traits = traits | dict.fromkeys(of_care, "health")
    of_age = on_people(segmentation.columns)
    decides = is_credit or of_age
    of_people = [x for x in carry if x in traits or protects(x, _levels(segmentation, x), called, of_age=of_age)]
    if not of_people:
        return "Not for deciding on a person." if decides else ""
    health = [name for name in of_people if traits.get(name) == "health"]
    others = [name for name in of_people if name not in health]
    each = (f"{_named(segmentation, health)} (health)" if health else "", _named(segmentation, others))
    first = "ask for legal advice, decide on no person" if decides else "ask for legal advice first"
    return f"Made with {listed(filter(None, each))}: {first}."


def _named(segmentation: Segmentation, names: Sequence[str]) -> str:
    return listed((column_called(name, segmentation.labels).words for name in names), most=_MOST_NAMED)


def _levels(segmentation: Segmentation, column: str) -> list[str]:
    """The levels of a column of words that some segment has."""
    profile = segmentation.profile
    return [] if profile is None else [level.level for level in profile.segments[0].levels_of(column)]
