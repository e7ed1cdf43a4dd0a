"""Principal axes of wide matrices, against NumPy's singular values, and the segments found along them."""

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from segmentry.maths.assignment import assign
from segmentry.maths.components import WIDE, Components, narrowed, narrowing
from segmentry.maths.kmeans import fit_all


@pytest.mark.parametrize("shape", [(40, 90), (90, 40), (30, 30)])
def test_the_axes_are_those_of_the_singular_values(shape: tuple[int, int]) -> None:
    matrix = np.random.default_rng(0).normal(size=shape) * np.linspace(1, 3, shape[1])
    found = Components.of(matrix, 5)
    _, values, axes = np.linalg.svd(matrix - matrix.mean(axis=0), full_matrices=False)
    assert found.variances == pytest.approx(values[:5] ** 2 / (len(matrix) - 1))
    assert np.abs(found.axes @ axes[:5].T) == pytest.approx(np.eye(5), abs=1e-9)
    assert found.share == pytest.approx((values[:5] ** 2).sum() / (values**2).sum())
    assert found.project(matrix).var(axis=0, ddof=1) == pytest.approx(found.variances)


def test_with_all_axes_no_distance_changes() -> None:
    matrix = np.random.default_rng(1).normal(size=(30, WIDE + 50))
    narrow = narrowed(matrix, narrowing(matrix))
    assert narrow.shape[1] == 29  # as many directions as rows can differ in
    apart, as_before = (np.linalg.norm(rows[:, None] - rows[None], axis=2) for rows in (narrow, matrix))
    assert apart == pytest.approx(as_before)


def test_a_matrix_of_ordinary_width_stays_as_it_is() -> None:
    matrix = np.random.default_rng(2).normal(size=(50, WIDE))
    assert narrowing(matrix) is None
    assert narrowed(matrix, None) is matrix


@pytest.mark.parametrize("groups", [2, 3, 5])
def test_planted_groups_are_found_among_many_columns(groups: int) -> None:
    rng = np.random.default_rng(groups)
    own = np.arange(150) % groups
    matrix = rng.normal(size=(150, WIDE + 100))
    matrix[:, :60] += 2 * rng.normal(size=(groups, 60))[own]
    fit = fit_all(matrix, groups, 0, 10)[groups]
    labels = assign(matrix, fit.centres).labels
    assert adjusted_rand_score(own, labels) > 0.95
    means = np.array([matrix[labels == i].mean(axis=0) for i in range(groups)])
    assert fit.centres == pytest.approx(means)  # a solution in all dimensions
    assert fit.inertia == pytest.approx(((matrix - means[labels]) ** 2).sum())
