"""Orders and kinds as the plan has them, and batteries on one scale."""

import re
from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, SegmentryError
from segmentry.results.recipe import NumberStep, Step

pytestmark = pytest.mark.usefixtures("quick_choices")

N = 240
RNG = np.random.default_rng(0)
GROUP = np.arange(N) % 3
STEPS = ["scout", "ranger", "warden"]
AGREE = np.array(["Disagree", "Neutral", "Agree", "Strongly agree"])


def frame(**columns: Any) -> pd.DataFrame:
    spend = np.array([10.0, 50.0, 90.0])[GROUP] + RNG.normal(0, 5, N)
    return pd.DataFrame({"spend": spend, "step": [STEPS[i] for i in GROUP], **columns})


def step_of(table: pd.DataFrame, name: str, **told: Any) -> Step:
    recipe = segmentry.prepare(table, Plan(columns={name: told})).recipe
    return next(step for step in recipe.steps if step.column == name)


def test_an_order_can_be_told() -> None:
    found = step_of(frame(), "step", levels=["warden", "ranger", "scout"])
    assert isinstance(found, NumberStep)
    assert (found.ordered, found.levels) == (True, ("warden", "ranger", "scout"))
    assert found.why[0] == "3 answers in their order, warden to scout, counted 0 to 2."


def test_levels_that_are_not_told_are_beside_the_scale() -> None:
    found = step_of(frame(), "step", levels=["scout", "warden"])
    assert (found.levels, found.missing, found.missing_words) == (("scout", "warden"), N // 3, ("ranger",))
    assert f"{N // 3} missing cells (33.3%) stay empty" in " ".join(found.why)
    filled = step_of(frame(), "step", levels=["scout", "warden"], impute="median")
    assert "filled with the median answer, scout." in " ".join(filled.why)


def test_an_order_can_be_taken_away() -> None:
    table = frame(liking=AGREE[GROUP + np.arange(N) % 2])
    assert step_of(table, "liking").ordered
    for told in ({"levels": []}, {"type": "category"}):
        found = step_of(table, "liking", **told)
        assert (found.ordered, found.width) == (False, 4)


@pytest.mark.parametrize(
    ("levels", "message"),
    [
        (["scout", "rangr", "warden"], "`step` holds no level 'rangr'. Near: `ranger`"),
        (["scout", "scout"], "The order of `step` names a level twice. Name each of its levels once"),
        (["scout"], "names fewer than two levels that it holds"),
    ],
)
def test_orders_that_cannot_be_obeyed_are_refused(levels: list[str], message: str) -> None:
    with pytest.raises(SegmentryError, match=re.escape(message.split(" Near", maxsplit=1)[0])):
        step_of(frame(), "step", levels=levels)


def test_codes_can_be_told_to_be_numbers_and_numbers_to_be_codes() -> None:
    table = frame(Channel=1 + (GROUP > 0), rooms=1 + np.arange(N) % 5)
    assert step_of(table, "Channel").is_category
    assert not step_of(table, "Channel", type="number", role="feature").is_category
    prepared = segmentry.prepare(table, Plan(columns={"rooms": {"type": "category", "role": "feature"}}))
    assert prepared.columns["rooms"].coded


def test_items_of_a_battery_share_one_scale_and_none_is_stretched() -> None:
    answers = {f"q{i}": 1 + np.clip(GROUP + RNG.integers(0, i + 1, N), 0, 4) for i in range(1, 5)}
    prepared = segmentry.prepare(frame(**answers))
    items = [step for step in prepared.recipe.steps if step.column in answers]
    assert len({step.scale for step in items if isinstance(step, NumberStep)}) == 1
    pooled = np.sqrt(np.mean([np.var(values) for values in answers.values()]))
    assert isinstance(items[0], NumberStep)
    assert items[0].scale == pytest.approx(pooled)
    assert "the pooled deviation of the 4 answers of the battery `q`." in items[0].why[1]
    alone = step_of(frame(**answers), "q1", scale="standard")
    assert isinstance(alone, NumberStep)
    assert alone.scale == pytest.approx(np.std(answers["q1"]))


def test_models_keep_the_order_and_label_words() -> None:
    table = frame(liking=AGREE[GROUP + np.arange(N) % 2])
    model = segmentry.run(table, Plan(k=3))
    again = type(model).model_validate_json(model.model_dump_json())
    labels = again.score(table)["segment"]
    assert labels.equals(model.score(table)["segment"])
    found = segmentry.difference(model, table.assign(liking=table["liking"].replace("Agree", "Perhaps")))
    assert "1 level never met" in str(found)


def test_the_order_matters_to_the_distance() -> None:
    """Three groups that differ in what they answer are found again, which a category would tear apart."""
    rng = np.random.default_rng(2)
    group = rng.integers(3, size=400)
    words = np.array(["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"])
    items = {
        f"q{j}": words[np.clip(np.round(np.roll([0, 2, 4], j)[group] + rng.normal(0, 0.7, 400)), 0, 4).astype(int)]
        for j in range(4)
    }
    assert segmentry.run(pd.DataFrame(items)).k == 3
