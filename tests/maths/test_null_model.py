"""Customers without clusters: margins with one mode, the rest as it was."""

import numpy as np
import pytest
from diptest import dipstat
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import isotonic_regression
from scipy.stats import ks_2samp, skew, spearmanr

from segmentry.maths.null_model import CELLS, Margin, NullModel

counts = st.lists(st.integers(1, 40), min_size=2, max_size=14)


def is_unimodal(density: np.ndarray) -> bool:
    steps = np.sign(np.round(np.diff(density) / density.max(), 9))
    moves = steps[steps != 0]
    return bool((np.diff(moves) <= 0).all())  # up, then down


def spread(column: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """The rows spread evenly over their cells: the distribution that a margin is compared with."""
    within = np.histogram(column, edges)[0]
    parts = zip(edges[:-1], edges[1:], within, strict=True)
    return np.concatenate([low + (high - low) * (np.arange(n) + 0.5) / n for low, high, n in parts if n])


def distance(margin: Margin, column: np.ndarray) -> float:
    shares = np.histogram(column, margin.edges)[0] / len(column)
    return float(np.abs(np.cumsum(shares) - np.cumsum(margin.masses)).max())


def closest(masses: np.ndarray, widths: np.ndarray) -> np.ndarray:
    """The same, with every mode tried by SciPy."""
    fits = []
    for mode in range(len(masses)):
        density = masses / widths
        rising = isotonic_regression(density[: mode + 1], weights=widths[: mode + 1]).x
        falling = isotonic_regression(density[mode:], weights=widths[mode:], increasing=False).x
        fitted = np.r_[rising[:-1], max(rising[-1], falling[0]), falling[1:]] * widths
        fits.append(fitted / fitted.sum())
    distances = [np.abs(np.cumsum(fit) - np.cumsum(masses)).max() for fit in fits]
    return fits[int(np.argmax(np.array(distances) <= min(distances) + 1e-12))]


@settings(max_examples=60, deadline=None)
@given(counts, st.sampled_from([1.0, 2.0, 3.0]))
def test_the_mode_is_found_as_if_each_was_tried_alone(many: list[int], power: float) -> None:
    margin = Margin.of(np.repeat(np.arange(len(many)) ** power, many))
    assert np.array_equal(margin.masses, closest(np.array(many) / sum(many), np.diff(margin.edges)))


@settings(max_examples=60, deadline=None)
@given(counts, st.sampled_from([1.0, 3.0]))
def test_a_margin_has_one_mode_and_lies_between_the_dip_and_twice_the_dip(many: list[int], power: float) -> None:
    """The dip is the least distance to any unimodal distribution, so ours is no smaller, up to the half row by which
    rows spread evenly differ from a density. Isotonic regression bends to one side of the distribution only, where the
    nearest unimodal one lies half above and half below it: at most twice the distance."""
    column = np.repeat(np.arange(len(many)) ** power, many)
    margin = Margin.of(column)
    assert margin.masses.sum() == pytest.approx(1)
    assert (margin.masses >= 0).all()
    assert is_unimodal(margin.masses / np.diff(margin.edges))
    dip, n = dipstat(spread(column, margin.edges)), len(column)
    assert dip - 1 / n <= distance(margin, column) <= 2 * dip + 1 / n


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(["one", "two", "skewed"]))
def test_the_same_holds_for_a_column_of_many_values(seed: int, kind: str) -> None:
    rng = np.random.default_rng(seed)
    column = {
        "one": rng.normal(size=900),
        "two": rng.normal(np.repeat([0, 5], 450)),
        "skewed": rng.lognormal(size=900),
    }[kind]
    margin = Margin.of(column)
    assert margin.steps is None
    assert len(margin.masses) == CELLS
    assert is_unimodal(margin.masses / np.diff(margin.edges))
    dip = dipstat(spread(column, margin.edges))
    assert dip - 1 / 900 <= distance(margin, column) <= 2 * dip + 1 / 900


@pytest.mark.parametrize("many", [[5], [3, 9, 4], [9, 4, 1], [1, 4, 9], [2, 6, 6, 6, 1], [4, 4]])
def test_a_column_with_one_mode_is_left_as_it_is(many: list[int]) -> None:
    margin = Margin.of(np.repeat(np.arange(len(many)), many).astype(float))
    np.testing.assert_allclose(margin.masses, np.array(many) / sum(many))


def test_a_second_mode_is_filled_up_to_a_known_distribution() -> None:
    """Modes of 30 beside a valley of 10 and 10: from the left mode down, 30 and the pooled (10 + 10 + 30) / 3."""
    margin = Margin.of(np.repeat([0.0, 1.0, 2.0, 3.0], [50, 10, 10, 30]))
    np.testing.assert_allclose(margin.masses, [0.5, 1 / 6, 1 / 6, 1 / 6])


def test_a_hole_between_values_is_filled_and_steps_are_kept() -> None:
    whole, holed = np.arange(6.0).repeat(50), np.repeat([0.0, 1.0, 2.0, 40.0, 41.0, 42.0], 50)
    shares = np.linspace(0.001, 0.999, 999)
    assert set(Margin.of(whole).at(shares)) == set(np.arange(6.0))
    filled = Margin.of(holed).at(shares)
    assert ((filled > 5) & (filled < 37)).mean() > 0.5


@pytest.mark.parametrize("unit", [1.0, 3.7, 0.1, 1 / 3])
def test_the_unit_of_counts_decides_nothing_about_holes(unit: float) -> None:
    """A cell just twice as wide as the median one, in single precision as matrices have it."""
    counts, shares = np.repeat([0.0, 1, 2, 3, 4, 5, 7, 9], [60, 80, 50, 30, 20, 12, 9, 4]), np.linspace(0, 1, 301)
    seen = Margin.of((counts * unit + 0.3).astype(np.float32).astype(np.float64)).at(shares)
    np.testing.assert_allclose(seen, Margin.of(counts).at(shares) * unit + 0.3, rtol=1e-5)


def test_quantiles_run_through_the_whole_column_in_order() -> None:
    column = np.random.default_rng(0).normal(size=500)
    quantiles = Margin.of(column).at(np.linspace(0, 1, 101))
    assert (np.diff(quantiles) >= 0).all()
    assert (quantiles[0], quantiles[-1]) == (column.min(), column.max())


@pytest.fixture(scope="module")
def table() -> np.ndarray:
    rng = np.random.default_rng(7)
    normal = rng.multivariate_normal([0, 0, 0], [[1, 0.7, -0.4], [0.7, 1, 0], [-0.4, 0, 1]], 2_000)
    return np.column_stack([np.exp(normal[:, 0]), normal[:, 1], np.floor(np.exp(normal[:, 2]) * 2)])


@pytest.fixture(scope="module")
def drawn(table: np.ndarray) -> np.ndarray:
    return NullModel.of(table).draw(20_000, np.random.default_rng(1))


def test_rank_correlations_are_kept(table: np.ndarray, drawn: np.ndarray) -> None:
    np.testing.assert_allclose(spearmanr(drawn).statistic, spearmanr(table).statistic, atol=0.04)


def test_columns_with_one_mode_keep_their_distribution_and_skew(table: np.ndarray, drawn: np.ndarray) -> None:
    for j in (0, 1):
        assert ks_2samp(table[:, j], drawn[:, j]).statistic < 0.03
    assert skew(np.log(drawn[:, 0])) == pytest.approx(skew(np.log(table[:, 0])), abs=0.15)
    assert skew(drawn[:, 0]) > 2


def test_a_column_of_counts_stays_on_its_steps(table: np.ndarray, drawn: np.ndarray) -> None:
    values = np.unique(table[:, 2])
    on = np.isin(drawn[:, 2], values)
    assert on.mean() > 0.99  # holes in the sparse tail are filled
    assert np.isin(drawn[drawn[:, 2] <= 15, 2], np.arange(16)).all()
    low = [(table[:, 2] == v).mean() for v in range(5)]
    assert [(drawn[:, 2] == v).mean() for v in range(5)] == pytest.approx(low, abs=0.02)


def test_two_groups_become_one_heap() -> None:
    rng = np.random.default_rng(3)
    apart = rng.normal(size=(2_000, 2)) + np.repeat([[-5.0, -5.0], [5.0, 5.0]], 1_000, axis=0)
    heap = NullModel.of(apart).draw(2_000, rng)
    assert dipstat(apart[:, 0]) > 0.1
    assert dipstat(heap[:, 0]) < 0.02
    assert np.corrcoef(heap.T)[0, 1] > 0.7


def test_a_constant_column_stays_constant_and_wholly_tied_columns_stay_tied() -> None:
    x = np.random.default_rng(4).normal(size=300)
    drawn = NullModel.of(np.column_stack([x, np.full(300, 7.0), x, -x])).draw(500, np.random.default_rng(0))
    assert np.isfinite(drawn).all()
    assert (drawn[:, 1] == 7).all()
    np.testing.assert_allclose(drawn[:, 0], drawn[:, 2], atol=1e-6)
    assert spearmanr(drawn[:, 0], drawn[:, 3]).statistic == pytest.approx(-1)


@pytest.mark.parametrize("table", [np.zeros((4, 2)), np.arange(2.0)[:, None], np.eye(3)])
def test_the_smallest_tables_have_a_model(table: np.ndarray) -> None:
    assert np.isfinite(NullModel.of(table).draw(10, np.random.default_rng(0))).all()
