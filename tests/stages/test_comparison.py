"""`compare`: what methods of other kinds make of the same customers."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import AgglomerativeClustering
from sklearn.datasets import make_blobs
from sklearn.metrics import adjusted_rand_score, calinski_harabasz_score, silhouette_score

import segmentry
from segmentry import Plan, Segmentation, SegmentryError
from segmentry.maths.assignment import assign
from segmentry.maths.neighbours import completed
from segmentry.results.opinions import Comparison, Opinion
from segmentry.sources.samples import true_segments
from segmentry.stages import comparison
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.shared.centres import centres_of

pytestmark = pytest.mark.usefixtures("quick_choices")


def asked(frame: pd.DataFrame, plan: Plan | None = None) -> Comparison:
    prepared = segmentry.prepare(frame, plan or Plan())
    found = segmentry.compare(segmentry.cluster(prepared, segmentry.choose_k(prepared)), prepared).comparison
    assert found is not None
    return found


def of(comparison: Comparison, method: str, own_k: bool | None = None) -> Opinion:
    [opinion] = [o for o in comparison.opinions if o.method == method and own_k in (None, o.own_k)]
    return opinion


def frame_of(rows: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[f"x{i}" for i in range(rows.shape[1])])


def segmented(prepared: Prepared, k_max: int) -> Segmentation:
    """Two segments, and centres for every k as if their evidence had been computed."""
    choice = segmentry.choose_k(prepared, k_max=2)
    centres = {k: tuple(map(tuple, prepared.sample[:k].tolist())) for k in range(3, k_max + 1)}
    choice = choice.model_copy(update={"centres": {**choice.centres, **centres}})
    return segmentry.cluster(prepared, choice, k=2)


@pytest.fixture(scope="module")
def retail() -> tuple[Segmentation, Prepared, Comparison]:
    """Four segments of a table that has six."""
    prepared = segmentry.prepare(segmentry.sample("retail", rows=900), Plan(k=4, k_max=8))
    found = segmentry.compare(segmentry.cluster(prepared, segmentry.choose_k(prepared)), prepared)
    assert found.comparison is not None
    return found, prepared, found.comparison


def test_on_separated_blobs_all_agree_and_nobody_moves() -> None:
    rows, _ = make_blobs(600, 3, centers=4, cluster_std=0.5, random_state=0)
    told = asked(frame_of(rows))
    assert [(o.method, o.k) for o in told.opinions] == [
        ("Gaussian mixture", 4),
        ("Ward", 4),
        ("k-medoids", 4),
        ("HDBSCAN", 4),
    ]
    for opinion in told.opinions:
        assert (opinion.ari, opinion.ari_without_noise, opinion.kept, opinion.moved) == (1, 1, 1, 0)
        assert opinion.silhouette == told.ours.silhouette
        assert [(m.kept, m.noise, m.goes_to) for m in opinion.moves] == [(1, 0, None)] * 4
    assert of(told, "HDBSCAN").noise == 0
    mixture = of(told, "Gaussian mixture")
    assert (mixture.own_k, mixture.k_by_icl) == (True, 4)


def test_ours_is_what_the_segments_are(retail: tuple[Segmentation, Prepared, Comparison]) -> None:
    found, prepared, told = retail
    rows = completed(prepared.observed, 0, drawn=True)
    labels = assign(prepared.observed, centres_of(found)).labels
    assert (told.k, told.rows, told.sampled, told.seed) == (4, 900, False, 0)
    means = np.array([rows[labels == i].mean(axis=0, dtype=float) for i in range(4)])
    assert told.ours.inertia == pytest.approx(((rows - means[labels]) ** 2).sum(), rel=1e-5)
    assert told.ours.silhouette == pytest.approx(silhouette_score(rows, labels), abs=1e-6)
    assert told.ours.calinski_harabasz == pytest.approx(calinski_harabasz_score(rows, labels), rel=1e-5)
    assert (told.ours.ari, told.ours.moves) == (None, ())


def test_ward_is_scikit_learn_s_with_its_scores(retail: tuple[Segmentation, Prepared, Comparison]) -> None:
    found, prepared, told = retail
    rows = completed(prepared.observed, 0, drawn=True)
    ours = assign(prepared.observed, centres_of(found)).labels
    theirs = AgglomerativeClustering(4, linkage="ward").fit_predict(rows)
    ward = of(told, "Ward")
    assert ward.ari == pytest.approx(adjusted_rand_score(ours, theirs), abs=1e-9)
    assert ward.silhouette == pytest.approx(silhouette_score(rows, theirs), abs=1e-6)
    means = np.array([rows[theirs == j].mean(axis=0, dtype=float) for j in range(4)])
    assert ward.inertia == pytest.approx(((rows - means[theirs]) ** 2).sum(), rel=1e-5)
    assert ward.inertia >= told.ours.inertia


def test_who_moves_adds_up(retail: tuple[Segmentation, Prepared, Comparison]) -> None:
    _, _, told = retail
    for opinion in told.opinions:
        assert sum(move.rows for move in opinion.moves) == told.rows
        kept = sum((move.kept or 0) * move.rows for move in opinion.moves)
        assert kept == pytest.approx((opinion.kept or 0) * told.rows)
        assert (opinion.kept or 0) + (opinion.moved or 0) + (opinion.noise or 0) / told.rows == pytest.approx(1)
        for move in opinion.moves:
            assert move.goes_to != move.segment
            assert (move.kept or 0) + (move.noise or 0) + (move.goes or 0) <= 1 + 1e-9
            assert (move.goes_to is None) == (move.goes is None)


def test_the_mixture_at_its_own_number_splits_segments_into_groups_above_ours(
    retail: tuple[Segmentation, Prepared, Comparison],
) -> None:
    _, _, told = retail
    own, at_ours = of(told, "Gaussian mixture", True), of(told, "Gaussian mixture", False)
    assert (at_ours.k, at_ours.components, at_ours.k_by_icl) == (4, 4, None)
    assert own.k > 4
    assert (own.bic or 0) < (at_ours.bic or 0) <= (at_ours.icl or 0)
    assert any((move.goes_to or 0) > 4 for move in own.moves)


@pytest.mark.parametrize("name", ["bank", "retail", "telecom", "health"])
def test_the_lowest_bic_is_at_the_true_number_of_segments(name: str) -> None:
    """Although half of the dimensions are levels of categories, which a plain mixture takes for segments."""
    prepared = segmentry.prepare(segmentry.sample(name, rows=2_000))
    found = segmentry.compare(segmented(prepared, k_max=9), prepared).comparison
    assert found is not None
    assert of(found, "Gaussian mixture", True).k == len(np.unique(true_segments(name, 2_000, 0)))


def test_noise_is_named_and_counted() -> None:
    rows, _ = make_blobs(300, 2, centers=[[0, 0], [40, 0], [0, 40]], random_state=0)
    scattered = np.random.default_rng(0).uniform(-15, 55, size=(60, 2))
    dense = of(asked(frame_of(np.vstack([rows, scattered])), Plan(preset="classic", k=3, k_max=5)), "HDBSCAN")
    assert dense.noise is not None
    assert 15 <= dense.noise <= 70
    assert dense.silhouette_rows == 360 - dense.noise
    assert (dense.ari or 0) < (dense.ari_without_noise or 0)
    assert sum((move.noise or 0) * move.rows for move in dense.moves) == pytest.approx(dense.noise)


def test_rows_in_another_order_and_another_time_give_the_same() -> None:
    frame = segmentry.sample("bank", rows=500).to_pandas()
    plan = Plan(k=3, k_max=5)
    first = asked(frame, plan)
    assert asked(frame, plan) == first
    assert asked(frame.sample(frac=1, random_state=1), plan) == first


def test_a_large_table_is_compared_on_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison, "ROWS", 200)
    told = asked(segmentry.sample("bank", rows=700).to_pandas(), Plan(k=3, k_max=4))
    assert (told.rows, told.sampled) == (200, True)
    assert {opinion.rows for opinion in told.opinions} == {200}


def test_one_segment_leaves_the_methods_with_a_number_of_their_own(customers: pd.DataFrame) -> None:
    told = asked(customers, Plan(features=("spend", "visits"), k=1, k_max=5))
    assert [(o.method, o.own_k, o.k, o.ari, o.moves) for o in told.opinions] == [
        ("Gaussian mixture", True, 3, None, ()),
        ("HDBSCAN", True, 3, None, ()),
    ]
    assert (told.ours.silhouette, told.ours.calinski_harabasz) == (None, None)


@pytest.mark.parametrize(
    ("rows", "k"),
    [
        ([[0.0, 1.0], [5.0, 2.0]], 2),
        ([[0.0, 1.0], [5.0, 2.0]], 1),
        ([[0.0, 0.0], [0.0, 1.0], [9.0, 9.0]], 3),
        ([[0.0, 0.0]] * 30 + [[1.0, 5.0]] * 30 + [[7.0, 2.0]] * 3, 3),
        ([[float(i % 2), float(i % 3)] for i in range(40)], 6),
    ],
)
def test_small_and_coarse_tables_are_compared_too(rows: list[list[float]], k: int) -> None:
    told = asked(frame_of(np.array(rows)), Plan(features=("x0", "x1"), k=k, k_max=max(k, 2)))
    assert told.rows == len(rows)
    assert all(0 <= opinion.k <= max(k, 2) for opinion in told.opinions)
    Comparison.model_validate_json(told.model_dump_json())


def test_segments_with_none_of_the_rows_have_no_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison, "ROWS", 40)
    near = np.random.default_rng(0).normal(size=(300, 2))
    told = asked(frame_of(np.vstack([near, [[90.0, 90.0]], [[-90.0, 80.0]]])), Plan(preset="classic", k=3, k_max=3))
    empty = [move for opinion in told.opinions for move in opinion.moves if not move.rows]
    assert empty
    assert all((move.kept, move.noise, move.goes_to) == (None, None, None) for move in empty)


def test_segments_of_other_features_are_refused(retail: tuple[Segmentation, Prepared, Comparison]) -> None:
    other = segmentry.prepare(segmentry.sample("bank", rows=300), Plan(features=("age",)))
    with pytest.raises(SegmentryError, match="other features"):
        segmentry.compare(retail[0], other)


def test_models_with_and_without_a_comparison_are_read(
    retail: tuple[Segmentation, Prepared, Comparison], tmp_path: Path
) -> None:
    found, _, told = retail
    path = tmp_path / "model.json"
    found.save(path)
    assert segmentry.load(path).comparison == told
    found.model_copy(update={"comparison": None}).save(path)
    assert segmentry.load(path).comparison is None
