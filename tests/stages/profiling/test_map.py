"""The PCA map, and the customers at its edge."""

import numpy as np
import pandas as pd
import pytest
from sklearn.decomposition import PCA

import segmentry
from segmentry import Plan, Segmentation
from segmentry.maths.assignment import assign
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.map import COLUMNS, POINTS, ROWS, binned, project, unusual
from segmentry.stages.shared.centres import centres_of

pytestmark = pytest.mark.usefixtures("quick_choices")


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


def crowd(rows: int, axes: int = 3) -> pd.DataFrame:
    """Four heaps of customers with a few far outside of all."""
    rng = np.random.default_rng(3)
    values = rng.normal(size=(rows, axes)) + 3 * rng.integers(0, 2, (rows, axes))
    values[:5] *= 50
    return pd.DataFrame(values, columns=[f"x{i}" for i in range(axes)])


def test_more_customers_than_can_be_drawn_are_counted_in_cells() -> None:
    prepared = segmentry.prepare(crowd(POINTS + 1_000), Plan(k_max=4))
    found = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=4)
    drawn = project(found, prepared)
    assert drawn.points is None
    assert drawn.bins is not None
    assert drawn.rows == POINTS + 1_000 == sum(customers for _, _, customers, *_ in drawn.bins.cells)
    labels = assign(prepared.sample, centres_of(found)).labels + 1
    places = PCA(n_components=2, svd_solver="covariance_eigh").fit_transform(prepared.sample.astype(np.float64))
    counted: dict[tuple[int, int], list[int]] = {}
    lower, upper = np.array(drawn.bins.lower), np.array(drawn.bins.upper)
    for (x, y), segment in zip((places - lower) / (upper - lower), labels.tolist(), strict=True):
        cell = (min(max(int(np.floor(x * COLUMNS)), 0), COLUMNS - 1), min(max(int(np.floor(y * ROWS)), 0), ROWS - 1))
        counted.setdefault(cell, []).append(segment)
    assert {(column, row) for column, row, *_ in drawn.bins.cells} == set(counted)
    for column, row, customers, segment, of in drawn.bins.cells:
        inside = counted[column, row]
        assert (customers, of) == (len(inside), inside.count(segment))
        assert of == max(inside.count(one) for one in set(inside))
    beyond = ((places < lower) | (places > upper)).any(axis=1).sum()
    assert drawn.bins.beyond == beyond > 5
    assert all((np.array(place) >= lower).all() and (np.array(place) <= upper).all() for place in drawn.centres)


def test_cells_stay_in_memory() -> None:
    prepared = segmentry.prepare(crowd(POINTS + 1), Plan(k_max=2))
    found = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=2)
    drawn = project(found, prepared)
    assert drawn.bins is not None
    assert "bins" not in drawn.model_dump_json()
    assert project(found, segmentry.prepare(crowd(POINTS), Plan(k_max=2))).bins is None


def test_cells_do_not_depend_on_the_order_of_rows() -> None:
    frame = crowd(POINTS + 500)
    drawn = []
    for each in (frame, frame.sample(frac=1, random_state=1)):
        prepared = segmentry.prepare(each, Plan(k_max=3))
        drawn.append(project(segmentry.cluster(prepared, segmentry.choose_k(prepared), k=3), prepared).bins)
    assert drawn[0] == drawn[1]


def test_customers_at_one_place_have_a_cell() -> None:
    same = np.zeros((3, 2))
    assert binned(same, np.array([1, 1, 2]), same[:2]).cells == ((0, 0, 3, 1, 2),)


def test_one_feature_of_many_customers_is_drawn_from_some_of_them() -> None:
    prepared = segmentry.prepare(crowd(POINTS + 10, 1), Plan(k_max=2))
    drawn = project(segmentry.cluster(prepared, segmentry.choose_k(prepared), k=2), prepared)
    assert (drawn.rows, len(drawn.points), drawn.bins) == (POINTS, POINTS, None)


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
