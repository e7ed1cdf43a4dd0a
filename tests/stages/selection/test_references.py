"""Figures beside tables without clusters, against small code of their own with the same tables."""

import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.datasets import make_blobs

from segmentry.maths.null_model import NullModel
from segmentry.maths.valleys import valleys
from segmentry.stages.selection.references import ROWS, reference_figures
from segmentry.stages.selection.scores import Figures
from segmentry.stages.selection.trials import Trials

K_MAX, SEED = 5, 4
TRIALS = Trials(nulls=10, boxes=6)


@pytest.fixture(scope="module")
def blobs() -> np.ndarray:
    """Three groups on a slant, so that the box along their axes is not that of the columns."""
    return make_blobs(240, centers=[[0, 0], [6, 5], [12, 12]], cluster_std=1.0, random_state=0)[0]


@pytest.fixture(scope="module")
def found(blobs: np.ndarray) -> dict[int, Figures]:
    return reference_figures(blobs, K_MAX, SEED, TRIALS)


def fits(matrix: np.ndarray) -> list[KMeans]:
    return [KMeans(k, n_init=5, random_state=0).fit(matrix) for k in range(1, K_MAX + 1)]


def log_inertias(matrix: np.ndarray) -> np.ndarray:
    return np.log([fit.inertia_ for fit in fits(matrix)])


def uniform(matrix: np.ndarray, b: int) -> np.ndarray:
    """A table over the box of the rows in the axes of the covariance matrix, widest first."""
    values, axes = np.linalg.eigh(np.cov(matrix.T))
    axes = axes[:, np.argsort(-values)]
    turned = (matrix - matrix.mean(axis=0)) @ axes
    low, high = turned.min(axis=0), turned.max(axis=0)
    places = np.random.default_rng([SEED, 5, b]).uniform(size=matrix.shape)
    # an axis may point either way: of both tables the means are alike, so only their spread is compared
    return (low + places * (high - low)) @ axes.T


def test_the_gap_is_the_mean_log_inertia_of_uniform_tables_less_our_own(
    blobs: np.ndarray, found: dict[int, Figures]
) -> None:
    boxes = np.array([log_inertias(uniform(blobs, b)) for b in range(TRIALS.boxes)])
    gaps = boxes.mean(axis=0) - log_inertias(blobs)
    errors = boxes.std(axis=0) * np.sqrt(1 + 1 / TRIALS.boxes)
    assert [found[k]["gap"] for k in range(1, K_MAX + 1)] == pytest.approx(gaps, abs=0.03)
    assert [found[k]["gap_se"] for k in range(1, K_MAX + 1)] == pytest.approx(errors, abs=0.03)
    assert found[1]["gap_references"] == TRIALS.boxes


def by_tibshirani(found: dict[int, Figures]) -> int:
    """The smallest k with Gap(k) >= Gap(k + 1) - s(k + 1)."""
    return next(k for k in found if k + 1 in found and found[k]["gap"] >= found[k + 1]["gap"] - found[k + 1]["gap_se"])


def test_the_rule_of_the_gap_finds_separated_groups(found: dict[int, Figures]) -> None:
    assert by_tibshirani(found) == 3


def test_the_rule_of_the_gap_finds_one_group_in_a_uniform_table() -> None:
    box = np.random.default_rng(0).uniform(size=(400, 2))
    assert by_tibshirani(reference_figures(box, 4, 0, Trials())) == 1


def test_tightness_and_valley_are_those_beside_the_tables_of_the_null_model(
    blobs: np.ndarray, found: dict[int, Figures]
) -> None:
    model = NullModel.of(blobs)
    left, valley = [], []
    for b in range(TRIALS.nulls):
        table = model.draw(len(blobs), np.random.default_rng([SEED, 4, b]))
        several = fits(table)
        left.append(np.log([fit.inertia_ / several[0].inertia_ for fit in several]))
        valley.append(np.nanmean(valleys(table, several[2].cluster_centers_)))
    own = log_inertias(blobs)
    tightness = np.mean(left, axis=0) - (own - own[0])
    for k in range(2, K_MAX + 1):
        assert found[k]["tightness"] == pytest.approx(tightness[k - 1], abs=0.02)
        spread = float(np.std(left, axis=0)[k - 1])
        assert found[k]["tightness_z"] == pytest.approx(found[k]["tightness"] / spread, rel=0.15)
    deep = np.nanmean(valleys(blobs, fits(blobs)[2].cluster_centers_))
    assert found[3]["valley"] == pytest.approx(deep, abs=0.005)  # cells are seen with half a step of noise
    depth = (np.mean(valley) - deep) / max(float(np.std(valley)), 0.03)
    assert found[3]["valley_z"] == pytest.approx(depth, rel=0.15)


def test_no_more_than_the_first_rows_are_used() -> None:
    matrix = np.random.default_rng(1).normal(size=(ROWS + 500, 1))
    found = reference_figures(matrix, 2, 0, TRIALS)
    assert found == reference_figures(matrix[:ROWS], 2, 0, TRIALS)
    assert (found[2]["reference_rows"], found[2]["references"]) == (ROWS, TRIALS.nulls)


def test_a_shift_and_another_unit_change_no_figure(blobs: np.ndarray, found: dict[int, Figures]) -> None:
    moved = reference_figures(1_024 * blobs + 4_096, K_MAX, SEED, TRIALS)
    for k, figures in found.items():
        assert moved[k] == pytest.approx(figures, rel=1e-3, abs=1e-3)


def test_one_segment_has_a_gap_and_nothing_else(found: dict[int, Figures]) -> None:
    assert set(found[1]) == {"reference_rows", "references", "gap", "gap_se", "gap_references"}


def test_as_many_segments_as_different_rows_are_wholly_tight_and_finite() -> None:
    found = reference_figures(np.repeat([[0.0, 0.0], [1.0, 5.0], [9.0, 2.0]], 20, axis=0), 3, 0, TRIALS)
    assert np.isfinite([found[3][name] for name in ("gap", "tightness", "valley")]).all()
