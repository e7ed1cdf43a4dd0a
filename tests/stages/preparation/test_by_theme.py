"""The plan chooses by what columns tell."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.errors import SegmentryError

pytestmark = pytest.mark.usefixtures("quick_choices")

N = 300
RNG = np.random.default_rng(8)
FRAME = pd.DataFrame(
    {
        "age": RNG.integers(18, 80, N),
        "balance": RNG.normal(900, 300, N).round(2),
        "orders": RNG.poisson(9, N),
        "campaign": RNG.poisson(3, N),
        "contacts": RNG.poisson(5, N),
        "x": RNG.normal(size=N),
        "churned": RNG.integers(0, 2, N),
    }
)


def features(**options: Any) -> tuple[str, ...]:
    return segmentry.prepare(FRAME, Plan(**options)).recipe.features


def test_by_default_how_customers_were_reached_is_left_out_and_columns_that_tell_nothing_are_not() -> None:
    assert features() == ("age", "balance", "orders", "x")


@pytest.mark.parametrize(
    ("themes", "expected"),
    [
        (("is", "does"), ("age", "orders")),
        (("has",), ("balance",)),
        (("reached",), ("campaign", "contacts")),
        (("does", "came"), ("orders", "churned")),
    ],
)
def test_the_plan_names_themes(themes: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert features(themes=themes) == expected


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"campaign": {"theme": "does"}}, ("age", "balance", "orders", "campaign", "x")),
        ({"orders": {"theme": "reached"}}, ("age", "balance", "x")),
        ({"campaign": {"role": "feature"}}, ("age", "balance", "orders", "campaign", "x")),
        ({"age": {"role": "descriptor"}}, ("balance", "orders", "x")),
    ],
)
def test_the_plan_says_what_a_column_tells(columns: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert features(columns=columns) == expected


def test_columns_that_are_named_are_never_dropped() -> None:
    assert features(features=("contacts", "churned"), themes=("is",)) == ("contacts", "churned")
    assert features(themes=("is",), columns={"contacts": {"role": "feature"}}) == ("age", "contacts")


def test_the_textbook_takes_all_numbers() -> None:
    assert features(preset="classic") == ("age", "balance", "orders", "campaign", "contacts", "x")


def test_themes_that_no_column_tells_are_refused_with_those_that_are() -> None:
    with pytest.raises(SegmentryError) as error:
        features(themes=("thinks",))
    assert str(error.value).startswith(
        "No column of pandas that can make segments tells what they think. There are columns that tell who they are"
        " (is), what they have (has), what they do (does), how we reached them (reached) and what came of it (came)."
    )


def test_the_theme_that_was_told_is_kept_with_the_reason() -> None:
    prepared = segmentry.prepare(FRAME, Plan(themes=("does",), columns={"x": {"theme": "thinks"}}))
    assert prepared.columns["x"].theme == "thinks"
    assert prepared.columns["age"].reason == "not of the themes that make the segments"
    assert (prepared.columns["churned"].role, prepared.columns["churned"].theme) == ("outcome", "came")


def test_a_model_keeps_the_themes(tmp_path: Any) -> None:
    segmentation = segmentry.run(FRAME, Plan(k=2, k_max=2))
    segmentation.save(tmp_path / "model.json")
    loaded = segmentry.load(tmp_path / "model.json")
    assert [c.theme for c in loaded.columns.columns] == ["is", "has", "does", "reached", "reached", None, "came"]
