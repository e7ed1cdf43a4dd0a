"""Figures of very few customers are not told: from them, one could tell who the customers are."""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segmentry.results.profile import Average, Level, Outcome, OutcomeOf
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.in_turn import not_alone
from segmentry.stages.profiling.rate_bands import with_bands

Hidden = NDArray[np.bool_]

#: What an average, a level and an outcome no longer tell.
_AVERAGE = dict.fromkeys(("mean", "sd", "difference", "transformed_difference", "effect", "interval", "spread"))
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
    is_hidden = np.asarray((whole > 0) & (whole < least))
    while (at := _another(is_hidden, whole)) is not None:
        is_hidden[at] = True
    return is_hidden


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
        for row, j in zip(is_hidden, at, strict=True):
            for i, segment in enumerate(shown):
                update = {
                    **(_hidden(segment[j], least) if row[i] else {}),
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
            averages[j] = averages[j].model_copy(update=_AVERAGE) if is_withheld else averages[j]
    *segments, whole = [tuple(averages) for averages in shown]
    return segments, whole


def withheld_outcomes(
    outcomes: Sequence[Outcome], averages: Sequence[Sequence[Average]], levels: Sequence[Sequence[Level]], least: int
) -> tuple[Outcome, ...]:
    """The outcomes without what the averages and levels, withheld already, do not tell either; of rates near 0 or 1 a
    band."""
    silent = {(a.column, i) for i, segment in enumerate(averages, start=1) for a in segment if a.mean is None}
    numbered = [(level, i) for i, segment in enumerate(levels, start=1) for level in segment]
    silent |= {(level.column, i) for level, i in numbered if level.share is None or level.rounded_to is not None}
    silent |= {(level.column, 0) for level in levels[0] if level.share_of_all is None}

    def shown(column: str, result: OutcomeOf) -> OutcomeOf:
        return result.model_copy(update=_OUTCOME) if (column, result.segment) in silent else result

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


def withheld_clues(
    clues: Sequence[Clue | None],
    averages: Sequence[Sequence[Average]],
    levels: Sequence[Sequence[Level]],
    outcomes: Sequence[Outcome],
    least: int,
    of_all: Sequence[Clue] = (),
) -> tuple[Clue | None, ...]:
    """The clues without those that would tell of fewer than `least` customers.

    `averages`, `levels` and `outcomes` are those that are told: a clue gives away none that is withheld. `of_all` are
    the parts told of all customers: never all segments but one tell one of them.
    """
    of = {outcome.column: outcome for outcome in outcomes}
    told = tuple(
        clue
        if clue is not None
        and not _is_silent(clue, averages[i], levels[i])
        and not _is_of_few(clue, of[clue.outcome], i, least)
        else None
        for i, clue in enumerate(clues)
    )
    return not_alone(told, of_all)


def withheld_in_turn(
    in_turn: Sequence[Clue],
    averages: Sequence[Sequence[Average]],
    levels: Sequence[Sequence[Level]],
    outcomes: Sequence[Outcome],
) -> tuple[Clue, ...]:
    """The parts of all customers in turn, up to the first that may not be told."""
    told = withheld_clues_of_all(in_turn, averages, levels, outcomes)
    return tuple(clue for clue, same in zip(in_turn, told, strict=False) if clue is same)


def withheld_clues_of_all(
    clues: Sequence[Clue],
    averages: Sequence[Sequence[Average]],
    levels: Sequence[Sequence[Level]],
    outcomes: Sequence[Outcome],
) -> tuple[Clue, ...]:
    """The clues of all customers in columns, and to an outcome, of which every segment tells its figure.

    Where one is withheld, the figure of all customers less those that are told would be it.
    """
    shown = {outcome.column for outcome in outcomes if all(own.value is not None for own in outcome.segments)}
    both = list(zip(averages, levels, strict=True))
    return tuple(x for x in clues if x.outcome in shown and not any(_is_silent(x, *own) for own in both))


def _is_silent(clue: Clue, averages: Sequence[Average], levels: Sequence[Level]) -> bool:
    """Whether what the segment tells of the clue's column is withheld or rounded."""
    of_level = [level for level in levels if (level.column, level.level) == (clue.column, clue.level)]
    of_number = [average for average in averages if average.column == clue.column]
    return any(x.share is None or x.rounded_to is not None for x in of_level) or any(x.mean is None for x in of_number)


def _is_of_few(clue: Clue, outcome: Outcome, i: int, least: int) -> bool:
    """Whether a part, the rest or who is in neither is of too few; of a rate, those of whom it is so, and is not."""
    own, parts = outcome.segments[i], np.array([clue.count, clue.count_rest])
    if own.value is None:
        return True
    counts = np.append(parts, max(own.count - parts.sum(), 0))
    cells = counts[None]
    if outcome.kind == "rate":
        ones = np.rint(parts * [clue.value, clue.rest]).astype(np.int64)
        ones = np.append(ones, np.clip(round(own.value * own.count) - ones.sum(), 0, counts[-1]))
        cells = np.stack([ones, counts - ones])
    return bool(hidden(cells, least).any())


def _hidden(level: Level, least: int) -> dict[str, Any]:
    """What changes in a level that is not to be told as it is."""
    small = 0 < (level.count or 0) < least
    step = next((step for step in _STEPS if level.filled * step >= 2 * least), None)
    if small or step is None or level.share is None:
        return _LEVEL
    return {**_LEVEL, "share": round(round(level.share / step) * step, 2), "rounded_to": step}


def _another(is_hidden: Hidden, cells: NDArray[np.int64]) -> tuple[int, int] | None:
    """The smallest cell whose absence hides one that is given away; None where none is."""
    several = len(is_hidden) > 1
    near = ~is_hidden & (is_hidden & (is_hidden.sum(axis=0) == 1)).any(axis=0) & several
    if not near.any():
        near = ~is_hidden & (is_hidden & (is_hidden.sum(axis=1, keepdims=True) == 1)).any(axis=1, keepdims=True)
    if not near.any() and several and is_hidden.any():
        follow = _determined(is_hidden)
        near = ~is_hidden & (follow.any(axis=0) | follow.any(axis=1, keepdims=True))
    others = [(int(row), int(column)) for row, column in np.argwhere(near)]
    return min(others, key=lambda at: (cells[at], at), default=None)


def _determined(is_hidden: Hidden) -> Hidden:
    """Which hidden cells follow from the sums and the cells that are told.

    They are those whose unit vector lies in the row space of the sums over hidden cells.
    """
    at = np.argwhere(is_hidden)
    rows = (at[:, 0] == np.arange(len(is_hidden))[:, None]) * np.where(at[:, 1] == is_hidden.shape[1] - 1, -1.0, 1.0)
    columns = (at[:, 1] == np.arange(is_hidden.shape[1])[:, None]).astype(np.float64)
    sums = np.vstack([rows, columns])
    projection = np.einsum("ij,ji->i", np.linalg.pinv(sums), sums)
    follow = np.zeros_like(is_hidden)
    follow[tuple(at[projection > 1 - 1e-6].T)] = True
    return follow
