"""What goes with an outcome within one segment: the one column that parts its customers best. A clue, and no proof."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special  # scipy.stats calls the same, and costs a second to import

from segmentry.maths import Floats, Labels, settled
from segmentry.results.columns import Column, Columns
from segmentry.results.profile import Outcome
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.customers_drawn import Drawn
from segmentry.stages.profiling.sensitive_traits import sensitive_traits

#: Least customers in each part, and least share of the segment (ours).
_LEAST, _SHARE = 30, 0.1
#: A clue must be beyond chance at this level over all parts that were tried (Bonferroni), and be worth telling: rates
#: five points and a quarter apart, means a fifth of a standard deviation (ours).
_ALPHA, _POINTS, _RATIO, _SDS = 0.01, 0.05, 1.25, 0.2


@dataclass(frozen=True, eq=False)
class _Part:
    """Customers of a segment, and of which column and where they are a part."""

    inside: NDArray[np.bool_]
    known: NDArray[np.bool_]
    column: str
    level: str | None = None
    above: float | None = None


def candidates(columns: Columns) -> tuple[Column, ...]:
    """The columns that may give a clue: what customers are, have, do and think, but no sensitive trait."""
    traits = sensitive_traits(columns)
    return tuple(
        column
        for column in columns.columns
        if column.role in ("feature", "descriptor")
        and column.theme not in ("reached", "came")
        and column.name not in traits
    )


def clues(
    drawn: Drawn,
    labels: Labels,
    k: int,
    outcome: Outcome,
    among: Sequence[Column],
    levels: Mapping[str, tuple[str, ...]],
) -> tuple[Clue | None, ...]:
    """For each segment the clue to its outcome; None where there is none.

    Tried are parts at the quartiles of numbers, and single levels, against the rest of the segment.

    Parameters
    ----------
    levels : mapping of column to its levels
        Of columns that are taken as categories.
    """
    became = drawn.values[outcome.column]
    if outcome.column in levels:  # 0 is the level that is told
        became = np.where(np.isnan(became), np.nan, became == 0)
    return tuple(_clue(drawn, labels == i, became, outcome, among, levels) for i in range(k))


def _clue(
    drawn: Drawn,
    own: NDArray[np.bool_],
    became: Floats,
    outcome: Outcome,
    among: Sequence[Column],
    levels: Mapping[str, tuple[str, ...]],
) -> Clue | None:
    own = own & ~np.isnan(became)
    result = became[own]
    parts = [p for column in among for p in _parts(column, drawn.values[column.name][own], levels.get(column.name))]
    rated = [(_distance(result, part), -i) for i, part in enumerate(parts)]
    # A part is told by what it is, not by what it is not.
    rated = [(z, i) for z, i in rated if z > 0 or parts[-i].level is None]
    if not rated:
        return None
    distance, best = max((abs(z), i) for z, i in rated)
    chance = 2 * float(special.ndtr(-distance)) * len(parts)
    return _told(result, parts[-best], outcome) if chance < _ALPHA else None


def _parts(column: Column, values: Floats, levels: tuple[str, ...] | None) -> Iterator[_Part]:
    known = ~np.isnan(values)
    least = max(_LEAST, _SHARE * len(values))
    made: Iterator[_Part]
    if levels is not None:
        made = (_Part(values == i, known, column.name, level) for i, level in enumerate(levels))
    elif known.any():
        cuts = sorted({_short(float(q)) for q in np.quantile(values[known], (0.25, 0.5, 0.75))})
        made = (_Part(values > cut, known, column.name, above=cut) for cut in cuts)
    else:
        return
    for part in made:
        if part.inside.sum() >= least and (known & ~part.inside).sum() >= least:
            yield part


def _short(cut: float) -> float:
    """A threshold of three digits at most: people are told it, and it parts them."""
    return float(f"{cut:.3g}") if abs(cut) < 1_000 else round(cut, -1)


def _distance(result: Floats, part: _Part) -> float:
    """How many standard errors the part's mean lies above that of the rest (Welch)."""
    inside, rest = result[part.inside], result[part.known & ~part.inside]
    error = (inside.var() / len(inside) + rest.var() / len(rest)) ** 0.5
    return float((inside.mean() - rest.mean()) / error) if error else 0.0


def _told(result: Floats, part: _Part, outcome: Outcome) -> Clue | None:
    inside, rest = result[part.inside], result[part.known & ~part.inside]
    value, other = float(inside.mean()), float(rest.mean())
    gap, low = abs(value - other), min(value, other)
    far = gap >= _POINTS and max(value, other) >= _RATIO * low if outcome.kind == "rate" else gap >= _SDS * result.std()
    if not far:
        return None
    where = {"level": part.level, "above": part.above}
    counts = len(inside), len(rest)
    if value < other:
        value, other, counts, where = other, value, counts[::-1], {"at_most": part.above}
    figures = {"value": settled(value), "rest": settled(other), "count": counts[0], "count_rest": counts[1]}
    return Clue(outcome=outcome.column, column=part.column, **where, **figures)
