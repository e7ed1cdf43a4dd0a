"""`prepare`: which columns make the matrix, and the textbook's medians and z-scores."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import segmentry
from segmentry import Plan
from segmentry.errors import SegmentryError
from segmentry.results.recipe import NumberStep
from segmentry.stages.preparation.apply import to_original
from segmentry.stages.scoring.score import label

pytestmark = pytest.mark.usefixtures("quick_choices")

rng = np.random.default_rng(3)
FRAME = pd.DataFrame({"a": rng.lognormal(size=400), "b": rng.normal(1e6, 5, 400), "t": ["x"] * 400})
FRAME.loc[::7, "a"] = np.nan
FRAME.loc[3::11, "b"] = np.nan


def by_row(matrix: np.ndarray) -> np.ndarray:
    return matrix[np.lexsort(matrix.T)]


def refused(frame: pd.DataFrame, *features: str) -> str:
    with pytest.raises(SegmentryError) as error:
        segmentry.prepare(frame, Plan(features=features) if features else None)
    return str(error.value)


def test_the_matrix_is_that_of_scikit_learn() -> None:
    known = FRAME[["a", "b"]].dropna(how="all")
    expected = make_pipeline(SimpleImputer(strategy="median"), StandardScaler()).fit_transform(known)
    found = segmentry.prepare(FRAME, Plan(preset="classic")).sample
    np.testing.assert_allclose(by_row(found), by_row(expected.astype(np.float32)), atol=2e-6)


def test_the_recipe_holds_the_moments_of_the_filled_column() -> None:
    known = FRAME[["a", "b"]].dropna(how="all")
    filled = known.fillna(known.median())
    for step in segmentry.prepare(FRAME, Plan(preset="classic")).recipe.steps:
        assert isinstance(step, NumberStep)
        assert step.impute == pytest.approx(known[step.column].median())
        assert step.centre == pytest.approx(filled[step.column].mean())
        assert step.scale == pytest.approx(filled[step.column].std(ddof=0))
        assert step.missing == known[step.column].isna().sum()


def test_a_row_without_any_feature_gets_no_segment() -> None:
    frame = FRAME.assign(a=FRAME["a"].where(FRAME.index > 4), b=FRAME["b"].where(FRAME.index > 4))
    lost = int(frame[["a", "b"]].isna().all(axis=1).sum())
    segmentation = segmentry.run(frame, Plan(k=2, k_max=2))
    assert segmentation.rows_labelled == 400 - lost
    found = segmentation.score(frame)
    assert found["segment"].isna().tolist() == frame[["a", "b"]].isna().all(axis=1).tolist()
    assert any(f"{lost} rows have no value in any feature" in f.what for f in segmentation.columns.findings)


def test_original_units_come_back(segmentation: segmentry.Segmentation) -> None:
    centres = np.array([segment.matrix_centre for segment in segmentation.segments])
    np.testing.assert_allclose(to_original(segmentation.recipe, centres), [s.centre for s in segmentation.segments])


@pytest.mark.parametrize("transform", ["log", "yeo-johnson", "none"])
def test_a_customer_comes_back_from_the_matrix(transform: str) -> None:
    frame = FRAME[["a"]].dropna().assign(t=np.where(FRAME["b"].loc[FRAME["a"].notna()] > 1e6, "over", "under"))
    plan = Plan(features=("a", "t"), columns={"a": {"transform": transform, "cap": "none"}})
    prepared = segmentry.prepare(frame, plan)
    found = to_original(prepared.recipe, prepared.sample)
    back = pd.DataFrame(found, columns=["a", "t"]).sort_values("a")
    np.testing.assert_allclose(back["a"], frame["a"].sort_values(), rtol=1e-4)
    assert back["t"].tolist() == frame.sort_values("a")["t"].tolist()


def test_the_features_named_are_taken_in_the_order_named() -> None:
    prepared = segmentry.prepare(FRAME, Plan(features=("b", "a", "b")))
    assert prepared.recipe.features == ("b", "a")


def test_numbers_that_are_not_named_become_descriptors() -> None:
    prepared = segmentry.prepare(FRAME, Plan(features=("a",)))
    assert (prepared.columns["a"].role, prepared.columns["b"].role) == ("feature", "descriptor")


def test_an_outcome_that_is_named_is_used_and_found() -> None:
    frame = FRAME.assign(churned=np.arange(400) % 2)
    prepared = segmentry.prepare(frame, Plan(features=("a", "churned")))
    assert prepared.recipe.features == ("a", "churned")
    assert any("`churned` is used as a feature because it was named" in f.what for f in prepared.columns.findings)


def test_an_unknown_feature_is_refused_with_what_is_near() -> None:
    message = refused(FRAME.rename(columns={"a": "balance"}), "balanse")
    assert message == "pandas has no column `balanse`. Did you mean `balance`?"


@pytest.mark.parametrize(
    ("cells", "preset", "why"),
    [
        (
            ["x", "y"] * 200,
            "classic",
            "it holds text, and the preset classic takes numbers. Use auto, or leave it out.",
        ),
        ([f"n{i}" for i in range(400)], "auto", "it holds text with 4"),
        (["x", "?"] * 200, "auto", "it holds one category only. Leave it out."),
        ([f"n{i % 80}" for i in range(400)], "auto", "each of its 80 values has less than 2% of the customers. Group"),
    ],
)
def test_text_that_is_no_category_is_refused_as_a_feature(cells: list[str], preset: Any, why: str) -> None:
    with pytest.raises(SegmentryError) as error:
        segmentry.prepare(FRAME.assign(t=cells), Plan(features=("a", "t"), preset=preset))
    assert str(error.value).startswith(f"`t` cannot be a feature: {why}")


def test_numbers_that_were_taken_for_codes_are_measured_where_the_plan_says_so() -> None:
    table, role = FRAME.assign(product_code=np.random.default_rng(0).integers(100, 900, 400)), {"role": "feature"}
    with pytest.raises(SegmentryError, match=r'Set columns.product_code.type = "number" in the plan if they measure'):
        segmentry.prepare(table, Plan(columns={"product_code": role}))
    prepared = segmentry.prepare(table, Plan(columns={"product_code": {**role, "type": "number"}}))
    assert "product_code" in prepared.recipe.features


@pytest.mark.parametrize(
    ("values", "what"), [([5.0] * 400, "the same value in every row"), ([np.nan] * 400, "nothing")]
)
def test_a_column_that_tells_nothing_is_refused_as_a_feature(values: list[float], what: str) -> None:
    assert f"`c` cannot be a feature: it holds {what}" in refused(FRAME.assign(c=values), "c")


def test_a_table_without_features_is_refused() -> None:
    assert "has no column to make segments from (`t`: " in refused(FRAME[["t"]])


def test_why_no_number_suits_is_told() -> None:
    assert "(`c`: the same value in every row; `t`: " in refused(pd.DataFrame({"c": [1, 1], "t": ["a", "b"]}))


def test_one_row_is_refused() -> None:
    assert "has only one row" in refused(FRAME[:1])


def test_an_empty_choice_of_features_is_refused() -> None:
    with pytest.raises(SegmentryError, match="No feature is chosen"):
        segmentry.prepare(FRAME, Plan(features=()))


@pytest.mark.parametrize("factor", [1e-90, 1e90])
def test_units_do_not_matter(factor: float) -> None:
    first, second = (segmentry.prepare(frame[["a"]]).sample for frame in (FRAME, FRAME[["a"]] * factor))
    np.testing.assert_allclose(by_row(first), by_row(second), atol=1e-6)


def test_tiny_units_are_handled_or_refused_in_words() -> None:
    try:
        assert segmentry.run(FRAME[["a"]] * 1e-200).k >= 2
    except SegmentryError:
        return


def test_a_matrix_too_large_to_keep_is_made_anew_with_the_same_result(
    monkeypatch: pytest.MonkeyPatch, many: object
) -> None:
    from segmentry.engines.memory import Shares

    frame = many(3_000, id=False)  # type: ignore[operator]
    plan = Plan(sample_rows=1_000, k=3, k_max=3)
    kept = segmentry.run(frame, plan)
    monkeypatch.setattr(Shares, "of", lambda _: Shares(10**9, 0, 10**9))
    anew = segmentry.run(frame, plan)
    assert kept.segments == anew.segments


def test_labels_are_added_to_the_rows_of_the_table(segmentation: segmentry.Segmentation, prepared: object) -> None:
    rows = label(segmentation, prepared.table)  # type: ignore[attr-defined]
    assert rows.collect().column_names[-4:] == ["segment", "segment_name", "segment_margin", "segment_borderline"]


def test_an_unknown_column_in_the_plan_is_refused() -> None:
    with pytest.raises(SegmentryError, match=r"has no column `bb`\. Did you mean `b`\?"):
        segmentry.prepare(FRAME, Plan(columns={"bb": {"weight": 2}}))


@pytest.mark.parametrize(("role", "is_feature"), [("feature", True), ("descriptor", False), ("outcome", False)])
def test_the_plan_tells_what_part_a_column_plays(role: Any, is_feature: bool) -> None:
    prepared = segmentry.prepare(FRAME, Plan(columns={"b": {"role": role}}))
    assert ("b" in prepared.recipe.features) == is_feature
    assert prepared.columns["b"].role == role


def test_a_logarithm_of_negative_numbers_is_refused_with_a_way_out() -> None:
    with pytest.raises(SegmentryError, match=r"`c` cannot get a logarithm: it holds -.*yeo-johnson"):
        segmentry.prepare(FRAME.assign(c=-FRAME["a"]), Plan(columns={"c": {"transform": "log", "role": "feature"}}))


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (["x"] * 400, "it holds no numbers"),
        ([-1.0] + [1.0] * 399, "they must be 0 or more, and not all 0"),
        ([0.0] * 400, "they must be 0 or more, and not all 0"),
    ],
)
def test_weights_that_are_none_are_refused(cells: list[Any], message: str) -> None:
    with pytest.raises(SegmentryError, match=f"`w` cannot hold case weights: {message}"):
        segmentry.prepare(FRAME.assign(w=cells), Plan(weight="w"))


def test_whole_weights_give_the_segments_of_the_rows_written_out() -> None:
    rng = np.random.default_rng(8)
    group = np.repeat([0, 1, 2], 100)
    frame = pd.DataFrame({"x": group * 6 + rng.normal(size=300), "y": (group == 1) * 7 + rng.normal(size=300)})
    frame["w"] = rng.integers(1, 6, 300) * (1 + 3 * (group == 0))
    columns = {name: {"cap": "none", "transform": "none"} for name in ("x", "y")}
    weighted = segmentry.run(frame, Plan(k=3, weight="w", columns=columns))
    written = frame.loc[frame.index.repeat(frame["w"])].drop(columns="w")
    plain = segmentry.run(written, Plan(k=3, columns=columns))
    assert weighted.columns["w"].role == "weight"
    assert sum(weighted.sizes.values()) == 300
    for one, other in zip(weighted.segments, plain.segments, strict=True):
        assert one.share == pytest.approx(other.share, abs=1e-9)
        np.testing.assert_allclose(one.centre, other.centre, rtol=1e-2, atol=2e-2)
    for mean, of_all in zip(weighted.profile.all, plain.profile.all, strict=True):
        assert mean.mean == pytest.approx(of_all.mean)
        assert mean.sd == pytest.approx(of_all.sd)


def test_coded_numbers_with_missing_cells_are_categories_in_the_spelling_of_their_cells() -> None:
    codes = np.where(np.arange(400) % 9 == 0, np.nan, np.arange(400) % 3 + 1)
    plan = Plan(features=("a", "c"), columns={"c": {"type": "category"}}, k=2)
    segmentation = segmentry.run(FRAME.assign(c=codes), plan)
    assert set(segmentation.recipe.steps[1].levels) == {"1", "2", "3"}
    known = FRAME["a"].notna() | ~np.isnan(codes)
    assert segmentation.score(FRAME.assign(c=codes))["segment"].notna().tolist() == known.tolist()
