"""The centres of segments: in which order they come, how they are saved, and what labels are made from."""

import numpy as np

from segmentry.maths import Floats, Labels, settled
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
    """The centres in matrix units (k x dimensions): what every label is made from."""
    return np.array([segment.matrix_centre for segment in segmentation.segments])
