"""Figures of very few customers are not told: from them, one could tell who the customers are."""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segmentry.results.profile import Average, Level, Outcome, OutcomeOf

Hidden = NDArray[np.bool_]

#: What an average, a level and an outcome no longer tell.
_AVERAGE = dict.fromkeys(("mean", "sd", "difference", "effect", "interval", "spread"))
_LEVEL = dict.fromkeys(("count", "share", "interval"))
#: Shares that would give a small cell away are rounded to the finest of these that leaves enough open.
_STEPS = (0.01, 0.05, 0.1)
_OUTCOME = dict.fromkeys(("value", "interval", "share_of_total", "lift"))


def hidden(cells: NDArray[np.int64], least: int) -> Hidden:
    """Which cells of a table of counts are not told: those of fewer than `least` customers, and so many others that no
    sum gives these away (primary and secondary suppression; Hundepool et al. 2012, Statistical Disclosure Control).

    Parameters
    ----------
    cells : array, levels x segments
        The sums of its rows are told, too, where they are not small themselves. Those of its columns are known, but
        where there is one row: then they are its cells. A cell of nobody is told, but where it has to hide another.

    Returns
    -------
    array, levels x (segments + 1)
        The last column is that of the rows' sums.

    Examples
    --------
    >>> hidden(np.array([[90, 3, 60], [10, 47, 40]]), 5).astype(int)
    array([[1, 1, 0, 0],
           [1, 1, 0, 0]])
    """
    whole = np.column_stack([cells, cells.sum(axis=1)])
    found = np.asarray((whole > 0) & (whole < least))
    while (at := _another(found, whole)) is not None:
        found[at] = True
    return found


def withheld_levels(levels: Sequence[Sequence[Level]], least: int) -> list[tuple[Level, ...]]:
    """The levels of every segment, without what rests on fewer than `least` customers.

    Shares that would give these away are rounded where that leaves `least` customers open to either side, so that what
    nearly all of a segment have can be told all the same; else they are withheld, too.
    """
    told = [list(of) for of in levels]
    for name in dict.fromkeys(level.column for level in levels[0]):
        at = [j for j, level in enumerate(levels[0]) if level.column == name]
        counts = np.array([[of[j].count or 0 for of in levels] for j in at], dtype=np.int64)
        found = hidden(counts, least)
        for row, j in zip(found, at, strict=True):
            for i, of in enumerate(told):
                update = {**(_hidden(of[j], least) if row[i] else {}), **({"share_of_all": None} if row[-1] else {})}
                of[j] = of[j].model_copy(update=update)
    return [tuple(of) for of in told]


def withheld_averages(
    of_segments: Sequence[Sequence[Average]], everyone: Sequence[Average], rates: Collection[str], least: int
) -> tuple[list[tuple[Average, ...]], tuple[Average, ...]]:
    """The averages of every segment and of everyone, without what rests on fewer than `least` customers.

    `rates`: columns of 0 and 1, whose average tells how many customers have either.
    """
    told = [[*of] for of in (*of_segments, everyone)]
    for j, of_all in enumerate(everyone):
        counts = np.array([of[j].count for of in of_segments], dtype=np.int64)
        cells = counts[None]
        if of_all.column in rates:
            ones = np.array([round(of[j].count * (of[j].mean or 0.0)) for of in of_segments], dtype=np.int64)
            cells = np.stack([ones, counts - ones])
        found = hidden(cells, least)
        for of, is_hidden in zip(told, [bool(column.any()) for column in found.T], strict=True):
            of[j] = of[j].model_copy(update=_AVERAGE) if is_hidden else of[j]
    *each, whole = [tuple(of) for of in told]
    return each, whole


def withheld_outcomes(
    found: Sequence[Outcome], averages: Sequence[Sequence[Average]], levels: Sequence[Sequence[Level]]
) -> tuple[Outcome, ...]:
    """The outcomes without what the averages and levels, withheld already, do not tell either."""
    silent = {(a.column, i) for i, of in enumerate(averages, start=1) for a in of if a.mean is None}
    each = [(level, i) for i, of in enumerate(levels, start=1) for level in of]
    silent |= {(level.column, i) for level, i in each if level.share is None or level.rounded_to is not None}
    silent |= {(level.column, 0) for level in levels[0] if level.share_of_all is None}

    def told(column: str, one: OutcomeOf) -> OutcomeOf:
        return one.model_copy(update=_OUTCOME) if (column, one.segment) in silent else one

    return tuple(
        one.model_copy(
            update={"all": told(one.column, one.all), "segments": tuple(told(one.column, of) for of in one.segments)}
        )
        for one in found
    )


def _hidden(level: Level, least: int) -> dict[str, Any]:
    """What changes in a level that is not to be told as it is."""
    small = 0 < (level.count or 0) < least
    step = next((step for step in _STEPS if level.filled * step >= 2 * least), None)
    if small or step is None or level.share is None:
        return _LEVEL
    return {**_LEVEL, "share": round(round(level.share / step) * step, 2), "rounded_to": step}


def _another(found: Hidden, cells: NDArray[np.int64]) -> tuple[int, int] | None:
    """The smallest cell whose absence hides one that is given away; None where none is."""
    several = len(found) > 1
    near = ~found & (found & (found.sum(axis=0) == 1)).any(axis=0) & several
    if not near.any():
        near = ~found & (found & (found.sum(axis=1, keepdims=True) == 1)).any(axis=1, keepdims=True)
    if not near.any() and several and found.any():
        follow = _determined(found)
        near = ~found & (follow.any(axis=0) | follow.any(axis=1, keepdims=True))
    others = [(int(row), int(column)) for row, column in np.argwhere(near)]
    return min(others, key=lambda at: (cells[at], at), default=None)


def _determined(found: Hidden) -> Hidden:
    """Which hidden cells follow from the sums and the cells that are told.

    They are those whose unit vector lies in the row space of the sums over hidden cells.
    """
    at = np.argwhere(found)
    rows = (at[:, 0] == np.arange(len(found))[:, None]) * np.where(at[:, 1] == found.shape[1] - 1, -1.0, 1.0)
    columns = (at[:, 1] == np.arange(found.shape[1])[:, None]).astype(np.float64)
    sums = np.vstack([rows, columns])
    projection = np.einsum("ij,ji->i", np.linalg.pinv(sums), sums)
    follow = np.zeros_like(found)
    follow[tuple(at[projection > 1 - 1e-6].T)] = True
    return follow
