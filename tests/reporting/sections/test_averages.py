"""The averages of the segments, side by side."""

import re

import pytest

from segmentry import Segmentation
from segmentry.reporting.sections.averages import caption, exhibit
from segmentry.results.profile import SegmentProfile
from segmentry.stages.shared.display_names import display_name
from segmentry.wording import EVERYONE
from tests.reporting.cells import column
from tests.reporting.changes import changed, profile_of


def test_the_caption_names_the_feature_that_separates_most(segmentation: Segmentation) -> None:
    segments = profile_of(segmentation).segments
    spreads = {}
    for feature in segmentation.features:
        differences = [own.average(feature).standing or 0.0 for own in segments]
        spreads[feature] = max(differences) - min(differences)
    top = max(spreads, key=lambda name: spreads[name])
    furthest = max(segments, key=lambda own: abs(own.average(top).standing or 0))
    about = caption(segmentation)
    assert re.search(
        rf"differ most in {display_name(top).words}: segment {furthest.id} (averages|has a median of)", about.means
    )
    assert f"{abs(furthest.average(top).standing or 0):.2f} standard deviations" in about.means
    averages = [a for own in segments for a in own.averages if a.column in segmentation.features]
    assert f"the {sum(abs(a.standing or 0) >= 0.25 for a in averages)} of {len(averages)} averages" in about.do


def test_levels_are_told_in_words(mixed: Segmentation) -> None:
    segments = profile_of(mixed).segments
    levels = {(own.id, level.level): level for own in segments for level in own.levels}
    contracts = changed(mixed, "profile", segments=tuple(of_column("contract", own) for own in segments))
    about = caption(changed(contracts, "recipe", steps=mixed.recipe.steps[2:3]))
    (id, level), top = max(
        levels.items(), key=lambda pair: abs(pair[1].difference or 0) * (pair[1].column == "contract")
    )
    assert f"differ most in contract: it is {level} for {top.share:.0%} of segment {id}, " in about.means
    assert "9 of 9 averages and shares" in about.do
    assert "standard deviations" in about.means


def of_column(column: str, profile: SegmentProfile) -> SegmentProfile:
    return profile.model_copy(update={"levels": tuple(one for one in profile.levels if one.column == column)})


def test_one_segment_has_nothing_to_compare(one_segment: Segmentation) -> None:
    assert "nothing to compare" in caption(one_segment).means


def test_the_table_has_every_feature_beside_everyone(segmentation: Segmentation) -> None:
    [(_, table)] = exhibit(segmentation).tables
    assert set(column(table, "feature")[: table.most]) == {display_name(name).words for name in segmentation.features}
    assert table.on_page[-1].head == EVERYONE
    everyone = {average.column: average.mean for average in profile_of(segmentation).all}
    assert [row.of_all for row in table.shown] == pytest.approx([everyone[row.column] for row in table.shown])
