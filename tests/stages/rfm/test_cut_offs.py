"""Scores and groups: published cut-offs and counts, and what must hold of any customers."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmentry.maths.value_counts import ValueCounts
from segmentry.results.rfm import GRID, RfmCutOffs
from segmentry.stages.rfm.cut_offs import FREQUENCY, RECENCY, group_of, learnt, money_fifths, scores, unreached

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "rfm_data_orders.csv"
FIFTHS = [0.2, 0.4, 0.6, 0.8]
NAMES = list(GRID)

_days = st.integers(0, 400)
_orders = st.integers(1, 6) | st.integers(1, 60)  # most have few, so that equal ones reach across fifths
CUSTOMERS = st.lists(st.tuples(_days, _orders), min_size=1, max_size=80)
FRACTIONS = st.lists(st.tuples(st.floats(0, 400), st.floats(1, 9)), min_size=1, max_size=40)


def counts(recency: np.ndarray, frequency: np.ndarray) -> dict[str, ValueCounts]:
    return {RECENCY: ValueCounts.of(recency), FREQUENCY: ValueCounts.of(frequency)}


def of(customers: list[tuple[float, float]]) -> tuple[np.ndarray, np.ndarray, RfmCutOffs]:
    recency, frequency = np.array(customers, dtype=np.float64).T
    return recency, frequency, learnt(counts(recency, frequency), {})


@pytest.fixture(scope="module")
def published() -> pd.DataFrame:
    """The example of the R package rfm 0.2, a row per customer, at 2006-12-31."""
    if not DATA.exists():
        pytest.skip("../shared/data/rfm_data_orders.csv is not there")
    orders = pd.read_csv(DATA, parse_dates=["order_date"])
    customers = orders.groupby("customer_id").agg(
        last=("order_date", "max"), f=("revenue", "size"), m=("revenue", "sum")
    )
    return customers.assign(r=(pd.Timestamp("2006-12-31") - customers["last"]).dt.days).astype({"f": float, "m": float})


def test_the_fifths_are_those_that_are_published(published: pd.DataFrame) -> None:
    cutoffs = learnt(counts(published["r"].to_numpy(float), published["f"].to_numpy()), {})
    assert cutoffs.fifths == {"recency": (114, 180, 296.4, 481), "frequency": (3, 4, 5, 7)}
    money = money_fifths(ValueCounts.of(published["m"].to_numpy()))
    assert money is not None
    assert money.fifths == pytest.approx((254.8, 381, 505.4, 665))
    # customers of equal days get the lower score: fewer than 114 days are at most 113
    assert cutoffs.recency == (113, 179, 296, 480)
    assert cutoffs.frequency == (3, 4, 5, 7)


def test_with_its_cut_offs_the_counts_are_those_of_the_r_package(published: pd.DataFrame) -> None:
    """That package cuts below the quantile + 1, which of whole numbers is at most the quantile rounded up."""
    own = {name: np.ceil(published[name].quantile(FIFTHS).to_numpy()) for name in "rfm"}
    cutoffs = RfmCutOffs(recency=tuple(own["r"]), frequency=tuple(own["f"]), fifths={})
    r, f = scores(cutoffs, published["r"].to_numpy(float), published["f"].to_numpy())
    m = 1 + np.searchsorted(own["m"], published["m"].to_numpy())
    rule = """champions 55 55 55, potential 35 35 25, loyal 24 24 24, promising 34 13 35, new 45 13 15,
        can't lose 12 34 45, at risk 12 25 45, need attention 13 35 35, about to sleep 23 13 14, lost 11 15 15"""
    found: dict[str, int] = {}
    free = np.ones(len(r), dtype=bool)
    for line in rule.split(","):
        name, *ranges = line.strip().rsplit(" ", 3)
        fits = [(s >= int(low)) & (s <= int(high)) for s, (low, high) in zip((r, f, m), ranges, strict=True)]
        mine = free & fits[0] & fits[1] & fits[2]
        found[name], free = int(mine.sum()), free & ~mine
    assert list(found.values()) == [35, 342, 170, 9, 104, 47, 28, 10, 102, 148]


def test_the_grid_is_the_one_that_people_know_and_has_every_pair_of_scores_once() -> None:
    known = """hibernating [1-2][1-2], at risk [1-2][3-4], can't lose [1-2]5, about to sleep 3[1-2], need attention 33,
        loyal [3-4][4-5], promising 41, new 51, potential loyalist [4-5][2-3], champions 5[4-5]"""
    patterns = dict(line.strip().rsplit(" ", 1) for line in known.split(","))
    cutoffs = RfmCutOffs(recency=(1, 2, 3, 4), frequency=(1, 2, 3, 4), fifths={})
    for r in range(1, 6):
        for f in range(1, 6):
            expected = [name for name, pattern in patterns.items() if re.fullmatch(pattern, f"{r}{f}")]
            [place] = group_of(cutoffs, np.array([6.0 - r]), np.array([float(f)]))
            assert [NAMES[place]] == expected


@given(CUSTOMERS | FRACTIONS)
def test_equal_customers_are_equal_and_better_ones_never_worse(customers: list[tuple[float, float]]) -> None:
    recency, frequency, cutoffs = of(customers)
    r, f = scores(cutoffs, recency, frequency)
    assert {*r, *f} <= {1, 2, 3, 4, 5}
    for values, score, sign in ((recency, r, -1), (frequency, f, 1)):
        order = np.argsort(sign * values, kind="stable")
        steps, climbs = np.diff(values[order]), np.diff(score[order])
        assert (climbs >= 0).all()
        assert (climbs[steps == 0] == 0).all()


@given(CUSTOMERS)
def test_ties_get_the_lowest_score_that_any_of_them_would_have(customers: list[tuple[float, float]]) -> None:
    """By rank, the worst first, all that are equal at the place of the first of them."""
    recency, frequency, cutoffs = of(customers)
    for values, score in zip((-recency, frequency), scores(cutoffs, recency, frequency), strict=True):
        first = np.searchsorted(np.sort(values), values)  # how many are worse
        below = np.searchsorted(np.quantile(np.arange(len(values)), FIFTHS) + 1e-9, first)
        assert (score == 1 + below).all()


@given(CUSTOMERS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(customers: list[tuple[float, float]], random: object) -> None:
    mixed = list(customers)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert of(mixed)[2] == of(customers)[2]


@given(CUSTOMERS)
def test_a_score_that_nobody_has_is_told(customers: list[tuple[float, float]]) -> None:
    recency, frequency, cutoffs = of(customers)
    met = dict(zip(("recency", "frequency"), scores(cutoffs, recency, frequency), strict=True))
    told = unreached(cutoffs, counts(recency, frequency))
    assert {(one.axis, one.score) for one in told} == {
        (axis, score) for axis, of_axis in met.items() for score in range(1, 6) if score not in of_axis
    }
    for one in told:
        if one.share is not None:  # who shares a value, and so leaves a score to nobody
            values = {"recency": recency, "frequency": frequency}[one.axis]
            assert one.share == pytest.approx(np.mean(values == one.value))


@given(CUSTOMERS, st.lists(st.integers(0, 300), min_size=4, max_size=4, unique=True).map(sorted))
def test_own_cut_offs_hold_as_they_are(customers: list[tuple[float, float]], breaks: list[int]) -> None:
    recency, frequency, _ = of(customers)
    cutoffs = learnt(counts(recency, frequency), {"recency": tuple(breaks)})
    assert cutoffs.recency == tuple(breaks)
    assert cutoffs.own == ("recency",)
    r, _ = scores(cutoffs, recency, frequency)
    assert (r == pd.cut(recency, [-np.inf, *breaks, np.inf], labels=[5, 4, 3, 2, 1]).astype(int)).all()


def test_whoever_is_not_known_has_no_group() -> None:
    cutoffs = RfmCutOffs(recency=(1, 2, 3, 4), frequency=(1, 2, 3, 4), fifths={})
    assert group_of(cutoffs, np.array([np.nan, 1.0]), np.array([1.0, np.nan])).tolist() == [-1, -1]
