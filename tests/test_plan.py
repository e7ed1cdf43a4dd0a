"""Every option once: bounds, words, and files that bring them back."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmentry import Plan
from segmentry.errors import SegmentryError

TEXT = st.text(st.characters(max_codepoint=0xFFFF, codec="utf-8"))
PLANS = st.builds(
    Plan,
    features=st.none() | st.lists(TEXT, max_size=3).map(tuple),
    k=st.just("auto") | st.integers(1, 30),
    k_max=st.integers(2, 30),
    preset=st.sampled_from(["auto", "classic"]),
    names=st.dictionaries(TEXT, TEXT, max_size=2),
    seed=st.integers(0, 2**32 - 1),
    format=st.sampled_from(["csv", "parquet", "xlsx"]),
)


@pytest.mark.parametrize("ending", ["toml", "json"])
@settings(max_examples=40, deadline=None)
@given(plan=PLANS)
def test_a_plan_comes_back_from_its_file(tmp_path_factory: pytest.TempPathFactory, ending: str, plan: Plan) -> None:
    path = tmp_path_factory.mktemp("plan") / f"plan.{ending}"
    plan.save(path)
    assert Plan.load(path) == plan


def test_a_plan_with_a_sign_beyond_the_basic_plane_comes_back_from_toml(tmp_path: Path) -> None:
    plan = Plan(features=("💶 spend",))
    plan.save(tmp_path / "plan.toml")
    assert Plan.load(tmp_path / "plan.toml") == plan


def test_a_plan_written_by_hand_is_read(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text('features = ["age", "balance"]\nk = 4\npreset = "classic"\n')
    assert Plan.load(tmp_path / "p.toml") == Plan(features=("age", "balance"), k=4, preset="classic")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kmax": 9}, "There is no option `kmax`. Did you mean `k_max`?"),
        ({"zebra": 9}, "There is no option `zebra`."),
        ({"k_max": 99}, "The option `k_max` cannot be 99: it must be 30 or less."),
        ({"k": 0}, "The option `k` cannot be 0: it must be auto or a whole number from 1 to 30."),
        ({"k": "many"}, "The option `k` cannot be 'many': it must be auto or a whole number from 1 to 30."),
        ({"k": 2.5}, "The option `k` cannot be 2.5: it must be auto or a whole number from 1 to 30."),
        ({"preset": "clasic"}, "The option `preset` cannot be 'clasic': it must be 'auto' or 'classic'."),
        ({"features": "age"}, "The option `features` cannot be 'age': it must be a list."),
    ],
)
def test_an_option_that_cannot_be_is_refused_in_words(options: dict[str, Any], message: str) -> None:
    with pytest.raises(SegmentryError) as error:
        Plan(**options)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("p.toml", "k = ", "is not valid TOML"),
        ("p.json", "{", "is not valid JSON"),
        ("p.json", "[1]", "must hold options by name"),
        ("p.toml", "k_maxx = 5", "There is no option `k_maxx`. Did you mean `k_max`?"),
    ],
)
def test_a_file_that_is_no_plan_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(SegmentryError) as error:
        Plan.load(tmp_path / name)
    assert message in str(error.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SegmentryError, match="cannot be read"):
        Plan.load(tmp_path / "none.toml")


def test_a_plan_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Plan().k = 3  # type: ignore[misc]


@pytest.mark.parametrize(("k", "k_max", "largest"), [("auto", 7, 7), (3, 7, 7), (9, 7, 9)])
def test_as_many_segments_are_fitted_as_the_plan_may_ask_for(k: Any, k_max: int, largest: int) -> None:
    assert Plan(k=k, k_max=k_max).largest_k == largest


def test_every_option_is_described() -> None:
    assert all(field.description for field in Plan.model_fields.values())
