"""The usual rules for the number of clusters, each as a function of the fits of one table and k_max.

K-Means is scikit-learn's, and every k is fitted once, best of 10 starts, for all rules that only read a labelling. What
refits is given fewer rows, so that the suite takes an hour and not a day: the constants say how many.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter

import numpy as np
from kneed import KneeLocator  # type: ignore[import-untyped]
from numpy.random import default_rng
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import (
    adjusted_rand_score,
    calinski_harabasz_score,
    davies_bouldin_score,
    pairwise_distances,
    silhouette_samples,
    silhouette_score,
)
from sklearn.mixture import GaussianMixture

from benchmarks.number.tables import Floats, Labels

#: Rows that the shared fits, the silhouette and the rules that refit see at most: the first of a shuffled table.
ROWS, SILHOUETTE_ROWS, REFIT_ROWS = 5_000, 3_000, 2_000
#: Starts of the shared fits, and of each refit.
STARTS, REFIT_STARTS = 10, 5
REFERENCES, PAIRS, HALVINGS = 20, 10, 10
#: Prediction strength from which a k counts (Tibshirani & Walther 2005: 0.8 to 0.9).
STRONG = 0.8


@dataclass(frozen=True)
class Fitted:
    """The head of a table with one K-Means per k."""

    matrix: Floats
    fits: dict[int, KMeans]

    @property
    def inertias(self) -> list[float]:
        """From k = 1 on."""
        return [float(fit.inertia_) for fit in self.fits.values()]

    def labels(self, k: int) -> Labels:
        """The cluster of each row."""
        return np.asarray(self.fits[k].labels_, dtype=np.int64)

    def several(self, k_max: int) -> list[int]:
        """Every k from 2."""
        return [k for k in self.fits if 2 <= k <= k_max]

    @cached_property
    def distances(self) -> Floats:
        """Between the rows that the silhouette sees."""
        return np.asarray(pairwise_distances(self.matrix[:SILHOUETTE_ROWS]))


Rule = Callable[[Fitted, int], int | None]


def k_means(matrix: Floats, k: int, starts: int, seed: int) -> KMeans:
    """The best of several starts."""
    return KMeans(k, n_init=starts, random_state=seed).fit(matrix)


def fit_all(matrix: Floats, k_max: int) -> Fitted:
    """The shared fits."""
    head = matrix[:ROWS]
    k_max = min(k_max, len(np.unique(head, axis=0)) - 1)
    return Fitted(head, {k: k_means(head, k, STARTS, 0) for k in range(1, k_max + 1)})


def _knee(fitted: Fitted, first: int, last: int) -> int | None:
    """Kneedle (Satopaa et al. 2011) as the library kneed has it; None where it finds no knee."""
    ks = list(range(first, min(last, len(fitted.fits)) + 1))
    found = KneeLocator(ks, fitted.inertias[first - 1 : ks[-1]], curve="convex", direction="decreasing").knee
    return None if found is None else int(found)


def kneedle_10(fitted: Fitted, k_max: int) -> int | None:
    """Kneedle on k = 2..10, the usual range."""
    return _knee(fitted, 2, min(10, k_max))


def kneedle_all(fitted: Fitted, k_max: int) -> int | None:
    """Kneedle on k = 1..k_max."""
    return _knee(fitted, 1, k_max)


def silhouette(fitted: Fitted, k_max: int) -> int:
    """The largest mean silhouette (Rousseeuw 1987)."""

    def score(k: int) -> float:
        labels = fitted.labels(k)[:SILHOUETTE_ROWS]
        return float(silhouette_score(fitted.distances, labels, metric="precomputed"))

    return max(fitted.several(k_max), key=score)


def careful(fitted: Fitted, k_max: int) -> int:
    """The smallest k whose mean silhouette lies within one standard error of the largest (Breiman et al. 1984)."""

    def mean_and_error(k: int) -> tuple[float, float]:
        each = silhouette_samples(fitted.distances, fitted.labels(k)[:SILHOUETTE_ROWS], metric="precomputed")
        return float(each.mean()), float(each.std() / np.sqrt(len(each)))

    scores = {k: mean_and_error(k) for k in fitted.several(k_max)}
    best, error = max(scores.values())
    return min(k for k, (mean, _) in scores.items() if mean >= best - error)


def davies_bouldin(fitted: Fitted, k_max: int) -> int:
    """The least Davies-Bouldin index (1979)."""
    return min(fitted.several(k_max), key=lambda k: float(davies_bouldin_score(fitted.matrix, fitted.labels(k))))


def _separation(fitted: Fitted, k: int) -> float:
    return float(calinski_harabasz_score(fitted.matrix, fitted.labels(k)))


def calinski_harabasz(fitted: Fitted, k_max: int) -> int:
    """The largest Calinski-Harabasz index (1974)."""
    return max(fitted.several(k_max), key=lambda k: _separation(fitted, k))


def _stability(matrix: Floats, k: int) -> float:
    """Mean adjusted Rand index of pairs of bootstrap fits, all rows assigned (Dolnicar & Leisch 2010)."""
    rng = default_rng(k)

    def resampled() -> Labels:
        sample = matrix[rng.integers(len(matrix), size=len(matrix))]
        return np.asarray(k_means(sample, k, REFIT_STARTS, int(rng.integers(2**31))).predict(matrix))

    return float(np.mean([adjusted_rand_score(resampled(), resampled()) for _ in range(PAIRS)]))


def separation_x_stability(fitted: Fitted, k_max: int) -> int:
    """The largest product of the Calinski-Harabasz index and bootstrap stability."""
    head = fitted.matrix[:REFIT_ROWS]
    return max(fitted.several(k_max), key=lambda k: _separation(fitted, k) * _stability(head, k))


def gap(fitted: Fitted, k_max: int) -> int:
    """Gap statistic: squared distances, uniform references in the box of the principal axes, the rule of 2001.

    The smallest k with Gap(k) >= Gap(k + 1) - s(k + 1), which may be 1; k_max where there is none.
    """
    head = fitted.matrix[:REFIT_ROWS]
    centred = head - head.mean(axis=0)
    rotated = centred @ np.linalg.svd(centred, full_matrices=False)[2].T
    low, high, rng = rotated.min(axis=0), rotated.max(axis=0), default_rng(0)
    ks = range(1, min(k_max, len(fitted.fits)) + 1)
    references = [rng.uniform(low, high, rotated.shape) for _ in range(REFERENCES)]

    def log_spread(matrix: Floats, k: int) -> float:
        return float(np.log(k_means(matrix, k, REFIT_STARTS, 0).inertia_))

    previous = -np.inf
    for k in ks:  # from below, and no further than needed
        expected = [log_spread(reference, k) for reference in references]
        value = float(np.mean(expected)) - log_spread(rotated, k)
        error = float(np.std(expected)) * (1 + 1 / REFERENCES) ** 0.5
        if k > 1 and previous >= value - error:
            return k - 1
        previous = value
    return ks[-1]


def _least_kept(own: Labels, other: Labels, k: int) -> float:
    """The least share of the pairs in one cluster that the other labelling also keeps together."""
    table = np.zeros((k, k))
    np.add.at(table, (own, other), 1)
    sizes = table.sum(axis=1)
    kept = (table * (table - 1)).sum(axis=1)
    pairs = sizes * (sizes - 1)
    return float(np.min(np.divide(kept, pairs, out=np.zeros(k), where=pairs > 0)))


def _strength(a: Floats, b: Floats, k: int) -> float:
    """Prediction strength of one halving, both directions."""
    of_a, of_b = k_means(a, k, REFIT_STARTS, 0), k_means(b, k, REFIT_STARTS, 0)
    return (_least_kept(of_b.labels_, of_a.predict(b), k) + _least_kept(of_a.labels_, of_b.predict(a), k)) / 2


def prediction_strength(fitted: Fitted, k_max: int) -> int:
    """The largest k with a mean prediction strength of 0.8 (Tibshirani & Walther 2005); 1 where there is none."""
    head, rng = fitted.matrix[:REFIT_ROWS], default_rng(0)
    orders = [rng.permutation(len(head)) for _ in range(HALVINGS)]
    halves = [(head[order[::2]], head[order[1::2]]) for order in orders]

    def strength(k: int) -> float:
        return float(np.mean([_strength(a, b, k) for a, b in halves]))

    return next((k for k in reversed(fitted.several(k_max)) if strength(k) >= STRONG), 1)


def mixture_bic(fitted: Fitted, k_max: int) -> int:
    """The least BIC of Gaussian mixtures with free or with diagonal covariances."""
    head = fitted.matrix[:REFIT_ROWS]

    def bic(k: int) -> float:
        kinds = ("full", "diag")
        models = [GaussianMixture(k, covariance_type=kind, reg_covar=reg, random_state=0) for kind in kinds]
        return min(float(model.fit(head).bic(head)) for model in models)

    reg = 1e-6 * float(head.var(axis=0).mean())
    return min(range(1, min(k_max, len(fitted.fits)) + 1), key=bic)


RULES: dict[str, Rule] = {
    "kneedle 2-10": kneedle_10,
    "kneedle 1-20": kneedle_all,
    "Davies-Bouldin": davies_bouldin,
    "gap": gap,
    "silhouette": silhouette,
    "silhouette, one error": careful,
    "Calinski-Harabasz": calinski_harabasz,
    "CH x stability": separation_x_stability,
    "prediction strength": prediction_strength,
    "BIC of mixtures": mixture_bic,
}


def answers(matrix: Floats, k_max: int) -> dict[str, tuple[int | None, float]]:
    """Each rule's k and its seconds beside the shared fits."""
    found: dict[str, tuple[int | None, float]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        fitted = fit_all(matrix, k_max)
        for name, rule in RULES.items():
            start = perf_counter()
            found[name] = rule(fitted, k_max), perf_counter() - start
    return found
