"""A column that the table holds twice changes nothing, whatever form the copy has."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import segmentry
from segmentry import Plan

pytestmark = pytest.mark.usefixtures("quick_choices")


def customers(seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    group = rng.integers(3, size=150)
    return pd.DataFrame(
        {
            "age": (np.array([25, 45, 65])[group] + rng.normal(0, 6, 150)).round(),
            "spend": (np.array([100, 300, 150])[group] * rng.lognormal(0, 0.3, 150)).round(2),
            "visits": rng.poisson(np.array([3, 6, 15])[group]),
            "plan": np.array(["basic", "plus", "pro"])[group],
        }
    )


def copied(frame: pd.DataFrame, form: str, column: str, factor: float) -> pd.DataFrame:
    if form == "dummies":
        return frame.join(pd.get_dummies(frame["plan"], prefix="tariff"))
    if form == "dropped":
        return frame.join(pd.get_dummies(frame["plan"], prefix="tariff", drop_first=True, dtype=int))
    if form == "words":
        return frame.assign(again=frame["plan"].map({"basic": "B", "plus": "P", "pro": "X"}))
    return frame.assign(again=frame[column] * (1 if form == "copy" else factor))


@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 50),
    form=st.sampled_from(["copy", "scaled", "dummies", "dropped", "words"]),
    column=st.sampled_from(["age", "spend", "visits"]),
    factor=st.sampled_from([-1.0, 0.01, 100.0]),
)
def test_a_copy_changes_no_label(seed: int, form: str, column: str, factor: float) -> None:
    frame, plan = customers(seed), Plan(k=3)
    matrices = [segmentry.prepare(table, plan).sample for table in (frame, copied(frame, form, column, factor))]
    np.testing.assert_array_equal(*matrices)


@pytest.mark.parametrize("form", ["scaled", "dummies"])
def test_the_customers_get_the_same_segments(form: str) -> None:
    frame, plan = customers(3), Plan(k=3, k_max=3)
    labels = [
        segmentry.run(table, plan).score(table)["segment"] for table in (frame, copied(frame, form, "spend", 100.0))
    ]
    assert labels[0].equals(labels[1])
