"""Whether an arm goes with a column: by chance as often as is said, and where it does."""

import numpy as np
import pytest
from scipy import stats

from segmentry.maths.alike_in_arms import of_kinds, of_numbers

RNG = np.random.default_rng(5)


def test_kinds_are_tested_as_scipy_does() -> None:
    arms, kinds = RNG.integers(0, 3, 600), RNG.integers(0, 4, 600)
    table = np.array([[np.sum((arms == i) & (kinds == j)) for j in range(4)] for i in range(3)])
    assert of_kinds(arms, kinds * 1.0) == pytest.approx(stats.chi2_contingency(table, correction=False).pvalue)


def test_of_two_arms_the_ranks_of_numbers_are_tested_as_scipy_does() -> None:
    arms, values = RNG.integers(0, 2, 300), RNG.poisson(3, 300) * 1.0
    ranks = stats.rankdata(values)
    expected = stats.ttest_ind(ranks[arms == 0], ranks[arms == 1], equal_var=False).pvalue
    assert of_numbers(arms, values) == pytest.approx(expected)


@pytest.mark.parametrize("gaps", [False, True])
def test_of_arms_that_were_drawn_so_many_go_with_a_column_as_is_said(gaps: bool) -> None:
    found = []
    for _ in range(1_000):
        arms, values = (
            RNG.choice(3, 200, p=[0.6, 0.3, 0.1]),
            np.exp(3 * RNG.normal(size=200)),
        )  # hardly any but outliers
        values[RNG.random(200) < 0.2 * gaps] = np.nan
        found.append((of_numbers(arms, values) < 0.05, of_kinds(arms, RNG.geometric(0.4, 200) * 1.0) < 0.05))
    assert (np.mean(found, axis=0) < 0.07).all()
    assert (np.mean(found, axis=0) > 0.02).all()


def test_cells_that_are_missing_in_one_arm_go_with_it() -> None:
    arms = np.arange(400) % 2
    values = np.where((arms == 1) & (np.arange(400) < 100), np.nan, RNG.normal(size=400))
    assert of_numbers(arms, values) < 0.001
    assert of_kinds(arms, np.where(np.isnan(values), np.nan, 1.0)) < 0.001
    assert of_numbers(arms, np.where(arms == 1, np.nan, 1.0)) < 0.001
