"""What a picture becomes."""

import pytest

from segmentry import Segmentation
from segmentry.reporting.pictures import gallery
from segmentry.reporting.pictures.picture import Picture, png, svg

from .reading import words_of


def test_panels_take_the_rows_that_they_draw(segmentation: Segmentation) -> None:
    whole = gallery.evidence(segmentation.choice)
    panels = whole.panels()
    assert len(panels) == 4
    assert set().union(*(panel.rows for panel in panels)) == set(whole.rows)
    for panel in panels:
        assert "number of segments, k" in words_of(panel) or panel is not panels[-1]
    assert gallery.sizes(segmentation).panels() == [gallery.sizes(segmentation)]


def test_a_png_is_a_picture(segmentation: Segmentation) -> None:
    small, large = (png(gallery.sizes(segmentation), scale=scale) for scale in (1, 2))
    assert small.startswith(b"\x89PNG")
    width, wider = (int.from_bytes(picture[16:20], "big") for picture in (small, large))
    assert wider == pytest.approx(2 * width, abs=2)


def test_control_characters_never_reach_the_library_that_ends_at_them() -> None:
    rows = [{"x": "bell\x07\x00", "y": 1}]
    spec = {"mark": "bar", "data": {"name": "rows"}, "encoding": {"x": {"field": "x", "type": "nominal"}}}
    assert "bell" in svg(Picture(spec, {"rows": rows}))
