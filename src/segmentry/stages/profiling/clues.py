"""What goes with an outcome within one segment: the one column that parts its customers best. A clue, and no proof."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.inference import equal_means, fisher_exact, mean_interval
from segmentry.results.profile import NoPart, Outcome
from segmentry.results.recipe import OTHER
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.sensitive_traits import protected_level
from segmentry.stages.shared.offers import can_be_changed

if TYPE_CHECKING:  # it brings the engines, which the report does not need
    from segmentry.stages.preparation.customers_drawn import Drawn

#: Columns by the levels of which they have some; None of those that are taken as numbers.
Among = Mapping[str, tuple[str, ...] | None]

#: Least customers in each part, and least share of the segment where these are not enough in any case (ours).
_LEAST, _SHARE, _ENOUGH = 30, 0.1, 200
#: A clue must be beyond chance at this level over all parts of all segments that were tried (Bonferroni), and be worth
#: telling: rates a quarter apart, and five points or half of what is rare; means a fifth of a standard deviation
#: (ours).
_ALPHA, _POINTS, _OF_RARE, _RATIO, _SDS = 0.01, 0.05, 0.5, 1.25, 0.2
#: With fewer customers of whom it is so, or who have any of it, no part of a segment is told (ours).
EVENTS = 20
#: Of whom it is not so yet, so many must be left in the part that is told, where somebody is to reach them (ours).
REACHED = 50
#: What the company can change is told before what it cannot, from so many times its standard errors (ours).
_NEARLY = 0.7


@dataclass(frozen=True, eq=False)
class _Part:
    """What became of some customers and of the rest, of how many the column is not known, the variance over all others,
    and of which column and where they are a part."""

    inside: Floats
    rest: Floats
    neither: int
    variance: float
    column: str
    level: str | None = None
    above: float | None = None


def clues(
    drawn: "Drawn",
    labels: Labels,
    k: int,
    outcome: Outcome,
    result: Floats,
    among: Among,
    least: int = 1,
    left: int = 0,
    tried: int = 1,
    *,
    changeable: bool = False,
) -> tuple[Clue | None, ...]:
    """For each segment the clue to its outcome; None where there is none.

    Tried are parts at the quartiles of numbers, and at 0 of those that are not below it, and single levels, against the
    rest of the segment.

    Parameters
    ----------
    result : array, n
        What became of the customers drawn: 1 and 0 of a rate, NaN where it is not known.
    among : mapping of column to its levels
        The columns that may give a clue; None of those that are taken as numbers.
    least : int
        A part in which fewer customers have, or have not, what is told as a rate is none.
    left : int
        Nor is a part of a rate in which it is not yet so of fewer customers.
    tried : int
        So many times as much is tried in all.
    changeable : bool
        What a company can change comes before what it cannot, where it tells nearly as much.
    """
    alpha, known = _ALPHA / (k * tried), ~np.isnan(result)

    def of_segment(i: int) -> Clue | None:
        own = known & (labels == i)
        became = result[own]
        if np.count_nonzero(became) < EVENTS:
            return None
        each = (_tried(name, drawn.values[name][own], x, became, outcome, least, left) for name, x in among.items())
        able = [part for parts in each for part in parts if part.inside.any() and part.rest.any()]
        return _clue(able, became, outcome, alpha, changeable=changeable)

    return tuple(map(of_segment, range(k)))


def clues_of_all(
    drawn: "Drawn", outcome: Outcome, result: Floats, told: Among, among: Among, least: int = 1
) -> tuple[tuple[Clue, ...], dict[str, NoPart]]:
    """What goes with an outcome among all customers: for each column the part that differs most, the furthest first;
    and why no part of a column was tried: too few are on one side of every cut, or what each would tell is withheld.

    `told` are the columns with those levels that every segment tells, `among` the same with all of them.
    """
    own = ~np.isnan(result)
    known, alpha = result[own], _ALPHA / max(len(told), 1)
    real: list[Clue] = []
    why: dict[str, NoPart] = {}
    for name, levels in told.items():
        values = drawn.values[name][own]
        parts = _tried(name, values, levels, known, outcome, least)
        if not parts:
            why[name] = "not cut" if next(_parts(name, values, among[name], known), None) is None else "withheld"
        elif (clue := _clue(parts, known, outcome, alpha)) is not None:
            real.append(clue)
    return tuple(sorted(real, key=lambda clue: (-between(clue), clue.column))), why


def between(clue: Clue) -> float:
    """The variance of the outcome that lies between the two parts, over the customers of both."""
    return clue.share * (1 - clue.share) * (clue.value - clue.rest) ** 2


def explained(clue: Clue) -> float:
    """The share of the variance of a rate that a clue explains (0 to 1): eta squared, of the customers of both parts.

    >>> explained(Clue(outcome="y", column="x", level="a", value=0.7, rest=0.3, count=50, count_rest=50))
    0.16
    """
    mean = sum(clue.sums) / clue.whole
    return settled(between(clue) / (mean * (1 - mean))) if 0 < mean < 1 else 0.0


def _tried(
    column: str,
    values: Floats,
    levels: tuple[str, ...] | None,
    result: Floats,
    outcome: Outcome,
    least: int,
    left: int = 0,
) -> list[_Part]:
    """The parts of a column of which may be told what became of them."""
    parts = _parts(column, values, levels, result)
    return [part for part in parts if outcome.kind != "rate" or _is_tellable(part, least, left)]


def _clue(
    parts: list[_Part], result: Floats, outcome: Outcome, alpha: float, *, changeable: bool = False
) -> Clue | None:
    for best in _best(parts, changeable=changeable):
        if _chance(best, outcome) * len(parts) < alpha and (told := _told(result, best, outcome)) is not None:
            return told
    return None


def _best(parts: list[_Part], *, changeable: bool) -> Iterator[_Part]:
    """The part that is furthest from the rest; before it the furthest of what can be changed, where that is nearly so.

    A part is told by what it is, not by what it is not.
    """
    rated = [(_distance(part), -i) for i, part in enumerate(parts)]
    far = [(abs(z), i) for z, i in rated if z > 0 or parts[-i].level is None]
    if not far:
        return
    best = max(far)
    able = max(((z, i) for z, i in far if can_be_changed(parts[-i].column)), default=best)
    if changeable and able[0] >= _NEARLY * best[0]:
        yield parts[-able[1]]
    yield parts[-best[1]]


def _is_tellable(part: _Part, least: int, left: int) -> bool:
    """Whether enough customers have what became of them, and have it not, in both parts, and enough are in neither.

    In the part with the higher rate it is not yet so of `left` customers.
    """
    both = part.inside, part.rest
    higher = max(both, key=lambda own: own.mean() if len(own) else 0.0)
    if 0 < part.neither < least or len(higher) - higher.sum() < left:
        return False
    return all(least <= own.sum() <= len(own) - least for own in both)


def _parts(column: str, values: Floats, levels: tuple[str, ...] | None, result: Floats) -> Iterator[_Part]:
    """Where a column cuts customers of whom the outcome is known, with enough on both sides."""
    known = ~np.isnan(values)
    least = max(_LEAST, min(_SHARE * len(values), _ENOUGH))
    made: Iterator[tuple[NDArray[np.bool_], str | None, float | None]]
    if levels is not None:
        able = (
            (i, level) for i, level in enumerate(levels) if level != OTHER and protected_level(column, level) is None
        )
        made = ((values == i, level, None) for i, level in able)
    elif known.any():
        whole = bool((values[known] % 1 == 0).all())
        cuts = {short(float(q), whole=whole) for q in np.quantile(values[known], (0.25, 0.5, 0.75))}
        if values[known].min() == 0:
            cuts.add(0.0)
        made = ((values > cut, None, cut) for cut in sorted(cuts))
    else:
        return
    every = result[known]
    neither, variance = len(values) - len(every), float(every.var()) if len(every) else 0.0
    for inside, level, above in made:
        enough = _LEAST if above == 0 else least  # to have none of a thing, or some, is no cut that was searched
        count = np.count_nonzero(inside)
        if count >= enough and len(every) - count >= enough:
            yield _Part(result[inside], result[known & ~inside], neither, variance, column, level, above)


def short(cut: float, *, whole: bool) -> float:
    """A threshold of three digits at most, a whole one of whole numbers: people are told it, and it parts them."""
    if whole and abs(cut) < 1_000:
        return float(np.floor(cut))
    return float(f"{cut:.3g}") if abs(cut) < 1_000 or abs(cut) >= 1e7 else round(cut, -1)


def _distance(part: _Part) -> float:
    """How many standard errors the part's mean lies above that of the rest, if both vary alike."""
    error = (part.variance * (1 / len(part.inside) + 1 / len(part.rest))) ** 0.5
    return float((part.inside.mean() - part.rest.mean()) / error) if error else 0.0


def _chance(part: _Part, outcome: Outcome) -> float:
    """The p of no difference: exact for rates, which may be of few customers, Welch's for means."""
    both = part.inside, part.rest
    counts = np.array([len(own) for own in both])
    if outcome.kind == "rate":
        hits = [round(float(own.sum())) for own in both]
        return fisher_exact((hits[0], int(counts[0])), (hits[1], int(counts[1])))
    p = equal_means(counts, np.array([own.mean() for own in both]), np.array([own.std() for own in both]))
    return 1.0 if p is None else p


def _told(result: Floats, part: _Part, outcome: Outcome) -> Clue | None:
    inside, rest = part.inside, part.rest
    value, other = float(inside.mean()), float(rest.mean())
    gap, low = abs(value - other), min(value, other)
    if outcome.kind == "rate":
        far = gap >= min(_POINTS, _OF_RARE * float(result.mean())) and max(value, other) >= _RATIO * low
    else:
        far = gap >= _SDS * result.std()
    if not far:
        return None
    where = {"level": part.level, "above": part.above}
    counts = len(inside), len(rest)
    if value < other:
        value, other, counts, where = other, value, counts[::-1], {"at_most": part.above}
        inside = rest
    figures = {"value": settled(value), "rest": settled(other), "count": counts[0], "count_rest": counts[1]}
    ends = None if outcome.kind == "rate" else _interval(inside, result)
    return Clue(outcome=outcome.column, column=part.column, interval=ends, **where, **figures)


def _interval(own: Floats, every: Floats) -> tuple[float, float] | None:
    """That of the mean of a part, in a column with these ends."""
    ends = mean_interval(len(own), float(own.mean()), float(own.std()), float(every.min()), float(every.max()))
    return None if ends is None else (settled(ends[0]), settled(ends[1]))
