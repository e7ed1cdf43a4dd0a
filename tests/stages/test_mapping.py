"""The PCA map, and the customers at its edge."""

import numpy as np
import pandas as pd
import pytest
from sklearn.decomposition import PCA

import segmentry
from segmentry import Plan, Segmentation
from segmentry.stages.mapping import project, unusual
from segmentry.stages.preparation import Prepared


def test_the_axes_explain_what_scikit_learn_says(segmentation: Segmentation, prepared: Prepared) -> None:
    assert segmentation.map is not None
    expected = PCA(2).fit(prepared.sample).explained_variance_ratio_
    assert segmentation.map.explained == pytest.approx(expected, abs=1e-5)


def test_the_loadings_are_the_correlations_of_features_and_axes(segmentation: Segmentation, prepared: Prepared) -> None:
    found = project(segmentation, prepared)
    for axis, loadings in enumerate(found.loadings):
        places = PCA(2).fit_transform(prepared.sample.astype(float))[:, axis]
        correlations = [np.corrcoef(places, column)[0, 1] for column in prepared.sample.T]
        np.testing.assert_allclose(np.abs(loadings), np.abs(correlations), atol=5e-3)


def test_a_centre_lies_in_the_middle_of_its_customers(segmentation: Segmentation) -> None:
    assert segmentation.map is not None
    points = segmentation.map.points
    for id, place in enumerate(segmentation.map.centres, start=1):
        np.testing.assert_allclose(place, points[points[:, 0] == id, 1:].mean(axis=0), atol=1e-5)


def test_with_one_feature_the_axis_is_that_feature(customers: pd.DataFrame) -> None:
    found = segmentry.run(customers, Plan(features=("spend",), k=3, k_max=3))
    assert found.map is not None
    assert found.map.explained == (1,)
    np.testing.assert_allclose(np.sort(found.map.points[:, 1]), np.sort(customers["spend"]), rtol=1e-5)
    assert [place[0] for place in found.map.centres] == pytest.approx([s.centre[0] for s in found.segments])


def test_the_customers_furthest_from_their_centre_are_listed(
    segmentation: Segmentation, prepared: Prepared, customers: pd.DataFrame
) -> None:
    z = (customers[["spend", "visits"]] - customers[["spend", "visits"]].mean()) / customers[["spend", "visits"]].std(
        ddof=0
    )
    labels = segmentation.score(customers)["segment"].to_numpy()
    centres = np.array([segment.matrix_centre for segment in segmentation.segments])[labels - 1]
    distances = np.linalg.norm(z.to_numpy() - centres, axis=1)
    found = unusual(segmentation, prepared, count=5)
    expected = np.argsort(-distances)[:5]
    assert [one.row for one in found] == (expected + 1).tolist()
    assert [one.id for one in found] == customers["customer"].iloc[expected].tolist()
    assert [one.distance for one in found] == pytest.approx(distances[expected], rel=1e-4)
    assert [one.value for one in found] == [customers[one.column].iloc[one.row - 1] for one in found]
