"""Intervals of differences: published ones, scipy's, and how often they hold."""

import numpy as np
import pytest
from scipy import stats

from segmentry.maths.two_groups import means_apart, rates_apart, same_differences, visible_difference

RNG = np.random.default_rng(3)

#: Newcombe 1998, Statistics in Medicine 17, table II, method 10.
PUBLISHED = [
    ((56, 70), (48, 80), (0.0524, 0.3339)),
    ((9, 10), (3, 10), (0.1705, 0.8090)),
    ((6, 7), (2, 7), (0.0582, 0.8062)),
    ((5, 56), (0, 29), (-0.0381, 0.1926)),
    ((0, 10), (0, 20), (-0.1611, 0.2775)),
    ((0, 10), (0, 10), (-0.2775, 0.2775)),
    ((10, 10), (0, 20), (0.6791, 1.0)),
    ((10, 10), (0, 10), (0.6075, 1.0)),
]


@pytest.mark.parametrize(("own", "other", "ends"), PUBLISHED)
def test_the_interval_of_rates_is_the_published_one(
    own: tuple[int, int], other: tuple[int, int], ends: tuple[float, float]
) -> None:
    found = rates_apart(own, other)
    assert found is not None
    assert found[1] == pytest.approx(ends, abs=6e-5)


def test_the_interval_of_means_is_scipys() -> None:
    own, other = RNG.gamma(1, 30, 40), RNG.gamma(2, 10, 25)
    apart, ends = means_apart(own, other) or (0.0, (0.0, 0.0))
    expected = stats.ttest_ind(own, other, equal_var=False).confidence_interval(0.95)
    assert apart == pytest.approx(own.mean() - other.mean())
    assert ends == pytest.approx((expected.low, expected.high))


def test_without_enough_values_nothing_is_told() -> None:
    assert rates_apart((0, 0), (1, 2)) is None
    assert means_apart(np.array([1.0]), np.array([1.0, 2.0])) is None
    assert means_apart(np.array([2.0, 2.0]), np.array([1.0, 1.0])) == (1.0, (1.0, 1.0))
    assert visible_difference(10, 0) is None


def test_a_visible_difference_is_found_by_four_of_five_tests() -> None:
    apart = visible_difference(400, 100)
    assert apart is not None
    hits = RNG.binomial([400, 100], [0.5 + apart / 2, 0.5 - apart / 2], size=(2_000, 2))
    found = [rates_apart((int(own), 400), (int(other), 100)) for own, other in hits]
    assert np.mean([each is not None and each[1][0] > 0 for each in found]) == pytest.approx(0.8, abs=0.04)


def test_the_intervals_hold_the_truth() -> None:
    """Of 1,000 campaigns with 10 points of lift and 3 in money, 95 % of the intervals have it between their ends."""
    held = []
    for _ in range(1_000):
        own, other = ((RNG.random(n) < rate) * RNG.gamma(3, 10, n) for n, rate in ((240, 0.3), (60, 0.2)))
        hits = [(int((amounts > 0).sum()), len(amounts)) for amounts in (own, other)]
        found = rates_apart(hits[0], hits[1]), means_apart(own, other)
        held.append(
            [
                each is not None and each[1][0] <= true <= each[1][1]
                for each, true in zip(found, (0.1, 3.0), strict=True)
            ]
        )
    assert np.mean(held, axis=0) == pytest.approx(0.95, abs=0.02)


def test_a_difference_that_is_the_same_everywhere_is_called_another_as_often_as_is_said() -> None:
    spread = np.array([1.0, 4.0, 0.25])
    found = [same_differences(0.3 + RNG.normal(size=3) * spread**0.5, spread) < 0.05 for _ in range(2_000)]
    assert np.mean(found) == pytest.approx(0.05, abs=0.015)
