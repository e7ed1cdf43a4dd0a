"""Logs of which no customers can be made, or not of all lines: what is wrong is said, where, and how to mend it."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.errors import SegmentryError
from tests.stages.customers.logs import Lines
from tests.stages.customers.made_customers import lines_in, log_of, made

pytestmark = pytest.mark.usefixtures("one_database", "quick_choices")

x = Lines(3)
LOG = pd.DataFrame(
    {
        "order_id": x.named("O", x.order),
        "customer_id": x.named("K", x.customer),
        "order_date": x.day.strftime("%Y-%m-%d"),
        "product_id": x.named("P", x.product),
        "quantity": x.quantity,
        "unit_price": x.price,
    }
)
N = len(LOG)
DAYS = (LOG["order_date"].min(), LOG["order_date"].max())
CURRENCIES = LOG.assign(currency=np.where(x.customer % 3 == 0, "USD", "EUR"))
SIGNS = LOG.assign(unit_price=[f"{'$' if c % 3 == 0 else '€'}{p}" for c, p in zip(x.customer, x.price, strict=True)])


@pytest.mark.parametrize(
    ("frame", "options", "words"),
    [
        (
            LOG.drop(columns="order_date"),
            {},
            r"holds order lines, and no column tells when they were\. Name the column",
        ),
        (LOG, {"roles": {"date": ""}}, "no column tells when they were"),
        (LOG.assign(order_date="soon"), {}, "`order_date` is named so, but soon is no date: write dates as 2024-12-31"),
        (
            LOG.assign(order_date=[day if i % 9 == 0 else f"week {i}" for i, day in enumerate(LOG["order_date"])]),
            {},
            rf"Only \d+ of {N:,} cells of `order_date` can be read as dates; where it is named all the same, these",
        ),
        (
            LOG.assign(order_date="soon"),
            {"roles": {"date": "order_date"}},
            "No cell of `order_date` in log.csv can be read as a date. Name another column",
        ),
        (LOG.assign(order_date="0001-01-01"), {"roles": {"date": "order_date"}}, "`order_date` .* would be 0001-01-01"),
        (LOG.drop(columns="customer_id"), {}, "No column seems to name the customers of these order lines. Say which"),
        (LOG.assign(customer_id=None), {}, "holds order lines. `customer_id` is empty in every row, and no other"),
        (LOG.assign(customer_id="guest"), {}, "`customer_id` holds the same in every row, and no other"),
        (
            LOG.assign(customer_id=None),
            {"customer": "customer_id"},
            rf"No line of log.csv is a sale to a known customer: {N:,} no customer\. Name the column of customers",
        ),
        (
            CURRENCIES,
            {},
            r"in several currencies \(`currency`\): EUR \(.* lines\) and USD .* or say what each is worth",
        ),
        (CURRENCIES, {"currency": "GBP"}, r"No line of log.csv is in GBP. There are: EUR .* and USD"),
        (
            SIGNS,
            {},
            r"amounts in 2 currencies.* Say which counts in `columns.unit_price.unit` of a plan: lines in",
        ),
        (LOG.assign(unit_price=-LOG["unit_price"]), {}, rf"customer: {N:,} return\. .*\. Turn the signs"),
        (LOG.assign(unit_price=0), {}, rf"customer: {N:,} no price. Name the column of money in roles"),
        (LOG, {"since": "2031-01-01"}, rf"{N:,} outside the period. The last line is of {DAYS[1]}. Look at `since`"),
        (LOG, {"since": "2023-06-01", "until": "2023-05-01"}, f"outside the period. The last line is of {DAYS[1]}"),
    ],
)
def test_what_no_customer_can_be_made_of_is_refused_in_words(
    frame: pd.DataFrame, options: dict[str, Any], words: str, tmp_path: Path
) -> None:
    with pytest.raises(SegmentryError, match=words):
        made(frame, tmp_path, **options)


def test_one_currency_may_be_chosen_or_each_told_its_worth(tmp_path: Path) -> None:
    spent = LOG["quantity"] * LOG["unit_price"]
    dollars = CURRENCIES["currency"] == "USD"
    chosen = made(CURRENCIES, tmp_path, currency="eur")
    assert lines_in(chosen, "other currency") == dollars.sum()
    both = made(CURRENCIES, tmp_path, rates={"EUR": 1, "USD": 0.5})
    total = both.rows.collect(["total_spent"])["total_spent"].to_numpy().sum()
    assert total == pytest.approx(spent[~dollars].sum() + spent[dollars].sum() / 2)
    unit = made(SIGNS, tmp_path, columns={"unit_price": {"unit": "€"}})
    assert lines_in(unit, "no price") == dollars.sum()


def test_days_that_cannot_be_read_cost_their_lines_only_where_no_line_of_the_order_tells_it(tmp_path: Path) -> None:
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        day = x.day.strftime(form).to_numpy()
        table = made(LOG.assign(order_date=np.where(np.arange(N) % 4 == 0, "n.n.", day)), tmp_path)
        unread = pd.Series(np.arange(N) % 4 == 0)
        assert f"`order_date`: dates in {N - unread.sum():,} of {N:,} cells" in "\n".join(table.load_report.notes)
        assert lines_in(table, "no date") == unread.groupby(x.order).transform("all").sum()
        assert (log_of(table).first, log_of(table).last) == DAYS


@pytest.mark.parametrize("form", ["%d.%m.%y", "%m/%d/%y", "%d/%m/%y %H:%M", "%y-%m-%d", "%d-%b-%y"])
def test_years_may_have_two_digits(form: str, tmp_path: Path) -> None:
    table = made(LOG.assign(order_date=x.day.strftime(form)), tmp_path)
    assert (log_of(table).first, log_of(table).last) == DAYS


def test_amounts_that_are_not_quantity_times_price_are_counted(tmp_path: Path) -> None:
    amount = (LOG["quantity"] * LOG["unit_price"]).round(2)
    table = made(LOG.assign(amount=amount + np.where(np.arange(N) % 10 == 0, 7, 0)), tmp_path)
    assert f"In {-(-N // 10)} lines the amount is not quantity x price." in table.load_report.notes[-1]


def test_where_nobody_comes_back_customers_differ_by_when_and_how_much(tmp_path: Path) -> None:
    once = LOG[LOG["order_id"].isin(LOG.drop_duplicates("customer_id")["order_id"])]
    table = made(once.assign(category=LOG["product_id"].str[-1]), tmp_path)
    [note] = [note for note in table.load_report.notes if note.startswith("Nobody ordered twice")]
    assert note.endswith("name `main_category` in `features`.")
    segmentation = segmentry.run(table, Plan(k=2, k_max=3))
    assert "orders" not in segmentation.features
    assert {"days_since_last_order", "total_spent"} < {*segmentation.features}
    assert segmentation.rfm is not None
    assert not any(note.startswith("Nobody") for note in made(LOG, tmp_path).load_report.notes)
