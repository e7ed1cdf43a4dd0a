"""Numbers that say much the same weigh as many columns as they hold facts."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.stages.inspection.one_fact.fact_groups import fact_groups
from segmentry.stages.preparation.balance import balance

RNG = np.random.default_rng(11)
N = 600
A, B, C, E = RNG.normal(size=(4, N))
FACTOR = RNG.normal(size=N)
MONEY, MORE = RNG.lognormal(4, 1, (2, N))
MONTHS, FEE = RNG.integers(1, 72, N), RNG.uniform(20, 120, N)


def groups(**columns: object) -> list[tuple[tuple[str, ...], float]]:
    return [(group.names, group.facts) for group in fact_groups(pd.DataFrame(columns))]


@pytest.mark.parametrize(
    ("columns", "facts"),
    [
        ({"open": A - B, "limit": A, "balance": B}, (1.7, 2.0)),
        ({"months": MONTHS, "fee": FEE, "total": MONTHS * FEE * RNG.normal(1, 0.02, N)}, (1.7, 2.0)),
        ({"orders": MONTHS, "money": MONEY, "basket": MONEY / MONTHS}, (1.7, 2.0)),
        ({"a": A, "b": B, "c": C, "d": E, "total": 2 * A + B - C + 3 * E}, (3.5, 4.0)),
        ({"euro": MONEY, "dollar": MONEY * 1.1 * RNG.normal(1, 0.02, N)}, (1.0, 1.1)),
        ({"income": MONEY, "log income": np.log(MONEY)}, (1.0, 1.05)),
        ({"one": A, "other": A + 0.29 * B}, (1.0, 1.2)),
        ({f"scale {i}": FACTOR + 0.42 * RNG.normal(size=N) for i in range(5)}, (1.0, 2.0)),
        ({"rooms": (ROOMS := RNG.integers(0, 10, N)), "rent": 10 * ROOMS + RNG.normal(0, 8, N)}, (1.0, 1.3)),
    ],
    ids=["difference", "product", "quotient", "sum", "currencies", "log", "pair", "subscales", "few whole numbers"],
)
def test_what_says_the_same_is_one_group(columns: dict[str, object], facts: tuple[float, float]) -> None:
    [(names, worth)] = groups(**columns, apart=RNG.normal(size=N), calls=RNG.poisson(4, N))
    assert set(names) == set(columns)
    assert facts[0] <= worth <= facts[1]


@pytest.mark.parametrize(
    "columns",
    [
        {f"item {i}": np.clip(np.round(3 + FACTOR + 1.1 * RNG.normal(size=N)), 1, 5) for i in range(8)},
        {f"x{i}": 6 * np.repeat([0, 1, 2], N // 3) + RNG.normal(size=N) for i in range(4)},
        {f"x{i}": 20 * np.repeat([0, 1, 2, 3], N // 4) + RNG.normal(size=N) for i in range(4)},
        {f"x{i}": 15 * np.repeat([0, 1], N // 2) + RNG.integers(-1, 2, N) for i in range(2)},  # few whole numbers
        {f"x{i}": 15 * np.repeat([0, 1, 2], N // 3) + RNG.integers(-2, 3, N) for i in range(3)},
        {f"x{i}": RNG.normal(size=N) for i in range(20)},
    ],
    ids=["battery", "three segments", "four segments", "whole", "three whole", "noise"],
)
def test_what_segments_or_a_scale_make_go_together_is_none(columns: dict[str, object]) -> None:
    assert groups(**columns) == []


def test_no_group_is_a_chain_of_neighbours() -> None:
    chain = [A]
    for _ in range(7):
        chain.append(0.88 * chain[-1] + 0.47 * RNG.normal(size=N))
    frame = pd.DataFrame({f"month {i}": column for i, column in enumerate(chain)})
    for group in fact_groups(frame):
        assert frame[list(group.names)].corr().to_numpy().min() > 0.75


def test_each_weighs_its_part_and_the_trail_tells() -> None:
    frame = pd.DataFrame({"limit": A, "balance": B, "open": A - B, "age": C})
    prepared = segmentry.prepare(frame)
    steps = {step.column: step for step in prepared.recipe.steps}
    assert prepared.columns["open"].fact == prepared.columns["limit"].fact == "limit, balance and open"
    weight = prepared.columns["open"].fact_weight
    assert steps["open"].weight == pytest.approx(weight)
    assert steps["open"].why[-1].endswith(f"Weight 1 before, times {weight:.2f}.")
    assert steps["age"].weight == 1
    assert "counts once" in next(f.what for f in prepared.columns.findings if "go together" in f.what)


def test_the_plan_says_otherwise() -> None:
    frame = pd.DataFrame({"limit": A, "balance": B, "open": A - B, "age": C})
    told = segmentry.prepare(frame, Plan(columns={"open": {"weight": 1}})).recipe.steps
    assert [step.weight for step in told if step.column in ("open", "age")] == [1, 1]
    without = segmentry.prepare(frame, Plan(features=("limit", "balance", "age")))
    assert [step.weight for step in without.recipe.steps] == [1, 1, 1]
    assert not [finding for finding in without.columns.findings if "go together" in finding.what]
    textbook = segmentry.prepare(frame, Plan(preset="classic"))
    assert [step.weight for step in textbook.recipe.steps] == [1, 1, 1, 1]


def test_groups_are_balanced_by_their_facts() -> None:
    prepared = segmentry.prepare(pd.DataFrame({"limit": A, "balance": B, "open": A - B, "age": C}))
    group = prepared.columns["open"]
    steps = segmentry.prepare(prepared.table, balance(prepared)).recipe.steps
    shares = {step.column: step.share for step in steps}
    assert shares["open"] / shares["age"] == pytest.approx(group.fact_weight**2, rel=0.01)
