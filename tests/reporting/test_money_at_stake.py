"""Where an outcome and what customers bring are known, the page counts money: recomputed from the labelled table."""

import re

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.also import also
from segmentry.reporting.answer import answer
from segmentry.reporting.cards.cards import cards
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.plan_order import order_of
from segmentry.reporting.sections.overview import table as overview
from segmentry.reporting.steps.next_steps import next_step, steps
from segmentry.wording import share
from tests.reporting.cells import column
from tests.reporting.changes import profile_of

#: Rates and what they bring of three groups: those who leave no more often than all bring most.
RATES, BRING = (0.5, 0.17, 0.33), (10.0, 20.0, 900.0)


def customers(n: int = 3_000) -> tuple[pd.DataFrame, np.ndarray]:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 3, n)
    return pd.DataFrame({"a": group * 9 + rng.normal(size=n), "b": (group == 1) * 9 + rng.normal(size=n)}), group


def made(outcome: str = "churned", value: str = "monthly_revenue", **more: object) -> tuple[Segmentation, pd.DataFrame]:
    table, group = customers()
    rng = np.random.default_rng(1)
    table[outcome] = np.where(rng.random(len(table)) < np.array(RATES)[group], "yes", "no")
    table[value] = (np.array(BRING)[group] * np.exp(rng.normal(0, 0.3, len(table)))).round(2)
    for name, change in more.items():
        table[name] = change(table, group, rng)  # type: ignore[operator]
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    return segmentation, segmentation.score(table)


@pytest.fixture(scope="module")
def left() -> tuple[Segmentation, pd.DataFrame]:
    return made()


def lost(labelled: pd.DataFrame, value: str = "monthly_revenue", outcome: str = "churned") -> pd.Series:
    """The part of each group of all that those bring of whom it is so."""
    so = labelled[labelled[outcome] == "yes"]
    return so.groupby("segment")[value].sum() / so[value].sum()


def test_who_loses_most_money_is_begun_with_and_the_money_is_that_of_the_rows(
    left: tuple[Segmentation, pd.DataFrame],
) -> None:
    segmentation, labelled = left
    parts, brought = lost(labelled), labelled.groupby("segment")["monthly_revenue"].sum()
    first = int(parts.idxmax())
    rates = (labelled["churned"] == "yes").groupby(labelled["segment"]).mean()
    assert first != rates.idxmax(), "by customers another group would be first"
    name, size = segmentation.segments[first - 1].name, (labelled["segment"] == first).mean()
    assert answer(segmentation).headline == (
        f"Begin with “{name}”: {share(size)} of the customers, {share(brought[first] / brought.sum())} of all"
        f" monthly revenue, {share(parts[first])} of what was lost with those who left"
    )
    stay = ((labelled["segment"] == first) & (labelled["churned"] == "no")).sum()
    assert f"{share(rates[first])} of those in group {first}." in answer(segmentation).lead
    assert next_step(segmentation, first) == f"Begin here: the {stay} still here."
    shown = overview(segmentation)
    assert shown is not None
    order = [row.segment.id for row in shown.rows if row.segment]
    assert order[0] == first
    assert column(shown, "of the monthly revenue lost")[:-1] == [share(parts[id]) for id in order]
    assert column(shown, "of all who left")[:-1], "customers are told, too"
    assert f"{share(parts[first])} of the monthly revenue lost" in " ".join(cards(segmentation)[first - 1].outcomes)


def test_money_of_a_few_who_left_begins_with_no_group(samples: dict[str, tuple[Segmentation, pd.DataFrame]]) -> None:
    """Five of a group of 59 left, one of them with a large account."""
    segmentation, _ = samples["telecom"]
    outcome, order = profile_of(segmentation).main_outcome, order_of(segmentation)
    assert outcome is not None
    few = {own.segment for own in outcome.segments if own.count * (own.value or 0) < 20}
    assert few
    assert order.money is not None
    assert few.isdisjoint(own.segment for own in order.groups)


def test_who_leaves_less_often_than_all_is_not_begun_with_whatever_they_bring() -> None:
    def leave(_: pd.DataFrame, group: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        return np.where(rng.random(len(group)) < np.array([0.5, 0.3, 0.2])[group], "yes", "no")

    segmentation, labelled = made(churned=leave)
    left, plan = labelled["churned"] == "yes", plan_of(segmentation)
    rates, most = left.groupby(labelled["segment"]).mean(), int(lost(labelled).idxmax())
    assert rates[most] < left.mean()
    assert plan is not None
    assert [part.segment for part in plan.tested] == [rates.idxmax()]


def test_of_each_customer_the_interval_is_that_of_the_money(left: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = left
    stake = profile_of(segmentation).at_stake
    assert stake is not None
    each = labelled["monthly_revenue"] * (labelled["churned"] == "yes")
    assert stake.money.all.value == pytest.approx(each.mean())
    for own in stake.money.segments:
        values = each[labelled["segment"] == own.segment]
        assert (own.count, own.value) == (len(values), pytest.approx(values.mean()))
        assert own.lift == pytest.approx(values.mean() / each.mean())
        assert own.interval is not None
        assert own.interval[0] < values.mean() < own.interval[1]


def gone_to_zero(table: pd.DataFrame, *_: object) -> pd.Series:
    return table["monthly_revenue"].where(table["churned"] == "no", 0.0)


def cut_by_leaving(table: pd.DataFrame, *_: object) -> pd.Series:
    return table["monthly_revenue"].where(table["churned"] == "no", table["monthly_revenue"] / 5)


def often_missing(table: pd.DataFrame, _: np.ndarray, rng: np.random.Generator) -> pd.Series:
    return table["monthly_revenue"].where((table["churned"] == "no") | (rng.random(len(table)) < 0.7))


@pytest.mark.parametrize("change", [gone_to_zero, cut_by_leaving, often_missing])
def test_money_that_leaving_has_changed_is_not_counted(change: object) -> None:
    segmentation, labelled = made(monthly_revenue=change)
    assert profile_of(segmentation).at_stake is None
    rates = (labelled["churned"] == "yes").groupby(labelled["segment"]).mean()
    assert f"“{segmentation.segments[int(rates.idxmax()) - 1].name}”" in answer(segmentation).headline
    assert "lost" not in answer(segmentation).headline


@pytest.mark.parametrize("is_of_the_past", [True, False])
def test_money_that_grows_with_the_time_as_a_customer_is_not_at_stake(is_of_the_past: bool) -> None:
    def tenure(table: pd.DataFrame, _: np.ndarray, rng: np.random.Generator) -> pd.Series:
        grows = table["monthly_revenue"].rank() if is_of_the_past else pd.Series(rng.permutation(len(table)))
        return (grows / 50 + rng.normal(0, 9, len(table))).round() + 40

    segmentation, _ = made(tenure_months=tenure)
    assert (profile_of(segmentation).at_stake is None) == is_of_the_past


@pytest.mark.parametrize("name", ["total_charges", "average_basket", "claims_cost"])
def test_sums_over_the_time_as_a_customer_single_orders_costs_and_fees_are_no_money_at_stake(name: str) -> None:
    def fee(table: pd.DataFrame, group: np.ndarray, rng: np.random.Generator) -> pd.Series:
        return (table["churned"] == "yes") * rng.uniform(5, 40, len(group)).round(2)

    segmentation, _ = made(value=name, cancellation_fee_eur=fee)
    assert profile_of(segmentation).at_stake is None


def test_who_responds_is_contacted_in_the_order_of_what_responses_bring() -> None:
    segmentation, labelled = made("responded", "revenue")
    parts = lost(labelled, "revenue", "responded")
    each = (labelled["revenue"] * (labelled["responded"] == "yes")).groupby(labelled["segment"]).mean()
    first = int(each.idxmax())
    said = answer(segmentation).headline
    assert said.startswith(f"Contact “{segmentation.segments[first - 1].name}” first: ")
    assert said.endswith(f"{share(parts[first])} of what those who responded bring")


def test_what_an_appeal_brought_is_its_money_told_once_and_for_each_customer() -> None:
    def gift(table: pd.DataFrame, group: np.ndarray, rng: np.random.Generator) -> pd.Series:
        given = np.array([5.0, 8.0, 400.0])[group] * np.exp(rng.normal(0, 0.3, len(group)))
        return given.round(2) * (table["responded"] == "yes")

    segmentation, labelled = made("responded", "visits", autumn_gift_eur=gift)
    each = labelled.groupby("segment")["autumn_gift_eur"].agg(["sum", "mean"])
    parts, first = each["sum"] / each["sum"].sum(), int(each["mean"].idxmax())
    stake, shown = profile_of(segmentation).at_stake, overview(segmentation)
    assert stake is not None
    assert shown is not None
    assert [own.share_of_total for own in stake.money.segments] == pytest.approx(list(parts))
    said = answer(segmentation).headline
    assert said.startswith(f"Contact “{segmentation.segments[first - 1].name}” first: ")
    assert said.endswith(f" of the customers, {share(parts[first])} of the autumn gift")
    assert [x.head for x in shown.on_page if "gift" in x.head] == ["autumn gift on average", "of all autumn gift"]


def test_who_is_like_all_and_stands_for_no_less_money_comes_next_and_the_order_is_said() -> None:
    def leave(_: pd.DataFrame, group: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        return np.where(rng.random(len(group)) < np.array([0.42, 0.355, 0.355])[group], "yes", "no")

    segmentation, labelled = made(churned=leave)
    each = (labelled["monthly_revenue"] * (labelled["churned"] == "yes")).groupby(labelled["segment"]).mean()
    plan, shown = plan_of(segmentation), overview(segmentation)
    assert plan is not None
    assert shown is not None
    in_order = each.sort_values(ascending=False).index.to_list()
    assert [part.segment for part in plan.parts] == in_order
    assert [row.segment.id for row in shown.rows if row.segment] == in_order
    first, *later = (steps(segmentation)[id - 1].short for id in in_order)
    assert re.fullmatch(r"begin here: \d+ still here", first)
    assert all(re.fullmatch(r"then: \d+ still here", x) for x in later), "whom a budget reaches then"
    key = "Sorted by what to do, then by the monthly revenue lost with those who left, for each customer."
    assert key in shown.caption, "a lower rate stands above a higher one"


def test_what_they_pay_is_counted_and_their_cost_is_taken_off() -> None:
    def cost(_: pd.DataFrame, group: np.ndarray, rng: np.random.Generator) -> pd.Series:
        return (np.array([2.0, 5.0, 1_400.0])[group] * np.exp(rng.normal(0, 0.2, len(group)))).round(2)

    segmentation, labelled = made("renewed", "annual_premium", claim_cost=cost)
    means = labelled.groupby("segment")[["claim_cost", "annual_premium"]].mean()
    ratios = means["claim_cost"] / means["annual_premium"]
    shown = overview(segmentation)
    assert shown is not None
    order = [row.segment.id for row in shown.rows if row.segment]
    assert column(shown, "loss ratio (claim cost / annual premium)")[:-1] == [
        share(ratios[id]) if ratios[id] < 2 else f"{ratios[id]:.0f} times" for id in order
    ]
    most = int(ratios.idxmax())
    assert ratios[most] > 1
    assert segmentation.segments[most - 1].name not in answer(segmentation).headline, "nobody keeps who costs more"
    assert not re.search("in the test|next,", next_step(segmentation, most), re.IGNORECASE)


def test_who_costs_most_of_what_they_pay_is_told_beside_who_costs_most() -> None:
    rng, kind = np.random.default_rng(3), np.repeat([0, 1], 300)
    frame = pd.DataFrame({"annual_premium": rng.normal(300 + 900 * kind, 30), "age": rng.normal(30 + 20 * kind, 3)})
    frame["claim_cost"] = rng.gamma(4, np.where(kind, 80, 60))
    found = segmentry.run(frame, Plan(k=2, k_max=2, columns={"claim_cost": {"role": "outcome"}}))
    means = found.score(frame).groupby("segment")[["claim_cost", "annual_premium"]].mean()
    ratios, most = means["claim_cost"] / means["annual_premium"], int(means["claim_cost"].idxmax())
    assert found.profile is not None
    assert (ratios.idxmax() != most, f"{share(ratios[most])}." in also(found)) == (True, True)
    assert f"By claim cost / annual premium group {ratios.idxmax()} comes first: {share(ratios.max())}" in also(found)


def test_an_amount_that_only_a_response_brings_is_what_it_is_worth_and_orders_the_groups() -> None:
    def gift(table: pd.DataFrame, group: np.ndarray, rng: np.random.Generator) -> pd.Series:
        given = (np.array([5.0, 9.0, 90.0])[group] * np.exp(rng.normal(0, 0.3, len(group)))).round(2)
        return pd.Series(np.where(table["responded"] == "yes", given, 0.0))

    def bill(table: pd.DataFrame, *_: object) -> pd.Series:
        return table.pop("bill")

    segmentation, labelled = made("responded", "bill", gift_GBP=gift, bill=bill)
    parts = labelled.groupby("segment")["gift_GBP"].sum() / labelled["gift_GBP"].sum()
    shown, first = overview(segmentation), int(parts.idxmax())
    assert shown is not None
    order = [row.segment.id for row in shown.rows if row.segment]
    assert order[0] == first
    assert column(shown, "of all gift")[:-1] == [share(parts[id]) for id in order]
    assert answer(segmentation).headline.endswith(f", {share(parts[first])} of the gift")


def test_who_brings_much_and_whose_rate_is_withheld_is_looked_after() -> None:
    rng, n = np.random.default_rng(3), 1_500
    group = rng.choice(3, n, p=[0.5, 0.4, 0.1])
    table = pd.DataFrame({"a": group * 9 + rng.normal(size=n), "b": (group == 1) * 9 + rng.normal(size=n)})
    rates = np.array([0.04, 0.3, 0.0])[group]
    table["defaulted"] = np.where(rng.random(n) < rates, "yes", "no")
    table.loc[np.flatnonzero(group == 2)[:2], "defaulted"] = "yes"
    table["revenue"] = (np.array([10.0, 10.0, 300.0])[group] * np.exp(rng.normal(0, 0.2, n))).round(2)
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    labelled = segmentation.score(table)
    id = int(labelled.loc[group == 2, "segment"].mode()[0])
    outcome = profile_of(segmentation).main_outcome
    assert outcome is not None
    assert outcome.segments[id - 1].value is None
    part = labelled.loc[labelled["segment"] == id, "revenue"].sum() / labelled["revenue"].sum()
    assert next_step(segmentation, id).startswith(f"Leave as they are: they bring {share(part)} of all revenue.")
