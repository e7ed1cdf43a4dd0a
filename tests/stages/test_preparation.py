"""`prepare`: medians for missing cells, then z-scores."""

import numpy as np
import pandas as pd
import pytest
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import segmentry
from segmentry import Plan
from segmentry.errors import SegmentryError
from segmentry.stages.preparation import to_original
from segmentry.stages.scoring import label

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
    found = segmentry.prepare(FRAME).sample
    np.testing.assert_allclose(by_row(found), by_row(expected.astype(np.float32)), atol=2e-6)


def test_the_recipe_holds_the_moments_of_the_filled_column() -> None:
    known = FRAME[["a", "b"]].dropna(how="all")
    filled = known.fillna(known.median())
    for step in segmentry.prepare(FRAME).recipe.steps:
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


def test_text_is_refused_as_a_feature() -> None:
    assert refused(FRAME, "t") == "`t` cannot be a feature: it holds text. Choose numeric columns."


@pytest.mark.parametrize(
    ("values", "what"), [([5.0] * 400, "the same value in every row"), ([np.nan] * 400, "nothing")]
)
def test_a_column_that_tells_nothing_is_refused_as_a_feature(values: list[float], what: str) -> None:
    assert f"`c` cannot be a feature: it holds {what}" in refused(FRAME.assign(c=values), "c")


def test_a_table_without_numbers_is_refused() -> None:
    assert "has no numeric column to make segments from (no column holds numbers)" in refused(FRAME[["t"]])


def test_why_no_number_suits_is_told() -> None:
    assert "(`c`: the same value in every row)" in refused(pd.DataFrame({"c": [1, 1], "t": ["a", "b"]}))


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
    from segmentry.stages import preparation

    frame = many(3_000, id=False)  # type: ignore[operator]
    plan = Plan(sample_rows=1_000, k=3, k_max=3)
    kept = segmentry.run(frame, plan)
    monkeypatch.setattr(preparation, "MATRIX_BYTES", 0)
    anew = segmentry.run(frame, plan)
    assert kept.segments == anew.segments


def test_labels_are_added_to_the_rows_of_the_table(segmentation: segmentry.Segmentation, prepared: object) -> None:
    rows = label(segmentation, prepared.table)  # type: ignore[attr-defined]
    assert rows.collect().column_names[-3:] == ["segment", "segment_name", "segment_margin"]
