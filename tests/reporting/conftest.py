"""One segmentation for all tests of the renderings."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.stages.preparation.prepare import Prepared


@pytest.fixture(scope="session")
def prepared() -> Prepared:
    numbers = ("age", "tenure_months", "lines", "monthly_charges", "data_gb", "voice_minutes", "roaming_days")
    return segmentry.prepare(segmentry.sample("telecom", rows=600), Plan(k_max=5, features=(*numbers, "support_calls")))


@pytest.fixture(scope="session")
def segmentation(prepared: Prepared) -> Segmentation:
    found = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=4)
    return segmentry.profile(segmentry.validate(found, prepared), prepared)


@pytest.fixture(scope="session")
def loaded(segmentation: Segmentation, tmp_path_factory: pytest.TempPathFactory) -> Segmentation:
    path: Path = tmp_path_factory.mktemp("model") / "model.json"
    segmentation.save(path)
    return segmentry.load(path)


@pytest.fixture(scope="session")
def one_feature() -> Segmentation:
    return segmentry.run(segmentry.sample("bank", rows=400), Plan(features=("income",), k_max=4, k=3))


@pytest.fixture(scope="session")
def one_segment() -> Segmentation:
    return segmentry.run(segmentry.sample("bank", rows=200), Plan(k=1, k_max=2))


@pytest.fixture(scope="session")
def structureless() -> Segmentation:
    """Customers from one normal distribution."""
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(400, 3)), columns=["age", "income", "visits"])
    return segmentry.run(frame, Plan(k_max=5))


@pytest.fixture(scope="session")
def people() -> pd.DataFrame:
    """Three kinds of customers in columns of every type."""
    rng = np.random.default_rng(0)
    kind = rng.integers(3, size=300)
    contracts = np.array(["monthly", "two-year", "yearly"], dtype=object)
    return pd.DataFrame(
        {
            "age": (30 + 15 * kind + rng.normal(0, 3, 300)).round(1),
            "spend": np.exp(rng.normal(3 + kind, 0.7, 300)).round(2),
            "contract": contracts[np.where(rng.random(300) < 0.9, kind, rng.integers(3, size=300))],
            "city": rng.choice(["Bonn", "Graz"], 300),
            "active": np.where(rng.random(300) < 0.8, kind > 0, kind == 0),
            "since": pd.Timestamp("2018-01-01") + pd.to_timedelta(700 * kind + rng.integers(300, size=300), unit="D"),
        }
    )


@pytest.fixture(scope="session")
def mixed(people: pd.DataFrame) -> Segmentation:
    features = ("age", "spend", "contract", "active", "since")
    return segmentry.run(people, Plan(features=features, k=3, k_max=4, min_cell=1))
