"""Sensitive traits may describe; nobody is sent to choose customers by them."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.sections import model_card
from segmentry.reporting.sections.column_differences import caption, section
from segmentry.reporting.trust.cautions import on_legal_ground
from segmentry.stages.profiling.sensitive_traits import sensitive_traits
from tests.reporting.changes import with_evidence

RNG = np.random.default_rng(4)
GROUP = np.arange(240) % 2
USE = {"visits": 5 + 12 * GROUP + RNG.normal(0, 1, 240), "spend": 90 - 60 * GROUP + RNG.normal(0, 5, 240)}


def two_segments(features: tuple[str, ...] = ("visits", "spend"), **columns: object) -> Segmentation:
    return segmentry.run(pd.DataFrame({**USE, **columns}), Plan(k=2, k_max=2, features=features))


def words(segmentation: Segmentation) -> str:
    told = section(segmentation)
    assert told is not None
    return " ".join(str(block) for inner in told.all() for block in inner.blocks)


@pytest.mark.parametrize(
    ("name", "levels", "trait"),
    [
        ("gender", ["F", "M"], "sex"),
        ("Religionszugehörigkeit", ["a", "b"], "religion"),
        ("ethnicity", ["x", "y"], "origin"),
        ("diagnosis", ["k", "l"], "health"),
    ],
)
def test_a_sensitive_trait_that_sets_segments_apart_most_comes_with_the_law(
    name: str, levels: list[str], trait: str
) -> None:
    do = caption(two_segments(**{name: np.array(levels, dtype=object)[GROUP]})).do
    assert do.startswith(f"`{name}` tells of a sensitive trait ({trait}).")
    assert "may be unlawful" in do
    assert "reach" not in do


def test_other_columns_may_still_be_used_to_reach_a_segment() -> None:
    shop = np.array(["north", "south"], dtype=object)[GROUP]
    found = two_segments(shop=shop)
    assert caption(found).do == "Use them to find and reach a segment."
    made = found.model_copy(update={"choice": with_evidence(found.choice, 2, verdict="no structure")})
    assert caption(made).do == "", "nobody looks for made parts"


def test_a_sensitive_column_behind_others_is_not_among_those_to_reach_a_segment_by() -> None:
    """Page and model file name the same columns: age where homes, credit or insurance are decided alone."""
    shop, flip = np.array(["north", "south"], dtype=object)[GROUP], RNG.random(240) < 0.3
    sex = np.where(flip, "F", np.array(["F", "M"], dtype=object)[GROUP])
    told = two_segments(shop=shop, gender=sex)
    assert caption(told).do == (
        "Use `shop` to find and reach a segment. `gender` tells of a sensitive trait (sex). It may describe a segment,"
        " but choosing customers by it may be unlawful: ask for legal advice first."
    )
    assert told.profile is not None
    computed = told.model_copy(update={"profile": told.profile.model_copy(update={"computed_with": ("shop",)})})
    assert not caption(computed).do.startswith("Use "), "what came of it is computed with it"
    age = {"features": ("visits", "spend", "age"), "age": 30 + 20 * GROUP + RNG.normal(0, 4, 240)}
    aged, tenants = two_segments(**age), two_segments(**age, tenancy_years=RNG.poisson(4, 240))
    assert on_legal_ground(aged) == ""
    assert "sensitive" not in str(model_card.section(aged).blocks)
    assert on_legal_ground(tenants) == "Made with age: ask for legal advice, decide on no person."
    assert "`age` may be a sensitive trait" in str(model_card.section(tenants).blocks)


def test_a_trait_that_was_named_as_a_feature_comes_with_the_law_too() -> None:
    apart = two_segments(features=("gender", "visits"), gender=np.array(["F", "M"], dtype=object)[GROUP])
    assert on_legal_ground(apart) == "Made with gender: ask for legal advice first."
    assert on_legal_ground(two_segments()) == ""


@pytest.mark.parametrize(("beside", "counts"), [("loan_amount", True), ("Versicherungssumme", True), ("orders", False)])
def test_age_is_sensitive_where_credit_or_insurance_is_decided(beside: str, counts: bool) -> None:
    columns = segmentry.inspect(pd.DataFrame({"age": 20 + np.arange(240) % 60, beside: RNG.normal(size=240), **USE}))
    assert ("age" in sensitive_traits(columns)) is counts


def test_what_is_known_only_with_an_outcome_finds_no_segment() -> None:
    shop = np.array(["north", "south"], dtype=object)[GROUP]
    told = two_segments(shop=shop, reminders=3 * GROUP + RNG.normal(0, 1, 240))
    columns = [x.model_copy(update={"theme": "came"} if x.name == "reminders" else {}) for x in told.columns.columns]
    told = told.model_copy(update={"columns": told.columns.model_copy(update={"columns": tuple(columns)})})
    assert caption(told).do == "Use `shop` to find and reach a segment."
