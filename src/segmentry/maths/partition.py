"""Segments of one centre or of several: made by hand from those of K-Means, and made again from other rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from segmentry.maths import Floats, Labels
from segmentry.maths.assignment import Sums, add_up, assign, follow
from segmentry.maths.kmeans import least_shift
from segmentry.maths.paths import fit_paths
from segmentry.maths.stability import crosstab


@dataclass(frozen=True)
class Partition:
    """Centres (parts x p), and the segment of each, from 0. A row is of the segment of the nearest centre."""

    centres: Floats
    owners: Labels

    @property
    def k(self) -> int:
        """The number of segments."""
        return int(self.owners.max()) + 1

    def labels(self, matrix: Floats) -> Labels:
        """The segments of rows."""
        return assign(matrix, self.centres, self.owners).labels

    def mapped(self, change: Callable[[Floats], Floats]) -> "Partition":
        """The same with its centres in other coordinates."""
        return Partition(change(self.centres), self.owners)

    def merged(self, segments: Sequence[int]) -> "Partition":
        """These segments as one, in the place of the first; those behind move up. Nobody else changes segment.

        >>> Partition(np.eye(4), np.arange(4)).merged([1, 3]).owners.tolist()
        [0, 1, 2, 1]
        """
        first = min(segments)
        united = np.where(np.isin(self.owners, segments), first, self.owners)
        return Partition(self.centres, np.searchsorted(np.unique(united), united))

    def divided(self, segment: int, halves: Floats) -> "Partition":
        """A segment as two with these centres: the first in its place, the second behind all others.

        >>> Partition(np.eye(2), np.arange(2)).divided(0, np.zeros((2, 2))).owners.tolist()
        [1, 0, 2]
        """
        others = self.owners != segment
        owners = np.concatenate([self.owners[others], [segment, self.k]])
        return Partition(np.concatenate([self.centres[others], halves]), owners)

    def ordered(self, order: Labels) -> "Partition":
        """The segments in another order: the first is that which was `order[0]`."""
        places = np.empty(len(order), dtype=np.intp)
        places[order] = np.arange(len(order))
        return Partition(self.centres, places[self.owners])

    def settled(self, one_pass: Callable[[Floats], Sums], least: float) -> "Partition":
        """The centres moved by Lloyd's passes until they rest, each of them for itself."""
        return Partition(follow(one_pass, self.centres, least)[0], self.owners)


def halves_of(rows: Floats, weights: Floats, rng: np.random.Generator) -> Floats | None:
    """The centres of the best division of rows in two that K-Means finds, the larger half first; None where all rows
    are equal."""
    counted = rows[weights > 0]
    if len(counted) < 2 or (counted == counted[0]).all():
        return None
    fit = fit_paths([rows], 2, [rng], [weights])[0][-1]
    sizes = np.bincount(assign(rows, fit.centres).labels, weights=weights, minlength=2)
    return fit.centres[np.argsort(-sizes, kind="stable")]


@dataclass(frozen=True)
class Act:
    """What was done by hand, on segments from 0: two or more merged, or, with `halves` (2 x p), one divided; then all
    put in an `order`."""

    segments: tuple[int, ...]
    order: Labels
    halves: Floats | None = None


def made_again(
    matrix: Floats, weights: Floats, before: Floats, acts: Sequence[Act], rng: np.random.Generator
) -> Labels:
    """The segments of rows when all is done anew on other customers: K-Means, then what was done by hand.

    As many centres as `before` are fitted to the weighted rows; each is called after the segment with which it shares
    most rows (linear assignment). Then the same segments are merged, and divided anew by K-Means. So it is told how far
    the segments that result repeat, given what was wanted by hand.
    """
    fit = fit_paths([matrix], len(before), [rng], [weights], {len(before): before})[0][-1]
    if fit.k < len(before):
        return assign(matrix, fit.centres).labels
    shared = crosstab(assign(matrix, before).labels, assign(matrix, fit.centres).labels, fit.k, fit.k)
    partition = Partition(fit.centres[linear_sum_assignment(shared, maximize=True)[1]], np.arange(fit.k))
    for act in acts:
        partition = _done_again(matrix, weights, partition, act, rng).ordered(act.order)
    return partition.labels(matrix)


def _done_again(matrix: Floats, weights: Floats, partition: Partition, act: Act, rng: np.random.Generator) -> Partition:
    if act.halves is None:
        return partition.merged(act.segments)
    segment = act.segments[0]
    members = partition.labels(matrix) == segment
    halves = halves_of(matrix[members], weights[members], rng)
    if halves is None:
        halves = act.halves
    straight, crossed = (((halves[list(way)] - act.halves) ** 2).sum() for way in ((0, 1), (1, 0)))
    divided = partition.divided(segment, halves if straight <= crossed else halves[::-1])
    return divided.settled(lambda at: add_up(matrix, at, weights), least_shift(matrix))


def pooled(sums: Sums, partition: Partition) -> tuple[Sums, Floats]:
    """What a pass over rows added up per centre, per segment, and the segments' centres: the one that a segment has,
    or the mean of its rows; the inertia is that around these."""
    parts = np.arange(partition.k)[:, None] == partition.owners
    counts, weights, known, totals = (parts @ each for each in (sums.counts, sums.weights, sums.known, sums.sums))
    single = parts.sum(axis=1) == 1
    only = partition.centres[parts.argmax(axis=1)]
    with np.errstate(invalid="ignore"):
        centres = np.where(single[:, None] | (known == 0), only, totals / known)
    means = centres[partition.owners]
    moved = partition.centres - means
    beyond = 2 * moved * (sums.sums - sums.known * partition.centres) + sums.known * moved**2
    return Sums(counts, weights, known, totals, sums.inertia + float(beyond.sum())), centres
