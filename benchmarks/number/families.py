"""Families of labelled tables: irrelevant columns beside informative ones, overlap, and shoppers."""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.random import Generator

from benchmarks.number.tables import Floats, Made, Table, beside, spherical, split, spread_out

#: Columns that know nothing of the clusters.
IRRELEVANT: dict[str, Callable[[Generator, int], Floats]] = {
    "normal": lambda rng, n: rng.normal(size=n),
    "poisson": lambda rng, n: rng.poisson(3, n).astype(float),
    "uniform": lambda rng, n: rng.random(n),
    "likert": lambda rng, n: rng.choice(5, n, p=(0.1, 0.2, 0.3, 0.25, 0.15)).astype(float),
    "gamma": lambda rng, n: rng.gamma(2, size=n),
}


def associated(rng: Generator, k: int, d: int, n: int, irrelevant: int, gap: float = 5.0) -> Made:
    """Clear clusters that every one of d columns tells apart in part, beside irrelevant columns of changing kinds."""
    while True:
        places = rng.permuted(np.tile(np.arange(k), (d, 1)), axis=1).T if d > 2 else rng.integers(0, k, (k, d))
        if d > 2:
            places = np.where(rng.random((k, d)) < 0.3, rng.integers(0, k, (k, d)), places)
        apart = np.abs(places[:, None] - places[None]).max(axis=2) + k * np.eye(k)
        if apart.min() >= 1:
            break
    matrix, labels = spherical(rng, gap * places.astype(float), split(n, k))
    kinds = rng.choice(list(IRRELEVANT), irrelevant)
    return beside(matrix, *(IRRELEVANT[kind](rng, n) for kind in kinds)), labels


def along(rng: Generator, k: int, d: int, n: int, irrelevant: int, gap: float = 5.0) -> Made:
    """Clear clusters in a row that all d columns tell alike, beside irrelevant columns of changing kinds."""
    centres = gap * np.repeat(np.arange(k)[:, None], d, axis=1)
    matrix, labels = spherical(rng, centres, split(n, k))
    kinds = rng.choice(list(IRRELEVANT), irrelevant)
    return beside(matrix, *(IRRELEVANT[kind](rng, n) for kind in kinds)), labels


def overlapping(rng: Generator, k: int, d: int, n: int, gap: float, even: float = 20.0) -> Made:
    """Gaussian clusters that shade into each other: neighbours are a few standard deviations apart."""
    centres = spread_out(rng, k, d, gap * max(1.3 * k ** (1 / d), 1.2), gap)
    sizes = split(n, list(rng.dirichlet([even] * k) * 0.8 + 0.2 / k))
    return spherical(rng, centres, sizes)


def shoppers(rng: Generator) -> Made:
    """200 shoppers as a well-known table has them: five groups by income and spending score, and their ages."""
    groups = (  # number, ages, incomes, scores: each from, to and typical
        (39, (27, 40, 33), (69, 137, 80), (63, 97, 82)),
        (35, (19, 59, 41), (70, 137, 80), (1, 39, 15)),
        (22, (18, 35, 25), (15, 39, 24), (61, 99, 80)),
        (23, (19, 67, 46), (15, 39, 26), (3, 40, 18)),
        (81, (18, 70, 43), (39, 76, 56), (34, 61, 50)),
    )
    parts = [
        np.column_stack([np.rint(rng.triangular(low, middle, high, n)) for low, high, middle in ranges])
        for n, *ranges in groups
    ]
    return np.concatenate(parts), np.repeat(np.arange(5), [group[0] for group in groups])


def _irrelevant() -> list[Table]:
    tables = []
    for i in range(60):
        make, k, d = (associated, along)[i % 2], 3 + i % 3, 2 + i % 5
        n, irrelevant = (240, 400, 600, 900)[i // 3 % 4], 1 + i // 5 % 4
        recipe = partial(make, k=k, d=d, n=n, irrelevant=irrelevant)
        tables.append(Table(f"beside-{i}-{k}-{d}+{irrelevant}", recipe, z_scored=True))
    return tables


def _overlapping() -> list[Table]:
    cases = [
        (2, 2, 400, 3.0), (2, 3, 300, 3.2), (2, 5, 600, 3.0), (2, 8, 500, 3.4), (3, 2, 600, 3.2), (3, 2, 300, 3.6),
        (3, 3, 450, 3.4), (3, 4, 800, 3.2), (3, 6, 600, 3.6), (3, 8, 900, 3.4), (4, 2, 600, 3.4), (4, 2, 300, 3.8),
        (4, 3, 800, 3.4), (4, 4, 500, 3.8), (4, 5, 900, 3.6), (4, 8, 700, 3.8), (5, 2, 700, 3.6), (5, 2, 400, 4.0),
        (5, 3, 900, 3.6), (5, 4, 600, 4.0), (5, 6, 900, 3.8), (6, 2, 800, 3.8), (6, 3, 700, 4.0), (6, 4, 900, 3.8),
        (6, 6, 900, 4.2), (7, 2, 900, 4.0), (7, 4, 900, 4.0), (8, 2, 900, 4.2), (8, 3, 900, 4.0), (9, 2, 950, 4.2),
        (2, 2, 300, 2.8), (2, 4, 800, 2.7), (2, 6, 250, 2.9), (3, 2, 500, 2.6), (3, 3, 900, 2.6), (3, 5, 300, 2.9),
        (4, 2, 700, 2.7), (4, 3, 400, 2.9), (4, 6, 800, 2.8), (5, 3, 700, 2.8), (5, 5, 900, 3.0), (6, 4, 900, 3.0),
    ]  # fmt: skip
    return [Table(f"overlap-{k}-{d}-{n}-{gap}", partial(overlapping, k=k, d=d, n=n, gap=gap)) for k, d, n, gap in cases]


IRRELEVANT_BESIDE, OVERLAP = _irrelevant(), _overlapping()
SHOPPERS = [Table(f"shoppers-{i}", shoppers, z_scored=True) for i in range(8)]
TABLES = {table.name: table for table in [*IRRELEVANT_BESIDE, *OVERLAP, *SHOPPERS]}
