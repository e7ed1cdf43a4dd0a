"""Agreement of clusterings against scikit-learn and against what must come out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.datasets import make_blobs
from sklearn.metrics import adjusted_rand_score
from sklearn.metrics.cluster import contingency_matrix

from segmentry.maths.stability import adjusted_rand, clusterwise_jaccard, crosstab, pair_agreement

labellings = st.integers(2, 40).flatmap(
    lambda n: st.tuples(*(st.lists(st.integers(0, 5), min_size=n, max_size=n) for _ in range(2)))
)


@settings(max_examples=100, deadline=None)
@given(labellings)
def test_adjusted_rand_is_that_of_scikit_learn(pair: tuple[list[int], list[int]]) -> None:
    first, second = map(np.array, pair)
    assert adjusted_rand(first, second) == pytest.approx(adjusted_rand_score(first, second), abs=1e-12)


@settings(max_examples=50, deadline=None)
@given(labellings)
def test_crosstab_counts_every_pair_of_labels(pair: tuple[list[int], list[int]]) -> None:
    first, second = map(np.array, pair)
    table = crosstab(first, second, 6, 6)
    np.testing.assert_array_equal(table[np.ix_(np.unique(first), np.unique(second))], contingency_matrix(first, second))
    assert table.sum() == len(first)


@pytest.fixture(scope="module")
def blobs() -> np.ndarray:
    return make_blobs(300, centers=[[0, 0], [20, 0], [0, 20]], cluster_std=0.5, random_state=0)[0]


def test_separated_groups_survive_every_resample(blobs: np.ndarray) -> None:
    centres = np.array([[0.0, 0.0], [20.0, 0.0], [0.0, 20.0]])
    np.testing.assert_array_equal(clusterwise_jaccard(blobs, centres, fits=10, seed=0), [1, 1, 1])


def test_bootstrap_fits_agree_wholly_on_separated_groups(blobs: np.ndarray) -> None:
    agreement = pair_agreement(blobs, 3, fits=4, seed=0)
    assert agreement.tolist() == [1.0] * 6


def test_bootstrap_fits_agree_less_on_too_many_groups(blobs: np.ndarray) -> None:
    assert pair_agreement(blobs, 7, fits=4, seed=0).mean() < 0.9


def test_a_group_that_is_no_group_is_found_out(blobs: np.ndarray) -> None:
    centres = np.array([[-0.3, 0.0], [0.3, 0.0], [20.0, 0.0], [0.0, 20.0]])
    stabilities = clusterwise_jaccard(blobs, centres, fits=10, seed=0)
    assert stabilities[:2].max() < 0.8


def test_the_same_seed_gives_the_same_agreement(blobs: np.ndarray) -> None:
    np.testing.assert_array_equal(*(pair_agreement(blobs, 5, fits=3, seed=9) for _ in range(2)))


def test_a_resample_with_fewer_different_rows_than_segments_is_no_error() -> None:
    few = np.repeat([[0.0], [1.0], [5.0]], [1, 1, 8], axis=0)
    assert pair_agreement(few, 3, fits=5, seed=0).shape == (10,)
