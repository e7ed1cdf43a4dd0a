"""Passes over all rows: where centres come to rest, and the segments that they make."""

from collections.abc import Sequence

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import Sums, add_up, follow, total
from segmentry.maths.kmeans import least_shift
from segmentry.results.choice import Centres
from segmentry.results.segmentation import Segment
from segmentry.stages.preparation.apply import to_original
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.shared.centres import saved


def full_fit(prepared: Prepared, centres: Floats) -> tuple[Floats, int]:
    """The centres at rest, and how many passes that took."""
    final, passes = follow(lambda at: one_pass(prepared, at), centres, least_shift(prepared.sample))
    return np.array(saved(final)), passes


def one_pass(prepared: Prepared, centres: Floats) -> Sums:
    """What all rows add up to for these centres."""
    return total(prepared.reduce(lambda matrix, weights: add_up(matrix, centres, weights)))


def segments_of(
    prepared: Prepared, centres: Floats, sizes: Labels, weights: Floats, parts: Sequence[Centres] | None = None
) -> tuple[Segment, ...]:
    """Segments in this order, named by number; `parts` are the centres of those that have several."""
    originals = to_original(prepared.recipe, centres)
    return tuple(
        Segment(
            id=number,
            name=f"Segment {number}",
            size=int(size),
            share=settled(float(weight / weights.sum())),
            centre=tuple(value if isinstance(value, str) else settled(value) for value in original),
            matrix_centre=tuple(centre.tolist()),
            parts=() if parts is None else parts[number - 1],
        )
        for number, (centre, original, size, weight) in enumerate(
            zip(centres, originals, sizes, weights, strict=True), start=1
        )
    )
