"""Who is nobody by what is written: sales at the counter, by telephone, to guests, and to the firm itself."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from .logs import Lines, things
from .made_customers import lines_in, made

pytestmark = pytest.mark.usefixtures("one_database")

x = Lines(29, customers=60)
LOG = pd.DataFrame(
    {"order_no": x.order, "date": x.day, "customer": x.named("C", x.customer), "item": things(x), "amount": x.total}
)
SOME = x.order % 9 == 0


def lines_of_nobody(log: pd.DataFrame, **options: Any) -> int:
    return lines_in(made(log, **options), "no customer")


@pytest.mark.parametrize(
    "word", ["WALKIN", "Cash sale", "Barverkauf", "Client de passage", "Público general", "散客", "!NIEOKREŚLONY!"]
)
def test_words_tell_nobody(word: str) -> None:
    log = LOG.assign(customer=np.where(SOME, word, LOG["customer"]))
    assert lines_of_nobody(log) == SOME.sum()
    if word == "WALKIN":
        assert lines_of_nobody(log, columns={"customer": {"missing": ()}}) == 0


@pytest.mark.parametrize(
    "called", ["Diverse Kunden", "Eigene Fahrzeuge (intern)", "Sede (uso interno)", "BOX OFFICE WALK UP"]
)
def test_the_name_of_a_number_tells_nobody(called: str) -> None:
    names = np.where(SOME, called, [f"Firma {i}" for i in x.customer])
    log = LOG.assign(customer=np.where(SOME, "C9999", LOG["customer"]), **{"Customer name": names})
    assert lines_of_nobody(log, customer="customer") == SOME.sum()
    assert lines_of_nobody(log.rename(columns={"Customer name": "Cliente"}), customer="customer") == SOME.sum()


def test_an_address_of_the_firm_tells_nobody_where_it_has_most_orders() -> None:
    mails = pd.Series(LOG["customer"]).str.lower() + "@mail.org"
    log = LOG.drop(columns="customer").assign(email=np.where(SOME, "phone-orders@tea.shop", mails))
    assert lines_of_nobody(log) == SOME.sum()
    few = LOG.drop(columns="customer").assign(email=np.where(x.order == 4, "shop@partner.org", mails))
    assert lines_of_nobody(few) == 0


def test_a_digit_that_stands_apart_from_all_numbers_tells_nobody_where_it_has_most_orders() -> None:
    numbered = LOG.assign(customer=np.where(SOME, 1, 100_000 + x.customer * 997))
    assert lines_of_nobody(numbered) == SOME.sum()
    assert lines_of_nobody(LOG.assign(customer=np.where(SOME, 1, 2 + x.customer))) == 0
