"""A second opinion: what other methods make of the same customers."""

from typing import Literal

from segmentry.results._model import Result

Method = Literal["K-Means", "Gaussian mixture", "Ward", "k-medoids", "HDBSCAN"]


class Move(Result):
    """Where the customers of one of our segments are in the groups of another method, as shares of `rows` customers.

    `kept` are in the group that matches the segment (0 where none does), `noise` in none. The others have moved, most
    of them, `goes`, to the group `goes_to`. Groups have the number of the segment that they match; a number above k
    matches none. `goes_to` is None where nobody moves; all shares are None where the segment has none of the rows.
    """

    segment: int
    rows: int
    kept: float | None
    noise: float | None
    goes_to: int | None = None
    goes: float | None = None


class Opinion(Result):
    """What one method finds in `rows` customers. Figures that it does not have are None.

    Attributes
    ----------
    own_k : bool
        Whether the method found the number of groups itself; else it is that of our segments.
    k : int
        Groups, without noise.
    noise : int or None
        Customers in no group; None for a method that puts everybody in one.
    silhouette, calinski_harabasz : float or None
        Silhouette (Euclidean) and Calinski-Harabasz index over `silhouette_rows` rows: all but noise.
    bic, icl : float or None
        Of a mixture, of `components`; smaller is better.
    k_by_icl : int or None
        The k with the lowest ICL, of a mixture that found its own number.
    inertia : float or None
        Sum of squared distances to the means, of methods that keep it low.
    deviation : float or None
        Sum of distances to the medoids.
    ari : float or None
        Adjusted Rand index with our segments over all rows, noise being one more group.
    ari_without_noise : float or None
        The same over the rows that are not noise.
    moved : float or None
        Share of all rows in a group other than the one that matches their segment; `kept` + `moved` + noise is 1.
    """

    method: Method
    own_k: bool
    k: int
    rows: int
    settings: str
    noise: int | None = None
    silhouette: float | None = None
    silhouette_rows: int = 0
    calinski_harabasz: float | None = None
    components: int | None = None
    bic: float | None = None
    icl: float | None = None
    k_by_icl: int | None = None
    inertia: float | None = None
    deviation: float | None = None
    ari: float | None = None
    ari_without_noise: float | None = None
    kept: float | None = None
    moved: float | None = None
    moves: tuple[Move, ...] = ()


class Comparison(Result):
    """Our segments (`ours`) beside the opinions of other methods on the same rows.

    `k` is the number of our segments, `k_max` the largest number that a mixture could choose; `sampled` says whether
    there are more customers than the `rows` that were compared.
    """

    k: int
    k_max: int
    rows: int
    sampled: bool
    seed: int
    ours: Opinion
    opinions: tuple[Opinion, ...]
