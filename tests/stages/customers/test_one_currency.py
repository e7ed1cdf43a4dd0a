"""Amounts in several currencies become those in one where the log tells at which rates; else it is asked."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.errors import SegmentryError
from segmentry.results.table import Table

from . import made_customers
from .logs import Lines

pytestmark = pytest.mark.usefixtures("one_database", "quick_choices")

x = Lines(41, customers=80, lines=0)
CODES = x.of_order("EUR|EUR|GBP|SEK")
#: What a unit is worth, day by day, in euros.
WORTH = np.select([CODES == "GBP", CODES == "SEK"], [1.16, 0.09], 1.0) * np.where(
    CODES == "EUR", 1, 1 + x.order % 7 / 99
)
LOG = pd.DataFrame({"client": x.named("C", x.customer), "invoice_no": x.order, "date": x.day, "currency": CODES})
FOREIGN = np.round(x.total / WORTH, 2)


def spent(log: pd.DataFrame, **options: Any) -> tuple[pd.Series, Table]:
    table = made_customers.made(log, **options)
    counts, worth = made_customers.log_of(table).ledger, made_customers.spent(table)
    assert counts.rows == len(log)
    assert sum(counts.of(name).money for name in ("sale", "conversion", "no customer")) == pytest.approx(worth.sum())
    return worth, table


def close_to(found: pd.Series, worth: np.ndarray) -> bool:
    wanted = pd.Series(worth).groupby(LOG["client"].to_numpy()).sum()
    return bool((found.reindex(wanted.index) - wanted).abs().max() < 0.5)


@pytest.mark.parametrize(
    ("name", "rate"), [("Exchange Rate", WORTH), ("conversion_rate", 1 / WORTH), ("Wechselkurs", np.round(WORTH, 4))]
)
def test_a_column_of_rates_makes_one_currency_of_several(name: str, rate: np.ndarray) -> None:
    log = LOG.assign(amount=FOREIGN, **{name: rate})
    found, table = spent(log)
    assert close_to(found, x.total)
    assert table.log.rows_read.roles["exchange_rate"] == name  # type: ignore[union-attr]
    with pytest.raises(SegmentryError, match="in several currencies"):
        segmentry.customers(log, Plan(roles={"exchange_rate": ""}))
    assert len(spent(log, currency="GBP")[0]) < len(found)


def test_numbered_currencies_go_by_usual_amounts_and_are_asked_about_where_these_tell_nothing() -> None:
    numbers = np.select([CODES == "GBP", CODES == "SEK"], [2, 3], 1)
    log = LOG.assign(currency=numbers, amount=FOREIGN)
    assert close_to(spent(log.assign(conversion_rate=1 / WORTH))[0], x.total)
    for unclear in (log, log[numbers < 3].assign(conversion_rate=WORTH[numbers < 3])):
        with pytest.raises(SegmentryError, match="in several currencies"):
            segmentry.customers(unclear)


@pytest.mark.parametrize(
    "own", ["base_amount", "Amount settled", "amount_in_eur", "Betrag in Firmenwährung", "Amount in company currency"]
)
def test_the_same_amounts_in_one_currency_come_before_those_in_several(own: str) -> None:
    more = {"base_currency_code": "EUR"} if own == "base_amount" else {}
    for columns in ({"amount": FOREIGN, own: x.total}, {own: x.total, "amount": FOREIGN}):
        found, table = spent(LOG.assign(**columns, **more))
        assert close_to(found, x.total)
        assert table.log.rows_read.roles["amount"] == own  # type: ignore[union-attr]


def test_a_tax_is_no_rate() -> None:
    tax = np.select([CODES == "GBP", CODES == "SEK"], [1.2, 1.25], 1.0)
    with pytest.raises(SegmentryError, match="in several currencies"):
        segmentry.customers(LOG.assign(**{"Sub Total": FOREIGN, "Total": np.round(FOREIGN * tax, 2)}))


@pytest.mark.parametrize("word", ["General Currency Conversion", "Allgemeine Währungsumrechnung"])
def test_lines_of_conversions_tell_what_payments_are_worth(word: str) -> None:
    number = x.named("T", x.order)
    paid = LOG.drop(columns="invoice_no").assign(Type="Payment", Gross=FOREIGN, Number=number, Reference="")
    foreign = (CODES != "EUR") & (x.order % 6 > 0)  # of some the account keeps the currency
    one, other = (paid[foreign].assign(Type=word, client="", Reference=number[foreign]) for _ in "ab")
    one = one.assign(Gross=-FOREIGN[foreign], Number=x.named("U", x.order)[foreign])
    other = other.assign(Gross=x.total[foreign], currency="EUR", Number=x.named("V", x.order)[foreign])
    log = pd.concat([paid, one, other]).sort_values(["date", "Number"]).rename(columns={"Number": "Transaction ID"})
    found, table = spent(log)
    assert close_to(
        found, np.where(foreign | (CODES == "EUR"), x.total, FOREIGN * np.where(CODES == "GBP", 1.195, 0.0927))
    )
    assert table.log.ledger.of("conversion").rows == 2 * foreign.sum()  # type: ignore[union-attr]
    assert any("what the lines of their conversion tell (`Type`)" in note for note in table.load_report.notes)
