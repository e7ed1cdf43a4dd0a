"""Whole numbers whose name tells nothing: what their form says, and what it leaves in doubt."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.results.columns import Columns

pytestmark = pytest.mark.usefixtures("one_database")

N = 600
RNG = np.random.default_rng(7)


def looked_at(**columns: object) -> Columns:
    beside = {"spend": RNG.gamma(2, 50, N).round(2), "visits": RNG.poisson(6, N)}
    return segmentry.inspect(pd.DataFrame({**beside, **columns}))


SURELY = {
    "kinds in groups": RNG.choice([11, 12, 13, 21, 22, 31, 32, 41], N),
    "longer kinds in groups": RNG.choice([111, 112, 121, 122, 123, 211, 221], N),
    "a filled length": RNG.choice(np.r_[1_001:9_990:7], N),
    "two filled lengths": RNG.choice(np.r_[1_007:99_400:83], N),
    "rising with the rows": np.arange(N) // 3 + 500,
    "falling with the rows": 9_000 - np.arange(N) // 2,
    "years and months": RNG.choice([100 * y + m for y in range(78, 98) for m in range(1, 13)], N),
    "kinds in groups from one on": RNG.choice([1, 2, 3, 4, 11, 12, 13, 21, 22, 31], N),
    "postcodes": RNG.choice(RNG.integers(1_067, 99_998, 120), N),
    "few long registers": RNG.choice([104_212_505, 109_519_005, 108_310_400, 101_575_519], N),
    "long numbers that repeat": RNG.choice(RNG.integers(10**10, 10**11, 90), N),
}
AMOUNTS = {
    "counts": RNG.poisson(3, N),
    "many zeros": RNG.poisson(0.3, N),
    "long-tailed": RNG.geometric(0.02, N),
    "around a mean": RNG.normal(130, 20, N).round(),
    "skewed": (RNG.lognormal(8, 0.6, N)).round(),
    "months of contracts": RNG.choice([12, 24, 36, 48, 60], N, p=[0.4, 0.3, 0.15, 0.1, 0.05]),
    "ages": RNG.integers(18, 80, N),
    "what is known of places alone": RNG.choice(RNG.lognormal(10, 0.4, 120).round(), N),
    "prices": RNG.choice([9_990, 14_990, 19_990, 24_990, 34_990, 49_990], N),
    "round limits": RNG.choice(1_000 * RNG.integers(1, 90, 60), N),
}


@pytest.mark.parametrize("form", SURELY)
def test_what_was_given_away_makes_no_segments_as_an_amount(form: str) -> None:
    column = looked_at(qx=SURELY[form])["qx"]
    assert column.role != "feature" or column.coded, column.reason


@pytest.mark.parametrize("form", AMOUNTS)
def test_amounts_and_counts_stay(form: str) -> None:
    assert looked_at(qx=AMOUNTS[form])["qx"].role == "feature"


@pytest.mark.parametrize("name", ["orders", "points", "income"])
@pytest.mark.parametrize("form", ["a filled length", "rising with the rows"])
def test_a_name_that_tells_an_amount_is_believed(name: str, form: str) -> None:
    assert looked_at(**{name: SURELY[form]})[name].role == "feature"


@pytest.mark.parametrize("values", [RNG.choice([2, 8, 11, 24, 34], N), RNG.integers(1, 9, N)])
def test_few_numbers_of_no_scale_name_kinds(values: object) -> None:
    columns = looked_at(qx=values)
    assert columns["qx"].coded
    [told] = [finding for finding in columns.findings if "numbers that name kinds" in finding.what]
    assert told.remedy == 'Set columns.qx.type = "number" in the plan if they count or rank something.'


@pytest.mark.parametrize(
    "values", [12 * RNG.integers(1, 6, N), RNG.integers(1, 6, N), RNG.integers(5, 18, N), RNG.poisson(2, N) + 1]
)
def test_steps_scales_and_counts_name_no_kinds(values: object) -> None:
    assert not looked_at(qx=values)["qx"].coded


@pytest.mark.parametrize("values", [RNG.integers(1, 7, N), RNG.choice([1, 2, 3, 4, 5, 6, 9], N)])
def test_what_may_be_codes_is_told_with_the_remedy(values: object) -> None:
    columns = looked_at(qx=values)
    [told] = [finding for finding in columns.findings if "may name kinds" in finding.what]
    assert told.column == "qx"
    assert told.remedy == 'Set columns.qx.type = "category" in the plan if so.'


@pytest.mark.parametrize("form", ["counts", "many zeros", "around a mean", "skewed"])
def test_counts_are_not_doubted(form: str) -> None:
    assert not [f for f in looked_at(qx=AMOUNTS[form]).findings if "may name kinds" in f.what]
