"""`merge`, `split` and `limit_sizes`: segments changed by hand, and judged as they are then."""

from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.planned_change import PlannedChange
from segmentry.results.segmentation import Segmentation
from segmentry.stages.changing import changed_once, judged_anew, within_sizes
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.profile import profile
from segmentry.stages.rfm.rfm_grid import rfm_grid
from segmentry.stages.rfm.standing import standing
from segmentry.stages.shared.lineage import continued
from segmentry.stages.validation import validate


def merge(segmentation: Segmentation, prepared: Prepared, *segments: int) -> Segmentation:
    """Make one segment of two or more, by their numbers. Nobody else changes segment.

    A customer is then of the merged segment when the nearest of all former centres is one of its own. Verdict and
    stability are of what results; so are validation and profile, where there were any.

    Raises
    ------
    SegmentryError
        If there is no such segment, or none but one would be left.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("bank", rows=500), segmentry.Plan(features=("age", "income")))
    >>> found = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=4), k=4)
    >>> united = merge(found, prepared, 1, 3)
    >>> united.k, max(united.sizes.values()) == found.sizes[1] + found.sizes[3]
    (3, True)
    """
    if len(set(segments)) < 2:
        raise SegmentryError("Name two or more segments to merge.")
    return _anew(segmentation, changed_once(segmentation, prepared, PlannedChange(merge=segments)), prepared)


def split(segmentation: Segmentation, prepared: Prepared, segment: int) -> Segmentation:
    """Divide a segment in two where K-Means divides its customers best.

    All centres then move to rest, so that each customer is still of the segment with the nearest one: a few customers
    of other segments may change theirs, and `Segmentation.by_hand` tells how many. The rest is as in `merge`.

    Raises
    ------
    SegmentryError
        If there is no such segment, its customers are all alike, or there would be more than the choice's `k_max`.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("bank", rows=500), segmentry.Plan(features=("age", "income")))
    >>> found = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=4), k=3)
    >>> split(found, prepared, 1).k
    4
    """
    return _anew(segmentation, changed_once(segmentation, prepared, PlannedChange(split=segment)), prepared)


def limit_sizes(segmentation: Segmentation, prepared: Prepared, least: float, largest: float) -> Segmentation:
    """Keep every segment between two shares of the customers: smaller ones join the nearest, larger ones are split.

    Raises
    ------
    SegmentryError
        If no such segments are found.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("bank", rows=500), segmentry.Plan(features=("age", "income")))
    >>> found = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=6), k=3)
    >>> max(segment.share for segment in limit_sizes(found, prepared, 0.05, 0.35).segments) <= 0.35
    True
    """
    Plan(sizes=(least, largest))  # which refuses what cannot be
    return _anew(segmentation, within_sizes(segmentation, prepared, least, largest), prepared)


def _anew(before: Segmentation, changed: Segmentation, prepared: Prepared) -> Segmentation:
    """The changed segments, judged; validated, profiled and beside the RFM grid where those before were."""
    if changed is before:
        return before
    changed = continued(judged_anew(changed, prepared), prepared.observed)
    if before.validation is not None:
        changed = validate(changed, prepared)
    if before.profile is not None:
        changed = profile(changed, prepared)
    return standing(rfm_grid(changed, prepared), prepared)
