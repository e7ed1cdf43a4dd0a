"""Valleys between neighbouring clusters."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import KMeans

from segmentry.maths.valleys import valleys


def counted(matrix: np.ndarray, centres: np.ndarray) -> list[float]:
    """The same from the definition, row by row and bin by bin."""
    squared = ((matrix[:, None] - centres[None]) ** 2).sum(axis=2)
    order = np.argsort(squared, axis=1, kind="stable")
    ratios = []
    for i, centre in enumerate(centres):
        second = order[order[:, 0] == i, 1]
        j = max(range(len(centres)), key=lambda c: ((second == c).sum(), -c))
        half = np.linalg.norm(centres[j] - centre) / 2
        towards = (centres[j] - centre) / (2 * half)
        counts = [0.0] * 12
        for row, nearest in zip(matrix, order[:, 0], strict=True):
            if nearest in (i, j):
                place = float((row - centre) @ towards) / half - 1  # -1 and 1 at the two centres
                if -1.5 <= place <= 1.5:
                    counts[min(int((place + 1.5) / 0.25), 11)] += 1
        padded = [0.0, *counts, 0.0]
        smooth = [(padded[b] + 2 * padded[b + 1] + padded[b + 2]) / 4 for b in range(12)]
        ratios.append((min(smooth[4:8]) + 1) / (min(max(smooth[:5]), max(smooth[7:])) + 1))
    return ratios


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 5), st.integers(1, 3), st.integers(0, 10**6))
def test_the_ratio_is_that_of_bins_counted_by_hand(k: int, p: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    matrix = rng.normal(size=(60, p)) + 4 * rng.integers(2, size=(60, 1))
    centres = KMeans(k, n_init=1, random_state=0).fit(matrix).cluster_centers_
    np.testing.assert_allclose(valleys(matrix, centres), counted(matrix, centres), rtol=1e-9)


def test_a_known_pair_of_heaps() -> None:
    """Eight rows at either centre: two bins of 4, 2, and nothing between; (0 + 1) / (4 + 1)."""
    matrix = np.repeat([[-0.95], [0.95]], 8, axis=0)
    assert valleys(matrix, np.array([[-1.0], [1.0]])).tolist() == [0.2, 0.2]


@pytest.mark.parametrize("dimensions", [1, 2, 6])
def test_a_heap_cut_in_two_has_no_valley(dimensions: int) -> None:
    heap = np.random.default_rng(dimensions).normal(size=(4_000, dimensions))
    heap[:, 0] *= 2  # so that the cut is across it
    centres = KMeans(2, n_init=3, random_state=0).fit(heap).cluster_centers_
    assert valleys(heap, centres).min() > 0.9


def test_the_further_two_groups_are_apart_the_deeper_the_valley() -> None:
    rng = np.random.default_rng(0)
    groups = np.repeat([-1.0, 1.0], 2_000)[:, None]
    heaps = rng.normal(size=(4_000, 2))
    ratios = []
    for apart in (2.0, 3.0, 4.0, 8.0):
        centres = np.array([[-apart / 2, 0.0], [apart / 2, 0.0]])
        ratios.append(valleys(heaps + groups * [[apart / 2, 0.0]], centres).mean())
    assert ratios == sorted(ratios, reverse=True)
    assert ratios[0] > 0.9
    assert ratios[-1] < 0.05


def test_only_the_neighbour_counts_and_not_a_group_far_away() -> None:
    rng = np.random.default_rng(1)
    heap, far = rng.normal(size=(2_000, 2)), rng.normal([60, 0], 1, size=(2_000, 2))
    ratios = valleys(np.vstack([heap, far]), np.array([[-0.8, 0.0], [0.8, 0.0], [60.0, 0.0]]))
    assert ratios[:2].min() > 0.9
    assert ratios[2] < 0.05


def test_a_turn_a_shift_and_another_unit_change_nothing() -> None:
    rng = np.random.default_rng(2)
    matrix = rng.normal(size=(800, 2)) + np.repeat([[0, 0], [3, 1]], 400, axis=0)
    centres = np.array([[0.0, 0.0], [3.0, 1.0]])
    turn = 1e3 * np.array([[0.6, -0.8], [0.8, 0.6]])
    np.testing.assert_allclose(valleys(matrix @ turn + 50, centres @ turn + 50), valleys(matrix, centres), rtol=0.1)


def test_one_cluster_has_no_valley() -> None:
    assert np.isnan(valleys(np.zeros((5, 2)), np.zeros((1, 2)))).tolist() == [True]


def test_a_cluster_without_rows_and_one_on_the_same_place_have_none() -> None:
    matrix = np.array([[0.0], [0.0], [1.0]])
    assert np.isnan(valleys(matrix, np.array([[0.0], [1.0], [50.0]]))).tolist() == [False, False, True]
    assert np.isnan(valleys(np.zeros((3, 1)), np.zeros((2, 1)))).all()
