"""What is filled only where something ended badly points to the column that tells so, whatever that one is called.

A reason of leaving only where they lapsed, a refund only where they cancelled, a fee only where they did not come: the
levels with such consequences are the event, and what follows from it is neither a feature nor the outcome. Much is
filled within a level of another column (the guild of those who are in one), so that names of consequences decide
what is looked at, and that the levels are the rarer ones. The thresholds are ours.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from segmentry import wording
from segmentry.maths import Flags
from segmentry.stages.inspection import came_last
from segmentry.stages.inspection.associations import Codes
from segmentry.stages.inspection.categories import codes_of
from segmentry.stages.inspection.company import owed
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import SAME, Part, is_sensitive
from segmentry.stages.shared.arrangements import is_arrangement
from segmentry.stages.shared.bad_ends import side_of
from segmentry.stages.shared.bases import named
from segmentry.stages.shared.consequence_words import is_consequence, is_of_one_act
from segmentry.stages.shared.following_names import FOLLOWS
from segmentry.stages.shared.outcome_events import NO
from segmentry.stages.shared.outcome_levels import A_STATUS
from segmentry.stages.shared.traits import normal

#: Rows with a consequence from which that is no chance; levels that are looked at, and the share of rows that has one.
_FEWEST, _MOST_LEVELS, _FILLED = 20, 12, 0.95
#: The part of a level that has the consequence, that of the consequences that stand in such levels, and of the rows.
_INSIDE, _NEARLY_ALL, _RARER = 0.2, 0.98, 0.5
#: So many consequences tell by themselves that a column is an outcome.
_SEVERAL = 2
#: A word of a name that may tell which level is meant: `dna_fee`.
_LETTERS = 3


@dataclass(frozen=True)
class Consequences:
    """By outcome the levels that have consequences, and the parts of these and of what follows from them."""

    levels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: Mapping[str, Part] = field(default_factory=dict)


@dataclass(frozen=True)
class _Within:
    """The levels, of so many, of a column within which another stands, and in what part of their rows it does."""

    column: str
    levels: tuple[Any, ...]
    n_levels: int
    inside: float

    @property
    def rank(self) -> tuple[float, int]:
        """The tightest of few levels comes last."""
        return round(self.inside, 2), -self.n_levels


def find(
    head: pa.Table, facts: Mapping[str, Facts], parts: Mapping[str, Part], named_by_the_plan: Collection[str]
) -> Consequences:
    """The outcomes that consequences point to, among the first rows."""
    follow = [x for x, column in facts.items() if x not in named_by_the_plan and _is_called_so(column, parts[x])]
    able = [x for x in facts if x not in (*named_by_the_plan, *follow) and _may_end(facts[x], parts[x])]
    met = _all_within(head, follow, able)
    outcomes = {x for x, by in met.items() if _ends(facts[x], parts[x], by, [facts[y].word for y in by])}
    chosen: dict[str, dict[str, _Within]] = defaultdict(dict)
    for name in follow:
        if of := [met[x][name] for x in outcomes if name in met[x]]:
            best = max(of, key=lambda found: (*_precedence(facts[found.column], parts[found.column]), *found.rank))
            chosen[best.column][name] = best
    decided: dict[str, Part] = {
        name: ("descriptor", f"{FOLLOWS} `{x}`")
        for x, by in chosen.items()
        for name in by
        if parts[name][0] != "ignored"
    }
    for x, by in chosen.items():
        if parts[x][0] != "outcome":
            decided[x] = "outcome", f"{wording.of_columns(list(by))} stand only beside some of its levels"
    decided |= came_last.find(head, facts, {**parts, **decided}, named_by_the_plan)
    decided |= owed(facts, {**parts, **decided})
    return Consequences({x: tuple(_said(level) for level in _levels(by)) for x, by in chosen.items()}, decided)


def _precedence(column: Facts, part: Part) -> tuple[bool, bool]:
    """Whether it is of the whole relationship, as a payment that failed last ends none, and known as an outcome."""
    return not is_of_one_act(column.word), part[0] == "outcome"


def _all_within(head: pa.Table, follow: Sequence[str], able: Sequence[str]) -> dict[str, dict[str, _Within]]:
    """By column the consequences that stand within some of its levels alone."""
    met: dict[str, dict[str, _Within]] = defaultdict(dict)
    there = {name: _present(head[name].to_pandas()) for name in follow}
    rare = {name: rows for name, rows in there.items() if _FEWEST <= rows.sum() < _RARER * len(rows)}
    for column in able if rare else ():
        cells = head[column].to_pandas()
        for name, rows in rare.items():
            if (found := _within(column, cells, rows)) is not None:
                met[column][name] = found
    return met


def _levels(by: Mapping[str, _Within]) -> list[Any]:
    return list(dict.fromkeys(level for found in by.values() for level in found.levels))


def _is_called_so(column: Facts, part: Part) -> bool:
    able = part[0] not in ("id", "ignored") or part[1] == SAME
    return able and (is_consequence(column.word) or is_consequence(normal(column.name)))


def _may_end(column: Facts, part: Part) -> bool:
    """Whether its levels may tell how something ended."""
    if part[0] in ("id", "ignored", "value") or is_sensitive(part) or column.missing > 1 - _FILLED:
        return False
    if column.is_numeric:
        return (column.figures.min, column.figures.max) == (0, 1) and column.figures.distinct == 2
    return column.type in ("text", "boolean") and 2 <= column.figures.distinct <= _MOST_LEVELS


def _present(cells: "pd.Series[Any]") -> Flags:
    """Where something stands that is no 0 and no `no`; of what is mostly empty, where it is filled."""
    filled = cells.notna()
    if pd.api.types.is_numeric_dtype(cells):
        return np.asarray(filled & (cells != 0))
    if filled.mean() < _RARER:
        return np.asarray(filled)
    return np.asarray(filled & ~cells.astype(str).str.strip().str.casefold().isin(NO))


def _within(name: str, cells: "pd.Series[Any]", there: Flags) -> _Within | None:
    """The levels in which it stands, where these are few of the rows and it stands nowhere else."""
    codes: Codes = codes_of(cells)
    n_levels = int(codes.max(initial=-1)) + 1
    rows, with_it = (np.bincount(codes[x] + 1, minlength=n_levels + 1)[1:] for x in (codes >= -1, there))
    event = with_it >= _INSIDE * np.maximum(rows, 1)
    inside, of = int(with_it[event].sum()), int(rows[event].sum())
    if not event.any() or inside < _NEARLY_ALL * there.sum() or of >= _RARER * len(there):
        return None
    levels = pd.factorize(cells)[1]
    return _Within(name, tuple(levels[np.flatnonzero(event)]), n_levels, inside / of)


def _ends(column: Facts, part: Part, by: Mapping[str, _Within], words: Sequence[str]) -> bool:
    """Whether a column is an outcome: by its name or its levels, or as several consequences or one of its words say."""
    levels = [str(level) for level in _levels(by)]
    if part[0] == "outcome" or any(side_of(level, column.name) == "bad" for level in levels):
        return True
    theme = named(column.word)
    if A_STATUS.search(column.word) and theme != "is":
        return True
    if is_arrangement(column.word) or theme in ("is", "has", "thinks", "reached"):
        return False
    return len(by) >= _SEVERAL or not set(_words([column.word, *levels])).isdisjoint(_words(words))


def _said(level: Any) -> str:
    """A level as tables of outcomes have it."""
    if isinstance(level, str):
        return level
    return str(level).lower() if isinstance(level, bool | np.bool_) else "yes" if level else "no"


def _words(texts: Sequence[str]) -> Iterator[str]:
    return (word for text in texts for word in normal(text).split("_") if len(word) >= _LETTERS and word.isalpha())
