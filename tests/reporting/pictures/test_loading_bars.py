"""The features that carry the axes of the map, as they are drawn."""

from segmentry import Segmentation
from segmentry.reporting.pictures.gallery import loadings
from tests.reporting.changes import changed, with_features

from .reading import drawn, table_with, words_of


def test_the_strongest_come_first(segmentation: Segmentation) -> None:
    assert segmentation.map is not None
    for axis, panel in enumerate(drawn(loadings(segmentation))["vconcat"]):
        rows = table_with(panel, "loading")
        assert {row["feature"]: row["loading"] for row in rows} == dict(
            zip(segmentation.features, segmentation.map.loadings[axis], strict=True)
        )
        sizes = [abs(row["loading"]) for row in rows]
        assert sizes == sorted(sizes, reverse=True)


def test_many_features_are_cut_and_it_is_said(segmentation: Segmentation) -> None:
    loads = tuple(i / 30 for i in range(25))
    wide = with_features(segmentation, [f"feature {i}" for i in range(25)], lambda _i, _j: 0.1)
    words = words_of(loadings(changed(wide, "map", loadings=(loads, loads))))
    assert "the 12 strongest of 25 features" in words
    assert "feature 24" in words
    assert "feature 1" not in words


def test_levels_stand_beside_numbers(mixed: Segmentation) -> None:
    assert set(words_of(loadings(mixed))) >= set(mixed.recipe.dimensions)
