"""Codes beside a scale are taken as missing; counts, prices and percentages keep what they hold."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.results.columns import Columns

RNG = np.random.default_rng(7)
N = 400


def look(**columns: Any) -> Columns:
    size = len(next(iter(columns.values())))
    return segmentry.inspect(pd.DataFrame({"spend": RNG.normal(size=size), **columns}))


def with_codes(values: Any, *codes: float, share: float = 0.03) -> Any:
    cells = np.array(values, dtype=float)
    places = RNG.permutation(len(cells))[: int(share * len(cells)) * len(codes)]
    cells[places] = np.repeat(codes, len(places) // len(codes))
    return cells


def scale(low: int, high: int) -> Any:
    return RNG.integers(low, high + 1, N)


def ages(size: int = N) -> Any:
    return np.clip(RNG.normal(45, 13, size), 18, 90).round()


def doubted(columns: Columns, name: str = "x") -> bool:
    return any("may stand for missing" in f.what for f in columns.findings if f.column == name)


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        (scale(1, 5), (9,)),
        (scale(1, 4), (6, 7, 8, 9)),
        (scale(1, 5), (7, 8, 9)),
        (scale(0, 4), (8, 9)),
        (scale(1, 7), (9,)),
        (scale(1, 2), (7, 9)),
        (scale(1, 5), (-1, -2, -9)),
        (scale(1, 7), (-1,)),
        (scale(0, 10), (-8, -9)),
        (scale(0, 10), (77, 88, 99)),
        (scale(1, 10), (98, 99)),
        (ages(), (98, 99)),
        (ages(), (97, 98, 99)),
        (ages(), (96, 97, 98, 99)),
        (scale(0, 10), (66, 77, 88, 99)),
        (ages(), (-1, -2, -9)),
        (RNG.poisson(4, N), (-1, -2, -9)),
        (RNG.lognormal(10, 0.5, N).round(), (-1, -2, -9)),
        (np.clip(RNG.normal(38, 10, N), 0, 60).round(), (98, 99)),
    ],
)
def test_codes_are_taken(values: Any, codes: tuple[float, ...]) -> None:
    columns = look(x=with_codes(values, *codes))
    found = columns["x"]
    assert set(found.stand_ins) == set(codes)
    assert found.filled < N
    assert found.maximum is not None
    assert set(codes).isdisjoint({found.maximum, found.minimum})
    assert any("are taken as missing" in f.what for f in columns.findings if f.column == "x")


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        (scale(1, 2), (9,)),
        (scale(0, 1), (9,)),
        (scale(1, 5), (8,)),
        (scale(1, 5), (7, 8)),
        (RNG.choice([1, 2, 3, 4, 5], N, p=[0.4, 0.3, 0.2, 0.07, 0.03]), (9,)),
        (scale(1, 7), (0,)),
        (ages(), (99,)),
    ],
)
def test_codes_that_may_be_numbers_are_doubted(values: Any, codes: tuple[float, ...]) -> None:
    columns = look(x=with_codes(values, *codes))
    assert columns["x"].stand_ins == ()
    assert doubted(columns)


@pytest.mark.parametrize(
    "values",
    [
        np.r_[RNG.poisson(1.8, 3_000), 9, 9, 8, 7],  # children
        np.r_[RNG.choice([0, 1, 2, 3, 4, 5], 1_000, p=[0.5, 0.2, 0.18, 0.08, 0.03, 0.01]), 9, 9],
        scale(0, 9),
        scale(1, 9),
        scale(0, 10),
        scale(0, 5),
        scale(0, 7),
        RNG.choice([3, 4, 5, 6, 8], N, p=[0.02, 0.5, 0.02, 0.25, 0.21]),  # cylinders
        np.clip(RNG.normal(60, 25, N), 0, 99).round(),
        np.clip(RNG.normal(60, 25, N), 0, 100).round(),
        np.clip(RNG.normal(75, 13, 3_000), 18, 99).round(),
        scale(1950, 1999),
        RNG.choice([99, 199, 299, 399, 499, 999], N),
        RNG.choice([9, 19, 29, 39, 49, 59, 69, 79, 89, 99], N),
        RNG.choice([-3, -2, -1, 1, 2, 3], N),
        RNG.choice([-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8], N),  # months behind with payments
        RNG.normal(0, 4, N).round(),
        RNG.choice([1, 2, 3, 6, 12], N),
    ],
)
def test_genuine_numbers_are_left_alone_without_a_word(values: Any) -> None:
    columns = look(x=values)
    assert columns["x"].stand_ins == ()
    assert not doubted(columns)


def test_what_is_certain_in_one_item_is_so_in_all() -> None:
    columns = look(a=with_codes(scale(1, 5), 9), b=np.r_[scale(1, 5)[:-1], 9], c=scale(1, 5))
    assert [columns[name].stand_ins for name in "abc"] == [(9.0,), (9.0,), ()]


def test_a_zero_below_items_of_one_to_five_is_none_of_their_answers() -> None:
    columns = look(a=scale(1, 5), b=scale(1, 5), c=with_codes(scale(1, 5), 0))
    assert [columns[name].stand_ins for name in "abc"] == [(), (), (0.0,)]


def test_codes_right_behind_items_of_one_to_seven_are_none_of_their_answers() -> None:
    columns = look(a=scale(1, 7), b=scale(1, 7), x=with_codes(scale(1, 7), 8, 9), y=with_codes(scale(1, 7), 8))
    assert columns["x"].stand_ins == (8, 9)
    assert columns["y"].stand_ins == (8,)


def test_a_scale_of_nine_is_left_alone() -> None:
    columns = look(a=scale(1, 7), b=scale(1, 7), x=scale(1, 9))
    assert not columns["x"].stand_ins
    assert not doubted(columns)


def test_rare_numbers_right_behind_a_lone_scale_are_doubted() -> None:
    assert doubted(look(x=with_codes(scale(1, 7), 8, 9)))


def test_items_with_the_same_codes_are_told_in_one_sentence() -> None:
    columns = look(**{name: with_codes(scale(1, 5), 8, 9) for name in "abc"})
    assert [f.what for f in columns.findings if f.severity == "warning"] == [
        "`a`, `b` and `c`: 72 cells hold 8 and 9, beside the scale of 1 to 5. They are taken as missing."
    ]


def test_codes_inside_an_amount_are_doubted() -> None:
    for codes in ((9_998, 9_999), (99_998, 99_999)):
        assert doubted(look(x=with_codes(10 * RNG.lognormal(np.log(codes[0] / 12), 0.8, 2_000).round(), *codes)))


def test_of_numbers_that_name_kinds_a_high_one_may_be_a_kind() -> None:
    kinds = {"job_type": with_codes(scale(1, 6), 99), "branch_type": with_codes(scale(1, 6), -9)}
    kinds["plan_type"] = with_codes(scale(1, 5), 9)
    columns = look(**{name: values.astype(int) for name, values in kinds.items()})
    assert (columns["job_type"].stand_ins, columns["branch_type"].stand_ins) == ((), (-9.0,))
    assert columns["plan_type"].stand_ins == ()
    assert doubted(columns, "job_type")
    assert doubted(columns, "plan_type")


def test_outcomes_and_descriptors_are_read_alike() -> None:
    columns = look(response=with_codes(scale(1, 5), -9, 9), gender=with_codes(scale(1, 2), 7, 9))
    assert set(columns["response"].stand_ins) == {-9, 9}
    assert set(columns["gender"].stand_ins) == {7, 9}
