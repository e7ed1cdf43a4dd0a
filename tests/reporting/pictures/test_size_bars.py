"""Customers and shares as they are drawn."""

import pytest

from segmentry import Segmentation
from segmentry.reporting.pictures.gallery import sizes

from .reading import drawn, table_with, words_of


def test_the_sizes_add_up(segmentation: Segmentation) -> None:
    rows = table_with(drawn(sizes(segmentation)), "customers")
    assert sum(row["customers"] for row in rows) == segmentation.rows_labelled
    assert sum(row["share"] for row in rows) == pytest.approx(1)
    first = segmentation.segments[0]
    assert f"{first.size:,} ({first.share:.1%})" in words_of(sizes(segmentation))
