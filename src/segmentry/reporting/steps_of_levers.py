"""A test of a segment's own lever: what is tried, on which random half, and what that half can show."""

from dataclasses import replace

from segmentry.reporting import halves_needed
from segmentry.reporting.halves_needed import SIZED, Size
from segmentry.reporting.lever import Lever
from segmentry.reporting.levers import levers
from segmentry.reporting.step import Step
from segmentry.reporting.uneven_amounts import amount
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called

#: On whom something is tried, and what is said where those are counted who take it up, or return.
HALF, COUNTED = "a random half", " count who "


def by_lever(segmentation: Segmentation, own: SegmentProfile) -> Step | None:
    """What is tried with the segment alone; None where it has no lever."""
    lever = levers(segmentation).get(own.id)
    return None if lever is None else Step(lever.short, tried(segmentation, own, lever))


def tried(segmentation: Segmentation, own: SegmentProfile, lever: Lever) -> str:
    """The test of a lever: the fact, whom it is tried on, and what the halves show."""
    every = segmentation.segments[own.id - 1].size
    many = lever.many or every
    by = halves_needed.of_response(many, most=1 - many / every) if lever.kind == "lack" and lever.many else None
    size = by or size_of(segmentation, own, many, lever.columns[0] if lever.kind == "burden" else None)
    them = "" if lever.many is None else f" of these {many:,}"
    whom = f"{HALF}{them}" if size.is_enough else f"all{them or ' of them'}"
    act = lever.on(whom).removesuffix(".")
    return f"{act}, and {'compare' if size.is_enough else 'watch'}.{size.text}"


def sized(segmentation: Segmentation, own: SegmentProfile, step: Step) -> Step:
    """A step with what the halves show on whom something is tried, where it does not say that yet."""
    if HALF not in step.text or SIZED in step.text:
        return step
    many = segmentation.segments[own.id - 1].size
    size = halves_needed.of_response(many) if COUNTED in step.text else size_of(segmentation, own, many)
    text = step.text if size.is_enough else step.text.replace(HALF, "all")
    return replace(step, text=f"{text}{size.text}")


def size_of(segmentation: Segmentation, own: SegmentProfile, many: int, burden: str | None = None) -> Size:
    """What halves of so many show: of what they put up with, or else of what they bring; else of who responds."""
    profile, found = segmentation.profile, amount(segmentation)
    outcome = None if profile is None else profile.main_outcome
    name = burden or (outcome.column if outcome is not None else found and found.column)
    average = own.average_of(name) if name else None
    if average is not None and average.mean is not None and average.sd is not None and name:
        called = column_called(name, segmentation.labels)
        change = f"{'fall' if burden else 'rise'} of {called.words}"
        if text := halves_needed.of_mean(many, average.mean, average.sd, called, change):
            return Size(text, True)
    return halves_needed.of_response(many)
