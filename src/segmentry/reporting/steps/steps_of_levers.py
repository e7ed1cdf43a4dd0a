"""A test of a segment's own lever: what is tried, on which random half, by what it is judged, and what that half shows.

It is judged by the column that it is to change; where it has none, by who leaves, or by what they bring; a smaller
discount by what is left after it. Where no column tells that, no size is told.
"""

import re
from dataclasses import dataclass, replace

from segmentry.maths.sample_size import next_count
from segmentry.reporting.cards.saying import saying_of
from segmentry.reporting.plan import halves_needed
from segmentry.reporting.plan.halves_needed import HALF, NO_HALF, SIZED, TOO_FEW, Change, Size, half_of
from segmentry.reporting.plan.plan_parts import reached
from segmentry.reporting.steps.lever import Lever
from segmentry.reporting.steps.levers import levers
from segmentry.reporting.steps.step import Step
from segmentry.reporting.uneven_amounts import amount
from segmentry.results.profile import Outcome, OutcomeOf, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.outcome_figures import event_of, reaches_some
from segmentry.stages.shared.counted_events import counts_events
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.earnings import is_left_after_discounts
from segmentry.stages.shared.known_events import UNWANTED
from segmentry.stages.shared.offers import is_redress
from segmentry.stages.shared.traits import normal

#: What is said where those are counted who take it up, or return.
COUNTED = " count who "
#: What nobody can do who leaves no half as it is.
_COMPARED = re.compile(r", and (compare|count)\b[^.]*\.")
#: By what a smaller discount is judged where no column tells it.
_AFTER_DISCOUNT = "compare what they spend after discount, which the table does not tell"


def by_lever(segmentation: Segmentation, own: SegmentProfile) -> Step | None:
    """What is tried with the segment alone; None where it has no lever."""
    lever = levers(segmentation).get(own.id)
    return None if lever is None else Step(lever.short, tried(segmentation, own, lever))


def tried(segmentation: Segmentation, own: SegmentProfile, lever: Lever) -> str:
    """The test of a lever: the fact, whom it is tried on, and what the halves show."""
    if is_redress(lever.act):
        return f"{lever.on('all of them').removesuffix('.')}, {NO_HALF}."
    many = lever.many or segmentation.segments[own.id - 1].size
    them = "" if lever.many is None else f" of these {lever.many:,}"
    if lever.kind == "price" and _after_discount(segmentation) is None:
        return f"{lever.on(half_of(many) + them).removesuffix('.')}, and {_AFTER_DISCOUNT}."
    if lever.counted and not _is_of_leaving(segmentation):
        return _by_count(lever, many, them, halves_needed.of_response(many))
    size, here = _size(segmentation, own, lever, many)
    them = f" of {here.said}" if here.many < many else them
    whom = f"{half_of(here.many)}{them}" if size.is_enough else f"all{them or ' of them'}"
    act = lever.on(whom).removesuffix(".")
    return f"{act}, and compare.{size.text}" if size.is_enough else f"{act} ({TOO_FEW})."


def _is_of_leaving(segmentation: Segmentation) -> bool:
    """Whether it is known who left, or was lost: what is tried is to lower that."""
    outcome = None if segmentation.profile is None else segmentation.profile.main_outcome
    return outcome is not None and event_of(outcome, segmentation.labels).kind in ("left", "lost")


def _by_count(lever: Lever, many: int, them: str, size: Size) -> str:
    """A test that is judged by who responds."""
    act = lever.on(f"{half_of(many)}{them}" if size.is_enough else f"all{them or ' of them'}").removesuffix(".")
    return f"{act}, and{COUNTED}{lever.counted}{f'.{size.text}' if size.is_enough else f' ({TOO_FEW}).'}"


def _size(segmentation: Segmentation, own: SegmentProfile, lever: Lever, many: int) -> tuple[Size, "_Here"]:
    """What the halves show, and of whom they are."""
    if lever.kind == "lack" and not _is_of_leaving(segmentation):  # who has it already shows how many take it up
        every = segmentation.segments[own.id - 1].size
        return halves_needed.of_response(many, 1 - many / every if lever.many else None), _Here(many)
    if lever.kind == "price":
        return size_of(segmentation, own, many, _after_discount(segmentation))
    return size_of(segmentation, own, many, lever.judged or None, lever.wanted)


def _after_discount(segmentation: Segmentation) -> str | None:
    """The column that tells what customers bring after discount; None where none does."""
    able = (x for x in segmentation.columns.columns if x.is_numeric and x.is_told)
    return next((x.name for x in able if is_left_after_discounts(normal(x.name))), None)


def sized(segmentation: Segmentation, own: SegmentProfile, step: Step) -> Step:
    """A step with what the halves show on whom something is tried, where it does not say that yet."""
    if HALF not in step.text or SIZED in step.text or _AFTER_DISCOUNT in step.text:
        return step
    many = segmentation.segments[own.id - 1].size
    size = halves_needed.of_response(many) if COUNTED in step.text else size_of(segmentation, own, many)[0]
    if not size.is_enough:
        alone, met = _COMPARED.subn(f" ({TOO_FEW}).", step.text.replace(HALF, "all"), count=1)
        return replace(step, text=alone if met else f"{alone}{size.text}")
    return replace(step, text=f"{step.text.replace(HALF, half_of(many))}{size.text}")


@dataclass(frozen=True)
class _Here:
    """On how many something can be tried, and who they are, where not all are; `is_about`: of a part."""

    many: int
    who: str = ""
    is_about: bool = False

    @property
    def said(self) -> str:
        return f"{'these about' if self.is_about else 'the'} {self.many:,} {self.who}"


def size_of(
    segmentation: Segmentation, own: SegmentProfile, many: int, judged: str | None = None, wanted: Change = "rise"
) -> tuple[Size, _Here]:
    """What halves of so many show: of the column by which it is judged, or else of the outcome, or of what they bring;
    else of who responds. And of whom they are."""
    profile, found = segmentation.profile, amount(segmentation)
    outcome = None if profile is None else profile.main_outcome
    if outcome is not None and outcome.kind == "rate" and judged in (None, outcome.column):
        return _of_rate(segmentation, outcome, outcome.segments[own.id - 1], many)
    name = judged or (outcome.column if outcome is not None else found and found.column)
    size = _of_mean(segmentation, own, many, name, wanted) if name else None
    return size or halves_needed.of_response(many), _Here(many)


def _of_rate(segmentation: Segmentation, outcome: Outcome, own: OutcomeOf, many: int) -> tuple[Size, _Here]:
    """By who leaves, or by what else nobody wants, of those who can be reached; of what is wanted by who responds."""
    event = event_of(outcome, segmentation.labels)
    if own.value is None or event.kind not in UNWANTED:
        return halves_needed.of_response(many, own.value), _Here(many)
    here = reached(event, many, own.value)
    is_about = many < own.count
    return halves_needed.of_rate(here, own.value, again=reaches_some(event)), _Here(here, event.without, is_about)


def average_called(words: str) -> str:
    """What a test is judged by: cards tell medians.

    >>> average_called("return rate"), average_called("average basket")
    ('average return rate', 'average basket')
    """
    return words if words.startswith("average ") else f"average {words}"


def _of_mean(segmentation: Segmentation, own: SegmentProfile, many: int, name: str, wanted: Change) -> Size | None:
    """By the average of a column; None where it is not told.

    Of what is counted over a time, those who were picked by it are taken as they will be in the next.
    """
    average, of_all = (None if x is None else x.average_of(name) for x in (own, segmentation.profile))
    if average is None or of_all is None or None in (average.mean, average.sd, of_all.mean, of_all.sd):
        return None
    now, sd, usual, spread = average.mean or 0.0, average.sd or 0.0, of_all.mean or 0.0, of_all.sd or 0.0
    column, called, then, by_itself = segmentation.columns[name], column_called(name, segmentation.labels), now, ""
    said = replace(saying_of(segmentation, name), whole=False).value
    if name in segmentation.features and counts_events(column, called.words):
        then, sd = next_count(now, sd, usual, spread)
        by_itself = f"{said(then)} ({said(now)} now; it may move that far by itself)"
    size = halves_needed.of_mean(many, then, sd, said, wanted, average_called(called.words))
    if not by_itself or said(now) == said(then):
        return size
    return replace(size, text=size.text.replace(f"from {said(then)} to", f"from {by_itself} to"))
