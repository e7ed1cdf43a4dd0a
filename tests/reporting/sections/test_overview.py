"""All groups in one table: figures of the labelled table, the most pressing first."""

import re

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.also import also
from segmentry.reporting.answer import answer
from segmentry.reporting.document import Table
from segmentry.reporting.sections.overview import table
from segmentry.reporting.steps.next_steps import steps
from segmentry.wording import rate as rate_said
from segmentry.wording import share
from tests.reporting.cells import column
from tests.reporting.changes import changed
from tests.reporting.sizes import without_halves, without_sizes


def shown(segmentation: Segmentation) -> Table:
    found = table(segmentation)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def insured() -> tuple[Segmentation, pd.DataFrame]:
    """Nothing tells what became of these; who is insured differs between them."""
    rng = np.random.default_rng(3)
    group = rng.integers(0, 3, 900)
    frame = pd.DataFrame({"age": group * 20 + rng.normal(25, 2, 900), "family": rng.poisson(2, 900) + 4 * (group == 1)})
    frame["has_insurance"] = np.where(rng.random(900) < np.array([0.9, 0.3, 0.7])[group], "yes", "no")
    segmentation = segmentry.run(frame, Plan(k=3, k_max=3, features=("age", "family")))
    return segmentation, segmentation.score(frame)


def test_rates_stand_with_intervals_and_parts_the_highest_first(outcomes_of: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = outcomes_of
    rows, left = shown(segmentation), labelled["churned"] == "yes"
    rates = left.groupby(labelled["segment"]).mean().sort_values(ascending=False)
    names = [segmentation.segments[int(i) - 1].name for i in rates.index]
    assert [row.segment.name for row in rows.rows[:-1]] == names
    assert column(rows, "group")[-1].strip() == "All customers"
    for id, rate, said, part in zip(
        rates.index, rates, column(rows, "left"), column(rows, "of all who left"), strict=False
    ):
        own = left[labelled["segment"] == id]
        low, high = stats.binomtest(int(own.sum()), len(own)).proportion_ci(method="wilson")
        assert said == f"{share(rate)} ({share(low)} to {share(high)})"
        assert part == share(own.sum() / left.sum())
    meter = next(one.meter for one in rows.columns if one.meter is not None)
    lengths = [meter(row) for row in rows.rows]
    assert [length for length, _ in lengths] == pytest.approx([*(rates / rates.max()), left.mean() / rates.max()])
    assert {round(mark, 9) for _, mark in lengths} == {round(left.mean() / rates.max(), 9)}


def test_without_an_outcome_an_offer_goes_first_where_it_sells(insured: tuple[Segmentation, pd.DataFrame]) -> None:
    """To those without it in the group in which most have it, but where nearly all do; last where fewest have it."""
    segmentation, labelled = insured
    has = labelled["has_insurance"] == "yes"
    rates = has.groupby(labelled["segment"]).mean().sort_values(ascending=False)
    nearly_all, first, last = (int(id) for id in rates.index)
    assert rates[nearly_all] > 0.8 > rates[first] > rates[last]
    rows = shown(segmentation)
    order = [first, nearly_all, last]
    assert [cell.split(" ")[0] for cell in column(rows, "group")[:-1]] == [str(id) for id in order]
    assert [cell.split(" ")[0] for cell in column(rows, "have insurance")] == [
        *(share(rates[id]) for id in order),
        share(has.mean()),
    ]
    names = {segment.id: segment.name for segment in segmentation.segments}
    said = (
        f"Offer insurance first to those without it in “{names[first]}”: {share(rates[first])} have it, against"
        f" {share(rates[last])} of “{names[last]}”. Try it on "
    )
    assert answer(segmentation).headline.startswith("Three groups: “"), "who they are: nothing is known of an outcome"
    assert answer(segmentation).begin.startswith(said)
    lack = (~has).groupby(labelled["segment"]).sum()
    assert column(rows, "of all without")[:-1] == [share(lack[id] / lack.sum()) for id in order]
    short = {id: step.short for id, step in enumerate(steps(segmentation), start=1)}
    assert short == {
        first: f"offer insurance: {lack[first]} without",
        nearly_all: "nearly all have insurance",
        last: f"offer last: {lack[last]} without",
    }


@pytest.mark.parametrize("rates", [(0.02, 0.05, 0.3), (0.3, 0.4, 0.75), (0.03, 0.06, 0.07)])
def test_nobody_is_asked_last_where_more_have_it_and_no_more_respond_than_have_it(rates: tuple[float, ...]) -> None:
    rng = np.random.default_rng(3)
    group = rng.integers(0, 3, 6_000)
    frame = pd.DataFrame({"a": group * 20 + rng.normal(25, 2, 6_000), "b": rng.poisson(2, 6_000) + 9 * (group == 1)})
    frame["has_delivery_pass"] = np.where(rng.random(6_000) < np.array(rates)[group], "yes", "no")
    segmentation = segmentry.run(frame, Plan(k=3, k_max=3, features=("a", "b")))
    has = (frame["has_delivery_pass"] == "yes").groupby(segmentation.score(frame)["segment"]).mean()
    told = {id: step.short for id, step in enumerate(steps(segmentation), start=1)}
    assert [id for id, short in told.items() if short.startswith("offer last")], "somewhere fewer have it"
    assert all(has[id] < has.mean() for id, short in told.items() if short.startswith("offer last"))
    assert told[int(has.idxmax())].startswith("offer delivery pass: ")
    size = r"smallest response it can show is ([\d.]+)%, if ([\d.]+)% of those left alone respond"
    response = re.search(size, answer(segmentation).begin)
    assert response is not None
    least = min(has[id] for id, short in told.items() if short.startswith("offer delivery pass"))
    assert float(response[2]) / 100 == pytest.approx(least / 10, abs=0.0006), "a tenth of those who have it"
    assert float(response[1]) / 100 <= least
    assert without_sizes(answer(segmentation).begin)


def test_a_group_that_does_not_return_is_marked_where_it_leads(insured: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = insured
    rates = (labelled["has_insurance"] == "yes").groupby(labelled["segment"]).mean()
    first = int(rates[rates <= 0.8].idxmax())
    stabilities = tuple(0.5 if id == first else 0.95 for id in range(1, 4))
    doubted = changed(segmentation, "validation", stabilities=stabilities)
    name = segmentation.segments[first - 1].name
    assert column(shown(doubted), "group")[0] == f"{first} {name} (who belongs to it is doubtful)"
    assert f"in “{name}” (who belongs to it is doubtful): " in answer(doubted).begin


def test_where_there_are_no_groups_nobody_is_told_what_to_do_with_them(structureless: Segmentation) -> None:
    assert answer(structureless).headline.startswith("No real groups found, customers differ by degree. Cut for use: ")
    assert answer(structureless).trust.startswith("How sure: no real groups found.")
    assert "what to do" not in [one.head for one in shown(structureless).columns]


def test_nothing_to_compare_has_no_table(one_segment: Segmentation, segmentation: Segmentation) -> None:
    assert table(one_segment) is None
    assert table(segmentation.model_copy(update={"profile": None})) is None


def test_a_column_that_tells_more_than_the_groups_is_the_headline() -> None:
    rng = np.random.default_rng(6)
    group = rng.integers(0, 2, 2_000)
    pay = group * 20 + rng.normal(25, 2, 2_000)
    frame = pd.DataFrame({"monthly_pay": pay, "over_time": rng.choice(["yes", "no"], 2_000)})
    left = rng.random(2_000) < np.where(frame["over_time"] == "yes", 0.5, 0.1) + 0.06 * group
    frame["churned"] = np.where(left, "yes", "no")
    segmentation = segmentry.run(frame, Plan(k=2, k_max=2, features=("monthly_pay",)))
    said, labelled = answer(segmentation), segmentation.score(frame)
    part, others = left[frame["over_time"] == "yes"], left[frame["over_time"] == "no"]
    rates = f"{share(part.mean())} left, {share(others.mean())} of the others"
    assert said.headline == f"Begin with the {len(part):,} customers where over time is yes: {rates}"
    whole = f"{share(len(part) / len(left))} of all customers and {share(part.sum() / left.sum())} of all who left"
    assert f"Those where over time is yes are {whole}." in said.begin
    here = int((~part).sum())
    [thing] = said.to_do
    assert thing.what == "Try it without over time where over time is yes"
    test = f"Try it on a random half of the {here} still here in all groups. With "
    assert without_halves(thing.test).startswith(test)
    variance = np.corrcoef(left, frame["over_time"] == "yes")[0, 1] ** 2
    assert f"of the differences in who left, over time alone {share(variance)}" in said.trust
    assert "tells more than the groups" not in also(segmentation), "the headline has it"
    for id, step in enumerate(steps(segmentation), start=1):
        own = labelled["segment"] == id
        of_it = left[own & (frame["over_time"] == "yes")]
        whom = f"In the test: the {(~of_it).sum()} still here where over time is yes."
        assert step.text.startswith(f"{whom} Of such, {rate_said(of_it.mean())} left (")
        assert step.text.endswith(" of the others.")
        assert step.short == f"in the test: {(~of_it).sum()} still here"
    here = (frame["over_time"] == "yes").groupby(labelled["segment"]).agg(["sum", "mean"])
    row_of = {row.segment.id if row.segment else 0: row for row in shown(segmentation).rows}
    [counted] = [x for x in shown(segmentation).columns if x.head == "where over time is yes"]
    assert all(counted.text(row_of[int(id)]) == f"{n:,.0f} ({share(part)})" for id, n, part in here.itertuples())
    assert counted.text(row_of[0]) == f"{len(part):,} ({share(len(part) / len(left))})"


def test_amounts_have_their_currency_in_every_row() -> None:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 3, 600)
    frame = pd.DataFrame({"age": group * 20 + rng.normal(25, 2, 600)})
    frame["Ticket spend (season, £)"] = np.array([20.0, 40.0, 400.0])[group] * rng.uniform(0.8, 1.2, 600)
    rows = shown(segmentry.run(frame, Plan(k=3, k_max=3)))
    assert all(re.match(r"£[\d,.]+( \(|$)", said) for said in column(rows, "ticket spend (season) on average"))
