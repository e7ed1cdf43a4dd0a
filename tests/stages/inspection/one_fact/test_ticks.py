"""Boxes that were ticked or left empty: an empty cell says no."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

import segmentry
from segmentry import Plan

pytestmark = pytest.mark.usefixtures("quick_choices")

RNG = np.random.default_rng(23)
N = 400
GROUP = RNG.integers(3, size=N)
BASE = pd.DataFrame({"age": 25 + 20 * GROUP + RNG.normal(0, 4, N), "spend": RNG.gamma(4, 20, N)})
OWNS = {f"owns_{thing}": RNG.random(N) < 0.2 + 0.25 * GROUP for thing in ("car", "bike", "boat")}
NEWS = RNG.choice(["mail", "post", "none"], N)


def boxes(tick: Any) -> pd.DataFrame:
    return BASE.assign(**{name: np.where(ticked, tick, None) for name, ticked in OWNS.items()})


@pytest.mark.parametrize("tick", [1, 1.0, "x", "X", "✓", "Yes", True])
def test_each_is_a_yes_or_no_of_all_rows(tick: Any) -> None:
    columns = segmentry.inspect(boxes(tick))
    for name, ticked in OWNS.items():
        column = columns[f"{name} (ticked)"]
        assert (column.role, column.filled, column.distinct) == ("feature", N, 2)
        assert columns[name].role == "ignored"
        assert ticked.any()
    [finding] = [f for f in columns.findings if "ticked" in f.what]
    assert "role" in finding.remedy
    assert not any("missing" in f.what for f in columns.findings)


@pytest.mark.parametrize("kind", [pd.DataFrame, pl.from_pandas])
def test_those_that_exclude_each_other_are_a_category(kind: Any) -> None:
    frame = BASE.assign(news_mail=np.where(NEWS == "mail", "x", None), news_post=np.where(NEWS == "post", "x", None))
    news = segmentry.inspect(kind(frame))["news"]
    assert (news.filled, news.rest) == (N, "none of these")
    assert {source.level for source in news.made_of} == {"mail", "post"}


def test_new_customers_are_labelled_alike_by_a_saved_model(tmp_path: Path) -> None:
    frame = boxes(1)
    result = segmentry.run(frame, Plan(k=3))
    result.save(tmp_path / "model.json")
    labels = segmentry.load(tmp_path / "model.json").score(frame).segment
    assert (labels == result.score(frame).segment).all()
    assert len({*labels}) == 3
    none_ticked = frame.assign(**dict.fromkeys(OWNS))
    assert segmentry.load(tmp_path / "model.json").score(none_ticked).segment.notna().all()


@pytest.mark.parametrize(
    ("name", "cells"), [("promo", 7), ("promo", "SUMMER"), ("bonus", ["5", "10"]), ("insurance", ["AXA", "Allianz"])]
)
def test_what_some_were_given_is_a_yes_or_no(name: str, cells: Any) -> None:
    columns = segmentry.inspect(boxes_of(name, cells))
    made = columns[f"{name} (ticked)"]
    assert (made.filled, made.distinct, made.called) == (N, 2, name)
    assert any("an empty cell is taken for a no" in finding.what for finding in columns.findings)


@pytest.mark.parametrize(
    ("name", "cells"), [("promo", "n"), ("country", "UK"), ("survey", 2024), ("shop", ["AXA", "Allianz"])]
)
def test_of_others_an_empty_cell_says_nothing(name: str, cells: Any) -> None:
    assert f"{name} (ticked)" not in [c.name for c in segmentry.inspect(boxes_of(name, cells)).columns]


def test_an_outcome_stays_one_and_the_plan_wins() -> None:
    assert segmentry.inspect(boxes_of("churned", 1))["churned (ticked)"].role == "outcome"
    told = segmentry.inspect(boxes_of("vip", 1), Plan(columns={"vip": {"role": "ignored"}}))
    assert "vip (ticked)" not in [column.name for column in told.columns]


def boxes_of(name: str, cell: Any) -> pd.DataFrame:
    cells = RNG.choice(cell, N) if isinstance(cell, list) else cell
    return BASE.assign(**{name: np.where(OWNS["owns_car"], cells, None)})
