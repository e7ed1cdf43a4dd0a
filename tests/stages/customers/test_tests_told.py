"""Lines that were placed to test a shop stand in a class of their own and count for nobody."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.results.table import Table

from .logs import Lines, things
from .made_customers import log_of, made

pytestmark = pytest.mark.usefixtures("one_database", "quick_choices")

x = Lines(23)
MAILS = np.array([f"c{i}@mail.org" for i in x.customer], dtype=object)
SALES = pd.DataFrame({"order_no": x.order, "date": x.day, "email": MAILS, "item": things(x), "amount": x.total})
TRIED = np.isin(x.order, [11, 57, 130])


def of_tests(log: pd.DataFrame, **options: Any) -> tuple[int, Table]:
    """How many lines are tests, of a log whose classes come to all of it."""
    table = made(log, **options)
    ledger = log_of(table).ledger
    assert ledger.rows == len(log)
    assert round(sum(lines.money for lines in ledger.classes), 2) == round(log["amount"].sum(), 2)
    return ledger.of("test order").rows, table


@pytest.mark.parametrize(
    ("name", "test", "real"),
    [
        *(("Mode", "test", "live"), ("is_test_flg", 1, 0), ("livemode", False, True), ("Testbestellung", "Ja", "Nein")),
        *(("Gateway", "Bogus Gateway", "stripe"), ("Payment", "(for testing) bogus", "card")),
        *(("environment", "sandbox", "production"), ("Tags", "Test order", None), ("testOrder", "x", None)),
        *(("Order type", "Commande test", "Web"), ("Source", "тестовый заказ", "web"), ("Note", "PRUEBA", None)),
        *(("Company", "HubSpot Sandbox", "Smith Ltd"), ("Note", "TEST deal 4 - ignore", None)),
    ],
)
def test_a_column_of_its_own_tells_them(name: str, test: Any, real: Any) -> None:
    log = SALES.assign(**{name: pd.Series(np.where(TRIED, test, real)).astype(object)})
    n, table = of_tests(log)
    assert n == TRIED.sum()
    assert table.n_rows == len(set(MAILS[~TRIED]))
    assert f"{n} placed to test the shop" in table.log.paragraph  # type: ignore[union-attr]
    assert any(f"in `{name}` were placed to test" in note for note in table.load_report.notes)


def test_no_column_tells_them_where_the_plan_says_so() -> None:
    assert of_tests(SALES.assign(Mode=np.where(TRIED, "test", "live")), roles={"test": ""})[0] == 0


def test_what_the_first_line_of_an_order_tells_is_told_of_all() -> None:
    first = ~SALES["order_no"].duplicated()
    told = SALES[["email"]].where(first).assign(Gateway=np.where(first, np.where(TRIED, "Bogus Gateway", "card"), None))
    assert of_tests(SALES.assign(**told.to_dict("series")))[0] == TRIED.sum()


@pytest.mark.parametrize(
    "who", ["test@shop.example", "Tester2@mail.org", "Test Test", "Test Kunde", "test.user@mail.org", "qa+7@mail.org"]
)
def test_customers_who_are_nobody_tell_them(who: str) -> None:
    n, table = of_tests(SALES.assign(email=np.where(TRIED, who, MAILS)))
    assert n == TRIED.sum()
    assert table.log.ledger.customers == len(set(MAILS[~TRIED]))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Mode", "test"),  # in every line
        ("is_test", np.where(x.order % 3 == 0, 1, 0)),  # a third: those of an experiment
        ("test_group", np.where(TRIED, "test", "control")),
        ("item", np.where(TRIED, "Test", SALES["item"])),
        ("email", [f"c{i}@example.com" for i in x.customer]),
        ("email", np.where(TRIED, "testa.rossi@mail.org", MAILS)),
        ("email", np.where(TRIED, "Test Equipment Ltd", MAILS)),
        ("is_test", 0),
    ],
)
def test_what_is_no_test(name: str, cells: Any) -> None:
    assert of_tests(SALES.assign(**{name: cells}))[0] == 0


def test_a_named_column_holds_for_new_logs_and_none_for_them_too() -> None:
    log = SALES.assign(kind=np.where(x.order % 4 == 0, "test", "live"))
    plan = Plan(k=2, k_max=2)
    named = segmentry.run(log, plan.model_copy(update={"roles": {"test": "kind"}}))
    assert named.log is not None
    assert named.log.ledger.of("test order").rows == (x.order % 4 == 0).sum()
    assert len(named.score(log)) == len(set(MAILS[x.order % 4 > 0]))
    few = SALES.assign(Mode=np.where(TRIED, "test", "live"))
    none = segmentry.run(few, plan.model_copy(update={"roles": {"test": ""}}))
    assert none.score(few)["orders"].sum() == len(set(x.order))
