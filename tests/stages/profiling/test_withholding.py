"""Figures of very few customers: withheld, together with what would give them away, and nothing else."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.optimize import linprog

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.summary import summary
from segmentry.stages.profiling.withholding import hidden

pytestmark = pytest.mark.usefixtures("quick_choices")

COUNTS = arrays.arrays(
    np.int64, st.tuples(st.integers(2, 5), st.integers(2, 5)), elements=st.one_of(st.integers(1, 60), st.integers(1, 6))
)


def could_be(cells: np.ndarray, found: np.ndarray, at: tuple[int, int]) -> float:
    """How far apart the smallest and the largest count are that a cell may have, given all that is told."""
    whole = np.column_stack([cells, cells.sum(axis=1)])
    where = {place: j for j, place in enumerate(map(tuple, np.argwhere(found)))}
    sums, known = [], []
    for row in range(len(whole)):
        line = [(1.0 if column < whole.shape[1] - 1 else -1.0, (row, column)) for column in range(whole.shape[1])]
        sums.append(line)
        known.append(0.0)
    for column in range(whole.shape[1]):
        sums.append([(1.0, (row, column)) for row in range(len(whole))])
        known.append(float(whole[:, column].sum()))
    matrix, right = np.zeros((len(sums), len(where))), np.array(known)
    for i, line in enumerate(sums):
        for sign, place in line:
            if place in where:
                matrix[i, where[place]] = sign
            else:
                right[i] -= sign * whole[place]
    goal = np.zeros(len(where))
    goal[where[at]] = 1
    low, high = (linprog(sign * goal, A_eq=matrix, b_eq=right).fun * sign for sign in (1, -1))
    return float(high - low)


@settings(max_examples=20, deadline=None)
@given(COUNTS)
def test_no_small_cell_follows_from_what_is_told(cells: np.ndarray) -> None:
    found = hidden(cells, 5)
    whole = np.column_stack([cells, cells.sum(axis=1)])
    small = whole < 5
    assert found[small].all()
    assert small.any() or not found.any()
    for at in map(tuple, np.argwhere(small)):
        assert could_be(cells, found, at) > 1e-6


def test_what_nobody_has_is_told_where_it_hides_nothing() -> None:
    cells = np.array([[0, 80, 70], [50, 3, 60], [40, 50, 4]])
    assert hidden(cells, 5).astype(int).tolist() == [[0, 0, 0, 0], [0, 1, 1, 0], [0, 1, 1, 0]]
    most_is_told = hidden(np.array([[80, 3, 0], [0, 70, 9], [7, 0, 60]]), 5)
    assert not np.diag(most_is_told[:, :3]).any()


def test_one_row_hides_another_cell_and_not_its_sum() -> None:
    assert hidden(np.array([[3, 20, 90]]), 5).tolist() == [[True, True, False, False]]
    assert not hidden(np.array([[5, 20, 90]]), 5).any()


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    """Two groups, a rare region, a default that almost nobody of the second has, and a column few of it filled."""
    rng = np.random.default_rng(3)
    n, few = 300, 3
    group = np.repeat([0, 1], n)
    region = rng.choice(["north", "south", "east"], 2 * n).astype(object)
    region[:few] = "isle"
    defaulted = (rng.random(2 * n) < 0.2).astype(int)
    defaulted[n:] = 0
    defaulted[n : n + few] = 1
    debt = np.where(group == 0, rng.normal(50, 5, 2 * n), np.nan)
    debt[n : n + few] = 70.0
    spend, age = (rng.normal(mean + 40 * group, 3) for mean in (100, 30))
    columns = {"spend": spend, "age": age, "region": region, "defaulted": defaulted, "debt": debt}
    return pd.DataFrame(columns).sample(frac=1, random_state=0)


def made(frame: pd.DataFrame, **options: int) -> Segmentation:
    return segmentry.run(frame, Plan(features=("spend", "age"), k=2, k_max=2, **options))


def test_small_cells_are_told_nowhere(frame: pd.DataFrame) -> None:
    found = made(frame)
    assert found.profile is not None
    assert "isle" not in found.model_dump_json()  # so few that its very name may tell who they are
    isle = [level for one in found.profile.segments for level in one.levels if level.level == "(other)"]
    assert [level.share_of_all for level in isle] == [None, None]
    assert sorted(str(level.count) for level in isle) == ["0", "None"]
    for column in ("defaulted", "debt"):
        for one in found.profile.segments:
            average = one.average(column)
            assert average.count > 0
            assert (average.mean, average.sd, average.difference, average.effect) == (None,) * 4
            assert (average.interval, average.spread) == (None, None)
    (outcome,) = found.profile.outcomes
    assert [(of.value, of.interval, of.share_of_total, of.lift) for of in outcome.segments] == [(None,) * 4] * 2
    assert outcome.all.value == pytest.approx(frame["defaulted"].mean())
    spoken = " ".join(sentence.text for one in found.profile.segments for sentence in one.persona)
    assert "defaulted" not in spoken
    assert "debt" not in spoken
    assert all(one["averages"][0]["mean"] is not None for one in summary(found)["segments"])


def test_what_nearly_all_have_is_told_rounded() -> None:
    rng = np.random.default_rng(1)
    n = 1500
    group = np.repeat([0, 1], n)
    outcome = np.where(group == 0, "none", rng.choice(["failure", "success"], 2 * n)).astype(object)
    outcome[n : n + 2] = "none"
    frame = pd.DataFrame({"spend": rng.normal(100 + 60 * group, 5), "earlier": outcome})
    found = segmentry.run(frame, Plan(features=("spend",), k=2, k_max=2))
    assert found.profile is not None
    labelled = found.score(frame)
    told = {(one.id, level.level): level for one in found.profile.segments for level in one.levels}
    shares = labelled.groupby("segment")["earlier"].value_counts(normalize=True)
    few = next(id for id in (1, 2) if 0 < shares.get((id, "none"), 0) < 0.01)
    assert (told[few, "none"].count, told[few, "none"].share, told[few, "none"].rounded_to) == (None, None, None)
    all_of_them = told[3 - few, "none"]
    assert (all_of_them.count, all_of_them.share, all_of_them.rounded_to) == (None, 1.0, 0.01)
    assert all_of_them.interval is None
    rounded = [level for level in told.values() if level.rounded_to]
    for (id, name), level in told.items():
        if level in rounded:
            assert level.share == pytest.approx(shares.get((id, name), 0.0), abs=level.rounded_to / 2)
            assert level.filled * level.rounded_to >= 10


def test_an_outcome_does_not_give_away_what_its_levels_hide() -> None:
    rng = np.random.default_rng(2)
    group = np.repeat([0, 1], 1500)
    churned = np.where((group == 0) & (rng.random(3000) < 0.3), "yes", "no").astype(object)
    churned[2998:] = "yes"
    frame = pd.DataFrame({"spend": rng.normal(100 + 60 * group, 5), "churned": churned})
    found = segmentry.run(frame, Plan(features=("spend",), k=2, k_max=2))
    assert found.profile is not None
    (outcome,) = found.profile.outcomes
    assert outcome.all.value == pytest.approx((churned == "yes").mean())
    assert [(of.value, of.interval, of.lift) for of in outcome.segments] == [(None, None, None)] * 2


def test_everything_is_told_where_one_customer_is_enough(frame: pd.DataFrame) -> None:
    found = made(frame, min_cell=1)
    assert found.profile is not None
    labelled = found.score(frame)
    for one in found.profile.segments:
        own = labelled[labelled["segment"] == one.id]
        assert all(level.share is not None for level in one.levels)
        assert one.average("debt").mean == pytest.approx(own["debt"].mean())
        isle = next(level for level in one.levels if level.level == "isle")
        assert isle.count == (own["region"] == "isle").sum()


def test_a_segment_of_few_is_named_but_its_figures_are_not_told() -> None:
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"spend": rng.normal(100, 5, 200), "visits": rng.normal(20, 2, 200)})
    frame.iloc[:3] = [[900.0, 90.0], [905.0, 91.0], [910.0, 92.0]]
    found = segmentry.run(frame, Plan(k=3, k_max=3))
    smallest = min(found.segments, key=lambda segment: segment.size)
    assert smallest.size == 3
    assert found.profile is not None
    told = found.profile.segments[smallest.id - 1]
    assert told.sentence == "3 customers (1.5%): what sets them apart would tell of too few customers."
    assert smallest.name == "Big spenders, many visits"
    assert sum(one.averages[0].mean is None for one in found.profile.segments) == 2
