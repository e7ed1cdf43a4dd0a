"""The synthetic log of orders: its traps, and kinds that recency, frequency and money alone do not tell."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score

from segmentry.errors import SegmentryError
from segmentry.sources import order_sample, samples

ROWS = 20_000
NO_GOODS = ["POST", "FEE"]
COUNTS = ["orders", "average_order_value", "units_per_order", "lines_per_order", "products"]
SHARES = [
    *("category_entropy", "spent_on_main_category_percent", "spent_on_discount_percent", "return_rate"),
    *("orders_on_weekends_percent", "orders_in_evenings_percent", "busiest_quarter_share"),
]


@pytest.fixture(scope="module")
def log() -> pd.DataFrame:
    return samples.sample("orders").to_pandas()


def customers(log: pd.DataFrame) -> pd.DataFrame:
    """One row per customer with a sale, by pandas."""
    known = log[log["customer_id"].notna()].assign(money=lambda line: line["quantity"] * line["unit_price"])
    sold = known[(known["quantity"] > 0) & (known["unit_price"] > 0) & ~known["product_code"].isin(NO_GOODS)]
    back = known[known["quantity"] < 0].groupby("customer_id")["money"].sum()
    by = sold.groupby("customer_id")
    order = sold.groupby(["customer_id", "order_id"])["order_date"].first().dt
    made = pd.DataFrame(
        {"last": by["order_date"].max(), "orders": by["order_id"].nunique(), "sales": by["money"].sum()}
    )

    def share(part: pd.Series) -> pd.Series:
        return part.reindex(made.index).fillna(0) / made["sales"]

    spent = sold.pivot_table(index="customer_id", columns="category", values="money", aggfunc="sum", fill_value=0)
    spent = spent.div(spent.sum(axis=1), axis=0)
    quarters = order.quarter.groupby("customer_id").value_counts().unstack(fill_value=0)
    return made.assign(
        days_since_last_order=(log["order_date"].max() - made["last"]).dt.days,
        total_spent=made["sales"] * (1 + share(back)),
        average_order_value=made["sales"] / made["orders"],
        units_per_order=by["quantity"].sum() / made["orders"],
        lines_per_order=by.size() / made["orders"],
        products=by["product_code"].nunique(),
        category_entropy=-(spent * np.log(spent.where(spent > 0, 1))).sum(axis=1),
        spent_on_main_category_percent=spent.max(axis=1),
        spent_on_discount_percent=share(sold[sold["discount"] > 0].groupby("customer_id")["money"].sum()),
        return_rate=share(-back),
        orders_on_weekends_percent=(order.day_of_week >= 5).groupby("customer_id").mean(),
        orders_in_evenings_percent=(order.hour >= 18).groupby("customer_id").mean(),
        busiest_quarter_share=quarters.max(axis=1) / quarters.sum(axis=1),
    )


def test_every_line_has_the_columns_and_traps_of_an_export(log: pd.DataFrame) -> None:
    assert tuple(log.columns) == tuple(samples.schema("orders").names)
    assert len(log) == samples.usual_rows("orders") == ROWS
    assert log["order_date"].is_monotonic_increasing
    assert log["order_date"].dt.year.value_counts().min() > ROWS / 3
    back = log["quantity"] < 0
    assert (log["order_id"].str.startswith("C") == back).all()
    shares = {
        "returned": back.mean(),
        "by guests": log["customer_id"].isna().mean(),
        "no goods": log["product_code"].isin(NO_GOODS).mean(),
        "without a price": (log["unit_price"] == 0).mean(),
        "doubled": log.duplicated().mean(),
    }
    low = {"returned": 0.02, "by guests": 0.03, "no goods": 0.05, "without a price": 0.001, "doubled": 0.004}
    assert all(low[name] < share < 5 * low[name] for name, share in shares.items()), shares


def test_an_order_is_of_one_customer_moment_and_channel(log: pd.DataFrame) -> None:
    of_order = log.groupby("order_id")[["order_date", "customer_id", "channel"]].nunique(dropna=False)
    assert (of_order == 1).all(axis=None)
    assert 2 < len(log) / len(of_order) < 4


def test_products_have_one_name_category_and_list_price(log: pd.DataFrame) -> None:
    paid = log[log["unit_price"] > 0]
    # To the cent of what is paid, which at half the price is twice as coarse.
    listed = paid["unit_price"] / (1 - paid["discount"]) - paid["product_code"].map(
        dict(zip(order_sample.CODES, order_sample.LIST_PRICES, strict=True))
    )
    assert listed.abs().max() < 0.011
    of_product = log.groupby("product_code")[["product", "category"]].nunique(dropna=False)
    assert (of_product == 1).all(axis=None)
    assert log.loc[log["category"].isna(), "product_code"].unique().tolist() in (NO_GOODS, NO_GOODS[::-1])
    np.testing.assert_allclose(100 * log["unit_price"], (100 * log["unit_price"]).round(), atol=1e-6)


def test_the_kinds_differ_in_what_they_are_called_for(log: pd.DataFrame) -> None:
    kinds = pd.Series(samples.true_kinds())
    table = customers(log)
    mean = table.groupby(kinds.reindex(table.index)).mean(numeric_only=True)
    assert set(mean.index) == set(order_sample.KINDS)
    assert mean["spent_on_discount_percent"].idxmax() == "bargain hunters"
    assert mean["units_per_order"].idxmax() == "wholesale giants"
    assert mean["orders"].idxmin() == "one-time"
    several = mean.drop(index="one-time")
    assert several["busiest_quarter_share"].idxmax() == several["spent_on_main_category_percent"].idxmax() == "seasonal"
    wraps = log[log["product_code"] == "WRAP"]["customer_id"].map(kinds).value_counts(normalize=True)
    assert wraps["gift buyers"] > 0.8


@pytest.mark.parametrize("seed", [0, 1])
def test_behaviour_tells_the_kinds_and_recency_frequency_and_money_do_not(seed: int) -> None:
    table = customers(samples.sample("orders", ROWS, seed).to_pandas())
    truth = pd.Series(samples.true_kinds(ROWS, seed)).reindex(table.index)

    def agreement(columns: pd.DataFrame) -> float:
        scores = (columns - columns.mean()) / columns.std()
        return float(adjusted_rand_score(truth, KMeans(6, n_init=10, random_state=0).fit_predict(scores)))

    singles = {column: agreement(table[[column]]) for column in (*COUNTS, *SHARES)}
    assert max(singles.values()) < 0.5, singles
    grid = table[["days_since_last_order", "orders", "total_spent"]]
    behaviour = pd.concat([np.log(table[COUNTS]), table[SHARES]], axis=1)
    # Measured over seeds 0 to 7: 0.96 to 0.98, 0.40 to 0.48 and 0.54 to 0.63.
    assert agreement(behaviour) > 0.9
    assert agreement(grid) < 0.7
    assert agreement(np.log1p(grid.clip(lower=0))) < 0.7


def test_kinds_of_lines_and_of_customers_agree(log: pd.DataFrame) -> None:
    of_lines = samples.true_segments("orders", ROWS)
    kinds = samples.true_kinds(ROWS)
    guests = log["customer_id"].isna()
    assert (of_lines[guests] == 0).all()
    named = [order_sample.KINDS[kind - 1] for kind in of_lines[~guests]]
    assert named == log["customer_id"][~guests].map(kinds).tolist()
    assert set(kinds) == set(log["customer_id"].dropna())
    sizes = pd.Series(kinds).value_counts(normalize=True)
    declared = [order_sample._KINDS[kind].percent for kind in order_sample.KINDS]
    assert all(first >= second for first, second in pairwise(declared))
    np.testing.assert_allclose(sizes.reindex(order_sample.KINDS), np.array(declared) / sum(declared), atol=0.04)
    assert sum(kind.percent for kind in order_sample._KINDS.values()) == 100


@settings(max_examples=5, deadline=None)
@given(short=st.integers(1, 60_000), more=st.integers(0, 30_000), seed=st.integers(0, 2**70))
def test_a_smaller_log_is_part_of_a_larger_one(short: int, more: int, seed: int) -> None:
    def lines(rows: int) -> pd.Series:
        log = samples.sample("orders", rows, seed).to_pandas()
        assert len(log) == rows
        return pd.util.hash_pandas_object(
            log.drop(columns="order_id").astype({"customer_id": float}), index=False
        ).value_counts()

    few, many = lines(short), lines(short + more)
    assert (many.reindex(few.index, fill_value=0) >= few).all()
    assert samples.true_kinds(short, seed).items() <= samples.true_kinds(short + more, seed).items()


def test_blocks_stream_with_customers_and_orders_of_their_own() -> None:
    first, second, third = samples.batches("orders", 110_000, seed=3)
    assert [block.num_rows for block in (first, second, third)] == [50_000, 50_000, 10_000]
    assert first.schema == samples.schema("orders") == samples.sample("orders", 1).schema
    for column in ("customer_id", "order_id"):
        one, other = (set(block[column].drop_null().to_pylist()) for block in (first, second))
        assert one.isdisjoint(other)
    first.validate(full=True)
    whole = pa.Table.from_batches([first, second])
    assert samples.sample("orders", 100_000, seed=3).equals(whole)
    assert not samples.sample("orders", 500, seed=3).equals(samples.sample("orders", 500, seed=4))


@pytest.mark.parametrize(("rows", "seed", "words"), [(0, 0, "at least 1 row"), (1, -1, "seed")])
def test_impossible_rows_or_seed_are_refused(rows: int, seed: int, words: str) -> None:
    for ask in (samples.true_kinds, lambda *asked: samples.batches("orders", *asked)):
        with pytest.raises(SegmentryError, match=words):
            ask(rows, seed)
