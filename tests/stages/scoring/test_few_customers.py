"""A few customers in memory are labelled at once, and as a table of them would be."""

import datetime
import json
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import segmentry
from segmentry import Plan, Segmentation
from segmentry.errors import SegmentryError
from segmentry.results.labels import ADDED
from segmentry.stages.scoring import few_customers as at_once
from segmentry.stages.scoring import score as scoring

pytestmark = pytest.mark.usefixtures("quick_choices")

FEATURES = ("income", "age", "plan", "band", "member", "joined")


def people(n: int = 240) -> pd.DataFrame:
    """A feature of every kind; `band` looks like numbers in some rows and like text in others."""
    rng = np.random.default_rng(4)
    group = rng.integers(3, size=n)
    return pd.DataFrame(
        {
            "income": np.where(rng.random(n) < 0.1, np.nan, (100 * group + rng.normal(0, 5, n)).round(2)),
            "age": 20 + 15 * group + rng.integers(0, 9, n),
            "plan": np.array(["basic", "plus", "3"])[group],
            "band": [["01", "x"][i % 2] if i > 9 else f"rare {i}" for i in range(n)],
            "member": rng.integers(0, 2, n).astype(bool),
            "joined": pd.Timestamp("2020-01-01") + pd.to_timedelta(rng.integers(0, 900, n), "D"),
        }
    )


@pytest.fixture(scope="module")
def model() -> Segmentation:
    return segmentry.run(people(), Plan(k=3, k_max=3, features=FEATURES))


def by_the_engine(model: Segmentation, source: Any, **options: Any) -> Any:
    """What the general path says, which reads any table into the engine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scoring, "few_customers", lambda *_: None)
        return model.score(source, **options)


def outcome(score: Any, *arguments: Any, **options: Any) -> Any:
    """The labels, or what the refusal says."""
    try:
        return [[row[name] for name in ADDED] for row in score(*arguments, **options)]
    except SegmentryError as error:
        return str(error)


numbers = st.one_of(
    st.none(), st.floats(-1e3, 1e3), st.integers(-99, 999), st.just(float("inf")), st.just(float("nan"))
)
words = st.sampled_from([None, "", " ", "NA", "?", "basic", " plus ", "3", "12", "-4.5", "9.100", "007", "1,5", "true"])
days = st.one_of(st.none(), st.datetimes(datetime.datetime(2019, 1, 1), datetime.datetime(2024, 1, 1)))
yes_or_no = st.one_of(st.none(), st.booleans())
#: One kind of cells for a column of a table, as frames have them.
columns = st.sampled_from([numbers, words, days, yes_or_no])


@st.composite
def customers(draw: st.DrawFn) -> list[dict[str, Any]]:
    """One to four customers, of whom each column holds what it should or anything else."""
    usual = {"income": numbers, "age": numbers, "plan": words, "band": words, "member": yes_or_no, "joined": days}
    kinds = {name: draw(st.one_of(st.just(usual[name]), columns)) for name in FEATURES if draw(st.integers(0, 9))}
    kinds["note"] = words
    return [{name: draw(kind) for name, kind in kinds.items()} for _ in range(draw(st.integers(1, 4)))]


@pytest.mark.filterwarnings("ignore::segmentry.errors.SegmentryWarning")
@pytest.mark.usefixtures("one_database")
@settings(max_examples=12, deadline=None)
@given(rows=customers(), proceed=st.booleans())
def test_a_few_customers_get_the_labels_of_a_table(model: Segmentation, rows: list[Any], proceed: bool) -> None:
    usual = outcome(by_the_engine, model, rows, proceed=proceed)
    assert outcome(model.score, rows, proceed=proceed) == usual
    renamed = {"income": "Einkommen"}
    called = [{renamed.get(name, name): cell for name, cell in row.items()} for row in rows]
    if isinstance(usual, list) and "income" in rows[0]:
        assert outcome(model.score, called, proceed=proceed, renamed=renamed) == usual


def test_they_never_reach_the_engine(model: Segmentation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "new_customers", None)
    frame = people()[:3]
    for source in (frame, pl.from_pandas(frame), pa.Table.from_pandas(frame), frame.to_dict("records")):
        model.score(source)


def test_many_customers_do(model: Segmentation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring, "new_customers", None)
    monkeypatch.setattr(at_once, "MOST", 5)
    model.score(people()[:5])
    with pytest.raises(TypeError):
        model.score(people()[:6])


def test_a_dict_comes_back_with_the_four_values(model: Segmentation) -> None:
    frame = people()
    one = frame.iloc[20].to_dict()
    scored = model.score(one)
    assert list(scored) == [*FEATURES, *ADDED]
    expected = model.score(frame)[list(ADDED)].iloc[20].to_dict()
    assert {name: scored[name] for name in ADDED} == expected
    json.dumps({name: scored[name] for name in ADDED})
    assert model.score([one, one]) == [scored, scored]
    assert segmentry.difference(model, one).features[0].state == "same"


def test_a_dict_without_a_feature_is_refused(model: Segmentation) -> None:
    with pytest.raises(SegmentryError, match="missing     `income`"):
        model.score({"age": 44})


def test_text_is_the_same_level_alone_and_in_a_table(model: Segmentation) -> None:
    frame = people()[40:60]
    together = model.score(frame)["segment_margin"].tolist()
    alone = [by_the_engine(model, frame[i : i + 1])["segment_margin"].item() for i in range(20)]
    assert alone == together
