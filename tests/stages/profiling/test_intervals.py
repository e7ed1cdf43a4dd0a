"""Intervals of what is rare, of amounts and of years; equivalence; columns that were compared on a logarithm."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.sections.averages import caption, exhibit
from segmentry.reporting.sections.outcomes import caption as of_outcome
from segmentry.reporting.trust.differences import shown
from segmentry.results.contrast import Contrast
from segmentry.results.profile import Outcome

pytestmark = pytest.mark.usefixtures("quick_choices")
OUTCOMES = {name: {"role": "outcome"} for name in ("claims", "won", "model_year", "always")}


@pytest.fixture(scope="module")
def made() -> tuple[Segmentation, pd.DataFrame]:
    """Three groups, by income on a logarithm, visits and years; outcomes that are rare in all of them, or in two."""
    rng = np.random.default_rng(0)
    n = 900
    group = rng.integers(3, size=n)
    table = pd.DataFrame(
        {
            "income": np.exp(np.array([6, 8, 10])[group] + rng.normal(0, 0.6, n)).round(2),
            "visits": np.array([4, 6, 15])[group] + rng.normal(0, 1, n).round(2),
            "birth_year": np.array([1950, 1969, 1990])[group] + rng.integers(-6, 7, n),
            "model_year": rng.integers(1980, 2020, n),
            "claims": np.where(rng.random(n) < np.array([0, 0.02, 0.3])[group], rng.gamma(2, 50, n), 0).round(2),
            "won": (rng.random(n) < np.array([0, 0.01, 1])[group]).astype(int),
            "always": np.where(group == 1, 7, rng.integers(0, 20, n)),
            "shop": np.where(np.arange(n) % 2 == 0, "a", "b"),
        }
    )
    features = ("income", "visits", "birth_year")
    found = segmentry.run(table, Plan(k=3, k_max=3, features=features, columns=OUTCOMES, min_cell=1))
    return found, found.score(table)


def outcome_of(segmentation: Segmentation, name: str) -> Outcome:
    assert segmentation.profile is not None
    return next(outcome for outcome in segmentation.profile.outcomes if outcome.column == name)


def contrast_of(segmentation: Segmentation, name: str) -> Contrast:
    assert segmentation.profile is not None
    return next(contrast for contrast in segmentation.profile.contrasts if contrast.column == name)


@pytest.mark.parametrize("name", ["claims", "won", "always", "model_year"])
def test_no_interval_reaches_below_zero_or_has_no_width(made: tuple[Segmentation, pd.DataFrame], name: str) -> None:
    for own in outcome_of(made[0], name).segments:
        assert own.interval is not None
        low, high = own.interval
        assert 0 <= low < high
        assert low <= own.value <= high
        assert name != "won" or high <= 1


def test_every_interval_of_the_profile_has_width(made: tuple[Segmentation, pd.DataFrame]) -> None:
    for segment in made[0].profile.segments:
        told = [one.interval for one in (*segment.averages, *segment.levels) if one.interval is not None]
        assert len(told) == 6
        assert all(low < high for low, high in told)


def test_years_have_no_sum_and_are_told_as_years(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, _ = made
    outcome = outcome_of(segmentation, "model_year")
    assert (outcome.of, {own.lift for own in outcome.segments}) == ("year", {None})
    assert {own.share_of_total for own in outcome.segments} == {None}
    assert "from 20" in of_outcome(segmentation, outcome).means


def test_a_logarithm_ranks_and_the_median_is_told(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = made
    logs = np.log(labelled["income"])
    steps = {step.column: step for step in segmentation.recipe.steps}
    assert steps["income"].transform == "log"
    contrast = contrast_of(segmentation, "income")
    groups = [logs[labelled["segment"] == i] for i in (1, 2, 3)]
    between = sum(len(g) * (g.mean() - logs.mean()) ** 2 for g in groups)
    assert contrast.transform == "log"
    assert contrast.effect**2 == pytest.approx(between / (len(logs) * logs.var(ddof=0)), abs=0.01)  # where it is capped
    for segment, own in zip(segmentation.profile.segments, groups, strict=True):
        told = segment.average("income")
        assert told.transformed_difference == pytest.approx((own.mean() - logs.mean()) / logs.std(ddof=0), abs=0.03)
        assert told.standing == told.transformed_difference != told.difference
        assert segment.average("visits").transformed_difference is None
    table = exhibit(segmentation).tables[0][1]
    row = next(row for row in table.rows if row.feature == "income")
    median = np.median(labelled.loc[labelled["segment"] == 1, "income"])
    assert f"(median {median:,.0f})" in table.columns[2].say(row)
    assert "transformed scale in income" in caption(segmentation).do


def test_the_same_in_every_segment_only_where_it_was_shown(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, _ = made
    assert shown(contrast_of(segmentation, "won")) == "differs"
    assert shown(contrast_of(segmentation, "model_year")) == "not shown"
    assert (
        "No difference between the segments could be shown"
        in of_outcome(segmentation, outcome_of(segmentation, "model_year")).means
    )


@pytest.mark.parametrize(("rows", "found"), [(6_000, "the same"), (300, "not shown")])
def test_many_customers_can_show_that_nothing_differs(rows: int, found: str) -> None:
    rng = np.random.default_rng(4)
    group = np.arange(rows) % 2
    table = pd.DataFrame({"a": group * 9 + rng.normal(size=rows), "returned": rng.random(rows) < 0.3})
    table["spent"] = rng.gamma(3, 20, rows)
    plan = Plan(k=2, k_max=2, features=("a",), columns={"returned": {"role": "outcome"}, "spent": {"role": "value"}})
    segmentation = segmentry.run(table, plan)
    for name in ("returned", "spent"):
        assert shown(contrast_of(segmentation, name)) == found
        words = of_outcome(segmentation, outcome_of(segmentation, name)).means
        assert ("It is the same in every segment (no two differ by 0.2 standard" in words) == (found == "the same")


@pytest.mark.parametrize(
    ("seed", "found", "told"),
    [
        (5, "the same", "No difference between the segments could be shown: from "),
        (4, "too little", "Spent is highest"),
    ],
)
def test_where_few_spend_most_averages_far_apart_are_not_said_to_be_alike(seed: int, found: str, told: str) -> None:
    rng = np.random.default_rng(seed)
    table = pd.DataFrame({"a": np.arange(4_000) % 2 * 9 + rng.normal(size=4_000), "spent": rng.lognormal(0, 2, 4_000)})
    table.loc[1::2, "spent"] *= 1.25
    plan = Plan(k=2, k_max=2, features=("a",), columns={"spent": {"role": "value"}})
    segmentation = segmentry.run(table, plan)
    low, high = sorted(own.value or 0.0 for own in outcome_of(segmentation, "spent").segments)
    assert (shown(contrast_of(segmentation, "spent")), high / low > 1.1) == (found, True)
    words = of_outcome(segmentation, outcome_of(segmentation, "spent")).means
    assert words.startswith(told)
