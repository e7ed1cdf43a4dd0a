"""What is done with each group: by what a company can change of it, beside what the outcome goes with."""

import re
from math import sqrt

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.answer import answer
from segmentry.reporting.plan.things_in_order import test_of_plan as name_of_test
from segmentry.reporting.steps.next_steps import next_step, steps
from segmentry.reporting.steps.steps_of_levers import size_of
from segmentry.wording import capitalised, plain, share
from tests.reporting.changes import profile_of
from tests.reporting.sizes import without_halves, without_sizes


def groups(n: int = 1_800, k: int = 3, seed: int = 0) -> tuple[np.random.Generator, np.ndarray, pd.DataFrame]:
    rng = np.random.default_rng(seed)
    group = rng.integers(0, k, n)
    return rng, group, pd.DataFrame({f"x{i}": (group == i) * 12 + rng.normal(size=n) for i in range(k)})


def found(table: pd.DataFrame, group: np.ndarray, features: list[str]) -> tuple[Segmentation, pd.DataFrame, list[int]]:
    """The segmentation, its table with labels, and the segment of each group."""
    k = int(group.max()) + 1
    segmentation = segmentry.run(table, Plan(k=k, k_max=k, features=tuple(features)))
    labelled = segmentation.score(table)
    return segmentation, labelled, [int(labelled.loc[group == g, "segment"].mode()[0]) for g in range(k)]


def yes(rng: np.random.Generator, chance: np.ndarray) -> np.ndarray:
    return np.where(rng.random(len(chance)) < chance, "yes", "no")


def test_seats_that_are_not_used_are_what_the_test_is_about() -> None:
    rng, group, table = groups()
    table["Seats"] = np.array([100, 20, 20])[group] + rng.integers(-3, 4, len(group))
    table["Active seats (30d)"] = np.array([25, 17, 16])[group] + rng.integers(-3, 4, len(group))
    table["churned"] = yes(rng, np.where(table["Active seats (30d)"] / table["Seats"] < 0.5, 0.5, 0.05))
    table["Logins per seat (30d)"] = table["Active seats (30d)"] / table["Seats"] * 10 + rng.normal(0, 1, len(group))
    segmentation, labelled, ids = found(table, group, ["x0", "x1", "x2"])
    own = labelled[labelled["segment"] == ids[0]]
    used, had = (plain(own[x].median()) for x in ("Active seats (30d)", "Seats"))
    of_all = [plain(table[x].median()) for x in ("Active seats (30d)", "Seats")]
    step = next_step(segmentation, ids[0])
    assert step.startswith("In the test: the ")
    fact = f"{used} active seats of {had} (all customers {of_all[0]} of {of_all[1]})"
    assert step.endswith(f" still here. {fact}.")
    lead = without_halves(answer(segmentation).begin)
    what = f"Help them to use the seats that they have (group {ids[0]}): {fact}. Try it on a random half of the "
    assert what in lead
    assert not any("seats" in next_step(segmentation, id) for id in ids[1:])


@pytest.mark.parametrize("is_told", [True, False])
def test_what_they_lack_is_offered_only_if_the_outcome_goes_with_it(is_told: bool) -> None:
    rng, group, table = groups(n=2_400)
    table["tech_support"] = yes(rng, np.array([0.2, 0.95, 0.95])[group])
    rates = (0.6, 0.3, 0.05) if is_told else (0.4, 0.6, 0.2)  # as many left with it as without it
    table["churned"] = yes(rng, np.array(rates)[group])
    segmentation, labelled, ids = found(table, group, ["x0", "x1", "x2"])
    lacking = next_step(segmentation, ids[0])
    assert bool(re.search(r"Tech support is no for \d+% \(all customers \d+%\)\.", lacking)) == is_told, lacking
    lead = without_halves(answer(segmentation).begin)
    assert bool(re.search("a random half of about \\d+ still here without tech support", lead)) == is_told
    own = labelled[labelled["segment"] == ids[0]]
    lacks = (own["tech_support"] == "no").mean() * (own["churned"] == "no").sum()
    assert f"about {lacks:.0f} still" in lead or not is_told, "who has it is in no test, nor counted"
    assert "support" not in next_step(segmentation, ids[1]) + next_step(segmentation, ids[2])


def test_one_test_of_all_has_one_treatment() -> None:
    rng, group, table = groups(n=3_000)
    table["contract"] = rng.choice(["monthly", "yearly"], len(group))
    table["tech_support"] = yes(rng, np.array([0.2, 0.8, 0.8])[group])
    chance = 0.05 + 0.5 * (table["contract"] == "monthly") + 0.2 * (table["tech_support"] == "no")
    table["churned"] = yes(rng, chance)
    segmentation, _, _ = found(table, group, ["x0", "x1", "x2"])
    begin = f"{capitalised(name_of_test(segmentation))}: "
    tested = [said for step in steps(segmentation) for said in step.text.split(". ") if said.startswith(begin)]
    assert tested
    assert not any(re.search("support|offer", text, re.IGNORECASE) for text in tested)


def test_what_they_put_up_with_is_called_by_its_own_noun_and_mended_for_all_of_them() -> None:
    rng, group, table = groups()
    table["Support tickets (90d)"] = rng.poisson(np.array([8, 1, 1])[group])
    table["churned"] = yes(rng, np.array([0.2, 0.3, 0.1])[group])
    for data in (table, table.drop(columns="churned")):
        segmentation, _, ids = found(data, group, ["x0", "x1", "x2"])
        step = steps(segmentation)[ids[0] - 1]
        assert step.short == "reduce support tickets"
        act = "mend what went wrong for all of them, with no half to compare"
        assert re.fullmatch(rf"Support tickets in 90 days 8 \(all customers \d\): {act}\.", step.text), step.text


def test_who_was_picked_by_a_count_is_tested_as_the_next_count_will_be() -> None:
    rng, group, table = groups(n=3_000)
    table["Logins (30d)"] = rng.poisson(np.array([1.0, 9.0, 9.0])[group] * rng.gamma(2, 0.5, len(group)))
    segmentation, labelled, ids = found(table, group, ["x0", "x1", "x2", "Logins (30d)"])
    own, of_all = (x["Logins (30d)"] for x in (labelled[labelled["segment"] == ids[0]], labelled))
    stays = 1 - of_all.mean() / of_all.var(ddof=0)
    then = of_all.mean() + stays * (own.mean() - of_all.mean())
    spread = sqrt(then * (1 + stays) + stays**2 * own.var(ddof=0))
    profile = profile_of(segmentation).segments[ids[0] - 1]
    step = size_of(segmentation, profile, len(own), "Logins (30d)", "rise")[0].text
    assert f"from {plain(then)} ({plain(own.mean())} now; it may move that far by itself) to " in step
    assert "rise of average logins in 30 days it can show is from " in step
    without_sizes(step, spread)


def test_who_buys_more_and_sends_more_back_is_not_taught_to_choose() -> None:
    rng, group, table = groups()
    table["orders_12m"] = rng.poisson(np.array([40, 10, 10])[group])
    table["returns_12m"] = rng.poisson(table["orders_12m"] / 10)
    segmentation, _, _ = found(table, group, ["x0", "x1", "x2", "orders_12m", "returns_12m"])
    assert "choose" not in " ".join(step.text for step in steps(segmentation))


def shop() -> tuple[Segmentation, pd.DataFrame, list[int]]:
    """Four kinds of buyers with goods, one of them of health, times, channels, notice and an arrangement."""
    rng, group, table = groups(n=2_400, k=4)
    bought = {
        "Prescriptions (EUR)": (5, 5, 40, 5),
        "Skin care (EUR)": (40, 8, 40, 40),
        "Pet food (EUR)": (40, 30, 40, 40),
        "Bakery (EUR)": (40, 90, 40, 40),
    }
    for name, centre in bought.items():
        table[name] = rng.gamma(9, np.array(centre)[group] / 9)
    table["Total spend (EUR)"] = table[[*bought]].sum(axis=1) + rng.normal(0, 1, len(group))
    table["Click & collect orders"] = rng.poisson(np.array([1, 6, 1, 1])[group])
    table["Days booked ahead"] = np.array([40, 40, 40, 8])[group] + rng.integers(-4, 5, len(group))
    table["Automatic renewal"] = yes(rng, np.array([0.3, 0.8, 0.8, 0.8])[group])
    features = [name for name in table if name != "Automatic renewal"]
    return found(table, group, features)


def test_each_group_has_its_own_lever_recomputed_from_its_customers() -> None:
    segmentation, labelled, ids = shop()
    by = [labelled[labelled["segment"] == id] for id in ids]
    goods = ["Prescriptions (EUR)", "Skin care (EUR)", "Pet food (EUR)", "Bakery (EUR)"]
    lacks = (by[0]["Automatic renewal"] == "no").mean()
    of_all = (labelled["Automatic renewal"] == "no").mean()
    first = f"Automatic renewal is no for {share(lacks)} (all customers {share(of_all)}): offer it to a random half"
    assert first in next_step(segmentation, ids[0])
    part, usual = (x["Skin care (EUR)"].mean() / x[goods].mean().sum() for x in (by[1], labelled))
    fact = f"Skin care is {share(part)} of what they spend (all customers {share(usual)})"
    assert fact in next_step(segmentation, ids[1])
    own = without_halves(next_step(segmentation, ids[1]))
    assert "to a random half with click & collect orders (6, all customers 1), and compare" in own
    assert "Days booked ahead 8 (all customers" in next_step(segmentation, ids[3])
    assert "try late offers on a random half" in next_step(segmentation, ids[3])
    said = " ".join(step.text for step in steps(segmentation))
    assert not re.search("(advertise|offer)[^.]*(prescriptions|bakery)", said, re.IGNORECASE), "of health, and of most"
    assert len({step.short for step in steps(segmentation)}) == 4


def test_nothing_is_offered_of_which_they_have_more_already_and_no_part_is_a_gap_without_the_amount() -> None:
    rng, group, table = groups(n=2_400, k=4)
    for name, centre in {"Baby care (EUR)": (40, 400), "Skin care (EUR)": (40, 42), "Pet food (EUR)": (40, 42)}.items():
        table[name] = rng.gamma(9, np.where(group == 0, centre[1], centre[0]) / 9)
    table["Total spend (EUR)"] = table.filter(like="EUR").sum(axis=1)
    table["Matinee share (%)"] = np.array([40, 90, 40, 40])[group] + rng.integers(-5, 6, len(group))
    table["Days booked ahead"] = np.array([40, 40, 90, 40])[group] + rng.integers(-4, 5, len(group))
    table["Bought on offer (%)"] = np.array([20, 20, 20, 70])[group] + rng.integers(-5, 6, len(group))
    table["Bar spend per visit (EUR)"] = rng.gamma(9, np.array([9, 4, 9, 9])[group] / 9)
    segmentation, labelled, ids = found(table, group, [*table])
    each = [without_halves(next_step(segmentation, id)) for id in ids]
    assert "dvertise" not in each[0], "they spend more on each"
    assert "Offer a benefit with baby care to a random half, and compare." in each[0], "they bring most, and like it"
    assert "the smallest rise of average baby care it can show is from" in each[0]
    bar = "Bar spend per visit (EUR)"
    own, of_all = (x[bar].median() for x in (labelled[labelled["segment"] == ids[1]], labelled))
    fact = f"Bar spend per visit {plain(own)} EUR (all customers {plain(of_all)} EUR)"
    assert f"{fact}: try a bar offer on a random half" in each[1]
    assert "the smallest rise of average bar spend per visit it can show is from" in each[1], (
        "judged by what it is to change"
    )
    assert "matinee" not in each[1]
    assert "early" not in each[2]
    assert each[3].endswith("and compare what they spend after discount, which the table does not tell.")
    net = found(table.assign(**{"Net revenue (EUR)": table["Total spend (EUR)"] * 0.8}), group, [*table])
    assert "the smallest rise of average net revenue it can show is from " in next_step(net[0], net[2][3])


def test_two_groups_of_one_test_with_the_same_lever_tell_their_own_figures_and_the_first_of_them() -> None:
    rng, group, table = groups(n=3_000, k=5)
    table["Booking lead time (days)"] = np.array([7, 9, 60, 60, 60])[group] + rng.integers(-2, 3, len(group))
    table["Booked again"] = yes(rng, np.array([0.6, 0.5, 0.1, 0.1, 0.1])[group])
    segmentation, _, ids = found(table, group, [f"x{i}" for i in range(5)])
    both = [next_step(segmentation, id) for id in ids[:2]]
    usual = plain(table["Booking lead time (days)"].median())
    fact = "Booking lead time {} days (all customers {})."
    lead, both_ids = without_halves(answer(segmentation).begin), " and ".join(map(str, sorted(ids[:2])))
    assert re.search(rf"Try late offers \(groups {both_ids}\): [^:]*Try it on a random half of the ", lead), lead
    assert fact.format(7, usual) in both[0]
    assert fact.format(9, usual) in both[1]
    assert not any("lead time" in next_step(segmentation, id) for id in ids[2:])


def test_without_an_outcome_each_group_is_offered_what_suits_how_it_uses_what_it_has() -> None:
    rng, group, table = groups(n=2_800, k=4)
    main, chance = np.array(["year", "day", "ride", "pro"])[group], np.array([0.3, 0.8, 0.3, 0.7])[group]
    table["plan"] = np.where(rng.random(len(group)) < chance, main, "month")
    table["pct_rush_hour"] = rng.normal(np.array([76, 12, 8, 14])[group], 5).clip(0, 100).round()
    table["pct_weekday"] = rng.normal(np.array([75, 70, 16, 70])[group], 5).clip(0, 100).round()
    table["trips_30d"] = rng.poisson(np.array([30, 6, 6, 90])[group])
    table["spend_30d_eur"] = rng.normal(np.array([20, 22, 20, 80])[group], 3).round(2)
    segmentation, labelled, ids = found(table, group, ["x0", "x1", "x2", "x3", *table.columns[5:]])
    each = [labelled[labelled["segment"] == id] for id in ids]
    told = [steps(segmentation)[id - 1] for id in ids]
    shorts = "offer a benefit outside rush hour, offer another plan than day, offer a benefit on a trip at weekends"
    assert [x.short for x in told] == [*shorts.split(", "), "look after first"]
    here, of_all = (x["pct_rush_hour"].median() for x in (each[0], table))
    assert told[0].text.startswith(f"Rush hour share {here:.0f}% (all customers {of_all:.0f}%): ")
    means = [each[0]["pct_rush_hour"].mean(), each[2]["trips_30d"].mean()]
    assert f"average rush hour share it can show is from {means[0]:.1f}% to" in told[0].text
    on_day = each[1]["plan"] == "day"
    assert (
        f"Plan is day for {share(on_day.mean())} (all customers {share((table['plan'] == 'day').mean())})"
        in told[1].text
    )
    assert f"a random half ({on_day.sum() // 2}) of these {on_day.sum()}, and count who changes" in told[1].text
    assert "rise of average trips in 30 days it can show is from " in told[2].text
    on_pro = (each[3]["plan"] == "pro").sum()
    assert f"ffer a benefit with their pro plan to a random half ({on_pro // 2}) of these {on_pro}," in told[3].text


def test_who_sells_is_helped_to_sell_and_offered_no_order() -> None:
    rng, group, table = groups()
    table["orders_12m"] = rng.poisson(np.array([5, 40, 400])[group])
    table["ship_days_avg"] = rng.normal(np.array([8, 2, 2])[group], 0.5).round(1)
    for name, act in (("gmv_12m", "help a random half"), ("sum_12m", "serve a random half")):
        frame = table.assign(**{name: (table["orders_12m"] * 20.0).round()})
        segmentation, _, ids = found(frame, group, ["x0", "x1", "x2", "orders_12m", "ship_days_avg"])
        each = steps(segmentation)
        assert act in without_halves(each[ids[0] - 1].text)
        assert any("next order" in x.text for x in each) == (name != "gmv_12m"), each


def test_within_a_group_what_goes_with_more_is_offered_to_the_others_and_never_a_part_of_the_value() -> None:
    rng, group, table = groups(n=2_400)
    table["orders_12m"] = rng.poisson(np.array([5, 6, 40])[group] * rng.gamma(4, 0.25, len(group)))
    table["free_delivery"] = yes(rng, np.array([0.4, 0.0, 1.0])[group])
    usual = table["orders_12m"] * 20.0 + 60 * ((table["free_delivery"] == "yes") & (group == 0))
    table["revenue"] = (usual + rng.normal(30, 5, len(group)).clip(0)).round(2)
    segmentation, labelled, ids = found(table, group, ["x0", "x1", "x2"])
    own = labelled[labelled["segment"] == ids[0]]
    mean, others = own.groupby("free_delivery")["revenue"].mean(), int((own["free_delivery"] == "no").sum())
    step = steps(segmentation)[ids[0] - 1]
    assert step.short.startswith(f"in test 1: {others}")
    fact = f"Here revenue is {plain(mean['yes'])} on average with free delivery, {plain(mean['no'])} of the others."
    assert step.text.startswith(f"In test 1: the {others} customers without free delivery. {fact}")
    clues = [x.clue.column for x in profile_of(segmentation).segments if x.clue is not None]
    assert "orders_12m" not in clues


def test_who_is_newer_and_leaves_more_is_checked_in_with_where_nothing_else_tells() -> None:
    rng, group, table = groups()
    table["tenure_months"] = np.array([5, 40, 60])[group] + rng.integers(0, 5, len(group))
    table["churned"] = yes(rng, np.array([0.4, 0.1, 0.1])[group])
    segmentation, labelled, ids = found(table, group, ["x0", "x1", "x2"])
    [thing] = answer(segmentation).to_do
    own, of_all = (plain(x["tenure_months"].median()) for x in (labelled[labelled["segment"] == ids[0]], labelled))
    assert thing.what == f"Check in while they are new (group {ids[0]})"
    assert thing.why == f"Tenure {own} months (all customers {of_all})."
    table["renewed"] = np.where(table.pop("churned") == "yes", "no", "yes")
    said = answer(found(table, group, ["x0", "x1", "x2"])[0])
    assert "Check in" not in said.begin, "there is a date to call before"
