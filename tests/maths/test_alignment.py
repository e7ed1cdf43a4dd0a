"""Groups are numbered after ours as brute force would number them."""

from itertools import permutations

import numpy as np
import pytest

from segmentry.maths.alignment import matched


@pytest.mark.parametrize("seed", range(8))
def test_as_many_rows_stay_as_any_numbering_can_keep(seed: int) -> None:
    rng = np.random.default_rng(seed)
    ours = rng.integers(4, size=60)
    theirs = np.where(rng.random(60) < 0.6, (ours + 1) % 4, rng.integers(4, size=60))
    best = max((np.array(numbers)[theirs] == ours).sum() for numbers in permutations(range(4)))
    assert (matched(ours, theirs, 4) == ours).sum() == best


def test_groups_without_a_match_come_after_ours_the_largest_first() -> None:
    ours = np.array([0] * 10 + [1] * 4)
    theirs = np.array([0] * 5 + [1] * 3 + [2] * 2 + [3] * 4)
    assert matched(ours, theirs, 2).tolist() == [0] * 5 + [2] * 3 + [3] * 2 + [1] * 4


def test_a_pair_without_a_common_row_is_no_match() -> None:
    assert matched(np.array([0, 0, 0]), np.array([0, 1, 1]), 3).tolist() == [3, 0, 0]


def test_noise_stays_noise() -> None:
    assert matched(np.array([0, 1, 1]), np.array([-1, 0, -1]), 2).tolist() == [-1, 1, -1]
    assert matched(np.array([0, 1]), np.array([-1, -1]), 2).tolist() == [-1, -1]
