"""What may be a company's to change: told where it holds within groups, and not where only the groups differ by it."""

import numpy as np
import pytest

from segmentry.reporting.answer import answer
from segmentry.reporting.plan.may_be_yours import may_be_levers
from segmentry.reporting.steps.next_steps import steps
from segmentry.wording import rate
from tests.reporting.changes import profile_of
from tests.reporting.test_levers import found, groups, yes

pytestmark = pytest.mark.usefixtures("quick_choices")


def test_what_holds_within_groups_is_tried_and_what_only_groups_differ_by_is_not() -> None:
    rng, group, table = groups(n=4_500)
    table["router_model"] = rng.choice(["Hub 4", "Hub 6"], len(group))
    table["portal"] = np.where(rng.random(len(group)) < np.array([0.9, 0.2, 0.2])[group], "web", "phone")
    table["region"] = np.where(table["router_model"] == "Hub 4", "north", "south")
    table["churned"] = yes(rng, np.array([0.3, 0.1, 0.1])[group] + 0.15 * (table["router_model"] == "Hub 4"))
    segmentation, labelled, _ = found(table, group, ["x0", "x1", "x2"])
    [outcome] = profile_of(segmentation).outcomes
    assert {"router_model", "portal"} <= {clue.column for clue in profile_of(segmentation).clues}
    assert [clue.column for clue in may_be_levers(segmentation, outcome, ())] == ["router_model"]
    left, old = labelled["churned"] == "yes", labelled["router_model"] == "Hub 4"
    said = answer(segmentation)
    [thing] = [thing for thing in said.to_do if thing.what == "Try hub 6 (router model)"]
    both = f"{rate(left[old].mean())} where router model is hub 4 left, {rate(left[~old].mean())} of the others"
    assert thing.why.startswith(both)
    assert f"of the {(old & ~left).sum():,} still here where router model is hub 4" in thing.test
    assert "What customers choose themselves may only tell who they are" in said.beside
    number = said.to_do.index(thing) + 1
    for id, step in enumerate(steps(segmentation), start=1):
        own = labelled["segment"] == id
        rates = rate(left[own & old].mean()), rate(left[own & ~old].mean())
        there = f"In test {number}: the {(own & old & ~left).sum():,} still here where router model is hub 4."
        assert step.text.startswith(f"{there} Here {rates[0]} "), "nobody is left out of a test that is of all groups"
        assert f" left, {rates[1]} of the others." in step.text
