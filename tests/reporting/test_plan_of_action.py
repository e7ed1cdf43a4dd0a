"""One plan behind the page: title, sentences, table and cards say the same of the same customers."""

import re

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.maths.sample_size import needed_for_rates
from segmentry.reporting.also import also
from segmentry.reporting.answer import answer
from segmentry.reporting.cards.cards import block
from segmentry.reporting.outcome_and_worth import what_the_outcome_is
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.sections.overview import table as overview
from segmentry.reporting.steps.next_steps import steps
from segmentry.stages.selection.trials import taking
from segmentry.wording import rate
from tests.reporting.changes import FEW, profile_of

pytestmark = pytest.mark.usefixtures("quick_choices")

WHOM = re.compile(r"(?:a random half|all) of the (?:next )?([\d,]+)(?: of these)?(?: such)? ")
#: Rates of four groups of those in whom a thing is, and is not.
KINDS = ("churned", "renewed", "defaulted", "responded", "bought_bike", "substitutions_accepted", "churn_next_6m")


def made(seed: int, outcome: str) -> pd.DataFrame:
    """Three or four groups with rates of their own, and two columns that go with it in some of them."""
    rng = np.random.default_rng(seed)
    n, k = int(rng.integers(400, 1_200)), int(rng.integers(3, 5))
    group = rng.integers(0, k, n)
    frame = pd.DataFrame({"a": group * 9 + rng.normal(size=n), "b": (group % 2) * 9 + rng.normal(size=n)})
    frame["contract"] = rng.choice(["monthly", "yearly"], n)
    frame["tickets"] = rng.poisson(1.5, n)
    base = rng.uniform(0.05, 0.6, k)[group]
    gap = rng.choice([0.0, 0.3], k)[group] * (frame["contract"] == "monthly")
    chance = np.clip(base + gap + rng.choice([0.0, 0.1]) * (frame["tickets"] > 1), 0, 0.95)
    frame[outcome] = np.where(rng.random(n) < chance, "yes", "no")
    return frame


def tables() -> list[tuple[str, pd.DataFrame, Plan]]:
    """The samples, and made ones: each kind of outcome twice."""
    samples = ("bank", "retail", "telecom", "health")
    each = [(name, segmentry.sample(name, rows=700).to_pandas(), Plan(k_max=5)) for name in samples]
    for i, name in enumerate(KINDS):
        each += [(f"{name} {seed}", made(seed, name), _plan(seed, name)) for seed in (i, 50 + i)]
    return each


def _plan(seed: int, outcome: str) -> Plan:
    k = 4 if seed % 2 else 3
    return Plan(k=k, k_max=k, features=("a", "b"), columns={outcome: {"role": "outcome"}})


@pytest.fixture(scope="module")
def planned() -> list[tuple[str, Segmentation]]:
    with taking(FEW):
        return [(name, segmentry.run(frame, plan)) for name, frame, plan in tables()]


def test_title_sentences_table_and_cards_say_the_same(planned: list[tuple[str, Segmentation]]) -> None:
    tested = 0
    for name, segmentation in planned:
        plan = plan_of(segmentation)
        if plan is None or plan.aim == "ask":
            continue
        said = answer(segmentation)
        [whole] = [int(x.replace(",", "")) for x in WHOM.findall(said.lead)]
        assert whole == plan.customers, name
        on_cards = {id: WHOM.search(x.text) for id, x in enumerate(steps(segmentation), start=1)}
        parts = {id: int(met[1].replace(",", "")) for id, met in on_cards.items() if met is not None}
        if plan.leads:
            assert parts == {}, "a column of its own tells how many of each are in the test"
        elif plan.parts:
            assert parts == {part.segment: part.customers for part in plan.parts}, name
            assert sum(parts[part.segment] for part in plan.tested) == whole, name
            names = {x.id: f"“{x.name}”" for x in segmentation.segments}
            in_title = {id for id, quoted in names.items() if quoted in said.headline.partition(", against")[0]}
            assert plan.leads or in_title == {part.segment for part in plan.tested}, (name, said.headline)
        half = re.search(r"([\d,]+) in each half (are|find|show)", said.lead)
        assert half is None or half[2] == "show" or int(half[1].replace(",", "")) <= whole // 2, name
        assert bool(half) == plan.size.is_enough
        tested += 1
    assert tested >= 10


@pytest.fixture(scope="module")
def in_many_groups() -> list[tuple[str, Segmentation]]:
    """Of six groups four stand out, the last of them too few for a test of their own."""
    rng = np.random.default_rng(5)
    group = rng.choice(6, 6_000, p=[0.22, 0.2, 0.2, 0.02, 0.18, 0.18])
    frame = pd.DataFrame(
        {"a": (group % 3) * 9 + rng.normal(size=6_000), "b": (group // 3) * 9 + rng.normal(size=6_000)}
    )
    rates, each = np.array([0.62, 0.6, 0.56, 0.55, 0.05, 0.05]), []
    for outcome in ("churned", "responded"):
        frame_of = frame.assign(**{outcome: np.where(rng.random(6_000) < rates[group], "yes", "no")})
        each.append((outcome, segmentry.run(frame_of, Plan(k=6, k_max=6, features=("a", "b")))))
    return each


def test_every_part_has_a_size_or_is_judged_together(
    planned: list[tuple[str, Segmentation]], in_many_groups: list[tuple[str, Segmentation]]
) -> None:
    """On cards of what comes after the first test: the halves of that part, and what they show, or with whom it is."""
    sized, together = 0, 0
    for name, segmentation in (*planned, *in_many_groups):
        plan = plan_of(segmentation)
        if plan is None or plan.leads or plan.event is None or plan.aim == "ask":
            continue
        for before, part in zip(plan.parts, plan.parts[1:], strict=False):
            text = steps(segmentation)[part.segment - 1].text
            if part in plan.tested:
                assert text.startswith("Test first, together with group"), (name, text)
                continue
            if (
                met := re.search(
                    r"([\d,]+) in each half show (?:a|only a large) fall,? from ([\d.]+)% to ([\d.]+)%", text
                )
            ) is not None:
                half, rates = int(met[1].replace(",", "")), [float(x) / 100 for x in met.groups()[1:]]
                assert half <= part.customers // 2
                assert rates[0] == pytest.approx(part.rate, abs=0.0051)
                assert half == needed_for_rates(*rates), (name, text)
            elif (met := re.search(r"([\d,]+) in each half show 10% against (\d+)% of those left", text)) is not None:
                assert int(met[1].replace(",", "")) == needed_for_rates(0.1, int(met[2]) / 100) <= part.customers // 2
            else:
                assert f"judged together with group {before.segment}: " in text, (name, text)
                together += 1
                continue
            sized += 1
    assert sized >= 2
    assert together >= 2


def test_ranks_stand_in_the_order_of_the_rows(planned: list[tuple[str, Segmentation]]) -> None:
    ranked = 0
    for name, segmentation in planned:
        shown, plan = overview(segmentation), plan_of(segmentation)
        if shown is None or plan is None:
            continue
        cells = [shown.columns[-1].words(row) for row in shown.rows]
        ranks = [int(met[1]) for cell in cells if (met := re.match(r"(\d+)\. ", cell))]
        assert ranks == list(range(1, len(ranks) + 1)), name
        [cards] = block(segmentation)
        assert [card.id for card in cards.cards] == [row.segment.id for row in shown.rows if row.segment], name
        ranked += bool(ranks)
    assert ranked >= 3


def test_what_the_outcome_is_stands_once_above_the_table(planned: list[tuple[str, Segmentation]]) -> None:
    for name, segmentation in planned:
        shown, outcome = overview(segmentation), profile_of(segmentation).main_outcome
        if shown is None or outcome is None:
            continue
        told = what_the_outcome_is(segmentation)
        assert shown.caption.count(told) == 1, name
        assert re.match(r"Outcome: [^=]+( = [^=]+)?\.$", told), name


def test_at_most_three_sentences_stand_below_the_title_and_no_bracket_in_it(
    planned: list[tuple[str, Segmentation]],
) -> None:
    for name, segmentation in planned:
        said = answer(segmentation)
        assert len(re.findall(r"[.](?= [A-Z]|$)", said.lead)) <= 3, (name, said.lead)
        if plan_of(segmentation) is not None:
            assert not re.search(r"\(.*(made|of|without).*\)", said.headline), name
        words = " ".join((said.headline, said.lead, also(segmentation), *(x.text for x in steps(segmentation))))
        assert "The same as for" not in words, name
        assert "Nothing of its own" not in words or plan_of(segmentation) is None, name


def test_contacts_and_responses_are_told_of_campaigns_alone(planned: list[tuple[str, Segmentation]]) -> None:
    for name, segmentation in planned:
        words = " ".join((answer(segmentation).headline, answer(segmentation).lead, also(segmentation)))
        if name.startswith(("churn", "renewed", "defaulted", "substitutions")):
            assert not re.search(r"contact|respon", words, re.IGNORECASE), (name, words)
        if name.startswith("churn_next_6m"):
            assert "left within 6 months" in words
            assert "does not say over what time" not in block(segmentation)[0].key


def test_no_card_says_what_another_says_and_no_sentence_of_theirs_is_long(
    planned: list[tuple[str, Segmentation]],
) -> None:
    met = 0
    for name, segmentation in planned:
        each = [step.text for step in steps(segmentation)]
        sentences = [x for text in each for x in re.split(r"(?<=[.]) (?=[A-Z\d])", text) if len(x.split()) > 4]
        told = [x for x in sentences if not x.startswith(("In the test: ", "They are too few "))]
        assert len(set(told)) == len(told), (name, told)
        assert max((len(x.split()) for x in sentences), default=0) <= 32, (name, sentences)
        assert "ask ten" not in " ".join(each).casefold(), name
        met += len(told)
    assert met > 40


def test_another_part_that_holds_more_of_the_outcome_is_a_second_test() -> None:
    rng = np.random.default_rng(3)
    n = 6_000
    frame = pd.DataFrame({"a": rng.integers(0, 3, n) * 9 + rng.normal(size=n)})
    frame["complaint_raised"] = rng.choice(["yes", "no"], n, p=[0.08, 0.92])
    frame["tariff"] = rng.choice(["fixed", "variable"], n)
    chance = 0.05 + 0.55 * (frame["complaint_raised"] == "yes") + 0.22 * (frame["tariff"] == "fixed")
    frame["churn_next_6m"] = np.where(rng.random(n) < chance, "yes", "no")
    segmentation = segmentry.run(frame, Plan(k=3, k_max=3, features=("a",)))
    others = frame[frame["complaint_raised"] == "no"]
    part, rest = (others.loc[others["tariff"] == x, "churn_next_6m"] == "yes" for x in ("fixed", "variable"))
    assert answer(segmentation).headline.startswith("Begin with the ")
    assert (
        f"Second, in a test of its own among the others: offer another tariff to a random half of the"
        f" {(~part).sum():,} still here where tariff is fixed. Of such, {rate(part.mean())} left,"
        f" {rate(rest.mean())} of the rest." in also(segmentation)
    )


def test_a_feature_that_may_be_the_outcome_is_asked_about_below_the_title() -> None:
    rng = np.random.default_rng(0)
    card = rng.random(900) < 0.7
    frame = pd.DataFrame({name: rng.normal(2 * card, 1) for name in ("income", "balance", "savings", "turnover")})
    frame["age"], frame["card"] = rng.integers(20, 70, 900), np.where(card, "yes", "no")
    segmentation = segmentry.run(frame, Plan(k=2, k_max=2))
    lead = answer(segmentation).lead
    assert lead.startswith("Is “card” what came of customers? If so, make it the outcome and run again")
    assert "add a column" not in lead
    asked = segmentry.run(frame, Plan(k=2, k_max=2, columns={"card": {"role": "descriptor"}}))
    assert "Is “card”" not in answer(asked).lead
