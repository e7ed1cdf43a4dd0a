"""Figures from resamples, against the labels they are made from."""

from itertools import combinations

import numpy as np
import pytest
from sklearn.datasets import make_blobs
from sklearn.metrics import adjusted_rand_score

from segmentry.maths.assignment import assign
from segmentry.maths.paths import fit_path
from segmentry.maths.stability import prediction_strengths
from segmentry.stages.selection.resampling import bootstrap_labels, halving_figures, stability_figures


@pytest.fixture(scope="module")
def blobs() -> np.ndarray:
    return make_blobs(200, centers=[[0, 0], [3, 0], [0, 12]], random_state=0)[0]


def test_stability_is_the_mean_over_all_pairs_of_fits_with_all_rows_assigned(blobs: np.ndarray) -> None:
    fits = {fit.k: fit for fit in fit_path(blobs, 4, np.random.default_rng(0))}
    resampled = bootstrap_labels(blobs, 4, 10, seed=2)
    found = stability_figures(blobs, {k: fit.centres for k, fit in fits.items()}, resampled)
    for k in (2, 3, 4):
        assert [len(labels) for labels in resampled[k]] == [200] * 10
        known = [adjusted_rand_score(a, b) for a, b in combinations(resampled[k], 2)]
        assert found[k]["stability"] == pytest.approx(np.mean(known), abs=1e-11)
        assert found[k]["stability_sd"] == pytest.approx(np.std(known), abs=1e-11)
        assert (found[k]["stability_pairs"], found[k]["stability_rows"]) == (45, 200)
        own = assign(blobs, fits[k].centres).labels
        for j, match in enumerate(found[k]["matches"]):
            best = [
                max(np.mean((own == j) & (o == d)) / np.mean((own == j) | (o == d)) for d in set(o))
                for o in resampled[k]
            ]
            assert match == pytest.approx(np.mean(best), abs=1e-11)


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
    resampled = bootstrap_labels(few, 3, 10, seed=0)
    found = stability_figures(few, {k: few[[0, 1, 9][:k]] for k in (2, 3)}, resampled)
    assert found[3]["stability_pairs"] == 45
    assert -1 <= found[3]["stability"] <= 1


def test_what_no_half_can_tell_is_left_out() -> None:
    assert set(halving_figures(np.array([[0.0], [1.0]]), 2, 5, seed=0)) == {1}
