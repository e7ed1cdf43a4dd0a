"""`validate`: how well the segments hold."""

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import silhouette_samples

import segmentry
from segmentry import Plan, Segmentation
from segmentry.maths.assignment import assign
from segmentry.maths.criteria import silhouettes
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.shared.centres import centres_of
from segmentry.stages.validation import CURVE

pytestmark = pytest.mark.usefixtures("quick_choices")

Figured = tuple[Segmentation, Prepared]


def customers_of_one_heap() -> pd.DataFrame:
    return pd.DataFrame(np.random.default_rng(6).normal(size=(150, 2)), columns=["a", "b"])


@pytest.fixture(scope="module")
def heap() -> Figured:
    """Four segments cut out of one heap: no figure is 0 or 1."""
    prepared = segmentry.prepare(customers_of_one_heap(), Plan(k=4, k_max=4))
    return segmentry.validate(segmentry.cluster(prepared, segmentry.choose_k(prepared)), prepared), prepared


def nearest(matrix: np.ndarray, centres: np.ndarray) -> np.ndarray:
    return np.asarray(((matrix[:, None].astype(float) - centres[None]) ** 2).sum(axis=2).argmin(axis=1))


def test_the_silhouettes_are_those_of_scikit_learn(segmentation: Segmentation, prepared: Prepared) -> None:
    labels = assign(prepared.sample, centres_of(segmentation)).labels
    scores = silhouette_samples(prepared.sample, labels)
    validation = segmentation.validation
    assert validation is not None
    assert validation.silhouette == pytest.approx(scores.mean(), abs=1e-6)
    assert validation.silhouettes == pytest.approx([scores[labels == j].mean() for j in range(3)], abs=1e-6)
    assert validation.rows == 250


def test_the_curves_are_quantiles_of_the_silhouettes_of_scikit_learn(heap: Figured) -> None:
    segmentation, prepared = heap
    labels = assign(prepared.sample, centres_of(segmentation)).labels
    scores = silhouette_samples(prepared.sample, labels)
    assert segmentation.validation is not None
    curves = segmentation.validation.silhouette_curves
    assert [len(curve) for curve in curves] == [CURVE] * 4
    for j, curve in enumerate(curves):
        np.testing.assert_allclose(curve, np.quantile(scores[labels == j], np.linspace(0, 1, CURVE)), atol=6e-5)
    lowest, highest = min(curve[0] for curve in curves), max(curve[-1] for curve in curves)
    assert (lowest, highest) == pytest.approx((scores.min(), scores.max()), abs=6e-5)


def test_the_curves_rest_on_the_rows_of_the_means() -> None:
    rng = np.random.default_rng(2)
    prepared = segmentry.prepare(pd.DataFrame(rng.normal(size=(12_500, 2)), columns=["a", "b"]), Plan(k=2, k_max=2))
    found = segmentry.validate(segmentry.cluster(prepared, segmentry.choose_k(prepared)), prepared)
    labels = assign(prepared.sample, centres_of(found)).labels
    validation = found.validation
    assert validation is not None
    assert validation.rows == 4_000
    [scores] = silhouettes(prepared.sample[:12_000], [labels[:12_000]], 4_000)
    for j, curve in enumerate(validation.silhouette_curves):
        known = np.quantile(scores[labels[:4_000] == j], np.linspace(0, 1, CURVE))
        np.testing.assert_allclose(curve, known, atol=6e-5)


def test_an_older_model_has_no_curves(segmentation: Segmentation) -> None:
    assert segmentation.validation is not None
    older = segmentation.validation.model_dump()
    del older["silhouette_curves"]
    assert type(segmentation.validation)(**older).silhouette_curves == ()


@pytest.mark.parametrize("k", [2, 3, 4])
def test_the_stability_of_a_segment_is_one_figure_in_choice_and_validation(heap: Figured, k: int) -> None:
    segmentation, prepared = heap
    choice = segmentation.choice
    v = segmentry.validate(segmentry.cluster(prepared, choice, k=k), prepared).validation
    e = choice.of(k)
    assert v is not None
    assert (v.stabilities, v.stability_intervals, v.within) == (e.matches, e.match_intervals, e.within)
    assert (v.resamples, v.stability_rows) == (e.stability_fits, 150)
    assert len(v.stabilities) == k
    assert 0 < max(v.stabilities) < 1


def test_a_model_of_before_says_of_how_many_fits_its_pairs_are(heap: Figured) -> None:
    e = heap[0].choice.of(3)
    older = {name: value for name, value in e.model_dump().items() if name != "stability_fits"}
    assert type(e)(**older) == e


def test_across_and_continues_compare_with_the_solution_of_one_segment_less(heap: Figured) -> None:
    """SLSa of Dolnicar & Leisch (2017): 1 - entropy of the shares from segments of k - 1, over log(k - 1)."""
    segmentation, prepared = heap
    labels = nearest(prepared.sample, centres_of(segmentation))
    before = nearest(prepared.sample, np.array(segmentation.choice.centres[3]))
    table = np.array([[np.sum((labels == j) & (before == i)) for i in range(3)] for j in range(4)])
    shares = table / table.sum(axis=1, keepdims=True)
    entropies = [-sum(p * np.log(p) for p in row if p) for row in shares]
    assert segmentation.validation is not None
    assert segmentation.validation.across == pytest.approx(1 - np.array(entropies) / np.log(3), abs=1e-9)
    assert segmentation.validation.across == segmentation.choice.of(4).across
    known: list[int | None] = [None] * 4
    for j, i in zip(*linear_sum_assignment(-table), strict=True):
        known[j] = int(i) + 1
    assert list(segmentation.validation.continues) == known
    assert known.count(None) == 1


def test_borderline_is_the_share_of_customers_with_a_margin_below_a_tenth(heap: Figured) -> None:
    segmentation, prepared = heap
    distances = np.sqrt(((prepared.sample[:, None] - centres_of(segmentation)[None]) ** 2).sum(axis=2))
    ordered = np.sort(distances, axis=1)
    near, labels = 1 - ordered[:, 0] / ordered[:, 1] < 0.1, distances.argmin(axis=1)
    assert segmentation.validation is not None
    assert segmentation.validation.borderline == pytest.approx([near[labels == j].mean() for j in range(4)])
    assert 0 < max(segmentation.validation.borderline) < 0.5


def test_what_is_labelled_borderline_is_what_is_counted(heap: Figured) -> None:
    segmentation = heap[0]
    scored = segmentation.score(customers_of_one_heap())
    assert segmentation.validation is not None
    shares = scored.groupby("segment")["segment_borderline"].mean()
    assert segmentation.validation.borderline == pytest.approx(shares.tolist())


def test_separated_groups_are_wholly_stable(segmentation: Segmentation) -> None:
    assert segmentation.validation is not None
    assert segmentation.validation.stabilities == (1, 1, 1)
    assert segmentation.validation.within == ((1, 1, 1),) * 3
    assert segmentation.validation.borderline == (0, 0, 0)
    assert sorted(one or 0 for one in segmentation.validation.continues) == [0, 1, 2]


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
    assert (found.silhouette, found.stabilities, found.within, found.across) == (None, (), (), ())
    assert (found.continues, found.borderline, found.silhouette_curves) == ((), (), ())
