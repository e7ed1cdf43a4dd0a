"""Missing cells make no segments: customers are compared by what is known of them, from the fit to the label."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pytest
from sklearn.metrics import adjusted_rand_score
from typer.testing import CliRunner

import segmentry
from segmentry import Plan, Segmentation
from segmentry.cli import app
from segmentry.stages.selection.trials import Trials, taking

N = 300
FEW = Trials(nulls=4, boxes=2, bootstraps=10, halvings=2)
Truth = np.ndarray
Drawn = tuple[pd.DataFrame, Truth]


def two_groups(rng: np.random.Generator) -> Drawn:
    group = rng.integers(2, size=N)
    visits, days = np.array([5, 20])[group] + rng.normal(0, 1, N), np.array([90, 20])[group] + rng.normal(0, 5, N)
    return pd.DataFrame({"visits": visits, "days_since": days}), group


def three_groups(rng: np.random.Generator) -> Drawn:
    """Of which only two numbers together tell all."""
    group = rng.integers(3, size=N)
    means = np.array([[0, 0, 5], [10, 0, 40], [10, 10, 75]])[group]
    return pd.DataFrame(means + rng.normal(0, [1, 1, 4], (N, 3)), columns=["basket", "orders", "age"]), group


def with_category(rng: np.random.Generator) -> Drawn:
    frame, group = two_groups(rng)
    return frame.assign(plan=np.array(["basic", "plus"])[group]), group


def skewed(rng: np.random.Generator) -> Drawn:
    group = rng.integers(2, size=N)
    spend, visits = np.exp(4 + rng.normal(0, 1, N) / 2 + 2 * group), 3 + 12 * group + rng.normal(0, 1, N)
    return pd.DataFrame({"spend": spend, "visits": visits}), group


def at_random(frame: pd.DataFrame, _: Truth, rng: np.random.Generator, names: list[str], share: float) -> None:
    for name in names:
        frame.loc[rng.random(N) < share, name] = None


def by_group(frame: pd.DataFrame, group: Truth, rng: np.random.Generator, names: list[str], share: float) -> None:
    """Only in the last group."""
    for name in names:
        frame.loc[(rng.random(N) < share) & (group == group.max()), name] = None


Emptied = Callable[[pd.DataFrame, Truth, np.random.Generator], None]
VARIANTS: dict[str, tuple[Callable[[np.random.Generator], Drawn], Emptied]] = {
    "a fifth at random": (two_groups, partial(at_random, names=["days_since"], share=0.2)),
    "most of one group": (two_groups, partial(by_group, names=["days_since"], share=0.7)),
    "two of three columns": (three_groups, partial(at_random, names=["basket", "age"], share=0.2)),
    "a category": (with_category, partial(at_random, names=["plan"], share=0.3)),
    "a category of one group": (with_category, partial(by_group, names=["plan"], share=0.6)),
    "skewed money": (skewed, partial(at_random, names=["spend"], share=0.4)),
}


def emptied(variant: str, seed: int = 5) -> tuple[pd.DataFrame, pd.DataFrame, Truth]:
    """The complete table, the same with holes, and the groups."""
    drawn, empty = VARIANTS[variant]
    rng = np.random.default_rng(seed)
    frame, group = drawn(rng)
    holed = frame.copy()
    empty(holed, group, rng)
    return frame, holed, group


def segmented(frame: pd.DataFrame, plan: Plan) -> Segmentation:
    prepared = segmentry.prepare(frame, plan)
    return segmentry.cluster(prepared, segmentry.choose_k(prepared))


@pytest.mark.parametrize("variant", VARIANTS)
def test_filled_cells_are_no_segment(variant: str) -> None:
    """As many segments as in the complete table, as clear, of the same customers."""
    frame, holed, group = emptied(variant)
    with taking(FEW):
        whole = segmented(frame, Plan(k_max=5))
    known = segmented(holed, Plan(k_max=5))
    assert whole.k == known.k == group.max() + 1
    assert known.choice.verdict == "natural"
    labels = known.score(holed)["segment"]
    told = labels.notna()
    assert adjusted_rand_score(group[told], labels[told]) > 0.9
    missing = holed.isna().any(axis=1)
    assert adjusted_rand_score(group[told & missing], labels[told & missing]) > 0.75


@pytest.fixture(scope="module")
def made() -> tuple[Segmentation, pd.DataFrame]:
    _, holed, _ = emptied("most of one group")
    with taking(FEW):
        return segmentry.run(holed, Plan(k=2, k_max=3)), holed


def test_a_segment_that_missing_cells_mark_says_so_first(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, holed = made
    labels, missing = segmentation.score(holed)["segment"], holed["days_since"].isna()
    marked = int(missing.groupby(labels).mean().idxmax())
    for profile in segmentation.profile.segments:
        share, of_all = missing[labels == profile.id].mean(), missing.mean()
        says = f"days_since is missing for {share:.0%} of them ({of_all:.0%} of all customers)."
        assert (says in profile.sentence) == (profile.id == marked)
        told = [figure for figure in profile.persona[0].figures if figure.missing]
        assert [(f.column, f.value, f.of_all, f.count) for f in told] == (
            [("days_since", pytest.approx(share), pytest.approx(of_all), (labels == marked).sum())]
            if profile.id == marked
            else []
        )


def test_averages_and_centres_are_of_the_cells_that_there_are(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, holed = made
    labels = segmentation.score(holed)["segment"]
    for segment in segmentation.segments:
        own = holed[labels == segment.id].mean()
        assert dict(zip(segmentation.features, segment.centre, strict=True)) == pytest.approx(own.to_dict())
    step = segmentation.recipe.steps[1]
    assert (step.centre, step.scale) == pytest.approx((holed["days_since"].mean(), holed["days_since"].std(ddof=0)))


def test_every_way_in_gives_the_same_labels(made: tuple[Segmentation, pd.DataFrame], tmp_path: Path) -> None:
    segmentation, holed = made
    expected = segmentation.score(holed)["segment"].tolist()
    segmentation.save(tmp_path / "m.json")
    holed.to_csv(tmp_path / "t.csv", index=False)
    holed.to_parquet(tmp_path / "t.parquet")
    holed.to_excel(tmp_path / "t.xlsx", index=False, engine="xlsxwriter")
    sources = [pl.from_pandas(holed), *(tmp_path / f"t.{ending}" for ending in ("csv", "parquet", "xlsx"))]
    for source in sources:
        assert list(segmentry.score(tmp_path / "m.json", source)["segment"]) == expected
    reversed_rows = segmentation.score(holed[::-1])["segment"]
    assert reversed_rows.tolist() == expected[::-1]
    command = ["score", str(tmp_path / "m.json"), str(tmp_path / "t.csv"), "-o", str(tmp_path / "out.csv")]
    assert CliRunner().invoke(app, command).exit_code == 0
    assert pd.read_csv(tmp_path / "out.csv")["segment"].tolist() == expected


@pytest.mark.usefixtures("few_here")
def test_the_order_of_the_rows_changes_nothing() -> None:
    _, holed, _ = emptied("two of three columns")
    plan = Plan(k=3, k_max=3)
    first = segmented(holed, plan).score(holed)["segment"]
    again = segmented(holed.sample(frac=1, random_state=1), plan).score(holed)["segment"]
    assert first.tolist() == again.tolist()


@pytest.mark.parametrize("plan", [Plan(preset="classic"), Plan(columns={"days_since": {"impute": "median"}})])
def test_what_shall_be_filled_is(plan: Plan) -> None:
    _, holed, _ = emptied("a fifth at random")
    filled = holed.fillna({"days_since": holed["days_since"].median()})
    prepared = segmentry.prepare(holed, plan)
    assert prepared.observed is prepared.sample
    assert np.allclose(prepared.sample.mean(axis=0), 0, atol=1e-5)
    expected = segmentry.prepare(filled, plan)
    np.testing.assert_allclose(np.sort(prepared.sample, axis=0), np.sort(expected.sample, axis=0), atol=1e-5)


@pytest.mark.usefixtures("few_here")
def test_new_customers_with_holes_are_compared_by_what_is_known_though_the_model_met_none() -> None:
    frame, holed, group = emptied("a fifth at random")
    segmentation = segmented(frame, Plan(k=2, k_max=3))
    labels = segmentation.score(holed)["segment"]
    assert adjusted_rand_score(group, labels) == 1
    margins = segmentation.score(holed)["segment_margin"]
    assert margins.between(0, 1).all()


@pytest.mark.usefixtures("few_here")
def test_a_sample_of_many_rows_is_followed_on_what_is_known_of_all() -> None:
    """Case weights and samples go the other way to the full fit: over batches, with the weights of what is known."""
    _, holed, group = emptied("two of three columns")
    weighed = pd.concat([holed] * 8, ignore_index=True).assign(id=range(8 * N), w=1.5)
    for plan in (Plan(sample_rows=1_000, k=3, k_max=3), Plan(sample_rows=1_000, k=3, k_max=3, weight="w")):
        segmentation = segmented(weighed, plan)
        labels = segmentation.score(weighed)["segment"]
        assert segmentation.choice.sampled
        assert adjusted_rand_score(np.tile(group, 8), labels) > 0.85
