"""The caption of the map: how much of the truth it shows, and of how many customers."""

from segmentry import Segmentation
from segmentry.reporting.sections.map_of_segments import caption
from tests.reporting.changes import changed


def test_the_map_warns_when_it_shows_little(segmentation: Segmentation) -> None:
    little = caption(changed(segmentation, "map", explained=(0.2, 0.1)))
    assert "30% of the variance" in little.means
    assert "70% of the variance is not in it" in little.do
    much = caption(changed(segmentation, "map", explained=(0.5, 0.3)))
    assert "80% of the variance" in much.means
    assert "segment_margin in the labelled table" in much.do


def test_some_of_the_customers_are_told_as_such(segmentation: Segmentation) -> None:
    assert "600 of 50,000 customers" in caption(segmentation.model_copy(update={"rows_labelled": 50_000})).means


def test_the_map_of_a_loaded_model(loaded: Segmentation, one_feature: Segmentation) -> None:
    assert "Only the centres are drawn" in caption(loaded).means
    assert "one feature, income" in caption(one_feature).means
