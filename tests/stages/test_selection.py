"""`choose_k`: the evidence per k, and the k that it recommends."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import make_blobs
from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_score

import segmentry
from segmentry import Plan
from segmentry.errors import SegmentryError
from segmentry.maths.assignment import assign
from segmentry.plan import Preset
from segmentry.stages.preparation import Prepared
from segmentry.stages.selection import canonical_order


def blobs(k: int, n: int = 400) -> np.ndarray:
    middles = [[0, 0], [10, 8], [20, -4], [4, 20], [18, 16]]  # apart in both columns
    return make_blobs(n, centers=middles[:k], cluster_std=0.7, random_state=k)[0]


@pytest.mark.parametrize(("preset", "k"), [("auto", 2), ("auto", 3), ("auto", 4), ("auto", 5), ("classic", 3)])
def test_the_number_of_separated_groups_is_recommended(preset: Preset, k: int) -> None:
    frame = pd.DataFrame(blobs(k), columns=["a", "b"])
    assert segmentry.choose_k(segmentry.prepare(frame, Plan(preset=preset, k_max=7))).k == k


def test_a_bare_array_is_used_as_it_is() -> None:
    matrix = blobs(4)
    choice = segmentry.choose_k(matrix, k_max=6, seed=3)
    assert (choice.k, choice.k_max, choice.seed) == (4, 6, 3)
    assert choice.of(1).inertia == pytest.approx(((matrix - matrix.mean(axis=0)) ** 2).sum())


def test_every_score_is_that_of_scikit_learn(prepared: Prepared) -> None:
    choice, matrix = segmentry.choose_k(prepared), prepared.sample
    for evidence in choice.evidence[1:]:
        labels = assign(matrix, np.array(choice.centres[evidence.k])).labels
        assert evidence.silhouette == pytest.approx(silhouette_score(matrix, labels), abs=1e-6)
        assert evidence.calinski_harabasz == pytest.approx(calinski_harabasz_score(matrix, labels), rel=1e-5)
        assert evidence.davies_bouldin == pytest.approx(davies_bouldin_score(matrix, labels), rel=1e-5)
        assert evidence.smallest == np.bincount(labels).min()
        assert evidence.rows == evidence.silhouette_rows == len(matrix)


def test_there_is_evidence_for_every_k_from_one(prepared: Prepared) -> None:
    choice = segmentry.choose_k(prepared)
    assert [evidence.k for evidence in choice.evidence] == [1, 2, 3, 4, 5]
    assert choice.of(1).silhouette is None
    assert choice.verdict is None
    assert [len(choice.centres[k]) for k in range(1, 6)] == [1, 2, 3, 4, 5]


def test_evidence_for_a_k_that_was_not_fitted_is_refused(prepared: Prepared) -> None:
    with pytest.raises(SegmentryError, match=r"no evidence for k = 9: it was computed for 1 to 5. Raise k_max"):
        segmentry.choose_k(prepared).of(9)


def test_a_plan_for_more_segments_than_k_max_fits_as_many(customers: pd.DataFrame) -> None:
    plan = Plan(features=("spend", "visits"), k=6, k_max=3)
    assert segmentry.choose_k(segmentry.prepare(customers, plan)).k_max == 6


def test_no_more_segments_than_different_rows_are_considered() -> None:
    choice = segmentry.choose_k(np.repeat(np.array([[0.0], [1.0], [5.0], [6.0]]), 20, axis=0), k_max=8)
    assert choice.k_max == 4
    assert "There are only 4 different rows, so no larger k was considered." in choice.reasons


def test_more_segments_than_different_rows_are_refused() -> None:
    frame = pd.DataFrame({"a": np.repeat([0.0, 1.0, 5.0], 20)})
    with pytest.raises(SegmentryError, match=r"4 segments need 4 different customers, and there are 3\. Lower k"):
        segmentry.run(frame, Plan(k=4))


def test_as_many_segments_as_different_rows_are_recommended_when_there_are_few() -> None:
    matrix = np.repeat(np.array([[0.0, 0.0], [1.0, 5.0], [9.0, 2.0]]), 50, axis=0)
    assert segmentry.choose_k(matrix, k_max=5).k == 3


def test_rows_that_are_all_equal_make_one_segment_or_are_refused_in_words() -> None:
    try:
        assert segmentry.choose_k(np.ones((5, 2))).k == 1
    except SegmentryError:
        return


@pytest.mark.parametrize("n", [2, 3, 5])
def test_very_few_rows_are_no_error(n: int) -> None:
    assert 1 <= segmentry.choose_k(np.random.default_rng(n).normal(size=(n, 2))).k <= n


@pytest.mark.parametrize(
    ("array", "message"),
    [
        (np.array([[1.0], [np.nan]]), r"Row 1, column 0 of the array \(from 0\) is not a finite number"),
        (np.array([[1.0, np.inf], [0.0, 1.0]]), "Row 0, column 1 of the array"),
        (np.arange(5.0), r"The array has shape \(5,\)"),
        (np.zeros((1, 3)), r"The array has shape \(1, 3\)"),
        (np.array([["a"], ["b"]]), "The array holds cells that are not numbers"),
    ],
)
def test_an_array_that_cannot_be_used_is_refused(array: np.ndarray, message: str) -> None:
    with pytest.raises(SegmentryError, match=message):
        segmentry.choose_k(array)


def test_segments_stand_by_size_and_then_by_centre() -> None:
    centres = np.array([[5.0, 1.0], [2.0, 9.0], [2.0, 3.0], [0.0, 0.0]])
    assert canonical_order(centres, np.array([10, 10, 10, 30])).tolist() == [3, 2, 1, 0]
