"""`validate`: how well the segments hold."""

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import silhouette_samples

import segmentry
from segmentry import Plan, Segmentation
from segmentry.maths.assignment import assign
from segmentry.stages.clustering import centres_of
from segmentry.stages.preparation import Prepared


def test_the_silhouettes_are_those_of_scikit_learn(segmentation: Segmentation, prepared: Prepared) -> None:
    labels = assign(prepared.sample, centres_of(segmentation)).labels
    scores = silhouette_samples(prepared.sample, labels)
    validation = segmentation.validation
    assert validation is not None
    assert validation.silhouette == pytest.approx(scores.mean(), abs=1e-6)
    assert validation.silhouettes == pytest.approx([scores[labels == j].mean() for j in range(3)], abs=1e-6)
    assert validation.rows == 250


def test_separated_groups_are_wholly_stable(segmentation: Segmentation) -> None:
    assert segmentation.validation is not None
    assert segmentation.validation.stabilities == (1, 1, 1)


def test_another_k_than_the_recommended_one_has_figures_of_its_own(prepared: Prepared) -> None:
    choice = segmentry.choose_k(prepared)
    five = segmentry.validate(segmentry.cluster(prepared, choice, k=5), prepared).validation
    assert five is not None
    assert five.silhouette == choice.of(5).silhouette
    assert len(five.stabilities) == len(five.silhouettes) == 5
    assert min(five.stabilities) < 0.9


def test_after_passes_over_more_rows_the_silhouettes_are_computed_anew() -> None:
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"x": rng.normal(size=4_000), "y": rng.normal(size=4_000)})
    prepared = segmentry.prepare(frame, Plan(sample_rows=1_000, k=3, k_max=3))
    found = segmentry.validate(segmentry.cluster(prepared, segmentry.choose_k(prepared)), prepared)
    labels = assign(prepared.sample, centres_of(found)).labels
    scores = silhouette_samples(prepared.sample, labels)
    assert found.validation is not None
    assert found.validation.silhouettes == pytest.approx([scores[labels == j].mean() for j in range(3)], abs=1e-6)


def test_one_segment_has_nothing_to_compare(customers: pd.DataFrame) -> None:
    found = segmentry.run(customers, Plan(features=("spend", "visits"), k=1, k_max=2)).validation
    assert found is not None
    assert (found.silhouette, found.stabilities) == (None, ())
