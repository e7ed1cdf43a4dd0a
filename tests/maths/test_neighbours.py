"""Holes filled from rows like them."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.impute import KNNImputer

from segmentry.maths.neighbours import NEAREST, POOL, completed


def holed(matrix: np.ndarray, share: float, seed: int) -> np.ndarray:
    return np.where(np.random.default_rng(seed).random(matrix.shape) < share, np.nan, matrix)


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 80), st.integers(1, 6), st.floats(0, 0.95), st.integers(0, 10**6))
def test_every_hole_gets_a_value_between_those_that_there_are(n: int, p: int, share: float, seed: int) -> None:
    matrix = holed(np.random.default_rng(seed).normal(size=(n, p)), share, seed)
    matrix[-1] = 0.5
    filled = completed(matrix, seed)
    known = ~np.isnan(matrix)
    np.testing.assert_array_equal(filled[known], matrix[known])
    for column, values in zip(filled.T, matrix.T, strict=True):
        assert (column >= np.nanmin(values) - 1e-9).all()
        assert (column <= np.nanmax(values) + 1e-9).all()


def test_rows_without_holes_are_the_same_array() -> None:
    matrix = np.ones((3, 2))
    assert completed(matrix, 0) is matrix


def test_the_same_rows_are_filled_alike_each_time() -> None:
    matrix = holed(np.random.default_rng(0).normal(size=(300, 4)).astype(np.float32), 0.3, 1)
    assert completed(matrix, 5).tobytes() == completed(matrix, 5).tobytes()
    assert completed(matrix, 5).dtype == np.float32


def test_holes_hold_what_rows_like_them_have() -> None:
    """Two groups, 20 apart: nobody gets what the other group has, nor what lies between."""
    rng = np.random.default_rng(3)
    group = rng.integers(2, size=600)
    matrix = 20.0 * group[:, None] + rng.normal(size=(600, 4))
    emptied = holed(matrix, 0.3, 4)
    emptied[np.isnan(emptied).all(axis=1), 0] = matrix[np.isnan(emptied).all(axis=1), 0]
    assert (np.abs(completed(emptied, 0) - 20.0 * group[:, None]) < 6).all()


def tied() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two columns that go together, the same with holes in the second, and in which rows."""
    rng = np.random.default_rng(6)
    matrix = rng.normal(size=(2_000, 1)) + rng.normal(size=(2_000, 2)) * 0.5
    emptied = matrix.copy()
    emptied[rng.random(2_000) < 0.3, 1] = np.nan
    return matrix, emptied, np.isnan(emptied[:, 1])


def test_the_filled_values_go_with_the_known_ones() -> None:
    """A mean or median of all in the holes would leave no spread among them, and nothing that goes with the others."""
    matrix, emptied, holes = tied()
    filled = completed(emptied, 0)
    assert 0.7 < filled[holes, 1].std() / matrix[:, 1].std() < 1.1
    assert np.corrcoef(filled[holes].T)[0, 1] > np.corrcoef(matrix.T)[0, 1]
    error = np.mean((filled - matrix)[holes, 1] ** 2)
    best = 1 - np.corrcoef(matrix.T)[0, 1] ** 2
    assert error < 1.4 * best * matrix[:, 1].var()


def test_one_that_is_drawn_has_what_someone_has_and_as_spread() -> None:
    matrix, emptied, holes = tied()
    filled = completed(emptied, 0, drawn=True)
    assert np.isin(filled[holes, 1], emptied[~holes, 1]).all()
    assert 0.85 < filled[holes, 1].std() / matrix[:, 1].std() < 1.15


def test_neighbours_are_those_of_scikit_learn_where_nothing_else_is_missing() -> None:
    matrix = np.random.default_rng(9).normal(size=(400, 3))
    matrix[::7, 2] = np.nan
    expected = KNNImputer(n_neighbors=NEAREST).fit_transform(matrix)
    assert np.mean(np.isclose(completed(matrix, 0), expected).all(axis=1)[::7]) > 0.8  # the others have ties, nearly


def test_equal_rows_do_not_all_get_one_value() -> None:
    matrix = np.column_stack([np.zeros(400), np.arange(400.0)])
    matrix[::2, 1] = np.nan
    assert len(np.unique(completed(matrix, 0)[::2, 1])) > 20 * NEAREST


def test_all_the_holes_of_a_row_are_filled_from_the_same_neighbours() -> None:
    """Second and third column are one value twice: pairs stay pairs."""
    rng = np.random.default_rng(8)
    value = rng.normal(size=500)
    matrix = np.column_stack([rng.normal(size=500), value, value])
    matrix[rng.random(500) < 0.4, 1:] = np.nan
    filled = completed(matrix, 0)
    np.testing.assert_allclose(filled[:, 1], filled[:, 2])


def test_columns_that_nobody_has_together_are_filled_all_the_same() -> None:
    """Half of the rows know one column, half the other."""
    matrix = np.full((100, 2), np.nan)
    matrix[:50, 0], matrix[50:, 1] = np.arange(50.0), np.arange(50.0)
    filled = completed(matrix, 0)
    assert len(np.unique(filled[50:, 0])) > 10
    assert not np.isnan(filled).any()


def test_a_column_that_no_neighbour_knows_gets_its_mean() -> None:
    matrix = np.column_stack([np.arange(POOL + 10.0), np.full(POOL + 10, np.nan)])
    matrix[-2:, 1] = (3.0, 5.0)
    assert (completed(matrix, 0)[:-2, 1] == 4.0).all()
