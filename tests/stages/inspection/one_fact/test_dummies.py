"""Ready-made dummies become the category that they were."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.results.columns import Columns

pytestmark = pytest.mark.usefixtures("quick_choices")

RNG = np.random.default_rng(19)
N = 400
DEVICE = RNG.choice(["ios", "android", "web"], N)
BASE = pd.DataFrame({"age": RNG.normal(40, 9, N), "spend": RNG.gamma(4, 20, N)})


def dummies(cells: Any, **options: Any) -> pd.DataFrame:
    return BASE.join(pd.get_dummies(pd.Series(cells), **options))


def made(columns: Columns) -> dict[str, set[str]]:
    return {column.name: {source.level for source in column.made_of} for column in columns.columns if column.made_of}


WORDS = {True: "Yes", False: "No"}
THREE = {"ios", "android", "web"}


@pytest.mark.parametrize(
    ("frame", "name", "levels"),
    [
        (dummies(DEVICE, prefix="device"), "device", THREE),
        (dummies(DEVICE, prefix="device", dtype=int), "device", THREE),
        (dummies(DEVICE, prefix="device", dtype=float), "device", THREE),
        (dummies(DEVICE, prefix="contract", prefix_sep="=").replace(WORDS), "contract", THREE),
        (dummies(DEVICE, prefix="Payment Method", prefix_sep=": "), "Payment Method", THREE),
        (dummies(DEVICE, prefix="device", drop_first=True), "device", {"ios", "web"}),
        (dummies(DEVICE, prefix="is"), "android, ios or web", THREE),
        (dummies(DEVICE), "android, ios or web", THREE),
        (dummies(DEVICE, prefix="is").assign(is_vip=RNG.random(N) < 0.3), "android, ios or web", THREE),
        (dummies([f"{d}_user" for d in DEVICE]), "user", THREE),
        (dummies(DEVICE, prefix="device").replace({True: "O", False: "N"}), "device", THREE),
        (dummies(DEVICE, prefix="device").replace({True: 1, False: 2}), "device", THREE),
    ],
    ids=["bool", "int", "float", "words", "colon", "drop_first", "is", "bare", "beside", "suffix", "oui", "survey"],
)
def test_they_are_one_category_whose_levels_are_what_differs(frame: pd.DataFrame, name: str, levels: set[str]) -> None:
    columns = segmentry.inspect(frame)
    assert made(columns) == {name: levels}
    assert all(columns[source].role == "ignored" for source in columns[name].sources)
    assert {columns[source].reason for source in columns[name].sources} == {
        f"one of the columns that `{name}` is made of"
    }


def test_many_levels_are_one_category_too() -> None:
    towns = [f"t{i}" for i in RNG.integers(30, size=N)]
    assert len(made(segmentry.inspect(dummies(towns, prefix="city")))["city"]) == 30


def test_several_categories_are_told_apart() -> None:
    frame = BASE.join(pd.get_dummies(pd.DataFrame({"cust_device": DEVICE, "cust_plan": RNG.choice(list("xyz"), N)})))
    assert made(segmentry.inspect(frame)) == {"cust_device": THREE, "cust_plan": set("xyz")}


def test_rows_with_none_or_with_missing_cells_are_missing_where_they_are_few() -> None:
    frame = dummies(DEVICE, prefix="device", dtype=float)
    sources = frame.columns[2:]
    frame.loc[:4, sources] = 0
    frame.loc[5:9, sources] = np.nan
    device = segmentry.inspect(frame)["device"]
    assert (device.rest, device.filled) == (None, N - 10)


@pytest.mark.parametrize(
    "flags",
    [
        {"has_boat": 0.02, "has_horse": 0.02, "has_car": 0.5},
        {"loan": 0.03, "vip": 0.02, "news": 0.02},
        {"is_new": 0.3, "is_online": 0.4},
    ],
)
def test_unrelated_yes_and_no_are_left_alone(flags: dict[str, float]) -> None:
    frame = BASE.assign(**{name: RNG.random(N) < share for name, share in flags.items()})
    assert made(segmentry.inspect(frame)) == {}


def test_what_holds_in_the_first_rows_only_is_no_category() -> None:
    device = RNG.choice(["ios", "web"], 12_000)
    frame = pd.DataFrame({"age": RNG.normal(size=12_000), "on_ios": device == "ios", "on_web": device == "web"})
    assert made(segmentry.inspect(frame)) == {"on": {"ios", "web"}}
    frame.loc[11_000:, ["on_ios", "on_web"]] = True
    assert made(segmentry.inspect(frame)) == {}


def test_they_are_judged_as_one() -> None:
    unrelated = segmentry.inspect(dummies(DEVICE, prefix="device"))
    assert unrelated["device"].role == "descriptor"
    assert not set(unrelated.named("feature")) - {"age", "spend"}
    group = np.array(["young", "middle", "old"])[np.digitize(BASE["age"], [35, 45])]
    assert segmentry.inspect(dummies(group, prefix="group"))["group"].role == "feature"
    assert segmentry.inspect(dummies(RNG.choice(["f", "m"], N), prefix="sex"))["sex"].reason == "sensitive (sex)"


def test_the_plan_wins() -> None:
    frame = dummies(DEVICE, prefix="device")
    named = segmentry.prepare(frame, Plan(features=("age", "device_ios")))
    assert named.recipe.features == ("age", "device_ios")
    assert made(named.columns) == {}
    told = segmentry.prepare(frame, Plan(columns={"device_web": {"role": "descriptor"}}))
    assert "device_web" not in {source for column in told.columns.columns for source in column.sources}
    assert made(segmentry.prepare(frame, Plan(preset="classic")).columns) == {}


@pytest.mark.parametrize("kind", [bool, int, float])
def test_a_model_is_saved_scores_and_says_what_is_missing(kind: type, tmp_path: Any) -> None:
    frame = dummies(DEVICE, prefix="device", dtype=kind)
    model = segmentry.run(frame, Plan(features=("age", "spend", "device"), k=3, k_max=3))
    model.save(tmp_path / "model.json")
    again = segmentry.load(tmp_path / "model.json")
    labels = model.score(frame)["segment"]
    assert labels.value_counts().to_dict() == model.sizes
    assert again.score(frame.astype(dict.fromkeys(frame.columns[2:], int)))["segment"].equals(labels)
    schema_diff = segmentry.difference(again, frame.drop(columns="device_ios"))
    assert [match.feature for match in schema_diff.features if match.state == "missing"] == ["device_ios"]
    levels = {level.level for level in model.profile.segments[0].levels if level.column == "device"}
    assert levels <= THREE
    assert not {level.column for level in model.profile.segments[0].levels} & set(frame.columns[2:])
