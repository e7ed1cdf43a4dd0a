"""Figures of very few customers: withheld, together with what would give them away, and nothing else."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.optimize import linprog

import segmentry
from segmentry import Plan, Segmentation
from segmentry.maths.disclosure import furthest, hidden
from segmentry.reporting.summary import summary
from segmentry.results.profile import Average, Level, Outcome, OutcomeOf
from segmentry.stages.profiling.withholding import withheld_averages, withheld_levels, withheld_outcomes

pytestmark = pytest.mark.usefixtures("quick_choices")

FEW = st.one_of(st.integers(0, 60), st.integers(0, 6))
COUNTS = arrays.arrays(np.int64, st.tuples(st.integers(1, 5), st.integers(2, 5)), elements=FEW)


def ends(known: list[tuple[list[float], float]], bounds: list[tuple[float, float]], at: int) -> tuple[float, float]:
    """The smallest and the largest value that a count may have: what an attacker with a solver works out."""
    goal = np.zeros(len(bounds))
    goal[at] = 1
    sums = {"A_eq": [line for line, _ in known], "b_eq": [right for _, right in known]} if known else {}
    found = [linprog(sign * goal, **sums, bounds=bounds) for sign in (1, -1)]
    return tuple(own.fun * sign if own.status == 0 else np.inf for own, sign in zip(found, (1, -1), strict=True))


def worked_out(whole: np.ndarray, low: np.ndarray, high: np.ndarray, at: tuple[int, int]) -> tuple[float, float]:
    """The same of a cell of a table whose rows, and columns if there are several, add up."""
    rows, width = whole.shape
    known = []
    for row in range(rows):
        line = np.zeros(whole.shape)
        line[row], line[row, -1] = 1, -1
        known.append((line.ravel().tolist(), 0.0))
    for column in range(width) if rows > 1 else ():
        line = np.zeros(whole.shape)
        line[:, column] = 1
        known.append((line.ravel().tolist(), float(whole[:, column].sum())))
    return ends(known, list(zip(low.ravel(), high.ravel(), strict=True)), int(np.ravel_multi_index(at, whole.shape)))


@settings(max_examples=40, deadline=None)
@given(COUNTS)
def test_of_no_small_cell_a_reader_can_tell_that_it_is_small(cells: np.ndarray) -> None:
    found = hidden(cells, 5)
    whole = np.column_stack([cells, cells.sum(axis=1)])
    small = (whole > 0) & (whole < 5)
    assert found[small].all()
    assert small.any() or not found.any()
    low, high = np.where(found, 0, whole), np.where(found, 10_000, whole)
    for at in map(tuple, np.argwhere(small)):
        least, most = worked_out(whole, low, high, at)
        assert furthest(whole, low, high, at) == pytest.approx((least, most))
        assert most >= (5 if len(cells) == 1 else min(5, whole[:, at[1]].sum()))
        assert least < most


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(20, 1500), FEW, st.booleans()), min_size=2, max_size=4), st.booleans())
def test_no_count_of_an_outcome_follows_from_all_that_is_told_of_it(
    groups: list[tuple[int, int, bool]], of_words: bool
) -> None:
    sizes = [size for size, _, _ in groups]
    hits = [size - few if inverse else few for (size, few, inverse) in groups if few <= size]
    assume(len(hits) == len(sizes))
    told, published = published_of(sizes, hits, of_words)
    k, whole, n = len(sizes), sum(hits), sum(sizes)
    unknown = [*hits, whole]
    bounds = [(0.0, float(size)) for size in [*sizes, n]]
    known: list[tuple[list[float], float]] = [([1.0] * k + [-1.0], 0.0)]
    for of in (*told.segments, told.all):
        at = of.segment - 1 if of.segment else k
        if of.value is not None:
            bounds[at] = (round(of.value * of.count),) * 2
        if of.band is not None:
            bounds[at] = (of.band[0] * of.count, of.band[1] * of.count)
        if of.share_of_total is not None:
            known.append(([float(i == at) for i in range(k)] + [-of.share_of_total], 0.0))
        if of.lift is not None and of.value is not None and of.segment and of.lift > 0:
            known.append(([0.0] * k + [1.0], of.value / of.lift * n))
    for at, (low, high) in published.items():
        bounds[at] = (max(bounds[at][0], low), min(bounds[at][1], high))
    for at, (count, size) in enumerate(zip(unknown, [*sizes, n], strict=True)):
        least, most = ends(known, bounds, at)
        if 0 < count < 5:
            assert most >= 5 - 1e-6, (at, count, told)
        if 0 < size - count < 5:
            assert size - least >= 5 - 1e-6, (at, count, told)


def published_of(sizes: list[int], hits: list[int], of_words: bool) -> tuple[Outcome, dict[int, tuple[float, float]]]:
    """An outcome as it is told, and between what its counts lie by the averages or levels that are told."""
    n, whole, k = sum(sizes), sum(hits), len(sizes)
    p = whole / n
    each = tuple(
        OutcomeOf(segment=i, count=size, value=x / size, share_of_total=x / (whole or 1), lift=x / size / (p or 1))
        for i, (size, x) in enumerate(zip(sizes, hits, strict=True), start=1)
    )
    all_of = OutcomeOf(segment=0, count=n, value=p)
    outcome = Outcome(column="y", kind="rate", level="yes", all=all_of, segments=each)
    if of_words:
        levels = [
            tuple(
                Level(column="y", level=name, count=count, share=count / size, share_of_all=of_all, filled=size)
                for name, count, of_all in (("yes", x, p), ("no", size - x, 1 - p))
            )
            for size, x in zip(sizes, hits, strict=True)
        ]
        shown = withheld_levels(levels, 5)
        (told,) = withheld_outcomes([outcome], [()] * k, (), shown, 5)
        between = {}
        for i, own in enumerate(shown):
            for level, is_yes in zip(own, (True, False), strict=True):
                if level.share is not None:
                    step = level.rounded_to or 0.0
                    nearest = round(level.share / step) * step if step else level.share
                    low, high = ((nearest + sign * step / 2) * sizes[i] for sign in (-1, 1))
                    between[i] = (low, high) if is_yes else (sizes[i] - high, sizes[i] - low)
                if level.share_of_all is not None:
                    count = level.share_of_all * n
                    between[k] = (count if is_yes else n - count,) * 2
        return told, {at: (low - 1e-6, high + 1e-6) for at, (low, high) in between.items()}
    sd = (p * (1 - p)) ** 0.5
    averages = [
        (Average(column="y", count=size, mean=x / size, sd=0.4, difference=(x / size - p) / sd if sd else 0.0),)
        for size, x in zip(sizes, hits, strict=True)
    ]
    shown, everyone = withheld_averages(
        averages, (Average(column="y", count=n, mean=p, sd=sd, difference=None),), {"y"}, 5
    )
    (told,) = withheld_outcomes([outcome], shown, everyone, [()] * k, 5)
    assert everyone[0].mean is not None or not any(own[0].difference for own in shown), "it would tell that of all"
    means = {i: own[0].mean * sizes[i] for i, own in enumerate(shown) if own[0].mean is not None}
    if everyone[0].mean is not None:
        means[k] = everyone[0].mean * n
    return told, {at: (count - 1e-6, count + 1e-6) for at, count in means.items()}


def test_what_nobody_has_is_told_where_it_hides_nothing() -> None:
    cells = np.array([[0, 80, 70], [50, 3, 60], [40, 50, 4]])
    assert hidden(cells, 5).astype(int).tolist() == [[0, 0, 0, 0], [0, 1, 1, 0], [0, 1, 1, 0]]
    cells = np.array([[80, 3, 0], [0, 70, 9], [7, 0, 60]])
    found = hidden(cells, 5)
    assert found.sum() <= 6, "most is told"
    assert not found[:, -1].any()


def test_a_total_that_would_give_its_only_customer_away_is_not_told() -> None:
    """9,999 of all less 3,920 of a segment are 6,079 of the 6,080 of the other."""
    told, _ = published_of([6080, 3920], [1, 0], of_words=False)
    assert told.all.value is None
    assert told.segments[0].value is None
    assert (told.segments[1].value, told.segments[1].share_of_total, told.segments[1].lift) == (0.0, None, None)


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
