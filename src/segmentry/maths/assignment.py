"""Which centre is nearest: the one function behind every label and every pass over the rows."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array
from scipy.spatial.distance import cdist

from segmentry.maths import Floats, Labels
from segmentry.progress import rest

#: Cells that are gone over at a time, as many as stay in the processor's cache as float64, and rows.
CHUNK_CELLS, CHUNK_ROWS = 262_144, 32_768
#: Passes over all rows after which the centres are final in any case.
MAX_PASSES = 100
#: Passes that a good start takes, as long as nothing tells more.
FEW_PASSES = 4
#: A row with a smaller margin is on the border between two segments (ours).
BORDERLINE = 0.1


@dataclass(frozen=True)
class Assignment:
    """Per row: the nearest centre (from 0), and the squared distances to it and to the next one.

    With one centre `next` is infinite.
    """

    labels: Labels
    own: Floats
    next: Floats

    @property
    def margins(self) -> Floats:
        """1 - d1/d2 per row: 0 on the border to the next segment, towards 1 at the own centre."""
        with np.errstate(invalid="ignore", divide="ignore"):
            ratio = np.sqrt(self.own / self.next)
        return np.asarray(1 - np.where(self.next > 0, ratio, 1.0))

    @property
    def borderline(self) -> NDArray[np.bool_]:
        """Whether each row is on the border to the next segment."""
        return np.asarray(self.margins < BORDERLINE)


def assign(matrix: Floats, centres: Floats, owners: Labels | None = None) -> Assignment:
    """Assign every row (n x p) to the nearest of the centres (k x p); of equally near ones, to the first.

    With `owners`, several centres may stand for one segment: they tell the segment of each centre (from 0), labels are
    those of segments, and the next one is the nearest centre of another segment.

    The distances are sums over the columns, one row at a time and in float64, so that a row's label depends
    on nothing but the row: not on its neighbours in the batch, the threads or the engine. A row with holes (NaN) is
    compared by the columns that it has a value in (partial distances, Dixon 1979), and its distances are sums over
    these alone: which centre is nearest, and the margin, do not depend on how many there are.

    References
    ----------
    Dixon, J. K. (1979). Pattern recognition with partly missing data. IEEE Transactions on Systems, Man, and
    Cybernetics, 9, 617-621.

    Examples
    --------
    >>> assign(np.array([[0.0, 1.0], [4.0, np.nan]]), np.array([[0.0, 0.0], [5.0, 9.0]])).labels
    array([0, 1])
    """
    nearest = (_nearest(matrix[chunk], centres) for chunk in chunks(matrix))
    labels, own, following = zip(
        *((near, own, _next(near, distances, owners)) for near, own, distances in nearest), strict=True
    )
    centre = np.concatenate(labels)
    segment = centre if owners is None else owners[centre]
    return Assignment(segment, np.concatenate(own), np.concatenate(following))


def two_nearest(matrix: Floats, centres: Floats, owners: Labels) -> tuple[Labels, Labels]:
    """Of every row the nearest centre, and the nearest one of another segment (both n); -1 where there is no other.

    Examples
    --------
    >>> two_nearest(np.array([[1.0]]), np.array([[0.0], [1.5], [9.0]]), np.array([0, 0, 1]))
    (array([1]), array([2]))
    """
    own, following = [], []
    for chunk in chunks(matrix):
        near, _, distances = _nearest(matrix[chunk], centres)
        distances[owners[:, None] == owners[near]] = np.inf
        second = distances.argmin(axis=0)
        own.append(near)
        following.append(np.where(np.isinf(distances[second, np.arange(len(near))]), -1, second))
    return np.concatenate(own), np.concatenate(following)


@dataclass(frozen=True)
class Sums:
    """What one pass over rows adds up, per centre: rows, their weights, per column the weights of those with a value
    in it and the weighted sums of these values, and in all the inertia. Without case weights each row weighs 1."""

    counts: Labels
    weights: Floats
    known: Floats
    sums: Floats
    inertia: float

    @property
    def means(self) -> Floats:
        """The means of each centre's values; NaN where it has none."""
        with np.errstate(invalid="ignore"):
            return np.asarray(self.sums / self.known)


def add_up(matrix: Floats, centres: Floats, weights: Floats | None = None) -> Sums:
    """One pass: assign the rows and add them up per centre, in float64."""
    return total(_sums(matrix[chunk], centres, None if weights is None else weights[chunk]) for chunk in chunks(matrix))


def total(parts: Iterable[Sums]) -> Sums:
    """The sum of several passes' parts."""
    parts = list(parts)
    return Sums(
        np.sum([part.counts for part in parts], axis=0),
        np.sum([part.weights for part in parts], axis=0),
        np.sum([part.known for part in parts], axis=0),
        np.sum([part.sums for part in parts], axis=0),
        float(sum(part.inertia for part in parts)),
    )


def follow(one_pass: Callable[[Floats], Sums], centres: Floats, least: float) -> tuple[Floats, int]:
    """Lloyd's passes (1982) from centres on, until they move by no more than `least` (the sum of squared shifts).

    `one_pass` adds up all rows for given centres. Of rows with holes the values that are there count, as in k-POD
    (Chi, Chi & Baraniuk 2016), where a pass never raises the inertia over these. Returns the centres and how many
    passes it took.
    """
    shifts: list[float] = []
    while len(shifts) < MAX_PASSES and not (shifts and shifts[-1] <= least):
        with rest(1 / passes_left(shifts, least, MAX_PASSES - len(shifts))):
            means = one_pass(centres).means
        moved = np.where(np.isnan(means), centres, means)
        shifts.append(float(((moved - centres) ** 2).sum()))
        centres = moved
    return centres, len(shifts)


def passes_left(shifts: Sequence[float], least: float, most: int) -> int:
    """How many more passes it takes until the shifts, so far these, have fallen to `least`: about the same share each.

    >>> passes_left([1e-1, 1e-2], 1e-4, most=100)
    2
    """
    recent = shifts[-4:]
    if len(recent) < 2 or not 0 < least < recent[-1] < recent[0]:
        return min(FEW_PASSES, most)
    fall = math.log(recent[0] / recent[-1]) / (len(recent) - 1)
    return max(1, min(most, round(math.log(recent[-1] / least) / fall)))


def group_sums(matrix: Floats, labels: Labels, k: int, weights: Floats | None = None) -> Floats:
    """Sums of the rows (n x p), times their weights, per label: k x p in float64, added up in the order of the rows."""
    sums = np.zeros((k, matrix.shape[1]))
    for chunk in chunks(matrix):
        n = len(labels[chunk])
        row_weights = np.ones(n) if weights is None else weights[chunk]
        members = csc_array((row_weights, labels[chunk], np.arange(n + 1)), shape=(k, n))
        sums += members @ matrix[chunk].astype(np.float64, copy=False)
    return sums


def group_means(matrix: Floats, labels: Labels, k: int) -> Floats:
    """Means of the values that there are (NaN in holes), per label (k x p); 0 where a label has none."""
    known, sums = _known_sums(matrix, labels, np.bincount(labels, minlength=k).astype(np.float64))
    return np.asarray(sums / np.maximum(known, 1))


def _known_sums(
    matrix: Floats, labels: Labels, of_rows: Floats, weights: Floats | None = None
) -> tuple[Floats, Floats]:
    """Per label and column the weights of the rows with a value there, and the weighted sums of these values. `of_rows`
    are the weights of all rows, per label."""
    k, holes = len(of_rows), np.isnan(matrix)
    if holes.any():
        return group_sums(~holes, labels, k, weights), group_sums(np.where(holes, 0.0, matrix), labels, k, weights)
    return np.repeat(of_rows[:, None], matrix.shape[1], axis=1), group_sums(matrix, labels, k, weights)


def _sums(chunk: Floats, centres: Floats, weights: Floats | None) -> Sums:
    chunk = chunk.astype(np.float64, copy=False)
    labels, own, _ = _nearest(chunk, centres)
    k = len(centres)
    counts = np.bincount(labels, minlength=k)
    of_rows = counts.astype(np.float64) if weights is None else group_sums(weights[:, None], labels, k)[:, 0]
    known, sums = _known_sums(chunk, labels, of_rows, weights)
    return Sums(counts, of_rows, known, sums, float(own.sum() if weights is None else own @ weights))


def _nearest(chunk: Floats, centres: Floats) -> tuple[Labels, Floats, Floats]:
    """Per row the nearest centre, the squared distance to it, and the distances to all (k x rows)."""
    distances = cdist(centres, chunk, "sqeuclidean")  # so that least ones are found centre by centre, over all rows
    holed = np.isnan(distances[0])
    if holed.any():
        distances[:, holed] = _partial(chunk[holed], centres).T
    return distances.argmin(axis=0), distances.min(axis=0), distances


def _partial(rows: Floats, centres: Floats) -> Floats:
    """Squared distances (n x k) over the columns in which each row has a value: from a point between the centres, that
    its holes are filled with, less what these add. A sparse product adds up row by row, whatever rows are beside it."""
    holes, middle = np.isnan(rows), centres.mean(axis=0)
    distances = cdist(np.where(holes, middle, rows), centres, "sqeuclidean")
    distances -= csr_array(holes, dtype=np.float64) @ ((centres - middle) ** 2).T
    return np.maximum(distances, 0.0)


def _next(nearest: Labels, distances: Floats, owners: Labels | None) -> Floats:
    """The smallest distance but the own one, or but those of the own segment."""
    if owners is None:
        distances[nearest, np.arange(len(nearest))] = np.inf
    else:
        distances[owners[:, None] == owners[nearest]] = np.inf
    return np.asarray(distances.min(axis=0))


def chunks(matrix: Floats) -> Iterator[slice]:
    """Rows that are gone over at a time."""
    rows = min(max(CHUNK_CELLS // max(matrix.shape[1], 1), 1), CHUNK_ROWS)
    for start in range(0, max(len(matrix), 1), rows):
        yield slice(start, start + rows)
