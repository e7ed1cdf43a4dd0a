"""How many customers a comparison takes: against the power of the tests themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from segmentry.maths.sample_size import (
    ALPHA,
    POWER,
    needed_for_means,
    needed_for_rates,
    next_count,
    shown_by,
    smallest_change,
)


def power_of_rates(rate: float, other: float, n: int) -> float:
    """How often the pooled z-test of two rates finds the difference, over all counts that there can be."""
    counts = np.arange(n + 1)
    a, b = (stats.binom.pmf(counts, n, p) for p in (rate, other))
    rates = counts / n
    pooled = (rates[:, None] + rates) / 2
    error = np.sqrt(2 * pooled * (1 - pooled) / n)
    z = np.divide(np.abs(rates[:, None] - rates), error, out=np.zeros_like(error), where=error > 0)
    return float(a @ (z > stats.norm.ppf(1 - ALPHA / 2)) @ b)


@pytest.mark.parametrize(("rate", "other"), [(0.7, 0.62), (0.3, 0.14), (0.53, 0.477), (0.2, 0.3), (0.9, 0.8)])
def test_so_many_find_the_difference_of_two_rates(rate: float, other: float) -> None:
    n = needed_for_rates(rate, other)
    assert power_of_rates(rate, other, n) == pytest.approx(POWER, abs=0.02)
    assert power_of_rates(rate, other, n // 2) < 0.6


@pytest.mark.parametrize("gap", [1.0, 2.0, 5.0])
def test_so_many_find_the_difference_of_two_means(gap: float) -> None:
    n = needed_for_means(10.0, gap)
    freedom, noncentral = 2 * n - 2, gap / 10 * (n / 2) ** 0.5
    far = stats.t.ppf(1 - ALPHA / 2, freedom)
    power = stats.nct.sf(far, freedom, noncentral) + stats.nct.cdf(-far, freedom, noncentral)
    assert power == pytest.approx(POWER, abs=0.01)


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_it_is_the_same_from_either_side_and_more_for_less(rate: float, other: float) -> None:
    n = needed_for_rates(rate, other)
    assert n == pytest.approx(needed_for_rates(other, rate), abs=1)
    assert n == pytest.approx(needed_for_rates(1 - rate, 1 - other), rel=1e-6, abs=1)
    assert needed_for_rates(rate, (rate + other) / 2) >= n


@given(st.floats(0.02, 0.98), st.integers(20, 5_000), st.booleans())
def test_the_smallest_change_is_what_so_many_just_show(rate: float, half: int, down: bool) -> None:
    end = 0.0 if down else 1.0
    found = smallest_change(lambda value: needed_for_rates(rate, value), half, rate, end)
    if found is None:
        assert needed_for_rates(rate, end) > half
        return
    assert needed_for_rates(rate, found) <= half
    nearer = rate + 0.99 * (found - rate)
    assert needed_for_rates(rate, nearer) >= half


def test_no_difference_takes_more_than_there_are() -> None:
    assert needed_for_rates(0.4, 0.4) >= 10**9
    assert needed_for_means(1.0, 0.0) >= 10**9


def test_the_next_count_of_those_picked_by_it_is_that_of_a_simulation() -> None:
    rng = np.random.default_rng(0)
    rates = rng.gamma(0.5, 2.0, 400_000)
    now, then = rng.poisson(rates), rng.poisson(rates)
    for picked in (now >= 4, now == 0, np.full(len(now), True)):
        told = next_count(now[picked].mean(), now[picked].std(), now.mean(), now.std())
        assert told == pytest.approx((then[picked].mean(), then[picked].std()), rel=0.02)
    assert next_count(1.2, 0.4, 0.2, 0.4)[0] == pytest.approx(0.2), "no more spread than chance: all of it is"


@given(st.floats(0.1, 1e6), st.integers(2, 10_000))
def test_what_two_means_show_is_what_as_many_need_in_any_unit(sd: float, half: int) -> None:
    gap = shown_by(sd, half)
    assert (stats.norm.ppf(1 - ALPHA / 2) + stats.norm.ppf(POWER)) * sd * (2 / half) ** 0.5 == pytest.approx(gap)
    assert needed_for_means(sd, gap) == pytest.approx(half, abs=1)
