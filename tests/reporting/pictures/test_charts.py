"""The pictures hold the numbers they were made from."""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import altair as alt
import numpy as np
import pandas as pd
import pytest
from jsonschema import Draft7Validator

import segmentry
from segmentry import Plan, Segmentation, SegmentryError
from segmentry.reporting import captions, shapes
from segmentry.reporting.pictures import charts
from segmentry.reporting.pictures import picture as pictures
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.map import binned

VEGA_LITE = Draft7Validator(alt.load_schema())
EVERY = ("map", "loadings", "sizes", "averages", "profiles", "silhouettes")


def drawn(chart: Any) -> dict[str, Any]:
    """The specification, checked against the schema of Vega-Lite."""
    spec: dict[str, Any] = deepcopy(chart.to_dict())
    VEGA_LITE.validate(spec)
    rows = spec.pop("datasets", {})
    for part in walk(spec):
        name = part["data"].get("name") if isinstance(part.get("data"), dict) else None
        if name in rows:
            part["data"]["values"] = rows[name]
    return spec


def tables(spec: Any) -> Iterator[list[dict[str, Any]]]:
    """Every table of rows in a specification."""
    if isinstance(spec, dict):
        values = spec.get("values")
        if isinstance(values, list) and values and isinstance(values[0], dict):
            yield values
        for part in spec.values():
            yield from tables(part)
    elif isinstance(spec, list):
        for part in spec:
            yield from tables(part)


def table_with(spec: Any, *fields: str) -> list[dict[str, Any]]:
    return next(table for table in tables(spec) if set(fields) <= set(table[0]))


def words_of(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_a_segment_has_one_colour_and_a_look_of_its_own() -> None:
    colours = [shapes.colour(id) for id in range(1, 31)]
    assert len(set(colours[:8])) == 8
    assert colours[8:16] == colours[:8]
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in colours)
    assert len({(shapes.colour(id), shapes.symbol(id)) for id in range(1, 31)}) == 30


def test_the_evidence_is_drawn_for_every_k(segmentation: Segmentation) -> None:
    choice = segmentation.choice
    spec = drawn(charts.evidence(choice))
    for i, of in enumerate(("score", "stability", "Euclidean", "inertia")):
        measure = "silhouette" if of == "Euclidean" else of
        rows = [row for row in table_with(spec["vconcat"][i], "of", "said") if row["of"] == of]
        first = 1 if of == "inertia" else 2
        assert [(row["k"], row["value"]) for row in rows] == [
            (e.k, getattr(e, measure)) for e in choice.evidence if e.k >= first
        ]
    squared = [row["value"] for row in table_with(spec["vconcat"][2], "of", "said") if row["of"] == "squared"]
    assert squared == [e.silhouette_squared for e in choice.evidence[1:]]
    spreads = [(row["low"], row["high"]) for row in table_with(spec["vconcat"][1], "low")]
    assert spreads == [
        (e.stability - e.stability_sd, e.stability + e.stability_sd)
        for e in choice.evidence
        if e.stability is not None and e.stability_sd is not None
    ]


def test_the_knee_the_recommended_and_the_shown_k_are_marked(segmentation: Segmentation) -> None:
    choice = segmentation.choice.model_copy(update={"knee": 3, "k": 4, "close": (5,)})
    picture = charts.evidence(choice, 2)
    words = words_of(pictures.svg(picture))
    assert {"k = 2: shown here", "k = 3: knee", "k = 4: recommended", "k = 5: close"} <= set(words)
    assert picture.rows["shown"] == [{"k": 2}]
    marked = {row["k"]: row["mark"] for row in picture.to_dict()["datasets"]["score"]}
    assert marked == {2: "shown", 3: "", 4: "recommended", 5: "close"}
    assert "number of segments, k" in words
    assert "knee" not in " ".join(words_of(pictures.svg(charts.evidence(choice.model_copy(update={"knee": None})))))


def test_without_structure_both_the_recommended_one_and_the_one_made_are_marked(structureless: Segmentation) -> None:
    choice = structureless.choice
    words = words_of(pictures.svg(charts.evidence(choice)))
    assert {"k = 1: recommended", f"k = {choice.constructive}: most alike, shown here"} <= set(words)
    alone = charts.evidence(choice, 1)
    assert "k = 1: recommended" in words_of(pictures.svg(alone))
    assert alone.rows["room"] == [{"value": 0.05}]  # noise is not drawn as high as a mountain


def test_a_small_score_fills_its_axis_and_words_stand_beside_their_own_k(segmentation: Segmentation) -> None:
    low = tuple(e.model_copy(update={"score": e.score and e.score / 100}) for e in segmentation.choice.evidence)
    choice = segmentation.choice.model_copy(update={"evidence": low, "k": 4, "close": (3, 5)})
    picture = charts.evidence(choice, 4)
    highest = max(e.score for e in low if e.score is not None)
    assert picture.rows["room"] == [{"value": pytest.approx(1.45 * highest)}]
    notes = [*picture.rows["left"], *picture.rows["right"]]
    assert all(note["note"].startswith(f"k = {note['k']}: ") for note in notes)
    assert len({note["y"] for note in notes}) == len(notes) == 3


def test_a_withheld_average_does_not_look_like_one_that_is_everyones(segmentation: Segmentation) -> None:
    assert not any("dashed" in word for word in words_of(pictures.svg(charts.averages(segmentation))))
    own = segmentation.profile.segments[0]
    none = dict.fromkeys(("mean", "difference"))
    averages = (own.averages[0].model_copy(update=none), *own.averages[1:])
    profiles = (own.model_copy(update={"averages": averages}), *segmentation.profile.segments[1:])
    profile = segmentation.profile.model_copy(update={"segments": profiles})
    drawing = pictures.svg(charts.averages(segmentation.model_copy(update={"profile": profile})))
    assert any("dashed: withheld" in word for word in words_of(drawing))
    assert drawing.count('stroke-dasharray="2,3"') == 1
    assert "gradient" not in drawing.lower()


def test_thirty_numbers_can_be_read(segmentation: Segmentation) -> None:
    last = segmentation.choice.evidence[-1]
    many = segmentation.choice.evidence[:-1] + tuple(last.model_copy(update={"k": k}) for k in range(5, 31))
    centres = {k: segmentation.choice.centres[min(k, 5)] for k in range(1, 31)}
    choice = segmentation.choice.model_copy(update={"evidence": many, "centres": centres, "k": 29, "knee": 30})
    words = words_of(pictures.svg(charts.evidence(choice)))
    assert all(words.count(str(k)) >= 4 for k in (1, 15, 30))
    assert {"k = 29: recommended", "k = 30: knee"} <= set(words)


@pytest.mark.parametrize("k", [1, 2, 4])
def test_another_k_shown_changes_the_rows_of_the_evidence_only(segmentation: Segmentation, k: int) -> None:
    before, after = charts.evidence(segmentation.choice, 3), charts.evidence(segmentation.choice, k)
    assert before.spec == after.spec
    assert before.rows != after.rows


def test_the_evidence_of_a_k_that_was_not_fitted_is_refused(segmentation: Segmentation) -> None:
    with pytest.raises(SegmentryError, match="k = 9"):
        charts.evidence(segmentation.choice, 9)


def test_the_map_shows_customers_and_centres(segmentation: Segmentation) -> None:
    assert segmentation.map is not None
    spec = drawn(charts.map(segmentation))
    points = charts.map(segmentation).to_dict()["datasets"]["customers"]
    assert len(points) == segmentation.map.rows == 600
    at = np.array([[float(point["x"]), float(point["y"])] for point in points])
    assert np.allclose(at, segmentation.map.points[:, 1:], rtol=0.006)
    counted = {label: sum(p["segment"] == label for p in points) for label in {p["segment"] for p in points}}
    assert counted == {shapes.label(s): s.size for s in segmentation.segments}
    centres = table_with(spec, "id", "x", "y")
    assert [(c["id"], c["x"], c["y"]) for c in centres] == [
        (str(i), *place) for i, place in enumerate(segmentation.map.centres, start=1)
    ]
    first, second = segmentation.map.explained
    words = words_of(pictures.svg(charts.map(segmentation)))
    assert {f"First axis, {first:.1%} of variance", f"Second axis, {second:.1%} of variance"} <= set(words)
    assert {shapes.label(s) for s in segmentation.segments} <= set(words)


def test_a_loaded_model_shows_its_centres_only(loaded: Segmentation) -> None:
    spec = drawn(charts.map(loaded))
    assert [len(table) for table in tables(spec)] == [4]
    assert {"1", "2", "3", "4"} <= set(words_of(pictures.svg(charts.map(loaded))))


def test_one_feature_is_a_distribution_in_its_own_units(one_feature: Segmentation) -> None:
    assert one_feature.map is not None
    spec = drawn(charts.map(one_feature))
    values = [row["x"] for row in charts.map(one_feature).to_dict()["datasets"]["customers"]]
    assert np.allclose(values, one_feature.map.points[:, 1], rtol=1e-5)
    assert any(layer["mark"]["type"] == "bar" for layer in spec["layer"])
    words = words_of(pictures.svg(charts.map(one_feature)))
    assert {"income", f"customers (of {len(values)} drawn)", "1", "2", "3"} <= set(words)
    alone = one_feature.model_copy(update={"map": one_feature.map.model_copy(update={"points": None})})
    assert "income" in words_of(pictures.svg(charts.map(alone)))


def test_the_strongest_loadings_come_first(segmentation: Segmentation) -> None:
    assert segmentation.map is not None
    for axis, panel in enumerate(drawn(charts.loadings(segmentation))["vconcat"]):
        rows = table_with(panel, "loading")
        assert {row["feature"]: row["loading"] for row in rows} == dict(
            zip(segmentation.features, segmentation.map.loadings[axis], strict=True)
        )
        sizes = [abs(row["loading"]) for row in rows]
        assert sizes == sorted(sizes, reverse=True)


def test_many_features_are_cut_and_it_is_said(segmentation: Segmentation) -> None:
    many = tuple(f"feature {i}" for i in range(25))
    assert segmentation.map is not None
    assert segmentation.profile is not None
    loads = tuple(i / 30 for i in range(25))
    average = segmentation.profile.segments[0].averages[0]
    wide = tuple(average.model_copy(update={"column": name, "difference": 0.1}) for name in many)
    profiles = tuple(p.model_copy(update={"averages": wide}) for p in segmentation.profile.segments)
    step = segmentation.recipe.steps[0]
    steps = tuple(step.model_copy(update={"column": name}) for name in many)
    stretched = segmentation.model_copy(
        update={
            "recipe": segmentation.recipe.model_copy(update={"steps": steps}),
            "map": segmentation.map.model_copy(update={"loadings": (loads, loads)}),
            "profile": segmentation.profile.model_copy(update={"all": wide, "segments": profiles}),
        }
    )
    words = words_of(pictures.svg(charts.loadings(stretched)))
    assert "the 12 strongest of 25 features" in words
    assert "feature 24" in words
    assert "feature 1" not in words
    words = words_of(pictures.svg(charts.averages(stretched)))
    assert "the 20 of 25 features in which the segments differ most" in words


def test_the_sizes_add_up(segmentation: Segmentation) -> None:
    rows = table_with(drawn(charts.sizes(segmentation)), "customers")
    assert sum(row["customers"] for row in rows) == segmentation.rows_labelled
    assert sum(row["share"] for row in rows) == pytest.approx(1)
    words = words_of(pictures.svg(charts.sizes(segmentation)))
    first = segmentation.segments[0]
    assert f"{first.size:,} ({first.share:.1%})" in words


def test_the_averages_are_those_of_the_profile(segmentation: Segmentation) -> None:
    assert segmentation.profile is not None
    rows = table_with(drawn(charts.averages(segmentation)), "difference")
    assert len(rows) == segmentation.k * len(segmentation.features)
    by_label = {shapes.label(s): p for s, p in zip(segmentation.segments, segmentation.profile.segments, strict=True)}
    for row in rows:
        average = by_label[row["segment"]].average(row["feature"])
        assert (row["average"], row["difference"]) == (average.mean, average.difference)
    spreads = {
        name: max(d) - min(d)
        for name in segmentation.features
        if (d := [row["difference"] for row in rows if row["feature"] == name])
    }
    assert list(dict.fromkeys(row["feature"] for row in rows)) == sorted(spreads, key=lambda name: -spreads[name])


def test_a_preview_has_averages_from_its_centres(prepared: Prepared, segmentation: Segmentation) -> None:
    preview = segmentation.model_copy(update={"preview": True, "profile": None})
    compared = {one.feature: one for one in shapes.features_compared(preview)}
    for j, feature in enumerate(segmentation.features):
        means = [segment.centre[j] for segment in segmentation.segments]
        assert compared[feature].means == tuple(means)
        assert np.allclose(
            compared[feature].differences, [s.matrix_centre[j] for s in segmentation.segments], atol=1e-6
        )


def test_every_segment_has_its_silhouette_and_stability(segmentation: Segmentation) -> None:
    v = segmentation.validation
    assert v is not None
    for panel, values in zip(
        drawn(charts.silhouettes(segmentation))["vconcat"][:2], (v.silhouettes, v.stabilities), strict=True
    ):
        assert [row["value"] for row in table_with(panel, "value", "segment")] == list(values)


def test_the_silhouettes_are_drawn_customer_by_customer(segmentation: Segmentation) -> None:
    v = segmentation.validation
    assert v is not None
    panel = drawn(charts.silhouettes(segmentation))["vconcat"][0]
    points = table_with(panel, "s", "at", "segment")
    segments = {row["segment"]: row for row in table_with(panel, "value", "segment")}
    room = sum(row["bottom"] - row["top"] for row in segments.values())
    for segment, curve in zip(segmentation.segments, v.silhouette_curves, strict=True):
        own, place = [row for row in points if row["segment"] == shapes.label(segment)], segments[shapes.label(segment)]
        assert [row["s"] for row in own] == list(curve)
        heights = [row["at"] for row in own]
        assert heights == sorted(heights, reverse=True)
        assert (heights[0], heights[-1]) == (place["bottom"], place["top"])
        assert (place["bottom"] - place["top"]) / room == pytest.approx(segment.share, abs=2e-3)
    words = words_of(pictures.svg(charts.silhouettes(segmentation)))
    assert {shapes.label(s) for s in segmentation.segments} <= set(words)
    assert any(f"dashed: mean, {v.silhouette:.2f} of all" in word for word in words)
    assert f"Silhouette, Euclidean ({v.rows:,} rows)" in words


def test_an_older_model_shows_the_mean_silhouettes(segmentation: Segmentation) -> None:
    v = segmentation.validation
    assert v is not None
    older = segmentation.model_copy(update={"validation": v.model_copy(update={"silhouette_curves": ()})})
    panel = drawn(charts.silhouettes(older))["vconcat"][0]
    assert [row["value"] for row in table_with(panel, "value", "segment")] == list(v.silhouettes)
    assert not any({"s", "at"} <= set(table[0]) for table in tables(panel))


def test_a_segment_with_none_of_the_rows_has_no_area(segmentation: Segmentation) -> None:
    v = segmentation.validation
    assert v is not None
    update = {"silhouettes": (None, *v.silhouettes[1:]), "silhouette_curves": ((), *v.silhouette_curves[1:])}
    without = segmentation.model_copy(update={"validation": v.model_copy(update=update)})
    words = words_of(pictures.svg(charts.silhouettes(without)))
    assert shapes.label(segmentation.segments[0]) in words


def test_labels_of_small_segments_do_not_lie_on_each_other(segmentation: Segmentation) -> None:
    v = segmentation.validation
    assert v is not None
    shares = (0.997, 0.001, 0.001, 0.001)
    small = tuple(s.model_copy(update={"share": share}) for s, share in zip(segmentation.segments, shares, strict=True))
    panel = drawn(charts.silhouettes(segmentation.model_copy(update={"segments": small})))["vconcat"][0]
    places = [row["at"] for row in table_with(panel, "value", "segment")]
    assert all(after - before >= 13.9 for before, after in pairwise(places))
    assert places[-1] <= panel["height"] - 6


def test_many_customers_are_drawn_in_cells(segmentation: Segmentation) -> None:
    assert segmentation.map is not None
    rng = np.random.default_rng(0)
    places, labels = rng.normal(size=(50_000, 2)), rng.integers(1, 5, 50_000)
    bins = binned(places, labels, np.array(segmentation.map.centres))
    update = {"points": None, "bins": bins, "rows": 50_000}
    many = segmentation.model_copy(
        update={"map": segmentation.map.model_copy(update=update), "rows_labelled": 10_000_000}
    )
    picture = charts.map(many)
    spec, cells = drawn(picture), picture.to_dict()["datasets"]["cells"]
    assert sum(cell["customers"] for cell in cells) == 50_000
    names = {shapes.label(s): s.id for s in segmentation.segments}
    told = [(cell["customers"], names[cell["segment"]], cell["of"]) for cell in cells]
    assert told == [tuple(cell[2:]) for cell in bins.cells]
    assert all(cell["colour"] == shapes.colour(names[cell["segment"]]) for cell in cells)
    opacities = [cell["opacity"] for cell in sorted(cells, key=lambda cell: cell["customers"])]
    assert opacities == sorted(opacities)
    assert opacities[-1] == 1
    assert spec["width"] == 600
    svg = pictures.svg(picture)
    assert len(svg.encode()) < 300_000
    assert any("50,000 of 10,000,000 customers, counted in cells" in word for word in words_of(svg))
    caption = captions.map(many)
    assert "50,000 of 10,000,000 customers are counted in cells" in caption.means
    assert f"{bins.beyond:,} further out are in the outermost cells" in caption.means


def test_every_segment_has_its_levels_of_stability(segmentation: Segmentation) -> None:
    v = segmentation.validation
    assert v is not None
    rows = table_with(drawn(charts.silhouettes(segmentation))["vconcat"][2], "across", "median")
    assert [(row["low"], row["median"], row["high"]) for row in rows] == list(v.within)
    assert [row["across"] for row in rows] == list(v.across)
    older = v.model_copy(update={"within": (), "across": ()})
    assert len(charts.silhouettes(segmentation.model_copy(update={"validation": older})).panels()) == 2


def test_one_segment_can_be_drawn(one_segment: Segmentation) -> None:
    for name in EVERY:
        assert pictures.svg(getattr(charts, name)(one_segment)).startswith("<svg")
    assert pictures.svg(charts.evidence(one_segment.choice, 1)).startswith("<svg")


@pytest.mark.parametrize("name", EVERY)
def test_a_picture_names_the_verb_that_is_missing(segmentation: Segmentation, name: str) -> None:
    bare = segmentation.model_copy(update={"map": None, "profile": None, "validation": None})
    if name == "sizes":
        assert drawn(charts.sizes(bare))
        return
    with pytest.raises(SegmentryError, match=r"Call segmentry\.(profile|validate) first"):
        getattr(charts, name)(bare)


def test_marks_tell_their_segment(segmentation: Segmentation) -> None:
    for name in ("map", "sizes", "averages", "profiles", "silhouettes"):
        spec = drawn(getattr(charts, name)(segmentation))
        assert '"segment"' in repr(spec).replace("'", '"')
        tooltips = [part["tooltip"] for part in walk(spec) if "tooltip" in part and isinstance(part["tooltip"], list)]
        assert tooltips
        assert all(any(t.get("field") == "segment" for t in tooltip) for tooltip in tooltips)


def walk(spec: Any) -> Iterator[dict[str, Any]]:
    if isinstance(spec, dict):
        yield spec
        for part in spec.values():
            yield from walk(part)
    elif isinstance(spec, list):
        for part in spec:
            yield from walk(part)


@pytest.mark.parametrize("name", ["map", "sizes", "averages"])
def test_another_k_changes_the_rows_only(prepared: Prepared, segmentation: Segmentation, name: str) -> None:
    """Else Streamlit draws another picture, where new rows for the one on the screen would do."""
    other = segmentry.profile(segmentry.cluster(prepared, segmentation.choice, k=2), prepared)
    before, after = (getattr(charts, name)(each) for each in (segmentation, other))
    assert before.spec == after.spec
    assert list(before.rows) == list(after.rows)
    assert before.to_dict()["datasets"] != after.to_dict()["datasets"]


def test_panels_take_the_rows_that_they_draw(segmentation: Segmentation) -> None:
    whole = charts.evidence(segmentation.choice)
    panels = whole.panels()
    assert len(panels) == 4
    assert set().union(*(panel.rows for panel in panels)) == set(whole.rows)
    for panel in panels:
        assert "number of segments, k" in words_of(pictures.svg(panel)) or panel is not panels[-1]
    assert charts.sizes(segmentation).panels() == [charts.sizes(segmentation)]


def test_a_map_of_5000_customers_stays_small(segmentation: Segmentation) -> None:
    assert segmentation.map is not None
    rng = np.random.default_rng(0)
    points = np.column_stack([rng.integers(1, 5, 5_000), rng.normal(size=(5_000, 2)) * 3])
    many = segmentation.map.model_copy(update={"points": points, "rows": 5_000})
    svg = pictures.svg(charts.map(segmentation.model_copy(update={"map": many})))
    assert len(svg.encode()) < 600_000
    assert svg.count("<path") > 5_000


def test_an_svg_stands_alone(segmentation: Segmentation) -> None:
    for name in EVERY:
        svg = pictures.svg(getattr(charts, name)(segmentation))
        tree = ElementTree.fromstring(svg)
        assert {element.tag.split("}")[1] for element in tree.iter()} <= {
            *("svg", "g", "path", "line", "rect", "text", "tspan", "defs", "linearGradient", "stop", "clipPath")
        }
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(set(ids)) == len(ids)
        assert set(re.findall(r"url\(#([^)]*)\)", svg)) <= set(ids)
    drawings = [
        pictures.svg(charts.averages(segmentation)),
        pictures.svg(charts.averages(segmentry.rename(segmentation, {1: "x"}))),
    ]
    assert not set.intersection(*({*re.findall(r'\bid="([^"]*)"', svg)} for svg in drawings))
    assert drawings[0] == pictures.svg(charts.averages(segmentation))


def test_a_png_is_a_picture(segmentation: Segmentation) -> None:
    small, large = (pictures.png(charts.sizes(segmentation), scale=scale) for scale in (1, 2))
    assert small.startswith(b"\x89PNG")
    width, wider = (int.from_bytes(picture[16:20], "big") for picture in (small, large))
    assert wider == pytest.approx(2 * width, abs=2)


def test_shares_and_dates_are_written_as_such(mixed: Segmentation) -> None:
    words = words_of(pictures.svg(charts.averages(mixed)))
    assert {"contract: monthly", "active: true", "since"} <= set(words)
    assert any(re.fullmatch(r"9\d%", word) for word in words)
    assert sum(bool(re.fullmatch(r"20\d\d-\d\d-\d\d", word)) for word in words) == 3
    by_name = {one.feature: one for one in shapes.features_compared(mixed)}
    assert by_name["contract: monthly"].is_share
    assert not by_name["age"].is_share
    assert by_name["age"].of_all == pytest.approx(mixed.columns["age"].mean)
    assert set(words_of(pictures.svg(charts.loadings(mixed)))) >= set(mixed.recipe.dimensions)


@pytest.mark.parametrize("feature", ["spend", "since"])
def test_one_feature_is_drawn_in_its_own_units_whatever_was_done_to_it(people: pd.DataFrame, feature: str) -> None:
    found = segmentry.run(people, Plan(features=(feature,), k=3, k_max=4))
    values = [row["x"] for row in charts.map(found).to_dict()["datasets"]["customers"]]
    if feature == "spend":
        assert found.recipe.steps[0].transform == "log"  # type: ignore[union-attr]
        assert sorted(values) == pytest.approx(sorted(people["spend"]), rel=1e-5)
    else:
        days = (people["since"] - pd.Timestamp(0)).dt.days
        assert sorted(values) == pytest.approx(sorted(days), rel=1e-5)
        words = words_of(pictures.svg(charts.map(found)))
        assert any(re.fullmatch(r"20\d\d-\d\d-\d\d", word) for word in words)
