"""What differs by construction, and which part of a whole is large, recomputed from the labelled table."""

import re

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.trust.by_construction import by_construction, is_picked_by, largest_part
from segmentry.reporting.uneven_amounts import amount
from segmentry.results.sentences import Clue
from segmentry.wording import share

PARTS = ["spent_on_drugs", "spent_on_care", "spent_on_food"]


@pytest.fixture(scope="module")
def shoppers() -> tuple[Segmentation, pd.DataFrame]:
    """Two groups, of which one spends most through one part, and the other more on the rest."""
    rng = np.random.default_rng(5)
    group = np.repeat([0, 1], 300)
    centres = np.array([[300.0, 30, 40], [20, 60, 90]])
    frame = pd.DataFrame(np.round(centres[group] * rng.gamma(9, 1 / 9, (600, 3)), 2), columns=PARTS)
    frame["total_spend"] = frame[PARTS].sum(axis=1)
    plan = Plan(k=2, k_max=2, columns={"total_spend": {"role": "value"}})
    found = segmentry.run(frame, plan)
    return found, found.score(frame)


def test_the_largest_part_is_told_with_who_has_most_without_it(shoppers: tuple[Segmentation, pd.DataFrame]) -> None:
    found, labelled = shoppers
    means = labelled.groupby("segment")[[*PARTS, "total_spend"]].mean()
    top, other = (int(means.sort_values("total_spend").index[i]) for i in (-1, 0))
    part = share(means.loc[top, "spent_on_drugs"] / means.loc[top, "total_spend"])
    said = largest_part(found, "total_spend")
    names = [segment.name for segment in found.segments]
    assert said.startswith(f"Of the total spend of “{names[top - 1]}” {part} is ")
    assert said.endswith(f"without that the order changes: “{names[other - 1]}” has most each.")
    assert largest_part(found, "spent_on_food") == ""


def test_parts_that_do_not_add_up_are_no_parts_of_a_whole(shoppers: tuple[Segmentation, pd.DataFrame]) -> None:
    found, _ = shoppers
    assert found.profile is not None
    contrasts = tuple(
        x.model_copy(update={"made_of": tuple(PARTS[:2])}) if x.made_of else x for x in found.profile.contrasts
    )
    changed = found.model_copy(update={"profile": found.profile.model_copy(update={"contrasts": contrasts})})
    assert largest_part(changed, "total_spend") == ""
    said = by_construction(changed, "total_spend")
    assert re.match(r"How groups differ in total spend is partly by construction: .* made the groups\.$", said)


def test_what_was_computed_from_features_is_told_with_them(shoppers: tuple[Segmentation, pd.DataFrame]) -> None:
    found, _ = shoppers
    assert found.profile is not None
    (total,) = (x for x in found.profile.contrasts if x.column == "total_spend")
    assert set(total.made_of) == set(PARTS)
    said = by_construction(found, "total_spend", "that they bring so much")
    assert said.startswith("That they bring so much is partly by construction: ")


@pytest.mark.parametrize(("few", "part", "is_told"), [(60, 0.97, True), (60, 0.9, False), (400, 0.97, False)])
def test_what_lies_nearly_all_in_a_small_part_is_told_as_known_already(
    shoppers: tuple[Segmentation, pd.DataFrame], few: int, part: float, is_told: bool
) -> None:
    found, _ = shoppers
    assert found.profile is not None
    clue = {"outcome": "total_spend", "column": "spent_on_drugs", "above": 100.0, "count": few, "count_rest": 600 - few}
    holds = Clue(value=part / few, rest=(1 - part) / (600 - few), level=None, **clue)
    known = found.model_copy(update={"profile": found.profile.model_copy(update={"clues": (holds,)})})
    said = by_construction(known, "total_spend")
    assert ("spent on drugs tells who has it already, not who will." in said) == is_told
    assert ("97% of all total spend lies where spent on drugs is above 100" in said) == is_told


def test_what_is_to_come_is_the_outcome_before_a_value_and_what_was_before_foretells_it() -> None:
    rng, kind = np.random.default_rng(4), np.repeat([0, 1], 200)
    frame = pd.DataFrame({"annual_spend": 40 + 60 * kind + rng.normal(0, 9, 400), "height": rng.normal(size=400)})
    frame["revenue_12m"] = frame["annual_spend"] + rng.normal(0, 1, 400)
    frame["revenue_next_12m"] = 50 + 20 * kind + rng.normal(0, 30, 400)
    found = segmentry.run(frame, Plan(k=2, k_max=2, features=("annual_spend", "height")))
    assert found.profile is not None
    assert found.profile.main_outcome is not None
    assert found.profile.main_outcome.column == "revenue_next_12m"
    assert (by_construction(found, "revenue_next_12m"), is_picked_by(found, "revenue_next_12m")) == ("", False)
    assert "annual spend made the groups" in by_construction(found, "revenue_12m")


def test_without_an_outcome_money_is_told_before_how_often() -> None:
    rng, kind = np.random.default_rng(6), np.repeat([0, 1], [320, 80])
    visits = rng.poisson(3 + 22 * kind)
    spend = (visits * rng.gamma(3, 2, 400)).round(2)
    found = segmentry.run(pd.DataFrame({"visits_90d": visits, "spend_90d": spend}), Plan(k=2, k_max=2))
    told = amount(found)
    assert told is not None
    assert told.column == "spend_90d"


@pytest.mark.parametrize(("amount", "is_told"), [("assets", True), ("premium", False)])
def test_what_explains_most_is_named_first_though_its_name_tells_no_amount_and_what_is_paid_is_in_no_cost(
    amount: str, is_told: bool
) -> None:
    rng, kind = np.random.default_rng(2), np.repeat([0, 1, 2], 200)
    stays = np.where(kind == 2, rng.poisson(9, 600), 0)
    frame = pd.DataFrame({"stays": stays, amount: rng.normal(90 + 20 * (kind > 0), 4), "height": rng.normal(size=600)})
    frame["claim_cost"] = 900 * stays + rng.gamma(1, 1_500, 600)
    plan = Plan(k=3, k_max=3, features=(amount, "stays"), columns={"claim_cost": {"role": "value"}})
    said = by_construction(segmentry.run(frame, plan), "claim_cost")
    assert said.startswith("How groups differ in claim cost is partly by construction: stays") == is_told
    assert said.endswith("made the groups.") == is_told
