"""`score`: new customers get the label that the model's own would have got."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.cli import app
from segmentry.errors import SegmentryError
from segmentry.results.labels import added_columns
from segmentry.results.recipe import Recipe
from segmentry.stages.preparation.apply import transformed
from segmentry.stages.preparation.prepare import Prepared

pytestmark = pytest.mark.usefixtures("quick_choices")

ADDED = ["segment", "segment_name", "segment_margin", "segment_borderline"]


def test_the_rows_that_made_the_segments_get_their_labels(
    segmentation: Segmentation, prepared: Prepared, customers: pd.DataFrame, tmp_path: Path
) -> None:
    from segmentry.stages.scoring.export import write_customers

    write_customers(segmentation, prepared.table, tmp_path / "c.csv")
    written = pd.read_csv(tmp_path / "c.csv")
    scored = segmentation.score(customers)
    for column in ADDED:
        assert scored[column].tolist() == written[column].tolist()
    assert scored["segment"].value_counts().to_dict() == segmentation.sizes


def test_a_model_that_was_saved_labels_like_the_one_in_memory(
    segmentation: Segmentation, customers: pd.DataFrame, tmp_path: Path
) -> None:
    segmentation.save(tmp_path / "m.json")
    pd.testing.assert_frame_equal(
        segmentry.score(tmp_path / "m.json", customers), segmentry.score(segmentation, customers)
    )


def test_the_label_of_a_row_does_not_depend_on_the_rows_beside_it(
    segmentation: Segmentation, customers: pd.DataFrame
) -> None:
    together = segmentation.score(customers)[ADDED]
    alone = pd.concat([segmentation.score(customers[i : i + 1]) for i in range(5)])[ADDED]
    pd.testing.assert_frame_equal(together[:5], alone)


def test_the_margin_is_one_minus_the_ratio_of_the_distances(
    segmentation: Segmentation, customers: pd.DataFrame
) -> None:
    scored = segmentation.score(customers[:20])
    steps = segmentation.recipe.steps
    z = np.column_stack([(scored[s.column] - s.centre) / s.scale for s in steps])
    centres = np.array([segment.matrix_centre for segment in segmentation.segments])
    distances = np.sort(np.linalg.norm(z[:, None] - centres[None], axis=2), axis=1)
    np.testing.assert_allclose(scored["segment_margin"], 1 - distances[:, 0] / distances[:, 1], atol=2e-6)


def test_a_customer_is_borderline_where_the_margin_is_below_a_tenth(segmentation: Segmentation) -> None:
    first, second = (np.array(segment.centre, dtype=float) for segment in segmentation.segments[:2])
    places = [(1 - t) * first + t * second for t in (0.0, 0.2, 0.46, 0.48, 0.52, 0.54, 1.0)]
    scored = segmentation.score(pd.DataFrame(places, columns=["spend", "visits"]))
    assert scored["segment_borderline"].dtype == bool
    assert scored["segment_borderline"].tolist() == (scored["segment_margin"] < 0.1).tolist()
    assert scored["segment_borderline"].tolist() == [False, False, False, True, True, False, False]


def test_pandas_comes_back_with_its_index_and_types(segmentation: Segmentation, customers: pd.DataFrame) -> None:
    frame = customers.set_axis([f"r{i}" for i in range(250)]).assign(
        kind=pd.Categorical(["x"] * 250), lists=[[1]] * 250
    )
    frame = frame.drop(columns="lists")
    scored = segmentation.score(frame)
    pd.testing.assert_frame_equal(scored[list(frame.columns)], frame)
    assert list(scored.columns) == [*frame.columns, *ADDED]


def test_a_repeated_index_is_kept(segmentation: Segmentation, customers: pd.DataFrame) -> None:
    frame = customers[:6].set_axis([7, 7, 7, 8, 8, 8])
    scored = segmentation.score(frame)
    assert scored.index.tolist() == [7, 7, 7, 8, 8, 8]
    assert scored["segment"].tolist() == segmentation.score(customers[:6])["segment"].tolist()


@pytest.mark.parametrize(("convert", "kind"), [(pl.from_pandas, pl.DataFrame), (pa.Table.from_pandas, pa.Table)])
def test_the_callers_kind_of_frame_comes_back(
    segmentation: Segmentation, customers: pd.DataFrame, convert: Any, kind: type
) -> None:
    scored = segmentation.score(convert(customers))
    assert isinstance(scored, kind)
    columns = scored.columns if kind is pl.DataFrame else scored.column_names
    assert list(columns) == [*customers.columns, *ADDED]
    found = scored["segment"].to_list() if kind is pl.DataFrame else scored["segment"].to_pylist()
    assert found == segmentation.score(customers)["segment"].tolist()


def test_a_file_and_an_array_come_back_as_pandas(
    segmentation: Segmentation, customers: pd.DataFrame, tmp_path: Path
) -> None:
    customers.to_csv(tmp_path / "c.csv", index=False)
    from_file = segmentation.score(tmp_path / "c.csv")
    assert from_file["segment"].tolist() == segmentation.score(customers)["segment"].tolist()
    array = customers[["spend", "visits"]].to_numpy()
    from_array = segmentry.run(array, Plan(k=3, k_max=3)).score(array)
    assert list(from_array.columns) == ["x1", "x2", *ADDED]


def test_a_missing_cell_is_filled_as_the_recipe_says(segmentation: Segmentation) -> None:
    step = segmentation.recipe.steps[0]
    frame = pd.DataFrame({"spend": [None, step.impute], "visits": [20.0, 20.0]})
    scored = segmentation.score(frame)
    assert scored["segment"].nunique() == 1


def test_a_row_without_any_feature_has_no_segment(segmentation: Segmentation) -> None:
    scored = segmentation.score(pd.DataFrame({"spend": [100.0, np.nan], "visits": [20.0, np.inf]}))
    assert scored["segment"].isna().tolist() == [False, True]
    assert scored["segment_name"].isna().tolist() == [False, True]
    assert scored["segment_margin"].isna().tolist() == [False, True]
    assert scored["segment_borderline"].isna().tolist() == [False, True]


def test_a_feature_that_is_wholly_missing_is_filled(segmentation: Segmentation, tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text("spend,visits\n,20\n,2\n")
    assert segmentation.score(tmp_path / "n.csv")["segment"].notna().all()


def test_a_feature_with_words_for_missing_only_is_filled(segmentation: Segmentation, tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text("spend,visits\nNA,20\nNA,2\n")
    assert segmentation.score(tmp_path / "n.csv")["segment"].notna().all()


def test_all_that_differs_is_refused_at_once_with_the_ways_on(segmentation: Segmentation) -> None:
    with pytest.raises(SegmentryError) as error:
        segmentation.score(pd.DataFrame({"Spend": [1.0, 2.0], "visits": ["many", "20"], "shop": "x"}))
    assert str(error.value).splitlines() == [
        "pandas does not fit the model:",
        "  missing     `spend` (number)              near: `Spend`",
        "  wrong type  `visits` (number) holds text  1 of 2 cells is no number",
        "  extra       2 columns are carried along: `Spend`, `shop`",
        "Tell what a feature is called here with renamed={'spend': 'Spend'}.",
        "To label all the same, give proceed=True: what is missing or does not fit"
        " then counts as a missing value, and the model does with it what it did with its own.",
    ]


def test_the_shell_takes_the_names_as_they_are_told(segmentation: Segmentation, tmp_path: Path) -> None:
    segmentation.save(tmp_path / "model.json")
    pd.DataFrame({"Spend EUR": [1.0], "Visits": [2.0]}).to_csv(tmp_path / "new.csv", index=False)
    words = ["score", tmp_path / "model.json", tmp_path / "new.csv", "-o", tmp_path / "out.csv"]
    with pytest.raises(SegmentryError, match=r"here with --rename 'spend=Spend EUR' --rename visits=Visits\.$"):
        app([str(word) for word in words], standalone_mode=False)


@pytest.mark.parametrize("values", [["a", "b"], [True, False]])
def test_a_feature_that_holds_no_numbers_is_refused(segmentation: Segmentation, values: list[Any]) -> None:
    with pytest.raises(SegmentryError, match=r"wrong type  `spend` \(number\) holds .* 2 of 2 cells are no numbers"):
        segmentation.score(pd.DataFrame({"spend": values, "visits": [1.0, 2.0]}))


def test_renamed_features_give_the_same_labels(segmentation: Segmentation, customers: pd.DataFrame) -> None:
    expected = segmentation.score(customers)[ADDED]
    swapped = customers.rename(columns={"spend": "visits", "visits": "spend"})
    for frame, renamed in (
        (customers.rename(columns={"spend": "Ausgaben"}), {"spend": "Ausgaben"}),
        (swapped, {"spend": "visits", "visits": "spend"}),
    ):
        scored = segmentation.score(frame, renamed=renamed)
        assert list(scored.columns) == [*frame.columns, *ADDED]
        pd.testing.assert_frame_equal(scored[ADDED], expected)


def test_extra_columns_never_refuse(segmentation: Segmentation, customers: pd.DataFrame) -> None:
    scored = segmentation.score(customers.assign(new="x"))
    assert (scored["new"] == "x").all()


def test_a_missing_feature_is_left_out_of_the_comparison_when_told_to_proceed(
    segmentation: Segmentation, customers: pd.DataFrame
) -> None:
    scored = segmentation.score(customers.drop(columns="spend"), proceed=True)
    assert "spend" not in scored
    pd.testing.assert_frame_equal(scored[ADDED], segmentation.score(customers.assign(spend=np.nan))[ADDED])
    step, centres = segmentation.recipe.steps[1], np.array([s.matrix_centre[1] for s in segmentation.segments])
    visits = (transformed(step, customers["visits"].to_numpy(float)) - step.centre) / (step.scale / step.weight)
    known = ~np.isnan(visits)
    nearest = np.abs(visits[known, None] - centres).argmin(axis=1) + 1
    assert scored["segment"][known].tolist() == nearest.tolist()
    assert scored["segment"][~known].isna().all()


def test_a_model_that_fills_its_cells_fills_a_missing_feature(
    segmentation: Segmentation, customers: pd.DataFrame
) -> None:
    """As all models of the versions before did."""
    steps = [step.model_copy(update={"stays_missing": False}) for step in segmentation.recipe.steps]
    filling = segmentation.model_copy(update={"recipe": Recipe(steps=tuple(steps))})
    scored = filling.score(customers.drop(columns="spend"), proceed=True)
    filled = filling.score(customers.assign(spend=steps[0].impute))
    pd.testing.assert_frame_equal(scored[ADDED], filled[ADDED])


def test_cells_of_the_wrong_type_are_missing_when_told_to_proceed(
    segmentation: Segmentation, customers: pd.DataFrame, tmp_path: Path
) -> None:
    known = customers.assign(spend=customers["spend"].where(customers.index % 3 > 0))
    worded = customers.assign(spend=known["spend"].astype(object).where(known["spend"].notna(), "about 100"))
    worded.to_csv(tmp_path / "w.csv", index=False)
    expected = segmentation.score(known)
    for table in (worded, tmp_path / "w.csv"):
        scored = segmentation.score(table, proceed=True)
        pd.testing.assert_frame_equal(scored[ADDED], expected[ADDED])
        assert (scored["spend"][::3] == "about 100").all()  # the cells stay as they were written


def test_a_row_without_any_feature_left_has_no_segment(segmentation: Segmentation) -> None:
    frame = pd.DataFrame({"spend": ["many", "few", "100"], "visits": [None, 2.0, None]})
    scored = segmentation.score(frame, proceed=True)
    assert scored["segment"].isna().tolist() == [True, False, False]


@pytest.mark.parametrize("frame", [{"city": ["x", "y"]}, {"spend": ["x", "y"], "visits": [True, False]}])
def test_a_table_without_any_usable_feature_is_refused_whatever_is_told(
    segmentation: Segmentation, frame: dict[str, list[Any]]
) -> None:
    with pytest.raises(SegmentryError, match="No feature of the model can be used in pandas") as error:
        segmentation.score(pd.DataFrame(frame), proceed=True)
    assert "proceed" not in str(error.value)


@pytest.fixture(scope="module")
def by_kind() -> tuple[Segmentation, pd.DataFrame]:
    """Segments made from two categories and a number; rare levels of the second are pooled."""
    rng = np.random.default_rng(8)
    kind = np.repeat(["monthly", "yearly", "trial"], 60)
    size = [["small", "large"][i % 2] if i % 60 else f"odd {i}" for i in range(180)]
    frame = pd.DataFrame({"kind": kind, "size": size, "spend": rng.normal(50, 9, 180)})
    return segmentry.run(frame, Plan(k=3, k_max=3, features=("kind", "size", "spend"))), frame


def test_a_level_that_was_never_met_counts_as_missing(by_kind: tuple[Segmentation, pd.DataFrame]) -> None:
    model, frame = by_kind
    new = frame.assign(kind=frame["kind"].replace("trial", "weekly"))
    with pytest.raises(SegmentryError, match=r'1 level never met in 60 rows \(33%\): "weekly"'):
        model.score(new)
    missing = frame.assign(kind=frame["kind"].replace("trial", None))
    pd.testing.assert_frame_equal(model.score(new, proceed=True)[ADDED], model.score(missing)[ADDED])


def test_a_category_with_pooled_levels_needs_no_leave(by_kind: tuple[Segmentation, pd.DataFrame]) -> None:
    model, frame = by_kind
    rare = model.score(frame.assign(size="odd 0"))
    pd.testing.assert_frame_equal(model.score(frame.assign(size="never met"))[ADDED], rare[ADDED])
    missing = model.score(frame.assign(size=None))
    assert not missing["segment_margin"].equals(rare["segment_margin"])


def test_a_column_of_ours_takes_the_next_free_name(segmentation: Segmentation, customers: pd.DataFrame) -> None:
    frame = customers.assign(segment="theirs", SEGMENT_2=1)
    scored = segmentation.score(frame)
    assert list(scored.columns)[-4:] == ["segment_3", *ADDED[1:]]
    assert (scored["segment"] == "theirs").all()


def test_added_names_never_collide() -> None:
    assert added_columns(["Segment", "segment_name", "segment_name_2"]) == (
        "segment_2",
        "segment_name_3",
        "segment_margin",
        "segment_borderline",
    )


def test_a_frame_with_repeated_names_is_scored(segmentation: Segmentation) -> None:
    frame = pd.DataFrame([[100.0, 20.0, 1, 2]], columns=["spend", "visits", "c", "c"])
    assert segmentation.score(frame)["segment"].tolist() == [1]
