"""Deals that were won are sales, whatever a program for sales calls them; sums of periods are nobody's."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.errors import SegmentryError

from .logs import Lines

pytestmark = pytest.mark.usefixtures("one_database", "quick_choices")

x = Lines(53, customers=60, lines=0)
PLACE = x.order % 5
WON = PLACE < 2
FIRMS = np.array([f"Firma {i} & Co" for i in x.customer], dtype=object)
PEOPLE = np.array([f"P{i % 3} {firm}" for i, firm in enumerate(FIRMS)], dtype=object)


def stages(won: str, lost: str, *open_ones: str) -> np.ndarray:
    return np.array([won, won, lost, *(open_ones * 2)[:2]], dtype=object)[PLACE]


SALESFORCE = {
    "Opportunity Owner": x.pick("Ann|Bo"),
    "Account Name": FIRMS,
    "Stage": stages("Closed Won", "Closed Lost", "Prospecting", "Negotiation/Review"),
    "Amount": x.total,
    "Expected Revenue": x.total / 2,
    "Close Date": x.day,
    "Created Date": x.day - pd.Timedelta("50D"),
}
CASES: dict[str, dict[str, Any]] = {
    "salesforce": SALESFORCE,
    "of an interface": {
        "Id": x.named("006", x.order),
        "AccountId": x.named("001", x.customer),
        "IsWon": WON,
        "Amount": x.total,
        "CloseDate": x.day,
        "OwnerId": x.named("005", x.order % 3),
    },
    "pipedrive": {
        "Deal - ID": x.order,
        "Deal - Organization": FIRMS,
        "Deal - Contact person": PEOPLE,
        "Deal - Value": x.total,
        "Deal - Status": stages("Won", "Lost", "Open"),
        "Deal - Deal created": x.day,
        "Deal - Won time": pd.Series(x.day).where(WON),
    },
    "hubspot": {
        "Record ID": x.order,
        "Associated Company IDs": [
            f"A{i}" + (";A7" if o % 9 == 0 else "") for i, o in zip(x.customer, x.order, strict=True)
        ],
        "Associated Company IDs (Primary)": x.named("A", x.customer),
        "Deal Stage": np.where(WON & (x.order % 2 == 0), "Renewed", stages("Closed won", "Closed lost", "Open", "New")),
        "Is Closed Won": WON,
        "Amount": x.total,
        "Close Date": x.day,
    },
    "german": {
        "Verkaufschance": x.named("V", x.order),
        "Firma": FIRMS,
        "Wert": x.total,
        "Abschlussdatum": x.day,
        "Phase": stages("Gewonnen", "Verloren", "Angebot", "Verhandlung"),
    },
}


@pytest.mark.parametrize("name", CASES)
def test_deals_that_were_won_are_what_accounts_bought(name: str) -> None:
    log = pd.DataFrame(CASES[name])
    table = segmentry.customers(log)
    whose = table.names[0]
    found = table.rows.collect([whose, "total_spent"]).to_pandas().set_index(whose)["total_spent"].round(2)
    wanted = pd.Series(x.total[WON]).groupby(log[whose][WON].to_numpy()).sum().round(2)
    assert whose in ("Account Name", "AccountId", "Deal - Organization", "Firma", "Associated Company IDs (Primary)")
    assert found.to_dict() == wanted.to_dict()


def test_what_became_of_customers_makes_no_deals() -> None:
    once = pd.DataFrame(SALESFORCE).drop_duplicates("Account Name")
    assert segmentry.customers(once).log is None


DAYS = pd.date_range("2024-01-01", periods=60)
GRID = pd.MultiIndex.from_product([DAYS, list("ABC")]).to_frame(index=False, name=["Day", "Campaign"])
SUMS = {
    "ads": GRID.assign(Impressions=900, Clicks=np.arange(180), Cost=np.arange(180) / 3),
    "keywords": pd.DataFrame(
        {"Datum": DAYS.repeat(3), "Keyword": x.pick("a|b|c")[:180], "Impr.": range(180), "CTR": np.arange(180) / 900}
    ),
    "shop": GRID.rename(columns={"Campaign": "Store"}).assign(Orders=range(180), **{"Net sales": np.arange(180) * 9.5}),
    "days": pd.DataFrame({"Day": DAYS, "Number of orders": range(60), "Total sales": np.arange(60) * 7.5}),
}


@pytest.mark.parametrize("name", SUMS)
def test_sums_of_periods_are_refused_unless_rows_are_told_to_be_customers(name: str) -> None:
    with pytest.raises(SegmentryError, match=r"No customers can be made of .* and no customers. Take an export of the"):
        segmentry.customers(SUMS[name])
    assert segmentry.customers(SUMS[name], Plan(rows_are="customers")).log is None


def test_sums_of_customers_are_no_sums_of_periods() -> None:
    rng = np.random.default_rng(1)
    each = {"orders": rng.poisson(4, 300), "total_spent": rng.gamma(2, 40, 300), "clicks": rng.poisson(9, 300)}
    when = {"last order date": DAYS[rng.integers(0, 60, 300)], "plan": rng.choice(["a", "b"], 300), "impressions": 1}
    assert segmentry.customers(pd.DataFrame({**each, **when})).log is None
