"""Which features have values that the model did not meet, and what these look like."""

from collections.abc import Mapping, Sequence

from scipy.special import bdtrc

from segmentry.engines.base import Rows
from segmentry.results.value_changes import ValueChange
from segmentry.stages.scoring import factors
from segmentry.stages.scoring.cell_counts import Tally, Wanted, added, tallied
from segmentry.stages.scoring.met import Met

#: So large a part of the cells must be beyond what the model met, or missing more than in its table (ours).
MUCH = 0.2
#: And so many, which chance would bring about in fewer than one table of a thousand (ours): one or two customers may
#: be unusual.
FEWEST, CHANCE = 3, 0.001
#: Whole numbers between these look like years; those of the model, if it met none, end below (ours).
_YEARS, _NO_YEARS = (1900, 2100), 1000


def changes(
    rows: Rows, wanted: Sequence[Wanted], tallies: Sequence[Tally], met: Mapping[str, Met]
) -> list[ValueChange]:
    """All that is to be said, in the order of the features. Columns that may be on another scale are read again."""
    known = [
        (each, tally, met[each.feature.column])
        for each, tally in zip(wanted, tallies, strict=True)
        if each.feature.column in met
    ]
    by_column = _factors(rows, [item for item in known if _may_be_rescaled(*item)])
    found = []
    for each, tally, of_model in known:
        found += _of_values(each, tally, of_model, by_column.get(each.column))
        found += _of_missing(each, tally, of_model)
    return found


def are_many(cells: int, of: int, usual: float = 0.0, likely: float | None = None) -> bool:
    """Whether so many cells more are of a kind than usual that it is neither chance nor one unusual customer.

    Parameters
    ----------
    usual, likely : float
        Their share in the model's table, and the chance of one such cell, where that is not the share.

    Examples
    --------
    >>> are_many(1, 1), are_many(40, 100), are_many(40, 100, usual=0.35)
    (False, True, False)
    """
    chance = usual if likely is None else likely
    much = cells >= FEWEST and cells >= (usual + MUCH) * of
    return bool(much and bdtrc(cells - 1, of, chance) < CHANCE)


def _may_be_rescaled(each: Wanted, tally: Tally, met: Met) -> bool:
    return each.feature.type != "date" and bool(each.ends) and factors.is_apart(met, tally)


def _factors(rows: Rows, doubtful: Sequence[tuple[Wanted, Tally, Met]]) -> dict[str, float | None]:
    """By column, the factor times which the model's values are these."""
    if not doubtful:
        return {}
    again = [Wanted(w.feature, w.column, factors.ends_of(met, tuple(factors.FACTORS))) for w, _, met in doubtful]
    parts = rows.reduce([each.column for each in again], lambda batch: tallied(again, batch))
    both = zip(doubtful, added(parts), strict=True)
    return {each.column: factors.best_factor(met, tally) for (each, _, met), tally in both}


def _of_values(each: Wanted, tally: Tally, met: Met, factor: float | None) -> list[ValueChange]:
    if not each.ends or not tally.values or met.ends is None:
        return []
    outside, here = factors.beyond(tally), (tally.low, tally.high)
    said = {"feature": each.feature.column, "column": each.column, "cells": outside, "of": tally.values}
    said |= {"met": met.ends, "here": here, "are_dates": each.feature.type == "date"}
    if factor is not None:
        return [ValueChange(kind="rescaled", factor=factor, hint=_hint(factor, met.ends, here), **said)]
    if outside < MUCH * tally.values or not outside:
        return []
    sure = are_many(outside, tally.values, likely=2 / (met.filled + 2))
    return [ValueChange(kind="beyond", sure=sure, hint=_looks_like(met.ends, here), **said)]


def _of_missing(each: Wanted, tally: Tally, met: Met) -> list[ValueChange]:
    missing, usual = tally.cells - tally.filled, met.missing
    if not are_many(missing, tally.cells, usual, likely=(met.rows - met.filled + 1) / (met.rows + 2)):
        return []
    said = {"feature": each.feature.column, "column": each.column, "cells": missing, "of": tally.cells}
    return [ValueChange(kind="emptier", usual=usual, **said)]


def _hint(factor: float, met: tuple[float, float], here: tuple[float, float]) -> str:
    """What a factor looks like; of shares, which end at 1 or at 100, the per cent."""
    if factor in (100, 1 / 100) and min(*met, *here) >= 0 and min(met[1], here[1]) <= 1:
        return "per cent for shares of 1" if factor > 1 else "shares of 1 for per cent"
    return factors.FACTORS[factor]


def _looks_like(met: tuple[float, float], here: tuple[float, float]) -> str:
    """Years where the model met none, and the other way round."""
    are_years, were_years = (_YEARS[0] <= low <= high <= _YEARS[1] for low, high in (here, met))
    if are_years and met[1] < _NO_YEARS:
        return "years"
    return "numbers of years" if were_years and abs(here[1]) < _NO_YEARS and here[0] >= 0 else ""
