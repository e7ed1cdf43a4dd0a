"""The default finds the true segments of the samples, and finds them better than the textbook does."""

from functools import cache

import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import adjusted_rand_score
from sklearn.preprocessing import StandardScaler

import segmentry
from segmentry import Plan
from segmentry.sources.samples import NAMES, sample, true_segments

ROWS, SEEDS = 4_000, (1, 2)


@cache
def customers(name: str, seed: int, rows: int = ROWS) -> tuple[pd.DataFrame, np.ndarray]:
    return sample(name, rows, seed).to_pandas(), true_segments(name, rows, seed)


def ours(name: str, seed: int, preset: str) -> float:
    frame, truth = customers(name, seed)
    k = len(np.unique(truth))
    prepared = segmentry.prepare(frame, Plan(preset=preset, k=k, k_max=k))  # type: ignore[arg-type]
    segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared))
    return float(adjusted_rand_score(truth, segmentation.score(frame)["segment"]))


def one_hot(name: str, seed: int) -> float:
    """What a careful notebook does: medians, z-scores, one indicator for each category."""
    frame, truth = customers(name, seed)
    roles = segmentry.inspect(frame)
    numbers = [c.name for c in roles.columns if c.is_numeric and c.role == "feature"]
    words = [c.name for c in roles.columns if c.type == "text" and c.role in ("feature", "descriptor")]
    z = StandardScaler().fit_transform(frame[numbers].fillna(frame[numbers].median()))
    matrix = np.hstack([z, pd.get_dummies(frame[words]).to_numpy(dtype=float)])
    labels = KMeans(len(np.unique(truth)), n_init=10, random_state=0).fit_predict(matrix)
    return float(adjusted_rand_score(truth, labels))


def best_rule(name: str) -> float:
    """What can be known at all: a classifier that has seen the true segments of 15,000 other customers."""

    def numbers(frame: pd.DataFrame) -> np.ndarray:
        return frame.drop(columns=frame.columns[0]).apply(
            lambda c: c if c.dtype != "str" else pd.factorize(c, sort=True)[0]
        )

    seen, known = customers(name, 9, 15_000)
    frame, truth = customers(name, SEEDS[0])
    rule = HistGradientBoostingClassifier(max_iter=50, random_state=0).fit(numbers(seen), known)
    return float(adjusted_rand_score(truth, rule.predict(numbers(frame))))


@pytest.mark.parametrize("name", NAMES)
def test_the_default_recovers_the_segments_and_beats_the_textbook(name: str) -> None:
    assert best_rule(name) >= 0.95
    auto, classic, dummies = (
        np.mean([score(seed) for seed in SEEDS])
        for score in (
            lambda seed: ours(name, seed, "auto"),
            lambda seed: ours(name, seed, "classic"),
            lambda seed: one_hot(name, seed),
        )
    )
    assert auto >= 0.9
    assert auto > max(classic, dummies)
