"""Segmentations that the tests of the report share, each made once, and pictures that are drawn once."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import vl_convert

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.report import rendered
from segmentry.results.choice import Evidence, KChoice
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.selection.trials import taking

from .changes import FEW
from .hostile import NAMES, SEGMENTS
from .page import Written

_draw = vl_convert.vegalite_to_svg
_drawings: dict[str, str] = {}


@pytest.fixture(scope="module", autouse=True)
def _quick(quick_choices: None) -> None:
    """The tests of reports ask what is said of a choice, not how it was made; what the folder shares rests on all."""


@pytest.fixture(scope="module", autouse=True)
def drawn_once() -> Iterator[None]:
    """The library that draws gives the same drawing for the same specification: most of what a page takes."""

    def draw(specification: Any, **look: Any) -> str:
        key = json.dumps([specification, look])
        if key not in _drawings:
            _drawings[key] = _draw(specification, **look)
        return _drawings[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vl_convert, "vegalite_to_svg", draw)
        yield


@pytest.fixture
def drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that hold two drawings against each other."""
    monkeypatch.setattr(vl_convert, "vegalite_to_svg", _draw)


@pytest.fixture(scope="session")
def written() -> Written:
    """A form of the report as the bytes of its file, each written once."""
    files: dict[tuple[int, str], tuple[Segmentation, bytes]] = {}

    def write(segmentation: Segmentation, form: str) -> bytes:
        key = id(segmentation), form
        if key not in files:
            files[key] = segmentation, rendered(segmentation, [form])[form]  # held, so that no other gets its id
        return files[key][1]

    return write


@pytest.fixture(scope="session")
def prepared() -> Prepared:
    numbers = ("age", "tenure_months", "lines", "monthly_charges", "data_gb", "voice_minutes", "roaming_days")
    return segmentry.prepare(segmentry.sample("telecom", rows=600), Plan(k_max=5, features=(*numbers, "support_calls")))


@pytest.fixture(scope="session")
def segmentation(prepared: Prepared) -> Segmentation:
    clusters = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=4)
    return segmentry.profile(segmentry.validate(clusters, prepared), prepared)


@pytest.fixture(scope="session")
def compared(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """The same with the second opinion of other methods."""
    return segmentry.compare(segmentation, prepared)


@pytest.fixture(scope="session")
def loaded(segmentation: Segmentation, tmp_path_factory: pytest.TempPathFactory) -> Segmentation:
    path: Path = tmp_path_factory.mktemp("model") / "model.json"
    segmentation.save(path)
    return segmentry.load(path)


@pytest.fixture(scope="session")
def bank() -> Any:
    """Customers of a bank, in some of their columns: each of them is drawn."""
    columns = ["customer_id", "age", "income", "balance", "employment", "defaulted", "revenue"]
    return segmentry.sample("bank", rows=400).select(columns)


@pytest.fixture(scope="session")
def samples() -> dict[str, tuple[Segmentation, pd.DataFrame]]:
    """The samples of customers by name, each with its table and the segment of every row in it."""
    made = {}
    for name, k in (("telecom", 5), ("bank", 5), ("retail", 6), ("health", 3)):
        table = segmentry.sample(name, rows=900).to_pandas()
        with taking(FEW):
            segmentation = segmentry.run(table, Plan(k=k, k_max=k))
        made[name] = segmentation, segmentation.score(table)
    return made


@pytest.fixture(scope="session")
def one_feature(bank: Any) -> Segmentation:
    return segmentry.run(bank, Plan(features=("income",), k_max=4, k=3))


@pytest.fixture(scope="session")
def one_segment(bank: Any) -> Segmentation:
    return segmentry.run(bank, Plan(k=1, k_max=2))


@pytest.fixture(scope="session")
def structureless() -> Segmentation:
    """Customers from one normal distribution."""
    frame = pd.DataFrame(np.random.default_rng(0).normal(size=(400, 3)), columns=["age", "income", "visits"])
    return segmentry.run(frame, Plan(k_max=5))


@pytest.fixture(scope="session")
def single_row() -> KChoice:
    """Of a table in which all rows are the same."""
    return KChoice(
        k=1,
        rule="x",
        reasons=("There is only one different row.",),
        knee=None,
        verdict="no structure",
        evidence=(Evidence(k=1, rows=5, inertia=0.0),),
        centres={1: ((0.0,),)},
        sampled=False,
        seed=0,
    )


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


@pytest.fixture(scope="session")
def outcomes_of() -> tuple[Segmentation, pd.DataFrame]:
    """Three segments with an outcome and a descriptor that differ between them, and one of each that does not."""
    rng = np.random.default_rng(0)
    group = rng.integers(0, 3, 900)
    table = pd.DataFrame({"a": group * 6 + rng.normal(size=900), "b": rng.normal(size=900)})
    table["defaulted"] = np.where(rng.random(900) < 0.3, "yes", "no")
    table["churned"] = np.where(rng.random(900) < np.array([0.05, 0.3, 0.6])[group], "yes", "no")
    table["region"] = np.where(rng.random(900) < np.array([0.1, 0.5, 0.9])[group], "north", "south")
    table["shop"] = rng.choice(["x", "y"], 900)
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    return segmentation, segmentation.score(table)


@pytest.fixture(scope="session")
def hostile() -> Segmentation:
    """Every name is one that some form could obey, and there are more segments than a table on a slide has rows."""
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({name: rng.integers(11 + i, size=300) for i, name in enumerate(NAMES)})
    frame["kind"] = [SEGMENTS[j % len(SEGMENTS)] for j in range(300)]
    features = (*(name for name in NAMES[::2] if name == name.strip()), "kind")
    k = len(SEGMENTS)
    plan = Plan(rows_are="customers", features=features, k=k, k_max=k)  # some names could be a log's
    with taking(FEW):
        found = segmentry.run(frame, plan)
    return segmentry.rename(found, dict(enumerate(SEGMENTS, start=1)))
