"""What a page says is to be done: what comes first, and that the list says what the table and the cards do."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from segmentry import Segmentation
from segmentry.reporting.answer import answer
from segmentry.reporting.plan import things_in_order as ordered
from segmentry.reporting.plan.common_lever import CommonLever
from segmentry.reporting.plan.halves_needed import Change, of_more_than_before
from segmentry.reporting.plan.plan_parts import Part, PlanOfAction
from segmentry.reporting.plan.things_in_order import things_in_order
from segmentry.reporting.steps.next_steps import next_step, steps
from segmentry.wording import rate, share
from tests.reporting.sizes import by_textbook, without_halves
from tests.reporting.test_levers import found, groups, yes

pytestmark = pytest.mark.usefixtures("quick_choices")


@pytest.fixture
def missed() -> tuple[Segmentation, pd.DataFrame]:
    """Who missed their date: more often of one group, and without each of four things that a company does."""
    rng, group, table = groups(n=4_000)
    chance = 0.05 + 0.15 * (group == 0)
    things = {"Deposit_taken": 0.12, "SMS_reminder": 0.1, "onboarding_call": 0.1, "mentor_assigned": 0.2}
    for name, more in things.items():
        table[name] = yes(rng, np.full(4_000, 0.5))
        chance = chance + more * (table[name] == "no")
    table["no_show"] = yes(rng, chance)
    given = (table[["SMS_reminder", "mentor_assigned"]] == "yes").sum(axis=1)  # for some rather than others: no tests
    table["miles"] = np.random.default_rng(1).normal(40 + 2 * given, 10)
    segmentation, labelled, _ = found(table, group, ["x0", "x1", "x2"])
    return segmentation, labelled


def test_at_most_three_things_come_in_the_order_of_what_they_may_gain(
    missed: tuple[Segmentation, pd.DataFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    segmentation, labelled = missed
    so, [plan] = labelled["no_show"] == "yes", [x for x in things_in_order(segmentation) if isinstance(x, PlanOfAction)]
    tested = labelled["segment"].isin([part.segment for part in plan.tested])

    def gain(name: str) -> float:
        """How many more would come, if those without it came as often as those with it in the same groups."""
        each = so.groupby([labelled["segment"], labelled[name]]).mean().unstack()
        weights = labelled["segment"].value_counts(normalize=True).sort_index()
        them = (labelled[name] == "no") & (tested | (name != "mentor_assigned"))
        return float(them.sum() * ((each["no"] - each["yes"]) * weights).sum())

    names = [x.column if isinstance(x, CommonLever) else "mentor_assigned" for x in things_in_order(segmentation)]
    levers = sorted(("Deposit_taken", "SMS_reminder", "onboarding_call"), key=gain, reverse=True)[:2]
    assert names == sorted((*levers, "mentor_assigned"), key=gain, reverse=True)
    real = ordered.act_of
    monkeypatch.setattr(ordered, "act_of", lambda *of: replace(real(*of), on=""))
    things = things_in_order(segmentation.model_copy())
    assert [isinstance(x, CommonLever) for x in things] == [True, True], "what rests on nothing is not tried"


def test_the_list_says_who_is_in_the_test_as_the_cards_do(missed: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = missed
    said, so = answer(segmentation).to_do, labelled["no_show"] == "yes"
    [place] = [i for i, thing in enumerate(said, start=1) if thing.what.startswith("Offer mentor")]
    shown = re.search(r"of the ([\d,]+) customers without mentor\.", said[place - 1].test)
    assert shown is not None
    each = [
        re.search(rf"In test {place}: the ([\d,]+) customers without mentor\.", x.text) for x in steps(segmentation)
    ]
    lacks = (labelled["mentor_assigned"] == "no").groupby(labelled["segment"]).sum()
    assert [x[1] if x else "" for x in each] == [shown[1] if n == int(shown[1]) else "" for n in lacks]
    own = labelled["Deposit_taken"] == "no"
    without, others = (rate(so[which].mean()) for which in (own, ~own))
    [deposit] = [thing for thing in said if thing.what == "Take deposit from them"]
    assert deposit.why == f"{without} without deposit did not come, {others} of the others."
    assert without_halves(deposit.test).startswith(f"Try it on a random half of the {own.sum():,} customers without")


def test_who_is_to_be_contacted_comes_before_what_a_company_does_itself() -> None:
    rng, group, table = groups(n=3_000)
    table["SMS_reminder"] = yes(rng, np.full(3_000, 0.5))
    table["responded"] = yes(rng, 0.05 + 0.2 * (group == 0) + 0.15 * (table["SMS_reminder"] == "yes"))
    segmentation, labelled, ids = found(table, group, ["x0", "x1", "x2"])
    first, second = answer(segmentation).to_do
    without = (labelled["SMS_reminder"] == "no").sum()
    assert (first.what, second.what) == (f"Contact (group {ids[0]})", "Send SMS reminder")
    assert f"of the next {without:,} customers without SMS reminder." in second.test
    own = labelled["responded"][labelled["segment"] == ids[0]]
    assert next_step(segmentation, ids[0]).startswith(f"In test 1: the {(own == 'no').sum()} who did not.")


@pytest.mark.parametrize("most", ["price", "other"])
def test_the_reason_that_most_gave_is_answered_and_what_is_none_is_not(most: str) -> None:
    rng, group, table = groups(n=3_000)
    table["churned"] = yes(rng, np.array([0.5, 0.1, 0.1])[group])
    why = rng.choice([most, "moved away", "service"], 3_000, p=[0.6, 0.2, 0.2])
    table["churn_reason"] = np.where(table["churned"] == "yes", why, None)
    segmentation, labelled, ids = found(table, group, ["x0", "x1", "x2"])
    said = answer(segmentation)
    left = labelled[(labelled["churned"] == "yes") & (labelled["segment"] == ids[0])]
    gave = share((left["churn_reason"] == most).mean())
    if most == "price":
        [thing] = said.to_do
        assert thing.what == f"Answer “price” (group {ids[0]})"
        assert thing.why.startswith(f"Churn reason is price for {gave} (all customers ")
        assert f" {((labelled['churned'] == 'no') & (labelled['segment'] == ids[0])).sum()} still here." in thing.test
    else:
        assert not said.to_do
        assert said.lead.endswith(f"Nothing in the table tells what could keep group {ids[0]}.")


def test_a_later_group_with_which_something_else_is_done_is_told_with_its_rate() -> None:
    rng, group, table = groups(n=4_000, k=4)
    table["tech_support"] = yes(rng, np.array([0.2, 0.9, 0.9, 0.9])[group])
    table["complaints_12m"] = rng.poisson(np.array([0.2, 5, 0.2, 0.2])[group])
    table["churned"] = yes(rng, np.array([0.4, 0.35, 0.1, 0.1])[group] + 0.1 * (table["tech_support"] == "no"))
    segmentation, labelled, ids = found(table, group, [f"x{i}" for i in range(4)])
    assert [type(x) for x in things_in_order(segmentation)] == [PlanOfAction, Part]
    first, second = answer(segmentation).to_do
    own = labelled["churned"][labelled["segment"] == ids[1]]
    assert (first.what, second.what) == (f"Offer tech support (group {ids[0]})", f"Reduce complaints (group {ids[1]})")
    assert second.why.startswith(f"{rate((own == 'yes').mean())} left. ")
    assert second.test.startswith(f"Do it for all of the {(own == 'no').sum()} still here.")
    assert next_step(segmentation, ids[0]).startswith("In test 1: about ")


@pytest.mark.parametrize(("change", "way"), [("rise", "more"), ("fall", "less")])
def test_where_averages_are_too_uneven_a_test_counts_who_has_more_than_before(change: Change, way: str) -> None:
    size = of_more_than_before(4_000, change)
    said = f" Amounts are too uneven for averages: count who has {way} than the period before."
    shown = "With as few as 1,565 in each half, the smallest rise it can show is from 50% to 55%."
    assert size.text == f"{said} {shown}"
    assert by_textbook(0.5, 0.55) == 1_565
    assert not of_more_than_before(20, change).is_enough


def test_a_part_of_a_group_that_tells_what_to_try_is_named_though_it_is_too_few_for_a_test() -> None:
    rng, group, table = groups(n=2_000, k=4)
    table["attendance_pct"] = np.where(rng.random(2_000) < np.array([0.02, 0.3, 0.3, 0.3])[group], 40.0, 90.0)
    table["attendance_pct"] += rng.integers(0, 5, 2_000)
    away = 0.3 * (table["attendance_pct"] < 60) * (group == 1)
    table["churned"] = yes(rng, np.array([0.5, 0.22, 0.05, 0.05])[group] + away)
    segmentation, labelled, ids = found(table, group, [f"x{i}" for i in range(4)])
    [thing] = [x for x in answer(segmentation).to_do if x.what.endswith(f"(group {ids[1]})")]
    own = labelled[labelled["segment"] == ids[1]]
    is_away, left = own["attendance_pct"] < 60, own["churned"] == "yes"
    rates = rate(left[is_away].mean()), rate(left[~is_away].mean())
    assert thing.what.startswith("Ask what keeps them away, and remind them")
    assert re.fullmatch(rf"{rates[0]} where attendance is up to \d+% left, {rates[1]} of the others\.", thing.why)
    assert thing.test.startswith(
        f"Do it for all of the {(is_away & ~left).sum()} still here where attendance is up to "
    )
