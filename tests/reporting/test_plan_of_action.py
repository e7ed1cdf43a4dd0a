"""One plan behind the page: title, sentences, table and cards say the same of the same customers."""

import re
from collections import Counter

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.also import also
from segmentry.reporting.answer import answer
from segmentry.reporting.cards.cards import block
from segmentry.reporting.outcome_and_worth import what_the_outcome_is
from segmentry.reporting.plan.act import act_of
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.plan_parts import PlanOfAction, waits_for_others
from segmentry.reporting.plan.things_in_order import levers_with, things_in_order
from segmentry.reporting.plan.things_in_order import test_of_plan as name_of_test
from segmentry.reporting.sections.overview import table as overview
from segmentry.reporting.steps.next_steps import steps
from segmentry.reporting.steps.step import DONE_ALIKE, LEAVE
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import reaches_some
from segmentry.stages.selection.trials import taking
from segmentry.wording import capitalised, rate
from tests.reporting.changes import FEW, profile_of
from tests.reporting.sizes import number, without_halves, without_sizes

WHOM = re.compile(r"(?:on a random half|(?:for|on) all) of (?:the |these |about )(?:next )?([\d,]+) ")
#: Behind which words of a card it stands who of a group is in the test of the plan.
IN_TEST = r"(?:^|(?<=\. ))(?:{}: |First: all of )"
#: Rates of four groups of those in whom a thing is, and is not.
KINDS = ("churned", "renewed", "defaulted", "responded", "bought_bike", "substitutions_accepted", "churn_next_6m")
#: What comes again to those who are there.
AGAIN = ("donated_last_year", "paid_late")


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
    if outcome.startswith("churn"):
        lacks = rng.random(n) < np.where(base == base.max(), 0.8, 0.2)
        frame["tech_support"], gap = np.where(lacks, "no", "yes"), gap + 0.2 * lacks
    chance = np.clip(base + gap + rng.choice([0.0, 0.1]) * (frame["tickets"] > 1), 0, 0.95)
    frame[outcome] = np.where(rng.random(n) < chance, "yes", "no")
    return frame


def tables() -> list[tuple[str, pd.DataFrame, Plan]]:
    """The samples, and made ones: each kind of outcome twice."""
    samples = ("bank", "retail", "telecom", "health")
    each = [(name, segmentry.sample(name, rows=700).to_pandas(), Plan(k_max=5)) for name in samples]
    for i, name in enumerate((*KINDS, *AGAIN)):
        each += [(f"{name} {seed}", made(seed, name), _plan(seed, name)) for seed in (i, 50 + i)]
    return each


def _plan(seed: int, outcome: str) -> Plan:
    k = 4 if seed % 2 else 3
    return Plan(k=k, k_max=k, features=("a", "b"), columns={outcome: {"role": "outcome"}})


@pytest.fixture(scope="module")
def planned(labelled: dict[str, tuple[Segmentation, pd.DataFrame]]) -> list[tuple[str, Segmentation]]:
    return [(name, segmentation) for name, (segmentation, _) in labelled.items()]


@pytest.fixture(scope="module")
def labelled() -> dict[str, tuple[Segmentation, pd.DataFrame]]:
    """Each with its table, and the segment of every row in it."""
    with taking(FEW):
        each = {name: (segmentry.run(frame, plan), frame) for name, frame, plan in tables()}
    return {
        name: (own, frame.assign(segment=own.score(frame)["segment"].to_numpy())) for name, (own, frame) in each.items()
    }


def in_it(segmentation: Segmentation, text: str) -> "re.Match[str] | None":
    """How many of a group are in the test of the plan, as a card says."""
    begin = IN_TEST.format(capitalised(name_of_test(segmentation)))
    return re.search(rf"{begin}(?:the |these |about )(?:next )?([\d,]+) ", text)


def has_some(segmentation: Segmentation, text: str) -> bool:
    """Whether some are in it whose number would tell of single ones."""
    begin = IN_TEST.format(capitalised(name_of_test(segmentation)))
    return re.search(rf"{begin}(?:of |the next customers)", text) is not None


def in_table(segmentation: Segmentation, short: str) -> float | None:
    """The number in the table."""
    labels = (rf"{name_of_test(segmentation)}", "first", "next, if it works", "[a-z ]+")
    each = (re.search(rf"(?:^|; ){label}: (?:about )?(?:next )?([\d,]+)", short) for label in labels)
    return next((number(found[1]) for found in each if found), None)


def told_in_test(segmentation: Segmentation) -> str:
    """Who is in the test of the plan, as its point of the list says."""
    each = zip(things_in_order(segmentation), answer(segmentation).to_do, strict=True)
    [said] = [thing.test for of, thing in each if isinstance(of, PlanOfAction)]
    return said


def holds(frame: pd.DataFrame, clue: Clue | None) -> "pd.Series[bool]":
    """Of which rows what a clue tells is so."""
    if clue is None:
        return frame["segment"].notna()
    column = frame[clue.column]
    if clue.level is not None:
        return column.astype(str) == clue.level
    return column > clue.above if clue.above is not None else column <= (clue.at_most or 0)


def test_the_test_is_of_whom_the_page_says_and_its_numbers_add_up(
    labelled: dict[str, tuple[Segmentation, pd.DataFrame]],
) -> None:
    """Whoever left, or did what is wanted, is in no test; rate and size are those of the part that is tested."""
    met = Counter[str]()
    for name, (segmentation, frame) in labelled.items():
        plan = plan_of(segmentation)
        if plan is None or plan.event is None or plan.aim == "ask" or act_of(segmentation, plan).unknown:
            continue
        cells = frame[plan.outcome.column].astype(str).replace({"0": "no", "1": "yes"})
        so, inside = cells == (plan.outcome.level or "yes"), holds(frame, plan.rule if plan.leads else None)
        if not plan.leads:
            each = [(frame["segment"] == part.segment) & holds(frame, part.clue) for part in plan.tested]
            inside = pd.concat(each, axis=1).any(axis=1)
        able = inside & ~so if reaches_some(plan.event) else inside
        lead, cards = without_halves(answer(segmentation).begin), steps(segmentation)
        [whole] = [int(x.replace(",", "")) for x in WHOM.findall(without_halves(told_in_test(segmentation)))]
        in_each = able.groupby(frame["segment"]).sum()
        parts = {id: number(x[1]) for id, step in enumerate(cards, 1) if (x := in_it(segmentation, step.text))}
        if not any(part.lacks for part in plan.tested):  # of which about so many are told
            assert rate(so[inside].mean()) in without_sizes(lead), (name, lead)
            assert parts == {id: in_each[id] for id in parts}, (name, parts)
            assert whole == able.sum() or waits_for_others(plan.event), (name, lead)
        untold = {id for id, step in enumerate(cards, 1) if has_some(segmentation, step.text)}
        if not waits_for_others(plan.event):
            assert sum(parts.values()) == whole or (untold and sum(parts.values()) < whole), (name, parts)
            assert {*parts} | untold >= {*in_each.index[in_each > 0]}, (name, "nobody in it is just left")
        assert {id: in_table(segmentation, cards[id - 1].short) for id in parts} == parts, name
        if plan.event.again:
            assert whole == inside.sum(), (name, "who is there is tested over the next period")
            assert " over the next " in lead, (name, lead)
        met.update(led=plan.leads, again=plan.event.again, gone=plan.event.gone)
    assert min(met[x] for x in ("led", "again", "gone")) >= 2, met


def test_title_sentences_table_and_cards_say_the_same(planned: list[tuple[str, Segmentation]]) -> None:
    tested = 0
    for name, segmentation in planned:
        plan = plan_of(segmentation)
        if plan is None or plan.aim == "ask" or act_of(segmentation, plan).unknown:
            continue
        said, each = answer(segmentation), dict(enumerate(steps(segmentation), start=1))
        test = told_in_test(segmentation)
        [whole] = [int(x.replace(",", "")) for x in WHOM.findall(without_halves(test))]
        assert whole == plan.customers, name
        parts = {id: int(x[1].replace(",", "")) for id, step in each.items() if (x := in_it(segmentation, step.text))}
        next_ones = {id for id, step in each.items() if "next, if it works" in step.short}
        if not plan.leads:
            assert parts == {part.segment: part.customers for part in plan.tested}, name
            assert sum(parts.values()) == whole, name
            later = {part.segment for part in plan.later}
            assert next_ones <= later, name
            same = {
                x.segment for x in plan.later if act_of(segmentation, plan, x).named == act_of(segmentation, plan).named
            }
            assert (later & same) - next_ones <= {id for id in each if levers_with(segmentation, id)}, name
            assert next_ones == {id for id, step in each.items() if "If it works: " in step.text}
            names = {x.id: f"“{x.name}”" for x in segmentation.segments}
            in_title = {id for id, quoted in names.items() if quoted in said.headline.partition(", against")[0]}
            assert in_title == set(parts), (name, said.headline)
        size = re.search(r"With (?:all ([\d,]+) in the test|as few as ([\d,]+) in each half), the smallest", test)
        assert size is None or size[1] == f"{whole:,}" or int(size[2].replace(",", "")) <= whole // 2, name
        assert bool(size) == plan.size.is_enough
        if plan.event is not None:
            assert rate(plan.rate) in without_sizes(said.begin), (name, said.begin)
        tested += 1
    assert tested >= 10


def test_every_group_has_one_state_and_the_page_one_test(planned: list[tuple[str, Segmentation]]) -> None:
    met = Counter[str]()
    for name, segmentation in planned:
        plan = plan_of(segmentation)
        if plan is None or plan.aim == "ask":
            continue
        said, each = also(segmentation), dict(enumerate(steps(segmentation), start=1))
        outcome = plan.outcome
        for id, step in each.items():
            in_test = bool(in_it(segmentation, step.text)) or has_some(segmentation, step.text)
            is_next, is_left = "next, " in step.short, step.short in DONE_ALIKE
            assert in_test + is_next + is_left <= 1, (name, step)
            assert step.text or plan.event is None, (name, step)
            assert "it can show" not in step.text or not (in_test or is_next), (name, step)
            own = outcome.segments[id - 1].value
            assert not (step.short == LEAVE and plan.rule is None and own and own > outcome.all.value), (name, step)
            met.update({"test": in_test, "next": is_next, "left": is_left})
        assert not re.search(r"(?:Leave|Contact|Make offers to) groups", said), "the table says it"
        assert "a test of its own" not in said, name
    assert min(met[x] for x in ("test", "next", "left")) >= 3, met


def test_rows_and_cards_stand_in_one_order_which_is_said_where_it_puzzles(
    planned: list[tuple[str, Segmentation]],
) -> None:
    puzzling = 0
    for name, segmentation in planned:
        shown, plan, outcome = overview(segmentation), plan_of(segmentation), profile_of(segmentation).main_outcome
        if shown is None or plan is None or outcome is None:
            continue
        ids = [row.segment.id for row in shown.rows if row.segment]
        [cards] = block(segmentation)
        assert [card.id for card in cards.cards] == ids, name
        if not plan.leads and plan.aim != "ask":
            first = [*(part.segment for part in plan.tested), *(part.segment for part in plan.later)]
            assert ids[: len(first)] == first, (name, "the test first, then what comes next")
        rates = [outcome.segments[id - 1].about or 0.0 for id in ids]
        assert ("Sorted by " in shown.caption) == (rates != sorted(rates, reverse=True)), (name, rates)
        puzzling += "Sorted by " in shown.caption
    assert puzzling


def test_what_the_outcome_is_stands_once_above_the_table(planned: list[tuple[str, Segmentation]]) -> None:
    for name, segmentation in planned:
        shown, outcome = overview(segmentation), profile_of(segmentation).main_outcome
        if shown is None or outcome is None:
            continue
        told = what_the_outcome_is(segmentation)
        assert shown.caption.count(told) == 1, name
        assert re.match(r"Outcome: [^=]+( = [^=]+)?\.$", told), name


def test_two_sentences_and_three_things_to_do_at_most_stand_below_the_title_and_no_bracket_in_it(
    planned: list[tuple[str, Segmentation]],
) -> None:
    for name, segmentation in planned:
        said = answer(segmentation)
        assert len(re.findall(r"[.](?= [A-Z]|$)", said.lead)) <= (2 if said.to_do else 4), (name, said.lead)
        assert len(said.to_do) <= 3, name
        assert all(len(re.findall(r"[.](?= [A-Z]|$)", thing.text)) <= 4 for thing in said.to_do), (name, said.to_do)
        if plan_of(segmentation) is not None:
            assert not re.search(r"\(.*(made|of|without).*\)", said.headline), name
        words = " ".join((said.headline, said.begin, also(segmentation), *(x.text for x in steps(segmentation))))
        assert "The same as for" not in words, name
        assert "Nothing of its own" not in words or plan_of(segmentation) is None, name


def test_contacts_and_responses_are_told_of_campaigns_alone(planned: list[tuple[str, Segmentation]]) -> None:
    for name, segmentation in planned:
        words = " ".join((answer(segmentation).headline, answer(segmentation).begin, also(segmentation)))
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
        told = [x for x in sentences if not re.match(r"In (?:the test|test \d): |First: |If it works: ", x)]
        assert len(set(told)) == len(told), (name, told)
        assert max((len(x.split()) for x in sentences), default=0) <= 32, (name, sentences)
        assert "ask ten" not in " ".join(each).casefold(), name
        met += len(told)
    assert met > 30


def test_a_feature_that_may_be_the_outcome_is_asked_about_below_the_title() -> None:
    rng = np.random.default_rng(0)
    card = rng.random(900) < 0.7
    frame = pd.DataFrame({name: rng.normal(2 * card, 1) for name in ("income", "balance", "savings", "turnover")})
    frame["age"], frame["card"] = rng.integers(20, 70, 900), np.where(card, "yes", "no")
    segmentation = segmentry.run(frame, Plan(k=2, k_max=2))
    lead = answer(segmentation).begin
    assert lead.startswith("Is “card” what came of customers? If so, make it the outcome and run again")
    assert "add a column" not in lead
    asked = segmentry.run(frame, Plan(k=2, k_max=2, columns={"card": {"role": "descriptor"}}))
    assert "Is “card”" not in answer(asked).begin


def test_who_is_worse_off_than_all_and_whom_nothing_fits_is_not_just_left() -> None:
    rng, n = np.random.default_rng(3), 3_000
    group = rng.integers(0, 4, n)
    frame = pd.DataFrame({"a": group * 9 + rng.normal(size=n), "b": (group % 2) * 9 + rng.normal(size=n)})
    frame["contract"] = np.where((group < 2) & (rng.random(n) < 0.6), "monthly", "yearly")
    chance = np.select([group < 2, group == 2], [np.where(frame["contract"] == "monthly", 0.55, 0.15), 0.45], 0.05)
    frame["churned"] = np.where(rng.random(n) < chance, "yes", "no")
    segmentation = segmentry.run(frame, Plan(k=4, k_max=4, features=("a", "b")))
    number = segmentation.score(frame)["segment"].groupby(group).agg(lambda own: own.mode()[0])
    each = [steps(segmentation)[int(number[g]) - 1] for g in range(4)]
    assert [bool(in_it(segmentation, step.text)) for step in each] == [True, True, False, False]
    assert each[2].text.startswith("What is tried does not fit this group: ")
    assert each[3].short == LEAVE
