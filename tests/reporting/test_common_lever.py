"""What a company can change: with all customers, or with those of the groups in which it tells."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmentry import Segmentation
from segmentry.reporting.answer import answer
from segmentry.reporting.plan.common_lever import in_groups, is_apart, together
from segmentry.reporting.plan.things_in_order import groups_of, levers_with, things_in_order
from segmentry.reporting.steps.next_steps import steps
from segmentry.results.sentences import Clue
from segmentry.wording import rate
from tests.reporting.changes import profile_of
from tests.reporting.sizes import without_halves
from tests.reporting.test_levers import found, groups, yes

pytestmark = pytest.mark.usefixtures("quick_choices")


@pytest.fixture(scope="module")
def offered() -> tuple[Segmentation, pd.DataFrame, list[int]]:
    """Who booked again: more of those who had an offer, but not in the group that books anyway."""
    rng, group, table = groups(n=4_500)
    table["Return_offer_sent"] = yes(rng, np.full(len(group), 0.4))
    more = (table["Return_offer_sent"] == "yes") * np.array([0.0, 0.12, 0.2])[group]
    table["booked_again"] = yes(rng, np.array([0.5, 0.2, 0.15])[group] + more)
    return found(table, group, ["x0", "x1", "x2"])


def test_what_tells_in_some_groups_alone_is_tried_with_these(
    offered: tuple[Segmentation, pd.DataFrame, list[int]],
) -> None:
    segmentation, labelled, ids = offered
    [thing] = [x for x in answer(segmentation).to_do if "return offer" in x.what]
    number = answer(segmentation).to_do.index(thing) + 1
    assert thing.what.endswith(f"(groups {min(ids[1:])} and {max(ids[1:])})")
    came, has = labelled["booked_again"] == "yes", labelled["Return_offer_sent"] == "yes"
    rates = {id: [rate(came[(labelled["segment"] == id) & own].mean()) for own in (has, ~has)] for id in ids}
    first = f"Group {ids[2]}: {rates[ids[2]][0]} with return offer booked again, {rates[ids[2]][1]} of the others"
    then = f"group {ids[1]}: {rates[ids[1]][0]} and {rates[ids[1]][1]}"
    assert thing.why == (
        f"{first}; {then}. Apart no more than by chance: group {ids[0]} ({rates[ids[0]][0]} and {rates[ids[0]][1]})."
    )
    tested = ~has & labelled["segment"].isin(ids[1:])
    assert without_halves(thing.test).startswith(
        f"Try it on a random half of the next {tested.sum():,} customers without"
    )
    assert f" from {rate(came[tested].mean())} to " in thing.test
    for id in ids:
        is_in = (
            f"In test {number}: the next {(~has & (labelled['segment'] == id)).sum():,} customers without return offer."
        )
        assert (is_in in steps(segmentation)[id - 1].text) == (id in ids[1:])
        assert bool(levers_with(segmentation, id)) == (id in ids[1:])
    assert "in more than one" not in answer(segmentation).beside, "no group is in both tests"
    assert [groups_of(segmentation, x) for x in things_in_order(segmentation)].count(tuple(sorted(ids[1:]))) == 1


def test_the_figures_of_every_group_are_those_of_its_customers(
    offered: tuple[Segmentation, pd.DataFrame, list[int]],
) -> None:
    segmentation, labelled, _ = offered
    [outcome] = profile_of(segmentation).outcomes
    [clue] = [x for x in profile_of(segmentation).clues if x.column == "Return_offer_sent"]
    came, has = labelled["booked_again"] == "yes", labelled["Return_offer_sent"] == "yes"
    for id, own in in_groups(segmentation, outcome, clue).items():
        here = labelled["segment"] == id
        assert (own.count, own.count_rest) == ((here & has).sum(), (here & ~has).sum())
        assert (own.value, own.rest) == pytest.approx((came[here & has].mean(), came[here & ~has].mean()))


_RATES = st.tuples(st.integers(1, 400), st.integers(1, 400)).filter(lambda own: own[0] <= own[1])


@given(st.lists(st.tuples(_RATES, _RATES), min_size=1, max_size=5))
def test_groups_together_have_the_sums_of_each(each: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    def clue(part: tuple[int, int], rest: tuple[int, int]) -> Clue:
        rates = {"value": part[0] / part[1], "rest": rest[0] / rest[1]}
        return Clue(outcome="y", column="x", level="a", **rates, count=part[1], count_rest=rest[1])

    both = together({i: clue(*own) for i, own in enumerate(each)}, range(len(each)))
    assert (both.count, both.count_rest) == tuple(sum(own[i][1] for own in each) for i in (0, 1))
    assert both.sums == pytest.approx(tuple(sum(own[i][0] for own in each) for i in (0, 1)))


def test_a_difference_is_one_where_its_interval_is_above_zero(
    offered: tuple[Segmentation, pd.DataFrame, list[int]],
) -> None:
    [outcome] = profile_of(offered[0]).outcomes
    near = Clue(outcome="y", column="x", level="a", value=0.54, rest=0.5, count=678, count_rest=832)
    assert not is_apart(outcome, near)
    assert is_apart(outcome, near.model_copy(update={"rest": 0.45}))
