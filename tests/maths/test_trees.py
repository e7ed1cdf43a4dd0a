"""`grow` beside scikit-learn's tree, and what must hold of any."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.tree import DecisionTreeClassifier

from segmentry.maths.trees import Branch, grow


def leaves(branch: Branch, matrix: np.ndarray, rows: np.ndarray) -> Iterator[np.ndarray]:
    if not branch.parts:
        yield rows
        return
    beyond = matrix[rows, branch.dimension] > branch.threshold
    for part, its_rows in zip(branch.parts, (rows[~beyond], rows[beyond]), strict=True):
        yield from leaves(part, matrix, its_rows)


def parted(branch: Branch, matrix: np.ndarray) -> set[tuple[int, ...]]:
    return {tuple(rows.tolist()) for rows in leaves(branch, matrix, np.arange(len(matrix)))}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("balanced", [False, True])
@pytest.mark.parametrize("precision", [np.float32, np.float64])
def test_parts_the_rows_as_scikit_learn_does(seed: int, balanced: bool, precision: type) -> None:
    rng = np.random.default_rng(seed)
    n, p, k = int(rng.integers(20, 900)), int(rng.integers(1, 7)), int(rng.integers(2, 9))
    centres = rng.normal(size=(k, p)) * 2
    labels = np.r_[np.arange(k), rng.integers(k, size=n - k)]
    matrix = (centres[labels] + rng.normal(size=(n, p))).astype(precision)
    weights = n / np.bincount(labels) if balanced else np.ones(k)
    model = DecisionTreeClassifier(max_leaf_nodes=4 * k, random_state=0)
    theirs = model.fit(matrix, labels, sample_weight=weights[labels])
    found = parted(grow(matrix, labels, weights, 4 * k), matrix)

    def right(leaves: set[tuple[int, ...]]) -> float:
        return sum((np.bincount(labels[list(leaf)], minlength=k) * weights).max() for leaf in leaves)

    at = theirs.apply(matrix)
    expected = {tuple(np.flatnonzero(at == leaf).tolist()) for leaf in np.unique(at)}
    # of splits that gain the same any may be taken, and what follows may then differ: in small leaves they are common
    assert len(found & expected) >= 0.5 * len(found)
    assert right(found) == pytest.approx(right(expected), rel=0.02)


def test_splits_in_the_order_of_what_they_gain() -> None:
    matrix = np.array([[0.0, 0], [1, 0], [2, 5], [3, 5], [4, 9], [5, 0]])
    labels = np.array([0, 0, 1, 1, 2, 0])
    tree = grow(matrix, labels, np.ones(3), 3)
    assert (tree.dimension, float(tree.threshold)) == (1, 2.5)
    assert parted(tree, matrix) == {(0, 1, 5), (2, 3), (4,)}
    assert parted(grow(matrix, labels, np.ones(3), 2), matrix) == {(0, 1, 5), (2, 3, 4)}


def test_a_pure_part_and_equal_rows_are_leaves() -> None:
    assert not grow(np.array([[1.0], [2.0]]), np.array([1, 1]), np.ones(2), 8).parts
    assert not grow(np.array([[1.0], [1.0]]), np.array([0, 1]), np.ones(2), 8).parts
    assert not grow(np.array([[1.0]]), np.array([0]), np.ones(1), 8).parts


@given(
    rows=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=60),
    most=st.integers(1, 12),
    weights=st.tuples(*[st.floats(0.1, 10)] * 4),
)
def test_each_split_is_the_best_of_all(rows: list[tuple[int, int, int]], most: int, weights: tuple[float, ...]) -> None:
    table = np.array(rows)
    matrix, labels, each = table[:, :2].astype(np.float64), table[:, 2], np.array(weights)

    def impurity(some: np.ndarray) -> float:
        of = np.bincount(labels[some], minlength=4) * each
        return float(of.sum() - (of**2).sum() / of.sum()) if len(some) else 0.0

    def check(branch: Branch, some: np.ndarray) -> None:
        if not branch.parts:
            return
        gains = {
            (d, t): impurity(some) - impurity(some[matrix[some, d] <= t]) - impurity(some[matrix[some, d] > t])
            for d in range(2)
            for t in np.arange(4) + 0.5
        }
        beyond = matrix[some, branch.dimension] > branch.threshold
        assert set(beyond) == {False, True}
        gained = impurity(some) - impurity(some[~beyond]) - impurity(some[beyond])
        assert gained == pytest.approx(max(gains.values()), abs=1e-9)
        for part, own in zip(branch.parts, (some[~beyond], some[beyond]), strict=True):
            check(part, own)

    tree = grow(matrix, labels, each, most)
    check(tree, np.arange(len(labels)))
    assert len(parted(tree, matrix)) <= most
