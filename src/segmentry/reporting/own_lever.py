"""What sets one segment apart that a company can change: what it has trouble with, what it lacks, how it pays."""

import re
from dataclasses import dataclass

from segmentry.reporting.columns_told import columns_told
from segmentry.reporting.once import once
from segmentry.reporting.sensitive import traits_of
from segmentry.reporting.steps_of_burdens import more_of
from segmentry.reporting.steps_of_traits import facts, is_striking
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import is_over
from segmentry.stages.profiling.sensitive_traits import protects
from segmentry.stages.shared.display_names import column_called, level_called, thing_called
from segmentry.stages.shared.levels_in_names import says_what
from segmentry.stages.shared.offers import burden, can_be_changed, can_be_offered
from segmentry.stages.shared.outcome_events import NO, YES, says_yes_or_no
from segmentry.wording import EVERYONE, capitalised, share

#: So many of what sets a segment apart, and made it not, stand on its card.
_FACTS = 1
#: Who has a thing, behind it.
_WHO_HAS = re.compile(r" (user|users|member|holder|customer|subscriber)$")


@dataclass(frozen=True)
class _Lever:
    """What differs, how pressing and how far from usual it is, what to do about it, and whether its card tells it."""

    rank: tuple[int, float, str]
    fact: str
    act: str = ""
    is_offer: bool = False
    on_card: bool = False


def own_lever(segmentation: Segmentation, id: int, *, offers: bool = True) -> str:
    """The furthest of it in a sentence or two: of what they have trouble with, else of what they lack and can be
    offered (without what to do about it where not `offers`), else of how they buy or pay; empty where nothing that can
    be changed sets them apart, or another segment more."""
    found = _levers(segmentation).get(id)
    if found is None:
        return ""
    if not offers:
        return "" if found.is_offer and found.on_card else found.fact
    return f"{found.fact} {found.act}".strip()


@once
def _levers(segmentation: Segmentation) -> dict[int, _Lever]:
    """That of every segment which has one: the same is told of one alone, the one in which it is furthest."""
    profile = segmentation.profile
    each = [] if profile is None else [(own.id, x) for own in profile.segments for x in _of(segmentation, own)]
    chosen: dict[int, _Lever] = {}
    taken: set[str] = set()
    for id, lever in sorted(each, key=lambda pair: pair[1].rank, reverse=True):
        if id not in chosen and lever.rank[-1] not in taken:
            chosen[id] = lever
            taken.add(lever.rank[-1])
    return chosen


def _of(segmentation: Segmentation, own: SegmentProfile) -> list[_Lever]:
    """All that set a segment apart."""
    profile, columns = segmentation.profile, segmentation.columns
    outcomes = () if profile is None else profile.outcomes
    told = {*traits_of(segmentation), *(outcome.column for outcome in outcomes)}
    able = [x.name for x in columns.columns if can_be_changed(x.name) and x.name not in told and not protects(x.name)]
    each = [_burden(segmentation, own, name) or _level(segmentation, own, name) for name in able]
    told_already = facts(segmentation, own)[:_FACTS]
    return [x for x in each if x is not None and not any(fact in x.fact for fact in told_already)]


def _burden(segmentation: Segmentation, own: SegmentProfile, name: str) -> _Lever | None:
    """More than usual of what customers put up with, how far it is from usual, and what spares them it."""
    average, met = own.average_of(name), burden(name)
    if met is None or average is None:
        return None
    fact = more_of(segmentation, own, name)
    if fact is None or fact.same:
        return None
    said = f"What differs here: {fact.called} {fact.value} ({fact.beside})."
    return _Lever((2, average.difference or 0.0, name), said, f"{capitalised(met[1].replace('{whom}', 'them'))}.")


def _level(segmentation: Segmentation, own: SegmentProfile, name: str) -> _Lever | None:
    """The level that more of them have than of all customers; where they lack the thing, that it can be offered."""
    levels = [x for x in own.levels_of(name) if is_over(x) and is_striking(x)]
    level = max(levels, key=lambda x: (x.difference or 0.0, x.level), default=None)
    if level is None:
        return None
    labels, answer = segmentation.labels, level.level.casefold()
    is_answer = says_yes_or_no(x.level for x in own.levels_of(name))
    if is_answer and answer in YES:
        return None  # nothing is taken from them
    lacks = is_answer and answer in NO and can_be_offered(name)
    on_card = name in columns_told(segmentation)[own.id]
    if not lacks and (on_card or answer.startswith("no ")):
        return None  # a card tells it already, or it has nothing to tell
    said = "no" if is_answer and answer in NO else level_called(name, level.level, labels)
    beside = f"{share(level.share)} ({EVERYONE} {share(level.share_of_all)})"
    fact = f"What differs here: {says_what(column_called(name, labels).words, said)} for {beside}."
    thing = thing_called(name, labels)
    bare = _WHO_HAS.sub("", thing)
    offer = f"Offer {thing if bare == thing else f'the {bare}'}." if lacks else ""
    return _Lever(
        (int(lacks), level.difference or 0.0, f"{name} {level.level}"),
        fact,
        offer,
        lacks,
        _is_on_card(segmentation, own, name),
    )


def _is_on_card(segmentation: Segmentation, own: SegmentProfile, name: str) -> bool:
    """Whether a card tells of the column, or of another one in the same words."""
    words, told = column_called(name, segmentation.labels).words, columns_told(segmentation)[own.id]
    return name in told or any(fact.called == words for fact in told.values())
