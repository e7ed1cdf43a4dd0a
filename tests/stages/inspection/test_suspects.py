"""Slips, near-constants, skew and columns that count twice."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.results.columns import Columns
from segmentry.stages.inspection.suspects import correlations

RNG = np.random.default_rng(8)
N = 1_000


def look(**columns: Any) -> Columns:
    return segmentry.inspect(pd.DataFrame({"spend": RNG.normal(size=N), "visits": RNG.normal(size=N), **columns}))


def some(usual: float, odd: Any) -> Any:
    """1,000 cells of which all but a few are the same."""
    cells = np.full(N, usual, dtype=float)
    cells[RNG.choice(N, len(odd), replace=False)] = odd
    return cells


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (some(0, [1] * 9), "99.1% of the cells hold 0"),
        (some(2.5, [7, 90, 300.25]), "99.7% of the cells hold 2.5"),
        (some(1, np.arange(100, 110)), "99.0% of the cells hold 1"),
    ],
)
def test_nearly_constant_numbers_are_not_preselected(values: Any, reason: str) -> None:
    found = look(x=values)["x"]
    assert (found.role, found.reason) == ("descriptor", reason)


@pytest.mark.parametrize(
    "values", [some(0, [1] * 15), some(0, np.arange(1, 40)), RNG.lognormal(0, 3, N), RNG.poisson(0.05, N)]
)
def test_numbers_with_many_zeros_or_far_values_are(values: Any) -> None:
    assert look(x=values)["x"].role == "feature"


def test_it_does_not_matter_which_rows_come_first() -> None:
    values = np.r_[RNG.integers(1, 50, 200), np.zeros(29_800)]
    frame = pd.DataFrame({"spend": RNG.normal(size=30_000), "visits": RNG.normal(size=30_000), "x": values})
    assert segmentry.inspect(frame)["x"].reason == "99.3% of the cells hold 0"
    assert segmentry.inspect(frame[::-1])["x"].reason == "99.3% of the cells hold 0"


@pytest.mark.parametrize("sign", [1, -1])
def test_a_value_far_out_at_either_end_is_told(sign: int) -> None:
    found = look(x=sign * np.r_[RNG.normal(100, 5, N - 1), 9_000])
    [told] = [f for f in found.findings if f.severity == "warning"]
    assert told.what.startswith(
        f"`x`: 1 cell holds {sign * 9000:,}, far from all others (the next is {'-' * (sign < 0)}1"
    )
    assert told.remedy.endswith("or set columns.x.cap = [0.001, 0.999] in the plan.")


def test_skewed_columns_are_told_in_one_sentence() -> None:
    found = look(wealth=RNG.lognormal(0, 1.6, N), wait=RNG.lognormal(0, 1, N), flag=some(0, [1] * 50))
    [told] = [f.what for f in found.findings if "skewed" in f.what]
    assert told.startswith("`wealth` (")
    assert ") and `wait` (" in told
    assert told.endswith(") are skewed: a few values supply much of the spread.")


def test_correlations_are_those_of_pandas() -> None:
    values = RNG.normal(1e6, 3, (N, 5)) + RNG.normal(size=(N, 1)) * 4
    values[RNG.random((N, 5)) < 0.3] = np.nan
    frame = pd.DataFrame(values, columns=list("abcde")).assign(f=np.r_[np.arange(9), np.full(N - 9, np.nan)])
    pd.testing.assert_frame_equal(correlations(frame), frame.corr(min_periods=10), atol=1e-9)


def test_what_is_a_copy_in_the_first_rows_only_is_none() -> None:
    values = RNG.normal(size=12_000)
    frame = pd.DataFrame({"spend": values, "again": np.r_[values[:11_000], 5 * values[11_000:]], "visits": values**2})
    assert segmentry.inspect(frame)["again"].role == "feature"


def test_a_column_on_another_scale_counts_once() -> None:
    age, income = RNG.integers(18, 80, N), RNG.lognormal(8, 1, N)
    found = look(
        age=age,
        incomesq=income**2,
        log_income=np.log(income),
        income=income,
        years_left=100 - age,
        visits=RNG.normal(9, 2, N),
    )
    for name, kept in (("incomesq", "income"), ("log_income", "income"), ("years_left", "age")):
        assert found[name].role == "ignored"
        assert f"`{kept}`" in found[name].reason
    assert {c.name for c in found.columns if c.role == "feature"} == {"age", "income", "visits", "spend"}


def test_what_orders_but_some_rows_alike_is_no_copy() -> None:
    spend = RNG.lognormal(3, 1, 12_000)
    frame = pd.DataFrame({"spend": spend, "squared": spend**2, "near": spend**2, "visits": RNG.normal(9, 2, 12_000)})
    frame.loc[11_000:, "squared"] = spend[11_000:].max() ** 2 * 3
    frame.loc[100, "near"] = frame["near"].median()
    found = segmentry.inspect(frame)
    assert {found["squared"].role, found["near"].role} == {"feature"}


def test_findings_stay_readable_in_a_wide_table() -> None:
    wide = {f"x{i}": np.where(RNG.random(N) < 0.05, np.nan, RNG.lognormal(0, 1.2, N)) for i in range(60)}
    constant = {f"c{i}": np.full(N, i) for i in range(20)}
    assert len(look(**wide, **constant).findings) <= 5


@pytest.mark.parametrize(("rate", "digits"), [(0.017, 2), (0.27, 1), (-0.17, 0)])
def test_what_was_computed_of_another_and_rounded_is_a_copy(rate: float, digits: int) -> None:
    minutes = RNG.gamma(9, 20, N).round(1)
    found = look(minutes=minutes, charge=(minutes * rate).round(digits))
    assert found["minutes"].role == "feature"
    assert found["charge"].reason == "the same as `minutes` up to scale and rounding"


def test_what_hardly_differs_but_by_more_than_rounding_is_none() -> None:
    minutes = RNG.gamma(9, 20, N).round(1)
    beside = look(minutes=minutes, charge=(minutes * 0.17 + RNG.normal(0, 0.05, N)).round(2))
    assert beside["charge"].role == "feature"
