"""Effect sizes, intervals and tests from moments, against SciPy on the rows themselves."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from segmentry.maths.inference import (
    bounded_interval,
    cohens_d,
    different_means,
    different_shares,
    equal_means,
    equal_shares,
    eta_squared,
    fisher_exact,
    holm,
    mean_interval,
    rate_interval,
)

RNG = np.random.default_rng(0)
GROUPS = [RNG.normal(mean, sd, size=n) for mean, sd, n in ((0, 1, 30), (0.5, 2, 12), (0.2, 0.4, 55))]


def moments(groups: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return tuple(np.array([f(g) for g in groups], dtype=float) for f in (len, np.mean, np.std))


@given(st.integers(1, 60), st.integers(1, 400), st.data())
def test_fisher_is_that_of_scipy(count: int, rest: int, data: st.DataObject) -> None:
    hits, more = data.draw(st.integers(0, count)), data.draw(st.integers(0, rest))
    table = [[hits, count - hits], [more, rest - more]]
    sides = [stats.fisher_exact(table, alternative=side).pvalue for side in ("less", "greater")]
    assert fisher_exact((hits, count), (more, rest)) == pytest.approx(min(1.0, 2 * min(sides)), rel=1e-6)


def test_welch_is_that_of_scipy() -> None:
    expected = stats.f_oneway(*GROUPS, equal_var=False).pvalue
    assert equal_means(*moments(GROUPS)) == pytest.approx(expected, rel=1e-9)
    two = stats.ttest_ind(GROUPS[0], GROUPS[1], equal_var=False).pvalue
    assert equal_means(*moments(GROUPS[:2])) == pytest.approx(two, rel=1e-9)


def test_groups_without_spread_are_tested_by_fisher() -> None:
    groups = [np.zeros(5), np.array([0.0, 1, 1, 0, 1]), np.ones(3)]
    assert equal_means(*moments(groups)) == pytest.approx(stats.f_oneway(*groups).pvalue, rel=1e-9)
    assert equal_means(*moments([np.zeros(5), np.ones(5)])) is None
    assert equal_means(*moments([np.zeros(1), np.arange(5.0)])) is None


def test_eta_squared_is_the_share_between_groups() -> None:
    values, group = np.concatenate(GROUPS), np.repeat(range(3), [len(g) for g in GROUPS])
    fitted = np.array([g.mean() for g in GROUPS])[group]
    assert eta_squared(*moments(GROUPS)) == pytest.approx(fitted.var() / values.var())
    assert eta_squared(*moments([np.ones(3), np.ones(4)])) == 0


def test_cohens_d_has_the_t_statistic_in_it() -> None:
    a, b = GROUPS[:2]
    t = stats.ttest_ind(a, b, equal_var=True).statistic
    d = cohens_d((len(a), a.mean(), a.std()), (len(b), b.mean(), b.std()))
    assert d == pytest.approx(t * (1 / len(a) + 1 / len(b)) ** 0.5)
    assert cohens_d((1, 0, 0), (1, 1, 0)) is None
    assert cohens_d((4, 2.0, 0), (9, 2.0, 0)) == 0
    assert cohens_d((4, 1.0, 0), (9, 2.0, 0)) is None


def test_intervals() -> None:
    a = GROUPS[0]
    expected = stats.ttest_1samp(a, 0).confidence_interval(0.95)
    assert mean_interval(len(a), a.mean(), a.std()) == pytest.approx((expected.low, expected.high))
    assert mean_interval(1, 5.0, 0.0) is None
    for hits, n in [(7, 40), (0, 12), (12, 12), (1, 3_000_000)]:
        wilson = stats.binomtest(hits, n).proportion_ci(0.95, method="wilson")
        assert rate_interval(hits, n) == pytest.approx((wilson.low, wilson.high), rel=1e-12)
    assert rate_interval(0, 0) is None


def test_shares() -> None:
    table = np.array([[12, 5, 9], [3, 20, 8], [0, 0, 0]])
    chi2 = stats.chi2_contingency(table[:2], correction=False)
    v, p = equal_shares(table)
    assert v == pytest.approx((chi2.statistic / table.sum() / 1) ** 0.5)
    assert p == pytest.approx(chi2.pvalue)
    assert equal_shares(np.array([[3, 0], [9, 0]])) == (0.0, 1.0)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_holm_is_the_closed_test_of_bonferroni(p: list[float]) -> None:
    subsets = [s for size in range(1, len(p) + 1) for s in combinations(range(len(p)), size)]
    expected = [min(1.0, max(len(s) * min(p[j] for j in s) for s in subsets if i in s)) for i in range(len(p))]
    assert holm(p) == pytest.approx(expected)


amounts = st.lists(st.integers(0, 10**8).map(lambda cents: cents / 100) | st.just(0.0), min_size=2, max_size=60)


@given(amounts, st.floats(1, 1e6))
def test_intervals_of_amounts_never_reach_below_zero_and_leave_some_doubt(values: list[float], further: float) -> None:
    most, sd = max(values) + further, 0.0 if len(set(values)) == 1 else float(np.std(values))
    low, high = mean_interval(len(values), float(np.mean(values)), sd, 0.0, most)
    assert 0 <= low <= np.mean(values) * (1 + 1e-9)
    assert np.mean(values) * (1 - 1e-9) <= high <= most * (1 + 1e-9)
    assert low < high


@given(st.integers(0, 300), st.integers(1, 300))
def test_intervals_of_rates_lie_in_them_and_leave_some_doubt(hits: int, more: int) -> None:
    low, high = rate_interval(hits, hits + more)
    assert 0 <= low <= hits / (hits + more) <= high <= 1
    assert low < high
    assert (low == 0) == (hits == 0)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=60))
def test_bounded_intervals_lie_in_them_and_leave_some_doubt(values: list[float]) -> None:
    low, high = bounded_interval(len(values), float(np.mean(values)), float(np.std(values)))
    assert -1e-12 <= low <= np.mean(values) + 1e-9
    assert np.mean(values) - 1e-9 <= high <= 1 + 1e-12
    assert low < high


def test_a_bounded_interval_is_near_students_where_values_vary_as_usual() -> None:
    values = np.random.default_rng(0).beta(10, 3, 40)
    low, high = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    assert bounded_interval(40, values.mean(), values.std()) == pytest.approx((low, high), abs=0.002)


def test_means_of_what_is_mostly_zero_are_covered_as_often_as_by_students() -> None:
    """Amounts that one in twelve has: Student's interval reaches below 0, and misses as often."""
    rng = np.random.default_rng(1)
    drawn = rng.gamma(1.5, 40, (3000, 120)) * (rng.random((3000, 120)) < 1 / 12)
    ours = theirs = 0
    for values in drawn:
        low, high = mean_interval(120, values.mean(), values.std(), 0.0, 400.0)
        ours += low <= 5 <= high
        low, high = mean_interval(120, values.mean(), values.std())
        theirs += low <= 5 <= high
    assert ours >= theirs
    assert ours > 0.9 * 3000


@pytest.mark.parametrize(
    ("apart", "n", "least", "most"), [(0.0, 1000, 0.9, 1), (0.2, 1000, 0, 0.07), (0.0, 60, 0, 0.2)]
)
def test_two_means_are_called_the_same_only_where_it_was_shown(apart: float, n: int, least: float, most: float) -> None:
    """At the margin itself in at most 5 %; with few customers hardly ever; else nearly always."""
    rng = np.random.default_rng(3)
    draws = [(rng.normal(0, 1, n), rng.normal(apart, 1.5, n)) for _ in range(200)]
    p = [different_means(np.array([n, n]), *np.array([[x.mean(), x.std()] for x in both]).T, 0.2) for both in draws]
    assert least <= np.mean(np.array(p) < 0.05) <= most
    [(one, two), *_] = draws
    by_scipy = max(
        stats.ttest_ind(one, two + margin, equal_var=False, alternative=way).pvalue
        for margin, way in ((0.2, "less"), (-0.2, "greater"))
    )
    assert p[0] == pytest.approx(by_scipy, rel=1e-9)


def test_every_two_groups_must_be_alike() -> None:
    sizes, same = np.array([3000, 3000, 3000]), np.ones(3)
    assert different_means(sizes, np.array([0.0, 0.05, 0.1]), same, 0.2) < 0.05
    assert different_means(sizes, np.array([0.0, 0.15, 0.3]), same, 0.2) > 0.5
    assert different_means(np.array([3000, 1]), np.zeros(2), np.ones(2), 0.2) is None


@pytest.mark.parametrize("share", [0.0, 0.02, 0.5])
def test_shares_are_called_the_same_only_where_it_was_shown(share: float) -> None:
    def counts(n: int, more: float) -> np.ndarray:
        hits = np.array([round(share * n), round((share + more) * n)])
        return np.column_stack([hits, n - hits])

    assert different_shares(counts(4000, 0.0), 0.05) < 0.05
    assert different_shares(counts(40, 0.0), 0.05) > 0.05
    assert different_shares(counts(4000, 0.06), 0.05) > 0.5
    assert different_shares(np.array([[0, 0], [3, 4]]), 0.05) is None
