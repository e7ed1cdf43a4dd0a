"""Names under which few whole numbers are kinds."""

import pytest

from segmentry.stages.shared.coding import names_kinds
from segmentry.stages.shared.traits import normal

COUNTS = """
    children rating num_products satisfaction month rooms age distinct_products years_in_job education
    products visits_per_store product_rating q7 count_channel days_in_region
"""
KINDS = """
    Channel Region MARRIAGE PaymentMethod gender Zahlungsart estado_civil Product branch_no occupation_code
    Familienstand moyen_paiement metodo_pagamento maritalStatus plec
"""


@pytest.mark.parametrize(
    "name",
    KINDS.split(),
)
def test_kinds(name: str) -> None:
    assert names_kinds(normal(name))


@pytest.mark.parametrize(
    "name",
    COUNTS.split(),
)
def test_counts_and_ranks(name: str) -> None:
    assert not names_kinds(normal(name))


def test_yes_and_no_are_no_codes_but_of_a_sex() -> None:
    assert names_kinds("gender", is_yes_no=True)
    assert not names_kinds("marital_status", is_yes_no=True)
