"""Where neither groups nor an outcome are known: lists of customers by single facts, who have none of a thing, or any.

What nearly all have alike makes no list; nor does who they are, or how they were reached.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from segmentry.reporting.cards.one_fact import one_of_each_fact
from segmentry.reporting.clue_words import part_of
from segmentry.reporting.once import once
from segmentry.reporting.said_of import rows_of
from segmentry.reporting.steps.lacks import ALL
from segmentry.reporting.trust.sensitive import is_of_health, protected_of, traits_of
from segmentry.results.columns import Column
from segmentry.results.profile import Profile
from segmentry.results.recipe import OTHER
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.sensitive_traits import tells_who
from segmentry.stages.shared.counted_things import is_counted
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.offers import can_be_agreed
from segmentry.stages.shared.outcome_events import NO, answer_called
from segmentry.stages.shared.own_doing import own_doing
from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.readable import is_readable
from segmentry.stages.shared.traits import normal

#: Lists that are told; the least part of all customers, and the fewest customers, that make one (ours).
_MOST, _LEAST, _FEWEST = 5, 0.03, 30
#: What a list of who they are, and one whose name nobody can read, says beside others (ours).
_LESS = 0.7
_TWO = 2
#: Where more than this have any of a thing, those who have none are the list (ours).
_HAVE = 2 / 3
#: Whom nobody writes to.
_ASKED = ("people", "respondents", "citizens", "voters")
#: When something was last done.
_LAST = within(r"last|latest|letzt\w*|dernier\w*|ultim\w*|laatste|ostatni\w*")


@dataclass(frozen=True)
class PlainList:
    """Customers by one column: the `answer` that they give, or none and any of a number, that behind a word for them
    (`who`), how many, and their part of those of whom it is known (0 to 1)."""

    column: str
    answer: str
    who: str
    count: int
    share: float


def are_written_to(segmentation: Segmentation) -> bool:
    """Whether a list of the rows is one to write to: of people of whom more is known than that they were asked."""
    rows = rows_of(segmentation)
    return rows.kind == "person" and rows.several not in _ASKED


@once
def lists(segmentation: Segmentation) -> tuple[PlainList, ...]:
    """The lists that say most: nearest to a half, and rather of what customers have or do, in names that are read.

    >>> import segmentry
    >>> lists(segmentry.run(segmentry.sample("bank", rows=300), segmentry.Plan(k=2, k_max=2)))
    ()
    """
    profile = segmentation.profile
    if profile is None or profile.outcomes or segmentation.verdict != "no structure":
        return ()
    columns, labels = segmentation.columns, segmentation.labels
    found = [x for column in columns.columns if (x := _list_of(segmentation, profile, column)) is not None]

    def place(one: PlainList) -> tuple[float, str]:
        name, theme = one.column, columns[one.column].theme
        lacks = [theme not in ("has", "does") and not can_be_agreed(name), not is_readable(name, theme, labels)]
        return -min(one.share, 1 - one.share) * _LESS ** sum(lacks), name

    return tuple(one_of_each_fact(columns, sorted(found, key=place)))[:_MOST]


def _list_of(segmentation: Segmentation, profile: Profile, column: Column) -> PlainList | None:
    traits, name = traits_of(segmentation), column.name
    is_need = is_of_health(segmentation) and traits.get(name) == "health"
    if not column.is_trait or column.theme in ("is", "reached") or own_doing(name):
        return None
    if not is_need and (name in traits or tells_who(name) or name in protected_of(segmentation)):
        return None
    made = _none_or_any(segmentation, profile, column) if name in profile.zeros else None
    made = (
        made
        or _mostly(segmentation, profile, column)
        or _never(segmentation, column)
        or _answer(segmentation, profile, column)
    )
    is_told = made is not None and made.count >= max(_FEWEST, segmentation.plan.min_cell)
    return made if is_told and made is not None and _LEAST <= made.share <= ALL else None


def _none_or_any(segmentation: Segmentation, profile: Profile, column: Column) -> PlainList | None:
    """Who has any of a number, unless most have: then who has none."""
    of_all, none = profile.average_of(column.name), profile.zeros[column.name]
    if of_all is None:
        return None
    words, is_none = column_called(column.name, segmentation.labels).words, 1 - none > _HAVE
    part = none if is_none else 1 - none
    if is_counted(words):
        who = f"with {'no' if is_none else 'any'} {words}"
    else:
        who = f"where {words} is {'' if is_none else 'above '}0"
    return PlainList(column.name, "none" if is_none else "any", who, round(part * of_all.count), part)


def _mostly(segmentation: Segmentation, profile: Profile, column: Column) -> PlainList | None:
    """Of whom a share is more than a half."""
    of_all, part = profile.average_of(column.name), profile.halves.get(column.name)
    if of_all is None or part is None:
        return None
    who = f"where {column_called(column.name, segmentation.labels).words} is above half"
    return PlainList(column.name, "above half", who, round(part * of_all.count), part)


def _never(segmentation: Segmentation, column: Column) -> PlainList | None:
    """Who has no date of the last time."""
    many = segmentation.columns.n_rows
    if column.type != "date" or not _LAST.search(normal(column.name)) or many != segmentation.rows_labelled:
        return None
    words, none = column_called(column.name, segmentation.labels).words, many - column.filled
    return PlainList(column.name, "none", f"with no {words}", none, none / many)


def _answer(segmentation: Segmentation, profile: Profile, column: Column) -> PlainList | None:
    """Of two answers the rarer one; of what they have or do who does not, where that is not of nearly all."""
    shares = dict(_shares(profile, column))
    if len(shares) != _TWO or OTHER in shares:
        return None
    no = next((level for level in shares if level.casefold() in NO), None)
    rarer = min(shares, key=lambda level: (shares[level], level))
    level = no if no is not None and shares[no] <= ALL else rarer
    filled = _filled(profile, column.name)
    clue = Clue(outcome="", column=column.name, level=level, value=0.0, rest=0.0, count=1, count_rest=1)
    called = answer_called(column.name, level, shares, segmentation.labels)
    who = part_of(clue, segmentation.labels, list(shares))
    return PlainList(column.name, called, who, round(shares[level] * filled), shares[level])


def _shares(profile: Profile, column: Column) -> Iterator[tuple[str, float]]:
    """The share of all customers in each level, yes and no of 0 and 1; none where one is withheld."""
    of_all = profile.average_of(column.name)
    if column.kind == "share" and of_all is not None and of_all.mean is not None:
        yield from (("yes", of_all.mean), ("no", 1 - of_all.mean))
        return
    levels = profile.segments[0].levels_of(column.name)
    if all(x.share_of_all is not None for x in levels):
        yield from ((x.level, x.share_of_all or 0.0) for x in levels)


def _filled(profile: Profile, name: str) -> int:
    """How many customers have a value."""
    of_all = profile.average_of(name)
    if of_all is not None:
        return of_all.count
    return sum(own.levels_of(name)[0].filled for own in profile.segments if own.levels_of(name))
