"""Marker variables in words."""

import pytest

from segmentry import Segmentation, SegmentryError
from segmentry.reporting.cards.markers import is_marker, markers
from segmentry.reporting.sections.what_marks_each import caption, section
from tests.reporting.changes import with_averages


def test_the_caption_counts_markers(segmentation: Segmentation) -> None:
    features = markers(segmentation).features
    counts = [sum(is_marker(feature.differences[i]) for feature in features) for i in range(segmentation.k)]
    about, bars = caption(segmentation), segmentation.k * len(features)
    assert about.means.startswith(f"{sum(counts)} of {bars} bars are marker variables (Dolnicar, Gruen & Leisch")
    assert "that threshold is ours" in about.means
    assert max(counts) > min(counts)
    assert f"The most of them ({max(counts)}) are in segment" in about.means
    small = {"difference": 0.1, "transformed_difference": None}
    near = with_averages(segmentation, lambda average: average.model_copy(update=small))
    assert "Segments 1, 2, 3 and 4 have none." in caption(near).do


def test_one_segment_has_nothing_to_compare(one_segment: Segmentation) -> None:
    assert "nothing to compare" in caption(one_segment).means
    assert section(one_segment) is None


def test_without_a_profile_the_verb_is_named(mixed: Segmentation) -> None:
    with pytest.raises(SegmentryError, match=r"Call segmentry\.profile first"):
        caption(mixed.model_copy(update={"profile": None}))
