"""Days and times of a log, however they are written: the same customers come of all of them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.results.orders import OrderLog
from segmentry.stages.customers.customers import understood_rows
from segmentry.stages.customers.days_read import with_days
from tests.stages.customers.logs import Lines
from tests.stages.customers.made_customers import lines_in, log_of, made

X = Lines(5, lines=0)
LOG = pd.DataFrame({"customer_id": X.customer, "order_id": X.order, "amount": X.total})
MOMENTS: pd.DatetimeIndex = X.moment + pd.DateOffset(hours=0)


def of_years(days: pd.DatetimeIndex) -> np.ndarray:
    """116004 for the fourth day of 2016."""
    return np.asarray((days.year - 1900) * 1000 + days.day_of_year)


def read(columns: dict[str, object], folder: Path) -> OrderLog:
    table = made(LOG.assign(**columns), folder)
    assert lines_in(table, "no date") == 0
    return log_of(table)


@pytest.mark.parametrize(
    "days",
    [
        lambda days: {"order_date": days.strftime("%Y%m%d").astype(int)},
        lambda days: {"order_date": days.strftime("%y%m%d").astype(int)},
        lambda days: {"order_date": days.strftime("%Y%m%d%H%M%S").astype(int)},
        lambda days: {"order_date": days.strftime("%Y%m%d%H%M").astype(int)},
        lambda days: {"order_date": (days - pd.Timestamp("1899-12-30")).days},
        lambda days: {"order_date": of_years(days)},
        lambda days: {"order_date": days.strftime("%b-%d-%y")},
        lambda days: {"Jahr": days.year, "order_date": days.strftime("%d.%m.")},
        lambda days: {"Year": days.year, "order_date": days.strftime("%m/%d")},
        lambda days: {"Year": days.year, "Month": days.month, "Day": days.day},
        lambda days: {"annee": days.year, "mois": days.month, "jour": days.day, "heure": days.strftime("%H:%M")},
    ],
)
def test_days_are_read_as_they_are_meant(days: Callable[[pd.DatetimeIndex], dict[str, object]], tmp_path: Path) -> None:
    log = read(days(MOMENTS), tmp_path)
    assert (log.first, log.last) == (MOMENTS.min().date().isoformat(), MOMENTS.max().date().isoformat())


def test_29_february_is_a_day_in_years_of_the_buddha_too() -> None:
    """2567 has none by our count, and 2024 has."""
    read = with_days(segmentry.read(pd.DataFrame({"วันที่": ["28/02/2567", "29/02/2567", "01/03/2567"] * 9})))
    days = read.rows.collect(["วันที่"]).column(0).to_pylist()[:3]
    assert [day.date().isoformat() for day in days] == ["2024-02-28", "2024-02-29", "2024-03-01"]


def without_names(backwards: bool = False, **days: np.ndarray) -> pd.DataFrame:
    x = Lines(8)
    frame = pd.DataFrame({"SDDOCO": 20100 + x.order, "SDAN8": 5000 + x.customer, **days, "SDUORG": x.quantity})
    return frame[::-1].reset_index(drop=True) if backwards else frame


NAMELESS = Lines(8)


@pytest.mark.parametrize(
    "frame",
    [
        without_names(SDTRDJ=of_years(NAMELESS.day)),
        without_names(True, SDTRDJ=of_years(NAMELESS.day)),
        without_names(SDTRDJ=of_years(NAMELESS.day), SDIVD=np.where(NAMELESS.order % 5, of_years(NAMELESS.day), 0)),
    ],
)
def test_days_without_a_name_make_rows_that_may_be_lines_of_orders(frame: pd.DataFrame) -> None:
    table = segmentry.read(frame)
    found = understood_rows(table, Plan())
    assert found.kind == "customers"
    assert found.doubt.startswith("`SDDOCO` stands in several rows, always with one day (`SDTRDJ`) and one `SDAN8`")
    roles = {"customer": "SDAN8", "order": "SDDOCO", "date": "SDTRDJ", "quantity": "SDUORG"}
    log = log_of(segmentry.customers(table, Plan(roles=roles, rows_are="order lines")))
    assert (log.first, log.last) == (NAMELESS.day.min().date().isoformat(), NAMELESS.day.max().date().isoformat())


@pytest.mark.parametrize(
    "numbers",
    [
        100_001 + NAMELESS.order,  # running numbers
        101_001 + 1000 * (NAMELESS.order // 250) + NAMELESS.order % 250,  # of several departments
        np.random.default_rng(0).permutation(of_years(NAMELESS.day)),  # such days, but in no order
    ],
)
def test_other_numbers_are_no_days(numbers: np.ndarray) -> None:
    assert not understood_rows(segmentry.read(without_names(SDTRDJ=numbers)), Plan()).doubt


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
