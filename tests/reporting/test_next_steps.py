"""Next steps: different in kind where segments differ in kind, and with sizes that the maths give."""

import re

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import segmentry
from segmentry import Plan, Segmentation
from segmentry.maths.sample_size import needed_for_means, needed_for_rates
from segmentry.reporting.answer import answer
from segmentry.reporting.clue_words import part_of
from segmentry.reporting.next_steps import next_step, steps
from segmentry.results.profile import Clue
from segmentry.wording import rate, share
from tests.reporting.changes import profile_of

pytestmark = pytest.mark.usefixtures("quick_choices")

RATES = (0.1, 0.3, 0.6)
TEST = re.compile(r"([\d,]+) in each half can detect a (drop|rise) from (\d+)% to (\d+)%( or (?:less|more))?\.")


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


def of_value(name: str) -> tuple[Segmentation, pd.DataFrame]:
    table, group = customers()
    table[name] = np.exp(np.random.default_rng(1).normal(np.array([2.0, 3.0, 4.0])[group], 0.3))
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    return segmentation, segmentation.score(table)


@pytest.fixture(scope="module")
def churned() -> tuple[Segmentation, list[int]]:
    return of_rate("churned")


def test_what_nobody_wants_is_mended_where_it_is_frequent(churned: tuple[Segmentation, list[int]]) -> None:
    segmentation, ids = churned
    low, middle, high = (next_step(segmentation, id) for id in ids)
    assert re.fullmatch(r"Leave as they are: fewer left \([\d.]+%, all customers \d+%\)\.", low)
    assert re.match(r"Try first: offer a random half of the \d+ still here a reason to stay, leave the others", high)
    assert "in each half can detect a drop from" in high
    assert middle.startswith("Nothing of its own: treat like all (")
    assert "drop" not in low + middle


def test_what_is_wanted_is_sought_where_it_is_frequent() -> None:
    segmentation, ids = of_rate("responded", (0.2, 0.6, 0.75), 3_600)
    low, middle, high = (next_step(segmentation, id) for id in ids)
    first = re.fullmatch(r"Contact first: the (\d+) who did not\. Expect less than \d+%: they did not before\.", high)
    second = re.fullmatch(r"Contact next: the (\d+) who did not\.", middle)
    assert first is not None
    assert second is not None
    assert re.fullmatch(r"Leave them out of this campaign \([^)]*\)\.", low)
    test = re.search(
        r"Contact a random half of the ([\d,]+) who did not in groups \d and \d, leave the others alone, and compare\."
        r" If 1 in 10 responds, and at most ([\d.]+)% of those left alone do so, (\d+) in each half show it\."
        r" It pays then where one who responded earns more than (\d+) contacts cost\.",
        answer(segmentation).lead,
    )
    assert test is not None, "one test of all that are contacted first, and one response assumed"
    assert int(test[1].replace(",", "")) == int(first[1]) + int(second[1])
    assert int(test[3]) == int(test[1].replace(",", "")) // 2
    assert int(test[4]) == pytest.approx(1 / (0.1 - float(test[2]) / 100), abs=1.5), (
        "of all contacted, those who would not"
    )
    assert needed_for_rates(0.1, float(test[2]) / 100 - 0.0006) <= int(test[3])
    assert needed_for_rates(0.1, float(test[2]) / 100 + 0.0006) > int(test[3])
    many, ids = of_rate("responded", (0.4, 0.6, 0.75))
    assert re.fullmatch(r"Contact last \([^)]*\)\.", next_step(many, ids[0]))


def test_where_the_name_does_not_tell_what_is_wanted_the_step_asks_why() -> None:
    segmentation, ids = of_rate("took_route_b")
    steps = [next_step(segmentation, id) for id in ids]
    assert "much less here" in steps[0]
    assert "much more here" in steps[2]


def test_a_value_is_looked_after_where_it_is_high_and_served_cheaply_where_it_is_low() -> None:
    segmentation, labelled = of_value("revenue")
    means = labelled.groupby("segment")["revenue"].mean()
    steps = {segment.id: next_step(segmentation, segment.id) for segment in segmentation.segments}
    high, low = steps[int(means.idxmax())], steps[int(means.idxmin())]
    assert high.startswith("Look after them first: ")
    assert low.startswith("Serve them at little cost: ")
    own = labelled.loc[labelled["segment"] == means.idxmax(), "revenue"]
    needed = needed_for_means(own.std(ddof=0), own.mean() / 10)
    assert needed <= len(own) // 2
    assert f"{needed:,} in each half show a rise by 10%." in high


@pytest.mark.parametrize(("name", "n"), [("churned", 6_000), ("churned", 1_500)])
def test_sizes_are_those_that_the_maths_give(name: str, n: int) -> None:
    segmentation, _ = of_rate(name, RATES, n)
    outcome, met = profile_of(segmentation).main_outcome, 0
    assert outcome is not None
    for segment in segmentation.segments:
        own, step = outcome.segments[segment.id - 1], next_step(segmentation, segment.id)
        if (test := TEST.search(step)) is None:
            continue
        met += 1
        half, rate, other = int(test[1].replace(",", "")), int(test[3]) / 100, int(test[4]) / 100
        assert own.value == pytest.approx(rate, abs=0.0051)
        assert own.value is not None
        there = round(own.count * (1 - own.value)) if name == "churned" else own.count
        assert half <= there // 2, "there are so many who have not left"
        assert (other < rate) == (test[2] == "drop")
        if test[5]:
            assert half == there // 2
            sure = other - 0.0051 if test[2] == "drop" else other + 0.0051
            assert needed_for_rates(own.value or 0.0, sure) <= half
            assert other >= 2 / 3 * rate - 0.01, "what shows no less than a change by more than a third is no test"
        else:
            change = max(0.1 * (own.value or 0.0), 0.01) * (-1 if test[2] == "drop" else 1)
            assert half == needed_for_rates(own.value or 0.0, (own.value or 0.0) + change)
    assert met >= 1


def test_too_few_are_talked_to() -> None:
    segmentation, ids = of_rate("churned", (0.3, 0.3, 0.8), n=90)
    step = next_step(segmentation, ids[2])
    assert re.match(r"Try first: offer all of the \d still here a reason to stay, and watch: they are too few", step)
    assert not TEST.search(step)


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
    stay = ((labelled["segment"] == own.id) & (labelled["churned"] == "no")).sum()
    assert step.startswith(
        f"Try first: the {(~left).sum()} of the {stay} still here where tech support is no: {share(left.mean())}"
        f" left ({share(low)} to {share(high)}), {share(rest.mean())} of the others."
    )
    whom = "a random half of them" if TEST.search(step) else "all of them"
    assert f" Offer {whom} tech support, and " in step


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
        assert ("tenure" in " ".join(step.text for step in steps(segmentation))) == bool(clues)


def test_a_part_is_told_where_its_group_is_as_usual_as_a_whole() -> None:
    table, group = customers()
    rng = np.random.default_rng(4)
    table["contract"] = rng.choice(["monthly", "yearly"], len(table))
    of_third = np.where(table["contract"] == "monthly", 0.5, 0.1)
    chance = np.select([group == 2, group == 1], [of_third, 0.6], 0.05)
    table["churned"] = np.where(rng.random(len(table)) < chance, "yes", "no")
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    [step] = [step for step in steps(segmentation) if step.short.startswith("2. offer another contract: ")]
    assert re.match(r"Try after the others: the \d+ of the \d+ still here where contract is monthly: ", step.text)
    assert re.search(r" Offer (a random half|all) of them another contract, ", step.text)


def test_without_groups_one_thing_is_tried_on_all_and_parts_say_how_they_stand() -> None:
    rng = np.random.default_rng(4)
    table = pd.DataFrame(rng.normal(size=(2_000, 2)), columns=["a", "b"])
    table["records"] = rng.choice(["no", "yes"], len(table), p=[0.7, 0.3])
    chance = np.where(table["records"] == "yes", 0.6, 0.1) + 0.2 * (table["a"] > 0)
    table["bad"] = np.where(rng.random(len(table)) < chance, "yes", "no")
    plan = Plan(k=3, k_max=4, features=("a", "b"), columns={"bad": {"role": "outcome"}})
    segmentation = segmentry.run(table, plan)
    assert segmentation.verdict == "no structure"
    assert answer(segmentation).lead.count("Remind a random half of the next such customers before the due date") == 1
    assert answer(segmentation).headline.startswith("Begin with the 585 customers where records is yes: ")
    outcome = profile_of(segmentation).main_outcome
    assert outcome is not None
    labelled = segmentation.score(table)
    for own, step in zip(outcome.segments, steps(segmentation), strict=True):
        part = labelled[(labelled["segment"] == own.segment) & (labelled["records"] == "yes")]
        here = f"the next where records is yes ({len(part)} of the {own.count} here). "
        assert step.text.startswith(f"Remind before the due date, as part of the test above: {here}")
        assert f" {rate((part['bad'] == 'yes').mean())} did not pay (" in step.text


def test_a_part_is_said_as_what_it_is() -> None:
    def clue(**where: object) -> Clue:
        return Clue(outcome="y", column="TechSupport", value=0.5, rest=0.2, count=50, count_rest=50, **where)

    assert part_of(clue(level="No"), {}, ["No", "Yes"]) == "where tech support is no"
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
    assert re.match(r"They buy more often than others \(\S+, all customers \S+\)\. Look after them: ", buyers)
    assert re.match(r"They have been away for longer than others \(\S+ days, all customers \S+\)\. Win them ", silent)
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
            (answer(segmentation).headline, answer(segmentation).lead, *(x.text for x in steps(segmentation)))
        )
        assert not re.search("(offer|have|without|no) (a |an )?(x?chronic|illness)", said, re.IGNORECASE)
        assert not re.search(r"(chronic|illness) is no\b", said), "nobody is asked about an illness that they have not"
        assert ("without it" in said) == steps_known
        assert "Look after them" not in said, "a visit to a doctor is no loyalty"
