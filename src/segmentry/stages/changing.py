"""Segments changed by hand: merged, divided, and kept within sizes. The verbs are in `by_hand`."""

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np

from segmentry import wording
from segmentry.errors import SegmentryError
from segmentry.maths import Floats
from segmentry.maths.assignment import Sums, add_up
from segmentry.maths.canonical import Frame
from segmentry.maths.kmeans import least_shift
from segmentry.maths.partition import Partition, halves_of, pooled
from segmentry.planned_change import PlannedChange
from segmentry.results.columns import Finding
from segmentry.results.hand_changes import ByHand, HandChange
from segmentry.results.segmentation import Segmentation
from segmentry.stages.full_fit import one_pass, segments_of
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.selection.hand_evidence import hand_evidence
from segmentry.stages.shared.centres import by_size, centres_of, compared_centres, saved

Reason = Literal["told", "too small", "too large"]

#: By which the finding is known again, and what is said before the reasons for a number of segments.
_REMEDY = "All figures are of what results."
_REASONS = "What follows is of the segments before they were changed by hand."
#: Changes after which sizes that cannot be kept are given up.
MOST_CHANGES = 60


def changed_as_planned(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """The segments with what the plan says of changes and sizes; the same where it says nothing."""
    changed = segmentation
    for planned in prepared.plan.changes:
        changed = changed_once(changed, prepared, planned)
    if prepared.plan.sizes is not None:
        changed = within_sizes(changed, prepared, *prepared.plan.sizes)
    return changed if changed is segmentation else judged_anew(changed, prepared)


def changed_once(
    segmentation: Segmentation, prepared: Prepared, planned: PlannedChange, reason: Reason = "told"
) -> Segmentation:
    """One change made, nothing judged yet."""
    numbers = planned.merge or (planned.split or 0,)
    _check(segmentation, prepared, numbers)
    before, places = Partition(*compared_centres(segmentation)), [number - 1 for number in dict.fromkeys(numbers)]
    halves: Floats | None = None
    if planned.merge:
        after = before.merged(places)
    else:
        halves = _halves(prepared, before, places[0])
        if halves is None:
            raise SegmentryError(f"Segment {numbers[0]} cannot be split: its customers are all alike.")
        after = _at_rest(prepared, before.divided(places[0], halves), preview=segmentation.preview)
    passing = _pass(prepared, preview=segmentation.preview)
    sums, _ = pooled(passing(after.centres), after)
    order = by_size(sums.weights)
    made = HandChange(
        kind="merge" if planned.merge else "split",
        segments=tuple(place + 1 for place in places),
        reason=reason,
        moved=0.0 if planned.merge else _moved(prepared, before, after, places[0]),
        order=tuple(order.tolist()),
        halves=() if halves is None else saved(halves),
    )
    return _remade(segmentation, prepared, after.ordered(order), made)


def within_sizes(segmentation: Segmentation, prepared: Prepared, least: float, largest: float) -> Segmentation:
    """Merge what is too small, and split what is too large, one after the other, until all sizes fit.

    The largest is split first. The smallest joins the segment with which the inertia grows least (Ward 1963), among
    those that it does not make too large.
    """
    for _ in range(MOST_CHANGES):
        shares = [segment.share for segment in segmentation.segments]
        if max(shares) > largest:
            change = PlannedChange(split=1 + int(np.argmax(shares)))
            segmentation = changed_once(segmentation, prepared, change, "too large")
        elif min(shares) < least:
            small = int(np.argmin(shares))
            change = PlannedChange(merge=(1 + small, 1 + _nearest(segmentation, small, largest)))
            segmentation = changed_once(segmentation, prepared, change, "too small")
        else:
            return segmentation
    said = wording.listed([wording.share(share) for share in shares])
    ends = f"{wording.share(least)} and {wording.share(largest)}"
    raise SegmentryError(f"No segments between {ends} of the customers were found: they are {said}. Widen `sizes`.")


def judged_anew(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """With the evidence on the segments as they are, and a finding that they were changed."""
    by_hand, choice, k = segmentation.by_hand, segmentation.choice, segmentation.k
    if by_hand is None:
        return segmentation
    partition = Partition(*compared_centres(segmentation))
    own = hand_evidence(prepared.sample, prepared.observed, partition, by_hand, choice)
    evidence = tuple(own if one.k == k else one for one in choice.evidence)
    told = Finding(severity="warning", column=None, what=" ".join(by_hand.sentences), remedy=_REMEDY)
    reasons = (_REASONS, *(reason for reason in choice.reasons if reason != _REASONS))
    kept = [finding for finding in segmentation.columns.findings if finding.remedy != _REMEDY]
    columns = segmentation.columns.model_copy(update={"findings": (*kept, told)})
    choice = choice.model_copy(update={"evidence": evidence, "reasons": reasons})
    return segmentation.model_copy(update={"choice": choice, "columns": columns})


def _check(segmentation: Segmentation, prepared: Prepared, numbers: Sequence[int]) -> None:
    if segmentation.recipe.width != prepared.recipe.width:
        raise SegmentryError("These segments were made from other features. Give what `prepare` made for them.")
    for number in numbers:
        if not 1 <= number <= segmentation.k:
            raise SegmentryError(f"There is no segment {number} to change. The segments are 1 to {segmentation.k}.")
    if len(set(numbers)) == segmentation.k > 1:
        raise SegmentryError("To merge all segments leaves one. Ask for k = 1 instead.")
    if len(numbers) == 1:
        segmentation.choice.of(segmentation.k + 1)  # which is refused where it is beyond k_max


def _halves(prepared: Prepared, partition: Partition, place: int) -> Floats | None:
    """How K-Means divides the segment's customers, on the sample."""
    members = prepared.sample[partition.labels(prepared.observed) == place]
    if len(members) < 2:
        return None
    frame = Frame.of(members)
    rng = np.random.default_rng([prepared.plan.seed, 8])
    halves = halves_of(frame.turned(members), np.ones(len(members)), rng)
    return None if halves is None else frame.back(halves)


def _pass(prepared: Prepared, *, preview: bool) -> Callable[[Floats], Sums]:
    """What adds up all rows for given centres; in a preview the sample."""
    if preview:
        return lambda centres: add_up(prepared.observed, centres)
    return lambda centres: one_pass(prepared, centres)


def _at_rest(prepared: Prepared, partition: Partition, *, preview: bool) -> Partition:
    settled = partition.settled(_pass(prepared, preview=preview), least_shift(prepared.sample))
    return settled.mapped(lambda centres: np.array(saved(centres)))


def _moved(prepared: Prepared, before: Partition, after: Partition, place: int) -> float:
    """The share of the customers of other segments who are in another one now, in the sample."""
    was, now = before.labels(prepared.observed), after.labels(prepared.observed)
    others = was != place
    return float((was[others] != now[others]).mean()) if others.any() else 0.0


def _nearest(segmentation: Segmentation, small: int, largest: float) -> int:
    """The segment (from 0) that a small one joins at the least cost, without becoming too large."""
    shares = np.array([segment.share for segment in segmentation.segments])
    centres = centres_of(segmentation)
    cost = shares * shares[small] / (shares + shares[small]) * ((centres - centres[small]) ** 2).sum(axis=1)
    able = np.flatnonzero((np.arange(len(shares)) != small) & (shares + shares[small] <= largest))
    able = able if len(able) else np.delete(np.arange(len(shares)), small)
    return int(able[cost[able].argmin()])


def _remade(segmentation: Segmentation, prepared: Prepared, partition: Partition, made: HandChange) -> Segmentation:
    """The segmentation of a partition; what was found out of the old one is gone."""
    sums, centres = pooled(_pass(prepared, preview=segmentation.preview)(partition.centres), partition)
    earlier = segmentation.by_hand or ByHand(centres=saved(centres_of(segmentation)), changes=())
    own = [partition.centres[partition.owners == i] for i in range(partition.k)]
    parts = [saved(several) if len(several) > 1 else () for several in own]
    gone = dict.fromkeys(
        ("validation", "profile", "rules", "map", "comparison", "own_segments", "rfm", "standing", "next_spending")
    )
    return segmentation.model_copy(
        update={
            **gone,
            "k": partition.k,
            "inertia": float(f"{sums.inertia:.12g}"),
            "segments": segments_of(prepared, np.array(saved(centres)), sums.counts, sums.weights, parts),
            "by_hand": earlier.model_copy(update={"changes": (*earlier.changes, made)}),
        }
    )
