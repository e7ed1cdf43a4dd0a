"""How the two parts of a clue stand among customers of the same segments: whether what goes together does so only since
the segments differ in both, and in which of them it does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from segmentry.maths import Flags, Floats, Labels, settled
from segmentry.maths.two_groups import means_apart
from segmentry.results.profile import Outcome
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.clues import Among
from segmentry.stages.profiling.in_turn import in_each, inside_of

if TYPE_CHECKING:  # it brings the engines, which the report does not need
    from segmentry.stages.preparation.customers_drawn import Drawn

#: A segment counts with so many customers in both parts, and all that count together hold at least this share of
#: those of whom both are known (ours).
_LEAST, _MOST_OF_ALL = 20, 0.5
#: From one segment alone its own figures would follow.
_SEGMENTS = 2


def with_within(
    found: Sequence[Clue], drawn: "Drawn", labels: Labels, k: int, result: Floats, among: Among
) -> tuple[Clue, ...]:
    """The clues of all customers, each with both parts as they stand within segments.

    Parameters
    ----------
    labels : array, n
        The segments of the customers drawn, from 0.
    result : array, n
        What became of them; NaN where it is not known.
    """

    def told(clue: Clue) -> Clue:
        known = ~np.isnan(result) & ~np.isnan(drawn.values[clue.column])
        inside = inside_of(clue, drawn, among)
        return clue.model_copy(update={"within": within(result[known], inside[known], labels[known], k)})

    return tuple(map(told, found))


def with_segments(
    found: Sequence[Clue],
    drawn: "Drawn",
    labels: Labels,
    k: int,
    outcome: Outcome,
    result: Floats,
    among: Among,
    least: int,
) -> tuple[Clue, ...]:
    """The same clues, each with both parts in every segment; nothing of a segment where fewer than `least` of a part
    have, or have not, what is told as a rate, and where means differ no more than by chance: these have no counts by
    which a reader could tell."""
    if k < _SEGMENTS:
        return tuple(found)

    def mean_in(clue: Clue, inside: Flags, own: Flags) -> Clue | None:
        known = own & ~np.isnan(result) & ~np.isnan(drawn.values[clue.column])
        part, rest = result[known & inside], result[known & ~inside]
        if min(len(part), len(rest)) < max(least, _LEAST) or not _is_above(part, rest):
            return None
        figures = {"value": settled(float(part.mean())), "rest": settled(float(rest.mean())), "alone": None}
        counts = {"count": len(part), "count_rest": len(rest), "within": None, "interval": None}
        return clue.model_copy(update={**figures, **counts})

    def each(clue: Clue) -> tuple[Clue | None, ...]:
        if outcome.kind == "rate":
            return in_each(clue, drawn, labels, k, result, among, least)
        inside = inside_of(clue, drawn, among)
        return tuple(mean_in(clue, inside, labels == i) for i in range(k))

    return tuple(clue.model_copy(update={"in_segments": each(clue)}) for clue in found)


def _is_above(part: Floats, rest: Floats) -> bool:
    """Whether the mean of a part is above that of the rest beyond chance (Welch 1947)."""
    apart = means_apart(part, rest)
    return apart is not None and apart[1][0] > 0


def within(result: Floats, inside: Flags, labels: Labels, k: int) -> tuple[float, float] | None:
    """Means of those inside and of the rest, as if both were in the segments as all customers are: direct
    standardisation (Rothman, Modern Epidemiology). None where too few segments have enough of both.

    >>> left, late = np.repeat([1.0, 0, 1, 0], [60, 40, 20, 180]), np.repeat([True, False], [100, 200])
    >>> within(left, late, np.arange(300) % 2, 2)
    (0.6, 0.1)
    """
    both = [np.bincount(labels[part], minlength=k) for part in (inside, ~inside)]
    able = (both[0] >= _LEAST) & (both[1] >= _LEAST)
    weights = np.where(able, both[0] + both[1], 0)
    if able.sum() < _SEGMENTS or weights.sum() < _MOST_OF_ALL * len(labels):
        return None
    sums = (np.bincount(labels[part], weights=result[part], minlength=k) for part in (inside, ~inside))
    means = [own[able] / many[able] for own, many in zip(sums, both, strict=True)]
    first, rest = (settled(float(np.average(own, weights=weights[able]))) for own in means)
    return first, rest
