"""Figures on the segments themselves: of all rows, and of some of them."""

import numpy as np
import pytest
from sklearn.datasets import make_blobs
from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_samples, silhouette_score

from segmentry.maths.assignment import assign
from segmentry.maths.criteria import silhouettes
from segmentry.maths.lloyd import Fit
from segmentry.stages.selection import scores as figures
from segmentry.stages.selection.scores import euclidean, partition_figures


@pytest.fixture(scope="module")
def blobs() -> np.ndarray:
    return make_blobs(600, n_features=3, centers=4, cluster_std=2.5, random_state=3)[0]


def fits(matrix: np.ndarray, k_max: int) -> dict[int, Fit]:
    """Any centres will do; those of k = 1 must be the mean."""
    found = {1: matrix.mean(axis=0, keepdims=True)} | {k: matrix[:k] for k in range(2, k_max + 1)}
    return {k: Fit(centres, float(assign(matrix, centres).own.sum())) for k, centres in found.items()}


def test_every_figure_is_that_of_scikit_learn(blobs: np.ndarray) -> None:
    of = fits(blobs, 5)
    labels = {k: assign(blobs, fit.centres).labels for k, fit in of.items()}
    means = {k: np.array([blobs[labels[k] == j].mean(axis=0) for j in range(k)]) for k in of}
    of = {k: Fit(means[k], float(((blobs - means[k][labels[k]]) ** 2).sum())) for k in of}
    found = partition_figures(blobs, of, labels)
    for k in range(2, 6):
        scores = silhouette_samples(blobs, labels[k])
        assert found[k]["silhouette"] == pytest.approx(scores.mean(), abs=1e-11)
        assert found[k]["silhouettes"] == pytest.approx([scores[labels[k] == j].mean() for j in range(k)], abs=1e-11)
        squared = silhouette_score(blobs, labels[k], metric="sqeuclidean")
        assert found[k]["silhouette_squared"] == pytest.approx(squared, abs=1e-11)
        assert found[k]["calinski_harabasz"] == pytest.approx(calinski_harabasz_score(blobs, labels[k]))
        assert found[k]["davies_bouldin"] == pytest.approx(davies_bouldin_score(blobs, labels[k]))
        assert found[k]["smallest"] == np.bincount(labels[k]).min()
        assert (found[k]["silhouette_rows"], found[k]["silhouette_among"]) == (600, 600)
        assert "silhouette_interval" not in found[k]
    assert found[2]["across"] == (1, 1)
    assert set(found[1]) == {"k", "rows", "inertia", "smallest"}


def test_above_the_exact_size_some_rows_are_scored_among_more_and_segments_weigh_as_in_all(
    blobs: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "EXACT_ROWS", 300)
    monkeypatch.setattr(figures, "SCORED_ROWS", 100)
    labels = assign(blobs, blobs[:3]).labels
    [found] = euclidean(blobs, [labels])
    scores = silhouette_samples(blobs[:300], labels[:300])[:100]
    means = [scores[labels[:100] == j].mean() for j in range(3)]
    shares = np.bincount(labels) / 600
    assert (found["silhouette_rows"], found["silhouette_among"]) == (100, 300)
    assert found["silhouettes"] == pytest.approx(means, abs=1e-9)
    assert found["silhouette"] == pytest.approx(shares @ means, abs=1e-9)
    errors = [scores[labels[:100] == j].std(ddof=1) / np.sqrt((labels[:100] == j).sum()) for j in range(3)]
    reach = 1.96 * np.sqrt(np.sum((shares * errors) ** 2))
    assert found["silhouette_interval"] == pytest.approx((shares @ means - reach, shares @ means + reach), abs=0.003)


def test_a_segment_with_none_of_the_scored_rows_has_no_silhouette(
    blobs: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "EXACT_ROWS", 300)
    monkeypatch.setattr(figures, "SCORED_ROWS", 100)
    labels = (blobs[:, 0] > 0).astype(int)
    labels[-5:] = 2
    [found] = euclidean(blobs, [labels])
    assert found["silhouettes"][2] is None
    low, high = found["silhouette_interval"]
    assert low < found["silhouette"] < high


def test_four_thousand_rows_among_twelve_thousand_hold_the_silhouette_of_all() -> None:
    matrix = make_blobs(14_000, centers=4, cluster_std=2.0, random_state=0)[0]
    several = [assign(matrix, matrix[:k]).labels for k in (2, 4, 7)]
    direct = [silhouettes(matrix[:12_000], [labels[:12_000]], 4_000)[0] for labels in several]
    for found, labels, scores, all_rows in zip(
        euclidean(matrix, several), several, direct, silhouettes(matrix, several), strict=True
    ):
        assert (found["silhouette_rows"], found["silhouette_among"]) == (4_000, 12_000)
        means = [scores[labels[:4_000] == j].mean() for j in range(labels.max() + 1)]
        assert found["silhouettes"] == pytest.approx(means, abs=1e-6)
        low, high = found["silhouette_interval"]
        assert low <= all_rows.mean() <= high
        assert high - low < 0.03


def test_as_many_segments_as_rows_have_no_davies_bouldin() -> None:
    matrix = np.array([[0.0], [1.0], [5.0]])
    of = fits(matrix, 3)
    found = partition_figures(matrix, of, {k: assign(matrix, fit.centres).labels for k, fit in of.items()})
    assert found[3]["davies_bouldin"] is None
    assert found[3]["silhouette"] == 0
