"""A test of a segment's own lever: what is tried, on which random half, by what it is judged, and what that half shows.

What is to keep customers is judged by who leaves, where that is known; what is to change something else that they do by
that; a smaller discount by what is left after it. Where no column tells that, no size is told.
"""

from dataclasses import replace

from segmentry.reporting.plan import halves_needed
from segmentry.reporting.plan.halves_needed import SIZED, Change, Size
from segmentry.reporting.plan.plan_parts import reached
from segmentry.reporting.steps.lever import Lever
from segmentry.reporting.steps.levers import levers
from segmentry.reporting.steps.step import Step
from segmentry.reporting.uneven_amounts import amount
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.earnings import is_left_after_discounts
from segmentry.stages.shared.outcome_events import UNWANTED
from segmentry.stages.shared.traits import normal

#: On whom something is tried, and what is said where those are counted who take it up, or return.
HALF, COUNTED = "a random half", " count who "
#: By what a smaller discount is judged where no column tells it.
_AFTER_DISCOUNT = "compare what they spend after discount, which the table does not tell"


def by_lever(segmentation: Segmentation, own: SegmentProfile) -> Step | None:
    """What is tried with the segment alone; None where it has no lever."""
    lever = levers(segmentation).get(own.id)
    return None if lever is None else Step(lever.short, tried(segmentation, own, lever))


def tried(segmentation: Segmentation, own: SegmentProfile, lever: Lever) -> str:
    """The test of a lever: the fact, whom it is tried on, and what the halves show."""
    them = "" if lever.many is None else f" of these {lever.many:,}"
    if lever.kind == "price" and _after_discount(segmentation) is None:
        return f"{lever.on(HALF + them).removesuffix('.')}, and {_AFTER_DISCOUNT}."
    size, who = _size(segmentation, own, lever)
    them = them or who
    whom = f"{HALF}{them}" if size.is_enough else f"all{them or ' of them'}"
    act = lever.on(whom).removesuffix(".")
    return f"{act}, and {'compare' if size.is_enough else 'watch'}.{size.text}"


def _size(segmentation: Segmentation, own: SegmentProfile, lever: Lever) -> tuple[Size, str]:
    """What the halves show, and of whom they are, behind them, where not of all."""
    every = segmentation.segments[own.id - 1].size
    many = lever.many or every
    if lever.kind == "lack":  # no more respond than have it
        return halves_needed.of_response(many, most=1 - many / every if lever.many else 1.0), ""
    if lever.kind == "price":
        return size_of(segmentation, own, many, _after_discount(segmentation)), ""
    kept = _of_leaving(segmentation, own) if lever.judged else None
    return kept or (size_of(segmentation, own, many, lever.judged or None, lever.wanted), "")


def _of_leaving(segmentation: Segmentation, own: SegmentProfile) -> tuple[Size, str] | None:
    """By who leaves, or by what else nobody wants, of those who can be reached; None where it is not known, or they are
    too few for that."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    rate = None if outcome is None else outcome.segments[own.id - 1].value
    if outcome is None or outcome.kind != "rate" or rate is None:
        return None
    event = event_of(outcome, segmentation.labels)
    if event.kind not in UNWANTED:
        return None
    here = reached(event, own_size := segmentation.segments[own.id - 1].size, rate)
    size = halves_needed.of_rate(here, rate, again=event.kind == "left")
    return (size, "" if here == own_size else f" of the {here:,} {event.without}") if size.is_enough else None


def _after_discount(segmentation: Segmentation) -> str | None:
    """The column that tells what customers bring after discount; None where none does."""
    able = (x for x in segmentation.columns.columns if x.is_numeric and x.role not in ("id", "ignored", "weight"))
    return next((x.name for x in able if is_left_after_discounts(normal(x.name))), None)


def sized(segmentation: Segmentation, own: SegmentProfile, step: Step) -> Step:
    """A step with what the halves show on whom something is tried, where it does not say that yet."""
    if HALF not in step.text or SIZED in step.text or _AFTER_DISCOUNT in step.text:
        return step
    many = segmentation.segments[own.id - 1].size
    size = halves_needed.of_response(many) if COUNTED in step.text else size_of(segmentation, own, many)
    text = step.text if size.is_enough else step.text.replace(HALF, "all")
    return replace(step, text=f"{text}{size.text}")


def size_of(
    segmentation: Segmentation, own: SegmentProfile, many: int, judged: str | None = None, wanted: Change = "rise"
) -> Size:
    """What halves of so many show: of the column by which it is judged, or else of what they bring; else of who
    responds."""
    profile, found = segmentation.profile, amount(segmentation)
    outcome = None if profile is None else profile.main_outcome
    name = judged or (outcome.column if outcome is not None else found and found.column)
    average = own.average_of(name) if name else None
    if average is not None and average.mean is not None and average.sd is not None and name:
        called = column_called(name, segmentation.labels)
        if text := halves_needed.of_mean(many, average.mean, average.sd, called, f"{wanted} of {called.words}"):
            return Size(text, True)
    return halves_needed.of_response(many)
