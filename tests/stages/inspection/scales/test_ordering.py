"""Codes are categories, the order of answers is kept, and items of one scale are a battery."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.feather
import pytest

import segmentry
from segmentry.results.columns import Columns

pytestmark = pytest.mark.usefixtures("quick_choices")

N = 300
RNG = np.random.default_rng(0)
GROUP = np.arange(N) % 3
AGREE = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]


def spend() -> np.ndarray:
    return np.array([10.0, 50.0, 90.0])[GROUP] + RNG.normal(0, 5, N)


def ranks(of_groups: list[float], sd: float = 0.7, most: int = 4) -> np.ndarray:
    return np.clip(np.round(np.array(of_groups)[GROUP] + RNG.normal(0, sd, N)), 0, most).astype(int)


def look(**columns: Any) -> Columns:
    return segmentry.inspect(pd.DataFrame({"spend": spend(), **columns}))


def test_words_with_an_order_make_segments_as_ranks() -> None:
    found = look(liking=np.array(AGREE)[ranks([0, 2, 4])])
    assert (found["liking"].role, found["liking"].levels) == ("feature", tuple(AGREE))
    [told] = [finding for finding in found.findings if "have an order" in finding.what]
    assert told.what.endswith("Each counts as one step.")
    assert "columns.liking.levels" in told.remedy


def test_answers_beside_the_scale_are_missing() -> None:
    words = np.array(AGREE)[ranks([0, 2, 4])].astype(object)
    words[::30] = "don't know"
    found = look(liking=words)
    assert (found["liking"].levels, found["liking"].missing_words) == (tuple(AGREE), ("don't know",))


@pytest.mark.parametrize("count", [3, 4, 7])
def test_bands_of_pandas_are_words_in_their_order(count: int) -> None:
    bands = pd.cut(spend(), count)
    found = segmentry.inspect(pd.DataFrame({"band": bands, "spend": spend()}))["band"]
    assert len(found.levels) == count
    assert found.levels[0].startswith("(")
    assert found.levels[0].endswith("]")


def test_whole_ends_of_bands_are_whole() -> None:
    frame = pd.DataFrame({"band": pd.cut(spend() + 20, [0.0, 48.0, 63.0, 500.0]), "spend": spend()})
    assert segmentry.inspect(frame)["band"].levels == ("(0, 48]", "(48, 63]", "(63, 500]")
    frame["band"] = frame["band"].cat.as_unordered()
    assert segmentry.inspect(frame)["band"].levels == ("(0, 48]", "(48, 63]", "(63, 500]")


STEPS = ("scout", "ranger", "warden")  # an order that no word list knows


def declared(kind: str, folder: Path) -> Any:
    cells = [STEPS[i] for i in GROUP]
    frame = pd.DataFrame({"step": pd.Categorical(cells, STEPS, ordered=True), "spend": spend()})
    if kind == "pandas":
        return frame
    if kind == "polars":
        return pl.DataFrame({"step": pl.Series(cells, dtype=pl.Enum(STEPS)), "spend": spend()})
    table = pa.Table.from_pandas(frame)
    if kind == "arrow":
        return table
    if kind == "feather":
        pyarrow.feather.write_feather(table, folder / "t.feather")
        return folder / "t.feather"
    frame.to_parquet(folder / "t.parquet")
    return folder / "t.parquet"


@pytest.mark.parametrize("kind", ["pandas", "polars", "arrow", "feather", "parquet"])
def test_an_order_that_the_table_declares_is_kept(kind: str, tmp_path: Path) -> None:
    assert segmentry.inspect(declared(kind, tmp_path))["step"].levels == STEPS


def test_categories_without_an_order_have_none() -> None:
    frame = pd.DataFrame({"step": pd.Categorical([STEPS[i] for i in GROUP], STEPS), "spend": spend()})
    assert segmentry.inspect(frame)["step"].levels == ()


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Channel", 1 + (GROUP == 0)),
        ("Region", 1 + np.arange(N) % 7 % 3),
        ("MARRIAGE", np.arange(N) % 11 % 4),
        ("gender", np.arange(N) % 7 % 2),
        ("payment_method", np.where(np.arange(N) % 9 == 0, np.nan, 1 + np.arange(N) % 7 % 5)),
    ],
)
def test_codes_are_categories(name: str, values: Any) -> None:
    found = look(age=30 + np.arange(N) % 17, **{name: values})
    assert found[name].coded
    assert any("name kinds: they are not averaged" in finding.what for finding in found.findings)
    told = segmentry.run(
        pd.DataFrame({"spend": spend(), "age": 30 + np.arange(N) % 17, name: values}), segmentry.Plan(k=2)
    )
    assert name not in [average.column for average in told.profile.all]  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "most"), [("children", 5), ("rating", 6), ("education", 4), ("visits", 3)])
def test_counts_and_ratings_are_numbers(name: str, most: int) -> None:
    found = look(**{name: np.arange(N) % 7 % most + 1})
    assert (found[name].coded, found[name].role) == (False, "feature")


def test_a_doubtful_code_is_told_with_the_remedy() -> None:
    [told] = [finding for finding in look(tariff=1 + ranks([0, 2, 4])).findings if "may name kinds" in finding.what]
    assert told.remedy == 'Set columns.tariff.type = "category" in the plan if so.'


def test_a_code_that_goes_with_others_makes_segments_as_a_category() -> None:
    found = look(age=30 + np.arange(N) % 17, Channel=1 + GROUP)["Channel"]
    assert (found.role, found.coded) == ("feature", True)
    assert found.reason.startswith("numbers that name categories, which go with `spend`")


@pytest.mark.parametrize(
    "names", [["q1", "q2", "q3"], ["att_price", "att_brand", "att_eco"], ["fun", "price", "style"]]
)
@pytest.mark.parametrize("words", [True, False])
def test_items_of_one_scale_are_a_battery(names: list[str], words: bool) -> None:
    answers = [ranks(means, 1.0) for means in ([1, 2, 3], [3, 2, 2], [2, 1, 3])]
    items = {name: np.array(AGREE)[of] if words else of + 1 for name, of in zip(names, answers, strict=True)}
    found = look(**items)
    assert len({found[name].battery for name in names}) == 1
    assert found[names[0]].battery is not None
    assert found["spend"].battery is None


def test_counts_of_things_are_no_battery() -> None:
    found = look(num_cars=GROUP + 1, num_pets=np.arange(N) % 5 + 1, num_children=np.arange(N) % 5 + 1)
    assert found["num_cars"].battery is None


@pytest.mark.parametrize("words", [True, False])
def test_items_asked_the_other_way_round_are_told(words: bool) -> None:
    base = RNG.normal(0, 1, N)
    answers = [np.clip(np.round(sign * base + RNG.normal(0, 1, N)) + 2, 0, 4).astype(int) for sign in (1, 1, -1, 1)]
    items = {f"q{i}": np.array(AGREE)[of] if words else of + 1 for i, of in enumerate(answers, 1)}
    found = look(**items)
    [told] = [finding for finding in found.findings if "runs against" in finding.what]
    assert told.column == "q3"
    assert told.remedy.startswith("It is not turned. Set columns.q3.levels = [")
