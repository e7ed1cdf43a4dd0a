"""How closely categories go with each other and with numbers: against the definitions, pair by pair."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import chi2_contingency, f_oneway
from scipy.stats.contingency import association

from segmentry.maths import Floats
from segmentry.stages.inspection import associations
from segmentry.stages.inspection.associations import Codes, correlation_ratios, cramers_vs
from segmentry.stages.inspection.categories import RELATED

RNG = np.random.default_rng(5)
N = 900
GROUP = RNG.integers(0, 3, N)
PLAN = np.where(RNG.random(N) < 0.8, GROUP, RNG.integers(0, 3, N))


def correlation_ratio(levels: Codes, values: Floats) -> float:
    return float(correlation_ratios([levels], values[:, None])[0, 0])


def cramers_v(first: Codes, second: Codes) -> float:
    return float(cramers_vs([first, second])[0, 1])


def test_many_levels_do_not_look_like_a_relation() -> None:
    levels = RNG.integers(0, 50, 400)
    assert correlation_ratio(levels, RNG.normal(size=400)) < RELATED
    assert cramers_v(levels, RNG.integers(0, 8, 400)) < RELATED


def test_cramers_v_without_the_correction_is_that_of_scipy() -> None:
    table = pd.crosstab(PLAN, GROUP).to_numpy()
    phi2 = chi2_contingency(table, correction=False).statistic / N
    corrected = phi2 - 4 / (N - 1)
    assert cramers_v(PLAN, GROUP) == pytest.approx(np.sqrt(corrected / (3 - 4 / (N - 1) - 1)))
    assert cramers_v(PLAN, GROUP) == pytest.approx(association(table, method="cramer"), abs=0.005)


def test_missing_cells_are_left_out() -> None:
    levels = np.array([0, 0, 1, 1, -1, 0])
    values = np.array([1.0, 1.0, 3.0, 3.0, 99.0, np.nan])
    assert correlation_ratio(levels, values) == 1.0


@pytest.mark.parametrize(("levels", "values"), [([], []), ([0, 0], [1.0, 2.0]), ([0, 1, 2], [1.0, 2.0, 3.0])])
def test_nothing_goes_together_where_nothing_can_be_told(levels: list[int], values: list[float]) -> None:
    assert correlation_ratio(np.array(levels, dtype=np.int64), np.array(values)) == 0.0
    assert cramers_v(np.array(levels, dtype=np.int64), np.zeros(len(levels), dtype=np.int64)) == 0.0


@settings(max_examples=12, deadline=None)
@given(arrays(np.int64, (30, 4), elements=st.integers(-1, 3)), arrays(np.int64, (30, 3), elements=st.integers(-9, 9)))
def test_all_pairs_at_once_are_each_pair_alone(levels: Codes, drawn: Codes) -> None:
    """Epsilon squared and Bergsma's V by their definitions, with missing cells and empty levels."""
    values = np.where(drawn == 9, np.nan, drawn / 2)
    columns = [levels[:, i] for i in range(4)]
    for chance in (1.0, 0.3):
        ratios = [[_epsilon(own, of, chance) for of in values.T] for own in columns]
        assert correlation_ratios(columns, values, chance) == pytest.approx(np.array(ratios), abs=1e-7)
        vs = [[0.0 if i == j else _bergsma(columns[i], columns[j], chance) for j in range(4)] for i in range(4)]
        assert cramers_vs(columns, chance) == pytest.approx(np.array(vs), abs=1e-7)


def test_blocks_do_not_change_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = [RNG.integers(-1, 2 + i, 60) for i in range(9)]
    values = RNG.normal(size=(60, 4))
    ratios, vs = correlation_ratios(columns, values), cramers_vs(columns)
    monkeypatch.setattr(associations, "_AT_ONCE", 7)
    assert correlation_ratios(columns, values) == pytest.approx(ratios, abs=1e-12)
    assert cramers_vs(columns) == pytest.approx(vs, abs=1e-12)


def _epsilon(levels: Codes, values: Floats, chance: float) -> float:
    known = (levels >= 0) & ~np.isnan(values)
    groups = [values[known & (levels == level)] for level in np.unique(levels[known])]
    n, k = int(known.sum()), len(groups)
    if k < 2 or n <= k or np.ptp(values[known]) == 0:
        return 0.0
    within, total = (
        sum(((g - g.mean()) ** 2).sum() for g in groups),
        ((values[known] - values[known].mean()) ** 2).sum(),
    )
    if within > 0 and f_oneway(*groups).pvalue > chance:
        return 0.0
    return float(np.sqrt(max(0.0, 1 - within / (n - k) / (total / (n - 1)))))


def _bergsma(first: Codes, second: Codes, chance: float) -> float:
    known = (first >= 0) & (second >= 0)
    table = pd.crosstab(first[known], second[known]).to_numpy()
    if min(table.shape) < 2:
        return 0.0
    tested, n, (r, c) = chi2_contingency(table, correction=False), int(known.sum()), table.shape
    fewer = min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1
    if tested.pvalue > chance or fewer <= 0:
        return 0.0
    return float(min(1.0, np.sqrt(max(0.0, tested.statistic / n - (r - 1) * (c - 1) / (n - 1)) / fewer)))
