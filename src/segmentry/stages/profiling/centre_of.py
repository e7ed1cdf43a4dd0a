"""The centre of a segment in original units, as its customers' cells have it."""

from collections.abc import Sequence

from segmentry.maths import settled
from segmentry.results.profile import Average
from segmentry.results.recipe import NumberStep
from segmentry.results.segmentation import Segment, Segmentation


def centre_of(segment: Segment, averages: Sequence[Average], segmentation: Segmentation) -> tuple[float | str, ...]:
    """The means in original units, of the cells that there are and of those that the recipe fills; what was transformed
    shows its true mean here."""
    by_name = {average.column: average for average in averages}
    centre = list(segment.centre)
    for j, step in enumerate(segmentation.recipe.steps):
        average = by_name.get(step.column)
        if isinstance(step, NumberStep) and average is not None and average.mean is not None:
            filled = 1.0 if step.stays_missing else average.count / segment.size
            centre[j] = settled(filled * average.mean + (1 - filled) * step.impute)
    return tuple(centre)
