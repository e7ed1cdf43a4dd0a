"""Do more segments divide what fewer are, or do they only cut heaps?"""

import numpy as np
import pytest

from segmentry import choose_k
from segmentry.maths import Floats, Labels
from segmentry.stages.selection.divisions import divided
from segmentry.stages.selection.trials import Trials

SOME = Trials(nulls=8)


def two(within: float) -> tuple[Floats, Labels]:
    """Two heaps far from each other, each of two whose centres are so many standard deviations apart."""
    rng = np.random.default_rng(3)
    group = np.repeat([0, 1, 2, 3], 120)
    centres = np.array([[0.0, 0.0], [within, 0.0], [40.0, 0.0], [40.0 + within, 0.0]])
    return centres[group] + rng.normal(size=(480, 2)), group // 2


def test_heaps_that_are_two_are_told_from_cut_ones() -> None:
    assert divided(*two(6.0), [4], 0, SOME)[4] > 4
    assert divided(*two(0.0), [3, 4], 0, SOME)[4] < 2


def test_the_order_in_which_larger_numbers_are_asked_for_changes_nothing() -> None:
    rows, labels = two(4.0)
    alone, both = divided(rows, labels, [3], 0, SOME), divided(rows, labels, [4, 3], 0, SOME)
    assert both[3] == pytest.approx(alone[3])


def test_more_segments_than_there_are_different_rows_divide_nothing() -> None:
    rows, labels = np.array([[0.0], [1.0], [9.0]] * 5), np.array([0, 0, 1] * 5)
    assert divided(rows, labels, [4], 0, SOME)[4] == -np.inf


def test_long_heaps_are_not_cut_further_and_nested_ones_are() -> None:
    rng = np.random.default_rng(0)
    heaps = np.vstack([rng.normal((x, 0), (1.0, 4.0), size=(60, 2)) for x in (0, 14, 28)])
    assert choose_k(heaps, k_max=7).k == 3
    assert choose_k(two(6.0)[0], k_max=6).k == 4
