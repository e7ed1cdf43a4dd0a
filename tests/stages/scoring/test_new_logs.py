"""New customers of a new log, and the same customers a month later, by the model's own recipe."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.errors import SegmentryError

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn")


@pytest.fixture(scope="module")
def log() -> pd.DataFrame:
    frame: pd.DataFrame = segmentry.sample("orders", rows=4_000).to_pandas()
    return frame


@pytest.fixture(scope="module")
def model(log: pd.DataFrame) -> Segmentation:
    return segmentry.run(log, Plan(k=4, k_max=5))


def test_the_log_itself_gives_the_segments_that_it_made(model: Segmentation, log: pd.DataFrame) -> None:
    labelled = model.score(log)
    assert labelled["segment"].value_counts().to_dict() == model.sizes
    grid = {group.name: group.size for group in model.rfm.groups if group.size} if model.rfm else {}
    told = labelled["rfm_group"].value_counts().to_dict()
    assert {name: told[name] for name in grid} == grid


def test_a_table_of_its_customers_is_labelled_as_the_log(
    model: Segmentation, log: pd.DataFrame, tmp_path: Path
) -> None:
    segmentry.customers(log).rows.write(tmp_path / "customers.csv", "csv")
    assert model.score(tmp_path / "customers.csv")["segment"].tolist() == model.score(log)["segment"].tolist()


def test_a_later_log_counts_to_its_own_last_day_unless_told(model: Segmentation, log: pd.DataFrame) -> None:
    new = log["customer_id"].max()
    more = {"order_id": "999999", "order_date": pd.Timestamp("2026-01-30 12:00"), "customer_id": new}
    march = Plan(reference_date=date(2026, 3, 1))
    later = pd.concat([log, pd.DataFrame([{**log.iloc[0].to_dict(), **more}])], ignore_index=True)
    days = [
        table.set_index("customer_id")["days_since_last_order"]
        for table in (model.score(log), model.score(later), model.score(later, plan=march))
    ]
    assert (days[1][new], days[2][new]) == (0, 29)
    assert (days[1].drop(new) - days[0].drop(new)).between(29, 31).all()


def test_a_date_that_was_told_holds_for_the_log_that_it_was_told_of(log: pd.DataFrame) -> None:
    told = segmentry.run(log, Plan(k=4, k_max=4, reference_date=date(2026, 1, 31)))
    assert told.score(log)["segment"].value_counts().to_dict() == told.sizes


def test_a_log_without_a_column_of_the_models_is_told(model: Segmentation, log: pd.DataFrame) -> None:
    with pytest.raises(SegmentryError, match="missing     `spent_on_discount_percent`"):
        model.score(log.drop(columns="discount"))
    with pytest.raises(SegmentryError, match="No line of pandas is a sale"):
        model.score(log, plan=Plan(since=date(2030, 1, 1)))
