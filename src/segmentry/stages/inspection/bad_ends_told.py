"""A status of several levels as one outcome: which of them are bad ends, and which may still become one.

An expert begins there: late, charged off or in default against the rest. What is still open counts as not yet.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from segmentry.engines.base import Rows
from segmentry.errors import SegmentryError
from segmentry.results.columns import Column, Finding
from segmentry.results.made import Made, Source
from segmentry.results.mend import Mend
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.one_fact.joining import beside, facts_of
from segmentry.stages.inspection.roles import SOURCE, Part
from segmentry.stages.shared.bad_ends import Side, as_one, loses_a_part, side_of
from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.level_counts import counts_in_table, level_counts
from segmentry.wording import listed, option, plural

#: Levels that are looked at, and the part of the rows whose level no word tells (ours).
_FEWEST, _MOST, _UNKNOWN = 3, 12, 0.05
#: The level of all that is no bad end, or not yet.
NOT_SO = "not so"


@dataclass(frozen=True)
class Asked:
    """What the plan says: which levels of columns count as yes (none: each is told by itself), what is an outcome, and
    of which `others` it says anything, which stay as they are."""

    yes: Mapping[str, Sequence[str]]
    outcomes: frozenset[str]
    others: frozenset[str]


@dataclass(frozen=True)
class Told:
    """What of a status is told as one: the levels that count as yes, and those that may still end so.

    Attributes
    ----------
    open_rows : int
        Rows with one of the levels that are open.
    planned : bool
        The plan says which they are.
    """

    column: str
    yes: tuple[str, ...]
    open: tuple[str, ...]
    open_rows: int
    planned: bool = False

    @property
    def level(self) -> str:
        """The levels that count as yes, as one."""
        return as_one(self.yes)

    @property
    def made(self) -> Made:
        """The column that tells them as one."""
        sources = tuple(Source(column=self.column, cell=cell, level=self.level) for cell in self.yes)
        return Made(made_of=sources, rest=NOT_SO)


@dataclass(frozen=True)
class BadEnds:
    """By the name of the column that is made, what it tells; the columns of which nobody knows a bad end; and the bad
    levels of outcomes."""

    told: Mapping[str, Told] = field(default_factory=dict)
    asked: Mapping[str, Sequence[str]] = field(default_factory=dict)
    levels: Mapping[str, Sequence[str]] = field(default_factory=dict)


def make(
    rows: Rows,
    head: pa.Table,
    facts: dict[str, Facts],
    parts: dict[str, Part],
    made: dict[str, Made],
    asked_for: Asked,
    ended: Mapping[str, Sequence[str]],
) -> tuple[pa.Table, BadEnds]:
    """The first rows with what was made beside them; `facts`, `parts` and `made` get it, too.

    `ended`: by column the levels that have consequences, which are bad ends whatever their words say.
    """
    planned = asked_for.yes
    able = [name for name, column in facts.items() if name not in asked_for.others and _may_be_one(column)]
    able = [name for name in able if parts[name][0] == "outcome" or name in asked_for.outcomes]
    counted = counts_in_table(rows, dict.fromkeys([*planned, *able]))
    told, asked = {}, {}
    for name, counts in counted.items():
        levels = {str(level): count for level, count in counts.items()}
        if name in planned:
            found = _by_plan(name, levels, planned[name])
        elif (found := _by_words(name, levels, ended.get(name, ()))) is None and len(levels) >= _FEWEST:
            asked[name] = sorted(levels, key=lambda level: (-levels[level], level))
        if found is not None:
            told[_free(f"{name} ({found.level})", facts)] = found
    new = {name: of.made for name, of in told.items()}
    made |= new
    for name, by_level in level_counts(rows, new).items():
        head = beside(head, name, made[name])
        facts[name] = facts_of(head, rows.n_rows, name, by_level, "text")
        parts[name] = "outcome", f"`{told[name].column}` as yes and no"
        parts[told[name].column] = "ignored", f"{SOURCE} `{name}` is made of"
    bad = {name: (of.level,) for name, of in told.items() if not of.planned}
    return head, BadEnds(told, asked, {**ended, **bad})


def _may_be_one(column: Facts) -> bool:
    return column.type == "text" and _FEWEST <= column.figures.distinct <= _MOST


def _by_plan(name: str, levels: Mapping[str, int], yes: Sequence[str]) -> Told | None:
    """What the plan tells, where it tells of levels that are there."""
    if missing := [level for level in yes if level not in levels]:
        there = listed([f'"{level}"' for level in levels], most=_MOST)
        raise SegmentryError(f'{option(name, "yes")} names "{missing[0]}", which is no level of it: there are {there}.')
    return Told(name, tuple(yes), (), 0, planned=True) if yes else None


def _by_words(name: str, levels: Mapping[str, int], ended: Sequence[str]) -> Told | None:
    """What the words of its levels and their consequences tell; None where that is not enough."""
    sides: dict[str, Side | None] = {level: "bad" if level in ended else side_of(level, name) for level in levels}
    bad = sorted(level for level, side in sides.items() if side == "bad")
    unknown = sum(levels[level] for level, side in sides.items() if side is None)
    if not bad or len(levels) < _FEWEST or len(bad) == len(levels):
        return None
    if not ended:  # consequences tell of all other levels that they are no bad ends
        if len(bad) + sum(side is None for side in sides.values()) == len(levels):
            return None
        if unknown > _UNKNOWN * sum(levels.values()):
            return None
    told = ("open",) if ended else ("open", None)
    still = sorted((x for x, side in sides.items() if side in told), key=lambda level: -levels[level])
    return Told(name, tuple(bad), tuple(still), sum(levels[level] for level in still))


def _free(name: str, taken: Mapping[str, Facts]) -> str:
    while name in taken:
        name = f"{name} "
    return name


def with_bad_ends(columns: Sequence[Column], found: BadEnds) -> list[Column]:
    """The columns with their bad levels, and what is open in those that were made, which are called as what they are
    made of."""
    told = found.told
    columns = [c.model_copy(update={"bad_levels": (*found.levels.get(c.name, ()),)}) for c in columns]
    return [
        c.model_copy(update={"called": display_name(told[c.name].column).words, "not_yet": told[c.name].open})
        if c.name in told
        else c
        for c in columns
    ]


def findings(found: BadEnds) -> Iterator[Finding]:
    """Which levels count as yes, and how to change that; or that nobody knows which."""
    for told in found.told.values():
        if told.planned:
            continue
        still = f" {listed(told.open)} {plural(len(told.open), 'counts', 'count')} as not yet." if told.open else ""
        part = [level for level in told.yes if loses_a_part(level)]
        if part and len(part) < len(told.yes):
            still += f" {listed(part)} {plural(len(part), 'is', 'are')} a loss in part, and may be left out."
        what = f"`{told.column}` is told as yes or no: {listed(told.yes)} {plural(len(told.yes), 'counts', 'count')}"
        remedy = f"Set {option(told.column, 'yes')} in the plan to count others, to [] to tell each level by itself."
        mend = Mend.of("Tell each level by itself", [told.column], yes=())
        yield Finding(severity="note", column=told.column, what=f"{what} as yes.{still}", remedy=remedy, mend=mend)
    for name, levels in found.asked.items():
        what = f"`{name}` has {len(levels)} levels, and no word tells which of them are wanted."
        remedy = f'Set {option(name, "yes")} = ["{levels[0]}"] in the plan, with the levels that count as yes.'
        yield Finding(severity="note", column=name, what=what, remedy=remedy)
