"""Next steps: different in kind where segments differ in kind, and with sizes that the maths give."""

import re
from math import ceil

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.also import also
from segmentry.reporting.answer import answer
from segmentry.reporting.clue_words import part_of
from segmentry.reporting.outcome_and_worth import what_the_outcome_is
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.steps.next_steps import next_step, steps
from segmentry.results.profile import Clue
from segmentry.wording import plain, rate, share
from tests.reporting.changes import profile_of
from tests.reporting.sizes import by_textbook, of_means, without_halves

RATES = (0.1, 0.3, 0.6)
TEST = re.compile(
    r"With (?:all ([\d,]+) in the test|as few as ([\d,]+) in each half), the smallest fall it can show is from "
    r"(\d+)% to (\d+)%(, if as many leave again)?\."
)


def customers(seed: int = 0, n: int = 1_500) -> tuple[pd.DataFrame, np.ndarray]:
    rng = np.random.default_rng(seed)
    group = rng.integers(0, 3, n)
    return pd.DataFrame({"a": group * 9 + rng.normal(size=n), "b": (group == 1) * 9 + rng.normal(size=n)}), group


def of_rate(name: str, rates: tuple[float, ...] = RATES, n: int = 1_500) -> tuple[Segmentation, list[int]]:
    """Three segments with these rates, and their ids in that order."""
    table, group = customers(n=n)
    table[name] = np.where(np.random.default_rng(1).random(n) < np.array(rates)[group], "yes", "no")
    plan = Plan(k=3, k_max=3, features=("a", "b"), columns={name: {"role": "outcome"}})
    segmentation = segmentry.run(table, plan)
    segment = segmentation.score(table)["segment"].to_numpy()
    return segmentation, [int(pd.Series(segment[group == g]).mode()[0]) for g in range(3)]


def of_value(name: str, *, has_plan: bool = False) -> tuple[Segmentation, pd.DataFrame]:
    table, group = customers()
    if has_plan:
        table["plan"] = np.where(group == 2, "pro", "basic")
    table[name] = np.exp(np.random.default_rng(1).normal(np.array([2.0, 3.0, 4.0])[group], 0.3))
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    return segmentation, segmentation.score(table)


@pytest.fixture(scope="module")
def churned() -> tuple[Segmentation, list[int]]:
    return of_rate("churned")


def test_what_nobody_wants_is_mended_where_it_is_frequent(churned: tuple[Segmentation, list[int]]) -> None:
    segmentation, ids = churned
    low, middle, high = (next_step(segmentation, id) for id in ids)
    assert re.fullmatch(r"Begin here: the \d+ still here\.", high)
    assert re.fullmatch(r"Leave as they are: [\d.]+% left, all customers \d+%\.", low), low
    assert re.fullmatch(r"Leave as they are: [\d.]+% left \(.+\), like all \(\d+%\)\.", middle), middle
    assert "half" not in answer(segmentation).begin, "nothing tells what to try"


def test_what_is_wanted_is_sought_where_it_is_frequent() -> None:
    segmentation, ids = of_rate("responded", (0.2, 0.6, 0.75), 3_600)
    low, _, high = (next_step(segmentation, id) for id in ids)
    first = re.fullmatch(r"In the test: the (\d+) who did not\.", high)
    assert first is not None
    assert re.fullmatch(r"Leave them out: \d+% responded, all customers \d+%\.", low)
    test = re.search(
        r"Contact \(groups? [^)]*\): Try it on a random half of the ([\d,]+) who did not\."
        r" With all ([\d,]+) in the test, the smallest response it can show is ([\d.]+)%, if ([\d.]+)% of those left"
        r" alone respond\.",
        without_halves(answer(segmentation).begin),
    )
    assert test is not None, "one test of all that are contacted first, and one response assumed"
    assert test[1] == first[1]
    alone, more, half = float(test[4]) / 100, float(test[3]) / 100, int(test[1].replace(",", "")) // 2
    seen = profile_of(segmentation).outcomes[0].segments[ids[2] - 1].value
    assert alone == pytest.approx((seen or 0.0) / 10, abs=0.0006), "a tenth of the rate seen"
    assert (test[2], by_textbook(alone, more)) == (test[1], pytest.approx(half, rel=0.1)), "what so many show"
    assert "expect lower rates than in the table" in also(segmentation)
    many, ids = of_rate("responded", (0.4, 0.6, 0.75))
    assert next_step(many, ids[0]).startswith("Contact last: ")
    assert next_step(many, ids[1]).startswith("If it works: "), "above all customers, be it by chance"


def test_what_is_kept_is_told_by_those_who_are_lost() -> None:
    segmentation, ids = of_rate("renewed", (0.4, 0.7, 0.9))
    outcome = profile_of(segmentation).main_outcome
    assert outcome is not None
    assert outcome.level == "no"
    lost = round(outcome.segments[ids[0] - 1].count * (outcome.segments[ids[0] - 1].value or 0.0))
    assert lost == pytest.approx(0.6 * outcome.segments[ids[0] - 1].count, rel=0.1)
    worst, most_kept = next_step(segmentation, ids[0]), next_step(segmentation, ids[2])
    assert re.fullmatch(r"In the test: the \d+ still here\.", worst)
    said = without_halves(answer(segmentation).begin)
    tried = r"Call before their date comes \(group \d\): Try it on a random half of the \d+ still here"
    assert re.search(tried, said), said
    assert "Contact" not in worst + most_kept
    assert most_kept.startswith("Leave as they are: ")
    assert "did not renew" in answer(segmentation).headline
    assert "Winning back those who are lost already comes second." in also(segmentation)


def test_the_same_rates_as_numbers_and_as_words_tell_the_same() -> None:
    table, group = customers()
    kept = np.random.default_rng(3).random(len(table)) < np.array((0.4, 0.7, 0.9))[group]
    plan = Plan(k=3, k_max=3, features=("a", "b"), columns={"renewed": {"role": "outcome"}})
    both = [segmentry.run(table.assign(renewed=x), plan) for x in (kept.astype(int), np.where(kept, "yes", "no"))]
    told = [[own.value for own in profile_of(one).outcomes[0].segments] for one in both]
    assert told[0] == pytest.approx(told[1])
    labelled = both[0].score(table.assign(renewed=kept.astype(int)))
    lost = 1 - labelled.groupby("segment")["renewed"].mean()
    assert told[0] == pytest.approx(lost.to_list(), abs=1e-6)
    assert answer(both[0]).headline == answer(both[1]).headline


def test_where_the_name_does_not_tell_what_is_wanted_the_step_asks_why() -> None:
    segmentation, ids = of_rate("took_route_b")
    steps = [next_step(segmentation, id) for id in ids]
    assert steps[0].startswith("See why so few ")
    assert steps[2].startswith("See why so many ")
    assert steps[2].endswith(f"compare them with group {ids[0]}.")
    said = answer(segmentation)
    assert not re.search("contact|respon", f"{said.headline} {said.begin}", re.IGNORECASE)


def test_a_value_is_looked_after_where_it_is_high_and_served_cheaply_where_it_is_low() -> None:
    segmentation, labelled = of_value("revenue")
    means = labelled.groupby("segment")["revenue"].mean()
    cheap = sorted(means.index[means <= 0.5 * labelled["revenue"].mean()])
    assert [steps(segmentation)[id - 1].short for id in cheap] == ["serve at little cost"]
    assert not answer(segmentation).to_do
    assert f"Nothing in the table tells what to try with group {means.idxmax()}." in answer(segmentation).lead
    segmentation, labelled = of_value("revenue", has_plan=True)
    means = labelled.groupby("segment")["revenue"].mean()
    assert next_step(segmentation, int(means.idxmax())).startswith("In the test: the ")
    assert answer(segmentation).headline.startswith("Look after ")
    own = labelled.loc[labelled["segment"] == means.idxmax(), "revenue"]
    needed = ceil(of_means(own.std(ddof=0), own.mean() / 10))
    assert needed <= len(own) // 2
    ends = f"from {plain(own.mean())} to {plain(1.1 * own.mean())}, by 10%"
    assert (
        f"With as few as {needed:,} in each half, the smallest rise it can show is {ends}."
        in answer(segmentation).begin
    )


def test_what_customers_cost_is_lowered_and_nobody_is_looked_after_for_it() -> None:
    segmentation, labelled = of_value("total_claims_cost")
    means = labelled.groupby("segment")["total_claims_cost"].mean()
    said = " ".join((answer(segmentation).headline, answer(segmentation).begin, also(segmentation)))
    assert f"Nothing in the table tells what to try with group {means.idxmax()}." in said
    assert not re.search("Look after|Serve|half", said)


@pytest.mark.parametrize("n", [6_000, 1_500])
def test_sizes_are_those_that_the_maths_give(n: int) -> None:
    segmentation, _ = of_rate("defaulted", RATES, n)
    plan, lead = plan_of(segmentation), answer(segmentation).begin
    test = TEST.search(lead)
    assert plan is not None
    assert test is not None
    own = [x for x in plan.outcome.segments if plan.part(x.segment) is not None]
    rate = sum(x.count * (x.value or 0.0) for x in own) / sum(x.count for x in own)
    there = sum(x.count for x in own)
    told, other = int(test[3]) / 100, int(test[4]) / 100
    assert told == pytest.approx(rate, abs=0.0051)
    assert plan.customers == there
    assert not test[5], "what comes again needs no condition"
    needed = by_textbook(told, other)
    if test[1]:
        assert int(test[1].replace(",", "")) == there
        assert 0.9 * there <= 2 * needed <= 1.1 * there, "rates are told in hundredths"
    else:
        assert int(test[2].replace(",", "")) == needed <= 0.45 * there, "those that the rates beside it need"
    assert other == pytest.approx(0.9 * rate, abs=0.011) or by_textbook(told, other + 0.01) > 0.55 * there
    assert other >= rate / 2 - 0.01, "what shows no less than a change by half is no test"


def test_too_few_are_talked_to() -> None:
    segmentation, ids = of_rate("churned", (0.3, 0.3, 0.8), n=90)
    assert re.fullmatch(r"Begin here: the \d still here\.", next_step(segmentation, ids[2]))
    assert not TEST.search(answer(segmentation).begin)


def with_support(rates: tuple[float, float], leaves: str = "churned") -> tuple[Segmentation, pd.DataFrame]:
    """Of the third group these shares left: of those without support, and with it."""
    table, group = customers()
    rng = np.random.default_rng(2)
    table["tech_support"] = rng.choice(["no", "yes"], len(table))
    chance = np.where(group == 2, np.where(table["tech_support"] == "no", *rates), 0.1)
    table[leaves] = np.where(rng.random(len(table)) < chance, "yes", "no")
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    return segmentation, segmentation.score(table)


def test_a_part_of_those_who_leave_is_begun_with_and_offered_what_it_lacks() -> None:
    segmentation, labelled = with_support((0.8, 0.4))
    [own] = [own for own in profile_of(segmentation).segments if own.clue is not None]
    part = labelled[(labelled["segment"] == own.id) & (labelled["tech_support"] == "no")]
    others = labelled[(labelled["segment"] == own.id) & (labelled["tech_support"] == "yes")]
    left, rest = part["churned"] == "yes", others["churned"] == "yes"
    low, high = stats.binomtest(int(left.sum()), len(left)).proportion_ci(method="wilson")
    step = next_step(segmentation, own.id)
    assert step == (
        f"In the test: the {(~left).sum()} without tech support still here."
        f" Of such, {share(left.mean())}"
        f" left ({share(low)} to {share(high)}), {share(rest.mean())} of the others."
    )
    assert len(part) > (~left).sum()


def test_what_ends_with_leaving_gives_no_advice() -> None:
    table, group = customers()
    rng = np.random.default_rng(2)
    table["tenure"] = rng.integers(1, 60, len(table))
    chance = np.where(group == 2, np.where(table["tenure"] <= 15, 0.8, 0.4), 0.1)
    table["churned"] = np.where(rng.random(len(table)) < chance, "yes", "no")
    table["responded"] = table["churned"]
    for outcome, clues in (("churned", 0), ("responded", 1)):
        other = {"churned", "responded"} - {outcome}
        segmentation = segmentry.run(table.drop(columns=[*other]), Plan(k=3, k_max=3, features=("a", "b")))
        assert sum(own.clue is not None for own in profile_of(segmentation).segments) == clues
        assert "tenure" not in " ".join(step.text for step in steps(segmentation)), "a part that is too few for a test"


def test_what_holds_for_nearly_all_of_a_group_is_no_part_of_it() -> None:
    table, group = customers(n=3_000)
    rng = np.random.default_rng(4)
    table["contract"] = np.where(rng.random(len(table)) < np.array([0.5, 0.5, 0.95])[group], "monthly", "yearly")
    chance = np.array([0.05, 0.1, 0.45])[group] + 0.25 * (table["contract"] == "monthly")
    table["churn_next_6m"] = np.where(rng.random(len(table)) < chance, "yes", "no")
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    labelled, plan = segmentation.score(table), plan_of(segmentation)
    assert plan is not None
    [tested] = plan.tested
    own = labelled[labelled["segment"] == tested.segment]
    left = own.loc[own["contract"] == "monthly", "churn_next_6m"] == "yes"
    able, said = int((~left).sum()), without_halves(answer(segmentation).begin)
    where = f"group {tested.segment} where contract is monthly"
    assert f", {share(left.mean())} of those in {where}. Offer another contract (yearly) (group " in said
    assert f" Try it on a random half of the {able} still here where contract is monthly. " in said, "whom it fits"
    assert "and compare over the next 6 months." in said
    step = next_step(segmentation, tested.segment)
    assert step.startswith(f"In the test: the {able} still here where contract is monthly.")
    later = plan.later[0]
    such = labelled[(labelled["segment"] == later.segment) & (labelled["contract"] == "monthly")]
    lost = such["churn_next_6m"] == "yes"
    told = f"next, if it works: {(~lost).sum()} still here ({rate(lost.mean())} left)"
    assert steps(segmentation)[later.segment - 1].short == told


def test_without_groups_one_thing_is_tried_on_all_and_parts_say_how_they_stand() -> None:
    rng = np.random.default_rng(4)
    table = pd.DataFrame(rng.normal(size=(2_000, 2)), columns=["a", "b"])
    table["records"] = rng.choice(["no", "yes"], len(table), p=[0.7, 0.3])
    chance = np.where(table["records"] == "yes", 0.6, 0.1) + 0.2 * (table["a"] > 0)
    table["bad"] = np.where(rng.random(len(table)) < chance, "yes", "no")
    plan = Plan(k=3, k_max=4, features=("a", "b"), columns={"bad": {"role": "outcome"}})
    segmentation = segmentry.run(table, plan)
    assert segmentation.verdict == "no structure"
    lead = without_halves(answer(segmentation).begin)
    assert lead.count("Remind before the due date where records is yes: ") == 1
    assert lead.count(" on a random half of the next 585 customers. ") == 1
    honest = "No real groups found, customers differ by degree. "
    assert re.search(rf"^{honest}\d+% of those where records is yes did not pay", answer(segmentation).headline)
    outcome = profile_of(segmentation).main_outcome
    assert outcome is not None
    labelled = segmentation.score(table)
    usual, tested = (labelled["records"] == "yes").mean(), 0
    for own, step in zip(outcome.segments, steps(segmentation), strict=True):
        part = labelled[(labelled["segment"] == own.segment) & (labelled["records"] == "yes")]
        if len(part) / own.count < 0.75 * usual and (own.value or 0.0) <= (outcome.all.value or 0.0):
            assert "Leave the others as they are" in step.text
            continue
        tested += 1
        here = "In the test: the next customers where records is yes. Of such, "
        assert step.text.startswith(f"{here}{rate((part['bad'] == 'yes').mean())} did not pay (")
        assert step.text.endswith(" of the others.")
    assert tested


def test_a_part_is_said_as_what_it_is() -> None:
    def clue(**where: object) -> Clue:
        return Clue(outcome="y", column="TechSupport", value=0.5, rest=0.2, count=50, count_rest=50, **where)

    assert part_of(clue(level="No"), {}, ["No", "Yes"]) == "without tech support"
    assert part_of(clue(level="F"), {}, ["F", "M"]) == "where tech support is F"
    assert part_of(clue(level="gold"), {"TechSupport=gold": "best"}, ["gold"]) == "where tech support is best"
    assert part_of(clue(above=1234.0), {}) == "where tech support is above 1,234"


def test_without_an_outcome_the_step_follows_from_what_marks_them() -> None:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 3, 600)
    table = pd.DataFrame(
        {
            "recency_days": np.array([20, 300, 30])[group] + rng.normal(0, 5, 600),
            "orders": np.array([30, 3, 4])[group] + rng.normal(0, 1, 600),
            "income": np.array([50, 40, 90])[group] + rng.normal(0, 3, 600),
        }
    ).round(1)
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=tuple(table)))
    segment = segmentation.score(table)["segment"].to_numpy()
    ids = [int(pd.Series(segment[group == g]).mode()[0]) for g in range(3)]
    buyers, silent, rich = (next_step(segmentation, id) for id in ids)
    assert re.match(r"They buy more often than others \(typically \S+, all customers \S+\)\. Look after them: ", buyers)
    assert re.match(r"Recency \S+ days \(all customers \S+\): send an invitation to come back to ", silent)
    assert rich.startswith("They have money and do not spend it here")
    assert len({step.short for step in steps(segmentation)}) == 3


def test_nothing_is_offered_against_an_illness_nor_for_a_visit_to_a_doctor() -> None:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 2, 600)
    table = pd.DataFrame(
        {"visits": group * 9 + rng.poisson(1, 600), "age": group * 20 + rng.normal(30, 3, 600).round()}
    )
    for name, steps_known in (("xchronic", False), ("illness", False), ("has_insurance", True)):
        told = table.assign(**{name: np.where(rng.random(600) < 0.2 + 0.5 * group, "yes", "no")})
        segmentation = segmentry.run(told, Plan(k=2, k_max=2, features=("visits", "age")))
        said = " ".join(
            (answer(segmentation).headline, answer(segmentation).begin, *(x.text for x in steps(segmentation)))
        )
        assert not re.search("(offer|have|without|no) (a |an )?(x?chronic|illness)", said, re.IGNORECASE)
        assert not re.search(r"(chronic|illness) is no\b", said), "nobody is asked about an illness that they have not"
        assert ("without it" in said) == steps_known
        assert "Look after them" not in said, "a visit to a doctor is no loyalty"


def test_what_something_else_may_stand_for_is_offered_to_nobody_and_what_all_lack_is_asked_about() -> None:
    rng, n = np.random.default_rng(0), 900
    group = rng.integers(0, 3, n)
    table = pd.DataFrame({"height": group * 9 + rng.normal(0, 1, n), "noise": 20 * (group == 1) + rng.normal(0, 1, n)})
    table["insurance"] = np.where(rng.random(n) < np.array([0.95, 0.9, 0.2])[group], "yes", "no")
    for public, lacking in ((0.0, 0.2), (0.97, 0.2), (0.0, 0.0)):
        table["publicscheme"] = np.where(rng.random(n) < np.array([0.02, 0.02, max(public, 0.02)])[group], "yes", "no")
        table.loc[group == 2, "insurance"] = np.where(rng.random((group == 2).sum()) < lacking, "yes", "no")
        segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=tuple(table)))
        segment = segmentation.score(table)["segment"].to_numpy()
        said = next_step(segmentation, int(pd.Series(segment[group == 2]).mode()[0]))
        assert ("offer it to " in said) == (not public and lacking > 0), said
        assert ("before it is offered" in said) == (lacking == 0), said


def test_no_two_segments_have_the_same_step_and_none_is_treated_like_all_that_is_clearly_marked() -> None:
    rng, n = np.random.default_rng(0), 1_200
    group = rng.integers(0, 4, n)
    centres = {"spend_wine": (90, 10, 10, 10), "spend_pet": (10, 90, 10, 10), "total_spend": (100, 100, 20, 20)}
    table = pd.DataFrame({x: np.array(own)[group] + rng.normal(0, 3, n) for x, own in centres.items()})
    table["household_size"] = np.array([2, 2, 1, 5])[group] + rng.normal(0, 0.2, n)
    each = steps(segmentry.run(table, Plan(k=4, k_max=4, features=tuple(table))))
    assert len({step.text for step in each}) == 4
    assert "treat like all" not in {step.short for step in each}


def test_an_outcome_that_hardly_anybody_has_ranks_nobody() -> None:
    segmentation, _ = of_rate("churned", (0.0, 0.0, 0.006))
    [outcome] = profile_of(segmentation).outcomes
    assert outcome.is_too_rare
    assert profile_of(segmentation).main_outcome is None
    assert what_the_outcome_is(segmentation) == (
        "Churned is the same for all but a few customers: too few to tell groups by."
    )
    assert "did not" not in answer(segmentation).begin
    assert not any("Wait" in step.text for step in steps(segmentation))


def test_where_it_is_not_known_what_is_wanted_every_card_says_something() -> None:
    segmentation, _ = of_rate("brand_chosen", (0.2, 0.5, 0.8))
    assert all(step.text for step in steps(segmentation))


def test_an_arrangement_is_no_outcome() -> None:
    table, group = customers()
    table["Automatic renewal"] = np.where(group == 1, "yes", "no")
    table["renewed"] = np.where(np.random.default_rng(2).random(len(table)) < 0.5, "yes", "no")
    columns = segmentry.inspect(table, Plan()).columns
    roles = {column.name: column.role for column in columns}
    assert roles["renewed"] == "outcome"
    assert roles["Automatic renewal"] != "outcome"


def test_a_column_that_tells_of_it_within_every_group_is_told_once() -> None:
    table, group = customers(n=3_000)
    rng = np.random.default_rng(3)
    table["mileage"] = rng.uniform(0, 20, len(table))
    high = table["mileage"] > np.array([4.0, 10.0, 16.0])[group]
    table["churned"] = np.where(rng.random(len(table)) < np.array([0.02, 0.3, 0.55])[group] + 0.25 * high, "yes", "no")
    plan = Plan(k=3, k_max=3, features=("a", "b"), columns={"churned": {"role": "outcome"}})
    segmentation = segmentry.run(table, plan)
    met = re.search(
        r"Begin in groups (\d) and (\d) where mileage is above ([\d.]+):"
        r" (\d+%) to (\d+%) left, (\d+%) to (\d+%) of the others\.",
        answer(segmentation).begin,
    )
    assert met, "one cut for all of them"
    labelled = segmentation.score(table)
    part, left = labelled["mileage"] > float(met[3]), labelled["churned"] == "yes"
    own = [labelled["segment"] == int(x) for x in met.groups()[:2]]
    rates = [share(left[which & x].mean()) for which in (part, ~part) for x in own]
    assert list(met.groups()[3:]) == [*sorted(rates[:2]), *sorted(rates[2:])], "of these groups alone"
    told = " ".join(step.text for step in steps(segmentation))
    assert not re.search("Begin where|of the others", told), "it is said once"


def test_who_brings_most_is_looked_after_and_others_are_offered_what_they_take_most_of() -> None:
    rng, n = np.random.default_rng(0), 1_500
    group = rng.choice(3, n, p=[0.3, 0.3, 0.4])
    centres = {
        "Prescriptions (EUR)": (400, 10, 10),
        "Baby care (EUR)": (5, 200, 5),
        "Total spend (EUR)": (500, 260, 60),
        "Evening visits (%)": (10, 50, 50),
    }
    table = pd.DataFrame({x: np.array(own)[group] + rng.normal(0, 3, n) for x, own in centres.items()})
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=tuple(table)))
    labelled = segmentation.score(table)
    ids = [int(labelled.loc[group == g, "segment"].mode()[0]) for g in range(3)]
    most, some, least = (next_step(segmentation, id) for id in ids)
    own = labelled["segment"] == ids[0]
    part = table.loc[own, "Total spend (EUR)"].sum() / table["Total spend (EUR)"].sum()
    assert most.startswith(f"Look after them first: they bring {share(part)} of all total spend. ")
    assert "offer baby care to a random half, and count who takes it up." in without_halves(some)
    told = f"{most} {some} {least}".casefold()
    assert not re.search("(offer|advertise|speak)[^.]*prescriptions", told), "what tells of health"
    assert "Serve them at little cost" in least
    assert "little cost" not in most + some
