"""Customers as they were at a day, and what they spent after it, beside pandas."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.errors import SegmentryError
from segmentry.results.table import Table
from segmentry.stages.customers.as_of import SPENT_AFTER, as_of

DAY = date(2024, 9, 30)
WANTED = ["days_since_last_order", "orders", "total_spent", "units_per_order", "country"]


def log(seed: int = 0, lines: int = 1_500) -> pd.DataFrame:
    """Lines of a year, of which some are returns, without a price or without a customer."""
    rng = np.random.default_rng(seed)
    order = np.sort(rng.integers(0, lines // 2, lines))
    day = pd.Timestamp("2024-01-01") + pd.to_timedelta(order * 360 // (lines // 2), unit="D")
    customer = rng.integers(1, 120, lines // 2)[order].astype(float)
    quantity = np.where(rng.random(lines) < 0.05, -1, rng.integers(1, 9, lines))
    frame = pd.DataFrame(
        {
            "order_id": order,
            "customer_id": np.where(rng.random(lines // 2)[order] < 0.02, np.nan, customer),
            "order_date": day,
            "quantity": quantity,
            "unit_price": np.where(rng.random(lines) < 0.02, 0.0, rng.gamma(2, 8, lines).round(2)),
        }
    )
    return frame.assign(country=np.where(frame["customer_id"] % 3 == 0, "Malta", "Cyprus"))


def by_pandas(frame: pd.DataFrame, day: date) -> pd.DataFrame:
    known = frame.dropna(subset="customer_id").assign(amount=lambda f: f["quantity"] * f["unit_price"])
    known = known[(known["unit_price"] > 0) | (known["quantity"] < 0)]
    end = pd.Timestamp(day) + pd.Timedelta(days=1)
    before, after = known[known["order_date"] < end], known[known["order_date"] >= end]
    sold = before[before["quantity"] > 0].groupby("customer_id")
    made = pd.DataFrame({"orders": sold["order_id"].nunique()})
    made["days_since_last_order"] = (pd.Timestamp(day) - sold["order_date"].max()).dt.days
    made["units_per_order"] = sold["quantity"].sum() / made["orders"]
    made["total_spent"] = before.groupby("customer_id")["amount"].sum()
    made[SPENT_AFTER] = after.groupby("customer_id")["amount"].sum().reindex(made.index).fillna(0.0)
    return made


def made(frame: pd.DataFrame, **options: Any) -> tuple[Table, Plan]:
    plan = Plan(rows_are="order lines", **options)
    return segmentry.customers(frame, plan), plan


def test_everything_is_made_of_the_lines_up_to_the_day_and_spending_of_those_after_it() -> None:
    frame = log()
    table, _ = made(frame)
    known = as_of(table, DAY, WANTED).rows.collect().to_pandas().set_index("customer_id")
    expected = by_pandas(frame, DAY)
    assert sorted(known.columns) == sorted([*WANTED, SPENT_AFTER])
    assert (known["country"] == np.where(known.index % 3 == 0, "Malta", "Cyprus")).all()
    pd.testing.assert_frame_equal(
        known[list(expected)].astype(float),
        expected.astype(float),
        check_names=False,
        check_index_type=False,
        rtol=1e-6,
    )


def test_what_comes_later_changes_only_what_was_spent_later() -> None:
    frame = log(1)
    later = frame.assign(quantity=np.where(frame["order_date"] > "2024-10-01", 7, frame["quantity"]))
    found = []
    for lines in (frame, later):
        table, _ = made(lines)
        found.append(as_of(table, DAY, WANTED).rows.collect().to_pandas())
    pd.testing.assert_frame_equal(found[0][found[0].columns[:-1]], found[1][found[1].columns[:-1]])
    assert not found[0].equals(found[1])


def test_the_plan_holds_and_a_season_needs_a_year() -> None:
    frame = log(2)
    table, _ = made(frame, since="2024-03-01", until="2024-11-30", not_goods=())
    known = as_of(table, DAY, [*WANTED, "orders_in_busiest_season_percent"])
    within = frame[(frame["order_date"] >= "2024-03-01") & (frame["order_date"] < "2024-12-01")]
    expected = by_pandas(within, DAY)
    assert "orders_in_busiest_season_percent" not in known.types
    assert known.rows.collect([SPENT_AFTER]).to_pandas()[SPENT_AFTER].sum() == pytest.approx(
        expected[SPENT_AFTER].sum()
    )
    assert known.n_rows == len(expected)


def test_a_table_without_its_lines_or_a_day_before_them_is_refused() -> None:
    table, _ = made(log(3))
    with pytest.raises(SegmentryError, match="Nobody in pandas had bought anything by 2023-12-31"):
        as_of(table, date(2023, 12, 31), WANTED)
    with pytest.raises(SegmentryError, match="Give the log itself"):
        as_of(table.model_copy(update={"lines": None}), DAY, WANTED)
    assert "lines" not in table.model_dump(exclude={"rows"})


def test_where_memory_is_little_customers_stand_in_their_order_too() -> None:
    table, _ = made(log())
    rows = table.lines.rows  # type: ignore[union-attr]
    few = replace(rows, shares=replace(rows.shares, database=20_000))
    assert few.shares.parts(few.n_rows) > 1
    in_parts = table.model_copy(update={"lines": replace(table.lines, rows=few)})
    whole, parts = (as_of(one, DAY, WANTED).rows.collect() for one in (table, in_parts))
    assert parts.equals(whole)
