"""Segments beside features as they are drawn."""

import re

from segmentry import Segmentation
from segmentry.reporting.looks import label
from segmentry.reporting.pictures.gallery import averages
from segmentry.reporting.pictures.picture import svg
from segmentry.stages.shared.display_names import display_name
from tests.reporting.changes import changed, profile_of, with_features

from .reading import drawn, table_with, words_of


def test_the_averages_are_those_of_the_profile(segmentation: Segmentation) -> None:
    rows = table_with(drawn(averages(segmentation)), "difference")
    assert len(rows) == segmentation.k * len(segmentation.features)
    profiles = profile_of(segmentation).segments
    columns = {display_name(name).words: name for name in segmentation.features}
    by_label = {label(segment): own for segment, own in zip(segmentation.segments, profiles, strict=True)}
    for row in rows:
        average = by_label[row["segment"]].average(columns[row["feature"]])
        assert (row["average"], row["difference"]) == (average.mean, average.standing)
    spreads = {}
    for name in segmentation.features:
        differences = [row["difference"] for row in rows if columns[row["feature"]] == name]
        spreads[name] = max(differences) - min(differences)
    assert list(dict.fromkeys(columns[row["feature"]] for row in rows)) == sorted(
        spreads, key=lambda name: -spreads[name]
    )


def test_a_withheld_average_does_not_look_like_one_that_is_everyones(segmentation: Segmentation) -> None:
    assert not any("dashed" in word for word in words_of(averages(segmentation)))
    own, *others = profile_of(segmentation).segments
    withheld = own.averages[0].model_copy(update=dict.fromkeys(("mean", "difference")))
    own = own.model_copy(update={"averages": (withheld, *own.averages[1:])})
    picture = averages(changed(segmentation, "profile", segments=(own, *others)))
    assert any("dashed: withheld" in word for word in words_of(picture))
    drawing = svg(picture)
    assert drawing.count('stroke-dasharray="2,3"') == 1
    assert "gradient" not in drawing.lower()


def test_many_features_are_cut_and_it_is_said(segmentation: Segmentation) -> None:
    many = with_features(segmentation, [f"feature {i}" for i in range(25)], lambda _i, _j: 0.1)
    assert "the 20 of 25 features in which the segments differ most" in words_of(averages(many))


def test_shares_and_dates_are_written_as_such(mixed: Segmentation) -> None:
    words = words_of(averages(mixed))
    assert {"contract: monthly", "active: yes", "since"} <= set(words)
    assert any(re.fullmatch(r"9\d%", word) for word in words)
    assert sum(bool(re.fullmatch(r"20\d\d-\d\d-\d\d", word)) for word in words) == 3
