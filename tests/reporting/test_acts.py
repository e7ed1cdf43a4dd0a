"""What is tried on those whom a test is of: one act with content, that fits all of them and that they have not yet."""

import re

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.reporting.answer import answer
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.reminders import asked_to_pay
from segmentry.reporting.steps.next_steps import next_step, steps
from segmentry.wording import plain, rate
from tests.reporting.sizes import without_halves
from tests.reporting.test_levers import found, groups, yes

pytestmark = pytest.mark.usefixtures("quick_choices")


@pytest.mark.parametrize(("is_reminded", "is_drawn"), [(False, False), (True, False), (True, True)])
def test_who_was_reminded_is_offered_another_way_to_pay(is_reminded: bool, is_drawn: bool) -> None:
    rng, group, table = groups(n=1_200)
    table["arrears_eur"] = rng.gamma(2, np.array([200, 4, 4])[group])
    others = rng.choice(["direct debit", "transfer"], len(group), p=[0.7, 0.3])
    table["pay_method"] = np.where(group > 0, others, "direct debit" if is_drawn else "transfer")
    if is_reminded:
        table["dunning_letters_12m"] = rng.poisson(np.array([4, 0.2, 0.2])[group])
    segmentation, _, _ = found(table, group, ["x0", "x1", "x2"])
    acts = "offer instalments" if is_drawn else "offer direct debit or instalments"
    act = f"{acts if is_reminded else 'remind before the due date'} (group "
    said = " ".join((answer(segmentation).begin, *(step.text for step in steps(segmentation)))).casefold()
    assert act in said
    assert is_reminded != ("remind" in said)


def test_who_has_what_is_offered_is_in_no_test_nor_counted() -> None:
    rng, group, table = groups(n=3_000)
    table["direct_debit"] = yes(rng, np.array([0.4, 0.7, 0.7])[group])
    table["reminders_12m"] = rng.poisson(np.array([4, 0.2, 0.2])[group])
    table["delinquent"] = yes(rng, np.array([0.5, 0.05, 0.05])[group])
    segmentation, labelled, ids = found(table, group, ["x0", "x1", "x2"])
    lacks = int(((labelled["segment"] == ids[0]) & (labelled["direct_debit"] == "no")).sum())
    lead = without_halves(answer(segmentation).begin)
    assert f"Offer direct debit (group {ids[0]}): " in lead
    assert f" Try it on a random half of about {lacks} customers without direct debit." in lead
    assert "leave the other half as they are, and compare over the next period." in lead, "who paid late is there"
    asked = [asked_to_pay(segmentation, ids[1:2], are_reminded=x).act for x in (False, True)]
    assert asked == ["remind {whom} before the due date", "offer direct debit to {whom}"], "those of them who were"
    taught = table[["x0", "x1", "x2"]].assign(examen_oficial=np.where(group == 0, "si", "no"))
    taught["preparacion_examen"] = np.where((group == 0) & (rng.random(len(group)) < 0.4), "si", "no")
    segmentation, _, ids = found(taught, group, ["x0", "x1", "x2"])
    lacks = ((taught["examen_oficial"] == "si") & (taught["preparacion_examen"] == "no")).sum()
    step = without_halves(next_step(segmentation, ids[0])).casefold()
    assert f"offer exam preparation to a random half of these {lacks} without it" in step


def test_groups_are_tested_together_only_where_the_same_fits_them() -> None:
    rng, group, table = groups(n=1_500, k=5)
    table["tech_support"] = yes(rng, np.array([0.2, 0.2, 0.8, 0.8, 0.8])[group])
    table["visits_per_month"] = rng.poisson(np.array([9, 9, 2, 9, 9])[group])
    chance = 0.05 + 0.6 * (table["tech_support"] == "no") + 0.4 * (table["visits_per_month"] < 4)
    table["churned"] = yes(rng, np.where(group < 3, chance, 0.02))
    segmentation, _, ids = found(table, group, [f"x{i}" for i in range(5)])
    plan = plan_of(segmentation)
    assert plan is not None
    assert {part.segment for part in plan.tested} <= set(ids[:2])
    lead, own = without_halves(answer(segmentation).begin), without_halves(next_step(segmentation, ids[2]))
    tried = r"Offer tech support \(groups? [^)]*\): [^:]*Try it on a random half of about \d+ still here without"
    assert re.search(f"{tried} tech support", lead)
    assert re.match(r"Offer a benefit on the next visit to a random half of the \d+ still here ", own)
    assert "support" not in own


def test_what_went_wrong_is_mended_for_all_and_no_half_is_left_with_it() -> None:
    rng, group, table = groups(n=1_500)
    table["complaints_12m"] = rng.poisson(np.array([6, 0.3, 0.3])[group])
    table["churned"] = yes(rng, np.array([0.5, 0.05, 0.05])[group])
    segmentation, labelled, ids = found(table, group, ["x0", "x1", "x2"])
    here = int(((labelled["segment"] == ids[0]) & (labelled["churned"] == "no")).sum())
    lead = answer(segmentation).begin
    assert f"Reduce complaints (group {ids[0]}): " in lead
    assert f" Do it for all of the {here} still here. With no half left as it is, a later change" in lead
    assert "random half" not in lead
    assert not re.search("before and after|watch", lead), "which would show nothing"


def test_what_care_may_spare_is_offered_to_those_who_take_much_of_it() -> None:
    rng, group, table = groups(n=1_500)
    table["hospital_days"] = rng.poisson(np.array([10, 0.2, 0.2])[group])
    table["gp_visits"] = rng.poisson(np.array([3, 12, 3])[group])
    table["total_claims_cost"] = rng.gamma(4, np.array([4_000, 700, 50])[group])
    segmentation, _, ids = found(table, group, ["x0", "x1", "x2"])
    plan = plan_of(segmentation)
    assert plan is not None
    assert [part.segment for part in plan.tested] == ids[:1]
    lead = without_halves(answer(segmentation).begin)
    assert re.search(rf"Arrange care after discharge \(group {ids[0]}\): [^:]* Try it on a random half of the", lead)
    assert "hospital" not in next_step(segmentation, ids[2]).casefold()


def test_who_brings_little_is_offered_what_costs_little_and_others_get() -> None:
    rng, group, table = groups(n=1_800)
    table["Total spend (EUR)"] = rng.gamma(9, np.array([10, 100, 400])[group] / 9)
    table["Automatic renewal"] = yes(rng, np.array([0.45, 0.3, 0.9])[group])
    segmentation, labelled, ids = found(table, group, ["x0", "x1", "x2", "Total spend (EUR)"])
    lacks = (labelled.loc[labelled["segment"] == ids[0], "Automatic renewal"] == "no").sum()
    step = next_step(segmentation, ids[0])
    assert step.startswith("Serve them at little cost: they bring ")
    assert re.search(rf"offer it to .* of these {lacks}, as with group {ids[1]}, and ", step, re.IGNORECASE)


def test_where_nothing_tells_what_to_try_that_is_said_and_nothing_is_made_up() -> None:
    rng, group, table = groups(n=1_500)
    table["churned"] = yes(rng, np.array([0.5, 0.05, 0.05])[group])
    segmentation = segmentry.run(pd.DataFrame(table), Plan(k=3, k_max=3))
    said = answer(segmentation)
    assert not said.to_do
    told = r"Nothing in the table tells what could keep group \d: ask those who left, and add the reason as a column\."
    assert re.search(told, said.lead)
    assert "random half" not in " ".join((said.begin, *(step.text for step in steps(segmentation))))


def test_a_column_of_a_known_kind_gives_an_act_and_one_of_no_known_kind_gives_none() -> None:
    rng, group, table = groups(n=3_000, k=5)
    table["asistencia_pct"] = np.array([50, 85, 85, 85, 85])[group] + rng.integers(-9, 10, len(group))
    table["examen_oficial"] = np.where(rng.random(len(group)) < np.array([0.1, 0.8, 0.1, 0.1, 0.1])[group], "si", "no")
    payer = np.array([0.1, 0.1, 0.9, 0.1, 0.1])[group]
    table["quien_paga"] = np.where(rng.random(len(group)) < payer, "familia", "alumno")
    table["cold_drink_share"] = np.array([20, 20, 20, 60, 20])[group] + rng.integers(-9, 10, len(group))
    table["torque"] = rng.normal(np.array([5, 5, 5, 5, 9])[group], 1)
    segmentation, _, ids = found(table, group, [*table])
    each = [steps(segmentation)[id - 1] for id in ids]
    asked, prepared, paid, drinks, unknown = (without_halves(step.text) for step in each)
    assert "sk a random half what keeps them away, and remind them, and compare." in asked
    assert "offer exam preparation to a random half, and count who takes it up." in prepared
    assert "write to who pays for a random half, and count who answers." in paid
    assert "offer cold drinks to a random half, and count who takes it up." in drinks
    assert unknown == "Nothing here calls for a treatment of its own: serve as now."
    assert "torque" not in " ".join(f"{step.short} {step.text}" for step in each)


def test_who_brings_most_is_kept_by_what_they_do_most_and_who_is_silent_is_won_back_whatever_they_bring() -> None:
    rng, group, table = groups(n=1_800)
    table["flights_12m"] = rng.poisson(np.array([30, 6, 6])[group])
    table["days_since_last_login"] = rng.poisson(np.array([5, 5, 200])[group])
    table["revenue_eur"] = rng.gamma(9, np.array([900, 100, 40])[group] / 9)
    segmentation, _, ids = found(table, group, ["x0", "x1", "x2", "flights_12m", "days_since_last_login"])
    lead = without_halves(answer(segmentation).begin)
    assert re.search(
        rf"Offer a benefit on the next flight \(group {ids[0]}\): [^:]*Try it on a random half of the", lead
    )
    back = without_halves(next_step(segmentation, ids[2]))
    assert "send an invitation to come back to a random half, and count who returns." in back


def test_what_a_company_does_itself_is_told_beside_the_plan_with_both_rates() -> None:
    rng, group, table = groups(n=3_000)
    table["SMS_reminder"], table["Deposit_taken"] = (yes(rng, np.full(3_000, x)) for x in (0.6, 0.3))
    table["winback_call"] = yes(rng, np.array([0.6, 0.1, 0.1])[group])
    chance = (
        0.05 + 0.2 * (group == 0) + 0.14 * (table["SMS_reminder"] == "no") + 0.12 * (table["Deposit_taken"] == "no")
    )
    table["no_show"] = yes(rng, chance)
    segmentation, labelled, ids = found(table, group, ["x0", "x1", "x2"])
    without = labelled["Deposit_taken"] == "no"
    missed, came = ((labelled.loc[own, "no_show"] == "yes").mean() for own in (without, ~without))
    lead = answer(segmentation).begin
    assert (
        f"1. Take deposit from them: {rate(missed)} without deposit did not come, {rate(came)} of the others." in lead
    )
    tested = (labelled["segment"] == ids[0]) & (labelled["SMS_reminder"] == "no")
    whom = f"the {tested.sum()} customers without SMS reminder."
    bare = labelled["SMS_reminder"] == "no"
    there = labelled["segment"] == ids[0]
    missed, came = ((labelled.loc[own & there, "no_show"] == "yes").mean() for own in (bare, ~bare))
    both = f"{rate(missed)} without SMS reminder did not come, {rate(came)} of the others."
    what = f"2. Send SMS reminder (group {ids[0]}): {both}"
    assert f"{what} Try it on a random half of {whom}" in without_halves(lead)
    assert "as if drawn at random" not in lead, "one thing is said of it"
    assert f"In test 2: {whom}" in next_step(segmentation, ids[0]), "the number of the list"
    assert lead.count("leave the other half") == 1
    assert "Winback call went to those at risk, so what became of them says nothing of it." in lead
    assert segmentation.profile is not None
    assert "winback_call" not in {clue.column for clue in segmentation.profile.clues}


def test_what_eats_the_margin_of_groups_is_capped_in_these_and_is_one_thing_of_the_page() -> None:
    rng, group, table = groups(n=2_400)
    table["rewards_redeemed_12m"] = np.where(rng.random(2_400) < 0.5, 0, rng.gamma(4, 20, 2_400)).round()
    eaten = np.array([0.5, 0.9, 0.0])[group] * table["rewards_redeemed_12m"]
    table["margin_12m"] = (np.array([20, 10, 400])[group] - eaten + rng.normal(0, 9, 2_400)).round(2)
    segmentation, labelled, ids = found(table, group, ["x0", "x1", "x2"])
    [thing] = answer(segmentation).to_do
    assert thing.what == f"Cap rewards redeemed in 12 months (groups {ids[1]} and {ids[0]})"
    others = 0
    for id in ids[:2]:
        own = labelled[labelled["segment"] == id]
        fact = rf"group {id} [^;]* where rewards redeemed in 12 months is up to (\d+), (\S+) of the others"
        cut = re.search(fact, thing.text)
        assert cut is not None
        above = own["rewards_redeemed_12m"] > int(cut[1])
        assert cut[2] == plain(own.loc[above, "margin_12m"].mean())
        others += int(above.sum())
        assert next_step(segmentation, id) == (
            f"In the test: the {above.sum()} customers where rewards redeemed in 12 months is above {cut[1]}."
        )
    assert without_halves(thing.text).count(f"Try it on a random half of the {others:,} others.") == 1
    assert " the smallest rise of average margin in 12 months it can show is from -" in thing.text, "of a loss, too"
    assert f"Nothing in the table tells what to try with group {ids[2]}." in answer(segmentation).lead
    revenue = table.rename(columns={"margin_12m": "revenue_12m"})
    segmentation, _, _ = found(revenue, group, ["x0", "x1", "x2"])
    assert "cap" not in answer(segmentation).begin.casefold(), "of what is not less by it"


@pytest.mark.parametrize(
    ("column", "act"),
    [("webinar_attended", "Invite to a webinar"), ("Thank-you call", "Make a thank you call")],
)
def test_what_a_company_does_is_said_with_its_verb_and_without_what_came_of_it(column: str, act: str) -> None:
    rng, group, table = groups(n=3_000)
    table[column] = yes(rng, np.full(3_000, 0.5))
    table["renewed"] = yes(rng, np.array([0.5, 0.6, 0.7])[group] + 0.2 * (table[column] == "yes"))
    said = answer(found(table, group, ["x0", "x1", "x2"])[0])
    assert [thing.what for thing in said.to_do if thing.what.startswith(act)], said.begin


def test_success_and_a_step_of_membership_are_offered_to_nobody() -> None:
    rng, group, table = groups(n=3_000)
    table["course_success"] = yes(rng, np.array([0.5, 0.6, 0.8])[group])
    so = table["course_success"] == "yes"
    table["course"] = np.where(rng.random(3_000) < 0.2 + 0.5 * so, "122", "101")
    table["membership_level"] = np.where(rng.random(3_000) < 0.2 + 0.5 * so, "Patron", "Basic")
    plan = Plan(k=3, k_max=3, features=("x0", "x1", "x2"), outcome="course_success")
    said = answer(segmentry.run(table, plan))
    assert "succeeded" in said.begin
    assert not re.search("Offer course success|Try 122|Try Patron", said.begin)


def test_each_group_is_offered_what_it_takes_and_nothing_that_goes_with_less() -> None:
    rng, group, table = groups(n=2_400)
    table["skin_care_share"] = np.clip(np.array([70, 10, 10])[group] + rng.normal(0, 8, 2_400), 0, 100).round()
    table["newsletter"] = yes(rng, np.array([0.6, 0.2, 0.6])[group])
    table["direct_debit"] = yes(rng, np.array([0.6, 0.6, 0.2])[group])
    usual = np.array([100, 20, 300])[group] - 60 * (table["direct_debit"] == "yes")
    table["revenue_12m"] = (usual + rng.gamma(4, 20, 2_400)).round(2)
    table["app_logins_month"] = rng.poisson(np.array([6, 6, 1])[group])
    segmentation, _, ids = found(table, group, ["x0", "x1", "x2", "skin_care_share"])
    each = [steps(segmentation)[id - 1] for id in ids]
    assert each[0].short == "offer skin care"
    assert each[1].short == "offer newsletter", "also to those who bring little"
    assert answer(segmentation).to_do[0].what == f"Show them what they can use it for (group {ids[2]})"
    assert not any("debit" in step.text for step in each), "who has none brings more"


@pytest.mark.parametrize("name", ["cigarettes_per_day", "monthly_income"])
def test_nobody_is_looked_after_for_what_customers_do_not_bring(name: str) -> None:
    rng, group, table = groups(n=900)
    table[name] = rng.gamma(9, np.array([10, 100, 400])[group] / 9).round(1)
    data = pd.DataFrame(table)
    segmentation = segmentry.run(data, Plan(k=3, k_max=3, features=("x0", "x1", "x2"), outcome=name))
    said = answer(segmentation)
    assert not any((said.to_do, *(step.text for step in steps(segmentation))))
    assert not re.search("ook after|little cost|first", f"{said.headline} {said.begin}")


def test_who_comes_again_anyhow_is_invited_by_the_way_that_goes_with_it_or_not_at_all() -> None:
    rng, group, table = groups(n=3_000)
    by_portal = rng.random(3_000) < np.array([0.7, 0.1, 0.1])[group]
    table["booking_channel"] = np.where(by_portal, "portal", rng.choice(["phone", "desk"], 3_000))
    table["booked_again_12m"] = yes(rng, np.array([0.4, 0.1, 0.1])[group] + 0.3 * by_portal)
    segmentation, _, ids = found(table, group, ["x0", "x1", "x2"])
    [thing] = answer(segmentation).to_do
    assert thing.what == f"Send an invitation to book again through portal (group {ids[0]})"
    segmentation, _, ids = found(table.drop(columns="booking_channel"), group, ["x0", "x1", "x2"])
    assert not answer(segmentation).to_do
    assert next_step(segmentation, ids[0]).startswith("Leave as they are: ")
