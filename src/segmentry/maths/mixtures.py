"""Gaussian mixtures: segments as overlapping clouds of any shape, and how many of them the data pay for."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture

from segmentry.maths import Floats, Labels

#: One covariance per component, one for all, or one variance per component and column.
Covariance = Literal["full", "tied", "diag"]
COVARIANCES: tuple[Covariance, ...] = ("full", "tied", "diag")
#: EM ends when an iteration gains less log-likelihood per row (where many mixtures are compared, and where one is
#: reported), or after so many iterations.
ROUGH, FINE, ITERATIONS = 1e-3, 1e-5, 500
#: Numbers of components in a row that may be no better than the best before larger ones are left out.
PATIENCE = 4


@dataclass(frozen=True)
class Mixture:
    """A mixture of k normal distributions, with the likeliest component of every row (from 0).

    `bic` = -2 log L + parameters x log n (Schwarz 1978); `icl` = bic - 2 x the sum of the log of every row's largest
    posterior probability (Biernacki, Celeux & Govaert 2000), which counts overlap against it. Smaller is better.
    """

    k: int
    covariance: Covariance
    labels: Labels
    log_likelihood: float
    bic: float
    icl: float


def fit_mixtures(matrix: Floats, starts: Mapping[int, Labels], spreads: Floats, needed: int) -> list[Mixture]:
    """A mixture of every kind of covariance for the numbers of components that have a start, to compare them.

    Left out are those with more parameters than rows (but for `diag`), and those of more than `needed` components
    that come after four in a row without a better BIC.
    """
    mixtures: list[Mixture] = []
    for covariance in COVARIANCES:
        of_kind: list[Mixture] = []
        for k in sorted(starts):
            in_vain = len(of_kind) - 1 - int(np.argmin([mixture.bic for mixture in of_kind])) if of_kind else 0
            large = covariance != "diag" and parameters(covariance, k, matrix.shape[1]) > len(matrix)
            if large or (k > needed and in_vain >= PATIENCE):
                break
            of_kind.append(fit_mixture(matrix, starts[k], covariance, spreads, ROUGH))
        mixtures += of_kind
    return mixtures


def fit_best(matrix: Floats, starts: Sequence[Labels], covariance: Covariance, spreads: Floats) -> Mixture:
    """The likeliest of the mixtures that several first groupings lead to: EM finds the nearest optimum only."""
    rough = [fit_mixture(matrix, start, covariance, spreads, ROUGH) for start in starts]
    likeliest = max(range(len(starts)), key=lambda i: rough[i].log_likelihood)
    return fit_mixture(matrix, starts[likeliest], covariance, spreads)


def fit_mixture(
    matrix: Floats, start: Labels, covariance: Covariance, spreads: Floats, tolerance: float = FINE
) -> Mixture:
    """Expectation-maximisation (Dempster, Laird & Rubin 1977; scikit-learn's) from a first grouping.

    Likelihood has no upper bound: a component on rows that are equal in some column gains without limit. So the
    square of its spread is added to each variance, column by column.

    Parameters
    ----------
    matrix : array, n x p
    start : array of int, n
        Labels from 0, each of them taken.
    spreads : array, p
        Least standard deviation of a component in each column, above 0.

    Examples
    --------
    >>> rows = np.random.default_rng(0).normal(size=(100, 1)) + np.repeat([[0.0], [9.0]], 50, axis=0)
    >>> np.bincount(fit_mixture(rows, (rows[:, 0] > 4).astype(int), "full", np.array([1e-3])).labels).tolist()
    [50, 50]
    """
    n, p = matrix.shape
    scaled = matrix.astype(np.float64) / spreads  # in these units every column's least variance is 1
    k = int(start.max()) + 1
    means = np.array([scaled[start == j].mean(axis=0) for j in range(k)])
    within = (scaled - means[start]).T @ (scaled - means[start]) / n + np.eye(p)
    model = GaussianMixture(
        k,
        covariance_type=covariance,
        tol=tolerance,
        reg_covar=1.0,
        max_iter=ITERATIONS,
        weights_init=np.bincount(start) / n,
        means_init=means,
        precisions_init=_precisions(within, covariance, k),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # its likelihood is told as it is
        model.fit(scaled)
    posterior = model.predict_proba(scaled)
    log_likelihood = float(model.score_samples(scaled).sum() - n * np.log(spreads).sum())
    bic = -2 * log_likelihood + parameters(covariance, k, p) * float(np.log(n))
    overlap = float(np.log(posterior.max(axis=1)).sum())
    return Mixture(k, covariance, posterior.argmax(axis=1), log_likelihood, bic, bic - 2 * overlap)


def parameters(covariance: Covariance, k: int, p: int) -> int:
    """Free parameters of a mixture of k components in p columns.

    >>> parameters("tied", 3, 2), parameters("full", 3, 3)
    (11, 29)
    """
    pairs = p * (p + 1) // 2
    return k - 1 + k * p + {"full": k * pairs, "tied": pairs, "diag": k * p}[covariance]


def _precisions(within: Floats, covariance: Covariance, k: int) -> Floats:
    """The same for every component to begin with: the inverse of the pooled covariance within the groups."""
    if covariance == "diag":
        return np.tile(1 / np.diag(within), (k, 1))
    inverse = np.linalg.inv(within)
    return np.tile(inverse, (k, 1, 1)) if covariance == "full" else inverse
