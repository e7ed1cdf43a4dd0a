"""Days and times of a log, however they are written: the same customers come of all of them."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import segmentry
from segmentry.results.orders import OrderLog
from tests.stages.customers.logs import Lines

X = Lines(5, lines=0)
LOG = pd.DataFrame({"customer_id": X.customer, "order_id": X.order, "amount": X.total})
MOMENTS: pd.DatetimeIndex = X.moment + pd.DateOffset(hours=0)


def read(columns: dict[str, object], folder: Path) -> OrderLog:
    LOG.assign(**columns).to_csv(folder / "log.csv", index=False)
    table = segmentry.customers(folder / "log.csv")
    assert table.log is not None
    assert table.log.ledger.of("no date").rows == 0
    return table.log


@pytest.mark.parametrize(
    "days",
    [
        lambda days: {"order_date": days.strftime("%Y%m%d").astype(int)},
        lambda days: {"order_date": days.strftime("%y%m%d").astype(int)},
        lambda days: {"order_date": days.strftime("%Y%m%d%H%M%S").astype(int)},
        lambda days: {"order_date": days.strftime("%Y%m%d%H%M").astype(int)},
        lambda days: {"order_date": (days - pd.Timestamp("1899-12-30")).days},
        lambda days: {"order_date": days.strftime("%b-%d-%y")},
        lambda days: {"Year": days.year, "Month": days.month, "Day": days.day},
        lambda days: {"annee": days.year, "mois": days.month, "jour": days.day, "heure": days.strftime("%H:%M")},
    ],
)
def test_days_are_read_as_they_are_meant(days: Callable[[pd.DatetimeIndex], dict[str, object]], tmp_path: Path) -> None:
    log = read(days(MOMENTS), tmp_path)
    assert (log.first, log.last) == (MOMENTS.min().date().isoformat(), MOMENTS.max().date().isoformat())


def test_numbered_days_have_no_weekends(tmp_path: Path) -> None:
    numbers = (MOMENTS - MOMENTS.min()).days
    log = read({"DAY": numbers}, tmp_path)
    assert (log.first, log.last) == (
        "2000-01-01",
        (pd.Timestamp("2000-01-01") + pd.Timedelta(days=int(numbers.max()))).date().isoformat(),
    )
    assert not {"orders_on_weekends_percent", "orders_in_busiest_season_percent"} & {*log.definitions}
    assert "orders_per_month" in log.definitions


@pytest.mark.parametrize(
    ("times", "to"),
    [
        (lambda moments: moments.strftime("%H:%M"), "min"),
        (lambda moments: moments.strftime("%H%M").astype(int), "min"),
        (lambda moments: moments.strftime("%H%M%S").astype(int), "min"),
        (lambda moments: moments.hour, "h"),
    ],
)
def test_times_of_day_are_read_as_they_are_meant(
    times: Callable[[pd.DatetimeIndex], object], to: str, tmp_path: Path
) -> None:
    log = read({"order_date": MOMENTS.strftime("%Y-%m-%d"), "order_time": times(MOMENTS)}, tmp_path)
    assert log.reference_date == MOMENTS.max().floor(to).isoformat(sep=" ")
