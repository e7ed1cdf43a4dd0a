"""K-Means for every k at once finds what independent software finds, or better."""

from collections.abc import Iterator

import numpy as np
import pytest
from scipy.stats import zscore
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits, load_iris, load_wine, make_blobs, make_moons
from threadpoolctl import threadpool_limits

from segmentry.maths.assignment import assign
from segmentry.maths.kmeans import distinct_rows, fit_all

RUSPINI = np.fromstring(  # x and y in turn, from Ruspini (1970), Numerical methods for fuzzy clustering
    """
    4 53 5 63 10 59 9 77 13 49 13 69 12 88 15 75 18 61 19 65 22 74 27 72 28 76 24 58 27 55
    28 60 30 52 31 60 32 61 36 72 28 147 32 149 35 153 33 154 38 151 41 150 38 145 38 143 32 143 34 141
    44 156 44 149 44 143 46 142 47 149 49 152 50 142 53 144 52 152 55 155 54 124 60 136 63 139 86 132 85 115
    85 96 78 94 74 96 97 122 98 116 98 124 99 119 99 128 101 115 108 111 110 111 108 116 111 126 115 117 117 115
    70 4 77 12 83 21 61 15 69 15 78 16 66 18 58 13 64 20 69 21 66 23 61 25 76 27 72 31 64 30
    """,
    sep=" ",
).reshape(75, 2)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """On a busy machine the threads of so many small fits wait for each other most of the time."""
    with threadpool_limits(1, "openmp"):
        yield


def generated(name: str) -> np.ndarray:
    rng = np.random.default_rng(5)
    return {
        "blobs": lambda: make_blobs(1_500, n_features=4, centers=8, random_state=3)[0],
        "overlapping": lambda: make_blobs(1_500, centers=6, cluster_std=3.0, random_state=4)[0],
        "uniform": lambda: rng.uniform(size=(1_000, 2)),
        "skewed": lambda: rng.lognormal(size=(1_500, 3)),
        "counts": lambda: rng.poisson(1.0, size=(1_500, 3)).astype(float),
        "moons": lambda: make_moons(1_000, noise=0.05, random_state=0)[0],
        "answers": lambda: np.clip(np.rint(rng.normal(3, 1.2, size=(1_000, 5))), 1, 5),
        "one column": lambda: rng.gamma(2, size=(800, 1)),
        "heavy tails": lambda: rng.standard_t(3, size=(1_000, 4)),
        "wine": lambda: zscore(load_wine().data),
        "digits": lambda: load_digits().data[:600],
        "wide": lambda: np.hstack([rng.normal(size=(700, 6)), rng.integers(0, 2, size=(700, 30)) * 0.8]),
    }[name]()


@pytest.mark.parametrize(
    "name",
    [
        "blobs",
        "overlapping",
        "skewed",
        "moons",
        "uniform",
        "counts",
        "answers",
        "one column",
        "heavy tails",
        "wine",
        "digits",
        "wide",
    ],
)
def test_every_k_is_as_good_as_fifty_starts_of_scikit_learn(name: str) -> None:
    matrix = generated(name)
    for k, fit in fit_all(matrix, k_max=6, seed=0, starts=40).items():
        theirs = KMeans(k, n_init=50 if k > 1 else 1, random_state=0).fit(matrix).inertia_
        assert fit.inertia <= theirs * (1 + 1e-4), k


def test_iris_reaches_the_published_optimum() -> None:
    fit = fit_all(load_iris().data, k_max=4, seed=0, starts=10)[3]
    assert fit.inertia == pytest.approx(78.8514414, abs=1e-6)
    sizes = np.bincount(assign(load_iris().data, fit.centres).labels)
    assert sorted(sizes.tolist()) == [38, 50, 62]


def test_ruspini_reaches_the_published_optima() -> None:
    fits = fit_all(RUSPINI, k_max=6, seed=0, starts=10)
    known = [89337.832, 51063.475, 12881.051, 10126.720, 8575.407]
    assert [fits[k].inertia for k in range(2, 7)] == pytest.approx(known, abs=1e-3)
    assert sorted(np.bincount(assign(RUSPINI, fits[4].centres).labels).tolist()) == [15, 17, 20, 23]


def test_centres_are_the_means_of_their_members() -> None:
    matrix = generated("overlapping")
    for fit in fit_all(matrix, k_max=5, seed=0, starts=2).values():
        labels = assign(matrix, fit.centres).labels
        means = [matrix[labels == j].mean(axis=0) for j in range(fit.k)]
        np.testing.assert_allclose(fit.centres, means, atol=1e-4)


def test_the_inertia_told_is_that_of_the_centres_told() -> None:
    matrix = generated("skewed")
    for fit in fit_all(matrix, k_max=5, seed=0, starts=2).values():
        squared = ((matrix[:, None] - fit.centres[None]) ** 2).sum(axis=2).min(axis=1)
        assert fit.inertia == pytest.approx(squared.sum(), rel=1e-12)


def test_more_segments_never_cost_more_inertia() -> None:
    for name in ("uniform", "skewed", "counts"):
        inertias = [fit.inertia for fit in fit_all(generated(name), k_max=8, seed=0, starts=2).values()]
        assert inertias == sorted(inertias, reverse=True)


def test_the_same_seed_gives_the_same_bits() -> None:
    matrix = generated("overlapping").astype(np.float32)
    first, second = (fit_all(matrix, k_max=5, seed=7, starts=2) for _ in range(2))
    assert all(first[k].centres.tobytes() == second[k].centres.tobytes() for k in first)


def test_the_number_of_threads_changes_no_bit() -> None:
    matrix = np.random.default_rng(2).normal(size=(52_000, 20)).astype(np.float32)
    found = []
    for threads in (1, 2):
        with threadpool_limits(threads):
            found.append(fit_all(matrix, k_max=3, seed=0, starts=2))
    assert all(found[0][k].centres.tobytes() == found[1][k].centres.tobytes() for k in found[0])


def test_as_many_segments_as_different_rows_leave_no_inertia() -> None:
    matrix = np.repeat([[0.0, 0.0], [1.0, 5.0], [9.0, 2.0]], 20, axis=0)
    assert fit_all(matrix, k_max=3, seed=0, starts=2)[3].inertia == pytest.approx(0, abs=1e-12)


def test_distinct_rows_are_counted_exactly_when_there_are_few() -> None:
    matrix = np.repeat([[0.0, 0.0], [0.0, 1.0], [2.0, 2.0]], 500, axis=0)
    assert distinct_rows(matrix, enough=5) == 3


def test_counting_distinct_rows_may_stop_when_there_are_enough() -> None:
    assert distinct_rows(np.arange(1_000.0)[:, None], enough=10) >= 10


def test_of_many_columns_the_unit_changes_nothing() -> None:
    rng = np.random.default_rng(0)
    matrix = rng.normal(size=(400, 300)) + 3 * rng.normal(size=(5, 300))[rng.integers(5, size=400)]
    own, larger = fit_all(matrix, 4, 0, 10), fit_all(matrix * 1000, 4, 0, 10)
    for k, fit in own.items():
        np.testing.assert_allclose(larger[k].centres, fit.centres * 1000, rtol=1e-6, atol=1e-6)
