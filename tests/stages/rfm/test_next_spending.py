"""Which division tells what customers spend next, where the truth is known."""

from typing import Any

import numpy as np
import pytest

from segmentry.errors import SegmentryError
from segmentry.results.spending import NextSpending
from segmentry.stages.rfm.next_spending import next_spending

RNG = np.random.default_rng(12)
N = 1_500


def spending(kind: np.ndarray, base: float = 20.0) -> np.ndarray:
    """Half of the customers buy at all; what they spend is skewed."""
    return np.where(RNG.random(len(kind)) < 0.3 + 0.12 * kind, RNG.lognormal(np.log(base) + 0.5 * kind, 0.8), 0.0)


def compared(spent: Any, *divisions: Any, **options: Any) -> NextSpending:
    names = ("segments", "RFM groups", "past spending")
    found = next_spending(spent, dict(zip(names, divisions, strict=False)), **{"splits": 8, **options})
    assert found is not None
    return found


def judged(found: NextSpending, other: str = "RFM groups") -> list[int]:
    """Of the amounts and of their logarithms: 1 where ours explains more, -1 where the other does, 0 for chance."""
    apart = found.at[0].of(other)
    return [int(np.sign(apart[s].difference)) * apart[s].is_sure for s in ("capped", "log")]


def test_the_division_that_makes_the_difference_wins() -> None:
    kind, noise = RNG.integers(5, size=(2, N))
    spent = spending(kind)
    assert judged(compared(spent, kind, noise)) == [1, 1]
    assert judged(compared(spent, noise, kind)) == [-1, -1]
    ours, others = compared(spent, kind, noise).at[0].divisions
    assert ours.explained["log"] > 0.1
    assert others.explained["log"] < 0.02


def test_where_both_tell_the_same_or_nothing_neither_wins() -> None:
    kind, noise, more = RNG.integers(5, size=(3, N))
    same = compared(spending(kind), kind, (kind + 2) % 5)
    assert judged(same) == [0, 0]
    assert same.at[0].of("RFM groups")["capped"].interval == pytest.approx((0.0, 0.0))
    nothing = compared(spending(np.ones(N)), noise, more)
    assert judged(nothing) == [0, 0]
    assert max(each.explained["capped"] for each in nothing.at[0].divisions) <= 0.0


def test_of_equally_good_ones_few_are_told_apart() -> None:
    wrong = 0
    for i in range(40):
        first, second = RNG.integers(4, size=(2, 400))
        found = compared(spending((first + second) / 2), first, second, seed=i, splits=5)
        wrong += any(judged(found))
    assert wrong <= 5  # 2 of 40 for each of two scales


def test_all_have_equally_many_groups() -> None:
    kind = RNG.integers(8, size=N)
    found = compared(spending(kind / 2), kind // 2, kind, kind // 4 * 4)
    at = found.at[0]
    assert at.groups == 2
    assert [(each.groups, each.joined) for each in at.divisions] == [(4, True), (8, True), (2, False)]
    several = next_spending(spending(kind / 2), [{"a": kind, "b": kind + 1}, {"a": kind // 4, "c": kind % 2}], splits=2)
    assert several is not None
    assert [at.groups for at in several.at] == [8, 2]


def test_one_customer_who_spends_most_of_all_moves_only_the_raw_amounts() -> None:
    kind, noise = RNG.integers(5, size=(2, N))
    spent = spending(kind)
    before = compared(spent, kind, noise)
    spent[7] = 1e6
    after = compared(spent, kind, noise)
    assert judged(after) == [1, 1]
    for scale, within in (("capped", 0.03), ("log", 0.03)):
        both = [found.at[0].divisions[0].explained[scale] for found in (before, after)]
        assert both[0] == pytest.approx(both[1], abs=within)
    assert after.at[0].divisions[0].explained["raw"] < 0.05
    assert after.ten_largest == pytest.approx(1, abs=0.1)


def test_rows_in_another_order_tell_the_same_of_whoever_is_there() -> None:
    kind, noise = RNG.integers(5, size=(2, N))
    spent = spending(kind)
    mixed = RNG.permutation(N)
    first, second = compared(spent, kind, noise), compared(spent[mixed], kind[mixed], noise[mixed])
    assert (first.customers, first.spenders, first.cap) == (second.customers, second.spenders, second.cap)
    assert judged(first) == judged(second)
    assert compared(spent, kind, noise) == first
    assert compared(spent, kind, noise, seed=1) != first


def test_names_or_numbers_are_groups_and_whoever_has_none_is_left_out() -> None:
    kind = RNG.integers(3, size=N)
    words: list[str | None] = [f"group {i}" for i in kind]
    words[:10] = [None] * 10
    spent = spending(kind)
    spent[20] = np.nan
    found = compared(spent, words, kind.astype(float))
    assert found.customers == N - 10
    assert found.spenders == (np.nan_to_num(spent[10:]) > 0).sum()


def test_returns_count_as_nothing_in_the_logarithm_only() -> None:
    kind = RNG.integers(3, size=N)
    spent = spending(kind)
    spent[:50] = -10.0
    found = compared(spent, kind, kind)
    assert set(found.at[0].divisions[0].explained) == {"capped", "log", "raw"}
    assert found.spent == pytest.approx(spent.sum())


def test_too_few_customers_or_nothing_spent_are_not_judged() -> None:
    kind = RNG.integers(3, size=90)
    assert next_spending(spending(kind), {"a": kind, "b": kind}) is None
    assert next_spending(np.zeros(N), {"a": np.zeros(N), "b": np.zeros(N)}) is None


def test_where_next_to_nobody_spends_scales_without_an_answer_are_left_out() -> None:
    kind = RNG.integers(3, size=N)
    spent = np.zeros(N)
    spent[:5] = 10.0
    found = compared(spent, kind, kind)
    assert "capped" not in found.at[0].divisions[0].explained


@pytest.mark.parametrize(
    ("divisions", "words"),
    [({"a": np.zeros(N)}, "One division alone"), ({"a": np.zeros(N), "b": np.zeros(7)}, "“b” has 7 customers")],
)
def test_what_cannot_be_compared_is_refused_in_words(divisions: dict[str, Any], words: str) -> None:
    with pytest.raises(SegmentryError, match=words):
        next_spending(np.zeros(N), divisions)
