"""`find_rules`: the rules, applied to the original table by an interpreter of their own here, do what they say."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans

import segmentry
from segmentry import Plan, Segmentation
from segmentry.maths.components import WIDE
from segmentry.results.recipe import OTHER, NumberStep, Recipe, Step
from segmentry.results.rules import Condition, Rules
from segmentry.stages.preparation.apply import apply
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.rule_search import find_rules, threshold
from segmentry.stages.profiling.rule_tree import FIT_ROWS

pytestmark = pytest.mark.usefixtures("quick_choices")

TRUE_K = {"bank": 5, "retail": 6, "telecom": 5, "health": 4}


@dataclass(frozen=True)
class Found:
    """A table as it was read, its segments, and the rules for them."""

    frame: pd.DataFrame
    segmentation: Segmentation
    prepared: Prepared
    rules: Rules

    @property
    def labels(self) -> np.ndarray:
        return self.segmentation.score(self.frame)["segment"].to_numpy(dtype=int)

    @property
    def claims(self) -> np.ndarray:
        """Of every row (n) and every rule (r) whether it meets the conditions."""
        steps = {step.column: step for step in self.segmentation.recipe.steps}

        def met(conditions: tuple[Condition, ...]) -> np.ndarray:
            each = [holds(one, steps[one.column], self.frame[one.column]) for one in conditions]
            return np.logical_and.reduce([np.ones(len(self.frame), dtype=bool), *each])

        return np.column_stack([met(rule.conditions) for rule in self.rules.rules])

    @property
    def told(self) -> np.ndarray:
        return np.array([rule.segment for rule in self.rules.rules])[self.claims.argmax(axis=1)]


def found(frame: pd.DataFrame, plan: Plan, k: int | None = None) -> Found:
    prepared = segmentry.prepare(frame, plan)
    segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared), k)
    rules = find_rules(segmentation, prepared)
    assert rules is not None
    return Found(frame, segmentation, prepared, rules)


def holds(condition: Condition, step: Step, column: pd.Series) -> np.ndarray:
    if step.levels:
        cells = as_levels(step, column)
        if condition.level is not None:
            return (cells == condition.level).to_numpy()
        assert condition.is_not
        return (~cells.isin(condition.is_not)).to_numpy()
    cells = as_numbers(step, column)
    assert condition.above is not None or condition.up_to is not None
    above = -np.inf if condition.above is None else condition.above
    up_to = np.inf if condition.up_to is None else condition.up_to
    return ((cells > above) & (cells <= up_to)).to_numpy()


def as_levels(step: Step, column: pd.Series) -> pd.Series:
    cells = column.astype(object).where(column.notna(), step.impute).astype(str)
    return cells.where(cells.isin(step.levels), OTHER)


def as_numbers(step: Step, column: pd.Series) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(column):
        column = (column - pd.Timestamp(0)) / pd.Timedelta(days=1)
    numbers = column.astype(float)
    return numbers.mask(numbers.isin(step.stand_ins)).fillna(step.impute)


def missing(step: Step, column: pd.Series) -> pd.Series:
    return column.isna() | column.isin(step.stand_ins)


def matrix(of: Found) -> np.ndarray:
    columns = []
    for step in of.segmentation.recipe.steps:
        cells = of.frame[step.column]
        values = as_levels(step, cells).map(step.levels.index) if step.levels else as_numbers(step, cells)
        columns.append(values.mask(missing(step, cells) & step.stays_missing).astype(float))
    return apply(of.segmentation.recipe, np.column_stack(columns).astype(float)).astype(float)


def inertia(rows: np.ndarray, labels: np.ndarray) -> float:
    """Over the cells that are known."""
    return sum(np.nansum((rows[labels == j] - np.nanmean(rows[labels == j], axis=0)) ** 2) for j in np.unique(labels))


def check(of: Found) -> None:
    """Every figure, from the original table alone."""
    assert not of.rules.sampled
    assert of.rules.rows == len(of.frame)
    assert of.rules.leaves == len(of.rules.rules) <= 2 * of.segmentation.k
    labels, claims, told = of.labels, of.claims, of.told
    assert (claims.sum(axis=1) == 1).all()
    assert of.rules.fidelity == pytest.approx((told == labels).mean(), abs=1e-11)
    for rule, mine in zip(of.rules.rules, claims.T, strict=True):
        assert rule.rows == mine.sum()
        assert rule.share_right == pytest.approx((labels[mine] == rule.segment).mean(), abs=1e-11)
        assert rule.covers == pytest.approx(mine[labels == rule.segment].mean(), abs=1e-11)
    for i in range(1, of.segmentation.k + 1):
        right = ((told == i) & (labels == i)).sum()
        assert of.rules.coverage[i - 1] == pytest.approx(right / (labels == i).sum(), abs=1e-11)
        named = (told == i).any()
        assert of.rules.exclusivity[i - 1] == (pytest.approx(right / (told == i).sum(), abs=1e-11) if named else None)
    rows = matrix(of)
    assert of.rules.price == pytest.approx(inertia(rows, told) / inertia(rows, labels), rel=1e-5)
    assert of.rules.price >= 1 - 1e-6
    assert [(r.segment, -r.covers) for r in of.rules.rules] == sorted((r.segment, -r.covers) for r in of.rules.rules)


@pytest.fixture(scope="module", params=TRUE_K)
def bundled(request: pytest.FixtureRequest) -> Found:
    k = TRUE_K[request.param]
    return found(segmentry.sample(request.param, rows=2000).to_pandas(), Plan(k=k, k_max=k))


def test_the_rules_do_on_the_original_table_what_they_say(bundled: Found) -> None:
    check(bundled)


def test_the_rules_are_faithful_to_true_segments_and_name_them_all(bundled: Found) -> None:
    assert bundled.rules.fidelity >= 0.9
    assert {rule.segment for rule in bundled.rules.rules} == set(range(1, bundled.segmentation.k + 1))


def test_the_order_of_the_rows_does_not_matter(bundled: Found) -> None:
    shuffled = np.random.default_rng(1).permutation(bundled.prepared.observed)
    again = find_rules(bundled.segmentation, replace(bundled.prepared, observed=shuffled))
    assert again is not None
    assert again.rules == bundled.rules.rules
    assert again.price == pytest.approx(bundled.rules.price, rel=1e-6)


def test_the_order_of_the_table_does_not_matter(customers: pd.DataFrame) -> None:
    plan = Plan(features=("spend", "visits", "region"), k=3, k_max=3)
    assert found(customers, plan).rules == found(customers.iloc[::-1].reset_index(drop=True), plan).rules


def test_rules_survive_json(bundled: Found) -> None:
    assert Rules.model_validate_json(bundled.rules.model_dump_json()) == bundled.rules


def test_separated_groups_have_one_short_rule_each(segmentation: Segmentation, prepared: Prepared) -> None:
    """Group means are 100, 500 and 900 with a standard deviation of 20: one figure is enough, and no other is read."""
    rules = find_rules(segmentation, prepared)
    assert rules is not None
    assert (rules.leaves, rules.fidelity, rules.price) == (3, 1, 1)
    assert rules.coverage == rules.exclusivity == (1, 1, 1)
    for rule in rules.rules:
        [condition] = rule.conditions
        assert len(f"{condition.above or condition.up_to:g}") <= 3


def test_one_segment_needs_no_rules(customers: pd.DataFrame) -> None:
    prepared = segmentry.prepare(customers, Plan(features=("spend", "visits"), k_max=2))
    segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=1)
    assert find_rules(segmentation, prepared) is None


def test_one_feature_is_cut_into_ranges_exactly() -> None:
    frame = pd.DataFrame({"points": np.random.default_rng(0).gamma(9, 10, 600).round(1)})
    one = found(frame, Plan(features=("points",), k=4, k_max=4))
    check(one)
    assert (one.rules.leaves, one.rules.fidelity, one.rules.price) == (4, 1, 1)


def test_thresholds_of_a_logarithm_are_in_the_columns_own_units() -> None:
    rng = np.random.default_rng(5)
    frame = pd.DataFrame({"spend": np.exp(rng.normal(np.repeat([2.0, 5.0, 11.0], 200), 0.4)).round(2)})
    one = found(frame, Plan(features=("spend",), k=3, k_max=3))
    [step] = one.segmentation.recipe.steps
    assert isinstance(step, NumberStep)
    assert step.transform != "none"
    check(one)
    ends = sorted({c.up_to for rule in one.rules.rules for c in rule.conditions if c.up_to is not None})
    groups = [frame["spend"][i * 200 : (i + 1) * 200] for i in range(3)]
    assert len(ends) == 2
    assert groups[0].max() < ends[0] < groups[1].min()
    assert groups[1].max() < ends[1] < groups[2].min()


def categories(n: int = 600) -> pd.DataFrame:
    rng = np.random.default_rng(2)
    group = rng.integers(0, 3, n)
    frame = pd.DataFrame(
        {
            "tariff": np.array(["gold", "silver", "basic"])[np.where(rng.random(n) < 0.95, group, 0)],
            "channel": np.array(["web", "shop", "phone", "app"])[(group + (rng.random(n) < 0.1)) % 4],
            "paper": np.array(["yes", "no"])[(group == 1).astype(int)],
        }
    )
    frame.loc[::40, "channel"] = None
    return frame


def test_categories_are_asked_for_by_level() -> None:
    one = found(categories(), Plan(features=("tariff", "channel", "paper"), k=3, k_max=3))
    check(one)
    asked = [condition for rule in one.rules.rules for condition in rule.conditions]
    assert all((c.level is None) != (c.is_not == ()) and c.above is None and c.up_to is None for c in asked)
    assert all(c.level is not None for c in asked if c.column == "paper"), "of two levels, not one is the other"
    assert one.rules.fidelity > 0.95
    for rule in one.rules.rules:
        columns = [condition.column for condition in rule.conditions]
        assert len(columns) == len(set(columns)), "conditions on one column are made one"


def test_rare_levels_are_asked_for_together() -> None:
    rng = np.random.default_rng(4)
    common = rng.choice(["a", "b", "c"], 400)
    rare = [f"rare {i}" for i in range(100)]
    frame = pd.DataFrame({"kind": [*common, *rare], "x": [*rng.normal(0, 1, 400), *rng.normal(12, 1, 100)]})
    check(found(frame, Plan(features=("kind", "x"), max_levels=4, k=4, k_max=4)))


def test_missing_cells_count_as_what_was_filled_in(customers: pd.DataFrame) -> None:
    plan = Plan(features=("age", "visits"), k=5, k_max=5)
    one = found(customers, plan)
    assert any(step.missing for step in one.segmentation.recipe.steps)
    assert "age" in {c.column for rule in one.rules.rules for c in rule.conditions}
    check(one)


@pytest.mark.parametrize("unit", ["D", "s"])
def test_dates_are_days(unit: str) -> None:
    rng = np.random.default_rng(3)
    days = rng.normal(np.repeat([18_000, 18_400, 19_000], 100), 60)
    frame = pd.DataFrame({"joined": pd.to_datetime(days, unit="D").floor(unit), "x": rng.normal(size=300)})
    one = found(frame, Plan(features=("joined", "x"), k=4, k_max=4))
    assert one.segmentation.types["joined"] == "date"
    check(one)
    ends = [c.up_to for rule in one.rules.rules for c in rule.conditions if c.column == "joined" and c.up_to]
    assert ends
    if unit == "D":
        assert all(end.is_integer() for end in ends)
    else:  # whole minutes, but no bare day, which would not say at what hour
        assert all(not end.is_integer() and round(end * 1440, 5).is_integer() for end in ends)


def test_a_boolean_is_true_above_0() -> None:
    rng = np.random.default_rng(8)
    frame = pd.DataFrame({"active": rng.random(300) < 0.4, "x": rng.normal(size=300)})
    one = found(frame, Plan(features=("active", "x"), columns={"active": {"weight": 2}}, k=2, k_max=2))
    check(one)
    asked = [c for rule in one.rules.rules for c in rule.conditions if c.column == "active"]
    assert asked
    assert all((c.above, c.up_to) in ((0, None), (None, 0)) for c in asked)


def test_a_small_segment_has_a_rule_too() -> None:
    rng = np.random.default_rng(9)
    heap = rng.normal(size=(4_000, 3))
    few = rng.normal((9, 9, 9), 0.3, size=(12, 3))
    one = found(pd.DataFrame(np.vstack([heap, few]), columns=["a", "b", "c"]), Plan(k=5, k_max=5))
    check(one)
    assert {rule.segment for rule in one.rules.rules} == {1, 2, 3, 4, 5}


def test_fewer_rules_are_taken_where_more_are_hardly_better() -> None:
    rng = np.random.default_rng(6)
    one = found(pd.DataFrame(rng.normal(size=(800, 2)), columns=["a", "b"]), Plan(k=4, k_max=4))
    check(one)
    assert 4 <= one.rules.leaves <= 8


def test_of_more_rows_a_sample_is_measured_and_said_to_be_one() -> None:
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"x": rng.normal(size=4_000), "y": rng.normal(size=4_000)})
    one = found(frame, Plan(sample_rows=1_000, k=3, k_max=3))
    assert one.rules.sampled
    assert one.rules.rows == len(one.prepared.sample) < 4_000
    assert (one.claims.sum(axis=1) == 1).all()
    assert (one.told == one.labels).mean() == pytest.approx(one.rules.fidelity, abs=0.03)


def test_case_weights_count(customers: pd.DataFrame) -> None:
    frame = customers.assign(stands_for=np.where(customers["spend"] > 700, 8, 1))
    one = found(frame, Plan(features=("spend", "visits"), weight="stands_for", k=3, k_max=3))
    rows = sum(rule.rows for rule in one.rules.rules if rule.segment == one.labels[frame["spend"].argmax()])
    assert one.rules.sampled
    assert rows / one.rules.rows == pytest.approx(8 * 50 / (8 * 50 + 200), abs=0.05)


def test_of_equal_features_the_first_is_asked_for(customers: pd.DataFrame) -> None:
    copies = customers.assign(opposite=-customers["spend"], again=customers["spend"])
    for features in (("spend", "opposite", "again"), ("opposite", "again", "spend")):
        one = found(copies, Plan(features=features, k=3, k_max=3))
        check(one)
        assert {c.column for rule in one.rules.rules for c in rule.conditions} == {features[0]}


def test_the_tree_is_grown_on_some_rows_and_measured_on_all() -> None:
    rng = np.random.default_rng(1)
    n = FIT_ROWS + 5_000
    check(found(pd.DataFrame({"x": rng.normal(size=n), "y": rng.normal(size=n)}), Plan(k=3, k_max=3)))


def test_rules_of_many_columns_ask_for_those_that_tell_segments_apart() -> None:
    rng = np.random.default_rng(2)
    group = rng.integers(3, size=90)
    noise = rng.normal(size=(90, WIDE + 10))
    noise[:, -20:] += 8 * np.column_stack([group == 1, group == 2] * 10)
    one = found(pd.DataFrame(noise, columns=[f"x{i}" for i in range(noise.shape[1])]), Plan(k=3, k_max=3))
    check(one)
    assert one.rules.fidelity == 1.0
    asked = {c.column for rule in one.rules.rules for c in rule.conditions}
    assert asked <= {f"x{i}" for i in range(WIDE - 10, WIDE + 10)}


STEPS = (
    NumberStep(column="x", type="number", impute=0, centre=50, scale=20),
    NumberStep(column="x", type="integer", impute=0, centre=50, scale=20, weight=2),
    NumberStep(column="x", type="integer", impute=0, transform="log", start=201, centre=4, scale=2),
    NumberStep(column="x", type="number", impute=0, transform="yeo-johnson", unit=30, power=0.3, centre=1, scale=2),
    NumberStep(column="x", type="number", impute=0, transform="yeo-johnson", unit=9, power=1.4, centre=1, scale=2),
    NumberStep(column="x", type="integer", impute=0, floor=-40.5, ceiling=90.5, centre=50, scale=20),
)


@pytest.mark.parametrize("step", STEPS)
def test_no_value_changes_sides(step: NumberStep) -> None:
    rng = np.random.default_rng(3)
    cells = np.unique(rng.normal(40, 60, 200).clip(-200).round(0 if step.type == "integer" else 3))
    column = apply(Recipe(steps=(step,)), cells[:, None])[:, 0]
    for i in np.flatnonzero(np.diff(column) > 0):
        end = threshold(step, column[i], column[i + 1])
        assert cells[i] <= end < cells[i + 1]
        if step.type == "integer":
            assert end.is_integer() or i in (0, len(cells) - 2) or step.ceiling


def test_the_shortest_number_in_the_gap_is_taken() -> None:
    step = NumberStep(column="x", impute=0, centre=0, scale=1)
    known = {(9_768, 9_912): 9_800, (100, 900): 500, (-3, 4): 0, (0.11, 0.1449): 0.13, (1.25, 1.27): 1.26}
    assert {gap: threshold(step, *np.float32(gap)) for gap in known} == known
    whole = step.model_copy(update={"type": "integer"})
    known = {(30, 31): 30, (31, 32): 31, (44, 61): 50, (0, 1): 0, (-4, -3): -4, (998, 1_003): 1_000}
    assert {gap: threshold(whole, *np.float32(gap)) for gap in known} == known


def test_kmeans_itself_agrees_on_the_price() -> None:
    """With two separated groups the rules lose nothing, whatever implementation finds the groups."""
    rng = np.random.default_rng(7)
    rows = np.vstack([rng.normal(0, 1, (100, 2)), rng.normal(20, 1, (100, 2))])
    one = found(pd.DataFrame(rows, columns=["a", "b"]), Plan(k=2, k_max=2))
    fit = KMeans(2, n_init=5, random_state=0).fit(matrix(one))
    assert one.rules.price == pytest.approx(inertia(matrix(one), one.told) / fit.inertia_, rel=1e-6) == 1
