"""The centres of segments: in which order they come, how they are saved, and what labels are made from."""

from collections.abc import Callable
from functools import partial

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import Assignment, assign
from segmentry.results.choice import Centres
from segmentry.results.segmentation import Segmentation


def canonical_order(centres: Floats, sizes: Floats | Labels) -> Labels:
    """The order of segments: by size, largest first, then by centre."""
    return np.asarray(np.lexsort((*centres.T[::-1], -np.asarray(sizes))))


def by_size(sizes: Floats | Labels) -> Labels:
    """The order by size, largest first, of segments that are in order already: equal ones stay as they are."""
    return np.asarray(np.argsort(-np.asarray(sizes), kind="stable"))


def saved(centres: Floats) -> Centres:
    """Centres as they are saved and used: 12 digits, so that sums in another order give the same."""
    return tuple(tuple(settled(float(value)) for value in centre) for centre in centres)


def centres_of(segmentation: Segmentation) -> Floats:
    """The segments' means in matrix units (k x dimensions)."""
    return np.array([segment.matrix_centre for segment in segmentation.segments])


def compared_centres(segmentation: Segmentation) -> tuple[Floats, Labels]:
    """All centres that customers are compared with, in matrix units, and the segment of each, from 0.

    There is one for each segment, but for those that were merged by hand.
    """
    of_segments = [segment.centres for segment in segmentation.segments]
    owners = np.repeat(np.arange(len(of_segments)), [len(centres) for centres in of_segments])
    return np.array([centre for centres in of_segments for centre in centres]), owners


def assigner(segmentation: Segmentation) -> Callable[[Floats], Assignment]:
    """What assigns rows of the matrix to the segments: every label is made by it. It holds plain arrays alone."""
    centres, owners = compared_centres(segmentation)
    single = len(centres) == segmentation.k
    return partial(assign, centres=centres, owners=None if single else owners)
