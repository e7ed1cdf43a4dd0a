"""320 tables without clusters, drawn from a recipe of kinds: what the threshold of structure is calibrated on.

Rows 150 to 3,000, columns 2 to 12: uniform, Gaussian, skewed, heavy-tailed, counts, ratings and mixed ones, independent
or dependent (one factor, fading, equal correlations, or all columns far out together). All have one mode.
"""

from functools import partial

import numpy as np
from numpy.random import Generator
from scipy import stats

from benchmarks.number.structureless import KINDS, factor, fading, one, same
from benchmarks.number.tables import Floats, Made, Table

ROWS, SHARES = (150, 250, 400, 700, 1_200, 3_000), (0.25, 0.25, 0.25, 0.15, 0.07, 0.03)

MARGINS = KINDS | {
    "normal": stats.norm.ppf,
    "uniform": lambda u: u,
    "lognormal": lambda u: stats.lognorm.ppf(u, 0.8),
    "t": lambda u: stats.t.ppf(u, 3),
    "laplace": stats.laplace.ppf,
    "poisson": lambda u: stats.poisson.ppf(u, 2),
    "poisson-20": lambda u: stats.poisson.ppf(u, 20),
    "geometric": lambda u: stats.geom.ppf(u, 0.2),
    "beta": lambda u: stats.beta.ppf(u, 2, 5),
    "weibull": lambda u: stats.weibull_min.ppf(u, 1.5),
    "likert": lambda u: np.clip(np.rint(stats.norm.ppf(u, 3, 1.1)), 1, 5),
}
FAMILIES = {
    "dependent": ["normal"],
    "skewed": ["lognormal", "gamma", "weibull", "beta", "days"],
    "heavy": ["t", "laplace", "normal"],
    "counts": ["poisson", "poisson-20", "geometric", "orders", "visits", "likert", "rating"],
    "mixed": list(MARGINS),
    "flat": ["uniform", "beta"],
}


def dependence(rng: Generator, p: int) -> Floats:
    """Correlations of p columns: none, one factor, fading or the same everywhere."""
    kind = rng.integers(4)
    if kind == 0:
        return np.eye(p)
    if kind == 1:
        low, high = np.sort(rng.uniform(0.1, 0.9, 2))
        return factor(low, high, p)
    return fading(rng.uniform(0.2, 0.8), p) if kind == 2 else same(rng.uniform(0.1, 0.8), p)


def drawn(rng: Generator, family: str) -> Made:
    """A table of a family."""
    n, p = int(rng.choice(ROWS, p=SHARES)), int(rng.integers(2, 13))
    scores = rng.multivariate_normal(np.zeros(p), dependence(rng, p), n)
    if family == "heavy" and rng.random() < 0.5:  # all columns of a row are far out together
        return one(scores / np.sqrt(rng.chisquare(4, (n, 1)) / 4))
    chances = stats.norm.cdf(scores)
    kinds = rng.choice(FAMILIES[family], p)
    matrix = np.column_stack([MARGINS[kind](chances[:, i]) for i, kind in enumerate(kinds)])
    return one(matrix[:, matrix.std(axis=0) > 0])


TABLES = {
    table.name: table
    for i in range(320)
    for family in [list(FAMILIES)[i % len(FAMILIES)]]
    for table in [Table(f"unclustered-{i}-{family}", partial(drawn, family=family), z_scored=True)]
}
