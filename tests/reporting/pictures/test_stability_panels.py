"""How each segment holds, as it is drawn: silhouettes customer by customer, stability, and where it comes from."""

from itertools import pairwise

import pytest

from segmentry import Segmentation
from segmentry.reporting.looks import label
from segmentry.reporting.pictures.gallery import silhouettes
from segmentry.results.segmentation import Validation
from tests.reporting.changes import changed

from .reading import drawn, table_with, tables, words_of


@pytest.fixture(scope="module")
def v(segmentation: Segmentation) -> Validation:
    assert segmentation.validation is not None
    return segmentation.validation


def test_every_segment_has_its_silhouette_and_stability(segmentation: Segmentation, v: Validation) -> None:
    panels = drawn(silhouettes(segmentation))["vconcat"][:2]
    for panel, values in zip(panels, (v.silhouettes, v.stabilities), strict=True):
        assert [row["value"] for row in table_with(panel, "value", "segment")] == list(values)


def test_the_silhouettes_are_drawn_customer_by_customer(segmentation: Segmentation, v: Validation) -> None:
    panel = drawn(silhouettes(segmentation))["vconcat"][0]
    points = table_with(panel, "s", "at", "segment")
    segments = {row["segment"]: row for row in table_with(panel, "value", "segment")}
    room = sum(row["bottom"] - row["top"] for row in segments.values())
    for segment, curve in zip(segmentation.segments, v.silhouette_curves, strict=True):
        own, place = [row for row in points if row["segment"] == label(segment)], segments[label(segment)]
        assert [row["s"] for row in own] == list(curve)
        heights = [row["at"] for row in own]
        assert heights == sorted(heights, reverse=True)
        assert (heights[0], heights[-1]) == (place["bottom"], place["top"])
        assert (place["bottom"] - place["top"]) / room == pytest.approx(segment.share, abs=2e-3)
    words = words_of(silhouettes(segmentation))
    assert {label(segment) for segment in segmentation.segments} <= set(words)
    assert any(f"dashed: mean, {v.silhouette:.2f} of all" in word for word in words)
    assert f"Silhouette, Euclidean ({v.rows:,} rows)" in words


def test_an_older_model_shows_the_mean_silhouettes(segmentation: Segmentation, v: Validation) -> None:
    older = changed(segmentation, "validation", silhouette_curves=())
    panel = drawn(silhouettes(older))["vconcat"][0]
    assert [row["value"] for row in table_with(panel, "value", "segment")] == list(v.silhouettes)
    assert not any({"s", "at"} <= set(table[0]) for table in tables(panel))


def test_a_segment_with_none_of_the_rows_has_no_area(segmentation: Segmentation, v: Validation) -> None:
    update = {"silhouettes": (None, *v.silhouettes[1:]), "silhouette_curves": ((), *v.silhouette_curves[1:])}
    without = changed(segmentation, "validation", **update)
    assert label(segmentation.segments[0]) in words_of(silhouettes(without))


def test_labels_of_small_segments_do_not_lie_on_each_other(segmentation: Segmentation) -> None:
    pairs = zip(segmentation.segments, (0.997, 0.001, 0.001, 0.001), strict=True)
    small = tuple(segment.model_copy(update={"share": share}) for segment, share in pairs)
    panel = drawn(silhouettes(segmentation.model_copy(update={"segments": small})))["vconcat"][0]
    places = [row["at"] for row in table_with(panel, "value", "segment")]
    assert all(after - before >= 13.9 for before, after in pairwise(places))
    assert places[-1] <= panel["height"] - 6


def test_every_segment_has_its_levels_of_stability(segmentation: Segmentation, v: Validation) -> None:
    rows = table_with(drawn(silhouettes(segmentation))["vconcat"][2], "across", "median")
    assert [(row["low"], row["median"], row["high"]) for row in rows] == list(v.within)
    assert [row["across"] for row in rows] == list(v.across)
    older = changed(segmentation, "validation", within=(), across=())
    assert len(silhouettes(older).panels()) == 2
