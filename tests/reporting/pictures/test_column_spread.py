"""How one column lies in every segment, as it is drawn."""

import re

import numpy as np
import pandas as pd
import pytest

from segmentry import Segmentation, SegmentryError
from segmentry.reporting.compared import columns_of, share_said
from segmentry.reporting.looks import label
from segmentry.reporting.pictures.column_spread import _bend, _powers
from segmentry.reporting.pictures.gallery import distribution
from segmentry.reporting.pictures.picture import svg
from segmentry.results.profile import Average, Spread
from segmentry.wording import EVERYONE
from tests.reporting.changes import profile_of, with_averages, with_levels, with_spread

from .reading import bars, checked, words_of

QUANTILES = ("p5", "p25", "p50", "p75", "p95")
WITHHELD = {"share": None, "count": None, "interval": None}


def test_a_column_lies_as_its_quantiles_say(segmentation: Segmentation) -> None:
    profile = profile_of(segmentation)
    for column in ("age", "monthly_charges"):
        rows = checked(distribution(segmentation, column))["datasets"]["segments"]
        averages = [own.average(column) for own in profile.segments]
        averages += [average for average in profile.all if average.column == column]
        assert [row["segment"] for row in rows] == [*(label(s) for s in segmentation.segments), EVERYONE]
        for row, average in zip(rows, averages, strict=True):
            assert average.spread is not None
            assert [row[of] for of in QUANTILES] == [getattr(average.spread, of) for of in QUANTILES]
            assert row["mean"] == average.mean
        words = words_of(distribution(segmentation, column))
        assert {column, "line: 5 to 95 %; box: 25 to 75 %; tick: median; diamond: mean"} <= set(words)


def test_quantiles_are_those_of_the_table(mixed: Segmentation, people: pd.DataFrame) -> None:
    labels = mixed.score(people)["segment"].to_numpy()
    rows = checked(distribution(mixed, "age"))["datasets"]["segments"]
    for id, row in enumerate(rows, start=1):
        ages = people["age"][labels == id] if id <= mixed.k else people["age"]
        assert [row[of] for of in QUANTILES] == pytest.approx(np.quantile(ages, [0.05, 0.25, 0.5, 0.75, 0.95]).tolist())
        assert row["mean"] == pytest.approx(ages.mean())


def test_a_sample_is_stated(segmentation: Segmentation) -> None:
    words = words_of(distribution(with_spread(segmentation, "age", rows=400), "age"))
    assert "quantiles of 400 of 585 customers with a value" in " ".join(words)


def test_what_is_withheld_has_no_mark(segmentation: Segmentation) -> None:
    hidden = with_spread(segmentation, "age", p5=None, p95=None, p25=None)
    assert svg(distribution(hidden, "age")).startswith("<svg")
    bare = with_averages(segmentation, lambda a: a.model_copy(update={"spread": None}))
    assert "diamond: mean; quantiles are not told" in words_of(distribution(bare, "age"))
    nothing = with_averages(segmentation, lambda a: a.model_copy(update={"spread": None, "mean": None}))
    assert words_of(distribution(nothing, "age")).count("withheld") == 5
    empty = with_averages(segmentation, lambda a: a.model_copy(update={"spread": None, "mean": None, "count": 0}))
    assert words_of(distribution(empty, "age")).count("no value") == 5


def test_only_a_long_tail_gets_a_scale_of_logarithms(segmentation: Segmentation) -> None:
    long = with_spread(segmentation, "age", p5=0.0, p25=10.0, p50=100.0, p75=400.0, p95=20_000.0)
    words = words_of(distribution(long, "age"))
    assert "age, on a logarithmic scale" in words
    assert {"0", "100", "1k", "10k"} <= set(words)
    for other in ({"p5": -1.0}, {"p95": 900.0}, {"p5": None}, {"p50": 0.0, "p75": 0.0}):
        assert "age" in words_of(distribution(with_spread(long, "age", **other), "age"))
    everyone = Average(
        column="x", count=9, mean=1.0, sd=1.0, difference=None, spread=Spread(rows=9, p5=0, p75=2, p95=50)
    )
    assert _bend([everyone], "number") == 2
    assert _bend([everyone], "date") is None


def test_few_powers_of_ten_are_no_scale() -> None:
    assert _powers(3, 40) == (0, 5, 10, 20)
    assert _powers(2, 5_000) == (0, 10, 100, 1_000)
    assert _powers(0.2, 0.7) == (0, 0.2, 0.5)


def test_dates_are_written_as_dates(mixed: Segmentation) -> None:
    words = words_of(distribution(mixed, "since"))
    assert sum(bool(re.fullmatch(r"20\d\d-\d\d-\d\d", word)) for word in words) > 2


@pytest.mark.parametrize("column", ["contract", "active", "city"])
def test_levels_are_shares_beside_everyone(mixed: Segmentation, people: pd.DataFrame, column: str) -> None:
    labels = mixed.score(people)["segment"].to_numpy()
    ids = {label(segment): segment.id for segment in mixed.segments}
    rows = bars(distribution(mixed, column))
    cells = people[column].map({True: "yes", False: "no"}) if column == "active" else people[column]
    assert {row["level"] for row in rows} == set(cells)
    for row in rows:
        of = np.ones(300, bool) if row["segment"] == EVERYONE else labels == ids[row["segment"]]
        assert row["value"] == pytest.approx((cells[of] == row["level"]).mean())
        assert row["number"] == share_said(row["value"])
        assert row["end"] - row["zero"] == pytest.approx(row["value"])
    assert "customers with a value" in " ".join(words_of(distribution(mixed, column)))


def test_withheld_shares_have_no_bar_and_say_so(mixed: Segmentation) -> None:
    hidden = with_levels(mixed, lambda i, level: level.model_copy(update=WITHHELD) if i == 0 else level)
    picture = distribution(hidden, "contract")
    first = [row for row in bars(picture) if row["segment"] == label(mixed.segments[0])]
    assert {row["note"] for row in first} == {"withheld"}
    assert all("end" not in row for row in first)
    assert words_of(picture).count("withheld") == 3
    nothing = with_levels(mixed, lambda _, level: level.model_copy(update={**WITHHELD, "share_of_all": None}))
    assert svg(distribution(nothing, "contract")).startswith("<svg")


def test_a_column_that_was_not_profiled_is_refused(mixed: Segmentation) -> None:
    with pytest.raises(SegmentryError, match=r"'wealth' was not profiled\. Choose one of: "):
        distribution(mixed, "wealth")
    with pytest.raises(SegmentryError, match=r"Call segmentry\.profile first"):
        distribution(mixed.model_copy(update={"profile": None}), "age")


def test_a_loaded_model_draws_the_same(segmentation: Segmentation, loaded: Segmentation) -> None:
    assert distribution(loaded, "age") == distribution(segmentation, "age")


@pytest.mark.parametrize("name", ["one_segment", "one_feature"])
def test_every_column_can_be_drawn(name: str, request: pytest.FixtureRequest) -> None:
    segmentation: Segmentation = request.getfixturevalue(name)
    for column in columns_of(segmentation):
        assert svg(distribution(segmentation, column)).startswith("<svg")
