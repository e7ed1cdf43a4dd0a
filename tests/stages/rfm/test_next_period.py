"""What segments tell of the last quarter of a log: made of what was known before it, and said where nothing can be."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.document import Paragraph
from segmentry.reporting.sections import what_they_spend_next
from segmentry.results.spending import NextSpending
from segmentry.stages.rfm.next_period import PARTS, with_next_spending

pytestmark = pytest.mark.usefixtures("quick_choices")

RETAIL = Path(__file__).resolve().parents[4] / "shared" / "data" / "online_retail.parquet"


def log(days: int = 400, customers: int = 300, seed: int = 0) -> pd.DataFrame:
    """Orders of customers of whom each has a rate and a mean of their own."""
    rng = np.random.default_rng(seed)
    rate, mean = rng.gamma(1.5, 4, customers), rng.lognormal(3, 0.6, customers)
    each = 1 + rng.poisson(rate)
    who = np.repeat(np.arange(customers), each)
    day = np.sort(rng.integers(0, days, len(who) - 2))
    frame = pd.DataFrame({"customer_id": 1_000 + who, "order_id": np.arange(len(who))})
    frame["order_date"] = pd.Timestamp("2023-03-01") + pd.to_timedelta([0, *day, days - 1], unit="D")
    frame["customer_id"] = rng.permutation(frame["customer_id"])
    return frame.assign(total=(mean[frame["customer_id"] - 1_000] * rng.gamma(4, 0.25, len(who))).round(2))


def segmented(frame: pd.DataFrame, **options: Any) -> Segmentation:
    prepared = segmentry.prepare(frame, Plan(**{"rows_are": "orders", "k": 4, "k_max": 4, **options}))
    segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared))
    return with_next_spending(segmentation, prepared)


def found_in(segmentation: Segmentation) -> NextSpending:
    assert segmentation.next_spending is not None
    return segmentation.next_spending


def test_the_last_quarter_is_foretold_by_what_was_before_it() -> None:
    frame = log()
    segmentation = segmented(frame)
    found = found_in(segmentation)
    last = frame["order_date"].max()
    before = frame[frame["order_date"] <= last - pd.Timedelta(days=91)]
    later = frame[(frame["order_date"] > last - pd.Timedelta(days=91))]
    spent = later[later["customer_id"].isin(before["customer_id"])].groupby("customer_id")["total"].sum()
    assert found.period == "2024-01-04 to 2024-04-03"
    assert (found.customers, found.spenders) == (before["customer_id"].nunique(), len(spent))
    assert found.spent == pytest.approx(spent.sum())
    assert [at.groups for at in found.at] == sorted({4, *(at.groups for at in found.at)})
    assert [division.name for division in found.at[0].divisions] == ["these segments", "RFM groups", PARTS]
    assert all(not division.joined for division in found.at[-1].divisions if division.name != PARTS)
    assert max(division.explained["log"] for division in found.at[-1].divisions) > 0.1
    assert with_next_spending(segmentation, segmentry.prepare(frame, segmentation.plan)).next_spending == found


def test_it_is_said_of_what_the_segments_had_to_do_without() -> None:
    options = {"features": ("orders", "total_spent", "orders_in_busiest_season_percent")}
    found = found_in(segmented(log(), **options))
    assert found.without == ("orders_in_busiest_season_percent",)
    assert "made without `orders_in_busiest_season_percent`" in what_they_spend_next.how(found)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"days": 250}, "The log tells of 250 days, and 273 are needed"),
        ({"customers": 90}, "customers had bought anything by 2024-01-03, and 100 are needed"),
    ],
)
def test_where_the_log_is_too_short_or_small_that_is_said(options: dict[str, int], words: str) -> None:
    segmentation = segmented(log(**options))
    assert words in found_in(segmentation).why_not
    section = what_they_spend_next.section(segmentation)
    assert section is not None
    [block] = section.blocks
    assert isinstance(block, Paragraph)
    again = Segmentation.model_validate_json(segmentation.model_dump_json())
    assert again.next_spending == segmentation.next_spending


def test_where_history_makes_no_segments_or_nobody_differs_that_is_said() -> None:
    frame = log()
    alone = found_in(segmented(frame, features=("orders_in_busiest_season_percent",)))
    assert "makes no segments. None of the features" in alone.why_not
    last = frame["order_date"] > frame["order_date"].max() - pd.Timedelta(days=91)
    newcomers = frame.assign(customer_id=np.where(last, frame["customer_id"] + 5_000, frame["customer_id"]))
    assert found_in(segmented(newcomers)).why_not == "All customers spent the same after 2024-01-03."


def test_nothing_is_added_to_a_table_of_customers_or_to_a_log_without_money() -> None:
    frame = log().drop(columns="total")
    assert segmented(frame).next_spending is None
    assert segmented(segmentry.sample("retail", rows=200).to_pandas(), rows_are="customers").next_spending is None


def test_on_online_retail_segments_tell_more_than_the_grid() -> None:
    if not RETAIL.exists():
        pytest.skip("../shared/data/online_retail.parquet is not there")
    found = found_in(segmented(segmentry.read(RETAIL), rows_are="auto"))
    assert (found.period, found.customers, found.spenders) == ("2011-09-10 to 2011-12-09", 3_370, 1_914)
    ten = found.at[-1]
    assert ten.groups == 10
    assert all(
        apart.is_sure and apart.difference > 0 for scale, apart in ten.of("RFM groups").items() if scale != "raw"
    )
