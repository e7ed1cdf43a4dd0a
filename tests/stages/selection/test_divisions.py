"""Do more segments divide what fewer are, or do they only cut heaps?"""

import numpy as np
import pytest

from segmentry import choose_k
from segmentry.maths import Floats, Labels
from segmentry.stages.selection.divisions import divided
from segmentry.stages.selection.trials import Trials

SOME = Trials(nulls=8)


def two(within: float) -> tuple[Floats, dict[int, Labels]]:
    """Two heaps far from each other, each of two whose centres are so many standard deviations apart; divided in 2, in
    3 and in 4 at the middle of one, or of both."""
    rng = np.random.default_rng(3)
    group = np.repeat([0, 1, 2, 3], 120)
    centres = np.array([[0.0, 0.0], [within, 0.0], [40.0, 0.0], [40.0 + within, 0.0]])
    rows = centres[group] + rng.normal(size=(480, 2))
    far = group // 2
    right = (rows[:, 0] - 40.0 * far > within / 2).astype(np.int64)
    return rows, {2: far, 3: np.where(far == 0, right, 2), 4: 2 * far + right}


def test_heaps_that_are_two_are_told_from_cut_ones() -> None:
    assert min(divided(*two(6.0), 0, SOME, 2, [3, 4]).values()) > 4
    assert max(divided(*two(0.0), 0, SOME, 2, [3, 4]).values()) < 2


def test_segments_that_stay_whole_neither_help_nor_hide_those_that_are_divided() -> None:
    rows, labels = two(6.0)
    with_others = np.vstack([rows, np.random.default_rng(1).normal((0.0, 900.0), 1.0, size=(600, 2))])
    more = {k: np.r_[of, np.full(600, k)] for k, of in labels.items()}
    alone = divided(rows, labels, 0, SOME, 2, [3])[3]
    assert divided(with_others, {k + 1: of for k, of in more.items()}, 0, SOME, 3, [4])[4] == pytest.approx(alone)


def test_the_order_in_which_larger_numbers_are_asked_for_changes_nothing() -> None:
    alone, both = divided(*two(4.0), 0, SOME, 2, [3]), divided(*two(4.0), 0, SOME, 2, [4, 3])
    assert both[3] == pytest.approx(alone[3])


def test_one_clear_division_does_not_carry_cuts_beside_it() -> None:
    rows, labels = two(9.0)
    cut = labels[3].copy()
    cut[(labels[3] == 2) & (rows[:, 1] > 0)] = 3  # across the other one
    clear, both = divided(rows, {**labels, 4: cut}, 0, SOME, 2, [3, 4]).values()
    assert both < clear / np.sqrt(2) + 1


def test_rows_that_are_all_alike_divide_nothing() -> None:
    rows, labels = np.array([[0.0], [9.0]] * 9), np.array([0, 1] * 9)
    assert divided(rows, {2: labels, 3: labels}, 0, SOME, 2, [3])[3] == -np.inf


def test_long_heaps_are_not_cut_further_and_nested_ones_are() -> None:
    rng = np.random.default_rng(0)
    heaps = np.vstack([rng.normal((x, 0), (1.0, 4.0), size=(60, 2)) for x in (0, 14, 28)])
    assert choose_k(heaps, k_max=7).k == 3
    assert choose_k(two(6.0)[0], k_max=6).k == 4
