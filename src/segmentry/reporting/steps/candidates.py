"""All levers of each segment that help in what the page is about, before a plan chooses among them, the surest first.

Where it is known what became of customers, what would change what they have or do is a lever only if its column is
among those that tell most of the outcome, and they are on its worse side.
"""

from collections.abc import Sequence
from math import ceil

from segmentry.reporting.once import once
from segmentry.reporting.plan.aim import aim_of
from segmentry.reporting.single_columns import columns_tried, main_clues
from segmentry.reporting.standing_out import stands
from segmentry.reporting.steps.lever import CHANGES, OF_ANYBODY, SAID, SUITED, Kind, Lever
from segmentry.reporting.steps.levers_of_columns import of_columns
from segmentry.reporting.steps.levers_of_pairs import of_pairs
from segmentry.reporting.steps.steps_of_marks import is_sold_to
from segmentry.reporting.trust.sensitive import traits_of
from segmentry.results.columns import Column
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.profiling.sensitive_traits import protects
from segmentry.stages.shared.deeds import care
from segmentry.stages.shared.goods import may_be_advertised
from segmentry.stages.shared.known_events import STAY
from segmentry.stages.shared.offers import burden, can_be_agreed, is_on_terms
from segmentry.stages.shared.readable import is_readable
from segmentry.stages.shared.touchpoints import touchpoint

#: What is changed before what only fits, the surest last.
_ORDER: tuple[Kind, ...] = (
    "new",
    "liked",
    "payer",
    "time",
    "aim",
    "reason",
    "price",
    "place",
    "fit",
    "goods",
    "ending",
    "exam",
    "cheaper",
    "little",
    "away",
    "points",
    "back",
    "inflow",
    "other kind",
    "smaller rise",
    "lack",
    "unused",
    "burden",
    "care",
)
#: What may be said to those who pay better than others, where the page is about who does not.
_OF_GOOD_PAYERS: tuple[Kind, ...] = ("back", "points")
#: What is offered to those who leave alone.
_WHERE_LOST: tuple[Kind, ...] = ("other kind", "smaller rise", "inflow", "cheaper")
#: Of the columns that were tried so many are those that tell most of an outcome (ours).
_FIRST = 1 / 3


@once
def candidates(segmentation: Segmentation) -> dict[int, tuple[Lever, ...]]:
    """Those of every segment.

    >>> import segmentry
    >>> plan = segmentry.Plan(k=3, k_max=3)
    >>> sorted(candidates(segmentry.run(segmentry.sample("bank", rows=300), plan)))
    [1, 2, 3]
    """
    profile = segmentation.profile
    return {} if profile is None else {own.id: _of(segmentation, own) for own in profile.segments}


def in_order(lever: Lever) -> tuple[int, float, str]:
    """By what levers are ordered: of those that suit how customers use what they have by how far these are."""
    kind = SUITED[0] if lever.kind in SUITED else lever.kind
    return -_ORDER.index(kind), -lever.far, lever.key


def fits(segmentation: Segmentation, lever: Lever, id: int) -> bool:
    """Whether the same can be done with another segment for the same reason."""
    return any(own.key == lever.key for own in candidates(segmentation)[id])


def treated_alike(segmentation: Segmentation, ids: Sequence[int]) -> int:
    """How many of these segments, from the first, one test may be made of: those that the lever of the first fits; of
    one that has none all."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if outcome is None or not ids or aim_of(segmentation, outcome) == "reach":
        return len(ids)  # all of these are reached
    lever = next(iter(of_test(segmentation, ids[0])), None)
    if lever is None:
        return next((n for n in range(1, len(ids)) if of_test(segmentation, ids[n])), len(ids))
    return next((n for n in range(1, len(ids)) if not fits(segmentation, lever, ids[n])), len(ids))


def of_test(segmentation: Segmentation, id: int) -> tuple[Lever, ...]:
    """The levers of a segment that can be what a test of the page's own outcome is about."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None:
        return ()
    own, each = profile.segments[id - 1], [lever for lever in candidates(segmentation)[id] if not lever.is_small]
    if aim_of(segmentation, outcome) == "reach":
        tells = [clue.column for clue in main_clues(segmentation)]  # what goes with it most comes first
        fit = (lever for lever in each if lever.kind == "fit")
        return tuple(sorted(fit, key=lambda x: [*tells, *x.columns].index(x.columns[0])))
    if outcome.kind != "rate":
        return tuple(lever for lever in each if lever.kind not in ("burden", *SAID))
    surely = [lever for lever in each if lever.kind != "burden" or tells_of_it(segmentation, own, lever)]
    return (*surely, *(lever for lever in each if lever not in surely))


def _of(segmentation: Segmentation, own: SegmentProfile) -> tuple[Lever, ...]:
    names = _known(segmentation)
    each = [*of_columns(segmentation, own, list(names)), *of_pairs(segmentation, own, list(names))]
    able = [x for x in each if _may_be_told(segmentation, own, x)]
    with_what = ("goods", "liked") if _is_of_amount(segmentation) else ("goods",)
    is_told_without = any(lever.kind in with_what for lever in able)
    return tuple(sorted((x for x in able if not (x.kind == "place" and is_told_without)), key=in_order))


def _is_of_amount(segmentation: Segmentation) -> bool:
    """Whether it is known what customers bring: then what they take is told before where they take it."""
    outcome = None if segmentation.profile is None else segmentation.profile.main_outcome
    return outcome is not None and outcome.kind != "rate"


@once
def _known(segmentation: Segmentation) -> tuple[str, ...]:
    """The columns of which a lever may be told, in names that people can read, or the word lists: no outcome, no
    sensitive trait, and nothing that does harm; of health what care may spare."""
    profile, labels = segmentation.profile, segmentation.labels
    outcomes = () if profile is None else profile.outcomes
    told, traits = {outcome.column for outcome in outcomes}, traits_of(segmentation)

    def is_read(column: Column) -> bool:
        name = column.name
        if care(name):
            return True
        if name in traits or protects(name) or (burden(name) is None and not may_be_advertised(name)):
            return False
        listed = can_be_agreed(name) or burden(name) is not None or touchpoint(name) is not None
        return listed or is_readable(name, column.theme, labels)

    able = (x for x in segmentation.columns.columns if x.is_trait and x.name not in told)
    return tuple(column.name for column in able if is_read(column))


def _may_be_told(segmentation: Segmentation, own: SegmentProfile, lever: Lever) -> bool:
    """Whether it helps in what the page is about: of what is to be prevented what the outcome goes with, of what is to
    be reached what fits, where nothing is known of it either."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    aim = None if outcome is None else aim_of(segmentation, outcome)
    if lever.kind in ("burden", "care"):
        return lever.kind == "burden" or aim == "lower"
    if lever.kind == "new" and aim != "prevent":
        return False
    if outcome is None and not is_sold_to(segmentation):
        return lever.kind in OF_ANYBODY
    if outcome is None and lever.kind in SUITED:
        return lever.kind != "other kind" or is_on_terms(lever.columns[0])
    if outcome is None or aim == "look after":
        return lever.kind not in (*_WHERE_LOST, *SUITED) and not _is_against(segmentation, lever)
    if lever.kind == "reason":
        return aim == "prevent"
    if aim == "prevent":  # who does not pay is sold nothing
        if pays_better(segmentation, own.id):
            return lever.kind in _OF_GOOD_PAYERS
        event = event_of(outcome, segmentation.labels)
        is_sold = event.kind in ("left", "lost")
        if lever.kind == "new":  # how long they are here ends with leaving, so that it is tried with nothing
            return is_sold and event.act == STAY and stands(outcome, outcome.segments[own.id - 1]) > 0
        return is_sold and lever.kind in (*CHANGES, "aim") and tells_of_it(segmentation, own, lever)
    return aim == "reach" and lever.kind in ("fit", "place", "aim")


def _is_against(segmentation: Segmentation, lever: Lever) -> bool:
    """Whether those who lack what would be offered bring more."""
    each = main_clues(segmentation) if lever.kind == "lack" else ()
    return any(x.column in lever.columns and x.level == lever.level and x.value > x.rest for x in each)


def pays_better(segmentation: Segmentation, id: int) -> bool:
    """Whether the page is about what customers fail to pay, or cause, and fewer of a segment do than of all."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if outcome is None or outcome.kind != "rate" or event_of(outcome, segmentation.labels).kind != "burden":
        return False
    return stands(outcome, outcome.segments[id - 1]) < 0


def tells_of_it(segmentation: Segmentation, own: SegmentProfile, lever: Lever) -> bool:
    """Whether one of its columns is among those that tell most of the outcome, and they are on its worse side."""
    first = main_clues(segmentation)[: ceil(_FIRST * len(columns_tried(segmentation)))]
    if lever.level is not None and _is_withheld(segmentation, lever.columns[0], lever.level):
        return True  # that the segment differs in both is all that may be known
    return any(_is_in(segmentation, own, clue, lever) for clue in first if clue.column in lever.columns)


def _is_withheld(segmentation: Segmentation, column: str, level: str) -> bool:
    """Whether a level was not tried, as it would tell of too few customers of a segment."""
    profile = segmentation.profile
    each = [] if profile is None else [x for own in profile.segments for x in own.levels_of(column) if x.level == level]
    return any(x.share is None or x.rounded_to is not None for x in each)


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
