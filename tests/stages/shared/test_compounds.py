"""Words that stand without a mark between them come apart, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmentry.stages.shared.compounds import parted
from segmentry.stages.shared.traits import normal


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("CUSTNO", "cust_no"),
        ("orderno", "order_no"),
        ("HSANALYTICSNUMVISITS", "hs_analytics_num_visits"),
        ("paymenttermscode", "payment_terms_code"),
        ("kwotapozyczki", "kwota_pozyczki"),
        ("Betaaltermijnen", "betaal_termijnen"),
        ("Startdatum", "start_datum"),
        ("emailoptin", "email_opt_in"),
    ],
)
def test_known_words_come_apart(name: str, words: str) -> None:
    assert parted(normal(name)) == words


@pytest.mark.parametrize(
    "name",
    [
        "percentage",
        "carpet",
        "parents",
        "mileage",
        "recidivism",
        "option",
        "gender",
        "brokerage",
        "fnlwgt",
        "x12",
        "appts",
        "verzugstage",
    ],
)
def test_a_word_that_only_looks_like_several_stays(name: str) -> None:
    assert parted(name) == name


@given(st.text("abcenorsu_0123", max_size=24))  # without d and t: marks of databases are spelled out (dt, id)
def test_no_letter_but_a_link_is_lost(word: str) -> None:
    left = parted(word).replace("_", "")
    whole = iter(word.replace("_", ""))
    assert all(letter in whole for letter in left)
    assert parted(parted(word)) == parted(word)
