"""The scikit-learn face: its rules hold, and it is the same core underneath."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array
from sklearn.base import clone
from sklearn.cluster import KMeans
from sklearn.compose import make_column_transformer
from sklearn.datasets import make_blobs
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import adjusted_rand_score
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.utils.estimator_checks import parametrize_with_checks

import segmentry
from segmentry import Segmenter

pytestmark = pytest.mark.usefixtures("quick_choices")


@pytest.fixture(scope="module")
def blobs() -> np.ndarray:
    middles = [[0, 0], [10, 8], [20, -4]]
    return np.asarray(make_blobs([60, 90, 150], centers=middles, cluster_std=0.7, random_state=0)[0])


@parametrize_with_checks([Segmenter(k_max=3), Segmenter(n_segments=3)])
def test_it_keeps_every_rule_of_scikit_learn(
    estimator: Segmenter, check: Callable[[Segmenter], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCIPY_ARRAY_API", "1")  # without it one of the checks is skipped
    check(estimator)


def test_auto_is_the_choice_of_k(blobs: np.ndarray) -> None:
    choice = segmentry.choose_k(blobs, k_max=5, seed=3)
    fitted = Segmenter(k_max=5, random_state=3).fit(blobs)
    assert fitted.choice_ == choice
    assert (fitted.n_segments_, fitted.k_recommended_, fitted.verdict_) == (choice.k, choice.k, choice.verdict)
    assert [evidence.k for evidence in fitted.evidence_] == [1, 2, 3, 4, 5]
    np.testing.assert_array_equal(fitted.cluster_centers_, choice.centres[choice.k])
    assert fitted.inertia_ == pytest.approx(choice.of(choice.k).inertia)


@pytest.mark.parametrize(("n_segments", "fitted"), [(1, 2), (2, 2), (4, 4)])
def test_a_fixed_number_is_taken_with_evidence_up_to_it(blobs: np.ndarray, n_segments: int, fitted: int) -> None:
    segmenter = Segmenter(n_segments, random_state=3).fit(blobs)
    choice = segmentry.choose_k(blobs, k_max=fitted, seed=3)
    assert segmenter.n_segments_ == len(np.unique(segmenter.labels_)) == n_segments
    assert segmenter.evidence_ == choice.evidence
    np.testing.assert_array_equal(segmenter.cluster_centers_, choice.centres[n_segments])


def test_labels_distances_and_score_agree(blobs: np.ndarray) -> None:
    segmenter = Segmenter(3, random_state=0).fit(blobs)
    distances = segmenter.transform(blobs)
    np.testing.assert_array_equal(segmenter.predict(blobs), segmenter.labels_)
    np.testing.assert_array_equal(distances.argmin(axis=1), segmenter.labels_)
    np.testing.assert_array_equal(Segmenter(3, random_state=0).fit_predict(blobs), segmenter.labels_)
    np.testing.assert_array_equal(Segmenter(3, random_state=0).fit_transform(blobs), distances)
    assert segmenter.inertia_ == -segmenter.score(blobs) == pytest.approx((distances.min(axis=1) ** 2).sum())
    assert np.bincount(segmenter.labels_).tolist() == [150, 90, 60]  # the largest first


def test_the_objective_is_that_of_kmeans(blobs: np.ndarray) -> None:
    ours, theirs = Segmenter(3, random_state=0).fit(blobs), KMeans(3, n_init=20, random_state=0).fit(blobs)
    assert ours.inertia_ == pytest.approx(theirs.inertia_)
    assert ours.score(blobs[:50]) == pytest.approx(theirs.score(blobs[:50]))
    assert adjusted_rand_score(ours.labels_, theirs.labels_) == 1


def test_the_order_of_rows_changes_nothing(blobs: np.ndarray) -> None:
    order = np.random.default_rng(1).permutation(len(blobs))
    one, other = (Segmenter(4, random_state=0).fit(rows) for rows in (blobs, blobs[order]))
    np.testing.assert_array_equal(one.cluster_centers_, other.cluster_centers_)
    np.testing.assert_array_equal(one.labels_[order], other.labels_)


def test_above_the_sample_the_centres_are_the_means_of_all_rows() -> None:
    rows = make_blobs(60_000, centers=3, cluster_std=1.0, random_state=5)[0]
    segmenter = Segmenter(3, random_state=0).fit(rows)
    assert segmenter.choice_.sampled
    assert len(segmenter.labels_) == len(rows)
    assert segmenter.evidence_[2].rows < len(rows)
    assert (np.diff(np.bincount(segmenter.labels_)) <= 0).all()
    for label, centre in enumerate(segmenter.cluster_centers_):
        np.testing.assert_allclose(rows[segmenter.labels_ == label].mean(axis=0), centre, atol=1e-3)
    theirs = KMeans(3, n_init=1, init=segmenter.cluster_centers_).fit(rows)
    assert segmenter.inertia_ == pytest.approx(theirs.inertia_, rel=1e-6)


def test_float32_rows_give_float32_distances(blobs: np.ndarray) -> None:
    segmenter = Segmenter(3, random_state=0).fit(blobs.astype(np.float32))
    assert segmenter.transform(blobs.astype(np.float32)).dtype == np.float32
    assert segmenter.transform(blobs).dtype == segmenter.cluster_centers_.dtype == np.float64


@pytest.mark.parametrize("make_state", [lambda: 7, lambda: np.int64(7), lambda: np.random.RandomState(7)])
def test_the_same_random_state_gives_the_same(blobs: np.ndarray, make_state: Callable[[], Any]) -> None:
    one, other = (Segmenter(4, random_state=make_state()).fit(blobs[:80]) for _ in range(2))
    assert one.choice_ == other.choice_


def test_without_a_random_state_numpy_draws_the_seed(blobs: np.ndarray) -> None:
    one, other = (Segmenter(2).fit(blobs[:80]) for _ in range(2))
    assert one.choice_.seed != other.choice_.seed


def test_fewer_different_rows_than_segments_are_a_segment_each() -> None:
    rows = np.repeat([[0.0, 1.0], [5.0, 1.0]], 4, axis=0)
    with pytest.warns(ConvergenceWarning, match=r"distinct rows \(2\) found smaller than n_segments \(3\)"):
        segmenter = Segmenter(3).fit(rows)
    assert (segmenter.n_segments_, segmenter.inertia_) == (2, 0)
    assert segmenter.transform(rows).shape == (8, len(segmenter.get_feature_names_out()))
    assert Segmenter().fit(np.ones((5, 2))).n_segments_ == 1


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        (
            {"n_segments": 0},
            r"'n_segments' parameter of Segmenter must be an int in the range \[1, 30\] or 'auto'",
        ),
        ({"n_segments": 31}, "Got 31 instead"),
        ({"n_segments": "many"}, "Got 'many' instead"),
        ({"n_segments": 2.0}, "Got 2.0 instead"),
        ({"n_segments": True}, "Got True instead"),
        ({"n_segments": None}, "Got None instead"),
        ({"min_share": 0.5}, r"'min_share' parameter of Segmenter must be a float in the range \[0.0, 0.5\). Got 0.5"),
        ({"min_share": "much"}, "Got 'much' instead"),
        ({"k_max": 1}, r"'k_max' parameter of Segmenter must be an int in the range \[2, 30\]. Got 1 instead"),
        ({"k_max": "auto"}, "Got 'auto' instead"),
        ({"random_state": "today"}, "'today' cannot be used to seed"),
        ({"random_state": -1}, "Seed must be between 0 and"),
    ],
)
def test_bad_parameters_are_refused_when_fitted(parameters: dict[str, Any], message: str) -> None:
    segmenter = Segmenter().set_params(**parameters)
    with pytest.raises(ValueError, match=message):
        segmenter.fit(np.arange(20.0).reshape(10, 2))


@pytest.mark.parametrize(
    ("rows", "error", "message"),
    [
        ([[1.0, 2.0]] * 4, ValueError, "n_samples=4 should be >= n_segments=5"),
        ([[1.0, 2.0]], ValueError, r"Found array with 1 sample\(s\)"),
        ([1.0, 2.0], ValueError, "Expected 2D array, got 1D array"),
        ([[1.0, np.nan]] * 9, ValueError, "Input X contains NaN"),
        ([[1.0, np.inf]] * 9, ValueError, "Input X contains infinity"),
        ([["a", "b"]] * 9, ValueError, "could not convert string to float"),
        (csr_array(np.eye(9)), TypeError, "Sparse data was passed for X, but dense data is required"),
    ],
)
def test_bad_rows_are_refused_in_the_words_of_scikit_learn(rows: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        Segmenter(5).fit(rows)


def test_what_is_not_fitted_and_what_does_not_match_is_refused(blobs: np.ndarray) -> None:
    with pytest.raises(NotFittedError):
        Segmenter().predict(blobs)
    with pytest.raises(ValueError, match="X has 1 features, but Segmenter is expecting 2"):
        Segmenter(2).fit(blobs).transform(blobs[:, :1])
    fitted = Segmenter(2).fit(pd.DataFrame(blobs, columns=["age", "income"]))
    with pytest.raises(ValueError, match="feature names should match those that were passed during fit"):
        fitted.predict(pd.DataFrame(blobs, columns=["age", "balance"]))


def test_frames_go_through_a_pipeline(blobs: np.ndarray) -> None:
    frame = pd.DataFrame(blobs, columns=["age", "income"], index=range(1000, 1300)).assign(plan=["a", "b", "a"] * 100)
    columns = make_column_transformer((StandardScaler(), ["age", "income"]), (OneHotEncoder(), ["plan"]))
    pipeline = make_pipeline(columns, Segmenter(3, random_state=0))
    labels = pipeline.fit_predict(frame)
    np.testing.assert_array_equal(pipeline.predict(frame), labels)
    distances = pipeline.transform(frame)
    assert pipeline.get_feature_names_out().tolist() == ["segmenter0", "segmenter1", "segmenter2"]
    assert distances.shape == (300, 3)


def test_frames_come_out_when_asked_for(blobs: np.ndarray) -> None:
    frame = pd.DataFrame(blobs, columns=["age", "income"], index=range(1000, 1300))
    segmenter = Segmenter(2).set_output(transform="pandas").fit(frame)
    assert segmenter.feature_names_in_.tolist() == ["age", "income"]
    distances = segmenter.transform(frame)
    assert distances.columns.tolist() == ["segmenter0", "segmenter1"]
    assert distances.index.equals(frame.index)


def test_a_search_finds_the_number_that_predicts_best(blobs: np.ndarray) -> None:
    answer = Segmenter(3, random_state=0).fit_predict(blobs)
    pipeline = make_pipeline(StandardScaler(), Segmenter(random_state=0), LogisticRegression())
    search = GridSearchCV(pipeline, {"segmenter__n_segments": [1, 3]}, cv=2).fit(blobs, answer)
    assert search.best_params_ == {"segmenter__n_segments": 3}


def test_a_clone_is_unfitted_and_equal() -> None:
    segmenter = Segmenter(4, k_max=6, random_state=1)
    assert clone(segmenter).get_params() == {
        "n_segments": 4,
        "k_max": 6,
        "min_share": 0.01,
        "random_state": 1,
    }
    assert repr(segmenter) == "Segmenter(k_max=6, n_segments=4, random_state=1)"
