"""What differs by construction, and which part of a whole is large, recomputed from the labelled table."""

import re

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.trust.by_construction import by_construction, largest_part
from segmentry.wording import share

pytestmark = pytest.mark.usefixtures("quick_choices")
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
    assert re.match(r"Part of that is by construction: .* made the groups\.$", by_construction(changed, "total_spend"))


def test_what_was_computed_from_features_is_told_with_them(shoppers: tuple[Segmentation, pd.DataFrame]) -> None:
    found, _ = shoppers
    assert found.profile is not None
    (total,) = (x for x in found.profile.contrasts if x.column == "total_spend")
    assert set(total.made_of) == set(PARTS)
    assert by_construction(found, "total_spend").startswith("Part of that is by construction: ")
