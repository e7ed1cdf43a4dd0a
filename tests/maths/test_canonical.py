"""An order that a table has in itself."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from segmentry.maths.canonical import Frame, in_order

KINDS: dict[str, Callable[[np.random.Generator, tuple[int, int]], np.ndarray]] = {
    "normal": lambda rng, size: rng.normal(size=size),
    "gamma": lambda rng, size: rng.gamma(2, size=size),
    "counts": lambda rng, size: rng.poisson(2, size) + 0.0,
    "yes and no": lambda rng, size: rng.integers(0, 2, size) + 0.0,
    "float32": lambda rng, size: rng.gamma(2, size=size).astype(np.float32),
}


def framed(matrix: np.ndarray) -> np.ndarray:
    frame = Frame.of(matrix)
    return frame.turned(matrix)[frame.rows]


@given(st.integers(0, 2**32 - 1), st.sampled_from(list(KINDS)), st.integers(1, 5))
def test_neither_order_changes_any_bit(seed: int, kind: str, p: int) -> None:
    rng = np.random.default_rng(seed)
    matrix = KINDS[kind](rng, (60, p))
    ones = matrix.sum(axis=0)
    assume(kind != "yes and no" or sorted(ones) != sorted(60 - ones))  # it may be its own mirror image
    other = matrix[rng.permutation(60)][:, rng.permutation(p)]
    np.testing.assert_array_equal(framed(matrix), framed(other))
    np.testing.assert_array_equal(in_order(matrix), in_order(matrix[rng.permutation(60)]))


@given(st.integers(0, 2**32 - 1), st.sampled_from(["normal", "gamma"]), st.integers(1, 5), st.floats(0.01, 100))
def test_sign_zero_and_unit_change_nothing_but_themselves(seed: int, kind: str, p: int, unit: float) -> None:
    rng = np.random.default_rng(seed)
    matrix = KINDS[kind](rng, (60, p))
    signs, zeros = rng.choice([-1.0, 1.0], p), rng.normal(size=p)
    found, other = framed(matrix), framed(matrix * unit * signs + zeros)
    np.testing.assert_allclose(other.std(axis=0), unit * found.std(axis=0))
    np.testing.assert_allclose((other - other.mean(axis=0)) / unit, found - found.mean(axis=0), atol=1e-9)


@given(st.integers(0, 2**32 - 1), st.integers(1, 5))
def test_centres_come_back_as_they_were(seed: int, p: int) -> None:
    rng = np.random.default_rng(seed)
    frame, centres = Frame.of(rng.gamma(2, size=(40, p))), rng.normal(size=(3, p))
    np.testing.assert_array_equal(frame.back(frame.turned(centres)), centres)


@pytest.mark.parametrize("last", [0.1667, np.nextafter(0.1667, 1)])
def test_a_last_bit_changes_no_order(last: float) -> None:
    matrix = np.random.default_rng(0).choice([0.1, 0.1667, 0.4], size=(200, 3))
    other = matrix.copy()
    other[7][other[7] == 0.1667] = last
    np.testing.assert_allclose(framed(matrix), framed(other), atol=1e-15)
