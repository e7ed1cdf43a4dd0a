"""The scikit-learn face: K-Means that says how many segments there are, inside pipelines and searches."""

from numbers import Integral, Real
from typing import Any, Literal, Self
from warnings import warn

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.spatial.distance import cdist
from sklearn.base import BaseEstimator, ClassNamePrefixFeaturesOutMixin, ClusterMixin, TransformerMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils import check_random_state
from sklearn.utils.validation import check_is_fitted, validate_data

from segmentry.errors import SegmentryError
from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import add_up, assign, follow
from segmentry.maths.kmeans import least_shift
from segmentry.plan import LARGEST_K
from segmentry.stages.selection.choose_k import choose_k
from segmentry.stages.shared.centres import by_size, saved


class Segmenter(ClassNamePrefixFeaturesOutMixin, TransformerMixin, ClusterMixin, BaseEstimator):  # type: ignore[misc]
    """K-Means with a recommended number of segments, as a scikit-learn estimator.

    It is `choose_k` on the array as it is, without a recipe: scale and encode in a pipeline before it. The rows in
    any order give the same segments, numbered by size: label 0 is the largest.

    Parameters
    ----------
    n_segments : "auto" or int from 1 to 30, default="auto"
        The number of segments; "auto" takes the recommended one. Where that is 1, because the rows cannot be told
        from rows without clusters, it takes the number that comes out alike with other rows, so that every
        fit labels; `k_recommended_` and `verdict_` then say so.
    k_max : int from 2 to 30, default=10
        With "auto", the largest number considered. A fixed `n_segments` gets evidence for 1..n_segments only (at
        least 1 and 2), which is several times faster, and `k_max` has no say.
    min_share : float from 0 to below 0.5, default=0.01
        With "auto", the smallest share of the rows that a segment of a recommended number may have.
    random_state : int, RandomState instance or None, default=None
        An int gives the same result each time, that of `choose_k(X, seed=random_state)`.

    Attributes
    ----------
    labels_ : ndarray of shape (n_samples,)
        The segment of each row, from 0.
    cluster_centers_ : ndarray of shape (n_segments_, n_features), float64
        The means of the segments.
    n_segments_ : int
        How many there are: as asked for, unless there are fewer different rows.
    inertia_ : float
        Sum of squared distances of the rows to their centre.
    k_recommended_ : int
        The k recommended among those in `evidence_`; 1 where there is no structure.
    evidence_ : tuple of Evidence
        One per k: inertia, silhouette, stability and so on. `pandas.DataFrame(e.to_dict() for e in evidence_)` makes
        a table of it.
    verdict_ : str or None
        How real the segments are: "natural", "reproducible", "constructive" or "no structure".
    choice_ : KChoice
        All of this with the reasons; `print` shows it.
    n_features_in_ : int
    feature_names_in_ : ndarray of shape (n_features_in_,)
        Where the rows came with column names, all of them text.

    See Also
    --------
    segmentry.run : From a table with text, gaps and outliers to named segments and a report.
    sklearn.cluster.KMeans : The same objective, one k, fewer starts.

    Notes
    -----
    Above 50,000 rows the evidence and the starts come from a sample of as many, and passes over all rows
    (Lloyd 1982) then move the centres until they move less than scikit-learn's default tolerance. `inertia_` is
    of all rows; `evidence_` says on how many each figure was computed.

    References
    ----------
    Lloyd, S. (1982). Least squares quantization in PCM. IEEE Transactions on Information Theory, 28, 129-137.
    Arthur, D., and Vassilvitskii, S. (2007). k-means++: the advantages of careful seeding. SODA, 1027-1035.

    Examples
    --------
    >>> import numpy as np
    >>> rng = np.random.default_rng(0)
    >>> blobs = np.concatenate([rng.normal(m, 0.3, size=(100, 2)) for m in (0, 3, 6)])
    >>> segmenter = Segmenter(k_max=6, random_state=0).fit(blobs)
    >>> segmenter.n_segments_
    3
    >>> segmenter.predict(blobs[:2]) == segmenter.labels_[:2]
    array([ True,  True])
    >>> segmenter.transform(blobs).shape
    (300, 3)
    """

    def __init__(
        self,
        n_segments: int | Literal["auto"] = "auto",
        *,
        k_max: int = 10,
        min_share: float = 0.01,
        random_state: int | np.random.RandomState | None = None,
    ) -> None:
        self.n_segments = n_segments
        self.k_max = k_max
        self.min_share = min_share
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: object = None) -> Self:
        """Find the segments.

        Parameters
        ----------
        X : array-like of shape (n_samples, n_features)
            Two rows or more of finite numbers, dense.
        y : ignored

        Raises
        ------
        ValueError
            If a parameter is out of bounds, `X` holds NaN, infinite or no numbers, or there are fewer rows than
            segments.
        TypeError
            If `X` is sparse.

        Warns
        -----
        ConvergenceWarning
            If there are fewer different rows than segments: then each different row is one.
        """
        self._check_parameters()
        rows = self._checked(X, reset=True)
        wanted = None if self.n_segments == "auto" else int(self.n_segments)
        if wanted is not None and wanted > len(rows):
            raise ValueError(f"n_samples={len(rows)} should be >= n_segments={wanted}.")
        k_max = int(self.k_max) if wanted is None else max(wanted, 2)
        try:
            choice = choose_k(rows, k_max=k_max, min_share=float(self.min_share), seed=self._seed())
        except SegmentryError as refused:
            raise ValueError(str(refused)) from None  # what scikit-learn's own tools expect
        k = choice.usual if wanted is None else min(wanted, choice.k_max)
        if wanted is not None and k < wanted:
            words = f"Number of distinct rows ({k}) found smaller than n_segments ({wanted}). Each is a segment."
            warn(words, ConvergenceWarning, stacklevel=2)
        centres = np.array(choice.centres[k])
        if choice.sampled:
            centres = _settled_on_all(rows, centres)
        assignment = assign(rows, centres)
        self.choice_ = choice
        self.evidence_ = choice.evidence
        self.verdict_ = choice.of(k).verdict if k > 1 else choice.verdict
        self.k_recommended_ = choice.k
        self.n_segments_ = k
        self.cluster_centers_ = centres
        self.labels_ = assignment.labels
        self.inertia_ = settled(float(assignment.own.sum()))
        return self

    def predict(self, X: ArrayLike) -> Labels:
        """The nearest segment of each row, from 0: shape (n_samples,). A training row gets its `labels_`."""
        check_is_fitted(self)
        return assign(self._checked(X), self.cluster_centers_).labels

    def transform(self, X: ArrayLike) -> Floats:
        """The distance of each row to each centre: shape (n_samples, n_segments_), float32 for float32 rows."""
        check_is_fitted(self)
        rows = self._checked(X)
        return cdist(rows, self.cluster_centers_).astype(rows.dtype, copy=False)

    def score(self, X: ArrayLike, y: object = None) -> float:
        """Minus the sum of squared distances of the rows to the nearest centre; `y` is ignored.

        It rises with every further segment, so it compares fits with the same `n_segments` only.
        """
        check_is_fitted(self)
        return -settled(float(assign(self._checked(X), self.cluster_centers_).own.sum()))

    @property
    def _n_features_out(self) -> int:
        """How many names `get_feature_names_out` makes."""
        return self.n_segments_

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.transformer_tags.preserves_dtype = ["float64", "float32"]
        return tags

    def _checked(self, X: ArrayLike, reset: bool = False) -> NDArray[Any]:
        options = {"ensure_min_samples": 2} if reset else {}
        return np.asarray(validate_data(self, X, reset=reset, dtype=[np.float64, np.float32], **options))

    def _check_parameters(self) -> None:
        for name, least, also in (("n_segments", 1, " or 'auto'"), ("k_max", 2, "")):
            value = getattr(self, name)
            if also and isinstance(value, str) and value == "auto":
                continue
            if not isinstance(value, Integral) or isinstance(value, bool) or not least <= int(value) <= LARGEST_K:
                bounds = f"an int in the range [{least}, {LARGEST_K}]{also}"
                raise ValueError(f"The {name!r} parameter of Segmenter must be {bounds}. Got {value!r} instead.")

        if not isinstance(self.min_share, Real) or isinstance(self.min_share, bool) or not 0 <= self.min_share < 0.5:
            bounds = "a float in the range [0.0, 0.5)"
            raise ValueError(
                f"The 'min_share' parameter of Segmenter must be {bounds}. Got {self.min_share!r} instead."
            )

    def _seed(self) -> int:
        state = check_random_state(self.random_state)
        return int(self.random_state) if isinstance(self.random_state, Integral) else int(state.randint(2**31 - 1))


def _settled_on_all(rows: Floats, centres: Floats) -> Floats:
    """Lloyd's passes over all rows, from centres found on a sample; numbered by size again."""
    centres = np.array(saved(follow(lambda at: add_up(rows, at), centres, least_shift(rows))[0]))
    return np.asarray(centres[by_size(add_up(rows, centres).counts)])
