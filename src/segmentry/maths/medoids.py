"""k-medoids: groups around real customers, with distances that are not squared."""

from dataclasses import dataclass

import numpy as np

from segmentry.maths import Floats, Labels

#: Rows that are tried as medoids at a time.
BLOCK_ROWS = 16
#: A swap must gain this part of the total deviation.
WORTH = 1e-6


@dataclass(frozen=True)
class Medoids:
    """The medoids (row numbers), every row's nearest of them (from 0), and the sum of the distances to it."""

    rows: Labels
    labels: Labels
    deviation: float


def k_medoids(distances: Floats, k: int, seed: int, starts: int = 10) -> Medoids:
    """The k rows to which all rows are nearest in sum (partitioning around medoids, Kaufman & Rousseeuw 1990).

    Medoids are swapped for other rows as long as that lowers the sum of distances. What every swap would change is
    computed for all medoids at once (FastPAM, Schubert & Rousseeuw 2021), and the best swap of a block of rows is done
    at once, as in FasterPAM, which waits for no full search. The best of a greedy start (BUILD) and of
    `starts - 1` random ones is kept.

    Parameters
    ----------
    distances : array, n x n
        Any distances, not negative, 0 on the diagonal.
    k : int
        From 1 to n.

    Examples
    --------
    >>> x = np.array([0.0, 1.0, 2.0, 10.0, 11.0, 99.0])
    >>> medoids = k_medoids(np.abs(x[:, None] - x), 3, seed=0)
    >>> sorted(medoids.rows.tolist()), medoids.deviation
    ([1, 3, 5], 3.0)
    """
    rng = np.random.default_rng([seed, k])
    begins = [_greedy(distances, k), *(_spread(distances, k, rng) for _ in range(starts - 1))]
    return min((_swapped(distances, begin) for begin in begins), key=lambda medoids: medoids.deviation)


def _greedy(distances: Floats, k: int) -> Labels:
    """BUILD: each medoid the row that lowers the sum most."""
    chosen = [int(distances.sum(axis=0).argmin())]
    nearest = distances[:, chosen[0]].copy()
    for _ in range(k - 1):
        gains = np.concatenate(
            [np.maximum(nearest - block, 0).sum(axis=1) for block in np.array_split(distances, _blocks(distances))]
        )
        gains[chosen] = -1
        chosen.append(int(gains.argmax()))
        nearest = np.minimum(nearest, distances[:, chosen[-1]])
    return np.array(chosen)


def _spread(distances: Floats, k: int, rng: np.random.Generator) -> Labels:
    """Random rows, each drawn by its distance to those drawn before (as k-means++, without the square)."""
    chosen = [int(rng.integers(len(distances)))]
    nearest = distances[chosen[0]].astype(np.float64)
    for _ in range(k - 1):
        left = np.setdiff1d(np.arange(len(distances)), chosen)
        odds = nearest[left] if nearest[left].any() else np.ones(len(left))
        chosen.append(int(rng.choice(left, p=odds / odds.sum())))
        nearest = np.minimum(nearest, distances[chosen[-1]])
    return np.array(chosen)


def _swapped(distances: Floats, medoids: Labels) -> Medoids:
    """Swap medoids for rows, block after block, until no block holds a row that would lower the sum."""
    k, blocks = len(medoids), np.array_split(np.arange(len(distances)), _blocks(distances))
    labels, own, following = _nearest(distances, medoids)
    in_vain, at = 0, 0
    while in_vain < len(blocks):
        rows = blocks[at % len(blocks)]
        changes = _changes(distances[rows], labels, own, following, k)
        row, medoid = divmod(int(changes.argmin()), k)
        at, in_vain = at + 1, in_vain + 1
        if changes[row, medoid] < -WORTH * own.sum(dtype=np.float64):
            medoids = np.where(np.arange(k) == medoid, rows[row], medoids)
            labels, own, following = _nearest(distances, medoids)
            in_vain = 0
    return Medoids(medoids, labels, float(own.sum(dtype=np.float64)))


def _changes(candidates: Floats, labels: Labels, own: Floats, following: Floats, k: int) -> Floats:
    """What the sum changes by when a candidate (b x n distances) takes the place of each medoid: b x k.

    Rows nearer to the candidate gain whichever medoid goes. Rows of the medoid that goes fall to the candidate or to
    their next medoid, whichever is nearer.
    """
    gains = np.minimum(candidates - own, 0).sum(axis=1)
    losses = np.clip(candidates, own, following) - own
    return np.asarray(gains[:, None] + losses @ np.eye(k, dtype=losses.dtype)[labels])


def _nearest(distances: Floats, medoids: Labels) -> tuple[Labels, Floats, Floats]:
    """Every row's nearest medoid (a medoid's is itself), and the distances to it and to the next one."""
    to = distances[:, medoids]
    to[medoids, np.arange(len(medoids))] = -1  # also where another medoid is equal
    labels, rows = to.argmin(axis=1), np.arange(len(to))
    own = np.maximum(to[rows, labels], 0)
    to[rows, labels] = np.inf
    # with one medoid there is no next one: any row is nearer
    return labels, own, to.min(axis=1) if len(medoids) > 1 else np.full_like(own, distances.max())


def _blocks(distances: Floats) -> int:
    return -(-len(distances) // BLOCK_ROWS)
