"""Figures of very few customers are not told: from them, one could tell who the customers are."""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segmentry.maths.disclosure import Counts, Hidden, hidden, is_open, is_small, known
from segmentry.results.profile import Average, Level, Outcome, OutcomeOf
from segmentry.stages.profiling.rate_bands import with_bands

#: What floating point adds to an end that is a whole number.
_ROUNDING = 1e-9

#: What an average, a level and an outcome no longer tell.
_AVERAGE = dict.fromkeys(("mean", "sd", "difference", "transformed_difference", "effect", "interval", "spread"))
#: What would tell the average of everyone.
_COMPARED = dict.fromkeys(("difference", "transformed_difference", "effect"))
_LEVEL = dict.fromkeys(("count", "share", "interval"))
#: Shares that would give a small cell away are rounded to the finest of these that leaves enough open.
_STEPS = (0.01, 0.05, 0.1)
_OF_ALL = dict.fromkeys(("share_of_total", "lift"))
_OUTCOME = {**dict.fromkeys(("value", "interval")), **_OF_ALL}


def withheld_levels(levels: Sequence[Sequence[Level]], least: int) -> list[tuple[Level, ...]]:
    """The levels of every segment, without what rests on fewer than `least` customers.

    Shares that would give these away are rounded where that leaves `least` customers open to either side, so that what
    nearly all of a segment have can be told all the same; else they are withheld, too.
    """
    shown = [list(segment) for segment in levels]
    places: dict[str, list[int]] = {}
    for j, level in enumerate(levels[0]):
        places.setdefault(level.column, []).append(j)
    for at in places.values():
        counts = np.array([[segment[j].count or 0 for segment in levels] for j in at], dtype=np.int64)
        is_hidden = hidden(counts, least)
        steps = _rounded_to(counts, is_hidden, [segment[at[0]].filled for segment in levels], least)
        for row, step, j in zip(is_hidden, steps, at, strict=True):
            for i, segment in enumerate(shown):
                update = {
                    **(_hidden(segment[j], float(step[i])) if row[i] else {}),
                    **({"share_of_all": None} if row[-1] else {}),
                }
                segment[j] = segment[j].model_copy(update=update) if update else segment[j]
    return [tuple(segment) for segment in shown]


def withheld_averages(
    of_segments: Sequence[Sequence[Average]], everyone: Sequence[Average], rates: Collection[str], least: int
) -> tuple[list[tuple[Average, ...]], tuple[Average, ...]]:
    """The averages of every segment and of everyone, without what rests on fewer than `least` customers.

    `rates`: columns of 0 and 1, whose average tells how many customers have either.
    """
    shown = [[*averages] for averages in (*of_segments, everyone)]
    for j, average in enumerate(everyone):
        counts = np.array([averages[j].count for averages in of_segments], dtype=np.int64)
        cells = counts[None]
        if average.column in rates:
            ones = np.array(
                [round(averages[j].count * (averages[j].mean or 0.0)) for averages in of_segments], dtype=np.int64
            )
            cells = np.stack([ones, counts - ones])
        is_hidden = hidden(cells, least)
        for averages, is_withheld in zip(shown, [bool(column.any()) for column in is_hidden.T], strict=True):
            update = _AVERAGE if is_withheld else _COMPARED if is_hidden[:, -1].any() else None
            averages[j] = averages[j].model_copy(update=update) if update else averages[j]
    *segments, whole = [tuple(averages) for averages in shown]
    return segments, whole


def withheld_outcomes(
    outcomes: Sequence[Outcome],
    averages: Sequence[Sequence[Average]],
    everyone: Sequence[Average],
    levels: Sequence[Sequence[Level]],
    least: int,
) -> tuple[Outcome, ...]:
    """The outcomes without what the averages and levels, withheld already, do not tell either; of rates near 0 or 1 a
    band. Where that of all customers is not told, nor is what would give it away."""
    silent = {(a.column, i) for i, segment in enumerate(averages, start=1) for a in segment if a.mean is None}
    numbered = [(level, i) for i, segment in enumerate(levels, start=1) for level in segment]
    silent |= {(level.column, i) for level, i in numbered if not level.is_exact}
    silent |= {(level.column, 0) for level in levels[0] if level.share_of_all is None}
    silent |= {(average.column, 0) for average in everyone if average.mean is None}

    def shown(column: str, result: OutcomeOf) -> OutcomeOf:
        if (column, result.segment) in silent:
            return result.model_copy(update=_OUTCOME)
        return result.model_copy(update=_OF_ALL) if (column, 0) in silent else result

    told = (
        outcome.model_copy(
            update={
                "all": shown(outcome.column, outcome.all),
                "segments": tuple(shown(outcome.column, result) for result in outcome.segments),
            }
        )
        for outcome in outcomes
    )
    return tuple(with_bands(full, own, least) for full, own in zip(outcomes, told, strict=True))


def _rounded_to(cells: Counts, is_hidden: Hidden, filled: Sequence[int], least: int) -> NDArray[np.float64]:
    """To what the share of each hidden cell is rounded, where that leaves the small ones open; 0 where it is withheld.

    `filled` customers of each segment have a value. Coarser is first what stands in the row or column of a small
    cell that would follow.
    """
    whole, n = np.column_stack([cells, cells.sum(axis=1)]), np.array([*filled, 1])
    small = is_small(whole, least)
    wide = np.array([*_STEPS, 0.0])
    finest = [next((i for i, step in enumerate(_STEPS) if own * step >= 2 * least), len(_STEPS)) for own in filled]
    at = np.where((is_hidden & ~small)[:, :-1], finest, len(_STEPS))
    for row, column in np.argwhere(small):
        near = np.zeros(whole.shape, dtype=bool)
        near[row], near[:, column] = True, True
        while (steps := wide[at]).any():
            between = _known_of_rounded(whole, is_hidden, np.column_stack([steps, 0 * cells[:, :1]]), n)
            if is_open(whole, is_hidden, (int(row), int(column)), least, between):
                break
            is_coarser = near[:, :-1] if (steps > 0)[near[:, :-1]].any() else True
            at = np.where(is_coarser, np.minimum(at + 1, len(_STEPS)), at)
    return np.asarray(wide[at])


def _known_of_rounded(
    whole: Counts, is_hidden: Hidden, steps: NDArray[np.float64], filled: NDArray[np.int64]
) -> tuple[Counts, Counts]:
    """Between what each count lies for all that is told, where hidden shares are rounded to steps."""
    low, high = known(whole, is_hidden)
    wide = np.where(steps > 0, steps, 1.0)
    nearest = np.round(whole / np.maximum(filled, 1) / wide) * wide
    ends = (np.ceil((nearest - wide / 2) * filled - _ROUNDING), np.floor((nearest + wide / 2) * filled + _ROUNDING))
    low = np.where(steps > 0, np.clip(ends[0], 0, whole), low).astype(np.int64)
    return low, np.where(steps > 0, np.clip(ends[1], whole, filled), high).astype(np.int64)


def _hidden(level: Level, step: float) -> dict[str, Any]:
    """What changes in a level that is not to be told as it is; what is near none or all is not told as that, where the
    step is coarse."""
    if not step or level.share is None:
        return _LEVEL
    nearest, inwards = round(level.share / step) * step, 0.0 if step == _STEPS[0] else step / 4
    told = min(max(nearest, inwards), 1 - inwards)
    return {**_LEVEL, "share": round(told, 4), "rounded_to": step}
