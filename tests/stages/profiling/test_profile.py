"""`profile`: what each segment is, against pandas."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Segmentation
from segmentry.engines import memory
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.profile import profile
from segmentry.stages.profiling.statement import NOTABLE

pytestmark = pytest.mark.usefixtures("quick_choices")

NUMERIC = ["spend", "visits", "age", "churned"]


@pytest.fixture(scope="module")
def labelled(segmentation: Segmentation, customers: pd.DataFrame) -> pd.DataFrame:
    return segmentation.score(customers)


@pytest.mark.parametrize("column", NUMERIC)
def test_averages_are_those_of_pandas(segmentation: Segmentation, labelled: pd.DataFrame, column: str) -> None:
    grouped = labelled.groupby("segment")[column]
    sd = labelled[column].std(ddof=0)
    assert segmentation.profile is not None
    for segment in segmentation.profile.segments:
        average = segment.average(column)
        mean = grouped.mean()[segment.id]
        assert average.count == grouped.count()[segment.id]
        assert average.mean == pytest.approx(mean)
        assert average.sd == pytest.approx(grouped.std(ddof=0)[segment.id])
        assert average.difference == pytest.approx((mean - labelled[column].mean()) / sd, rel=1e-10)


def test_everyone_is_averaged_over_all_rows(segmentation: Segmentation, labelled: pd.DataFrame) -> None:
    assert segmentation.profile is not None
    for average in segmentation.profile.all:
        assert average.mean == pytest.approx(labelled[average.column].mean())
        assert average.sd == pytest.approx(labelled[average.column].std(ddof=0))


def test_categories_are_counted_as_in_pandas(segmentation: Segmentation, labelled: pd.DataFrame) -> None:
    table = pd.crosstab(labelled["region"], labelled["segment"])
    assert segmentation.profile is not None
    for segment in segmentation.profile.segments:
        for level in (level for level in segment.levels if level.column == "region"):
            count = table.loc[level.level, segment.id]
            assert level.count == count
            assert level.share == pytest.approx(count / table[segment.id].sum())
            assert level.share_of_all == pytest.approx((labelled["region"] == level.level).mean())


def test_ids_are_not_profiled(segmentation: Segmentation) -> None:
    assert segmentation.profile is not None
    assert {a.column for a in segmentation.profile.all} == set(NUMERIC)
    assert {level.column for s in segmentation.profile.segments for level in s.levels} == {"region", "group"}


def test_what_sets_a_segment_apart_is_what_names_it_and_then_the_furthest_first(segmentation: Segmentation) -> None:
    assert segmentation.profile is not None
    words = {"spend": "spenders", "visits": "visits"}
    for segment, own in zip(segmentation.segments, segmentation.profile.segments, strict=True):
        named = [column for column in own.apart if words[column] in segment.name]
        assert own.apart[: len(named)] == tuple(named)
        others = [abs(own.average(column).difference or 0) for column in own.apart[len(named) :]]
        assert others == sorted(others, reverse=True)
        assert set(own.apart) == {*named, *(c for c in words if abs(own.average(c).difference or 0) >= NOTABLE)}


def test_the_sentence_holds_the_size_and_the_averages(segmentation: Segmentation) -> None:
    assert segmentation.profile is not None
    first = segmentation.profile.segments[0]
    assert first.sentence.startswith("120 customers (48.0%): ")
    assert "visits averages 20" in first.sentence


def test_small_batches_give_the_same_profile(
    segmentation: Segmentation, prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "BATCH_ROWS", 64)
    again = profile(segmentation, prepared).profile
    assert again is not None
    assert segmentation.profile is not None
    for one, other in zip(segmentation.profile.segments, again.segments, strict=True):
        assert one.levels == other.levels
        np.testing.assert_allclose([a.mean for a in one.averages], [a.mean for a in other.averages])


def test_a_date_names_a_segment_and_is_said_as_a_day() -> None:
    days = pd.Timestamp("2015-03-01") + pd.to_timedelta(np.repeat([0, 2_000], 50) + np.arange(100) % 7, unit="D")
    frame = pd.DataFrame({"first": days, "spend": np.repeat([10.0, 20.0], 50) + np.arange(100) % 5})
    for column, names in (("joined", {"Newer", "Long-standing"}), ("policy_date", {"Late policy", "Early policy"})):
        found = segmentry.run(frame.rename(columns={"first": column}), segmentry.Plan(features=(column,), k=2))
        assert {segment.name.removesuffix(" date") for segment in found.segments} == names
        assert any("averages 2015-03-0" in one.sentence for one in found.profile.segments)  # type: ignore[union-attr]


def test_segments_of_levels_are_named_by_them_and_their_shares_add_up() -> None:
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"plan": rng.choice(["basic", "plus", "gold"], 300, p=[0.5, 0.3, 0.2])})
    found = segmentry.run(frame, segmentry.Plan(features=("plan",), k=3))
    assert {segment.name for segment in found.segments} == {"Basic plan", "Plus plan", "Gold plan"}
    for one in found.profile.segments:  # type: ignore[union-attr]
        assert sum(level.share for level in one.levels) == pytest.approx(1)
