"""Numbers that spreadsheets count days by, and ids that became floats, make no segments."""

import numpy as np
import pandas as pd
import pytest

import segmentry

RNG = np.random.default_rng(7)
N = 300
SERIAL = RNG.integers(43_000, 45_900, N)


def role(name: str, values: object) -> tuple[str, str]:
    other = RNG.integers(1, 40, N)
    column = segmentry.inspect(pd.DataFrame({name: values, "visits": other}))[name]
    return column.role, column.reason


@pytest.mark.parametrize(
    "name", ["member_since", "Created", "signup", "last_order", "Kunde seit", "fecha_alta", "opened"]
)
@pytest.mark.parametrize("values", [SERIAL, SERIAL + 0.5, np.where(SERIAL % 9 == 0, np.nan, SERIAL)])
def test_serial_dates_with_the_name_of_a_date_describe(name: str, values: object) -> None:
    assert role(name, values) == ("descriptor", "a date written as a number")


@pytest.mark.parametrize("name", ["balance", "income", "days_since_signup", "last_amount", "created_value", "steps"])
def test_amounts_in_their_range_stay_features(name: str) -> None:
    assert role(name, SERIAL)[0] == "feature"


@pytest.mark.parametrize("name", ["CustomerID", "kundennr", "client_no"])
def test_ids_with_missing_cells_are_ids(name: str) -> None:
    unique = np.arange(17_000.0, 17_000.0 + N)
    unique[5] = np.nan
    repeated = RNG.integers(17_000, 17_090, N).astype(float)
    repeated[::7] = np.nan
    assert role(name, unique) == ("ignored", "another value in every filled cell")
    assert role(name, repeated)[1].startswith("it repeats:")
    assert role(name, np.nan_to_num(repeated, nan=17_000))[1].startswith("it repeats:")


def test_whole_measurements_without_missing_cells_are_no_running_numbers() -> None:
    assert role("spend", RNG.permutation(float(N) + np.arange(N)))[0] == "feature"
