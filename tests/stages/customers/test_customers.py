"""A log becomes customers: every column against pandas, the ledger as a law, and the figures that are known."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.column_plan import ColumnPlan
from segmentry.errors import SegmentryError
from segmentry.stages.customers.customers import customers
from segmentry.stages.customers.spellings import spelling_of
from segmentry.stages.scoring.new_orders import of_orders

from .logs import Lines
from .made_customers import log_of

SHARED = Path(__file__).parents[4] / "shared" / "data"
NEEDS_SHARED = pytest.mark.skipif(not SHARED.exists(), reason="the real tables are not beside this checkout")

NAMES = ("customer_id", "order_id", "order_date", "quantity", "unit_price", "product_code", "currency")


def drawn(seed: int, lines: int = 400) -> pd.DataFrame:
    """Lines of every class, in no order."""
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {
            "customer_id": rng.integers(1, 40, lines) + 0.0,
            "order_id": rng.integers(1, 200, lines),
            "order_date": pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 366, lines), "D"),
            "quantity": rng.integers(-1, 5, lines),
            "unit_price": rng.integers(0, 10_000, lines) / 100 * (rng.random(lines) < 0.9),
            "product_code": rng.choice(["A1", "B2", "POST", "C3"], lines),
            "currency": rng.choice(["EUR", "USD"], lines, p=[0.9, 0.1]),
        }
    )
    at_night = frame.groupby("order_id")["customer_id"].transform("first")  # an order is of one customer
    nobody = rng.random(200)[frame["order_id"] - 1] < 0.1
    return frame.assign(
        customer_id=at_night.mask(nobody), order_date=frame["order_date"].mask(rng.random(lines) < 0.05)
    )


def framed(lines: list[tuple[Any, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(lines, columns=NAMES)
    return frame.assign(order_date=pd.to_datetime(frame["order_date"]))


@pytest.mark.parametrize(("seed", "since"), [(0, None), (1, date(2024, 4, 1))])
def test_every_line_stands_in_one_class_and_they_add_up_to_the_cent(seed: int, since: date | None) -> None:
    frame = drawn(seed)
    roles = dict(zip(("customer", "order", "date"), NAMES, strict=False))
    roles |= {"quantity": "quantity", "unit_price": "unit_price", "product": "product_code", "currency": "currency"}
    made = customers(frame, Plan(rows_are="order lines", roles=roles, currency="EUR", since=since))
    ledger = log_of(made).ledger
    assert ledger.rows == len(frame)
    money = round(sum(round(q * p * 1e6) for q, p in zip(frame["quantity"], frame["unit_price"], strict=True)) / 1e6, 6)
    assert sum(lines.money for lines in ledger.classes) == pytest.approx(money, abs=1e-6)
    known = frame["customer_id"].notna()
    dated = known & frame["order_date"].notna()
    within = dated & (frame["order_date"] >= pd.Timestamp(since or date(2000, 1, 1)))
    ours = within & (frame["currency"] == "EUR")
    assert ledger.of("no customer").rows == (~known).sum()
    assert ledger.of("no date").rows == (known & ~dated).sum()
    assert ledger.of("outside the period").rows == (dated & ~within).sum()
    assert ledger.of("other currency").rows == (within & ~ours).sum()
    assert ledger.of("return").rows == (ours & (frame["quantity"] < 0)).sum()
    assert made.n_rows == ledger.buyers <= ledger.customers == frame["customer_id"].nunique()
    assert made.rows.collect(["total_spent"])["total_spent"].to_pylist() == pytest.approx(net(frame[ours]), abs=1e-6)


def net(lines: pd.DataFrame) -> list[float]:
    """What each customer with a sale spent, less what came back."""
    worth = lines.assign(worth=lines["quantity"] * lines["unit_price"])
    sold = worth[(worth["worth"] > 0) & (worth["product_code"] != "POST")]
    back = worth[worth["quantity"] < 0]
    spent = sold.groupby("customer_id")["worth"].sum()
    return (spent + back.groupby("customer_id")["worth"].sum().reindex(spent.index).fillna(0.0)).tolist()


def by_pandas(frame: pd.DataFrame) -> pd.DataFrame:
    """Every number of the sample's customers, by other means."""
    lines = frame.dropna(subset="customer_id").assign(worth=frame["quantity"] * frame["unit_price"])
    goods = ~lines["product_code"].isin(["POST", "FEE"])
    sold = lines[goods & (lines["quantity"] > 0) & (lines["worth"] > 0)]
    back, now = lines[lines["quantity"] < 0], sold["order_date"].max()
    orders = sold.groupby(["customer_id", "order_id"]).agg(
        at=("order_date", "min"), worth=("worth", "sum"), lines=("worth", "size"), units=("quantity", "sum")
    )
    orders = orders.reset_index().sort_values(["customer_id", "at", "order_id"])
    orders["gap"] = orders.groupby("customer_id")["at"].diff().dt.total_seconds() / 86_400
    by, of_lines = orders.groupby("customer_id"), sold.groupby("customer_id")
    made = pd.DataFrame({"orders": by.size()})
    made["days_since_last_order"] = (now - by["at"].max()).dt.days
    made["days_as_customer"] = (now - by["at"].min()).dt.days
    made["average_order_value"] = by["worth"].mean()
    returned = back.groupby("customer_id")
    made["total_spent"] = by["worth"].sum().add(returned["worth"].sum(), fill_value=0)[made.index]
    months = (now - by["at"].min()).dt.total_seconds() / 86_400 / 30.4375
    made["orders_per_month"] = made["orders"] / months.clip(lower=1)
    made["mean_days_between_orders"], made["median_days_between_orders"] = by["gap"].mean(), by["gap"].median()
    made["regularity"] = (by["gap"].mean() ** 2 / by["gap"].var()).where(by["gap"].count() >= 4)
    made["lines_per_order"], made["units_per_order"] = by["lines"].mean(), by["units"].mean()
    made["products"], made["categories"] = of_lines["product_code"].nunique(), of_lines["category"].nunique()
    spent = sold.groupby(["customer_id", "category"])["worth"].sum()
    shares = spent / spent.groupby("customer_id").transform("sum")
    made["category_spread"] = -(shares * np.log(shares)).groupby("customer_id").sum()
    made["spent_on_main_category_percent"] = 100 * shares.groupby("customer_id").max()
    on_discount = sold[sold["discount"] > 0].groupby("customer_id")["worth"].sum().reindex(made.index).fillna(0)
    made["spent_on_discount_percent"] = 100 * on_discount / of_lines["worth"].sum()
    came_back = returned["order_id"].nunique().reindex(made.index).fillna(0)
    made["orders_returned_percent"] = (100 * came_back / made["orders"]).clip(upper=100)
    money_back = -returned["worth"].sum().reindex(made.index).fillna(0)
    made["money_returned_percent"] = (100 * money_back / by["worth"].sum()).clip(upper=100)
    made["orders_on_weekends_percent"] = 100 * by["at"].agg(lambda at: (at.dt.day_of_week >= 5).mean())
    made["orders_in_evenings_percent"] = 100 * by["at"].agg(lambda at: (at.dt.hour >= 18).mean())
    busiest = 100 * by["at"].agg(lambda at: at.dt.quarter.value_counts(normalize=True).max())
    made["orders_in_busiest_season_percent"] = busiest.where(made["orders"] >= 3)
    middle = orders["customer_id"].map(by["at"].min() + (now - by["at"].min()) / 2)
    late = orders[orders["at"] >= middle].groupby("customer_id")["worth"].sum().reindex(made.index).fillna(0)
    made["spending_trend"] = (2 * late / by["worth"].sum() - 1).where(made["orders"] >= 3)
    return made


def test_every_number_is_that_of_pandas() -> None:
    log = segmentry.sample("orders", rows=6_000)
    made = customers(log).rows.collect().to_pandas().set_index("customer_id")
    expected = by_pandas(log.to_pandas())
    assert set(expected) == {name for name in made if pd.api.types.is_numeric_dtype(made[name])}
    pd.testing.assert_frame_equal(
        made[list(expected)].astype(float),
        expected.astype(float),
        check_names=False,
        check_index_type=False,
        rtol=0,
        atol=2e-6,
    )


@NEEDS_SHARED
def test_online_retail_has_the_known_figures() -> None:
    table = customers(SHARED / "online_retail.parquet", Plan(reference_date=date(2011, 12, 11)))
    ledger = log_of(table).ledger
    sale, back, nobody = (ledger.of(name) for name in ("sale", "return", "no customer"))
    assert (ledger.rows, sale.rows, nobody.rows, ledger.duplicates) == (541_909, 397_884, 135_080, 6_007)
    assert (ledger.customers, ledger.buyers, table.n_rows) == (4_372, 4_338, 4_338)
    money = [round(lines.money, 2) for lines in (sale, back, nobody)]
    assert money == [8_911_407.90, -611_342.09, 1_447_682.12]
    assert round(sum(lines.money for lines in ledger.classes), 2) == 9_747_747.93
    made = table.rows.collect(["days_since_last_order", "total_spent"]).to_pandas()
    assert made["days_since_last_order"].median() == 51
    assert round(sale.money + back.money, 2) == 8_300_065.81
    assert "541,909 order lines of 4,372 customers, 2010-12-01 to 2011-12-09." in log_of(table).paragraph


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([0], "new"),  # of somebody who came yesterday
        ([-300], "lost"),
        ([-90, -60, -30, 0], "active"),
        ([-140, -110, -80, -50], "slipping away"),
        ([-190, -160, -130, -100], "lost"),
        ([-400, -370, -340, -310, -10], "back"),
    ],
)
def test_customers_stand_by_their_own_rhythm(days: list[int], expected: str) -> None:
    """Others order every thirty days, give or take ten."""
    rng = np.random.default_rng(0)
    others = [(i, -int(day)) for i in range(1, 60) for day in np.cumsum(rng.integers(20, 41, 8))]
    rows = [*others, (100, 0), *((0, day) for day in days)]
    at = pd.Timestamp("2024-12-31")
    log = pd.DataFrame(rows, columns=["customer_id", "day"])
    log = log.assign(order_date=at + pd.to_timedelta(log["day"], "D"), order_id=range(len(log)), total=10.0)
    made = customers(log.drop(columns="day"), Plan(rows_are="orders")).rows.collect().to_pandas()
    assert made.set_index("customer_id")["lifecycle"][0] == expected


def test_a_table_of_customers_passes_through_and_one_that_was_made_stays() -> None:
    table = segmentry.read(segmentry.sample("bank", rows=200))
    assert customers(table) is table
    made = customers(segmentry.sample("orders", rows=2_000))
    assert customers(made) is made


def test_money_of_several_currencies_is_not_added_up() -> None:
    lines = [(i, i, date(2024, 1, 1), 1, 10.0, "A1", "EUR") for i in range(5)]
    lines += [(i, 9 + i, date(2024, 2, 1), 1, 10.0, "A1", "USD") for i in range(5)]
    frame = framed(lines)
    with pytest.raises(SegmentryError, match=r"EUR \(5 lines\) and USD \(5 lines\)"):
        customers(frame, Plan(rows_are="order lines"))
    rates = customers(frame, Plan(rows_are="order lines", rates={"EUR": 1.0, "USD": 0.5}))
    assert rates.rows.collect(["total_spent"])["total_spent"].to_pylist() == [15.0] * 5


def test_orders_of_which_nothing_came_are_returns_in_the_languages_of_shops() -> None:
    undone = [
        "refunded",
        "storniert",
        "RECHAZADA",
        "Recusada",
        "rifiutato",
        "Отменён",
        "Возврат",
        "İptal",
        "已取消",
        "取消",
        "취소",
    ]
    done = ["paid", "bezahlt", "EXITOSA", "Оплачен", "已支付", "완료"]
    frame = pd.DataFrame({"status": [*undone, *done]})
    frame = frame.assign(customer_id=frame.index % 4, order_id=frame.index, order_date=date(2024, 1, 1), total=10.0)
    assert log_of(customers(frame, Plan(rows_are="orders"))).ledger.of("return").rows == len(undone)


def test_guests_with_an_address_are_customers() -> None:
    x = Lines(3)
    mail = pd.Series(x.named("C", x.customer)) + "@example.org"
    mail = mail.where(x.order % 7 > 0, mail.str.upper())  # as people write it
    frame = pd.DataFrame({"order_id": x.order, "date": x.day, "price": x.price, "quantity": x.quantity})
    user = np.where(x.customer % 2 == 0, 0, x.customer)
    read = log_of(segmentry.customers(frame.assign(customer_user=user, billing_email=mail)))
    assert read.rows_read.roles["customer"] == "billing_email"
    assert read.ledger.of("no customer").rows == 0


SPELLED = (
    ("+44 7911 {:06d}", "07911 {:06d}", "7911-{:06d}"),
    ("+7 (912) 3{:06d}", "8 912 3{:06d}", "89123{:06d}"),
    ("0049 171 5{:06d}", "0171/5{:06d}", "+49 1715{:06d}"),
    ("+45 21{:06d}", "21{:06d}", "0045 21 {:06d}"),
)


@pytest.mark.parametrize("spelled", SPELLED)
def test_one_telephone_in_several_spellings_is_one_customer(spelled: tuple[str, ...]) -> None:
    x = Lines(3)
    numbers = [spelled[order % 3].format(c * 7919 % 999_983) for order, c in zip(x.order, x.customer, strict=True)]
    frame = pd.DataFrame({"order_id": x.order, "date": x.day, "amount": x.total, "phone": numbers})
    digits = spelling_of(segmentry.read(frame[["phone"]]), "phone").digits
    assert len({re.sub("[^0-9]", "", number)[-digits:] for number in numbers}) == len(set(x.customer))
    codes = pd.DataFrame({"phone": [f"{1_000_000 + c}-01" for c in x.customer]})
    assert not spelling_of(segmentry.read(codes), "phone").digits
    if spelled == SPELLED[0]:
        made = segmentry.customers(frame)
        assert log_of(made).rows_read.roles["customer"] == "phone"
        assert made.n_rows == len(set(x.customer))
        assert "in several spellings" in " ".join(made.load_report.notes)


@pytest.mark.parametrize("typed", [0, -1, 99_999, "0000000000000", "0000199999", "C9999999"])
def test_one_number_may_stand_for_all_guests(typed: int | str) -> None:
    x = Lines(8, customers=120)
    guests = x.order % 4 == 0
    form = "{:d}" if isinstance(typed, int) else "C{:07d}" if typed[0] == "C" else "{:010d}"
    numbers = pd.Series(x.customer + 5_001).map(form.format)
    frame = pd.DataFrame({"order_id": x.order, "customer_id": numbers, "date": x.day, "total": x.total})
    log = frame.assign(customer_id=numbers.where(~guests, str(typed)))
    counted = segmentry.customers(log)
    assert counted.n_rows == numbers[~guests].nunique()
    assert log_of(counted).ledger.of("no customer").rows == guests.sum()
    assert any(f"`{typed}` in `customer_id` is taken for no customer" in note for note in counted.load_report.notes)
    if typed == 0:
        kept = segmentry.customers(log, Plan(columns={"customer_id": ColumnPlan(missing=())}))
        assert log_of(kept).ledger.of("no customer").rows == 0
    month = of_orders(log_of(counted), segmentry.read(log[guests | (x.order % 4 == 1)]), Plan(), {})
    assert log_of(month).ledger.of("no customer").rows == guests.sum()


@pytest.mark.parametrize(("busy", "said"), [("K5310", True), ("K5001", False)])
def test_who_orders_more_than_a_customer_can_is_doubted_and_kept(busy: str, said: bool) -> None:
    x = Lines(8, customers=120)
    much = x.order % 4 == 0 if said else x.order % 40 == 0
    codes = pd.Series(x.named("K", x.customer, 5_001)).where(~much, busy)
    frame = pd.DataFrame({"order_id": x.order, "customer_id": codes, "date": x.day, "total": x.total})
    made = segmentry.customers(frame)
    assert log_of(made).ledger.of("no customer").rows == 0
    assert any(f"`{busy}` in `customer_id` counts as one" in note for note in made.load_report.notes) == said
