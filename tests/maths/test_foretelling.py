"""Leave-one-out in closed form: against leaving rows out one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmentry.maths.foretelling import GroupSums, error_sums, errors, saved


def one_by_one(figure: np.ndarray, groups: np.ndarray, weights: np.ndarray, *, is_rate: bool) -> np.ndarray:
    """Every row foretold from all other rows, without any sum that holds it."""
    found = []
    for i in range(len(figure)):
        others = np.arange(len(figure)) != i
        mates = others & (groups == groups[i])
        if is_rate:
            one = weights.mean()
            usual = (weights[others] @ figure[others] + one / 2) / (weights[others].sum() + one)
            rate = (weights[mates] @ figure[mates] + one * usual) / (weights[mates].sum() + one)
            found.append(-np.log(rate if figure[i] else 1 - rate))
        else:
            of = mates if mates.any() else others
            found.append((figure[i] - np.average(figure[of], weights=weights[of])) ** 2)
    return np.array(found)


@pytest.mark.parametrize("is_rate", [False, True])
@given(seed=st.integers(0, 10_000), n=st.integers(2, 40), k=st.integers(1, 6), weighed=st.booleans())
def test_the_errors_are_those_of_leaving_rows_out(seed: int, n: int, k: int, weighed: bool, is_rate: bool) -> None:
    rng = np.random.default_rng(seed)
    groups, weights = rng.integers(k, size=n), rng.gamma(2, size=n) if weighed else np.ones(n)
    figure = rng.integers(2, size=n).astype(float) if is_rate else rng.normal(50, 3, size=n)
    halves = [GroupSums.of(groups[half], k, figure[half], weights[half]) for half in _halves(n)]
    found = errors(halves[0] + halves[1], groups, figure, weights, is_rate=is_rate)
    np.testing.assert_allclose(found, one_by_one(figure, groups, weights, is_rate=is_rate), rtol=1e-6, atol=1e-9)


def _halves(n: int) -> tuple[slice, slice]:
    return slice(0, n // 2), slice(n // 2, n)


def test_groups_that_say_nothing_save_nothing() -> None:
    """In the sample itself any division explains something; out of it, chance costs a little."""
    rng = np.random.default_rng(0)
    shares = []
    for _ in range(60):
        groups, figure, ones = rng.integers(8, size=200), rng.normal(size=200), np.ones(200)
        sums = GroupSums.of(groups, 8, figure, ones)
        without = errors(sums.all, np.zeros(200, dtype=int), figure, ones, is_rate=False)
        divided = errors(sums, groups, figure, ones, is_rate=False)
        shares.append(saved(error_sums(ones, without, without, divided))[1])  # type: ignore[index]
    assert -0.06 < np.mean(shares) < 0


def test_the_interval_covers_what_more_customers_would_show() -> None:
    rng = np.random.default_rng(1)
    means, covered = np.array([0.0, 1.0, 2.0]), 0
    true = 1 - 1 / (1 + means.var())
    for _ in range(200):
        groups, ones = rng.integers(3, size=300), np.ones(300)
        figure = means[groups] + rng.normal(size=300)
        sums = GroupSums.of(groups, 3, figure, ones)
        without = errors(sums.all, np.zeros(300, dtype=int), figure, ones, is_rate=False)
        _, _, (low, high) = saved(error_sums(ones, without, without, errors(sums, groups, figure, ones, is_rate=False)))  # type: ignore[misc]
        covered += low <= true <= high
    assert covered >= 180


def test_the_sums_of_batches_are_those_of_all_rows() -> None:
    rng = np.random.default_rng(2)
    weights, *each = rng.gamma(2, size=(4, 50))
    parts = [error_sums(weights[half], *(one[half] for one in each)) for half in _halves(50)]
    np.testing.assert_allclose(parts[0] + parts[1], error_sums(weights, *each))
    assert saved(error_sums(np.ones(3), np.zeros(3), np.zeros(3), np.zeros(3))) is None
