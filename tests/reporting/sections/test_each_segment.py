"""What the report tells of one segment."""

import re

import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.sections.each_segment import described, more_frequent, rows_of, sections
from segmentry.results.profile import Level
from segmentry.stages.shared.display_names import display_name
from segmentry.wording import MISSING, average, share
from tests.reporting.cells import column
from tests.reporting.changes import changed, profile_of


@pytest.fixture(scope="module")
def banking() -> Segmentation:
    return segmentry.run(segmentry.sample("bank", rows=1000), Plan(k=3, k_max=3))


@pytest.fixture(scope="module")
def telecom() -> Segmentation:
    """Few features, so that there are categories that are none."""
    return segmentry.run(segmentry.sample("telecom", rows=2000), Plan(k=3, k_max=3, features=("age", "data_gb")))


def frequent(segmentation: Segmentation) -> list[list[Level]]:
    """The categories that are told of each segment."""
    profile = profile_of(segmentation)
    return [more_frequent(profile, i, segmentation.features) for i in range(segmentation.k)]


def test_every_sentence_of_the_persona_stands_on_its_slide(banking: Segmentation) -> None:
    segments = profile_of(banking).segments
    for part, own in zip(sections(banking), segments, strict=True):
        assert own.persona
        assert part.slides[0].parts["right"][: len(own.persona)] == tuple(x.text for x in own.persona)  # type: ignore[index]
    old = segments[0].model_copy(update={"persona": ()})
    first, *_ = sections(changed(banking, "profile", segments=(old, *segments[1:])))
    assert first.slides[0].parts["right"][0] == old.sentence  # type: ignore[index]


def test_rows_tell_averages_and_intervals(banking: Segmentation) -> None:
    rates = {
        display_name(outcome.column).words: outcome
        for outcome in profile_of(banking).outcomes
        if outcome.kind == "rate"
    }
    assert rates
    for i, own in enumerate(profile_of(banking).segments):
        rows = rows_of(banking, i)
        far = [abs(row.difference or 0) for row in rows]
        assert far == sorted(far, reverse=True)
        numbers = {display_name(a.column).words: a for a in own.averages}
        features = {display_name(name).words for name in banking.features}
        assert {row.name for row in rows} & set(numbers)
        for row in rows:
            assert row.is_feature == (row.name.split(": ")[0] in features)
            assert bool(row.interval) == (not row.is_feature and row.average != MISSING)
            if row.name in rates:
                rate = rates[row.name].segments[i]
                assert row.average == f"{rate.value:.1%}"
                assert row.interval == " to ".join(f"{end:.1%}" for end in rate.interval or ())
                assert any(f"95% interval {row.interval}" in sentence.text for sentence in own.persona)
            elif (a := numbers.get(row.name)) is not None:
                assert (row.average, row.difference) == (average(a.mean), a.standing)


def test_categories_are_told_by_how_much_more_frequent_they_are(telecom: Segmentation) -> None:
    profile = profile_of(telecom)
    apart = {*telecom.features, *(outcome.column for outcome in profile.outcomes)}
    for levels, own in zip(frequent(telecom), profile.segments, strict=True):
        beyond = [level for level in own.levels if level.column not in apart and level.share is not None]
        beyond = [level for level in beyond if level.interval and level.interval[0] > (level.share_of_all or 0)]
        beyond.sort(key=lambda level: (level.share_of_all or 0) - (level.share or 0))
        assert levels == beyond[:3]
    assert any(frequent(telecom))


def test_a_page_tells_what_stands_out_in_columns_that_made_no_segments(telecom: Segmentation) -> None:
    found = described(telecom)
    assert found is not None
    told = dict(zip(column(found, "column"), column(found, "share or average"), strict=True))
    levels = [level for own in frequent(telecom) for level in own[:1]]
    assert {f"{x.column}: {x.level}" for x in levels} <= set(told)
    for row in found.rows:
        own = rows_of(telecom, row[0].id - 1)
        assert [x.average for x in own if x.name == row[1] and not x.is_feature] in ([], [row[2]])
    assert all(share(level.share, 1) in {row[2] for row in found.rows} for level in levels)
    assert not {row[1].split(":")[0] for row in found.rows} & {*telecom.features}


def test_a_column_that_differs_by_chance_describes_no_segment(telecom: Segmentation) -> None:
    assert any(frequent(telecom))
    contrasts = profile_of(telecom).contrasts
    chance = tuple(own if own.feature else own.model_copy(update={"p": 1.0}) for own in contrasts)
    by_chance = changed(telecom, "profile", contrasts=chance)
    assert not any(frequent(by_chance))
    assert described(by_chance) is None


def test_categories_and_dates_stand_among_the_features(mixed: Segmentation) -> None:
    for i, segment in enumerate(profile_of(mixed).segments):
        rows = {row.name: row for row in rows_of(mixed, i) if row.is_feature}
        of_contract = {level.level: level for level in segment.levels if level.column == "contract"}
        for name, level in of_contract.items():
            row = rows[f"contract: {name}"]
            share = "-" if level.share is None else f"{level.share:.0%}"
            assert (row.average, row.everyone) == (share, f"{level.share_of_all:.0%}")
        yes = next(level for level in segment.levels if (level.column, level.level) == ("active", "true"))
        assert rows["active: yes"].average == ("-" if yes.share is None else f"{yes.share:.0%}")
        assert "active: false" not in rows
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", rows["since"].average)
