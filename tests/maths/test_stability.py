"""Agreement of clusterings against scikit-learn, slow code written from the definitions, and what must come out."""

from itertools import combinations
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.cluster import KMeans
from sklearn.datasets import make_blobs
from sklearn.metrics import adjusted_rand_score
from sklearn.metrics.cluster import contingency_matrix

from segmentry.maths.assignment import assign
from segmentry.maths.paths import fit_path
from segmentry.maths.stability import (
    across_solutions,
    adjusted_rand,
    best_matches,
    bootstrap_paths,
    crosstab,
    pair_agreement,
    prediction_strengths,
)

labellings = st.integers(2, 40).flatmap(
    lambda n: st.tuples(*(st.lists(st.integers(0, 5), min_size=n, max_size=n) for _ in range(2)))
)


@pytest.fixture(scope="module")
def blobs() -> np.ndarray:
    return make_blobs(300, centers=[[0, 0], [20, 0], [0, 20]], cluster_std=0.5, random_state=0)[0]


@pytest.fixture(scope="module")
def overlapping() -> np.ndarray:
    return make_blobs(240, centers=[[0, 0], [3, 0], [0, 3]], cluster_std=1.2, random_state=1)[0]


@settings(max_examples=40, deadline=None)
@given(labellings)
def test_adjusted_rand_is_that_of_scikit_learn(pair: tuple[list[int], list[int]]) -> None:
    first, second = map(np.array, pair)
    assert adjusted_rand(first, second) == pytest.approx(adjusted_rand_score(first, second), abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(labellings)
def test_crosstab_counts_every_pair_of_labels(pair: tuple[list[int], list[int]]) -> None:
    first, second = map(np.array, pair)
    table = crosstab(first, second, 6, 6)
    np.testing.assert_array_equal(table[np.ix_(np.unique(first), np.unique(second))], contingency_matrix(first, second))
    assert table.sum() == len(first)


def test_every_pair_of_labellings_is_compared_once() -> None:
    several = [np.random.default_rng(i).integers(3, size=50) for i in range(5)]
    known = [adjusted_rand_score(first, second) for first, second in combinations(several, 2)]
    assert pair_agreement(several) == pytest.approx(known, abs=1e-12)


def by_sets(labels: list[int], others: list[int], k: int) -> list[float]:
    """For each cluster, max over the others of |C n D| / |C u D| (Hennig 2007), from sets of rows."""
    ours = [{i for i, label in enumerate(labels) if label == j} for j in range(k)]
    theirs = [{i for i, label in enumerate(others) if label == j} for j in set(others)]
    return [max(len(c & d) / len(c | d) for d in theirs) for c in ours]


@settings(max_examples=40, deadline=None)
@given(labellings)
def test_the_best_match_is_the_largest_jaccard_similarity_of_sets(pair: tuple[list[int], list[int]]) -> None:
    found = best_matches(np.array(pair[0]), [np.array(pair[1]), np.array(pair[0])], 6)
    np.testing.assert_allclose(found[0], by_sets(*pair, 6))
    assert found[1].tolist() == [1.0 if j in pair[0] else 0.0 for j in range(6)]


def by_entropy(before: list[int], after: list[int], k: int) -> list[float]:
    """1 - [-sum p log p] / log(k - 1) for each cluster of `after` (Dolnicar & Leisch 2017), by counting."""
    stabilities = []
    for j in range(k):
        came = [b for b, a in zip(before, after, strict=True) if a == j]
        shares = [came.count(b) / len(came) for b in set(came)]
        stabilities.append(1 + sum(p * log(p) for p in shares) / log(k - 1))
    return stabilities


@settings(max_examples=40, deadline=None)
@given(st.integers(3, 6), st.integers(0, 10**6))
def test_stability_across_solutions_is_one_minus_the_entropy_of_where_rows_come_from(k: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    before, after = rng.integers(k - 1, size=40), rng.integers(k, size=40)
    np.testing.assert_allclose(across_solutions(before, after, k), by_entropy(before.tolist(), after.tolist(), k))


def test_across_solutions_is_zero_where_rows_come_evenly_from_all_segments() -> None:
    found = across_solutions(np.array([0, 1, 2, 0, 1, 2]), np.array([0, 0, 0, 1, 2, 3]), 4)
    np.testing.assert_allclose(found, [0, 1, 1, 1], atol=1e-12)


def test_two_segments_come_whole_from_the_one_before() -> None:
    assert across_solutions(np.zeros(4, dtype=int), np.array([0, 0, 1, 1]), 2).tolist() == [1, 1]


def strength(half: np.ndarray, own: np.ndarray, theirs: np.ndarray) -> float:
    """Smallest share of a cluster's pairs that other centres keep together (Tibshirani & Walther 2005), by counting."""

    def nearest(centres: np.ndarray) -> np.ndarray:
        return ((half[:, None] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)

    labels, predicted = nearest(own), nearest(theirs)
    shares = []
    for j in range(len(own)):
        pairs = list(combinations(np.flatnonzero(labels == j), 2))
        shares.append(sum(predicted[a] == predicted[b] for a, b in pairs) / len(pairs) if pairs else 1.0)
    return min(shares)


def test_prediction_strength_is_the_smallest_share_of_pairs_kept_together(overlapping: np.ndarray) -> None:
    found = prediction_strengths(overlapping, k_max=4, halvings=2, seed=5)
    for h in range(2):
        rng = np.random.default_rng([5, 2, h])
        first, second = (overlapping[half] for half in np.array_split(rng.permutation(240), 2))
        paths = [fit_path(half, 4, own) for half, own in zip((first, second), rng.spawn(2), strict=True)]
        for k in range(1, 5):
            ours, theirs = (path[k - 1].centres for path in paths)
            known = [strength(first, ours, theirs), strength(second, theirs, ours)]
            np.testing.assert_allclose(found[2 * h : 2 * h + 2, k - 1], known, atol=1e-12)


def test_prediction_strength_agrees_with_that_of_scikit_learns_fits(overlapping: np.ndarray) -> None:
    ours = prediction_strengths(overlapping, k_max=3, halvings=15, seed=0).mean(axis=0)
    theirs = np.zeros((15, 3))
    for h in range(15):
        halves = [overlapping[half] for half in np.array_split(np.random.default_rng(h).permutation(240), 2)]
        for k in (1, 2, 3):
            centres = [KMeans(k, n_init=3, random_state=h).fit(half).cluster_centers_ for half in halves]
            theirs[h, k - 1] = np.mean([strength(halves[0], *centres), strength(halves[1], *centres[::-1])])
    errors = theirs.std(axis=0) * np.sqrt(2 / 15)
    assert ours[0] == 1
    assert (np.abs(ours - theirs.mean(axis=0)) <= 3 * errors).all()


def test_prediction_strength_of_separated_groups_is_one_up_to_their_number(blobs: np.ndarray) -> None:
    means = prediction_strengths(blobs, k_max=5, halvings=3, seed=0).mean(axis=0)
    assert means[[0, 2]].tolist() == [1, 1]
    assert means[3:].max() < 0.8


def test_prediction_strength_is_unknown_where_a_half_has_too_few_different_rows() -> None:
    strengths = prediction_strengths(np.array([[0.0], [0.0], [5.0], [5.0]]), k_max=3, halvings=4, seed=0)
    assert (strengths[:, 0] == 1).all()
    assert np.isnan(strengths[:, 2]).all()


def labels_of(rows: np.ndarray, fits: int, k: int, known: dict[int, np.ndarray] | None = None) -> list[np.ndarray]:
    """The labels of all rows by each bootstrap fit of k."""
    return [assign(rows, path[k - 1].centres).labels for _, path in bootstrap_paths(rows, k, fits, 0, known)]


def test_separated_groups_survive_every_resample(blobs: np.ndarray) -> None:
    labels = assign(blobs, np.array([[0.0, 0.0], [20.0, 0.0], [0.0, 20.0]])).labels
    others = labels_of(blobs, 6, 3)
    assert pair_agreement(others).tolist() == [1.0] * 15
    assert (best_matches(labels, others, 3) == 1).all()


def test_resamples_agree_less_on_too_many_groups(blobs: np.ndarray) -> None:
    assert pair_agreement(labels_of(blobs, 4, 7)).mean() < 0.9


def test_a_group_that_is_no_group_is_found_out(blobs: np.ndarray) -> None:
    cut = np.array([[-0.3, 0.0], [0.3, 0.0], [20.0, 0.0], [0.0, 20.0]])
    stabilities = best_matches(assign(blobs, cut).labels, labels_of(blobs, 10, 4, {4: cut}), 4).mean(axis=0)
    assert stabilities[:2].max() < 0.8
    assert stabilities[2:].max() == 1


def test_a_bootstrap_sample_has_as_many_rows_and_its_fit_is_that_of_the_rows_drawn(overlapping: np.ndarray) -> None:
    for draws, path in bootstrap_paths(overlapping, 3, fits=3, seed=1):
        assert draws.sum() == 240
        assert 0.55 < (draws > 0).mean() < 0.72  # 1 - 1/e = 0.63
        drawn = np.repeat(overlapping, draws, axis=0)
        assert path[2].inertia == pytest.approx(assign(drawn, path[2].centres).own.sum())
        assert path[2].inertia <= KMeans(3, n_init=10, random_state=0).fit(drawn).inertia_ * 1.01


def test_a_known_start_counts_only_where_nothing_else_is_better(overlapping: np.ndarray) -> None:
    best = KMeans(6, n_init=20, random_state=0).fit(overlapping).cluster_centers_
    poor = np.repeat(overlapping[:1], 6, axis=0) + np.arange(6)[:, None] * 1e-6
    for known in (best, poor):
        for draws, path in bootstrap_paths(overlapping, 6, fits=8, seed=2, known={6: known}):
            drawn = np.repeat(overlapping, draws, axis=0)
            theirs = KMeans(6, init=best, n_init=1).fit(drawn).inertia_
            assert path[5].inertia <= theirs * (1.002 if known is best else 1.03)


def test_the_same_seed_gives_the_same_bits_and_another_seed_other_resamples(overlapping: np.ndarray) -> None:
    first, again, other = (
        [path[3].centres.tobytes() for _, path in bootstrap_paths(overlapping, 4, 2, seed, {4: overlapping[:4]})]
        for seed in (9, 9, 8)
    )
    assert first == again != other


def test_a_resample_with_fewer_different_rows_than_segments_has_fewer_centres() -> None:
    few = np.repeat([[0.0], [1.0], [5.0]], [1, 1, 8], axis=0)
    paths = bootstrap_paths(few, 3, fits=5, seed=0, known={3: few[:3]})
    for draws, path in paths:
        assert [fit.k for fit in path] == list(range(1, len(np.unique(few[draws > 0])) + 1))
    assert [len(path) for _, path in paths] != [3] * 5
    assert pair_agreement([assign(few, path[-1].centres).labels for _, path in paths]).shape == (10,)
