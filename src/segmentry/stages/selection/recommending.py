"""One rule for the number of segments, and its reasons in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from segmentry import wording
from segmentry.maths import settled
from segmentry.maths.criteria import knee
from segmentry.results.choice import Evidence, Knee
from segmentry.stages.selection.depth import Depth
from segmentry.stages.selection.judging import (
    HIGHLY_STABLE,
    MOST_OF_USE,
    VALLEY_Z,
    passes,
    repeats,
)
from segmentry.stages.selection.reasons import no_structure, reasons, refined, too_small

#: A k whose score is at least this share of the best one's makes it a close call (ours).
CLOSE = 0.9
#: Tightness that every k is granted, so that where none is tighter than the null model the rest decides.
LEAST_TIGHTNESS = 1e-3
RULE = "those that stand apart, else those that repeat; of these the highest tightness x separation x reproducibility"
#: How the rule goes on where the number is none of the most real ones, or another than the one that scores best.
REFINED = f"{RULE}; more where they divide these, each returns and the score is higher"
DIVIDED_FURTHER = f"{RULE}; more where they divide these better than heaps would be cut"
WITHOUT_CUTS = f"{RULE}; fewer where the more only cut heaps"
#: Values of k in the shortest sub-range of the knee.
SHORTEST = 4


@dataclass(frozen=True)
class Recommendation:
    """The k, by which rule and why; whom it is close to, and the best k >= 2 where it is 1."""

    k: int
    rule: str
    reasons: tuple[str, ...]
    close: tuple[int, ...] = ()
    constructive: int | None = None


def score(e: Evidence) -> float | None:
    """Tightness x separation x reproducibility of one k; None for k = 1.

    Tightness is the log inertia saved beyond the null model's tables, separation the silhouette (squared),
    reproducibility the mean over the segments of the Jaccard similarity with their best match in bootstrap fits
    (Hennig 2007). The product is ours.
    """
    if e.silhouette_squared is None or not e.matches:
        return None
    tightness = max(e.tightness or 0.0, LEAST_TIGHTNESS)
    return settled(tightness * max(e.silhouette_squared, 0.0) * sum(e.matches) / len(e.matches))


def recommended(evidence: Sequence[Evidence], min_share: float, depth: Depth | None = None) -> Recommendation:
    """The number with the highest score among the most real ones whose segments are all large enough; or natural
    ones that divide its segments further, where `depth` says that these do more than cut heaps.

    One that is not natural is not taken for being the last that was tried: of those beyond it nothing is known. 1 where
    no number can be told from customers without clusters, or none has such segments.
    """
    several = [e for e in evidence if e.k > 1]
    if not several:
        return Recommendation(1, RULE, ("There is only one different row.",))
    enough = [e for e in several if e.smallest >= min_share * e.rows]
    if not enough:
        largest = max(several, key=lambda e: (e.smallest, -e.k))
        return Recommendation(1, RULE, too_small(largest, min_share), constructive=largest.k)
    told = [e for e in enough if passes(e)]
    if not told:
        constructive = _of_use(enough)
        return Recommendation(1, RULE, no_structure(several, constructive), constructive=constructive.k)
    # Only many segments that do not all repeat were told from none: there is structure, and the number is one of use.
    passing = [e for e in told if e.k < evidence[-1].k or e.verdict == "natural"] or told
    real = most_real(passing) or [e for e in enough if e.k <= MOST_OF_USE] or passing
    ranked = sorted(real, key=lambda e: (-(e.score or 0.0), e.k))
    way = ranked[:1] if depth is None else depth.from_here(ranked[0], passing)
    best, settled_by_depth = way[-1], {k for pair in (depth.asked if depth else ()) for k in pair}
    rivals = [e for e in ranked if e.k != best.k and e.k not in settled_by_depth]
    close = tuple(sorted(e.k for e in rivals if (e.score or 0.0) >= CLOSE * (best.score or 0.0)))
    why = reasons(way, rivals, ranked, several, min_share, depth)
    return Recommendation(best.k, _rule(way, ranked), why, close)


def _rule(way: Sequence[Evidence], ranked: Sequence[Evidence]) -> str:
    """The rule as it was used for this very number."""
    first, best = way[0], way[-1]
    if best.k != first.k:
        return DIVIDED_FURTHER if best.k > first.k else WITHOUT_CUTS
    return REFINED if refined(best, ranked) else RULE


def _of_use(enough: Sequence[Evidence]) -> Evidence:
    """Where there are no groups, of few segments the most that repeat, as they tell most; else what repeats best."""
    few = [e for e in enough if e.k <= MOST_OF_USE] or enough
    repeat = [e for e in few if repeats(e)]
    return repeat[-1] if repeat else max(few, key=lambda e: (e.stability or 0.0, -e.k))


def most_real(passing: Sequence[Evidence]) -> list[Evidence]:
    """Of the numbers that can be told from customers without clusters those whose segments are most real.

    Natural ones, unless they only cut fewer natural ones along a column that says nothing of these, with reproducible
    ones that divide them further; where there are none the reproducible ones; where there are none either, the few
    segments of a choice of use, of which there may be none.
    """
    natural: list[Evidence] = []
    for e in passing:
        if e.verdict == "natural" and not any(fewer.k in e.slices_by_chance for fewer in natural):
            natural.append(e)
    if natural:
        return natural + [e for e in passing if _is_worth_more(e, natural)]
    reproducible = [e for e in passing if e.verdict == "reproducible"]
    return reproducible or [e for e in passing if e.k <= MOST_OF_USE]


def _is_worth_more(e: Evidence, natural: Sequence[Evidence]) -> bool:
    """Whether reproducible segments are a refinement of natural ones that is worth more than these.

    They score higher, every one of them is highly stable, their valleys are as much deeper than without clusters as
    those of natural ones must be, and no single column cuts several of the segments of any natural number alike.
    """
    refined = [fewer for fewer in natural if fewer.k in e.refines]
    return (
        e.verdict == "reproducible"
        and any((e.score or 0.0) > (fewer.score or 0.0) for fewer in refined)
        and all(fewer.k not in (*e.slices, *e.slices_by_chance) for fewer in refined)
        and min(e.matches, default=0.0) >= HIGHLY_STABLE
        and (e.valley_z or 0.0) >= VALLEY_Z
    )


def by_knee(evidence: Sequence[Evidence], bend: int | None) -> Recommendation:
    """The textbook's k: where the inertia curve bends most; without a bend the highest silhouette."""
    if bend is not None:
        share = 1 - evidence[bend - 1].inertia / evidence[0].inertia
        reason = (
            f"The inertia curve bends most at {bend}, where segments explain {wording.share(share)} of the variance."
        )
        return Recommendation(bend, "knee", (reason,))
    best = max(evidence[1:], key=lambda e: e.silhouette or -1.0, default=evidence[0])
    return Recommendation(
        best.k, "silhouette", (f"The inertia curve has no knee; {best.k} has the highest silhouette.",)
    )


def knees(evidence: Sequence[Evidence]) -> tuple[Knee, ...]:
    """The knee of every range of k from 1 or 2 on with at least four values: how much it hangs on the range."""
    inertias = [e.inertia for e in evidence]
    by_range = []
    for first, last in combinations(range(1, len(inertias) + 1), 2):
        if first <= 2 and last - first + 1 >= SHORTEST:
            bend = knee(inertias[first - 1 : last])
            by_range.append(Knee(first=first, last=last, k=None if bend is None else bend + first - 1))
    return tuple(by_range)
