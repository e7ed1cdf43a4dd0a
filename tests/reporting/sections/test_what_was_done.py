"""The paper trail on the page."""

import re

import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.sections import document
from segmentry.reporting.sections.what_was_done import in_short
from segmentry.reporting.trail import trail
from tests.reporting.cells import column
from tests.reporting.page import Page, Written


def test_the_paper_trail_tells_what_came_in_and_what_was_done(mixed: Segmentation, written: Written) -> None:
    text = Page(written(mixed, "html")).text
    rows = trail(mixed.columns, mixed.recipe)
    assert [row.column.name for row in rows] == ["age", "spend", "contract", "active", "since", "city"]
    for row, step in zip(rows, mixed.recipe.steps, strict=False):
        assert row.done == step.why != ()
        assert (row.after, row.dimensions) == (step.share, step.width)
        assert f"{step.share:.1%}" in text
    assert sum(row.after or 0 for row in rows) == pytest.approx(1, abs=1e-4)
    assert sum(row.before or 0 for row in rows) == pytest.approx(1)
    before = {row.column.name: row.before for row in rows}
    assert (before["spend"] or 0) > 0.9  # as it came, one column decided nearly everything
    assert before["contract"] is None
    assert rows[-1].done == ()
    (sheet,) = (table for table in document(mixed).sheets if table.sheet == "Columns")
    told = column(sheet, "what was done and why")
    assert all(said.startswith(" ".join(row.done)) for row, said in zip(rows, told, strict=True))
    assert told[-1] == "left as it is"
    done = dict(zip(mixed.recipe.features, column(in_short(mixed.columns, mixed.recipe), "what was done"), strict=True))
    assert done["contract"] == "3 levels"
    assert done["spend"].startswith("logarithm")
    assert done["age"] == ""


def test_what_a_plan_asks_for_is_told_of_each_column(people: pd.DataFrame) -> None:
    people = people.assign(age=people["age"].mask(people.index < 9))
    own = {"age": {"impute": "median", "cap": (0.05, 0.95)}, "spend": {"transform": "yeo-johnson"}}
    prepared = segmentry.prepare(people, Plan(features=("age", "spend"), columns=own))
    age, spend = column(in_short(prepared.columns, prepared.recipe), "what was done")
    filled = f"{people['age'].median():g}"
    assert re.fullmatch(rf"capped at [\d.]+ and [\d.]+; missing filled with {filled}", age), age
    assert re.search(r"Yeo-Johnson's power -?\d\.\d\d", spend)
