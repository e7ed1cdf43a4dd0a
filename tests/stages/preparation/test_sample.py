"""The sample of a table: bounded, fair, and blind to the order of the rows."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.engines import memory
from segmentry.results.recipe import Feature
from segmentry.stages.preparation.sample import Sample, sample_array, take_sample, take_weighted

Many = Callable[..., pd.DataFrame]
FEATURES = [Feature(column="x"), Feature(column="y")]


def sample(frame: pd.DataFrame, size: int) -> Sample:
    id_column = "customer_id" if "customer_id" in frame else None
    return take_sample(segmentry.read(frame).rows, FEATURES, id_column, size)


@pytest.mark.parametrize("id", [True, False])
def test_a_sample_has_about_the_size_asked_for(many: Many, id: bool) -> None:
    found = sample(many(20_000, id=id), 4_000)
    assert not found.complete
    assert found.rows == 20_000
    assert len(found.values) == pytest.approx(4_000, abs=5 * np.sqrt(4_000))


@pytest.mark.parametrize("id", [True, False])
@pytest.mark.parametrize("size", [1_000, 9_000])
def test_the_order_of_the_rows_does_not_matter(many: Many, id: bool, size: int) -> None:
    frame = many(6_000, id=id)
    first, second = sample(frame, size), sample(frame.sample(frac=1, random_state=4), size)
    assert first.values.tobytes() == second.values.tobytes()


@pytest.mark.parametrize("id", [True, False])
def test_the_size_of_the_batches_does_not_matter(many: Many, id: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = many(9_000, id=id).round(0)
    whole = sample(frame, 1_000)
    monkeypatch.setattr(memory, "BATCH_ROWS", 2_048)
    assert whole.values.tobytes() == sample(frame, 1_000).values.tobytes()


def test_all_rows_are_taken_when_they_fit(many: Many) -> None:
    frame = many(500, id=False)
    found = sample(frame, 500)
    assert found.complete
    np.testing.assert_array_equal(np.sort(found.values[:, 0]), np.sort(frame["x"]))


@pytest.mark.parametrize("id", [True, False])
def test_copies_of_a_row_enter_in_proportion(id: bool) -> None:
    frame = pd.DataFrame({"x": np.repeat([0.0, 1.0, 2.0], [14_000, 5_000, 1_000]), "y": 1.0})
    if id:
        frame["customer_id"] = np.arange(20_000)
    values = sample(frame, 2_000).values[:, 0]
    shares = [(values == x).mean() for x in (0, 1, 2)]
    assert shares == pytest.approx([0.7, 0.25, 0.05], abs=0.04)


@pytest.mark.parametrize("id", [True, False])
def test_the_sample_has_the_moments_of_the_table(many: Many, id: bool) -> None:
    frame = many(20_000, id=id)
    values = sample(frame, 5_000).values
    np.testing.assert_allclose(values.mean(axis=0), frame[["x", "y"]].mean(), atol=5 * frame["x"].std() / 70)
    np.testing.assert_allclose(values.std(axis=0), frame[["x", "y"]].std(), rtol=0.05)


@pytest.mark.parametrize("id", [True, False])
def test_rows_without_any_value_are_left_out(many: Many, id: bool) -> None:
    frame = many(3_000, id=id)
    frame.loc[:999, ["x", "y"]] = np.nan
    frame.loc[1_000:1_500, "y"] = np.nan
    found = sample(frame, 1_500)
    assert found.rows == 2_000
    assert not np.isnan(found.values).all(axis=1).any()


def test_an_array_is_sampled_alike() -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(size=(5_000, 2))
    first, second = (sample_array(v, 1_000) for v in (values, rng.permutation(values)))
    assert first.values.tobytes() == second.values.tobytes()
    assert len(first.values) == pytest.approx(1_000, abs=150)


def weighted(frame: pd.DataFrame, size: int) -> Sample:
    return take_weighted(segmentry.read(frame).rows, FEATURES, "w", size)


def test_rows_enter_a_weighted_sample_in_proportion_to_their_weights() -> None:
    frame = pd.DataFrame({"x": np.arange(500.0), "y": 1.0, "w": np.repeat([1.0, 3.0], 250)})
    values = weighted(frame, 10_000).values[:, 0]
    assert len(values) == pytest.approx(10_000, rel=0.01)
    assert (values >= 250).mean() == pytest.approx(0.75, abs=0.01)
    np.testing.assert_allclose(np.bincount(values[values < 250].astype(int)), 10, atol=1)


def test_equal_rows_share_their_weights() -> None:
    frame = pd.DataFrame({"x": np.repeat([0.0, 1.0], [9_000, 1_000]), "y": 1.0, "w": 0.5})
    assert weighted(frame, 100).values[:, 0].mean() == pytest.approx(0.1, abs=0.011)


def test_rows_without_a_weight_stay_out_of_the_sample() -> None:
    frame = pd.DataFrame({"x": [1.0, 2.0, 3.0], "y": 1.0, "w": [1.0, np.nan, 0.0]})
    found = weighted(frame, 1_000)
    assert set(found.values[:, 0]) == {1.0}
    assert found.rows == 3


def test_the_order_of_weighted_rows_does_not_matter(many: Many) -> None:
    frame = many(3_000, id=False).assign(w=lambda f: f["x"].abs() + 0.1)
    first, second = weighted(frame, 1_000), weighted(frame.sample(frac=1, random_state=4), 1_000)
    assert first.values.tobytes() == second.values.tobytes()
