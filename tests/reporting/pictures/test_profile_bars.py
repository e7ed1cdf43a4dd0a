"""The profile plot as it is drawn."""

from xml.etree import ElementTree

import pytest

from segmentry import Segmentation
from segmentry.reporting.cards.markers import markers
from segmentry.reporting.compared import features_compared
from segmentry.reporting.looks import PALE, colour_of, label
from segmentry.reporting.pictures.gallery import profiles
from segmentry.reporting.pictures.picture import Picture, svg
from segmentry.stages.profiling.statement import NOTABLE
from tests.reporting.changes import changed, profile_of, with_averages, with_features

from .reading import bars, words_of


def title_of(picture: Picture) -> str:
    return " ".join(picture.spec["vconcat"][0]["title"]["text"])


def test_every_segment_has_a_panel_with_its_differences(mixed: Segmentation) -> None:
    compared = features_compared(mixed)
    rows = bars(profiles(mixed))
    for i, segment in enumerate(mixed.segments):
        own = [row for row in rows if row["segment"] == label(segment)]
        assert [row["feature"] for row in own] == [feature.feature for feature in compared]
        assert [row["value"] for row in own] == [feature.differences[i] for feature in compared]
        for row, feature in zip(own, compared, strict=True):
            difference = feature.differences[i]
            assert difference is not None
            marker = abs(difference) >= NOTABLE
            assert row["colour"] == (colour_of(segment) if marker else PALE)
            assert row["end"] - row["zero"] == pytest.approx(difference)
    words = words_of(profiles(mixed))
    whole = {"".join(word.split()) for word in words}
    assert {"".join(label(segment).split()) for segment in mixed.segments} <= whole, "long names go on in a second line"
    pale = f"Standard deviations from all customers (0); pale: closer than {NOTABLE:g}"
    assert any(word.startswith(pale) for word in words)


def test_bars_beyond_the_limit_are_cut_and_it_is_said(segmentation: Segmentation) -> None:
    far = with_averages(segmentation, lambda a: a.model_copy(update={"difference": (a.difference or 0.0) * 20}))
    rows = bars(profiles(far))
    cut = [row for row in rows if abs(row["value"]) > 3]
    assert markers(far).cut == len(cut) > 0
    assert all(abs(row["end"] - row["zero"]) == pytest.approx(3) for row in cut)
    assert all(row["note"] == f"{row['value']:+.1f}" for row in cut)
    assert all(row["note"] == "" for row in rows if row not in cut)
    assert "bars beyond 3 are cut, with their number at 0" in title_of(profiles(far))
    near = with_averages(segmentation, lambda a: a.model_copy(update={"difference": 0.5}))
    assert "are cut" not in title_of(profiles(near))


def test_withheld_differences_have_no_bar(segmentation: Segmentation) -> None:
    hidden = with_averages(
        segmentation, lambda a: a.model_copy(update={"difference": None, "transformed_difference": None})
    )
    assert all("end" not in row for row in bars(profiles(hidden)))
    assert "withheld" in words_of(profiles(hidden))
    empty = with_averages(hidden, lambda a: a.model_copy(update={"count": 0}))
    words = words_of(profiles(empty))
    assert "no value" in words
    assert "withheld" not in words


@pytest.mark.parametrize("k", [1, 2, 4, 7, 30])
def test_any_number_of_segments_can_be_drawn(segmentation: Segmentation, k: int) -> None:
    many = stretched(segmentation, k)
    picture = profiles(many)
    rows = bars(picture)
    assert len({row["segment"] for row in rows}) == k
    assert len(rows) == k * len(markers(many).features)
    orders = {tuple(row["feature"] for row in rows if row["segment"] == label(s)) for s in many.segments}
    assert len(orders) == 1
    lines = [panel for panel in picture.panels() if panel.rows]
    assert len(lines) == -(-k // (2 if k in (2, 4) else 3))
    assert all(svg(line).startswith("<svg") for line in (lines[0], lines[-1]))  # all but the last are alike
    assert float(ElementTree.fromstring(svg(picture)).get("width") or 0) < 720


def stretched(segmentation: Segmentation, k: int) -> Segmentation:
    """So many segments, the given ones again and again."""
    segments, each = [], []
    for id in range(1, k + 1):
        of = (id - 1) % segmentation.k
        segments.append(segmentation.segments[of].model_copy(update={"id": id, "name": f"Segment number {id}"}))
        each.append(profile_of(segmentation).segments[of].model_copy(update={"id": id}))
    wider = changed(segmentation, "profile", segments=tuple(each))
    return wider.model_copy(update={"k": k, "segments": tuple(segments)})


def test_many_features_are_cut_and_it_is_said(segmentation: Segmentation) -> None:
    many = with_features(segmentation, [f"feature {i}" for i in range(25)], lambda i, j: i * j / 40)
    assert "the 20 of 25 features in which the segments differ most" in title_of(profiles(many))
    shown = [feature.feature for feature in markers(many).features]
    assert shown == [f"feature {i}" for i in range(24, 4, -1)]


def test_the_markers_that_the_caption_counts_are_those_that_are_drawn(segmentation: Segmentation) -> None:
    coloured = [row for row in bars(profiles(segmentation)) if row["colour"] != PALE]
    assert len(coloured) == markers(segmentation).markers


def test_a_loaded_model_draws_the_same(segmentation: Segmentation, loaded: Segmentation) -> None:
    assert profiles(loaded) == profiles(segmentation)
