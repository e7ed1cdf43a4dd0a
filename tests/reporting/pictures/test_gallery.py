"""What holds for every picture."""

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

import segmentry
from segmentry import Segmentation, SegmentryError
from segmentry.reporting.compared import columns_of
from segmentry.reporting.pictures import gallery
from segmentry.reporting.pictures.picture import Picture, svg
from segmentry.stages.preparation.prepare import Prepared
from tests.reporting.hostile import HTML, PICTURES

from .reading import checked, drawn, walk

EVERY = ("map", "loadings", "sizes", "averages", "profiles", "silhouettes")


def picture_of(name: str) -> Callable[[Segmentation], Picture]:
    made: Any = getattr(gallery, name)
    return made


@pytest.mark.parametrize("name", EVERY)
def test_it_can_be_drawn_of_one_segment(one_segment: Segmentation, one_feature: Segmentation, name: str) -> None:
    assert svg(picture_of(name)(one_segment)).startswith("<svg")
    assert svg(picture_of(name)(one_feature)).startswith("<svg")


def test_the_evidence_can_be_drawn_of_one_segment(one_segment: Segmentation) -> None:
    assert svg(gallery.evidence(one_segment.choice, 1)).startswith("<svg")


@pytest.mark.parametrize("name", EVERY)
def test_it_names_the_verb_that_is_missing(segmentation: Segmentation, name: str) -> None:
    bare = segmentation.model_copy(update={"map": None, "profile": None, "validation": None})
    if name == "sizes":
        assert checked(gallery.sizes(bare))
        return
    with pytest.raises(SegmentryError, match=r"Call segmentry\.(profile|validate) first"):
        picture_of(name)(bare)


@pytest.mark.parametrize("name", [name for name in EVERY if name != "loadings"])
def test_marks_tell_their_segment(segmentation: Segmentation, name: str) -> None:
    spec = drawn(picture_of(name)(segmentation))
    assert '"segment"' in repr(spec).replace("'", '"')
    tooltips = [part["tooltip"] for part in walk(spec) if isinstance(part.get("tooltip"), list)]
    assert tooltips
    assert all(any(field.get("field") == "segment" for field in tooltip) for tooltip in tooltips)


@pytest.fixture(scope="module")
def of_two(prepared: Prepared, segmentation: Segmentation) -> Segmentation:
    return segmentry.profile(segmentry.cluster(prepared, segmentation.choice, k=2), prepared)


@pytest.mark.parametrize("name", ["map", "sizes", "averages"])
def test_another_k_changes_the_rows_only(segmentation: Segmentation, of_two: Segmentation, name: str) -> None:
    """Else Streamlit draws another picture, where new rows for the one on the screen would do."""
    before, after = (picture_of(name)(each) for each in (segmentation, of_two))
    assert before.spec == after.spec
    assert list(before.rows) == list(after.rows)
    assert before.to_dict()["datasets"] != after.to_dict()["datasets"]


@pytest.mark.parametrize("name", EVERY)
def test_an_svg_stands_alone(segmentation: Segmentation, name: str) -> None:
    drawing = svg(picture_of(name)(segmentation))
    tree = ElementTree.fromstring(drawing)
    assert {element.tag.split("}")[1] for element in tree.iter()} <= {
        *("svg", "g", "path", "line", "rect", "text", "tspan", "defs", "linearGradient", "stop", "clipPath")
    }
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    assert set(re.findall(r"url\(#([^)]*)\)", drawing)) <= set(ids)


@pytest.mark.usefixtures("drawn_anew")
def test_pictures_on_one_page_share_no_id_and_the_same_one_is_drawn_alike(segmentation: Segmentation) -> None:
    renamed = segmentry.rename(segmentation, {1: "x"})
    drawings = [svg(gallery.averages(each)) for each in (segmentation, renamed)]
    assert not set.intersection(*({*re.findall(r'\bid="([^"]*)"', drawing)} for drawing in drawings))
    assert drawings[0] == svg(gallery.averages(segmentation))


@pytest.mark.parametrize("name", EVERY)
def test_hostile_names_are_text(hostile: Segmentation, name: str) -> None:
    drawing = svg(picture_of(name)(hostile))
    ElementTree.fromstring(drawing)
    assert "<script" not in drawing


@pytest.mark.parametrize("words", [*PICTURES, HTML[0]])
def test_hostile_names_of_segments_and_columns_are_text(mixed: Segmentation, hostile: Segmentation, words: str) -> None:
    named = segmentry.rename(mixed, {1: words, 2: words + " too"})
    for picture in (gallery.profiles(named), gallery.distribution(named, "contract"), gallery.silhouettes(named)):
        drawing = svg(picture)
        ElementTree.fromstring(drawing)
        assert "<script" not in drawing
    column = next(name for name in columns_of(hostile) if name.startswith(words.rstrip("\u2028")[:60]))
    ElementTree.fromstring(svg(gallery.distribution(hostile, column)))


def test_hostile_levels_are_text(hostile: Segmentation) -> None:
    drawing = svg(gallery.distribution(hostile, "kind"))
    ElementTree.fromstring(drawing)
    assert "<script" not in drawing
