"""What else could be the outcome is said in the terms of the face, and not once the plan has named one."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.reporting.what_to_ask import in_python, or_else

pytestmark = pytest.mark.usefixtures("quick_choices", "one_database")

N = 400


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    rng = np.random.default_rng(4)
    group = rng.integers(3, size=N)
    numbers = {"visits": 10 * group + rng.normal(0, 1, N), "minutes": 50 * group + rng.normal(0, 9, N)}
    rates = {"churned": 0.1 + 0.3 * group, "complained": 0.3, "died": 0.005}
    return pd.DataFrame(numbers | {name: np.where(rng.random(N) < rate, "yes", "no") for name, rate in rates.items()})


def test_what_could_be_the_outcome_as_well_is_said_with_the_way_to_it(table: pd.DataFrame) -> None:
    made = segmentry.run(table, Plan(k=3, k_max=3))
    said = "The outcome could also be “complained”: run again with"
    assert or_else(made) == f"{said} --outcome complained."  # too few died
    assert or_else(made, in_python) == f"{said} segmentry.Plan(outcome='complained')."
    assert f"Outcome: churned = yes. {said} --outcome complained." in str(made)


def test_nothing_else_is_said_of_what_was_asked_or_stands_alone(table: pd.DataFrame) -> None:
    assert or_else(segmentry.run(table, Plan(k=3, k_max=3, outcome="churned"))) == ""
    assert or_else(segmentry.run(table.drop(columns="complained"), Plan(k=3, k_max=3))) == ""
