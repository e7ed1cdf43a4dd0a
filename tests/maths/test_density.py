"""Dense groups are found, sparse rows are noise, and the steps of coarse columns are neither."""

import numpy as np
import pytest
from sklearn.cluster import HDBSCAN
from sklearn.datasets import make_blobs
from sklearn.metrics import adjusted_rand_score

from segmentry.maths.coarseness import half_steps
from segmentry.maths.density import dense_groups


def test_rows_far_from_all_groups_are_noise() -> None:
    rows, truth = make_blobs(300, 2, centers=[[0, 0], [30, 0], [0, 30]], random_state=0)
    far = np.array([[200.0, 200.0], [-300.0, 100.0], [100.0, -250.0]])
    labels = dense_groups(np.vstack([rows, far]), 15, np.zeros(2), seed=0)
    assert labels[300:].tolist() == [-1, -1, -1]
    assert adjusted_rand_score(truth, labels[:300]) == 1


def test_without_blur_it_is_scikit_learn() -> None:
    rows = make_blobs(400, 3, centers=4, cluster_std=2.0, random_state=0)[0]
    theirs = HDBSCAN(min_cluster_size=20, copy=True).fit_predict(rows)
    assert dense_groups(rows, 20, np.zeros(3), seed=0).tolist() == theirs.tolist()


def test_the_steps_of_counts_are_no_groups() -> None:
    counts = np.random.default_rng(0).poisson(1.0, size=(1_000, 3)).astype(float)
    assert dense_groups(counts, 20, np.zeros(3), seed=0).max() > 10
    assert dense_groups(counts, 20, half_steps(counts), seed=0).max() <= 1


def test_a_table_too_small_for_two_groups_is_noise() -> None:
    assert dense_groups(np.arange(8.0)[:, None], 5, np.zeros(1), seed=0).tolist() == [-1] * 8


@pytest.mark.parametrize(
    ("column", "half"),
    [
        ([0.0, 0.0, 3.0, 3.0, 3.0], 1.5),
        ([7.0, 7.0], 0.0),
        ([0.0, 1.0, 2.0, 3.0, 4.0], 0.5),
        ([0.0, 0.0, 0.0, 0.0, 0.001, 0.002, 50.0], 0.0005),
    ],
)
def test_half_a_step_is_half_the_usual_distance_to_the_next_value(column: list[float], half: float) -> None:
    assert half_steps(np.array(column)[:, None]).tolist() == [pytest.approx(half)]
