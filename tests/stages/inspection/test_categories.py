"""Categories make segments only when they go together with other columns."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import segmentry
from segmentry.results.columns import Columns
from segmentry.stages.inspection.associations import Codes
from segmentry.stages.inspection.categories import codes_of, copies, one_to_one

RNG = np.random.default_rng(5)
N = 900
GROUP = RNG.integers(0, 3, N)
PLAN = np.array(["basic", "plus", "premium"], dtype=object)[np.where(RNG.random(N) < 0.8, GROUP, RNG.integers(0, 3, N))]
REGION = RNG.choice(np.array(["north", "south", "east"], dtype=object), N)


def look(**columns: Any) -> Columns:
    numbers = {"spend": RNG.normal(size=N) + GROUP, "visits": RNG.poisson(3 + 2 * GROUP)}
    return segmentry.inspect(pd.DataFrame({**numbers, **columns}))


def test_a_category_that_goes_with_a_number_is_a_feature() -> None:
    found = look(plan=PLAN, region=REGION)
    assert found["plan"].role == "feature"
    assert found["plan"].reason.startswith("a category that goes with `")
    assert found["region"].role == "descriptor"
    assert found["region"].reason.startswith("a category unrelated to the other columns (at most 0.0")


def test_a_category_that_goes_with_a_category_is_a_feature() -> None:
    other = np.where(RNG.random(N) < 0.2, "x", REGION)
    found = look(region=REGION, depot=other)
    assert (found["region"].role, found["depot"].role) == ("feature", "feature")
    assert found["region"].reason.startswith("a category that goes with `depot` (0.")


def test_yes_or_no_is_a_category() -> None:
    found = look(autopay=GROUP == 2, paperless=RNG.random(N) < 0.5)
    assert (found["autopay"].role, found["paperless"].role) == ("feature", "descriptor")


def test_a_table_of_words_is_made_of_all_its_categories() -> None:
    found = segmentry.inspect(pd.DataFrame({"plan": PLAN, "region": REGION, "age": RNG.integers(20, 70, N)}))
    assert found.named("feature") == ("plan", "region", "age")
    assert found["region"].reason == "a category, as few columns hold numbers"


def test_unrelated_categories_are_told_in_one_sentence_with_the_way_out() -> None:
    drawn = {name: RNG.choice(np.array(["a", "b", "c"], dtype=object), N) for name in ("one", "two", "three")}
    [told] = [str(f) for f in look(**drawn).findings if "unrelated" in f.what]
    assert told == (
        "`one`, `two` and `three` describe segments and do not make them: a category unrelated to the other"
        ' columns. Set columns.one.role = "feature" in the plan, and so for the others, to use them anyway.'
    )


def test_a_category_in_other_words_is_a_copy() -> None:
    short = pd.Series(PLAN).map({"basic": "B", "plus": "P", "premium": "X"}).mask(np.arange(N) % 50 == 0)
    found = look(plan=PLAN, plan_short=short)
    assert found["plan"].role == "feature"
    assert (found["plan_short"].role, found["plan_short"].reason) == ("ignored", "says the same as `plan`")


def test_of_a_category_and_its_number_the_number_makes_segments() -> None:
    level = pd.Series(PLAN).map({"basic": 1, "plus": 2, "premium": 3})
    found = look(plan=PLAN, plan_level=level)
    assert found["plan_level"].role == "feature"
    assert (found["plan"].role, found["plan"].reason) == ("descriptor", "says the same as `plan_level`")


@pytest.mark.parametrize(
    ("cells", "role", "reason"),
    [
        (["yes"] * (N - 4) + ["no"] * 4, "descriptor", "99.6% of the cells hold the same"),
        ([True] * (N - 4) + [False] * 4, "descriptor", "99.6% of the cells hold the same"),
        ([f"w{i % 300}" for i in range(N)], "descriptor", "text with about"),
        (["w" if i % 3 else None for i in range(N)], "ignored", "the same value in every row"),
        ([f"w{i % 4}" if i % 3 == 0 else None for i in range(N)], "ignored", "67% of the cells are missing"),
    ],
)
def test_text_that_suits_no_segments(cells: list[Any], role: str, reason: str) -> None:
    found = look(x=cells)["x"]
    assert found.role == role
    assert found.reason.startswith(reason)


def test_sentences_are_free_text() -> None:
    sentence = "the app is slow and the card never works when travelling abroad"
    found = look(notes=[" ".join(RNG.choice(sentence.split(), 8)) for _ in range(N)])["notes"]
    assert (found.role, found.reason) == ("ignored", "free text")


def test_missing_cells_are_left_out_of_copies() -> None:
    assert one_to_one(np.r_[np.arange(3).repeat(20), -1], np.r_[np.arange(3)[::-1].repeat(20), 0])
    assert not one_to_one(np.arange(3).repeat(20), np.r_[np.arange(2).repeat(20), [1] * 20])


@given(arrays(np.int64, (12, 5), elements=st.integers(-1, 2)), st.integers(0, 4))
def test_copies_are_those_of_each_two_columns(drawn: Codes, of: int) -> None:
    """Also with missing cells, in the first rows and in all; against the definition, pair by pair."""
    table = np.vstack([drawn.repeat(20, axis=0), drawn])
    table[:, 4] = np.where(table[:, of] >= 0, 2 - table[:, of], -1)  # a copy, but for the names of its levels
    levels = {f"c{i}": table[:, i] for i in range(1, 5)}
    number = np.where(table[:, 0] >= 0, table[:, 0], np.nan)
    expected: dict[str, str] = {}
    for name, codes in levels.items():
        before = {other: own for other, own in levels.items() if other < name and other not in expected}
        others = {"number": codes_of(pd.Series(number)), **before}
        same = next((other for other, own in others.items() if one_to_one(codes, own)), None)
        expected |= {name: same} if same else {}
    told = copies(levels, pd.DataFrame({"number": number}))
    assert {name: reason for name, (_, reason) in told.items()} == {
        name: f"says the same as `{other}`" for name, other in expected.items()
    }


def test_a_first_category_with_nothing_before_it_is_no_copy() -> None:
    assert copies({"plan": np.array([0, 1, -1, 0])}, pd.DataFrame(index=range(4))) == {}
    assert copies({"plan": np.array([-1, -1]), "depot": np.array([-1, -1])}, pd.DataFrame(index=range(2))) == {}
