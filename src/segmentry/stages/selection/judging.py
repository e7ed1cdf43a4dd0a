"""Are the segments real: the verdict."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from segmentry.results.choice import Evidence, Verdict

# All thresholds are ours; docs/methods.md tells on what they were tried.
#: Evidence against the null model from which segments count as structure; `benchmarks/number` tells how it was set.
STRUCTURE = 4.0
#: Tightness tells no more than so many standard deviations: the null model keeps rank correlations, not every tie.
MOST_TIGHTNESS = 6.0
#: Most segments where none stand apart or repeat, as the number is then a choice of use.
MOST_OF_USE = 6
#: Mean ARI from which a segmentation is called stable; and from which more than `MOST_OF_USE` segments count at all.
STABLE, MANY_STABLE = 0.8, 0.85
#: Mean Jaccard similarity from which a segment is stable, as each that stands apart must be, and highly stable, as each
#: that does not must be for its number to be called reproducible (Hennig 2007; R package fpc).
EACH_STABLE, HIGHLY_STABLE = 0.75, 0.85
#: Prediction strength from which the segments of one half are those of the other (Tibshirani & Walther 2005).
FORETELLS = 0.8
#: Standard deviations, times the stability, by which segments that divide fewer must be more than cuts of heaps.
DIVIDED = 2.0
#: Density ratio up to which every segment counts as separated from its neighbour, and how many standard deviations
#: the mean of these ratios must lie below that of tables without clusters.
VALLEY, VALLEY_Z = 0.75, 2.0
#: Above this mean density ratio customers are hardly fewer between segments than in them: one heap was cut (ours).
NO_GAP = 0.9
#: Below this mean silhouette the customers of a segment are hardly nearer to it than to another (ours).
HARDLY_NEARER = 0.05
_LEAST_REAL_FIRST = ("no structure", "constructive", "reproducible", "natural")
#: Standard deviations by which natural segments must be tighter than those of tables without clusters, too.
TIGHTNESS_Z = 2.0


class Hurdle(NamedTuple):
    """A test of a number of segments: a figure, and what it must reach; what it must not exceed where `is_most`."""

    figure: str
    value: float
    limit: float
    is_most: bool = False

    @property
    def parted(self) -> str:
        """The figure in so many digits that it reads as another than its limit.

        >>> Hurdle("stability", 0.7987, 0.8).parted, Hurdle("stability", 0.71, 0.8).parted
        ('0.799', '0.71')
        """
        digits = next((n for n in (2, 3) if round(self.value, n) != self.limit), 4)
        return f"{self.value:.{digits}f}"

    @property
    def fails(self) -> bool:
        """Whether it is not passed."""
        return not (self.value <= self.limit if self.is_most else self.value >= self.limit)


def against_null(e: Evidence) -> float:
    """How much one k says against customers without clusters.

    The standard deviations by which its segments are better separated, and tighter, than those of the null model's
    tables, as far as they are reproduced (times the stability).
    """
    tightness = min(max(e.tightness_z or 0.0, -2.0), MOST_TIGHTNESS)
    return ((e.valley_z or 0.0) + tightness) * max(e.stability or 0.0, 0.0)


def passes(e: Evidence) -> bool:
    """Whether the segments of this very k can be told from those of customers without clusters.

    Many segments that do not repeat are no evidence: of so many numbers tried one may do well by chance. Nor are
    valleys between segments that are less tight than those of customers without clusters.
    """
    return e.k > 1 and _are_passed(_passing(e))


def repeats(e: Evidence) -> bool:
    """Whether resampled customers give the same division, and every one of its segments again."""
    return _are_passed(_returning(e))


def is_real(e: Evidence) -> bool:
    """Whether the segments of one k stand apart, or at least repeat, by their verdict."""
    return e.verdict in ("natural", "reproducible")


def has_structure(evidence: Sequence[Evidence]) -> bool:
    """Whether any k can be told from customers without clusters."""
    return any(map(passes, evidence))


def verdict(e: Evidence, *, structure: bool) -> Verdict | None:
    """How real the segments of one k are (after Dolnicar & Leisch 2010; thresholds ours); None for one of several.

    Structure is not borrowed: in a table that has some, segments that cannot be told from those of customers without
    clusters are constructive, however stable. One segment that does not return makes its number constructive, whatever
    the number; where none stand apart, each must be highly stable, as nothing else speaks for it. And a valley between
    the values of one column is no group of customers: natural takes more than one column that says so.
    """
    if not structure:
        return "no structure"
    if e.k == 1:
        return None
    if not repeats(e) or not passes(e):
        return "constructive"
    if e.by_column is None and _are_passed(_apart(e)):
        return "natural"
    return "constructive" if _each_again(e).fails else "reproducible"


def as_read(e: Evidence) -> Verdict | None:
    """The verdict as people read it: no more than the weakest of the figures beside it says.

    Natural segments that one half of the customers does not find as the other does, or whose customers are hardly
    nearer to them than to others, are read as repeating with blurry borders. Reproducible asks for no gap, as Dolnicar
    & Leisch (2010) have it; of one heap that was cut no more is said than that the cut is of use.

    >>> of = Evidence(k=2, rows=9, inertia=1.0, verdict="reproducible", valley=0.97)
    >>> as_read(of), as_read(of.model_copy(update={"valley": 0.6}))
    ('constructive', 'reproducible')
    >>> as_read(of.model_copy(update={"verdict": "natural", "valley": 0.3, "prediction_strength": 0.57}))
    'reproducible'
    """
    if e.verdict == "natural" and not _are_passed(_sure(e)):
        return "reproducible"
    return "constructive" if e.verdict == "reproducible" and _gap(e).fails else e.verdict


def held_back(e: Evidence) -> Hurdle | None:
    """The test that keeps segments from a better verdict, the first of those asked; None where there is no better one,
    or they are told by one column.

    >>> of = Evidence(k=2, rows=9, inertia=1.0, verdict="reproducible", valley=0.6, valley_shallowest=0.97)
    >>> held_back(of)
    Hurdle(figure='shallowest valley', value=0.97, limit=0.75, is_most=True)
    """
    read = as_read(e)
    tests = {"no structure": _passing, "constructive": _repeating, "reproducible": _separate}
    each = tests.get(read or "") if e.k > 1 else None
    return None if each is None else next((hurdle for hurdle in each(e) if hurdle.fails), None)


def least_stability(e: Evidence) -> float:
    """The stability from which a number of segments repeats: more of them take more."""
    return STABLE if e.k <= MOST_OF_USE else MANY_STABLE


def _are_passed(hurdles: Iterator[Hurdle]) -> bool:
    return not any(hurdle.fails for hurdle in hurdles)


def _passing(e: Evidence) -> Iterator[Hurdle]:
    """What groups pass that can be told from those of customers without clusters."""
    if e.k > MOST_OF_USE:
        yield Hurdle("stability", e.stability or 0.0, MANY_STABLE)
    yield Hurdle("tightness, sd", e.tightness_z or 0.0, 0.0)
    yield Hurdle("against no clusters", against_null(e), STRUCTURE)


def _returning(e: Evidence) -> Iterator[Hurdle]:
    """What groups pass that come back with other customers."""
    yield Hurdle("stability", e.stability or 0.0, STABLE)
    yield Hurdle("least stable group", min(e.matches, default=0.0), EACH_STABLE)


def _each_again(e: Evidence) -> Hurdle:
    """Where none stand apart, each group must be highly stable."""
    return Hurdle("least stable group", min(e.matches, default=0.0), HIGHLY_STABLE)


def _gap(e: Evidence) -> Hurdle:
    return Hurdle("valley on average", round(e.valley or 0.0, 2), NO_GAP, is_most=True)


def _repeating(e: Evidence) -> Iterator[Hurdle]:
    """All that groups pass that are read as repeating."""
    yield Hurdle("stability", e.stability or 0.0, least_stability(e))
    yield _each_again(e)
    yield from _passing(e)
    yield _gap(e)


def _apart(e: Evidence) -> Iterator[Hurdle]:
    """What groups pass that stand apart; where they are told by one column they do not, and its valley is all."""
    yield Hurdle("shallowest valley", 1.0 if e.valley_shallowest is None else e.valley_shallowest, VALLEY, is_most=True)
    yield Hurdle("valley, sd", e.valley_z or 0.0, VALLEY_Z)
    if e.by_column is None:
        yield Hurdle("tightness, sd", e.tightness_z or 0.0, TIGHTNESS_Z)


def _sure(e: Evidence) -> Iterator[Hurdle]:
    """What groups that stand apart pass that are read so."""
    halves = 1.0 if e.prediction_strength is None else round(e.prediction_strength, 2)
    yield Hurdle("prediction strength", halves, FORETELLS)
    yield Hurdle("lowest silhouette", min((x for x in e.silhouettes if x is not None), default=1.0), HARDLY_NEARER)


def _separate(e: Evidence) -> Iterator[Hurdle]:
    """All that clearly separate groups pass."""
    yield from _apart(e)
    if e.by_column is None:
        yield from _sure(e)


def reality(verdict: Verdict | None) -> int:
    """How real segments are: the place of their verdict, the least real first; -1 of none.

    >>> reality("natural") > reality("reproducible") > reality("constructive") > reality(None)
    True
    """
    return _LEAST_REAL_FIRST.index(verdict) if verdict is not None else -1
