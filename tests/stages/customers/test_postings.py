"""General ledgers: which postings are sales, whose, and on which day."""

from pathlib import Path

import pandas as pd
import pytest

from segmentry.stages.customers.customers import customers

from .logs import Lines
from .made_customers import log_of, spent

pytestmark = pytest.mark.usefixtures("one_database", "quick_choices")

x = Lines(7, customers=40, lines=0)
SALES = pd.DataFrame({"client": 10_001 + x.customer, "amount": x.total, "day": x.day, "number": x.named("RE", x.order)})
SALES = SALES[SALES["day"] < "2024-01-01"]
CREDITED = SALES.iloc[::10].assign(number=lambda rows: rows["number"] + "G", amount=lambda rows: rows["amount"] / 2)
BOOKED_BACK = SALES.iloc[5:9]


def postings(*, in_two: bool) -> pd.DataFrame:
    """A year of books: invoices, credit notes, invoices booked back, payments, and what suppliers are owed."""

    def booked(rows: pd.DataFrame, account: int, *, is_debit: bool) -> pd.DataFrame:
        return rows.assign(account=account, is_debit=is_debit)

    owed = SALES.iloc[::4].assign(client=70_003, number="ER1")
    parts = [
        booked(SALES, 8400, is_debit=True),
        booked(pd.concat([CREDITED, BOOKED_BACK]), 8400, is_debit=False),
        booked(SALES.iloc[3:], 1200, is_debit=False),
        booked(owed, 3400, is_debit=False),
    ]
    rows = pd.concat(parts).sort_values("day", kind="stable")
    debit = rows["is_debit"]
    day = pd.to_datetime(rows["day"])
    log = pd.DataFrame({"Belegdatum": day.dt.strftime("%d%m"), "Belegfeld 1": rows["number"], "Umsatz": rows["amount"]})
    one, other = rows["client"], rows["account"]
    if in_two:
        return log.assign(Sollkonto=one.where(debit, other), Habenkonto=other.where(debit, one))
    turned = rows["day"] >= rows["day"].median()  # with the other account first
    ways = debit != turned
    return log.assign(
        Konto=one.where(~turned, other), Gegenkonto=other.where(~turned, one), Kz=ways.map({True: "S", False: "H"})
    )


@pytest.mark.parametrize("in_two", [True, False])
def test_what_is_debited_to_customers_for_revenue_is_sold(tmp_path: Path, in_two: bool) -> None:
    file = tmp_path / "Buchungen_2023.csv"
    postings(in_two=in_two).to_csv(file, index=False)
    table = customers(file)
    kept = SALES.drop(BOOKED_BACK.index)
    owed = kept.groupby("client")["amount"].sum().sub(CREDITED.groupby("client")["amount"].sum(), fill_value=0)
    assert spent(table).to_dict() == pytest.approx(owed.to_dict(), abs=0.02)
    assert log_of(table).first.startswith("2023-")
    assert log_of(table).rows_read.roles["order"] == "Belegfeld 1"


def test_days_without_a_year_are_asked_about_where_no_name_tells_it(tmp_path: Path) -> None:
    file = tmp_path / "Buchungen.csv"
    postings(in_two=True).to_csv(file, index=False)
    with pytest.raises(Exception, match="write the year into the name of the file"):
        customers(file)
