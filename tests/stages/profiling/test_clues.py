"""Clues: met where they were planted, recomputed from the table, silent on noise, sensitive traits and the few."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.single_columns import columns_tried
from segmentry.results.profile import Average, Level, Outcome, OutcomeOf
from segmentry.results.sentences import Clue
from segmentry.stages.preparation.customers_drawn import Drawn
from segmentry.stages.profiling.clue_columns import candidates, why_not_tried
from segmentry.stages.profiling.clues import clues, clues_of_all
from segmentry.stages.profiling.withheld_parts import withheld_clues, withheld_clues_of_all
from tests.reporting.changes import profile_of

pytestmark = pytest.mark.usefixtures("quick_choices")


def outcome(values: np.ndarray, labels: np.ndarray, kind: str = "rate") -> Outcome:
    def of(segment: int, own: np.ndarray) -> OutcomeOf:
        return OutcomeOf(segment=segment, count=len(own), value=float(own.mean()))

    segments = tuple(of(i + 1, values[labels == i]) for i in range(labels.max() + 1))
    level = "yes" if kind == "rate" else None
    return Outcome(column="churned", kind=kind, level=level, all=of(0, values), segments=segments)  # type: ignore[arg-type]


def found(
    table: dict[str, np.ndarray], left: np.ndarray, labels: np.ndarray, levels: dict[str, tuple[str, ...]] | None = None
) -> tuple[Clue | None, ...]:
    """The clues to who left (True), where `levels` are those of the columns that hold places of levels."""
    drawn = Drawn(np.empty((len(left), 0)), {}, table)
    became, among = left.astype(float), {name: (levels or {}).get(name) for name in table}
    return clues(drawn, labels, labels.max() + 1, outcome(became, labels), became, among)


def test_noise_gives_no_clue() -> None:
    met = 0
    for seed in range(40):
        rng = np.random.default_rng(seed)
        labels = rng.integers(0, 3, 1500)
        table = {f"x{j}": rng.normal(size=1500) for j in range(8)} | {"plan": rng.integers(0, 4, 1500).astype(float)}
        left = rng.random(1500) < rng.choice([0.05, 0.3, 0.6])
        met += any(found(table, left, labels, {"plan": tuple("abcd")}))
    assert met <= 1


def test_a_mean_of_skewed_values_gives_none_on_noise_and_one_where_it_was_planted() -> None:
    met = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        labels, visits = rng.integers(0, 2, 800), rng.normal(size=800)
        spent = np.exp(rng.normal(size=800))
        for value in (spent, np.where((labels == 1) & (visits > 0), 4 * spent, spent)):
            drawn = Drawn(np.empty((800, 0)), {}, {"visits": visits, "spent": value})
            became = outcome(value, labels, "mean").model_copy(update={"column": "spent"})
            met.append([clue is not None for clue in clues(drawn, labels, 2, became, value, {"visits": None})])
    noise, planted = np.array(met[::2]), np.array(met[1::2])
    assert noise.sum() <= 1
    assert planted[:, 0].sum() <= 1
    assert planted[:, 1].sum() >= 18


@pytest.mark.parametrize("rates", [(0.7, 0.4), (0.1, 0.3)])
def test_a_planted_threshold_is_met_in_its_segment_alone(rates: tuple[float, float]) -> None:
    rng = np.random.default_rng(1)
    labels, tenure = rng.integers(0, 2, 2000), rng.integers(1, 60, 2000).astype(float)
    chance = np.where(labels == 0, np.where(tenure <= 15, *rates), 0.3)
    left = rng.random(2000) < chance
    clue, none = found({"tenure": tenure, "noise": rng.normal(size=2000)}, left, labels)
    assert none is None
    assert clue is not None
    assert clue.column == "tenure"
    cut = clue.at_most if clue.at_most is not None else clue.above
    assert (clue.above is None) == (rates[0] > rates[1]), "the part is told in which more left"
    assert cut is not None
    part = tenure <= cut if clue.above is None else tenure > cut
    inside, rest = left[(labels == 0) & part], left[(labels == 0) & ~part]
    assert (clue.count, clue.count_rest) == (len(inside), len(rest))
    assert (clue.value, clue.rest) == pytest.approx((inside.mean(), rest.mean()))
    assert clue.value > clue.rest


@pytest.mark.parametrize("planted", [0, 2])
def test_a_planted_level_is_met_and_missing_cells_are_in_neither_part(planted: int) -> None:
    rng = np.random.default_rng(2)
    labels, plan = np.zeros(1200, int), rng.integers(0, 3, 1200).astype(float)
    left = rng.random(1200) < np.where(plan == planted, 0.6, 0.25)
    plan[::10] = np.nan
    [clue] = found({"plan": plan}, left, labels, {"plan": ("gold", "silver", "none")})
    assert clue is not None
    assert (clue.column, clue.level) == ("plan", ("gold", "silver", "none")[planted])
    inside, rest = left[plan == planted], left[(plan != planted) & ~np.isnan(plan)]
    assert (clue.count, clue.count_rest) == (len(inside), len(rest))
    assert (clue.value, clue.rest) == pytest.approx((inside.mean(), rest.mean()))


@pytest.fixture(scope="module")
def planted() -> tuple[Segmentation, pd.DataFrame]:
    """Two segments; in the first, women left more often, those of one support level did, and so did newer ones."""
    rng = np.random.default_rng(3)
    group, n = np.repeat([0, 1], 500), 1000
    table = pd.DataFrame({"minutes": group * 50 + rng.normal(100, 5, n), "visits": group * 9 + rng.normal(20, 1, n)})
    table["gender"] = rng.choice(["female", "male"], n)
    table["support"] = rng.choice(["phone", "mail", "chat"], n)
    chance = 0.1 + 0.6 * (table["gender"] == "female") + 0.2 * (table["support"] == "chat")
    table["churned"] = np.where(rng.random(n) < np.where(group == 0, chance, 0.4), "yes", "no")
    segmentation = segmentry.run(table, Plan(features=("minutes", "visits"), k=2, k_max=2))
    return segmentation, segmentation.score(table)


def test_a_clue_is_that_of_the_labelled_table_and_of_no_sensitive_trait(
    planted: tuple[Segmentation, pd.DataFrame],
) -> None:
    segmentation, labelled = planted
    assert {c.name for c in candidates(segmentation.columns)} == {"minutes", "visits", "support"}
    assert segmentation.profile is not None
    told = [own.clue for own in segmentation.profile.segments if own.clue is not None]
    assert {clue.column for clue in told} == {"support"}, "gender parts them better, and is not told"
    for own in segmentation.profile.segments:
        if (clue := own.clue) is not None:
            rows = labelled[labelled["segment"] == own.id]
            inside, rest = rows[rows["support"] == clue.level], rows[rows["support"] != clue.level]
            assert (clue.count, clue.count_rest) == (len(inside), len(rest))
            rates = [(part["churned"] == "yes").mean() for part in (inside, rest)]
            assert (clue.value, clue.rest) == pytest.approx(rates)


def parts_of(clue: Clue) -> tuple[tuple[float, int], ...]:
    return (clue.value, clue.count), (clue.rest, clue.count_rest)


def test_a_clue_of_few_is_withheld(planted: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = planted
    table = labelled[["minutes", "visits", "gender", "support", "churned"]]
    told = [own.clue for own in segmentation.profile.segments if own.clue is not None]  # type: ignore[union-attr]
    cells = [(round(x * n), round((1 - x) * n)) for clue in told for x, n in parts_of(clue)]
    few = max(map(min, cells))
    again = segmentry.run(table, segmentation.plan.model_copy(update={"min_cell": few + 1}))
    assert again.profile is not None
    assert [own.clue for own in again.profile.segments] == [None, None]


PART = st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda pair: sum(pair) > 0)


@given(PART, PART, PART, st.integers(1, 12))
def test_no_part_of_a_clue_that_is_told_holds_few(
    inside: tuple[int, int], rest: tuple[int, int], unknown: tuple[int, int], least: int
) -> None:
    """Each is how many left and stayed, of a part, of the rest, and of those of whom the column is not known."""
    (a, b), (c, d), (e, f) = inside, rest, unknown
    clue = Clue(outcome="y", column="x", level="v", value=a / (a + b), rest=c / (c + d), count=a + b, count_rest=c + d)
    total = sum((*inside, *rest, *unknown))
    own = OutcomeOf(segment=1, count=total, value=(a + c + e) / total)
    became = Outcome(column="y", kind="rate", level="yes", all=own, segments=(own,))
    [told] = withheld_clues([clue], [()], [()], [became], least)
    assert (told is None) == any(0 < count < least for count in (*inside, *rest, *unknown, a + c + e, b + d + f))


def test_a_clue_gives_away_nothing_that_is_withheld() -> None:
    clue = Clue(outcome="y", column="x", level="v", value=0.6, rest=0.3, count=50, count_rest=50)
    own = OutcomeOf(segment=1, count=100, value=0.45)
    became = Outcome(column="y", kind="rate", level="yes", all=own, segments=(own,))
    level = Level(column="x", level="v", count=50, share=0.5, share_of_all=0.5, filled=100)
    average = Average(column="x", count=100, mean=1.0, sd=1.0, difference=0.0)
    hidden_level, hidden_average = level.model_copy(update={"share": None}), average.model_copy(update={"mean": None})
    rounded = level.model_copy(update={"rounded_to": 0.05})
    silent = became.model_copy(update={"segments": (own.model_copy(update={"value": None}),)})
    assert withheld_clues([clue], [(average,)], [(level,)], [became], 5) == (clue,)
    assert withheld_clues([clue], [(average,)], [(hidden_level,)], [became], 5) == (None,)
    assert withheld_clues([clue], [(average,)], [(rounded,)], [became], 5) == (None,)
    assert withheld_clues([clue], [(hidden_average,)], [(level,)], [became], 5) == (None,)
    assert withheld_clues([clue], [(average,)], [(level,)], [silent], 5) == (None,)
    assert withheld_clues([None], [(average,)], [(level,)], [became], 5) == (None,)


def test_what_goes_with_the_outcome_among_all_is_that_of_the_table_the_furthest_first() -> None:
    rng = np.random.default_rng(8)
    table = {
        "over": rng.integers(0, 2, 3_000).astype(float),
        "far": rng.normal(size=3_000),
        "none": rng.normal(size=3_000),
    }
    left = rng.random(3_000) < 0.1 + 0.4 * table["over"] + 0.1 * (table["far"] > 1)
    drawn, became = Drawn(np.empty((3_000, 0)), {}, table), left.astype(float)
    among = {"far": None, "none": None, "over": ("no", "yes")}
    (first, *others), _ = clues_of_all(drawn, outcome(became, np.zeros(3_000, int)), became, among, among)
    assert (first.column, first.level) == ("over", "yes")
    assert [clue.column for clue in others] in (["far"], [])
    inside = table["over"] == 1
    assert (first.count, first.count_rest) == (inside.sum(), (~inside).sum())
    assert (first.value, first.rest) == pytest.approx((left[inside].mean(), left[~inside].mean()))


def test_nothing_is_told_of_all_where_a_segment_withholds_it() -> None:
    clue = Clue(outcome="churned", column="plan", level="x", value=0.5, rest=0.2, count=50, count_rest=50)
    own = outcome(np.tile([1.0, 0.0], 50), np.repeat([0, 1], 50))
    shown = Level(column="plan", level="x", count=25, share=0.5, share_of_all=0.5, filled=50)
    hidden = shown.model_copy(update={"share": None, "count": None})
    assert withheld_clues_of_all([clue], [[], []], [[shown], [shown]], [own]) == (clue,)
    assert withheld_clues_of_all([clue], [[], []], [[shown], [hidden]], [own]) == ()
    silent = own.model_copy(update={"segments": (own.segments[0], own.segments[1].model_copy(update={"value": None}))})
    assert withheld_clues_of_all([clue], [[], []], [[shown], [shown]], [silent]) == ()


@pytest.mark.parametrize("name", ["Months_left", "contract_end", "Restlaufzeit"])
def test_how_long_somebody_is_bound_is_no_clue_to_who_leaves(name: str) -> None:
    columns = segmentry.inspect(pd.DataFrame({name: np.arange(90) % 13, "visits": np.arange(90) % 7}))
    assert {x.name for x in candidates(columns)} == {name, "visits"}
    assert {x.name for x in candidates(columns, leaving=True)} == {"visits"}


def test_since_when_somebody_is_a_customer_is_no_clue_beside_for_how_long() -> None:
    days = pd.date_range("2020-01-01", periods=400).date
    table = pd.DataFrame({"created_at": days, "spend": np.arange(400.0), "visits": np.arange(400) % 7})
    for extra, tried in (({"tenure_months": np.arange(400) % 60}, False), ({}, True)):
        columns = segmentry.inspect(table.assign(**extra))
        assert ("created_at" not in why_not_tried(columns, gone=True)) == tried
        assert "created_at" not in why_not_tried(columns)


def test_why_a_column_has_no_part_is_told_and_who_has_none_of_a_thing_is_a_part() -> None:
    rng, n = np.random.default_rng(4), 4_000
    group = rng.integers(0, 2, n)
    table = pd.DataFrame({"a": group * 9 + rng.normal(size=n), "b": rng.normal(size=n), "noise": rng.normal(size=n)})
    table["reminders"] = np.where(rng.random(n) < 0.04, rng.integers(1, 9, n), 0)  # most who have any left
    table["errors"] = np.where(rng.random(n) < 0.003, rng.integers(1, 9, n), 0)
    left = rng.random(n) < np.where(table["reminders"] > 0, 0.8, 0.1)
    table["width"] = rng.uniform(0, np.where(left, 0.1, 1.0))  # above every cut nobody has left
    table["churned"] = np.where(left, "yes", "no")
    segmentation = segmentry.run(table, Plan(k=2, k_max=2, features=("a", "b")))
    profile = profile_of(segmentation)
    assert profile.no_part == {"errors": "not cut", "width": "withheld"}
    clue = next(clue for clue in profile.clues if clue.column == "reminders")
    assert (clue.above, clue.count) == (0, (table["reminders"] > 0).sum())
    assert clue.value == pytest.approx(left[table["reminders"] > 0].mean())
    assert columns_tried(segmentation) == ("a", "b", "noise", "reminders")
