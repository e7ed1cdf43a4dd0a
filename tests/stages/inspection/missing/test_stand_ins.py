"""Values that stand for missing are taken so only when they stand apart."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.results.columns import Column, Columns

RNG = np.random.default_rng(3)
N = 400


def look(values: Any, name: str = "x") -> Columns:
    others = {"spend": RNG.normal(size=len(values)), "visits": RNG.normal(size=len(values))}
    return segmentry.inspect(pd.DataFrame({**others, name: values}))


def column(values: Any) -> Column:
    return look(values)["x"]


def warnings(columns: Columns) -> list[str]:
    return [str(finding) for finding in columns.findings if finding.severity == "warning"]


def ages(size: int = N) -> np.ndarray:
    return np.clip(RNG.normal(45, 14, size), 18, 92).round()


@pytest.mark.parametrize(
    ("values", "taken"),
    [
        (np.r_[ages(), [-1] * 12], (-1.0,)),
        (np.r_[ages(), [-1] * 12, [999] * 5], (-1.0, 999.0)),
        (np.r_[ages(), [997] * 3, [998] * 8, [999] * 5], (999.0, 998.0, 997.0)),
        (np.r_[RNG.lognormal(10, 0.5, N).round(), [-999] * 3], (-999.0,)),
        (np.r_[RNG.lognormal(10, 0.5, N).round(2), [9_999_999] * 3], (9_999_999.0,)),
        (np.r_[RNG.integers(1, 6, N), [99] * 9], (99.0,)),
        (np.r_[RNG.integers(1, 6, N), [97] * 3, [99] * 9], (99.0, 97.0)),
        (np.r_[RNG.uniform(-20, 35, N).round(1), [-99] * 4], (-99.0,)),
        (np.r_[RNG.poisson(12, N), [-1] * 300], (-1.0,)),
        (np.r_[np.zeros(N), RNG.lognormal(3, 1, N).round(2), [-1] * 20], (-1.0,)),
        (np.r_[RNG.uniform(0, 1, N), [-1] * 20], (-1.0,)),
        (np.r_[RNG.lognormal(10, 0.5, N).round(), [-(2**31)] * 9], (-(2.0**31),)),
        (np.r_[ages(), [32_767] * 9], (32_767.0,)),
        (np.r_[RNG.poisson(12, N), [2**31 - 1] * 9], (2.0**31 - 1,)),
    ],
)
def test_values_that_stand_apart_are_taken(values: Any, taken: tuple[float, ...]) -> None:
    assert column(values).stand_ins == taken


@pytest.mark.parametrize(
    "values",
    [
        RNG.integers(-1, 2, N),  # a score
        RNG.integers(-1, 8, N),  # a scale
        RNG.integers(-1, 25, N),
        np.r_[RNG.normal(0, 3, N).round().clip(-1)],
        -RNG.lognormal(3, 1, N).round(),  # amounts below zero
        np.r_[-RNG.lognormal(3, 1, N).round(), [-999] * 3, [-1_500] * 2],
        np.r_[ages(), [-1]],  # met once
        np.clip(RNG.normal(60, 25, N), 0, 99).round(),  # percentages that end at 99
        RNG.choice([99, 199, 299, 399, 499, 999], N),  # prices
        RNG.choice([-1, 1], N),
        RNG.choice([0, 1, 99], N)[: N // 2],  # too few others to tell
        np.arange(900, 1000).repeat(4),
    ],
)
def test_genuine_numbers_are_kept(values: Any) -> None:
    assert column(values).stand_ins == ()


def test_what_is_taken_is_told_with_the_way_back() -> None:
    columns = look(np.r_[ages(), [-1] * 12, [999] * 5], name="days since")
    assert warnings(columns) == [
        "`days since`: 12 cells hold -1 and 5 cells hold 999, apart from all others. They are taken as missing."
        ' Set columns."days since".missing = [] in the plan to keep them as numbers.'
    ]


def test_what_fits_less_well_is_only_told() -> None:
    columns = look(np.r_[RNG.poisson(1.2, N), [-1] * 9])
    assert columns["x"].stand_ins == ()
    assert warnings(columns) == [
        "`x`: 9 cells hold -1, which may stand for missing."
        " Set columns.x.missing = [-1] in the plan if so: as numbers they pull the averages."
    ]


def test_a_spike_in_the_midst_is_only_told() -> None:
    columns = look(np.r_[10 * RNG.lognormal(8, 0.8, 2_000).round(), [9_999] * 60])
    assert columns["x"].stand_ins == ()
    assert [told.split(" Set")[0] for told in warnings(columns)] == [
        "`x`: 60 cells hold 9,999, which may stand for missing."
    ]


def test_with_the_stand_ins_most_cells_may_be_missing() -> None:
    found = column(np.r_[RNG.integers(1, 800, 100), [-1] * 300])
    assert (found.role, found.reason) == ("ignored", "75% of the cells are missing, -1 among them")
    assert found.stand_ins == (-1.0,)


@pytest.mark.parametrize("stand_in", ["0001-01-01", "1899-12-30", "1970-01-01", "2999-12-31", "9999-12-31"])
def test_dates_that_stand_apart_are_taken(stand_in: str) -> None:
    days = np.datetime64("2019-03-01") + np.r_[0, RNG.integers(1_500, size=N)]
    dates = np.r_[days, np.full(7, np.datetime64(stand_in))].astype("datetime64[s]")
    columns = look(dates, name="joined")
    found = columns["joined"]
    assert found.stand_ins == (float((np.datetime64(stand_in) - np.datetime64("1970-01-01")).astype(int)),)
    assert found.reason == "a date; as a feature it counts as days since 1970-01-01"
    assert warnings(columns) == [
        f"`joined`: 7 cells hold {stand_in}, apart from all others. They are taken as missing."
        " Set columns.joined.missing = [] in the plan to keep them as dates."
    ]


def test_a_date_that_others_are_near_is_kept() -> None:
    dates = np.datetime64("1970-01-01") + np.r_[0, 0, RNG.integers(0, 9_000, N)]
    assert column(dates.astype("datetime64[s]")).stand_ins == ()


def test_counts_are_those_of_all_batches() -> None:
    values = np.tile(np.r_[ages(990), [-1] * 10], 300)  # more rows than a batch has
    [told] = warnings(look(values))
    assert told.startswith("`x`: 3,000 cells hold -1, apart")


@pytest.mark.parametrize(
    ("name", "usual", "beyond", "taken"),
    [
        ("age", (18, 90), [0, 124, 125], (0.0, 124.0, 125.0)),
        ("dog_age", (1, 19), [87, 124], (87.0, 124.0)),
        ("age", (1, 90), [0], ()),  # of children some are 1 year old
        ("age", (18, 90), [120] * 40, ()),  # so many are something else than mistakes
        ("target_age", (60, 68), [0], (0.0,)),
        ("kids", (0, 5), [-1], (-1.0,)),
        ("mood", (0, 5), [-1], ()),
        ("pulse", (50, 110), [0], (0.0,)),
        ("visits", (20, 90), [0], ()),
        ("birth_year", (1940, 2005), [1899, 1899, 2024], (1899.0, 2024.0)),
        ("birth_year", (1840, 1990), [1820, 1820], ()),
    ],
)
def test_what_nobody_can_have_is_taken_where_nothing_comes_near(
    name: str, usual: tuple[int, int], beyond: list[int], taken: tuple[float, ...]
) -> None:
    cells = np.append(RNG.integers(usual[0], usual[1] + 1, N), beyond)
    assert tuple(sorted(look(cells, name)[name].stand_ins)) == taken


@pytest.mark.parametrize("name", ["geb_jaar", "Geburtsjahr", "birth_year"])
def test_years_in_which_nobody_was_born_are_taken(name: str) -> None:
    born = np.r_[RNG.integers(1930, 2005, N), [1900] * 9, [1111] * 4]
    assert set(look(born, name)[name].stand_ins) == {1111.0, 1900.0}
    assert not look(born, "year_built")["year_built"].stand_ins
