"""Labelled tables with 2 to 15 clusters that K-Means can find: the published and real ones, and our own models."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.random import Generator
from scipy.special import expit

from benchmarks.number.suites import PUBLISHED, REAL, ball
from benchmarks.number.tables import (
    NOISE,
    Floats,
    Labels,
    Made,
    Table,
    beside,
    covariance,
    spherical,
    split,
    spread_out,
    stacked,
    with_noise,
)


def blobs(rng: Generator, k: int, d: int, n: int, gap: float, sds: Sequence[float] = (1.0,)) -> Made:
    """Equal Gaussian clusters in a random place, at least the gap apart; the spreads take turns."""
    side = gap * max(1.4 * k ** (1 / d), 1.2)
    return spherical(rng, spread_out(rng, k, d, side, gap), split(n, k), np.resize(sds, k).tolist())


def mixture(rng: Generator, k: int, d: int, n: int, gap: float, shape: float = 4.0, even: float = 5.0) -> Made:
    """A Gaussian mixture: each cluster its own covariance (largest to least variance = shape squared) and weight."""
    side = gap * max(1.6 * k ** (1 / d), 2.0) / d**0.25
    centres = spread_out(rng, k, d, side, gap)
    sizes = split(n, list(rng.dirichlet([even] * k) * 0.8 + 0.2 / k))
    return stacked(
        [
            rng.multivariate_normal(centre, covariance(rng, d, 1 / shape, shape), size)
            for centre, size in zip(centres, sizes, strict=True)
        ]
    )


def sized(rng: Generator, d: int, sizes: Sequence[int], gap: float) -> Made:
    """Equal spread, very different sizes."""
    return spherical(rng, spread_out(rng, len(sizes), d, gap * 2.2, gap), sizes)


def sticks(rng: Generator, k: int, n: int) -> Made:
    """Parallel elongated clusters, correlation 0.9, side by side across their length."""
    cov = np.array([[1, 0.9], [0.9, 1]])
    return stacked([rng.multivariate_normal((2.2 * i, -2.2 * i), cov, size) for i, size in enumerate(split(n, k))])


def correlated(rng: Generator, k: int, d: int, n: int, r: float, gap: float) -> Made:
    """Clusters with the same correlation between all columns."""
    cov = np.full((d, d), r) + (1 - r) * np.eye(d)
    return stacked(
        [
            rng.multivariate_normal(c, cov, s)
            for c, s in zip(spread_out(rng, k, d, 2 * gap, gap), split(n, k), strict=True)
        ]
    )


def ring(rng: Generator, k: int, n: int, sd: float) -> Made:
    """Clusters on a circle whose neighbours are 1 apart."""
    angles, radius = 2 * np.pi * np.arange(k) / k, 0.5 / np.sin(np.pi / k)
    return spherical(rng, radius * beside(np.cos(angles), np.sin(angles)), split(n, k), sd)


def grid(rng: Generator, sides: Sequence[int], n: int, sd: float) -> Made:
    """Clusters at the points of a grid."""
    points = np.stack(np.meshgrid(*map(np.arange, sides)), axis=-1).reshape(-1, len(sides)).astype(float)
    return spherical(rng, points, split(n, len(points)), sd)


def simplex(rng: Generator, k: int, n: int, gap: float) -> Made:
    """k clusters in k columns, each as far from every other."""
    return spherical(rng, gap / 2**0.5 * np.eye(k), split(n, k))


def nested(rng: Generator, groups: int, members: int, n: int) -> Made:
    """Clusters in groups: neighbours 6 standard deviations apart, groups 16."""
    outer = ring(rng, groups, groups, 0)[0] * 16
    inner = ring(rng, members, members, 0)[0] * 6
    centres = (outer[:, None] + inner[None]).reshape(-1, 2)
    return spherical(rng, centres, split(n, len(centres)))


def discs(rng: Generator, k: int, d: int, n: int) -> Made:
    """Uniform balls with a little room between them."""
    return stacked(
        [c + ball(rng, s, d) for c, s in zip(spread_out(rng, k, d, 4.5 * k ** (1 / d), 2.6), split(n, k), strict=True)]
    )


def heavy(rng: Generator, k: int, d: int, n: int, df: float, gap: float) -> Made:
    """Clusters with the tails of Student's t in every column."""
    centres = spread_out(rng, k, d, 2.2 * gap, gap)
    return stacked([c + rng.standard_t(df, (s, d)) for c, s in zip(centres, split(n, k), strict=True)])


def noisy(rng: Generator, k: int, d: int, n: int, gap: float, share: float) -> Made:
    """Gaussian clusters on a uniform background."""
    return with_noise(rng, blobs(rng, k, d, n, gap), share)


def outliers(rng: Generator, k: int, d: int, n: int, gap: float) -> Made:
    """Gaussian clusters, and 1 % of the rows thrown about at four times their spread."""
    matrix, labels = blobs(rng, k, d, n, gap)
    thrown = rng.choice(n, n // 100, replace=False)
    matrix[thrown] += rng.normal(0, 4, (len(thrown), d))
    labels[thrown] = NOISE
    return matrix, labels


def on_a_line(rng: Generator, means: Sequence[float], sds: Sequence[float], n: int) -> Made:
    """One column."""
    return spherical(rng, np.array(means, dtype=float)[:, None], split(n, len(means)), sds)


def needle(rng: Generator, made: Made, columns: int) -> Made:
    """The clusters and so many columns of standard Gaussian noise."""
    matrix, labels = made
    return beside(matrix, rng.normal(size=(len(matrix), columns))), labels


def hidden(rng: Generator, k: int, d: int, columns: int, n: int, gap: float) -> Made:
    """Clusters in d columns among noise; in one column they are evenly spaced."""
    inner = on_a_line(rng, [gap * i for i in range(k)], [1.0] * k, n) if d == 1 else blobs(rng, k, d, n, gap)
    return needle(rng, inner, columns)


def lognormal(rng: Generator, k: int, d: int, n: int, gap: float, sigma: float) -> Made:
    """Clusters that are Gaussian in the logarithm."""
    matrix, labels = blobs(rng, k, d, n, gap)
    return np.exp(sigma * matrix), labels


def counts(rng: Generator, k: int, d: int, n: int, rates: Sequence[float], dispersion: float = np.inf) -> Made:
    """Clusters of counts: Poisson, or negative binomial; each cluster and column has one of the rates."""
    chosen = patterns(rng, k, d, len(rates))
    clusters = []
    for row, size in zip(np.array(rates)[chosen], split(n, k), strict=True):
        spread = rng.gamma(dispersion, 1 / dispersion, (size, d)) if np.isfinite(dispersion) else np.ones((size, d))
        clusters.append(rng.poisson(row * spread).astype(float))
    return stacked(clusters)


def patterns(rng: Generator, k: int, d: int, levels: int) -> Labels:
    """For each of k clusters a level in every column; any two differ in two fifths of the columns or more."""
    while True:
        chosen = rng.integers(0, levels, (k, d))
        differ = (chosen[:, None] != chosen[None]).sum(axis=2) + d * np.eye(k)
        if differ.min() >= 0.4 * d:
            return chosen


def ticked(rng: Generator, k: int, d: int, n: int, high: float) -> Made:
    """Latent classes of yes and no: each ticks a column with this probability, or with its complement."""
    chances = np.where(patterns(rng, k, d, 2), high, 1 - high)
    return stacked([(rng.uniform(size=(s, d)) < c).astype(float) for c, s in zip(chances, split(n, k), strict=True)])


def rated(rng: Generator, k: int, d: int, n: int) -> Made:
    """Answers from 1 to 5."""
    means = np.array([1.8, 3.2, 4.4])[patterns(rng, k, d, 3)]
    return stacked(
        [np.clip(np.rint(rng.normal(m, 0.8, (s, d))), 1, 5) for m, s in zip(means, split(n, k), strict=True)]
    )


def survey(rng: Generator, k: int, yes: int, numbers: int, n: int) -> Made:
    """Yes and no beside numbers, rows of one cluster together."""
    answers, labels = ticked(rng, k, yes, n, 0.92)
    means = 2.0 * patterns(rng, k, numbers, 3)
    return beside(answers, rng.normal(means[labels], 0.6)), labels


#: How a column of customers follows from a score of mean 0.
KINDS: dict[str, Callable[[Generator, Floats], Floats]] = {
    "age": lambda _, s: np.clip(np.rint(46 + 13 * s), 18, 95),
    "income": lambda _, s: np.rint(np.exp(10.5 + 0.35 * s) / 100) * 100,
    "orders": lambda rng, s: rng.poisson(np.exp(2.2 + 0.6 * s)).astype(float),
    "spend": lambda _, s: np.rint(100 * np.exp(4 + 0.5 * s)) / 100,
    "share": lambda _, s: np.rint(100 * np.asarray(expit(1.2 * s), dtype=np.float64)),
    "score": lambda _, s: np.rint(50 + 18 * s),
    "log": lambda _, s: 5 + s,
}


def customers(rng: Generator, k: int, n: int, kinds: str, sd: float = 0.4, even: float = 8.0) -> Made:
    """Customers: each segment has low, middle or high scores, and every column its own unit and skew."""
    names = kinds.split()
    means = np.float64(1.4) * (patterns(rng, k, len(names), 3) - 1)
    sizes = split(n, list(rng.dirichlet([even] * k) * 0.8 + 0.2 / k))
    scores, labels = spherical(rng, means, sizes, sd)
    return beside(*(KINDS[name](rng, scores[:, i]) for i, name in enumerate(names))), labels


MODELLED = [
    Table("spread-3", partial(blobs, k=3, d=2, n=900, gap=6.5, sds=(1, 2.5, 0.5))),
    Table("spread-5", partial(blobs, k=5, d=3, n=2_000, gap=6.5, sds=(0.7, 2, 1, 1.5, 0.5))),
    Table("sizes-4", partial(sized, d=2, sizes=(1_000, 300, 100, 50), gap=5.5)),
    Table("sticks-3", partial(sticks, k=3, n=600)),
    Table("correlated-4", partial(correlated, k=4, d=6, n=1_200, r=0.6, gap=5)),
    Table("mixture-5-4", partial(mixture, k=4, d=5, n=600, gap=4)),
    Table("mixture-8-6", partial(mixture, k=6, d=8, n=2_000, gap=4.5)),
    Table("mixture-12-10", partial(mixture, k=10, d=12, n=5_000, gap=5, shape=6)),
    Table("mixture-20-14", partial(mixture, k=14, d=20, n=20_000, gap=5.5)),
    Table("close-3", partial(blobs, k=3, d=2, n=1_500, gap=3.3)),
    Table("close-7", partial(blobs, k=7, d=3, n=3_500, gap=3.6)),
    Table("ring-12", partial(ring, k=12, n=2_400, sd=0.22)),
    Table("grid-8", partial(grid, sides=(2, 2, 2), n=1_600, sd=0.25)),
    Table("simplex-11", partial(simplex, k=11, n=3_300, gap=5)),
    Table("nested-6", partial(nested, groups=3, members=2, n=1_500)),
    Table("discs-10", partial(discs, k=10, d=3, n=4_000)),
    Table("heavy-4", partial(heavy, k=4, d=3, n=1_600, df=5, gap=6)),
    Table("noisy-5", partial(noisy, k=5, d=2, n=2_000, gap=6, share=0.1)),
    Table("outliers-4", partial(outliers, k=4, d=4, n=2_000, gap=6)),
    Table("one-2", partial(on_a_line, means=(0, 4.2), sds=(1, 1), n=500)),
    Table("one-3", partial(on_a_line, means=(20, 35, 60), sds=(3, 3, 6), n=1_000)),
    Table("one-5", partial(on_a_line, means=(0, 5, 10, 15, 20), sds=[1] * 5, n=1_500)),
    Table("hidden-2", partial(hidden, k=2, d=1, columns=7, n=1_000, gap=6), z_scored=True),
    Table("hidden-3", partial(hidden, k=3, d=1, columns=9, n=1_500, gap=5)),
    Table("hidden-4", partial(hidden, k=4, d=2, columns=10, n=2_000, gap=5.5)),
    Table("skewed-3", partial(lognormal, k=3, d=2, n=900, gap=6, sigma=0.18)),
    Table("skewed-6", partial(lognormal, k=6, d=4, n=2_500, gap=6, sigma=0.12), z_scored=True),
    Table("poisson-4", partial(counts, k=4, d=10, n=2_000, rates=(0.5, 3))),
    Table("dispersed-5", partial(counts, k=5, d=12, n=4_000, rates=(1, 8), dispersion=4)),
    Table("ticked-3", partial(ticked, k=3, d=12, n=900, high=0.85)),
    Table("ticked-5", partial(ticked, k=5, d=24, n=3_000, high=0.8)),
    Table("rated-4", partial(rated, k=4, d=12, n=1_000)),
    Table("survey-3", partial(survey, k=3, yes=8, numbers=3, n=800), z_scored=True),
    Table("mall-5", partial(customers, k=5, n=200, kinds="income score"), z_scored=True),
    Table("shop-4", partial(customers, k=4, n=3_000, kinds="log log log share", sd=0.45), z_scored=True),
    Table("shop-6", partial(customers, k=6, n=5_000, kinds="age income orders spend share score"), z_scored=True),
    Table(
        "loyalty-7",
        partial(customers, k=7, n=10_000, kinds="age orders orders spend spend share share score log", sd=0.5),
        z_scored=True,
    ),
    Table("bank-9", partial(customers, k=9, n=15_000, kinds="age income log log share score orders"), z_scored=True),
]

TABLES = {table.name: table for table in [*PUBLISHED, *MODELLED, *REAL]}
