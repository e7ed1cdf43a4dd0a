"""Scores against scikit-learn."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.datasets import make_blobs
from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_samples, silhouette_score

from segmentry.maths.criteria import calinski_harabasz, davies_bouldin, knee, silhouettes, squared_silhouettes


def test_every_row_scores_as_in_scikit_learn() -> None:
    rng = np.random.default_rng(0)
    matrix, labels = rng.normal(size=(700, 3)), rng.integers(5, size=700)
    np.testing.assert_allclose(silhouettes(matrix, [labels])[0], silhouette_samples(matrix, labels), atol=1e-12)


def test_many_rows_in_float32_agree_to_four_digits() -> None:
    matrix, labels = make_blobs(4_500, n_features=6, centers=5, cluster_std=3.0, random_state=2)
    found = silhouettes(matrix.astype(np.float32), [labels])[0]
    np.testing.assert_allclose(found, silhouette_samples(matrix, labels), atol=1e-4)


def test_many_rows_of_few_different_values_agree_to_four_digits() -> None:
    counts = np.random.default_rng(3).integers(3, size=(4_500, 2)).astype(np.float32)
    labels = (counts[:, 0] > 0).astype(int) * 2 + (counts[:, 1] > 0)
    assert silhouettes(counts, [labels])[0].mean() == pytest.approx(silhouette_score(counts, labels), abs=1e-4)


@pytest.mark.parametrize("rows", [4_500, 5_500])
def test_many_rows_in_tight_groups_agree_to_four_digits(rows: int) -> None:
    rng = np.random.default_rng(0)
    labels = rng.integers(4, size=rows)
    tight = np.array([[0, 0], [0, 8e-4], [1, 1], [1, 1 + 8e-4]])[labels] + rng.normal(0, 1e-4, (rows, 2))
    matrix = (tight - tight.mean(axis=0)) / tight.std(axis=0)
    assert silhouettes(matrix, [labels])[0].mean() == pytest.approx(silhouette_score(matrix, labels), abs=1e-4)


def test_a_row_alone_in_its_cluster_scores_zero() -> None:
    assert silhouettes(np.array([[0.0], [1.0], [9.0]]), [np.array([0, 0, 1])])[0][2] == 0


def test_equal_rows_in_two_clusters_score_zero() -> None:
    assert silhouettes(np.zeros((4, 2)), [np.array([0, 0, 1, 1])])[0].tolist() == [0, 0, 0, 0]


def test_a_label_without_rows_changes_nothing() -> None:
    rng = np.random.default_rng(4)
    matrix, labels = rng.normal(size=(50, 2)), rng.integers(2, size=50)
    with_gap = np.where(labels == 1, 2, 0)
    np.testing.assert_array_equal(*silhouettes(matrix, [labels, with_gap]))


def test_a_shift_changes_no_score() -> None:
    rng = np.random.default_rng(5)
    matrix, labels = rng.normal(size=(300, 2)), rng.integers(3, size=300)
    np.testing.assert_allclose(*(silhouettes(m, [labels])[0] for m in (matrix, matrix + 1e6)), atol=1e-6)


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 60), st.integers(1, 4), st.integers(2, 5), st.integers(0, 10**6))
def test_squared_silhouettes_are_those_of_squared_distances(n: int, p: int, k: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    matrix, labels = rng.normal(10, 1, size=(n + k, p)), np.r_[np.arange(k), rng.integers(k, size=n)]
    known = silhouette_samples(matrix, labels, metric="sqeuclidean")
    np.testing.assert_allclose(squared_silhouettes(matrix, labels, k), known, atol=1e-9)


def test_squared_silhouettes_of_equal_rows_and_of_one_alone_are_zero() -> None:
    assert squared_silhouettes(np.zeros((4, 2)), np.array([0, 0, 1, 1]), 2).tolist() == [0, 0, 0, 0]
    assert squared_silhouettes(np.array([[0.0], [1.0], [9.0]]), np.array([0, 0, 1]), 2)[2] == 0


@pytest.mark.parametrize("rows", [700, 6_000])
def test_the_first_rows_can_be_scored_among_all(rows: int) -> None:
    rng = np.random.default_rng(6)
    matrix, labels = rng.normal(size=(rows, 3)), rng.integers(4, size=rows)
    some, every = (silhouettes(matrix, [labels], scored)[0] for scored in (200, None))
    np.testing.assert_allclose(some, every[:200], atol=1e-5)


def test_calinski_harabasz_is_that_of_scikit_learn() -> None:
    matrix, labels = make_blobs(300, centers=4, cluster_std=3.0, random_state=1)
    means = np.array([matrix[labels == j].mean(axis=0) for j in range(4)])
    total, within = ((matrix - matrix.mean(axis=0)) ** 2).sum(), ((matrix - means[labels]) ** 2).sum()
    assert calinski_harabasz(total, within, 300, 4) == pytest.approx(calinski_harabasz_score(matrix, labels))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(-3, 3), st.integers(0, 4)), min_size=3, max_size=30))
def test_davies_bouldin_is_that_of_scikit_learn(rows: list[tuple[int, int, int]]) -> None:
    matrix, labels = np.array([row[:2] for row in rows], dtype=float), np.array([row[2] for row in rows])
    if 1 < len(np.unique(labels)) < len(rows):
        expected = davies_bouldin_score(matrix, labels)
        assert davies_bouldin(matrix, labels, 5) == pytest.approx(expected, rel=1e-9, abs=1e-9)
    else:
        assert davies_bouldin(matrix, labels, 5) is None


@pytest.mark.parametrize(("within", "rows", "k"), [(10.0, 50, 1), (10.0, 3, 3), (0.0, 50, 3)])
def test_calinski_harabasz_is_none_where_it_is_undefined(within: float, rows: int, k: int) -> None:
    assert calinski_harabasz(100.0, within, rows, k) is None


def test_the_knee_is_where_the_curve_bends_most() -> None:
    assert knee([1000.0, 520.0, 110.0, 95.0, 84.0, 75.0, 70.0]) == 3


@pytest.mark.parametrize("inertias", [[], [5.0], [5.0, 3.0], [0.0, 0.0, 0.0], [50.0, 40.0, 30.0, 20.0, 10.0]])
def test_a_curve_that_does_not_bend_has_no_knee(inertias: list[float]) -> None:
    assert knee(inertias) is None


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(0.001, 100), min_size=3, max_size=20))
def test_the_knee_is_that_of_kneed_on_any_curve_that_falls_ever_less(falls: list[float]) -> None:
    from kneed import KneeLocator  # which imports matplotlib

    inertias = np.cumsum(sorted(falls))[::-1].tolist()
    known = KneeLocator(range(1, len(inertias) + 1), inertias, curve="convex", direction="decreasing").knee
    assert knee(inertias) == (None if known is None else int(known))
