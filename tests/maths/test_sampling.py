"""The sample depends on what the rows are, never on where they stand."""

import numpy as np
import pandas as pd
import pytest

from segmentry.maths.sampling import draw, hash_rows


def uniform_hashes(n: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(2**64, size=n, dtype=np.uint64)


def test_a_hash_belongs_to_the_row_and_not_to_its_place() -> None:
    rng = np.random.default_rng(0)
    numbers, words = rng.normal(size=100), np.array([f"wörd {i % 7}" for i in range(100)], dtype=object)
    order = rng.permutation(100)
    np.testing.assert_array_equal(hash_rows([numbers, words])[order], hash_rows([numbers[order], words[order]]))


def test_rows_hash_as_those_of_a_frame_do_in_pandas() -> None:
    rng = np.random.default_rng(0)
    words = np.array([None if i % 9 == 0 else f"wörd {i % 7}" for i in range(100)], dtype=object)
    columns = [rng.normal(size=100), words, rng.integers(5, size=100), rng.random(100) < 0.5]
    for order in ([0], [1], [0, 1, 2, 3], [2, 0, 2]):
        frame = pd.DataFrame({place: columns[i] for place, i in enumerate(order)})
        expected = pd.util.hash_pandas_object(frame, index=False, categorize=False)
        np.testing.assert_array_equal(hash_rows(columns, order), expected)


def test_a_hash_does_not_depend_on_the_batch() -> None:
    column = np.array(["a", "b", "a", "c"], dtype=object)
    whole = hash_rows([column])
    np.testing.assert_array_equal(whole, np.concatenate([hash_rows([column[i : i + 1]]) for i in range(4)]))
    assert whole[0] == whole[2] != whole[1]


def test_minus_zero_hashes_as_zero() -> None:
    assert len(set(hash_rows([np.array([0.0, -0.0])]).tolist())) == 1


def test_every_nan_hashes_alike() -> None:
    other = np.array([0x7FF8000000000001], dtype=np.uint64).view(np.float64)
    assert len(set(hash_rows([np.array([np.nan, -np.nan, other[0]])]).tolist())) == 1


def test_float32_hashes_as_the_float64_of_the_same_value() -> None:
    values = np.array([1.5, -2.25, 1e10], dtype=np.float32)
    np.testing.assert_array_equal(hash_rows([values]), hash_rows([values.astype(np.float64)]))


def test_columns_are_told_apart_by_their_place() -> None:
    a, b = np.array([1.0]), np.array([2.0])
    assert hash_rows([a, b]) != hash_rows([b, a])


def test_neighbouring_numbers_hash_evenly() -> None:
    hashes = hash_rows([np.arange(20_000)])
    assert len(np.unique(hashes)) == 20_000
    shares = np.bincount((hashes >> np.uint64(60)).astype(int), minlength=16) / 20_000
    assert np.abs(shares - 1 / 16).max() < 0.01


@pytest.mark.parametrize(("count", "rate"), [(1, 0.3), (5, 0.1), (40, 0.5), (1000, 0.02), (3, 0.9)])
def test_copies_enter_by_the_binomial_law(count: int, rate: float) -> None:
    n = 40_000
    times = draw(uniform_hashes(n), np.full(n, count), rate)
    variance = count * rate * (1 - rate)
    assert times.mean() == pytest.approx(count * rate, abs=5 * np.sqrt(variance / n))
    assert times.var() == pytest.approx(variance, rel=0.05)


@pytest.mark.parametrize(("count", "rate"), [(4, 0.3), (12, 0.5)])
def test_every_number_of_copies_is_as_frequent_as_it_should_be(count: int, rate: float) -> None:
    from scipy.stats import binom, chisquare

    n = 40_000
    times = draw(uniform_hashes(n, seed=1), np.full(n, count), rate)
    expected = binom.pmf(np.arange(count + 1), count, rate) * n
    seen = np.bincount(times, minlength=count + 1)
    common = expected > 5
    scale = seen[common].sum() / expected[common].sum()
    assert chisquare(seen[common], expected[common] * scale).pvalue > 1e-4


def test_never_fewer_than_none_nor_more_than_all() -> None:
    extremes = np.array([0, 1, 2**63, 2**64 - 2, 2**64 - 1], dtype=np.uint64)
    for count in (1, 2, 10**6):
        for rate in (1e-9, 0.5, 1 - 1e-9):
            times = draw(extremes, np.full(5, count), rate)
            assert ((times >= 0) & (times <= count)).all()


def test_a_draw_is_the_same_every_time() -> None:
    hashes, counts = uniform_hashes(1_000), np.arange(1, 1_001)
    np.testing.assert_array_equal(draw(hashes, counts, 0.2), draw(hashes, counts, 0.2))
