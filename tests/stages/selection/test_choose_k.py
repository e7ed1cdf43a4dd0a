"""`choose_k`: the evidence per k, the k that it recommends, and how real its segments are."""

from functools import cache

import numpy as np
import pandas as pd
import pytest
from scipy.stats import zscore
from sklearn.datasets import make_blobs
from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_score
from threadpoolctl import threadpool_limits

import segmentry
from segmentry import Plan
from segmentry.errors import SegmentryError
from segmentry.maths.assignment import assign
from segmentry.plan import Preset
from segmentry.results.choice import KChoice
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.selection.trials import Trials, taking
from segmentry.stages.shared.centres import canonical_order, saved

#: For what holds whatever number of trials a choice rests on.
FEW = Trials(nulls=4, boxes=2, halvings=2)


def blobs(k: int, n: int = 400) -> np.ndarray:
    middles = [[0, 0], [10, 8], [20, -4], [4, 20], [18, 16]]  # apart in both columns
    return make_blobs(n, centers=middles[:k], cluster_std=0.7, random_state=k)[0]


@cache
def of_four() -> KChoice:
    return segmentry.choose_k(blobs(4), k_max=6, seed=3)


@pytest.mark.parametrize(("preset", "k"), [("auto", 2), ("auto", 3), ("auto", 4), ("auto", 5), ("classic", 3)])
def test_the_number_of_separated_groups_is_recommended(preset: Preset, k: int) -> None:
    frame = pd.DataFrame(blobs(k), columns=["a", "b"])
    choice = segmentry.choose_k(segmentry.prepare(frame, Plan(preset=preset, k_max=6)))
    assert (choice.k, choice.verdict, choice.constructive) == (k, "natural", None)


# -- tables without clusters

STRUCTURELESS = {
    "gaussian": lambda rng: rng.normal(size=(1_000, 2)),
    "five columns": lambda rng: rng.normal(size=(500, 5)),
    "one column": lambda rng: rng.normal(size=(800, 1)),
    "uniform": lambda rng: rng.uniform(size=(3_000, 2)),
    "log-normal": lambda rng: rng.lognormal(size=(1_000, 2)),
    "t3": lambda rng: rng.standard_t(3, size=(1_000, 3)),
    "counts": lambda rng: rng.poisson(2, size=(1_000, 3)).astype(float),
    "correlated": lambda rng: rng.multivariate_normal([0, 0], [[1, 0.9], [0.9, 1]], 1_000),
}


@pytest.mark.parametrize("name", STRUCTURELESS)
def test_a_table_without_clusters_has_one_segment_and_a_number_in_case_they_are_needed(name: str) -> None:
    choice = segmentry.choose_k(STRUCTURELESS[name](np.random.default_rng(1)), k_max=5)
    assert (choice.k, choice.verdict) == (1, "no structure")
    assert choice.constructive is not None
    assert choice.constructive >= 2
    assert choice.usual == choice.constructive
    assert {evidence.verdict for evidence in choice.evidence[1:]} == {"no structure"}
    assert "they are made, not found" in choice.reasons[1]


def test_customers_without_clusters_are_labelled_all_the_same_and_the_summary_says_so() -> None:
    from segmentry.reporting.summary import summary

    frame = pd.DataFrame(np.random.default_rng(2).normal(size=(400, 2)), columns=["a", "b"])
    segmentation = segmentry.run(frame, Plan(k_max=4))
    assert segmentation.k == segmentation.choice.constructive
    assert segmentation.score(frame)["segment"].nunique() == segmentation.k >= 2
    assert segmentation.verdict == "no structure"
    assert summary(segmentation)["k_recommended"] == 1


# -- tables with clusters


def test_a_cluster_in_one_column_among_noise_is_found() -> None:
    rng = np.random.default_rng(3)
    noise = rng.normal(size=(800, 4))
    choice = segmentry.choose_k(np.column_stack([rng.normal(np.repeat([-5, 5], 400)), noise]), k_max=5)
    assert (choice.k, choice.verdict) == (2, "natural")


def test_groups_in_one_feature_are_found() -> None:
    column = np.random.default_rng(4).normal(np.repeat([0, 8, 16], 300))[:, None]
    choice = segmentry.choose_k(column, k_max=5)
    assert (choice.k, choice.verdict) == (3, "natural")


def test_groups_that_overlap_and_yet_come_out_alike_are_reproducible() -> None:
    rng = np.random.default_rng(5)
    matrix = rng.normal(size=(1_500, 2)) + np.repeat([[0, 0], [2.4, 0], [1.2, 2.1]], 500, axis=0)
    choice = segmentry.choose_k(matrix, k_max=4)
    assert (choice.k, choice.verdict) == (3, "reproducible")
    assert (choice.of(3).valley or 0) > 0.7
    assert (choice.of(3).stability or 0) > 0.9


def test_a_k_that_cuts_groups_in_two_has_a_lower_verdict_than_the_recommended_one() -> None:
    choice = of_four()
    assert (choice.k, choice.of(4).verdict) == (4, "natural")
    assert choice.of(6).verdict in ("reproducible", "constructive")
    assert (choice.of(6).score or 0) < (choice.of(4).score or 0)


def test_a_forced_k_has_its_own_verdict(customers: pd.DataFrame) -> None:
    plan = Plan(features=("spend", "visits"), k=5, k_max=5)
    prepared = segmentry.prepare(customers, plan)
    choice = segmentry.choose_k(prepared)
    segmentation = segmentry.cluster(prepared, choice)
    assert (choice.k, choice.verdict) == (3, "natural")
    assert (segmentation.k, segmentation.verdict) == (5, choice.of(5).verdict)
    assert segmentation.verdict in ("reproducible", "constructive")
    assert segmentry.cluster(prepared, choice, k=1).verdict is None


def test_two_answers_that_are_nearly_as_good_are_a_close_call() -> None:
    """Two pairs of groups: two segments, or four."""
    rng = np.random.default_rng(6)
    near = np.repeat([[0.0, 0.0], [0.0, 1.0], [3.0, 0.0], [3.0, 1.0]], 100, axis=0)
    choices = [segmentry.choose_k(near * [1, gap] + rng.normal(0, 0.25, near.shape), k_max=5) for gap in (0.1, 3)]
    assert [choice.k for choice in choices] == [2, 4]
    for choice in choices:
        best = choice.of(choice.k).score or 0
        assert choice.close == tuple(e.k for e in choice.evidence if e.k != choice.k and (e.score or 0) >= 0.9 * best)


@pytest.fixture(scope="module")
def with_a_few_far_away() -> np.ndarray:
    """Two groups, and ten rows in 2,000 (0.5 %) that are a group of their own."""
    rng = np.random.default_rng(7)
    return np.concatenate(
        [
            rng.normal(size=(1_990, 2)) + np.repeat([[0, 0], [8, 0]], 995, axis=0),
            rng.normal([25, 25], 0.3, size=(10, 2)),
        ]
    )


def test_a_tiny_group_is_no_segment_unless_it_may_be(with_a_few_far_away: np.ndarray) -> None:
    choice = segmentry.choose_k(with_a_few_far_away, k_max=4)
    assert (choice.k, choice.verdict) == (2, "natural")
    assert choice.reasons[-1] == "3 would split off 0.5% of the customers."
    with taking(FEW):
        assert segmentry.choose_k(with_a_few_far_away, k_max=4, min_share=0.0).k == 3
        assert segmentry.choose_k(with_a_few_far_away, k_max=4, min_share=0.005).k == 3


def test_a_heap_and_a_tiny_group_are_one_segment_and_it_is_said_why(with_a_few_far_away: np.ndarray) -> None:
    heap = with_a_few_far_away[with_a_few_far_away[:, 0] != np.clip(with_a_few_far_away[:, 0], 4, 20)]
    choice = segmentry.choose_k(heap, k_max=3)
    assert (choice.k, choice.constructive) == (1, 2)
    assert "Every number of segments would make one of less than 1.0% of the customers" in choice.reasons[0]


# -- k, seed and arrays


def test_a_bare_array_is_used_as_it_is() -> None:
    matrix, choice = blobs(4), of_four()
    assert (choice.k, choice.k_max, choice.seed) == (4, 6, 3)
    assert choice.of(1).inertia == pytest.approx(((matrix - matrix.mean(axis=0)) ** 2).sum())


def test_every_score_is_that_of_scikit_learn(prepared: Prepared) -> None:
    choice, matrix = segmentry.choose_k(prepared), prepared.sample
    for evidence in choice.evidence[1:]:
        labels = assign(matrix, np.array(choice.centres[evidence.k])).labels
        assert evidence.silhouette == pytest.approx(silhouette_score(matrix, labels), abs=1e-6)
        assert evidence.calinski_harabasz == pytest.approx(calinski_harabasz_score(matrix, labels), rel=1e-5)
        assert evidence.davies_bouldin == pytest.approx(davies_bouldin_score(matrix, labels), rel=1e-5)
        assert evidence.smallest == np.bincount(labels).min()
        assert evidence.rows == evidence.silhouette_rows == len(matrix)


def test_there_is_evidence_for_every_k_from_one() -> None:
    choice = of_four()
    assert [evidence.k for evidence in choice.evidence] == [1, 2, 3, 4, 5, 6]
    assert [len(choice.centres[k]) for k in range(1, 7)] == [1, 2, 3, 4, 5, 6]
    first = choice.of(1)
    assert (first.silhouette, first.score, first.verdict, first.prediction_strength) == (None, None, None, 1)
    for evidence in choice.evidence[1:]:
        assert len(evidence.silhouettes) == len(evidence.matches) == len(evidence.across) == evidence.k
        told = {name: figure for name, figure in evidence if figure is None}
        assert set(told) <= {"silhouette_interval", "by_column"}


def test_the_choice_reads_as_a_table() -> None:
    lines = str(of_four()).splitlines()
    assert lines[0].startswith("4 segments recommended: 4 segments stand apart")
    assert len(lines) == 2 + 6
    assert lines[5].startswith(" 4*")
    assert not {"natural", "reproducible"} & set(" ".join(lines).split()), "how real is said in the words of people"


def test_the_choice_comes_back_from_its_json() -> None:
    assert KChoice.model_validate_json(of_four().model_dump_json()) == of_four()


def test_evidence_for_a_k_that_was_not_fitted_is_refused() -> None:
    with pytest.raises(SegmentryError, match=r"no evidence for k = 9: it was computed for 1 to 6. Raise k_max"):
        of_four().of(9)


def test_a_plan_for_more_segments_than_k_max_fits_as_many(customers: pd.DataFrame) -> None:
    plan = Plan(features=("spend", "visits"), k=6, k_max=3)
    assert segmentry.choose_k(segmentry.prepare(customers, plan)).k_max == 6


def test_up_to_thirty_segments_can_be_considered() -> None:
    with taking(FEW):
        choice = segmentry.choose_k(blobs(4, 60), k_max=30)
    assert (choice.k, choice.k_max, len(choice.evidence)) == (4, 30, 30)
    inertias = [evidence.inertia for evidence in choice.evidence]
    assert inertias == sorted(inertias, reverse=True)


def contents(matrix: np.ndarray, seed: int = 0) -> str:
    with taking(FEW):
        return segmentry.choose_k(matrix, k_max=3, seed=seed).model_dump_json()


def test_the_order_of_the_rows_the_threads_and_another_run_change_no_bit() -> None:
    matrix = np.random.default_rng(8).lognormal(size=(300, 3))
    known = contents(matrix)
    assert contents(matrix) == known
    assert contents(np.random.default_rng(9).permutation(matrix)) == known
    assert contents(matrix[::-1]) == known
    for threads in (1, 2):
        with threadpool_limits(threads):
            assert contents(matrix) == known
    assert contents(matrix, seed=1) != known


def test_duplicates_in_any_order_change_no_bit() -> None:
    counts = np.random.default_rng(10).poisson(1.5, size=(400, 2)).astype(float)
    assert contents(counts) == contents(np.random.default_rng(11).permutation(counts))


# -- few rows, few different rows


def test_no_more_segments_than_different_rows_are_considered() -> None:
    choice = segmentry.choose_k(np.repeat(np.array([[0.0], [1.0], [5.0], [6.0]]), 20, axis=0), k_max=8)
    assert choice.k_max == 4
    assert "There are only 4 different rows, so no larger k was considered." in choice.reasons


def test_more_segments_than_different_rows_are_refused() -> None:
    frame = pd.DataFrame({"a": np.repeat([0.0, 1.0, 5.0], 20)})
    with pytest.raises(SegmentryError, match=r"4 segments need 4 different customers, and there are 3\. Lower k"):
        segmentry.run(frame, Plan(k=4))


def test_as_many_segments_as_different_rows_are_recommended_when_there_are_few() -> None:
    matrix = np.repeat(np.array([[0.0, 0.0], [1.0, 5.0], [9.0, 2.0]]), 50, axis=0)
    assert segmentry.choose_k(matrix, k_max=5).k == 3


@pytest.mark.parametrize("sizes", [(50, 50), (1, 99)])
def test_two_different_rows_make_two_segments_in_any_case(sizes: tuple[int, int]) -> None:
    """Yes and no have no second mode, so whether they are groups cannot be told; segments are made of them."""
    matrix = np.repeat([[0.0, 1.0], [2.0, 3.0]], sizes, axis=0)
    choice = segmentry.choose_k(matrix)
    assert (choice.k_max, choice.usual) == (2, 2)
    assert sorted(choice.centres[2]) == [(0.0, 1.0), (2.0, 3.0)]


def test_evenly_filled_steps_are_no_clusters() -> None:
    lattice = np.random.default_rng(12).integers(0, 3, size=(500, 2)).astype(float)
    choice = segmentry.choose_k(lattice, k_max=9)
    assert (choice.k, choice.verdict) == (1, "no structure")


def test_a_constant_column_changes_nothing() -> None:
    with_constant = np.column_stack([np.full(400, 7.0), blobs(3)])
    choice = segmentry.choose_k(with_constant, k_max=4)
    assert (choice.k, choice.verdict) == (3, "natural")
    assert {centre[0] for centre in choice.centres[3]} == {7.0}


def test_rows_that_are_all_equal_make_one_segment() -> None:
    choice = segmentry.choose_k(np.ones((5, 2)))
    assert (choice.k, choice.usual, choice.k_max) == (1, 1, 1)
    assert choice.reasons[0] == "There is only one different row."


@pytest.mark.parametrize("n", [2, 3, 4, 6, 10])
def test_very_few_rows_are_no_error(n: int) -> None:
    choice = segmentry.choose_k(np.random.default_rng(n).normal(size=(n, 2)), k_max=5)
    assert 1 <= choice.k <= choice.k_max == min(n, 5)
    assert 2 <= choice.usual <= n


# -- what is refused


@pytest.mark.parametrize(
    ("array", "message"),
    [
        (np.array([[1.0], [np.nan]]), r"Row 1, column 0 of the array \(from 0\) is not a finite number"),
        (np.array([[1.0, np.inf], [0.0, 1.0]]), "Row 0, column 1 of the array"),
        (np.arange(5.0), r"The array has shape \(5,\)"),
        (np.zeros((1, 3)), r"The array has shape \(1, 3\)"),
        (np.array([["a"], ["b"]]), "The array holds cells that are not numbers"),
        (np.array([[1e200], [0.0]]), r"Numbers as large as 1e\+200 in the array cannot be compared\. Multiply"),
        (np.array([[-1e16, 1e-3], [0.0, 1.0]]), r"Numbers as large as 1e\+16 in the array"),
        (np.array([[1e-200], [3e-200]]), r"Differences as small as 2e-200 in the array cannot be compared"),
    ],
)
def test_an_array_that_cannot_be_used_is_refused(array: np.ndarray, message: str) -> None:
    with pytest.raises(SegmentryError, match=message):
        segmentry.choose_k(array)


@pytest.mark.parametrize(
    ("factor", "message"), [(1e30, r"Numbers as large as \de\+31"), (1e-30, "Differences as small")]
)
def test_a_table_that_cannot_be_compared_without_scaling_is_refused(factor: float, message: str) -> None:
    frame = pd.DataFrame(blobs(3) * factor, columns=["a", "b"])
    unscaled = Plan(columns={"a": {"scale": "none"}, "b": {"scale": "none"}})  # type: ignore[dict-item]
    with pytest.raises(SegmentryError, match=message + ".* in pandas in `a`, `b` cannot be compared. Leave `scale`"):
        segmentry.prepare(frame, unscaled)
    segmentry.prepare(frame)


@pytest.mark.parametrize("factor", [2.0**40, 2.0**-40])
def test_any_unit_of_an_array_that_can_be_compared_gives_the_same(factor: float) -> None:
    choice = segmentry.choose_k(blobs(4) * factor, k_max=6, seed=3)
    assert (choice.k, choice.verdict) == (4, "natural")
    assert choice.of(4).silhouette == of_four().of(4).silhouette
    np.testing.assert_allclose(np.array(choice.centres[4]) / factor, of_four().centres[4], rtol=1e-9)


def test_segments_stand_by_size_and_then_by_centre() -> None:
    centres = np.array([[5.0, 1.0], [2.0, 9.0], [2.0, 3.0], [0.0, 0.0]])
    assert canonical_order(centres, np.array([10, 10, 10, 30])).tolist() == [3, 2, 1, 0]


def test_centres_are_saved_with_twelve_digits() -> None:
    assert saved(np.array([[0.1 + 0.2, 1 / 3]])) == ((0.3, 0.333333333333),)


# -- the number that an expert would choose


@pytest.mark.parametrize("kind", ["normal", "coin", "uniform"])
def test_one_column_of_chance_beside_four_that_hold_groups_does_not_multiply_them(kind: str) -> None:
    rng = np.random.default_rng(1)
    group = rng.integers(3, size=300)
    chance = {"normal": rng.normal(size=300), "coin": 2.0 * rng.integers(2, size=300), "uniform": 3.4 * rng.random(300)}
    matrix = zscore(np.column_stack([5 * group[:, None] + rng.normal(size=(300, 4)), chance[kind]]))
    choice = segmentry.choose_k(matrix, k_max=8)
    assert (choice.k, choice.verdict) == (3, "natural")


def test_steps_of_a_rating_are_no_gaps_between_groups() -> None:
    rng = np.random.default_rng(2)
    group, rating = rng.integers(2, size=400), rng.choice(5, 400, p=(0.1, 0.2, 0.3, 0.25, 0.15))
    matrix = zscore(np.column_stack([6 * group[:, None] + rng.normal(size=(400, 3)), rating]))
    choice = segmentry.choose_k(matrix, k_max=10)
    assert choice.k == 2
    assert choice.of(10).verdict != "natural"


def test_where_nobody_set_a_limit_and_segments_stand_apart_there_the_search_goes_on() -> None:
    rng = np.random.default_rng(4)
    corners = np.array([(10 * i, 10 * j) for i in range(5) for j in range(2)])
    matrix = np.repeat(corners, 20, axis=0) + rng.normal(0, 0.4, (200, 2))
    limited = segmentry.choose_k(matrix, k_max=10)
    assert (limited.k, limited.k_max) == (10, 10)
    free = segmentry.choose_k(matrix)
    assert (free.k, free.k_max, free.verdict) == (10, 20, "natural")
    assert free.reasons[-1] == "At the limit segments still stood apart, so up to 20 were tried."


def test_levels_of_detail_are_groups_within_groups() -> None:
    rng = np.random.default_rng(5)
    centres = np.array([[0, 0], [0, 7], [40, 0], [47, 0], [20, 60], [24, 66]])
    choice = segmentry.choose_k(np.repeat(centres, 50, axis=0) + rng.normal(size=(300, 2)), k_max=8)
    levels = {level.k: level for level in choice.levels}
    assert {3, 6} <= set(levels)
    assert levels[6].explained > levels[3].explained > 0.9
    assert sorted(np.bincount(levels[6].divides)[1:].tolist()) == [2, 2, 2]
    assert [level.name for level in choice.levels if level.k == choice.k] == ["recommended"]
    assert segmentry.choose_k(rng.normal(size=(150, 2)), k_max=4).levels == ()
