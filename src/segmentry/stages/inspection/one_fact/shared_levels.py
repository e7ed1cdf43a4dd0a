"""Levels that stand in the same rows of several columns, such as "No internet service": one fact, told once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.results.made import Made, Source
from segmentry.stages.inspection.associations import Codes
from segmentry.stages.inspection.categories import one_to_one
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import MOST_LEVELS, NEARLY_ALL

#: A level in fewer of the first rows may be the same as another by chance.
_FEWEST = 10
#: Rows over which levels are looked for that may be the same; all others then confirm it.
_LOOKED_AT = 2_000
#: Levels that are compared with all others at once.
_AT_ONCE = 500
#: Share of the rows with either of two levels in which both columns must be filled.
_BOTH = 0.9
#: Levels that say nothing apart from the name of their column.
_BARE = 4


@dataclass(frozen=True)
class SharedLevel:
    """A level by the columns in which it stands, and what says it: a column that is there or one that is made.

    `codes` has the number of the level in each of these columns.
    """

    levels: dict[str, str]
    codes: dict[str, int]
    name: str
    made: Made | None


@dataclass(frozen=True, eq=False)
class _Level:
    column: str
    code: int
    rows: NDArray[np.bool_]


def shared_levels(
    levels: Mapping[str, Codes], switches: Mapping[str, Codes], head: pa.Table, facts: Mapping[str, Facts]
) -> list[SharedLevel]:
    """Those that stand in two columns or more; `switches` are other columns with two values.

    Parameters
    ----------
    levels, switches : dict of array
        The level of each cell among the first rows as a number from 0, -1 where it is missing.
    head : Table
        The first rows.
    """
    counted = {name: len(np.unique(codes[codes >= 0])) for name, codes in levels.items()}
    wide = {name: levels[name] for name, count in counted.items() if 2 < count <= MOST_LEVELS}
    if not wide:
        return []
    narrow = {name: levels[name] for name, count in counted.items() if count == 2} | dict(switches)
    shared = []
    for group in _same_rows([*_each(wide), *_each(narrow)], wide | narrow):
        spelled = {level.column: _spelled(head, level) for level in group if level.column in wide}
        says = next((level.column for level in group if level.column in narrow), None)
        codes = {level.column: level.code for level in group if level.column in wide}
        if not spelled or len(group) < 2:
            continue
        if says is not None:
            shared.append(SharedLevel(spelled, codes, says, None))
            continue
        sources = tuple(
            Source(column=column, cell=cell, level="true", type=facts[column].type) for column, cell in spelled.items()
        )
        name = _name(spelled, facts)
        shared.append(SharedLevel(spelled, codes, name, Made(made_of=sources, rest="false")))
    return shared


def _each(columns: Mapping[str, Codes]) -> list[_Level]:
    return [
        _Level(name, int(code), codes == code)
        for name, codes in columns.items()
        for code, count in zip(*np.unique(codes[codes >= 0], return_counts=True), strict=True)
        if max(_FEWEST, (1 - NEARLY_ALL) * len(codes)) <= count <= NEARLY_ALL * len(codes)
    ]


def _same_rows(levels: Sequence[_Level], codes: Mapping[str, Codes]) -> list[list[_Level]]:
    """Groups of levels that stand in the same rows. Of columns that are copies only the first is looked at."""
    if len(levels) < 2:
        return []
    near = _near(levels)
    copies = _copies([(levels[i].column, levels[j].column) for i, j in near], codes)
    groups: dict[int, list[int]] = {}
    taken: set[int] = set()
    for i, j in near:
        if i in taken or levels[i].column in copies or levels[j].column in copies or j in taken:
            continue
        if _same(levels[i], levels[j], codes):
            groups.setdefault(i, [i]).append(j)
            taken.add(j)
    return [[levels[i] for i in group] for group in groups.values()]


def _near(levels: Sequence[_Level]) -> list[tuple[int, int]]:
    """Pairs of levels of different columns that stand in nearly the same of the first rows."""
    on = np.stack([level.rows[:_LOOKED_AT] for level in levels], axis=1).astype(np.float32)
    counts = on.sum(axis=0)
    pairs: list[tuple[int, int]] = []
    for start in range(0, len(levels), _AT_ONCE):
        both = on[:, start : start + _AT_ONCE].T @ on
        least = _BOTH * np.maximum(counts[start : start + _AT_ONCE, None], counts)
        for i, j in zip(*np.nonzero((both >= least) & (both > 0)), strict=True):
            if start + i < j and levels[start + i].column != levels[j].column:
                pairs.append((start + int(i), int(j)))
    return pairs


def _copies(pairs: Sequence[tuple[str, str]], codes: Mapping[str, Codes]) -> set[str]:
    """Columns of which every level is one of another column before them."""
    copies: set[str] = set()
    for first, second in (pair for pair, times in Counter(pairs).items() if times > 1):
        if first not in copies and one_to_one(codes[first], codes[second]):
            copies.add(second)
    return copies


def _same(one: _Level, other: _Level, codes: Mapping[str, Codes]) -> bool:
    both = (codes[one.column] >= 0) & (codes[other.column] >= 0)
    either = one.rows | other.rows
    return bool((one.rows == other.rows)[both].all() and both[either].mean() >= _BOTH)


def _spelled(head: pa.Table, level: _Level) -> str:
    cell = head.column(level.column)[int(level.rows.argmax())]
    return str(cell.cast(pa.string()).as_py())


def _name(spelled: Mapping[str, str], facts: Mapping[str, Facts]) -> str:
    """What the level is mostly called; where that is a bare "no", of which column. Never the name of another."""
    ranked = sorted(Counter(spelled.values()).items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
    level = ranked[0][0]
    column = next(column for column, own in spelled.items() if own == level)
    name = level if len(level) > _BARE else f"{column}: {level}"
    return next(candidate for candidate in unlike(name) if candidate not in facts)


def unlike(name: str) -> Iterator[str]:
    """The name, and with numbers behind it where others have it."""
    yield name
    yield from (f"{name} ({i})" for i in range(2, 1_000))
