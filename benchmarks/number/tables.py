"""What a table of the suite is, and the few generators that many of them share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from zlib import crc32

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]
Made = tuple[Floats, Labels]

#: The label of background noise and outliers: they belong to no cluster.
NOISE = -1


@dataclass(frozen=True)
class Table:
    """A named recipe: the same rows, in the same shuffled order, whenever it is built."""

    name: str
    make: Callable[[Generator], Made]
    z_scored: bool = False  # only where the columns have different units

    def build(self) -> Made:
        """The matrix and the true label of every row."""
        rng = default_rng(crc32(self.name.encode()))
        matrix, labels = self.make(rng)
        order = rng.permutation(len(matrix))  # nothing may follow from the order of the rows
        matrix, labels = np.ascontiguousarray(matrix[order], dtype=np.float64), labels[order].astype(np.int64)
        if self.z_scored:
            matrix = (matrix - matrix.mean(axis=0)) / matrix.std(axis=0)
        return matrix, labels


def true_k(labels: Labels) -> int:
    """The number of clusters; noise is none."""
    return len(np.unique(labels[labels != NOISE]))


def stacked(clusters: Sequence[Floats]) -> Made:
    """Clusters under each other, labelled 0, 1, ..."""
    labels = np.repeat(np.arange(len(clusters)), [len(cluster) for cluster in clusters])
    return np.concatenate(clusters), labels


def split(n: int, weights: int | Sequence[float]) -> list[int]:
    """n rows over so many equal clusters, or by these weights."""
    shares = np.ones(weights) if isinstance(weights, int) else np.array(weights, dtype=float)
    ends = np.rint(np.cumsum(shares) / shares.sum() * n).astype(int)
    return [int(size) for size in np.diff(ends, prepend=0)]


def spread_out(rng: Generator, k: int, d: int, side: float, gap: float) -> Floats:
    """k uniform centres in a cube of that side, no two nearer than the gap."""
    while True:
        centres: list[Floats] = []
        for _ in range(2_000):
            candidate = rng.uniform(0, side, d)
            if all(np.linalg.norm(candidate - centre) >= gap for centre in centres):
                centres.append(candidate)
            if len(centres) == k:
                return np.array(centres)


def spherical(rng: Generator, centres: Floats, sizes: Sequence[int], sd: float | Sequence[float] = 1.0) -> Made:
    """Gaussian clusters without correlation: one standard deviation for all, or one for each."""
    sds = np.broadcast_to(sd, len(centres))
    return stacked([rng.normal(c, s, (n, len(c))) for c, s, n in zip(centres, sds, sizes, strict=True)])


def covariance(rng: Generator, d: int, least: float, most: float) -> Floats:
    """Variances from the least to the most, evenly in the logarithm, in randomly rotated directions."""
    rotation = np.linalg.qr(rng.normal(size=(d, d)))[0]
    return np.asarray((rotation * np.geomspace(least, most, d)) @ rotation.T)


def with_noise(rng: Generator, made: Made, share: float) -> Made:
    """Uniform background over the bounding box, in addition, as that share of the rows."""
    matrix, labels = made
    n = round(share / (1 - share) * len(matrix))
    noise = rng.uniform(matrix.min(axis=0), matrix.max(axis=0), (n, matrix.shape[1]))
    return np.vstack([matrix, noise]), np.append(labels, np.full(n, NOISE))


def beside(*parts: Floats) -> Floats:
    """Columns side by side."""
    return np.column_stack(parts)


def for_choosing(name: str) -> bool:
    """Whether a table is of the half that a rule may be chosen on; the other half is sealed, and judges it once."""
    return sha256(name.encode()).digest()[0] % 2 == 0
