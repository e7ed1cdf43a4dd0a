"""A column is told beside the groups in as many parts as these are, each customer foretold from the others."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.reporting.single_columns import explained_by

pytestmark = pytest.mark.usefixtures("quick_choices")


def test_a_column_has_as_many_parts_as_there_are_groups() -> None:
    rng = np.random.default_rng(2)
    group, tenure = rng.integers(0, 4, 1_200), rng.uniform(0, 60, 1_200)
    frame = pd.DataFrame(
        {"spend": group * 40 + rng.normal(50, 4, 1_200), "visits": group % 2 * 9 + rng.normal(9, 1, 1_200)}
    )
    frame["tenure"] = tenure.round(2)
    bought = rng.random(1_200) < 0.05 + 0.8 * tenure / 60
    frame["responded"] = np.where(bought, "yes", "no")
    columns = {"tenure": {"role": "descriptor"}}
    found = segmentry.run(frame, Plan(k=4, k_max=4, features=("spend", "visits"), columns=columns))
    (clue,) = (x for x in found.profile.clues if x.column == "tenure")
    quarter = np.searchsorted(np.quantile(frame["tenure"], [0.25, 0.5, 0.75]), frame["tenure"])
    left = 0.0
    for i in range(4):
        own = bought[quarter == i]
        left += (((own.sum() - own) / (len(own) - 1) - own) ** 2).sum()
    spread = (((bought.sum() - bought) / (len(bought) - 1) - bought) ** 2).sum()
    assert explained_by(found, clue) == pytest.approx(1 - left / spread, abs=2e-3)
    sides = clue.model_copy(update={"alone": None})
    assert explained_by(found, sides) < explained_by(found, clue), "two parts tell less of what rises by degrees"
