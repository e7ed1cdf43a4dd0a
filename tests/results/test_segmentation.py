"""The model file: JSON in and out, without a customer in it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.errors import SegmentryError

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn")

CANARY = "Zyxwv-canary-4711"


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    rng = np.random.default_rng(2)
    group = rng.integers(3, size=200)
    frame = pd.DataFrame({"a": group * 5 + rng.normal(size=200), "b": rng.normal(size=200) - 3 * group})
    frame["name"] = [f"{CANARY}-{i}" for i in range(200)]
    frame["note"] = [CANARY if i % 50 == 0 else f"note {i % 90}" for i in range(200)]
    return frame


@pytest.fixture(scope="module")
def model(frame: pd.DataFrame) -> Segmentation:
    return segmentry.run(frame, Plan(k=3, k_max=4))


@pytest.fixture
def changed(model: Segmentation, tmp_path: Path) -> Callable[..., Path]:
    """The model file with a change made to its data."""

    def make(change: Callable[[dict[str, Any]], Any]) -> Path:
        data = json.loads(model.model_dump_json())
        change(data)
        path = tmp_path / "changed.json"
        path.write_text(json.dumps(data))
        return path

    return make


def test_saving_and_loading_loses_nothing(model: Segmentation, tmp_path: Path) -> None:
    model.save(tmp_path / "m.json")
    loaded = segmentry.load(tmp_path / "m.json")
    assert loaded.model_dump() == model.model_dump()
    assert loaded.model_dump_json() == model.model_dump_json()


def test_no_customer_is_in_the_model(model: Segmentation) -> None:
    assert CANARY not in model.model_dump_json()


def test_the_points_of_the_map_stay_in_memory(model: Segmentation) -> None:
    assert model.map is not None
    assert len(model.map.points) == 200
    assert "points" not in json.loads(model.model_dump_json())["map"]


def test_a_loaded_model_scores_without_the_table_it_came_from(model: Segmentation, tmp_path: Path) -> None:
    model.save(tmp_path / "m.json")
    scored = segmentry.load(tmp_path / "m.json").score(pd.DataFrame({"a": [0.0, 10.0], "b": [0.0, -6.0]}))
    assert scored["segment"].nunique() == 2


def test_a_result_cannot_be_changed(model: Segmentation) -> None:
    with pytest.raises(ValueError, match="frozen"):
        model.k = 5  # type: ignore[misc]


def test_a_stage_that_is_not_done_is_none(frame: pd.DataFrame) -> None:
    prepared = segmentry.prepare(frame, Plan(k_max=2))
    bare = segmentry.cluster(prepared, segmentry.choose_k(prepared))
    assert (bare.validation, bare.profile, bare.map) == (None, None, None)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda data: data.pop("recipe"), "recipe"),
        (lambda data: data.update(surplus=1), "surplus"),
        (lambda data: data["segments"][0].update(size="many"), "segments.0.size"),
        (lambda data: data["recipe"]["steps"][1].pop("scale"), "recipe.steps.1.scale"),
        (lambda data: data["segments"][2].update(matrix_centre="left"), "segments.2.matrix_centre"),
    ],
)
def test_a_bad_model_is_refused_naming_the_field(
    changed: Callable[..., Path], change: Callable[[dict[str, Any]], Any], field: str
) -> None:
    with pytest.raises(SegmentryError, match=rf"changed\.json is not a valid Segmentry model: `{field}`"):
        segmentry.load(changed(change))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.update(model_version=2),
        lambda data: data.update(segments=[]),
        lambda data: data.update(k=7),
        lambda data: data["segments"][0].update(matrix_centre=[1.0]),
        lambda data: data["segments"][0].update(matrix_centre=[float("nan"), 1.0]),
        lambda data: data["segments"][0].update(id=2),
        lambda data: data["recipe"]["steps"][0].update(scale=0.0),
    ],
    ids=["newer layout", "no segments", "other k", "short centre", "nan", "repeated id", "scale 0"],
)
def test_a_model_that_contradicts_itself_is_refused(
    changed: Callable[..., Path], change: Callable[[dict[str, Any]], Any]
) -> None:
    with pytest.raises(SegmentryError):
        segmentry.load(changed(change))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not a Segmentry model: it is not JSON"),
        (b"{", "is not a Segmentry model: it is not JSON"),
        (b"[1]", "is not a valid Segmentry model"),
        (b"\xff\xfe\x00", r"cannot be read as a model \(JSON text\)"),
        (b"\x80\x04\x95cbuiltins\nexec", r"cannot be read as a model \(JSON text\)"),
    ],
)
def test_what_is_no_model_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(content)
    with pytest.raises(SegmentryError, match=message):
        segmentry.load(path)


def test_a_missing_model_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SegmentryError, match="There is no model file"):
        segmentry.load(tmp_path / "none.json")
    with pytest.raises(SegmentryError, match="cannot be read as a model"):
        segmentry.load(tmp_path)
