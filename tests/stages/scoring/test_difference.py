"""`difference`: every way in which a table can differ from the one a model was made of."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.errors import SegmentryError
from segmentry.results.schema_diff import FeatureMatch
from segmentry.stages.scoring import cell_counts as matching
from segmentry.stages.scoring.difference import compared, its_own

pytestmark = pytest.mark.usefixtures("quick_choices")

FEATURES = ("income", "contract", "tariff", "joined", "member")


_NO_LEVELS = {"cells": 0, "misfits": 0, "levels": 0, "named": (), "pooled": False}


@pytest.fixture(scope="module")
def people() -> pd.DataFrame:
    """One feature of every kind: a number, two categories (one with rare levels), a date, yes or no."""
    rng = np.random.default_rng(4)
    group = rng.integers(3, size=300)
    return pd.DataFrame(
        {
            "customer": [f"K{i:03d}" for i in range(300)],
            "income": (100 * group + rng.normal(0, 5, 300)).round(2),
            "contract": np.array(["monthly", "yearly", "1"])[group],
            "tariff": [["basic", "plus"][i % 2] if i > 3 else f"rare {i}" for i in range(300)],
            "joined": pd.Timestamp("2020-01-01") + pd.to_timedelta(rng.integers(0, 900, 300), "D"),
            "member": rng.integers(0, 2, 300).astype(bool),
        }
    )


@pytest.fixture(scope="module")
def model(people: pd.DataFrame) -> Segmentation:
    return segmentry.run(people, Plan(k=3, k_max=3, features=FEATURES))


@pytest.fixture
def met(model: Segmentation) -> Callable[..., FeatureMatch]:
    """How one feature is met in a table."""

    def look(table: Any, feature: str, **options: Any) -> FeatureMatch:
        found = segmentry.difference(model, table, **options)
        return next(match for match in found.features if match.feature == feature)

    return look


def test_the_models_own_table_changes_no_label(model: Segmentation, people: pd.DataFrame) -> None:
    found = segmentry.difference(model, people)
    assert [match.feature for match in found.features] == list(FEATURES)
    assert [match.expected for match in found.features] == ["number", "category", "category", "date", "yes or no"]
    assert {match.feature: match.state for match in found.features if match.feature != "tariff"} == dict.fromkeys(
        ("income", "contract", "joined", "member"), "same"
    )
    assert not found.changes_labels
    assert found.extra == ()


def test_a_path_and_any_kind_of_table_will_do(model: Segmentation, people: pd.DataFrame, tmp_path: Path) -> None:
    model.save(tmp_path / "m.json")
    people.to_csv(tmp_path / "p.csv", index=False)
    for table in (tmp_path / "p.csv", pl.from_pandas(people), segmentry.read(people)):
        assert not segmentry.difference(tmp_path / "m.json", table).changes_labels


def test_a_missing_feature_comes_with_names_that_are_near(met: Callable[..., FeatureMatch]) -> None:
    frame = pd.DataFrame({"Income_EUR": [1.0], "annual_income": [1.0], "outcomes": [1], "city": ["x"], "Member": [1]})
    assert met(frame, "income").state == "missing"
    assert met(frame, "income").near == ("Income_EUR", "annual_income")
    assert met(frame, "member").near == ("Member",)
    assert met(frame, "joined").near == ()


def test_a_column_of_the_models_table_is_not_offered_as_another_name(model: Segmentation, people: pd.DataFrame) -> None:
    known = model.model_copy(update={"types": {**model.types, "income_net": "number"}})
    found = segmentry.difference(known, people.rename(columns={"income": "income_net"}))
    assert found.features[0].near == ()


def test_a_long_name_that_holds_the_features_name_is_near(met: Callable[..., FeatureMatch]) -> None:
    assert met(pd.DataFrame({"monthlyHouseholdIncome": [1.0]}), "income").near == ("monthlyHouseholdIncome",)


def test_extra_columns_are_those_that_the_models_table_did_not_have(model: Segmentation, people: pd.DataFrame) -> None:
    frame = people.assign(new=1, Other="x").rename(columns={"income": "earned"})
    found = segmentry.difference(model, frame, renamed={"income": "earned"})
    assert found.extra == ("new", "Other")
    assert not found.changes_labels
    assert found.features[0].state == "renamed"
    assert found.features[0].column == "earned"


def test_features_may_change_places(met: Callable[..., FeatureMatch], people: pd.DataFrame) -> None:
    frame = people.rename(columns={"contract": "tariff", "tariff": "contract"})
    assert met(frame, "contract", renamed={"contract": "tariff", "tariff": "contract"}).state == "renamed"


@pytest.mark.parametrize(
    ("renamed", "expected"),
    [
        ({"incom": "income"}, "The model has no feature `incom` to rename. Did you mean `income`?"),
        ({"income": "Incom"}, "pandas has no column `Incom`. Did you mean `income`?"),
        ({"income": "joined"}, "Column `joined` of pandas cannot be `income` and `joined`. Name one column for each."),
    ],
)
def test_a_wrong_renaming_is_refused_in_words(
    renamed: dict[str, str], expected: str, model: Segmentation, people: pd.DataFrame
) -> None:
    with pytest.raises(SegmentryError) as error:
        segmentry.difference(model, people, renamed=renamed)
    assert str(error.value) == expected


@pytest.mark.parametrize(
    ("feature", "cells", "found", "filled", "misfits"),
    [
        ("income", ["12", "x", "y", None, "-3e2", " 5. "], "text", 5, 2),
        ("income", ["007", "008"], "text", 2, 0),
        ("income", [True, False, None], "boolean", 2, 2),
        ("income", pd.to_datetime(["2024-01-05", None]), "date", 1, 1),
        ("joined", ["2024-1-5 10:00", "2024/01/05", "2024-02-31", "NA", "soon"], "text", 4, 2),
        ("joined", [20240105, 20240106], "integer", 2, 2),
        ("member", ["True", "false", "maybe", ""], "text", 3, 1),
        ("member", [0, 1, 2], "integer", 3, 1),
        ("contract", pd.to_datetime(["2024-01-05", "2024-01-06"]), "date", 2, 2),
    ],
)
def test_cells_of_another_type_are_counted(
    met: Callable[..., FeatureMatch], feature: str, cells: list[Any], found: str, filled: int, misfits: int
) -> None:
    match = met(pd.DataFrame({feature: cells}), feature)
    assert (match.state, match.found, match.cells, match.misfits) == ("wrong type", found, filled, misfits)


@pytest.mark.parametrize(
    ("feature", "cells"),
    [
        ("income", [1, 2]),
        ("income", ["1.5", "2"]),
        ("member", [0, 1]),
        ("member", ["true", "FALSE"]),
        ("joined", ["2024-01-05", "2024-01-06"]),
        ("contract", [1, 1]),
        ("contract", [1.0, None]),
        ("contract", ["monthly", "NA", None]),
    ],
)
def test_cells_that_can_be_read_as_the_feature_are_the_same(
    met: Callable[..., FeatureMatch], feature: str, cells: list[Any]
) -> None:
    assert met(pd.DataFrame({feature: cells, "other": 1}), feature).state == "same"


@pytest.mark.parametrize("feature", FEATURES)
@pytest.mark.parametrize("word", ["", "NA", "?"])
def test_a_column_without_any_filled_cell_is_no_difference(
    met: Callable[..., FeatureMatch], feature: str, word: str, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text(f"{feature},other\n{word},1\n{word},2\n")
    assert met(tmp_path / "t.csv", feature).state == "same"


def test_no_cell_of_a_text_column_is_shown(model: Segmentation, people: pd.DataFrame) -> None:
    found = segmentry.difference(model, people.assign(income="Zyxwv-canary", joined="Zyxwv-canary"))
    assert "wrong type" in str(found)
    assert "canary" not in found.model_dump_json()


def test_levels_that_were_never_met_are_counted_and_the_commonest_named(
    met: Callable[..., FeatureMatch], people: pd.DataFrame
) -> None:
    cells = people["contract"].tolist()
    cells[:21] = [f"new {i}" for i in range(6) for _ in range(i + 1)]
    match = met(people.assign(contract=cells), "contract")
    assert (match.state, match.pooled, match.changes_labels) == ("unseen levels", False, True)
    assert (match.cells, match.misfits, match.levels) == (300, 21, 6)
    assert match.named == ("new 5", "new 4", "new 3", "new 2", "new 1")


def test_a_category_with_rare_levels_takes_what_it_never_met(
    met: Callable[..., FeatureMatch], people: pd.DataFrame
) -> None:
    match = met(people.assign(tariff=["basic"] * 298 + ["gold"] * 2), "tariff")
    assert (match.state, match.pooled, match.changes_labels) == ("unseen levels", True, False)
    assert (match.misfits, match.named) == (2, ("gold",))


def test_very_many_levels_are_counted_in_rows_alone(
    met: Callable[..., FeatureMatch], people: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "MANY", 100)
    cells = ["monthly", "NA", *(f"name {i}" for i in range(298))]
    match = met(people.assign(contract=cells), "contract")
    assert (match.cells, match.misfits, match.levels, match.named) == (299, 298, None, ())


def test_the_table_that_the_model_was_made_of_differs_in_nothing(people: pd.DataFrame, model: Segmentation) -> None:
    """What a run takes for granted of its own table is what every cell tells, but for rare levels, which are pooled."""
    table = segmentry.read(people)
    looked = compared(model, table)
    features = tuple(m.model_copy(update={"state": "same"} | _NO_LEVELS) if m.pooled else m for m in looked.features)
    assert its_own(model, table) == looked.model_copy(update={"features": features})
    assert not looked.changes_labels
    assert not looked.is_doubtful
