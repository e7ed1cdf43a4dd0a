"""One part of customers in several tables: of all, by group, and with the outcome. Together they tell of no few."""

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from segmentry.results.profile import Average, Level, Outcome, OutcomeOf
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.goes_with import GoesWith
from segmentry.stages.profiling.withholding import withheld_levels
from tests.stages.profiling.test_withholding import FEW, ends, published_of

LEAST = 5
#: Of a group: of whom it is so, and is not, in the part, and in the rest.
CELLS = st.tuples(FEW, FEW, FEW, st.integers(20, 60))
#: 34 of the sixth group are in the part, and 4 of the fifth: all less those of the others.
ACCOUNTS = [
    *((15, 45, 39, 1210), (375, 804, 5, 43), (4, 22, 42, 1155), (73, 336, 46, 761)),
    *((2, 2, 26, 822), (17, 17, 31, 446), (13, 26, 31, 592)),
]


def clue_of(cells: np.ndarray) -> Clue:
    inside, rest = int(cells[:2].sum()), int(cells[2:].sum())
    rates = {"value": cells[0] / inside, "rest": cells[2] / rest}
    return Clue(outcome="y", column="x", level="v", count=inside, count_rest=rest, **rates)


def told_of(counts: np.ndarray, *, of_words: bool) -> tuple[GoesWith, Outcome, list[Level]]:
    """What is told of a part of numbers, or of words, of which every group tells its levels, too."""
    sizes, hits = counts.sum(axis=1).tolist(), counts[:, [0, 2]].sum(axis=1).tolist()
    outcome, _ = published_of(sizes, hits, of_words=False)
    silent: list[list[Average]] = [[] for _ in sizes]
    inside = counts[:, :2].sum(axis=1).tolist()
    p = sum(inside) / sum(sizes)
    led = [
        Level(column="x", level="v", count=n, share=n / size, share_of_all=p, filled=size)
        for n, size in zip(inside, sizes, strict=True)
    ]
    of_words_told = levels_told(led) if of_words else [()] * len(sizes)
    each = tuple(clue_of(own) if (own >= LEAST).all() else None for own in counts)
    of_all = clue_of(counts.sum(axis=0))
    full = GoesWith(each, (of_all,), (of_all,), leads=True, led=tuple(led))
    told = full.withheld(silent, of_words_told, [outcome], LEAST)
    counted = [own[0] for own in of_words_told] if of_words else list(told.led)
    return told, outcome, counted


def levels_told(led: list[Level]) -> list[tuple[Level, ...]]:
    rest = [
        x.model_copy(update={"level": "w", "count": x.filled - x.count, "share": 1 - x.share, "share_of_all": 0.5})
        for x in led
    ]
    return withheld_levels(list(zip(led, rest, strict=True)), LEAST)


def so_in(own: OutcomeOf) -> tuple[float, float]:
    """Between what it lies of how many of a group, or of all, it is so."""
    if own.value is not None:
        return (float(round(own.value * own.count)),) * 2
    return tuple(end * own.count for end in own.band or (0.0, 1.0))


def in_part(level: Level) -> tuple[float, float]:
    """Between what it lies how many of a group are in the part."""
    if level.count is not None:
        return (float(level.count),) * 2
    if level.rounded_to is None:
        return 0.0, float(level.filled)
    nearest, half = round(level.share / level.rounded_to) * level.rounded_to, level.rounded_to / 2
    return max(nearest - half, 0.0) * level.filled, min(nearest + half, 1.0) * level.filled


def most_of(told: GoesWith, outcome: Outcome, counted: list[Level], counts: np.ndarray, asked: list[int]) -> float:
    """The most that some cells of the groups have together, for all that is published."""
    k, sums = len(counts), [(asked, (0.0, 1e6))]
    bounds = [(0.0, float(own.sum())) for own in counts for _ in range(4)]
    for i, (own, clue) in enumerate(zip(outcome.segments, told.clues, strict=True)):
        at = 4 * i
        sums += [([at, at + 1, at + 2, at + 3], (float(own.count),) * 2), ([at, at + 2], so_in(own))]
        sums += [([at, at + 1], in_part(counted[i]))] if counted else []
        if clue is not None:
            bounds[at : at + 4] = [(float(count),) * 2 for count in counts[i]]
    sums.append(([4 * i + cell for i in range(k) for cell in (0, 2)], so_in(outcome.all)))
    if told.of_all or told.in_turn:
        whole = enumerate(counts.sum(axis=0))
        sums += [([4 * i + cell for i in range(k)], (float(count),) * 2) for cell, count in whole]
    known = np.zeros((len(sums), 4 * k + len(sums)))
    for row, (places, _) in enumerate(sums):  # each sum is an unknown, too, between its ends
        known[row, places], known[row, 4 * k + row] = 1, -1
    return ends([(line.tolist(), 0.0) for line in known], [*bounds, *(own for _, own in sums)], 4 * k)[1]


@settings(max_examples=40, deadline=None)
@given(groups=st.lists(CELLS, min_size=2, max_size=4), of_words=st.booleans())
@example(groups=ACCOUNTS, of_words=False)
def test_no_few_follow_from_all_tables_that_tell_a_part(groups: list[tuple[int, ...]], of_words: bool) -> None:
    counts = np.array(groups)
    assume((counts.sum(axis=0) >= LEAST).all())
    told, outcome, counted = told_of(counts, of_words=of_words)
    for i, own in enumerate(counts):
        for cells in ([0], [1], [2], [3], [0, 1], [2, 3]):
            if 0 < (own[cells].sum()) < LEAST:
                most = most_of(told, outcome, counted, counts, [4 * i + cell for cell in cells])
                assert most >= LEAST - 1e-6, (i, cells, told)


def test_what_is_withheld_in_one_table_is_so_in_all() -> None:
    told, _, _ = told_of(np.array(ACCOUNTS), of_words=False)
    assert [own.count for own in told.led] == [60, 1179, None, 409, None, 34, 39]
    assert [clue is None for clue in told.clues] == [False, False, True, False, True, False, False]
    assert told.led[2].share == pytest.approx(0.02)
