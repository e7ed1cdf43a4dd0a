"""The grid of a table of customers: sizes, money, where segments lie in it, and what is withheld."""

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.errors import SegmentryError
from segmentry.results.rfm import GRID, RfmGrid
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.rfm.cut_offs import named_groups
from segmentry.stages.rfm.rfm_grid import grid_of, rfm_grid

pytestmark = pytest.mark.usefixtures("quick_choices")

FEATURES = ("days_since_last_order", "orders", "total_spent")


def customers(n: int = 400) -> pd.DataFrame:
    rng = np.random.default_rng(4)
    loyal = rng.random(n) < 0.4
    orders = np.where(loyal, rng.poisson(9, n) + 1, rng.geometric(0.6, n))
    return pd.DataFrame(
        {
            "customer_id": [f"K{i:04d}" for i in range(n)],
            "days_since_last_order": np.where(loyal, rng.integers(0, 60, n), rng.integers(20, 400, n)),
            "orders": orders,
            "total_spent": (orders * rng.gamma(4, 10, n)).round(2),
        }
    )


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    return segmentry.prepare(customers(), Plan(features=FEATURES, k_max=3, min_cell=1))


@pytest.fixture(scope="module")
def segmentation(prepared: Prepared) -> Segmentation:
    return rfm_grid(segmentry.cluster(prepared, segmentry.choose_k(prepared), k=2), prepared)


def grid(frame: pd.DataFrame, **plan: Any) -> RfmGrid:
    found = grid_of(segmentry.read(frame).rows, Plan(**{"min_cell": 1, **plan}))
    assert found is not None
    return found


def test_sizes_and_money_are_those_of_the_customers(segmentation: Segmentation, prepared: Prepared) -> None:
    frame, found = customers(), segmentation.rfm
    assert found is not None
    batch = prepared.table.rows.collect().combine_chunks().to_batches()[0]
    frame["group"] = named_groups(found, batch).to_pylist()
    frame["segment"] = segmentation.score(customers())["segment"]
    assert found.customers == len(frame)
    assert found.total_spent == pytest.approx(frame["total_spent"].sum())
    for group in found.groups:
        mine = frame[frame["group"] == group.name]
        assert group.size == len(mine)
        assert group.total_spent == pytest.approx(mine["total_spent"].sum())
        assert group.share_of_money == pytest.approx(mine["total_spent"].sum() / frame["total_spent"].sum())
        assert group.counts == ((mine["segment"] == 1).sum(), (mine["segment"] == 2).sum())
    fifths = pd.cut(frame["total_spent"], [-np.inf, *frame["total_spent"].quantile([0.2, 0.4, 0.6, 0.8]), np.inf])
    assert found.money is not None
    assert found.money.money == pytest.approx(
        (frame.groupby(fifths, observed=False)["total_spent"].sum() / frame["total_spent"].sum()).to_list()
    )


def test_it_goes_with_the_model(segmentation: Segmentation) -> None:
    again = Segmentation.model_validate_json(segmentation.model_dump_json())
    assert again.rfm == segmentation.rfm


def test_segments_changed_by_hand_lie_in_the_same_grid(segmentation: Segmentation, prepared: Prepared) -> None:
    before, after = segmentation.rfm, segmentry.split(segmentation, prepared, 1).rfm
    assert before is not None
    assert after is not None
    assert (after.cutoffs, after.names) == (before.cutoffs, before.names)
    for group, same in zip(before.groups, after.groups, strict=True):
        assert (group.size, len(group.counts), len(same.counts)) == (same.size, 2, 3)


def test_few_customers_are_withheld_so_that_no_sum_gives_them_away() -> None:
    frame = customers()
    told = grid(frame, min_cell=15)
    sizes = {group.usual: group.size for group in grid(frame).groups}
    small = {usual for usual, size in sizes.items() if 0 < (size or 0) < 15}
    silent = {group.usual for group in told.groups if group.size is None}
    assert small
    assert small <= silent
    assert len(silent) > 1
    for group in told.groups:
        assert group.size == (None if group.usual in silent else sizes[group.usual])
        assert (group.total_spent is None) == (group.share is None) == (group.usual in silent)


def test_whoever_has_no_orders_or_days_is_counted_apart() -> None:
    frame = customers().astype({"orders": float})
    frame.loc[:6, "orders"] = np.nan
    found = grid(frame)
    assert (found.customers, found.missing) == (393, 7)


def test_groups_stay_with_other_columns_rows_and_units_of_money() -> None:
    frame = customers()
    mixed = frame.sample(frac=1, random_state=1).assign(total_spent=lambda f: f["total_spent"] * 100)
    sizes = [group.size for group in grid(mixed).groups]
    assert sizes == [group.size for group in grid(frame).groups]
    assert sizes == [group.size for group in grid(frame.drop(columns="total_spent")).groups]
    assert grid(frame.drop(columns="total_spent")).total_spent is None


def test_a_table_that_does_not_tell_orders_has_no_grid() -> None:
    rows = segmentry.read(customers().rename(columns={"orders": "visits"})).rows
    assert grid_of(rows, Plan()) is None
    words = segmentry.read(customers().assign(orders="many")).rows
    assert grid_of(words, Plan()) is None


def test_a_table_whose_customers_spent_nothing_together_has_no_shares() -> None:
    found = grid(customers().assign(total_spent=0.0))
    assert [group.share_of_money for group in found.groups] == [None] * len(GRID)


def test_own_names_and_cut_offs() -> None:
    found = grid(
        customers(),
        rfm_names={"Champions": "stars", "new": "first order"},
        rfm_breaks={"recency": (30, 90, 180, 365), "frequency": (1, 2, 4, 8)},
    )
    assert found.cutoffs.recency == (30, 90, 180, 365)
    assert [group.name for group in found.groups if group.name != group.usual] == ["first order", "stars"]
    batch = pa.record_batch({"orders": [9, 1, None], "days_since_last_order": [30.0, 3.0, 1.0]})
    assert named_groups(found, batch).to_pylist() == ["stars", "first order", None]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"rfm_breaks": {"recency": (90, 30, 180, 365)}}, "four numbers that rise"),
        ({"rfm_breaks": {"frequency": (1, 1, 2, 3)}}, "four numbers that rise"),
        ({"rfm_names": {"champion": "stars"}}, "no group `champion`. Did you mean `champions`?"),
        ({"rfm_names": {"new": "loyal"}}, "a name that no other has"),
        ({"rfm_names": {"new": " "}}, "a name that no other has"),
    ],
)
def test_what_makes_no_grid_is_refused_in_words(options: dict[str, Any], words: str) -> None:
    with pytest.raises(SegmentryError, match=r"The option `rfm_") as error:
        Plan(**options)
    assert words in str(error.value)
