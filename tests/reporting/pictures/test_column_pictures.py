"""The profile plot and the distribution of a column hold the numbers of the profile, and so do their captions."""

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import altair as alt
import numpy as np
import pandas as pd
import pytest
from jsonschema import Draft7Validator
from segmentry.reporting.markers import shown
from segmentry.reporting.pictures.distributions import _powers
from segmentry.reporting.spreads import bend, columns_of, levels_of, share_said

import segmentry
from segmentry import Plan, Segmentation, SegmentryError
from segmentry.reporting import captions, shapes
from segmentry.reporting.pictures import charts
from segmentry.reporting.pictures import picture as pictures
from segmentry.reporting.pictures.picture import Picture
from segmentry.results.profile import Average, Spread
from segmentry.stages.profiling.names import NOTABLE

VEGA_LITE = Draft7Validator(alt.load_schema())
QUANTILES = ("p5", "p25", "p50", "p75", "p95")


def words_of(picture: Picture) -> list[str]:
    svg = ElementTree.fromstring(pictures.svg(picture))
    return ["".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text")]


def title_of(picture: Picture) -> str:
    return " ".join(picture.spec["vconcat"][0]["title"]["text"])


def checked(picture: Picture) -> dict[str, Any]:
    """The rows of a picture whose specification the schema of Vega-Lite allows."""
    VEGA_LITE.validate(picture.to_dict())
    return picture.to_dict()["datasets"]


def bars(picture: Picture) -> list[dict[str, Any]]:
    return [row for name, rows in checked(picture).items() if name.startswith("bars") for row in rows]


def with_averages(segmentation: Segmentation, change: Callable[[Average], Average]) -> Segmentation:
    told = segmentation.profile
    assert told is not None
    each = [p.model_copy(update={"averages": tuple(map(change, p.averages))}) for p in told.segments]
    profile = told.model_copy(update={"all": tuple(map(change, told.all)), "segments": tuple(each)})
    return segmentation.model_copy(update={"profile": profile})


def with_spread(segmentation: Segmentation, column: str, **update: Any) -> Segmentation:
    """The same with other quantiles of one column, in every segment and of everyone."""

    def change(average: Average) -> Average:
        if average.column != column:
            return average
        spread = (average.spread or Spread(rows=average.count)).model_copy(update=update)
        return average.model_copy(update={"spread": spread})

    return with_averages(segmentation, change)


def with_levels(segmentation: Segmentation, change: Callable[[int, Any], Any]) -> Segmentation:
    told = segmentation.profile
    assert told is not None
    each = [
        p.model_copy(update={"levels": tuple(change(i, level) for level in p.levels)})
        for i, p in enumerate(told.segments)
    ]
    return segmentation.model_copy(update={"profile": told.model_copy(update={"segments": tuple(each)})})


def test_every_segment_has_a_panel_with_its_differences(mixed: Segmentation) -> None:
    compared = shapes.features_compared(mixed)
    rows = bars(charts.profiles(mixed))
    for i, segment in enumerate(mixed.segments):
        own = [row for row in rows if row["segment"] == shapes.label(segment)]
        assert [row["feature"] for row in own] == [one.feature for one in compared]
        assert [row["value"] for row in own] == [one.differences[i] for one in compared]
        for row, one in zip(own, compared, strict=True):
            difference = one.differences[i]
            assert difference is not None
            marker = abs(difference) >= NOTABLE
            assert row["colour"] == (shapes.colour(segment.id) if marker else shapes.PALE)
            assert row["end"] - row["zero"] == pytest.approx(difference)
    words = words_of(charts.profiles(mixed))
    assert {shapes.label(s) for s in mixed.segments} <= set(words)
    assert any(
        word.startswith(f"Standard deviations from everyone (0); pale: closer than {NOTABLE:g}") for word in words
    )


def test_bars_beyond_the_limit_are_cut_and_it_is_said(segmentation: Segmentation) -> None:
    far = with_averages(segmentation, lambda a: a.model_copy(update={"difference": (a.difference or 0.0) * 20}))
    told = shown(far)
    rows = bars(charts.profiles(far))
    cut = [row for row in rows if abs(row["value"]) > 3]
    assert told.cut == len(cut) > 0
    assert all(abs(row["end"] - row["zero"]) == pytest.approx(3) for row in cut)
    assert all(row["note"] == f"{row['value']:+.1f}" for row in cut)
    assert all(row["note"] == "" for row in rows if row not in cut)
    assert "bars beyond 3 are cut, with their number at 0" in title_of(charts.profiles(far))
    near = with_averages(segmentation, lambda a: a.model_copy(update={"difference": 0.5}))
    assert "are cut" not in title_of(charts.profiles(near))


def test_withheld_differences_have_no_bar(segmentation: Segmentation) -> None:
    hidden = with_averages(segmentation, lambda a: a.model_copy(update={"difference": None}))
    rows = bars(charts.profiles(hidden))
    assert all("end" not in row for row in rows)
    assert "withheld" in words_of(charts.profiles(hidden))
    empty = with_averages(hidden, lambda a: a.model_copy(update={"count": 0}))
    words = words_of(charts.profiles(empty))
    assert "no value" in words
    assert "withheld" not in words


@pytest.mark.parametrize("k", [1, 2, 4, 7, 30])
def test_any_number_of_segments_can_be_drawn(segmentation: Segmentation, k: int) -> None:
    many = stretched(segmentation, k)
    picture = charts.profiles(many)
    rows = bars(picture)
    assert len({row["segment"] for row in rows}) == k
    assert len(rows) == k * len(shown(many).features)
    orders = {tuple(row["feature"] for row in rows if row["segment"] == shapes.label(s)) for s in many.segments}
    assert len(orders) == 1
    lines = [panel for panel in picture.panels() if panel.rows]
    assert len(lines) == -(-k // (2 if k in (2, 4) else 3))
    assert all(pictures.svg(line).startswith("<svg") for line in lines)
    svg = ElementTree.fromstring(pictures.svg(picture))
    assert float(svg.get("width") or 0) < 720


def stretched(segmentation: Segmentation, k: int) -> Segmentation:
    """So many segments, the given ones again and again."""
    told = segmentation.profile
    assert told is not None
    segments, profiles = [], []
    for id in range(1, k + 1):
        of = (id - 1) % segmentation.k
        segments.append(segmentation.segments[of].model_copy(update={"id": id, "name": f"Segment number {id}"}))
        profiles.append(told.segments[of].model_copy(update={"id": id}))
    profile = told.model_copy(update={"segments": tuple(profiles)})
    return segmentation.model_copy(update={"k": k, "segments": tuple(segments), "profile": profile})


def test_many_features_are_cut_and_it_is_said(segmentation: Segmentation) -> None:
    told = segmentation.profile
    assert told is not None
    names = [f"feature {i}" for i in range(25)]
    wide = [
        tuple(
            p.averages[0].model_copy(update={"column": name, "difference": n * i / 40}) for n, name in enumerate(names)
        )
        for i, p in enumerate(told.segments)
    ]
    step = segmentation.recipe.steps[0]
    steps = tuple(step.model_copy(update={"column": name}) for name in names)
    each = tuple(p.model_copy(update={"averages": own}) for p, own in zip(told.segments, wide, strict=True))
    profile = told.model_copy(update={"all": wide[0], "segments": each})
    recipe = segmentation.recipe.model_copy(update={"steps": steps})
    many = segmentation.model_copy(update={"profile": profile, "recipe": recipe})
    assert "the 20 of 25 features in which the segments differ most" in title_of(charts.profiles(many))
    assert [one.feature for one in shown(many).features] == [f"feature {i}" for i in range(24, 4, -1)]


def test_the_caption_of_the_profiles_counts_markers(segmentation: Segmentation) -> None:
    rows = bars(charts.profiles(segmentation))
    markers = [row for row in rows if abs(row["value"]) >= NOTABLE]
    caption = captions.profiles(segmentation)
    assert caption.means.startswith(
        f"{len(markers)} of {len(rows)} bars are marker variables (Dolnicar, Gruen & Leisch"
    )
    assert "that threshold is ours" in caption.means
    counts = [sum(row["segment"] == shapes.label(s) for row in markers) for s in segmentation.segments]
    if max(counts) > min(counts):
        assert f"The most of them ({max(counts)}) are in segment" in caption.means
    none = with_averages(segmentation, lambda a: a.model_copy(update={"difference": 0.1}))
    assert "Segments 1, 2, 3 and 4 have none." in captions.profiles(none).do


def test_a_column_lies_as_its_quantiles_say(segmentation: Segmentation) -> None:
    assert segmentation.profile is not None
    for column in ("age", "monthly_charges"):
        rows = checked(charts.distribution(segmentation, column))["segments"]
        told = [p.average(column) for p in segmentation.profile.segments]
        told += [average for average in segmentation.profile.all if average.column == column]
        assert [row["segment"] for row in rows] == [*(shapes.label(s) for s in segmentation.segments), "everyone"]
        for row, average in zip(rows, told, strict=True):
            assert average.spread is not None
            assert [row[of] for of in QUANTILES] == [getattr(average.spread, of) for of in QUANTILES]
            assert row["mean"] == average.mean
        words = words_of(charts.distribution(segmentation, column))
        assert {column, "line: 5 to 95 %; box: 25 to 75 %; tick: median; diamond: mean"} <= set(words)


def test_quantiles_are_those_of_the_table(mixed: Segmentation, people: pd.DataFrame) -> None:
    labels = mixed.score(people)["segment"].to_numpy()
    rows = checked(charts.distribution(mixed, "age"))["segments"]
    for id, row in enumerate(rows, start=1):
        ages = people["age"][labels == id] if id <= mixed.k else people["age"]
        assert [row[of] for of in QUANTILES] == pytest.approx(np.quantile(ages, [0.05, 0.25, 0.5, 0.75, 0.95]).tolist())
        assert row["mean"] == pytest.approx(ages.mean())


def test_a_sample_is_stated(segmentation: Segmentation) -> None:
    some = with_spread(segmentation, "age", rows=400)
    assert "quantiles of 400 of 585 customers with a value" in " ".join(words_of(charts.distribution(some, "age")))
    assert "Quantiles are of a sample: 400 of 585 customers" in captions.distribution(some, "age").means
    assert "sample" not in captions.distribution(segmentation, "age").means


def test_what_is_withheld_has_no_mark(segmentation: Segmentation) -> None:
    hidden = with_spread(segmentation, "age", p5=None, p95=None, p25=None)
    assert pictures.svg(charts.distribution(hidden, "age")).startswith("<svg")
    assert "What would tell of fewer than 5 customers is withheld." in captions.distribution(hidden, "age").do
    bare = with_averages(segmentation, lambda a: a.model_copy(update={"spread": None}))
    assert "diamond: mean; quantiles are not told" in words_of(charts.distribution(bare, "age"))
    assert "The mean of age is highest in segment" in captions.distribution(bare, "age").means
    nothing = with_averages(segmentation, lambda a: a.model_copy(update={"spread": None, "mean": None}))
    assert words_of(charts.distribution(nothing, "age")).count("withheld") == 5
    assert "too little is told" in captions.distribution(nothing, "age").means
    empty = with_averages(segmentation, lambda a: a.model_copy(update={"spread": None, "mean": None, "count": 0}))
    assert words_of(charts.distribution(empty, "age")).count("no value") == 5


def test_only_a_long_tail_gets_a_scale_of_logarithms(segmentation: Segmentation) -> None:
    long = with_spread(segmentation, "age", p5=0.0, p25=10.0, p50=100.0, p75=400.0, p95=20_000.0)
    words = words_of(charts.distribution(long, "age"))
    assert "age, on a logarithmic scale" in words
    assert {"0", "100", "1k", "10k"} <= set(words)
    for other in ({"p5": -1.0}, {"p95": 900.0}, {"p5": None}, {"p50": 0.0, "p75": 0.0}):
        assert "age" in words_of(charts.distribution(with_spread(long, "age", **other), "age"))
    everyone = Average(
        column="x", count=9, mean=1.0, sd=1.0, difference=None, spread=Spread(rows=9, p5=0, p75=2, p95=50)
    )
    assert bend([everyone], "number") == 2
    assert bend([everyone], "date") is None


def test_dates_are_written_as_dates(mixed: Segmentation) -> None:
    words = words_of(charts.distribution(mixed, "since"))
    assert sum(bool(re.fullmatch(r"20\d\d-\d\d-\d\d", word)) for word in words) > 2
    assert re.search(r"highest in segment \d \(20\d\d-\d\d-\d\d\)", captions.distribution(mixed, "since").means)


@pytest.mark.parametrize("column", ["contract", "active", "city"])
def test_levels_are_shares_beside_everyone(mixed: Segmentation, people: pd.DataFrame, column: str) -> None:
    labels = mixed.score(people)["segment"].to_numpy()
    rows = bars(charts.distribution(mixed, column))
    cells = people[column].astype(str).str.lower() if column == "active" else people[column]
    assert {row["level"] for row in rows} == set(cells)
    for row in rows:
        is_all = row["segment"] == "everyone"
        of = (
            np.ones(300, bool)
            if is_all
            else labels == next(s.id for s in mixed.segments if shapes.label(s) == row["segment"])
        )
        assert row["value"] == pytest.approx((cells[of] == row["level"]).mean())
        assert row["number"] == share_said(row["value"])
        assert row["end"] - row["zero"] == pytest.approx(row["value"])
    assert "customers with a value" in " ".join(words_of(charts.distribution(mixed, column)))


def test_withheld_shares_have_no_bar_and_say_so(mixed: Segmentation) -> None:
    update = {"share": None, "count": None, "interval": None}
    hidden = with_levels(mixed, lambda i, one: one.model_copy(update=update) if i == 0 else one)
    picture = charts.distribution(hidden, "contract")
    first = [row for row in bars(picture) if row["segment"] == shapes.label(mixed.segments[0])]
    assert {row["note"] for row in first} == {"withheld"}
    assert all("end" not in row for row in first)
    assert words_of(picture).count("withheld") == 3
    assert "fewer than 1 customers is withheld" in captions.distribution(hidden, "contract").do
    nothing = with_levels(mixed, lambda i, one: one.model_copy(update={**update, "share_of_all": None}))
    assert pictures.svg(charts.distribution(nothing, "contract")).startswith("<svg")
    assert "too little is told" in captions.distribution(nothing, "contract").means


def test_where_one_segment_is_told_it_is_compared_with_everyone(mixed: Segmentation) -> None:
    none = {"share": None, "count": None, "interval": None}
    alone = with_levels(mixed, lambda i, one: one if i == 1 else one.model_copy(update=none))
    assert mixed.profile is not None
    far = max(
        (one for one in mixed.profile.segments[1].levels if one.column == "contract"),
        key=lambda one: abs(one.share - one.share_of_all),
    )
    caption = captions.distribution(alone, "contract")
    figures = f"{share_said(far.share)} of segment 2 and for {share_said(far.share_of_all)} of everyone"
    assert caption.means.endswith(f"in segment 2: it is {far.level} for {figures}.")
    assert caption.do.startswith("Describe segment 2 by it.")


def test_few_powers_of_ten_are_no_scale() -> None:
    assert _powers(3, 40) == (0, 5, 10, 20)
    assert _powers(2, 5_000) == (0, 10, 100, 1_000)
    assert _powers(0.2, 0.7) == (0, 0.2, 0.5)


def test_the_caption_tells_the_level_that_differs_most(mixed: Segmentation) -> None:
    top = levels_of(mixed, "contract").each[0]
    shares = [one.share or 0.0 for one in top]
    high, low = shares.index(max(shares)), shares.index(min(shares))
    means = captions.distribution(mixed, "contract").means
    assert f"it is {top[0].level} for {share_said(shares[high])} of segment {high + 1} and for" in means
    assert f"{share_said(shares[low])} of segment {low + 1}" in means


def test_the_caption_tells_medians_and_whether_boxes_overlap(segmentation: Segmentation) -> None:
    assert segmentation.profile is not None
    spreads = [p.average("age").spread for p in segmentation.profile.segments]
    medians = [spread.p50 for spread in spreads if spread is not None and spread.p50 is not None]
    assert len(medians) == 4
    high, low = medians.index(max(medians)), medians.index(min(medians))
    caption = captions.distribution(segmentation, "age")
    assert f"highest in segment {high + 1} ({max(medians):.2f})" in caption.means
    above, below = spreads[high], spreads[low]
    assert above is not None
    assert below is not None
    assert (above.p25 or 0) > (below.p75 or 0)
    assert "do not overlap" in caption.do
    same = with_spread(segmentation, "age", p50=40.0)
    assert "40.00 in every segment" in captions.distribution(same, "age").means


def test_columns_are_those_of_the_profile_the_features_first(mixed: Segmentation) -> None:
    columns = columns_of(mixed)
    assert set(columns) == {"age", "spend", "since", "contract", "active", "city"}
    assert columns[-1] == "city"
    with pytest.raises(SegmentryError, match=r"'wealth' was not profiled\. Choose one of: "):
        charts.distribution(mixed, "wealth")
    with pytest.raises(SegmentryError, match=r"Call segmentry\.profile first"):
        charts.distribution(mixed.model_copy(update={"profile": None}), "age")
    with pytest.raises(SegmentryError, match=r"Call segmentry\.profile first"):
        captions.profiles(mixed.model_copy(update={"profile": None}))


def test_a_loaded_model_draws_the_same(segmentation: Segmentation, loaded: Segmentation) -> None:
    assert charts.profiles(loaded) == charts.profiles(segmentation)
    assert charts.distribution(loaded, "age") == charts.distribution(segmentation, "age")
    assert captions.distribution(loaded, "age") == captions.distribution(segmentation, "age")


def test_one_segment_and_one_feature(one_segment: Segmentation, one_feature: Segmentation) -> None:
    for found in (one_segment, one_feature):
        assert pictures.svg(charts.profiles(found)).startswith("<svg")
        for column in columns_of(found):
            assert pictures.svg(charts.distribution(found, column)).startswith("<svg")
            caption = captions.distribution(found, column)
            assert caption.means.endswith(".")
            assert caption.do.endswith(".")
    assert "nothing to compare" in captions.profiles(one_segment).means
    assert "Half of the customers" in captions.distribution(one_segment, "income").means


HOSTILE = ('"]; alert(1); //', "<script>alert(1)</script>", "\\u0000 'a' \"b\"\u2028", "datum.value", "x" * 300)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_are_text(mixed: Segmentation, people: pd.DataFrame, words: str) -> None:
    named = segmentry.rename(mixed, {1: words, 2: words + " too"})
    for picture in (charts.profiles(named), charts.distribution(named, "contract"), charts.silhouettes(named)):
        svg = pictures.svg(picture)
        ElementTree.fromstring(svg)
        assert "<script" not in svg
    frame = people[["age", "spend"]].rename(columns={"age": words[:60]})
    frame["level"] = np.where(people["age"] > 40, words, "other")
    found = segmentry.run(frame, Plan(k=2, k_max=2))
    for column in columns_of(found):
        ElementTree.fromstring(pictures.svg(charts.distribution(found, column)))
        assert captions.distribution(found, column).means
    ElementTree.fromstring(pictures.svg(charts.profiles(found)))


@pytest.mark.parametrize("name", ["profiles", "distribution"])
def test_captions_are_short(segmentation: Segmentation, mixed: Segmentation, name: str) -> None:
    for found in (segmentation, mixed):
        made = [captions.profiles(found)]
        if name == "distribution":
            made = [captions.distribution(found, column) for column in columns_of(found)]
        for caption in made:
            for line in (caption.means, caption.do):
                assert line.endswith(".")
                assert 10 < len(line) < 300
                assert "None" not in line
