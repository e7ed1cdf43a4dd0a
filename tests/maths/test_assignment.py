"""One assign function behind every label."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import KMeans

from segmentry.maths import assignment
from segmentry.maths.assignment import add_up, assign, group_sums, total


def naive(matrix: np.ndarray, centres: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    squared = ((matrix[:, None, :].astype(float) - centres[None]) ** 2).sum(axis=2)
    return squared.argmin(axis=1), np.sort(squared, axis=1)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 60), st.integers(1, 4), st.integers(1, 6), st.integers(0, 10**6))
def test_labels_and_distances_are_those_of_the_definition(n: int, p: int, k: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    matrix, centres = rng.normal(size=(n, p)), rng.normal(size=(k, p))
    labels, squared = naive(matrix, centres)
    found = assign(matrix, centres)
    np.testing.assert_array_equal(found.labels, labels)
    np.testing.assert_allclose(found.own, squared[:, 0], rtol=1e-12)
    np.testing.assert_allclose(found.next, squared[:, 1] if k > 1 else np.inf, rtol=1e-12)


def test_labels_agree_with_scikit_learn() -> None:
    matrix = np.random.default_rng(1).normal(size=(3_000, 5))
    model = KMeans(7, n_init=1, random_state=0).fit(matrix)
    np.testing.assert_array_equal(assign(matrix, model.cluster_centers_).labels, model.predict(matrix))


def holed(n: int, p: int, share: float, seed: int) -> np.ndarray:
    """Rows with holes, also some without a single value."""
    rng = np.random.default_rng(seed)
    matrix = rng.normal(size=(n, p)) * 10.0 ** rng.integers(-3, 4, size=p)
    return np.where(rng.random((n, p)) < share, np.nan, matrix)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 60), st.integers(1, 4), st.integers(1, 6), st.floats(0, 1), st.integers(0, 10**6))
def test_rows_with_holes_are_compared_by_what_is_known(n: int, p: int, k: int, share: float, seed: int) -> None:
    matrix = holed(n, p, share, seed)
    centres = holed(k, p, 0.0, seed + 1)
    squared = np.nansum((matrix[:, None] - centres) ** 2, axis=2)
    scale = np.abs(matrix[~np.isnan(matrix)]).max(initial=1.0) ** 2 + np.abs(centres).max() ** 2
    found = assign(matrix, centres)
    np.testing.assert_allclose(found.own, squared.min(axis=1), rtol=1e-9, atol=1e-13 * scale)
    np.testing.assert_allclose(squared[np.arange(n), found.labels], squared.min(axis=1), rtol=1e-9, atol=1e-13 * scale)


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 60), st.integers(1, 4), st.integers(1, 4), st.floats(0, 0.9), st.integers(0, 10**6))
def test_a_pass_adds_up_the_values_that_are_there(n: int, p: int, k: int, share: float, seed: int) -> None:
    """Means of what is known, and no pass that raises the inertia, with and without weights."""
    matrix, centres = holed(n, p, share, seed), holed(k, p, 0.0, seed + 1)
    for weights in (None, np.random.default_rng(seed).random(n) + 0.5):
        sums = add_up(matrix, centres, weights)
        labels, known = assign(matrix, centres).labels, ~np.isnan(matrix)
        w = (np.ones(n) if weights is None else weights)[:, None]
        for i in range(k):
            own = labels == i
            np.testing.assert_allclose(sums.known[i], (known * w)[own].sum(axis=0), rtol=1e-12)
            np.testing.assert_allclose(sums.sums[i], np.nansum((matrix * w)[own], axis=0), rtol=1e-9, atol=1e-9)
        moved = np.where(np.isnan(sums.means), centres, sums.means)
        assert add_up(matrix, moved, weights).inertia <= sums.inertia * (1 + 1e-9) + 1e-9


def test_a_row_with_holes_has_its_label_whatever_rows_are_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    matrix, centres = holed(500, 5, 0.3, 2).astype(np.float32), holed(4, 5, 0.0, 3)
    whole = assign(matrix, centres)
    monkeypatch.setattr(assignment, "CHUNK_ROWS", 7)
    parts = assign(matrix, centres)
    alone = [assign(row[None], centres) for row in matrix]
    assert whole.labels.tobytes() == parts.labels.tobytes()
    assert whole.own.tobytes() == parts.own.tobytes()
    assert whole.own.tobytes() == np.concatenate([row.own for row in alone]).tobytes()


def test_holes_leave_the_rows_beside_them_as_they_were() -> None:
    matrix, centres = holed(400, 3, 0.0, 5), holed(4, 3, 0.0, 6)
    some = matrix.copy()
    some[::3, 1] = np.nan
    whole, part = assign(matrix, centres), assign(some, centres)
    untouched = np.arange(400) % 3 > 0
    assert whole.own[untouched].tobytes() == part.own[untouched].tobytes()
    assert (whole.labels[untouched] == part.labels[untouched]).all()


def test_of_two_equally_near_centres_the_first_is_taken() -> None:
    assert assign(np.array([[1.0]]), np.array([[0.0], [2.0]])).labels.tolist() == [0]


def test_a_label_does_not_depend_on_the_rows_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(2)
    matrix, centres = rng.normal(size=(500, 3)).astype(np.float32), rng.normal(size=(4, 3))
    whole = assign(matrix, centres)
    monkeypatch.setattr(assignment, "CHUNK_ROWS", 7)
    parts = assign(matrix, centres)
    assert whole.labels.tobytes() == parts.labels.tobytes()
    assert whole.own.tobytes() == parts.own.tobytes()


def test_no_rows_give_no_labels() -> None:
    assert len(assign(np.empty((0, 2)), np.zeros((3, 2))).labels) == 0


def test_the_margin_is_one_minus_the_ratio_of_the_distances() -> None:
    margins = assign(np.array([[0.0], [1.0], [2.0], [5.0]]), np.array([[0.0], [4.0]])).margins
    np.testing.assert_allclose(margins, [1, 1 - 1 / 3, 0, 1 - 1 / 5])


def test_the_margin_is_one_where_there_is_no_other_centre() -> None:
    assert assign(np.array([[3.0]]), np.array([[0.0]])).margins.tolist() == [1.0]


def test_the_margin_is_zero_where_two_centres_coincide() -> None:
    assert assign(np.array([[3.0]]), np.array([[3.0], [3.0]])).margins.tolist() == [0.0]


def test_a_row_is_on_the_border_where_its_margin_is_below_a_tenth() -> None:
    """Of centres at 0 and 19: at 8.9 the margin is 1 - 8.9/10.1 = 0.12, at 9.2 0.06."""
    places = np.array([[0.0], [8.9], [9.2], [9.5], [11.0], [30.0]])
    assert assign(places, np.array([[0.0], [19.0]])).borderline.tolist() == [False, False, True, True, False, False]


def test_no_row_is_on_the_border_of_a_single_segment_and_all_are_between_equal_centres() -> None:
    assert assign(np.arange(3.0)[:, None], np.array([[0.0]])).borderline.tolist() == [False] * 3
    assert assign(np.arange(3.0)[:, None], np.array([[0.0], [0.0]])).borderline.tolist() == [True] * 3


def test_a_pass_adds_up_counts_sums_and_inertia() -> None:
    rng = np.random.default_rng(3)
    matrix, centres = rng.normal(size=(400, 3)), rng.normal(size=(4, 3))
    labels, squared = naive(matrix, centres)
    sums = add_up(matrix, centres)
    assert sums.counts.tolist() == np.bincount(labels, minlength=4).tolist()
    np.testing.assert_allclose(sums.means, [matrix[labels == j].mean(axis=0) for j in range(4)])
    assert sums.inertia == pytest.approx(squared[:, 0].sum())


def test_a_pass_over_parts_is_the_pass_over_the_whole() -> None:
    rng = np.random.default_rng(4)
    matrix, centres = rng.normal(size=(400, 3)), rng.normal(size=(4, 3))
    parts = total(add_up(part, centres) for part in np.array_split(matrix, 5))
    whole = add_up(matrix, centres)
    assert parts.counts.tolist() == whole.counts.tolist()
    np.testing.assert_allclose(parts.sums, whole.sums)
    assert parts.inertia == pytest.approx(whole.inertia)


def test_the_mean_of_a_centre_without_rows_is_not_a_number() -> None:
    assert np.isnan(add_up(np.array([[0.0]]), np.array([[0.0], [9.0]])).means[1]).all()


def test_sums_of_float32_rows_are_kept_in_float64() -> None:
    matrix = np.full((200_000, 1), 0.1, dtype=np.float32)
    expected = 200_000 * float(np.float32(0.1))
    assert group_sums(matrix, np.zeros(200_000, dtype=int), 1)[0, 0] == pytest.approx(expected, rel=1e-12)
