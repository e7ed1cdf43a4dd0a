"""Where there are no groups: single columns in their place, with figures that hold, and one test."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.answer import answer
from segmentry.reporting.card import Cards
from segmentry.reporting.document import Paragraph, Table
from segmentry.reporting.no_groups import TO_LISTS
from segmentry.reporting.report import text
from segmentry.reporting.sections import document
from segmentry.reporting.sections.without_groups import table
from segmentry.stages.profiling.clues import explained
from segmentry.wording import listed, plain, rate, share
from tests.reporting.cells import column
from tests.reporting.sections.test_single_columns_tried import figures_missing
from tests.reporting.sizes import without_halves


def without_groups(**more: np.ndarray) -> pd.DataFrame:
    """Customers who differ by degrees."""
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"visits": rng.normal(50, 9, 1_500), "balance": rng.normal(900, 150, 1_500)}).round(1)
    return frame.assign(**{name: values(rng, frame) if callable(values) else values for name, values in more.items()})


@pytest.fixture(scope="module")
def worth() -> tuple[Segmentation, pd.DataFrame]:
    """What they bring goes with a newsletter, and is what they paid less what was returned."""
    frame = without_groups(
        newsletter=lambda rng, _: rng.choice(["yes", "no"], 1_500, p=[0.3, 0.7]),
        paid=lambda rng, _: rng.normal(300, 40, 1_500).round(2),
    )
    frame["refunds"] = np.random.default_rng(1).normal(30, 40, 1_500).round(2)
    frame["paid"] += 90 * (frame["newsletter"] == "yes")
    frame["revenue"] = (frame["paid"] - frame["refunds"]).round(2)
    plan = Plan(k_max=3, columns={name: {"role": "descriptor"} for name in ("newsletter", "paid", "refunds")})
    return segmentry.run(frame, plan), frame


def test_the_page_is_of_single_columns_and_says_that_the_parts_were_made(
    worth: tuple[Segmentation, pd.DataFrame],
) -> None:
    segmentation, frame = worth
    assert segmentation.verdict == "no structure"
    own = frame.groupby("newsletter")["revenue"].mean()
    said = answer(segmentation)
    told = f"Revenue is {plain(own['yes'])} on average of those with newsletter, {plain(own['no'])} of the others"
    assert said.headline == f"No real groups found, customers differ by degree. {told}"
    blocks = document(segmentation).opening
    tables = [block for block in blocks if isinstance(block, Table) and block.most != 0]
    assert [one.columns[0].head for one in tables] == ["single column"]
    assert not [card for block in blocks if isinstance(block, Cards) for card in block.cards]
    (made,) = (x.text for x in blocks if isinstance(x, Paragraph) and "that were made, not found" in x.text)
    assert not [segment.name for segment in segmentation.segments if segment.name in made]
    assert "With newsletter" in text(segmentation)


def test_parts_that_were_asked_for_are_shown_and_said_to_be_made(worth: tuple[Segmentation, pd.DataFrame]) -> None:
    _, frame = worth
    plan = Plan(k=2, k_max=2, columns={name: {"role": "descriptor"} for name in ("newsletter", "paid", "refunds")})
    segmentation = segmentry.run(frame, plan)
    assert segmentation.verdict == "no structure"
    blocks = document(segmentation).opening
    tables = [block.columns[0].head for block in blocks if isinstance(block, Table) and block.most != 0]
    assert tables == ["single column", "group"]
    assert sum(len(block.cards) for block in blocks if isinstance(block, Cards)) == 2
    assert "These two groups were made for use, not found" in text(segmentation)


def test_its_figures_are_those_of_the_table(worth: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, frame = worth
    found = table(segmentation)
    assert found is not None
    rows = column(found, "single column")
    assert rows == ["With newsletter", "All customers"]
    part = frame[frame["newsletter"] == "yes"]["revenue"]
    of_all = {head.head: column(found, head.head)[0] for head in found.columns}
    assert of_all["customers"] == f"{len(part):,} ({share(len(part) / len(frame))})"
    assert of_all["of all revenue"] == share(part.sum() / frame["revenue"].sum())
    low, high = np.array([-1.96, 1.96]) * part.std() / len(part) ** 0.5 + part.mean()
    assert of_all["revenue on average"] == f"{plain(part.mean())} ({plain(low)} to {plain(high)})"
    spread = frame["revenue"].std()
    assert figures_missing(document(segmentation), sd=spread) == set(), answer(segmentation)


def test_what_an_outcome_is_computed_with_tells_nothing_of_it(worth: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, _ = worth
    assert segmentation.profile is not None
    assert segmentation.profile.computed_with == ("paid", "refunds")
    assert not {clue.column for clue in segmentation.profile.clues} & {"paid", "refunds"}


def test_one_thing_that_can_be_changed_is_tried(worth: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, frame = worth
    without = int((frame["newsletter"] == "no").sum())
    test = (
        f"a random half of the {without:,} customers without newsletter, leave the other half as they are, and compare."
    )
    lead = without_halves(answer(segmentation).begin)
    assert lead.startswith(f"Of these, newsletter is yours to change. Offer newsletter to {test} ")
    assert "the smallest rise it can show is from " in answer(segmentation).begin


def test_how_large_a_row_is_leads_nothing_that_grows_with_it_and_is_said_to_be_left_out() -> None:
    frame = without_groups(shirt=lambda rng, _: rng.choice(["red", "blue"], 1_500))
    rng = np.random.default_rng(4)
    frame["loan_amount"] = rng.gamma(4, 2_000, 1_500).round()
    frame["paid_interest"] = (
        frame["loan_amount"] * rng.uniform(0.04, 0.06, 1_500) + 90 * (frame["shirt"] == "red")
    ).round()
    columns = {"paid_interest": {"role": "outcome"}, "shirt": {"role": "descriptor"}}
    segmentation = segmentry.run(frame, Plan(k_max=3, columns=columns | {"loan_amount": {"role": "descriptor"}}))
    own = frame.groupby("shirt")["paid_interest"].mean()
    said = answer(segmentation)
    told = f"Paid interest is {plain(own['red'])} on average of those where shirt is red"
    assert said.headline.startswith(f"No real groups found, customers differ by degree. {told}")
    assert "Add a column that you can change" in said.begin
    found = table(segmentation)
    assert found is not None
    assert found.caption.endswith(" Left out: loan amount, with which paid interest grows by itself.")
    assert not any("loan amount" in row.casefold() for row in column(found, "single column"))


def test_what_nearly_all_have_is_told_by_who_lack_it() -> None:
    frame = without_groups(shirt=lambda rng, _: rng.choice(["red", "blue"], 1_500))
    chance = np.where(frame["shirt"] == "red", 0.99, 0.7)
    frame["approved"] = np.where(np.random.default_rng(2).random(1_500) < chance, "yes", "no")
    segmentation = segmentry.run(frame, Plan(k_max=3))
    assert segmentation.verdict == "no structure"
    rates = (frame["approved"] == "yes").groupby(frame["shirt"]).mean()
    told = f"{rate(rates['red'])} of those where shirt is red were approved, {rate(rates['blue'])} of the others"
    assert answer(segmentation).headline == f"No real groups found, customers differ by degree. {told}"
    blue = int((frame["shirt"] == "blue").sum())
    assert f"Try what you do on a random half of the next {blue} customers where shirt is blue" in without_halves(
        answer(segmentation).begin
    )
    [clue] = segmentation.profile.clues if segmentation.profile else ()
    r = np.corrcoef(frame["approved"] == "yes", frame["shirt"] == "red")[0, 1]
    assert explained(clue) == pytest.approx(r**2)


def test_without_an_outcome_lists_by_single_facts_come_before_the_columns_that_differ_most() -> None:
    rng = np.random.default_rng(3)
    frame = without_groups(
        weight=lambda rng, _: np.exp(rng.normal(4, 1, 1_500)).round(2),
        logins_12m=lambda rng, _: rng.poisson(0.9, 1_500),
        calls_12m=lambda rng, _: rng.binomial(1, 0.2, 1_500) * rng.integers(1, 4, 1_500),
        weekend_share=lambda rng, _: rng.beta(2, 4, 1_500).round(3),
        email_held=lambda rng, _: rng.choice(["Y", "N"], 1_500, p=[0.7, 0.3]),
        paper_statement=lambda rng, _: rng.choice(["Y", "N"], 1_500, p=[0.99, 0.01]),
        marketing_consent=lambda rng, _: rng.choice(["Y", "N"], 1_500, p=[0.5, 0.5]),
        gender=lambda rng, _: rng.choice(["M", "F"], 1_500),
        married=lambda rng, _: rng.choice(["Y", "N"], 1_500),
    ).drop(columns="balance")
    frame["twice_the_visits"] = (2 * frame["visits"] + rng.normal(0, 0.5, 1_500)).round(1)
    frame.loc[:99, "email_held"] = None
    segmentation = segmentry.run(frame, Plan(k_max=3, columns={"weekend_share": {"role": "descriptor"}}))
    assert segmentation.verdict == "no structure"
    found = table(segmentation)
    assert found is not None
    told = dict(zip(column(found, "single column"), column(found, "a list by it"), strict=True))
    some, called, weekend = frame["logins_12m"].gt(0), frame["calls_12m"].gt(0), frame["weekend_share"].gt(0.5)
    without = frame["email_held"].dropna().eq("N")
    expected = {"Logins in 12 months": ("any", some), "Email held": ("no", without)}
    expected |= {"Calls in 12 months": ("any", called), "Weekend share": ("above half", weekend)}
    assert {name: text for name, text in told.items() if text} == {
        name: f"{answer}: {own.sum():,} ({share(own.mean())})" for name, (answer, own) in expected.items()
    }
    assert [*told][4] == "Weight"  # no list, and the furthest apart
    assert len({"Visits", "Twice the visits"} & set(told)) == 1  # one fact
    first = f"such as {some.sum():,} ({share(some.mean())}) with any logins in 12 months and "
    assert first in answer(segmentation).headline
    assert answer(segmentation).begin.startswith(f"{TO_LISTS} A column of ")
    assert [card for block in document(segmentation).opening if isinstance(block, Cards) for card in block.cards]


def test_where_nothing_makes_a_list_the_made_parts_are_told() -> None:
    segmentation = segmentry.run(without_groups().drop(columns="balance"), Plan(k_max=3))
    parts = sorted(segmentation.segments, key=lambda x: -x.size)
    named = listed(f"“{x.name}” ({share(x.share)})" for x in parts)
    assert answer(segmentation).headline == f"No real groups found, customers differ by degree. Cut for use: {named}"


@pytest.mark.parametrize(("name", "rate_of"), [("came_back", "reach"), ("churned", "prevent"), ("school_type", "ask")])
def test_made_parts_that_tell_of_the_outcome_are_told_as_groups_are(name: str, rate_of: str) -> None:
    rng, frame = np.random.default_rng(6), without_groups()
    frame["balance"] = (frame["balance"] + 12 * (frame["visits"] - 50)).round(1)
    chance = 1 / (1 + np.exp(-(frame["visits"] - 50) / 6))
    levels = ("Gymnasium", "Realschule") if rate_of == "ask" else ("yes", "no")
    frame[name] = np.where(rng.random(1_500) < chance, *levels)
    segmentation = segmentry.run(frame, Plan(k_max=3, outcome=f"{name}={levels[0]}"))
    assert segmentation.verdict == "no structure"
    labelled = segmentation.score(frame)
    rates = (labelled[name] == levels[0]).groupby(labelled["segment"]).mean()
    best, worst = (segmentation.segments[id - 1] for id in (rates.idxmax(), rates.idxmin()))
    said = answer(segmentation)
    assert said.headline.startswith("No real groups found, customers differ by degree. ")
    for segment in (best, worst):
        assert f"{rate(rates[segment.id])} of “{segment.name}” ({share(segment.share)})" in said.headline
    blocks = document(segmentation).opening
    tables = [block.columns[0].head for block in blocks if isinstance(block, Table) and block.most != 0]
    assert tables == ["group"]
    assert len([card for block in blocks if isinstance(block, Cards) for card in block.cards]) == segmentation.k
    assert "were made for use, not found" in said.lead
    if rate_of == "ask":
        assert not said.to_do
        assert said.lead.endswith("Plan with these figures.")
    elif rate_of == "reach":
        assert f" of the {int((frame[name] == 'no').sum()):,} who did not" in said.to_do[0].text
        assert "group by group" in said.beside


def test_where_few_spend_most_the_page_is_of_them() -> None:
    rng = np.random.default_rng(5)
    frame = without_groups(
        spend_12m_eur=lambda rng, frame: (frame["visits"] * np.exp(rng.normal(1, 0.8, 1_500))).round(2)
    )
    frame["balance"] = (frame["balance"] - rng.normal(0, 90, 1_500)).round(1)
    segmentation = segmentry.run(frame, Plan(k_max=3))
    assert segmentation.verdict == "no structure"
    assert segmentation.profile is not None
    tiers = segmentation.profile.tiers
    assert tiers is not None
    assert tiers.column == "spend_12m_eur"
    spend, ends = frame["spend_12m_eur"], [np.inf, *(x.above for x in tiers.parts[:-1]), -np.inf]
    for tier, high, low in zip(tiers.parts, ends[:-1], ends[1:], strict=True):
        own = frame[(spend > low) & (spend <= high)]
        assert tier.count == len(own)
        assert tier.share_of_total == pytest.approx(own["spend_12m_eur"].sum() / spend.sum())
        assert tier.typical == pytest.approx({name: own[name].median() for name in tier.typical})
    top = tiers.parts[0]
    of_all = f"the top {share(top.share)} of customers account for {share(top.share_of_total)} of all spend"
    assert of_all in answer(segmentation).headline
    assert f"Look after the {top.count:,} customers with spend in 12 months above " in answer(segmentation).begin
