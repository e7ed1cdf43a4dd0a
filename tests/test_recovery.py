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
from segmentry.results.choice import KChoice
from segmentry.sources.samples import CUSTOMER_TABLES, sample, true_kinds, true_segments
from segmentry.stages.selection.trials import Trials, taking

ROWS, SEED = 2_000, 1
FEW = Trials(nulls=4, boxes=2, bootstraps=10, halvings=2)
TRUE_K = {"bank": 5, "retail": 6, "telecom": 5, "health": 4}


@cache
def customers(name: str, seed: int, rows: int = ROWS) -> tuple[pd.DataFrame, np.ndarray]:
    return sample(name, rows, seed).to_pandas(), true_segments(name, rows, seed)


def ours(name: str, plan: Plan) -> tuple[KChoice, float]:
    """The choice of k, and how well its segments agree with the true ones."""
    frame, truth = customers(name, SEED)
    prepared = segmentry.prepare(frame, plan)
    choice = segmentry.choose_k(prepared)
    found = segmentry.cluster(prepared, choice).score(frame)["segment"]
    return choice, float(adjusted_rand_score(truth, found))


def by_textbook(name: str) -> float:
    """The same of the textbook's features, for the true number: nobody asks what speaks for it."""
    with taking(FEW):
        return ours(name, Plan(preset="classic", k=TRUE_K[name], k_max=TRUE_K[name]))[1]


def one_hot(name: str) -> float:
    """What a careful notebook does: medians, z-scores, one indicator for each category."""
    frame, truth = customers(name, SEED)
    roles = segmentry.inspect(frame)
    numbers = [c.name for c in roles.columns if c.is_numeric and c.role == "feature"]
    words = [c.name for c in roles.columns if c.type == "text" and c.role in ("feature", "descriptor")]
    z = StandardScaler().fit_transform(frame[numbers].fillna(frame[numbers].median()))
    matrix = np.hstack([z, pd.get_dummies(frame[words]).to_numpy(dtype=float)])
    labels = KMeans(len(np.unique(truth)), n_init=10, random_state=0).fit_predict(matrix)
    return float(adjusted_rand_score(truth, labels))


def best_rule(name: str) -> float:
    """What can be known at all: a classifier that has seen the true segments of 4,000 other customers."""

    def numbers(frame: pd.DataFrame) -> np.ndarray:
        return frame.drop(columns=frame.columns[0]).apply(
            lambda c: c if c.dtype != "str" else pd.factorize(c, sort=True)[0]
        )

    seen, known = customers(name, 9, 4_000)
    frame, truth = customers(name, SEED)
    rule = HistGradientBoostingClassifier(max_iter=25, random_state=0).fit(numbers(seen), known)
    return float(adjusted_rand_score(truth, rule.predict(numbers(frame))))


@pytest.mark.parametrize("name", CUSTOMER_TABLES)
def test_the_default_finds_the_true_number_and_the_segments_and_beats_the_textbook(name: str) -> None:
    choice, auto = ours(name, Plan(k_max=8))
    assert choice.k == TRUE_K[name]
    assert choice.verdict in ("natural", "reproducible")  # two of the six retail segments shade into each other
    assert auto >= 0.9
    assert auto > max(by_textbook(name), one_hot(name))


@pytest.mark.parametrize("name", CUSTOMER_TABLES)
def test_the_true_segments_can_be_known(name: str) -> None:
    assert len(np.unique(customers(name, SEED)[1])) == TRUE_K[name]
    assert best_rule(name) >= 0.95


def test_an_untouched_log_of_orders_becomes_the_true_kinds_of_customers() -> None:
    log = sample("orders").to_pandas()
    prepared = segmentry.prepare(log, Plan(k_max=6))
    with taking(FEW):  # the number is given
        labelled = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=6).score(log)
    truth = labelled["customer_id"].map(true_kinds())
    # Recency, frequency and money alone stay below 0.7: tests/sources/test_order_sample.py.
    assert adjusted_rand_score(truth, labelled["segment"]) > 0.85
