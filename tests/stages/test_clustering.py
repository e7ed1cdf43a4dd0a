"""`cluster`: the full data, from the best start found."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.errors import SegmentryError
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.shared.centres import centres_of

pytestmark = pytest.mark.usefixtures("quick_choices")

FEATURES = ["spend", "visits"]


def test_centres_are_the_means_of_their_members(segmentation: Segmentation, customers: pd.DataFrame) -> None:
    means = segmentation.score(customers).groupby("segment")[FEATURES].mean()
    for segment in segmentation.segments:
        np.testing.assert_allclose(segment.centre, means.loc[segment.id], rtol=1e-6)


def test_the_groups_that_are_there_are_found(segmentation: Segmentation, customers: pd.DataFrame) -> None:
    found = segmentation.score(customers)
    assert segmentation.k == 3
    assert found.groupby("group")["segment"].nunique().tolist() == [1, 1, 1]


def test_segments_are_numbered_from_one_by_size(segmentation: Segmentation) -> None:
    assert list(segmentation.sizes.items()) == [(1, 120), (2, 80), (3, 50)]
    assert [segment.share for segment in segmentation.segments] == pytest.approx([0.48, 0.32, 0.2])


def test_the_inertia_is_that_of_all_rows(segmentation: Segmentation, customers: pd.DataFrame) -> None:
    z = ((customers[FEATURES] - customers[FEATURES].mean()) / customers[FEATURES].std(ddof=0)).to_numpy()
    labels = segmentation.score(customers)["segment"].to_numpy()
    expected = sum(((z[labels == j] - z[labels == j].mean(axis=0)) ** 2).sum() for j in (1, 2, 3))
    assert segmentation.inertia == pytest.approx(expected, rel=1e-5)


def test_any_k_of_the_choice_can_be_taken_without_another_fit(prepared: Prepared) -> None:
    choice = segmentry.choose_k(prepared)
    for k in range(1, 6):
        found = segmentry.cluster(prepared, choice, k=k)
        assert (found.k, len(found.segments), sum(found.sizes.values())) == (k, k, 250)
        assert found.inertia == pytest.approx(choice.of(k).inertia, rel=1e-6)


@pytest.mark.parametrize("k", [6, -1])
def test_a_k_that_was_not_fitted_is_refused(prepared: Prepared, k: int) -> None:
    with pytest.raises(SegmentryError, match="There is no evidence for k"):
        segmentry.cluster(prepared, segmentry.choose_k(prepared), k=k)


def test_a_choice_made_for_other_features_is_refused(prepared: Prepared, customers: pd.DataFrame) -> None:
    other = segmentry.prepare(customers, Plan(features=("spend",)))
    with pytest.raises(SegmentryError, match="was made for other features"):
        segmentry.cluster(other, segmentry.choose_k(prepared))


@pytest.mark.parametrize("id", [True, False])
def test_passes_from_a_sample_reach_the_inertia_of_the_full_fit(many: Callable[..., pd.DataFrame], id: bool) -> None:
    frame = many(12_000, id=id)
    sampled = segmentry.run(frame, Plan(sample_rows=1_000, k=3, k_max=3))
    full = segmentry.run(frame, Plan(k=3, k_max=3))
    assert sampled.choice.sampled
    assert not full.choice.sampled
    assert sampled.inertia <= full.inertia * 1.001
    assert sum(sampled.sizes.values()) == 12_000


def test_a_preview_keeps_the_centres_and_says_so(many: Callable[..., pd.DataFrame]) -> None:
    prepared = segmentry.prepare(many(5_000, id=False), Plan(sample_rows=1_000, k_max=3))
    choice = segmentry.choose_k(prepared)
    preview = segmentry.cluster(prepared, choice, k=3, preview=True)
    assert preview.preview
    assert sorted(map(tuple, centres_of(preview).tolist())) == sorted(choice.centres[3])
    assert sum(preview.sizes.values()) == len(prepared.sample)


def test_a_preview_is_profiled_from_rows_spread_over_the_table(
    many: Callable[..., pd.DataFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = many(5_000, id=False)
    monkeypatch.setattr("segmentry.stages.profiling.profile.PREVIEWED", 500)
    prepared = segmentry.prepare(frame, Plan(sample_rows=1_000, k_max=3))
    preview = segmentry.profile(segmentry.cluster(prepared, segmentry.choose_k(prepared), k=3, preview=True), prepared)
    of_some = frame.iloc[np.linspace(0, 4_999, 500).astype(int)].mean()
    assert preview.profile is not None
    assert {own.column: own.mean for own in preview.profile.all} == pytest.approx(of_some.to_dict())


def test_without_a_sample_nothing_is_a_preview(prepared: Prepared) -> None:
    assert not segmentry.cluster(prepared, segmentry.choose_k(prepared), preview=True).preview
