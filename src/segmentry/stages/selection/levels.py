"""Levels of detail: a coarser and a finer number of segments beside the recommended one, by what they gain."""

from collections.abc import Sequence

from segmentry.maths import Floats, settled
from segmentry.results.choice import Centres, Detail, Evidence, Level
from segmentry.stages.selection.recommending import CLOSE
from segmentry.stages.shared.lineage import divides, whole

#: A finer level has at most so many times the segments, and every level repeats at least this well (ours).
FINER, REPEATED = 2, 0.6


def levels_of(
    evidence: Sequence[Evidence], k: int, min_share: float, matrix: Floats, centres: dict[int, Centres]
) -> tuple[Level, ...]:
    """The recommended k, and the best of the smaller and of the larger numbers, where there are any worth a look.

    Worth it are numbers whose segments are large enough, repeat, and are no slices of those recommended; of them the
    fewest whose score is close to the highest. `matrix` are the rows from which it is told which segment divides which.
    """
    if k == 1:
        return ()
    worth = [e for e in evidence if e.k > 1 and e.smallest >= min_share * e.rows and (e.stability or 0.0) >= REPEATED]
    coarse = _fewest_of_the_best([e for e in worth if e.k < k])
    finer = [e for e in worth if k < e.k <= FINER * k and k not in (*e.slices, *e.slices_by_chance)]
    fine = _fewest_of_the_best(finer)
    details: tuple[Detail, ...] = ("coarse", "recommended", "fine")
    found = list(zip(details, (coarse, evidence[k - 1], fine), strict=True))
    levels: list[Level] = []
    for detail, e in found:
        if e is not None:
            before = centres[levels[-1].k] if levels else None
            further = () if before is None else divides(matrix, before, centres[e.k])
            kept = () if before is None else whole(matrix, before, centres[e.k])
            levels.append(_level(detail, e, evidence[0].inertia, further, kept))
    return tuple(levels)


def _fewest_of_the_best(several: Sequence[Evidence]) -> Evidence | None:
    """Of the numbers whose score is close to the highest the smallest: chance decides between such scores."""
    best = max((e.score or 0.0 for e in several), default=0.0)
    return next((e for e in several if (e.score or 0.0) >= CLOSE * best), None)


def _level(detail: Detail, e: Evidence, of_all: float, divides: tuple[int, ...], whole: tuple[bool, ...]) -> Level:
    return Level(
        name=detail,
        k=e.k,
        explained=settled(1 - e.inertia / of_all) if of_all else 0.0,
        stability=e.stability,
        smallest=e.smallest / e.rows,
        verdict=e.verdict,
        divides=divides,
        whole=whole,
    )
