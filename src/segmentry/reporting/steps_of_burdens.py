"""What to spare the customers of a segment: what they put up with, and cost, more often than others."""

from segmentry.reporting.step import Step
from segmentry.reporting.typical_values import TypicalValue, typical
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.offers import burden
from segmentry.wording import capitalised

#: Standard deviations above all customers from which they have more of it (ours).
_MARKED = 0.5


def spare(segmentation: Segmentation, own: SegmentProfile) -> Step | None:
    """What to try against what they put up with, such as goods sent back; None where it is as usual, or nothing known.

    Only of what sets the segment apart.
    """
    for name in own.apart:
        met = burden(name)
        if met is not None and (fact := more_of(segmentation, own, name)) is not None:
            kind, act = met
            told = f"{fact.called} {fact.value} ({fact.beside})"
            tried = capitalised(act.replace("{whom}", "a random half of them"))
            return Step(f"reduce {kind}", f"Reduce {kind}: {told}. {tried}, and compare.")
    return None


def more_of(segmentation: Segmentation, own: SegmentProfile, name: str) -> TypicalValue | None:
    """What is typical of a quantity of which a segment has clearly more than all customers; None where it has not."""
    average = own.average_of(name)
    if average is None or (average.difference or 0.0) < _MARKED:
        return None
    fact = typical(segmentation, own, name)
    return fact if fact is not None and fact.usual else None
