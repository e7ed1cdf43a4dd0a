"""The evidence per k, and the k that is recommended."""

from typing import Literal

from segmentry.errors import SegmentryError
from segmentry.results._model import Result

Verdict = Literal["natural", "reproducible", "constructive", "no structure"]
Centres = tuple[tuple[float, ...], ...]


class Evidence(Result):
    """The scores of one k. Every score was computed on `rows` rows, but for those with rows of their own.

    Attributes
    ----------
    inertia : float
        Sum of squared distances to the own centre, in matrix units.
    silhouette : float or None
        Mean silhouette (Euclidean) over `silhouette_rows` rows; None for k = 1.
    silhouettes : tuple of float or None
        The same per segment, in the order of the centres; None for a segment with none of the rows.
    stability : float or None
        Mean adjusted Rand index over `stability_pairs` pairs of bootstrap fits to `stability_rows` rows;
        None for k = 1.
    stability_sd : float or None
        Its standard deviation over the pairs.
    davies_bouldin : float or None
        Davies-Bouldin index (q = 1).
    smallest : int
        Rows in the smallest segment.
    """

    k: int
    rows: int
    inertia: float
    silhouette: float | None = None
    silhouette_rows: int = 0
    silhouettes: tuple[float | None, ...] = ()
    stability: float | None = None
    stability_sd: float | None = None
    stability_pairs: int = 0
    stability_rows: int = 0
    calinski_harabasz: float | None = None
    davies_bouldin: float | None = None
    smallest: int = 0


class KChoice(Result):
    """The recommended k with its evidence, and the centres of every k (matrix units). No rows.

    Attributes
    ----------
    centres : dict of int to array-like, k x dimensions
        For every k; segment 1 first.
    sampled : bool
        Whether the evidence comes from a sample of the table's rows.
    knee : int or None
        Where the inertia curve bends most; None when it does not.
    """

    k: int
    rule: str
    reasons: tuple[str, ...]
    knee: int | None
    verdict: Verdict | None
    evidence: tuple[Evidence, ...]
    centres: dict[int, Centres]
    sampled: bool
    seed: int

    @property
    def k_max(self) -> int:
        """The largest k that was fitted."""
        return max(self.centres)

    def of(self, k: int) -> Evidence:
        """The evidence of one k; raises `SegmentryError` when that k was not fitted."""
        for evidence in self.evidence:
            if evidence.k == k:
                return evidence
        raise SegmentryError(f"There is no evidence for k = {k}: it was computed for 1 to {self.k_max}. Raise k_max.")

    def __str__(self) -> str:
        lines = [f"{self.k} segments recommended: {' '.join(self.reasons)}"]
        lines.append(" k     inertia  silhouette  stability")
        for e in self.evidence:
            silhouette = "" if e.silhouette is None else f"{e.silhouette:.4f}"
            stability = "" if e.stability is None else f"{e.stability:.3f}"
            lines.append(
                f"{e.k:2d}{'*' if e.k == self.k else ' '} {e.inertia:11,.2f}  {silhouette:>10}  {stability:>9}"
            )
        return "\n".join(lines)
