"""Figures from resamples, against the labels they are made from."""

from itertools import combinations

import numpy as np
import pytest
from sklearn.datasets import make_blobs
from sklearn.metrics import adjusted_rand_score

from segmentry.maths.assignment import assign
from segmentry.maths.paths import fit_path
from segmentry.maths.stability import prediction_strengths
from segmentry.stages.selection.resampling import bootstrapped, halving_figures, stability_figures


@pytest.fixture(scope="module")
def blobs() -> np.ndarray:
    return make_blobs(200, centers=[[0, 0], [3, 0], [0, 12]], random_state=0)[0]


def jaccard(rows: np.ndarray, labels: np.ndarray) -> float:
    """max over D of |C n D| / |C u D|."""
    return max(float(np.mean(rows & (labels == d)) / np.mean(rows | (labels == d))) for d in set(labels))


def test_stability_is_told_of_all_fits_and_of_each_segment(blobs: np.ndarray) -> None:
    """Pairs as Dolnicar & Leisch (2010), segments as Hennig (2007) on the rows drawn, SLSw as Dolnicar & Leisch (2017)
    on all of them."""
    fits = fit_path(blobs, 4, np.random.default_rng(0))
    labellings = {fit.k: assign(blobs, fit.centres).labels for fit in fits}
    resampled = bootstrapped(blobs, 4, 10, seed=2, known={fit.k: fit.centres for fit in fits})
    found = stability_figures(labellings, resampled)
    for k in (2, 3, 4):
        others, own = resampled.labels[k], labellings[k]
        assert [len(labels) for labels in others] == [200] * 10
        known = [adjusted_rand_score(a, b) for a, b in combinations(others, 2)]
        assert found[k]["stability"] == pytest.approx(np.mean(known), abs=1e-11)
        assert found[k]["stability_sd"] == pytest.approx(np.std(known), abs=1e-11)
        assert [found[k][f"stability_{of}"] for of in ("fits", "pairs", "rows")] == [10, 45, 200]
        for j, match in enumerate(found[k]["matches"]):
            drawn = [jaccard((own == j)[met], other[met]) for met, other in zip(resampled.met, others, strict=True)]
            assert match == pytest.approx(np.mean(drawn), abs=1e-11)
            everyone = [jaccard(own == j, other) for other in others]
            pairs = np.add(everyone[::2], everyone[1::2]) / 2
            assert found[k]["within"][j] == pytest.approx(np.percentile(pairs, [25, 50, 75]), abs=1e-11)


def test_every_stability_lies_within_its_interval_and_none_is_sure(blobs: np.ndarray) -> None:
    fits = fit_path(blobs, 4, np.random.default_rng(0))
    labellings = {fit.k: assign(blobs, fit.centres).labels for fit in fits}
    found = stability_figures(labellings, bootstrapped(blobs, 4, 20, seed=2))
    widths = []
    for figures in found.values():
        for match, (low, high) in zip(figures["matches"], figures["match_intervals"], strict=True):
            assert 0 <= low <= match <= high <= 1
            widths.append(high - low)
    assert 0 < min(widths) < 0.02
    assert max(widths) < 0.2


def test_prediction_strength_has_the_standard_error_of_its_mean(blobs: np.ndarray) -> None:
    found = halving_figures(blobs, 4, 5, seed=1)
    strengths = prediction_strengths(blobs, 4, 5, seed=1)
    for k in range(1, 5):
        assert found[k]["prediction_strength"] == pytest.approx(strengths[:, k - 1].mean())
        assert found[k]["prediction_strength_se"] == pytest.approx(strengths[:, k - 1].std() / np.sqrt(10), abs=1e-11)
        assert found[k]["prediction_strength_splits"] == 10
    assert found[1]["prediction_strength"] == 1


def test_a_resample_with_too_few_different_rows_lends_its_largest_fit() -> None:
    few = np.repeat([[0.0], [1.0], [5.0]], [1, 1, 8], axis=0)
    resampled = bootstrapped(few, 3, 10, seed=0)
    found = stability_figures({k: assign(few, few[[0, 1, 9][:k]]).labels for k in (2, 3)}, resampled)
    assert found[3]["stability_fits"] == 10
    assert -1 <= found[3]["stability"] <= 1


def test_what_no_half_can_tell_is_left_out() -> None:
    assert set(halving_figures(np.array([[0.0], [1.0]]), 2, 5, seed=0)) == {1}
