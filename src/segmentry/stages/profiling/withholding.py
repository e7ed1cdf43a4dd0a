"""Figures of very few customers are not told: from them, one could tell who the customers are."""

from collections.abc import Callable, Collection, Sequence
from itertools import takewhile
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segmentry.maths.disclosure import Counts, Hidden, hidden, is_open, is_small, known
from segmentry.results.profile import Average, Level, Outcome, OutcomeOf
from segmentry.results.recipe import OTHER
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.in_turn import is_same_part
from segmentry.stages.profiling.parts_together import Told, cells_of, told_together
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


def withheld_clues(
    clues: Sequence[Clue | None],
    averages: Sequence[Sequence[Average]],
    levels: Sequence[Sequence[Level]],
    outcomes: Sequence[Outcome],
    least: int,
) -> tuple[Clue | None, ...]:
    """The clues without those that would tell of fewer than `least` customers.

    `averages`, `levels` and `outcomes` are those that are told: a clue gives away none that is withheld.
    """
    of = {outcome.column: outcome for outcome in outcomes}
    return tuple(
        clue
        if clue is not None
        and not _is_silent(clue, averages[i], levels[i])
        and not _is_of_few(clue, of[clue.outcome], i, least)
        else None
        for i, clue in enumerate(clues)
    )


def withheld_in_turn(
    in_turn: Sequence[Clue],
    averages: Sequence[Sequence[Average]],
    levels: Sequence[Sequence[Level]],
    outcomes: Sequence[Outcome],
    of_all: Sequence[Clue],
    least: int,
) -> tuple[Clue, ...]:
    """The parts of all customers in turn, up to the first that may not be told.

    The same part of all customers (`of_all`), less that of those whom others leave over, is of those before it.
    """
    told = withheld_clues_of_all(in_turn, averages, levels, outcomes)
    able = tuple(clue for clue, same in zip(in_turn, told, strict=False) if clue is same)
    both = ((clue, whole) for clue in able for whole in of_all if is_same_part(clue, whole))
    few = [clue for clue, whole in both if is_small(cells_of(whole) - cells_of(clue), least).any()]
    return tuple(takewhile(lambda clue: clue not in few, able))


def told_elsewhere(
    part: Clue, averages: Sequence[Sequence[Average]], levels: Sequence[Sequence[Level]], rates: Collection[str]
) -> tuple[Level, ...]:
    """How many of every segment are in a part, as its level tells it, or the average of a column of 0 and 1; nothing
    where neither does."""
    if part.level is not None:
        each = [[x for x in own if x.column == part.column] for own in levels]
        if part.level != OTHER:
            return tuple(x for own in each for x in own if x.level == part.level)
        silent = {OTHER, *(x.level for own in each for x in own if not x.is_exact)}  # these stand together
        told = [(own[0].filled, sum(x.count or 0 for x in own if x.level not in silent)) for own in each if own]
        return tuple(_part(part, filled, filled - count) for filled, count in told)
    own = [x for each in averages for x in each if x.column == part.column and x.column in rates]
    shares = [None if x.mean is None else x.mean if part.above is not None else 1 - x.mean for x in own]
    counts = (None if share is None else round(share * x.count) for x, share in zip(own, shares, strict=True))
    return tuple(_part(part, x.count, count) for x, count in zip(own, counts, strict=True))


def _part(part: Clue, filled: int, count: int | None) -> Level:
    """So many of a segment are in a part."""
    share = None if count is None else count / max(filled, 1)
    level = part.level or ""
    return Level(column=part.column, level=level, count=count, share=share, share_of_all=None, filled=filled)


def withheld_parts(led: Sequence[Level], elsewhere: tuple[Level, ...], least: int) -> tuple[Level, ...]:
    """One part of every segment, told as far as it is elsewhere; where it is not, beside the rest alone."""
    if not led or len(elsewhere) == len(led):
        return elsewhere if led else ()
    rest = (
        x.model_copy(update={"count": x.filled - (x.count or 0), "share": 1 - (x.share or 0.0), "level": "rest"})
        for x in led
    )
    return tuple(own for own, _ in withheld_levels(list(zip(led, rest, strict=True)), least))


def withheld_together(
    clues: Sequence[Clue | None],
    led: tuple[Level, ...],
    parts: Sequence[Clue],
    elsewhere: Callable[[Clue], tuple[Level, ...]],
    outcomes: Sequence[Outcome],
    least: int,
) -> tuple[tuple[Clue | None, ...], tuple[Level, ...], tuple[Clue, ...]]:
    """The clues of every segment, the counts of the first of `parts`, which leads, where there are some, and the parts
    of all customers, without what each would tell of the others.

    The same part is told in several tables: what is withheld in one is so in all. `elsewhere` tells how many of every
    segment are in a part.
    """
    kept, shown, of = tuple(clues), list(parts), {outcome.column: outcome for outcome in outcomes}
    for i, part in enumerate(parts):
        if any(is_same_part(part, before) for before in parts[:i]):
            continue
        own = tuple(clue if clue is not None and is_same_part(clue, part) else None for clue in kept)
        of_levels = elsewhere(part)
        counts = led if led and i == 0 else of_levels
        if len(counts) not in (0, len(kept)) or not (counts or any(own)):
            continue
        told = told_together(Told(part, own, counts, of[part.outcome]), least)
        kept = tuple(z if y is not None else x for x, y, z in zip(kept, own, told.each, strict=True))
        led = told.led if i == 0 and led else led
        if of_levels and not told.led:
            shown = [x for x in shown if not is_same_part(x, part)]
    return kept, led, tuple(shown)


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
    return not all(x.is_exact for x in of_level) or any(x.mean is None for x in of_number)


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
