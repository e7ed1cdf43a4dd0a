"""What the report tells of one segment."""

import re

import pytest
from segmentry.reporting.portraits import MOST_AVERAGES, portraits
from segmentry.reporting.words import said, signed

import segmentry
from segmentry import Plan, Segmentation


@pytest.fixture(scope="module")
def bank() -> Segmentation:
    return segmentry.run(segmentry.sample("bank", rows=2000), Plan(k=5, k_max=5))


def test_every_sentence_of_the_persona_is_told(bank: Segmentation) -> None:
    assert bank.profile is not None
    for one, own in zip(portraits(bank), bank.profile.segments, strict=True):
        assert one.sentences == tuple(sentence.text for sentence in own.persona)
    old = bank.profile.segments[0].model_copy(update={"persona": ()})
    profile = bank.profile.model_copy(update={"segments": (old, *bank.profile.segments[1:])})
    assert portraits(bank.model_copy(update={"profile": profile}))[0].sentences == (old.sentence,)


def test_rows_tell_averages_medians_and_effects(bank: Segmentation) -> None:
    assert bank.profile is not None
    rates = {one.column: one for one in bank.profile.outcomes if one.kind == "rate"}
    for one, own in zip(portraits(bank), bank.profile.segments, strict=True):
        assert len(one.rows) <= MOST_AVERAGES
        far = [abs(row.difference or 0) for row in one.rows]
        assert far == sorted(far, reverse=True)
        numbers = {a.column: a for a in own.averages}
        assert {row.name for row in one.rows} & set(numbers)
        for row in one.rows:
            assert row.feature == (row.name.split(": ")[0] in bank.features)
            assert bool(row.interval) == (not row.feature)
            if row.name in rates:
                told = rates[row.name].segments[one.id - 1]
                assert row.average == f"{told.value:.1%}"
                assert row.interval == " to ".join(f"{end:.1%}" for end in told.interval or ())
                assert any(f"95% interval {row.interval}" in sentence for sentence in one.sentences)
            elif (a := numbers.get(row.name)) is not None:
                assert a.spread is not None
                assert (row.average, row.median) == (said(a.mean), said(a.spread.p50))
                assert (row.difference, row.effect) == (a.difference, signed(a.effect))


def test_categories_are_told_by_how_much_more_frequent_they_are() -> None:
    found = segmentry.run(segmentry.sample("telecom", rows=2000), Plan(k=5, k_max=5, features=("age", "data_gb")))
    assert found.profile is not None
    seen = 0
    for one, own in zip(portraits(found), found.profile.segments, strict=True):
        apart = {*found.features, *(outcome.column for outcome in found.profile.outcomes)}
        levels = [level for level in own.levels if level.column not in apart and level.share is not None]
        beyond = [level for level in levels if level.interval and level.interval[0] > level.share_of_all]
        beyond.sort(key=lambda level: level.share_of_all - level.share)
        assert [told.split(" (")[0] for told in one.levels] == [
            f"{level.column} is {level.level} for {level.share:.1%}" for level in beyond[:3]
        ]
        seen += len(one.levels)
    assert seen


def test_a_column_that_differs_by_chance_describes_no_segment() -> None:
    found = segmentry.run(segmentry.sample("telecom", rows=2000), Plan(k=5, k_max=5, features=("age", "data_gb")))
    assert found.profile is not None
    told = {level.split(" is ")[0] for one in portraits(found) for level in one.levels}
    assert told
    chance = tuple(one.model_copy(update={"p": 1.0}) if not one.feature else one for one in found.profile.contrasts)
    profile = found.profile.model_copy(update={"contrasts": chance})
    assert not any(one.levels for one in portraits(found.model_copy(update={"profile": profile})))


def test_categories_and_dates_stand_among_the_features(mixed: Segmentation) -> None:
    assert mixed.profile is not None
    for one, segment in zip(portraits(mixed), mixed.profile.segments, strict=True):
        rows = {row.name: row for row in one.rows}
        assert all(row.feature for row in rows.values())
        of_contract = {level.level: level for level in segment.levels if level.column == "contract"}
        for name, level in of_contract.items():
            row = rows[f"contract: {name}"]
            told = "-" if level.share is None else f"{level.share:.0%}"
            assert (row.average, row.everyone) == (told, f"{level.share_of_all:.0%}")
        yes = next(level for level in segment.levels if (level.column, level.level) == ("active", "true"))
        assert rows["active: true"].average == ("-" if yes.share is None else f"{yes.share:.0%}")
        assert "active: false" not in rows
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", rows["since"].average)
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", rows["since"].median)
