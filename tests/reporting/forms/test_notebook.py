"""The fragment for a notebook: safe and small."""

import pytest

from segmentry import Segmentation
from segmentry.reporting.report import notebook_html
from tests.reporting.hostile import HTML
from tests.reporting.page import Page


@pytest.mark.parametrize("name", ["segmentation", "loaded", "mixed"])
def test_it_has_two_pictures_and_stays_small(name: str, request: pytest.FixtureRequest) -> None:
    segmentation: Segmentation = request.getfixturevalue(name)
    html = segmentation._repr_html_()
    page = Page(html)
    page.check_nothing_outside()
    assert page.tags.count("svg") == 2
    assert len(html) < 300_000
    assert all(segment.name in page.text for segment in segmentation.segments)


def test_hostile_names_stay_text(hostile: Segmentation) -> None:
    fragment = Page(notebook_html(hostile))
    fragment.check_nothing_outside()
    assert HTML[0] in fragment.text
