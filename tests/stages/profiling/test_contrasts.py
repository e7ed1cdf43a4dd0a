"""How segments differ, against pandas and SciPy on the labelled rows."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import segmentry
from segmentry import Plan, Segmentation

pytestmark = pytest.mark.usefixtures("quick_choices")


@pytest.fixture(scope="module")
def made() -> tuple[Segmentation, pd.DataFrame]:
    table = segmentry.sample("telecom", rows=1200).to_pandas()
    segmentation = segmentry.run(table, Plan(k=5, k_max=5))
    return segmentation, segmentation.score(table)


def test_effects_are_cohens_d_against_everyone_else(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = made
    for profile in segmentation.profile.segments:
        inside = labelled["segment"] == profile.id
        for average in profile.averages:
            own, others = (labelled.loc[rows, average.column].dropna() for rows in (inside, ~inside))
            t = stats.ttest_ind(own, others).statistic
            assert average.effect == pytest.approx(t * (1 / len(own) + 1 / len(others)) ** 0.5, rel=1e-6)


def test_only_columns_that_made_no_segment_are_tested(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, _ = made
    for contrast in segmentation.profile.contrasts:
        assert contrast.feature == (contrast.column in segmentation.features)
        assert (contrast.p is None) == contrast.feature
        assert 0 <= contrast.effect <= 1
    for profile in segmentation.profile.segments:
        for one in (*profile.averages, *profile.levels):
            assert (one.interval is None) == (one.column in segmentation.features)


def test_a_number_of_each_row_is_not_tested_and_raises_no_other_p() -> None:
    rng, n = np.random.default_rng(0), 600
    group = rng.integers(0, 2, n)
    table = pd.DataFrame({"a": group * 9 + rng.normal(size=n), "b": rng.normal(size=n)})
    table["size"] = rng.normal(size=n) + 0.3 * group
    plan = Plan(k=2, k_max=2, features=("a", "b"), columns={"member_no": {"role": "descriptor"}})
    numbers = rng.permutation(10_000)[:n]
    numbers[:12] = numbers[12:24]  # a few stand twice
    alone = segmentry.run(table, plan.model_copy(update={"columns": {}})).profile
    beside = segmentry.run(table.assign(member_no=numbers), plan).profile
    p = {contrast.column: contrast.p for contrast in beside.contrasts if not contrast.feature}
    assert p == {"size": next(x.p for x in alone.contrasts if x.column == "size"), "member_no": None}
    of_shops = segmentry.run(table.assign(member_no=numbers % 40), plan).profile
    assert all(x.p is not None for x in of_shops.contrasts if not x.feature), "one that many share may tell of them"


def test_tests_are_those_of_scipy_adjusted_by_holm(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = made
    raw = {}
    for contrast in (c for c in segmentation.profile.contrasts if not c.feature):
        cells = labelled[contrast.column]
        if contrast.measure == "eta":
            groups = [g.dropna() for _, g in cells.groupby(labelled["segment"])]
            raw[contrast.column] = stats.f_oneway(*groups, equal_var=False).pvalue
        else:
            table = pd.crosstab(labelled["segment"], cells)
            found = stats.chi2_contingency(table, correction=False)
            raw[contrast.column] = found.pvalue
            v = (found.statistic / table.to_numpy().sum() / (min(table.shape) - 1)) ** 0.5
            assert contrast.effect == pytest.approx(v, rel=1e-6)
    adjusted, worst = {}, 0.0
    for place, name in enumerate(sorted(raw, key=lambda name: raw[name])):
        worst = max(worst, raw[name] * (len(raw) - place))
        adjusted[name] = min(worst, 1.0)
    told = {c.column: c.p for c in segmentation.profile.contrasts if not c.feature}
    assert told == pytest.approx(adjusted, rel=1e-6, abs=1e-300)


def test_outcomes_are_rates_and_means_with_lift_and_share(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = made
    churned, revenue = sorted(segmentation.profile.outcomes, key=lambda one: one.kind, reverse=True)
    assert (churned.column, churned.level, revenue.column, revenue.level) == ("churned", "yes", "revenue", None)
    hit = (labelled["churned"] == "yes").where(labelled["churned"].notna())
    for outcome, cells in ((churned, hit.astype(float)), (revenue, labelled["revenue"])):
        assert outcome.all.value == pytest.approx(cells.mean())
        for own in outcome.segments:
            inside = cells[labelled["segment"] == own.segment].dropna()
            assert own.count == len(inside)
            assert own.value == pytest.approx(inside.mean())
            assert own.share_of_total == pytest.approx(inside.sum() / cells.sum())
            assert own.lift == pytest.approx(inside.mean() / cells.mean())
            if outcome is revenue:
                low, high = stats.ttest_1samp(inside, 0).confidence_interval(0.95)
                times = np.exp((high - low) / 2 / inside.mean())  # on the logarithm of the mean
                expected = (inside.mean() / times, inside.mean() * times)
            else:
                expected = tuple(stats.binomtest(int(inside.sum()), len(inside)).proportion_ci(method="wilson"))
            assert own.interval == pytest.approx(expected, rel=1e-6)


def test_case_weights_get_no_intervals_and_no_tests() -> None:
    rng = np.random.default_rng(0)
    table = pd.DataFrame({"a": rng.normal(size=200) + np.repeat([0, 9], 100), "b": rng.normal(size=200)})
    table["churned"] = rng.integers(0, 2, 200)
    table["w"] = rng.integers(1, 4, 200)
    segmentation = segmentry.run(table, Plan(k=2, k_max=2, features=("a",), weight="w"))
    profile = segmentation.profile
    assert all(contrast.p is None for contrast in profile.contrasts)
    assert all(average.interval is None for one in profile.segments for average in one.averages)
    [outcome] = profile.outcomes
    assert all(own.interval is None for own in outcome.segments)
    labelled = segmentation.score(table)
    weighed = labelled.assign(hit=labelled["churned"] * labelled["w"]).groupby("segment")[["hit", "w"]].sum()
    assert [own.value for own in outcome.segments] == pytest.approx((weighed["hit"] / weighed["w"]).tolist())


def test_sums_with_losses_have_no_shares() -> None:
    rng = np.random.default_rng(0)
    table = pd.DataFrame({"a": rng.normal(size=200) + np.repeat([0, 9], 100), "profit": rng.normal(size=200)})
    segmentation = segmentry.run(table, Plan(k=2, k_max=2, features=("a",)))
    [outcome] = segmentation.profile.outcomes
    assert [own.share_of_total for own in outcome.segments] == [None, None]
