"""One rule for the number of segments, and its reasons in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, log

from segmentry import wording
from segmentry.maths import settled
from segmentry.maths.criteria import knee
from segmentry.results.choice import Evidence, Knee
from segmentry.stages.selection.depth import Depth
from segmentry.stages.selection.judging import (
    HIGHLY_STABLE,
    MANY_STABLE,
    MOST_OF_USE,
    STABLE,
    VALLEY_Z,
    against_null,
    is_real,
    passes,
    repeats,
)

#: A k whose score is at least this share of the best one's makes it a close call (ours).
CLOSE = 0.9
#: Tightness that every k is granted, so that where none is tighter than the null model the rest decides.
LEAST_TIGHTNESS = 1e-3
RULE = "the most real, then tightness x separation x reproducibility"
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
        return Recommendation(1, RULE, _too_small(largest, min_share), constructive=largest.k)
    told = [e for e in enough if passes(e)]
    if not told:
        constructive = _of_use(enough)
        return Recommendation(1, RULE, _no_structure(several, constructive), constructive=constructive.k)
    # Only many segments that do not all repeat were told from none: there is structure, and the number is one of use.
    passing = [e for e in told if e.k < evidence[-1].k or e.verdict == "natural"] or told
    real = most_real(passing) or [e for e in enough if e.k <= MOST_OF_USE] or passing
    ranked = sorted(real, key=lambda e: (-(e.score or 0.0), e.k))
    way = ranked[:1] if depth is None else depth.from_here(ranked[0], passing)
    best, settled_by_depth = way[-1], {k for pair in (depth.asked if depth else ()) for k in pair}
    rivals = [e for e in ranked if e.k != best.k and e.k not in settled_by_depth]
    close = tuple(sorted(e.k for e in rivals if (e.score or 0.0) >= CLOSE * (best.score or 0.0)))
    return Recommendation(best.k, RULE, _reasons(way, rivals, ranked, several, close, min_share, depth), close)


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


def _no_structure(several: Sequence[Evidence], constructive: Evidence) -> tuple[str, ...]:
    strongest = max(several, key=against_null)
    stability = constructive.stability or 0.0
    repeat = f"the most, up to {MOST_OF_USE}, that repeat"
    most = repeat if repeats(constructive) else f"the number, up to {MOST_OF_USE}, that comes out most alike"
    useful = (
        f"If segments are needed all the same, {constructive.k} is {most} with other customers (stability"
        f" {stability:.2f}): they are made, not found."
    )
    if repeats(constructive):
        useful += " That they repeat makes a useful split of them, and is no evidence of groups."
    return (
        "Groups could not be shown: no number of segments can be told from customers without clusters"
        f" (strongest at {strongest.k}: {_said(strongest)}).",
        useful,
    )


def _too_small(largest: Evidence, min_share: float) -> tuple[str, ...]:
    return (
        f"Every number of segments would make one of less than {min_share:.1%} of the customers"
        f" ({largest.k} one of {largest.smallest:,}, {wording.share(largest.smallest / largest.rows, 1)}).",
        "Look at these few: leave them out, or lower min_share.",
    )


def _reasons(
    way: Sequence[Evidence],
    rivals: Sequence[Evidence],
    ranked: Sequence[Evidence],
    several: Sequence[Evidence],
    close: tuple[int, ...],
    min_share: float,
    depth: Depth | None,
) -> tuple[str, ...]:
    best = way[-1]
    after = next((e for e in several if e.k == best.k + 1), None)
    reasons = [_why(best, ranked), _how_far(way, depth)]
    if best.verdict == "constructive" and after is not None:
        reasons.append(_one_more(best, after))
    reasons.append(_passed_over(way, several))
    if rivals:
        reasons.append(f"Next is {rivals[0].k}: {_said(rivals[0])}.")
    if close:
        between = wording.listed(map(str, sorted((best.k, *close))))
        reasons.append(f"It is a close call between {between}: look at each before you settle.")
    if after is not None and after.smallest < min_share * after.rows:
        few = wording.share(after.smallest / after.rows, 1)
        reasons.append(f"{after.k} would split off {few} of the customers.")
    return tuple(filter(None, reasons))


def _how_far(way: Sequence[Evidence], depth: Depth | None) -> str:
    """Why not the number that scores best, where it is another; or why none divides further."""
    first, last = way[0].k, way[-1].k
    if last < first:
        return (
            f"{first} score higher, but only cut these {last} further, no better than heaps of customers would be cut."
        )
    if last > first:
        return f"They divide the {first} that score highest, and better than heaps of customers would be cut."
    cuts = wording.listed(map(str, depth.cuts(last))) if depth else ""
    return f"{cuts} divide these {last} no better than heaps of customers would be cut." if cuts else ""


def _passed_over(way: Sequence[Evidence], several: Sequence[Evidence]) -> str:
    """Why the number of those that are less real whose score is highest is not taken; empty where none scores higher.

    Natural segments speak for themselves.
    """
    best = way[-1]
    if best.verdict == "natural":
        return ""
    few = f"are more than {MOST_OF_USE}, and as none stand apart or repeat, the number is a choice of use"
    against = {e.k: _less_real(e) if is_real(best) else few for e in several if is_real(best) or e.k > MOST_OF_USE}
    if is_real(last := several[-1]):
        against[last.k] = "are the last number that was tried: of those beyond nothing is known"
    higher = [e for e in several if against.get(e.k) and (e.score or 0.0) > (best.score or 0.0)]
    top = max(higher, key=lambda e: (e.score or 0.0, -e.k), default=None)
    return "" if top is None else f"{top.k} score higher, but {against[top.k]}."


def _less_real(e: Evidence) -> str:
    """What segments lack to be called real; empty where they are."""
    if is_real(e):
        return ""
    needed = STABLE if e.k <= MOST_OF_USE else MANY_STABLE
    if (e.stability or 0.0) < needed:
        return f"do not repeat: a stability of {e.stability or 0.0:.2f}, where {needed:g} is asked for"
    least = min(e.matches, default=0.0)
    if least < HIGHLY_STABLE:
        return f"the least of them returns in resamples at {least:.2f}, where {HIGHLY_STABLE:g} is asked for of each"
    return "cannot be told from segments of customers without clusters"


def _why(best: Evidence, ranked: Sequence[Evidence]) -> str:
    """Why this one is recommended."""
    natural = sorted(e.k for e in ranked if e.verdict == "natural")
    fewer = [k for k in natural if k in best.refines]
    if best.by_column is not None:
        return f"{best.k} segments are given by one column, {best.by_column}: {_said(best)}."
    if best.verdict == "natural":
        others = wording.listed(str(k) for k in natural if k != best.k)
        scores = f", and {best.k} has the best score" if best is ranked[0] else ""
        among = f"; so do {others}{scores}" if others else ""
        return f"{best.k} segments stand apart and repeat with resampled customers{among}: {_said(best)}."
    if fewer:
        return f"{best.k} segments divide the {fewer[-1]} that stand apart further, and each repeats: {_said(best)}."
    if best.verdict == "reproducible":
        none = "" if natural else "No segments stand apart; "
        score = f"of those that repeat in resamples {best.k} score best" if best is ranked[0] else ""
        return f"{none}{score or f'{best.k} segments repeat in resamples'}: {_said(best)}."
    return (
        f"No segments stand apart and repeat, so the number is a choice of use: of few segments {best.k} score best:"
        f" {_said(best)}."
    )


def _one_more(best: Evidence, after: Evidence) -> str:
    """What a further segment would add and cost."""
    less = wording.share(1 - after.inertia / best.inertia) if best.inertia else "0%"
    return (
        f"One more would leave {less} less spread within segments, with a stability of {after.stability or 0:.2f} in"
        f" place of {best.stability or 0:.2f}."
    )


def _said(e: Evidence) -> str:
    matched = sum(e.matches) / max(len(e.matches), 1)
    than = f"{_spread_left(e.tightness or 0.0)} than without clusters"
    return f"{than}, silhouette (squared) {e.silhouette_squared or 0:.2f}, reproduced {matched:.2f}"


def _spread_left(tightness: float) -> str:
    """How much less is left than without clusters; without end more where nothing is left there.

    >>> _spread_left(0.3), _spread_left(-0.1), _spread_left(-9.0)
    ('26% less spread left', '11% more spread left', 'far more spread left')
    """
    if tightness < -log(2):
        return "far more spread left"
    return f"{abs(1 - exp(-tightness)):.0%} {'less' if tightness >= 0 else 'more'} spread left"
