"""A finding that the plan has answered is not told again, and its remedy does what it says."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan

N = 300
RNG = np.random.default_rng(0)
A, B = RNG.normal(size=(2, N))
AGREE = np.array(["Disagree", "Neutral", "Agree"], dtype=object)
FRAME = pd.DataFrame(
    {
        "spend": 100 + 20 * A,
        "cents": 10_000 + 2_000 * A + RNG.normal(0, 300, N),
        "visits": 30 + 5 * B,
        "Channel": 1 + RNG.integers(0, 3, N),
        "gender": RNG.choice(["f", "m"], N),
        "liking": np.where(np.arange(N) % 9 == 0, "Don't know", AGREE[RNG.integers(0, 3, N)]),
    }
)

pytestmark = pytest.mark.usefixtures("one_database")


def told(plan: Plan, word: str) -> list[str]:
    return [str(finding) for finding in segmentry.prepare(FRAME, plan).columns.findings if word in str(finding)]


@pytest.mark.parametrize(
    ("word", "names", "options"),
    [
        ("go together", ("spend", "cents"), {"weight": 1}),
        ("name kinds", ("Channel",), {"type": "number"}),
        ("sensitive (sex). Set", ("gender",), {"role": "feature"}),
        ("have an order", ("liking",), {"levels": []}),
    ],
)
def test_what_the_plan_has_answered_is_not_told_again(
    word: str, names: tuple[str, ...], options: dict[str, object]
) -> None:
    assert told(Plan(), word)
    assert not told(Plan(columns=dict.fromkeys(names, options)), word)


def test_what_is_answered_for_one_of_two_is_told_still() -> None:
    assert told(Plan(columns={"spend": {"weight": 1}}), "go together")


def test_numbers_that_seemed_to_name_kinds_make_segments_as_told() -> None:
    prepared = segmentry.prepare(FRAME, Plan(columns={"Channel": {"type": "number"}}))
    assert (prepared.columns["Channel"].role, prepared.columns["Channel"].coded) == ("feature", False)


def test_an_answer_beside_an_order_that_is_kept_makes_a_category() -> None:
    prepared = segmentry.prepare(FRAME, Plan(columns={"liking": {"missing": []}}))
    [step] = [step for step in prepared.recipe.steps if step.column == "liking"]
    assert "Don't know" in step.levels
    assert not prepared.columns["liking"].levels
    both = Plan(columns={"liking": {"missing": [], "levels": ["Disagree", "Neutral", "Agree"]}})
    [step] = [step for step in segmentry.prepare(FRAME, both).recipe.steps if step.column == "liking"]
    assert step.levels == ("Disagree", "Neutral", "Agree")


def test_a_shared_level_that_is_no_feature_stands_in_each_of_its_columns() -> None:
    none = np.arange(N) % 4 == 0
    has = B > 0
    services = {
        name: np.where(none, "No internet", np.where(has ^ (RNG.random(N) < 0.1), "yes", "no"))
        for name in ("tv", "films", "backup")
    }
    frame = pd.DataFrame({**services, "charges": 20 + 60 * ~none + RNG.normal(0, 3, N), "visits": 30 + 5 * B})
    prepared = segmentry.prepare(frame, Plan(columns={"No internet": {"role": "descriptor"}}))
    levels = {step.column: step.levels for step in prepared.recipe.steps if step.column in services}
    assert levels
    assert all("No internet" in of for of in levels.values())
