"""Quantiles per segment, against pandas on the labelled rows."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.results.profile import Spread

pytestmark = pytest.mark.usefixtures("quick_choices")

QUANTILES = {"p5": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95}


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return segmentry.sample("retail", rows=4000).to_pandas()


def told(spread: Spread) -> dict[str, float | None]:
    return {name: getattr(spread, name) for name in QUANTILES}


def test_quantiles_are_those_of_all_customers_in_a_segment(table: pd.DataFrame) -> None:
    found = segmentry.run(table, Plan(k=4, k_max=4))
    assert found.profile is not None
    labelled = found.score(table)
    for profile in found.profile.segments:
        own = labelled[labelled["segment"] == profile.id]
        for average in profile.averages:
            cells = own[average.column].dropna()
            assert average.spread is not None
            assert average.spread.rows == average.count == len(cells)
            if pd.api.types.is_numeric_dtype(cells):
                expected = cells.astype(float).quantile(list(QUANTILES.values()))
                assert told(average.spread) == pytest.approx(dict(zip(QUANTILES, expected, strict=True)), rel=1e-9)
    numeric = [a for a in found.profile.all if pd.api.types.is_numeric_dtype(table[a.column])]
    for average in numeric:
        assert average.spread is not None
        assert average.spread.p50 == pytest.approx(table[average.column].median(), rel=1e-9)


def test_above_the_sample_they_are_of_the_sample_whatever_the_order(table: pd.DataFrame) -> None:
    plan = Plan(k=3, k_max=3, sample_rows=1000)
    found, turned = (segmentry.run(rows, plan) for rows in (table, table[::-1]))
    assert found.profile is not None
    assert turned.profile is not None
    assert found.profile.all == turned.profile.all
    labelled = found.score(table)
    for profile in found.profile.segments:
        own = labelled[labelled["segment"] == profile.id]
        for average in (a for a in profile.averages if pd.api.types.is_numeric_dtype(own[a.column])):
            assert average.spread is not None
            assert average.spread.rows < average.count
            low, high = (own[average.column].astype(float).quantile(q) for q in (0.35, 0.65))
            assert low <= average.spread.p50 <= high


def test_a_quantile_is_told_where_enough_customers_lie_beyond_it() -> None:
    frame = pd.DataFrame({"spend": np.r_[np.arange(60.0), 1000 + np.arange(120.0)], "visits": np.tile([1.0, 2], 90)})
    found = segmentry.run(frame, Plan(k=2, k_max=2))
    assert found.profile is not None
    spreads = {one.average("spend").count: one.average("spend").spread for one in found.profile.segments}
    assert [name for name, x in told(spreads[60]).items() if x is None] == ["p5", "p95"]
    assert None not in told(spreads[120]).values()


def test_case_weights_count() -> None:
    frame = pd.DataFrame({"spend": np.arange(400.0), "visits": np.repeat([1.0, 9], 200), "n": np.repeat([1, 3], 200)})
    found = segmentry.run(frame, Plan(k=1, k_max=2, weight="n", features=("spend", "visits")))
    assert found.profile is not None
    spread = found.profile.all[0].spread
    assert spread is not None
    assert spread.rows == 400
    assert spread.p50 == pytest.approx(266, abs=15)  # a quarter of the weight below 200, a quarter to 266
