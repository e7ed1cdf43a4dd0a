"""Groups of customers that nobody could miss."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.stages.preparation.prepare import Prepared

SIZES = (120, 80, 50)


@pytest.fixture(autouse=True)
def _small_tables(one_database: None) -> None:
    """The tests of stages read hundreds of small tables."""


@pytest.fixture(scope="session")
def customers() -> pd.DataFrame:
    """Three groups in two numbers, with an id, a category, an outcome and missing cells, in mixed order."""
    rng = np.random.default_rng(11)
    group = np.repeat([0, 1, 2], SIZES)
    frame = pd.DataFrame(
        {
            "customer": [f"K{i:04d}" for i in range(250)],
            "spend": rng.normal(np.array([100, 500, 900])[group], 20).round(2),
            "visits": rng.normal(np.array([20, 2, 12])[group], 0.8).round(2),
            "region": np.where(group == 0, "north", "south"),
            "age": rng.integers(18, 80, 250).astype(float),
            "churned": rng.integers(0, 2, 250),
            "group": np.array(["a", "b", "c"])[group],
        }
    )
    frame.loc[::25, "age"] = np.nan
    return frame.sample(frac=1, random_state=0).reset_index(drop=True)


@pytest.fixture(scope="session")
def plan() -> Plan:
    return Plan(features=("spend", "visits"), k_max=5)


@pytest.fixture(scope="session")
def prepared(customers: pd.DataFrame, plan: Plan) -> Prepared:
    return segmentry.prepare(customers, plan)


@pytest.fixture(scope="session")
def segmentation(prepared: Prepared) -> Segmentation:
    """All stages done, k = 3 recommended."""
    found = segmentry.cluster(prepared, segmentry.choose_k(prepared))
    return segmentry.profile(segmentry.validate(found, prepared), prepared)


@pytest.fixture
def many() -> Callable[..., pd.DataFrame]:
    """A table of any length: three groups, with an id if wanted."""

    def make(n: int, *, id: bool) -> pd.DataFrame:
        rng = np.random.default_rng(n)
        group = rng.integers(3, size=n)
        frame = pd.DataFrame({"x": group * 10 + rng.normal(size=n), "y": (group == 1) * 8 + rng.normal(size=n)})
        return frame.assign(customer_id=rng.permutation(n) * 7 + 1) if id else frame

    return make
