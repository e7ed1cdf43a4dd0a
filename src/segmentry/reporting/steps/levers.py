"""The lever of each segment: the strongest thing that a company can do with it that it does not do with all.

Where it is known what became of customers, what would change what they have or do is a lever only if its column is
among those that tell most of the outcome, and they are on its worse side.
"""

from dataclasses import replace
from math import ceil

from segmentry.reporting.once import once
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.single_columns import columns_tried, main_clues
from segmentry.reporting.standing_out import stands
from segmentry.reporting.steps.lever import CHANGES, Kind, Lever
from segmentry.reporting.steps.levers_of_columns import of_columns
from segmentry.reporting.steps.levers_of_pairs import of_pairs
from segmentry.reporting.steps.little_brought import is_served_cheaply
from segmentry.reporting.trust.sensitive import traits_of
from segmentry.results.columns import Column
from segmentry.results.profile import Profile, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.sensitive_traits import protects
from segmentry.stages.shared.goods import may_be_advertised
from segmentry.stages.shared.offers import burden, can_be_agreed
from segmentry.stages.shared.readable import is_readable
from segmentry.stages.shared.touchpoints import touchpoint

#: What is changed before what only fits, the surest first.
_ORDER: tuple[Kind, ...] = (
    "message",
    "aim",
    "price",
    "place",
    "fit",
    "goods",
    "little",
    "other kind",
    "lack",
    "unused",
    "burden",
)
#: Of the columns that were tried so many are those that tell most of an outcome (ours).
_FIRST = 1 / 3


@once
def levers(segmentation: Segmentation) -> dict[int, Lever]:
    """That of every segment which has one: the same is told of the one in which it is furthest, and of others that have
    no other as in that one.

    >>> import segmentry
    >>> plan = segmentry.Plan(k=3, k_max=3)
    >>> levers(segmentry.run(segmentry.sample("bank", rows=300), plan)).keys() <= {1, 2, 3}
    True
    """
    profile = segmentation.profile
    each = [] if profile is None else [(own.id, x) for own in profile.segments for x in _of(segmentation, profile, own)]
    each.sort(key=lambda pair: (-_ORDER.index(pair[1].kind), -pair[1].far, pair[1].key))
    chosen: dict[int, Lever] = {}
    first: dict[str, int] = {}
    for id, lever in each:
        if id not in chosen and first.setdefault(lever.key, id) == id:
            chosen[id] = lever
    return chosen | _shared(segmentation, each, chosen, first)


def _shared(
    segmentation: Segmentation, each: list[tuple[int, Lever]], chosen: dict[int, Lever], first: dict[str, int]
) -> dict[int, Lever]:
    """Of segments that are in a test and have no lever of their own that of another one."""
    plan, shared = plan_of(segmentation), dict[int, Lever]()
    for id, lever in each:
        if id not in chosen and plan is not None and plan.part(id) is not None:
            shared.setdefault(id, replace(lever, as_in=first[lever.key], then=""))
    return shared


def _of(segmentation: Segmentation, profile: Profile, own: SegmentProfile) -> list[Lever]:
    """All levers of a segment that may be told."""
    if _is_left_alone(segmentation, profile, own.id):
        return []
    rated = profile.main_outcome is not None and profile.main_outcome.kind == "rate"
    first = own.clue.column if rated and own.clue is not None else None  # a card begins with these
    names = [name for name in _known(segmentation) if name != first]
    each = [*of_columns(segmentation, own, names), *of_pairs(segmentation, own, names)]
    told_with_goods = any(lever.kind == "goods" for lever in each)
    each = [lever for lever in each if lever.kind != "place" or not told_with_goods]
    return [lever for lever in each if _may_be_told(segmentation, own, lever)]


def _is_left_alone(segmentation: Segmentation, profile: Profile, id: int) -> bool:
    """Whether nothing is tried with a segment, as there is little of what nobody wants, or little to be had."""
    if is_served_cheaply(segmentation, id):
        return True
    outcome, plan = profile.main_outcome, plan_of(segmentation)
    if outcome is None or outcome.kind != "rate" or (plan is not None and plan.part(id) is not None):
        return False
    return stands(outcome, outcome.segments[id - 1]) < 0


@once
def _known(segmentation: Segmentation) -> tuple[str, ...]:
    """The columns of which a lever may be told, in names that people can read, or the word lists: no outcome, no
    sensitive trait, and nothing of health or that does harm."""
    profile, labels = segmentation.profile, segmentation.labels
    outcomes = () if profile is None else profile.outcomes
    told = {*traits_of(segmentation), *(outcome.column for outcome in outcomes)}

    def is_read(column: Column) -> bool:
        name = column.name
        if protects(name) or (burden(name) is None and not may_be_advertised(name)):
            return False
        listed = can_be_agreed(name) or burden(name) is not None or touchpoint(name) is not None
        return listed or is_readable(name, column.theme, labels)

    able = (x for x in segmentation.columns.columns if x.role in ("feature", "descriptor") and x.name not in told)
    return tuple(column.name for column in able if is_read(column))


def _may_be_told(segmentation: Segmentation, own: SegmentProfile, lever: Lever) -> bool:
    """Whether it helps in what the page is about: of what is to be prevented what the outcome goes with, of what is to
    be reached what fits, where nothing is known of it either."""
    profile, plan = segmentation.profile, plan_of(segmentation)
    outcome = None if profile is None else profile.main_outcome
    if lever.kind == "burden":
        return True
    if outcome is None or (plan is not None and plan.aim == "look after"):
        return lever.kind not in ("other kind", "little", "message")
    if plan is None or plan.aim in ("ask", "lower"):
        return False
    if plan.aim == "prevent":
        return lever.kind in (*CHANGES, "aim", "message") and tells_of_it(segmentation, own, lever)
    return lever.kind in ("fit", "place", "aim")


def tells_of_it(segmentation: Segmentation, own: SegmentProfile, lever: Lever) -> bool:
    """Whether one of its columns is among those that tell most of the outcome, and they are on its worse side."""
    first = main_clues(segmentation)[: ceil(_FIRST * len(columns_tried(segmentation)))]
    return any(_is_in(segmentation, own, clue, lever) for clue in first if clue.column in lever.columns)


def _is_in(segmentation: Segmentation, own: SegmentProfile, clue: Clue, lever: Lever) -> bool:
    """Whether the segment is in the part of all customers that a clue is about, or more of it than of all."""
    if clue.level is not None:
        return clue.level == lever.level
    average, profile = own.average_of(clue.column), segmentation.profile
    of_all = None if profile is None else profile.average_of(clue.column)
    if average is None or of_all is None or average.mean is None or of_all.mean is None:
        return False
    if segmentation.columns[clue.column].kind == "share":
        return (average.mean < of_all.mean) == (clue.at_most is not None)
    median = average.mean if average.spread is None or average.spread.p50 is None else average.spread.p50
    return median <= clue.at_most if clue.at_most is not None else median > (clue.above or 0.0)
