"""What the plan says of missing values holds in every figure, both ways."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, SegmentryError
from segmentry.results.columns import Column

RNG = np.random.default_rng(2)
N = 300


def frame() -> pd.DataFrame:
    rng = np.random.default_rng(2)
    group = np.arange(N) % 2
    days = np.array([90, 20])[group] + rng.integers(-5, 6, N)
    days[::5] = 9_999
    joined = np.datetime64("2020-01-01", "s") + rng.integers(0, 900, N) * np.timedelta64(1, "D")
    joined[::6] = np.datetime64("2030-06-01")
    plans = np.array(["basic", "plus", "free trial"], dtype=object)[rng.integers(0, 3, N)]
    visits = np.array([5, 20])[group] + rng.integers(-1, 2, N)
    return pd.DataFrame({"visits": visits, "days_since": days, "joined": joined, "plan": plans})


def read(missing: Any, name: str, *, inspected: bool = True, **options: Any) -> Column:
    table = segmentry.read(frame())
    plan = Plan(features=("visits", "days_since"), columns={name: {"missing": missing}}, **options)
    columns = segmentry.inspect(table) if inspected else None
    return segmentry.prepare(table, plan, columns=columns).columns[name]


@pytest.mark.parametrize("inspected", [True, False])
def test_numbers_are_taken_or_kept_as_told(inspected: bool) -> None:
    values = frame().days_since
    known = values[values != 9_999]
    found = read([9_999], "days_since", inspected=inspected)
    assert (found.filled, found.maximum, found.stand_ins) == (240, known.max(), (9_999,))
    assert (found.mean, found.sd) == pytest.approx((known.mean(), known.std(ddof=0)))
    kept = read([], "days_since", inspected=inspected)
    assert (kept.filled, kept.maximum, kept.stand_ins) == (N, 9_999, ())
    assert (kept.mean, kept.sd) == pytest.approx((values.mean(), values.std(ddof=0)))
    more = read([9_999, "20"], "days_since", inspected=inspected)
    assert more.filled == (known != 20).sum()


@pytest.mark.parametrize("told", ["2030-06-01", (pd.Timestamp("2030-06-01") - pd.Timestamp("1970-01-01")).days])
def test_days_are_taken_as_told(told: Any) -> None:
    found = read([told], "joined")
    assert found.filled == 250
    assert found.maximum is not None
    assert found.maximum < 20_000


@pytest.mark.parametrize("told", ["free trial", "Free Trial", " FREE TRIAL"])
def test_words_are_taken_as_told_however_they_are_spelled(told: str) -> None:
    found = read([told], "plan")
    assert (found.filled, found.distinct) == ((frame().plan != "free trial").sum(), 2)
    assert found.missing_words == ("free trial",)


def test_a_word_among_numbers_cannot_be_obeyed() -> None:
    with pytest.raises(SegmentryError, match=r"columns\.days_since\.missing` cannot be obeyed: .* holds numbers"):
        read(["many"], "days_since")
    assert read(["n/a"], "days_since").filled == N


def test_what_the_plan_tells_is_not_told_again() -> None:
    for missing in ([9_999], []):
        plan = Plan(columns={"days_since": {"missing": missing}})
        told = segmentry.prepare(frame(), plan).columns.findings
        assert not any("9,999" in finding.what for finding in told)
        counted = [f.what for f in told if "cells are missing" in f.what]
        assert counted == (["`days_since`: 60 of 300 cells are missing (20.0%)."] if missing else [])


def test_the_textbook_takes_numbers_as_numbers_and_says_so() -> None:
    prepared = segmentry.prepare(frame(), Plan(preset="classic", features=("visits", "days_since")))
    assert prepared.columns["days_since"].maximum == 9_999
    assert prepared.recipe.steps[1].missing == 0
    [told] = [str(f) for f in prepared.columns.findings if "9,999" in f.what]
    assert told == (
        "`days_since`: 9,999 stands apart from all others and counts as any other value with the preset classic."
        " Set columns.days_since.missing = [9999] in the plan if nothing is known there."
    )


def test_the_part_follows_what_is_missing() -> None:
    cells = np.r_[RNG.integers(1, 800, 100), [-1] * 300]
    others = {"spend": RNG.normal(size=400), "visits": RNG.normal(size=400)}
    table = segmentry.read(
        pd.DataFrame({**others, "x": cells, "y": np.where(np.arange(400) < 230, 5, RNG.poisson(5, 400))})
    )
    columns = segmentry.inspect(table)
    assert (columns["x"].role, columns["y"].role) == ("ignored", "feature")
    plan = Plan(columns={"x": {"missing": []}, "y": {"missing": [5]}})
    prepared = segmentry.prepare(table, plan, columns=columns)
    assert prepared.recipe.features == ("spend", "visits", "x")
    assert prepared.columns["y"].reason.endswith("of the cells are missing, 5 among them")


@pytest.mark.usefixtures("quick_choices")
@pytest.mark.parametrize("missing", [None, [9_999]])
def test_no_figure_of_the_profile_counts_them(missing: Any) -> None:
    """Of a feature, a descriptor and an outcome alike."""
    table = frame().assign(response=lambda d: d.days_since, region_income=lambda d: d.days_since * 1.0)
    roles = {"days_since": "feature", "response": "outcome", "region_income": "descriptor"}
    told = {name: {"role": role, "missing": missing} for name, role in roles.items()}
    plan = Plan(k=2, k_max=2, features=("visits", "days_since"), columns=told)
    segmentation = segmentry.run(table, plan)
    seldom_first = sorted(segmentation.profile.segments, key=lambda s: s.averages[0].mean)  # both are of one size
    for segment, everyone in zip(seldom_first, (90, 20), strict=True):
        for average in (a for a in segment.averages if a.column in roles):
            assert average.mean == pytest.approx(everyone, abs=2)
            assert average.count == 120
            assert average.spread is not None
            assert average.spread.p95 is not None
            assert average.spread.p95 < 100
    [outcome] = segmentation.profile.outcomes
    assert outcome.all.value == pytest.approx(55, abs=2)
    assert max(segment.centre[1] for segment in segmentation.segments) < 100
    assert (
        segmentation.score(table).segment.tolist() == segmentation.score(table.replace(9_999, np.nan)).segment.tolist()
    )


@pytest.mark.parametrize(
    ("column", "stands"),
    [
        (np.clip(RNG.normal(45, 13, N), 18, 90).round(), (98, 99)),
        (RNG.integers(1, 6, N), (9,)),
        (RNG.lognormal(9, 1, N).round(2), (-1,)),
        (np.array(["a", "b", "c"], dtype=object)[RNG.integers(0, 3, N)], ("not stated", "?")),
    ],
)
def test_what_stands_for_missing_is_as_a_cell_that_is_empty(column: Any, stands: tuple[Any, ...]) -> None:
    places = np.arange(0, N, 9)
    codes, blanks = (pd.Series(column, dtype=object) for _ in range(2))
    codes[places], blanks[places] = np.resize(np.array(stands, dtype=object), len(places)), None
    numeric = not isinstance(stands[0], str)
    tables = [
        pd.DataFrame({"spend": np.arange(N) % 37, "x": x.astype(float) if numeric else x}) for x in (codes, blanks)
    ]
    coded, blank = (segmentry.prepare(table, Plan(features=("spend", "x"))) for table in tables)
    assert coded.columns["x"].stand_ins + coded.columns["x"].missing_words
    np.testing.assert_array_equal(coded.sample, blank.sample)
    same = ("filled", "minimum", "maximum")
    assert [getattr(coded.columns["x"], name) for name in same] == [getattr(blank.columns["x"], name) for name in same]
    assert coded.columns["x"].distinct == pytest.approx(blank.columns["x"].distinct, rel=0.1)  # near counts both
    assert coded.columns["x"].mean == pytest.approx(blank.columns["x"].mean)
