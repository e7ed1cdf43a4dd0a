"""48 tables without clusters: every column has one mode, and nothing lies between groups. The right answer is 1.

Uniform, Gaussian, skewed, heavy-tailed and count columns, independent and dependent. Columns with a spike at zero or
with several modes are left out, because those may well be called segments.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy import stats

from benchmarks.number.suites import ball
from benchmarks.number.tables import Floats, Labels, Made, Table, beside, covariance


def one(matrix: Floats) -> Made:
    """All rows in one cluster."""
    labels: Labels = np.zeros(len(matrix), dtype=np.int64)
    return matrix, labels


def box(rng: Generator, n: int, sides: tuple[float, ...]) -> Made:
    """Uniform in a box."""
    return one(rng.uniform(0, sides, (n, len(sides))))


def disc(rng: Generator, n: int, d: int) -> Made:
    """Uniform in a ball."""
    return one(ball(rng, n, d))


def same(r: float, d: int) -> Floats:
    """The same correlation everywhere."""
    return np.full((d, d), r) + (1 - r) * np.eye(d)


def factor(least: float, most: float, d: int) -> Floats:
    """Correlations that one factor makes, with evenly spaced loadings."""
    loadings = np.linspace(least, most, d)
    return np.asarray(np.outer(loadings, loadings) + np.diag(1 - loadings**2))


def fading(r: float, d: int) -> Floats:
    """First-order autoregressive: r to the power of the distance between columns."""
    return np.asarray(r ** np.abs(np.subtract.outer(np.arange(d), np.arange(d))))


def gaussian(rng: Generator, n: int, correlation: Floats) -> Made:
    """Gaussian with these correlations."""
    return one(rng.multivariate_normal(np.zeros(len(correlation)), correlation, n))


def ellipsoid(rng: Generator, n: int, d: int, least: float, most: float) -> Made:
    """Gaussian with randomly rotated axes of unequal length."""
    return one(rng.multivariate_normal(np.zeros(d), covariance(rng, d, least, most), n))


def lognormal(rng: Generator, n: int, sigma: float, correlation: Floats) -> Made:
    """Gaussian in the logarithm."""
    return one(np.exp(sigma * gaussian(rng, n, correlation)[0]))


def student(rng: Generator, n: int, d: int, df: float, r: float) -> Made:
    """Multivariate t: all columns of a row are far out together."""
    return one(gaussian(rng, n, same(r, d))[0] / np.sqrt(rng.chisquare(df, (n, 1)) / df))


def independent(rng: Generator, n: int, d: int, draw: Callable[[Generator, tuple[int, int]], NDArray[Any]]) -> Made:
    """Columns of one distribution that know nothing of each other."""
    return one(draw(rng, (n, d)).astype(np.float64))


def copula(rng: Generator, n: int, correlation: Floats, kinds: str) -> Made:
    """Columns of these kinds, dependent through a Gaussian copula."""
    chances = stats.norm.cdf(gaussian(rng, n, correlation)[0])
    return one(beside(*(KINDS[kind](chances[:, i]) for i, kind in enumerate(kinds.split()))))


#: The quantile function of a column, rounded as such columns are.
KINDS: dict[str, Callable[[Floats], Floats]] = {
    "age": lambda u: np.rint(18 + 72 * stats.beta.ppf(u, 2.2, 3)),
    "income": lambda u: np.rint(stats.lognorm.ppf(u, 0.5, scale=38_000) / 100) * 100,
    "tenure": lambda u: np.rint(stats.gamma.ppf(u, 2, scale=20)),
    "spend": lambda u: np.rint(100 * stats.gamma.ppf(u, 1.5, scale=60)) / 100,
    "orders": lambda u: stats.nbinom.ppf(u, 3, 0.25),
    "visits": lambda u: stats.poisson.ppf(u, 6),
    "score": lambda u: np.rint(stats.norm.ppf(u, 50, 15)),
    "share": lambda u: np.rint(100 * stats.beta.ppf(u, 2, 4)) / 100,
    "rating": lambda u: np.clip(np.rint(stats.norm.ppf(u, 4, 1.3)), 1, 7),
    "days": lambda u: np.rint(stats.expon.ppf(u, scale=45)),
    "gamma": lambda u: stats.gamma.ppf(u, 4),
}

SHOP = "orders spend days tenure visits age"
BANK = "age income tenure score spend share orders visits days income"

ALL = [
    Table("square-500", partial(box, n=500, sides=(1, 1))),
    Table("square-5000", partial(box, n=5_000, sides=(1, 1))),
    Table("cube-3", partial(box, n=1_000, sides=(1,) * 3)),
    Table("cube-5", partial(box, n=2_000, sides=(1,) * 5)),
    Table("cube-10", partial(box, n=5_000, sides=(1,) * 10)),
    Table("cube-20", partial(box, n=20_000, sides=(1,) * 20)),
    Table("box-2-long", partial(box, n=1_000, sides=(3, 1))),
    Table("box-2", partial(box, n=3_000, sides=(1.5, 1))),
    Table("box-4", partial(box, n=2_000, sides=(4, 2, 1, 1))),
    Table("ball-2", partial(disc, n=1_000, d=2)),
    Table("ball-3", partial(disc, n=3_000, d=3)),
    Table("ball-8", partial(disc, n=2_000, d=8)),
    Table("gauss-2-500", partial(gaussian, n=500, correlation=np.eye(2))),
    Table("gauss-2-20000", partial(gaussian, n=20_000, correlation=np.eye(2))),
    Table("gauss-3", partial(gaussian, n=1_000, correlation=np.eye(3))),
    Table("gauss-5", partial(gaussian, n=3_000, correlation=np.eye(5))),
    Table("gauss-10", partial(gaussian, n=2_000, correlation=np.eye(10))),
    Table("gauss-20", partial(gaussian, n=5_000, correlation=np.eye(20))),
    Table("correlated-2-half", partial(gaussian, n=1_000, correlation=same(0.5, 2))),
    Table("correlated-2-strong", partial(gaussian, n=2_000, correlation=same(0.9, 2))),
    Table("correlated-3", partial(gaussian, n=1_500, correlation=same(0.7, 3))),
    Table("factor-6", partial(gaussian, n=4_000, correlation=factor(0.5, 0.9, 6))),
    Table("factor-12", partial(gaussian, n=2_000, correlation=factor(0.4, 0.8, 12))),
    Table("fading-10", partial(gaussian, n=3_000, correlation=fading(0.6, 10))),
    Table("fading-20", partial(gaussian, n=5_000, correlation=fading(0.9, 20))),
    Table("ellipsoid-8", partial(ellipsoid, n=2_500, d=8, least=0.2, most=5)),
    Table("lognormal-2", partial(lognormal, n=1_000, sigma=0.6, correlation=np.eye(2)), z_scored=True),
    Table("lognormal-3", partial(lognormal, n=3_000, sigma=1.0, correlation=np.eye(3)), z_scored=True),
    Table("lognormal-5", partial(lognormal, n=2_000, sigma=0.6, correlation=same(0.6, 5)), z_scored=True),
    Table("lognormal-8", partial(lognormal, n=5_000, sigma=0.8, correlation=factor(0.4, 0.9, 8)), z_scored=True),
    Table("t-2", partial(independent, n=1_000, d=2, draw=lambda rng, size: rng.standard_t(3, size))),
    Table("t-6", partial(independent, n=4_000, d=6, draw=lambda rng, size: rng.standard_t(3, size))),
    Table("t-4-joint", partial(student, n=2_000, d=4, df=3, r=0.5)),
    Table("laplace-3", partial(independent, n=1_500, d=3, draw=lambda rng, size: rng.laplace(size=size))),
    Table("laplace-8", partial(independent, n=10_000, d=8, draw=lambda rng, size: rng.laplace(size=size))),
    Table("exponential-2", partial(independent, n=800, d=2, draw=lambda rng, size: rng.exponential(size=size))),
    Table("exponential-5", partial(independent, n=5_000, d=5, draw=lambda rng, size: rng.exponential(size=size))),
    Table("gamma-4", partial(independent, n=2_000, d=4, draw=lambda rng, size: rng.gamma(2, size=size))),
    Table("gamma-8-dependent", partial(copula, n=3_000, correlation=same(0.5, 8), kinds="gamma " * 8)),
    Table("poisson-4-small", partial(independent, n=1_000, d=4, draw=lambda rng, size: rng.poisson(1.5, size))),
    Table("poisson-3-large", partial(independent, n=2_000, d=3, draw=lambda rng, size: rng.poisson(20, size))),
    Table("poisson-10", partial(independent, n=5_000, d=10, draw=lambda rng, size: rng.poisson(5, size))),
    Table(
        "negative-binomial-4",
        partial(independent, n=3_000, d=4, draw=lambda rng, size: rng.negative_binomial(2, 0.2, size)),
    ),
    Table("geometric-3", partial(independent, n=1_500, d=3, draw=lambda rng, size: rng.geometric(0.2, size))),
    Table("customers-3", partial(copula, n=800, correlation=same(0.3, 3), kinds="age income score"), z_scored=True),
    Table("customers-6", partial(copula, n=4_000, correlation=factor(0.3, 0.8, 6), kinds=SHOP), z_scored=True),
    Table("customers-10", partial(copula, n=12_000, correlation=fading(0.5, 10), kinds=BANK), z_scored=True),
    Table("ratings-7", partial(copula, n=1_200, correlation=factor(0.5, 0.8, 7), kinds="rating " * 7)),
]

TABLES = {table.name: table for table in ALL}
