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
from segmentry.errors import SegmentryError
from segmentry.stages.preparation import Prepared
from segmentry.stages.scoring import added_columns

ADDED = ["segment", "segment_name", "segment_margin"]


def test_the_rows_that_made_the_segments_get_their_labels(
    segmentation: Segmentation, prepared: Prepared, customers: pd.DataFrame, tmp_path: Path
) -> None:
    from segmentry.stages.exporting import write_customers

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


def test_a_feature_that_is_wholly_missing_is_filled(segmentation: Segmentation, tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text("spend,visits\n,20\n,2\n")
    assert segmentation.score(tmp_path / "n.csv")["segment"].notna().all()


def test_a_feature_with_words_for_missing_only_is_filled(segmentation: Segmentation, tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_text("spend,visits\nNA,20\nNA,2\n")
    assert segmentation.score(tmp_path / "n.csv")["segment"].notna().all()


def test_missing_features_are_refused_with_what_is_near(segmentation: Segmentation) -> None:
    with pytest.raises(SegmentryError) as error:
        segmentation.score(pd.DataFrame({"Spend": [1.0], "visit": [2.0]}))
    message = str(error.value)
    assert message.startswith("pandas lacks `spend`, `visits`, from which the segments are made.")
    assert "Did you mean `Spend`?" in message
    assert "Did you mean `visit`?" in message


@pytest.mark.parametrize("values", [["a", "b"], [True, False]])
def test_a_feature_that_holds_no_numbers_is_refused(segmentation: Segmentation, values: list[Any]) -> None:
    with pytest.raises(SegmentryError, match="`spend` in pandas does not hold numbers"):
        segmentation.score(pd.DataFrame({"spend": values, "visits": [1.0, 2.0]}))


def test_a_column_of_ours_takes_the_next_free_name(segmentation: Segmentation, customers: pd.DataFrame) -> None:
    frame = customers.assign(segment="theirs", SEGMENT_2=1)
    scored = segmentation.score(frame)
    assert list(scored.columns)[-3:] == ["segment_3", "segment_name", "segment_margin"]
    assert (scored["segment"] == "theirs").all()


def test_added_names_never_collide() -> None:
    assert added_columns(["Segment", "segment_name", "segment_name_2"]) == (
        "segment_2",
        "segment_name_3",
        "segment_margin",
    )


def test_a_frame_with_repeated_names_is_scored(segmentation: Segmentation) -> None:
    frame = pd.DataFrame([[100.0, 20.0, 1, 2]], columns=["spend", "visits", "c", "c"])
    assert segmentation.score(frame)["segment"].tolist() == [1]
