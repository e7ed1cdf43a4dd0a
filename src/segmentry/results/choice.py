"""The evidence per k, the k that is recommended, and how real its segments are."""

from typing import Any, Literal

from pydantic import model_validator

from segmentry import wording
from segmentry.errors import SegmentryError
from segmentry.results._model import Result

Verdict = Literal["natural", "reproducible", "constructive", "no structure"]
Detail = Literal["coarse", "recommended", "fine"]
Rung = Literal["coarse", "recommended", "fine", "close call"]
Centres = tuple[tuple[float, ...], ...]


class Evidence(Result):
    """The scores of one k. Every score was computed on `rows` rows, but for those with rows of their own.

    Attributes
    ----------
    inertia : float
        Sum of squared distances to the own centre, in matrix units.
    smallest : int
        Rows in the smallest segment.
    silhouette : float or None
        Mean silhouette (Euclidean) of `silhouette_rows` rows, each among `silhouette_among` rows; None for k = 1.
    silhouette_interval : pair of float, or None
        Its 95 % interval where not all rows were scored.
    silhouettes : tuple of float or None
        The same per segment, in the order of the centres; None for a segment with none of the rows.
    silhouette_squared : float or None
        Mean silhouette (squared) of all rows.
    davies_bouldin : float or None
        Davies-Bouldin index (q = 1).
    across : tuple of float
        Segment level stability across solutions, SLSa, of each segment: from the solution with k - 1.
    stability : float or None
        Mean adjusted Rand index over all pairs of `stability_fits` bootstrap fits to `stability_rows` rows.
    stability_sd : float or None
        Its standard deviation over these `stability_pairs` pairs, which are not independent of each other.
    matches : tuple of float
        The stability of each segment: the mean Jaccard similarity with its best match in those fits, among the rows
        that each was made from (Hennig 2007).
    match_intervals : tuple of pair of float
        Their 95 % intervals over the fits.
    within : tuple of three floats
        Segment level stability within solutions, SLSw, of each segment (Dolnicar & Leisch 2017): lower quartile, median
        and upper quartile over pairs of two and two of those fits, all rows assigned.
    prediction_strength : float or None
        Mean over `prediction_strength_splits` halves, each judged by the other; `_se` is its standard error.
    gap : float or None
        Gap statistic on `reference_rows` rows beside `gap_references` uniform tables; `gap_se` is the paper's s.
    tightness : float or None
        Log inertia saved beyond `references` tables without clusters, on `reference_rows` rows.
    valley : float or None
        Mean density ratio between neighbouring segments, on the same rows: 0 = apart, 1 = one heap.
    valley_shallowest : float or None
        The largest of these ratios.
    tightness_z, valley_z : float or None
        How many standard deviations of the tables without clusters both lie from their mean, on the side of clusters.
    refines : tuple of int
        Smaller numbers of segments whose segments these divide further.
    slices, slices_by_chance : tuple of int
        Those of them of which they cut several segments along the same one column; and those which they cut along one
        column that says nothing of their segments and is one heap.
    by_column : str or None
        The feature of few values, such as a yes or no, that alone gives the segment of nearly every row (98 %), beside
        others that were there: these segments are that column, and the rest follows from it. They are never natural.
    beyond : tuple of (int, float)
        Smaller numbers whose segments these divide, each with the standard deviations, times the stability, by which
        they are more than cuts of heaps: those that the choice asked for.
    score : float or None
        Tightness x silhouette (squared) x mean of `matches`: what decides between numbers that are as real.
    verdict : Verdict or None
        How real the segments of this k are; None for k = 1.
    """

    k: int
    rows: int
    inertia: float
    smallest: int = 0
    silhouette: float | None = None
    silhouette_rows: int = 0
    silhouette_among: int = 0
    silhouette_interval: tuple[float, float] | None = None
    silhouettes: tuple[float | None, ...] = ()
    silhouette_squared: float | None = None
    calinski_harabasz: float | None = None
    davies_bouldin: float | None = None
    across: tuple[float, ...] = ()
    stability: float | None = None
    stability_sd: float | None = None
    stability_fits: int = 0
    stability_pairs: int = 0
    stability_rows: int = 0
    matches: tuple[float, ...] = ()
    match_intervals: tuple[tuple[float, float], ...] = ()
    within: tuple[tuple[float, float, float], ...] = ()
    prediction_strength: float | None = None
    prediction_strength_se: float | None = None
    prediction_strength_splits: int = 0
    gap: float | None = None
    gap_se: float | None = None
    gap_references: int = 0
    tightness: float | None = None
    tightness_z: float | None = None
    valley: float | None = None
    valley_z: float | None = None
    valley_shallowest: float | None = None
    references: int = 0
    reference_rows: int = 0
    refines: tuple[int, ...] = ()
    slices: tuple[int, ...] = ()
    slices_by_chance: tuple[int, ...] = ()
    by_column: str | None = None
    beyond: tuple[tuple[int, float], ...] = ()
    score: float | None = None
    verdict: Verdict | None = None

    @model_validator(mode="before")
    @classmethod
    def _fits_of_pairs(cls, fields: Any) -> Any:
        """Models of before told how many pairs there were, and not of how many fits."""
        pairs = fields.get("stability_pairs") if isinstance(fields, dict) and "stability_fits" not in fields else None
        if isinstance(pairs, int) and 0 < pairs < 2**53:
            return fields | {"stability_fits": round((1 + (1 + 8 * pairs) ** 0.5) / 2)}
        return fields


class Group(Result):
    """A group of a level of detail: its name, and its share of the customers who were drawn to name it."""

    name: str
    share: float


class Level(Result):
    """A level of detail: a number of segments that is worth a look, with what it gains and costs.

    Attributes
    ----------
    name : str
        `coarse`, `recommended` and `fine` can be asked for; a `close call` is another number with nearly the score.
    explained : float
        The share of the variance that lies between the segments.
    stability : float or None
    smallest : float
        The share of the smallest segment.
    divides : tuple of int
        For each segment the one of the level before, less detailed, from which most of its customers come; empty for
        the first level.
    whole : tuple of bool
        For each segment of the level before whether those that divide it make it up, nearly; one that they do not is
        shared out among others. Empty for the first level.
    groups : tuple of Group
        Who they are, in the order of the centres of that k. `profile` adds it.
    outcome, outcome_explained : str and float, or None
        The main outcome, and the share of its variance that these segments explain when each customer is foretold from
        the others of the segment (left out once; below 0: worse than one average for all). `profile` adds it.
    outcome_error : float or None
        The standard error of the difference between that and what the segments shown explain; None of these.
    """

    name: Rung
    k: int
    explained: float
    stability: float | None
    smallest: float
    verdict: Verdict | None = None
    divides: tuple[int, ...] = ()
    whole: tuple[bool, ...] = ()
    groups: tuple[Group, ...] = ()
    outcome: str | None = None
    outcome_explained: float | None = None
    outcome_error: float | None = None


class Knee(Result):
    """Where the inertia curve from k = `first` to `last` bends most; None when it does not."""

    first: int
    last: int
    k: int | None


class KChoice(Result):
    """The recommended k with its evidence, and the centres of every k (matrix units). No rows.

    Attributes
    ----------
    k : int
        The recommended number of segments; 1 where none can be told from customers without clusters.
    close : tuple of int
        Other numbers that are nearly as good: by their scores, and, after `profile`, by what they tell of the outcome.
    levels : tuple of Level
        Up to three levels of detail and the close calls, the fewest segments first; none where 1 is recommended.
    constructive : int or None
        Where k is 1: the number to make segments with if they are needed all the same.
    verdict : Verdict or None
        How real the segments of the recommended k are.
    centres : dict of int to array-like, k x dimensions
        For every k; segment 1 first.
    sampled : bool
        Whether the evidence comes from a sample of the table's rows.
    knee : int or None
        Where the inertia curve bends most; None when it does not.
    knees : tuple of Knee
        The same over several ranges of k.
    """

    k: int
    rule: str
    reasons: tuple[str, ...]
    close: tuple[int, ...] = ()
    levels: tuple[Level, ...] = ()
    constructive: int | None = None
    knee: int | None
    knees: tuple[Knee, ...] = ()
    verdict: Verdict | None
    evidence: tuple[Evidence, ...]
    centres: dict[int, Centres]
    sampled: bool
    seed: int

    @property
    def k_max(self) -> int:
        """The largest k that was fitted."""
        return max(self.centres)

    @property
    def usual(self) -> int:
        """The k that segments are made with where none is asked for: the recommended or the constructive one."""
        return self.constructive or self.k

    def at(self, detail: Detail, k: int | Literal["auto"] = "auto") -> int:
        """The k that a plan asks for: its number, or that of its level of detail; the usual one where there is none.

        >>> import numpy as np
        >>> from segmentry import choose_k
        >>> choose_k(np.random.default_rng(0).normal(size=(60, 2)), k_max=3).at("fine") <= 3
        True
        """
        if k != "auto":
            return k
        return next((level.k for level in self.levels if level.name == detail != "recommended"), self.usual)

    @property
    def fragility(self) -> float | None:
        """The share of the ranges of k in which the knee is elsewhere; None without several ranges."""
        return sum(knee.k != self.knee for knee in self.knees) / len(self.knees) if self.knees else None

    def explained(self, k: int) -> float:
        """The share of the variance that lies between the segments of one k; 0 where customers do not differ at all."""
        whole = self.of(1).inertia
        return 1 - self.of(k).inertia / whole if whole else 0.0

    def of(self, k: int) -> Evidence:
        """The evidence of one k; raises `SegmentryError` when that k was not fitted."""
        for evidence in self.evidence:
            if evidence.k == k:
                return evidence
        raise SegmentryError(f"There is no evidence for k = {k}: it was computed for 1 to {self.k_max}. Raise k_max.")

    def __str__(self) -> str:
        lines = [f"{wording.counted(self.k, 'segment')} recommended: {' '.join(self.reasons)}"]
        heads = ("inertia", "silhouette", "stability", "prediction", "gap", "valley", "score")
        lines.append(" k  " + "  ".join(f"{head:>11}" for head in heads))
        for e in self.evidence:
            figures = (e.silhouette, e.stability, e.prediction_strength, e.gap, e.valley, e.score)
            cells = (f"{e.inertia:,.2f}", *("" if f is None else f"{f:.3f}" for f in figures))
            lines.append(f"{e.k:2d}{'*' if e.k == self.k else ' '} " + "  ".join(f"{cell:>11}" for cell in cells))
        return "\n".join(line.rstrip() for line in lines)
