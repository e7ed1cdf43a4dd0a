"""Ward's tree is scikit-learn's, and is cut into exactly as many groups as are asked for."""

import numpy as np
import pytest
from scipy.spatial.distance import pdist
from sklearn.cluster import AgglomerativeClustering
from sklearn.datasets import load_iris, make_blobs
from sklearn.metrics import adjusted_rand_score

from segmentry.maths.hierarchy import cut, ward_tree


@pytest.mark.parametrize("k", [1, 2, 3, 5, 8])
def test_the_groups_are_those_of_scikit_learn(k: int) -> None:
    blobs = make_blobs(300, 4, centers=6, cluster_std=3.0, random_state=4)[0]
    for rows in (blobs, np.unique(load_iris().data, axis=0)):
        theirs = AgglomerativeClustering(k, linkage="ward").fit_predict(rows)
        assert adjusted_rand_score(theirs, cut(ward_tree(pdist(rows)), k)) == 1


def test_ties_do_not_change_the_number_of_groups() -> None:
    tree = ward_tree(pdist(np.repeat([[0.0], [1.0], [2.0], [3.0]], 5, axis=0)))
    for k in range(1, 21):
        assert np.unique(cut(tree, k)).tolist() == list(range(k))


def test_groups_are_nested() -> None:
    tree = ward_tree(pdist(np.random.default_rng(0).normal(size=(60, 2))))
    for k in range(2, 10):
        pairs = set(zip(cut(tree, k).tolist(), cut(tree, k - 1).tolist(), strict=True))
        assert len(pairs) == k
