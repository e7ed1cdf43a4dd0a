"""What groups explain of the other half: against scikit-learn, when groups are put together, and how intervals hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import r2_score

from segmentry.maths.halves import explained_by, paired_interval

RNG = np.random.default_rng(6)


def halves(n: int) -> tuple[np.ndarray, np.ndarray]:
    mixed = RNG.permutation(n)
    return mixed[: n // 2], mixed[n // 2 :]


def test_it_is_the_share_of_the_squared_error_that_group_means_save() -> None:
    groups = RNG.integers(4, size=300)
    figure = groups * 2.0 + RNG.normal(size=300)
    learn, judge = halves(300)
    means = np.array([figure[learn][groups[learn] == i].mean() for i in range(4)])
    saved = ((figure[judge] - means[groups[judge]]) ** 2).sum() / ((figure[judge] - figure[learn].mean()) ** 2).sum()
    explained = explained_by(figure, groups, learn, judge)
    assert explained == pytest.approx(1 - saved)
    assert explained == pytest.approx(r2_score(figure[judge], means[groups[judge]]), abs=0.01)


def test_a_group_that_was_not_learnt_is_foretold_by_the_mean_of_all() -> None:
    figure, groups = np.array([1.0, 3.0, 2.0, 9.0]), np.array([0, 1, 0, 2])
    explained = explained_by(figure, groups, np.array([0, 1]), np.array([2, 3]))
    assert explained == pytest.approx(1 - ((2 - 1) ** 2 + (9 - 2) ** 2) / ((2 - 2) ** 2 + (9 - 2) ** 2))


def test_without_anything_to_explain_there_is_no_share() -> None:
    assert explained_by(np.ones(6), np.array([0, 1] * 3), np.arange(3), np.arange(3, 6)) is None


@given(st.integers(1, 6), st.integers(0, 10**6))
def test_groups_put_together_explain_the_learning_half_less_and_by_their_order(most: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    groups = rng.integers(6, size=60)
    figure = rng.normal(groups % 3, 1.0)
    both = np.arange(60)
    shares = [explained_by(figure, groups, both, both, k) or 0.0 for k in range(1, 7)]
    assert (np.diff(shares) >= -1e-9).all()
    assert shares[0] == pytest.approx(0)
    assert shares[-1] == pytest.approx(explained_by(figure, groups, both, both))
    renamed = rng.permutation(6)[groups]
    assert explained_by(figure, renamed, both, both, most) == pytest.approx(shares[most - 1])


def test_the_interval_holds_the_truth_of_other_customers() -> None:
    """Two divisions that tell equally much, 120 draws of 300 customers: the difference is 0 in truth."""
    held = []
    for _ in range(120):
        first, second = RNG.integers(4, size=(2, 300))
        figure = first + second + RNG.normal(0, 2, 300)
        apart = []
        for _ in range(8):
            learn, judge = halves(300)
            for a, b in ((learn, judge), (judge, learn)):
                apart.append((explained_by(figure, first, a, b) or 0) - (explained_by(figure, second, a, b) or 0))
        low, high = paired_interval(np.array(apart))[1]
        held.append(low <= 0 <= high)
    assert np.mean(held) >= 0.92
