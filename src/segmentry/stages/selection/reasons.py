"""Why a number of segments is recommended, in words."""

from collections.abc import Sequence
from math import exp, log

from segmentry import wording
from segmentry.results.choice import Evidence
from segmentry.stages.selection.depth import Depth
from segmentry.stages.selection.judging import (
    HIGHLY_STABLE,
    MOST_OF_USE,
    Hurdle,
    against_null,
    as_read,
    is_real,
    least_stability,
    reality,
    repeats,
)


def no_structure(several: Sequence[Evidence], constructive: Evidence) -> tuple[str, ...]:
    """That no groups could be shown, and which number is of use all the same."""
    strongest = max(several, key=against_null)
    stability = constructive.stability or 0.0
    repeat = f"the most, up to {MOST_OF_USE}, that repeat"
    most = repeat if repeats(constructive) else f"the number, up to {MOST_OF_USE}, that comes out most alike"
    useful = (
        f"If segments are needed all the same, {constructive.k} is {most} with other customers (stability"
        f" {stability:.2f}): they are made, not found."
    )
    if repeats(constructive):
        useful += " That they repeat is no evidence of groups."
    return (
        "Groups could not be shown: no number of segments can be told from customers without clusters"
        f" (strongest at {strongest.k}: {_said(strongest)}).",
        useful,
    )


def refined(best: Evidence, ranked: Sequence[Evidence]) -> Evidence | None:
    """The largest number of natural segments that less real ones divide; None of natural ones."""
    natural = [e for e in ranked if e.verdict == "natural" and e.k in best.refines]
    return max(natural, key=lambda e: e.k, default=None) if best.verdict != "natural" else None


def too_small(largest: Evidence, min_share: float) -> tuple[str, ...]:
    """That every number makes a segment of too few, and what to do about these."""
    return (
        f"Every number of segments would make one of less than {min_share:.1%} of the customers"
        f" ({largest.k} one of {largest.smallest:,}, {wording.share(largest.smallest / largest.rows, 1)}).",
        "Look at these few: leave them out, or lower min_share.",
    )


def reasons(
    way: Sequence[Evidence],
    rivals: Sequence[Evidence],
    ranked: Sequence[Evidence],
    several: Sequence[Evidence],
    min_share: float,
    depth: Depth | None,
) -> tuple[str, ...]:
    """Why the last number on the `way` from the one that scores best is recommended, and which is next.

    Parameters
    ----------
    rivals, ranked, several : sequence of Evidence
        The others that might have been taken, the best first; all of them with the one taken; and every number.
    """
    best = way[-1]
    after = next((e for e in several if e.k == best.k + 1), None)
    said = [_why(best, ranked), _how_far(way, depth)]
    if best.verdict == "constructive" and after is not None:
        said.append(_one_more(best, after))
    said.append(_passed_over(way, several))
    if rivals:
        said.append(f"Next is {rivals[0].k}: {_said(rivals[0])}.")
    if after is not None and after.smallest < min_share * after.rows:
        few = wording.share(after.smallest / after.rows, 1)
        said.append(f"{after.k} would split off {few} of the customers.")
    return tuple(filter(None, said))


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
    if top is None:
        return ""
    alike = [e.k for e in higher if against[e.k] == few] if against[top.k] == few else [top.k]
    return f"{wording.listed(map(str, alike), most=len(alike))} score higher, but {against[top.k]}."


def _less_real(e: Evidence) -> str:
    """What segments lack to be called real; empty where they are."""
    if is_real(e):
        return ""
    stable = Hurdle("stability", e.stability or 0.0, least_stability(e))
    if stable.fails:
        return f"do not repeat: a stability of {stable.parted}, where {stable.limit:g} is asked for"
    least = Hurdle("least stable group", min(e.matches, default=0.0), HIGHLY_STABLE)
    if least.fails:
        return f"the least of them returns in resamples at {least.parted}, where {least.limit:g} is asked for of each"
    return "cannot be told from segments of customers without clusters"


def _why(best: Evidence, ranked: Sequence[Evidence]) -> str:
    """Why this one is recommended."""
    natural = sorted((e for e in ranked if e.verdict == "natural"), key=lambda e: e.k)
    fewer = refined(best, ranked)
    if best.by_column is not None:
        return f"{best.k} segments are given by one column, {best.by_column}: {_said(best)}."
    if best.verdict == "natural":
        return f"{best.k} segments {_how_real(best)}{_among(best, natural, ranked)}: {_said(best)}."
    if fewer is not None:
        higher = f"the score is higher ({wording.figure(best.score)} against {wording.figure(fewer.score)})"
        stand = "stand apart" if as_read(fewer) == "natural" else "repeat most surely"
        return (
            f"{best.k} segments divide the {fewer.k} that {stand} further: each of them returns with resampled"
            f" customers, and {higher}: {_said(best)}."
        )
    if best.verdict == "reproducible":
        none = "" if natural else "No segments stand apart; "
        score = f"of those that repeat in resamples {best.k} score best" if best is ranked[0] else ""
        return f"{none}{score or f'{best.k} segments repeat in resamples'}: {_said(best)}."
    return (
        f"No segments stand apart and repeat, so the number is a choice of use: of few segments {best.k} score best:"
        f" {_said(best)}."
    )


def _how_real(e: Evidence) -> str:
    """How real natural segments are, as people read it."""
    apart = as_read(e) == "natural"
    return "stand apart and repeat with resampled customers" if apart else "repeat with resampled customers"


def _among(best: Evidence, natural: Sequence[Evidence], ranked: Sequence[Evidence]) -> str:
    """Which other numbers are as real or more, behind `best.k segments repeat`."""
    others = [e for e in natural if e.k != best.k]
    alike = wording.listed(str(e.k) for e in others if as_read(e) == as_read(best))
    surer = wording.listed(str(e.k) for e in others if reality(as_read(e)) > reality(as_read(best)))
    borders = "" if as_read(best) == "natural" else ", with blurry borders"
    said = (f"so do {alike}" if alike else "", f"{surer} stand further apart" if surer else "")
    scores = f", and {best.k} has the best score" if others and best is ranked[0] else ""
    return borders + "".join(f"; {clause}" for clause in said if clause) + scores


def _one_more(best: Evidence, after: Evidence) -> str:
    """What a further segment would add and cost."""
    less = wording.share(1 - after.inertia / best.inertia) if best.inertia else "0%"
    lower = ""
    if (after.score or 0.0) < (best.score or 0.0):
        lower = f", and a lower score ({wording.figure(after.score)} against {wording.figure(best.score)})"
    return (
        f"One more would leave {less} less spread within segments, with a stability of {after.stability or 0:.2f} in"
        f" place of {best.stability or 0:.2f}{lower}."
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
