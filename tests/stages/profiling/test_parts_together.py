"""One part of customers in several tables: of all, by group, and with the outcome. Together they tell of no few."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from segmentry.results.profile import Average, Level, Outcome, OutcomeOf
from segmentry.results.recipe import OTHER
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.goes_with import GoesWith
from segmentry.stages.profiling.withheld_parts import withheld_in_turn
from segmentry.stages.profiling.withholding import withheld_averages, withheld_levels
from tests.stages.profiling.test_withholding import FEW, ends, published_of

LEAST = 5
#: Of a group: of whom it is so, and is not, in the part, and in the rest.
CELLS = st.tuples(FEW, FEW, FEW, st.integers(20, 60))
#: 34 of the sixth group are in the part, and 4 of the fifth: all less those of the others.
ACCOUNTS = [
    *((15, 45, 39, 1210), (375, 804, 5, 43), (4, 22, 42, 1155), (73, 336, 46, 761)),
    *((2, 2, 26, 822), (17, 17, 31, 446), (13, 26, 31, 592)),
]


#: What the part is of: words, of which every group tells its levels; words of which all but one stand together; 0 and
#: 1, of which it tells averages; or numbers, of which nothing else tells.
KINDS = {"words": {"level": "v"}, "others": {"level": OTHER}, "flags": {"above": 0.0}, "numbers": {"above": 7.0}}


def clue_of(cells: np.ndarray, kind: str) -> Clue:
    inside, rest = int(cells[:2].sum()), int(cells[2:].sum())
    rates = {"value": cells[0] / inside, "rest": cells[2] / rest}
    return Clue(outcome="y", column="x", count=inside, count_rest=rest, **rates, **KINDS[kind])


def told_of(counts: np.ndarray, kind: str, *, of_lever: bool = False) -> tuple[GoesWith, Outcome, list[Level]]:
    """What is told of a part, as the clue of each group or (`of_lever`) as the groups of one of all customers, and how
    many of each are in it, as far as that is told."""
    sizes, hits = counts.sum(axis=1).tolist(), counts[:, [0, 2]].sum(axis=1).tolist()
    outcome, _ = published_of(sizes, hits, of_words=False)
    silent: list[list[Average]] = [[] for _ in sizes]
    inside = counts[:, :2].sum(axis=1).tolist()
    p = sum(inside) / sum(sizes)
    led = [
        Level(column="x", level="v", count=n, share=n / size, share_of_all=p, filled=size)
        for n, size in zip(inside, sizes, strict=True)
    ]
    levels = levels_told(led) if kind in ("words", "others") else [()] * len(sizes)
    if kind == "others":  # two levels that are told nowhere, beside one that is told of all
        assume(all(own[1].is_exact for own in levels))
        levels = [(own[1], own[0].model_copy(update=dict.fromkeys(("count", "share")))) for own in levels]
    means = averages_told(inside, sizes) if kind == "flags" else silent
    each = tuple(clue_of(own, kind) if (own >= LEAST).all() else None for own in counts)
    of_all = clue_of(counts.sum(axis=0), kind)
    leads = kind != "others"
    none = (None,) * len(each)
    own, whole = (none, of_all.model_copy(update={"in_segments": each})) if of_lever else (each, of_all)
    full = GoesWith(own, (whole,), (of_all,) if leads else (), leads=leads, led=tuple(led) if leads else ())
    told = full.withheld(means, levels, [outcome], LEAST, {"x"})
    if of_lever:
        told = replace(told, clues=next((x.in_segments for x in told.of_all), none))
    return told, outcome, counted_by(told, kind, levels, means)


def counted_by(told: GoesWith, kind: str, levels: list[tuple[Level, ...]], means: list[list[Average]]) -> list[Level]:
    """How many of each group are in the part, wherever that stands."""
    if kind == "words":
        return [own[0] for own in levels]
    if kind == "others":
        return [x.model_copy(update={"count": x.filled - (x.count or 0)}) for x, _ in levels]
    if kind == "numbers":
        return list(told.led)
    counts = [(x.count, None if x.mean is None else round(x.mean * x.count)) for [x] in means]
    return [Level(column="x", level="", count=n, share=None, share_of_all=None, filled=of) for of, n in counts]


def averages_told(inside: list[int], sizes: list[int]) -> list[tuple[Average, ...]]:
    each = [
        (Average(column="x", count=n, mean=x / n, sd=0.5, difference=0.0),) for x, n in zip(inside, sizes, strict=True)
    ]
    everyone = Average(column="x", count=sum(sizes), mean=sum(inside) / sum(sizes), sd=0.5, difference=None)
    return withheld_averages(each, (everyone,), {"x"}, LEAST)[0]


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
@given(groups=st.lists(CELLS, min_size=2, max_size=4), kind=st.sampled_from([*KINDS]), of_lever=st.booleans())
@example(groups=ACCOUNTS, kind="numbers", of_lever=False)
@example(groups=ACCOUNTS, kind="numbers", of_lever=True)
def test_no_few_follow_from_all_tables_that_tell_a_part(
    groups: list[tuple[int, ...]], kind: str, *, of_lever: bool
) -> None:
    counts = np.array(groups)
    assume((counts.sum(axis=0) >= LEAST).all())
    told, outcome, counted = told_of(counts, kind, of_lever=of_lever)
    for i, own in enumerate(counts):
        for cells in ([0], [1], [2], [3], [0, 1], [2, 3]):
            if 0 < (own[cells].sum()) < LEAST:
                most = most_of(told, outcome, counted, counts, [4 * i + cell for cell in cells])
                assert most >= LEAST - 1e-6, (i, cells, told)
        if told.clues[i] is None and 0 < own[[0, 2]].sum() < own.sum():
            for cell, other in ((0, 1), (1, 0), (2, 3), (3, 2)):
                if own[cell] == 0 < own[other]:
                    most = most_of(told, outcome, counted, counts, [4 * i + cell])
                    assert most > 1e-6, (i, cell, "it is so of all in the part, or of nobody", told)


def test_what_is_withheld_in_one_table_is_so_in_all() -> None:
    told, _, _ = told_of(np.array(ACCOUNTS), "numbers")
    assert [own.count for own in told.led] == [60, 1179, None, 409, None, 34, 39]
    assert [clue is None for clue in told.clues] == [False, False, True, False, True, False, False]
    assert told.led[2].share == pytest.approx(0.02)


def test_a_part_of_those_left_over_does_not_tell_of_few_before_it() -> None:
    """2,703 of all have it, and 2,700 of those who are not in the part before: three are in both."""
    outcome, _ = published_of([3_000, 3_000], [900, 600], of_words=False)
    first, whole, left = (
        Clue(outcome="y", column=column, level="v", value=value, rest=0.2, count=count, count_rest=3_000)
        for column, value, count in (("z", 0.5, 200), ("x", 900 / 2_703, 2_703), ("x", 899 / 2_700, 2_700))
    )
    more = left.model_copy(update={"value": 860 / 2_600, "count": 2_600})
    for second, told in ((left, (first,)), (more, (first, more))):
        shown = withheld_in_turn((first, second), [()] * 2, [()] * 2, [outcome], (whole,), LEAST)
        assert shown == told
