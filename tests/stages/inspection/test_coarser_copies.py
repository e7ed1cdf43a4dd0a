"""Columns that are a number of the table in bands describe: the number makes the segments, and once."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry

pytestmark = pytest.mark.usefixtures("one_database")

N = 600
RNG = np.random.default_rng(3)
AGE = RNG.integers(18, 80, N)
LOAN = np.where(RNG.random(N) < 0.6, 0.0, (900 + 300 * RNG.gamma(2.0, 2.0, N)).round(2))
PLAIN = {"age": AGE, "loan_size": LOAN, "visits": RNG.poisson(4, N)}
IN_BANDS = {
    "words": ("age", pd.cut(AGE, [0, 30, 50, 99], labels=["young", "middle", "old"]).astype(str)),
    "yes or no": ("age", np.where(AGE >= 65, "yes", "no")),
    "1 and 0": ("age", (AGE < 30).astype(int)),
    "places in an order": ("age", np.searchsorted([25, 35, 45, 55, 65], AGE)),
    "whether there is anything": ("loan_size", np.where(LOAN > 0, "has one", "has none")),
    "with holes": ("age", np.where(RNG.random(N) < 0.1, None, np.where(AGE >= 65, "grey", "other"))),
}
GROUP = RNG.integers(3, size=N)
NOT_IN_BANDS = {
    "nearly": np.where(AGE + RNG.normal(0, 2, N) > 50, "late", "early"),
    "every second": np.where(AGE % 2, "odd", "even"),
    "known of more customers": np.where(AGE >= 65, "yes", "no"),
    "too few to tell": np.where(np.sort(AGE)[-4] < AGE, "yes", "no"),
}


def part(cells: Any, **others: Any) -> tuple[str, str]:
    column = segmentry.inspect(pd.DataFrame(PLAIN | others | {"x": cells}))["x"]
    return column.role, column.reason


@pytest.mark.parametrize("kind", IN_BANDS)
def test_what_is_a_number_in_bands_describes(kind: str) -> None:
    number, cells = IN_BANDS[kind]
    assert part(cells) == ("descriptor", f"says the same as `{number}`, in bands")


@pytest.mark.parametrize("kind", NOT_IN_BANDS)
def test_what_tells_more_or_less_is_judged_by_itself(kind: str) -> None:
    holes = {"age": np.where(RNG.random(N) < 0.1, np.nan, AGE)} if kind == "known of more customers" else {}
    assert not part(NOT_IN_BANDS[kind], **holes)[1].endswith("in bands")


def test_groups_that_lie_apart_are_no_bands() -> None:
    spend = np.array([10.0, 60.0, 110.0])[GROUP] + RNG.uniform(0, 5, N)
    assert part(np.array(["basic", "plus", "gold"])[GROUP], spend=spend)[0] == "feature"


def test_a_column_in_bands_can_be_taken_back() -> None:
    frame = pd.DataFrame(PLAIN | {"senior_rate": np.where(AGE >= 65, "yes", "no")})
    plan = segmentry.Plan(columns={"senior_rate": {"role": "feature"}})
    assert "senior_rate" in segmentry.prepare(frame, plan).recipe.features
