"""Ready-made dummies: columns of yes and no that exclude each other, which once were one category."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry import wording
from segmentry.engines.base import Rows
from segmentry.results.made import Made, Source
from segmentry.stages.inspection.one_fact.switches import Switch
from segmentry.stages.shared.made_cells import fits

#: Rows with two of them that unrelated columns would have, from which on there being none is no chance: e^-7 < 0.001.
_BY_CHANCE = 7.0
#: Share of the rows with none of them up to which they are all levels, and such a row is a missing one (ours).
_FEW = 0.02
#: Share of all rows with two of them that is put up with, where the first rows have none.
_SLIPS = 1e-4
#: How many columns it takes where nothing but being complete tells that they belong together.
_FEWEST = 3
#: Level of the rows that none of the columns names.
NONE = "none of these"
#: Words before levels that say nothing of what they are levels of.
_EMPTY = frozenset({"is", "has", "flag", "ind", "dummy", "var", "x", "d"})
_BORDER = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)")
_MARKS = " _=:.-/|[]()"

Counts = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class _Together:
    """How often two columns of yes and no say yes in the same of the first rows; in the diagonal, how often each."""

    names: tuple[str, ...]
    counts: Counts
    rows: int

    def exclusive(self, places: Sequence[int]) -> bool:
        """Whether never two of these say yes, and more often than by chance."""
        part = self.counts[np.ix_(places, places)]
        each = np.diag(part)
        expected = (each.sum() ** 2 - (each**2).sum()) / (2 * self.rows)
        return bool(part.sum() == each.sum() and expected >= _BY_CHANCE)

    def cover(self, places: Sequence[int], fewest: int) -> Iterator[list[int]]:
        """Sets of these columns of which just one says yes in nearly every row, the commonest columns first."""
        left = np.array(sorted(places, key=lambda i: -self.counts[i, i]), dtype=np.intp)
        each = np.diag(self.counts)
        while len(left):
            chosen, open_to = [], left
            while len(open_to):
                chosen.append(int(open_to[0]))
                open_to = open_to[(self.counts[chosen[-1], open_to] == 0)]
            if len(chosen) >= fewest and each[chosen].sum() >= (1 - _FEW) * self.rows and self.exclusive(chosen):
                left = left[~np.isin(left, chosen)]
                yield chosen
            else:
                left = left[1:]


def joined(rows: Rows, switches: Mapping[str, Switch]) -> dict[str, Made]:
    """The categories that these columns were, by their names; most tables have none."""
    if len(switches) < 2:
        return {}
    on = np.stack([switch.on for switch in switches.values()], axis=1).astype(np.float32)
    together = _Together(tuple(switches), on.T @ on, len(on))
    made: dict[str, Made] = {}
    for places in _groups(together):
        members = [switches[together.names[i]] for i in sorted(places)]
        name, category = _category(members)
        made[name if name not in made else " / ".join(s.name for s in members)] = category
    return {name: category for name, category in made.items() if _holds(rows, category, len(on))}


def _groups(together: _Together) -> list[list[int]]:
    """First those with the beginning of their names in common, then those that are complete without."""
    by_stem: defaultdict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(together.names):
        for stem in stems(name):
            by_stem[stem].append(i)
    groups: list[list[int]] = []
    taken: set[int] = set()

    def take(group: list[int]) -> None:
        groups.append(group)
        taken.update(group)

    for stem in sorted(by_stem, key=len):
        left = [i for i in by_stem[stem] if i not in taken]
        if len(left) > 1 and together.exclusive(left):
            take(left)
    for stem in sorted(by_stem, key=len, reverse=True):
        for group in together.cover([i for i in by_stem[stem] if i not in taken], 2):
            take(group)
    for group in together.cover([i for i in range(len(together.names)) if i not in taken], _FEWEST):
        take(group)
    return groups


def stems(name: str) -> list[str]:
    """The beginnings of a name that may be what its level is a level of.

    >>> stems("device_type_ios"), stems("Payment Method: Cash"), stems("regionNorth")
    (['device_', 'device_type_'], ['Payment ', 'Payment Method: '], ['region'])
    """
    borders = [border.end() for border in _BORDER.finditer(name) if border.start() > 0 and border.end() < len(name)]
    return [name[:end] for end in dict.fromkeys(borders)]


def _category(members: Sequence[Switch]) -> tuple[str, Made]:
    names = [member.name for member in members]
    start, end = _common(names)
    levels = [name[len(start) : len(name) - len(end)].strip(_MARKS) or name for name in names]
    stem = (start or end).strip(_MARKS)
    name = wording.listed(levels, "or", most=_FEWEST) if not stem or stem.lower() in _EMPTY else stem
    on = np.any([member.on for member in members], axis=0)
    filled = np.all([member.filled for member in members], axis=0)
    none = np.count_nonzero(filled & ~on) / len(on)
    sources = tuple(member.source(level) for member, level in zip(members, levels, strict=True))
    return name, Made(made_of=sources, rest=NONE if none > _FEW else None)


def _common(names: Sequence[str]) -> tuple[str, str]:
    """The longest beginning that all have in common, else the longest end, up to a border of words."""
    shared = set.intersection(*(set(stems(name)) for name in names))
    if shared:  # a mark ends a name sooner than a letter before a digit: city_lvl1 is of a city
        return max(shared, key=lambda stem: (not stem[-1].isalnum(), len(stem))), ""
    ends = set.intersection(*({name[len(stem) :] for stem in stems(name)} for name in names))
    last = max(ends, key=len, default="")
    return "", last


def _holds(rows: Rows, made: Made, seen: int) -> bool:
    """Whether they exclude each other in all rows, too."""
    if rows.n_rows <= seen:
        return True
    twice = sum(rows.reduce(list(made.sources), partial(_twice, made.made_of)))
    return twice <= _SLIPS * rows.n_rows


def _twice(sources: Sequence[Source], batch: pa.RecordBatch) -> int:
    said = np.sum([fits(source, batch.column(source.column)) for source in sources], axis=0)
    return int(np.count_nonzero(said > 1))
