"""What groups foretell of a column, against leaving every row out by hand."""

import numpy as np
import pytest

from segmentry.maths.left_out import agreement, explained, explained_of_levels


def by_hand(values: np.ndarray, groups: np.ndarray) -> float:
    """1 - squared errors of the mean of the others of the group over those of the mean of all others."""
    errors, whole = 0.0, 0.0
    for i in range(len(values)):
        others = np.arange(len(values)) != i
        own = others & (groups == groups[i])
        of_all = values[others].mean(axis=0)
        errors += ((values[i] - (values[own].mean(axis=0) if own.any() else of_all)) ** 2).sum()
        whole += ((values[i] - of_all) ** 2).sum()
    return 1 - errors / whole


def table_of(levels: np.ndarray, groups: np.ndarray) -> np.ndarray:
    return np.array([[np.sum((groups == g) & (levels == v)) for v in np.unique(levels)] for g in np.unique(groups)])


@pytest.mark.parametrize("apart", [0.0, 0.5, 4.0])
@pytest.mark.parametrize("sizes", [(30, 20, 10), (12, 1, 5)])
def test_numbers_are_foretold_from_the_others_of_the_group(apart: float, sizes: tuple[int, ...]) -> None:
    rng = np.random.default_rng(2)
    groups = np.repeat(range(3), sizes)
    values = rng.normal(apart * groups, 1)
    own = [values[groups == g] for g in range(3)]
    moments = (np.array([f(v) for v in own], dtype=float) for f in (len, np.mean, np.std))
    assert explained(*moments) == pytest.approx(by_hand(values, groups), abs=1e-12)


@pytest.mark.parametrize("sizes", [(30, 20, 10), (12, 1, 5)])
def test_categories_are_foretold_by_their_indicators(sizes: tuple[int, ...]) -> None:
    rng = np.random.default_rng(3)
    groups = np.repeat(range(3), sizes)
    levels = (rng.random(len(groups)) * (1 + groups)).astype(int)
    indicators = (levels[:, None] == np.unique(levels)).astype(float)
    assert explained_of_levels(table_of(levels, groups)) == pytest.approx(by_hand(indicators, groups), abs=1e-12)


def test_groups_of_chance_explain_nothing_of_what_is_left_out() -> None:
    rng = np.random.default_rng(4)
    shares = [explained_of_levels(table_of(rng.integers(2, size=60), rng.integers(5, size=60))) for _ in range(200)]
    assert np.mean(shares) < 0
    assert np.mean(np.array(shares) > 0.1) < 0.05


def test_agreement_is_that_of_the_commonest_of_the_others() -> None:
    rng = np.random.default_rng(5)
    groups, levels = rng.integers(4, size=70), rng.integers(3, size=70)
    right = [0, 0]
    for i in range(70):
        others = np.arange(70) != i
        for at, own in enumerate((others & (groups == groups[i]), others)):
            counts = np.bincount(levels[own], minlength=3)
            right[at] += (counts == counts.max()).sum() == 1 and counts.argmax() == levels[i]
    assert agreement(table_of(levels, groups)) == pytest.approx((right[0] / 70, right[1] / 70))
