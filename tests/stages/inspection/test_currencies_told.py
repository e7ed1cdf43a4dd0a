"""Amounts carry a currency where the table tells it beside their names, and none where it does not."""

import pandas as pd
import pytest

import segmentry
from segmentry import Plan


@pytest.mark.parametrize(
    ("amounts", "currencies", "told"),
    [
        ("${:,.2f}", None, {"spend": "$"}),
        ("{:.2f}", "EUR", {"spend": "€", "solde moyen": "€"}),
        ("${:,.2f}", "USD", {"spend": "$", "solde moyen": "$"}),
        ("{:.2f}", None, {}),
        ("{:.2f}", "shop", {}),
    ],
)
def test_signs_of_cells_and_a_column_of_one_currency_tell_what_amounts_are_in(
    amounts: str, currencies: str | None, told: dict[str, str]
) -> None:
    values = [10.25 + i % 7 for i in range(120)]
    table = pd.DataFrame({"spend": [amounts.format(v) for v in values], "solde moyen": values, "visits": values})
    if currencies is not None:
        table["currency"] = currencies
    if told == {"spend": "$"}:
        table["fee_usd"], told = values[::-1], {"spend": "USD"}
    columns = segmentry.inspect(segmentry.read(table), Plan())
    assert {x.name: x.currency for x in columns.columns if x.currency} == told
