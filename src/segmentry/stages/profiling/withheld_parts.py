"""Parts of customers, of all and of each segment, without what they tell of very few in any of their tables."""

from collections.abc import Callable, Collection, Sequence
from itertools import takewhile

import numpy as np

from segmentry.maths.disclosure import hidden, is_small
from segmentry.results.profile import Average, Level, Outcome
from segmentry.results.recipe import OTHER
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.in_turn import is_same_part
from segmentry.stages.profiling.parts_together import Told, cells_of, told_together
from segmentry.stages.profiling.withholding import withheld_levels


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


def withheld_in_segments(
    clue: Clue,
    averages: Sequence[Sequence[Average]],
    levels: Sequence[Sequence[Level]],
    outcomes: Sequence[Outcome],
    least: int,
) -> Clue:
    """A clue of all customers likewise in its segments."""
    if not clue.in_segments:
        return clue
    return clue.model_copy(update={"in_segments": withheld_clues(clue.in_segments, averages, levels, outcomes, least)})


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
) -> tuple[tuple[Clue | None, ...], tuple[Level, ...], tuple[Clue | None, ...]]:
    """The clues of every segment, the counts of the first of `parts`, which leads, where there are some, and the parts
    of all customers, with those in segments, without what each would tell of the others; None in place of a part that
    is not told.

    The same part is told in several tables: what is withheld in one is so in all. `elsewhere` tells how many of every
    segment are in a part.
    """
    kept, shown, of = tuple(clues), list[Clue | None](parts), {outcome.column: outcome for outcome in outcomes}
    for i, part in enumerate(parts):
        if any(is_same_part(part, before) for before in parts[:i]):
            continue
        same = [j for j, x in enumerate(parts) if is_same_part(x, part)]
        inside = next((parts[j].in_segments for j in same if parts[j].in_segments), (None,) * len(kept))
        mine = tuple(clue if clue is not None and is_same_part(clue, part) else None for clue in kept)
        own = tuple(x or y for x, y in zip(mine, inside, strict=True))
        of_levels = elsewhere(part)
        counts = led if led and i == 0 else of_levels
        if len(counts) not in (0, len(kept)) or not (counts or any(own)):
            continue
        told = told_together(Told(part, own, counts, of[part.outcome]), least)
        kept = tuple(x if y is None else z and y for x, y, z in zip(kept, mine, told.each, strict=True))
        led = told.led if i == 0 and led else led
        for j in same:
            shown[j] = None if of_levels and not told.led else _in_segments(parts[j], told.each)
    return kept, led, tuple(shown)


def _in_segments(part: Clue, told: Sequence[Clue | None]) -> Clue:
    """A part of all customers with those segments alone of which it is told."""
    each = (
        tuple(x if x is None else y and x for x, y in zip(part.in_segments, told, strict=True))
        if part.in_segments
        else ()
    )
    return part.model_copy(update={"in_segments": each})


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
