"""Levels of detail: a coarser and a finer number of segments beside the recommended one, by what they gain."""

from collections.abc import Sequence

from segmentry.maths import Floats, settled
from segmentry.results.choice import Centres, Evidence, Level, Rung
from segmentry.stages.selection.judging import as_read, reality
from segmentry.stages.selection.recommending import CLOSE
from segmentry.stages.shared.lineage import divides, whole

#: A finer level has at most so many times the segments, and every level repeats at least this well (ours).
FINER, REPEATED = 2, 0.6


def levels_of(
    evidence: Sequence[Evidence],
    k: int,
    min_share: float,
    matrix: Floats,
    centres: dict[int, Centres],
    close: Sequence[int] = (),
) -> tuple[Level, ...]:
    """The recommended k, the best of the smaller and of the larger numbers, where any is worth a look, and the close
    calls: whatever number a page speaks of is one of these.

    Worth it are numbers whose segments are large enough, repeat, and are no slices of those recommended; of the most
    real of them the fewest whose score is close to the highest. `matrix` are the rows from which it is told which
    segment divides which.
    """
    if k == 1:
        return ()
    worth = worth_a_look(evidence, k, min_share)
    coarse, fine = (_fewest_of_the_best([e for e in worth if (e.k > k) is more]) for more in (False, True))
    names: dict[int, Rung] = dict.fromkeys(close, "close call")
    rungs: tuple[tuple[Rung, Evidence | None], ...] = (
        *(("coarse", coarse), ("recommended", evidence[k - 1]), ("fine", fine)),
    )
    names |= {e.k: name for name, e in rungs if e is not None}
    levels: list[Level] = []
    for number in sorted(names):
        before = centres[levels[-1].k] if levels else None
        further = () if before is None else divides(matrix, before, centres[number])
        kept = () if before is None else whole(matrix, before, centres[number])
        levels.append(_level(names[number], evidence[number - 1], evidence[0].inertia, further, kept))
    return tuple(levels)


def worth_a_look(evidence: Sequence[Evidence], k: int, min_share: float) -> list[Evidence]:
    """The other numbers whose segments are large enough and repeat; larger ones up to twice as many, and no slices."""
    able = [e for e in evidence if e.k > 1 and e.smallest >= min_share * e.rows and (e.stability or 0.0) >= REPEATED]
    return [e for e in able if e.k < k or (k < e.k <= FINER * k and k not in (*e.slices, *e.slices_by_chance))]


def _fewest_of_the_best(several: Sequence[Evidence]) -> Evidence | None:
    """Of the most real numbers whose score is close to the highest the smallest: chance decides between such scores."""
    most = max((reality(as_read(e)) for e in several), default=0)
    real = [e for e in several if reality(as_read(e)) == most]
    best = max((e.score or 0.0 for e in real), default=0.0)
    return next((e for e in real if (e.score or 0.0) >= CLOSE * best), None)


def _level(name: Rung, e: Evidence, of_all: float, divides: tuple[int, ...], whole: tuple[bool, ...]) -> Level:
    return Level(
        name=name,
        k=e.k,
        explained=settled(1 - e.inertia / of_all) if of_all else 0.0,
        stability=e.stability,
        smallest=e.smallest / e.rows,
        verdict=e.verdict,
        divides=divides,
        whole=whole,
    )
