"""Rows that say again what other rows of an order or a payment say count once."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.results.table import Table

from .logs import Lines, things

pytestmark = pytest.mark.usefixtures("one_database")

x = Lines(37, customers=70)
NAMES = ["customer", "orders", "total_spent"]
LINES = pd.DataFrame(
    {
        "order_no": x.order,
        "customer": x.named("C", x.customer),
        "date": x.day,
        "item": things(x),
        "quantity": x.quantity,
        "sold for": x.price,
        "total": x.total,
    }
)


def told(table: Table) -> dict[str, list[object]]:
    cells = table.rows.collect(NAMES).to_pydict()
    return {**cells, "total_spent": np.round(cells["total_spent"], 2).tolist()}


@cache
def without(every: int | None = None) -> dict[str, list[object]]:
    """What all lines tell, or those but of every such order."""
    return told(segmentry.customers(LINES if every is None else LINES[x.order % every != 0]))


@pytest.mark.parametrize("name", ["sold for", "total"])
def test_heads_that_alone_name_customers_are_not_added_to_lines(name: str) -> None:
    """Heads hold the sum of their lines, or of pieces times price, and all that is told of the order."""
    several = LINES[LINES["order_no"].duplicated(keep=False)]
    lines = LINES.drop(columns="sold for" if name == "total" else "total")
    heads = several.groupby("order_no", as_index=False).agg({"customer": "first", "date": "first", "quantity": "sum"})
    heads[name] = several.groupby("order_no")["total"].sum().round(2).to_numpy()
    below = lines.assign(customer=lines["customer"].mask(lines["order_no"].isin(several["order_no"])))
    log = pd.concat([heads, below]).sort_values("order_no", kind="stable")
    assert told(segmentry.customers(log)) == without()


@pytest.mark.parametrize("days", [0, 1])
def test_a_payment_that_is_reported_again_counts_once(days: int) -> None:
    sales = LINES.drop_duplicates("order_no").drop(columns=["item", "quantity", "sold for"])
    sales = sales.rename(columns={"order_no": "transaction_id", "total": "revenue"}).assign(event="purchase")
    again = sales[:: 50 if days else 12].assign(date=lambda some: some["date"] + pd.Timedelta(days, "D"))
    views = sales.assign(event="view_item", transaction_id=None, revenue=None)
    refunds = sales[5::30].assign(event="refund", revenue=None, date=lambda some: some["date"] + pd.Timedelta("9D"))
    log = pd.concat([sales, again, views, refunds]).sort_values("date", kind="stable")
    assert told(segmentry.customers(log)) == told(segmentry.customers(sales))


def test_an_order_that_was_never_paid_may_have_its_day_of_payment_on_one_line() -> None:
    never = x.order % 11 == 0
    first = ~LINES["order_no"].duplicated()
    log = LINES.assign(**{"Paid on date": LINES["date"].where(first & ~never)})
    assert told(segmentry.customers(log)) == without(11)


@pytest.mark.parametrize("name", ["valid", "is_paid"])
def test_a_flag_of_what_counts_tells_the_rest(name: str) -> None:
    never = x.order % 11 == 0
    assert told(segmentry.customers(LINES.assign(**{name: 1 - never}))) == without(11)


@pytest.mark.parametrize("word", ["pending", "On hold", "en attente", "Pendiente"])
def test_what_waits_all_along_is_no_sale_and_what_waits_at_the_end_is(word: str) -> None:
    never = x.order % 11 == 0
    log = LINES.assign(status=np.where(never, word, "complete"))
    assert told(segmentry.customers(log)) == without(11)
    late = LINES["date"] > LINES["date"].quantile(0.93)
    assert told(segmentry.customers(LINES.assign(status=np.where(late, word, "complete")))) == without()


def test_products_without_a_piece_are_fees() -> None:
    fees = LINES.drop_duplicates("order_no").assign(item="Card fee", quantity=0, total=1.5).drop(columns="sold for")
    lines = LINES.drop(columns="sold for")
    assert told(segmentry.customers(pd.concat([lines, fees]))) == told(segmentry.customers(lines))


def test_an_invoice_for_a_receipt_is_the_same_sale_as_the_receipt_that_it_names() -> None:
    net = LINES.groupby(["order_no", "customer", "date"], as_index=False)["total"].sum()
    net = net.rename(columns={"total": "Netto"}).assign(Netto=lambda papers: papers["Netto"].round(2))
    papers = net.assign(VAT=(net["Netto"] * 0.23).round(2), Numer="PA/" + net["order_no"].astype(str), For=None)
    papers["Brutto"] = papers["Netto"] + papers["VAT"]  # money by its tax, as no name says amount
    papers = papers.drop(columns="order_no").rename(columns={"date": "Data"})
    invoices = papers[::3].assign(Numer=papers["Numer"].str.replace("PA", "FS"), For=papers["Numer"])
    both = pd.concat([papers, invoices]).sort_values("Data", kind="stable")
    made = segmentry.customers(both.assign(own=both["Numer"]))  # which names no other row
    assert told(made) == told(segmentry.customers(LINES))
    assert f"{len(invoices)} rows were left out: `For` of another row names them" in made.load_report.notes[-2]
