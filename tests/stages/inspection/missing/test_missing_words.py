"""Words that stand for missing are told from levels that look like them."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.results.columns import Columns
from segmentry.stages.inspection.missing.missing_words import among

RNG = np.random.default_rng(11)
N = 300


def look(cells: Any, name: str = "x") -> Columns:
    return segmentry.inspect(pd.DataFrame({"spend": RNG.normal(size=len(cells)), name: cells}))


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("zone", {"NA": 90, "EMEA": 110, "APAC": 100}),
        ("region", {"NA": 4, "EMEA": 110, "APAC": 100, "LATAM": 50}),
        ("market", {"NA": 40, "EU": 40, "JP": 30, "Other": 20}),
        ("x", {"na": 40, "emea": 50, "apac": 30}),
        ("country", {"NA": 5, "DE": 99, "US": 300, "ZA": 60, "FR": 40, "GB": 50, "IT": 40, "ES": 30, "PT": 10}),
        ("provincia", {"NA": 80, "MI": 100, "RM": 120, "TO": 60}),
        ("carrier", {"NA": 20, "LH": 30, "BA": 40, "AF": 20}),
        ("country", {"DK": 40, "SE": 50, "NO": 30, "FI": 20}),
        ("rhesus", {"-": 20, "+": 80}),
        ("poutcome", {"refused": 20, "accepted": 50}),
        ("x", {"declined": 40, "approved": 50, "pending": 4}),
        ("last call", {"no answer": 40, "busy": 50, "reached": 4}),
    ],
)
def test_levels_that_look_like_missing_are_kept(name: str, levels: dict[str, int]) -> None:
    assert list(among(levels, name).kept) == [next(iter(levels))]
    assert among(levels, name).missing == {}


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("region", {"NA": 30, "EMEA": 110, "APAC": 100, "NAM": 50}),
        ("region", {"NA": 30, "North": 110, "South": 100}),
        ("x", {"NA": 20, "YES": 90, "NO": 80}),
        ("x", {"NA": 20, "HI": 50, "LO": 50}),
        ("plan", {"NA": 20, "basic": 50, "plus": 50}),
        ("code", {"NA": 2, "AB": 40, "CD": 30, "EF": 20}),
        ("x", {"DK": 20, "Y": 50, "N": 50}),
        ("x", {"-": 5, "a": 40, "b": 50}),
        *(("x", {word: 5, "none": 40, "unknown": 50}) for word in ("?", ".", "n/a", "N/A", "nan", "null", "#N/A")),
        ("education", {"refused": 5, "primary": 50, "secondary": 50}),
        ("age group", {"Prefer not to say": 5, "young": 50, "old": 50}),
        ("x", {"(8) Don’t know": 5, "1 - low": 50, "2 - high": 50}),
        *(
            ("x", {word: 5, "a": 50, "b": 50})
            for word in (
                "Not stated",
                "NOT_SPECIFIED",
                "99 = refused",
                "Keine Angabe",
                "k. A.",
                "weiß nicht",
                "non renseigné",
                "Ne sait pas / sans réponse",
                "NS/NC",
                "prefiero no responder",
                "Non so",
                "preferisco non rispondere",
                "Não informado",
                "Não sabe/Não respondeu",
                "Weet niet",
                "geen antwoord",
                "nie wiem",
                "Trudno powiedzieć",
            )
        ),
    ],
)
def test_words_for_missing_are_taken(name: str, levels: dict[str, int]) -> None:
    assert list(among(levels, name).missing) == [next(iter(levels))]
    assert among(levels, name).kept == {}


def test_what_is_taken_is_counted_and_told() -> None:
    found = look(["basic", "plus", "?", "plus", "n/a", "basic"] * 50)
    assert (found["x"].filled, found["x"].distinct, found["x"].missing_words) == (200, 2, ("?", "n/a"))
    assert [str(f) for f in found.findings if "cells hold" in f.what] == [
        "`x`: 50 cells hold '?' and 50 cells hold 'n/a'. They are taken as missing."
        " Set columns.x.missing = [] in the plan to keep them as levels."
    ]


def test_what_is_kept_is_told_with_the_way_out() -> None:
    found = look(["NA", "EMEA", "APAC"] * 100, name="zone")
    assert (found["zone"].filled, found["zone"].words_kept) == (300, ("NA",))
    assert [str(f) for f in found.findings if f.column == "zone" and "NA" in f.what] == [
        "`zone`: 100 cells hold 'NA', kept as a level like the others."
        ' Set columns.zone.missing = ["NA"] in the plan if nothing is known there.'
    ]


def zones() -> pd.DataFrame:
    at = np.arange(N) % 3
    basket = np.array([120, 60, 20])[at] + RNG.normal(0, 5, N)
    return pd.DataFrame({"zone": np.array(["NA", "EMEA", "APAC"], dtype=object)[at], "basket": basket})


@pytest.mark.parametrize(
    ("told", "levels", "missing"),
    [({}, {"NA", "EMEA", "APAC"}, 0), ({"missing": []}, {"NA", "EMEA", "APAC"}, 0), ({"missing": ["na"]}, None, 100)],
)
@pytest.mark.usefixtures("quick_choices")
def test_a_level_or_a_word_for_missing_is_so_everywhere(told: Any, levels: set[str] | None, missing: int) -> None:
    segmentation = segmentry.run(zones(), Plan(k=3, k_max=3, columns={"zone": told}))
    [step] = [step for step in segmentation.recipe.steps if step.column == "zone"]
    expected = levels or {"EMEA", "APAC"}
    assert (set(step.levels), step.missing) == (expected, missing)
    assert {level.level for level in segmentation.profile.segments[0].levels} == expected
    assert segmentation.columns["zone"].filled == N - missing
    assert segmentry.difference(segmentation, zones()).features[0].state == "same"
    assert len(set(segmentation.score(zones()).segment)) == 3


def test_rare_kept_words_are_pooled_with_the_rare_levels() -> None:
    countries = np.repeat(["DE", "FR", "IT", "ES", "PT", "SE", "NO", "FI", "NA"], [*[60] * 8, 4])
    frame = pd.DataFrame({"country": countries, "spend": RNG.normal(np.repeat(np.arange(9), [*[60] * 8, 4]))})
    [step] = segmentry.prepare(frame, Plan(features=("country",))).recipe.steps
    assert (step.missing, step.pooled, step.words_kept) == (0, True, ("NA",))


def test_two_answers_and_a_word_for_missing_are_an_outcome_of_two() -> None:
    found = look(["yes", "no", "no", "NA"] * 75, name="deposit")
    assert (found["deposit"].role, found["deposit"].distinct) == ("outcome", 2)


def test_of_a_column_with_many_words_for_missing_most_is_missing() -> None:
    found = look(["basic", "plus", "?", "?", "not stated", "?"] * 50)
    assert found["x"].role == "ignored"
    assert found["x"].reason == "67% of the cells are missing, ? and not stated among them"


def test_the_same_words_in_many_columns_are_told_in_one_sentence() -> None:
    levels = np.array(["basic", "plus", "not stated"], dtype=object)
    frame = pd.DataFrame({name: RNG.choice(levels, N) for name in "abcd"})
    cells = int((frame == "not stated").to_numpy().sum())
    [told] = [f for f in segmentry.inspect(frame).findings if "taken as missing" in f.what]
    assert told.what == f"`a`, `b`, `c` and `d`: {cells} cells hold 'not stated'. They are taken as missing."
    assert (told.column, told.columns) == (None, ("a", "b", "c", "d"))
    assert "and so for the others" in told.remedy
    planned = segmentry.prepare(frame, Plan(columns={"b": {"missing": []}})).columns.findings
    assert [f.columns for f in planned if "taken as missing" in f.what] == [("a", "c", "d")]
