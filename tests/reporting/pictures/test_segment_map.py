"""The map as it is drawn: customers, cells of customers, or centres alone."""

import re

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.looks import colour_of, label
from segmentry.reporting.pictures import gallery
from segmentry.reporting.pictures.picture import svg
from segmentry.reporting.sections.map_of_segments import caption
from segmentry.results.segmentation import Map
from segmentry.stages.profiling.map import binned
from tests.reporting.changes import changed

from .reading import drawn, table_with, tables, words_of


def map_of(segmentation: Segmentation) -> Map:
    assert segmentation.map is not None
    return segmentation.map


def test_customers_and_centres_are_where_they_belong(segmentation: Segmentation) -> None:
    picture, places = gallery.map(segmentation), map_of(segmentation)
    points = picture.to_dict()["datasets"]["customers"]
    assert len(points) == places.rows == 600
    at = np.array([[float(point["x"]), float(point["y"])] for point in points])
    assert np.allclose(at, places.points[:, 1:], rtol=0.006)
    counted = {name: sum(p["segment"] == name for p in points) for name in {p["segment"] for p in points}}
    assert counted == {label(segment): segment.size for segment in segmentation.segments}
    centres = table_with(drawn(picture), "id", "x", "y")
    assert [(c["id"], c["x"], c["y"]) for c in centres] == [
        (str(i), *place) for i, place in enumerate(places.centres, start=1)
    ]
    first, second = places.explained
    words = words_of(picture)
    assert {f"First axis, {first:.1%} of variance", f"Second axis, {second:.1%} of variance"} <= set(words)
    assert {label(segment) for segment in segmentation.segments} <= set(words)


def test_a_loaded_model_shows_its_centres_only(loaded: Segmentation) -> None:
    assert [len(table) for table in tables(drawn(gallery.map(loaded)))] == [4]
    assert {"1", "2", "3", "4"} <= set(words_of(gallery.map(loaded)))


def test_one_feature_is_a_distribution_in_its_own_units(one_feature: Segmentation) -> None:
    picture = gallery.map(one_feature)
    values = [row["x"] for row in picture.to_dict()["datasets"]["customers"]]
    assert np.allclose(values, map_of(one_feature).points[:, 1], rtol=1e-5)
    assert any(layer["mark"]["type"] == "bar" for layer in drawn(picture)["layer"])
    assert {"income", f"customers (of {len(values)} drawn)", "1", "2", "3"} <= set(words_of(picture))
    assert "income" in words_of(gallery.map(changed(one_feature, "map", points=None)))


@pytest.mark.parametrize("feature", ["spend", "since"])
def test_one_feature_is_drawn_in_its_own_units_whatever_was_done_to_it(people: pd.DataFrame, feature: str) -> None:
    segmentation = segmentry.run(people, Plan(features=(feature,), k=3, k_max=3))
    values = [row["x"] for row in gallery.map(segmentation).to_dict()["datasets"]["customers"]]
    if feature == "spend":
        assert segmentation.recipe.steps[0].transform == "log"  # type: ignore[union-attr]
        assert sorted(values) == pytest.approx(sorted(people["spend"]), rel=1e-5)
    else:
        days = (people["since"] - pd.Timestamp(0)).dt.days
        assert sorted(values) == pytest.approx(sorted(days), rel=1e-5)
        assert any(re.fullmatch(r"20\d\d-\d\d-\d\d", word) for word in words_of(gallery.map(segmentation)))


def test_many_customers_are_drawn_in_cells(segmentation: Segmentation) -> None:
    rng = np.random.default_rng(0)
    places, labels = rng.normal(size=(50_000, 2)), rng.integers(1, 5, 50_000)
    bins = binned(places, labels, np.array(map_of(segmentation).centres))
    many = changed(segmentation, "map", points=None, bins=bins, rows=50_000)
    many = many.model_copy(update={"rows_labelled": 10_000_000})
    picture = gallery.map(many)
    cells = picture.to_dict()["datasets"]["cells"]
    assert sum(cell["customers"] for cell in cells) == 50_000
    named = {label(segment): segment for segment in segmentation.segments}
    counts = [(cell["customers"], named[cell["segment"]].id, cell["of"]) for cell in cells]
    assert counts == [tuple(cell[2:]) for cell in bins.cells]
    assert all(cell["colour"] == colour_of(named[cell["segment"]]) for cell in cells)
    opacities = [cell["opacity"] for cell in sorted(cells, key=lambda cell: cell["customers"])]
    assert opacities == sorted(opacities)
    assert opacities[-1] == 1
    assert drawn(picture)["width"] == 600
    assert len(svg(picture).encode()) < 300_000
    assert any("50,000 of 10,000,000 customers, counted in cells" in word for word in words_of(picture))
    about = caption(many)
    assert "50,000 of 10,000,000 customers are counted in cells" in about.means
    assert f"{bins.beyond:,} further out are in the outermost cells" in about.means


def test_a_map_of_5000_customers_stays_small(segmentation: Segmentation) -> None:
    rng = np.random.default_rng(0)
    points = np.column_stack([rng.integers(1, 5, 5_000), rng.normal(size=(5_000, 2)) * 3])
    drawing = svg(gallery.map(changed(segmentation, "map", points=points, rows=5_000)))
    assert len(drawing.encode()) < 600_000
    assert drawing.count("<path") > 5_000
